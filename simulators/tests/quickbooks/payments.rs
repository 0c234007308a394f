//! Statements 64–66: payments, credits, the bookkeeper's buttons.

use serde_json::{Value, json};

use crate::assert_fault;
use crate::support::{Bench, Company, US, claim, line, us_invoice};

fn payment(total: Value, lines: Value) -> Value {
    json!({ "CustomerRef": { "value": "58" }, "CurrencyRef": { "value": "USD" }, "TotalAmt": total, "Line": lines })
}

fn link(kind: &str, object: &Value, amount: Value) -> Value {
    json!({ "Amount": amount, "LinkedTxn": [{ "TxnId": object["Id"], "TxnType": kind }] })
}

async fn balance(company: &Company<'_>, invoice: &Value) -> Value {
    company.read(&invoice["Id"]).await.invoice()["Balance"].clone()
}

#[tokio::test]
async fn s64_a_payment_reduces_the_balance() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let too_much = payment(
        json!(200),
        json!([link("Invoice", &invoice, json!(100.01))]),
    );
    assert_fault!(company.post("payment", too_much).await, 400, "6000");
    let body = payment(json!(50), json!([link("Invoice", &invoice, json!(30.1))]));
    let paid = company.post("payment", body).await.entity("Payment");
    assert_eq!(paid["UnappliedAmt"], 19.9);
    let after = company.read(&invoice["Id"]).await.invoice();
    assert_eq!(
        (&after["Balance"], &after["TotalAmt"]),
        (&json!(69.9), &json!(100))
    );
    assert_eq!(
        after["LinkedTxn"],
        json!([{ "TxnId": paid["Id"], "TxnType": "Payment" }])
    );
    assert_eq!(after["SyncToken"], "1");
    let above = payment(json!(10), json!([link("Invoice", &invoice, json!(20))]));
    assert_fault!(company.post("payment", above).await, 400, "6000");
}

#[tokio::test]
async fn s64_what_is_paid_too_much_stays_unapplied() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    company.pay(&invoice, "120.50").await;
    assert_eq!(balance(&company, &invoice).await, 0);
    let payments = company
        .rows("Payment", "ORDERBY Id DESC MAXRESULTS 1")
        .await;
    assert_eq!(payments[0]["UnappliedAmt"], 20.5);
}

#[tokio::test]
async fn s65_taking_a_payment_back() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let body = payment(json!(100), json!([link("Invoice", &invoice, json!(100))]));
    let first = company
        .post("payment", body.clone())
        .await
        .entity("Payment");
    assert_eq!(balance(&company, &invoice).await, 0);
    company
        .post("payment?operation=delete", claim(&first))
        .await
        .entity("Payment");
    assert_eq!(balance(&company, &invoice).await, 100);
    let second = company.post("payment", body).await.entity("Payment");
    let mut void = claim(&second);
    void["sparse"] = true.into();
    let void = company
        .post("payment?operation=update&include=void", void)
        .await
        .entity("Payment");
    assert_eq!(void["TotalAmt"], 0);
    let after = company.read(&invoice["Id"]).await.invoice();
    assert_eq!(
        (&after["Balance"], &after["LinkedTxn"]),
        (&json!(100), &json!([]))
    );
}

#[tokio::test]
async fn s65_a_payment_of_nothing_joins_credit_and_invoice() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let invoice = company.invoice().await;
    let memo = company
        .post("creditmemo", us_invoice(json!([line("21", 1, 40, "NON")])))
        .await
        .entity("CreditMemo");
    assert_eq!(memo["RemainingCredit"], 40);
    let lines = json!([
        link("Invoice", &invoice, json!(25)),
        link("CreditMemo", &memo, json!(25))
    ]);
    company
        .post("payment", payment(json!(0), lines))
        .await
        .entity("Payment");
    assert_eq!(balance(&company, &invoice).await, 75);
    let id = memo["Id"].as_str().unwrap();
    let memo = company
        .get(&format!("creditmemo/{id}"))
        .await
        .entity("CreditMemo");
    assert_eq!(
        (&memo["Balance"], &memo["RemainingCredit"]),
        (&json!(15), &json!(15))
    );
    let linked = company.read(&invoice["Id"]).await.invoice()["LinkedTxn"][0]["TxnType"].clone();
    assert_eq!(linked, "Payment");
}

