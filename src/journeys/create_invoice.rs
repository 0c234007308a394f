//! Create an invoice: intent first, QuickBooks within the request, an end that is known or said to be unknown.

use rust_decimal::Decimal;

use super::open_form::{self, FormView, Ground, Kept};
use super::settle::{self, Settled};
use super::{Context, JourneyError, Who};
use crate::domain::books::BooksCustomer;
use crate::domain::customer::CustomerChoice;
use crate::domain::draft::Draft;
use crate::domain::form::{self, FormInput};
use crate::domain::ids::{CustomerId, DealId, FormKey, IntentId, InvoiceId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::invoice::Invoice;
use crate::domain::job::Job;
use crate::domain::money::Currency;
use crate::domain::totals::{self, FieldError, Place, Problem, Totals};
use crate::providers::quickbooks;
use crate::storage::forms::{self, Form};
use crate::storage::{StorageError, books, connections, deals, intents, invoices, jobs, records};

/// How a press on *Create invoice* ended.
pub enum Outcome {
    Created(Created),
    /// The form again, with what is wrong; nothing was created.
    Refused(Box<FormView>),
    /// Another form made this invoice of the deal: it is shown, a second one has to be wanted (409).
    Conflict(Box<Conflict>),
    /// QuickBooks has not answered yet, or it is not known what it did (202).
    Pending(Pending),
}

#[derive(Debug, Clone)]
pub struct Created {
    pub deal: DealId,
    pub invoice: Invoice,
    /// What the person was shown before, where QuickBooks' total differs.
    pub difference: Option<Decimal>,
    pub open_url: Option<String>,
}

pub struct Conflict {
    pub form: FormKey,
    pub deal: DealId,
    /// The invoice that exists, or nothing yet if it is still being created.
    pub invoice: Option<Invoice>,
    pub total: Option<(Decimal, Currency)>,
    pub open_url: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Pending {
    pub intent: IntentId,
    pub deal: DealId,
    pub in_doubt: bool,
}

/// *Create invoice*. The same form sent twice is one wish; `another` says that a further invoice is wanted.
pub async fn request(ctx: &Context, who: Who, key: FormKey, input: FormInput, another: bool) -> Result<Outcome, JourneyError> {
    super::guard_owner(ctx, who).await?;
    todo!()
}
