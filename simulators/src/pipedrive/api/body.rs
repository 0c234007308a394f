//! Reads a call's body: JSON, a form, or a multipart upload.

use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::Payload;
use futures_util::StreamExt;
use serde_json::{Map, Value};

use super::call::{Call, Upload};
use super::reply::{Refusal, bad_request};
use crate::pipedrive::visit::header_text;

const LARGEST: usize = 64 << 20;

pub(super) async fn read(
    request: &HttpRequest,
    payload: Payload,
    call: &mut Call,
) -> Result<(), Refusal> {
    let kind = header_text(request, &header::CONTENT_TYPE).to_ascii_lowercase();
    if kind.starts_with("multipart/form-data") {
        return read_parts(request, payload, call).await;
    }
    let bytes = collect(payload).await?;
    call.body = if kind.starts_with("application/x-www-form-urlencoded") {
        let pairs = url::form_urlencoded::parse(&bytes).into_owned();
        Some(Value::Object(
            pairs
                .map(|(key, value)| (key, Value::String(value)))
                .collect(),
        ))
    } else {
        serde_json::from_slice(&bytes).ok()
    };
    Ok(())
}

async fn collect(payload: Payload) -> Result<Vec<u8>, Refusal> {
    let mut payload = payload;
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| bad_request("Bad request"))?;
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LARGEST {
            return Err(bad_request("Request entity too large"));
        }
    }
    Ok(bytes)
}

async fn read_parts(
    request: &HttpRequest,
    payload: Payload,
    call: &mut Call,
) -> Result<(), Refusal> {
    let mut parts = Multipart::new(request.headers(), payload);
    let mut fields = Map::new();
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| bad_request("Bad multipart body"))?;
        let content_type = part.content_type().map(ToString::to_string);
        let disposition = part.content_disposition().cloned();
        let name = disposition
            .as_ref()
            .and_then(|one| one.get_name())
            .unwrap_or_default()
            .to_owned();
        let file = disposition
            .as_ref()
            .and_then(header::ContentDisposition::get_filename)
            .map(str::to_owned);
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            bytes.extend_from_slice(&chunk.map_err(|_| bad_request("Bad multipart body"))?);
        }
        match file {
            Some(file_name) if name == "file" => {
                let content_type =
                    content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
                call.upload = Some(Upload {
                    name: file_name,
                    content_type,
                    bytes,
                });
            }
            _ => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                fields.insert(name, Value::String(text));
            }
        }
    }
    call.body = Some(Value::Object(fields));
    Ok(())
}
