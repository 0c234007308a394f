//! Detail views: the panel on the left, the record, its history, notes and files on the right.

use actix_web::HttpResponse;

use super::html::{answer, each, escape};
use super::layout::{self, Viewer};
use super::lists::{actions_menu, name_of, stage_of, status_badge};
use super::{edit, money, timeline};
use crate::pipedrive::rules::access;
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
<div class="prompt"><svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6"><rect x="4" y="9" width="12" height="8" rx="2"/><path d="M7 9V6a3 3 0 0 1 6 0v3"/></svg><p>Install {name} to see it here.</p>
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
    html += &timeline::changelog(viewer, kind, record);
    html += &timeline::notes(viewer, kind, record);
    if kind == Kind::Deal {
        html += &timeline::files(viewer, record);
    }
    html
}

fn fields_card(viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let mut rows = Vec::new();
    let mut add = |name: &str, value: String| {
        rows.push(format!("<dt>{}</dt><dd>{value}</dd>", escape(name)));
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
        r#"<section class="card"><div class="section-head"><h2>Summary</h2>{}</div><dl class="fields">{}</dl></section>"#,
        edit::form(viewer.company, kind, record),
        rows.concat(),
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
    let lines = each(&rows, line);
    let discounts = each(viewer.company.discounts_of(deal.id()), |one| {
        let unit = if one.text("type") == "percentage" {
            "%"
        } else {
            currency
        };
        format!(
            r#"<tr class="discount"><td colspan="5">{}</td><td class="num">−{} {unit}</td></tr>"#,
            escape(one.text("description")),
            escape(&money::number(one.data.get("amount"))),
        )
    });
    format!(
        r#"<section class="card"><h2>Products</h2><div class="scroll"><table><thead><tr><th>Product</th><th class="num">Price</th><th class="num">Quantity</th><th class="num">Discount</th><th class="num">Tax</th><th class="num">Amount</th></tr></thead><tbody>{lines}{discounts}</tbody></table></div></section>"#
    )
}

fn deals_card(viewer: &Viewer<'_>, key: &str, record: &Record) -> String {
    let (company, user) = (viewer.company, viewer.user.id);
    let deals = company
        .all(Kind::Deal)
        .filter(|deal| deal.int(key) == Some(record.id()) && !deal.flag("is_deleted"))
        .filter(|deal| access::sees(company, user, Kind::Deal, deal));
    let lines = each(deals, |deal| {
        format!(
            r#"<li><a href="/deal/{}">{}</a> {}</li>"#,
            deal.id(),
            escape(deal.label()),
            status_badge(deal)
        )
    });
    format!(r#"<section class="card"><h2>Deals</h2><ul class="plain">{lines}</ul></section>"#)
}
