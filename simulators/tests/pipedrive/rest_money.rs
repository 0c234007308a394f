//! R8, R9: history, rows, discounts, installments and the value that follows them.

use serde_json::{Value, json};

use crate::support::{MARA, Stage, field_code, text};

#[actix_web::test]
async fn r8_each_changed_field_is_in_the_changelog() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let number = field_code(&stage, &token, "dealFields", "Invoice number").await;
    let deposit = field_code(&stage, &token, "dealFields", "Deposit").await;
    let body = json!({"stage_id": 3, "custom_fields": {number.as_str(): "INV-1",
        deposit.as_str(): {"value": 250.5, "currency": "USD"}}});
    let request = stage
        .request("PATCH", "/api/v2/deals/484")
        .bearer_auth(&token);
    stage
        .go(request
            .header("user-agent", "acme-invoices/1.0")
            .json(&body))
        .await;
    let log = stage
        .get("/api/v1/deals/484/changelog", &token)
        .await
        .data();
    let find = |key: &str| {
        let lines = log.as_array().unwrap();
        lines
            .iter()
            .find(|one| one["field_key"] == key)
            .unwrap_or_else(|| panic!("no {key}"))
            .clone()
    };
    let line = find(&number);
    assert_eq!(
        (&line["old_value"], &line["new_value"]),
        (&Value::Null, &json!("INV-1"))
    );
    assert_eq!(
        (&line["actor_user_id"], &line["change_source"]),
        (&json!(MARA), &json!("api"))
    );
    assert_eq!(line["change_source_user_agent"], "acme-invoices/1.0");
    assert_eq!(find(&deposit)["new_value"], "250.5");
    assert_eq!(find(&format!("{deposit}_currency"))["new_value"], "USD");
    let stage_line = find("stage_id");
    assert_eq!(
        (&stage_line["old_value"], &stage_line["new_value"]),
        (&json!("2"), &json!("3"))
    );
    // Writing the same again leaves no trace.
    let before = log.as_array().unwrap().len();
    stage.call("PATCH", "/api/v2/deals/484", &token, body).await;
    let after = stage
        .get("/api/v1/deals/484/changelog", &token)
        .await
        .data();
    assert_eq!(after.as_array().unwrap().len(), before);
}

#[actix_web::test]
async fn r8_a_change_at_the_screen_is_marked_app_and_shown_on_the_page() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let form = [
        ("title", "New <i>name</i>"),
        ("stage_id", "3"),
        ("status", "open"),
    ];
    let saved = stage
        .go(stage.request("POST", "/_web/deal/484/edit").form(&form))
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let log = stage
        .get("/api/v1/deals/484/changelog", &token)
        .await
        .data();
    let title = log
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["field_key"] == "title")
        .unwrap()
        .clone();
    assert_eq!(
        (&title["change_source"], &title["change_source_user_agent"]),
        (&json!("app"), &Value::Null)
    );
    let page = stage.page("/deal/484").await.text;
    assert!(page.contains("<h2 id=\"changelog\">Changelog</h2>"));
    assert!(page.contains("<ins>New &lt;i&gt;name&lt;/i&gt;</ins>"));
}

#[actix_web::test]
async fn r8_flow_hides_custom_fields_unless_asked() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let number = field_code(&stage, &token, "dealFields", "Invoice number").await;
    let body = json!({"stage_id": 3, "custom_fields": {number.as_str(): "INV-1"}});
    stage.call("PATCH", "/api/v2/deals/484", &token, body).await;
    stage
        .call(
            "POST",
            "/v1/notes",
            &token,
            json!({"content": "n", "deal_id": 484}),
        )
        .await;
    let keys = |answer: Value| -> Vec<String> {
        let entries = answer.as_array().unwrap().clone();
        entries
            .iter()
            .filter(|one| one["object"] == "dealChange")
            .map(|one| text(&one["data"]["field_key"]))
            .collect()
    };
    let few = stage.get("/v1/deals/484/flow", &token).await.data();
    assert!(
        few.as_array()
            .unwrap()
            .iter()
            .any(|one| one["object"] == "note")
    );
    assert!(!keys(few.clone()).contains(&number));
    let moved = few
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["data"]["field_key"] == "stage_id")
        .unwrap()
        .clone();
    assert_eq!(
        moved["data"]["additional_data"]["new_value_formatted"],
        "Proposal"
    );
    let all = stage
        .get("/v1/deals/484/flow?all_changes=1&items=dealChange", &token)
        .await
        .data();
    assert!(
        all.as_array()
            .unwrap()
            .iter()
            .all(|one| one["object"] == "dealChange")
    );
    let custom = all
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["data"]["field_key"] == number.as_str())
        .unwrap();
    assert_eq!(custom["data"]["additional_data"], json!([]));
}

