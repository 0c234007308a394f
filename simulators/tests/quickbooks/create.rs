//! Statements 36–42 and 46–50: creating invoices.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::assert_fault;
use crate::support::{Bench, UK, US, hundred, line, uk_invoice, us_invoice, with, without};

fn day(value: &Value) -> NaiveDate {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn s36_customer_and_lines_are_required() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    assert_fault!(
        company
            .post("invoice", without(hundred(), "CustomerRef"))
            .await,
        400,
        "2020"
    );
    let got = assert_fault!(
        company.post("invoice", without(hundred(), "Line")).await,
        400,
        "2020"
    );
    assert!(got.detail().contains("Required parameter Line is missing"));
    assert_fault!(
        company.post("invoice", us_invoice(json!([]))).await,
        400,
        "2020"
    );
}

#[tokio::test]
async fn s37_references_must_exist() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let unknown = json!({ "value": "583" });
    for body in [
        with(hundred(), "CustomerRef", unknown.clone()),
        with(hundred(), "SalesTermRef", unknown),
        us_invoice(json!([line("583", 1, 100, "NON")])),
    ] {
        let got = assert_fault!(company.post("invoice", body).await, 400, "2500");
        assert!(got.detail().contains("583"), "{}", got.detail());
    }
    let uk = bench.connect(UK).await;
    let got = uk
        .post("invoice", uk_invoice(json!([line("21", 1, 100, "583")])))
        .await;
    assert!(assert_fault!(got, 400, "2500").detail().contains("583"));
    let purchases_only = uk
        .post("invoice", uk_invoice(json!([line("21", 1, 100, "7")])))
        .await;
    assert_fault!(purchases_only, 400, "2500");
}

#[tokio::test]
async fn s38_amount_is_quantity_times_price() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let mut body = hundred();
    body["Line"][0]["Amount"] = json!(100.01);
    let got = assert_fault!(company.post("invoice", body.clone()).await, 400, "6070");
    assert_eq!(got.body["Fault"]["Error"][0]["element"], "Line.Amount");
    let detail = body["Line"][0]["SalesItemLineDetail"]
        .as_object_mut()
        .unwrap();
    detail.insert("Qty".into(), json!(3));
    detail.insert("UnitPrice".into(), json!(33.335));
    body["Line"][0]["Amount"] = json!(100.01);
    assert_eq!(
        company.post("invoice", body.clone()).await.invoice()["TotalAmt"],
        100.01,
        "half up"
    );
    body["Line"][0].as_object_mut().unwrap().remove("Amount");
    assert_fault!(company.post("invoice", body.clone()).await, 400, "2020");
    bench.switch(json!({ "amount_computed": true })).await;
    assert_eq!(
        company.post("invoice", body).await.invoice()["TotalAmt"],
        100.01
    );
}

#[tokio::test]
async fn s39_lines_are_numbered_and_summed_up() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let note = json!({ "DetailType": "DescriptionOnly", "Description": "Subtotal:", "DescriptionLineDetail": {} });
    let lines = json!([line("21", 1, 120, "NON"), note, line("20", 1, 30, "NON")]);
    let invoice = company.post("invoice", us_invoice(lines)).await.invoice();
    let lines = invoice["Line"].as_array().unwrap();
    let ids: Vec<&Value> = lines.iter().take(3).map(|l| &l["Id"]).collect();
    assert_eq!(ids, ["1", "2", "3"]);
    assert_eq!(lines[2]["LineNum"], 3);
    assert_eq!(lines[1]["Description"], "Subtotal: 120.00");
    assert_eq!(lines[3]["DetailType"], "SubTotalLineDetail");
    assert_eq!(lines[3]["Amount"], 150);
    assert!(lines[3].get("Id").is_none() && lines.len() == 4);
    assert_eq!(
        lines[0]["SalesItemLineDetail"]["ItemRef"]["name"],
        "Services:Consulting hour"
    );
}

#[tokio::test]
async fn s39_a_bundle_expands() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let bundle = json!({ "DetailType": "GroupLineDetail", "GroupLineDetail": { "GroupItemRef": { "value": "23" }, "Quantity": 2 } });
    let invoice = company
        .post("invoice", us_invoice(json!([bundle])))
        .await
        .invoice();
    let inner = invoice["Line"][0]["GroupLineDetail"]["Line"]
        .as_array()
        .unwrap();
    assert_eq!(
        (inner.len(), &inner[0]["SalesItemLineDetail"]["Qty"]),
        (2, &json!(4))
    );
    // 4 × 189.90 taxed at 8.25 % and 2 × 450 untaxed.
    assert_eq!(invoice["TotalAmt"], 1722.27);
    assert_eq!(invoice["Line"][0]["Amount"], 0);
}

