//! Pipedrive: authorization, one user's session, panel tokens, what it calls us for.

mod address;
mod api_base;
mod files;
mod flatten;
#[cfg(test)]
mod fuzz;
mod instalments;
mod oauth;
pub mod panel_token;
mod reply;
mod session;
mod uninstall;
pub mod webhook;
mod wire;
mod write;

use std::sync::Arc;

use reqwest::Url;
use secrecy::SecretString;

use super::http::Http;

pub use api_base::{ApiBase, HostPattern, NotAllowed};
pub use files::File;
pub use oauth::Tokens;
pub use session::{DealHead, Me, Session, User};
pub use uninstall::Uninstall;
pub use write::{Hook, NewActivity, NewHook};

/// Our registration at Pipedrive and its addresses (`pipedrive.md` 2).
#[derive(Debug, Clone)]
pub struct Config {
    pub client_id: String,
    /// The first is used, all are accepted.
    pub client_secrets: Vec<SecretString>,
    pub oauth_url: Url,
    pub callback_url: String,
    /// Which `api_domain` may be called.
    pub allowed_hosts: Vec<HostPattern>,
    pub production: bool,
}

#[derive(Debug, Clone)]
pub struct Pipedrive {
    http: Http,
    config: Arc<Config>,
}

impl Pipedrive {
    pub fn new(http: Http, config: Config) -> Self {
        Self {
            http,
            config: Arc::new(config),
        }
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    /// One user's view: everything it reads and writes is that user's to see and do.
    pub fn session(&self, base: &ApiBase, access: SecretString) -> Session {
        Session::new(self.http.clone(), base.clone(), access)
    }
}
