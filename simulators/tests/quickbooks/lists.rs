//! Statements 26–35: customers, items, lists.

use serde_json::{Value, json};

use crate::assert_fault;
use crate::support::{Bench, UK, US, line, sparse, us_invoice};

#[tokio::test]
async fn s26_names_are_unique_over_three_lists() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    for name in [" harbour lights LTD ", "Acme Rockets", "emily platt"] {
        assert_fault!(
            company
                .post("customer", json!({ "DisplayName": name }))
                .await,
            400,
            "6240"
        );
    }
    assert_eq!(
        company.customer("Acme Rockets (C)").await["DisplayName"],
        "Acme Rockets (C)"
    );
}

#[tokio::test]
async fn s27_names_that_are_no_names() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let create = async |body: Value| company.post("customer", body).await;
    assert_fault!(create(json!({ "Notes": "x" })).await, 400, "6080");
    for name in ["a:b", "a\tb", "a\nb"] {
        assert_fault!(create(json!({ "DisplayName": name })).await, 400, "2040");
    }
    let got = assert_fault!(
        create(json!({ "DisplayName": "x".repeat(501) })).await,
        400,
        "2050"
    );
    assert!(
        got.detail()
            .contains("Max:500 supported. Supplied length:501")
    );
    assert_eq!(
        create(json!({ "DisplayName": "ü".repeat(500) }))
            .await
            .status,
        200,
        "characters, not bytes"
    );
}

#[tokio::test]
async fn s28_a_name_from_its_parts() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let body = json!({ "Title": "Dr", "GivenName": "Ann", "FamilyName": "Okafor" });
    let customer = company.post("customer", body).await.entity("Customer");
    assert_eq!(customer["DisplayName"], "Dr Ann Okafor");
    assert_eq!(customer["FullyQualifiedName"], "Dr Ann Okafor");
}

#[tokio::test]
async fn s28_a_sub_customer_carries_its_parents_name() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let body = json!({ "DisplayName": "Pier 4", "Job": true, "ParentRef": { "value": "58" } });
    let customer = company.post("customer", body).await.entity("Customer");
    assert_eq!(customer["FullyQualifiedName"], "Harbour Lights Ltd:Pier 4");
    assert_eq!(customer["Level"], 1);
}

#[tokio::test]
async fn s29_an_inactive_customer() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let customer = company.customer("Short Lived").await;
    let off = company
        .post("customer", sparse(&customer, &json!({ "Active": false })))
        .await
        .entity("Customer");
    assert_eq!(off["DisplayName"], "Short Lived (deleted)");
    company.customer("Short Lived").await;
    let mut body = us_invoice(json!([line("21", 1, 100, "NON")]));
    body["CustomerRef"] = json!({ "value": customer["Id"] });
    let got = assert_fault!(company.post("invoice", body.clone()).await, 400, "2500");
    assert!(got.detail().contains("made inactive"));
    bench.switch(json!({ "inactive_reference": "610" })).await;
    assert_fault!(company.post("invoice", body).await, 400, "610");
    let back = json!({ "Active": true, "DisplayName": "Returned" });
    let on = company
        .post("customer", sparse(&off, &back))
        .await
        .entity("Customer");
    assert_eq!(on["DisplayName"], "Returned");
}

#[tokio::test]
async fn s30_the_currency_stays() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let body = json!({ "DisplayName": "Polish Shop", "CurrencyRef": { "value": "PLN" } });
    let customer = company.post("customer", body).await.entity("Customer");
    let codes = company.rows("CompanyCurrency", "").await;
    assert!(
        codes.iter().any(|c| c["Code"] == "PLN"),
        "unknown currencies join the list"
    );
    let change = json!({ "CurrencyRef": { "value": "EUR" } });
    let same = company
        .post("customer", sparse(&customer, &change))
        .await
        .entity("Customer");
    assert_eq!(same["CurrencyRef"]["value"], "PLN");
    bench
        .switch(json!({ "currency_change_refused": true }))
        .await;
    assert_fault!(
        company.post("customer", sparse(&same, &change)).await,
        400,
        "6000"
    );
    let body = json!({ "DisplayName": "X", "CurrencyRef": { "value": "euro" } });
    assert_fault!(company.post("customer", body).await, 400, "2220");
}

#[tokio::test]
async fn s31_email_addresses() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let create = async |name: &str, email: &str| {
        let body = json!({ "DisplayName": name, "PrimaryEmailAddr": { "Address": email } });
        company.post("customer", body).await
    };
    for bad in ["nobody", "a@b", "a@b.c; d@e.f", "a@b.c,", "a b@c.d"] {
        assert_fault!(create("Bad", bad).await, 400, "2210");
    }
    assert_eq!(create("Good", "a@x.example,b@x.example").await.status, 200);
    assert_fault!(
        create("Long", &format!("{}@x.example", "a".repeat(100))).await,
        400,
        "2050"
    );
}

