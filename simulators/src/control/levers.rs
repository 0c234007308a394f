//! The levers both simulators have: health, log of calls, faults, clock.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::ErrorBadRequest;
use actix_web::web::{self, Bytes, Data, ServiceConfig};
use actix_web::{Error, FromRequest, HttpRequest, HttpResponse};
use chrono::SecondsFormat;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{Controls, Fault};

/// The JSON body of a lever: any content type, an empty body counts as `{}`, a mistake is a 400 that names it.
pub struct Lever<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Lever<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = Bytes::from_request(req, payload);
        Box::pin(async move {
            let bytes = bytes.await?;
            let text: &[u8] = if bytes.trim_ascii().is_empty() {
                b"{}"
            } else {
                &bytes
            };
            serde_json::from_slice(text)
                .map(Self)
                .map_err(ErrorBadRequest)
        })
    }
}

/// Registers `/_sim/health`, `/_sim/requests`, `/_sim/faults` and `/_sim/clock`; needs `Data<Controls>`.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/_sim/health", web::get().to(health))
        .route("/_sim/requests", web::get().to(requests))
        .route("/_sim/faults", web::post().to(add_faults))
        .route("/_sim/faults", web::delete().to(clear_faults))
        .route("/_sim/clock", web::get().to(clock))
        .route("/_sim/clock", web::post().to(advance));
}

async fn health() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "ok": true }))
}

async fn requests(controls: Data<Controls>) -> HttpResponse {
    HttpResponse::Ok().json(controls.requests.all())
}

async fn add_faults(controls: Data<Controls>, Lever(script): Lever<Vec<Fault>>) -> HttpResponse {
    controls.faults.add(script);
    HttpResponse::Ok().json(json!({ "ok": true }))
}

async fn clear_faults(controls: Data<Controls>) -> HttpResponse {
    controls.faults.clear();
    HttpResponse::Ok().json(json!({ "ok": true }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    advance_seconds: i64,
}

async fn advance(controls: Data<Controls>, Lever(step): Lever<Step>) -> HttpResponse {
    controls.clock.advance(step.advance_seconds);
    clock(controls).await
}

async fn clock(controls: Data<Controls>) -> HttpResponse {
    let now = controls
        .clock
        .now()
        .to_rfc3339_opts(SecondsFormat::Millis, true);
    HttpResponse::Ok().json(json!({ "now": now }))
}
