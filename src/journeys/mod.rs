//! What a person or an event sets going; one file each. Network outside, transaction inside, never mixed.

mod access;
pub mod actions;
pub mod all_invoices;
pub mod attach;
mod check_form;
pub mod compare;
pub mod confirm_connection;
pub mod connect_quickbooks;
mod connection_view;
pub mod create_invoice;
pub mod create_item;
pub mod currency;
pub mod currency_view;
pub mod customer_list;
pub mod deal_changed;
pub mod deal_field;
pub mod decide;
mod doors;
mod evidence;
mod form_view;
pub mod handover;
pub mod history;
pub mod install;
pub mod instalments;
pub mod invoices_csv;
pub mod keep_house;
mod kept;
mod known_fields;
pub mod link_invoice;
pub mod link_many;
pub mod my_data;
pub mod open_form;
pub mod open_panel;
pub mod panel_memory;
pub mod pdf;
mod plan_invoice;
pub mod presets;
pub mod preview;
mod rates;
pub mod read_books;
mod read_form;
mod realm;
pub mod receive_webhook;
mod recipients;
pub mod refresh;
mod returned;
mod rows;
pub mod search_lists;
pub mod session;
pub mod settings;
mod settings_input;
pub mod settle;
mod tell;
pub mod uninstall;
pub mod unlink_contact;
pub mod update_customer;
pub mod usage;
pub mod use_preset;
pub mod visibility;

use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::moment::Moment;
use crate::domain::problem::FieldError;
use crate::i18n::Locale;
use crate::providers::ProviderError;
use crate::providers::pipedrive::Pipedrive;
use crate::providers::quickbooks::QuickBooks;
pub use crate::storage::companies::User as Person;
use crate::storage::{StorageError, Store};

/// Everything a journey needs; the server and the worker share one.
#[derive(Clone)]
pub struct Context {
    pub store: Store,
    pub pipedrive: Pipedrive,
    pub quickbooks: QuickBooks,
    pub clock: Clock,
    pub secrets: Arc<Secrets>,
    /// Rings when work was asked for in this process.
    pub bell: Arc<Notify>,
    /// Names this process in leases.
    pub instance: Arc<str>,
    /// How long a crashed worker's work rests, in seconds.
    pub lease_seconds: i64,
    /// How browsers reach us; no trailing slash.
    pub public_url: Arc<str>,
    /// Our id in Pipedrive's marketplace.
    pub app_id: Arc<str>,
    /// Field definitions of Pipedrive, read at most once an hour.
    pub known_fields: Arc<settings::KnownFields>,
    /// Calls to the providers that are not written yet.
    pub usage: Arc<usage::Usage>,
    /// Names of lists that are being searched.
    pub lists: Arc<search_lists::ListMemory>,
    /// What panels looked like last.
    pub panels: Arc<panel_memory::PanelMemory>,
    /// Deliveries of QuickBooks on their way into our memory.
    pub inbox: Arc<receive_webhook::Inbox>,
    /// How long data of an uninstalled company is kept.
    pub retention_days: i64,
    /// Metered reads of QuickBooks, of all companies, up to which work goes on that nobody waits for.
    pub reads_per_month: i64,
}

pub struct Secrets {
    /// Keys of the token in panel addresses.
    pub panel_token: Vec<SecretString>,
    /// Tokens that travelled in an address.
    pub seen: session::SeenTokens,
}

impl Context {
    pub fn now(&self) -> Moment {
        self.clock.now().into()
    }

    /// Where a person lands after an authorization: our settings inside Pipedrive, of this company.
    pub(crate) fn settings_page(&self, api_base: &str) -> String {
        format!(
            "{api_base}/settings/marketplace/app/{}/app-settings",
            self.app_id
        )
    }

    /// Tells the worker of this process that something waits.
    pub fn wake(&self) {
        self.bell.notify_one();
    }
}

/// A proven person: by Pipedrive's signature or by a session that rests on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Who {
    pub company: CompanyId,
    pub user: UserId,
}

/// What can go wrong, in the person's terms.
#[derive(Debug, thiserror::Error)]
pub enum JourneyError {
    /// Unknown, foreign or invisible: never told apart.
    #[error("not found")]
    NotFound,
    /// Known, but not theirs to do.
    #[error("only the owner may do this")]
    NotOwner,
    #[error("QuickBooks is not connected")]
    NotConnected,
    /// The grant is dead: *Reconnect*.
    #[error("QuickBooks is disconnected")]
    QuickBooksLost,
    /// The Pipedrive grant is dead: install again.
    #[error("Pipedrive is disconnected")]
    PipedriveLost,
    /// The deal does not exist or the person may not see it.
    #[error("the deal is gone")]
    DealGone,
    #[error("places of the form are wrong")]
    Invalid(Vec<FieldError>),
    /// A provider asks us to wait.
    #[error("a provider is busy")]
    Busy { seconds: u64 },
    /// A provider did not answer or answered nonsense; nothing was written.
    #[error("a provider is not answering")]
    ProviderAway,
    /// QuickBooks or Pipedrive refused, in its own words. They may name customers: shown to the person, never logged.
    #[error("refused by a provider")]
    Refused(String),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl JourneyError {
    /// What to say in place of *nothing was sent*, where something was.
    pub(crate) fn unless_storage<T>(self, instead: T) -> Result<T, Self> {
        match self {
            Self::Storage(_) => Ok(instead),
            other => Err(other),
        }
    }

    /// What a failed read from a provider means for a person. Writes have their own ways.
    pub(crate) fn of_read(error: ProviderError) -> Self {
        match error {
            ProviderError::NotFound => Self::NotFound,
            ProviderError::RateLimited { retry_after, .. } => Self::Busy {
                seconds: retry_after.as_secs().max(1),
            },
            ProviderError::Rejected(refusal) => Self::Refused(refusal.detail),
            ProviderError::Forbidden { detail } => Self::Refused(detail),
            ProviderError::Unauthorized | ProviderError::InvalidGrant => Self::QuickBooksLost,
            ProviderError::NotSent
            | ProviderError::InDoubt { .. }
            | ProviderError::Unavailable { .. }
            | ProviderError::Unreadable { .. } => Self::ProviderAway,
        }
    }
}

/// Only the owner goes on.
pub(crate) async fn guard_owner(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    match ctx
        .store
        .read(move |db| open_panel::access(db, who.company, who.user))
        .await?
    {
        open_panel::Access::Owner => Ok(()),
        open_panel::Access::NotOwner { .. } | open_panel::Access::Viewer { .. } => {
            Err(JourneyError::NotOwner)
        }
        open_panel::Access::NotInstalled => Err(JourneyError::NotFound),
    }
}

/// The language a person chose in our settings, else that of the profile; numbers and dates as in the profile.
pub(crate) fn locale_of(person: &Person) -> Locale {
    match &person.chosen_language {
        Some(tag) => Locale::resolve(Some(tag), None, person.locale.as_deref()),
        None => Locale::resolve(
            person.language.as_deref(),
            person.language_country.as_deref(),
            person.locale.as_deref(),
        ),
    }
}
