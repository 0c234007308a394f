//! Pipedrive's deliveries, payload 2.0 (`pipedrive.md` 9.3). Unsigned: only called after the door
//! checked the Basic pair, and even then a reason to look, never the truth itself.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::domain::ids::{CompanyId, DealId};
use crate::providers::wire::{filled, integer, text};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Of the event, the same in each attempt; a digest of the body where it is missing.
    pub id: String,
    /// As the body says: compare it with the company that owns the pair.
    pub company: CompanyId,
    /// `deal`, `organization`, `person`, `deal_product`, …
    pub entity: String,
    pub entity_id: i64,
    /// `create`, `change`, `delete`.
    pub action: String,
    /// The deal that is concerned, where the event tells.
    pub deal: Option<DealId>,
}

/// Not a payload that can be used; sending it again would not mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a webhook payload 2.0")]
pub struct Unreadable;

#[derive(Deserialize)]
struct Payload {
    meta: Meta,
    #[serde(default)]
    data: Option<Row>,
    #[serde(default)]
    previous: Option<Row>,
}

#[derive(Deserialize)]
struct Meta {
    #[serde(default, deserialize_with = "text")]
    id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    action: Option<String>,
    #[serde(default, deserialize_with = "text")]
    entity: Option<String>,
    #[serde(default, deserialize_with = "integer")]
    entity_id: Option<i64>,
    #[serde(default, deserialize_with = "integer")]
    company_id: Option<i64>,
}

#[derive(Deserialize, Default)]
struct Row {
    #[serde(default, deserialize_with = "integer")]
    id: Option<i64>,
    #[serde(default, deserialize_with = "integer")]
    deal_id: Option<i64>,
}

/// Ids as text or number; everything we do not use may look as it likes.
pub fn parse(body: &[u8]) -> Result<Event, Unreadable> {
    let payload: Payload = serde_json::from_slice(body).map_err(|_| Unreadable)?;
    let meta = payload.meta;
    let (data, previous) = (
        payload.data.unwrap_or_default(),
        payload.previous.unwrap_or_default(),
    );
    let positive = |id: Option<i64>| id.filter(|id| *id > 0);
    let entity = filled(meta.entity).ok_or(Unreadable)?.to_lowercase();
    let entity_id = positive(meta.entity_id)
        .or(positive(data.id))
        .or(positive(previous.id))
        .ok_or(Unreadable)?;
    let deal = if entity == "deal" {
        Some(entity_id)
    } else {
        positive(data.deal_id).or(positive(previous.deal_id))
    };
    Ok(Event {
        id: filled(meta.id).unwrap_or_else(|| URL_SAFE_NO_PAD.encode(Sha256::digest(body))),
        company: CompanyId(positive(meta.company_id).ok_or(Unreadable)?),
        entity,
        entity_id,
        action: filled(meta.action).unwrap_or_default().to_lowercase(),
        deal: deal.map(DealId),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_a_deal() {
        let event = parse(
            br#"{"meta":{"action":"change","entity":"deal","entity_id":"481","company_id":"7400123","user_id":"1",
                "id":"0d6f","attempt":1,"permitted_user_ids":["1"]},
                "data":{"id":481,"value":4250.5,"custom_fields":{"a1":{"type":"varchar","value":"x"}}},
                "previous":{"status":"open"}}"#,
        );
        assert_eq!(
            event,
            Ok(Event {
                id: "0d6f".into(),
                company: CompanyId(7_400_123),
                entity: "deal".into(),
                entity_id: 481,
                action: "change".into(),
                deal: Some(DealId(481)),
            })
        );
    }

    #[test]
    fn deletions_have_no_data_and_rows_name_their_deal() {
        let gone = br#"{"meta":{"action":"delete","entity":"deal","entity_id":481,"company_id":7},"data":null,"previous":{"id":481}}"#;
        let event = parse(gone).unwrap();
        assert_eq!(
            (event.action.as_str(), event.deal),
            ("delete", Some(DealId(481)))
        );
        assert_eq!(event.id, parse(gone).unwrap().id);
        let row = br#"{"meta":{"action":"create","entity":"deal_product","entity_id":"9","company_id":"7","id":"x"},"data":{"id":9,"deal_id":"481"}}"#;
        assert_eq!(parse(row).unwrap().deal, Some(DealId(481)));
        let person = br#"{"meta":{"action":"change","entity":"person","entity_id":"9","company_id":"7","id":"x"},"data":{"id":9}}"#;
        assert_eq!(parse(person).unwrap().deal, None);
    }

    #[test]
    fn other_bodies_are_refused() {
        for body in [
            "",
            "{}",
            "[]",
            r#"{"meta":{}}"#,
            r#"{"meta":{"entity":"deal","entity_id":0,"company_id":7}}"#,
        ] {
            assert_eq!(parse(body.as_bytes()), Err(Unreadable), "{body}");
        }
    }
}
