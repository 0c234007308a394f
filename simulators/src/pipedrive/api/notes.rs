//! Notes (contract 8.8): HTML, sanitized when stored.

use serde_json::{Value, json};

use super::call::Call;
use super::paging;
use super::reply::{Outcome, Refusal, bad_request, no_permission, not_found, ok};
use crate::pipedrive::hooks::{self, Happening};
use crate::pipedrive::rules::{access, change::Actor};
use crate::pipedrive::state::{Company, Fields, Id, Kind, Record, World, fields, stamp_v1};
use crate::pipedrive::web::html::sanitize;

const LINKS: [&str; 6] = [
    "deal_id",
    "person_id",
    "org_id",
    "lead_id",
    "project_id",
    "task_id",
];
const PINS: [&str; 3] = [
    "pinned_to_deal_flag",
    "pinned_to_organization_flag",
    "pinned_to_person_flag",
];

/// A number, also as text: v1 takes both.
pub(super) fn loose_int(value: Option<&Value>) -> Option<Id> {
    match value? {
        Value::String(text) => text.parse().ok(),
        other => other.as_i64(),
    }
}

fn shown(company: &Company, user: Id, note: &Record) -> Value {
    let title = |key: &str, kind: Kind, name: &str| {
        let record = note.int(key).and_then(|id| company.get(kind, id));
        record.map_or(Value::Null, |record| json!({name: record.label()}))
    };
    let author = note.int("user_id").unwrap_or_default();
    let mut data = note.data.clone();
    let more = fields(json!({
        "deal": title("deal_id", Kind::Deal, "title"),
        "organization": title("org_id", Kind::Organization, "name"),
        "person": title("person_id", Kind::Person, "name"),
        "user": {"name": company.user_name(author), "icon_url": null, "is_you": author == user,
            "email": company.user(author).map(|user| user.email.as_str())},
    }));
    data.extend(more);
    Value::Object(data)
}

/// A note is seen by whoever sees what it hangs on.
fn visible(company: &Company, user: Id, note: &Record) -> bool {
    let links = [
        ("deal_id", Kind::Deal),
        ("person_id", Kind::Person),
        ("org_id", Kind::Organization),
    ];
    let first = links
        .into_iter()
        .find_map(|(key, kind)| Some((kind, note.int(key)?)));
    first.is_none_or(|(kind, id)| {
        company
            .get(kind, id)
            .is_some_and(|record| access::sees(company, user, kind, record))
    })
}

pub(super) fn list(world: &mut World, call: &Call) -> Outcome {
    let company = call.home(world)?;
    let mut wanted = Vec::new();
    for key in ["deal_id", "person_id", "org_id", "lead_id", "user_id"] {
        wanted.extend(call.int_arg(key)?.map(|id| (key, id)));
    }
    let mut notes: Vec<&Record> = company
        .notes
        .values()
        .filter(|note| note.flag("active_flag") && visible(company, call.user, note))
        .filter(|note| wanted.iter().all(|(key, id)| note.int(key) == Some(*id)))
        .collect();
    notes.sort_by_key(|note| (note.text("add_time").to_owned(), note.id()));
    if call
        .arg("sort")
        .is_some_and(|sort| sort.to_ascii_uppercase().ends_with("DESC"))
    {
        notes.reverse();
    }
    let notes = notes
        .into_iter()
        .map(|note| shown(company, call.user, note))
        .collect();
    paging::offset(world, call, notes, 500)
}

fn find<'w>(world: &'w World, call: &Call) -> Result<&'w Record, Refusal> {
    let company = call.home(world)?;
    let note = company
        .notes
        .get(&call.id(0)?)
        .filter(|note| note.flag("active_flag"));
    note.filter(|note| visible(company, call.user, note))
        .ok_or_else(not_found)
}

pub(super) fn get(world: &mut World, call: &Call) -> Outcome {
    let note = find(world, call)?;
    ok(shown(call.home(world)?, call.user, note))
}

