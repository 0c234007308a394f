//! Statements 21–25: the query language.

use serde_json::{Value, json};

use crate::assert_fault;
use crate::support::{Bench, US, claim, sparse};

#[tokio::test]
async fn s21_grammar_and_limits() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    for (code, statements) in [
        (
            "4000",
            &[
                "SELECT * FROM Invoice WHERE Id = '1' OR Id = '2'",
                "SELECT * FROM Invoice WHERE NOT Id = '1'",
                "SELECT * FROM Invoice WHERE Id != '1'",
                "SELECT FROM Invoice",
                "nonsense",
                "",
            ][..],
        ),
        (
            "4001",
            &[
                "SELECT * FROM Invoice WHERE Foo = '1'",
                "SELECT * FROM Nothing",
                "SELECT * FROM Invoice WHERE PrivateNote = 'x'",
                "SELECT * FROM Invoice WHERE Id > '1'",
                "SELECT * FROM Invoice STARTPOSITION 0",
                "SELECT * FROM Invoice MAXRESULTS 1001",
            ][..],
        ),
    ] {
        for statement in statements {
            assert_eq!(
                company.query(statement).await.fault(),
                (400, code.to_owned()),
                "{statement}"
            );
        }
    }
}

#[tokio::test]
async fn s21_pages_and_order() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    for number in 0..101 {
        company.customer(&format!("Customer {number}")).await;
    }
    assert_eq!(
        company.rows("Customer", "").await.len(),
        100,
        "the default page"
    );
    assert!(company.rows("Customer", "MAXRESULTS 1000").await.len() > 101);
    let ids: Vec<Value> = company
        .rows(
            "Customer",
            "WHERE DisplayName LIKE 'Customer %' orderby Id DESC STARTPOSITION 2 MAXRESULTS 3",
        )
        .await
        .into_iter()
        .map(|c| c["DisplayName"].clone())
        .collect();
    assert_eq!(ids, ["Customer 99", "Customer 98", "Customer 97"]);
    let both = company
        .rows(
            "Customer",
            "WHERE Id IN ('58', '62') AND Active = true ORDER BY DisplayName",
        )
        .await;
    assert_eq!(both.len(), 2);
}

#[tokio::test]
async fn s21_projections_as_seen_in_the_wild() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let got = company
        .query("SELECT Id, DocNumber FROM Invoice MAXRESULTS 1")
        .await;
    let row = &got.body["QueryResponse"]["Invoice"][0];
    assert!(row["sparse"] == true && row["DocNumber"].is_string() && row.get("TotalAmt").is_none());
    let got = company.query("SELECT *, Sku FROM Item").await;
    assert!(got.body["QueryResponse"]["Item"][0]["Name"].is_string());
}

#[tokio::test]
async fn s22_quotes_and_plus_signs() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    company.customer("O'Brien \"Quote\" <b>Bros</b>").await;
    company.customer("Back\\slash").await;
    assert_eq!(
        company
            .rows("Customer", r"WHERE DisplayName LIKE 'O\'Brien%'")
            .await
            .len(),
        1
    );
    assert_eq!(
        company
            .rows("Customer", r"WHERE DisplayName = 'back\\slash'")
            .await
            .len(),
        1
    );
    assert_fault!(
        company
            .query("SELECT * FROM Customer WHERE DisplayName = 'O'Brien'")
            .await,
        400,
        "4000"
    );
    let bare = "query?query=select%20*%20from%20Invoice%20where%20MetaData.CreateTime%20%3E%20'2026-01-01T00:00:00+02:00'";
    assert_fault!(company.get(bare).await, 400, "4001");
    assert_eq!(company.get(&bare.replace('+', "%2B")).await.status, 200);
}

#[tokio::test]
async fn s23_inactive_voided_deleted() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let northwind = "WHERE DisplayName LIKE 'Northwind%'";
    assert!(company.rows("Customer", northwind).await.is_empty());
    let all = company
        .rows(
            "Customer",
            &format!("{northwind} AND Active IN (true, false)"),
        )
        .await;
    assert_eq!(all[0]["DisplayName"], "Northwind Traders (deleted)");
    let (one, two) = (company.invoice().await, company.invoice().await);
    company
        .post("invoice?operation=void", claim(&one))
        .await
        .invoice();
    company
        .post("invoice?operation=delete", claim(&two))
        .await
        .invoice();
    let find = format!(
        "WHERE Id IN ('{}', '{}')",
        one["Id"].as_str().unwrap(),
        two["Id"].as_str().unwrap()
    );
    let rows = company.rows("Invoice", &find).await;
    assert_eq!((rows.len(), &rows[0]["Id"]), (1, &one["Id"]));
}

#[tokio::test]
async fn s24_empty_count_and_letters() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let got = company
        .query("SELECT * FROM Customer WHERE DisplayName = 'Nobody'")
        .await;
    assert_eq!(got.body["QueryResponse"], json!({}));
    let got = company.query("select count(*) from term").await;
    assert_eq!(got.body["QueryResponse"], json!({ "totalCount": 4 }));
    for condition in [
        "displayname = 'HARBOUR lights LTD'",
        "DisplayName LIKE '%BOUR lights ltd'",
    ] {
        assert_eq!(
            company
                .rows("Customer", &format!("WHERE {condition}"))
                .await
                .len(),
            1,
            "{condition}"
        );
    }
    assert_eq!(
        company
            .rows(
                "Customer",
                "WHERE PrimaryEmailAddr = 'office@boatworks.example'"
            )
            .await
            .len(),
        1
    );
}

#[tokio::test]
async fn s24_amounts_dates_and_references_filter() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    company
        .post(
            "invoice",
            sparse(&invoice, &json!({ "DueDate": "2030-01-01" })),
        )
        .await
        .invoice();
    for condition in [
        "DueDate = '2030-01-01'",
        "DueDate > '2029-12-31'",
        "Balance = '100.00' AND CustomerRef = '58'",
    ] {
        let rows = company.rows("Invoice", &format!("WHERE {condition}")).await;
        assert_eq!(rows[0]["Id"], invoice["Id"], "{condition}");
    }
    assert!(
        company
            .rows(
                "Invoice",
                "WHERE MetaData.LastUpdatedTime > '2100-01-01T00:00:00Z'"
            )
            .await
            .is_empty()
    );
    assert_fault!(
        company
            .query("SELECT * FROM Invoice WHERE TxnDate > 'soon'")
            .await,
        400,
        "4001"
    );
}

#[tokio::test]
async fn s25_a_statement_as_body() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let request = bench
        .http
        .post(company.url("query"))
        .header("content-type", "application/text");
    let body: Value = company
        .send(request.body("SELECT * FROM Term WHERE Name = 'Net 30'"))
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(body["QueryResponse"]["Term"][0]["DueDays"], 30);
}
