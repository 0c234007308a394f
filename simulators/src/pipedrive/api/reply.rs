//! Answers and refusals in Pipedrive's envelopes (contract 7.2).

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde_json::{Value, json};

use crate::pipedrive::state::Fields;

/// What a handler answers.
pub(crate) enum Reply {
    Json(u16, Value),
    File {
        bytes: Vec<u8>,
        content_type: String,
        name: String,
    },
}

/// Why a call is refused, with its body.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) body: Body,
}

#[derive(Debug)]
pub(crate) enum Body {
    Json(Value),
    Html(&'static str),
}

pub(crate) type Outcome = Result<Reply, Refusal>;

fn envelope(status: u16, data: Value, more: Value) -> Reply {
    let mut map = Fields::new();
    map.insert("success".to_owned(), Value::Bool(true));
    map.insert("data".to_owned(), data);
    map.insert("additional_data".to_owned(), more);
    Reply::Json(status, Value::Object(map))
}

/// 200 with `data`.
#[expect(clippy::unnecessary_wraps, reason = "the last word of most handlers")]
pub(crate) fn ok(data: Value) -> Outcome {
    Ok(envelope(200, data, Value::Null))
}

/// 201 with `data`.
#[expect(clippy::unnecessary_wraps, reason = "the last word of most handlers")]
pub(crate) fn created(data: Value) -> Outcome {
    Ok(envelope(201, data, Value::Null))
}

/// 200 with `data` and `additional_data`.
#[expect(clippy::unnecessary_wraps, reason = "the last word of most handlers")]
pub(crate) fn with_more(data: Value, more: Value) -> Outcome {
    Ok(envelope(200, data, more))
}

pub(crate) fn refuse(status: u16, body: Value) -> Refusal {
    Refusal {
        status,
        body: Body::Json(body),
    }
}

fn plain(status: u16, error: &str, info: &str) -> Refusal {
    refuse(
        status,
        json!({"success": false, "error": error, "error_info": info, "data": null, "additional_data": null}),
    )
}

pub(crate) fn not_found() -> Refusal {
    plain(404, "Entity was not found", "Object was not found.")
}

pub(crate) fn no_permission() -> Refusal {
    plain(
        403,
        "You do not have permissions to do this.",
        "Please check developers.pipedrive.com",
    )
}

pub(crate) fn plan_limit(error: &str, code: &str) -> Refusal {
    refuse(
        403,
        json!({"success": false, "error": error, "error_info": "Please upgrade your plan.", "data": null,
            "additional_data": null, "code": code}),
    )
}

pub(crate) fn unauthorized() -> Refusal {
    refuse(
        401,
        json!({"success": false, "error": "unauthorized access", "errorCode": 401,
            "error_info": "Please check developers.pipedrive.com"}),
    )
}

pub(crate) fn scope_mismatch() -> Refusal {
    refuse(
        403,
        json!({"success": false, "error": "Scope and URL mismatch", "errorCode": 403,
            "error_info": "Please check developers.pipedrive.com"}),
    )
}

/// The v2 validation error.
pub(crate) fn invalid(message: impl AsRef<str>) -> Refusal {
    refuse(
        400,
        json!({"success": false, "error": format!("Validation failed: {}", message.as_ref()),
            "code": "ERR_SCHEMA_VALIDATION_FAILED", "data": null}),
    )
}

/// A v1 complaint about the request.
pub(crate) fn bad_request(error: &str) -> Refusal {
    plain(400, error, "Please check developers.pipedrive.com")
}

pub(crate) fn failure(status: u16) -> HttpResponse {
    let error = match status {
        401 => "unauthorized access",
        429 => "request over limit",
        503 => "Service unavailable",
        _ => "Server error",
    };
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    HttpResponse::build(code).json(
        json!({"success": false, "error": error, "errorCode": status,
        "error_info": "Please check developers.pipedrive.com"}),
    )
}

fn builder(status: u16) -> HttpResponseBuilder {
    HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

pub(crate) fn response(outcome: Outcome) -> HttpResponse {
    match outcome {
        Ok(Reply::File {
            bytes,
            content_type,
            name,
        }) => {
            let disposition = header::ContentDisposition::attachment(name);
            builder(200)
                .content_type(content_type)
                .insert_header(disposition)
                .body(bytes)
        }
        Err(Refusal {
            status,
            body: Body::Html(page),
        }) => builder(status)
            .content_type("text/html; charset=UTF-8")
            .body(page),
        Ok(Reply::Json(status, body))
        | Err(Refusal {
            status,
            body: Body::Json(body),
        }) => builder(status).json(body),
    }
}
