//! *Customer* in the create form: who is billed, proposals, the buyer as the invoice names them.

use askama::Template;
use askama::filters::HtmlSafe;

use super::field::Marked;
use super::icon;
use super::problems::Mark;
use crate::domain::customer::{MatchReason, Proposal};
use crate::domain::deal::Record;
use crate::i18n::Locale;
use crate::journeys::open_form::FormView;

#[derive(Template)]
#[template(path = "invoice_customer.html")]
pub(super) struct CustomerPart<'a> {
    l: &'a Locale,
    v: &'a FormView,
    marks: &'a [Mark],
    buyer: Buyer,
    picks: Vec<Pick>,
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
