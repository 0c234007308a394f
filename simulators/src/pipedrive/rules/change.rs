//! Creating, changing and deleting records: history lines and webhooks come from here and nowhere else.

use serde_json::{Value, json};

use super::{access, totals};
use crate::pipedrive::hooks::{self, Happening};
use crate::pipedrive::state::company::Change;
use crate::pipedrive::state::{Company, Fields, Id, Kind, Record, World, plain, stamp};

/// Who changes something, and through which door.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) user: Id,
    /// `api` or `app`.
    pub(crate) source: &'static str,
    pub(crate) agent: Option<String>,
    pub(crate) bulk: bool,
}

impl Actor {
    /// Somebody at the screen.
    pub(crate) fn at_screen(user: Id) -> Self {
        Self {
            user,
            source: "app",
            agent: None,
            bulk: false,
        }
    }
}

/// Which record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) company: Id,
    pub(crate) kind: Kind,
    pub(crate) id: Id,
}

/// Stores a new record (already validated) and tells the webhooks.
pub(crate) fn create(world: &mut World, target: Target, record: Record, actor: &Actor) {
    let Some(company) = world.company_mut(target.company) else {
        return;
    };
    company
        .records
        .entry(target.kind)
        .or_default()
        .insert(target.id, record);
    tell(world, target, "create", Previous::None, actor);
}

/// Merges validated keys into a record; a change that changes nothing leaves no trace.
pub(crate) fn update(world: &mut World, target: Target, patch: &Patch, actor: &Actor) {
    let now = world.clock.now();
    let Some(company) = world.company_mut(target.company) else {
        return;
    };
    let Some(old) = company.get(target.kind, target.id).cloned() else {
        return;
    };
    let mut keys = patch.keys.clone();
    consequences(company, target.kind, &old, &mut keys, &stamp(now));
    let changed: Fields = keys
        .into_iter()
        .filter(|(key, value)| old.data.get(key) != Some(value))
        .collect();
    let unset = Value::Null;
    let custom: Fields = patch
        .custom
        .iter()
        .filter(|(key, value)| old.custom.get(*key).unwrap_or(&unset) != *value)
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if changed.is_empty() && custom.is_empty() {
        return;
    }
    let mut previous = Fields::new();
    for key in changed.keys().chain([&"update_time".to_owned()]) {
        previous.insert(key.clone(), old.data.get(key).cloned().unwrap_or_default());
    }
    let previous_custom: Fields = custom
        .keys()
        .map(|key| {
            (
                key.clone(),
                old.custom.get(key).cloned().unwrap_or_default(),
            )
        })
        .collect();
    if let Some(record) = company.get_mut(target.kind, target.id) {
        record.data.extend(changed.clone());
        record.custom.extend(custom.clone());
        record.set("update_time", stamp(now));
    }
    write_history(
        world,
        target,
        &old,
        &Patch {
            keys: changed,
            custom,
        },
        actor,
    );
    tell(
        world,
        target,
        "change",
        Previous::Some(previous, previous_custom),
        actor,
    );
}

/// Built-in keys and custom fields to merge into a record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patch {
    pub(crate) keys: Fields,
    pub(crate) custom: Fields,
}

impl Patch {
    pub(crate) fn of(keys: Fields) -> Self {
        Self {
            keys,
            custom: Fields::new(),
        }
    }
}

/// Marks a record deleted; it stays readable as such for thirty days.
pub(crate) fn delete(world: &mut World, target: Target, actor: &Actor) {
    let time = stamp(world.clock.now());
    let Some(company) = world.company_mut(target.company) else {
        return;
    };
    let Some(old) = company.get(target.kind, target.id).cloned() else {
        return;
    };
    if let Some(record) = company.get_mut(target.kind, target.id) {
        record.set("is_deleted", true);
        if target.kind == Kind::Deal {
            record.set("status", "deleted");
        }
        record.set("update_time", time);
    }
    tell(world, target, "delete", Previous::All(old), actor);
}

/// Recomputes a deal's money after its rows or discounts changed.
pub(crate) fn settle(world: &mut World, company: Id, deal: Id, actor: &Actor) {
    let Some(keys) = world
        .company(company)
        .map(|company| totals::money_of(company, deal))
    else {
        return;
    };
    update(
        world,
        Target {
            company,
            kind: Kind::Deal,
            id: deal,
        },
        &Patch::of(keys),
        actor,
    );
}

