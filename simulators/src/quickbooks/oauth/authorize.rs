//! The authorize page: checks, consent, choice of the company (contract 2.2).

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Form, Query};

use crate::quickbooks::ui::{self, escape};
use crate::quickbooks::world::Sim;

type Parameters = BTreeMap<String, String>;

const SCOPES: &[&str] = &[
    "com.intuit.quickbooks.accounting",
    "com.intuit.quickbooks.payment",
    "openid",
    "profile",
    "email",
    "phone",
    "address",
];

/// A request that may go on, or the answer that ends it.
fn check(sim: &Sim, given: &Parameters) -> Result<(), Box<HttpResponse>> {
    let field = |name: &str| given.get(name).map_or("", String::as_str);
    let registered = format!(
        "{}/oauth/quickbooks/callback",
        sim.options.app_url.trim_end_matches('/')
    );
    let problem = if field("client_id") != sim.options.client_id {
        "The client_id is unknown."
    } else if field("redirect_uri") != registered {
        "The redirect_uri query parameter value is invalid. It must be one of those registered."
    } else if field("response_type") != "code" {
        "The response_type must be code."
    } else if field("state").is_empty() {
        "The state query parameter is required."
    } else {
        let scopes: Vec<&str> = field("scope").split_whitespace().collect();
        if scopes.is_empty() || scopes.iter().any(|scope| !SCOPES.contains(scope)) {
            return Err(Box::new(back(
                given,
                &[
                    ("error", "invalid_scope"),
                    ("error_description", "Invalid scope"),
                ],
            )));
        }
        return Ok(());
    };
    let page = format!(
        "<h1>Sorry, but undefined didn’t connect</h1><p>{}</p>",
        escape(problem)
    );
    let page = ui::page("Error", &page);
    Err(Box::new(
        HttpResponse::BadRequest()
            .content_type("text/html; charset=utf-8")
            .body(page),
    ))
}

/// 302 to the app with `state` and more.
fn back(given: &Parameters, more: &[(&str, &str)]) -> HttpResponse {
    let target = given.get("redirect_uri").map_or("", String::as_str);
    let Ok(mut target) = url::Url::parse(target) else {
        return HttpResponse::BadRequest().finish();
    };
    let state = given.get("state").map_or("", String::as_str);
    target
        .query_pairs_mut()
        .extend_pairs(more)
        .append_pair("state", state);
    HttpResponse::Found()
        .insert_header((LOCATION, target.as_str()))
        .finish()
}

pub(crate) async fn ask(given: Query<Parameters>, sim: Data<Sim>) -> HttpResponse {
    if let Err(answer) = check(&sim, &given) {
        return *answer;
    }
    if sim.options.auto_consent {
        let realm = sim.world().session.clone();
        return consent(&sim, &given, &realm);
    }
    let world = sim.world();
    let hidden: Vec<String> = given
        .iter()
        .map(|(name, value)| {
            format!(
                r#"<input type="hidden" name="{}" value="{}">"#,
                escape(name),
                escape(value)
            )
        })
        .collect();
    let companies: Vec<String> = world
        .realms
        .values()
        .map(|realm| {
            let checked = if realm.id == world.session { " checked" } else { "" };
            format!(
                r#"<label class="choice"><input type="radio" name="realm_id" value="{}"{checked}> {}</label>"#,
                escape(&realm.id),
                escape(realm.name())
            )
        })
        .collect();
    let (hidden, companies) = (hidden.concat(), companies.concat());
    let page = format!(
        r#"<h1>Connect to QuickBooks</h1><p>The app asks to read and write your accounting data. Which company do you
        want to connect?</p><form method="post" action="/connect/oauth2">{hidden}<fieldset><legend>Company</legend>
        {companies}</fieldset><p><button name="decision" value="allow" class="primary">Connect</button>
        <button name="decision" value="deny">Cancel</button></p></form>"#
    );
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(ui::page("Connect", &page))
}

pub(crate) async fn decide(given: Form<Parameters>, sim: Data<Sim>) -> HttpResponse {
    if let Err(answer) = check(&sim, &given) {
        return *answer;
    }
    if given.get("decision").map(String::as_str) != Some("allow") {
        let words = "The user did not authorize the request";
        return back(
            &given,
            &[("error", "access_denied"), ("error_description", words)],
        );
    }
    let realm = given.get("realm_id").cloned().unwrap_or_default();
    consent(&sim, &given, &realm)
}

fn consent(sim: &Sim, given: &Parameters, realm: &str) -> HttpResponse {
    let now = sim.controls.clock.now();
    let mut world = sim.world();
    if !world.realms.contains_key(realm) {
        return HttpResponse::BadRequest().body("no such company");
    }
    realm.clone_into(&mut world.session);
    let field = |name: &str| given.get(name).map_or("", String::as_str);
    let code = world
        .grants
        .code(realm, field("redirect_uri"), field("scope"), now);
    drop(world);
    back(given, &[("code", &code), ("realmId", realm)])
}
