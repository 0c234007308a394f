//! Discovery documents and user info (contract 2.1, 2.8).

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::{Standing, bearer};
use crate::quickbooks::world::Sim;

pub(crate) async fn document(sim: Data<Sim>) -> HttpResponse {
    let at = |path: &str| format!("{}{path}", sim.public_url);
    HttpResponse::Ok().json(json!({
        "issuer": at("/op/v1"),
        "authorization_endpoint": at("/connect/oauth2"),
        "token_endpoint": at("/oauth2/v1/tokens/bearer"),
        "userinfo_endpoint": at("/v1/openid_connect/userinfo"),
        "revocation_endpoint": at("/v2/oauth2/tokens/revoke"),
        "jwks_uri": at("/op/v1/jwks"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "email", "profile", "address", "phone"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "claims_supported": ["aud", "exp", "iat", "iss", "realmid", "sub"],
    }))
}

pub(crate) async fn user_info(req: HttpRequest, sim: Data<Sim>) -> HttpResponse {
    let now = sim.controls.clock.now();
    let standing = sim
        .world()
        .grants
        .standing(&bearer(&req).unwrap_or_default(), now);
    let Standing::Good { scope, .. } = standing else {
        return HttpResponse::Unauthorized().finish();
    };
    let has = |wanted: &str| scope.split_whitespace().any(|s| s == wanted);
    if !has("openid") {
        return HttpResponse::Forbidden().finish();
    }
    let mut info = json!({ "sub": "8d4c7f2a-0000-4000-8000-00000000a11e" });
    let parts = [
        (
            "email",
            json!({ "email": "ann@example.com", "emailVerified": true }),
        ),
        (
            "profile",
            json!({ "givenName": "Ann", "familyName": "Okafor" }),
        ),
        (
            "phone",
            json!({ "phoneNumber": "+1 5550100", "phoneNumberVerified": false }),
        ),
        (
            "address",
            json!({ "address": {
                "streetAddress": "1 High St", "locality": "Reno", "region": "NV", "postalCode": "89501", "country": "US",
            } }),
        ),
    ];
    for (scope, fields) in parts {
        if has(scope)
            && let (Some(info), Some(fields)) = (info.as_object_mut(), fields.as_object())
        {
            info.extend(fields.clone());
        }
    }
    HttpResponse::Ok().json(info)
}
