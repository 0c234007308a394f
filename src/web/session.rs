//! A fresh signed token, sent as a body, becomes a session that may act.

use actix_web::HttpRequest;
use actix_web::web::{Data, Json, Payload};

use super::body;
use super::error::WebError;
use crate::journeys::Context;
use crate::journeys::session;

#[derive(serde::Deserialize)]
struct Asked {
    token: String,
}

#[derive(serde::Serialize)]
pub(super) struct Given {
    session: String,
    /// Seconds.
    expires_in: u64,
}

/// 401 without a body for every reason; the log tells them apart.
pub(super) async fn exchange(
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Json<Given>, WebError> {
    let body = body::SMALL.read(&req, payload).await?;
    let asked: Asked = serde_json::from_slice(&body).map_err(|_| WebError::Malformed("session"))?;
    match session::exchange(&ctx, &asked.token).await {
        Ok((session, expires_in)) => Ok(Json(Given {
            session,
            expires_in,
        })),
        Err(refused) if refused.code == "storage" => Err(WebError::Crowded),
        Err(refused) => Err(WebError::Unproven(refused.code)),
    }
}
