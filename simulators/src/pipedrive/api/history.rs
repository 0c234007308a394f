//! Changelog and flow of a record (contract 8.11).

use serde_json::{Value, json};

use super::call::Call;
use super::paging;
use super::reply::{Outcome, Reply};
use crate::pipedrive::state::company::Change;
use crate::pipedrive::state::{Company, Id, Kind, World, stamp_v1};

/// A record's changes, newest first.
pub(crate) fn changes_of(company: &Company, kind: Kind, id: Id) -> impl Iterator<Item = &Change> {
    company
        .changelog
        .iter()
        .rev()
        .filter(move |one| one.kind == kind && one.item == id)
}

pub(super) fn changelog(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    let id = call.record(world, kind, call.id(0)?)?.id();
    let lines = changes_of(call.home(world)?, kind, id).map(|change| {
        json!({"field_key": change.field, "old_value": change.old, "new_value": change.new,
            "actor_user_id": change.user, "time": stamp_v1(change.time),
            "change_source": change.source, "change_source_user_agent": change.agent,
            "is_bulk_update_flag": change.bulk})
    });
    let lines = lines.collect();
    paging::cursor(world, call, lines, 500)
}

pub(super) fn flow(world: &mut World, call: &Call) -> Outcome {
    let deal = call.record(world, Kind::Deal, call.id(0)?)?.id();
    let company = call.home(world)?;
    let all = call.arg("all_changes") == Some("1");
    let items: Option<Vec<&str>> = call.arg("items").map(|list| list.split(',').collect());
    let wanted = |object: &str| items.as_ref().is_none_or(|items| items.contains(&object));
    let mut entries: Vec<(String, Value)> = Vec::new();
    if wanted("dealChange") {
        let changes = changes_of(company, Kind::Deal, deal).filter(|one| all || !one.custom);
        entries.extend(changes.map(|change| deal_change(company, change)));
    }
    let of_deal = |id: Option<Id>| id == Some(deal);
    let listed = |object: &str, data: &serde_json::Map<String, Value>, time: &str| {
        (
            time.to_owned(),
            json!({"object": object, "timestamp": time, "data": data}),
        )
    };
    if wanted("note") {
        let notes = company
            .notes
            .values()
            .filter(|note| note.flag("active_flag") && of_deal(note.int("deal_id")));
        entries.extend(notes.map(|note| listed("note", &note.data, note.text("add_time"))));
    }
    if wanted("file") {
        let files = company.files.values().map(|file| &file.record);
        let files = files.filter(|file| file.flag("active_flag") && of_deal(file.int("deal_id")));
        entries.extend(files.map(|file| listed("file", &file.data, file.text("add_time"))));
    }
    // Newest first; the sort is stable, so lines of the same second keep their order.
    entries.sort_by(|a, b| b.0.cmp(&a.0));
    let entries = entries.into_iter().map(|(_, entry)| entry).collect();
    let answer = paging::offset(world, call, entries, 500)?;
    Ok(with_related(answer))
}

fn deal_change(company: &Company, change: &Change) -> (String, Value) {
    let time = stamp_v1(change.time);
    let formatted = |value: Option<&String>| {
        let stage = company
            .stages
            .iter()
            .find(|stage| value == Some(&stage.id().to_string()));
        stage.map_or_else(
            || value.cloned(),
            |stage| Some(stage.text("name").to_owned()),
        )
    };
    // PHP writes an empty map as a list.
    let more = if change.field == "stage_id" {
        json!({"old_value_formatted": formatted(change.old.as_ref()),
            "new_value_formatted": formatted(change.new.as_ref())})
    } else {
        json!([])
    };
    let data = json!({"id": change.id, "item_id": change.item, "user_id": change.user,
        "field_key": change.field, "old_value": change.old, "new_value": change.new,
        "is_bulk_update_flag": change.bulk.then_some(true), "log_time": time,
        "change_source": change.source, "change_source_user_agent": change.agent,
        "origin": null, "origin_id": null, "additional_data": more});
    (
        time.clone(),
        json!({"object": "dealChange", "timestamp": time, "data": data}),
    )
}

fn with_related(reply: Reply) -> Reply {
    match reply {
        Reply::Json(status, Value::Object(mut envelope)) => {
            let related = json!({"user": {}, "deal": {}, "person": {}, "organization": {}});
            envelope.insert("related_objects".to_owned(), related);
            Reply::Json(status, Value::Object(envelope))
        }
        other => other,
    }
}
