//! Secrets that open something once: made here, stored as hashes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::{Context, JourneyError, Who};
use crate::storage::doors::{Ticket, put_ticket, take_ticket};

const TICKET_SECONDS: i64 = 60;

/// 256 random bits as text that fits an address.
pub(super) fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// What is stored of a random secret; it needs no salt.
pub(super) fn hashed(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

/// The secret of a ticket that opens `object` once, within a minute: an address that a browser follows carries no header.
pub(super) async fn give(
    ctx: &Context,
    who: Who,
    purpose: &str,
    object: String,
) -> Result<String, JourneyError> {
    let secret = fresh();
    let (hash, now) = (hashed(&secret), ctx.now());
    let ticket = Ticket {
        company: who.company,
        user: who.user,
        purpose: purpose.to_owned(),
        object,
    };
    ctx.store
        .write(move |db| put_ticket(db, &hash, &ticket, now, now.plus_seconds(TICKET_SECONDS)))
        .await?;
    Ok(secret)
}

/// Uses a ticket up: to whom it was given, and what it opens. What they may is asked again by the caller.
pub(super) async fn take(
    ctx: &Context,
    secret: &str,
    purpose: &'static str,
) -> Result<Option<(Who, String)>, JourneyError> {
    let (hash, now) = (hashed(secret), ctx.now());
    let taken = ctx
        .store
        .write(move |db| take_ticket(db, &hash, purpose, now))
        .await?;
    Ok(taken.map(|ticket| {
        let who = Who {
            company: ticket.company,
            user: ticket.user,
        };
        (who, ticket.object)
    }))
}

/// Whether a guard still lets them in; what is not theirs any more is as if the ticket were none.
pub(super) fn still(guarded: Result<(), JourneyError>) -> Result<bool, JourneyError> {
    match guarded {
        Ok(()) => Ok(true),
        Err(JourneyError::NotOwner | JourneyError::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}
