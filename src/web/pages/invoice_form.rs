//! The create form: customer, details, lines, sums; every value as it was typed.

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;
use super::invoice_lines::{Choice, LineView, codes};
use super::invoice_pieces::Sums;
use super::problems::{Mark, marks};
use super::when::Clock;
use crate::domain::books::TaxRegime;
use crate::domain::customer::{MatchReason, Proposal};
use crate::domain::deal::Record;
use crate::i18n::{Locale, Value};
use crate::journeys::open_form::FormView;

#[derive(Template)]
#[template(path = "invoice_form.html")]
struct Form<'a> {
    l: &'a Locale,
    v: &'a FormView,
    marks: Vec<Mark>,
    /// Pressed *Create invoice*, refused.
    refused: bool,
    buyer: Buyer,
    picks: Vec<Pick>,
    currencies: Vec<Choice>,
    taxes: Vec<Choice>,
    lines: Vec<LineView>,
    blank: LineView,
    blank_text: LineView,
    hint: String,
    sums: Sums,
    saved: Option<Clock>,
    rate_label: String,
    has_tax_column: bool,
    is_us: bool,
}

/// Which customer the form means as it opens.
struct Buyer {
    kind: String,
    id: String,
    name: String,
    /// Shown as linked, with *Change customer*.
    linked: bool,
    note: String,
}

/// A customer to choose, as a radio button.
struct Pick {
    id: String,
    name: String,
    why: String,
    code: &'static str,
    chosen: bool,
}

/// An error under its control; empty and hidden while there is none.
#[derive(Template)]
#[template(
    source = r#"<span class="error" id="{{ id }}-e"{% if sentence.is_empty() %} hidden{% endif %}>{{ self::icon("alert") }} <span>{{ sentence }}</span></span>"#,
    ext = "html"
)]
pub(super) struct FieldError<'a> {
    pub(super) id: &'a str,
    pub(super) sentence: &'a str,
}

/// Escaped already, by the same engine.
impl HtmlSafe for FieldError<'_> {}

/// ` aria-invalid="true"` or nothing.
pub(super) struct Invalid(bool);

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0 {
            r#" aria-invalid="true""#
        } else {
            ""
        })
    }
}

/// One of two constants.
impl HtmlSafe for Invalid {}

/// The mistakes of one form, looked up by control.
pub(super) trait Marked {
    fn marks(&self) -> &[Mark];

    fn sentence(&self, id: &str) -> &str {
        self.marks()
            .iter()
            .find(|mark| mark.field == id)
            .map_or("", |mark| mark.sentence.as_str())
    }

    fn error<'a>(&'a self, id: &'a str) -> FieldError<'a> {
        FieldError {
            id,
            sentence: self.sentence(id),
        }
    }

    fn invalid(&self, id: &str) -> Invalid {
        Invalid(!self.sentence(id).is_empty())
    }
}

impl Marked for Form<'_> {
    fn marks(&self) -> &[Mark] {
        &self.marks
    }
}

/// The form as it opens.
pub(in crate::web) fn form(l: &Locale, view: &FormView) -> askama::Result<String> {
    build(l, view, false).render()
}

/// The same form with what has to be looked at; nothing was created.
pub(in crate::web) fn refused(l: &Locale, view: &FormView) -> askama::Result<String> {
    build(l, view, true).render()
}

