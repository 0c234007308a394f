//! The dialog that turns instalments of the deal into lines.

use askama::Template;

use super::invoice_pieces::{self, Options};
use crate::domain::money::Currency;
use crate::i18n::{Locale, Value};
use crate::journeys::instalments::{Instalments, Offered};

#[derive(Template)]
#[template(path = "instalments.html")]
struct Dialog<'a> {
    l: &'a Locale,
    all: Vec<Line>,
    has_dates: bool,
    /// The amounts are in another currency than the deal's.
    note: Option<String>,
    item: Option<Options<'a>>,
}

/// What the line would say.
struct Line {
    text: String,
    /// The same with the day it is billed on.
    dated: String,
    price: String,
    words: String,
}

pub(in crate::web) fn dialog(l: &Locale, found: &Instalments) -> askama::Result<String> {
    let note = || {
        l.text_with(
            "instalments-in",
            &[("currency", Value::from(&found.currency))],
        )
    };
    Dialog {
        l,
        all: found
            .all
            .iter()
            .map(|one| Line::new(l, one, &found.currency))
            .collect(),
        has_dates: found.all.iter().any(|one| one.billed.is_some()),
        note: found.is_converted.then(note),
        item: found
            .item
            .as_ref()
            .map(|item| invoice_pieces::item(l, item)),
    }
    .render()
}

impl Line {
    fn new(l: &Locale, one: &Offered, currency: &str) -> Self {
        let digits = Currency::parse(currency).map_or(2, Currency::digits);
        let amount = l.amount_with_code(&one.amount, digits, currency);
        let day = one.billed.map(|day| l.date(day));
        Self {
            text: one.description.clone(),
            dated: match &day {
                Some(day) => format!("{}, {day}", one.description),
                None => one.description.clone(),
            },
            price: one.amount.normalize().to_string(),
            words: match day {
                Some(day) => l.text_with(
                    "instalments-when",
                    &[("amount", amount.into()), ("date", day.into())],
                ),
                None => amount,
            },
        }
    }
}
