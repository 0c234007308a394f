//! Statements 1–10: OAuth.

use serde_json::{Value, json};

use crate::support::{ACCOUNTING, Bench, UK, US, parameter};

async fn authorize(
    bench: &Bench,
    change: impl FnOnce(&mut Vec<(&'static str, String)>),
) -> reqwest::Response {
    let mut query = vec![
        ("client_id", "qb-client".to_owned()),
        ("response_type", "code".to_owned()),
        ("scope", ACCOUNTING.to_owned()),
        ("redirect_uri", bench.redirect_uri()),
        ("state", "s-1".to_owned()),
    ];
    change(&mut query);
    bench
        .http
        .get(bench.url("/connect/oauth2"))
        .query(&query)
        .send()
        .await
        .unwrap()
}

fn location(answer: &reqwest::Response) -> &str {
    assert_eq!(answer.status(), 302);
    answer.headers()["location"].to_str().unwrap()
}

#[tokio::test]
async fn s01_wrong_authorize_requests() {
    let bench = Bench::new().await;
    for wrong in ["client_id", "redirect_uri", "response_type", "state"] {
        let answer = authorize(&bench, |query| {
            for (name, value) in query.iter_mut() {
                if *name == wrong {
                    *value = if wrong == "state" {
                        String::new()
                    } else {
                        "http://evil.example/".into()
                    };
                }
            }
        })
        .await;
        assert_eq!(answer.status(), 400, "{wrong}");
        assert!(answer.text().await.unwrap().starts_with("<!DOCTYPE html>"));
    }
    let answer = authorize(&bench, |query| {
        query[2].1 = "com.intuit.quickbooks.everything".into();
    })
    .await;
    assert_eq!(
        parameter(location(&answer), "error").as_deref(),
        Some("invalid_scope")
    );
    let uri = bench.redirect_uri();
    let form = [
        ("client_id", "qb-client"),
        ("response_type", "code"),
        ("scope", ACCOUNTING),
        ("redirect_uri", &uri),
        ("state", "s-1"),
        ("decision", "deny"),
    ];
    let answer = bench
        .http
        .post(bench.url("/connect/oauth2"))
        .form(&form)
        .send()
        .await
        .unwrap();
    assert_eq!(
        parameter(location(&answer), "error").as_deref(),
        Some("access_denied")
    );
    assert_eq!(
        parameter(location(&answer), "state").as_deref(),
        Some("s-1")
    );
}

#[tokio::test]
async fn s02_consent_for_one_of_two_companies() {
    let bench = Bench::new().await;
    let page = authorize(&bench, |query| query[4].1 = "\"><script>".into())
        .await
        .text()
        .await
        .unwrap();
    assert!(page.contains(US) && page.contains(UK));
    assert!(!page.contains("<script>"), "the state is escaped");
    assert_eq!(
        bench
            .connect(UK)
            .await
            .get(&format!("companyinfo/{UK}"))
            .await
            .status,
        200
    );

    let auto = Bench::with(|options| options.auto_consent = true).await;
    auto.lever("/_sim/session", json!({ "realm_id": UK })).await;
    let answer = authorize(&auto, |_| {}).await;
    assert_eq!(parameter(location(&answer), "realmId").as_deref(), Some(UK));
    assert_eq!(
        parameter(location(&answer), "state").as_deref(),
        Some("s-1")
    );
    assert!(parameter(location(&answer), "code").is_some());
}

#[tokio::test]
async fn s03_a_code_works_once_and_not_for_long() {
    let bench = Bench::new().await;
    let code = bench.code(US, ACCOUNTING).await;
    let wrong = [
        ("grant_type", "authorization_code"),
        ("code", &*code),
        ("redirect_uri", "http://evil.example/"),
    ];
    assert_eq!(bench.token(&wrong).await.0, 400);
    let (status, first) = bench.exchange(&code).await;
    assert_eq!(status, 200);
    let (status, body) = bench.exchange(&code).await;
    assert_eq!((status, &body["error"]), (400, &json!("invalid_grant")));
    let refresh = first["refresh_token"].as_str().unwrap();
    assert_eq!(
        bench.refresh(refresh).await.0,
        200,
        "by default the first tokens live on"
    );
    bench
        .switch(json!({ "second_code_use_revokes": true }))
        .await;
    assert_eq!(bench.exchange(&code).await.0, 400);
    assert_eq!(bench.refresh(refresh).await.1["error"], "invalid_grant");

    let code = bench.code(US, ACCOUNTING).await;
    bench.pass(301).await;
    assert_eq!(bench.exchange(&code).await.1["error"], "invalid_grant");
}

#[tokio::test]
async fn s04_client_and_grant_type_are_checked() {
    let bench = Bench::new().await;
    let request = bench
        .http
        .post(bench.url("/oauth2/v1/tokens/bearer"))
        .basic_auth("qb-client", Some("wrong"));
    let answer = request
        .form(&[("grant_type", "refresh_token"), ("refresh_token", "x")])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 401);
    assert_eq!(
        answer.json::<Value>().await.unwrap()["error"],
        "invalid_client"
    );
    let (status, body) = bench.token(&[("grant_type", "password")]).await;
    assert_eq!(
        (status, &body["error"]),
        (400, &json!("unsupported_grant_type"))
    );
}

#[tokio::test]
async fn s05_fields_of_the_token_answer() {
    let bench = Bench::new().await;
    let code = bench.code(US, ACCOUNTING).await;
    let (_, body) = bench.exchange(&code).await;
    assert_eq!(body["token_type"], "bearer");
    assert_eq!(body["expires_in"], 3600);
    assert_eq!(body["x_refresh_token_expires_in"], 8_726_400);
    assert!(body.get("realmId").is_none() && body.get("x_refresh_token_hard_expires_in").is_none());
    let request = bench
        .http
        .post(bench.url("/oauth2/v1/tokens/bearer"))
        .basic_auth("qb-client", Some("qb-secret"));
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", body["refresh_token"].as_str().unwrap()),
    ];
    let request = request
        .header("x-include-refresh-token-hard-expires-in", "true")
        .form(&form);
    let body: Value = request.send().await.unwrap().json().await.unwrap();
    assert!(body["x_refresh_token_hard_expires_in"].as_i64().unwrap() > 157_000_000);
}