/// Presses a button of the web view; gives the types of the events it caused.
async fn press(bench: &mut Bench, what: &str, form: &[(&str, &str)]) -> Vec<String> {
    let mut form = form.to_vec();
    form.push(("realm", US));
    let url = bench.url(&format!("/app/act/{what}"));
    let answer = bench.http.post(url).form(&form).send().await.unwrap();
    let target = answer.headers()["location"].to_str().unwrap().to_owned();
    assert!(
        answer.status() == 303 && !target.contains("problem"),
        "{what}: {target}"
    );
    bench
        .hear()
        .await
        .types()
        .into_iter()
        .map(|(kind, _)| kind)
        .collect()
}

#[tokio::test]
async fn s66_buttons_on_an_invoice() {
    let mut bench = Bench::new().await;
    let company = bench.connect(US).await;
    let id = company.invoice().await["Id"].as_str().unwrap().to_owned();
    let (url, access) = (
        company.url(&format!("invoice/{id}")),
        company.access.clone(),
    );
    bench.hear().await;
    let id = ("id", &*id);
    let updated = "qbo.invoice.updated.v1";
    let edit = [id, ("due_date", "2027-02-03"), ("note", "moved")];
    assert_eq!(press(&mut bench, "edit", &edit).await, [updated]);
    let line = [id, ("line", "1"), ("quantity", "2"), ("price", "75")];
    assert_eq!(press(&mut bench, "edit-line", &line).await, [updated]);
    let paid = press(&mut bench, "pay", &[id, ("amount", "50")]).await;
    assert_eq!(paid, ["qbo.payment.created.v1", updated]);
    let void = press(&mut bench, "void", &[id]).await;
    assert_eq!(void, ["qbo.payment.updated.v1", "qbo.invoice.void.v1"]);
    let request = bench
        .http
        .get(url)
        .bearer_auth(access)
        .header("accept", "application/json");
    let invoice: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(
        invoice["Invoice"]["SyncToken"], "4",
        "each of the four counts"
    );
    assert_eq!(invoice["Invoice"]["DueDate"], "2027-02-03");
    assert_eq!(
        press(&mut bench, "delete", &[id]).await,
        ["qbo.invoice.deleted.v1"]
    );
}

#[tokio::test]
async fn s66_buttons_on_a_customer() {
    let mut bench = Bench::new().await;
    let company = bench.connect(US).await;
    let gone = company.customer("Harbour Lites").await["Id"]
        .as_str()
        .unwrap()
        .to_owned();
    bench.hear().await;
    let updated = ["qbo.customer.updated.v1"];
    let id = ("id", "58");
    assert_eq!(
        press(&mut bench, "rename", &[id, ("name", "Harbour & Lights")]).await,
        updated
    );
    assert_eq!(
        press(&mut bench, "merge", &[id, ("gone", &gone)]).await,
        ["qbo.customer.merged.v1"]
    );
    assert_eq!(press(&mut bench, "deactivate", &[id]).await, updated);
    let ledger = bench.look("/_sim/ledger").await;
    let customers = ledger["customers"].as_array().unwrap();
    let named = |id: &str| {
        customers
            .iter()
            .find(|c| c["Id"] == id && c["realm"] == US)
            .unwrap()
    };
    assert_eq!(named("58")["DisplayName"], "Harbour & Lights (deleted)");
    assert_eq!(named(&gone)["Active"], false);
}

#[tokio::test]
async fn s66_a_refusal_is_shown_to_the_bookkeeper() {
    let bench = Bench::new().await;
    let company = bench.connect(US).await;
    let id = company.invoice().await["Id"].as_str().unwrap().to_owned();
    let form = [("realm", US), ("id", &id), ("amount", "-5")];
    let answer = bench
        .http
        .post(bench.url("/app/act/pay"))
        .form(&form)
        .send()
        .await
        .unwrap();
    let page = bench
        .http
        .get(bench.url(answer.headers()["location"].to_str().unwrap()))
        .send()
        .await
        .unwrap();
    assert!(
        page.text()
            .await
            .unwrap()
            .contains("There is nothing to receive.")
    );
}
