//! Calling out to Pipedrive and QuickBooks, and reading what they send us.

pub mod error;
pub mod http;
pub mod number;
pub mod pipedrive;
pub mod quickbooks;
pub mod wire;

pub use error::{ProviderError, Refusal};
pub use http::Http;
