//! Deals, persons, organizations and products of v2: list, read, create, change, delete (contract 8.1, 8.2, 8.6).

use std::cmp::Ordering;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::call::Call;
use super::reply::{Outcome, Refusal, created, invalid, no_permission, not_found, ok};
use super::{paging, present};
use crate::pipedrive::rules::change::{self, Patch};
use crate::pipedrive::rules::{access, validate};
use crate::pipedrive::state::fields::ADDRESS_PARTS;
use crate::pipedrive::state::{Company, Fields, Kind, Record, World, fields, seed, stamp};

/// Keys of persons that exist only with contact sync.
const CONTACT_SYNC: [&str; 5] = ["postal_address", "notes", "im", "birthday", "job_title"];

pub(super) fn list(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    listed(world, call, kind, false)
}

/// `GET /api/v2/deals/archived`
pub(super) fn archived(world: &mut World, call: &Call) -> Outcome {
    listed(world, call, Kind::Deal, true)
}

fn listed(world: &World, call: &Call, kind: Kind, archived: bool) -> Outcome {
    let company = call.home(world)?;
    let filter = Filter::of(call)?;
    let mut found: Vec<&Record> = company
        .all(kind)
        .filter(|one| access::sees(company, call.user, kind, one))
        .filter(|one| kind != Kind::Deal || one.flag("is_archived") == archived)
        .filter(|one| filter.matches(one, call.now))
        .collect();
    sort(call, &mut found)?;
    let shown: Result<Vec<Value>, Refusal> = found
        .into_iter()
        .map(|one| present::record(company, kind, one, call))
        .collect();
    paging::cursor(world, call, shown?, 500)
}

/// The query of a list.
struct Filter<'a> {
    ids: Option<Vec<i64>>,
    equal: Vec<(&'static str, i64)>,
    status: Option<Vec<&'a str>>,
    since: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
}

impl<'a> Filter<'a> {
    fn of(call: &'a Call) -> Result<Self, Refusal> {
        let mut equal = Vec::new();
        for key in ["owner_id", "person_id", "org_id", "pipeline_id", "stage_id"] {
            equal.extend(call.int_arg(key)?.map(|id| (key, id)));
        }
        let time = |key: &str| {
            call.arg(key)
                .map(|text| validate::query_time(key, text))
                .transpose()
                .map_err(invalid)
        };
        Ok(Self {
            ids: call.ids_arg("ids")?,
            equal,
            status: call.arg("status").map(|list| list.split(',').collect()),
            since: time("updated_since")?,
            until: time("updated_until")?,
        })
    }

    fn matches(&self, record: &Record, now: DateTime<Utc>) -> bool {
        let updated = DateTime::parse_from_rfc3339(record.text("update_time"));
        let updated = updated.map(|time| time.to_utc()).unwrap_or_default();
        let wants_deleted = self
            .status
            .as_ref()
            .is_some_and(|list| list.contains(&"deleted"));
        // Thirty days after its deletion a record is gone for good.
        let deleted = record.flag("is_deleted");
        if deleted && (!wants_deleted || now - updated > TimeDelta::days(30)) {
            return false;
        }
        self.ids
            .as_ref()
            .is_none_or(|ids| ids.contains(&record.id()))
            && self
                .equal
                .iter()
                .all(|(key, id)| record.int(key) == Some(*id))
            && self
                .status
                .as_ref()
                .is_none_or(|list| list.contains(&record.text("status")))
            && self.since.is_none_or(|since| updated >= since)
            && self.until.is_none_or(|until| updated < until)
    }
}

fn sort(call: &Call, found: &mut [&Record]) -> Result<(), Refusal> {
    let by = call.arg("sort_by").unwrap_or("id");
    if !["id", "update_time", "add_time", "name"].contains(&by) {
        return Err(invalid("sort_by: Invalid value"));
    }
    let order = |a: &&Record, b: &&Record| -> Ordering {
        match by {
            "id" => a.id().cmp(&b.id()),
            key => (a.text(key), a.id()).cmp(&(b.text(key), b.id())),
        }
    };
    found.sort_by(order);
    if call.arg("sort_direction") == Some("desc") {
        found.reverse();
    }
    Ok(())
}

pub(super) fn get(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    let record = call.record(world, kind, call.id(0)?)?;
    if purged(record, call.now) {
        return Err(not_found());
    }
    ok(present::record(call.home(world)?, kind, record, call)?)
}

fn purged(record: &Record, now: DateTime<Utc>) -> bool {
    let deleted = DateTime::parse_from_rfc3339(record.text("update_time"));
    record.flag("is_deleted") && deleted.is_ok_and(|time| now - time.to_utc() > TimeDelta::days(30))
}

