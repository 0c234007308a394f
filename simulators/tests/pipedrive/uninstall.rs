//! U1–U3: what the callback address hears besides the code.

use serde_json::json;

use crate::support::{COMPANY, JONAS, MARA, Stage, text};

#[actix_web::test]
async fn u1_uninstall_ends_everything_of_the_user_and_tells_the_app() {
    let stage = Stage::new();
    let grant = stage.install(MARA).await;
    let token = text(&grant["access_token"]);
    let jonas = stage.access(JONAS).await;
    stage.subscribe(&token, "change", "deal").await;
    stage.subscribe(&jonas, "change", "deal").await;
    stage.sit(MARA).await;
    let answer = stage
        .go(stage.request("POST", "/settings/marketplace/uninstall"))
        .await;
    assert_eq!(answer.status, 303);
    let told = stage.app.wait_for(1).await.remove(0);
    assert_eq!(
        (told.method.as_str(), told.path.as_str()),
        ("DELETE", "/oauth/pipedrive/callback")
    );
    assert_eq!(told.authorization, "Basic cGQtY2xpZW50OnBkLXNlY3JldA==");
    let body = told.body.as_object().unwrap();
    assert_eq!(body.len(), 4);
    assert_eq!(
        (&body["client_id"], &body["company_id"]),
        (&json!("pd-client"), &json!(COMPANY))
    );
    assert_eq!(body["user_id"], MARA);
    assert!(text(&body["timestamp"]).ends_with('Z'));
    assert_eq!(stage.get("/v1/users/me", &token).await.status, 401);
    assert_eq!(
        stage.refresh(&text(&grant["refresh_token"])).await.status,
        400
    );
    let ledger = stage.page("/_sim/ledger").await.json();
    let owners: Vec<_> = ledger["webhooks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["owner_id"])
        .collect();
    assert_eq!(owners, [&json!(JONAS)]);
}

#[actix_web::test]
async fn u2_a_failed_delivery_is_not_repeated() {
    let stage = Stage::new();
    stage.install(MARA).await;
    stage.install(JONAS).await;
    stage.app.answers(500);
    stage
        .lever("/_sim/uninstall", json!({"user_id": MARA}))
        .await;
    stage.app.wait_for(1).await;
    stage.advance(86_400).await;
    // The next call is Jonas' own, not a second one about Mara.
    stage
        .lever("/_sim/uninstall", json!({"user_id": JONAS}))
        .await;
    let seen = stage.app.wait_for(2).await;
    let users: Vec<_> = seen.iter().map(|one| one.body["user_id"].clone()).collect();
    assert_eq!(users, [json!(MARA), json!(JONAS)]);
}

#[actix_web::test]
async fn u2_the_switch_keeps_the_callback_back() {
    let stage = Stage::new();
    stage.install(MARA).await;
    stage.install(JONAS).await;
    stage.switch(json!({"deliver_callbacks": false})).await;
    stage
        .lever("/_sim/uninstall", json!({"user_id": MARA}))
        .await;
    stage.switch(json!({"deliver_callbacks": true})).await;
    stage
        .lever("/_sim/uninstall", json!({"user_id": JONAS}))
        .await;
    assert_eq!(stage.app.wait_for(1).await[0].body["user_id"], JONAS);
}

#[actix_web::test]
async fn u3_sharing_mode_tells_installs_without_credentials() {
    let stage = Stage::new();
    stage.switch(json!({"sharing": true})).await;
    stage.install(JONAS).await;
    let told = stage.app.wait_for(1).await.remove(0);
    assert_eq!(
        (told.method.as_str(), told.authorization.as_str()),
        ("POST", "")
    );
    assert_eq!(
        told.body,
        json!({"company_id": COMPANY, "user_id": JONAS, "isShared": false})
    );
}
