//! What an administrator of Pipedrive, or of the app's registration, would do (contract 14.1 O10–O12).

use actix_web::HttpResponse;
use serde_json::{Value, json};

use super::{bad, ok};
use crate::pipedrive::hooks::deliver::uninstall;
use crate::pipedrive::hooks::{self, Happening};
use crate::pipedrive::rules::change::{self, Actor, Patch, Target};
use crate::pipedrive::rules::{access, totals, validate};
use crate::pipedrive::state::company::Plan;
use crate::pipedrive::state::{Fields, Kind, Switches, World, fields, number};
use crate::pipedrive::visit::Visit;

pub(super) fn switches(world: &mut World, _: &Visit) -> HttpResponse {
    HttpResponse::Ok().json(&world.switches)
}

/// Changes the named switches only.
pub(super) fn switch(world: &mut World, visit: &Visit) -> HttpResponse {
    let mut all = fields(serde_json::to_value(&world.switches).unwrap_or_default());
    all.extend(fields(visit.json().unwrap_or_default()));
    match serde_json::from_value::<Switches>(Value::Object(all)) {
        Ok(switches) => {
            world.switches = switches;
            HttpResponse::Ok().json(&world.switches)
        }
        Err(error) => bad(&error.to_string()),
    }
}

/// The app's registration: `scopes`, `client_secret`, `jwt_secret`, `link_actions`, `api_domains`.
pub(super) fn app(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(secret) = text("client_secret") {
        world.app.client_secret = secret;
    }
    if let Some(secret) = text("jwt_secret") {
        world.app.jwt_secret = Some(secret).filter(|secret| !secret.is_empty());
    }
    if let Some(scopes) = body
        .get("scopes")
        .cloned()
        .and_then(|list| serde_json::from_value(list).ok())
    {
        set_scopes(world, scopes);
    }
    if let Some(actions) = body.get("link_actions").cloned() {
        world.app.link_actions = serde_json::from_value(actions).unwrap_or_default();
    }
    if let Some(domains) = body.get("api_domains").cloned() {
        world.api_domains = serde_json::from_value(domains).unwrap_or_default();
    }
    world.touch();
    ok()
}

/// Added scopes kill the access tokens; the refresh tokens keep working for the old ones.
fn set_scopes(world: &mut World, scopes: Vec<String>) {
    let added = scopes.iter().any(|scope| !world.app.scopes.contains(scope));
    world.app.scopes = scopes;
    if added {
        world.grants.access.clear();
    }
}

/// A company: `name`, `domain`, `plan`, `seats`, `budget`, `suspended`, `maintenance`,
/// `contact_sync`, `field_limit`, `spent`.
pub(super) fn company(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let Some(company) = world.company_mut(visit.id()) else {
        return bad("no such company");
    };
    let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    let flag = |key: &str| body.get(key).and_then(Value::as_bool);
    let count = |key: &str| body.get(key).and_then(Value::as_u64);
    company.name = text("name").unwrap_or_else(|| company.name.clone());
    company.domain = text("domain").unwrap_or_else(|| company.domain.clone());
    let plan = body
        .get("plan")
        .cloned()
        .and_then(|plan| serde_json::from_value::<Plan>(plan).ok());
    company.plan = plan.unwrap_or(company.plan);
    company.seats = count("seats").unwrap_or(company.seats);
    company.budget = count("budget").or(company.budget);
    company.spent = count("spent").unwrap_or(company.spent);
    company.suspended = flag("suspended").unwrap_or(company.suspended);
    company.maintenance = flag("maintenance").unwrap_or(company.maintenance);
    company.contact_sync = flag("contact_sync").unwrap_or(company.contact_sync);
    let limit = count("field_limit").and_then(|limit| usize::try_from(limit).ok());
    company.field_limit = limit.unwrap_or(company.field_limit);
    world.touch();
    ok()
}

/// A user: `active`, `admin`, `group`, `permissions`.
pub(super) fn user(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let id = visit.id();
    let Some(company) = world
        .companies
        .values_mut()
        .find(|one| one.user(id).is_some())
    else {
        return bad("no such user");
    };
    let company_id = company.id;
    let Some(user) = company.users.iter_mut().find(|user| user.id == id) else {
        return bad("no such user");
    };
    let was_active = user.active;
    let flag = |key: &str| body.get(key).and_then(Value::as_bool);
    user.active = flag("active").unwrap_or(user.active);
    user.admin = flag("admin").unwrap_or(user.admin);
    user.group = body
        .get("group")
        .and_then(Value::as_i64)
        .unwrap_or(user.group);
    if let Some(set) = body.get("permissions") {
        let mut all = fields(serde_json::to_value(&user.permissions).unwrap_or_default());
        all.extend(fields(set.clone()));
        user.permissions = serde_json::from_value(Value::Object(all)).unwrap_or_default();
    }
    let now_active = user.active;
    let data = json!({"id": id, "name": user.name, "active_flag": now_active});
    let audience: Vec<i64> = company.users.iter().map(|user| user.id).collect();
    world.touch();
    if was_active != now_active {
        let happening = Happening {
            company: company_id,
            action: "change",
            entity: "user",
            entity_id: id.to_string(),
            actor: Actor::at_screen(id),
            data: Some(data),
            previous: Some(json!({"active_flag": was_active})),
            audience,
            meta: Fields::new(),
        };
        hooks::announce(world, &happening);
    }
    ok()
}

