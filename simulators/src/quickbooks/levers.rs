//! The levers of this stand-in (for tests and the demo only).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, Data, Path, ServiceConfig};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::bookkeeper;
use super::books::{Entity, Object, Realm, render};
use super::events::Operation;
use super::fault::Fault;
use super::switches::Switches;
use super::webhooks::Mode;
use super::world::Sim;
use crate::control::Lever;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/_sim/reset", web::post().to(reset))
        .route("/_sim/ledger", web::get().to(ledger))
        .route("/_sim/world", web::get().to(world))
        .route("/_sim/session", web::post().to(session))
        .route("/_sim/tokens/expire", web::post().to(expire))
        .route("/_sim/webhooks", web::get().to(webhooks))
        .route("/_sim/webhooks", web::post().to(set_webhooks))
        .route("/_sim/switches", web::get().to(switches))
        .route("/_sim/switches", web::post().to(set_switches))
        .route("/_sim/preferences", web::post().to(preferences))
        .route("/_sim/costs", web::get().to(costs))
        .route("/_sim/disconnect", web::post().to(disconnect))
        .route("/_sim/customers/{id}/merge", web::post().to(merge))
        .route(
            "/_sim/{list:customers|items}/{id}/edit",
            web::post().to(edit),
        )
        .route("/_sim/invoices/{id}/{what}", web::post().to(invoice));
}

fn ok() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "ok": true }))
}

fn wrong(words: &impl ToString) -> HttpResponse {
    HttpResponse::BadRequest().json(json!({ "error": words.to_string() }))
}

