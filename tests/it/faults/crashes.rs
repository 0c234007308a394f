//! The process ends between two of its steps; another one starts on the same database.

use dealbooks::domain::ids::DealId;
use dealbooks::journeys::open_form::FormView;
use dealbooks::journeys::{connect_quickbooks, create_invoice};
use serde_json::json;

use crate::support::House;
use crate::until;

/// Presses the button inside the process and kills it once QuickBooks has the call.
async fn press_and_die(house: &mut House, form: &FormView, method: &str, path: &str) {
    let calls = house.quickbooks.requests().await.len();
    let (ctx, who) = (house.ctx.clone(), house.who);
    let (key, input) = (form.key.clone(), form.input.clone());
    let pressed = house
        .process
        .spawn(async move { create_invoice::request(&ctx, who, key, input, false).await });
    until!("the call to arrive", {
        let all = house.quickbooks.requests().await;
        all.iter().skip(calls).any(|call| {
            call["method"] == method && call["path"].as_str().unwrap_or_default().ends_with(path)
        })
    });
    house.kill();
    assert!(pressed.await.is_err(), "it died with its process");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_dies_while_quickbooks_writes_makes_one_invoice() {
    let mut house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": "*/invoice", "kind": "slow", "ms": 60_000}]))
        .await;
    press_and_die(&mut house, &form, "POST", "/invoice").await;
    house.start();
    assert_eq!(house.panel(House::DEAL).await.pending.len(), 1);
    house.settle().await;
    house.quiet().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_dies_before_quickbooks_does_anything_makes_one_invoice() {
    let mut house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    // Holds the call before any work, for as long as nobody answers there.
    let hole = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", hole.local_addr().unwrap());
    house
        .quickbooks
        .script(
            json!([{"method": "POST", "path": "*/invoice", "kind": "refused", "notify": address}]),
        )
        .await;
    press_and_die(&mut house, &form, "POST", "/invoice").await;
    drop(hole);
    assert!(house.made().await.is_empty());
    house.start();
    house.settle().await;
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_made_before_the_crash_gets_its_invoice_after_it() {
    let mut house = House::connected().await;
    let form = house.ready_form(DealId(489)).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": "*/customer", "kind": "slow", "ms": 60_000}]))
        .await;
    press_and_die(&mut house, &form, "POST", "/customer").await;
    house.start();
    house.settle().await;
    house.quiet().await;
    let customers = house.quickbooks.ledger("customers").await;
    let ours = customers.iter().filter(|one| !one["requestid"].is_null());
    assert_eq!(ours.count(), 1);
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.statuses(DealId(489)).await, ["Open"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_acknowledged_before_the_crash_is_looked_up_after_it() {
    let mut house = House::connected().await;
    let invoice = house.invoiced().await;
    // The look at QuickBooks never comes back.
    house
        .quickbooks
        .script(json!([{"method": "GET", "path": "/v3/*", "kind": "slow", "ms": 60_000}]))
        .await;
    let calls = house.quickbooks.requests().await.len();
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    until!("the look", house.quickbooks.requests().await.len() > calls);
    house.kill();
    house.start();
    house.ctx.clock.turn(120);
    house.ctx.wake();
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn webhooks_that_arrive_while_nobody_listens_are_delivered_later() {
    let mut house = House::connected().await;
    let invoice = house.invoiced().await;
    house.kill();
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    until!("a refused delivery", {
        let queue = house.quickbooks.get("/_sim/webhooks").await;
        queue["attempts"].as_array().unwrap().last().unwrap()["status"] == 503
    });
    house.start();
    house.pass(15).await;
    until!("paid", {
        house.pass(15).await;
        house.statuses(House::DEAL).await == ["Paid"]
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_have_left_before_the_crash_is_asked_about_when_the_company_changes() {
    let mut house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": "*/invoice", "kind": "slow", "ms": 60_000}]))
        .await;
    press_and_die(&mut house, &form, "POST", "/invoice").await;
    house.start();
    connect_quickbooks::disconnect(&house.ctx, house.who)
        .await
        .unwrap();
    house.choose_realm(House::UK_REALM).await;
    house.connect().await;
    let calls = house.quickbooks.count().await;
    house.ctx.clock.turn(300);
    house.ctx.wake();
    house.idle().await;
    assert_eq!(calls.writes().await, 0);
    let panel = house.panel(House::DEAL).await;
    assert_eq!(panel.pending.len(), 1, "it was sent and is not forgotten");
    assert!(panel.pending[0].in_doubt, "a person decides");
}
