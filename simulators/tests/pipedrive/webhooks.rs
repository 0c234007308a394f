//! W1–W8: subscriptions, payloads, retries, bans.

use serde_json::{Value, json};

use crate::support::{ANA, COMPANY, JONAS, MARA, NILS, Seen, Stage, field_code};

async fn rename(stage: &Stage, token: &str, deal: i64, title: &str) {
    let answer = stage
        .call(
            "PATCH",
            &format!("/api/v2/deals/{deal}"),
            token,
            json!({"title": title}),
        )
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

fn titles(seen: &[Seen]) -> Vec<Value> {
    seen.iter()
        .map(|one| one.body["data"]["title"].clone())
        .collect()
}

async fn webhook(stage: &Stage) -> Value {
    stage.page("/_sim/ledger").await.json()["webhooks"][0].clone()
}

/// Waits until nothing is queued for now and nothing is on its way.
async fn settled(stage: &Stage) -> Value {
    loop {
        let queue = stage.page("/_sim/webhooks").await.json();
        if queue["in_flight"] == 0 && queue["due"] == 0 {
            return queue;
        }
        tokio::task::yield_now().await;
    }
}

#[actix_web::test]
async fn w1_webhooks_are_made_listed_and_deleted_in_their_own_style() {
    let stage = Stage::new();
    let (mara, jonas) = (stage.access(MARA).await, stage.access(JONAS).await);
    let hook = stage.subscribe(&mara, "change", "deal").await;
    assert_eq!(
        (&hook["type"], &hook["version"]),
        (&json!("application"), &json!("2.0"))
    );
    assert_eq!(
        (&hook["company_id"], &hook["user_id"]),
        (&json!(COMPANY), &json!(MARA))
    );
    assert_eq!(
        stage.get("/api/v1/webhooks", &mara).await.json()["status"],
        "ok"
    );
    assert_eq!(
        stage
            .get("/api/v1/webhooks", &mara)
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        stage.get("/api/v1/webhooks", &jonas).await.data(),
        json!([])
    );
    let path = format!("/api/v1/webhooks/{}", hook["id"]);
    let foreign = stage.call("DELETE", &path, &jonas, Value::Null).await;
    assert_eq!(
        (foreign.status, foreign.json()),
        (403, json!({"success": false, "message": "Forbidden"}))
    );
    assert_eq!(
        stage.call("DELETE", &path, &mara, Value::Null).await.json(),
        json!({"status": "ok", "success": true})
    );
    let missing = stage.call("DELETE", &path, &mara, Value::Null).await;
    assert_eq!(
        (missing.status, &missing.json()["errors"]["id"][0]),
        (404, &json!("not found"))
    );
    for (key, wrong) in [
        ("subscription_url", "ftp://x"),
        ("event_action", "updated"),
        ("event_object", "invoice"),
    ] {
        let mut body = json!({"subscription_url": "http://127.0.0.1:1/x", "event_action": "*", "event_object": "deal"});
        body[key] = json!(wrong);
        let refused = stage.call("POST", "/v1/webhooks", &mara, body).await;
        assert_eq!(refused.status, 400);
        assert!(refused.json()["errors"][key].is_array());
    }
}

#[actix_web::test]
async fn w1_forty_are_enough_and_probing_asks_the_address() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    for _ in 0..40 {
        stage.subscribe(&token, "change", "deal").await;
    }
    let url = format!("{}/hooks", stage.app.url());
    let body = json!({"subscription_url": url, "event_action": "*", "event_object": "deal"});
    assert_eq!(
        stage
            .call("POST", "/v1/webhooks", &token, body)
            .await
            .status,
        422
    );
    stage.switch(json!({"probe_webhooks": true})).await;
    let nils = stage.access(NILS).await;
    let dead = json!({"subscription_url": "http://127.0.0.1:1/x", "event_action": "*", "event_object": "deal"});
    let refused = stage.call("POST", "/v1/webhooks", &nils, dead).await;
    assert_eq!(
        (
            refused.status,
            refused.json()["errors"]["subscription_url"].is_array()
        ),
        (400, true)
    );
    stage.subscribe(&nils, "change", "deal").await;
    assert_eq!(stage.app.seen()[0].method, "HEAD");
}

