//! The deal's panel: what it says after the bookkeeper's hand, and what it costs.

use dealbooks::domain::ids::DealId;
use dealbooks::journeys::open_panel::{self, Panel};
use dealbooks::journeys::{JourneyError, Who};
use rust_decimal::Decimal;
use serde_json::json;

use crate::support::House;
use crate::support::books::created;
use crate::until;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_panel_asks_no_provider() {
    let house = House::connected().await;
    house.invoiced().await;
    let (pipedrive, quickbooks) = (
        house.pipedrive.count().await,
        house.quickbooks.count().await,
    );
    for _ in 0..20 {
        let panel = house.panel(House::DEAL).await;
        let same = open_panel::changed(&house.ctx, house.who, House::DEAL, panel.version).await;
        assert!(!same.unwrap());
    }
    assert_eq!(pipedrive.all().await.len(), 0);
    assert_eq!(quickbooks.all().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payment_in_quickbooks_reaches_the_panel_and_the_deal() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
    let before = house.panel(House::DEAL).await.version;
    house
        .bookkeeper(&invoice.id, "pay", json!({"amount": "100.00"}))
        .await;
    until!(
        "partially paid",
        house.statuses(House::DEAL).await == ["Partially paid"]
    );
    assert!(
        open_panel::changed(&house.ctx, house.who, House::DEAL, before)
            .await
            .unwrap()
    );
    let sums = &house.panel(House::DEAL).await.totals[0];
    assert_eq!(sums.paid, Decimal::ONE_HUNDRED);
    assert_eq!(sums.open, invoice.total - Decimal::ONE_HUNDRED);
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    house.quiet().await;
    house.pass(11).await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    house.quiet().await;
    let number = invoice.number.unwrap();
    let said = format!("{number} Paid {:.2} USD", invoice.total);
    until!("the deal's field", {
        let changes = house.pipedrive.ledger("changelog").await;
        changes
            .last()
            .is_some_and(|change| change["new_value"] == said)
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_paid_in_time_is_overdue_without_any_call() {
    let house = House::connected().await;
    house.invoiced().await;
    let calls = house.quickbooks.count().await;
    house.ctx.clock.turn(32 * 86_400);
    let panel = house.panel(House::DEAL).await;
    assert_eq!(panel.rows[0].status.english(), "Overdue");
    assert!(
        (1..=2).contains(&panel.rows[0].days_late),
        "{}",
        panel.rows[0].days_late
    );
    assert_eq!(panel.totals[0].overdue, panel.totals[0].invoiced);
    assert_eq!(calls.all().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn voided_and_deleted_invoices_keep_their_row_and_leave_the_sums() {
    let house = House::connected().await;
    let voided = house.invoiced().await;
    let form = house.ready_form(House::DEAL).await;
    let deleted = created(house.press_with(&form, true).await).invoice;
    house.quiet().await;
    house.pass(5).await;
    house.bookkeeper(&voided.id, "void", json!({})).await;
    house.bookkeeper(&deleted.id, "delete", json!({})).await;
    house.quiet().await;
    house.pass(11).await;
    until!("both gone", {
        let mut words = house.statuses(House::DEAL).await;
        words.sort_unstable();
        words == ["Deleted", "Voided"]
    });
    let panel = house.panel(House::DEAL).await;
    assert!(panel.totals.is_empty());
    for row in &panel.rows {
        assert_eq!(
            row.invoice.last_total, voided.total,
            "recognisable by its amount"
        );
        assert_eq!(row.open_url.is_none(), row.invoice.deleted);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_refresh_costs_one_read_however_many_invoices() {
    let house = House::connected().await;
    let first = house.invoiced().await;
    for _ in 0..4 {
        let form = house.ready_form(House::DEAL).await;
        created(house.press_with(&form, true).await);
    }
    house.quiet().await;
    house
        .quickbooks
        .pull("/_sim/webhooks", json!({"mode": "drop"}))
        .await;
    house.bookkeeper(&first.id, "pay", json!({})).await;
    let (pipedrive, quickbooks) = (
        house.pipedrive.count().await,
        house.quickbooks.count().await,
    );
    open_panel::refresh(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
    assert_eq!(quickbooks.all().await.len(), 1);
    assert_eq!(quickbooks.reads().await, 1);
    let paid = house.panel(House::DEAL).await;
    let paid = paid.rows.iter().filter(|row| row.status.key() == "paid");
    assert_eq!(paid.count(), 1);
    house.idle().await;
    assert!(pipedrive.tokens().await <= 5, "the deal's field");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deal_nobody_invoiced_and_a_deal_that_never_was_look_the_same() {
    let house = House::connected().await;
    house.invoiced().await;
    for deal in [DealId(482), DealId(9_999_999)] {
        let panel = house.panel(deal).await;
        assert!(panel.rows.is_empty() && panel.pending.is_empty() && panel.totals.is_empty());
        open_panel::refresh(&house.ctx, house.who, deal)
            .await
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_sees_anything() {
    let house = House::connected().await;
    house.invoiced().await;
    house.install_as(House::COLLEAGUE).await;
    house.install_as(House::STRANGER).await;
    house.idle().await;
    let unknown = Who {
        company: house.who.company,
        user: House::STRANGER.user,
    };
    for (who, expected) in [
        (House::COLLEAGUE, "NotOwner"),
        (House::STRANGER, "NotConnected"),
        (unknown, "NotInstalled"),
    ] {
        let panel = open_panel::view(&house.ctx, who, House::DEAL)
            .await
            .unwrap();
        let named = match panel {
            Panel::NotInstalled => "NotInstalled",
            Panel::NotOwner { .. } => "NotOwner",
            Panel::NotConnected => "NotConnected",
            Panel::Ready(_) => "Ready",
        };
        assert_eq!(named, expected);
        let refresh = open_panel::refresh(&house.ctx, who, House::DEAL).await;
        assert!(matches!(
            refresh,
            Err(JourneyError::NotOwner | JourneyError::NotFound | JourneyError::NotConnected)
        ));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deal_deleted_in_pipedrive_is_said_to_be_gone() {
    let house = House::connected().await;
    house.invoiced().await;
    house
        .pipedrive
        .pull(
            "/_sim/edit",
            json!({"entity": "deal", "id": House::DEAL.0, "delete": true}),
        )
        .await;
    until!("gone", house.panel(House::DEAL).await.deal_gone);
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
}