#[tokio::test]
async fn s40_document_numbers() {
    let bench = Bench::new().await;
    let us = bench.connect(US).await;
    let number = |invoice: &Value| invoice["DocNumber"].as_str().map(str::to_owned);
    assert_eq!(number(&us.invoice().await).as_deref(), Some("1043"));
    let own = us
        .post("invoice", with(hundred(), "DocNumber", json!("PD-1")))
        .await
        .invoice();
    assert_eq!(number(&own).as_deref(), Some("PD-1"));
    assert_eq!(
        number(&us.invoice().await).as_deref(),
        Some("1044"),
        "the sequence did not move"
    );
    assert_fault!(
        us.post(
            "invoice",
            with(hundred(), "DocNumber", json!("x".repeat(22)))
        )
        .await,
        400,
        "2050"
    );

    let uk = bench.connect(UK).await;
    let body = uk_invoice(json!([line("21", 1, 100, "2")]));
    assert_eq!(
        number(&uk.post("invoice", body.clone()).await.invoice()),
        None
    );
    let used = with(body, "DocNumber", json!("TL-0001"));
    assert_eq!(
        uk.post("invoice", used.clone()).await.status,
        200,
        "duplicates pass silently"
    );
    bench
        .switch(json!({ "warn_duplicate_numbers": true }))
        .await;
    let got = assert_fault!(uk.post("invoice", used.clone()).await, 400, "6140");
    assert!(
        got.detail()
            .contains("DocNumber=TL-0001 is assigned to TxnType=Invoice with TxnId=")
    );
    assert_eq!(
        uk.post("invoice?include=allowduplicatedocnum", used)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn s41_dates_and_terms() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let now = bench.look("/_sim/clock").await["now"]
        .as_str()
        .unwrap()
        .parse::<chrono::DateTime<chrono::Utc>>()
        .unwrap();
    let today = now
        .with_timezone(&chrono_tz::America::Los_Angeles)
        .date_naive();
    assert!(
        (today - day(&invoice["TxnDate"])).num_days() <= 1,
        "today in the company's zone"
    );
    let due = |invoice: &Value| (day(&invoice["DueDate"]) - day(&invoice["TxnDate"])).num_days();
    assert_eq!(
        (due(&invoice), &invoice["SalesTermRef"]["name"]),
        (30, &json!("Net 30")),
        "the customer's term"
    );
    let term = with(hundred(), "SalesTermRef", json!({ "value": "2" }));
    assert_eq!(
        due(&company.post("invoice", term.clone()).await.invoice()),
        15
    );
    let both = company
        .post("invoice", with(term, "DueDate", json!("2030-05-05")))
        .await
        .invoice();
    assert_eq!(
        (&both["DueDate"], &both["SalesTermRef"]["name"]),
        (&json!("2030-05-05"), &json!("Net 15"))
    );
    let date = with(
        with(hundred(), "TxnDate", json!("2026-11-30")),
        "SalesTermRef",
        json!({ "value": "1" }),
    );
    assert_eq!(
        company.post("invoice", date).await.invoice()["DueDate"],
        "2026-11-30"
    );

    bench
        .prefer(US, json!({ "SalesFormsPrefs": { "DefaultTerms": null } }))
        .await;
    let customer = company.customer("No Terms").await;
    let body = with(hundred(), "CustomerRef", json!({ "value": customer["Id"] }));
    let invoice = company.post("invoice", body).await.invoice();
    assert_eq!(
        day(&invoice["DueDate"]),
        day(&invoice["TxnDate"]) + Days::new(30)
    );
    assert!(invoice.get("SalesTermRef").is_none());
}

#[tokio::test]
async fn s42_addresses_come_from_the_customer() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    assert_eq!(
        (&invoice["BillAddr"]["City"], &invoice["ShipAddr"]["City"]),
        (&json!("Reno"), &json!("Reno"))
    );
    assert!(
        invoice.get("BillEmail").is_none(),
        "the e-mail address does not"
    );
    let own = json!({ "Line1": "2 Low St", "Line2": "", "City": "Sparks", "Country": null });
    let invoice = company
        .post("invoice", with(hundred(), "BillAddr", own))
        .await;
    let invoice = invoice.invoice();
    assert_eq!(
        invoice["BillAddr"],
        json!({ "Line1": "2 Low St", "City": "Sparks" })
    );
}

