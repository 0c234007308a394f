//! Bodies: how large they may be and how long they may take to arrive.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::{Bytes, BytesMut, Payload};
use futures_util::StreamExt as _;

use super::error::WebError;

/// What one kind of sender may send.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    bytes: usize,
    patience: Duration,
}

/// Forms of our pages. An invoice form of that size has hundreds of lines.
pub(super) const FORM: Limit = Limit {
    bytes: 64 * 1024,
    patience: Duration::from_secs(10),
};
pub(super) const SMALL: Limit = Limit {
    bytes: 4 * 1024,
    patience: Duration::from_secs(10),
};
pub(super) const QUICKBOOKS: Limit = Limit {
    bytes: 2 * 1024 * 1024,
    patience: Duration::from_secs(5),
};
pub(super) const PIPEDRIVE: Limit = Limit {
    bytes: 1024 * 1024,
    patience: Duration::from_secs(5),
};

impl Limit {
    /// The whole body, exactly as it was sent.
    pub(super) async fn read(self, req: &HttpRequest, payload: Payload) -> Result<Bytes, WebError> {
        let length = req.headers().get(header::CONTENT_LENGTH);
        let length = length
            .and_then(|length| length.to_str().ok())
            .and_then(|length| length.parse::<usize>().ok());
        if length.is_some_and(|length| length > self.bytes) {
            return Err(WebError::TooLarge);
        }
        let arrived = tokio::time::timeout(self.patience, self.gather(payload)).await;
        arrived.map_err(|_| WebError::TooSlow)?
    }

    async fn gather(self, mut payload: Payload) -> Result<Bytes, WebError> {
        let mut body = BytesMut::new();
        while let Some(piece) = payload.next().await {
            let piece = piece.map_err(|_| WebError::Malformed("body"))?;
            if body.len().saturating_add(piece.len()) > self.bytes {
                return Err(WebError::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(body.freeze())
    }
}
