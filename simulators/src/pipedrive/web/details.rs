//! Detail views: the panel on the left, the record, its history, notes and files on the right.

use actix_web::HttpResponse;
use chrono_tz::Tz;

use super::html::{answer, escape};
use super::layout::{self, Viewer};
use super::lists::{actions_menu, name_of, stage_of, status_badge};
use super::{edit, money};
use crate::pipedrive::api::present::data;
use crate::pipedrive::rules::access;
use crate::pipedrive::state::company::Change;
use crate::pipedrive::state::fields::Field;
use crate::pipedrive::state::{Kind, Record, World, plain};
use crate::pipedrive::visit::Visit;

pub(super) fn deal(world: &mut World, visit: &Visit) -> HttpResponse {
    show(world, visit, Kind::Deal)
}

pub(super) fn person(world: &mut World, visit: &Visit) -> HttpResponse {
    show(world, visit, Kind::Person)
}

pub(super) fn organization(world: &mut World, visit: &Visit) -> HttpResponse {
    show(world, visit, Kind::Organization)
}

fn show(world: &World, visit: &Visit, kind: Kind) -> HttpResponse {
    let Some(viewer) = layout::viewer(world) else {
        return answer(404, layout::missing(world));
    };
    let found = viewer.company.get(kind, visit.id()).filter(|record| {
        !record.flag("is_deleted") && access::sees(viewer.company, viewer.user.id, kind, record)
    });
    let Some(record) = found else {
        return answer(404, layout::missing(world));
    };
    let page = detail_page(world, &viewer, kind, record);
    answer(200, page)
}

fn detail_page(world: &World, viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let id = record.id();
    let badge = if kind == Kind::Deal {
        status_badge(record)
    } else {
        String::new()
    };
    let installed = world.grants.of_user(viewer.user.id).is_some();
    let menu = if installed {
        actions_menu(kind.name(), "details", &id.to_string())
    } else {
        String::new()
    };
    let main = format!(
        r#"<div class="detail"><aside class="left" aria-label="Apps">{panel}</aside>
<main><div class="title"><h1>{title}</h1>{badge}{menu}</div>
<div id="record">{sections}</div>
<section class="card"><h2>Add note</h2><form method="post" action="/_web/{entity}/{id}/note" class="note-form">
<label class="hidden" for="note">Note</label><textarea id="note" name="content" rows="2" placeholder="Write a note"></textarea>
<button class="primary">Save note</button></form></section></main></div>"#,
        panel = panel(world, viewer, kind, record),
        title = escape(record.label()),
        sections = sections(viewer, kind, record),
        entity = kind.name(),
    );
    let here = match kind {
        Kind::Person => "/persons",
        Kind::Organization => "/organizations",
        _ => "/deals",
    };
    layout::page(world, record.label(), here, &main)
}

/// The place of the app's panel; without an installation only an invitation (contract 11.3).
fn panel(world: &World, viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let name = escape(&world.app.name);
    let Some(grant) = world.grants.of_user(viewer.user.id) else {
        return format!(
            r#"<section class="panel card lock" aria-label="{name}"><div class="panel-head"><h2>{name}</h2></div>
<div class="prompt"><span aria-hidden="true">🔒</span><p>Install {name} to see it here.</p>
<a class="button primary" href="{}">Install {name}</a></div></section>"#,
            escape(&world.app.installation_url()),
        );
    };
    let missing = world
        .app
        .scopes
        .iter()
        .any(|scope| !grant.scopes.contains(scope));
    let prompt = if missing {
        format!(
            r#"<p class="warning">{name} needs more permissions. <a href="{}">Re-authorize</a></p>"#,
            escape(&world.app.installation_url())
        )
    } else {
        String::new()
    };
    format!(
        r#"<section class="panel card" aria-label="{name}"><div class="panel-head"><h2>{name}</h2><span class="count" hidden></span>
<button type="button" class="icon" data-panel="reload" aria-label="Reload {name}">⟳</button>
<button type="button" class="icon" data-panel="collapse" aria-label="Collapse {name}" aria-expanded="true">▾</button></div>{prompt}
<div class="frame" data-surface="panel" data-resource="{kind}" data-selected="{id}"></div></section>"#,
        kind = kind.name(),
        id = record.id(),
    )
}

fn sections(viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let mut html = fields_card(viewer, kind, record);
    match kind {
        Kind::Deal => html += &products_card(viewer, record),
        Kind::Organization => html += &deals_card(viewer, "org_id", record),
        _ => html += &deals_card(viewer, "person_id", record),
    }
    html += &changelog_card(viewer, kind, record);
    html += &notes_card(viewer, kind, record);
    if kind == Kind::Deal {
        html += &files_card(viewer, record);
    }
    html
}

