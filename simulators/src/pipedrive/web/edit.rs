//! Editing at the screen: what people change here carries `change_source: app`.

use actix_web::HttpResponse;
use actix_web::http::header::ContentDisposition;
use serde_json::{Value, json};

use super::html::{escape, sanitize};
use super::money;
use crate::pipedrive::api::notes;
use crate::pipedrive::rules::change::{self, Actor, Patch, Target};
use crate::pipedrive::rules::{access, validate};
use crate::pipedrive::state::{
    Company, Kind, Record, World, decimal, fields, number, plain, seed, stamp, stamp_v1,
};
use crate::pipedrive::visit::{Visit, see_other};

/// The inline form of a record's summary.
pub(super) fn form(company: &Company, kind: Kind, record: &Record) -> String {
    if record.flag("is_archived") {
        return String::new();
    }
    let name = if kind == Kind::Deal { "title" } else { "name" };
    let mut inputs = input(
        name,
        if kind == Kind::Deal { "Title" } else { "Name" },
        record.label(),
    );
    if kind == Kind::Deal {
        if company.rows_of(record.id()).is_empty() {
            inputs += &input("value", "Value", &money::number(record.data.get("value")));
        }
        inputs += &select("stage_id", "Stage", &stages(company, record));
        let status = |one: &str| {
            let picked = if record.text("status") == one {
                " selected"
            } else {
                ""
            };
            format!("<option{picked}>{one}</option>")
        };
        inputs += &select(
            "status",
            "Status",
            &["open", "won", "lost"].map(status).concat(),
        );
    }
    for field in company.fields_of(kind) {
        if field.custom && matches!(field.kind.as_str(), "varchar" | "text" | "address" | "date") {
            let value = plain(record.custom.get(&field.code)).unwrap_or_default();
            inputs += &input(&field.code, &field.name, &value);
        }
    }
    format!(
        r#"<details class="edit"><summary>Edit</summary><form method="post" action="/_web/{}/{}/edit">{inputs}<button class="primary">Save</button></form></details>"#,
        kind.name(),
        record.id()
    )
}

fn input(key: &str, label: &str, value: &str) -> String {
    format!(
        r#"<label>{}<input name="{key}" value="{}"></label>"#,
        escape(label),
        escape(value)
    )
}

