//! What a typical company costs at QuickBooks: 200 invoices, 600 events and 3,000 opened panels a month may cost 250
//! metered reads (`performance.md` 6). A week of it is lived here, on the turned clock, for a quarter of that.

use dealbooks::domain::ids::InvoiceId;
use serde_json::json;

use crate::support::House;
use crate::support::books::created;

const DAYS: usize = 7;
const INVOICES_A_DAY: usize = 7;
const PANELS_A_DAY: usize = 107;
const DAY_SECONDS: i64 = 86_400;

/// Between two pieces of work.
const PAUSE_SECONDS: i64 = 900;

/// A quarter of an hour at one blow would outlive the lease of a look that has just begun, and it would be made twice.
async fn pause(house: &House) {
    for seconds in [1, PAUSE_SECONDS - 1] {
        house.quiet().await;
        house.pass(seconds).await;
    }
    house.quiet().await;
}

/// A day's invoices, one by one.
async fn invoices(house: &House) -> Vec<InvoiceId> {
    let mut all = Vec::new();
    for _ in 0..INVOICES_A_DAY {
        let form = house.ready_form(House::DEAL).await;
        all.push(created(house.press_with(&form, true).await).invoice.id);
        pause(house).await;
    }
    all
}

async fn events_told(house: &House) -> usize {
    let queue = house.quickbooks.get("/_sim/webhooks").await;
    let attempts = queue["attempts"].as_array().unwrap();
    attempts
        .iter()
        .map(|one| one["events"].as_array().map_or(1, Vec::len))
        .sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_a_week_of_a_typical_company_costs_a_quarter_of_its_months_250_reads() {
    let house = House::connected().await;
    let mut unpaid = invoices(&house).await;
    let (calls, told) = (house.quickbooks.count().await, events_told(&house).await);
    let mut shown = 0;
    for _ in 0..DAYS {
        // In the morning the bookkeeper books yesterday's payments, one by one.
        let mut passed = 0;
        for invoice in unpaid.drain(..) {
            house.bookkeeper(&invoice, "pay", json!({})).await;
            pause(&house).await;
            passed += PAUSE_SECONDS;
        }
        unpaid = invoices(&house).await;
        passed += PAUSE_SECONDS * i64::try_from(unpaid.len()).unwrap();
        for _ in 0..PANELS_A_DAY {
            shown += house.panel(House::DEAL).await.count.min(1);
        }
        house.pass(DAY_SECONDS - passed).await;
        house.quiet().await;
    }
    let reads = calls.reads().await;
    let told = events_told(&house).await - told;
    assert_eq!(shown, DAYS * PANELS_A_DAY);
    assert_eq!(house.made().await.len(), (1 + DAYS) * INVOICES_A_DAY);
    assert!(told >= 600 * DAYS / 30, "{told} events were told");
    assert!(reads <= 250 * DAYS / 30, "{reads} reads for {told} events");
}
