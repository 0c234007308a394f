//! What a person asked QuickBooks to write, and how far it has come (threat model 7).

use std::fmt::Write as _;

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::audit::Via;
use super::ids::{CompanyId, CustomerId, DealId, FormKey, IntentId, InvoiceId, RealmKey, UserId};
use super::moment::Moment;
use super::money::Currency;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntentKind {
    CreateInvoice,
    CreateCustomer,
    UpdateCustomer,
    CreateItem,
    UpdateInvoice,
    VoidInvoice,
    DeleteInvoice,
    SendInvoice,
}

impl IntentKind {
    pub const ALL: [Self; 8] = [
        Self::CreateInvoice,
        Self::CreateCustomer,
        Self::UpdateCustomer,
        Self::CreateItem,
        Self::UpdateInvoice,
        Self::VoidInvoice,
        Self::DeleteInvoice,
        Self::SendInvoice,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::CreateInvoice => "create_invoice",
            Self::CreateCustomer => "create_customer",
            Self::UpdateCustomer => "update_customer",
            Self::CreateItem => "create_item",
            Self::UpdateInvoice => "update_invoice",
            Self::VoidInvoice => "void_invoice",
            Self::DeleteInvoice => "delete_invoice",
            Self::SendInvoice => "send_invoice",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// Whether it is about an invoice that exists.
    pub fn changes_an_invoice(self) -> bool {
        match self {
            Self::UpdateInvoice | Self::VoidInvoice | Self::DeleteInvoice | Self::SendInvoice => {
                true
            }
            Self::CreateInvoice
            | Self::CreateCustomer
            | Self::UpdateCustomer
            | Self::CreateItem => false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntentState {
    /// Stored; nothing was ever sent.
    Ready,
    /// The bytes are about to leave or have left.
    Sent,
    /// Left, and no readable answer came.
    Doubt,
    /// A person must decide.
    Ask,
    Done,
    /// QuickBooks proved that it was not done.
    Refused,
    /// Given up before anything was sent.
    Dropped,
}

impl IntentState {
    pub const ALL: [Self; 7] = [
        Self::Ready,
        Self::Sent,
        Self::Doubt,
        Self::Ask,
        Self::Done,
        Self::Refused,
        Self::Dropped,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Sent => "sent",
            Self::Doubt => "doubt",
            Self::Ask => "ask",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Dropped => "dropped",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    pub fn is_open(self) -> bool {
        matches!(self, Self::Ready | Self::Sent | Self::Doubt | Self::Ask)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    pub company: CompanyId,
    pub id: IntentId,
    pub form: FormKey,
    pub kind: IntentKind,
    pub deal: Option<DealId>,
    pub slot: i32,
    /// Raised only after a definite refusal and a corrected body.
    pub attempt: i32,
    /// Pinned at the click: a reconnect never redirects an intent.
    pub realm: RealmKey,
    pub environment: String,
    pub request_id: String,
    /// `invoice`, `invoice?operation=void`, …
    pub path: String,
    /// The exact bytes; a repeat sends these.
    pub body: String,
    pub expected: Option<Decimal>,
    pub currency: Option<Currency>,
    /// Last line of the invoice's private note.
    pub marker: String,
    pub customer: Option<CustomerId>,
    pub customer_name: String,
    pub state: IntentState,
    /// The object it made or changes.
    pub object: Option<InvoiceId>,
    pub first_sent_at: Option<Moment>,
    pub last_sent_at: Option<Moment>,
    pub sends: i32,
    pub next_at: Option<Moment>,
    pub last_error: Option<String>,
    pub asked_by: UserId,
    pub created_at: Moment,
    /// On which screen.
    pub asked_from: Via,
}

/// What makes a wish unique, from which its `requestid` follows without any key: the same click makes the
/// same id even when our memory of the row is lost.
pub fn request_id(
    environment: &str,
    realm: &str,
    company: CompanyId,
    kind: IntentKind,
    attempt: i32,
    unique: &[&str],
) -> String {
    let mut digest = Sha256::new();
    let (company, attempt) = (company.to_string(), attempt.to_string());
    for part in [environment, realm, &company, kind.key(), &attempt]
        .into_iter()
        .chain(unique.iter().copied())
    {
        digest.update(part.len().to_string().as_bytes());
        digest.update(b":");
        digest.update(part.as_bytes());
    }
    digest
        .finalize()
        .iter()
        .take(16)
        .fold(String::with_capacity(32), |mut text, byte| {
            // Writing to a String cannot fail.
            write!(text, "{byte:02x}").unwrap_or_default();
            text
        })
}

/// How every marker begins.
const MARK: &str = "dealbooks ";

/// `dealbooks 7400123/481 #1`: company, deal, slot.
pub fn marker(company: CompanyId, deal: DealId, slot: i32) -> String {
    format!("{MARK}{company}/{deal} #{slot}")
}

/// Whether this line of a private note is a marker of ours.
pub fn is_marker(line: &str) -> bool {
    line.trim_start().starts_with(MARK)
}

/// Whether a private note ends with this marker, also behind a *Voided* that QuickBooks put in front.
pub fn bears(note: &str, marker: &str) -> bool {
    note.lines().any(|line| {
        line.trim() == marker
            || line
                .trim()
                .strip_prefix("Voided - ")
                .is_some_and(|rest| rest.trim() == marker)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_wish_makes_the_same_id_and_another_wish_another() {
        let id = |attempt, unique: &[&str]| {
            request_id(
                "sandbox",
                "93",
                CompanyId(7),
                IntentKind::CreateInvoice,
                attempt,
                unique,
            )
        };
        assert_eq!(id(1, &["481", "1"]), id(1, &["481", "1"]));
        assert_ne!(id(1, &["481", "1"]), id(2, &["481", "1"]));
        assert_ne!(id(1, &["48", "11"]), id(1, &["481", "1"]));
        // The next version of this program must come to the same id.
        assert_eq!(id(1, &["481", "1"]), "68a8aa6d6912500d7be7b4b24ac46048");
    }

    #[test]
    fn what_is_stored_of_a_wish_reads_back() {
        for kind in IntentKind::ALL {
            assert_eq!(IntentKind::parse(kind.key()), Some(kind));
        }
        for state in IntentState::ALL {
            assert_eq!(IntentState::parse(state.key()), Some(state));
        }
        assert_eq!(IntentKind::parse(""), None);
        assert_eq!(IntentState::parse("open"), None);
    }

    #[test]
    fn what_may_still_happen_is_open() {
        let open = IntentState::ALL.into_iter().filter(|state| state.is_open());
        let open: Vec<_> = open.map(IntentState::key).collect();
        assert_eq!(open, ["ready", "sent", "doubt", "ask"]);
        let changes = IntentKind::ALL
            .into_iter()
            .filter(|kind| kind.changes_an_invoice());
        let changes: Vec<_> = changes.map(IntentKind::key).collect();
        let expected = [
            "update_invoice",
            "void_invoice",
            "delete_invoice",
            "send_invoice",
        ];
        assert_eq!(changes, expected);
    }

    #[test]
    fn two_updates_are_two_updates() {
        let id = |token| {
            request_id(
                "sandbox",
                "93",
                CompanyId(7),
                IntentKind::UpdateInvoice,
                1,
                &["145", token],
            )
        };
        assert_ne!(id("0"), id("1"));
    }

    #[test]
    fn a_marker_is_found_behind_voided() {
        let ours = marker(CompanyId(7), DealId(481), 1);
        assert!(bears(&format!("thanks\n{ours}"), &ours));
        assert!(bears(&format!("Voided - {ours}"), &ours));
        assert!(!bears(&marker(CompanyId(7), DealId(481), 11), &ours));
        assert_eq!(ours, "dealbooks 7/481 #1");
        assert!(is_marker(" dealbooks 7/481 #1") && !is_marker("thanks to dealbooks"));
    }
}