/// What a new note hangs on: at least one record, which the caller must see.
fn links_of(world: &World, call: &Call, body: &Fields) -> Result<Fields, Refusal> {
    let mut data = Fields::new();
    for key in LINKS {
        data.insert(key.to_owned(), json!(loose_int(body.get(key))));
    }
    if data.values().all(Value::is_null) {
        return Err(bad_request(
            "One of deal_id, person_id, org_id, lead_id, project_id is required",
        ));
    }
    let company = call.home(world)?;
    for (key, kind) in [
        ("deal_id", Kind::Deal),
        ("person_id", Kind::Person),
        ("org_id", Kind::Organization),
    ] {
        if let Some(id) = data.get(key).and_then(Value::as_i64) {
            call.record(world, kind, id)?;
        }
    }
    // A note on a deal also belongs to the deal's organization and person.
    let deal = data
        .get("deal_id")
        .and_then(Value::as_i64)
        .and_then(|id| company.get(Kind::Deal, id));
    for key in ["org_id", "person_id"] {
        let linked = deal.and_then(|deal| deal.int(key));
        if linked.is_some() && data.get(key).is_none_or(Value::is_null) {
            data.insert(key.to_owned(), json!(linked));
        }
    }
    Ok(data)
}

pub(super) fn create(world: &mut World, call: &Call) -> Outcome {
    let body = call.object()?;
    let content = body
        .get("content")
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty());
    let content = sanitize(content.ok_or_else(|| bad_request("content is required"))?);
    let mut data = links_of(world, call, body)?;
    let company = call.home(world)?;
    let author = loose_int(body.get("user_id")).unwrap_or(call.user);
    if author != call.user && !company.is_admin(call.user) {
        return Err(no_permission());
    }
    for key in PINS {
        data.insert(key.to_owned(), json!(loose_int(body.get(key)) == Some(1)));
    }
    let id = world.fresh_id();
    let time = stamp_v1(call.now);
    data.extend(fields(
        json!({"id": id, "user_id": author, "content": content, "add_time": time,
        "update_time": time, "active_flag": true, "last_update_user_id": null}),
    ));
    store(
        world,
        call.company,
        Record::of(data),
        "create",
        &call.actor(),
    );
    let company = call.home(world)?;
    let note = company.notes.get(&id).ok_or_else(not_found)?;
    super::reply::created(shown(company, call.user, note))
}

/// Keeps a note and tells the webhooks.
pub(crate) fn store(
    world: &mut World,
    home: Id,
    note: Record,
    action: &'static str,
    actor: &Actor,
) {
    let id = note.id();
    let Some(company) = world.company(home) else {
        return;
    };
    let data = (action != "delete").then(|| Value::Object(note.data.clone()));
    let previous = company
        .notes
        .get(&id)
        .map(|old| Value::Object(old.data.clone()));
    let audience = company
        .users
        .iter()
        .map(|user| user.id)
        .filter(|user| visible(company, *user, &note))
        .collect();
    if let Some(company) = world.company_mut(home) {
        company.notes.insert(id, note);
    }
    world.touch();
    let happening = Happening {
        company: home,
        action,
        entity: "note",
        entity_id: id.to_string(),
        actor: actor.clone(),
        data,
        previous,
        audience,
        meta: Fields::new(),
    };
    hooks::announce(world, &happening);
}

/// Authors may change their notes, admins all.
fn own<'w>(world: &'w World, call: &Call) -> Result<&'w Record, Refusal> {
    let note = find(world, call)?;
    let company = call.home(world)?;
    if note.int("user_id") == Some(call.user) || company.is_admin(call.user) {
        Ok(note)
    } else {
        Err(no_permission())
    }
}

pub(super) fn update(world: &mut World, call: &Call) -> Outcome {
    let mut note = own(world, call)?.clone();
    let body = call.object()?;
    if let Some(content) = body.get("content").and_then(Value::as_str) {
        note.set("content", sanitize(content));
    }
    for key in PINS {
        if let Some(pin) = loose_int(body.get(key)) {
            note.set(key, pin == 1);
        }
    }
    note.set("update_time", stamp_v1(call.now));
    note.set("last_update_user_id", call.user);
    store(world, call.company, note, "change", &call.actor());
    get(world, call)
}

pub(super) fn delete(world: &mut World, call: &Call) -> Outcome {
    let mut note = own(world, call)?.clone();
    let id = note.id();
    note.set("active_flag", false);
    store(world, call.company, note, "delete", &call.actor());
    Ok(super::reply::Reply::Json(
        200,
        json!({"success": true, "data": true, "id": id}),
    ))
}