fn fields_card(viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let mut rows = String::new();
    let mut add = |name: &str, value: String| {
        rows += &format!("<dt>{}</dt><dd>{value}</dd>", escape(name));
    };
    if kind == Kind::Deal {
        let currency = record.text("currency");
        let decimals = viewer.company.decimals_of(currency);
        add(
            "Value",
            escape(&money::amount(record.data.get("value"), currency, decimals)),
        );
        add("Stage", escape(stage_of(viewer, record)));
        add(
            "Organization",
            link(viewer, Kind::Organization, record.int("org_id")),
        );
        add(
            "Contact person",
            link(viewer, Kind::Person, record.int("person_id")),
        );
        add(
            "Expected close date",
            shown(record.data.get("expected_close_date")),
        );
    } else {
        add("Address", shown(record.data.get("address")));
        add(
            "Organization",
            link(viewer, Kind::Organization, record.int("org_id")),
        );
        let mail = record.data.get("emails").and_then(|list| list.get(0));
        add("Email", shown(mail));
    }
    add(
        "Owner",
        escape(
            viewer
                .company
                .user_name(record.int("owner_id").unwrap_or_default()),
        ),
    );
    for field in viewer
        .company
        .fields_of(kind)
        .iter()
        .filter(|field| field.custom)
    {
        add(&field.name, custom_value(field, record));
    }
    format!(
        r#"<section class="card"><div class="section-head"><h2>Summary</h2>{}</div><dl class="fields">{rows}</dl></section>"#,
        edit::form(viewer.company, kind, record)
    )
}

fn shown(value: Option<&serde_json::Value>) -> String {
    plain(value).map_or_else(
        || "<span class=\"muted\">–</span>".to_owned(),
        |text| escape(&text),
    )
}

fn custom_value(field: &Field, record: &Record) -> String {
    let value = record.custom.get(&field.code);
    let label = |id: &serde_json::Value| {
        let option = field
            .options
            .iter()
            .find(|option| Some(option.id) == id.as_i64());
        option
            .map(|option| escape(&option.label))
            .unwrap_or_default()
    };
    match (value, field.kind.as_str()) {
        (Some(id), "enum") if id.is_i64() => label(id),
        (Some(serde_json::Value::Array(ids)), "set") => {
            ids.iter().map(label).collect::<Vec<_>>().join(", ")
        }
        (Some(money), "monetary") if money.is_object() => {
            let currency = plain(money.get("currency")).unwrap_or_default();
            escape(&money::amount(money.get("value"), &currency, 2))
        }
        (value, _) => match plain(value) {
            Some(text) if text.starts_with("https://") => {
                format!(
                    r#"<a href="{0}" rel="noopener" target="_blank">{0}</a>"#,
                    escape(&text)
                )
            }
            _ => shown(value),
        },
    }
}

fn link(viewer: &Viewer<'_>, kind: Kind, id: Option<i64>) -> String {
    match id {
        Some(id) => format!(
            r#"<a href="/{}/{id}">{}</a>"#,
            kind.name(),
            escape(name_of(viewer, kind, Some(id)))
        ),
        None => shown(None),
    }
}

fn products_card(viewer: &Viewer<'_>, deal: &Record) -> String {
    let currency = deal.text("currency");
    let decimals = viewer.company.decimals_of(currency);
    let rows = viewer.company.rows_of(deal.id());
    if rows.is_empty() {
        return r#"<section class="card"><h2>Products</h2><p class="muted">No products on this deal.</p></section>"#.to_owned();
    }
    let line = |row: &&Record| {
        let off = if row.flag("is_enabled") {
            ""
        } else {
            " class=\"off\""
        };
        let discount = match (
            row.text("discount_type"),
            money::number(row.data.get("discount")),
        ) {
            (_, zero) if zero == "0" => String::new(),
            ("amount", amount) => format!("{amount} {currency}"),
            (_, percent) => format!("{percent} %"),
        };
        let recurring = match row.text("billing_frequency") {
            "one-time" => "",
            often => often,
        };
        format!(
            r#"<tr{off}><td>{}<small>{} {}</small></td><td class="num">{}</td><td class="num">{}</td><td class="num">{}</td><td class="num">{} %</td><td class="num">{}</td></tr>"#,
            escape(row.text("name")),
            escape(row.text("comments")),
            escape(recurring),
            escape(&money::amount(
                row.data.get("item_price"),
                currency,
                decimals
            )),
            escape(&money::number(row.data.get("quantity"))),
            escape(&discount),
            escape(&money::number(row.data.get("tax"))),
            escape(&money::amount(row.data.get("sum"), currency, decimals)),
        )
    };
    let lines: String = rows.iter().map(line).collect();
    let discounts: String = viewer
        .company
        .discounts_of(deal.id())
        .map(|one| {
            let unit = if one.text("type") == "percentage" { "%" } else { currency };
            format!(
                r#"<tr class="discount"><td colspan="5">{}</td><td class="num">−{} {unit}</td></tr>"#,
                escape(one.text("description")),
                escape(&money::number(one.data.get("amount"))),
            )
        })
        .collect();
    format!(
        r#"<section class="card"><h2>Products</h2><div class="scroll"><table><thead><tr><th>Product</th><th class="num">Price</th><th class="num">Quantity</th><th class="num">Discount</th><th class="num">Tax</th><th class="num">Amount</th></tr></thead><tbody>{lines}{discounts}</tbody></table></div></section>"#
    )
}

