//! Creating, listing and deleting webhooks, in their own style of errors (contract 9.1).

use std::time::Duration;

use serde_json::{Value, json};
use url::Url;

use super::call::Call;
use super::notes::loose_int;
use super::reply::{Outcome, Refusal, Reply, refuse, scope_mismatch};
use crate::pipedrive::Sim;
use crate::pipedrive::state::company::Webhook;
use crate::pipedrive::state::{Record, World, fields, stamp_millis};

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

#[expect(clippy::unnecessary_wraps, reason = "the last word of a handler")]
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

/// A text of the body, empty when there is none.
fn text(call: &Call, key: &str) -> String {
    let value = call.body.as_ref().and_then(|body| body.get(key));
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What a subscription must look like before anybody's rights matter.
fn check_form(world: &World, call: &Call) -> Result<(), Refusal> {
    let url = Url::parse(&text(call, "subscription_url")).ok();
    let Some(url) = url.filter(|url| url.scheme().starts_with("http")) else {
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
        if !known.contains(&text(call, key).as_str()) {
            return Err(complaint(400, key, "invalid value"));
        }
    }
    if !matches!(text(call, "version").as_str(), "" | "2.0") {
        return Err(complaint(400, "version", "only 2.0 is simulated"));
    }
    Ok(())
}

pub(super) fn create(world: &mut World, call: &Call) -> Outcome {
    let body = call.object()?;
    check_form(world, call)?;
    let company = call.home(world)?;
    let user = loose_int(body.get("user_id")).unwrap_or(call.user);
    if company.user(user).is_none() || (user != call.user && !company.is_admin(call.user)) {
        return Err(complaint(403, "user_id", "not permitted"));
    }
    let hooks = company.webhooks.values();
    let mine = hooks.filter(|hook| hook.record.int("owner_id") == Some(call.user));
    if mine.count() >= LIMIT {
        return Err(complaint(422, "subscription", "webhooks limit reached"));
    }
    let id = world.fresh_id();
    let data = fields(json!({
        "id": id, "company_id": call.company, "owner_id": call.user, "user_id": user,
        "admin_id": user, "name": text(call, "name"), "event_action": text(call, "event_action"),
        "event_object": text(call, "event_object"), "version": "2.0", "is_active": 1,
        "subscription_url": text(call, "subscription_url"), "type": "application",
        "add_time": stamp_millis(call.now), "remove_time": null, "remove_reason": null,
        "last_delivery_time": null, "last_http_status": null,
        "http_auth_user": body.get("http_auth_user"),
        "http_auth_password": body.get("http_auth_password"),
    }));
    let hook = Webhook {
        record: Record::of(data.clone()),
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
