//! The create form: customer, details, lines, sums; every value as it was typed.

use askama::Template;

use super::deal_changes::sentences;
use super::field::Marked;
use super::icon;
use super::invoice_currency::CurrencyPart;
use super::invoice_customer::CustomerPart;
use super::invoice_details::DetailsPart;
use super::invoice_lines::LinesPart;
use super::invoice_pieces::Sums;
use super::problems::{Mark, marks};
use super::when::Clock;
use crate::i18n::{Locale, Value};
use crate::journeys::open_form::FormView;

#[derive(Template)]
#[template(path = "invoice_form.html")]
struct Form<'a> {
    l: &'a Locale,
    v: &'a FormView,
    marks: &'a [Mark],
    /// Pressed *Create invoice*, refused.
    refused: bool,
    currency: Option<CurrencyPart<'a>>,
    customer: CustomerPart<'a>,
    details: DetailsPart<'a>,
    lines: LinesPart<'a>,
    sums: &'a Sums,
    saved: Option<Clock>,
    /// What became of the deal meanwhile.
    changes: Vec<String>,
    /// A change of the customer is still under way.
    waiting: bool,
}

impl Marked for Form<'_> {
    fn marks(&self) -> &[Mark] {
        self.marks
    }
}

/// The form as it opens.
pub(in crate::web) fn form(l: &Locale, view: &FormView) -> askama::Result<String> {
    draw(l, view, false, false)
}

/// The form, while QuickBooks has not confirmed a change of the customer.
pub(in crate::web) fn waiting(l: &Locale, view: &FormView) -> askama::Result<String> {
    draw(l, view, false, true)
}

/// The same form with what has to be looked at; nothing was created.
pub(in crate::web) fn refused(l: &Locale, view: &FormView) -> askama::Result<String> {
    draw(l, view, true, false)
}

fn draw(l: &Locale, v: &FormView, refused: bool, waiting: bool) -> askama::Result<String> {
    let (marks, sums) = (marks(l, &v.errors), Sums::new(l, v));
    Form {
        l,
        v,
        marks: &marks,
        refused,
        currency: CurrencyPart::new(l, v, &marks),
        customer: CustomerPart::new(l, v, &marks),
        details: DetailsPart::new(l, v, &marks, &sums),
        lines: LinesPart::new(l, v, &marks),
        sums: &sums,
        saved: v.saved_at.map(|at| Clock::new(l, "saved-at", at)),
        changes: sentences(l, &v.deal_changes),
        waiting,
    }
    .render()
}

impl Form<'_> {
    fn shows_discount(&self) -> bool {
        self.v.books.allow_discount || !self.v.input.discount.is_empty()
    }

    fn errors_title(&self) -> String {
        let count = i64::try_from(self.marks.len()).unwrap_or(i64::MAX);
        self.l
            .text_with("errors-title", &[("count", Value::Number(count))])
    }
}
