//! Sends what is due, retries after 3, 30 and 150 seconds, bans and finally deletes dead subscriptions.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{Callback, Delivery, Mode};
use crate::pipedrive::Sim;
use crate::pipedrive::state::{World, stamp_millis};

/// Waits between the attempts (contract 9.4).
const RETRIES: [i64; 3] = [3, 30, 150];
const FAILURES_TO_BAN: u32 = 10;

/// Runs for as long as the simulator does.
pub(crate) async fn run(sim: Arc<Sim>) {
    loop {
        for callback in std::mem::take(&mut sim.world().outbox.callbacks) {
            actix_web::rt::spawn(call_back(sim.clone(), callback));
        }
        for deliveries in by_webhook(take_due(&sim)) {
            actix_web::rt::spawn(send_in_order(sim.clone(), deliveries));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What is due now, one list per subscription: a slow one must not hold up the others.
fn by_webhook(due: Vec<Delivery>) -> impl Iterator<Item = Vec<Delivery>> {
    let mut lists: BTreeMap<i64, Vec<Delivery>> = BTreeMap::new();
    for delivery in due {
        lists.entry(delivery.webhook).or_default().push(delivery);
    }
    lists.into_values()
}

async fn send_in_order(sim: Arc<Sim>, deliveries: Vec<Delivery>) {
    for delivery in deliveries {
        attempt(sim.clone(), delivery).await;
    }
}

fn take_due(sim: &Sim) -> Vec<Delivery> {
    let mut world = sim.world();
    let now = sim.controls.clock.now();
    delete_dead(&mut world, now);
    let (due, later) = std::mem::take(&mut world.outbox.ready)
        .into_iter()
        .partition::<Vec<_>, _>(|delivery| delivery.due <= now);
    world.outbox.ready = later;
    world.outbox.in_flight += due.len();
    due
}

/// Subscriptions without a success on three consecutive days.
fn delete_dead(world: &mut World, now: DateTime<Utc>) {
    for company in world.companies.values_mut() {
        company.webhooks.retain(|_, hook| {
            hook.failing_since
                .is_none_or(|since| now - since < TimeDelta::days(3))
        });
    }
}

async fn attempt(sim: Arc<Sim>, delivery: Delivery) {
    let Some((request, timeout)) = prepare(&sim, &delivery) else {
        sim.world().outbox.in_flight -= 1;
        return;
    };
    let status = match tokio::time::timeout(timeout, request.send()).await {
        Ok(Ok(answer)) => Some(answer.status().as_u16()),
        _ => None,
    };
    let mut world = sim.world();
    let now = sim.controls.clock.now();
    world.outbox.in_flight -= 1;
    settle(&mut world, delivery, status, now);
}

fn prepare(sim: &Sim, delivery: &Delivery) -> Option<(reqwest::RequestBuilder, Duration)> {
    let world = sim.world();
    let hook = world
        .company(delivery.company)?
        .webhooks
        .get(&delivery.webhook)?;
    let mut request = sim
        .http
        .post(hook.record.text("subscription_url"))
        .json(&delivery.body);
    let user = hook.record.text("http_auth_user");
    if !user.is_empty() {
        let forged = world.outbox.mode == Mode::Forge;
        let password = if forged {
            "forged"
        } else {
            hook.record.text("http_auth_password")
        };
        request = request.basic_auth(user, Some(password));
    }
    Some((
        request,
        Duration::from_millis(world.switches.webhook_timeout_ms),
    ))
}

/// Counts the outcome of an attempt and plans the next one.
fn settle(world: &mut World, delivery: Delivery, status: Option<u16>, now: DateTime<Utc>) {
    let success = status.is_some_and(|status| (200..300).contains(&status));
    let Some(company) = world.company_mut(delivery.company) else {
        return;
    };
    let Some(hook) = company.webhooks.get_mut(&delivery.webhook) else {
        return;
    };
    hook.record.set("last_http_status", json!(status));
    if success {
        hook.record.set("last_delivery_time", stamp_millis(now));
        hook.failing_since = None;
        return;
    }
    hook.failing_since.get_or_insert(now);
    if delivery.attempt == 1 {
        hook.failures += 1;
        if hook.failures >= FAILURES_TO_BAN {
            hook.banned_until = Some(now + TimeDelta::minutes(30));
            hook.failures = 0;
        }
    }
    let wait = usize::try_from(delivery.attempt)
        .ok()
        .and_then(|n| RETRIES.get(n - 1));
    if let Some(wait) = wait {
        world
            .outbox
            .ready
            .push(again(delivery, now + TimeDelta::seconds(*wait)));
    }
}

fn again(mut delivery: Delivery, due: DateTime<Utc>) -> Delivery {
    delivery.attempt += 1;
    delivery.due = due;
    if let Some(Value::Object(meta)) = delivery.body.get_mut("meta") {
        meta.insert("attempt".to_owned(), json!(delivery.attempt));
    }
    delivery
}

/// Tells the app once; nobody looks at the answer (contract 3).
async fn call_back(sim: Arc<Sim>, callback: Callback) {
    let request = if callback.uninstall {
        let (id, secret) = &callback.client;
        sim.http.delete(&callback.url).basic_auth(id, Some(secret))
    } else {
        sim.http.post(&callback.url)
    };
    let request = request.header(header::CONTENT_TYPE.as_str(), "application/json");
    drop(request.body(callback.body.to_string()).send().await);
}

/// Removes a user's installation, with tokens and webhooks, and queues the DELETE callback.
pub(crate) fn uninstall(world: &mut World, user: i64, tell: bool) -> bool {
    let now = world.clock.now();
    let Some(company) = world.company_of_user(user).map(|company| company.id) else {
        return false;
    };
    if !world.grants.remove(company, user) {
        return false;
    }
    if let Some(company) = world.company_mut(company) {
        company
            .webhooks
            .retain(|_, hook| hook.record.int("owner_id") != Some(user));
    }
    world.touch();
    if tell && world.switches.deliver_callbacks {
        let body = json!({"client_id": world.app.client_id, "company_id": company, "user_id": user,
            "timestamp": stamp_millis(now)});
        queue_callback(world, true, body);
    }
    if world.switches.sharing {
        let body = json!({"company_id": company, "user_id": user, "isShared": false});
        queue_callback(world, false, body);
    }
    true
}

pub(crate) fn queue_callback(world: &mut World, uninstall: bool, body: Value) {
    let callback = Callback {
        uninstall,
        url: world.app.callback.clone(),
        client: (world.app.client_id.clone(), world.app.client_secret.clone()),
        body,
    };
    world.outbox.callbacks.push(callback);
}
