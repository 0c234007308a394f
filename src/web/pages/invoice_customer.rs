//! *Customer* in the create form: who is billed, proposals, the buyer as the invoice names them.

use askama::Template;
use askama::filters::HtmlSafe;

use super::customer_update;
use super::field::Marked;
use super::icon;
use super::invoice_lines::Choice;
use super::problems::Mark;
use crate::domain::deal::Record;
use crate::domain::match_customer::{MatchReason, Proposal, living_name};
use crate::domain::money::Currency;
use crate::domain::names::mail_domain;
use crate::domain::problem::Problem;
use crate::domain::tax_number;
use crate::i18n::{Locale, Value};
use crate::journeys::open_form::FormView;

#[derive(Template)]
#[template(path = "invoice_customer.html")]
pub(super) struct CustomerPart<'a> {
    l: &'a Locale,
    v: &'a FormView,
    marks: &'a [Mark],
    buyer: Buyer,
    picks: Vec<Pick>,
    offer: Option<NameOffer>,
    currencies: Vec<Choice>,
    /// *QuickBooks has something else*, or nothing.
    compare: String,
}

/// Escaped already, by the same engine.
impl HtmlSafe for CustomerPart<'_> {}

impl Marked for CustomerPart<'_> {
    fn marks(&self) -> &[Mark] {
        self.marks
    }
}

impl<'a> CustomerPart<'a> {
    pub(super) fn new(l: &'a Locale, v: &'a FormView, marks: &'a [Mark]) -> Self {
        Self {
            l,
            v,
            marks,
            buyer: buyer(l, v),
            picks: picks(l, v),
            offer: NameOffer::of(l, v),
            currencies: customer_currencies(v),
            compare: compare_words(l, v),
        }
    }

    fn is_new(&self) -> bool {
        self.buyer.kind == "new"
    }

    /// What QuickBooks will call a new customer.
    fn display_name(&self) -> &str {
        let own = self.v.input.newcomer.display_name.as_str();
        if own.is_empty() {
            &self.v.input.to
        } else {
            own
        }
    }

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
}

/// What QuickBooks has otherwise for the customer.
pub(super) fn compare_words(l: &Locale, v: &FormView) -> String {
    if v.customer_differs.is_empty() {
        return String::new();
    }
    let names: Vec<String> = v
        .customer_differs
        .iter()
        .map(|part| l.text(customer_update::label(*part)))
        .collect();
    l.text_with("compare-note", &[("fields", names.join(", ").into())])
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
    /// Inactive ones are shown, not chosen.
    possible: bool,
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
        possible: customer.active,
    });
    let proposed = v.proposals.iter().map(|proposal| Pick {
        id: proposal.customer.id.to_string(),
        name: living_name(&proposal.customer).to_owned(),
        why: why(l, proposal),
        code: proposal
            .customer
            .currency
            .map_or("", |currency| currency.code()),
        chosen: proposal.certain && v.input.customer_kind.is_empty(),
        possible: proposal.customer.active,
    });
    let other = |pick: &Pick| {
        v.customer
            .as_ref()
            .is_none_or(|one| one.id.as_str() != pick.id)
    };
    current.chain(proposed.filter(other)).collect()
}

fn why(l: &Locale, proposal: &Proposal) -> String {
    let reason = reason(l, proposal);
    if proposal.customer.active {
        reason
    } else {
        format!("{}. {reason}", l.text("match-inactive"))
    }
}

fn reason(l: &Locale, proposal: &Proposal) -> String {
    let customer = &proposal.customer;
    let domain = || mail_domain(customer.email.as_deref().unwrap_or_default());
    let with_domain = |key| l.text_with(key, &[("domain", domain().unwrap_or_default().into())]);
    let end = || {
        let number = customer.tax_number.as_deref().unwrap_or_default();
        tax_number::visible_end(number).unwrap_or_default()
    };
    let with_end = |key| l.text_with(key, &[("end", end().into())]);
    match proposal.reason {
        MatchReason::NameAndTax => l.text("match-name-tax"),
        MatchReason::NameAndTaxEnd => with_end("match-name-tax-end"),
        MatchReason::NameAndEmail => l.text("match-name-email"),
        MatchReason::Name => l.text("match-name"),
        MatchReason::Tax => l.text("match-tax"),
        MatchReason::Email => l.text("match-email"),
        MatchReason::TaxEnd => with_end("match-tax-end"),
        MatchReason::NearAndDomain => with_domain("match-near-domain"),
        MatchReason::Near => l.text("match-near"),
        MatchReason::Person => l.text("match-person"),
        MatchReason::Domain => with_domain("match-domain"),
    }
}

/// What a new customer may be billed in: the deal's currency, the invoice's, the home currency, then all others.
fn customer_currencies(v: &FormView) -> Vec<Choice> {
    if !v.books.multicurrency {
        return Vec::new();
    }
    let chosen = if v.input.newcomer.currency.is_empty() {
        v.input.currency.as_str()
    } else {
        v.input.newcomer.currency.as_str()
    };
    let first = v.currencies.iter().copied();
    let rest = Currency::usual().filter(|currency| !v.currencies.contains(currency));
    first
        .chain(rest)
        .map(|currency| Choice {
            value: currency.code().to_owned(),
            word: format!("{}, {}", currency.code(), currency.name()),
            chosen: currency.code() == chosen,
        })
        .collect()
}

/// A name that is free, to be taken by one press.
pub(super) struct NameOffer {
    pub(super) name: String,
    pub(super) words: String,
}

impl NameOffer {
    pub(super) fn of(l: &Locale, v: &FormView) -> Option<Self> {
        let name = v.errors.iter().find_map(|error| match &error.problem {
            Problem::NameTaken { offer, .. } => offer.clone(),
            _ => None,
        })?;
        Some(Self {
            words: l.text_with("name-taken-use", &[("name", Value::from(&name))]),
            name,
        })
    }
}
