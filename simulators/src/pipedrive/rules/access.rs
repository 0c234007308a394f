//! Who may see a record, and what a permission set forbids (contract 11.4).

use serde_json::Value;

use crate::pipedrive::state::company::Permissions;
use crate::pipedrive::state::{Company, Id, Kind, Record};

/// Whether `user` sees the record: admins everything, others by owner, `visible_to` and pipeline.
pub(crate) fn sees(company: &Company, user: Id, kind: Kind, record: &Record) -> bool {
    let Some(person) = company.user(user).filter(|person| person.active) else {
        return false;
    };
    if person.admin {
        return true;
    }
    if kind == Kind::Deal && pipeline_hidden(company, user, record.int("pipeline_id")) {
        return false;
    }
    let owner = record.int("owner_id");
    if owner == Some(user) {
        return true;
    }
    let same_group = || {
        owner
            .and_then(|owner| company.user(owner))
            .is_some_and(|owner| owner.group == person.group)
    };
    match record.int("visible_to") {
        Some(1) => false,
        Some(3) if company.plan.has_groups() => same_group(),
        Some(5) => same_group(),
        _ => true,
    }
}

pub(crate) fn pipeline_hidden(company: &Company, user: Id, pipeline: Option<Id>) -> bool {
    let hidden = |record: &Record| {
        let list = record.data.get("hidden_from").and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .any(|one| one.as_i64() == Some(user))
    };
    !company.is_admin(user)
        && company
            .pipelines
            .iter()
            .any(|one| Some(one.id()) == pipeline && hidden(one))
}

/// Every active user who sees the record; webhooks are filtered by this and name it.
pub(crate) fn audience(company: &Company, kind: Kind, record: &Record) -> Vec<Id> {
    let seeing = company
        .users
        .iter()
        .filter(|user| sees(company, user.id, kind, record));
    seeing.map(|user| user.id).collect()
}

/// Admins may do everything; others what their permission set ticks.
pub(crate) fn may(company: &Company, user: Id, permission: fn(&Permissions) -> bool) -> bool {
    company
        .user(user)
        .is_some_and(|person| person.admin || permission(&person.permissions))
}

/// Own items stay editable, whatever the permission set says.
pub(crate) fn may_edit(company: &Company, user: Id, record: &Record) -> bool {
    record.int("owner_id") == Some(user) || may(company, user, |set| set.can_edit_others)
}
