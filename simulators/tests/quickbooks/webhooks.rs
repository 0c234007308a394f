//! Statements 69–73: webhooks.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::support::{Bench, Heard, UK, US, sparse};

fn is_signed(heard: &Heard) -> bool {
    let mut mac = Hmac::<Sha256>::new_from_slice(b"qb-verifier").unwrap();
    mac.update(&heard.body);
    STANDARD.encode(mac.finalize().into_bytes()) == heard.signature
}

/// An access token and the ids of two invoices of a connected company.
async fn two_invoices(bench: &Bench) -> (String, [String; 2]) {
    let company = bench.connect(US).await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        ids.push(company.invoice().await["Id"].as_str().unwrap().to_owned());
    }
    let second = ids.pop().unwrap();
    (company.access, [ids.pop().unwrap(), second])
}

async fn mode(bench: &Bench, mode: &str) {
    bench.lever("/_sim/webhooks", json!({ "mode": mode })).await;
}

async fn touch(bench: &Bench, id: &str) {
    bench
        .lever(
            &format!("/_sim/invoices/{id}/edit"),
            json!({ "note": "touched" }),
        )
        .await;
}

#[tokio::test]
async fn a_copy_is_a_new_invoice_of_the_same_customer() {
    let mut bench = Bench::new().await;
    let (_, [id, _]) = two_invoices(&bench).await;
    bench.hear().await;
    bench.hear().await;
    bench
        .lever(&format!("/_sim/invoices/{id}/copy"), json!({}))
        .await;
    assert_eq!(bench.hear().await.types()[0].0, "qbo.invoice.created.v1");
}

#[tokio::test]
async fn s69_cloud_events_signed() {
    let mut bench = Bench::new().await;
    let (_, [id, _]) = two_invoices(&bench).await;
    let heard = bench.hear().await;
    assert!(is_signed(&heard));
    let event = &heard.json()[0];
    assert_eq!(event["specversion"], "1.0");
    assert_eq!(event["type"], "qbo.invoice.created.v1");
    assert_eq!(
        (&event["intuitentityid"], &event["intuitaccountid"]),
        (&json!(id), &json!(US))
    );
    assert!(chrono::DateTime::parse_from_rfc3339(event["time"].as_str().unwrap()).is_ok());
    bench.hear().await;
    bench.switch(json!({ "void_event": "voided" })).await;
    bench
        .lever(&format!("/_sim/invoices/{id}/void"), json!({}))
        .await;
    assert_eq!(bench.hear().await.types()[0].0, "qbo.invoice.voided.v1");
}

#[tokio::test]
async fn s69_the_old_payload() {
    let mut bench = Bench::new().await;
    let (_, [id, _]) = two_invoices(&bench).await;
    bench.hear().await;
    bench.hear().await;
    mode(&bench, "legacy").await;
    bench
        .lever(&format!("/_sim/invoices/{id}/void"), json!({}))
        .await;
    let heard = bench.hear().await;
    assert!(is_signed(&heard));
    let body = heard.json();
    let notification = &body["eventNotifications"][0];
    assert_eq!(notification["realmId"], US);
    let entity = &notification["dataChangeEvent"]["entities"][0];
    assert_eq!(
        (&entity["name"], &entity["id"], &entity["operation"]),
        (&json!("Invoice"), &json!(id), &json!("Void"))
    );
    bench
        .lever("/_sim/customers/58/merge", json!({ "gone": "65" }))
        .await;
    let entity = bench.hear().await.json()["eventNotifications"][0]["dataChangeEvent"]["entities"]
        [0]
    .clone();
    assert_eq!(
        (&entity["operation"], &entity["deletedId"]),
        (&json!("Merge"), &json!("65"))
    );
}

/// Waits until so many attempts were made and written down.
async fn attempts(bench: &Bench, wanted: usize) -> Value {
    loop {
        let state = bench.look("/_sim/webhooks").await;
        if state["attempts"].as_array().unwrap().len() >= wanted {
            return state;
        }
    }
}

#[tokio::test]
async fn s70_retries_by_schedule() {
    let mut bench = Bench::new().await;
    bench.answer_webhooks(&[500, 503, 200]);
    let company = bench.connect(US).await;
    company.customer("Retried").await;
    let first = bench.hear().await;
    let state = attempts(&bench, 1).await;
    assert_eq!(
        (&state["waiting"], &state["attempts"][0]["status"]),
        (&json!(1), &json!(500))
    );
    bench.pass(10).await;
    let second = bench.hear().await;
    assert_eq!(
        second.json()[0]["id"],
        first.json()[0]["id"],
        "the same event"
    );
    attempts(&bench, 2).await;
    bench.pass(20).await;
    bench.hear().await;
    let state = attempts(&bench, 3).await;
    assert_eq!(
        (&state["waiting"], &state["attempts"][2]["status"]),
        (&json!(0), &json!(200))
    );
}

