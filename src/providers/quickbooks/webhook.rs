//! Intuit's notifications: proven on the raw bytes first, read only then (`quickbooks.md` 8).

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::domain::moment::Moment;
use crate::providers::wire::{moment, text};

/// Events whose signature was right. Cannot be made any other way.
#[derive(Debug, Clone)]
pub struct Notification {
    events: Vec<Event>,
    token: usize,
}

/// Why a delivery is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    #[error("no signature")]
    Missing,
    #[error("a signature that is not base64")]
    NotBase64,
    #[error("a signature of other bytes or another key")]
    Wrong,
    /// Rightly signed, but no notification: nobody can mend it by sending it again.
    #[error("signed, but not a notification")]
    Unreadable,
}

/// Something happened to an entity: a reason to look, never the truth itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Of the `CloudEvents` envelope; for the old format a digest of what it says.
    pub id: String,
    /// The company, as sent: digits that may belong to nobody.
    pub realm: String,
    /// Lower case: `invoice`, `payment`, `customer`, …
    pub entity: String,
    pub entity_id: String,
    pub operation: Operation,
    pub at: Option<Moment>,
    /// On a merge: the one that disappeared into `entity_id`.
    pub deleted_id: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Created,
    Updated,
    Deleted,
    Merged,
    Voided,
    Emailed,
    Other,
}

impl Operation {
    /// Both formats and both spellings of a void.
    fn parse(text: &str) -> Self {
        let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        match () {
            () if is(&["created", "create"]) => Self::Created,
            () if is(&["updated", "update"]) => Self::Updated,
            () if is(&["deleted", "delete"]) => Self::Deleted,
            () if is(&["merged", "merge"]) => Self::Merged,
            () if is(&["voided", "void"]) => Self::Voided,
            () if is(&["emailed", "email"]) => Self::Emailed,
            () => Self::Other,
        }
    }
}

impl Notification {
    /// Any of the tokens may have signed: during a rotation two are in use.
    pub fn verify(
        tokens: &[SecretString],
        signature: Option<&str>,
        body: &[u8],
    ) -> Result<Self, Rejected> {
        let signature = signature.ok_or(Rejected::Missing)?;
        let given = STANDARD
            .decode(signature.trim())
            .map_err(|_| Rejected::NotBase64)?;
        let token = tokens
            .iter()
            .position(|token| signed_by(token, &given, body))
            .ok_or(Rejected::Wrong)?;
        let events = read(body).ok_or(Rejected::Unreadable)?;
        Ok(Self { events, token })
    }

    pub fn events(&self) -> &[Event] {
        &self.events
    }

    pub fn into_events(self) -> Vec<Event> {
        self.events
    }

    /// Which of the tokens signed, so that the operator sees when an old one is unused.
    pub fn token_index(&self) -> usize {
        self.token
    }
}

fn signed_by(token: &SecretString, given: &[u8], body: &[u8]) -> bool {
    let key = token.expose_secret().as_bytes();
    // An empty token would be a key everybody knows.
    if key.is_empty() {
        return false;
    }
    Hmac::<Sha256>::new_from_slice(key)
        .is_ok_and(|mac| mac.chain_update(body).verify_slice(given).is_ok())
}

/// The common case borrows its text from the body.
#[derive(Deserialize)]
struct Plain<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(default, borrow)]
    time: Option<Cow<'a, str>>,
    #[serde(borrow)]
    intuitentityid: Cow<'a, str>,
    #[serde(borrow)]
    intuitaccountid: Cow<'a, str>,
    #[serde(default)]
    data: Option<Merge>,
}

#[derive(Deserialize, Default)]
struct Merge {
    #[serde(
        default,
        alias = "deletedId",
        alias = "deletedID",
        deserialize_with = "text"
    )]
    deletedid: Option<String>,
}