#[tokio::test]
async fn s32_tax_numbers_are_masked() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let body = json!({ "DisplayName": "Taxed", "PrimaryTaxIdentifier": "DE123456789" });
    let customer = company.post("customer", body).await.entity("Customer");
    assert_eq!(customer["PrimaryTaxIdentifier"], "XXXXXX56789");
    let ledger = bench.look("/_sim/ledger").await;
    let truth = ledger["customers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["DisplayName"] == "Taxed")
        .unwrap();
    assert_eq!(truth["PrimaryTaxIdentifier"], "DE123456789");
}

#[tokio::test]
async fn s33_items() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let income = json!({ "value": "1" });
    let create = async |body: Value| company.post("item", body).await;
    let item = create(
        json!({ "Name": "Painting", "Type": "Service", "IncomeAccountRef": income, "UnitPrice": 12.5 }),
    );
    let item = item.await.entity("Item");
    assert_eq!(
        (&item["UnitPrice"], &item["FullyQualifiedName"]),
        (&json!(12.5), &json!("Painting"))
    );
    let again = json!({ "Name": "painting", "Type": "Service", "IncomeAccountRef": income });
    assert_fault!(create(again).await, 400, "6240");
    assert_fault!(
        create(json!({ "Name": "a:b", "Type": "Service", "IncomeAccountRef": income })).await,
        400,
        "2040"
    );
    assert_fault!(
        create(json!({ "Name": "19\" rack", "Type": "Service", "IncomeAccountRef": income })).await,
        400,
        "2040"
    );
    assert_fault!(
        create(json!({ "Name": "No account", "Type": "Service" })).await,
        400,
        "2020"
    );
    assert_fault!(
        create(json!({ "Name": "Stock", "Type": "Inventory", "IncomeAccountRef": income })).await,
        400,
        "2020"
    );
    assert_eq!(
        create(json!({ "Name": "Kit", "Type": "Group" }))
            .await
            .status,
        400
    );
    let got = assert_fault!(
        company
            .post("invoice", us_invoice(json!([line("18", 1, 100, "NON")])))
            .await,
        400,
        "2500"
    );
    assert!(got.detail().contains("set up as a category"));
    assert_fault!(
        company
            .post("invoice", us_invoice(json!([line("22", 1, 100, "NON")])))
            .await,
        400,
        "2500"
    );
    let off = company
        .post("item", sparse(&item, &json!({ "Active": false })))
        .await
        .entity("Item");
    assert_eq!(off["Name"], "Painting (deleted)");
}

#[tokio::test]
async fn s34_a_customers_balance() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let customer = company.customer("Balanced").await;
    let mut body = us_invoice(json!([line("21", 1, 100, "NON")]));
    body["CustomerRef"] = json!({ "value": customer["Id"] });
    let one = company.post("invoice", body.clone()).await.invoice();
    company.post("invoice", body).await.invoice();
    company.pay(&one, "30.25").await;
    let id = customer["Id"].as_str().unwrap();
    let customer = company
        .get(&format!("customer/{id}"))
        .await
        .entity("Customer");
    assert_eq!(customer["Balance"], 169.75);
    let found = company.rows("Customer", "WHERE Balance = '169.75'").await;
    assert_eq!(found[0]["Id"], *id);
}

#[tokio::test]
async fn s35_tax_codes() {
    let bench = Bench::new().await;
    let ids = |rows: Vec<Value>| {
        rows.into_iter()
            .map(|c| c["Id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let us = bench.connect(US).await;
    assert_eq!(ids(us.rows("TaxCode", "").await), ["NON", "TAX", "3"]);
    let uk = bench.connect(UK).await;
    let codes = uk.rows("TaxCode", "").await;
    let mut rates = Vec::new();
    for code in &codes {
        let detail = &code["SalesTaxRateList"]["TaxRateDetail"];
        for rate in detail.as_array().unwrap() {
            let id = rate["TaxRateRef"]["value"].as_str().unwrap();
            let rate = uk.get(&format!("taxrate/{id}")).await.entity("TaxRate");
            rates.push((
                code["Name"].as_str().unwrap().to_owned(),
                rate["RateValue"].as_i64().unwrap(),
            ));
        }
    }
    let expected = [
        ("20.0% S", 20),
        ("5.0% R", 5),
        ("0.0% Z", 0),
        ("Exempt", 0),
        ("No VAT", 0),
    ];
    assert_eq!(rates, expected.map(|(name, rate)| (name.to_owned(), rate)));
    assert!(
        codes
            .iter()
            .all(|code| code["Id"].as_str().unwrap().parse::<u32>().is_ok())
    );
}

#[tokio::test]
async fn the_exchange_rate_is_home_units_per_foreign_unit() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let rate = company
        .get("exchangerate?sourcecurrencycode=EUR&asofdate=2026-11-23")
        .await
        .entity("ExchangeRate");
    assert_eq!(rate["Rate"], 1.1612);
    assert_eq!(
        (&rate["TargetCurrencyCode"], &rate["AsOfDate"]),
        (&json!("USD"), &json!("2026-11-23"))
    );
    assert_fault!(
        company.get("exchangerate?sourcecurrencycode=XYZ").await,
        400,
        "2220"
    );
}
