//! Authorization at Intuit: address, exchange, refresh, revoke (`quickbooks.md` 2).

use reqwest::{Method, RequestBuilder, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::QuickBooks;
use crate::providers::error::{ProviderError, Refusal};
use crate::providers::http::{Call, MOST_JSON, Reply};
use crate::providers::wire;

const SCOPE: &str = "com.intuit.quickbooks.accounting";

/// A pair as the token address gave it. Lifetimes in seconds from the answer.
#[derive(Debug, Clone)]
pub struct Tokens {
    pub access: SecretString,
    pub refresh: SecretString,
    pub expires_in: i64,
    /// Until the refresh token dies unused.
    pub refresh_expires_in: Option<i64>,
    /// Until the grant dies whatever we do (2.4).
    pub hard_expires_in: Option<i64>,
}

#[derive(Deserialize)]
struct TokenAnswer {
    access_token: SecretString,
    refresh_token: SecretString,
    #[serde(default, deserialize_with = "wire::integer")]
    expires_in: Option<i64>,
    #[serde(default, deserialize_with = "wire::integer")]
    x_refresh_token_expires_in: Option<i64>,
    #[serde(default, deserialize_with = "wire::integer")]
    x_refresh_token_hard_expires_in: Option<i64>,
}

#[derive(Deserialize, Default)]
struct TokenRefusal {
    #[serde(default, deserialize_with = "wire::text")]
    error: Option<String>,
    #[serde(default, deserialize_with = "wire::text")]
    error_description: Option<String>,
}

impl QuickBooks {
    /// Where the browser goes to choose a company and consent.
    pub async fn authorize_url(&self, state: &str) -> Url {
        self.consent(self.endpoints().await.authorize, state)
    }

    pub(super) fn consent(&self, mut url: Url, state: &str) -> Url {
        url.query_pairs_mut()
            .append_pair("client_id", &self.config.client_id)
            .append_pair("response_type", "code")
            .append_pair("scope", SCOPE)
            .append_pair("redirect_uri", &self.config.redirect_url)
            .append_pair("state", state);
        url
    }

    /// Once per code: a second exchange may kill the first one's tokens.
    pub async fn exchange(&self, code: &str) -> Result<Tokens, ProviderError> {
        self.tokens(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.config.redirect_url),
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

    async fn tokens(&self, form: &[(&str, &str)]) -> Result<Tokens, ProviderError> {
        let call = oauth_call("/oauth2/v1/tokens/bearer");
        let request = self
            .authenticated(&call, self.endpoints().await.token)
            .header("x-include-refresh-token-hard-expires-in", "true")
            .form(form);
        let end = match self.http.call(&call, request).await {
            Ok(reply) => read_tokens(&reply),
            Err(error) => Err(error),
        };
        call.counted(end)
    }

    /// Ends the whole connection, whichever token is given. Already ended is success (2.7).
    pub async fn revoke(&self, token: &SecretString) -> Result<(), ProviderError> {
        let call = oauth_call("/v2/oauth2/tokens/revoke");
        let request = self
            .authenticated(&call, self.endpoints().await.revoke)
            .json(&serde_json::json!({ "token": token.expose_secret() }));
        let end = match self.http.call(&call, request).await {
            Ok(reply) if reply.status.is_success() || reply.status.as_u16() == 400 => Ok(()),
            Ok(reply) => Err(refused(&reply)),
            Err(error) => Err(error),
        };
        call.counted(end)
    }

    fn authenticated(&self, call: &Call, url: Url) -> RequestBuilder {
        self.http
            .request(call, url)
            .basic_auth(
                &self.config.client_id,
                Some(self.config.client_secret.expose_secret()),
            )
            .header("accept", "application/json")
    }
}

fn oauth_call(pattern: &'static str) -> Call {
    Call {
        method: Method::POST,
        provider: "quickbooks",
        class: "oauth",
        pattern,
        // A lost answer may hide a rotated token, but asking again is always right (2.5).
        writes: false,
        most: MOST_JSON,
    }
}

pub(super) fn read_tokens(reply: &Reply) -> Result<Tokens, ProviderError> {
    if !reply.status.is_success() {
        return Err(refused(reply));
    }
    if !reply.is_json() {
        return Err(ProviderError::Unavailable { retry_after: None });
    }
    let answer: TokenAnswer = wire::json(&reply.body)?;
    Ok(Tokens {
        access: answer.access_token,
        refresh: answer.refresh_token,
        expires_in: answer.expires_in.unwrap_or(3600),
        refresh_expires_in: answer.x_refresh_token_expires_in,
        hard_expires_in: answer.x_refresh_token_hard_expires_in,
    })
}

/// Decided by `error` alone: the description is optional (2.6).
fn refused(reply: &Reply) -> ProviderError {
    let status = reply.status.as_u16();
    match status {
        429 => ProviderError::RateLimited {
            retry_after: reply
                .retry_after()
                .unwrap_or(std::time::Duration::from_secs(60)),
            daily: false,
        },
        400..=499 => {
            let said: TokenRefusal = wire::json(&reply.body).unwrap_or_default();
            let code = said.error.unwrap_or_default();
            if code == "invalid_grant" {
                return ProviderError::InvalidGrant;
            }
            ProviderError::Rejected(Refusal {
                status,
                code,
                detail: said.error_description.unwrap_or_default(),
                tid: reply.tid(),
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

    fn reply(status: u16, body: &str) -> Reply {
        Reply {
            status: reqwest::StatusCode::from_u16(status).unwrap(),
            headers: reqwest::header::HeaderMap::new(),
            body: body.as_bytes().to_vec(),
        }
    }

    #[test]
    fn a_pair_with_its_lifetimes() {
        let tokens = read_tokens(&reply(
            200,
            r#"{"token_type":"bearer","access_token":"a","expires_in":3600,"refresh_token":"RT1-r",
               "x_refresh_token_expires_in":8726400,"x_refresh_token_hard_expires_in":157494248,"new":[1]}"#,
        ))
        .unwrap();
        assert_eq!(tokens.refresh.expose_secret(), "RT1-r");
        assert_eq!(tokens.expires_in, 3600);
        assert_eq!(tokens.refresh_expires_in, Some(8_726_400));
        assert_eq!(tokens.hard_expires_in, Some(157_494_248));
    }

    #[test]
    fn only_invalid_grant_ends_a_grant() {
        let end = |status, body| read_tokens(&reply(status, body)).map(|_| ()).unwrap_err();
        for body in [
            r#"{"error":"invalid_grant"}"#,
            r#"{"error":"invalid_grant","error_description":"Token has been expired or revoked"}"#,
        ] {
            assert_eq!(end(400, body), ProviderError::InvalidGrant);
        }
        assert!(
            matches!(end(401, r#"{"error":"invalid_client"}"#), ProviderError::Rejected(r) if r.code == "invalid_client")
        );
        assert!(matches!(end(400, "<html>"), ProviderError::Rejected(_)));
        assert!(matches!(
            end(429, "slow down"),
            ProviderError::RateLimited { .. }
        ));
        for status in [200, 500, 502, 302] {
            assert_eq!(
                end(status, "<html>invalid_grant</html>"),
                ProviderError::Unavailable { retry_after: None }
            );
        }
        assert!(matches!(
            end(200, r#"{"access_token":"a"}"#),
            ProviderError::Unreadable { .. }
        ));
    }
}