async fn value(stage: &Stage, token: &str, deal: i64) -> Value {
    stage
        .get(&format!("/api/v2/deals/{deal}"), token)
        .await
        .data()["value"]
        .clone()
}

#[actix_web::test]
async fn r9_the_deal_value_follows_enabled_rows_and_discounts() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    assert_eq!(value(&stage, &token, 481).await, json!(1311));
    assert_eq!(value(&stage, &token, 492).await, json!(2660.4));
    // The disabled row of this deal does not count, the recurring one of the other does twelve times.
    assert_eq!(value(&stage, &token, 493).await, json!(139));
    assert_eq!(value(&stage, &token, 494).await, json!(860));
    let row = json!({"product_id": 58, "item_price": 0.335, "quantity": 3});
    let made = stage
        .call("POST", "/api/v2/deals/481/products", &token, row)
        .await;
    assert_eq!((made.status, &made.data()["sum"]), (201, &json!(1.01)));
    assert_eq!(value(&stage, &token, 481).await, json!(1312.01));
    let path = format!("/api/v2/deals/481/products/{}", made.data()["id"]);
    stage
        .call("PATCH", &path, &token, json!({"is_enabled": false}))
        .await;
    assert_eq!(value(&stage, &token, 481).await, json!(1311));
    // What is written to the value is overruled.
    stage
        .call("PATCH", "/api/v2/deals/481", &token, json!({"value": 5}))
        .await;
    assert_eq!(value(&stage, &token, 481).await, json!(1311));
    let log = stage.get("/v1/deals/481/changelog", &token).await.data();
    assert_eq!(log[0]["field_key"], "value");
}

#[actix_web::test]
async fn r9_discounts_are_made_changed_and_removed() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let path = "/api/v2/deals/481/discounts";
    for wrong in [
        json!({"amount": 10, "type": "percentage"}),
        json!({"amount": 0, "type": "amount", "description": "x"}),
        json!({"amount": "5", "type": "amount", "description": "x"}),
    ] {
        assert_eq!(stage.call("POST", path, &token, wrong).await.status, 400);
    }
    let body = json!({"amount": 11, "type": "amount", "description": "Autumn"});
    let made = stage.call("POST", path, &token, body).await;
    assert_eq!(made.status, 201);
    let id = text(&made.data()["id"]);
    assert_eq!(id.len(), 36);
    assert_eq!(value(&stage, &token, 481).await, json!(1300));
    let one = format!("{path}/{id}");
    stage
        .call(
            "PATCH",
            &one,
            &token,
            json!({"type": "percentage", "amount": 50}),
        )
        .await;
    assert_eq!(value(&stage, &token, 481).await, json!(655.5));
    assert_eq!(
        stage
            .get(path, &token)
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        stage.call("DELETE", &one, &token, Value::Null).await.status,
        200
    );
    assert_eq!(value(&stage, &token, 481).await, json!(1311));
    assert_eq!(
        stage.call("DELETE", &one, &token, Value::Null).await.status,
        404
    );
}

