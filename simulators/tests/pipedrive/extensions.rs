//! E1–E3, E8, E12–E15: what the server does for the extension host page.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde_json::{Value, json};
use url::Url;

use crate::support::{Answer, COMPANY, JONAS, MARA, NILS, Stage, text};

async fn frame(stage: &Stage, request: Value) -> Answer {
    stage
        .go(stage.request("POST", "/_web/frame").json(&request))
        .await
}

async fn frame_url(stage: &Stage, request: Value) -> Url {
    Url::parse(&text(&frame(stage, request).await.json()["src"])).unwrap()
}

fn names(url: &Url) -> Vec<String> {
    url.query_pairs().map(|(key, _)| key.into_owned()).collect()
}

fn value(url: &Url, name: &str) -> String {
    url.query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

fn claims(token: &str, key: &str) -> Result<Value, jsonwebtoken::errors::Error> {
    let key = DecodingKey::from_secret(key.as_bytes());
    Ok(decode::<Value>(token, &key, &Validation::new(Algorithm::HS256))?.claims)
}

fn panel() -> Value {
    json!({"surface": "panel", "resource": "deal", "view": "details", "selected": "481"})
}

#[actix_web::test]
async fn e1_every_page_of_the_web_app_answers() {
    let stage = Stage::new();
    stage.install(MARA).await;
    for (path, shown) in [
        ("/", "Harbour lights, phase 2"),
        ("/deals?archived=1", "Old pier"),
        ("/persons", "Dana Whitfield"),
        ("/organizations", "Tideway Marine OÜ"),
        ("/deal/481", "data-surface=\"panel\""),
        ("/person/901", "data-surface=\"panel\""),
        ("/organization/310", "data-surface=\"panel\""),
        ("/settings/marketplace", "Uninstall"),
        (
            "/settings/marketplace/app/pd-client/app-settings",
            "data-surface=\"settings\"",
        ),
    ] {
        let page = stage.page(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains(shown), "{path} lacks {shown}");
    }
    assert!(
        stage.sim.public_url().starts_with("http://localhost:"),
        "another site than the app"
    );
    assert_eq!(stage.page("/deal/12345").await.status, 404);
    assert_eq!(
        stage
            .page("/settings/marketplace/app/other/app-settings")
            .await
            .status,
        404
    );
}

#[actix_web::test]
async fn e1_texts_of_customers_are_never_markup() {
    let stage = Stage::new();
    for path in ["/deals", "/deal/490", "/organization/316"] {
        let page = stage.page(path).await.text;
        assert!(!page.contains("<img src=x"), "{path}");
        assert!(!page.contains("<script>alert"), "{path}");
        assert!(!page.contains("<b>Bros"), "{path}");
    }
}

#[actix_web::test]
async fn e2_the_frame_address_has_the_documented_parameters() {
    let stage = Stage::new();
    stage.install(MARA).await;
    let url = frame_url(&stage, panel()).await;
    assert_eq!(url.path(), "/panel");
    let wanted = [
        "resource",
        "view",
        "selectedIds",
        "userId",
        "companyId",
        "token",
        "id",
        "theme",
    ];
    assert_eq!(names(&url), wanted);
    assert_eq!(
        (value(&url, "resource"), value(&url, "selectedIds")),
        ("deal".into(), "481".into())
    );
    assert_eq!(
        (value(&url, "userId"), value(&url, "companyId")),
        (MARA.to_string(), COMPANY.to_string())
    );
    let settings = frame_url(&stage, json!({"surface": "settings"})).await;
    assert_eq!(
        (settings.path(), names(&settings)),
        (
            "/settings",
            wanted[3..].iter().map(ToString::to_string).collect()
        )
    );
    let mut modal = json!({"surface": "modal", "action": "create-invoice", "by_sdk": true, "data": {"deal_id": "481"},
        "resource": "deal", "view": "details", "selected": "481"});
    let url = frame_url(&stage, modal.clone()).await;
    assert_eq!(
        (url.path(), value(&url, "data")),
        ("/modal/invoice", r#"{"deal_id":"481"}"#.to_owned())
    );
    assert!(!names(&url).contains(&"selectedIds".to_owned()));
    stage.switch(json!({"modal_record_keys": true})).await;
    assert_eq!(
        value(&frame_url(&stage, modal.clone()).await, "selectedIds"),
        "481"
    );
    modal["action"] = json!("all-invoices");
    assert_eq!(
        frame_url(&stage, modal.clone()).await.path(),
        "/modal/invoices"
    );
    modal["action"] = json!("unknown");
    assert_eq!(frame(&stage, modal).await.status, 400);
    stage.lever("/_sim/theme", json!({"theme": "dark"})).await;
    assert_eq!(value(&frame_url(&stage, panel()).await, "theme"), "dark");
}

#[actix_web::test]
async fn e3_the_token_is_hs256_over_user_and_company_for_five_minutes() {
    let stage = Stage::new();
    stage.install(MARA).await;
    let token = value(&frame_url(&stage, panel()).await, "token");
    let claims_now = claims(&token, "pd-secret").unwrap();
    assert_eq!(
        (&claims_now["userId"], &claims_now["companyId"]),
        (&json!(MARA), &json!(COMPANY))
    );
    let lifetime = claims_now["exp"].as_i64().unwrap() - claims_now["iat"].as_i64().unwrap();
    assert_eq!((lifetime, claims_now.as_object().unwrap().len()), (300, 4));
    // A secret of the extension takes the place of the client secret.
    stage
        .lever("/_sim/app", json!({"jwt_secret": "extension"}))
        .await;
    let token = value(&frame_url(&stage, panel()).await, "token");
    assert!(claims(&token, "pd-secret").is_err());
    assert!(claims(&token, "extension").is_ok());
}

#[actix_web::test]
async fn e3_switches_spoil_the_token() {
    let stage = Stage::new();
    stage.install(MARA).await;
    for fault in ["expired", "wrong_secret", "none"] {
        stage.switch(json!({"signed_token": fault})).await;
        let token = value(&frame_url(&stage, panel()).await, "token");
        assert_eq!(token.split('.').count(), 3);
        assert!(claims(&token, "pd-secret").is_err(), "{fault}");
    }
    stage.switch(json!({"signed_token": "text_ids"})).await;
    let token = value(&frame_url(&stage, panel()).await, "token");
    assert_eq!(
        claims(&token, "pd-secret").unwrap()["userId"],
        MARA.to_string()
    );
}

#[actix_web::test]
async fn e8_the_hosts_own_forms_create_records() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    for (kind, path) in [
        ("deal", "deals"),
        ("person", "persons"),
        ("organization", "organizations"),
    ] {
        let body = json!({"type": kind, "name": "Fresh"});
        let made = stage
            .go(stage.request("POST", "/_web/records").json(&body))
            .await
            .json();
        let found = stage
            .get(&format!("/api/v2/{path}/{}", made["id"]), &token)
            .await
            .data();
        assert_eq!(
            found[if kind == "deal" { "title" } else { "name" }],
            "Fresh"
        );
    }
    let task = stage
        .go(stage
            .request("POST", "/_web/records")
            .json(&json!({"type": "activity", "name": "Call"})))
        .await;
    let listed = stage.get("/api/v2/activities", &token).await.data();
    assert_eq!(
        (&listed[0]["id"], &listed[0]["subject"]),
        (&task.json()["id"], &json!("Call"))
    );
}

#[actix_web::test]
async fn e11_get_signed_token_mints_a_fresh_one() {
    let stage = Stage::new();
    stage.install(MARA).await;
    let mint =
        || async { text(&stage.go(stage.request("POST", "/_web/token")).await.json()["token"]) };
    let first = claims(&mint().await, "pd-secret").unwrap();
    stage.advance(120).await;
    let second = claims(&mint().await, "pd-secret").unwrap();
    assert!(second["iat"].as_i64().unwrap() >= first["iat"].as_i64().unwrap() + 120);
}

#[actix_web::test]
async fn e11_settings_pass_on_their_context() {
    let stage = Stage::new();
    stage.install(MARA).await;
    let request = json!({"surface": "settings", "context": "{\"tab\":\"tax\"}"});
    assert_eq!(
        value(&frame_url(&stage, request.clone()).await, "context"),
        "{\"tab\":\"tax\"}"
    );
    stage.switch(json!({"context_parameter": "data"})).await;
    assert_eq!(
        value(&frame_url(&stage, request).await, "data"),
        "{\"tab\":\"tax\"}"
    );
}

#[actix_web::test]
async fn e12_without_an_installation_there_is_a_lock() {
    let stage = Stage::new();
    stage.install(MARA).await;
    stage.sit(JONAS).await;
    for path in [
        "/deal/481",
        "/settings/marketplace/app/pd-client/app-settings",
    ] {
        let page = stage.page(path).await.text;
        assert!(page.contains("Install dealbooks"), "{path}");
        assert!(!page.contains("data-surface"), "{path}");
    }
    assert_eq!(frame(&stage, panel()).await.status, 400);
    assert_eq!(
        stage.go(stage.request("POST", "/_web/token")).await.status,
        400
    );
    stage.sit(NILS).await;
    assert!(
        stage
            .page("/deal/481")
            .await
            .text
            .contains("Quay turbine inspection")
    );
}

#[actix_web::test]
async fn e13_cookies_in_frames_can_be_blocked_and_our_policy_leaves_the_apps_alone() {
    let stage = Stage::new();
    stage.install(MARA).await;
    assert_eq!(frame(&stage, panel()).await.json()["credentialless"], false);
    stage
        .switch(json!({"block_third_party_cookies": true}))
        .await;
    assert_eq!(frame(&stage, panel()).await.json()["credentialless"], true);
    let page = stage.page("/deal/481").await;
    assert!(
        page.header("content-security-policy")
            .contains("frame-src http: https:")
    );
}

#[actix_web::test]
async fn e14_link_actions_send_the_browser_on() {
    let stage = Stage::new();
    let target = format!("{}/pd/open", stage.app.url());
    stage
        .lever("/_sim/app", json!({"link_actions": {"open": target}}))
        .await;
    let path = "/app-extensions/actions/open?resource=deal&view=list&selectedIds=481,482";
    assert_eq!(stage.page(path).await.status, 404);
    stage.install(MARA).await;
    let url = stage.page(path).await.location();
    assert_eq!(
        (url.path(), value(&url, "selectedIds")),
        ("/pd/open", "481,482".to_owned())
    );
    assert_eq!(
        (value(&url, "excludedIds"), value(&url, "filter")),
        (String::new(), r#"{"everyone":1}"#.to_owned())
    );
    assert!(claims(&value(&url, "token"), "pd-secret").is_ok());
    let details = stage
        .page("/app-extensions/actions/open?resource=deal&view=details&selectedIds=481")
        .await;
    assert!(!names(&details.location()).contains(&"filter".to_owned()));
}

#[actix_web::test]
async fn e15_every_load_has_a_new_id_and_token() {
    let stage = Stage::new();
    stage.install(MARA).await;
    let first = frame(&stage, panel()).await.json();
    stage.advance(1).await;
    let second = frame(&stage, panel()).await.json();
    assert_ne!(first["id"], second["id"]);
    let token = |answer: &Value| value(&Url::parse(&text(&answer["src"])).unwrap(), "token");
    assert_ne!(token(&first), token(&second));
}
