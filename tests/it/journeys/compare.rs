//! Right without webhooks: what no event told is found, cheaply, after any outage; grants do not lapse.

use dealbooks::domain::invoice::SeenBy;
use dealbooks::domain::job::Job;
use dealbooks::journeys::open_panel::{self, Panel};
use dealbooks::storage::jobs;
use serde_json::{Value, json};

use crate::support::House;
use crate::until;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

impl House {
    async fn deaf(&self) {
        self.quickbooks
            .pull("/_sim/webhooks", json!({"mode": "drop"}))
            .await;
    }

    /// Lets the hours go by one after another, as they do.
    async fn hours(&self, count: i64) {
        for _ in 0..count {
            self.pass(HOUR).await;
            self.idle().await;
        }
    }

    /// The text of the deal's field in Pipedrive.
    async fn in_pipedrive(&self) -> String {
        let deals = self.pipedrive.ledger("deals").await;
        let deal = deals.iter().find(|deal| deal["id"] == House::DEAL.0);
        deal.map(Value::to_string).unwrap_or_default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn webhooks_that_never_arrive_are_not_needed() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.deaf().await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    house.pass(DAY).await;
    house.idle().await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    assert!(house.in_pipedrive().await.contains(" Paid "));
    let row = house.panel(House::DEAL).await.rows.remove(0);
    assert_eq!(row.invoice.seen_by, SeenBy::Comparison);
    // Something was missed, so the next look comes sooner.
    house.bookkeeper(&invoice.id, "void", json!({})).await;
    house.pass(HOUR).await;
    house.idle().await;
    until!("voided", house.statuses(House::DEAL).await == ["Voided"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deletion_that_nobody_told_is_found() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.deaf().await;
    house.bookkeeper(&invoice.id, "delete", json!({})).await;
    house.pass(DAY).await;
    house.idle().await;
    until!("deleted", house.statuses(House::DEAL).await == ["Deleted"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_a_company_in_which_nothing_happens_costs_one_read_a_day() {
    let house = House::connected().await;
    house.invoiced().await;
    house.hours(24).await;
    let calls = house.quickbooks.count().await;
    house.hours(7 * 24).await;
    assert!(calls.reads().await <= 7, "{:?}", calls.all().await);
    assert!(calls.reads().await >= 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_without_quickbooks_is_made_up_for_minutes_after_it() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.deaf().await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    let away = json!([{"method": "GET", "path": "/v3/*", "kind": "status", "status": 503, "times": 100_000}]);
    house.quickbooks.script(away).await;
    house.hours(25).await;
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
    house.quickbooks.behave().await;
    house.pass(11 * 60).await;
    house.idle().await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    assert_eq!(house.failed_jobs().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_without_pipedrive_is_made_up_for_minutes_after_it() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let away = json!([{"path": "/api/*", "kind": "status", "status": 503, "times": 100_000},
        {"path": "/v1/*", "kind": "status", "status": 503, "times": 100_000}]);
    house.pipedrive.script(away).await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    for _ in 0..100 {
        house.pass(15 * 60).await;
        house.idle().await;
    }
    assert!(!house.in_pipedrive().await.contains(" Paid "));
    house.pipedrive.behave().await;
    house.pass(17 * 60).await;
    house.idle().await;
    until!("written", house.in_pipedrive().await.contains(" Paid "));
    assert_eq!(house.failed_jobs().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn months_of_our_own_absence_are_made_up_for() {
    let mut house = House::connected().await;
    let invoice = house.invoiced().await;
    house.kill();
    house.deaf().await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    for _ in 0..40 {
        house.pass(DAY).await;
    }
    house.start();
    house.idle().await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_is_overdue_in_pipedrive_after_its_last_midnight() {
    let house = House::connected().await;
    house.invoiced().await;
    assert!(house.in_pipedrive().await.contains(" Open "));
    let calls = house.pipedrive.count().await;
    for _ in 0..33 {
        house.pass(DAY).await;
        house.idle().await;
    }
    until!("overdue", house.in_pipedrive().await.contains(" Overdue "));
    let written = calls.of("PATCH", "/deals/481").await;
    assert_eq!(written, 1, "once, although midnight came often");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn grants_that_nobody_uses_do_not_lapse() {
    let house = House::connected().await;
    for _ in 0..75 {
        house.pass(DAY).await;
        house.idle().await;
    }
    // Pipedrive forgets after 60 days, and this is a call that needs its permission.
    assert!(!house.form(House::DEAL).await.input.lines.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_uninstall_that_nobody_told_us_of_is_noticed() {
    let house = House::connected().await;
    house
        .pipedrive
        .pull("/_sim/tokens/expire", json!({"which": "both"}))
        .await;
    for _ in 0..17 {
        house.pass(DAY).await;
        house.idle().await;
    }
    let panel = open_panel::view(&house.ctx, house.who, House::DEAL).await;
    assert!(matches!(panel, Ok(Panel::NotInstalled)), "{panel:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_without_a_comparison_gets_one() {
    let house = House::connected().await;
    let company = house.who.company;
    let key = Job::Compare.key();
    let dropped = key.clone();
    house
        .ctx
        .store
        .write(move |db| jobs::drop_job(db, company, &dropped))
        .await
        .unwrap();
    house.pass(2 * HOUR).await;
    house.idle().await;
    until!("a comparison", {
        let all = house.ctx.store.read(|db| jobs::list(db, 100)).await;
        all.unwrap().iter().any(|job| job.key == key)
    });
}
