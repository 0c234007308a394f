//! Token and revoke endpoints (contract 2.3–2.7).

use std::collections::BTreeMap;

use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::basic;
use super::grants::{ACCESS_SECONDS, Issued};
use crate::quickbooks::world::{Sim, World};

type Form = BTreeMap<String, String>;

fn form(body: &[u8]) -> Form {
    url::form_urlencoded::parse(body).into_owned().collect()
}

fn error(status: u16, word: &str, description: &str) -> HttpResponse {
    let body = json!({ "error": word, "error_description": description });
    let code = actix_web::http::StatusCode::from_u16(status).unwrap_or_default();
    HttpResponse::build(code).json(body)
}

/// Whether the caller is our app, by Basic header or by `client_id` and `client_secret` in the form.
fn is_client(sim: &Sim, req: &HttpRequest, form: &Form) -> bool {
    let in_form = || {
        Some((
            form.get("client_id")?.clone(),
            form.get("client_secret")?.clone(),
        ))
    };
    let pair = basic(req).or_else(in_form);
    pair.is_some_and(|(id, secret)| {
        id == sim.options.client_id && secret == sim.options.client_secret
    })
}

pub(crate) async fn token(req: HttpRequest, body: Bytes, sim: Data<Sim>) -> HttpResponse {
    let form = form(&body);
    if !is_client(&sim, &req, &form) {
        return error(401, "invalid_client", "Invalid client id or secret");
    }
    let now = sim.controls.clock.now();
    let mut world = sim.world();
    let World {
        grants, switches, ..
    } = &mut *world;
    let field = |name: &str| form.get(name).map(String::as_str);
    let outcome = match field("grant_type") {
        Some("authorization_code") => match (field("code"), field("redirect_uri")) {
            (Some(code), Some(uri)) => grants.exchange(code, uri, now, switches),
            _ => Err("invalid_request"),
        },
        Some("refresh_token") => match field("refresh_token") {
            Some(token) => grants.refresh(token, now, switches),
            None => Err("invalid_request"),
        },
        Some(_) => Err("unsupported_grant_type"),
        None => Err("invalid_request"),
    };
    match outcome {
        Ok(issued) => HttpResponse::Ok()
            .insert_header(("cache-control", "no-cache, no-store"))
            .json(answer(&issued, wants_hard(&req))),
        Err("invalid_grant") if field("code").is_some() => {
            error(400, "invalid_grant", "Invalid authorization code")
        }
        Err("invalid_grant") => error(400, "invalid_grant", "Incorrect or invalid refresh token"),
        Err(other) => error(
            400,
            other,
            "The request is missing a parameter or a parameter does not match",
        ),
    }
}

fn wants_hard(req: &HttpRequest) -> bool {
    let header = req.headers().get("x-include-refresh-token-hard-expires-in");
    header.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"))
}

fn answer(issued: &Issued, hard: bool) -> Value {
    let mut body = json!({
        "token_type": "bearer", "access_token": issued.access, "expires_in": ACCESS_SECONDS,
        "refresh_token": issued.refresh, "x_refresh_token_expires_in": issued.refresh_seconds,
    });
    if let (true, Some(fields)) = (hard, body.as_object_mut()) {
        fields.insert(
            "x_refresh_token_hard_expires_in".into(),
            issued.hard_seconds.into(),
        );
    }
    body
}

pub(crate) async fn revoke(req: HttpRequest, body: Bytes, sim: Data<Sim>) -> HttpResponse {
    let parsed: Option<Value> = serde_json::from_slice(&body).ok();
    let form = form(&body);
    if !is_client(&sim, &req, &form) {
        return error(401, "invalid_client", "Invalid client id or secret");
    }
    let in_json = parsed
        .as_ref()
        .and_then(|v| v.get("token"))
        .and_then(Value::as_str);
    let Some(token) = in_json.or_else(|| form.get("token").map(String::as_str)) else {
        return error(400, "invalid_request", "The token is missing");
    };
    let now = sim.controls.clock.now();
    if sim.world().grants.revoke(token, now) {
        HttpResponse::Ok().finish()
    } else {
        error(400, "invalid_grant", "Token has been expired or revoked")
    }
}
