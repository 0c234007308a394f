//! *Invoice details* in the create form: currency, dates, number, tax, words.

use askama::Template;
use askama::filters::HtmlSafe;

use super::field::Marked;
use super::icon;
use super::invoice_lines::Choice;
use super::invoice_pieces::Sums;
use super::problems::Mark;
use crate::domain::books::TaxRegime;
use crate::i18n::Locale;
use crate::journeys::open_form::FormView;

#[derive(Template)]
#[template(path = "invoice_details.html")]
pub(super) struct DetailsPart<'a> {
    l: &'a Locale,
    v: &'a FormView,
    marks: &'a [Mark],
    sums: &'a Sums,
    currencies: Vec<Choice>,
    taxes: Vec<Choice>,
    rate_label: String,
    is_us: bool,
}

/// Escaped already, by the same engine.
impl HtmlSafe for DetailsPart<'_> {}

impl Marked for DetailsPart<'_> {
    fn marks(&self) -> &[Mark] {
        self.marks
    }
}

impl<'a> DetailsPart<'a> {
    pub(super) fn new(l: &'a Locale, v: &'a FormView, marks: &'a [Mark], sums: &'a Sums) -> Self {
        Self {
            l,
            v,
            marks,
            sums,
            currencies: currencies(v),
            taxes: taxes(l, v),
            rate_label: l.plain(
                "currency-rate",
                &[
                    ("from", "{from}".into()),
                    ("to", v.books.home_currency.code().into()),
                ],
            ),
            is_us: v.books.tax.is_us(),
        }
    }

    fn is_foreign(&self) -> bool {
        !self.v.input.currency.is_empty()
            && self.v.input.currency != self.v.books.home_currency.code()
    }
}

fn currencies(v: &FormView) -> Vec<Choice> {
    v.currencies
        .iter()
        .map(|currency| Choice {
            value: currency.code().to_owned(),
            word: format!("{}, {}", currency.code(), currency.name()),
            chosen: v.input.currency == currency.code(),
        })
        .collect()
}

fn taxes(l: &Locale, v: &FormView) -> Vec<Choice> {
    let of = |value: &str, key| Choice {
        value: value.to_owned(),
        word: l.text(key),
        chosen: v.input.tax == value,
    };
    match v.books.tax {
        TaxRegime::Codes => vec![
            of("excluded", "tax-excluded"),
            of("inclusive", "tax-inclusive"),
            of("none", "tax-none"),
        ],
        TaxRegime::UsAutomated | TaxRegime::UsManual => vec![Choice {
            value: "us".to_owned(),
            word: l.text("tax-by-quickbooks"),
            chosen: true,
        }],
        TaxRegime::Off => vec![of("none", "tax-none")],
    }
}