fn build<'a>(l: &'a Locale, v: &'a FormView, refused: bool) -> Form<'a> {
    let codes = codes(v);
    let is_us = v.books.tax.is_us();
    let lines = v
        .input
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| LineView::new(l, v, line, at, &codes))
        .collect();
    let count = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let (products, linked) = v.from_deal;
    Form {
        l,
        v,
        marks: marks(l, &v.errors),
        refused,
        buyer: buyer(l, v),
        picks: picks(l, v),
        currencies: currencies(v),
        taxes: taxes(l, v),
        lines,
        blank: LineView::blank(l, v, "item", &codes),
        blank_text: LineView::blank(l, v, "text", &codes),
        hint: if products == 0 {
            String::new()
        } else {
            l.text_with(
                "lines-hint",
                &[("count", count(products)), ("linked", count(linked))],
            )
        },
        sums: Sums::new(l, v),
        saved: v.saved_at.map(|at| Clock::new(l, "saved-at", at)),
        rate_label: l.plain(
            "currency-rate",
            &[
                ("from", "{from}".into()),
                ("to", v.books.home_currency.code().into()),
            ],
        ),
        has_tax_column: v.books.tax != TaxRegime::Off,
        is_us,
    }
}

fn buyer(l: &Locale, v: &FormView) -> Buyer {
    if let Some(customer) = &v.customer {
        let note = customer.currency.map_or_else(
            || l.text("customer-linked-plain"),
            |currency| l.text_with("customer-linked", &[("currency", currency.code().into())]),
        );
        return Buyer {
            kind: "existing".to_owned(),
            id: customer.id.to_string(),
            name: customer.display_name.clone(),
            linked: true,
            note,
        };
    }
    let chosen = if v.input.customer_kind.is_empty() {
        v.proposals.iter().find(|proposal| proposal.certain)
    } else {
        None
    };
    match chosen {
        Some(sure) => Buyer {
            kind: "existing".to_owned(),
            id: sure.customer.id.to_string(),
            name: sure.customer.display_name.clone(),
            linked: false,
            note: String::new(),
        },
        None => Buyer {
            kind: v.input.customer_kind.clone(),
            id: v.input.customer_id.clone(),
            name: v.input.customer_name.clone(),
            linked: false,
            note: String::new(),
        },
    }
}

fn picks(l: &Locale, v: &FormView) -> Vec<Pick> {
    let current = v.customer.iter().map(|customer| Pick {
        id: customer.id.to_string(),
        name: customer.display_name.clone(),
        why: l.text("customer-current"),
        code: customer.currency.map_or("", |currency| currency.code()),
        chosen: true,
    });
    let proposed = v.proposals.iter().map(|proposal| Pick {
        id: proposal.customer.id.to_string(),
        name: proposal.customer.display_name.clone(),
        why: reason(l, proposal),
        code: proposal
            .customer
            .currency
            .map_or("", |currency| currency.code()),
        chosen: proposal.certain && v.input.customer_kind.is_empty(),
    });
    current.chain(proposed).collect()
}

fn reason(l: &Locale, proposal: &Proposal) -> String {
    match proposal.reason {
        MatchReason::NameAndEmail => l.text("match-name-email"),
        MatchReason::Name => l.text("match-name"),
        MatchReason::Email => l.text("match-email"),
        MatchReason::NearAndDomain => {
            let domain = proposal
                .customer
                .email
                .as_deref()
                .and_then(|email| email.rsplit_once('@'))
                .map_or("", |(_, domain)| domain);
            l.text_with("match-near-domain", &[("domain", domain.into())])
        }
        MatchReason::Near => l.text("match-near"),
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

impl Form<'_> {
    /// *From Organization: Name*, where the value came from the deal.
    fn from(&self, source: Option<&(Record, String)>) -> String {
        let Some((record, field)) = source else {
            return String::new();
        };
        let record = self.l.text(&format!("record-{}", record.key()));
        self.l.text_with(
            "field-from",
            &[("record", record.into()), ("field", field.into())],
        )
    }

    fn is_foreign(&self) -> bool {
        !self.v.input.currency.is_empty()
            && self.v.input.currency != self.v.books.home_currency.code()
    }

    fn shows_discount(&self) -> bool {
        self.v.books.allow_discount || !self.v.input.discount.is_empty()
    }

    fn errors_title(&self) -> String {
        let count = i64::try_from(self.marks.len()).unwrap_or(i64::MAX);
        self.l
            .text_with("errors-title", &[("count", Value::Number(count))])
    }
}
