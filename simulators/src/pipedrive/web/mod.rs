//! The web app people look at: detail views, lists, marketplace, and the page that hosts the extensions.

mod details;
mod edit;
mod frames;
pub(crate) mod html;
mod layout;
mod lists;
mod marketplace;
mod money;
mod timeline;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{self, ServiceConfig};
use serde_json::json;

use super::state::World;
use super::visit::{Visit, page};

const SCRIPT: &str = include_str!("assets/host.js");
const PROTOCOL: &str = include_str!("assets/protocol.js");
const DIALOGS: &str = include_str!("assets/dialogs.js");
const STYLE: &str = include_str!("assets/host.css");
const ICON: &str = include_str!("assets/icon.svg");

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/", web::get().to(page(lists::deals)))
        .route("/deals", web::get().to(page(lists::deals)))
        .route("/persons", web::get().to(page(lists::persons)))
        .route("/organizations", web::get().to(page(lists::organizations)))
        .route("/deal/{id}", web::get().to(page(details::deal)))
        .route("/person/{id}", web::get().to(page(details::person)))
        .route(
            "/organization/{id}",
            web::get().to(page(details::organization)),
        )
        .route(
            "/settings/marketplace",
            web::get().to(page(marketplace::show)),
        )
        .route(
            "/settings/marketplace/uninstall",
            web::post().to(page(marketplace::uninstall)),
        )
        .route(
            "/settings/marketplace/app/{client}/app-settings",
            web::get().to(page(marketplace::settings)),
        )
        .route(
            "/app-extensions/actions/{action}",
            web::get().to(page(frames::link_action)),
        )
        .route("/_web/state", web::get().to(page(state)))
        .route("/_web/frame", web::post().to(page(frames::open)))
        .route("/_web/token", web::post().to(page(frames::token)))
        .route("/_web/records", web::post().to(page(edit::create)))
        .route("/_web/{entity}/{id}/edit", web::post().to(page(edit::save)))
        .route("/_web/{entity}/{id}/note", web::post().to(page(edit::note)))
        .route("/_web/file/{id}", web::get().to(page(edit::file)))
        .route(
            "/_web/host.js",
            web::get().to(|| asset(SCRIPT, "text/javascript; charset=utf-8")),
        )
        .route(
            "/_web/protocol.js",
            web::get().to(|| asset(PROTOCOL, "text/javascript; charset=utf-8")),
        )
        .route(
            "/_web/dialogs.js",
            web::get().to(|| asset(DIALOGS, "text/javascript; charset=utf-8")),
        )
        .route(
            "/_web/host.css",
            web::get().to(|| asset(STYLE, "text/css; charset=utf-8")),
        )
        .route(
            "/_web/icon.svg",
            web::get().to(|| asset(ICON, "image/svg+xml")),
        );
}

fn asset(text: &'static str, kind: &'static str) -> std::future::Ready<HttpResponse> {
    let answer = HttpResponse::Ok()
        .content_type(kind)
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(text);
    std::future::ready(answer)
}

/// What open pages ask every second: theme, visitor, and whether anything changed.
fn state(world: &mut World, _: &Visit) -> HttpResponse {
    HttpResponse::Ok().json(json!({
        "theme": if world.dark { "dark" } else { "light" },
        "visitor": world.visitor,
        "revision": world.revision,
        "signed": world.grants.of_user(world.visitor).is_some(),
    }))
}