#[tokio::test]
async fn s46_need_to_send_needs_an_address() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let body = with(hundred(), "EmailStatus", json!("NeedToSend"));
    assert_fault!(company.post("invoice", body.clone()).await, 400, "6420");
    let body = with(body, "BillEmail", json!({ "Address": "pay@example.com" }));
    assert_eq!(
        company.post("invoice", body).await.invoice()["EmailStatus"],
        "NeedToSend"
    );
    assert_eq!(
        bench.look("/_sim/ledger").await["emails"],
        json!([]),
        "only queued"
    );
}

#[tokio::test]
async fn s47_texts_have_limits() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let long = |most: usize| "é".repeat(most);
    let mut described = hundred();
    described["Line"][0]["Description"] = long(4001).into();
    for body in [
        with(hundred(), "PrivateNote", long(4001).into()),
        with(hundred(), "CustomerMemo", json!({ "value": long(1001) })),
        with(
            hundred(),
            "BillEmail",
            json!({ "Address": format!("{}@x.example", "a".repeat(100)) }),
        ),
        described,
    ] {
        assert_fault!(company.post("invoice", body).await, 400, "2050");
    }
    assert_eq!(
        company
            .post(
                "invoice",
                with(hundred(), "CustomerMemo", json!({ "value": long(1000) }))
            )
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn s48_closed_periods() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let old = company
        .post("invoice", with(hundred(), "TxnDate", json!("2026-03-31")))
        .await
        .invoice();
    bench
        .prefer(
            US,
            json!({ "AccountingInfoPrefs": { "BookCloseDate": "2026-03-31" } }),
        )
        .await;
    assert_fault!(
        company
            .post("invoice", with(hundred(), "TxnDate", json!("2026-03-31")))
            .await,
        400,
        "6210"
    );
    assert_eq!(
        company
            .post("invoice", with(hundred(), "TxnDate", json!("2026-04-01")))
            .await
            .status,
        200
    );
    let update = crate::support::sparse(&old, &json!({ "PrivateNote": "x" }));
    for (path, body) in [
        ("invoice", update),
        ("invoice?operation=void", crate::support::claim(&old)),
        ("invoice?operation=delete", crate::support::claim(&old)),
    ] {
        assert_fault!(company.post(path, body).await, 400, "6210");
    }
}

#[tokio::test]
async fn s49_open_credits_apply_themselves() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let payment = json!({ "CustomerRef": { "value": "58" }, "CurrencyRef": { "value": "USD" }, "TotalAmt": 30 });
    let payment = company.post("payment", payment).await.entity("Payment");
    assert_eq!(payment["UnappliedAmt"], 30);
    let memo = us_invoice(json!([line("21", 1, 20, "NON")]));
    company.post("creditmemo", memo).await.entity("CreditMemo");
    assert_eq!(company.invoice().await["Balance"], 100, "off in the demo");
    bench
        .prefer(
            US,
            json!({ "SalesFormsPrefs": { "AutoApplyCredit": true } }),
        )
        .await;
    let invoice = company.invoice().await;
    assert_eq!(
        (&invoice["TotalAmt"], &invoice["Balance"]),
        (&json!(100), &json!(50))
    );
    let kinds: Vec<&Value> = invoice["LinkedTxn"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| &l["TxnType"])
        .collect();
    assert_eq!(kinds, ["Payment", "Payment"], "never CreditMemo");
}

#[tokio::test]
async fn s50_what_is_not_switched_on_is_dropped() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let fields = json!([
        { "DefinitionId": "1", "StringValue": "7", "Type": "StringType" },
        { "DefinitionId": "2", "StringValue": "lost", "Type": "StringType" },
    ]);
    let body = with(
        with(hundred(), "CustomField", fields),
        "ClassRef",
        json!({ "value": "1" }),
    );
    let body = with(body, "DepartmentRef", json!({ "value": "1" }));
    let invoice = company.post("invoice", body.clone()).await.invoice();
    assert_eq!(
        invoice["CustomField"],
        json!([{ "DefinitionId": "1", "Name": "Crew #", "Type": "StringType", "StringValue": "7" }])
    );
    assert!(invoice.get("ClassRef").is_none() && invoice.get("DepartmentRef").is_none());
    bench.switch(json!({ "feature_off_refused": true })).await;
    assert_fault!(company.post("invoice", body.clone()).await, 400, "6000");
    bench.prefer(US, json!({ "AccountingInfoPrefs": { "ClassTrackingPerTxn": true, "TrackDepartments": true } })).await;
    assert_eq!(
        company.post("invoice", body).await.invoice()["ClassRef"]["value"],
        "1"
    );
}