#[actix_web::test]
async fn w2_a_change_arrives_as_payload_two() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let hook = stage.subscribe(&token, "change", "deal").await;
    let project = field_code(&stage, &token, "dealFields", "Project type").await;
    let deposit = field_code(&stage, &token, "dealFields", "Deposit").await;
    let services = field_code(&stage, &token, "dealFields", "Services").await;
    let patch = json!({"status": "won", "custom_fields": {project.as_str(): 19,
        deposit.as_str(): {"value": 5, "currency": "EUR"}, services.as_str(): [23]}});
    stage
        .call("PATCH", "/api/v2/deals/484", &token, patch)
        .await;
    let seen = stage.app.wait_for(1).await.remove(0);
    assert_eq!(seen.authorization, "Basic aG9vazpzZWNyZXQ=");
    assert!(!seen.headers.iter().any(|name| name.contains("signature")));
    let (meta, data) = (&seen.body["meta"], &seen.body["data"]);
    assert_eq!(
        (&meta["entity_id"], &meta["company_id"], &meta["user_id"]),
        (&json!("484"), &json!("7400123"), &json!("15500777"))
    );
    assert_eq!(meta["webhook_id"], json!(hook["id"].to_string()));
    assert_eq!(
        (&meta["action"], &meta["version"], &meta["attempt"]),
        (&json!("change"), &json!("2.0"), &json!(1))
    );
    assert_eq!(
        (&data["id"], &data["visible_to"]),
        (&json!(484), &json!("3"))
    );
    assert_eq!(
        data["custom_fields"][&project],
        json!({"type": "enum", "id": 19})
    );
    assert_eq!(
        data["custom_fields"][&deposit],
        json!({"type": "monetary", "value": 5, "currency": "EUR"})
    );
    assert_eq!(
        data["custom_fields"][&services],
        json!({"type": "set", "values": [{"id": 23}]})
    );
    let previous = &seen.body["previous"];
    assert_eq!(
        (&previous["status"], &previous["won_time"]),
        (&json!("open"), &Value::Null)
    );
    assert!(previous.get("title").is_none());
    assert_eq!(previous["custom_fields"][&project], Value::Null);
}

#[actix_web::test]
async fn w2_creation_has_no_previous_and_deletion_no_data() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "*", "deal").await;
    let id = stage
        .call("POST", "/api/v2/deals", &token, json!({"title": "Brief"}))
        .await
        .data()["id"]
        .clone();
    let made = stage.app.wait_for(1).await.remove(0);
    assert_eq!(
        (&made.body["meta"]["action"], &made.body["previous"]),
        (&json!("create"), &Value::Null)
    );
    stage
        .call(
            "DELETE",
            &format!("/api/v2/deals/{id}"),
            &token,
            Value::Null,
        )
        .await;
    let gone = stage.app.wait_for(2).await.remove(1);
    assert_eq!(
        (&gone.body["meta"]["action"], &gone.body["data"]),
        (&json!("delete"), &Value::Null)
    );
    assert_eq!(gone.body["previous"]["title"], "Brief");
}

#[actix_web::test]
async fn w3_events_follow_the_eyes_of_the_webhooks_user() {
    let stage = Stage::new();
    let (mara, ana) = (stage.access(MARA).await, stage.access(ANA).await);
    stage.subscribe(&ana, "change", "deal").await;
    rename(&stage, &mara, 498, "Invisible").await;
    rename(&stage, &mara, 481, "Visible").await;
    let seen = stage.app.wait_for(1).await;
    assert_eq!(titles(&seen), ["Visible"]);
    let permitted = &seen[0].body["meta"]["permitted_user_ids"];
    assert_eq!(
        permitted,
        &json!([MARA.to_string(), JONAS.to_string(), ANA.to_string()])
    );
}

#[actix_web::test]
async fn w3_events_stay_within_the_company() {
    let stage = Stage::new();
    let (mara, nils) = (stage.access(MARA).await, stage.access(NILS).await);
    stage.subscribe(&nils, "change", "deal").await;
    rename(&stage, &mara, 481, "Ours").await;
    rename(&stage, &nils, 481, "Theirs").await;
    assert_eq!(titles(&stage.app.wait_for(1).await), ["Theirs"]);
}

