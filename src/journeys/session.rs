//! Who is at the door: Pipedrive's signed token, then a short session of ours (threat model 5.1).
//!
//! A token that travelled in an address can look, never act.

use std::collections::HashMap;
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use super::panel_memory::{self, Standing};
use super::{Context, Person, Who};
use crate::domain::ids::{CompanyId, DealId, UserId};
use crate::providers::pipedrive::panel_token::{self, PanelClaims};
use crate::storage::companies;

/// A session lives this long and is never extended by itself.
pub const LIFE_SECONDS: i64 = 900;
/// A token may become an acting session only while it is this young.
const FRESH_SECONDS: i64 = 120;
/// How many address tokens are remembered.
const MOST_SEEN: usize = 100_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Reads only.
    Look,
    Act,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    pub who: Who,
    pub scope: Scope,
}

/// A page was opened with a good token.
pub struct Opened {
    pub who: Who,
    /// The bearer text of a looking session.
    pub look: String,
    pub at: AtDoor,
}

/// Who is there, and what came along in the same trip.
pub struct AtDoor {
    /// `None`: Pipedrive knows the person, we do not.
    pub person: Option<Person>,
    /// How the deal stands that the door was asked about.
    pub standing: Standing,
}

/// Why the door stays shut; for the log only, the answer is the same for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    pub code: &'static str,
}

const fn refused(code: &'static str) -> Refused {
    Refused { code }
}

/// Tokens seen in addresses by this process, until they expire.
#[derive(Default)]
pub struct SeenTokens(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    until: HashMap<[u8; 32], i64>,
    /// When the expired ones were last forgotten.
    swept: i64,
}

impl SeenTokens {
    fn remember(&self, token: &str, expires: i64, now: i64) {
        if let Ok(mut seen) = self.0.lock() {
            // At most once a second, however many come.
            if seen.until.len() >= MOST_SEEN && seen.swept != now {
                seen.swept = now;
                seen.until.retain(|_, until| *until >= now);
            }
            if seen.until.len() < MOST_SEEN {
                seen.until
                    .insert(Sha256::digest(token.as_bytes()).into(), expires);
            }
        }
    }

    fn knows(&self, token: &str) -> bool {
        let digest: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        // A poisoned lock cannot vouch for anything.
        self.0
            .lock()
            .map_or(true, |seen| seen.until.contains_key(&digest))
    }
}

fn verified(ctx: &Context, token: &str) -> Result<PanelClaims, Refused> {
    panel_token::verify_panel_token(token, &ctx.secrets.panel_token, ctx.now().unix())
        .map_err(|_| refused("jwt"))
}

/// The token in a page's address: good for looking. Unsigned parameters never choose the company.
pub async fn open_page(
    ctx: &Context,
    token: &str,
    query_company: Option<&str>,
    query_user: Option<&str>,
    deal: Option<DealId>,
) -> Result<Opened, Refused> {
    let claims = verified(ctx, token)?;
    let agrees =
        |query: Option<&str>, claim: i64| query.is_none_or(|text| text.parse() == Ok(claim));
    if !agrees(query_company, claims.company.0) || !agrees(query_user, claims.user.0) {
        return Err(refused("jwt_query_mismatch"));
    }
    ctx.secrets
        .seen
        .remember(token, claims.expires + 30, ctx.now().unix());
    let who = Who {
        company: claims.company,
        user: claims.user,
    };
    let at = at_door(ctx, who, deal).await?;
    Ok(Opened {
        who,
        look: mint(ctx, who, Scope::Look)?,
        at,
    })
}

/// A fresh token that came as a body: good for acting. The session's text and its life in seconds.
pub async fn exchange(ctx: &Context, token: &str) -> Result<(String, u64), Refused> {
    let claims = verified(ctx, token)?;
    if ctx.now().unix() - claims.issued > FRESH_SECONDS {
        return Err(refused("jwt_stale"));
    }
    if ctx.secrets.seen.knows(token) {
        return Err(refused("jwt_from_address"));
    }
    let who = Who {
        company: claims.company,
        user: claims.user,
    };
    if at_door(ctx, who, None).await?.person.is_none() {
        return Err(refused("not_installed"));
    }
    Ok((mint(ctx, who, Scope::Act)?, LIFE_SECONDS.unsigned_abs()))
}

