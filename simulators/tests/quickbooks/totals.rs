//! Statements 43–45: tax, totals, currencies.

use serde_json::{Value, json};

use crate::assert_fault;
use crate::support::{Bench, UK, US, hundred, line, uk_invoice, us_invoice, with, without};

#[tokio::test]
async fn s43_tax_codes_by_kind_of_company() {
    let bench = Bench::new().await;
    let us = bench.connect(US).await;
    let invoice = us
        .post(
            "invoice",
            us_invoice(json!([
                line("19", 1, 200, "TAX"),
                line("21", 1, 100, "NON")
            ])),
        )
        .await
        .invoice();
    assert_eq!(
        (&invoice["TxnTaxDetail"]["TotalTax"], &invoice["TotalAmt"]),
        (&json!(16.5), &json!(316.5))
    );
    assert_eq!(invoice["TxnTaxDetail"]["TxnTaxCodeRef"]["value"], "3");
    assert_fault!(
        us.post("invoice", us_invoice(json!([line("19", 1, 200, "3")])))
            .await,
        400,
        "6100"
    );
    let uk = bench.connect(UK).await;
    let mut body = uk_invoice(json!([line("21", 1, 100, "2")]));
    body["Line"][0]["SalesItemLineDetail"]
        .as_object_mut()
        .unwrap()
        .remove("TaxCodeRef");
    let got = assert_fault!(uk.post("invoice", body).await, 400, "6000");
    assert!(got.detail().contains("VAT rate"));
}

#[tokio::test]
async fn s43_us_tax_depends_on_state_and_customer() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let taxed = us_invoice(json!([line("19", 1, 200, "TAX")]));
    let tax = async |body: Value| {
        company.post("invoice", body).await.invoice()["TxnTaxDetail"]["TotalTax"].clone()
    };
    assert_eq!(tax(taxed.clone()).await, 16.5);
    let oregon = json!({ "Line1": "5 Pier", "City": "Portland", "CountrySubDivisionCode": "OR", "PostalCode": "97201" });
    assert_eq!(
        tax(with(
            with(taxed.clone(), "ShipAddr", oregon.clone()),
            "BillAddr",
            oregon
        ))
        .await,
        0
    );
    let exempt = with(taxed.clone(), "CustomerRef", json!({ "value": "63" }));
    assert_eq!(tax(exempt).await, 0);
    bench
        .prefer(US, json!({ "TaxPrefs": { "PartnerTaxEnabled": false } }))
        .await;
    assert_eq!(
        tax(taxed.clone()).await,
        0,
        "automated tax that is not set up"
    );
    bench
        .prefer(US, json!({ "TaxPrefs": { "PartnerTaxEnabled": null } }))
        .await;
    assert_eq!(tax(taxed.clone()).await, 0, "manual tax without a code");
    let manual = with(
        taxed,
        "TxnTaxDetail",
        json!({ "TxnTaxCodeRef": { "value": "3" } }),
    );
    assert_eq!(tax(manual).await, 16.5);
}

#[tokio::test]
async fn s44_totals() {
    let bench = Bench::new().await;
    let us = bench.connect(US).await;
    let invoice = us.invoice().await;
    for (name, value) in [
        ("TotalAmt", json!(100)),
        ("Balance", json!(100)),
        ("SyncToken", json!("0")),
        ("EmailStatus", json!("NotSet")),
        ("LinkedTxn", json!([])),
        ("sparse", json!(false)),
        ("domain", json!("QBO")),
    ] {
        assert_eq!(invoice[name], value, "{name}");
    }
    let discount = |percent: Value| json!({ "DetailType": "DiscountLineDetail", "DiscountLineDetail": { "PercentBased": true, "DiscountPercent": percent } });
    let lines = json!([
        line("19", 1, 200, "TAX"),
        line("21", 1, 100, "NON"),
        discount(json!(10))
    ]);
    let before = us
        .post("invoice", us_invoice(lines.clone()))
        .await
        .invoice();
    assert_eq!(
        (&before["TxnTaxDetail"]["TotalTax"], &before["TotalAmt"]),
        (&json!(16.5), &json!(286.5))
    );
    let after = us
        .post(
            "invoice",
            with(
                us_invoice(lines.clone()),
                "ApplyTaxAfterDiscount",
                json!(true),
            ),
        )
        .await
        .invoice();
    assert_eq!(
        (&after["TxnTaxDetail"]["TotalTax"], &after["TotalAmt"]),
        (&json!(14.85), &json!(284.85))
    );
    let last = after["Line"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["Amount"], last.get("Id")), (&json!(30), None));
    bench
        .prefer(US, json!({ "SalesFormsPrefs": { "AllowDiscount": false } }))
        .await;
    assert_fault!(
        us.post("invoice", us_invoice(lines.clone())).await,
        400,
        "6000"
    );
    bench.switch(json!({ "discount_off_dropped": true })).await;
    let dropped = us.post("invoice", us_invoice(lines)).await.invoice();
    assert_eq!(dropped["TotalAmt"], 316.5, "as some see it");
    let minus = json!({ "Amount": -150, "DetailType": "SalesItemLineDetail", "SalesItemLineDetail": { "ItemRef": { "value": "21" }, "TaxCodeRef": { "value": "NON" } } });
    let lines = json!([line("21", 1, 100, "NON"), minus]);
    assert_fault!(us.post("invoice", us_invoice(lines)).await, 400, "6000");
    let deposit = us
        .post("invoice", with(hundred(), "Deposit", json!(40)))
        .await
        .invoice();
    assert_eq!(
        (&deposit["TotalAmt"], &deposit["Balance"]),
        (&json!(100), &json!(60))
    );
}

