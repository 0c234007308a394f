//! What changed since a moment (contract 7.2).

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::Call;
use crate::quickbooks::books::{Entity, Object, render};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::time;

const MOST: usize = 1000;

pub(crate) fn changes(desk: &Desk<'_>, call: &Call<'_>) -> Result<Value, Fault> {
    let entities = call
        .parameter("entities")
        .ok_or_else(|| Fault::missing("entities"))?;
    let since = call
        .parameter("changedSince")
        .ok_or_else(|| Fault::missing("changedSince"))?;
    let since = time::instant(since).ok_or_else(|| {
        Fault::new(
            "2060",
            "Invalid Date format",
            "changedSince is not a date-time",
        )
    })?;
    if desk.now - since > TimeDelta::days(30) {
        return Err(Fault::invalid_query(
            "changedSince cannot be more than 30 days ago",
        ));
    }
    let mut left = MOST;
    let mut responses = Vec::new();
    for name in entities.split(',').map(str::trim) {
        let entity =
            Entity::named(name).filter(|e| !matches!(e, Entity::TaxCode | Entity::TaxRate));
        let entity = entity.ok_or_else(|| {
            Fault::invalid_query(format!("{name} is not supported by change data capture"))
        })?;
        responses.push(response(desk, entity, since, &mut left));
    }
    Ok(json!({ "CDCResponse": [{ "QueryResponse": responses }] }))
}

/// Live objects by last update, then tombstones; `{}` without any.
fn response(desk: &Desk<'_>, entity: Entity, since: DateTime<Utc>, left: &mut usize) -> Value {
    let mut changed: Vec<_> = desk
        .realm
        .all(entity)
        .into_iter()
        .filter(|(_, record)| record.updated >= since)
        .collect();
    changed.sort_by_key(|(_, record)| (record.deleted, record.updated));
    let rows: Vec<Value> = changed
        .into_iter()
        .take(*left)
        .map(|(id, record)| {
            if record.deleted {
                return json!({
                    "status": "Deleted", "domain": "QBO", "Id": id,
                    "MetaData": { "LastUpdatedTime": time::stamp(record.updated) },
                });
            }
            render(desk.realm, entity, record).into()
        })
        .collect();
    *left -= rows.len();
    if rows.is_empty() {
        return json!({});
    }
    let count = rows.len();
    let mut response = Object::new();
    response.insert(entity.name().into(), rows.into());
    response.insert("startPosition".into(), 1.into());
    response.insert("maxResults".into(), count.into());
    response.insert("totalCount".into(), count.into());
    response.into()
}