/// The same with numbers for ids and other surprises.
#[derive(Deserialize)]
struct Loose {
    #[serde(default, deserialize_with = "text")]
    id: Option<String>,
    #[serde(default, rename = "type", deserialize_with = "text")]
    kind: Option<String>,
    #[serde(default, deserialize_with = "text")]
    time: Option<String>,
    #[serde(default, deserialize_with = "text")]
    intuitentityid: Option<String>,
    #[serde(default, deserialize_with = "text")]
    intuitaccountid: Option<String>,
    #[serde(default)]
    data: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Legacy {
    #[serde(default)]
    event_notifications: Vec<LegacyCompany>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LegacyCompany {
    #[serde(default, deserialize_with = "text")]
    realm_id: Option<String>,
    #[serde(default)]
    data_change_event: Option<LegacyEntities>,
}

#[derive(Deserialize)]
struct LegacyEntities {
    #[serde(default)]
    entities: Vec<LegacyEntity>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LegacyEntity {
    #[serde(default, deserialize_with = "text")]
    name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    operation: Option<String>,
    #[serde(default, deserialize_with = "text")]
    last_updated: Option<String>,
    #[serde(default, alias = "deletedID", deserialize_with = "text")]
    deleted_id: Option<String>,
}

/// An array is the current format, an object the old one; `None` for anything else.
fn read(body: &[u8]) -> Option<Vec<Event>> {
    match body.trim_ascii_start().first()? {
        b'[' => cloud_events(body),
        b'{' => {
            let legacy: Legacy = serde_json::from_slice(body).ok()?;
            Some(legacy_events(legacy))
        }
        _ => None,
    }
}

fn cloud_events(body: &[u8]) -> Option<Vec<Event>> {
    if let Ok(all) = serde_json::from_slice::<Vec<Plain<'_>>>(body) {
        return Some(all.into_iter().filter_map(plain_event).collect());
    }
    // One odd event must not hide the others.
    let all: Vec<&RawValue> = serde_json::from_slice(body).ok()?;
    Some(all.into_iter().filter_map(loose_event).collect())
}

fn plain_event(event: Plain<'_>) -> Option<Event> {
    let (entity, operation) = kind(&event.kind)?;
    Some(Event {
        id: event.id.into_owned(),
        realm: event.intuitaccountid.into_owned(),
        entity,
        entity_id: event.intuitentityid.into_owned(),
        operation,
        at: event.time.as_deref().and_then(moment),
        deleted_id: event.data.and_then(|data| data.deletedid),
    })
}

fn loose_event(raw: &RawValue) -> Option<Event> {
    let event: Loose = serde_json::from_str(raw.get()).ok()?;
    let (entity, operation) = kind(&event.kind?)?;
    let merge: Option<Merge> = event
        .data
        .and_then(|data| serde_json::from_str(data.get()).ok());
    Some(Event {
        id: event.id.unwrap_or_else(|| digest(&[raw.get()])),
        realm: event.intuitaccountid?,
        entity,
        entity_id: event.intuitentityid?,
        operation,
        at: event.time.as_deref().and_then(moment),
        deleted_id: merge.and_then(|data| data.deletedid),
    })
}

/// `qbo.invoice.created.v1`.
fn kind(text: &str) -> Option<(String, Operation)> {
    let mut parts = text.split('.');
    let (_, entity, operation) = (parts.next()?, parts.next()?, parts.next()?);
    Some((entity.to_ascii_lowercase(), Operation::parse(operation)))
}

fn legacy_events(legacy: Legacy) -> Vec<Event> {
    let mut events = Vec::new();
    for company in legacy.event_notifications {
        let (Some(realm), Some(change)) = (company.realm_id, company.data_change_event) else {
            continue;
        };
        let entities = change.entities.into_iter();
        events.extend(entities.filter_map(|entity| legacy_event(&realm, entity)));
    }
    events
}

fn legacy_event(realm: &str, of: LegacyEntity) -> Option<Event> {
    let (name, entity_id) = (of.name?, of.id?);
    let operation = of.operation.unwrap_or_default();
    let updated = of.last_updated.unwrap_or_default();
    let deleted = of.deleted_id.as_deref().unwrap_or_default();
    Some(Event {
        id: digest(&[realm, &name, &entity_id, &operation, &updated, deleted]),
        realm: realm.to_owned(),
        entity: name.to_ascii_lowercase(),
        operation: Operation::parse(&operation),
        at: moment(&updated),
        deleted_id: of.deleted_id.filter(|id| !id.is_empty()),
        entity_id,
    })
}

fn digest(parts: &[&str]) -> String {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update(part.as_bytes());
        sum.update([0]);
    }
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(sum.finalize())
}

#[cfg(test)]
#[path = "webhook_tests.rs"]
mod tests;
