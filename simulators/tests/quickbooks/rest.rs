//! Statements 11–20: headers, forms, idempotency, limits, faults.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::assert_fault;
use crate::support::{Bench, US, claim, hundred};

#[tokio::test]
async fn s11_every_answer_has_its_own_tid() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let mut seen = BTreeSet::new();
    for path in [
        "preferences?minorversion=4",
        "preferences?minorversion=75",
        "invoice/999",
        "nonsense/x/y",
    ] {
        let answer = company.send(bench.http.get(company.url(path))).await;
        assert!(seen.insert(answer.headers()["intuit_tid"].to_str().unwrap().to_owned()));
        if path.starts_with("preferences") {
            let body: Value = answer.json().await.unwrap();
            assert!(chrono::DateTime::parse_from_rfc3339(body["time"].as_str().unwrap()).is_ok());
        }
    }
    let token = bench
        .http
        .post(bench.url("/oauth2/v1/tokens/bearer"))
        .send()
        .await
        .unwrap();
    assert!(seen.insert(token.headers()["intuit_tid"].to_str().unwrap().to_owned()));
    bench
        .lever("/_sim/faults", json!([{ "path": "/v3/*", "kind": "html" }]))
        .await;
    let disturbed = company
        .send(bench.http.get(company.url("preferences")))
        .await;
    assert!(
        seen.insert(
            disturbed.headers()["intuit_tid"]
                .to_str()
                .unwrap()
                .to_owned()
        )
    );
}

#[tokio::test]
async fn s12_xml_without_an_accept_header() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let ask = || {
        bench
            .http
            .get(company.url("preferences"))
            .bearer_auth(&company.access)
            .send()
    };
    let answer = ask().await.unwrap();
    assert!(
        answer.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("application/xml")
    );
    let text = answer.text().await.unwrap();
    assert!(
        text.contains("<IntuitResponse")
            && text.contains("<HomeCurrency><value>USD</value></HomeCurrency>")
    );
    bench.switch(json!({ "json_by_default": true })).await;
    assert!(ask().await.unwrap().json::<Value>().await.unwrap()["Preferences"].is_object());
}

#[tokio::test]
async fn s13_unknown_paths_and_methods() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    assert_eq!(company.get("nonsense/1").await.status, 404);
    assert_eq!(company.post("nonsense", json!({})).await.status, 404);
    assert_eq!(
        bench
            .http
            .get(bench.url("/v4/x"))
            .send()
            .await
            .unwrap()
            .status(),
        404
    );
    for method in [
        reqwest::Method::PUT,
        reqwest::Method::PATCH,
        reqwest::Method::DELETE,
    ] {
        let answer = company
            .send(bench.http.request(method, company.url("invoice/1")))
            .await;
        assert_eq!(answer.status(), 405);
    }
}

#[tokio::test]
async fn s14_unknown_and_deleted_ids_are_400() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    assert_fault!(company.get("invoice/9999").await, 400, "610");
    let invoice = company.invoice().await;
    company
        .post("invoice?operation=delete", claim(&invoice))
        .await
        .invoice();
    assert_fault!(company.read(&invoice["Id"]).await, 400, "610");
    assert_fault!(company.get("customer/9999").await, 400, "610");
}

#[tokio::test]
async fn s15_unknown_properties_and_malformed_json() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let mut body = hundred();
    body["Colour"] = json!("blue");
    let got = assert_fault!(company.post("invoice", body).await, 400, "2010");
    assert!(got.detail().contains("Property Name:Colour"));
    let mut body = hundred();
    body["Line"][0]["SalesItemLineDetail"]["Colour"] = json!("blue");
    assert_fault!(company.post("invoice", body).await, 400, "2010");
    let answer = company
        .send(
            bench
                .http
                .post(company.url("invoice"))
                .body("{\"CustomerRef\":"),
        )
        .await;
    assert_eq!(answer.status(), 400);
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["Fault"]["Error"][0]["code"], "2010");
}

#[tokio::test]
async fn s16_read_only_properties_are_ignored() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let mut body = hundred();
    for (name, value) in [
        ("TotalAmt", json!(1)),
        ("Balance", json!(1)),
        ("MetaData", json!({})),
        ("InvoiceLink", json!("x")),
    ] {
        body[name] = value;
    }
    let invoice = company.post("invoice", body).await.invoice();
    assert_eq!(
        (&invoice["TotalAmt"], &invoice["Balance"]),
        (&json!(100), &json!(100))
    );
    assert!(invoice.get("InvoiceLink").is_none());
}

