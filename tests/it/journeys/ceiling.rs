//! What is left of the month's reads is kept for people.

use chrono::Datelike as _;
use dealbooks::domain::ids::DealId;
use dealbooks::journeys::settings::{self, ConnectionView, SettingsPage};
use dealbooks::journeys::{open_panel, usage};
use serde_json::json;

use crate::support::House;

async fn rests(house: &House) -> bool {
    match settings::view(&house.ctx, house.who).await.unwrap() {
        SettingsPage::Owner(view) => matches!(
            view.connection,
            ConnectionView::Live {
                rests_until: Some(_),
                ..
            }
        ),
        _ => panic!("not the owner's page"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn near_the_end_of_the_months_reads_only_people_ask_quickbooks() {
    let mut house = House::connected().await;
    // Well inside a month, whatever day it is.
    let day = i64::from(house.ctx.now().naive().date().day());
    house.pass((40 - day) * 86_400).await;
    house.quiet().await;
    let invoice = house.invoiced().await;
    assert!(!rests(&house).await);
    usage::flush(&house.ctx).await;
    house.kill();
    house.start_with_reads(1);
    let calls = house.quickbooks.count().await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    house.quiet().await;
    // What would be tried again, and the comparison of the day.
    house.pass(20_000).await;
    house.quiet().await;
    assert_eq!(calls.reads().await, 0);
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
    assert!(rests(&house).await, "settings say so");
    // People go on.
    open_panel::refresh(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
    assert_eq!(house.statuses(House::DEAL).await, ["Paid"]);
    house.created(&house.ready_form(DealId(489)).await).await;
    let before = calls.reads().await;
    settings::compare_now(&house.ctx, house.who).await.unwrap();
    house.quiet().await;
    assert!(calls.reads().await > before);
    // The next month has reads of its own.
    let before = calls.reads().await;
    house.pass(31 * 86_400).await;
    house.quiet().await;
    assert!(calls.reads().await > before);
    assert!(!rests(&house).await);
    assert_eq!(house.failed_jobs().await, 0);
}
