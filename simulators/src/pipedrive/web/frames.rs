//! Addresses of the app's frames and the signed tokens in them (contract 4.1, 4.2, 4.5).

use actix_web::HttpResponse;
use actix_web::http::header;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;

use crate::pipedrive::state::World;
use crate::pipedrive::visit::Visit;

fn refuse(message: &str) -> HttpResponse {
    HttpResponse::BadRequest().json(json!({"error": message}))
}

/// `POST /_web/frame` `{"surface","action"?,"resource"?,"view"?,"selected"?,"data"?,"context"?}` →
/// the address of a frame with a fresh runtime id and token.
pub(super) fn open(world: &mut World, visit: &Visit) -> HttpResponse {
    let body = visit.json().unwrap_or_default();
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or_default();
    let path = match (text("surface"), text("action")) {
        ("panel", _) => "/panel",
        ("settings", _) => "/settings",
        ("modal", "create-invoice" | "Create invoice") => "/modal/invoice",
        ("modal", "all-invoices" | "All invoices") => "/modal/invoices",
        _ => return refuse("Modal not found"),
    };
    if world.grants.of_user(world.visitor).is_none() {
        return refuse("The app is not installed");
    }
    let (Ok(mut url), Some(token)) = (
        Url::parse(&format!("{}{path}", world.app.url)),
        signed_token(world),
    ) else {
        return refuse("The app has no usable address");
    };
    let company = world
        .company_of_user(world.visitor)
        .map(|company| company.id)
        .unwrap_or_default();
    let id = Uuid::new_v4().simple().to_string();
    let by_sdk = text("surface") == "modal" && body.get("by_sdk") == Some(&json!(true));
    let record_keys =
        text("surface") != "settings" && (!by_sdk || world.switches.modal_record_keys);
    {
        let mut query = url.query_pairs_mut();
        if record_keys {
            for key in ["resource", "view"] {
                query.append_pair(key, text(key));
            }
            query.append_pair("selectedIds", text("selected"));
        }
        query.append_pair("userId", &world.visitor.to_string());
        query.append_pair("companyId", &company.to_string());
        query.append_pair("token", &token);
        query.append_pair("id", &id);
        query.append_pair("theme", if world.dark { "dark" } else { "light" });
        if let Some(data) = body.get("data").filter(|data| !data.is_null()) {
            query.append_pair("data", &data.to_string());
        }
        if !text("context").is_empty() {
            query.append_pair(&world.switches.context_parameter, text("context"));
        }
    }
    HttpResponse::Ok().json(json!({
        "id": id, "src": url.as_str(), "origin": url.origin().ascii_serialization(),
        "bad_size": world.switches.bad_size, "visibility_context": world.switches.visibility_context,
        "credentialless": world.switches.block_third_party_cookies,
    }))
}

/// `POST /_web/token`: a fresh token for the SDK's `get_signed_token`.
pub(super) fn token(world: &mut World, _: &Visit) -> HttpResponse {
    match signed_token(world) {
        Some(token) if world.grants.of_user(world.visitor).is_some() => {
            HttpResponse::Ok().json(json!({"token": token}))
        }
        _ => refuse("The app is not installed"),
    }
}

/// HS256 over user and company for five minutes, or what the switch wants instead.
fn signed_token(world: &World) -> Option<String> {
    let user = world.visitor;
    let company = world.company_of_user(user)?.id;
    let fault = world.switches.signed_token.as_str();
    let now = world.clock.now().timestamp();
    let issued = if fault == "expired" { now - 3_600 } else { now };
    let claims = if fault == "text_ids" {
        json!({"userId": user.to_string(), "companyId": company.to_string(), "iat": issued, "exp": issued + 300})
    } else {
        json!({"userId": user, "companyId": company, "iat": issued, "exp": issued + 300})
    };
    if fault == "none" {
        return unsigned(&claims);
    }
    let key = if fault == "wrong_secret" {
        "somebody else's secret"
    } else {
        world.app.signing_key()
    };
    encode(
        &Header::new(Algorithm::HS256),
        &claims,
        &EncodingKey::from_secret(key.as_bytes()),
    )
    .ok()
}

fn unsigned(claims: &Value) -> Option<String> {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
    let claims = URL_SAFE_NO_PAD.encode(serde_json::to_vec(claims).ok()?);
    Some(format!("{head}.{claims}."))
}

/// `GET /app-extensions/actions/{id}`: sends the browser on, if the visitor installed the app.
pub(super) fn link_action(world: &mut World, visit: &Visit) -> HttpResponse {
    let action = world.app.link_actions.get(visit.part("action")).cloned();
    let installed = world.grants.of_user(world.visitor).is_some();
    let Some(mut url) = action
        .filter(|_| installed)
        .and_then(|url| Url::parse(&url).ok())
    else {
        return HttpResponse::NotFound().json(json!({"error": "App not found"}));
    };
    let company = world
        .company_of_user(world.visitor)
        .map(|company| company.id)
        .unwrap_or_default();
    let token = signed_token(world).unwrap_or_default();
    {
        let mut query = url.query_pairs_mut();
        for key in ["resource", "view"] {
            query.append_pair(key, visit.arg(key));
        }
        query.append_pair("userId", &world.visitor.to_string());
        query.append_pair("companyId", &company.to_string());
        query.append_pair("selectedIds", visit.arg("selectedIds"));
        if visit.arg("view") == "list" {
            query.append_pair("excludedIds", visit.arg("excludedIds"));
            let filter = visit
                .query
                .get("filter")
                .map_or(r#"{"everyone":1}"#, String::as_str);
            query.append_pair("filter", filter);
        }
        query.append_pair("token", &token);
    }
    HttpResponse::Found()
        .insert_header((header::LOCATION, url.as_str()))
        .finish()
}
