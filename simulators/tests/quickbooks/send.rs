//! Statements 59–63: e-mail, PDF, links.

use serde_json::json;

use crate::assert_fault;
use crate::support::{Bench, UK, US, hundred};

#[tokio::test]
async fn s59_sending() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let id = invoice["Id"].as_str().unwrap();
    let sent = company
        .post_empty(&format!("invoice/{id}/send?sendTo=pay%40example.com"))
        .await
        .invoice();
    assert_eq!(
        (&sent["EmailStatus"], &sent["DeliveryInfo"]["DeliveryType"]),
        (&json!("EmailSent"), &json!("Email"))
    );
    assert_eq!(sent["BillEmail"]["Address"], "pay@example.com");
    assert_eq!(
        sent["SyncToken"], invoice["SyncToken"],
        "as in the only captured sample"
    );
    bench.switch(json!({ "send_raises_token": true })).await;
    let again = company
        .post_empty(&format!("invoice/{id}/send"))
        .await
        .invoice();
    assert_eq!(again["SyncToken"], "1");
    let back = format!("/_sim/invoices/{id}/bounce");
    bench.lever(&back, json!({})).await;
    let bounced = company.get(&format!("invoice/{id}")).await.invoice();
    let info = &bounced["DeliveryInfo"];
    assert_eq!(info["DeliveryErrorType"], "Bounced Email");
    assert_eq!(
        bounced["EmailStatus"], "EmailSent",
        "handed over, not delivered"
    );
    let emails = bench.look("/_sim/ledger").await["emails"].clone();
    assert_eq!(emails.as_array().unwrap().len(), 2);
    assert_eq!(
        (&emails[0]["to"], &emails[0]["invoice"], &emails[0]["realm"]),
        (&json!("pay@example.com"), &json!(id), &json!(US))
    );
    assert_eq!(company.get(&format!("invoice/{id}/send")).await.status, 404);
    assert_eq!(
        company
            .post(&format!("invoice/{id}/send?sendTo=a@b.example"), json!({}))
            .await
            .status,
        400,
        "not JSON"
    );
}

#[tokio::test]
async fn s60_addresses_and_the_days_limit() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let id = invoice["Id"].as_str().unwrap();
    assert_fault!(
        company.post_empty(&format!("invoice/{id}/send")).await,
        400,
        "6420"
    );
    assert_fault!(
        company
            .post_empty(&format!("invoice/{id}/send?sendTo=nobody"))
            .await,
        400,
        "2210"
    );
    bench.switch(json!({ "email_limit": 40 })).await;
    let path = format!("invoice/{id}/send?sendTo=a@b.example,c@d.example");
    for _ in 0..40 {
        assert_eq!(company.post_empty(&path).await.status, 200);
    }
    assert_eq!(company.post_empty(&path).await.status, 429);
}

#[tokio::test]
async fn s61_the_pdf() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let ask = |id: &str| {
        let request = bench.http.get(company.url(&format!("invoice/{id}/pdf")));
        request
            .bearer_auth(&company.access)
            .header("accept", "application/pdf")
            .send()
    };
    let answer = ask(invoice["Id"].as_str().unwrap()).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), &answer.headers()["content-type"]),
        (200, &"application/pdf".parse().unwrap())
    );
    assert!(answer.bytes().await.unwrap().starts_with(b"%PDF-"));
    let answer = ask("9999").await.unwrap();
    assert_eq!(answer.status(), 400);
    let body: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(body["Fault"]["Error"][0]["code"], "610");
}

#[tokio::test]
async fn s62_the_pay_link() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let mut body = hundred();
    body["BillEmail"] = json!({ "Address": "pay@example.com" });
    let id = company.post("invoice", body).await.invoice()["Id"]
        .as_str()
        .unwrap()
        .to_owned();
    let bare = company.invoice().await["Id"].as_str().unwrap().to_owned();
    let link = async |id: &str, include: &str| {
        company
            .get(&format!("invoice/{id}{include}"))
            .await
            .invoice()
            .get("InvoiceLink")
            .is_some()
    };
    assert!(
        !link(&id, "?include=invoiceLink").await,
        "no online payments"
    );
    bench
        .prefer(
            US,
            json!({ "SalesFormsPrefs": { "ETransactionPaymentEnabled": true } }),
        )
        .await;
    assert!(link(&id, "?include=invoiceLink").await);
    assert!(!link(&id, "").await && !link(&bare, "?include=invoiceLink").await);
}

#[tokio::test]
async fn s63_deep_links() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let mut body = hundred();
    body["PrivateNote"] = json!("<script>alert(1)</script>");
    let id = company.post("invoice", body).await.invoice()["Id"]
        .as_str()
        .unwrap()
        .to_owned();
    let page = async |path: String| bench.http.get(bench.url(&path)).send().await.unwrap();
    let pinned = page(format!(
        "/login?deeplinkcompanyid={US}&pagereq=invoice%3FtxnId%3D{id}"
    ))
    .await;
    assert_eq!(pinned.status(), 302);
    let target = pinned.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(target, format!("/app/invoice?txnId={id}"));
    let shown = page(target.clone()).await.text().await.unwrap();
    assert!(shown.contains("Harbour Lights Ltd") && shown.contains("100.00"));
    assert!(!shown.contains("<script>"), "escaped");
    assert_eq!(
        page(format!("/login?deeplinkcompanyid={UK}&pagereq=invoices"))
            .await
            .status(),
        302
    );
    assert_eq!(
        page(target).await.status(),
        404,
        "the plain form means the open company"
    );
    let other = page(format!(
        "/app/login?pagereq=customerdetail%3FnameId%3D58&deeplinkcompanyid={UK}"
    ))
    .await;
    let customer = page(other.headers()["location"].to_str().unwrap().to_owned())
        .await
        .text()
        .await
        .unwrap();
    assert!(customer.contains("Thames Ferries plc"));
    let evil = page(format!(
        "/login?deeplinkcompanyid={US}&pagereq=%2F%2Fevil.example"
    ))
    .await;
    assert_eq!(evil.status(), 404);
}
