//! Customers and items found by typing: in our own copies, as QuickBooks has them now, whichever process is asked.

use dealbooks::journeys::{Context, JourneyError, search_lists};
use serde_json::json;

use crate::support::House;

async fn customers(house: &House, ctx: &Context, typed: &str) -> Vec<String> {
    let found = search_lists::customers(ctx, house.who, typed).await;
    let names = found.unwrap().into_iter().map(|one| one.display_name);
    names.collect()
}

async fn renamed(house: &House, name: &str) {
    house
        .quickbooks
        .pull(
            "/_sim/customers/58/edit",
            json!({"set": {"DisplayName": name}}),
        )
        .await;
    house.quiet().await;
    // What follows a look within its window is looked up after it.
    house.pass(11).await;
    house.quiet().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_name_is_found_by_every_process_and_the_old_one_is_not() {
    let house = House::connected().await;
    let (_other, second) = house.second();
    renamed(&house, "Żółta Łódź").await;
    for ctx in [&house.ctx, &second] {
        assert_eq!(customers(&house, ctx, "zolta").await, ["Żółta Łódź"]);
    }
    renamed(&house, "Кедровая роща").await;
    let calls = house.quickbooks.count().await;
    for ctx in [&house.ctx, &second] {
        assert_eq!(customers(&house, ctx, "kedrovaia").await, ["Кедровая роща"]);
        assert_eq!(customers(&house, ctx, "кедорвая").await, ["Кедровая роща"]);
        assert_eq!(customers(&house, ctx, "zolta").await, [""; 0]);
    }
    assert_eq!(calls.reads().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_books_of_before_are_not_searched_any_more() {
    let house = House::connected().await;
    renamed(&house, "Zebra Quarry").await;
    assert_eq!(
        customers(&house, &house.ctx, "zebra").await,
        ["Zebra Quarry"]
    );
    house.choose_realm(House::UK_REALM).await;
    house.connect().await;
    house.idle().await;
    assert_eq!(customers(&house, &house.ctx, "zebra").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_look_after_invoices_finds_nothing() {
    let house = House::connected().await;
    house.install_as(House::COLLEAGUE).await;
    let found = search_lists::customers(&house.ctx, House::COLLEAGUE, "a").await;
    assert!(matches!(found, Err(JourneyError::NotOwner)), "{found:?}");
}
