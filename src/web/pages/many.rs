//! Words about several invoices at once: questions, what was done, what stays as it is and why.

use askama::Template;

use super::all_invoices::deal_title;
use super::invoice_menu::Question;
use super::panel_rows::number_of;
use super::{action_words, icon};
use crate::domain::invoice::Invoice;
use crate::i18n::{Locale, Value};
use crate::journeys::link_invoice::Linked;
use crate::journeys::link_many::Answer;
use crate::web::error::journey_sentence;

/// A note; its list names what stays as it is.
#[derive(Template)]
#[template(path = "many_left.html")]
struct Left {
    title: String,
    rows: Vec<String>,
}

fn count(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// *3 invoices linked*.
pub(in crate::web) fn counted(l: &Locale, key: &str, number: usize) -> String {
    l.plain(key, &[("count", count(number))])
}

/// `None` where nothing stays as it is.
pub(in crate::web) fn left(l: &Locale, answers: &[Answer]) -> askama::Result<Option<String>> {
    let rows: Vec<String> = answers.iter().filter_map(|one| row(l, one)).collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let title = l.text_with("many-left", &[("count", count(rows.len()))]);
    Left { title, rows }.render().map(Some)
}

fn row(l: &Locale, answer: &Answer) -> Option<String> {
    let named = |invoice: &Invoice, why: String| {
        let values = [
            ("number", Value::from(number_of(l, invoice))),
            ("why", why.into()),
        ];
        Some(l.text_with("many-left-row", &values))
    };
    match &answer.end {
        Ok(Linked::Done(_)) => None,
        Ok(Linked::Elsewhere {
            invoice,
            deal,
            title,
        }) => {
            let title = deal_title(l, *deal, Some(title));
            let why = l.text_with("many-elsewhere", &[("deal", Value::from(&title))]);
            named(invoice, why)
        }
        Ok(Linked::Refused(invoice, why)) => named(invoice, action_words::not(l, *why)),
        Err(error) => Some(journey_sentence(error, l)),
    }
}

/// Names the deals that show them so far, each once.
pub(in crate::web) fn move_question(l: &Locale, elsewhere: &[(Invoice, String)]) -> Question {
    let mut deals: Vec<String> = Vec::new();
    for (invoice, title) in elsewhere {
        let named = invoice.deal.map(|deal| deal_title(l, deal, Some(title)));
        deals.extend(named.filter(|named| !deals.contains(named)));
    }
    let values = [
        ("count", count(elsewhere.len())),
        ("deals", deals.join(", ").into()),
    ];
    Question {
        title: l.plain("move-many-title", &values),
        text: l.plain("move-many-text", &values),
        ok: l.plain("move-ok", &[]),
        cancel: l.plain("cancel", &[]),
    }
}

/// `left`: ticked too, and not linked to the deal.
pub(in crate::web) fn unlink_question(l: &Locale, number: usize, left: usize) -> Question {
    let values = [("count", count(number))];
    let mut text = l.plain("unlink-many-text", &values);
    if left > 0 {
        text.push(' ');
        text.push_str(&l.plain("unlink-many-left", &[("count", count(left))]));
    }
    Question {
        title: l.plain("unlink-many-title", &values),
        text,
        ok: l.plain("unlink", &[]),
        cancel: l.plain("cancel", &[]),
    }
}