fn select(key: &str, label: &str, options: &str) -> String {
    format!(r#"<label>{label}<select name="{key}">{options}</select></label>"#)
}

fn stages(company: &Company, record: &Record) -> String {
    let option = |stage: &Record| {
        let picked = if Some(stage.id()) == record.int("stage_id") {
            " selected"
        } else {
            ""
        };
        format!(
            r#"<option value="{}"{picked}>{}</option>"#,
            stage.id(),
            escape(stage.text("name"))
        )
    };
    company.stages.iter().map(option).collect()
}

fn bad(message: &str) -> HttpResponse {
    HttpResponse::BadRequest().json(json!({"error": message}))
}

/// The record that the path names, if the visitor sees it.
fn named(world: &World, visit: &Visit) -> Option<(Target, Actor)> {
    let kind = Kind::from_name(visit.part("entity"))?;
    let company = world.company_of_user(world.visitor)?;
    let record = company.get(kind, visit.id())?;
    access::sees(company, world.visitor, kind, record).then(|| {
        let target = Target {
            company: company.id,
            kind,
            id: record.id(),
        };
        (target, Actor::at_screen(world.visitor))
    })
}

/// `POST /_web/{entity}/{id}/edit`
pub(super) fn save(world: &mut World, visit: &Visit) -> HttpResponse {
    let Some((target, actor)) = named(world, visit) else {
        return bad("no such record");
    };
    let Some(company) = world.company(target.company) else {
        return bad("no such company");
    };
    let patch = match patch_of(company, target, visit) {
        Ok(patch) => patch,
        Err(error) => return bad(&error),
    };
    change::update(world, target, &patch, &actor);
    see_other(&format!("/{}/{}", target.kind.name(), target.id))
}

fn patch_of(company: &Company, target: Target, visit: &Visit) -> Result<Patch, String> {
    let mut patch = Patch::default();
    for (key, text) in visit.form() {
        let field = company
            .fields_of(target.kind)
            .iter()
            .find(|field| field.code == key);
        let Some(field) = field else { continue };
        let value = match (field.kind.as_str(), text.as_str()) {
            (_, "") => Value::Null,
            ("address", text) => json!({"value": text, "formatted_address": text}),
            ("stage", text) => json!(text.parse::<i64>().map_err(|error| error.to_string())?),
            ("monetary", text) if !field.custom => {
                decimal(&json!(text)).map_or(Value::Null, number)
            }
            (_, text) => json!(text),
        };
        if field.custom {
            // An address that still reads the same keeps its components.
            let record = company.get(target.kind, target.id);
            let old = record.and_then(|record| record.custom.get(&key));
            if plain(old) != plain(Some(&value)) {
                patch.custom.insert(key, value);
            }
        } else {
            patch.keys.insert(key, value);
        }
    }
    patch.keys = validate::built_in(target.kind, &patch.keys)?;
    validate::custom(company, target.kind, &patch.custom)?;
    Ok(patch)
}

/// `POST /_web/{entity}/{id}/note`
pub(super) fn note(world: &mut World, visit: &Visit) -> HttpResponse {
    let Some((target, actor)) = named(world, visit) else {
        return bad("no such record");
    };
    let content = visit.form().get("content").cloned().unwrap_or_default();
    if !content.trim().is_empty() {
        let key = match target.kind {
            Kind::Deal => "deal_id",
            Kind::Person => "person_id",
            _ => "org_id",
        };
        let time = stamp_v1(world.clock.now());
        let id = world.fresh_id();
        let mut data = fields(json!({"id": id, "user_id": actor.user, "deal_id": null,
            "person_id": null, "org_id": null, "lead_id": null, "project_id": null,
            "content": sanitize(&format!("<p>{}</p>", escape(content.trim()))), "active_flag": true,
            "add_time": time, "update_time": time, "last_update_user_id": null,
            "pinned_to_deal_flag": false, "pinned_to_organization_flag": false,
            "pinned_to_person_flag": false}));
        data.insert(key.to_owned(), json!(target.id));
        let record = Record::of(data);
        notes::store(world, target.company, record, "create", &actor);
    }
    see_other(&format!("/{}/{}", target.kind.name(), target.id))
}

/// `POST /_web/records`: what the host's own "add" dialogs save (contract 5.2).
pub(super) fn create(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = fields(visit.json().unwrap_or_default());
    let Some(company) = world.company_of_user(world.visitor) else {
        return bad("nobody is here");
    };
    let home = company.id;
    let currency = company.currency.clone();
    let text = |key: &str| {
        body.get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let now = stamp(world.clock.now());
    let user = world.visitor;
    let id = world.fresh_id();
    let Some(kind) = Kind::from_name(&text("type")) else {
        let data = json!({"id": id, "subject": text("name"), "type": "task", "owner_id": user,
            "add_time": now, "update_time": now, "is_deleted": false, "done": false});
        if let Some(company) = world.company_mut(home) {
            let record = Record::of(fields(data));
            company.activities.insert(id, record);
        }
        return HttpResponse::Ok().json(json!({"id": id}));
    };
    let mut data = seed::defaults(kind, user, &now);
    data.insert("id".to_owned(), json!(id));
    let name = if kind == Kind::Deal { "title" } else { "name" };
    data.insert(name.to_owned(), json!(text("name")));
    if kind == Kind::Deal {
        data.insert("currency".to_owned(), json!(currency));
    }
    let record = Record::of(data);
    let target = Target {
        company: home,
        kind,
        id,
    };
    change::create(world, target, record, &Actor::at_screen(user));
    HttpResponse::Ok().json(json!({"id": id}))
}

/// `GET /_web/file/{id}`: a click on a file.
pub(super) fn file(world: &mut World, visit: &Visit) -> HttpResponse {
    let company = world.company_of_user(world.visitor);
    let Some(file) = company.and_then(|company| company.files.get(&visit.id())) else {
        return HttpResponse::NotFound().finish();
    };
    HttpResponse::Ok()
        .content_type(file.content_type.clone())
        .insert_header(ContentDisposition::attachment(file.record.text("name")))
        .insert_header(("x-content-type-options", "nosniff"))
        .body(file.bytes.clone())
}
