//! R1–R7: addresses, scopes, validation, paging, shapes, fields.

use serde_json::{Value, json};

use crate::support::{COMPANY, JONAS, MARA, Stage, field_code, text};

#[actix_web::test]
async fn r1_three_prefixes_answer_and_retired_endpoints_are_gone() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    for path in ["/v1/users/me", "/api/v1/users/me", "/api/v2/deals/481"] {
        assert_eq!(stage.get(path, &token).await.status, 200, "{path}");
    }
    assert_eq!(stage.get("/v2/deals/481", &token).await.status, 404);
    assert_eq!(
        stage
            .call("PUT", "/api/v2/deals/481", &token, json!({}))
            .await
            .status,
        405
    );
    let gone = [
        "/v1/deals",
        "/api/v1/deals/481",
        "/v1/persons/901",
        "/v1/organizations",
        "/v1/products/55",
    ];
    for path in gone {
        assert_eq!(stage.get(path, &token).await.status, 410, "{path}");
    }
    stage.switch(json!({"retired_v1_works": true})).await;
    assert_eq!(stage.get("/v1/deals/481", &token).await.data()["id"], 481);
}

#[actix_web::test]
async fn r2_each_endpoint_wants_its_scope() {
    let stage = Stage::with(|options| options.scopes = vec!["base".into(), "deals:read".into()]);
    let token = stage.access(MARA).await;
    for path in [
        "/v1/users/me",
        "/v1/currencies",
        "/api/v2/deals/481",
        "/api/v2/deals/481/products",
        "/v1/notes",
    ] {
        assert_eq!(stage.get(path, &token).await.status, 200, "{path}");
    }
    for path in [
        "/v1/users",
        "/api/v2/organizations/310",
        "/api/v2/products/55",
        "/v1/webhooks",
        "/v1/deals/481/flow",
        "/api/v2/itemSearch?term=light",
    ] {
        let refused = stage.get(path, &token).await;
        assert_eq!(refused.status, 403, "{path}");
        assert_eq!(refused.json()["error"], "Scope and URL mismatch");
        assert_eq!(refused.json()["errorCode"], 403);
    }
    let write = stage
        .call("PATCH", "/api/v2/deals/481", &token, json!({"title": "x"}))
        .await;
    assert_eq!(write.json()["error"], "Scope and URL mismatch");
    // Whoever may read deals may search them, too.
    assert_eq!(
        stage
            .get("/api/v2/deals/search?term=harbour", &token)
            .await
            .status,
        200
    );
}

#[actix_web::test]
async fn r2_the_switch_refuses_webhooks_without_https() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.switch(json!({"https_webhooks_only": true})).await;
    let body = json!({"subscription_url": "http://app.example/h", "event_action": "*", "event_object": "deal"});
    let refused = stage.call("POST", "/v1/webhooks", &token, body).await;
    assert_eq!(
        (refused.status, &refused.json()["error"]),
        (403, &json!("Scope and URL mismatch"))
    );
}

#[actix_web::test]
async fn r3_v2_never_coerces() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let set = field_code(&stage, &token, "dealFields", "Services").await;
    for body in [
        json!({"value": "12.5"}),
        json!({"org_id": "310"}),
        json!({"is_archived": 1}),
        json!({"expected_close_date": "30.11.2026"}),
        json!({"status": "deleted"}),
        json!({"custom_fields": {"0000000000000000000000000000000000000000": "x"}}),
        json!({"custom_fields": {set.as_str(): []}}),
        json!({"custom_fields": {set.as_str(): [99]}}),
        json!({"lost_reason": "too early"}),
    ] {
        let refused = stage
            .call("PATCH", "/api/v2/deals/481", &token, body.clone())
            .await;
        assert_eq!(refused.status, 400, "{body}");
        assert_eq!(refused.json()["code"], "ERR_SCHEMA_VALIDATION_FAILED");
    }
    let bad_time = stage
        .get(
            "/api/v2/deals?updated_since=2026-11-20T07:45:56.123Z",
            &token,
        )
        .await;
    assert_eq!(bad_time.json()["code"], "ERR_SCHEMA_VALIDATION_FAILED");
    assert_eq!(
        stage
            .get("/api/v2/deals?updated_since=2026-11-20T07:45:56Z", &token)
            .await
            .status,
        200
    );
    let cleared = json!({"custom_fields": {set.as_str(): null}});
    let answer = stage
        .call("PATCH", "/api/v2/deals/481", &token, cleared)
        .await;
    assert_eq!(answer.data()["custom_fields"][set], Value::Null);
}

