//! Work that must survive a restart.

use super::ids::{CustomerId, DealId, IntentId, InvoiceId};

/// A new variant makes the worker's `match` fail to compile.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Create our webhooks in Pipedrive, once per installation.
    RegisterWebhooks { user: i64 },
    /// Read profile and lists of a freshly connected QuickBooks company.
    ReadBooks,
    /// Bring an intent to its end after a crash, a lost answer, an outage.
    SettleIntent { intent: IntentId },
    /// Look up what QuickBooks said has changed, all waiting events of a company together.
    LookUpEvents,
    /// Write a deal's invoices into its Pipedrive field, where the Changelog shows them.
    WriteDealField { deal: DealId },
    /// Ask QuickBooks for one invoice again.
    RefreshInvoice { invoice: InvoiceId },
    /// Read all invoices of a customer for the first time.
    ReadCustomer { customer: CustomerId },
    /// A Pipedrive event: something of this deal changed or it is gone.
    DealEvent { deal: DealId, deleted: bool },
    /// Find out whether a grant still lives.
    CheckGrant,
    /// Ask QuickBooks what changed since the last time, whether or not an event told.
    Compare,
    /// The same because a person pressed *Compare now*.
    CompareNow,
    /// Use grants that nobody used for long.
    KeepGrants,
    /// Make the deal fields that the settings ask for, and write all deals.
    SetUpDealFields,
    /// Put the PDF of an invoice, as it was when somebody asked, into the deal's files.
    AttachPdf {
        deal: DealId,
        invoice: InvoiceId,
        version: String,
    },
    /// Give permissions back and delete everything of the company.
    Wipe,
}

impl Job {
    /// Jobs with the same key are one job; asking again while it runs makes it run once more.
    pub fn key(&self) -> String {
        match self {
            Self::RegisterWebhooks { user } => format!("webhooks/{user}"),
            Self::ReadBooks => "books".to_owned(),
            Self::SettleIntent { intent } => format!("intent/{intent}"),
            Self::LookUpEvents => "events".to_owned(),
            Self::WriteDealField { deal } => format!("deal-field/{deal}"),
            Self::RefreshInvoice { invoice } => format!("invoice/{invoice}"),
            Self::ReadCustomer { customer } => format!("customer/{customer}"),
            Self::DealEvent { deal, deleted } => format!("deal/{deal}/{deleted}"),
            Self::CheckGrant => "grant".to_owned(),
            Self::Compare => "compare".to_owned(),
            Self::CompareNow => "compare-now".to_owned(),
            Self::KeepGrants => "grants".to_owned(),
            Self::SetUpDealFields => "deal-fields".to_owned(),
            Self::AttachPdf {
                deal,
                invoice,
                version,
            } => format!("pdf/{deal}/{invoice}/{version}"),
            Self::Wipe => "wipe".to_owned(),
        }
    }

    /// Reads of QuickBooks that no person waits for.
    pub fn reads_by_itself(&self) -> bool {
        matches!(
            self,
            Self::LookUpEvents | Self::RefreshInvoice { .. } | Self::Compare
        )
    }

    pub fn kind(&self) -> &'static str {
        match self {
            Self::RegisterWebhooks { .. } => "register_webhooks",
            Self::ReadBooks => "read_books",
            Self::SettleIntent { .. } => "settle_intent",
            Self::LookUpEvents => "look_up_events",
            Self::WriteDealField { .. } => "write_deal_field",
            Self::RefreshInvoice { .. } => "refresh_invoice",
            Self::ReadCustomer { .. } => "read_customer",
            Self::DealEvent { .. } => "deal_event",
            Self::CheckGrant => "check_grant",
            Self::Compare => "compare",
            Self::CompareNow => "compare_now",
            Self::KeepGrants => "keep_grants",
            Self::SetUpDealFields => "set_up_deal_fields",
            Self::AttachPdf { .. } => "attach_pdf",
            Self::Wipe => "wipe",
        }
    }
}
