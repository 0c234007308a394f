//! R11–R14: notes, files, contact sync, visibility, permission sets, search.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::{ANA, COMPANY, JONAS, MARA, NILS, Stage, text};

#[actix_web::test]
async fn r11_notes_are_sanitized_and_belong_to_their_author() {
    let stage = Stage::new();
    let (mara, jonas) = (stage.access(MARA).await, stage.access(JONAS).await);
    let body = json!({"content": "<p>Sent <a href=\"https://app.example/i/1\">INV-1</a><script>x()</script></p>",
        "deal_id": 481, "pinned_to_deal_flag": 1});
    let note = stage.call("POST", "/api/v1/notes", &mara, body).await;
    assert_eq!(note.status, 201);
    let data = note.data();
    assert!(text(&data["content"]).contains("<a href=\"https://app.example/i/1\""));
    assert!(!text(&data["content"]).contains("x()"));
    assert_eq!(
        (&data["org_id"], &data["pinned_to_deal_flag"]),
        (&json!(310), &json!(true))
    );
    assert_eq!(data["deal"]["title"], "Harbour lights, phase 2");
    assert_eq!(
        stage
            .call("POST", "/v1/notes", &mara, json!({"content": "lost"}))
            .await
            .status,
        400
    );
    let path = format!("/v1/notes/{}", data["id"]);
    assert_eq!(
        stage
            .call("PUT", &path, &jonas, json!({"content": "mine"}))
            .await
            .status,
        403
    );
    let changed = stage
        .call(
            "PUT",
            &path,
            &mara,
            json!({"content": "Paid", "pinned_to_deal_flag": 0}),
        )
        .await;
    assert_eq!(
        (
            &changed.data()["content"],
            &changed.data()["last_update_user_id"]
        ),
        (&json!("Paid"), &json!(MARA))
    );
    let others = json!({"content": "x", "deal_id": 481, "user_id": MARA});
    assert_eq!(
        stage.call("POST", "/v1/notes", &jonas, others).await.status,
        403
    );
    assert_eq!(
        stage.call("DELETE", &path, &mara, Value::Null).await.status,
        200
    );
    assert_eq!(stage.get(&path, &mara).await.status, 404);
    let newest = stage
        .get("/v1/notes?deal_id=481&sort=add_time%20DESC", &mara)
        .await
        .data();
    assert!(text(&newest[0]["content"]).contains("Dana"));
}

#[actix_web::test]
async fn r11_files_are_stored_listed_and_come_back() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let part = Part::bytes(b"%PDF-1.7 hello".to_vec())
        .file_name("INV-2041.pdf")
        .mime_str("application/pdf");
    let form = Form::new()
        .part("file", part.unwrap())
        .text("deal_id", "481");
    let made = stage
        .go(stage
            .request("POST", "/api/v1/files")
            .bearer_auth(&token)
            .multipart(form))
        .await;
    assert_eq!(made.status, 201, "{}", made.text);
    let file = made.data();
    assert_eq!(
        (&file["name"], &file["file_size"]),
        (&json!("INV-2041.pdf"), &json!(14))
    );
    assert_eq!(
        (&file["deal_id"], &file["org_id"]),
        (&json!(481), &json!(310))
    );
    let listed = stage.get("/v1/deals/481/files", &token).await.data();
    assert_eq!(listed[0]["id"], file["id"]);
    let url = text(&file["url"]);
    let path = url.strip_prefix(stage.sim.public_url()).unwrap();
    let body = stage.get(path, &token).await;
    assert_eq!(
        (body.text.as_str(), body.header("content-type")),
        ("%PDF-1.7 hello", "application/pdf")
    );
    assert!(stage.page("/deal/481").await.text.contains("INV-2041.pdf"));
    let other = stage.access(NILS).await;
    assert_eq!(stage.get(path, &other).await.status, 404);
    let one = format!("/v1/files/{}", file["id"]);
    let renamed = stage
        .request("PUT", &one)
        .bearer_auth(&token)
        .form(&[("name", "final.pdf")]);
    assert_eq!(stage.go(renamed).await.data()["name"], "final.pdf");
    stage.call("DELETE", &one, &token, Value::Null).await;
    assert_eq!(stage.get(&one, &token).await.status, 404);
}

