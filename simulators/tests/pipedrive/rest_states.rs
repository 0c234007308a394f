//! R10, R15, R16: records and companies in unusual states, answers that fail.

use serde_json::{Value, json};

use crate::support::{COMPANY, MARA, Stage};

#[actix_web::test]
async fn r10_deleted_deals_stay_thirty_days_and_archived_ones_have_their_list() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let ids = |data: Value| -> Vec<i64> {
        data.as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].as_i64().unwrap())
            .collect()
    };
    assert_eq!(
        ids(stage.get("/api/v2/deals/archived", &token).await.data()),
        [487]
    );
    assert!(!ids(stage.get("/api/v2/deals", &token).await.data()).contains(&487));
    assert_eq!(
        stage
            .call("DELETE", "/api/v2/deals/484", &token, Value::Null)
            .await
            .status,
        200
    );
    assert!(!ids(stage.get("/api/v2/deals", &token).await.data()).contains(&484));
    assert_eq!(
        ids(stage
            .get("/api/v2/deals?status=deleted", &token)
            .await
            .data()),
        [484]
    );
    let deal = stage.get("/api/v2/deals/484", &token).await.data();
    assert_eq!(
        (&deal["is_deleted"], &deal["status"]),
        (&json!(true), &json!("deleted"))
    );
    assert_eq!(
        stage
            .call("PATCH", "/api/v2/deals/484", &token, json!({"title": "x"}))
            .await
            .status,
        404
    );
    stage.advance(31 * 86_400).await;
    let token = stage.access(MARA).await;
    assert!(
        ids(stage
            .get("/api/v2/deals?status=deleted", &token)
            .await
            .data())
        .is_empty()
    );
    assert_eq!(stage.get("/api/v2/deals/484", &token).await.status, 404);
}

#[actix_web::test]
async fn r15_suspended_companies_answer_402_and_maintenance_503() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let company = format!("/_sim/companies/{COMPANY}");
    stage.lever(&company, json!({"suspended": true})).await;
    assert_eq!(stage.get("/v1/users/me", &token).await.status, 402);
    stage
        .lever(&company, json!({"suspended": false, "maintenance": true}))
        .await;
    assert_eq!(stage.get("/v1/users/me", &token).await.status, 503);
    assert_eq!(stage.page(&stage.authorize_path(None)).await.status, 503);
    stage.lever(&company, json!({"maintenance": false})).await;
    assert_eq!(stage.get("/v1/users/me", &token).await.status, 200);
}

#[actix_web::test]
async fn r15_a_note_can_be_kept_although_its_answer_is_lost() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let fault =
        json!([{"method": "POST", "path": "/api/v1/notes", "kind": "answer_lost", "times": 1}]);
    stage.lever("/_sim/faults", fault).await;
    let note = json!({"content": "once", "deal_id": 484});
    let sent = stage
        .request("POST", "/api/v1/notes")
        .bearer_auth(&token)
        .json(&note)
        .send()
        .await;
    assert!(sent.is_err(), "the answer arrived");
    let kept = stage.get("/v1/notes?deal_id=484", &token).await.data();
    assert_eq!(kept[0]["content"], "once");
    let fault = json!([{"method": "GET", "path": "/api/v2/deals/*", "kind": "status", "status": 500, "times": 1}]);
    stage.lever("/_sim/faults", fault).await;
    assert_eq!(stage.get("/api/v2/deals/484", &token).await.status, 500);
    assert_eq!(stage.get("/api/v2/deals/484", &token).await.status, 200);
}

#[actix_web::test]
async fn r16_unknown_keys_appear_on_request() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.switch(json!({"unknown_keys": true})).await;
    let answer = stage.get("/api/v2/deals/481", &token).await.json();
    assert!(answer["brand_new_envelope_key"].is_boolean());
    assert!(answer["data"]["brand_new_key"].is_object());
}
