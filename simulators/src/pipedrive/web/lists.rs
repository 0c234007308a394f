//! Lists of deals, people and organizations, with the actions menu for what is selected.

use actix_web::HttpResponse;

use super::html::{answer, escape};
use super::layout::{self, Viewer};
use super::money;
use crate::pipedrive::rules::access;
use crate::pipedrive::state::{Id, Kind, Record, World, plain};
use crate::pipedrive::visit::Visit;

pub(super) fn deals(world: &mut World, visit: &Visit) -> HttpResponse {
    let archived = visit.arg("archived") == "1";
    let Some(viewer) = layout::viewer(world) else {
        return answer(404, layout::missing(world));
    };
    let rows: String = seen(&viewer, Kind::Deal)
        .filter(|deal| deal.flag("is_archived") == archived)
        .map(|deal| deal_row(&viewer, deal))
        .collect();
    let (heading, other) = if archived {
        ("Archived deals", r#"<a href="/deals">Open list</a>"#)
    } else {
        ("Deals", r#"<a href="/deals?archived=1">Archived</a>"#)
    };
    let head = "<th>Title</th><th class=\"num\">Value</th><th>Organization</th><th>Contact person</th><th>Stage</th><th>Status</th>";
    answer(200, list(world, "deal", (heading, other), head, &rows))
}

pub(super) fn persons(world: &mut World, _: &Visit) -> HttpResponse {
    let Some(viewer) = layout::viewer(world) else {
        return answer(404, layout::missing(world));
    };
    let rows: String = seen(&viewer, Kind::Person)
        .map(|person| {
            let mail = person.data.get("emails").and_then(|list| list.get(0));
            row(
                person,
                "person",
                &[
                    text(
                        &mail
                            .and_then(|mail| plain(mail.get("value")))
                            .unwrap_or_default(),
                    ),
                    text(name_of(&viewer, Kind::Organization, person.int("org_id"))),
                ],
            )
        })
        .collect();
    let head = "<th>Name</th><th>Email</th><th>Organization</th>";
    answer(200, list(world, "person", ("People", ""), head, &rows))
}

pub(super) fn organizations(world: &mut World, _: &Visit) -> HttpResponse {
    let Some(viewer) = layout::viewer(world) else {
        return answer(404, layout::missing(world));
    };
    let rows: String = seen(&viewer, Kind::Organization)
        .map(|one| {
            row(
                one,
                "organization",
                &[text(&plain(one.data.get("address")).unwrap_or_default())],
            )
        })
        .collect();
    let head = "<th>Name</th><th>Address</th>";
    answer(
        200,
        list(world, "organization", ("Organizations", ""), head, &rows),
    )
}

fn seen<'w>(viewer: &Viewer<'w>, kind: Kind) -> impl Iterator<Item = &'w Record> {
    let (company, user) = (viewer.company, viewer.user.id);
    company
        .all(kind)
        .filter(move |one| !one.flag("is_deleted") && access::sees(company, user, kind, one))
}

pub(super) fn name_of<'w>(viewer: &Viewer<'w>, kind: Kind, id: Option<Id>) -> &'w str {
    id.and_then(|id| viewer.company.get(kind, id))
        .map(Record::label)
        .unwrap_or_default()
}

pub(super) fn stage_of<'w>(viewer: &Viewer<'w>, deal: &Record) -> &'w str {
    let stage = viewer
        .company
        .stages
        .iter()
        .find(|stage| Some(stage.id()) == deal.int("stage_id"));
    stage.map(|stage| stage.text("name")).unwrap_or_default()
}

pub(super) fn status_badge(deal: &Record) -> String {
    let status = if deal.flag("is_archived") {
        "archived"
    } else {
        deal.text("status")
    };
    format!(r#"<span class="badge {0}">{0}</span>"#, escape(status))
}

fn deal_row(viewer: &Viewer<'_>, deal: &Record) -> String {
    let currency = deal.text("currency");
    let value = money::amount(
        deal.data.get("value"),
        currency,
        viewer.company.decimals_of(currency),
    );
    row(
        deal,
        "deal",
        &[
            format!("<td class=\"num\">{}</td>", escape(&value)),
            text(name_of(viewer, Kind::Organization, deal.int("org_id"))),
            text(name_of(viewer, Kind::Person, deal.int("person_id"))),
            text(stage_of(viewer, deal)),
            format!("<td>{}</td>", status_badge(deal)),
        ],
    )
}

fn text(text: &str) -> String {
    format!("<td>{}</td>", escape(text))
}

fn row(record: &Record, path: &str, cells: &[String]) -> String {
    format!(
        r#"<tr><td><input type="checkbox" value="{id}" aria-label="Select {name}"></td><td><a href="/{path}/{id}">{name}</a></td>{}</tr>"#,
        cells.concat(),
        id = record.id(),
        name = escape(record.label()),
    )
}

fn list(
    world: &World,
    resource: &str,
    (heading, aside): (&str, &str),
    head: &str,
    rows: &str,
) -> String {
    let here = match resource {
        "deal" => "/deals",
        "person" => "/persons",
        _ => "/organizations",
    };
    let installed = world.grants.of_user(world.visitor).is_some();
    let menu = if installed {
        actions_menu(resource, "list", "")
    } else {
        String::new()
    };
    let main = format!(
        r#"<main class="wide"><div class="title"><h1>{heading}</h1>{aside}{menu}</div>
<div class="card"><table class="list"><thead><tr><th><input type="checkbox" id="select-all" aria-label="Select all"></th>{head}</tr></thead><tbody>{rows}</tbody></table></div></main>"#
    );
    layout::page(world, heading, here, &main)
}

/// The actions menu (⋯) that offers the app's modals; in lists it waits for a selection.
pub(super) fn actions_menu(resource: &str, view: &str, selected: &str) -> String {
    let disabled = if view == "list" { " disabled" } else { "" };
    let entry = |action: &str, name: &str| {
        format!(
            r#"<button type="button" role="menuitem" data-modal="{action}" data-resource="{resource}" data-view="{view}" data-selected="{selected}"{disabled}>{name}</button>"#
        )
    };
    format!(
        r#"<details class="menu"><summary aria-label="Actions">⋯</summary><div role="menu">{}{}</div></details>"#,
        entry("create-invoice", "Create invoice"),
        entry("all-invoices", "All invoices"),
    )
}