#[actix_web::test]
async fn r12_contact_sync_keys_are_hidden_and_refused() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let person = stage.get("/api/v2/persons/901", &token).await.data();
    assert!(person.get("job_title").is_none());
    let write = json!({"name": "Dana W.", "job_title": "CEO"});
    assert_eq!(
        stage
            .call("PATCH", "/api/v2/persons/901", &token, write.clone())
            .await
            .status,
        403
    );
    assert_eq!(
        stage.get("/api/v2/persons/901", &token).await.data()["name"],
        "Dana Whitfield"
    );
    stage
        .lever(
            &format!("/_sim/companies/{COMPANY}"),
            json!({"contact_sync": true}),
        )
        .await;
    assert!(stage.get("/api/v2/persons/901", &token).await.data()["job_title"].is_null());
    assert_eq!(
        stage
            .call("PATCH", "/api/v2/persons/901", &token, write)
            .await
            .data()["name"],
        "Dana W."
    );
}

#[actix_web::test]
async fn r13_a_user_sees_what_visibility_and_pipelines_permit() {
    let stage = Stage::new();
    let (mara, jonas, ana) = (
        stage.access(MARA).await,
        stage.access(JONAS).await,
        stage.access(ANA).await,
    );
    // 498 is Jonas' own; 497 lies in a pipeline hidden from Ana.
    for (token, own, hidden) in [(&mara, 200, 200), (&jonas, 200, 200), (&ana, 404, 404)] {
        assert_eq!(stage.get("/api/v2/deals/498", token).await.status, own);
        assert_eq!(stage.get("/api/v2/deals/497", token).await.status, hidden);
    }
    let listed = stage
        .get("/api/v2/deals?ids=481,497,498", &ana)
        .await
        .data();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(
        stage.get("/api/v2/deals/497/products", &ana).await.status,
        404
    );
    assert_eq!(stage.get("/api/v2/pipelines/2", &ana).await.status, 404);
    stage.switch(json!({"hidden_deal_status": 403})).await;
    assert_eq!(stage.get("/api/v2/deals/497", &ana).await.status, 403);
    // On plans with groups, 3 means the owner's group.
    stage
        .lever(
            &format!("/_sim/companies/{COMPANY}"),
            json!({"plan": "premium"}),
        )
        .await;
    assert_eq!(stage.get("/api/v2/deals/481", &jonas).await.status, 200);
    assert_eq!(stage.get("/api/v2/deals/481", &ana).await.status, 403);
    stage.sit(ANA).await;
    assert_eq!(stage.page("/deal/481").await.status, 404);
}

