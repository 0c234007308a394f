//! `GET /`: what this is, and *Install*.

use actix_web::HttpRequest;
use actix_web::web::Html;

use super::error::{WebError, reader};
use super::pages::plain;

pub(super) async fn show(req: HttpRequest) -> Result<Html, WebError> {
    Ok(Html::new(plain::landing(&reader(&req))?))
}
