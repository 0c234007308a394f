//! What stands on a line besides what is typed: its amount, where it came from, what a bundle consists of.

use rust_decimal::Decimal;

use super::invoice_pieces::{amount_of, digits};
use crate::domain::deal::DealLine;
use crate::domain::draft::{LineKind, Part};
use crate::domain::form::LineInput;
use crate::domain::money;
use crate::i18n::{Locale, Value};
use crate::journeys::open_form::FormView;

pub(super) struct LinePiece {
    pub(super) amount: String,
    /// The price of one bundle.
    pub(super) each: String,
    pub(super) note: String,
    pub(super) is_sold: bool,
}

impl LinePiece {
    pub(super) fn new(l: &Locale, view: &FormView, at: usize) -> Self {
        let kind = view
            .input
            .lines
            .get(at)
            .map_or(LineKind::Text, LineInput::kind);
        let parts = view.notes.get(at).map_or(&[][..], |note| &note.parts);
        Self {
            amount: amount_of(l, view, at),
            each: if kind == LineKind::Bundle {
                l.amount(&price_of(parts), digits(view))
            } else {
                String::new()
            },
            note: note(l, view, at),
            is_sold: kind.sells(),
        }
    }
}

fn price_of(parts: &[Part]) -> Decimal {
    let one = |part: &Part| money::round(part.quantity.saturating_mul(part.price), 2);
    parts.iter().map(one).sum()
}

fn count(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// *From the deal: monthly, 12 periods*; *Bundle of 2 items …*.
fn note(l: &Locale, view: &FormView, at: usize) -> String {
    let Some(known) = view.notes.get(at) else {
        return String::new();
    };
    let bundle = (!known.parts.is_empty()).then(|| {
        let names: Vec<&str> = known.parts.iter().map(|part| part.name.as_str()).collect();
        let names = names.join(", ");
        l.text_with(
            "line-bundle",
            &[
                ("count", count(known.parts.len())),
                ("names", names.as_str().into()),
            ],
        )
    });
    let deal = known.row.as_ref().and_then(|row| recurring(l, row));
    bundle.into_iter().chain(deal).collect::<Vec<_>>().join(" ")
}

/// How the deal bills the product, where it does so again and again.
fn recurring(l: &Locale, row: &DealLine) -> Option<String> {
    let key = match row.billing_frequency.as_str() {
        "annually" => "freq-annually",
        "semi-annually" => "freq-semi-annually",
        "quarterly" => "freq-quarterly",
        "monthly" => "freq-monthly",
        "weekly" => "freq-weekly",
        _ => return None,
    };
    let mut details = l.text(key);
    if let Some(cycles) = row.billing_cycles {
        details = format!(
            "{details}, {}",
            l.text_with("line-periods", &[("count", i64::from(cycles).into())])
        );
    }
    let from = l.text_with("line-from-deal", &[("details", details.as_str().into())]);
    Some(format!("{from}. {}", l.text("line-one-period")))
}

/// *Fill all 7 lines without an item with*.
pub(super) fn fill_words(l: &Locale, unlinked: usize) -> String {
    l.text_with("lines-fill", &[("count", count(unlinked))])
}
