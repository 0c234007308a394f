//! Marketplace apps: install, uninstall, and the page that frames the app's settings.

use actix_web::HttpResponse;
use url::Url;

use super::html::{answer, each, escape};
use super::layout;
use crate::pipedrive::hooks::deliver;
use crate::pipedrive::state::World;
use crate::pipedrive::visit::{Visit, see_other};

const HERE: &str = "/settings/marketplace";

/// `GET /settings/marketplace`
pub(super) fn show(world: &mut World, _: &Visit) -> HttpResponse {
    let name = escape(&world.app.name);
    let client = escape(&world.app.client_id);
    let grant = world.grants.of_user(world.visitor);
    let missing = grant.is_some_and(|grant| {
        world
            .app
            .scopes
            .iter()
            .any(|one| !grant.scopes.contains(one))
    });
    let (state, buttons) = if grant.is_some() {
        let again = if missing {
            format!(
                r#"<a class="button primary" href="{}">Re-authorize</a>"#,
                escape(&world.app.installation_url())
            )
        } else {
            String::new()
        };
        (
            r#"<span class="badge won">installed</span>"#,
            format!(
                r#"{again}<a class="button" href="{HERE}/app/{client}/app-settings">Settings</a>
<form method="post" action="{HERE}/uninstall"><button class="negative">Uninstall</button></form>"#
            ),
        )
    } else {
        (
            r#"<span class="badge">not installed</span>"#,
            format!(
                r#"<a class="button primary" href="{}">Install</a>
<a class="button" href="{}">Install without state</a>"#,
                escape(&world.app.installation_url()),
                escape(&authorize_without_state(world)),
            ),
        )
    };
    let scopes = each(&world.app.scopes, |scope| {
        format!("<li>{}</li>", escape(scope))
    });
    let main = format!(
        r#"<main class="wide"><div class="title"><h1>Marketplace apps</h1></div>
<section class="card app" aria-label="{name}"><div class="app-icon" aria-hidden="true">{initial}</div><div><h2>{name} {state}</h2>
<p class="muted">Client id {client}. Permissions:</p><ul class="scopes">{scopes}</ul></div><div class="buttons">{buttons}</div></section></main>"#,
        initial = escape(&world.app.name.chars().take(1).collect::<String>()),
    );
    answer(200, layout::page(world, "Marketplace apps", HERE, &main))
}

/// What the marketplace does for apps without an Installation URL (contract 1.3).
fn authorize_without_state(world: &World) -> String {
    let Ok(mut url) = Url::parse(&format!("{}/oauth/authorize", world.public_url)) else {
        return "/oauth/authorize".to_owned();
    };
    url.query_pairs_mut()
        .append_pair("client_id", &world.app.client_id)
        .append_pair("redirect_uri", &world.app.callback);
    url.to_string()
}

/// `POST /settings/marketplace/uninstall`
pub(super) fn uninstall(world: &mut World, _: &Visit) -> HttpResponse {
    let user = world.visitor;
    deliver::uninstall(world, user, true);
    see_other(HERE)
}

/// `GET /settings/marketplace/app/{client}/app-settings`
pub(super) fn settings(world: &mut World, visit: &Visit) -> HttpResponse {
    if visit.part("client") != world.app.client_id {
        return answer(404, layout::missing(world));
    }
    let name = escape(&world.app.name);
    let main = if world.grants.of_user(world.visitor).is_some() {
        let context = visit.arg(&world.switches.context_parameter);
        format!(
            r#"<main class="settings"><div class="title"><h1>{name}</h1><a href="{HERE}">All apps</a></div>
<div class="card frame" data-surface="settings" data-context="{}"></div></main>"#,
            escape(context)
        )
    } else {
        format!(
            r#"<main class="narrow card lock"><h1>{name}</h1><p>Install {name} to change its settings.</p>
<a class="button primary" href="{}">Install {name}</a></main>"#,
            escape(&world.app.installation_url())
        )
    };
    answer(200, layout::page(world, &world.app.name, HERE, &main))
}
