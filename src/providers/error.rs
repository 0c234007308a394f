//! What can go wrong with a call, chosen by what the caller can do about it.

use std::time::Duration;

/// The end of a call that brought no answer to work with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// The access token is not accepted: refresh once, repeat once.
    #[error("the access token was not accepted")]
    Unauthorized,
    /// The token address said `invalid_grant`: final, a person must connect again.
    #[error("the grant is gone")]
    InvalidGrant,
    /// We may not: a scope, a permission, a plan (Pipedrive).
    #[error("not permitted")]
    Forbidden {
        /// The provider's own words.
        detail: String,
    },
    /// Absent, deleted or hidden: the provider does not say which.
    #[error("not found")]
    NotFound,
    /// Nothing was done; later it may be.
    #[error("too many calls")]
    RateLimited {
        retry_after: Duration,
        /// The day's budget is used up, not just the moment's.
        daily: bool,
    },
    /// A parsed fault: the wish was understood and not done.
    #[error("refused with code {}", .0.code)]
    Rejected(Refusal),
    /// No name, no connection, no TLS: no byte of the request was written.
    #[error("could not be reached, nothing was sent")]
    NotSent,
    /// Sent, and no readable answer came: it may have been done.
    #[error("sent without a readable answer")]
    InDoubt {
        /// What was seen, without content: `status 502`, `time limit`, …
        detail: String,
    },
    /// A read that may work later.
    #[error("unavailable")]
    Unavailable { retry_after: Option<Duration> },
    /// A good answer of an unexpected shape.
    #[error("unreadable answer at `{path}`")]
    Unreadable {
        /// Where in the JSON.
        path: String,
    },
}

impl ProviderError {
    /// Surely nothing was written at the provider.
    pub fn proves_not_done(&self) -> bool {
        !matches!(
            self,
            Self::InDoubt { .. } | Self::Unavailable { .. } | Self::Unreadable { .. }
        )
    }

    pub(crate) fn doubt(detail: impl Into<String>) -> Self {
        Self::InDoubt {
            detail: detail.into(),
        }
    }

    /// The `outcome` label of the metric.
    pub(crate) fn outcome(&self) -> &'static str {
        match self {
            Self::RateLimited { .. } => "throttled",
            Self::Unauthorized
            | Self::InvalidGrant
            | Self::Forbidden { .. }
            | Self::NotFound
            | Self::Rejected(_) => "refused",
            Self::NotSent
            | Self::InDoubt { .. }
            | Self::Unavailable { .. }
            | Self::Unreadable { .. } => "error",
        }
    }
}

/// A fault as the provider spelled it. May hold names: shown to the person, never logged.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    /// Leading zeros stripped; for token addresses the `error` word; empty where there is none.
    pub code: String,
    pub message: String,
    pub detail: String,
    pub element: String,
    /// Intuit's id of the call, for their support.
    pub tid: Option<Box<str>>,
}

impl std::fmt::Debug for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Refusal")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("tid", &self.tid)
            .finish_non_exhaustive()
    }
}
