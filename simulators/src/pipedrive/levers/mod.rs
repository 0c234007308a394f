//! `/_sim/…` of the Pipedrive stand-in: what it holds, who sits at the browser, misbehaviour on request.

use actix_web::HttpResponse;
use actix_web::web::{self, ServiceConfig};
use serde_json::{Value, json};

use super::hooks::Mode;
use super::state::{Kind, Record, World, plain, stamp};
use super::visit::{Visit, page, see_other};

mod console;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/_sim/world", web::get().to(page(world_overview)))
        .route("/_sim/ledger", web::get().to(page(ledger)))
        .route("/_sim/reset", web::post().to(page(reset)))
        .route("/_sim/session", web::get().to(page(who)))
        .route("/_sim/session", web::post().to(page(sit_down)))
        .route("/_sim/theme", web::post().to(page(theme)))
        .route("/_sim/tokens/expire", web::post().to(page(expire)))
        .route("/_sim/webhooks", web::get().to(page(queue)))
        .route("/_sim/webhooks", web::post().to(page(mode)))
        .route("/_sim/switches", web::get().to(page(console::switches)))
        .route("/_sim/switches", web::post().to(page(console::switch)))
        .route("/_sim/app", web::post().to(page(console::app)))
        .route(
            "/_sim/companies/{id}",
            web::post().to(page(console::company)),
        )
        .route("/_sim/users/{id}", web::post().to(page(console::user)))
        .route(
            "/_sim/uninstall",
            web::post().to(page(console::uninstall_user)),
        )
        .route("/_sim/edit", web::post().to(page(console::edit)))
        .route(
            "/_sim/deal-products",
            web::post().to(page(console::edit_row)),
        )
        .route("/_sim/merge", web::post().to(page(console::merge)));
}

pub(super) fn ok() -> HttpResponse {
    HttpResponse::Ok().json(json!({"ok": true}))
}

pub(super) fn bad(message: &str) -> HttpResponse {
    HttpResponse::BadRequest().json(json!({"error": message}))
}

fn world_overview(world: &mut World, _: &Visit) -> HttpResponse {
    let companies = world.companies.values().map(|company| {
        let users = company
            .users
            .iter()
            .map(|user| json!({"id": user.id, "name": user.name, "admin": user.admin}));
        let deals = company.all(Kind::Deal).map(|deal| {
            json!({"id": deal.id(), "title": deal.text("title"), "currency": deal.text("currency"),
                "products": company.rows_of(deal.id()).len()})
        });
        json!({"id": company.id, "domain": company.domain, "users": users.collect::<Value>(),
            "deals": deals.collect::<Value>()})
    });
    HttpResponse::Ok().json(json!({"companies": companies.collect::<Value>()}))
}

fn ledger(world: &mut World, _: &Visit) -> HttpResponse {
    let (mut deals, mut notes, mut activities) = (vec![], vec![], vec![]);
    let (mut changelog, mut webhooks) = (vec![], vec![]);
    for company in world.companies.values() {
        let with_company = |record: &Record| {
            let mut data = record.data.clone();
            data.insert("company".to_owned(), json!(company.id));
            data
        };
        deals.extend(company.all(Kind::Deal).map(|deal| {
            let mut data = with_company(deal);
            let files = company
                .files
                .values()
                .filter(|file| file.record.int("deal_id") == Some(deal.id()));
            data.insert(
                "custom_fields".to_owned(),
                Value::Object(deal.custom.clone()),
            );
            let names: Value = files
                .map(|file| file.record.data.get("name").cloned())
                .collect();
            data.insert("files".to_owned(), names);
            let rows: Value = company
                .rows_of(deal.id())
                .into_iter()
                .map(|row| row.data.clone())
                .collect();
            data.insert("products".to_owned(), rows);
            Value::Object(data)
        }));
        notes.extend(company.notes.values().map(with_company));
        activities.extend(company.activities.values().map(with_company));
        webhooks.extend(
            company
                .webhooks
                .values()
                .map(|hook| with_company(&hook.record)),
        );
        changelog.extend(company.changelog.iter().map(|change| {
            json!({"company": company.id, "entity": change.kind.name(), "item_id": change.item,
                "field_key": change.field, "old_value": change.old, "new_value": change.new,
                "actor_user_id": change.user, "time": stamp(change.time),
                "change_source": change.source, "change_source_user_agent": change.agent})
        }));
    }
    HttpResponse::Ok().json(
        json!({"deals": deals, "notes": notes, "activities": activities, "changelog": changelog,
        "webhooks": webhooks}),
    )
}