#[tokio::test]
async fn s06_the_refresh_token_rotates_every_day() {
    let bench = Bench::new().await;
    let first = bench.connect(US).await.refresh;
    let value = |body: &Value| body["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(value(&bench.refresh(&first).await.1), first);
    bench.pass(86_400).await;
    let second = value(&bench.refresh(&first).await.1);
    assert_ne!(second, first);
    assert_eq!(
        value(&bench.refresh(&first).await.1),
        second,
        "the old one works for a day"
    );
    bench.pass(86_400).await;
    assert_eq!(bench.refresh(&first).await.1["error"], "invalid_grant");

    bench.switch(json!({ "old_refresh_dies": true })).await;
    let third = value(&bench.refresh(&second).await.1);
    assert_ne!(third, second);
    assert_eq!(bench.refresh(&second).await.0, 400);
    bench.pass(8_726_400).await;
    assert_eq!(bench.refresh(&third).await.0, 400, "unused for 101 days");
}

#[tokio::test]
async fn s07_access_tokens_expire_and_belong_to_one_company() {
    let bench = Bench::new().await;
    let mut company = bench.connect(US).await;
    assert_eq!(company.get("preferences").await.status, 200);
    bench.pass(3600).await;
    let got = company.get("preferences").await;
    assert_eq!(got.status, 401);
    assert_eq!(got.body["fault"]["error"][0]["code"], "3200");
    assert!(got.body["time"].is_i64());
    bench.switch(json!({ "unauthorized_xml": true })).await;
    let got = company.get("preferences").await;
    assert!(got.body.as_str().unwrap().contains(r#"<Error code="3200""#));

    company.access = bench.connect(US).await.access;
    company.realm = UK.into();
    let got = company.get("preferences").await;
    assert_eq!(
        (got.status, &got.body["fault"]["error"][0]["code"]),
        (403, &json!("3100"))
    );
    let answer = bench
        .http
        .get(bench.url(&format!("/v3/company/{US}/preferences")))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 401);
}

#[tokio::test]
async fn s08_revoking_ends_everything() {
    let mut bench = Bench::new().await;
    let revoke = |bench: &Bench, token: &str| {
        let request = bench.http.post(bench.url("/v2/oauth2/tokens/revoke"));
        request
            .basic_auth("qb-client", Some("qb-secret"))
            .json(&json!({ "token": token }))
    };
    let company = bench.connect(US).await;
    let answer = revoke(&bench, &company.access).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.content_length(), Some(0));
    assert_eq!(company.get("preferences").await.status, 401);
    assert_eq!(
        bench.refresh(&company.refresh).await.1["error"],
        "invalid_grant"
    );
    assert_eq!(
        revoke(&bench, &company.refresh)
            .send()
            .await
            .unwrap()
            .status(),
        400
    );
    bench.lever("/_sim/invoices/3/pay", json!({})).await;
    assert!(bench.silence().await);
}

#[tokio::test]
async fn s09_disconnecting_inside_quickbooks() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let page = bench
        .http
        .get(bench.url("/app/apps"))
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(page.contains("Disconnect"));
    let form = [("realm", US)];
    let answer = bench
        .http
        .post(bench.url("/app/act/disconnect"))
        .form(&form)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 303);
    let target = format!("{}/quickbooks/disconnected?realmId={US}", bench.app_url);
    assert_eq!(answer.headers()["location"].to_str().unwrap(), target);
    assert_eq!(company.get("preferences").await.status, 401);
    assert_eq!(bench.refresh(&company.refresh).await.0, 400);
}

#[tokio::test]
async fn s10_discovery_and_user_info() {
    let bench = Bench::new().await;
    for path in [
        "/.well-known/openid_configuration",
        "/.well-known/openid_sandbox_configuration",
    ] {
        let document = bench.look(path).await;
        let token = format!("{}/oauth2/v1/tokens/bearer", bench.sim.public_url());
        assert_eq!(document["token_endpoint"], token);
        assert!(
            document["revocation_endpoint"]
                .as_str()
                .unwrap()
                .ends_with("/v2/oauth2/tokens/revoke")
        );
    }
    let code = bench.code(US, &format!("openid email {ACCOUNTING}")).await;
    let (_, body) = bench.exchange(&code).await;
    let request = bench.http.get(bench.url("/v1/openid_connect/userinfo"));
    let info: Value = request
        .bearer_auth(body["access_token"].as_str().unwrap())
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert!(info["sub"].is_string() && info["emailVerified"] == true);
    assert!(info.get("givenName").is_none(), "only what the scopes give");
}