#[tokio::test]
async fn s70_later_events_wait_behind_the_first() {
    let mut bench = Bench::new().await;
    bench.switch(json!({ "hold_back": true })).await;
    bench.answer_webhooks(&[500]);
    let company = bench.connect(US).await;
    let names = ["First", "Second"];
    for name in names {
        company.customer(name).await;
    }
    let first = bench.hear().await.json()[0]["id"].clone();
    attempts(&bench, 1).await;
    bench.pass(10).await;
    assert_eq!(
        bench.hear().await.json()[0]["id"],
        first,
        "the failed one comes again before the next"
    );
    assert_ne!(bench.hear().await.json()[0]["id"], first);
}

#[tokio::test]
async fn s71_twice_reversed_dropped_forged_and_mixed() {
    let mut bench = Bench::new().await;
    let (_, [one, two]) = two_invoices(&bench).await;
    bench.hear().await;
    bench.hear().await;

    mode(&bench, "duplicate").await;
    touch(&bench, &one).await;
    let (first, second) = (bench.hear().await, bench.hear().await);
    assert_eq!(first.body, second.body);

    mode(&bench, "hold").await;
    touch(&bench, &one).await;
    touch(&bench, &two).await;
    assert_eq!(bench.look("/_sim/webhooks").await["held"], 2);
    mode(&bench, "reverse").await;
    assert_eq!(bench.hear().await.types()[0].1, two);
    assert_eq!(bench.hear().await.types()[0].1, one);

    mode(&bench, "drop").await;
    touch(&bench, &one).await;
    mode(&bench, "forge").await;
    touch(&bench, &two).await;
    let forged = bench.hear().await;
    assert!(
        !is_signed(&forged) && forged.types()[0].1 == two,
        "the dropped one never comes"
    );

    mode(&bench, "hold").await;
    touch(&bench, &one).await;
    bench.connect(UK).await;
    bench
        .lever("/_sim/invoices/1/edit", json!({ "realm": UK, "note": "x" }))
        .await;
    mode(&bench, "flush").await;
    let body = bench.hear().await.json();
    let realms: Vec<&Value> = body
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["intuitaccountid"])
        .collect();
    assert_eq!(realms, [US, UK], "several companies in one array");
    touch(&bench, &one).await;
    assert_eq!(bench.hear().await.types()[0].1, one, "normal after a flush");
}

#[tokio::test]
async fn s72_own_writes_tell_overdue_does_not() {
    let mut bench = Bench::new().await;
    {
        let company = bench.connect(US).await;
        let invoice = company.invoice().await;
        company
            .post(
                "invoice",
                sparse(&invoice, &json!({ "DueDate": invoice["TxnDate"] })),
            )
            .await
            .invoice();
    }
    assert_eq!(bench.hear().await.types()[0].0, "qbo.invoice.created.v1");
    assert_eq!(bench.hear().await.types()[0].0, "qbo.invoice.updated.v1");
    attempts(&bench, 2).await;
    bench.pass(5 * 86_400).await;
    assert!(bench.silence().await);
}

#[tokio::test]
async fn s72_a_delayed_event() {
    let mut bench = Bench::new().await;
    bench.switch(json!({ "event_delay_ms": 300_000 })).await;
    bench.connect(US).await.customer("Later").await;
    let state = bench.look("/_sim/webhooks").await;
    assert_eq!(
        (&state["waiting"], &state["attempts"]),
        (&json!(1), &json!([]))
    );
    bench.pass(300).await;
    assert_eq!(bench.hear().await.types()[0].0, "qbo.customer.created.v1");
}

#[tokio::test]
async fn s73_unticked_operations_are_not_sent() {
    let mut bench = Bench::new().await;
    let (_, [one, two]) = two_invoices(&bench).await;
    bench.hear().await;
    bench.hear().await;
    bench
        .switch(json!({ "void_ticked": false, "emailed_ticked": false }))
        .await;
    bench
        .lever(&format!("/_sim/invoices/{one}/void"), json!({}))
        .await;
    touch(&bench, &two).await;
    assert_eq!(
        bench.hear().await.types(),
        [("qbo.invoice.updated.v1".to_owned(), two)]
    );
}
