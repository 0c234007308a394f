//! What providers tell us: raw bytes and a proof, nothing parsed here. 200 only after it is stored.

use actix_web::http::header::{self, HeaderName};
use actix_web::web::{Bytes, Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::body::{self, Limit};
use super::error::WebError;
use super::serve::Gates;
use crate::journeys::receive_webhook::{self, Received};
use crate::journeys::{Context, JourneyError};

/// A body exactly as it was sent, with what is said to prove it.
struct SignedBody {
    proof: Option<String>,
    bytes: Bytes,
}

impl SignedBody {
    async fn read(
        req: &HttpRequest,
        payload: Payload,
        limit: Limit,
        header: HeaderName,
    ) -> Result<Self, WebError> {
        let mut proofs = req.headers().get_all(header);
        // Two proofs are none: which of them counts would be a guess.
        let proof = proofs
            .next()
            .filter(|_| proofs.next().is_none())
            .and_then(|proof| proof.to_str().ok())
            .map(str::to_owned);
        Ok(Self {
            proof,
            bytes: limit.read(req, payload).await?,
        })
    }
}

pub(super) async fn quickbooks(
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
    gates: Data<Gates>,
) -> Result<HttpResponse, WebError> {
    let _place = gates
        .webhooks
        .try_acquire()
        .map_err(|_| WebError::Crowded)?;
    let signed = SignedBody::read(
        &req,
        payload,
        body::QUICKBOOKS,
        HeaderName::from_static("intuit-signature"),
    )
    .await?;
    answer(receive_webhook::quickbooks(&ctx, signed.proof.as_deref(), &signed.bytes).await)
}

pub(super) async fn pipedrive(
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
    gates: Data<Gates>,
) -> Result<HttpResponse, WebError> {
    let _place = gates
        .webhooks
        .try_acquire()
        .map_err(|_| WebError::Crowded)?;
    let signed = SignedBody::read(&req, payload, body::PIPEDRIVE, header::AUTHORIZATION).await?;
    answer(receive_webhook::pipedrive(&ctx, signed.proof.as_deref(), &signed.bytes).await)
}

fn answer(received: Result<Received, JourneyError>) -> Result<HttpResponse, WebError> {
    match received? {
        Received::Accepted => Ok(HttpResponse::Ok().finish()),
        Received::Malformed => {
            metrics::counter!("dealbooks_security_events_total", "code" => "webhook_malformed")
                .increment(1);
            Ok(HttpResponse::Ok().finish())
        }
        Received::Unproven => Err(WebError::Unproven("webhook_signature")),
    }
}