#[tokio::test]
async fn s17_same_requestid_replays() {
    let mut bench = Bench::new().await;
    let company = bench.connect(US).await;
    let first = company.post("invoice?requestid=r-1", hundred()).await;
    let again = company.post("invoice?requestid=r-1", hundred()).await;
    assert_eq!((again.status, &again.body), (200, &first.body));
    let mut other = hundred();
    other["PrivateNote"] = json!("changed");
    assert_fault!(
        company.post("invoice?requestid=r-1", other).await,
        400,
        "600"
    );
    let long = "x".repeat(51);
    assert_fault!(
        company
            .post(&format!("invoice?requestid={long}"), hundred())
            .await,
        400,
        "2130"
    );

    let id = first.body["Invoice"]["Id"].as_str().unwrap();
    for _ in 0..2 {
        let path = format!("invoice/{id}/send?sendTo=a@b.example&requestid=r-2");
        assert_eq!(company.post_empty(&path).await.status, 200);
    }
    let ledger = bench.look("/_sim/ledger").await;
    let made = |list: &str, request: &str| {
        ledger[list]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["requestid"] == request)
            .count()
    };
    assert_eq!((made("invoices", "r-1"), made("emails", "r-2")), (1, 1));
    assert_eq!(
        bench.hear().await.types(),
        [("qbo.invoice.created.v1".into(), id.to_owned())]
    );
    assert_eq!(bench.hear().await.types()[0].0, "qbo.invoice.emailed.v1");
    assert!(bench.silence().await);
}

#[tokio::test]
async fn s17_a_request_id_belongs_to_one_company() {
    let bench = Bench::new().await;
    let (us, uk) = (
        bench.connect(US).await,
        bench.connect(crate::support::UK).await,
    );
    let body = json!({ "DisplayName": "Same Everywhere" });
    let one = us
        .post("customer?requestid=r", body.clone())
        .await
        .entity("Customer");
    let two = uk
        .post("customer?requestid=r", body)
        .await
        .entity("Customer");
    assert_eq!(one["CurrencyRef"]["value"], "USD");
    assert_eq!(two["CurrencyRef"]["value"], "GBP");
}

#[tokio::test]
async fn s18_too_many_calls() {
    let bench = Bench::with(|_| {}).await;
    let company = bench.connect(US).await;
    let limits = bench.look("/_sim/switches").await;
    assert_eq!(
        (&limits["per_second"], &limits["per_minute"]),
        (&json!(10), &json!(500)),
        "on by default"
    );
    bench
        .switch(json!({ "per_second": null, "per_minute": 3, "retry_after": 60 }))
        .await;
    for _ in 0..3 {
        assert_eq!(company.get("preferences").await.status, 200);
    }
    let answer = company
        .send(bench.http.get(company.url("preferences")))
        .await;
    assert_eq!(answer.status(), 429);
    assert_eq!(answer.headers()["retry-after"], "60");
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["fault"]["error"][0]["code"], "3001");
    bench.pass(60).await;
    assert_eq!(company.get("preferences").await.status, 200);
    bench
        .switch(json!({ "per_second": 1, "per_minute": null, "retry_after": null }))
        .await;
    bench.pass(60).await;
    let mut refused = None;
    while refused.is_none() {
        // Two calls fall into the same second sooner or later.
        let answer = company
            .send(bench.http.get(company.url("preferences")))
            .await;
        refused = (answer.status() == 429).then_some(answer);
    }
    assert!(
        !refused.unwrap().headers().contains_key("retry-after"),
        "not documented"
    );
}

