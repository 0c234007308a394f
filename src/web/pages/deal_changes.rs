//! What became of the deal since the draft was made from it, in words.

use crate::domain::deal_change::DealChange;
use crate::i18n::{Locale, Value};

pub(super) fn sentences(l: &Locale, changes: &[DealChange]) -> Vec<String> {
    changes.iter().map(|change| sentence(l, change)).collect()
}

fn sentence(l: &Locale, change: &DealChange) -> String {
    let named = |key, name: &String| l.text_with(key, &[("name", Value::from(name))]);
    let from = |key, before: &String, now: &String| {
        let word = |text: &String| {
            if text.is_empty() {
                l.text("changed-none")
            } else {
                text.clone()
            }
        };
        l.text_with(
            key,
            &[("now", word(now).into()), ("before", word(before).into())],
        )
    };
    let number = |key, name: &String, before, now| {
        let values = [
            ("name", Value::from(name)),
            ("now", l.number(now).into()),
            ("before", l.number(before).into()),
        ];
        l.text_with(key, &values)
    };
    match change {
        DealChange::Added(name) => named("changed-added", name),
        DealChange::Removed(name) => named("changed-removed", name),
        DealChange::Terms(name) => named("changed-terms", name),
        DealChange::Quantity { name, before, now } => number("changed-quantity", name, before, now),
        DealChange::Price { name, before, now } => number("changed-price", name, before, now),
        DealChange::Order => l.text("changed-order"),
        DealChange::Discount => l.text("changed-discount"),
        DealChange::Currency { before, now } => from("changed-currency", before, now),
        DealChange::Organization { before, now } => from("changed-organization", before, now),
        DealChange::Person { before, now } => from("changed-person", before, now),
    }
}
