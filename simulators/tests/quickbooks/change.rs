//! Statements 51–58: updating, voiding, deleting invoices.

use serde_json::{Value, json};

use crate::assert_fault;
use crate::support::{Bench, Company, US, claim, hundred, line, sparse, us_invoice};

async fn two_lines(company: &Company<'_>) -> Value {
    company
        .post(
            "invoice",
            us_invoice(json!([line("21", 1, 100, "NON"), line("20", 1, 50, "NON")])),
        )
        .await
        .invoice()
}

#[tokio::test]
async fn s51_the_token_must_be_current() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let bare = json!({ "Id": invoice["Id"], "sparse": true, "PrivateNote": "x" });
    assert_fault!(company.post("invoice", bare).await, 400, "2020");
    company
        .post(
            "invoice",
            sparse(&invoice, &json!({ "PrivateNote": "first" })),
        )
        .await
        .invoice();
    let stale = sparse(&invoice, &json!({ "PrivateNote": "second" }));
    for (path, body) in [
        ("invoice", stale),
        ("invoice?operation=void", claim(&invoice)),
        ("invoice?operation=delete", claim(&invoice)),
    ] {
        assert_fault!(company.post(path, body).await, 400, "5010");
    }
    assert_eq!(
        company.read(&invoice["Id"]).await.invoice()["PrivateNote"],
        "first"
    );
}

#[tokio::test]
async fn s52_every_change_counts() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    bench.pass(5).await;
    let after = company
        .post(
            "invoice",
            sparse(&invoice, &json!({ "DueDate": "2027-01-01" })),
        )
        .await
        .invoice();
    assert_eq!(after["SyncToken"], "1");
    let time = |i: &Value, name: &str| i["MetaData"][name].as_str().unwrap().to_owned();
    assert_eq!(time(&after, "CreateTime"), time(&invoice, "CreateTime"));
    assert!(time(&after, "LastUpdatedTime") > time(&invoice, "LastUpdatedTime"));
}

#[tokio::test]
async fn s53_lines_on_update() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = two_lines(&company).await;
    let kept = company
        .post(
            "invoice",
            sparse(&invoice, &json!({ "PrivateNote": "note" })),
        )
        .await
        .invoice();
    assert_eq!(kept["Line"], invoice["Line"]);
    let mut second = kept["Line"][1].clone();
    second["Description"] = json!("kept");
    let lines = json!({ "Line": [second, line("19", 1, 10, "NON")] });
    let changed = company
        .post("invoice", sparse(&kept, &lines))
        .await
        .invoice();
    let ids: Vec<&Value> = changed["Line"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|l| l.get("Id"))
        .collect();
    assert_eq!(ids, ["2", "3"]);
    assert_eq!(
        (&changed["TotalAmt"], &changed["PrivateNote"]),
        (&json!(60), &json!("note"))
    );

    let mut full = hundred();
    full["Id"] = changed["Id"].clone();
    full["SyncToken"] = changed["SyncToken"].clone();
    let full = company.post("invoice", full).await.invoice();
    assert!(full.get("PrivateNote").is_none(), "left out means cleared");
    let mut lineless = claim(&full);
    lineless["CustomerRef"] = json!({ "value": "58" });
    assert_fault!(company.post("invoice", lineless).await, 400, "2020");
    let cleared = company
        .post(
            "invoice",
            sparse(&full, &json!({ "SalesTermRef": null, "CustomerMemo": "" })),
        )
        .await;
    assert_eq!(cleared.status, 200);
}

#[tokio::test]
async fn s53_an_old_invoice_keeps_an_inactive_item() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let item = company.get("item/21").await.entity("Item");
    company
        .post("item", sparse(&item, &json!({ "Active": false })))
        .await
        .entity("Item");
    assert_eq!(
        company
            .post(
                "invoice",
                sparse(&invoice, &json!({ "DueDate": "2027-01-01" }))
            )
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn s54_a_new_total_under_applied_payments() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    company.pay(&invoice, "60").await;
    let invoice = company.read(&invoice["Id"]).await.invoice();
    let total = |amount: u32| json!({ "Line": [line("21", 1, amount, "NON")] });
    let more = company
        .post("invoice", sparse(&invoice, &total(150)))
        .await
        .invoice();
    assert_eq!(
        (&more["TotalAmt"], &more["Balance"]),
        (&json!(150), &json!(90))
    );
    assert_fault!(
        company.post("invoice", sparse(&more, &total(50))).await,
        400,
        "6000"
    );
    bench
        .switch(json!({ "below_applied_unapplies": true }))
        .await;
    let less = company
        .post("invoice", sparse(&more, &total(50)))
        .await
        .invoice();
    assert_eq!(
        (&less["TotalAmt"], &less["Balance"]),
        (&json!(50), &json!(50))
    );
}

