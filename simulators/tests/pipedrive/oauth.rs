//! O1–O12: consent, codes, tokens, revocation, the console.

use serde_json::{Value, json};

use crate::support::{ANA, COMPANY, JONAS, MARA, NILS, Stage, text};

fn error_of(answer: &crate::support::Answer) -> String {
    assert_eq!(answer.status, 400, "{}", answer.text);
    text(&answer.json()["message"])
}

#[actix_web::test]
async fn o1_authorize_checks_the_redirect_and_returns_code_and_state() {
    let stage = Stage::new();
    let wrong = stage
        .page("/oauth/authorize?client_id=pd-client&redirect_uri=http://evil.example/cb")
        .await;
    assert_eq!(
        (wrong.status, wrong.json()),
        (400, json!({"error": "Invalid redirect URL"}))
    );
    let stranger = stage.authorize_path(None).replace("pd-client", "someone");
    assert_eq!(stage.page(&stranger).await.status, 400);
    let allowed = stage.page(&stage.authorize_path(Some("a b&c"))).await;
    assert_eq!(allowed.status, 302);
    let query: Vec<(String, String)> = allowed.location().query_pairs().into_owned().collect();
    assert_eq!(query[0].0, "code");
    assert_eq!(query[1], ("state".to_owned(), "a b&c".to_owned()));
}

#[actix_web::test]
async fn o1_the_consent_page_asks_for_whom_and_cancel_says_user_denied() {
    let stage = Stage::with(|options| options.auto_consent = false);
    let page = stage.page(&stage.authorize_path(Some("<s>"))).await;
    for shown in ["Mara Lind", "Nils Berg", "deals:full", "&lt;s&gt;"] {
        assert!(page.text.contains(shown), "{shown} is missing");
    }
    let callback = stage.callback();
    let mut form = vec![
        ("client_id", "pd-client"),
        ("redirect_uri", &callback),
        ("state", "s"),
    ];
    form.push(("decision", "cancel"));
    let denied = stage
        .go(stage.request("POST", "/oauth/authorize").form(&form))
        .await;
    assert_eq!(denied.location().query(), Some("error=user_denied&state=s"));
    stage.switch(json!({"denied_error": "access_denied"})).await;
    let denied = stage
        .go(stage.request("POST", "/oauth/authorize").form(&form))
        .await;
    assert_eq!(
        denied.location().query(),
        Some("error=access_denied&state=s")
    );
    form[3] = ("decision", "allow");
    form.push(("user_id", "15509001"));
    let allowed = stage
        .go(stage.request("POST", "/oauth/authorize").form(&form))
        .await;
    let code = allowed
        .location()
        .query_pairs()
        .next()
        .unwrap()
        .1
        .into_owned();
    let token = text(&stage.exchange(&code).await.json()["access_token"]);
    assert_eq!(stage.get("/v1/users/me", &token).await.data()["id"], NILS);
}