#[tokio::test]
async fn s44_one_rounding_for_a_rate_or_one_a_line() {
    let bench = Bench::new().await;
    let uk = bench.connect(UK).await;
    let one = json!({
        "Amount": 10.02, "DetailType": "SalesItemLineDetail",
        "SalesItemLineDetail": { "ItemRef": { "value": "21" }, "TaxCodeRef": { "value": "2" } },
    });
    let lines = json!([one, one]);
    let tax = async || {
        let made = uk.post("invoice", uk_invoice(lines.clone())).await;
        made.invoice()["TxnTaxDetail"]["TotalTax"].clone()
    };
    assert_eq!(tax().await, 4.01);
    bench.switch(json!({ "tax_per_line": true })).await;
    assert_eq!(tax().await, 4);
}

#[tokio::test]
async fn s44_vat_by_rate_and_inclusive_amounts() {
    let bench = Bench::new().await;
    let uk = bench.connect(UK).await;
    let discount = json!({ "DetailType": "DiscountLineDetail", "Amount": 10, "DiscountLineDetail": { "PercentBased": false } });
    let lines = json!([
        line("21", 1, 100, "2"),
        line("20", 1, 50, "3"),
        line("24", 1, 50, "4"),
        discount
    ]);
    let invoice = uk.post("invoice", uk_invoice(lines)).await.invoice();
    // 5 % off everything first: 95 at 20 %, 47.50 at 5 %, 47.50 at 0 %.
    assert_eq!(invoice["TxnTaxDetail"]["TotalTax"], 21.38);
    assert_eq!(invoice["TotalAmt"], 211.38);
    assert_eq!(
        invoice["TxnTaxDetail"]["TaxLine"].as_array().unwrap().len(),
        3
    );

    let lines = json!([{
        "Amount": 9, "DetailType": "SalesItemLineDetail",
        "SalesItemLineDetail": { "ItemRef": { "value": "21" }, "Qty": 15, "UnitPrice": 0.6, "TaxCodeRef": { "value": "2" } },
    }]);
    let invoice = uk
        .post(
            "invoice",
            with(
                uk_invoice(lines),
                "GlobalTaxCalculation",
                json!("TaxInclusive"),
            ),
        )
        .await
        .invoice();
    let detail = &invoice["Line"][0]["SalesItemLineDetail"];
    assert_eq!(
        (
            &invoice["Line"][0]["Amount"],
            &detail["TaxInclusiveAmt"],
            &detail["UnitPrice"]
        ),
        (&json!(7.5), &json!(9), &json!(0.5))
    );
    assert_eq!(
        (&invoice["TotalAmt"], &invoice["TxnTaxDetail"]["TotalTax"]),
        (&json!(9), &json!(1.5))
    );

    let none = with(
        uk_invoice(json!([line("21", 1, 100, "2")])),
        "GlobalTaxCalculation",
        json!("NotApplicable"),
    );
    assert_eq!(
        uk.post("invoice", none.clone()).await.invoice()["TotalAmt"],
        100
    );
    let taxed = with(none, "TxnTaxDetail", json!({ "TaxLine": [] }));
    assert_fault!(uk.post("invoice", taxed).await, 400, "6170");
}

#[tokio::test]
async fn s45_currencies() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    assert_fault!(
        company
            .post("invoice", without(hundred(), "CurrencyRef"))
            .await,
        400,
        "2020"
    );
    assert_fault!(
        company
            .post(
                "invoice",
                with(hundred(), "CurrencyRef", json!({ "value": "EUR" }))
            )
            .await,
        400,
        "6000"
    );
    let euros = with(
        with(hundred(), "CurrencyRef", json!({ "value": "EUR" })),
        "CustomerRef",
        json!({ "value": "59" }),
    );
    let invoice = company.post("invoice", euros.clone()).await.invoice();
    assert_eq!(
        (&invoice["ExchangeRate"], &invoice["HomeTotalAmt"]),
        (&json!(1), &json!(100)),
        "the trap"
    );
    let invoice = company
        .post("invoice", with(euros, "ExchangeRate", json!(1.16125)))
        .await
        .invoice();
    assert_eq!(
        (&invoice["TotalAmt"], &invoice["HomeTotalAmt"]),
        (&json!(100), &json!(116.13))
    );
    bench
        .prefer(
            US,
            json!({ "CurrencyPrefs": { "MultiCurrencyEnabled": false } }),
        )
        .await;
    assert_eq!(
        company
            .post("invoice", without(hundred(), "CurrencyRef"))
            .await
            .status,
        200
    );
}