#[actix_web::test]
async fn r4_cursors_walk_through_v2_lists() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let mut seen = Vec::new();
    let mut path = "/api/v2/deals/495/products?limit=25".to_owned();
    loop {
        let page = stage.get(&path, &token).await.json();
        let rows = page["data"].as_array().unwrap();
        assert!(rows.len() <= 25);
        seen.extend(rows.iter().map(|row| row["id"].as_i64().unwrap()));
        let next = &page["additional_data"]["next_cursor"];
        let Some(cursor) = next.as_str() else { break };
        path = format!("/api/v2/deals/495/products?limit=25&cursor={cursor}");
    }
    seen.dedup();
    assert_eq!(seen.len(), 60);
    assert_eq!(
        stage.get("/api/v2/deals?cursor=bogus", &token).await.status,
        400
    );
    assert_eq!(
        stage.get("/api/v2/deals?limit=501", &token).await.status,
        200
    );
    stage.switch(json!({"over_limit": "reject"})).await;
    assert_eq!(
        stage.get("/api/v2/deals?limit=501", &token).await.status,
        400
    );
    assert_eq!(
        stage
            .get("/api/v2/itemSearch?term=light&limit=101", &token)
            .await
            .status,
        400
    );
    assert_eq!(
        stage
            .get("/api/v2/itemSearch?term=light&limit=100", &token)
            .await
            .status,
        200
    );
}

#[actix_web::test]
async fn r4_offsets_walk_through_v1_lists() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let empty = stage.get("/v1/notes?deal_id=485", &token).await;
    assert_eq!(empty.data(), Value::Null);
    for number in 0..3 {
        let note = json!({"content": format!("note {number}"), "deal_id": 485});
        assert_eq!(
            stage.call("POST", "/v1/notes", &token, note).await.status,
            201
        );
    }
    let first = stage
        .get("/v1/notes?deal_id=485&limit=2", &token)
        .await
        .json();
    let paging = &first["additional_data"]["pagination"];
    assert_eq!(
        (&paging["more_items_in_collection"], &paging["next_start"]),
        (&json!(true), &json!(2))
    );
    let second = stage
        .get("/v1/notes?deal_id=485&limit=2&start=2", &token)
        .await
        .json();
    assert_eq!(second["data"].as_array().unwrap().len(), 1);
    assert_eq!(
        second["additional_data"]["pagination"]["more_items_in_collection"],
        false
    );
}

#[actix_web::test]
async fn r5_a_deal_answers_with_every_custom_field() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let deal = stage.get("/api/v2/deals/484", &token).await.data();
    let custom = deal["custom_fields"].as_object().unwrap();
    assert_eq!(custom.len(), 7);
    assert!(custom.values().all(Value::is_null));
    let project = field_code(&stage, &token, "dealFields", "Project type").await;
    let services = field_code(&stage, &token, "dealFields", "Services").await;
    let path = format!("/api/v2/deals/481?custom_fields={project},{services}");
    let plain = stage.get(&path, &token).await.data();
    assert_eq!(
        plain["custom_fields"],
        json!({project.as_str(): 18, services.as_str(): [21, 22]})
    );
    let more = format!(
        "{path}&include_option_labels=true&include_labels=true&include_fields=products_count"
    );
    let labelled = stage.get(&more, &token).await.data();
    assert_eq!(
        labelled["custom_fields"][&project],
        json!({"id": 18, "label": "Extension"})
    );
    assert_eq!(
        labelled["custom_fields"][&services][1]["label"],
        "Installation"
    );
    assert_eq!(
        (&labelled["products_count"], &labelled["labels"][0]["id"]),
        (&json!(2), &json!(24))
    );
    let sixteen = vec!["a"; 16].join(",");
    assert_eq!(
        stage
            .get(
                &format!("/api/v2/deals/481?custom_fields={sixteen}"),
                &token
            )
            .await
            .status,
        400
    );
}

