//! Creating, listing and deleting webhooks, in their own style of errors (contract 9.1).

use std::time::Duration;

use serde_json::{Value, json};
use url::Url;

use super::call::Call;
use super::notes::loose_int;
use super::reply::{Outcome, Refusal, Reply, refuse, scope_mismatch};
use crate::pipedrive::Sim;
use crate::pipedrive::state::company::Webhook;
use crate::pipedrive::state::{Fields, Record, World, fields, stamp_millis};

const LIMIT: usize = 40;
const ACTIONS: [&str; 4] = ["create", "change", "delete", "*"];
const OBJECTS: [&str; 17] = [
    "activity",
    "deal",
    "lead",
    "note",
    "organization",
    "person",
    "pipeline",
    "product",
    "stage",
    "user",
    "deal_product",
    "deal_installment",
    "board",
    "phase",
    "project",
    "task",
    "*",
];

/// Whether the address of a new webhook answers; any answer counts. `None` when probing is off.
pub(super) async fn probe(sim: &Sim, call: &Call) -> Option<bool> {
    if !sim.world().switches.probe_webhooks {
        return None;
    }
    let url = call
        .body
        .as_ref()?
        .get("subscription_url")?
        .as_str()?
        .to_owned();
    let sent = sim
        .http
        .head(url)
        .timeout(Duration::from_secs(10))
        .send()
        .await;
    Some(sent.is_ok())
}

fn complaint(status: u16, key: &str, text: &str) -> Refusal {
    let body = json!({"status": "error", "success": false, "errors": {key: [text]}});
    refuse(status, body)
}

fn ok(status: u16, data: Option<Value>) -> Outcome {
    let mut body = json!({"status": "ok", "success": true});
    if let (Some(data), Value::Object(map)) = (data, &mut body) {
        map.insert("data".to_owned(), data);
    }
    Ok(Reply::Json(status, body))
}

pub(super) fn list(world: &mut World, call: &Call) -> Outcome {
    let hooks = call.home(world)?.webhooks.values();
    let own = hooks.filter(|hook| hook.record.int("owner_id") == Some(call.user));
    ok(
        200,
        Some(
            own.map(|hook| Value::Object(hook.record.data.clone()))
                .collect(),
        ),
    )
}

pub(super) fn create(world: &mut World, call: &Call) -> Outcome {
    let body = call.object()?;
    let text = |key: &str| {
        body.get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let address = text("subscription_url");
    let Some(url) = Url::parse(&address)
        .ok()
        .filter(|url| url.scheme().starts_with("http"))
    else {
        return Err(complaint(400, "subscription_url", "invalid url"));
    };
    if world.switches.https_webhooks_only && url.scheme() != "https" {
        return Err(scope_mismatch());
    }
    if call.reachable == Some(false) {
        return Err(complaint(400, "subscription_url", "not reachable"));
    }
    for (key, known) in [
        ("event_action", &ACTIONS[..]),
        ("event_object", &OBJECTS[..]),
    ] {
        if !known.contains(&text(key).as_str()) {
            return Err(complaint(400, key, "invalid value"));
        }
    }
    let version = Some(text("version")).filter(|version| !version.is_empty());
    let version = version.unwrap_or_else(|| "2.0".to_owned());
    if version != "2.0" {
        return Err(complaint(400, "version", "only 2.0 is simulated"));
    }
    let company = call.home(world)?;
    let user = loose_int(body.get("user_id")).unwrap_or(call.user);
    if company.user(user).is_none() || (user != call.user && !company.is_admin(call.user)) {
        return Err(complaint(403, "user_id", "not permitted"));
    }
    let mine = company
        .webhooks
        .values()
        .filter(|hook| hook.record.int("owner_id") == Some(call.user));
    if mine.count() >= LIMIT {
        return Err(complaint(422, "subscription", "webhooks limit reached"));
    }
    let id = world.fresh_id();
    let data = fields(json!({
        "id": id, "company_id": call.company, "owner_id": call.user, "user_id": user,
        "admin_id": user, "name": text("name"), "event_action": text("event_action"),
        "event_object": text("event_object"), "subscription_url": address, "version": version,
        "is_active": 1, "type": "application", "add_time": stamp_millis(call.now),
        "remove_time": null, "remove_reason": null, "last_delivery_time": null,
        "last_http_status": null, "http_auth_user": body.get("http_auth_user"),
        "http_auth_password": body.get("http_auth_password"),
    }));
    let hook = Webhook {
        record: Record {
            data: data.clone(),
            custom: Fields::new(),
        },
        failures: 0,
        banned_until: None,
        failing_since: None,
    };
    call.home_mut(world)?.webhooks.insert(id, hook);
    world.touch();
    ok(201, Some(Value::Object(data)))
}

pub(super) fn delete(world: &mut World, call: &Call) -> Outcome {
    let id = call.id(0).map_err(|_| complaint(404, "id", "not found"))?;
    let company = call.home_mut(world)?;
    let owner = company
        .webhooks
        .get(&id)
        .map(|hook| hook.record.int("owner_id"));
    match owner {
        None => Err(complaint(404, "id", "not found")),
        Some(owner) if owner != Some(call.user) => Err(refuse(
            403,
            json!({"success": false, "message": "Forbidden"}),
        )),
        Some(_) => {
            company.webhooks.remove(&id);
            world.touch();
            ok(200, None)
        }
    }
}
