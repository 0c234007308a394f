//! Intuit's discovery document: where its authorization lies (`quickbooks.md` 2.1). See `docs/adr/0017-discovery-document.md`.

use std::time::{Duration, Instant};

use reqwest::{Method, Url};
use serde::Deserialize;

use super::{Config, QuickBooks};
use crate::providers::error::ProviderError;
use crate::providers::http::Call;
use crate::providers::wire;

/// How long what was read is good, and how soon a document that could not be read is asked for again.
const GOOD: Duration = Duration::from_secs(86_400);
const AGAIN: Duration = Duration::from_secs(3600);
/// Somebody waits for what comes after it.
const PATIENCE: Duration = Duration::from_secs(3);
/// The document has about 1 kB.
const MOST: usize = 64 * 1024;

/// Where people consent, and where tokens are given and taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Endpoints {
    pub(super) authorize: Url,
    pub(super) token: Url,
    pub(super) revoke: Url,
}

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "authorization_endpoint")]
    authorize: Url,
    #[serde(rename = "token_endpoint")]
    token: Url,
    #[serde(rename = "revocation_endpoint")]
    revoke: Url,
}

/// What was read last, and until when it is good.
#[derive(Debug, Default)]
pub(super) struct Known(tokio::sync::Mutex<Option<(Instant, Endpoints)>>);

impl Endpoints {
    fn of_settings(config: &Config) -> Self {
        Self {
            authorize: config.authorize_url.clone(),
            token: config.token_url.clone(),
            revoke: config.revoke_url.clone(),
        }
    }

    /// What the document says, if all of it lies where the settings lead already.
    fn within(&self, document: Document) -> Option<Self> {
        let told = Self {
            authorize: document.authorize,
            token: document.token,
            revoke: document.revoke,
        };
        let known = self.all().map(Url::origin);
        let is_known = |url: &Url| {
            known.contains(&url.origin())
                && url.username().is_empty()
                && url.password().is_none()
                && url.query().is_none()
                && url.fragment().is_none()
        };
        let is_known = told.all().into_iter().all(is_known);
        is_known.then_some(told)
    }

    fn all(&self) -> [&Url; 3] {
        [&self.authorize, &self.token, &self.revoke]
    }
}

impl QuickBooks {
    /// By the document, read once a day at most and only when somebody is about to use it; else by the settings.
    pub(super) async fn endpoints(&self) -> Endpoints {
        let mut known = self.known.0.lock().await;
        if let Some((until, endpoints)) = &*known
            && Instant::now() < *until
        {
            return endpoints.clone();
        }
        let settings = Endpoints::of_settings(&self.config);
        let told = tokio::time::timeout(PATIENCE, Box::pin(self.document())).await;
        let told = told.ok().and_then(Result::ok);
        let told = told.and_then(|document| settings.within(document));
        let (good, endpoints) = if let Some(told) = told {
            (GOOD, told)
        } else {
            tracing::warn!(
                "Intuit's discovery document cannot be read or leads elsewhere; the settings hold"
            );
            (AGAIN, settings)
        };
        *known = Some((Instant::now() + good, endpoints.clone()));
        endpoints
    }

    /// It lies where tokens are taken back.
    async fn document(&self) -> Result<Document, ProviderError> {
        let call = Call {
            method: Method::GET,
            provider: "quickbooks",
            class: "oauth",
            pattern: "/.well-known/openid_configuration",
            writes: false,
            most: MOST,
        };
        let mut url = self.config.revoke_url.clone();
        url.set_path(if self.config.environment == "sandbox" {
            "/.well-known/openid_sandbox_configuration"
        } else {
            "/.well-known/openid_configuration"
        });
        let request = self
            .http
            .request(&call, url)
            .header("accept", "application/json");
        let end = match self.http.call(&call, request).await {
            Ok(reply) if reply.status.is_success() => wire::json(&reply.body),
            Ok(_) => Err(ProviderError::Unavailable { retry_after: None }),
            Err(error) => Err(error),
        };
        call.counted(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    fn intuit() -> Endpoints {
        Endpoints {
            authorize: url("https://appcenter.intuit.com/connect/oauth2"),
            token: url("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"),
            revoke: url("https://developer.api.intuit.com/v2/oauth2/tokens/revoke"),
        }
    }

    fn told(authorize: &str, token: &str, revoke: &str) -> Option<Endpoints> {
        intuit().within(Document {
            authorize: url(authorize),
            token: url(token),
            revoke: url(revoke),
        })
    }

    #[test]
    fn a_discovery_document_leads_to_no_other_host() {
        let Endpoints {
            authorize,
            token,
            revoke,
        } = intuit();
        let (authorize, token, revoke) = (authorize.as_str(), token.as_str(), revoke.as_str());
        assert_eq!(told(authorize, token, revoke), Some(intuit()));
        let newer = "https://oauth.platform.intuit.com/oauth2/v2/tokens/bearer";
        assert_eq!(told(authorize, newer, revoke).unwrap().token, url(newer));
        for elsewhere in [
            "http://oauth.platform.intuit.com/oauth2/v1/tokens/bearer",
            "https://oauth.platform.intuit.com:8443/oauth2/v1/tokens/bearer",
            "https://oauth.platform.intuit.com.evil.example/oauth2/v1/tokens/bearer",
            "https://user@oauth.platform.intuit.com/oauth2/v1/tokens/bearer",
            "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer?to=evil",
            "https://evil.example/",
            "file:///etc/passwd",
        ] {
            assert_eq!(told(elsewhere, token, revoke), None, "{elsewhere}");
            assert_eq!(told(authorize, elsewhere, revoke), None, "{elsewhere}");
            assert_eq!(told(authorize, token, elsewhere), None, "{elsewhere}");
        }
    }
}
