//! The token endpoint and revocation (contract 2.3–2.6).

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use serde_json::json;

use crate::pipedrive::hooks::deliver::uninstall;
use crate::pipedrive::state::World;
use crate::pipedrive::state::grants::Grant;
use crate::pipedrive::visit::Visit;

/// `POST /oauth/token`
pub(super) fn issue(world: &mut World, visit: &Visit) -> HttpResponse {
    match exchange(world, visit) {
        Ok(grant) => answer(world, &grant),
        Err((error, message)) => refuse(error, message),
    }
}

type Refused = (&'static str, &'static str);

fn exchange(world: &mut World, visit: &Visit) -> Result<Grant, Refused> {
    if !visit
        .header(&header::CONTENT_TYPE)
        .starts_with("application/x-www-form-urlencoded")
    {
        return Err((
            "invalid_request",
            "Invalid request: content must be application/x-www-form-urlencoded",
        ));
    }
    let form = visit.form();
    check_client(world, visit, &form)?;
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    match form.get("grant_type").map(String::as_str) {
        Some("authorization_code") => redeem(world, field("code"), field("redirect_uri")),
        Some("refresh_token") => refresh(world, field("refresh_token")),
        None => Err((
            "invalid_request",
            "Invalid request: missing parameter `grant_type`",
        )),
        Some(_) => Err((
            "unsupported_grant_type",
            "Unsupported grant type: `grant_type` is invalid",
        )),
    }
}

fn redeem(world: &mut World, code: &str, redirect: &str) -> Result<Grant, Refused> {
    if redirect != world.app.callback {
        let message = if redirect.is_empty() {
            "Invalid request: `redirect_uri` is not a valid URI"
        } else {
            "Invalid request: `redirect_uri` is invalid"
        };
        return Err(("invalid_request", message));
    }
    let now = world.clock.now();
    let scopes = world.app.scopes.clone();
    let grant = world
        .grants
        .redeem(code, &scopes, now)
        .map_err(grant_error)?;
    world.touch();
    Ok(grant)
}

fn refresh(world: &mut World, token: &str) -> Result<Grant, Refused> {
    let now = world.clock.now();
    let rotate = world.switches.rotate_refresh_token;
    let grant = world
        .grants
        .refresh(token, rotate, now)
        .map_err(grant_error)?;
    let user_left = world
        .company(grant.company)
        .and_then(|company| company.user(grant.user))
        .is_none_or(|user| !user.active);
    if user_left {
        return Err(("invalid_grant", "Invalid grant: refresh_token is invalid"));
    }
    if world.switches.access_dies_on_refresh {
        world.grants.drop_access_of(grant.company, grant.user);
    }
    // Scopes the app gave up are gone with the next refresh; added ones need a new consent.
    let scopes = grant
        .scopes
        .into_iter()
        .filter(|scope| world.app.scopes.contains(scope));
    Ok(Grant {
        scopes: scopes.collect(),
        ..grant
    })
}

fn grant_error(reason: &'static str) -> Refused {
    let message = match reason {
        "authorization_code has expired" => "Invalid grant: authorization_code has expired",
        "authorization_code is invalid" => "Invalid grant: authorization_code is invalid",
        _ => "Invalid grant: refresh_token is invalid",
    };
    ("invalid_grant", message)
}

fn check_client(
    world: &World,
    visit: &Visit,
    form: &BTreeMap<String, String>,
) -> Result<(), Refused> {
    let in_body = || {
        Some((
            form.get("client_id")?.clone(),
            form.get("client_secret")?.clone(),
        ))
    };
    let Some((id, secret)) = visit.basic().or_else(in_body) else {
        return Err((
            "invalid_client",
            "Invalid client: cannot retrieve client credentials",
        ));
    };
    if id != world.app.client_id || secret != world.app.client_secret {
        return Err(("invalid_client", "Invalid client: client is invalid"));
    }
    Ok(())
}

fn answer(world: &mut World, grant: &Grant) -> HttpResponse {
    let now = world.clock.now();
    let access = world.grants.issue_access(grant, now);
    HttpResponse::Ok().json(json!({
        "access_token": access,
        "token_type": world.switches.token_type,
        "refresh_token": grant.refresh,
        "scope": grant.scopes.join(&world.switches.scope_separator),
        "expires_in": 3599,
        "api_domain": world.api_domain(grant.company),
    }))
}

fn refuse(error: &str, message: &str) -> HttpResponse {
    HttpResponse::build(StatusCode::BAD_REQUEST)
        .json(json!({"success": false, "message": message, "error": error}))
}

/// `POST /oauth/revoke`: 200 whatever the token was.
pub(super) fn revoke(world: &mut World, visit: &Visit) -> HttpResponse {
    let form = visit.form();
    if let Err((error, message)) = check_client(world, visit, &form) {
        return refuse(error, message);
    }
    let token = form.get("token").map(String::as_str).unwrap_or_default();
    if world.grants.access.remove(token).is_none() {
        let owner = world
            .grants
            .installed
            .iter()
            .find(|grant| grant.refresh == token);
        if let Some(user) = owner.map(|grant| grant.user) {
            let tell = world.switches.callback_after_revoke;
            uninstall(world, user, tell);
        }
    }
    HttpResponse::Ok().json(json!({}))
}