pub(super) fn uninstall_user(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let user = body
        .get("user_id")
        .and_then(Value::as_i64)
        .unwrap_or(world.visitor);
    if uninstall(world, user, true) {
        ok()
    } else {
        bad("not installed for this user")
    }
}

/// Somebody edits a record at the screen: `{"entity":"deal","id":481,"changes":{…},"user_id":…}`.
pub(super) fn edit(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let number = |key: &str| body.get(key).and_then(Value::as_i64);
    let user = number("user_id").unwrap_or(world.visitor);
    let entity = body.get("entity").and_then(Value::as_str).unwrap_or("deal");
    let Some(kind) = Kind::from_name(entity) else {
        return bad("no such entity");
    };
    let id = number("id").unwrap_or_default();
    let Some(company) = world.company_of_user(user) else {
        return bad("no such user");
    };
    if company.get(kind, id).is_none() {
        return bad("no such record");
    }
    let mut changes = fields(body.get("changes").cloned().unwrap_or_default());
    let custom = fields(changes.remove("custom_fields").unwrap_or_default());
    if let Err(error) = validate::custom(company, kind, &custom) {
        return bad(&error);
    }
    let target = Target {
        company: company.id,
        kind,
        id,
    };
    let mut actor = Actor::at_screen(user);
    actor.bulk = body
        .get("bulk")
        .and_then(Value::as_bool)
        .unwrap_or_default();
    if body
        .get("delete")
        .and_then(Value::as_bool)
        .unwrap_or_default()
    {
        change::delete(world, target, &actor);
    } else {
        change::update(
            world,
            target,
            &Patch {
                keys: changes,
                custom,
            },
            &actor,
        );
    }
    ok()
}

/// Somebody edits a product of a deal at the screen: `{"deal":481,"row":7001,"changes":{"quantity":7}}`.
pub(super) fn edit_row(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let given = |key: &str| body.get(key).and_then(Value::as_i64).unwrap_or_default();
    let (deal, row, user) = (given("deal"), given("row"), world.visitor);
    let Some(home) = world.company_of_user(user).map(|company| company.id) else {
        return bad("no such user");
    };
    let Some(company) = world.company_mut(home) else {
        return bad("no such company");
    };
    let Some(mut record) = company.rows.get(&row).cloned() else {
        return bad("no such row");
    };
    record.data.append(&mut fields(
        body.get("changes").cloned().unwrap_or_default(),
    ));
    let sum = totals::row_sum(&record, company.decimals_of(record.text("currency")));
    record.set("sum", number(sum));
    company.rows.insert(row, record);
    change::settle(world, home, deal, &Actor::at_screen(user));
    ok()
}

/// Two records become one: `{"entity":"deal","from":482,"to":481}`.
pub(super) fn merge(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let number = |key: &str| body.get(key).and_then(Value::as_i64).unwrap_or_default();
    let entity = body.get("entity").and_then(Value::as_str).unwrap_or("deal");
    let (from, to) = (number("from"), number("to"));
    let Some(kind) = Kind::from_name(entity) else {
        return bad("no such entity");
    };
    let Some(company) = world
        .company_of_user(world.visitor)
        .map(|company| company.id)
    else {
        return bad("nobody sits at the browser");
    };
    let records = world
        .company(company)
        .map(|one| (one.get(kind, from).cloned(), one.get(kind, to).cloned()));
    let Some((Some(old), Some(kept))) = records else {
        return bad("no such records");
    };
    if let Some(company) = world.company_mut(company)
        && let Some(record) = company.get_mut(kind, from)
    {
        record.set("is_deleted", true);
    }
    world.touch();
    let Some(home) = world.company(company) else {
        return bad("no such company");
    };
    let shown = |record| Some(hooks::payload::record(home, kind, record));
    let audience = access::audience(home, kind, &kept);
    let (gone, stays) = (shown(&old), shown(&kept));
    for (action, id, other, data, previous) in [
        ("delete", from, ("merged_to_id", to), None, gone.clone()),
        (
            "change",
            to,
            ("merged_from_id", from),
            stays,
            Some(json!({})),
        ),
    ] {
        let happening = Happening {
            company,
            action,
            entity: kind.name(),
            entity_id: id.to_string(),
            actor: Actor::at_screen(world.visitor),
            data,
            previous,
            audience: audience.clone(),
            meta: fields(json!({other.0: other.1.to_string()})),
        };
        hooks::announce(world, &happening);
    }
    ok()
}