#[actix_web::test]
async fn o2_the_marketplace_offers_both_ways_to_install() {
    let stage = Stage::new();
    let page = stage.page("/settings/marketplace").await.text;
    assert!(page.contains(&format!(r#"href="{}/install""#, stage.app.url())));
    let mut links = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let link = links
        .find(|link| link.contains("/oauth/authorize?"))
        .unwrap();
    let link = link.trim_start_matches(stage.sim.public_url());
    let answer = stage.page(&link.replace("&amp;", "&")).await;
    assert_eq!(answer.status, 302);
    assert!(
        answer
            .location()
            .query_pairs()
            .all(|(key, _)| key != "state")
    );
}

#[actix_web::test]
async fn o3_a_code_works_once_and_for_five_minutes() {
    let stage = Stage::new();
    let code = stage.code(MARA).await;
    assert_eq!(stage.exchange(&code).await.status, 200);
    let again = stage.exchange(&code).await;
    assert_eq!(
        error_of(&again),
        "Invalid grant: authorization_code is invalid"
    );
    let late = stage.code(MARA).await;
    stage.advance(301).await;
    let answer = stage.exchange(&late).await;
    assert_eq!(
        error_of(&answer),
        "Invalid grant: authorization_code has expired"
    );
    assert_eq!(answer.json()["error"], "invalid_grant");
}

#[actix_web::test]
async fn o4_the_token_endpoint_takes_forms_and_known_clients_only() {
    let stage = Stage::new();
    let code = stage.code(MARA).await;
    let callback = stage.callback();
    let json_body =
        json!({"grant_type": "authorization_code", "code": code, "redirect_uri": callback});
    let request = stage
        .request("POST", "/oauth/token")
        .basic_auth("pd-client", Some("pd-secret"));
    assert!(error_of(&stage.go(request.json(&json_body)).await).contains("form-urlencoded"));
    assert!(error_of(&stage.token(&[("code", &code)]).await).contains("missing parameter"));
    assert!(error_of(&stage.token(&[("grant_type", "password")]).await).contains("Unsupported"));
    let elsewhere = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", "http://x.example"),
    ];
    assert!(error_of(&stage.token(&elsewhere).await).contains("redirect_uri"));
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", &callback),
    ];
    let nobody = stage.request("POST", "/oauth/token").form(&form);
    assert!(error_of(&stage.go(nobody).await).contains("Invalid client"));
    let wrong = stage
        .request("POST", "/oauth/token")
        .basic_auth("pd-client", Some("no"))
        .form(&form);
    assert!(error_of(&stage.go(wrong).await).contains("client is invalid"));
    form.extend([("client_id", "pd-client"), ("client_secret", "pd-secret")]);
    assert_eq!(
        stage
            .go(stage.request("POST", "/oauth/token").form(&form))
            .await
            .status,
        200
    );
}

#[actix_web::test]
async fn o5_the_answer_has_six_keys_and_a_long_access_token() {
    let stage = Stage::new();
    let grant = stage.install(MARA).await;
    assert_eq!(grant.as_object().unwrap().len(), 6);
    assert!(text(&grant["access_token"]).len() >= 768);
    assert_eq!(
        (&grant["expires_in"], &grant["token_type"]),
        (&json!(3599), &json!("Bearer"))
    );
    assert_eq!(grant["api_domain"], stage.sim.public_url());
    assert!(text(&grant["scope"]).contains("base,deals:full"));
    stage
        .switch(json!({"scope_separator": " ", "token_type": "bearer"}))
        .await;
    let domains = json!({"api_domains": {"7400123": "http://renamed.example"}});
    stage.lever("/_sim/app", domains).await;
    let other = stage.refresh(&text(&grant["refresh_token"])).await.json();
    assert!(text(&other["scope"]).contains("base deals:full"));
    assert_eq!(
        (&other["token_type"], &other["api_domain"]),
        (&json!("bearer"), &json!("http://renamed.example"))
    );
}

#[actix_web::test]
async fn o6_refresh_keeps_the_refresh_token_unless_rotation_is_on() {
    let stage = Stage::new();
    let first = stage.install(MARA).await;
    let token = text(&first["refresh_token"]);
    let second = stage.refresh(&token).await.json();
    assert_eq!(second["refresh_token"], first["refresh_token"]);
    assert_ne!(second["access_token"], first["access_token"]);
    // Every refresh restarts the sixty days.
    for _ in 0..3 {
        stage.advance(50 * 86_400).await;
        assert_eq!(stage.refresh(&token).await.status, 200);
    }
    stage.switch(json!({"rotate_refresh_token": true})).await;
    let rotated = text(&stage.refresh(&token).await.json()["refresh_token"]);
    assert_ne!(rotated, token);
    assert_eq!(stage.refresh(&token).await.status, 400);
    assert_eq!(stage.refresh(&rotated).await.status, 200);
}

#[actix_web::test]
async fn o7_the_old_access_token_lives_on_after_a_refresh() {
    let stage = Stage::new();
    let grant = stage.install(MARA).await;
    let (old, refresh) = (text(&grant["access_token"]), text(&grant["refresh_token"]));
    stage.refresh(&refresh).await;
    assert_eq!(stage.get("/v1/users/me", &old).await.status, 200);
    stage.switch(json!({"access_dies_on_refresh": true})).await;
    stage.refresh(&refresh).await;
    assert_eq!(stage.get("/v1/users/me", &old).await.status, 401);
}

#[actix_web::test]
async fn o8_expired_tokens_are_refused() {
    let stage = Stage::new();
    let grant = stage.install(MARA).await;
    let (access, refresh) = (text(&grant["access_token"]), text(&grant["refresh_token"]));
    stage.advance(3_600).await;
    let refused = stage.get("/v1/users/me", &access).await;
    assert_eq!(
        (refused.status, &refused.json()["errorCode"]),
        (401, &json!(401))
    );
    assert_eq!(refused.json()["error"], "unauthorized access");
    stage.advance(60 * 86_400).await;
    assert_eq!(
        error_of(&stage.refresh(&refresh).await),
        "Invalid grant: refresh_token is invalid"
    );
}

#[actix_web::test]
async fn o8_the_expire_lever_ends_tokens_at_once() {
    let stage = Stage::new();
    let grant = stage.install(MARA).await;
    stage
        .lever("/_sim/tokens/expire", json!({"which": "access"}))
        .await;
    assert_eq!(
        stage
            .get("/v1/users/me", &text(&grant["access_token"]))
            .await
            .status,
        401
    );
    assert_eq!(
        stage.refresh(&text(&grant["refresh_token"])).await.status,
        200
    );
    stage
        .lever("/_sim/tokens/expire", json!({"which": "refresh"}))
        .await;
    assert_eq!(
        stage.refresh(&text(&grant["refresh_token"])).await.status,
        400
    );
}

async fn revoke(stage: &Stage, token: &str) -> u16 {
    let request = stage
        .request("POST", "/oauth/revoke")
        .basic_auth("pd-client", Some("pd-secret"));
    stage.go(request.form(&[("token", token)])).await.status
}

#[actix_web::test]
async fn o9_revoking_ends_one_access_token_or_the_whole_installation() {
    let stage = Stage::new();
    let grant = stage.install(MARA).await;
    let (access, refresh) = (text(&grant["access_token"]), text(&grant["refresh_token"]));
    assert_eq!(revoke(&stage, "unknown").await, 200);
    assert_eq!(revoke(&stage, &access).await, 200);
    assert_eq!(stage.get("/v1/users/me", &access).await.status, 401);
    assert_eq!(stage.refresh(&refresh).await.status, 200);
    assert_eq!(revoke(&stage, &refresh).await, 200);
    assert_eq!(stage.refresh(&refresh).await.status, 400);
    // No callback by default, one with the switch; this second one is the first that arrives.
    stage.switch(json!({"callback_after_revoke": true})).await;
    let jonas = text(&stage.install(JONAS).await["refresh_token"]);
    revoke(&stage, &jonas).await;
    let seen = stage.app.wait_for(1).await;
    assert_eq!((seen.len(), &seen[0].body["user_id"]), (1, &json!(JONAS)));
}

#[actix_web::test]
async fn o10_added_scopes_kill_access_tokens_and_ask_for_consent_again() {
    let stage = Stage::with(|options| options.scopes = vec!["base".into(), "users:read".into()]);
    let grant = stage.install(MARA).await;
    stage
        .lever(
            "/_sim/app",
            json!({"scopes": ["base", "users:read", "deals:read"]}),
        )
        .await;
    assert_eq!(
        stage
            .get("/v1/users/me", &text(&grant["access_token"]))
            .await
            .status,
        401
    );
    let again = stage.refresh(&text(&grant["refresh_token"])).await.json();
    assert_eq!(again["scope"], "base,users:read");
    assert_eq!(
        stage
            .get("/api/v2/deals", &text(&again["access_token"]))
            .await
            .status,
        403
    );
    assert!(
        stage
            .page("/settings/marketplace")
            .await
            .text
            .contains("Re-authorize")
    );
    assert!(stage.page("/deal/481").await.text.contains("Re-authorize"));
    let fresh = stage.install(MARA).await;
    assert_eq!(fresh["scope"], "base,users:read,deals:read");
    // A scope that the app gave up is gone with the next refresh.
    stage.lever("/_sim/app", json!({"scopes": ["base"]})).await;
    assert_eq!(
        stage.refresh(&text(&fresh["refresh_token"])).await.json()["scope"],
        "base"
    );
}

#[actix_web::test]
async fn o11_a_new_client_secret_counts_at_once() {
    let stage = Stage::new();
    let grant = stage.install(MARA).await;
    stage
        .lever("/_sim/app", json!({"client_secret": "fresh"}))
        .await;
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", grant["refresh_token"].as_str().unwrap()),
    ];
    let with = |secret: &'static str| {
        stage
            .request("POST", "/oauth/token")
            .basic_auth("pd-client", Some(secret))
            .form(&form)
    };
    assert_eq!(stage.go(with("pd-secret")).await.status, 400);
    assert_eq!(stage.go(with("fresh")).await.status, 200);
    stage
        .lever("/_sim/uninstall", json!({"user_id": MARA}))
        .await;
    let seen = stage.app.wait_for(1).await;
    assert_eq!(seen[0].authorization, "Basic cGQtY2xpZW50OmZyZXNo");
}

#[actix_web::test]
async fn o12_the_console_renames_replans_deactivates_and_promotes() {
    let stage = Stage::new();
    let token = stage.access(ANA).await;
    let change = json!({"domain": "polar-1", "name": "Polar", "plan": "lite", "seats": 1});
    stage
        .lever(&format!("/_sim/companies/{COMPANY}"), change)
        .await;
    stage
        .lever(&format!("/_sim/users/{ANA}"), json!({"admin": true}))
        .await;
    let me = stage.get("/v1/users/me", &token).await;
    assert_eq!(me.data()["company_domain"], "polar-1");
    assert_eq!(me.data()["access"][1]["admin"], true);
    assert_eq!(me.header("x-ratelimit-limit"), "80");
    assert_eq!(me.header("x-daily-ratelimit-token-limit"), "30000");
    stage
        .lever(&format!("/_sim/users/{ANA}"), json!({"active": false}))
        .await;
    assert_eq!(stage.get("/v1/users/me", &token).await.status, 401);
    let users: Value = {
        let mara = stage.access(MARA).await;
        stage.get("/v1/users", &mara).await.data()
    };
    assert_eq!(users[2]["active_flag"], false);
}
