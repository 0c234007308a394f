//! Statements 67 and 68: batch and change data capture.

use serde_json::{Value, json};

use crate::assert_fault;
use crate::support::{Bench, US, claim, sparse};

#[tokio::test]
async fn s67_batches() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let doomed = company.invoice().await;
    let items = json!({ "BatchItemRequest": [
        { "bId": "1", "operation": "create", "Customer": { "DisplayName": "Acme Rockets" } },
        { "bId": "2", "operation": "update", "Invoice": sparse(&invoice, &json!({ "PrivateNote": "x" })) },
        { "bId": "3", "operation": "delete", "Invoice": claim(&doomed) },
        { "bId": "4", "Query": "SELECT * FROM Term" },
    ] });
    let got = company.post("batch", items.clone()).await;
    let answers = got.body["BatchItemResponse"].as_array().unwrap().clone();
    assert_eq!(got.status, 200);
    let ids: Vec<&Value> = answers.iter().map(|a| &a["bId"]).collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
    assert_eq!(answers[0]["Fault"]["Error"][0]["code"], "6240");
    assert_eq!(answers[1]["Invoice"]["SyncToken"], "1");
    assert_eq!(answers[2]["Invoice"]["status"], "Deleted");
    assert_eq!(
        answers[3]["QueryResponse"]["Term"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
    assert_eq!(
        bench.look("/_sim/costs").await,
        json!({ "core": 5, "coreplus": 1 }),
        "counted by items"
    );

    bench.switch(json!({ "batch_shuffled": true })).await;
    let got = company.post("batch", items).await;
    assert_eq!(got.body["BatchItemResponse"][0]["bId"], "4");
    let many: Vec<Value> = (0..31)
        .map(|n| json!({ "bId": n.to_string(), "Query": "SELECT * FROM Term" }))
        .collect();
    assert_fault!(
        company
            .post("batch", json!({ "BatchItemRequest": many }))
            .await,
        400,
        "1040"
    );
}

#[tokio::test]
async fn s68_change_data_capture() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let now = bench.look("/_sim/clock").await["now"]
        .as_str()
        .unwrap()
        .to_owned();
    let doomed = company.invoice().await;
    company
        .post("invoice?operation=delete", claim(&doomed))
        .await
        .invoice();
    let live = company.invoice().await;
    let got = company
        .get(&format!("cdc?entities=Invoice,Customer&changedSince={now}"))
        .await;
    let responses = &got.body["CDCResponse"][0]["QueryResponse"];
    let invoices = responses[0]["Invoice"].as_array().unwrap();
    assert_eq!(
        (&invoices[0]["Id"], &invoices[0]["TotalAmt"]),
        (&live["Id"], &json!(100))
    );
    assert_eq!(
        (&invoices[1]["Id"], &invoices[1]["status"]),
        (&doomed["Id"], &json!("Deleted"))
    );
    assert_eq!(invoices.len(), 2);
    assert_eq!(responses[1], json!({}));
    for refused in [
        format!("entities=TaxCode&changedSince={now}"),
        "entities=Invoice&changedSince=2020-01-01".into(),
    ] {
        assert_fault!(company.get(&format!("cdc?{refused}")).await, 400, "4001");
    }
    assert_fault!(
        company.get(&format!("cdc?changedSince={now}")).await,
        400,
        "2020"
    );
    bench.pass(31 * 86_400).await;
    assert_eq!(
        bench.look("/_sim/ledger").await["invoices"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|i| i["deleted"] == true)
            .count(),
        1
    );
}

#[tokio::test]
async fn s68_at_most_a_thousand() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let now = bench.look("/_sim/clock").await["now"]
        .as_str()
        .unwrap()
        .to_owned();
    for round in 0..34 {
        let create = |n: u32| json!({ "bId": n.to_string(), "operation": "create", "Customer": { "DisplayName": format!("C {round} {n}") } });
        let items: Vec<Value> = (0..30).map(create).collect();
        assert_eq!(
            company
                .post("batch", json!({ "BatchItemRequest": items }))
                .await
                .status,
            200
        );
    }
    let got = company
        .get(&format!("cdc?entities=Customer&changedSince={now}"))
        .await;
    assert_eq!(
        got.body["CDCResponse"][0]["QueryResponse"][0]["Customer"]
            .as_array()
            .unwrap()
            .len(),
        1000
    );
}