/// What follows from a change by itself: closing times with the status, the stage's time.
fn consequences(company: &Company, kind: Kind, old: &Record, keys: &mut Fields, now: &str) {
    if kind != Kind::Deal {
        return;
    }
    if keys
        .get("stage_id")
        .is_some_and(|stage| old.data.get("stage_id") != Some(stage))
    {
        keys.insert("stage_change_time".to_owned(), json!(now));
        let stage = keys.get("stage_id").and_then(Value::as_i64);
        let pipeline = company.stages.iter().find(|one| Some(one.id()) == stage);
        if let Some(pipeline) = pipeline.and_then(|stage| stage.data.get("pipeline_id")) {
            keys.insert("pipeline_id".to_owned(), pipeline.clone());
        }
    }
    if let Some(archived) = keys.get("is_archived").and_then(Value::as_bool) {
        let time = if archived { json!(now) } else { Value::Null };
        keys.entry("archive_time").or_insert(time);
    }
    let status = keys
        .get("status")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let Some(status) = status.filter(|status| old.text("status") != status) else {
        return;
    };
    let day: String = now.chars().take(10).collect();
    let (won, lost) = (status == "won", status == "lost");
    let when = |yes: bool, value: &str| if yes { json!(value) } else { Value::Null };
    for (key, value) in [
        ("won_time", when(won, now)),
        ("lost_time", when(lost, now)),
        ("close_time", when(won || lost, now)),
        ("local_won_date", when(won, &day)),
        ("local_lost_date", when(lost, &day)),
        ("local_close_date", when(won || lost, &day)),
    ] {
        keys.entry(key).or_insert(value);
    }
    if !lost {
        keys.entry("lost_reason").or_insert(Value::Null);
    }
}

fn write_history(world: &mut World, target: Target, old: &Record, patch: &Patch, actor: &Actor) {
    let built_in = patch
        .keys
        .iter()
        .map(|(key, new)| (key, old.data.get(key), new, false));
    let custom = patch
        .custom
        .iter()
        .map(|(key, new)| (key, old.custom.get(key), new, true));
    let mut lines: Vec<(String, Option<String>, Option<String>, bool)> = Vec::new();
    for (key, before, after, is_custom) in built_in.chain(custom) {
        lines.push((key.clone(), plain(before), plain(Some(after)), is_custom));
        let currency = |value: Option<&Value>| plain(value.and_then(|value| value.get("currency")));
        let (was, is) = (currency(before), currency(Some(after)));
        if is_custom && was != is {
            lines.push((format!("{key}_currency"), was, is, true));
        }
    }
    for (field, old, new, custom) in lines.into_iter().filter(|(_, old, new, _)| old != new) {
        let change = Change {
            id: world.fresh_id(),
            kind: target.kind,
            item: target.id,
            field,
            old,
            new,
            user: actor.user,
            time: world.clock.now(),
            source: actor.source,
            agent: actor.agent.clone(),
            bulk: actor.bulk,
            custom,
        };
        if let Some(company) = world.company_mut(target.company) {
            company.changelog.push_back(change);
        }
    }
}

/// The part of an event that tells how things were.
enum Previous {
    None,
    Some(Fields, Fields),
    All(Record),
}

fn tell(
    world: &mut World,
    target: Target,
    action: &'static str,
    previous: Previous,
    actor: &Actor,
) {
    world.touch();
    let Some(company) = world.company(target.company) else {
        return;
    };
    let Some(record) = company.get(target.kind, target.id) else {
        return;
    };
    let data = (action != "delete").then(|| hooks::payload::record(company, target.kind, record));
    let previous = match previous {
        Previous::None => None,
        Previous::Some(keys, custom) => Some(hooks::payload::previous(
            company,
            target.kind,
            keys,
            &custom,
        )),
        Previous::All(old) => Some(hooks::payload::record(company, target.kind, &old)),
    };
    let happening = Happening {
        company: target.company,
        action,
        entity: target.kind.name(),
        entity_id: target.id.to_string(),
        actor: actor.clone(),
        data,
        previous,
        audience: access::audience(company, target.kind, record),
        meta: Fields::new(),
    };
    hooks::announce(world, &happening);
}
