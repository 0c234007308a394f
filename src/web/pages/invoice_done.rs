//! How *Create invoice* ended: made, made already by another form, or not known yet.

use askama::Template;
use chrono::NaiveDate;

use super::icon;
use super::money::in_words;
use super::panel_rows::{number_of, status_icon, status_word};
use super::unlike::{self, UnlikeView};
use crate::domain::invoice::Invoice;
use crate::i18n::{Locale, Value};
use crate::journeys::create_invoice::{Conflict, Created, Pending};

#[derive(Template)]
#[template(path = "invoice_done.html")]
struct Done<'a> {
    l: &'a Locale,
    end: End<'a>,
}

enum End<'a> {
    Created(Box<Made<'a>>),
    Conflict(Earlier<'a>),
    Pending { intent: String, in_doubt: bool },
}

struct Made<'a> {
    title: String,
    number: String,
    status: &'static str,
    icon: &'static str,
    word: String,
    customer: &'a str,
    total: String,
    issued: Option<String>,
    due: Option<String>,
    differs: Option<String>,
    unlike: Vec<UnlikeView>,
    open_url: &'a Option<String>,
}

struct Earlier<'a> {
    row: Option<Brief<'a>>,
    total: Option<String>,
    open_url: &'a Option<String>,
}

struct Brief<'a> {
    number: String,
    customer: &'a str,
    total: String,
}

pub(in crate::web) fn created(l: &Locale, created: &Created) -> askama::Result<String> {
    let invoice = &created.invoice;
    // A day ago is early enough for a new invoice: what matters is whether it is due already.
    let today = invoice.issued.unwrap_or(NaiveDate::MIN);
    let status = invoice.status(today);
    let number = number_of(l, invoice);
    let date = |day: NaiveDate| l.date(day);
    let made = Made {
        title: match &invoice.number {
            Some(number) => l.text_with("created-title", &[("number", Value::from(number))]),
            None => l.text("created-title-plain"),
        },
        number,
        status: status.key(),
        icon: status_icon(status),
        word: status_word(l, status),
        customer: &invoice.customer_name,
        total: in_words(l, invoice.total, invoice.currency),
        issued: invoice.issued.map(date),
        due: invoice.due.map(date),
        differs: invoice
            .differs()
            .map(|comparison| unlike::sentence(l, comparison, invoice.currency)),
        unlike: invoice.differs().map_or_else(Vec::new, |comparison| {
            UnlikeView::all(l, comparison, invoice.currency)
        }),
        open_url: &created.open_url,
    };
    Done {
        l,
        end: End::Created(Box::new(made)),
    }
    .render()
}

pub(in crate::web) fn conflict(l: &Locale, conflict: &Conflict) -> askama::Result<String> {
    let brief = |invoice: &'_ Invoice| {
        (
            number_of(l, invoice),
            in_words(l, invoice.total, invoice.currency),
        )
    };
    let row = conflict.invoice.as_ref().map(|invoice| {
        let (number, total) = brief(invoice);
        Brief {
            number,
            customer: &invoice.customer_name,
            total,
        }
    });
    let total = conflict
        .total
        .map(|(amount, currency)| in_words(l, amount, currency));
    Done {
        l,
        end: End::Conflict(Earlier {
            row,
            total,
            open_url: &conflict.open_url,
        }),
    }
    .render()
}

pub(in crate::web) fn pending(l: &Locale, pending: &Pending) -> askama::Result<String> {
    Done {
        l,
        end: End::Pending {
            intent: pending.intent.to_string(),
            in_doubt: pending.in_doubt,
        },
    }
    .render()
}