#[tokio::test]
async fn s19_faults_on_demand() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let script = |fault: Value| bench.lever("/_sim/faults", json!([fault]));
    let count = async || company.rows("Invoice", "MAXRESULTS 1000").await.len();
    let before = count().await;

    script(json!({ "method": "POST", "path": "/v3/company/*/invoice", "kind": "status", "status": 500 })).await;
    assert_fault!(
        company.post("invoice?requestid=a", hundred()).await,
        500,
        "10000"
    );
    assert_eq!(count().await, before, "before commit");

    script(json!({ "path": "*/invoice", "kind": "status", "status": 500, "commit": true })).await;
    assert_fault!(
        company.post("invoice?requestid=b", hundred()).await,
        500,
        "10000"
    );
    assert_eq!(count().await, before + 1, "after commit");
    assert_eq!(
        company.post("invoice?requestid=b", hundred()).await.status,
        200
    );
    assert_eq!(count().await, before + 1, "the retry is a replay");

    script(json!({ "kind": "status", "status": 503 })).await;
    let got = company.get("preferences").await;
    assert!(got.status == 503 && got.body.as_str().unwrap().starts_with("<html>"));

    script(json!({ "path": "*/invoice", "kind": "answer_lost" })).await;
    let request = bench
        .http
        .post(company.url("invoice?requestid=c"))
        .json(&hundred());
    assert!(request.bearer_auth(&company.access).send().await.is_err());
    assert_eq!(count().await, before + 2);

    script(json!({ "kind": "status", "status": 400, "text": "Another Ltd is using this name" }))
        .await;
    let said = company.get("preferences").await.body;
    assert_eq!(
        said["Fault"]["Error"][0]["Detail"],
        "Another Ltd is using this name"
    );

    for (status, code) in [(400, "6190"), (400, "6210"), (403, "120")] {
        script(json!({ "kind": "status", "status": status, "code": code })).await;
        assert_eq!(
            company.get("preferences").await.fault(),
            (status, code.to_owned())
        );
    }
    script(json!({ "kind": "fault_200", "code": "6190" })).await;
    assert_fault!(company.get("preferences").await, 200, "6190");

    bench.switch(json!({ "quota_used_up": true })).await;
    assert_eq!(company.get("preferences").await.status, 429);
    bench.pass(600).await;
    assert_eq!(
        company.get("preferences").await.status,
        429,
        "not the minute's limit"
    );
    assert_eq!(
        company.post("invoice", hundred()).await.status,
        200,
        "core calls go on"
    );
}

#[tokio::test]
async fn s19_a_late_answer_is_an_answer_to_work_done() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    bench
        .lever(
            "/_sim/faults",
            json!([{ "path": "*/invoice", "kind": "slow", "ms": 60000 }]),
        )
        .await;
    let request = bench
        .http
        .post(company.url("invoice?requestid=late"))
        .json(&hundred());
    let hasty = request
        .bearer_auth(&company.access)
        .timeout(std::time::Duration::from_millis(500));
    assert!(hasty.send().await.unwrap_err().is_timeout());
    let again = company
        .post("invoice?requestid=late", hundred())
        .await
        .invoice();
    let ledger = bench.look("/_sim/ledger").await;
    let made = ledger["invoices"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|i| i["requestid"] == "late")
        .count();
    assert_eq!((made, &again["TotalAmt"]), (1, &json!(100)));
}

#[tokio::test]
async fn s20_calls_are_counted_by_class() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    company.invoice().await;
    company.query("SELECT * FROM Term").await;
    company.get("invoice/999").await;
    assert_eq!(
        bench.look("/_sim/costs").await,
        json!({ "core": 1, "coreplus": 1 }),
        "failures do not count"
    );
    let log = bench.look("/_sim/requests").await;
    let log = log.as_array().unwrap();
    let costs: Vec<&Value> = log
        .iter()
        .filter(|c| c["path"].as_str().unwrap().starts_with("/v3"))
        .map(|c| &c["cost"])
        .collect();
    assert_eq!(costs, ["core", "coreplus", "coreplus"]);
}

#[tokio::test]
async fn a_reset_forgets_everything_but_the_time() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    company.invoice().await;
    let before = bench.look("/_sim/clock").await["now"].clone();
    bench.pass(86_400).await;
    bench.lever("/_sim/reset", json!({ "seed": "empty" })).await;
    let ledger = bench.look("/_sim/ledger").await;
    assert_eq!(
        (&ledger["invoices"], &ledger["customers"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(
        bench.look("/_sim/world").await["realms"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(bench.look("/_sim/requests").await, json!([]));
    assert_eq!(company.get("preferences").await.status, 401);
    assert!(bench.look("/_sim/clock").await["now"].as_str().unwrap() > before.as_str().unwrap());
    bench.lever("/_sim/reset", json!({ "seed": "demo" })).await;
    assert_eq!(
        bench.look("/_sim/world").await["realms"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
