//! REST: finds the endpoint of a call, lets the caller in, runs it, prices it.

mod body;
pub(crate) mod call;
mod deal_parts;
mod deal_products;
mod door;
mod endpoints;
mod fields;
mod files;
mod history;
pub(crate) mod notes;
mod paging;
pub(crate) mod present;
mod records;
pub(crate) mod reply;
mod search;
mod structure;
mod table;
mod users;
mod webhooks;

use actix_web::http::header;
use actix_web::web::{self, Data, Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::Sim;
use super::visit::{header_text, query_of};
use crate::control::Cost;
use call::Call;
use door::Meter;
use reply::{Outcome, Refusal, Reply, refuse};
use table::Endpoint;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/v1/{rest:.*}", web::to(serve))
        .route("/api/v1/{rest:.*}", web::to(serve))
        .route("/api/v2/{rest:.*}", web::to(serve));
}

async fn serve(request: HttpRequest, payload: Payload, sim: Data<Sim>) -> HttpResponse {
    let path = request
        .path()
        .trim_start_matches("/api")
        .trim_matches('/')
        .to_owned();
    let (endpoint, parts) = match table::find(request.method().as_str(), &path) {
        Ok(found) => found,
        Err(status) => {
            return reply::response(Err(unknown(status)));
        }
    };
    let mut call = Call {
        path: parts,
        query: query_of(&request),
        agent: Some(header_text(&request, &header::USER_AGENT).to_owned())
            .filter(|a| !a.is_empty()),
        now: sim.controls.clock.now(),
        ..Call::default()
    };
    if let Err(refusal) = body::read(&request, payload, &mut call).await {
        return reply::response(Err(refusal));
    }
    if endpoint.pattern == "v1/webhooks" && call.body.is_some() {
        call.reachable = webhooks::probe(&sim, &call).await;
    }
    let token = header_text(&request, &header::AUTHORIZATION)
        .strip_prefix("Bearer ")
        .unwrap_or_default();
    let (meter, outcome) = run(&sim, endpoint, token, call);
    answer(&sim, &meter, endpoint, outcome)
}

fn unknown(status: u16) -> Refusal {
    refuse(
        status,
        json!({"success": false, "error": "Unknown method .", "errorCode": status}),
    )
}

fn run(sim: &Sim, endpoint: &Endpoint, token: &str, mut call: Call) -> (Meter, Outcome) {
    let mut world = sim.world();
    let (meter, admitted) = door::admit(&mut world, token, endpoint);
    let outcome = admitted.and_then(|access| {
        call.company = access.company;
        call.user = access.user;
        if endpoint.retired && !world.switches.retired_v1_works {
            let gone = json!({"success": false, "error": "This endpoint is no longer available",
                "errorCode": 410});
            return Err(refuse(410, gone));
        }
        (endpoint.run)(&mut world, &call)
    });
    (meter, outcome)
}

fn answer(sim: &Sim, meter: &Meter, endpoint: &Endpoint, outcome: Outcome) -> HttpResponse {
    let world = sim.world();
    let outcome = if world.switches.unknown_keys {
        outcome.map(with_strangers)
    } else {
        outcome
    };
    let mut answer = reply::response(outcome);
    door::tell(meter, &world, &mut answer);
    answer.extensions_mut().insert(Cost(json!(endpoint.cost)));
    answer
}

/// Keys that nobody announced: Pipedrive calls new response fields a non-breaking change.
fn with_strangers(reply: Reply) -> Reply {
    fn add(value: &mut Value) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(add),
            Value::Object(map) => {
                map.insert(
                    "brand_new_key".to_owned(),
                    json!({"since": 2027, "values": [1, "two"]}),
                );
            }
            _ => {}
        }
    }
    match reply {
        Reply::Json(status, Value::Object(mut envelope)) => {
            if let Some(data) = envelope.get_mut("data") {
                add(data);
            }
            envelope.insert("brand_new_envelope_key".to_owned(), json!(true));
            Reply::Json(status, Value::Object(envelope))
        }
        other => other,
    }
}