fn done(result: Result<Value, Fault>) -> HttpResponse {
    match result {
        Ok(value) => HttpResponse::Ok().json(value),
        Err(fault) => {
            HttpResponse::build(StatusCode::BAD_REQUEST).json(json!({ "Fault": fault.body() }))
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    seed: Option<String>,
}

async fn reset(sim: Data<Sim>, Lever(given): Lever<Reset>) -> HttpResponse {
    let seed = given.seed.unwrap_or_else(|| sim.options.seed.clone());
    match sim.reset(&seed) {
        Ok(()) => ok(),
        Err(error) => wrong(&error),
    }
}

async fn world(sim: Data<Sim>) -> HttpResponse {
    HttpResponse::Ok().json(sim.overview())
}

/// Every object of a kind with tombstones, its company and the request that made it.
fn rows<'r>(realms: impl Iterator<Item = &'r Realm>, entity: Entity) -> Vec<Value> {
    let mut rows = Vec::new();
    for realm in realms {
        for (_, record) in realm.all(entity) {
            let mut row: Object = render(realm, entity, record);
            for secret in ["PrimaryTaxIdentifier", "SecondaryTaxIdentifier"] {
                if let Some(whole) = record.body.get(secret) {
                    row.insert(secret.into(), whole.clone());
                }
            }
            row.insert("realm".into(), realm.id.clone().into());
            row.insert("requestid".into(), json!(record.requestid));
            row.insert("deleted".into(), record.deleted.into());
            row.insert("voided".into(), bookkeeper::is_void(&record.body).into());
            rows.push(row.into());
        }
    }
    rows
}

async fn ledger(sim: Data<Sim>) -> HttpResponse {
    let world = sim.world();
    let all = |entity| rows(world.realms.values(), entity);
    let emails: Vec<Value> = world
        .realms
        .values()
        .flat_map(|r| &r.emails)
        .map(|mail| json!(mail))
        .collect();
    HttpResponse::Ok().json(json!({
        "invoices": all(Entity::Invoice),
        "customers": all(Entity::Customer),
        "payments": all(Entity::Payment),
        "emails": emails,
        "items": all(Entity::Item),
        "credit_memos": all(Entity::CreditMemo),
        "attachables": all(Entity::Attachable),
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    realm_id: String,
}

async fn session(sim: Data<Sim>, Lever(given): Lever<Session>) -> HttpResponse {
    let mut world = sim.world();
    if !world.realms.contains_key(&given.realm_id) {
        return wrong(&"no such realm");
    }
    world.session = given.realm_id;
    ok()
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Which {
    Access,
    Refresh,
    Both,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expire {
    which: Which,
}

async fn expire(sim: Data<Sim>, Lever(given): Lever<Expire>) -> HttpResponse {
    let access = matches!(given.which, Which::Access | Which::Both);
    let refresh = matches!(given.which, Which::Refresh | Which::Both);
    let now = sim.controls.clock.now();
    sim.world().grants.expire(access, refresh, now);
    ok()
}

async fn webhooks(sim: Data<Sim>) -> HttpResponse {
    HttpResponse::Ok().json(sim.webhooks.overview())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetMode {
    mode: Mode,
}

async fn set_webhooks(sim: Data<Sim>, Lever(given): Lever<SetMode>) -> HttpResponse {
    sim.webhooks.set_mode(given.mode);
    ok()
}

async fn switches(sim: Data<Sim>) -> HttpResponse {
    HttpResponse::Ok().json(&sim.world().switches)
}

async fn set_switches(sim: Data<Sim>, Lever(given): Lever<Object>) -> HttpResponse {
    let mut world = sim.world();
    let Ok(Value::Object(mut wanted)) = serde_json::to_value(&world.switches) else {
        return wrong(&"the switches cannot be written");
    };
    wanted.extend(given);
    match serde_json::from_value::<Switches>(wanted.into()) {
        Ok(switches) => {
            world.switches = switches;
            HttpResponse::Ok().json(&world.switches)
        }
        Err(error) => wrong(&error),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetPreferences {
    realm: Option<String>,
    /// `{"SalesFormsPrefs":{"AutoApplyCredit":true}}`; `null` removes.
    set: Object,
}

async fn preferences(sim: Data<Sim>, Lever(given): Lever<SetPreferences>) -> HttpResponse {
    let realm = given.realm.unwrap_or_else(|| first_realm(&sim));
    done(sim.at_desk(&realm, |desk| {
        for (group, changes) in given.set {
            let place = desk
                .realm
                .preferences
                .entry(group)
                .or_insert_with(|| json!({}));
            if let (Some(place), Value::Object(changes)) = (place.as_object_mut(), changes) {
                super::books::merge(place, changes);
            }
        }
        desk.event_of("Preferences", "1");
        Ok(Value::Object(desk.realm.preferences.clone()))
    }))
}

async fn costs(sim: Data<Sim>) -> HttpResponse {
    HttpResponse::Ok().json(sim.world().counts)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfRealm {
    realm: Option<String>,
}

async fn disconnect(sim: Data<Sim>, Lever(given): Lever<OfRealm>) -> HttpResponse {
    let realm = given.realm.unwrap_or_else(|| first_realm(&sim));
    sim.world().grants.disconnect(&realm);
    ok()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Merge {
    realm: Option<String>,
    /// The customer that disappears into the one of the path.
    gone: String,
}

async fn merge(sim: Data<Sim>, id: Path<String>, Lever(given): Lever<Merge>) -> HttpResponse {
    let realm = given.realm.unwrap_or_else(|| first_realm(&sim));
    done(sim.at_desk(&realm, |desk| {
        super::customers::combine(desk, &id, &given.gone)?;
        Ok(json!({ "ok": true }))
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    realm: Option<String>,
    /// Fields in their wire form.
    set: Object,
}

/// The bookkeeper changes a customer or an item.
async fn edit(
    sim: Data<Sim>,
    place: Path<(String, String)>,
    Lever(given): Lever<Edit>,
) -> HttpResponse {
    let (list, id) = place.into_inner();
    let entity = match list.as_str() {
        "items" => Entity::Item,
        _ => Entity::Customer,
    };
    let realm = given.realm.unwrap_or_else(|| first_realm(&sim));
    done(sim.at_desk(&realm, |desk| {
        let now = desk.now;
        desk.realm.revise(entity, &id, now, |body| {
            super::books::merge(body, given.set);
        })?;
        desk.event(entity, &id, Operation::Updated);
        Ok(json!({ "ok": true }))
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OnInvoice {
    realm: Option<String>,
    /// A decimal as text; a number is understood too.
    amount: Option<Value>,
    due_date: Option<String>,
    note: Option<String>,
    code: Option<String>,
}

async fn invoice(
    sim: Data<Sim>,
    place: Path<(String, String)>,
    Lever(given): Lever<OnInvoice>,
) -> HttpResponse {
    let (id, what) = place.into_inner();
    let realm = given.realm.clone().unwrap_or_else(|| first_realm(&sim));
    let text = given
        .amount
        .as_ref()
        .map(|a| a.as_str().map_or_else(|| a.to_string(), str::to_owned));
    let amount = match text.as_deref().map(str::parse::<Decimal>) {
        Some(Err(_)) => return wrong(&"amount is not a decimal"),
        Some(Ok(amount)) => Some(amount),
        None => None,
    };
    done(sim.at_desk(&realm, |desk| {
        match what.as_str() {
            "pay" => {
                let payment = bookkeeper::pay(desk, &id, amount)?;
                return Ok(json!({ "ok": true, "payment": payment }));
            }
            "copy" => {
                let copy = bookkeeper::copy(desk, &id)?;
                return Ok(json!({ "ok": true, "invoice": copy }));
            }
            "void" => bookkeeper::void(desk, &id)?,
            "delete" => bookkeeper::delete(desk, &id)?,
            "bounce" => super::invoices::bounce(desk, &id)?,
            "edit" => {
                let mut changes = Object::new();
                let fields = [
                    ("DueDate", given.due_date.as_ref()),
                    ("PrivateNote", given.note.as_ref()),
                ];
                for (field, value) in fields {
                    if let Some(value) = value {
                        changes.insert(field.into(), value.as_str().into());
                    }
                }
                bookkeeper::edit(desk, &id, changes)?;
            }
            // Every change is refused with this code from now on.
            "mark" => desk
                .realm
                .get_mut(Entity::Invoice, &id)?
                .refuses
                .clone_from(&given.code),
            _ => return Err(Fault::unsupported()),
        }
        Ok(json!({ "ok": true }))
    }))
}

fn first_realm(sim: &Sim) -> String {
    sim.world()
        .realms
        .keys()
        .next()
        .cloned()
        .unwrap_or_default()
}