#[actix_web::test]
async fn w4_failures_are_repeated_after_3_30_and_150_seconds() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "change", "deal").await;
    stage.app.answers(500);
    rename(&stage, &token, 481, "Retry me").await;
    stage.app.wait_for(1).await;
    for (wait, attempts) in [(3, 2), (30, 3), (150, 4)] {
        settled(&stage).await;
        stage.advance(wait).await;
        stage.app.wait_for(attempts).await;
    }
    let queue = settled(&stage).await;
    assert_eq!(queue["waiting"], 0);
    let attempts: Vec<Value> = stage
        .app
        .seen()
        .iter()
        .map(|one| one.body["meta"]["attempt"].clone())
        .collect();
    assert_eq!(attempts, [json!(1), json!(2), json!(3), json!(4)]);
    let ids: Vec<Value> = stage
        .app
        .seen()
        .iter()
        .map(|one| one.body["meta"]["id"].clone())
        .collect();
    assert!(ids.windows(2).all(|pair| pair[0] == pair[1]));
}

#[actix_web::test]
async fn w4_ten_first_failures_ban_for_half_an_hour_and_events_are_lost() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "change", "deal").await;
    stage.app.answers(503);
    for number in 0..10 {
        rename(&stage, &token, 481, &format!("Failure {number}")).await;
        stage.app.wait_for(number + 1).await;
        settled(&stage).await;
    }
    stage.app.answers(200);
    rename(&stage, &token, 481, "Lost").await;
    stage.advance(1_801).await;
    settled(&stage).await;
    rename(&stage, &token, 481, "Heard").await;
    let heard = |all: &[Seen]| titles(all).contains(&json!("Heard"));
    let mut count = stage.app.seen().len();
    while !heard(&stage.app.seen()) {
        count = stage.app.wait_for(count).await.len() + 1;
    }
    assert!(!titles(&stage.app.seen()).contains(&json!("Lost")));
}

#[actix_web::test]
async fn w4_three_days_without_a_success_delete_the_webhook() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "change", "deal").await;
    stage.app.answers(500);
    rename(&stage, &token, 481, "Nobody listens").await;
    stage.app.wait_for(1).await;
    settled(&stage).await;
    assert_eq!(webhook(&stage).await["last_http_status"], 500);
    stage.advance(3 * 86_400).await;
    while !webhook(&stage).await.is_null() {
        tokio::task::yield_now().await;
    }
}

#[actix_web::test]
async fn w4_an_answer_after_the_time_out_is_a_failure() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hooks", silent.local_addr().unwrap());
    let body = json!({"subscription_url": url, "event_action": "change", "event_object": "deal"});
    stage.call("POST", "/v1/webhooks", &token, body).await;
    stage.switch(json!({"webhook_timeout_ms": 50})).await;
    rename(&stage, &token, 481, "Slow").await;
    while stage.page("/_sim/webhooks").await.json()["waiting"] != 1 {
        tokio::task::yield_now().await;
    }
    assert_eq!(webhook(&stage).await["last_http_status"], Value::Null);
}

#[actix_web::test]
async fn w5_a_redirect_is_a_failure() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "change", "deal").await;
    stage.app.answers(302);
    rename(&stage, &token, 481, "Elsewhere").await;
    stage.app.wait_for(1).await;
    let queue = settled(&stage).await;
    assert_eq!(queue["waiting"], 1);
    assert_eq!(webhook(&stage).await["last_http_status"], 302);
}

#[actix_web::test]
async fn w6_the_source_tells_api_from_screen() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "change", "*").await;
    rename(&stage, &token, 481, "By API").await;
    let seen = stage.app.wait_for(1).await;
    assert_eq!(seen[0].body["meta"]["change_source"], "api");
    let edit = json!({"entity": "organization", "id": 310, "changes": {"name": "Harbour"}, "bulk": true, "user_id": JONAS});
    stage.lever("/_sim/edit", edit).await;
    let meta = stage.app.wait_for(2).await[1].body["meta"].clone();
    assert_eq!(
        (&meta["change_source"], &meta["is_bulk_edit"]),
        (&json!("app"), &json!(true))
    );
    assert_eq!(
        (&meta["entity"], &meta["user_id"]),
        (&json!("organization"), &json!(JONAS.to_string()))
    );
    stage
        .lever(
            "/_sim/edit",
            json!({"entity": "person", "id": 901, "changes": {"name": "Dana"}}),
        )
        .await;
    assert_eq!(
        stage.app.wait_for(3).await[2].body["meta"]["entity"],
        "person"
    );
    stage
        .lever(&format!("/_sim/users/{ANA}"), json!({"active": false}))
        .await;
    let user = stage.app.wait_for(4).await[3].body.clone();
    assert_eq!(
        (
            &user["meta"]["entity"],
            user["meta"].get("permitted_user_ids")
        ),
        (&json!("user"), None)
    );
}

