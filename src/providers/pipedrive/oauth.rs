//! Authorization at Pipedrive: address, exchange, refresh, revoke (`pipedrive.md` 2).

use reqwest::{Method, RequestBuilder, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::{ApiBase, Config, Pipedrive};
use crate::providers::error::{ProviderError, Refusal};
use crate::providers::http::{Call, MOST_JSON, Reply};
use crate::providers::wire;

/// A pair as the token address gave it.
#[derive(Debug, Clone)]
pub struct Tokens {
    pub access: SecretString,
    pub refresh: SecretString,
    /// Seconds from the answer.
    pub expires_in: i64,
    pub scopes: Vec<String>,
    /// Checked anew in every answer: a company may rename its domain.
    pub api_base: ApiBase,
}

#[derive(Deserialize)]
struct TokenAnswer {
    access_token: SecretString,
    refresh_token: SecretString,
    #[serde(default, deserialize_with = "wire::integer")]
    expires_in: Option<i64>,
    #[serde(default, deserialize_with = "wire::text")]
    scope: Option<String>,
    api_domain: String,
}

#[derive(Deserialize, Default)]
struct TokenRefusal {
    #[serde(default, deserialize_with = "wire::text")]
    error: Option<String>,
    #[serde(default, deserialize_with = "wire::text")]
    message: Option<String>,
    #[serde(default, deserialize_with = "wire::text")]
    error_description: Option<String>,
}

impl Pipedrive {
    /// Where the browser goes to consent.
    pub fn authorize_url(&self, state: &str) -> Url {
        let mut url = self.oauth("authorize");
        url.query_pairs_mut()
            .append_pair("client_id", &self.config.client_id)
            .append_pair("redirect_uri", &self.config.callback_url)
            .append_pair("state", state);
        url
    }

    /// Once per code, within five minutes of the consent.
    pub async fn exchange(&self, code: &str) -> Result<Tokens, ProviderError> {
        self.tokens(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.config.callback_url),
        ])
        .await
    }

    /// [`ProviderError::InvalidGrant`] is final; everything else leaves the grant alive.
    pub async fn refresh(&self, refresh: &SecretString) -> Result<Tokens, ProviderError> {
        self.tokens(&[
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh.expose_secret()),
        ])
        .await
    }

    /// Uninstalls us for that user. Success also for a token that is unknown.
    pub async fn revoke(&self, refresh: &SecretString) -> Result<(), ProviderError> {
        let call = oauth_call("/oauth/revoke");
        let form = [
            ("token", refresh.expose_secret()),
            ("token_type_hint", "refresh_token"),
        ];
        let request = self.authenticated(&call, "revoke").form(&form);
        let end = match self.http.call(&call, request).await {
            Ok(reply) if reply.status.is_success() => Ok(()),
            Ok(reply) => match refused(&reply) {
                ProviderError::InvalidGrant => Ok(()),
                other => Err(other),
            },
            Err(error) => Err(error),
        };
        call.counted(end)
    }

    async fn tokens(&self, form: &[(&str, &str)]) -> Result<Tokens, ProviderError> {
        let call = oauth_call("/oauth/token");
        let request = self.authenticated(&call, "token").form(form);
        let end = match self.http.call(&call, request).await {
            Ok(reply) => read_tokens(&reply, &self.config),
            Err(error) => Err(error),
        };
        call.counted(end)
    }

    fn authenticated(&self, call: &Call, page: &str) -> RequestBuilder {
        let secret = self.config.client_secrets.first();
        self.http
            .request(call, self.oauth(page))
            .basic_auth(
                &self.config.client_id,
                secret.map(ExposeSecret::expose_secret),
            )
            .header("accept", "application/json")
    }

    fn oauth(&self, page: &str) -> Url {
        super::session::under(&self.config.oauth_url, &["oauth", page])
    }
}

fn oauth_call(pattern: &'static str) -> Call {
    Call {
        method: Method::POST,
        provider: "pipedrive",
        class: "oauth",
        pattern,
        writes: false,
        most: MOST_JSON,
    }
}

