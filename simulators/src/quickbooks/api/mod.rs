//! The accounting API: who may call, how often, what is done once (contract 3).

mod batch;
mod cdc;
mod dispatch;

use actix_web::http::Method;
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use serde_json::json;

use super::answer::{Answer, Form, refuse, respond};
use super::desk::Desk;
use super::fault::Fault;
use super::oauth::{Standing, bearer};
use super::world::{Sim, World};
use crate::control::Cost;

/// One call, taken apart.
pub(crate) struct Call<'r> {
    pub get: bool,
    pub path: Vec<&'r str>,
    pub query: Vec<(String, String)>,
    pub body: &'r [u8],
    pub content_type: String,
}

impl Call<'_> {
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// How many calls of each class a call counts for (contract 1.6).
#[derive(Clone, Copy, Default)]
pub(crate) struct Price {
    pub core: u64,
    pub coreplus: u64,
}

/// Every method and path below `/v3/company/{realm}/`.
pub(crate) async fn serve(
    req: HttpRequest,
    place: Path<(String, String)>,
    body: Bytes,
    sim: Data<Sim>,
) -> HttpResponse {
    let now = sim.controls.clock.now();
    let (realm, rest) = place.into_inner();
    let get = req.method() == Method::GET;
    if !get && req.method() != Method::POST {
        return HttpResponse::MethodNotAllowed().finish();
    }
    let call = Call {
        get,
        path: rest.split('/').collect(),
        query: url::form_urlencoded::parse(req.query_string().as_bytes())
            .into_owned()
            .collect(),
        body: &body,
        content_type: req.content_type().to_owned(),
    };
    let mut world = sim.world();
    let form = form(&req, &world);
    if let Err(fault) = admit(&mut world, &req, &realm, &call, now) {
        let form = if world.switches.unauthorized_xml && fault.status == 401 {
            Form::Xml
        } else {
            form
        };
        let mut answer = refuse(&fault, form, now);
        if let (429, Some(seconds)) = (fault.status, world.switches.retry_after) {
            answer
                .headers_mut()
                .insert(actix_web::http::header::RETRY_AFTER, seconds.into());
        }
        return answer;
    }
    let Some(price) = dispatch::price(&call) else {
        return HttpResponse::NotFound().finish();
    };
    let answer = once(&sim, &mut world, &realm, &call);
    if answer.is_success() {
        world.counts.core += price.core;
        world.counts.coreplus += price.coreplus;
    }
    drop(world);
    let mut response = respond(answer, form, now);
    let class = if price.coreplus > 0 {
        "coreplus"
    } else {
        "core"
    };
    response.extensions_mut().insert(Cost(json!(class)));
    response
}

/// XML unless JSON is asked for; faults about a PDF are JSON.
fn form(req: &HttpRequest, world: &World) -> Form {
    let accept = req
        .headers()
        .get("accept")
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let json = accept.contains("json") || accept.contains("application/pdf");
    if json || world.switches.json_by_default {
        Form::Json
    } else {
        Form::Xml
    }
}

/// Token, company, limits, quota.
fn admit(
    world: &mut World,
    req: &HttpRequest,
    realm: &str,
    call: &Call<'_>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), Fault> {
    let Some(token) = bearer(req) else {
        return Err(Fault::unauthenticated("Missing header: Authorization"));
    };
    match world.grants.standing(&token, now) {
        Standing::Good { realm: own, .. } if own != realm => return Err(Fault::unauthorized()),
        Standing::Good { scope, .. } if !scope.contains("accounting") => {
            return Err(Fault::unauthorized());
        }
        Standing::Good { .. } => {}
        Standing::Expired => return Err(Fault::unauthenticated("Token expired: made-up")),
        Standing::Revoked => return Err(Fault::unauthenticated("Token revoked: made-up")),
        Standing::Unknown => return Err(Fault::unauthenticated("Malformed bearer token: made-up")),
    }
    let batch = call.path.first() == Some(&"batch");
    let World {
        throttle, switches, ..
    } = world;
    if !throttle.admit(realm, batch, now, switches) {
        return Err(Fault::throttled());
    }
    if switches.quota_used_up && dispatch::price(call).is_some_and(|price| price.coreplus > 0) {
        return Err(Fault::throttled());
    }
    Ok(())
}

/// Carries out a call, or repeats the answer of an earlier one with the same `requestid`.
fn once(sim: &Sim, world: &mut World, realm: &str, call: &Call<'_>) -> Answer {
    let id = call
        .parameter("requestid")
        .filter(|_| dispatch::is_write(call))
        .map(str::to_owned);
    let mut asked = call.path.join("/").into_bytes();
    for name in ["operation", "include", "sendTo"] {
        asked.extend_from_slice(
            format!("?{name}={}", call.parameter(name).unwrap_or_default()).as_bytes(),
        );
    }
    asked.extend_from_slice(call.body);
    if let Some(id) = &id {
        match world.replays.find(realm, id, &asked) {
            Ok(None) => {}
            Ok(Some(answer)) => return answer,
            Err(fault) => return Answer::Fault(fault),
        }
    }
    let answer = work(sim, world, realm, call, id.clone());
    if let Some(id) = id {
        world.replays.keep(realm, &id, asked, answer.clone());
    }
    answer
}

fn work(
    sim: &Sim,
    world: &mut World,
    realm: &str,
    call: &Call<'_>,
    requestid: Option<String>,
) -> Answer {
    let now = sim.controls.clock.now();
    let World {
        realms,
        switches,
        grants,
        ..
    } = world;
    let Some(realm) = realms.get_mut(realm) else {
        return Answer::Fault(Fault::unauthorized());
    };
    let include = call
        .parameter("include")
        .unwrap_or_default()
        .split(',')
        .map(str::to_owned)
        .collect();
    let mut desk = Desk {
        realm,
        switches,
        now,
        requestid,
        include,
        events: Vec::new(),
        lenient: false,
    };
    let answer = dispatch::carry_out(&mut desk, call).unwrap_or_else(Answer::Fault);
    let (id, events) = (desk.realm.id.clone(), desk.events);
    if grants.connected(&id, now) {
        sim.webhooks.emit(events, switches);
    }
    answer
}