#[actix_web::test]
async fn w7_a_merge_is_a_deletion_and_a_change() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "*", "deal").await;
    stage.sit(MARA).await;
    stage
        .lever(
            "/_sim/merge",
            json!({"entity": "deal", "from": 482, "to": 481}),
        )
        .await;
    let seen = stage.app.wait_for(2).await;
    let meta = |action: &str| {
        seen.iter()
            .map(|one| one.body["meta"].clone())
            .find(|meta| meta["action"] == action)
            .unwrap()
    };
    assert_eq!(
        (
            &meta("delete")["entity_id"],
            &meta("delete")["merged_to_id"]
        ),
        (&json!("482"), &json!("481"))
    );
    assert_eq!(
        (
            &meta("change")["entity_id"],
            &meta("change")["merged_from_id"]
        ),
        (&json!("481"), &json!("482"))
    );
}

#[actix_web::test]
async fn w7_deliveries_can_be_held_reversed_doubled_dropped_and_forged() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "change", "deal").await;
    stage.lever("/_sim/webhooks", json!({"mode": "hold"})).await;
    rename(&stage, &token, 481, "first").await;
    rename(&stage, &token, 481, "second").await;
    assert_eq!(stage.page("/_sim/webhooks").await.json()["held"], 2);
    stage
        .lever("/_sim/webhooks", json!({"mode": "reverse"}))
        .await;
    assert_eq!(titles(&stage.app.wait_for(2).await), ["second", "first"]);
    stage.lever("/_sim/webhooks", json!({"mode": "drop"})).await;
    rename(&stage, &token, 481, "dropped").await;
    stage
        .lever("/_sim/webhooks", json!({"mode": "duplicate"}))
        .await;
    rename(&stage, &token, 481, "twice").await;
    let seen = stage.app.wait_for(4).await;
    assert_eq!(titles(&seen)[2..], ["twice", "twice"]);
    assert_eq!(seen[2].body["meta"]["id"], seen[3].body["meta"]["id"]);
    stage
        .lever("/_sim/webhooks", json!({"mode": "forge"}))
        .await;
    rename(&stage, &token, 481, "forged").await;
    assert_eq!(
        stage.app.wait_for(5).await[4].authorization,
        "Basic aG9vazpmb3JnZWQ="
    );
}

#[actix_web::test]
async fn w8_rows_and_installments_of_a_deal_have_events() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.subscribe(&token, "*", "deal_product").await;
    stage.subscribe(&token, "*", "deal_installment").await;
    let row = json!({"product_id": 55, "item_price": 1, "quantity": 1});
    let id = stage
        .call("POST", "/api/v2/deals/481/products", &token, row)
        .await
        .data()["id"]
        .clone();
    let made = stage.app.wait_for(1).await.remove(0).body;
    assert_eq!(
        (&made["meta"]["entity"], &made["data"]["deal_id"]),
        (&json!("deal_product"), &json!(481))
    );
    stage
        .call(
            "DELETE",
            &format!("/api/v2/deals/481/products/{id}"),
            &token,
            Value::Null,
        )
        .await;
    let gone = stage.app.wait_for(2).await.remove(1).body;
    assert_eq!(
        (&gone["meta"]["action"], &gone["previous"]["deal_id"]),
        (&json!("delete"), &json!(481))
    );
    let part = json!({"description": "Rest", "amount": 10, "billing_date": "2027-03-01"});
    stage
        .call("POST", "/api/v2/deals/481/installments", &token, part)
        .await;
    assert_eq!(
        stage.app.wait_for(3).await[2].body["meta"]["entity"],
        "deal_installment"
    );
}
