//! Answers of the API: JSON or XML envelopes, faults of both kinds, PDF.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::fault::Fault;
use super::{time, xml};

/// What an operation answers, before it is written down for the caller.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// The envelope without its `time`, and the time of the first answer.
    Json(Value, DateTime<Utc>),
    Pdf(Vec<u8>),
    Fault(Fault),
}

impl Answer {
    pub(crate) fn is_success(&self) -> bool {
        !matches!(self, Self::Fault(_))
    }
}

/// How the caller wants to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Json,
    Xml,
}

pub(crate) fn respond(answer: Answer, form: Form, now: DateTime<Utc>) -> HttpResponse {
    match answer {
        Answer::Json(body, at) => envelope(200, body, form, at),
        Answer::Pdf(bytes) => HttpResponse::Ok()
            .content_type("application/pdf")
            .body(bytes),
        Answer::Fault(fault) => refuse(&fault, form, now),
    }
}

pub(crate) fn refuse(fault: &Fault, form: Form, now: DateTime<Utc>) -> HttpResponse {
    if fault.gateway && form == Form::Json {
        let body = fault.gateway_body(now.timestamp_millis());
        return status(
            fault.status,
            "application/json;charset=UTF-8",
            body.to_string(),
        );
    }
    envelope(fault.status, json!({ "Fault": fault.body() }), form, now)
}

fn envelope(code: u16, mut body: Value, form: Form, at: DateTime<Utc>) -> HttpResponse {
    if form == Form::Xml {
        return status(
            code,
            "application/xml;charset=UTF-8",
            xml::response(&body, &time::envelope(at)),
        );
    }
    if let Some(body) = body.as_object_mut() {
        body.insert("time".into(), time::envelope(at).into());
    }
    status(code, "application/json;charset=UTF-8", body.to_string())
}

fn status(code: u16, kind: &str, body: String) -> HttpResponse {
    let code = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    HttpResponse::build(code).content_type(kind).body(body)
}

/// The answer of a scripted fault: the code's own text; without a code what the status suggests.
pub(crate) fn scripted(status_code: u16, code: Option<&str>, text: Option<&str>) -> HttpResponse {
    let by_status = match status_code {
        401 => "3200",
        403 => "3100",
        429 => "3001",
        500 => "10000",
        502..=504 if code.is_none() => {
            let page = "<html><head><title>Service Unavailable</title></head><body><h1>Service \
                        Unavailable</h1><p>The server is temporarily unable to service your request.</p></body></html>";
            return status(status_code, "text/html; charset=utf-8", page.to_owned());
        }
        _ => "6000",
    };
    let mut fault = Fault::by_code(status_code, code.unwrap_or(by_status));
    if let Some(text) = text {
        text.clone_into(&mut fault.detail);
    }
    refuse(&fault, Form::Json, now())
}

/// Scripted faults know no clock; the time in them is of no interest.
fn now() -> DateTime<Utc> {
    DateTime::from(std::time::SystemTime::now())
}