pub(super) fn read_tokens(reply: &Reply, config: &Config) -> Result<Tokens, ProviderError> {
    if !reply.status.is_success() {
        return Err(refused(reply));
    }
    if !reply.is_json() {
        return Err(ProviderError::Unavailable { retry_after: None });
    }
    let answer: TokenAnswer = wire::json(&reply.body)?;
    let api_base =
        ApiBase::parse(&answer.api_domain, config).map_err(|_| ProviderError::Unreadable {
            path: "api_domain".to_owned(),
        })?;
    let scopes = answer.scope.unwrap_or_default();
    Ok(Tokens {
        access: answer.access_token,
        refresh: answer.refresh_token,
        expires_in: answer.expires_in.unwrap_or(3599),
        scopes: scopes
            .split([',', ' '])
            .map(str::trim)
            .filter(|scope| !scope.is_empty())
            .map(str::to_owned)
            .collect(),
        api_base,
    })
}

/// The body of an error is not documented: the status first, then the words (2.5).
fn refused(reply: &Reply) -> ProviderError {
    let status = reply.status.as_u16();
    match status {
        429 => ProviderError::RateLimited {
            retry_after: reply
                .retry_after()
                .unwrap_or(std::time::Duration::from_secs(10)),
            daily: false,
        },
        400..=499 => {
            let text = String::from_utf8_lossy(&reply.body).to_lowercase();
            if text.contains("invalid_grant") || text.contains("invalid grant") {
                return ProviderError::InvalidGrant;
            }
            let said: TokenRefusal = wire::json(&reply.body).unwrap_or_default();
            ProviderError::Rejected(Refusal {
                status,
                code: said.error.unwrap_or_default(),
                message: said.message.unwrap_or_default(),
                detail: said.error_description.unwrap_or_default(),
                ..Refusal::default()
            })
        }
        _ => ProviderError::Unavailable {
            retry_after: reply.retry_after(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config() -> Config {
        Config {
            client_id: "pd".into(),
            client_secrets: vec!["s".into()],
            oauth_url: "https://oauth.pipedrive.com".parse().unwrap(),
            callback_url: "https://app.example/oauth/pipedrive/callback".into(),
            allowed_hosts: vec!["*.pipedrive.com".parse().unwrap()],
            production: true,
        }
    }

    fn end(status: u16, body: &str) -> Result<Tokens, ProviderError> {
        let reply = Reply {
            status: reqwest::StatusCode::from_u16(status).unwrap(),
            headers: reqwest::header::HeaderMap::new(),
            body: body.as_bytes().to_vec(),
        };
        read_tokens(&reply, &config())
    }

    #[test]
    fn scopes_come_with_commas_or_blanks() {
        for scope in ["base,deals:full", "base deals:full", "base, deals:full"] {
            let body = format!(
                r#"{{"access_token":"a","token_type":"Bearer","refresh_token":"r","scope":"{scope}","expires_in":3599,"api_domain":"https://acme.pipedrive.com"}}"#
            );
            let tokens = end(200, &body).unwrap();
            assert_eq!(tokens.scopes, ["base", "deals:full"]);
            assert_eq!(tokens.api_base.as_str(), "https://acme.pipedrive.com");
        }
    }

    #[test]
    fn a_foreign_domain_is_no_installation() {
        let body =
            r#"{"access_token":"a","refresh_token":"r","api_domain":"https://evil.example"}"#;
        assert_eq!(
            end(200, body).unwrap_err(),
            ProviderError::Unreadable {
                path: "api_domain".into()
            }
        );
    }

    #[test]
    fn the_words_tell_when_a_grant_is_gone() {
        for body in [
            r#"{"success":false,"message":"Invalid grant: refresh_token is invalid","error":"invalid_grant"}"#,
            r#"{"error":"Invalid Grant"}"#,
            "Invalid grant: authorization_code has expired",
        ] {
            assert_eq!(end(400, body).unwrap_err(), ProviderError::InvalidGrant);
        }
        assert!(matches!(
            end(400, r#"{"error":"invalid_client"}"#).unwrap_err(),
            ProviderError::Rejected(_)
        ));
        assert!(matches!(
            end(500, "invalid_grant").unwrap_err(),
            ProviderError::Unavailable { .. }
        ));
    }

    #[test]
    fn authorize_carries_our_state() {
        let pipedrive = Pipedrive::new(crate::providers::Http::new(true).unwrap(), config());
        assert_eq!(
            pipedrive.authorize_url("x&y").as_str(),
            "https://oauth.pipedrive.com/oauth/authorize?client_id=pd\
             &redirect_uri=https%3A%2F%2Fapp.example%2Foauth%2Fpipedrive%2Fcallback&state=x%26y"
        );
    }
}
