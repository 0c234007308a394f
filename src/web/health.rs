//! For the platform: alive, ready, and the numbers of the admin listener.

use actix_web::{HttpResponse, web};

use super::serve::{MetricsText, Probe};

pub(super) async fn live() -> HttpResponse {
    answer("ok")
}

/// 503 while the database is away or migrations are pending.
pub(super) async fn ready(probe: web::Data<Probe>) -> HttpResponse {
    if probe.is_ready().await {
        answer("ok")
    } else {
        HttpResponse::ServiceUnavailable().finish()
    }
}

/// Prometheus' text form; on the admin listener only.
pub(super) async fn metrics(numbers: web::Data<MetricsText>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(numbers.render().await)
}

fn answer(body: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(body)
}