async fn at_door(ctx: &Context, who: Who, deal: Option<DealId>) -> Result<AtDoor, Refused> {
    let now = ctx.now();
    let found = ctx.store.read(move |db| {
        if let Some(deal) = deal {
            return panel_memory::at_door(db, who, deal, now);
        }
        let found = companies::at_door(db, who.company, who.user)?;
        Ok((found.map(|(person, _)| person), Standing::Unasked))
    });
    let (found, standing) = found.await.map_err(|_| refused("storage"))?;
    let person = found.filter(|person| person.installed);
    Ok(AtDoor { person, standing })
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Payload {
    c: i64,
    u: i64,
    s: Scope,
    e: i64,
}

fn mac(key: &[u8; 32], text: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(text.as_bytes());
    Some(mac)
}

fn mint(ctx: &Context, who: Who, scope: Scope) -> Result<String, Refused> {
    let vault = ctx.store.vault();
    written(
        vault.session_keys(),
        who,
        scope,
        ctx.now().unix() + LIFE_SECONDS,
    )
}

fn written(
    keys: &[(String, [u8; 32])],
    who: Who,
    scope: Scope,
    ends: i64,
) -> Result<String, Refused> {
    let (id, key) = keys.first().ok_or(refused("no_key"))?;
    let payload = Payload {
        c: who.company.0,
        u: who.user.0,
        s: scope,
        e: ends,
    };
    let payload = serde_json::to_vec(&payload).map_err(|_| refused("encode"))?;
    let text = format!("v1.{id}.{}", URL_SAFE_NO_PAD.encode(payload));
    let tag = mac(key, &text)
        .ok_or(refused("no_key"))?
        .finalize()
        .into_bytes();
    Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(tag)))
}

/// The session that was minted with one of these keys and has not ended.
fn opened(keys: &[(String, [u8; 32])], bearer: &str, now: i64) -> Result<Session, Refused> {
    let malformed = refused("session_malformed");
    let (text, tag) = bearer.rsplit_once('.').ok_or(malformed)?;
    let (id, payload) = text
        .strip_prefix("v1.")
        .and_then(|rest| rest.split_once('.'))
        .ok_or(malformed)?;
    let tag = URL_SAFE_NO_PAD.decode(tag).map_err(|_| malformed)?;
    let (_, key) = keys
        .iter()
        .find(|(one, _)| one == id)
        .ok_or(refused("session_key"))?;
    mac(key, text)
        .ok_or(malformed)?
        .verify_slice(&tag)
        .map_err(|_| refused("session_mac"))?;
    let payload = URL_SAFE_NO_PAD.decode(payload).map_err(|_| malformed)?;
    let payload: Payload = serde_json::from_slice(&payload).map_err(|_| malformed)?;
    if payload.e <= now {
        return Err(refused("session_expired"));
    }
    let who = Who {
        company: CompanyId(payload.c),
        user: UserId(payload.u),
    };
    let scope = payload.s;
    Ok(Session { who, scope })
}

/// The session a request carries; its installation must still live.
pub async fn check(
    ctx: &Context,
    bearer: &str,
    deal: Option<DealId>,
) -> Result<(Session, AtDoor), Refused> {
    let vault = ctx.store.vault();
    let session = opened(vault.session_keys(), bearer, ctx.now().unix())?;
    let at = at_door(ctx, session.who, deal).await?;
    if at.person.is_none() && session.scope == Scope::Act {
        return Err(refused("not_installed"));
    }
    Ok((session, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_a_session_is_what_we_signed() {
        let keys = [("a".to_owned(), [1; 32]), ("b".to_owned(), [2; 32])];
        let who = Who {
            company: CompanyId(7),
            user: UserId(15),
        };
        let text = written(&keys, who, Scope::Look, 1_000).unwrap();
        assert_eq!(
            opened(&keys, &text, 999).unwrap(),
            Session {
                who,
                scope: Scope::Look
            }
        );
        assert_eq!(opened(&keys, &text, 1_000), Err(refused("session_expired")));
        assert_eq!(opened(&keys[1..], &text, 0), Err(refused("session_key")));
        crate::fuzz::run("session", |bytes| {
            let bearer = crate::fuzz::text(bytes);
            let session = opened(&keys, &bearer, 999);
            assert_eq!(session.is_ok(), bearer == text, "{bearer}");
            session != Err(refused("session_malformed"))
        });
    }
}