fn reset(world: &mut World, visit: &Visit) -> HttpResponse {
    let Some(body) = visit.json() else {
        return bad("the body is not JSON");
    };
    let seed = body
        .get("seed")
        .and_then(Value::as_str)
        .unwrap_or(&visit.sim.seed);
    match visit.sim.fresh_world(world, seed) {
        Ok(fresh) => {
            *world = fresh;
            visit.sim.controls.reset();
            ok()
        }
        Err(error) => bad(&error.to_string()),
    }
}

fn who(world: &mut World, _: &Visit) -> HttpResponse {
    let company = world
        .company_of_user(world.visitor)
        .map(|company| company.id);
    HttpResponse::Ok().json(json!({"user_id": world.visitor, "company_id": company}))
}

/// JSON from tests, a form from the web app's own user menu (then back to where it was).
fn sit_down(world: &mut World, visit: &Visit) -> HttpResponse {
    let form = visit.form();
    let body = visit.json().unwrap_or_default();
    let wanted = plain(body.get("user_id")).or_else(|| form.get("user_id").cloned());
    let user = wanted
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    if world.company_of_user(user).is_none() {
        return bad("no such user_id");
    }
    world.visitor = user;
    world.touch();
    match form
        .get("back")
        .filter(|path| path.starts_with('/') && !path.starts_with("//"))
    {
        Some(path) => see_other(path),
        None => ok(),
    }
}

fn theme(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    match body.get("theme").and_then(Value::as_str) {
        Some("dark") => world.dark = true,
        Some("light") => world.dark = false,
        _ => return bad("theme is light or dark"),
    }
    world.touch();
    ok()
}

fn expire(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let now = world.clock.now();
    match body.get("which").and_then(Value::as_str) {
        Some("access") => world.grants.expire(true, false, now),
        Some("refresh") => world.grants.expire(false, true, now),
        Some("both") => world.grants.expire(true, true, now),
        _ => return bad("which is access, refresh or both"),
    }
    ok()
}

/// `due` may go out now, `waiting` includes planned repeats.
fn queue(world: &mut World, _: &Visit) -> HttpResponse {
    let now = world.clock.now();
    let outbox = &world.outbox;
    let due = outbox
        .ready
        .iter()
        .filter(|delivery| delivery.due <= now)
        .count();
    HttpResponse::Ok().json(json!({"mode": format!("{:?}", outbox.mode).to_lowercase(),
        "held": outbox.held.len(), "waiting": outbox.ready.len(), "due": due,
        "in_flight": outbox.in_flight}))
}

fn mode(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let outbox = &mut world.outbox;
    let mode = body.get("mode").and_then(Value::as_str);
    outbox.mode = match mode {
        Some("normal" | "flush" | "reverse") => Mode::Normal,
        Some("hold") => Mode::Hold,
        Some("drop") => Mode::Drop,
        Some("duplicate") => Mode::Duplicate,
        Some("forge") => Mode::Forge,
        _ => return bad("mode is normal, hold, flush, drop, duplicate, reverse or forge"),
    };
    if matches!(mode, Some("normal" | "flush" | "reverse")) {
        outbox.release(mode == Some("reverse"));
    }
    ok()
}
