//! A deal that changed after a draft was typed: said, decided, and never invoiced unseen.

use dealbooks::domain::deal_change::DealChange;
use dealbooks::domain::problem::{Place, Problem};
use dealbooks::journeys::deal_changed;
use dealbooks::journeys::open_form::{self, FormView};
use dealbooks::storage::deals;
use serde_json::json;

use crate::support::House;
use crate::support::books::problem_at;

/// Typed into and left, as by closing the modal.
async fn draft(house: &House) -> FormView {
    let mut form = house.ready_form(House::DEAL).await;
    form.input.message = "Half a sentence".into();
    open_form::sums(&house.ctx, house.who, form.key.clone(), form.input.clone())
        .await
        .unwrap();
    form
}

async fn reopened(house: &House) -> FormView {
    open_form::open(&house.ctx, house.who, House::DEAL, false)
        .await
        .unwrap()
}

async fn answered(house: &House, form: &FormView, take: bool) -> FormView {
    let (key, input) = (form.key.clone(), form.input.clone());
    deal_changed::answer(&house.ctx, house.who, key, input, take)
        .await
        .unwrap()
}

async fn currency(house: &House, code: &str) {
    let change = json!({"currency": code});
    house.edit("deal", House::DEAL.0, change).await;
    // Pipedrive tells it by a webhook.
    let company = house.who.company;
    crate::until!("the change to be told", {
        let read = move |db: &mut _| deals::find(db, company, House::DEAL);
        let deal = house.ctx.store.read(read).await.unwrap();
        deal.is_some_and(|deal| deal.changed_at.is_some())
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_survives_closing_and_an_expired_token() {
    let house = House::connected().await;
    let typed = draft(&house).await;
    for sim in [&house.pipedrive, &house.quickbooks] {
        sim.pull("/_sim/tokens/expire", json!({"which": "access"}))
            .await;
    }
    let again = reopened(&house).await;
    assert_eq!(again.input, typed.input);
    assert!(again.deal_changes.is_empty() && again.saved_at.is_some());
    house.created(&again).await;
    let memo = &house.made().await[0]["CustomerMemo"]["value"];
    assert_eq!(memo, "Half a sentence");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_changed_is_said_and_nothing_is_created_until_it_is_decided() {
    let house = House::connected().await;
    let typed = draft(&house).await;
    currency(&house, "EUR").await;
    let again = reopened(&house).await;
    assert_eq!(again.input, typed.input, "nothing typed is lost");
    let change = DealChange::Currency {
        before: "USD".into(),
        now: "EUR".into(),
    };
    assert_eq!(again.deal_changes, [change]);
    let calls = house.quickbooks.count().await;
    let (errors, shown) = house.refused(&again).await;
    assert_eq!(problem_at(&errors, &Place::Form), Problem::DealChanged);
    assert_eq!(shown.deal_changes, again.deal_changes);
    assert_eq!(calls.all().await.len(), 0);
    let kept = answered(&house, &again, false).await;
    assert!(kept.deal_changes.is_empty());
    assert_eq!(kept.input, typed.input);
    // Decided once is decided: also when the modal is opened anew.
    assert!(reopened(&house).await.deal_changes.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn taken_over_the_draft_has_the_deals_new_state_and_the_persons_words() {
    let house = House::connected().await;
    let typed = draft(&house).await;
    let before = &typed.input.lines[0];
    let row: i64 = before.row.parse().unwrap();
    let changes = json!({"quantity": 7});
    house.edit_product(House::DEAL.0, row, changes).await;
    house.idle().await;
    let again = reopened(&house).await;
    assert!(
        matches!(&again.deal_changes[..], [DealChange::Quantity { now, .. }] if now.to_string() == "7"),
        "{:?}",
        again.deal_changes
    );
    let taken = answered(&house, &again, true).await;
    assert_eq!(taken.input.message, "Half a sentence");
    assert_eq!(taken.input.lines[0].quantity, "7");
    assert_eq!(taken.input.lines[0].item, before.item);
    assert_eq!(taken.input.lines.len(), typed.input.lines.len());
    assert_eq!(taken.input.customer_id, typed.input.customer_id);
    house.created(&taken).await;
    let lines = house.made().await[0]["Line"].clone();
    assert_eq!(lines[0]["SalesItemLineDetail"]["Qty"], 7);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_press_a_deal_that_told_of_a_change_is_read_again_once() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.pass(2).await;
    currency(&house, "EUR").await;
    let calls = house.pipedrive.count().await;
    let (errors, shown) = house.refused(&form).await;
    assert_eq!(problem_at(&errors, &Place::Form), Problem::DealChanged);
    assert_eq!(shown.deal_changes.len(), 1);
    let path = format!("/deals/{}", House::DEAL);
    assert_eq!(calls.of("GET", &path).await, 1);
    // Undecided, it is not read again.
    house.refused(&form).await;
    assert_eq!(calls.of("GET", &path).await, 1);
    assert_eq!(house.made().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_stood_open_for_long_looks_at_its_deal_before_it_is_sent() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    let calls = house.pipedrive.count().await;
    let path = format!("/deals/{}", House::DEAL);
    house.pass(16 * 60).await;
    house.idle().await;
    house.created(&form).await;
    assert_eq!(
        calls.of("GET", &path).await,
        1,
        "older than a quarter of an hour"
    );
    house.quiet().await;
    assert_eq!(house.made().await.len(), 1);
}
