//! `oauth.pipedrive.com`: consent, tokens, revocation (contract 2).

mod authorize;
mod token;

use actix_web::web::{self, ServiceConfig};

use super::visit::page;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/oauth/authorize", web::get().to(page(authorize::show)))
        .route("/oauth/authorize", web::post().to(page(authorize::decide)))
        .route("/oauth/token", web::post().to(page(token::issue)))
        .route("/oauth/revoke", web::post().to(page(token::revoke)));
}
