//! Two processes on one database at once: what one presses the other carries out, and nothing happens twice.

use dealbooks::domain::intent::IntentKind;
use dealbooks::journeys::actions::{self, Act, Acted};
use dealbooks::journeys::create_invoice::{self, Outcome};
use dealbooks::journeys::{JourneyError, open_panel};
use serde_json::json;

use crate::support::House;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_press_at_two_processes_makes_one_invoice() {
    let house = House::connected().await;
    let (_other, second) = house.second();
    for _ in 0..5 {
        let before = house.made().await.len();
        let form = house.ready_form(House::DEAL).await;
        let press = |ctx: dealbooks::journeys::Context| {
            let (who, key, input) = (house.who, form.key.clone(), form.input.clone());
            async move { create_invoice::request(&ctx, who, key, input, true).await }
        };
        let (here, there) = tokio::join!(press(house.ctx.clone()), press(second.clone()));
        for outcome in [here.unwrap(), there.unwrap()] {
            assert!(matches!(outcome, Outcome::Created(_) | Outcome::Pending(_)));
        }
        house.settle().await;
        house.quiet().await;
        assert_eq!(house.made().await.len(), before + 1);
    }
    let panel = house.panel(House::DEAL).await;
    assert!(panel.pending.is_empty());
    assert_eq!(panel.rows.len(), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_void_once_and_both_know_it() {
    let house = House::connected().await;
    let (_other, second) = house.second();
    let invoice = house.invoiced().await;
    let calls = house.quickbooks.count().await;
    let act = |ctx: dealbooks::journeys::Context| {
        let (who, id) = (house.who, invoice.id.clone());
        async move {
            actions::act(
                &ctx,
                who,
                dealbooks::domain::audit::Via::Panel,
                id,
                Act::Void,
            )
            .await
            .unwrap()
        }
    };
    let (here, there) = tokio::join!(act(house.ctx.clone()), act(second.clone()));
    for acted in [here, there] {
        assert!(
            matches!(
                acted,
                Acted::Done {
                    kind: IntentKind::VoidInvoice,
                    ..
                } | Acted::Pending { .. }
            ),
            "{acted:?}"
        );
    }
    house.settle().await;
    house.quiet().await;
    assert_eq!(calls.writes().await, 1);
    assert_eq!(house.statuses(House::DEAL).await, ["Voided"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_process_leaves_behind_the_other_one_finishes() {
    let mut house = House::connected().await;
    let (mut other, second) = house.second();
    let form = house.ready_form(House::DEAL).await;
    house
        .quickbooks
        .fault("POST", "/v3/company/*/invoice", "answer_lost")
        .await;
    let (who, key, input) = (house.who, form.key.clone(), form.input.clone());
    let pressed = create_invoice::request(&second, who, key, input, false).await;
    assert!(matches!(pressed, Ok(Outcome::Pending(_))));
    other.kill();
    house.pass(151).await;
    house.settle().await;
    house.quiet().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
    house.kill();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_provider_that_asks_to_wait_is_left_alone_by_all_processes() {
    let house = House::connected().await;
    let (_other, second) = house.second();
    house.invoiced().await;
    house.quiet().await;
    let calls = house.quickbooks.count().await;
    let busy = json!([{"method": "GET", "path": "/v3/company/*", "kind": "status", "status": 429, "retry_after": 40, "times": 1}]);
    house.quickbooks.script(busy).await;
    for ctx in [&house.ctx, &second, &house.ctx, &second] {
        let asked = open_panel::refresh(ctx, house.who, House::DEAL).await;
        assert!(
            matches!(asked, Err(JourneyError::Busy { seconds: 30..=40 })),
            "{asked:?}"
        );
    }
    assert_eq!(calls.all().await.len(), 1, "one question, one wait");
    house.pass(41).await;
    open_panel::refresh(&second, house.who, House::DEAL)
        .await
        .unwrap();
}
