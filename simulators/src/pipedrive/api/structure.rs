//! Pipelines, stages and activities (contract 0, 8.10).

use serde_json::{Value, json};

use super::call::Call;
use super::reply::{Outcome, created, invalid, not_found, ok};
use super::{paging, present};
use crate::pipedrive::rules::access;
use crate::pipedrive::state::{Fields, Record, World, fields, stamp};

fn without_secrets(record: &Record) -> Value {
    let mut data = record.data.clone();
    data.remove("hidden_from");
    Value::Object(data)
}

pub(super) fn pipelines(world: &mut World, call: &Call) -> Outcome {
    let company = call.home(world)?;
    let seen = company
        .pipelines
        .iter()
        .filter(|one| !access::pipeline_hidden(company, call.user, Some(one.id())));
    let list = seen.map(without_secrets).collect();
    paging::cursor(world, call, list, 500)
}

pub(super) fn pipeline(world: &mut World, call: &Call) -> Outcome {
    let id = call.id(0)?;
    let company = call.home(world)?;
    let found = company.pipelines.iter().find(|one| one.id() == id);
    let found = found.filter(|_| !access::pipeline_hidden(company, call.user, Some(id)));
    ok(without_secrets(found.ok_or_else(not_found)?))
}

pub(super) fn stages(world: &mut World, call: &Call) -> Outcome {
    let wanted = call.int_arg("pipeline_id")?;
    let company = call.home(world)?;
    let seen = company.stages.iter().filter(|stage| {
        let pipeline = stage.int("pipeline_id");
        wanted.is_none_or(|id| pipeline == Some(id))
            && !access::pipeline_hidden(company, call.user, pipeline)
    });
    let list = seen.map(present::data).collect();
    paging::cursor(world, call, list, 500)
}

pub(super) fn stage(world: &mut World, call: &Call) -> Outcome {
    let id = call.id(0)?;
    let company = call.home(world)?;
    let found = company.stages.iter().find(|one| one.id() == id);
    ok(present::data(found.ok_or_else(not_found)?))
}

pub(super) fn activities(world: &mut World, call: &Call) -> Outcome {
    let deal = call.int_arg("deal_id")?;
    let company = call.home(world)?;
    let list = company
        .activities
        .values()
        .filter(|one| deal.is_none_or(|deal| one.int("deal_id") == Some(deal)))
        .map(present::data)
        .collect();
    paging::cursor(world, call, list, 500)
}

pub(super) fn add_activity(world: &mut World, call: &Call) -> Outcome {
    let body = call.object()?;
    let subject = body
        .get("subject")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if body.contains_key("person_id") {
        return Err(invalid("person_id: read-only, use participants"));
    }
    let id = world.fresh_id();
    let time = stamp(call.now);
    let mut data: Fields = fields(json!({"id": id, "subject": subject, "type": "task",
        "owner_id": call.user, "creator_user_id": call.user, "is_deleted": false, "add_time": time,
        "update_time": time, "deal_id": null, "lead_id": null, "person_id": null, "org_id": null,
        "project_id": null, "due_date": null, "due_time": null, "duration": null, "busy": false,
        "done": false, "marked_as_done_time": null, "location": null, "participants": [],
        "attendees": [], "public_description": null, "priority": null, "outcome": null, "note": null}));
    for (key, value) in body {
        if data.contains_key(key) && key != "id" {
            data.insert(key.clone(), value.clone());
        }
    }
    let record = Record::of(data);
    let shown = present::data(&record);
    call.home_mut(world)?.activities.insert(id, record);
    world.touch();
    created(shown)
}
