//! From a deal to an invoice in the books.

use dealbooks::journeys::create_invoice::{self, Outcome};
use dealbooks::journeys::open_form;
use serde_json::Value;

use crate::support::House;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_won_deal_becomes_one_invoice() {
    let house = House::connected().await;
    let mut form = open_form::open(&house.ctx, house.who, House::DEAL, false)
        .await
        .unwrap();
    if form.customer.is_none() {
        let found = form
            .proposals
            .iter()
            .find(|proposal| proposal.certain)
            .expect("a certain customer");
        form.input.customer_kind = "existing".into();
        form.input.customer_id = found.customer.id.0.clone();
    }
    let before = house.quickbooks.requests().await.len();
    let outcome = create_invoice::request(
        &house.ctx,
        house.who,
        form.key.clone(),
        form.input.clone(),
        false,
    )
    .await
    .unwrap();
    let Outcome::Created(created) = outcome else {
        if let Outcome::Refused(view) = outcome {
            panic!("{:?}", view.errors)
        }
        panic!("not created")
    };
    house.idle().await;
    let calls = house.quickbooks.requests().await;
    assert_eq!(calls.len() - before, 1, "one write and no read");
    let made: Vec<Value> = house
        .quickbooks
        .ledger("invoices")
        .await
        .into_iter()
        .filter(|invoice| !invoice["requestid"].is_null())
        .collect();
    assert_eq!(made.len(), 1);
    assert_eq!(
        made[0]["TotalAmt"].to_string(),
        created.invoice.total.normalize().to_string()
    );
    assert_eq!(
        created.difference, None,
        "sales tax is QuickBooks' to compute and was said before"
    );
    let changes = house.pipedrive.ledger("changelog").await;
    let written = changes
        .last()
        .and_then(|change| change["new_value"].as_str())
        .unwrap_or_default()
        .to_owned();
    assert_eq!(
        written,
        format!(
            "{} Open {:.2} USD",
            created.invoice.number.unwrap_or_default(),
            created.invoice.total
        )
    );
    assert_eq!(house.open_intents().await, 0);
}