/// The keys and custom fields of a body that may be written.
fn accepted(company: &Company, call: &Call, kind: Kind) -> Result<Patch, Refusal> {
    let body = call.object()?;
    if kind == Kind::Person
        && !company.contact_sync
        && CONTACT_SYNC.iter().any(|key| body.contains_key(*key))
    {
        return Err(no_permission());
    }
    let keys = validate::built_in(kind, body).map_err(invalid)?;
    let custom = match body.get("custom_fields") {
        None | Some(Value::Null) => Fields::new(),
        Some(Value::Object(map)) => map.clone(),
        Some(_) => return Err(invalid("custom_fields: Expected object")),
    };
    validate::custom(company, kind, &custom).map_err(invalid)?;
    Ok(Patch { keys, custom })
}

pub(super) fn create(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    let company = call.home(world)?;
    let allowed = match kind {
        Kind::Deal => access::may(company, call.user, |set| set.can_add_deals),
        Kind::Product => access::may(company, call.user, |set| set.can_edit_products),
        _ => true,
    };
    if !allowed {
        return Err(no_permission());
    }
    let mut patch = accepted(company, call, kind)?;
    let name = if kind == Kind::Deal { "title" } else { "name" };
    if patch
        .keys
        .get(name)
        .and_then(Value::as_str)
        .is_none_or(str::is_empty)
    {
        return Err(invalid(format!("{name}: Required")));
    }
    check_links(company, &patch.keys)?;
    let mut data = seed::defaults(kind, call.user, &stamp(call.now));
    if kind == Kind::Deal {
        data.insert("currency".to_owned(), json!(company.currency));
        data.insert("origin".to_owned(), json!("API"));
    }
    if kind == Kind::Person {
        split_name(&mut patch.keys);
    }
    let id = world.fresh_id();
    data.insert("id".to_owned(), json!(id));
    data.append(&mut patch.keys);
    let record = Record {
        data,
        custom: patch.custom,
    };
    change::create(world, call.target(kind, id), record, &call.actor());
    let company = call.home(world)?;
    let record = company.get(kind, id).ok_or_else(not_found)?;
    created(present::record(company, kind, record, call)?)
}

fn split_name(keys: &mut Fields) {
    let name = keys
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let (first, last) = name.split_once(' ').unwrap_or((name.as_str(), ""));
    let last = Some(last).filter(|last| !last.is_empty());
    present::put(keys, json!({"first_name": first, "last_name": last}));
}

/// What a body points at must exist.
fn check_links(company: &Company, keys: &Fields) -> Result<(), Refusal> {
    for (key, kind) in [("person_id", Kind::Person), ("org_id", Kind::Organization)] {
        let id = keys.get(key).and_then(Value::as_i64);
        if id.is_some_and(|id| company.get(kind, id).is_none()) {
            return Err(invalid(format!("{key}: not found")));
        }
    }
    let owner = keys.get("owner_id").and_then(Value::as_i64);
    if owner.is_some_and(|owner| company.user(owner).is_none()) {
        return Err(invalid("owner_id: not found"));
    }
    let stage = keys.get("stage_id").and_then(Value::as_i64);
    if stage.is_some_and(|stage| !company.stages.iter().any(|one| one.id() == stage)) {
        return Err(invalid("stage_id: not found"));
    }
    Ok(())
}

pub(super) fn update(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    let id = call.id(0)?;
    let record = call.record(world, kind, id)?;
    call.check_edit(world, kind, record)?;
    let company = call.home(world)?;
    if kind == Kind::Product && !access::may(company, call.user, |set| set.can_edit_products) {
        return Err(no_permission());
    }
    let mut patch = accepted(company, call, kind)?;
    if patch.keys.contains_key("visible_to")
        && !access::may(company, call.user, |set| set.can_change_visibility)
    {
        return Err(no_permission());
    }
    let status = patch
        .keys
        .get("status")
        .and_then(Value::as_str)
        .unwrap_or(record.text("status"));
    if patch.keys.get("lost_reason").is_some_and(Value::is_string) && status != "lost" {
        return Err(invalid("lost_reason: only for lost deals"));
    }
    check_links(company, &patch.keys)?;
    // With products the value follows them, whatever is written.
    if kind == Kind::Deal && !company.rows_of(id).is_empty() {
        patch.keys.remove("value");
    }
    // Components of an address that are not sent become null.
    if let Some(address) = patch
        .keys
        .get_mut("address")
        .filter(|address| address.is_object())
    {
        let mut full = empty_address();
        present::put(&mut full, address.take());
        *address = Value::Object(full);
    }
    change::update(world, call.target(kind, id), &patch, &call.actor());
    get(world, call, kind)
}

fn empty_address() -> Fields {
    ADDRESS_PARTS
        .iter()
        .map(|(code, _)| ((*code).to_owned(), Value::Null))
        .collect()
}

pub(super) fn delete(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    let id = call.id(0)?;
    let record = call.record(world, kind, id)?;
    if record.flag("is_deleted") {
        return Err(not_found());
    }
    if !access::may(call.home(world)?, call.user, |set| set.can_delete) {
        return Err(no_permission());
    }
    change::delete(world, call.target(kind, id), &call.actor());
    ok(Value::Object(fields(json!({"id": id}))))
}
