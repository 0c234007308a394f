//! Invoices as a person sees them in a list.

use chrono::NaiveDate;

use super::actions::circumstances;
use super::open_panel::today;
use crate::domain::action::{Action, WhyNot, why_not};
use crate::domain::ids::{CompanyId, IntentId, RealmId};
use crate::domain::intent::{Intent, IntentKind, IntentState};
use crate::domain::invoice::{Invoice, InvoiceStatus};
use crate::domain::moment::Moment;
use crate::providers::quickbooks::QuickBooks;
use crate::storage::connections::Connection;
use crate::storage::{Db, Result as Stored, intents};

#[derive(Debug, Clone)]
pub struct Row {
    pub invoice: Invoice,
    pub status: InvoiceStatus,
    pub days_late: i64,
    /// The day of the last email in the company's zone.
    pub sent_on: Option<NaiveDate>,
    /// The company-pinned page in QuickBooks; `None` for a deleted invoice or one of another company.
    pub open_url: Option<String>,
    /// What cannot be done with it now, and why.
    pub refused: Vec<(Action, WhyNot)>,
    /// In books that were connected before: shown, and nothing else. Its id may be that of another invoice now.
    pub elsewhere: bool,
    /// A change of it whose end is not known yet.
    pub change: Option<Change>,
}

/// A change of an invoice on its way.
#[derive(Debug, Clone)]
pub struct Change {
    pub intent: IntentId,
    pub kind: IntentKind,
    /// QuickBooks did not say whether it was done.
    pub in_doubt: bool,
    /// Nothing automatic goes on: a person decides.
    pub to_decide: bool,
    pub sent_at: Option<Moment>,
    pub next_at: Option<Moment>,
}

impl Change {
    fn of(intent: &Intent) -> Self {
        Self {
            intent: intent.id.clone(),
            kind: intent.kind,
            in_doubt: matches!(intent.state, IntentState::Doubt | IntentState::Ask),
            to_decide: intent.state == IntentState::Ask,
            sent_at: intent.first_sent_at,
            next_at: intent.next_at,
        }
    }
}

/// Invoices as a person sees them: how each stands, what can be done with it, what is on its way.
pub(super) struct Drawing<'a> {
    pub(super) connection: &'a Connection,
    pub(super) realm: Option<&'a RealmId>,
    pub(super) quickbooks: &'a QuickBooks,
    pub(super) is_owner: bool,
    pub(super) today: NaiveDate,
}

impl Drawing<'_> {
    pub(super) fn rows(
        &self,
        db: &mut Db,
        company: CompanyId,
        found: Vec<Invoice>,
    ) -> Stored<Vec<Row>> {
        let realm_key = &self.connection.realm_key;
        let changes = intents::open_changes(db, company, realm_key)?;
        let row = |invoice: Invoice| {
            let status = invoice.status(self.today);
            let change = changes.iter().find(|intent| {
                intent.realm == invoice.realm && intent.object.as_ref() == Some(&invoice.id)
            });
            let around = circumstances(
                Some(self.connection),
                &invoice,
                self.is_owner,
                change.is_some(),
            );
            let refused = Action::ALL.into_iter().filter_map(|one| {
                why_not(one, &invoice, status, around).map(|reason| (one, reason))
            });
            Row {
                status,
                days_late: invoice.days_late(self.today),
                sent_on: invoice.sent_at.map(|at| today(self.connection, at)),
                open_url: self
                    .realm
                    .filter(|_| !invoice.deleted && invoice.realm == *realm_key)
                    .map(|realm| self.quickbooks.invoice_link(realm, &invoice.id).to_string()),
                elsewhere: invoice.realm != *realm_key,
                refused: refused.collect(),
                change: change.map(Change::of),
                invoice,
            }
        };
        Ok(found.into_iter().map(row).collect())
    }
}
