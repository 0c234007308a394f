//! Emails with invoices: the day they went out, and those that came back.

use dealbooks::journeys::open_panel;
use serde_json::json;

use super::actions::{done, mail};
use crate::support::House;
use crate::until;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_email_was_sent_on_the_day_it_was_in_the_company() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    // Three in the morning by UTC is yesterday evening in California.
    let into_the_day = house.ctx.now().unix().rem_euclid(86_400);
    house
        .pass((86_400 + 3 * 3600 - into_the_day) % 86_400)
        .await;
    house.idle().await;
    done(house.act(&invoice.id, mail("pay@example.com", "k")).await);
    house.quiet().await;
    let panel = house.panel(House::DEAL).await;
    let sent = panel.rows[0].invoice.sent_at.unwrap();
    assert_eq!(panel.rows[0].sent_on, Some(panel.today));
    assert_ne!(Some(sent.naive().date()), panel.rows[0].sent_on);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_email_that_came_back_is_shown_at_the_next_look_and_forgotten_with_the_next_email() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let bounced = async || house.panel(House::DEAL).await.rows[0].invoice.bounced;
    let come_back = async || {
        house.bookkeeper(&invoice.id, "bounce", json!({})).await;
        house.quiet().await;
        house.pass(5).await;
    };
    done(
        house
            .act(&invoice.id, mail("nobody@example.com", "k"))
            .await,
    );
    house.quiet().await;
    come_back().await;
    let before = house.panel(House::DEAL).await.version;
    open_panel::refresh(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
    assert!(bounced().await);
    let changed = open_panel::changed(&house.ctx, house.who, House::DEAL, before).await;
    assert!(changed.unwrap(), "open panels follow");
    done(house.act(&invoice.id, mail("pay@example.com", "l")).await);
    house.quiet().await;
    assert!(!bounced().await);
    // Nobody looks: the comparison of the night finds it.
    come_back().await;
    for _ in 0..25 {
        house.pass(3600).await;
        house.idle().await;
    }
    until!("it came back", bounced().await);
}
