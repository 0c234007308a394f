//! Top bar and navigation around every page of the web app.

use super::html::{bare, each, escape};
use crate::pipedrive::state::company::User;
use crate::pipedrive::state::{Company, World};

/// Who looks, and at whose data.
pub(super) struct Viewer<'w> {
    pub(super) company: &'w Company,
    pub(super) user: &'w User,
}

pub(super) fn viewer(world: &World) -> Option<Viewer<'_>> {
    let company = world.company_of_user(world.visitor)?;
    Some(Viewer {
        company,
        user: company.user(world.visitor)?,
    })
}

/// A whole page: `here` is the path of the navigation entry to mark.
pub(super) fn page(world: &World, title: &str, here: &str, main: &str) -> String {
    let theme = if world.dark { "light" } else { "dark" };
    let places = [
        ("/deals", "Deals"),
        ("/persons", "People"),
        ("/organizations", "Organizations"),
        ("/settings/marketplace", "Marketplace apps"),
    ];
    let navigation = each(places, |(path, name)| {
        let current = if path == here {
            r#" aria-current="page""#
        } else {
            ""
        };
        format!(r#"<a href="{path}"{current}>{name}</a>"#)
    });
    let body = format!(
        r#"<div id="app" data-visitor="{visitor}" data-revision="{revision}" data-signed="{signed}" data-settings="/settings/marketplace/app/{client}/app-settings">
<header class="top"><a class="brand" href="/deals" aria-label="Pipedrive stand-in">p</a>
<nav aria-label="Main">{navigation}</nav>
<button id="theme" type="button" data-theme-next="{theme}">{Theme} theme</button>
{menu}</header>
{main}</div>
<div id="dialogs"></div>
<div id="snackbars" role="status" aria-live="polite"></div>"#,
        visitor = world.visitor,
        revision = world.revision,
        signed = world.grants.of_user(world.visitor).is_some(),
        client = escape(&world.app.client_id),
        Theme = if world.dark { "Light" } else { "Dark" },
        menu = user_menu(world),
    );
    bare(title, world.dark, &body)
}

fn user_menu(world: &World) -> String {
    let Some(viewer) = viewer(world) else {
        return String::new();
    };
    let entries = each(world.companies.values(), |company| {
        let users = each(&company.users, |user| user_entry(world, user));
        format!(r#"<li class="group">{}</li>{users}"#, escape(&company.name))
    });
    format!(
        r#"<details class="users"><summary><span class="avatar">{}</span>{}<small>{}</small></summary><ul>{entries}</ul></details>"#,
        escape(&initials(&viewer.user.name)),
        escape(&viewer.user.name),
        escape(&viewer.company.name),
    )
}

fn user_entry(world: &World, user: &User) -> String {
    let role = if user.admin { "admin" } else { "regular user" };
    let installed = if world.grants.of_user(user.id).is_some() {
        ", app installed"
    } else {
        ""
    };
    let me = if user.id == world.visitor {
        r#" aria-current="true""#
    } else {
        ""
    };
    format!(
        r#"<li><form method="post" action="/_sim/session"><input type="hidden" name="back" value="/deals">
<button name="user_id" value="{}"{me}>{}<small>{role}{installed}</small></button></form></li>"#,
        user.id,
        escape(&user.name),
    )
}

fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .collect()
}

/// Shown where a record does not exist or is not for this viewer.
pub(super) fn missing(world: &World) -> String {
    let main = r#"<main class="narrow card"><h1>Not found</h1>
<p>This record does not exist, or you have no access to it.</p><p><a href="/deals">Back to the deals</a></p></main>"#;
    page(world, "Not found", "", main)
}
