//! What of an invoice QuickBooks made otherwise than it was shown, in words.

use super::money::in_words;
use crate::domain::comparison::{Comparison, Part, Unlike};
use crate::domain::money::Currency;
use crate::i18n::Locale;

/// A row of the table.
pub(super) struct UnlikeView {
    pub(super) what: String,
    pub(super) why: String,
    pub(super) asked: Option<String>,
    pub(super) made: Option<String>,
}

impl UnlikeView {
    pub(super) fn all(l: &Locale, comparison: &Comparison, currency: Currency) -> Vec<Self> {
        let view = |one: &Unlike| Self {
            what: match one.part {
                Part::Line if one.name.is_empty() => l.text("differs-line"),
                Part::Line => one.name.clone(),
                Part::Discount => l.text("sum-discount"),
                Part::Tax => l.text("differs-tax"),
                Part::Rest => l.text("differs-rest"),
            },
            why: l.text(why(one)),
            asked: one.asked.map(|amount| in_words(l, amount, currency)),
            made: one.made.map(|amount| in_words(l, amount, currency)),
        };
        comparison.unlike.iter().map(view).collect()
    }
}

fn why(one: &Unlike) -> &'static str {
    match one.part {
        Part::Line if one.asked.is_none() => "differs-added",
        Part::Line if one.made.is_none() => "differs-left-out",
        Part::Line => "differs-line-why",
        Part::Discount => "differs-discount-why",
        Part::Tax => "differs-tax-why",
        Part::Rest => "differs-rest-why",
    }
}

/// By how much the total is another, or that it is not.
pub(super) fn sentence(l: &Locale, comparison: &Comparison, currency: Currency) -> String {
    let by = comparison.by();
    let key = match () {
        () if by.is_zero() => return l.text("created-differs-inside"),
        () if by.is_sign_negative() => "created-differs-less",
        () => "created-differs",
    };
    l.text_with(
        key,
        &[("difference", in_words(l, by.abs(), currency).into())],
    )
}
