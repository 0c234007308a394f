//! The dialog in which a person decides about what QuickBooks never told.

use askama::Template;

use super::icon;
use super::money::in_words;
use super::when::age;
use crate::domain::intent::IntentKind;
use crate::domain::invoice::Sighting;
use crate::domain::moment::Moment;
use crate::i18n::{Locale, Value};
use crate::journeys::decide::Question;

#[derive(Template)]
#[template(path = "invoice_dialogs.html", block = "decide")]
struct Dialog<'a> {
    l: &'a Locale,
    intent: &'a str,
    text: String,
    is_invoice: bool,
    has_looked: bool,
    found: &'a [Sighting],
    choices: Vec<Pick>,
}

struct Pick {
    /// `adopt:17`, `again` or `leave`.
    value: String,
    id: String,
    word: String,
    help: String,
}

pub(in crate::web) fn dialog(
    locale: &Locale,
    question: &Question,
    now: Moment,
) -> askama::Result<String> {
    let intent = &question.intent;
    Dialog {
        l: locale,
        intent: intent.id.as_str(),
        text: text(locale, question, now),
        is_invoice: intent.kind == IntentKind::CreateInvoice,
        has_looked: question.has_looked,
        found: &question.found,
        choices: choices(locale, question, now),
    }
    .render()
}

fn text(locale: &Locale, question: &Question, now: Moment) -> String {
    let intent = &question.intent;
    let age = age(
        locale,
        intent.first_sent_at.unwrap_or(intent.created_at),
        now,
    );
    let amount = intent.expected.zip(intent.currency);
    match (intent.kind, amount) {
        (IntentKind::CreateInvoice, Some((amount, currency))) => locale.text_with(
            "decide-text-invoice",
            &[
                ("age", age.into()),
                ("amount", in_words(locale, amount, currency).into()),
                ("customer", Value::from(&intent.customer_name)),
            ],
        ),
        (kind, _) => {
            let key = match kind {
                IntentKind::SendInvoice => "decide-what-send",
                _ => "decide-what-other",
            };
            let what = locale.plain(key, &[]);
            locale.text_with(
                "decide-text-change",
                &[("age", age.into()), ("what", what.into())],
            )
        }
    }
}

fn choices(locale: &Locale, question: &Question, now: Moment) -> Vec<Pick> {
    let today = now.naive().date();
    let adopt = question.found.iter().map(|seen| Pick {
        value: format!("adopt:{}", seen.id),
        id: format!("decide-{}", seen.id),
        word: locale.text_with("decide-this", &[("number", number_of(locale, seen).into())]),
        help: locale.text_with(
            "decide-this-help",
            &[
                ("amount", amount_of(locale, seen).into()),
                (
                    "date",
                    seen.issued
                        .map(|day| locale.date_short(day, today))
                        .unwrap_or_default()
                        .into(),
                ),
            ],
        ),
    });
    let again = match question.intent.kind {
        IntentKind::CreateInvoice => "decide-again-invoice",
        IntentKind::SendInvoice => "decide-again-send",
        _ => "decide-again-other",
    };
    let pick = |value: &str, key: &str| Pick {
        value: value.to_owned(),
        id: format!("decide-{value}"),
        word: locale.text(key),
        help: locale.text(&format!("{key}-help")),
    };
    let again = question.can_repeat.then(|| pick("again", again));
    adopt
        .chain(again)
        .chain([pick("leave", "decide-leave")])
        .collect()
}

fn amount_of(locale: &Locale, seen: &Sighting) -> String {
    seen.currency.map_or_else(
        || seen.total.normalize().to_string(),
        |currency| in_words(locale, seen.total, currency),
    )
}

fn number_of(locale: &Locale, seen: &Sighting) -> String {
    let number = seen.number.clone().filter(|number| !number.is_empty());
    number.unwrap_or_else(|| locale.text("invoice-no-number"))
}
