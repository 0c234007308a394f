//! The token in panel addresses: who is looking, for five minutes (`pipedrive.md` 4.2, `threat-model.md` J1–J4).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::domain::ids::{CompanyId, UserId};
use crate::providers::wire::digits;

/// Clocks may differ by this much, in seconds.
const LEEWAY: i64 = 30;
/// Longer than any real one by far.
const MOST: usize = 8192;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelClaims {
    pub company: CompanyId,
    pub user: UserId,
    /// Unix seconds; without `iat`: five minutes before the end.
    pub issued: i64,
    pub expires: i64,
}

/// Why a token opens nothing: for the log, never for the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenRejected {
    #[error("not a token")]
    Malformed,
    #[error("not HS256")]
    Algorithm,
    #[error("signed with another key")]
    Signature,
    #[error("claims missing or of the wrong kind")]
    Claims,
    #[error("expired")]
    Expired,
    #[error("issued in the future")]
    TooEarly,
}

impl TokenRejected {
    /// The reason in the log.
    pub fn key(self) -> &'static str {
        match self {
            Self::Malformed => "jwt_malformed",
            Self::Algorithm => "jwt_alg",
            Self::Signature => "jwt_signature",
            Self::Claims => "jwt_claims",
            Self::Expired => "jwt_expired",
            Self::TooEarly => "jwt_early",
        }
    }
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    /// A demand to understand something we do not.
    #[serde(default)]
    crit: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Claims {
    user_id: Box<RawValue>,
    company_id: Box<RawValue>,
    exp: i64,
    #[serde(default)]
    iat: Option<i64>,
}

/// Tries every key, whatever the header says; time comes from the caller.
pub fn verify_panel_token(
    token: &str,
    secrets: &[SecretString],
    now_unix: i64,
) -> Result<PanelClaims, TokenRejected> {
    let head = token.split('.').next().unwrap_or_default();
    if token.len() > MOST || token.split('.').count() != 3 {
        return Err(TokenRejected::Malformed);
    }
    let head = URL_SAFE_NO_PAD
        .decode(head)
        .map_err(|_| TokenRejected::Malformed)?;
    let head: Head = serde_json::from_slice(&head).map_err(|_| TokenRejected::Algorithm)?;
    if head.alg != "HS256" || head.crit.is_some() {
        return Err(TokenRejected::Algorithm);
    }
    signed(token, secrets)?;
    let claims = claims(token)?;
    if now_unix > claims.expires.saturating_add(LEEWAY) {
        return Err(TokenRejected::Expired);
    }
    if claims.issued > now_unix.saturating_add(4 * LEEWAY) {
        return Err(TokenRejected::TooEarly);
    }
    Ok(claims)
}

fn signed(token: &str, secrets: &[SecretString]) -> Result<(), TokenRejected> {
    let (message, signature) = token.rsplit_once('.').ok_or(TokenRejected::Malformed)?;
    let keys = secrets
        .iter()
        .map(|secret| secret.expose_secret().as_bytes());
    let any = keys.filter(|key| !key.is_empty()).any(|key| {
        let key = DecodingKey::from_secret(key);
        jsonwebtoken::crypto::verify(signature, message.as_bytes(), &key, Algorithm::HS256)
            .unwrap_or(false)
    });
    any.then_some(()).ok_or(TokenRejected::Signature)
}

/// Whole numbers only: no floats, no text for times, no claim twice.
fn claims(token: &str) -> Result<PanelClaims, TokenRejected> {
    let body = token.split('.').nth(1).unwrap_or_default();
    let body = URL_SAFE_NO_PAD
        .decode(body)
        .map_err(|_| TokenRejected::Malformed)?;
    let claims: Claims = serde_json::from_slice(&body).map_err(|_| TokenRejected::Claims)?;
    let id = |raw: &RawValue| {
        let text = raw.get();
        let bare = text
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
            .unwrap_or(text);
        digits(bare)
            .filter(|id| *id > 0)
            .ok_or(TokenRejected::Claims)
    };
    if claims.exp <= 0 {
        return Err(TokenRejected::Claims);
    }
    Ok(PanelClaims {
        company: CompanyId(id(&claims.company_id)?),
        user: UserId(id(&claims.user_id)?),
        issued: claims.iat.unwrap_or_else(|| claims.exp.saturating_sub(300)),
        expires: claims.exp,
    })
}

#[cfg(test)]
#[path = "panel_token_tests.rs"]
mod tests;