#[actix_web::test]
async fn r6_patch_merges_and_archived_deals_refuse() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let before = stage.get("/api/v2/deals/484", &token).await.data();
    stage.advance(60).await;
    let code = field_code(&stage, &token, "dealFields", "Invoice number").await;
    let patch = json!({"title": "Renamed", "custom_fields": {code.as_str(): "INV-2041"}});
    let after = stage
        .call("PATCH", "/api/v2/deals/484", &token, patch)
        .await
        .data();
    assert_eq!(
        (&after["title"], &after["value"]),
        (&json!("Renamed"), &before["value"])
    );
    assert_eq!(after["custom_fields"][&code], "INV-2041");
    assert_ne!(after["update_time"], before["update_time"]);
    let archived = stage
        .call("PATCH", "/api/v2/deals/487", &token, json!({"title": "x"}))
        .await;
    assert_eq!(archived.status, 403);
    stage.switch(json!({"archived_patch_status": 400})).await;
    let archived = stage
        .call("PATCH", "/api/v2/deals/487", &token, json!({"title": "x"}))
        .await;
    assert_eq!(archived.status, 400);
}

#[actix_web::test]
async fn r6_a_won_deal_gets_its_times() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let won = stage
        .call(
            "PATCH",
            "/api/v2/deals/484",
            &token,
            json!({"status": "won"}),
        )
        .await
        .data();
    assert!(won["won_time"].is_string() && won["close_time"].is_string());
    let open = stage
        .call(
            "PATCH",
            "/api/v2/deals/484",
            &token,
            json!({"status": "open"}),
        )
        .await
        .data();
    assert!(open["won_time"].is_null() && open["close_time"].is_null());
}

#[actix_web::test]
async fn r7_fields_are_made_with_codes_and_options() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let body = json!({"field_name": "Invoice status", "field_type": "enum", "options": [{"label": "Open"}, {"label": "Paid"}]});
    let made = stage
        .call("POST", "/api/v2/dealFields", &token, body.clone())
        .await;
    assert_eq!(made.status, 201);
    let code = text(&made.data()["field_code"]);
    assert!(code.len() == 40 && code.chars().all(|one| one.is_ascii_hexdigit()));
    let ids: Vec<i64> = made.data()["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_i64().unwrap())
        .collect();
    assert_eq!(ids.len(), 2);
    // The same name again is another field.
    let twin = stage
        .call("POST", "/api/v2/dealFields", &token, body.clone())
        .await
        .data();
    assert_ne!(twin["field_code"], code);
    let path = format!("/api/v2/dealFields/{code}/options");
    assert_eq!(
        stage
            .call("POST", &path, &token, json!([{"label": "Void"}]))
            .await
            .status,
        201
    );
    let half = json!([{"id": ids[0], "label": "Offen"}, {"id": 1, "label": "?"}]);
    assert_eq!(stage.call("PATCH", &path, &token, half).await.status, 400);
    let field = stage
        .get(&format!("/api/v2/dealFields/{code}"), &token)
        .await
        .data();
    let labels: Vec<_> = field["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["label"].clone())
        .collect();
    assert_eq!(labels, [json!("Open"), json!("Paid"), json!("Void")]);
    let patch = stage
        .call(
            "PATCH",
            "/api/v2/deals/481",
            &token,
            json!({"custom_fields": {code.as_str(): ids[1]}}),
        )
        .await;
    assert_eq!(patch.data()["custom_fields"][&code], ids[1]);
    for wrong in [
        json!({"field_name": "x", "field_type": "boolean"}),
        json!({"field_name": "x", "field_type": "set"}),
    ] {
        assert_eq!(
            stage
                .call("POST", "/api/v2/dealFields", &token, wrong)
                .await
                .status,
            400
        );
    }
}

#[actix_web::test]
async fn r7_plan_and_permission_limit_new_fields() {
    let stage = Stage::new();
    let (mara, jonas) = (stage.access(MARA).await, stage.access(JONAS).await);
    let body = json!({"field_name": "More", "field_type": "varchar"});
    let set = json!({"permissions": {"can_add_custom_fields": false}});
    stage.lever(&format!("/_sim/users/{JONAS}"), set).await;
    assert_eq!(
        stage
            .call("POST", "/api/v2/dealFields", &jonas, body.clone())
            .await
            .status,
        403
    );
    stage
        .lever(
            &format!("/_sim/companies/{COMPANY}"),
            json!({"field_limit": 7}),
        )
        .await;
    let full = stage.call("POST", "/api/v2/dealFields", &mara, body).await;
    assert_eq!(
        (full.status, &full.json()["code"]),
        (403, &json!("feature_capping_custom_fields_limit"))
    );
}