#[actix_web::test]
async fn r13_no_token_reaches_another_company() {
    let stage = Stage::new();
    let (mara, nils) = (stage.access(MARA).await, stage.access(NILS).await);
    assert_eq!(
        stage.get("/api/v2/deals/481", &mara).await.data()["title"],
        "Harbour lights, phase 2"
    );
    assert_eq!(
        stage.get("/api/v2/deals/481", &nils).await.data()["title"],
        "Quay turbine inspection"
    );
    assert_eq!(stage.get("/api/v2/deals/482", &nils).await.status, 404);
    assert_eq!(
        stage.get("/api/v2/organizations/311", &nils).await.status,
        404
    );
    assert_eq!(
        stage
            .get("/v1/users", &nils)
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[actix_web::test]
async fn r14_permission_sets_forbid_single_acts() {
    let stage = Stage::new();
    let jonas = stage.access(JONAS).await;
    let set = json!({"permissions": {"can_add_deals": false, "can_edit_others": false, "can_delete": false,
        "can_change_visibility": false, "can_edit_products": false}});
    stage
        .lever(&format!("/_sim/users/{JONAS}"), set.clone())
        .await;
    let refused = stage
        .call("PATCH", "/api/v2/deals/481", &jonas, json!({"title": "x"}))
        .await;
    assert_eq!(
        (refused.status, &refused.json()["error"]),
        (403, &json!("You do not have permissions to do this."))
    );
    assert_eq!(
        stage
            .call(
                "PATCH",
                "/api/v2/deals/498",
                &jonas,
                json!({"title": "Own"})
            )
            .await
            .status,
        200
    );
    assert_eq!(
        stage
            .call(
                "PATCH",
                "/api/v2/deals/498",
                &jonas,
                json!({"visible_to": 3})
            )
            .await
            .status,
        403
    );
    assert_eq!(
        stage
            .call("POST", "/api/v2/deals", &jonas, json!({"title": "New"}))
            .await
            .status,
        403
    );
    assert_eq!(
        stage
            .call("DELETE", "/api/v2/deals/498", &jonas, Value::Null)
            .await
            .status,
        403
    );
    assert_eq!(
        stage
            .call("PATCH", "/api/v2/products/55", &jonas, json!({"name": "x"}))
            .await
            .status,
        403
    );
    let row = json!({"product_id": 55, "item_price": 1, "quantity": 1});
    assert_eq!(
        stage
            .call("POST", "/api/v2/deals/481/products", &jonas, row)
            .await
            .status,
        403
    );
    // Admins may do everything, whatever their set says.
    stage.lever(&format!("/_sim/users/{MARA}"), set).await;
    let mara = stage.access(MARA).await;
    assert_eq!(
        stage
            .call("POST", "/api/v2/deals", &mara, json!({"title": "New"}))
            .await
            .status,
        201
    );
}

#[actix_web::test]
async fn search_answers_in_its_own_shape() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let found = stage
        .get(
            "/api/v2/organizations/search?term=tideway&fields=name",
            &token,
        )
        .await
        .data();
    let item = &found["items"][0]["item"];
    assert_eq!(
        (&item["type"], &item["name"]),
        (&json!("organization"), &json!("Tideway Marine OÜ"))
    );
    assert!(item["address"].is_string() && item["custom_fields"].is_array());
    assert_eq!(
        stage
            .get("/api/v2/organizations/search?term=t", &token)
            .await
            .status,
        400
    );
    let all = stage
        .get(
            "/api/v2/itemSearch?term=harbour&item_types=deal,organization,person",
            &token,
        )
        .await
        .data();
    let types: Vec<_> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| text(&one["item"]["type"]))
        .collect();
    assert!(
        types.contains(&"deal".to_owned()) && types.contains(&"person".to_owned()),
        "{types:?}"
    );
    assert!(all["related_items"].is_array());
    let field = stage.get("/api/v2/itemSearch/field?entity_type=organization&field=name&match=exact&term=Acme%20Rockets", &token);
    assert_eq!(
        field.await.data(),
        json!([{"id": 315, "name": "Acme Rockets"}])
    );
}

#[actix_web::test]
async fn users_me_tells_person_company_and_language() {
    let stage = Stage::new();
    let ana = stage.access(ANA).await;
    let me = stage.get("/v1/users/me", &ana).await.data();
    assert_eq!(
        (&me["id"], &me["company_id"]),
        (&json!(ANA), &json!(COMPANY))
    );
    assert_eq!(
        me["language"],
        json!({"language_code": "pt", "country_code": "BR"})
    );
    assert_eq!(
        (&me["locale"], &me["timezone_name"]),
        (&json!("pt_BR"), &json!("Europe/Tallinn"))
    );
    assert!(
        me["access"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["admin"] == false)
    );
    let currencies = stage.get("/v1/currencies?term=yen", &ana).await.data();
    assert_eq!(
        (&currencies[0]["code"], &currencies[0]["decimal_points"]),
        (&json!("JPY"), &json!(0))
    );
}
