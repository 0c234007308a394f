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

#[cfg(test)]
mod tests {
    use actix_web::FromRequest as _;
    use actix_web::test::TestRequest;

    use super::*;

    async fn read(declared: Option<usize>, sent: usize) -> Result<Bytes, WebError> {
        let request = TestRequest::post();
        let req = match declared {
            Some(length) => request.insert_header((header::CONTENT_LENGTH, length)),
            None => request,
        }
        .to_http_request();
        let body = TestRequest::post().set_payload(vec![b'a'; sent]);
        let (of_body, mut payload) = body.to_http_parts();
        let payload = Payload::from_request(&of_body, &mut payload).await.unwrap();
        SMALL.read(&req, payload).await
    }

    #[actix_web::test]
    async fn a_body_cannot_fill_memory() {
        let most = SMALL.bytes;
        assert_eq!(read(None, most).await.unwrap().len(), most);
        let declared = read(Some(most + 1), 0).await;
        assert!(
            matches!(declared, Err(WebError::TooLarge)),
            "before reading"
        );
        let silent = read(None, most + 1).await;
        assert!(
            matches!(silent, Err(WebError::TooLarge)),
            "at the crossing byte"
        );
    }
}