fn deals_card(viewer: &Viewer<'_>, key: &str, record: &Record) -> String {
    let (company, user) = (viewer.company, viewer.user.id);
    let lines: String = company
        .all(Kind::Deal)
        .filter(|deal| deal.int(key) == Some(record.id()) && !deal.flag("is_deleted"))
        .filter(|deal| access::sees(company, user, Kind::Deal, deal))
        .map(|deal| {
            format!(
                r#"<li><a href="/deal/{}">{}</a> {}</li>"#,
                deal.id(),
                escape(deal.label()),
                status_badge(deal)
            )
        })
        .collect();
    format!(r#"<section class="card"><h2>Deals</h2><ul class="plain">{lines}</ul></section>"#)
}

fn field_name(viewer: &Viewer<'_>, change: &Change) -> String {
    let (code, suffix) = match change.field.strip_suffix("_currency") {
        Some(code) => (code, " (currency)"),
        None => (change.field.as_str(), ""),
    };
    let field = viewer
        .company
        .fields_of(change.kind)
        .iter()
        .find(|field| field.code == code);
    let field = field.map_or_else(
        || change.field.replace('_', " "),
        |field| field.name.clone(),
    );
    format!("{field}{suffix}")
}

fn changelog_card(viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let zone: Tz = viewer.company.timezone.parse().unwrap_or_default();
    let lines: String = viewer
        .company
        .changelog
        .iter()
        .rev()
        .filter(|change| change.kind == kind && change.item == record.id())
        .take(50)
        .map(|change| {
            let old = change.old.as_deref().map_or("(empty)", |text| text);
            let new = change.new.as_deref().map_or("(empty)", |text| text);
            let source = if change.source == "api" { " by an app" } else { "" };
            format!(
                r#"<li><strong>{}</strong>: <del>{}</del> → <ins>{}</ins><small>{}{source}, {}</small></li>"#,
                escape(&field_name(viewer, change)),
                escape(old),
                escape(new),
                escape(viewer.company.user_name(change.user)),
                change.time.with_timezone(&zone).format("%d %b %Y, %H:%M"),
            )
        })
        .collect();
    let lines = if lines.is_empty() {
        "<li class=\"muted\">No changes yet.</li>"
    } else {
        &lines
    };
    format!(
        r#"<section class="card" aria-labelledby="changelog"><h2 id="changelog">Changelog</h2><ul class="plain" aria-labelledby="changelog">{lines}</ul></section>"#
    )
}

fn notes_card(viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let key = match kind {
        Kind::Deal => "deal_id",
        Kind::Person => "person_id",
        _ => "org_id",
    };
    let mut notes: Vec<&Record> = viewer
        .company
        .notes
        .values()
        .filter(|note| note.flag("active_flag") && note.int(key) == Some(record.id()))
        .collect();
    notes.reverse();
    // The content was sanitized when it was stored.
    let lines: String = notes
        .iter()
        .map(|note| {
            format!(
                r#"<li class="note"><div>{}</div><small>{}, {}</small></li>"#,
                super::html::sanitize(note.text("content")),
                escape(
                    viewer
                        .company
                        .user_name(note.int("user_id").unwrap_or_default())
                ),
                escape(note.text("add_time")),
            )
        })
        .collect();
    let lines = if lines.is_empty() {
        "<li class=\"muted\">No notes.</li>"
    } else {
        &lines
    };
    format!(
        r#"<section class="card" aria-labelledby="notes"><h2 id="notes">Notes</h2><ul class="plain" aria-labelledby="notes">{lines}</ul></section>"#
    )
}

fn files_card(viewer: &Viewer<'_>, deal: &Record) -> String {
    let files = viewer.company.files.values().map(|file| &file.record);
    let lines: String = files
        .filter(|file| file.flag("active_flag") && file.int("deal_id") == Some(deal.id()))
        .map(|file| {
            format!(
                r#"<li><a href="/_web/file/{}">{}</a> <small>{} bytes, {}</small></li>"#,
                file.id(),
                escape(file.text("name")),
                data(file)
                    .get("file_size")
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                escape(file.text("add_time")),
            )
        })
        .collect();
    let lines = if lines.is_empty() {
        "<li class=\"muted\">No files.</li>"
    } else {
        &lines
    };
    format!(
        r#"<section class="card" aria-labelledby="files"><h2 id="files">Files</h2><ul class="plain" aria-labelledby="files">{lines}</ul></section>"#
    )
}
