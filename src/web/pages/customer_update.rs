//! *Compare and update*: the customer in QuickBooks beside what the invoice says.

use askama::Template;

use super::icon;
use super::problems::marks;
use crate::domain::customer_change::{Difference, Part};
use crate::domain::problem::{FieldError, Place, Problem};
use crate::i18n::Locale;
use crate::journeys::update_customer::Comparison;

#[derive(Template)]
#[template(path = "customer_update.html")]
struct Page<'a> {
    l: &'a Locale,
    c: &'a Comparison,
    rows: Vec<Row<'a>>,
    /// What the visible end of a tax number says.
    help: String,
    errors: Vec<String>,
}

struct Row<'a> {
    key: &'static str,
    label: String,
    now: &'a [String],
    then: &'a [String],
    /// *Hidden by QuickBooks, ends in …*, or nothing.
    masked: String,
    ticked: bool,
}

pub(in crate::web) fn page(l: &Locale, c: &Comparison) -> askama::Result<String> {
    Page {
        l,
        c,
        rows: c.differences.iter().map(|one| row(l, one)).collect(),
        help: help(l, c),
        errors: c.errors.iter().map(|error| sentence(l, error)).collect(),
    }
    .render()
}

fn row<'a>(l: &Locale, one: &'a Difference) -> Row<'a> {
    let masked = one
        .masked
        .as_ref()
        .map(|masked| l.text_with("compare-masked", &[("end", masked.end.as_str().into())]));
    Row {
        key: one.part.key(),
        label: l.text(label(one.part)),
        now: &one.now,
        then: &one.then,
        masked: masked.unwrap_or_default(),
        ticked: one.is_certain(),
    }
}

pub(super) fn label(part: Part) -> &'static str {
    match part {
        Part::Address => "field-address",
        Part::Email => "field-email",
        Part::TaxNumber => "field-tax-number",
        Part::Phone => "field-phone",
    }
}

fn help(l: &Locale, c: &Comparison) -> String {
    let masked = c.differences.iter().find_map(|one| one.masked.as_ref());
    match masked {
        Some(masked) if masked.agrees => l.text("compare-masked-same"),
        Some(_) => l.text("compare-masked-other"),
        None => String::new(),
    }
}

fn sentence(l: &Locale, error: &FieldError) -> String {
    if (&error.place, &error.problem) == (&Place::Form, &Problem::Empty) {
        return l.text("compare-tick");
    }
    marks(l, std::slice::from_ref(error))
        .into_iter()
        .map(|mark| {
            if mark.label.is_empty() {
                mark.sentence
            } else {
                format!("{}: {}", mark.label, mark.sentence)
            }
        })
        .collect()
}
