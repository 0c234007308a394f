//! Writing: stored bytes go out unchanged, and what comes back is believed only with its object.

use reqwest::Method;

use super::session::Session;
use super::{answers, fault, wire};
use crate::domain::books::{BooksCustomer, BooksItem};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::Sighting;
use crate::providers::error::{ProviderError, Refusal};
use crate::providers::http::{Call, MOST_JSON, Reply};
use crate::providers::wire::{filled, json};

/// One request, exactly as it was stored with its intent.
#[derive(Clone, PartialEq, Eq)]
pub struct Write {
    /// Below the company: `invoice`, `invoice?operation=void`, `invoice/145/send`.
    pub path: String,
    /// The idempotency key, at most 50 characters; the same bytes keep it.
    pub request_id: String,
    /// The exact bytes; empty for sending.
    pub body: String,
    pub kind: WriteKind,
}

impl std::fmt::Debug for Write {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Write")
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, PartialEq, Eq)]
pub enum WriteKind {
    CreateInvoice,
    UpdateInvoice,
    VoidInvoice,
    DeleteInvoice,
    SendInvoice {
        /// One address, or several with commas; empty sends to the invoice's own.
        to: String,
    },
    CreateCustomer,
    UpdateCustomer,
    CreateItem,
}

impl WriteKind {
    fn pattern(&self) -> &'static str {
        match self {
            Self::CreateInvoice | Self::UpdateInvoice => "/v3/company/{realm}/invoice",
            Self::VoidInvoice => "/v3/company/{realm}/invoice?operation=void",
            Self::DeleteInvoice => "/v3/company/{realm}/invoice?operation=delete",
            Self::SendInvoice { .. } => "/v3/company/{realm}/invoice/{id}/send",
            Self::CreateCustomer | Self::UpdateCustomer => "/v3/company/{realm}/customer",
            Self::CreateItem => "/v3/company/{realm}/item",
        }
    }

    fn creates(&self) -> bool {
        matches!(
            self,
            Self::CreateInvoice | Self::CreateCustomer | Self::CreateItem
        )
    }
}

/// What QuickBooks says it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Invoice(Sighting),
    Deleted(InvoiceId),
    Customer(BooksCustomer),
    Item(BooksItem),
}

impl Session {
    /// Sends the write once. Everything that is neither done, provably refused nor provably unsent
    /// is [`ProviderError::InDoubt`] (`threat-model.md` 7.2).
    pub async fn send_write(&self, write: &Write) -> Result<Answer, ProviderError> {
        let call = Call {
            method: Method::POST,
            provider: "quickbooks",
            class: "core",
            pattern: write.kind.pattern(),
            writes: true,
            most: MOST_JSON,
        };
        let end = self.sent(&call, write).await;
        call.counted(end)
    }

    async fn sent(&self, call: &Call, write: &Write) -> Result<Answer, ProviderError> {
        let (path, operation) = match write.path.split_once('?') {
            Some((path, operation)) => (path, operation),
            None => (write.path.as_str(), ""),
        };
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        let mut query: Vec<(&str, &str)> = operation
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        query.push(("requestid", &write.request_id));
        let content = if let WriteKind::SendInvoice { to } = &write.kind {
            if !to.is_empty() {
                query.push(("sendTo", to));
            }
            "application/octet-stream"
        } else {
            "application/json"
        };
        let request = self
            .request(call, self.address(&segments, &query))
            .header("content-type", content)
            .body(write.body.clone());
        let reply = self.http.call(call, request).await?;
        if let Some(error) = fault::of(&reply, true) {
            return Err(told_apart(error, &write.kind, &reply));
        }
        self.answered(&write.kind, &reply).await
    }

    async fn answered(&self, kind: &WriteKind, reply: &Reply) -> Result<Answer, ProviderError> {
        let found: wire::Envelope = json(&reply.body).map_err(as_doubt)?;
        match kind {
            WriteKind::CreateCustomer | WriteKind::UpdateCustomer => {
                let customer = found.customer.ok_or_else(no_object)?;
                Ok(Answer::Customer(
                    answers::customer(customer).map_err(as_doubt)?,
                ))
            }
            WriteKind::CreateItem => {
                let item = found.item.ok_or_else(no_object)?;
                Ok(Answer::Item(answers::item(item).map_err(as_doubt)?))
            }
            WriteKind::DeleteInvoice => {
                let invoice = found.invoice.ok_or_else(no_object)?;
                if !answers::is_deleted(invoice.status.as_deref()) {
                    return Err(ProviderError::doubt("an answer without `Deleted`"));
                }
                let id = filled(invoice.id).ok_or_else(no_object)?;
                Ok(Answer::Deleted(InvoiceId(id)))
            }
            WriteKind::CreateInvoice
            | WriteKind::UpdateInvoice
            | WriteKind::VoidInvoice
            | WriteKind::SendInvoice { .. } => {
                let invoice = found.invoice.ok_or_else(no_object)?;
                let voiding = *kind == WriteKind::VoidInvoice;
                Ok(Answer::Invoice(self.whole(invoice, voiding).await?))
            }
        }
    }

    /// Some answers are short, and one of a void may show the old amounts: look once more (6.4).
    async fn whole(
        &self,
        invoice: wire::Invoice,
        voiding: bool,
    ) -> Result<Sighting, ProviderError> {
        let id = filled(invoice.id.clone()).ok_or_else(no_object)?;
        match answers::sighting(invoice) {
            Ok(seen) if !voiding || seen.total.is_zero() => Ok(seen),
            Ok(_) | Err(_) => self.invoice(&InvoiceId(id)).await.map_err(as_doubt),
        }
    }
}

/// An absent object named by a *create* is a reference the person can change.
fn told_apart(error: ProviderError, kind: &WriteKind, reply: &Reply) -> ProviderError {
    if kind.creates() && error == ProviderError::NotFound {
        return ProviderError::Rejected(Refusal {
            status: reply.status.as_u16(),
            code: "610".to_owned(),
            message: "Object Not Found".to_owned(),
            tid: reply.tid(),
            ..Refusal::default()
        });
    }
    error
}

fn no_object() -> ProviderError {
    ProviderError::doubt("a success without the object")
}

fn as_doubt(error: ProviderError) -> ProviderError {
    let what = match error {
        ProviderError::Unreadable { path } => format!("unreadable at `{path}`"),
        other => other.to_string(),
    };
    ProviderError::InDoubt { detail: what }
}
