//! The consent page, or at once the answer of whoever sits at the browser (contract 2.1, 2.2).

use actix_web::HttpResponse;
use actix_web::http::header;
use serde_json::json;
use url::Url;

use crate::pipedrive::hooks::deliver::queue_callback;
use crate::pipedrive::state::{Company, World};
use crate::pipedrive::visit::Visit;
use crate::pipedrive::web::html::{self, each, escape};

/// `GET /oauth/authorize`
pub(super) fn show(world: &mut World, visit: &Visit) -> HttpResponse {
    let (client, redirect, state) = (
        visit.arg("client_id"),
        visit.arg("redirect_uri"),
        visit.query.get("state"),
    );
    if let Some(refusal) = refuse(world, client, redirect) {
        return refusal;
    }
    if visit.sim.auto_consent {
        let visitor = world.visitor;
        return allow(world, visitor, redirect, state.map(String::as_str));
    }
    html::answer(
        200,
        consent_page(world, redirect, state.map(String::as_str)),
    )
}

/// `POST /oauth/authorize`, the two buttons of the page.
pub(super) fn decide(world: &mut World, visit: &Visit) -> HttpResponse {
    let form = visit.form();
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let (redirect, state) = (field("redirect_uri"), form.get("state").map(String::as_str));
    if let Some(refusal) = refuse(world, field("client_id"), redirect) {
        return refusal;
    }
    if field("decision") != "allow" {
        let error = world.switches.denied_error.clone();
        return back(redirect, &[("error", &error)], state);
    }
    let user = field("user_id").parse().unwrap_or(world.visitor);
    if world.company_of_user(user).is_some() {
        world.visitor = user;
        world.touch();
    }
    allow(world, user, redirect, state)
}

fn refuse(world: &World, client: &str, redirect: &str) -> Option<HttpResponse> {
    let error = if client != world.app.client_id {
        "Invalid client"
    } else if redirect != world.app.callback {
        "Invalid redirect URL"
    } else {
        return None;
    };
    Some(HttpResponse::BadRequest().json(json!({"error": error})))
}

fn allow(world: &mut World, user: i64, redirect: &str, state: Option<&str>) -> HttpResponse {
    let company = world.company_of_user(user);
    let Some(company) = company.filter(|one| one.user(user).is_some_and(|user| user.active)) else {
        let error = "app cannot be installed for requested company";
        return HttpResponse::BadRequest().json(json!({"error": error}));
    };
    if company.maintenance {
        let error = "company under maintenance";
        return HttpResponse::ServiceUnavailable().json(json!({"error": error}));
    }
    let company = company.id;
    let now = world.clock.now();
    let code = world.grants.issue_code(company, user, now);
    if world.switches.sharing {
        let notice = json!({"company_id": company, "user_id": user, "isShared": false});
        queue_callback(world, false, notice);
    }
    back(redirect, &[("code", &code)], state)
}

/// 302 to the callback; `state` comes back unchanged, and only if it was sent.
fn back(redirect: &str, pairs: &[(&str, &str)], state: Option<&str>) -> HttpResponse {
    let Ok(mut url) = Url::parse(redirect) else {
        return HttpResponse::BadRequest().finish();
    };
    url.query_pairs_mut().extend_pairs(pairs);
    if let Some(state) = state {
        url.query_pairs_mut().append_pair("state", state);
    }
    HttpResponse::Found()
        .insert_header((header::LOCATION, url.as_str()))
        .finish()
}

fn consent_page(world: &World, redirect: &str, state: Option<&str>) -> String {
    let users = each(world.companies.values(), |company| choices(world, company));
    let scopes = each(&world.app.scopes, |scope| {
        format!("<li>{}</li>", escape(scope))
    });
    let state = state.map_or_else(String::new, |state| {
        format!(
            r#"<input type="hidden" name="state" value="{}">"#,
            escape(state)
        )
    });
    let body = format!(
        r#"<main class="narrow card"><h1>Install {app}?</h1>
<form method="post" action="/oauth/authorize">
<input type="hidden" name="client_id" value="{client}">
<input type="hidden" name="redirect_uri" value="{redirect}">{state}
<p>{app} will act for the user you choose, with these permissions:</p><ul class="scopes">{scopes}</ul>
{users}
<p class="buttons"><button class="primary" name="decision" value="allow">Allow and install</button>
<button name="decision" value="cancel">Cancel</button></p></form></main>"#,
        app = escape(&world.app.name),
        client = escape(&world.app.client_id),
        redirect = escape(redirect),
    );
    html::bare(&format!("Install {}", world.app.name), world.dark, &body)
}

/// The users of a company, to choose from.
fn choices(world: &World, company: &Company) -> String {
    let users = each(&company.users, |user| {
        let checked = if user.id == world.visitor {
            " checked"
        } else {
            ""
        };
        let role = if user.admin {
            " <small>admin</small>"
        } else {
            ""
        };
        format!(
            r#"<label class="choice"><input type="radio" name="user_id" value="{}"{checked}> {}{role}</label>"#,
            user.id,
            escape(&user.name),
        )
    });
    let name = escape(&company.name);
    format!("<fieldset><legend>{name}</legend>{users}</fieldset>")
}
