//! QuickBooks Online: authorization, one company's session, links into its web pages.

mod answers;
mod body;
mod body_lines;
mod customer_body;
mod discovery;
mod fault;
mod field_errors;
#[cfg(test)]
mod fuzz;
mod lines;
mod oauth;
mod query;
mod session;
mod tax;
pub mod webhook;
mod wire;
mod write;

use reqwest::Url;
use secrecy::SecretString;

use super::http::Http;
use crate::domain::ids::{CustomerId, InvoiceId, RealmId};

pub use answers::{Change, Changes, CustomerVersion};
pub use body::{invoice_body, item_body, version_body};
pub use customer_body::{customer_body, customer_update_body};
pub use field_errors::to_field_errors;
pub use oauth::Tokens;
pub use session::Session;
pub use write::{Answer, Write, WriteKind};

/// Our registration at Intuit and its addresses (`quickbooks.md` 0).
#[derive(Debug, Clone)]
pub struct Config {
    pub client_id: String,
    pub client_secret: SecretString,
    pub authorize_url: Url,
    pub token_url: Url,
    pub revoke_url: Url,
    /// Without `/v3`.
    pub api_url: Url,
    pub web_url: Url,
    pub redirect_url: String,
    /// `production` or `sandbox`; stored with every connection.
    pub environment: String,
    pub verifier_tokens: Vec<SecretString>,
}

#[derive(Debug, Clone)]
pub struct QuickBooks {
    http: Http,
    config: std::sync::Arc<Config>,
    known: std::sync::Arc<discovery::Known>,
}

impl QuickBooks {
    pub fn new(http: Http, config: Config) -> Self {
        Self {
            http,
            config: std::sync::Arc::new(config),
            known: std::sync::Arc::default(),
        }
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    /// One company's books; another realm cannot be reached through it.
    pub fn session(&self, realm: &RealmId, access: SecretString) -> Session {
        Session::new(
            self.http.clone(),
            self.config.api_url.clone(),
            realm.clone(),
            access,
        )
    }

    /// The invoice in QuickBooks' own pages, pinned to its company (`quickbooks.md` 6.8).
    pub fn invoice_link(&self, realm: &RealmId, invoice: &InvoiceId) -> Url {
        self.pinned(realm, &format!("invoice?txnId={invoice}"))
    }

    pub fn customer_link(&self, realm: &RealmId, customer: &CustomerId) -> Url {
        self.pinned(realm, &format!("customerdetail?nameId={customer}"))
    }

    fn pinned(&self, realm: &RealmId, page: &str) -> Url {
        let mut url = under(&self.config.web_url, &["login"]);
        url.query_pairs_mut()
            .append_pair("deeplinkcompanyid", realm.reveal())
            .append_pair("pagereq", page);
        url
    }
}

/// `base` with more path segments, each percent-encoded.
pub(super) fn under(base: &Url, segments: &[&str]) -> Url {
    let mut url = base.clone();
    url.set_query(None);
    url.set_fragment(None);
    // Only addresses like `mailto:` cannot be a base; http ones always can.
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quickbooks() -> QuickBooks {
        let url = |text: &str| text.parse::<Url>().unwrap();
        let config = Config {
            client_id: "id".into(),
            client_secret: "secret".into(),
            authorize_url: url("https://appcenter.intuit.com/connect/oauth2"),
            token_url: url("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"),
            revoke_url: url("https://developer.api.intuit.com/v2/oauth2/tokens/revoke"),
            api_url: url("https://quickbooks.api.intuit.com"),
            web_url: url("https://qbo.intuit.com"),
            redirect_url: "https://app.example/oauth/quickbooks/callback".into(),
            environment: "production".into(),
            verifier_tokens: vec![],
        };
        QuickBooks::new(Http::new(true).unwrap(), config)
    }

    #[test]
    fn links_are_pinned_to_their_company() {
        let realm = RealmId::parse("9341450000000001").unwrap();
        assert_eq!(
            quickbooks().invoice_link(&realm, &"145".into()).as_str(),
            "https://qbo.intuit.com/login?deeplinkcompanyid=9341450000000001&pagereq=invoice%3FtxnId%3D145"
        );
        assert_eq!(
            quickbooks().customer_link(&realm, &"6&1".into()).as_str(),
            "https://qbo.intuit.com/login?deeplinkcompanyid=9341450000000001&pagereq=customerdetail%3FnameId%3D6%261"
        );
    }

    #[test]
    fn authorize_asks_for_the_books_only() {
        assert_eq!(
            quickbooks()
                .consent(quickbooks().config().authorize_url.clone(), "s t")
                .as_str(),
            "https://appcenter.intuit.com/connect/oauth2?client_id=id&response_type=code\
             &scope=com.intuit.quickbooks.accounting\
             &redirect_uri=https%3A%2F%2Fapp.example%2Foauth%2Fquickbooks%2Fcallback&state=s+t"
        );
    }

    #[test]
    fn nothing_secret_prints() {
        let quickbooks = quickbooks();
        assert!(!format!("{quickbooks:?}").contains("secret\""));
        let session = quickbooks.session(
            &RealmId::parse("9341450000000001").unwrap(),
            "access-canary".into(),
        );
        assert!(!format!("{session:?}").contains("canary"));
        assert!(!format!("{session:?}").contains("9341"));
    }
}
