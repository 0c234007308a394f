//! The middleware around a provider's paths: writes calls down and lets scripted ones misbehave.

use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody, to_bytes, to_bytes_limited};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::{ErrorInternalServerError, ErrorPayloadTooLarge};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::web::{Bytes, Data};
use actix_web::{Error, HttpMessage, HttpResponse, body};

use super::{Controls, Cost, Fault, Kind, Line, Moment, bodies};

const LARGEST_BODY: usize = 120 << 20;

/// For `actix_web::middleware::from_fn`; needs `Data<Controls>` in the app.
///
/// The request is read completely first and the work runs in a task of its own: a caller who hangs
/// up does not stop a provider.
pub async fn watch(
    mut req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let controls = req
        .app_data::<Data<Controls>>()
        .map(|data| data.get_ref().clone());
    let Some(controls) = controls.filter(|c| c.watches(req.path())) else {
        return Ok(next.call(req).await?.map_into_boxed_body());
    };
    let payload = body::BodyStream::new(req.take_payload());
    let bytes = to_bytes_limited(payload, LARGEST_BODY)
        .await
        .map_err(ErrorPayloadTooLarge)?
        .map_err(|_| ErrorInternalServerError("the body could not be read"))?;
    req.set_payload(Payload::from(bytes));
    actix_web::rt::spawn(carry_out(controls, req, next))
        .await
        .map_err(ErrorInternalServerError)?
}

async fn carry_out(
    controls: Controls,
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let line = req.conn_data::<Line>().cloned();
    let call = (req.method().as_str(), req.path(), req.query_string());
    let fault = controls
        .faults
        .take(call.0, call.1, call.2)
        .unwrap_or_else(Fault::none);
    let number = controls
        .requests
        .received(controls.clock.now(), call, fault.kind);
    fault.tell(Moment::Received).await;

    if let Some(answer) = instead_of_work(&controls, &fault, line.as_ref()) {
        if fault.kind != Kind::Refused {
            controls
                .requests
                .answered(number, answer.status().as_u16(), None);
        }
        fault.tell(Moment::Done).await;
        return Ok(req.into_response(answer));
    }
    let done = next.call(req).await?.map_into_boxed_body();
    let cost = done
        .response()
        .extensions()
        .get::<Cost>()
        .map(|cost| cost.0.clone());
    controls
        .requests
        .answered(number, done.status().as_u16(), cost);
    fault.tell(Moment::Done).await;
    spoil(&controls, done, fault, line).await
}

/// The answer of a fault that leaves no room for work.
fn instead_of_work(
    controls: &Controls,
    fault: &Fault,
    line: Option<&Line>,
) -> Option<HttpResponse> {
    Some(match fault.kind {
        Kind::Status if !fault.commit => status(controls, fault),
        Kind::Fault200 => {
            let (code, text) = (fault.code.as_deref(), fault.text.as_deref());
            let mut answer = (controls.provider.fault)(400, code, text);
            *answer.status_mut() = StatusCode::OK;
            answer
        }
        Kind::Refused => {
            if let Some(line) = line {
                line.cut();
            }
            HttpResponse::ServiceUnavailable().force_close().finish()
        }
        Kind::Html => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .body(
                "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>We're sorry</h1>\
             <p>Something went wrong on our end. Please try again later.</p></body></html>",
            ),
        Kind::Redirect => {
            let location = fault.location.as_deref().unwrap_or("/");
            HttpResponse::Found()
                .insert_header((header::LOCATION, location))
                .finish()
        }
        Kind::Bomb => HttpResponse::Ok()
            .content_type("application/json")
            .insert_header((header::CONTENT_ENCODING, "gzip"))
            .body(bodies::bomb()),
        _ => return None,
    })
}

fn status(controls: &Controls, fault: &Fault) -> HttpResponse {
    let wanted = fault.status.unwrap_or(500);
    let (code, text) = (fault.code.as_deref(), fault.text.as_deref());
    let mut answer = (controls.provider.fault)(wanted, code, text);
    *answer.status_mut() =
        StatusCode::from_u16(wanted).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(seconds) = fault.retry_after {
        answer
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    answer
}

/// Disturbs the answer to work that was done.
async fn spoil(
    controls: &Controls,
    done: ServiceResponse<BoxBody>,
    fault: Fault,
    line: Option<Line>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    match fault.kind {
        Kind::Status => {
            let answer = status(controls, &fault);
            let (req, _) = done.into_parts();
            Ok(ServiceResponse::new(req, answer))
        }
        Kind::Slow => {
            tokio::time::sleep(Duration::from_millis(fault.ms.unwrap_or(1000))).await;
            Ok(done)
        }
        Kind::AnswerLost => {
            if let Some(line) = line {
                line.cut();
            }
            Ok(done)
        }
        Kind::Truncated => {
            let (head, bytes) = split(done).await?;
            Ok(head.map_body(|_, ()| BoxBody::new(bodies::truncated(&bytes, fault, line))))
        }
        Kind::Drip => {
            let (head, bytes) = split(done).await?;
            Ok(head.map_body(|_, ()| BoxBody::new(bodies::dripping(bytes, fault))))
        }
        _ => Ok(done),
    }
}

async fn split(done: ServiceResponse<BoxBody>) -> Result<(ServiceResponse<()>, Bytes), Error> {
    let (req, answer) = done.into_parts();
    let (head, body) = answer.into_parts();
    let bytes = to_bytes(body)
        .await
        .map_err(|_| ErrorInternalServerError("the body could not be read"))?;
    Ok((ServiceResponse::new(req, head), bytes))
}