#[tokio::test]
async fn s55_voiding() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let mut body = us_invoice(json!([line("19", 1, 200, "TAX")]));
    body["PrivateNote"] = json!("old note");
    let invoice = company.post("invoice", body).await.invoice();
    company.pay(&invoice, "50").await;
    let paid = company.read(&invoice["Id"]).await.invoice();
    bench.switch(json!({ "void_paid_refused": true })).await;
    assert_fault!(
        company.post("invoice?operation=void", claim(&paid)).await,
        400,
        "6000"
    );
    bench.switch(json!({ "void_paid_refused": false })).await;
    let void = company
        .post("invoice?operation=void", claim(&paid))
        .await
        .invoice();
    for path in [
        "/TotalAmt",
        "/Balance",
        "/TxnTaxDetail/TotalTax",
        "/Line/0/Amount",
        "/Line/0/SalesItemLineDetail/Qty",
    ] {
        assert_eq!(void.pointer(path), Some(&json!(0)), "{path}");
    }
    assert_eq!(
        (&void["PrivateNote"], &void["LinkedTxn"]),
        (&json!("Voided - old note"), &json!([]))
    );
    assert_eq!(
        (&void["DocNumber"], &void["DueDate"]),
        (&invoice["DocNumber"], &invoice["DueDate"])
    );
    let payments = company
        .rows("Payment", "ORDERBY Id DESC MAXRESULTS 1")
        .await;
    assert_eq!(
        (&payments[0]["UnappliedAmt"], &payments[0]["Line"]),
        (&json!(50), &json!([]))
    );
}

#[tokio::test]
async fn s55_void_answers_in_three_shapes() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let void = async |shape: &str| {
        bench.switch(json!({ "void_answer": shape })).await;
        let invoice = company.invoice().await;
        company
            .post("invoice?operation=void", claim(&invoice))
            .await
            .invoice()
    };
    let upper = void("upper").await;
    assert_eq!(
        (&upper["PrintStatus"], &upper["Line"][0]["DetailType"]),
        (&json!("NEED_TO_PRINT"), &json!("SALES_ITEM_LINE_DETAIL"))
    );
    let minimal = void("minimal").await;
    assert_eq!(
        (&minimal["status"], minimal.get("TotalAmt")),
        (&json!("Voided"), None)
    );
    assert_eq!(void("full").await["PrintStatus"], "NeedToPrint");
}

#[tokio::test]
async fn s56_voiding_again() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let once = company
        .post("invoice?operation=void", claim(&invoice))
        .await
        .invoice();
    assert_eq!(once["PrivateNote"], "Voided");
    let twice = company
        .post("invoice?operation=void", claim(&once))
        .await
        .invoice();
    assert_eq!(twice["PrivateNote"], "Voided - Voided");
    company
        .post("invoice?operation=delete", claim(&twice))
        .await
        .invoice();
    assert_fault!(
        company.post("invoice?operation=void", claim(&twice)).await,
        400,
        "610"
    );
}

#[tokio::test]
async fn s57_deleting() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    bench
        .prefer(
            US,
            json!({ "SalesFormsPrefs": { "CustomTxnNumbers": true } }),
        )
        .await;
    bench
        .switch(json!({ "warn_duplicate_numbers": true }))
        .await;
    let mut body = hundred();
    body["DocNumber"] = json!("PD-9");
    let invoice = company.post("invoice", body.clone()).await.invoice();
    assert_fault!(company.post("invoice", body.clone()).await, 400, "6140");
    let gone = company
        .post("invoice?operation=delete", claim(&invoice))
        .await
        .invoice();
    assert_eq!(
        gone,
        json!({ "status": "Deleted", "domain": "QBO", "Id": invoice["Id"] })
    );
    assert_eq!(
        company.post("invoice", body).await.status,
        200,
        "the number is free"
    );
    let id = invoice["Id"].as_str().unwrap();
    assert_fault!(
        company
            .post("invoice?operation=delete", claim(&invoice))
            .await,
        400,
        "610"
    );
    assert_fault!(
        company
            .post("invoice", sparse(&invoice, &json!({ "PrivateNote": "x" })))
            .await,
        400,
        "610"
    );
    assert_fault!(company.get(&format!("invoice/{id}/pdf")).await, 400, "610");
    assert_fault!(
        company
            .post_empty(&format!("invoice/{id}/send?sendTo=a@b.example"))
            .await,
        400,
        "610"
    );
}

#[tokio::test]
async fn s57_deleting_a_paid_invoice() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    company.pay(&invoice, "100").await;
    let paid = company.read(&invoice["Id"]).await.invoice();
    assert_fault!(
        company.post("invoice?operation=delete", claim(&paid)).await,
        400,
        "6000"
    );
    bench.switch(json!({ "delete_paid_unapplies": true })).await;
    assert_eq!(
        company
            .post("invoice?operation=delete", claim(&paid))
            .await
            .status,
        200
    );
    let payments = company
        .rows("Payment", "ORDERBY Id DESC MAXRESULTS 1")
        .await;
    assert_eq!(payments[0]["UnappliedAmt"], 100);
}

#[tokio::test]
async fn s58_deposited_matched_settled() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let id = invoice["Id"].as_str().unwrap();
    for code in ["6540", "6480", "6450"] {
        bench
            .lever(
                &format!("/_sim/invoices/{id}/mark"),
                json!({ "code": code }),
            )
            .await;
        for operation in ["void", "delete"] {
            let got = company
                .post(&format!("invoice?operation={operation}"), claim(&invoice))
                .await;
            assert_eq!(got.fault(), (400, code.to_owned()));
        }
    }
}