#[actix_web::test]
async fn r9_the_tax_method_belongs_to_the_whole_deal() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let rows = stage.get("/api/v2/deals/482/products", &token).await.data();
    let path = format!("/api/v2/deals/482/products/{}", rows[1]["id"]);
    stage
        .call("PATCH", &path, &token, json!({"tax_method": "inclusive"}))
        .await;
    let rows = stage.get("/api/v2/deals/482/products", &token).await.data();
    assert_eq!(
        (&rows[0]["tax_method"], &rows[1]["tax_method"]),
        (&json!("inclusive"), &json!("inclusive"))
    );
    assert_eq!(rows[0]["tax"], 22);
}

#[actix_web::test]
async fn r9_rows_keep_the_rules_of_products_and_recurrence() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let path = "/api/v2/deals/484/products";
    let row = |more: Value| {
        let mut row = json!({"product_id": 55, "item_price": 10, "quantity": 1});
        row.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        row
    };
    for wrong in [
        json!({"quantity": null}),
        json!({"item_price": "10"}),
        json!({"product_id": 63}),
        json!({"discount_type": "gift"}),
        json!({"billing_frequency": "weekly"}),
        json!({"billing_frequency": "monthly", "billing_frequency_cycles": 209}),
        json!({"billing_frequency": "one-time", "billing_frequency_cycles": 2}),
    ] {
        assert_eq!(
            stage
                .call("POST", path, &token, row(wrong.clone()))
                .await
                .status,
            400,
            "{wrong}"
        );
    }
    assert_eq!(
        stage
            .call("POST", path, &token, row(json!({"product_id": 1})))
            .await
            .status,
        404
    );
    let many: Vec<Value> = (0..20)
        .map(|_| row(json!({"billing_frequency": "monthly"})))
        .collect();
    let bulk = stage
        .call(
            "POST",
            &format!("{path}/bulk"),
            &token,
            json!({"data": many}),
        )
        .await;
    assert_eq!(
        (bulk.status, bulk.data().as_array().unwrap().len()),
        (201, 20)
    );
    assert_eq!(bulk.data()[0]["comments"], "");
    assert_eq!(
        stage
            .call(
                "POST",
                path,
                &token,
                row(json!({"billing_frequency": "monthly"}))
            )
            .await
            .status,
        400
    );
    let deal = stage.get("/api/v2/deals/484", &token).await.data();
    assert_eq!((&deal["mrr"], &deal["arr"]), (&json!(200), &json!(2400)));
    let gone = stage.call("DELETE", path, &token, Value::Null).await;
    assert_eq!(gone.data()["ids"].as_array().unwrap().len(), 20);
    assert_eq!(
        stage
            .get("/api/v2/deals/products?deal_ids=484,481", &token)
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[actix_web::test]
async fn r9_installments_need_one_time_products_only() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let listed = stage
        .get("/api/v2/deals/installments?deal_ids=496", &token)
        .await
        .data();
    assert_eq!(
        (&listed[0]["description"], &listed[0]["amount"]),
        (&json!("Deposit"), &json!(1000))
    );
    let body = json!({"description": "Rest", "amount": 10, "billing_date": "2027-03-01"});
    for deal in [484, 494] {
        let path = format!("/api/v2/deals/{deal}/installments");
        assert_eq!(
            stage.call("POST", &path, &token, body.clone()).await.status,
            400,
            "{deal}"
        );
    }
    let made = stage
        .call("POST", "/api/v2/deals/481/installments", &token, body)
        .await;
    assert_eq!(made.status, 201);
    let path = format!("/api/v2/deals/481/installments/{}", made.data()["id"]);
    let changed = stage
        .call("PATCH", &path, &token, json!({"amount": 12.5}))
        .await
        .data();
    assert_eq!(changed["amount"], 12.5);
    let recurring =
        json!({"product_id": 59, "item_price": 1, "quantity": 1, "billing_frequency": "monthly"});
    assert_eq!(
        stage
            .call("POST", "/api/v2/deals/481/products", &token, recurring)
            .await
            .status,
        400
    );
    assert_eq!(
        stage
            .call("DELETE", &path, &token, Value::Null)
            .await
            .status,
        200
    );
}
