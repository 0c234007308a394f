//! Tokens that have run out: refreshed once, whoever asks, however many.

use std::sync::Arc;

use dealbooks::domain::ids::DealId;
use dealbooks::journeys::{JourneyError, open_form, open_panel};
use serde_json::json;

use crate::support::{House, Sim};

/// A deal whose form costs one call of Pipedrive: no products, no organization's products to read.
const PLAIN: DealId = DealId(484);

async fn expire(sim: &Sim, which: &str) {
    sim.pull("/_sim/tokens/expire", json!({"which": which}))
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_people_who_ask_pipedrive_at_once_cause_one_refresh() {
    let house = Arc::new(House::connected().await);
    expire(&house.pipedrive, "access").await;
    let calls = house.pipedrive.count().await;
    let mut askers = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let house = house.clone();
        askers.spawn(async move {
            open_form::open(&house.ctx, house.who, PLAIN, true)
                .await
                .map(drop)
        });
    }
    while let Some(ended) = askers.join_next().await {
        match ended.unwrap() {
            Ok(()) | Err(JourneyError::Busy { .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(calls.of("POST", "/oauth/token").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_people_who_ask_quickbooks_at_once_cause_one_refresh() {
    let house = Arc::new(House::connected().await);
    house.invoiced().await;
    expire(&house.quickbooks, "access").await;
    let calls = house.quickbooks.count().await;
    let mut askers = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let house = house.clone();
        askers.spawn(async move { open_panel::refresh(&house.ctx, house.who, House::DEAL).await });
    }
    while let Some(ended) = askers.join_next().await {
        ended.unwrap().unwrap();
    }
    assert_eq!(calls.of("POST", "/tokens/bearer").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_is_renewed_before_it_runs_out() {
    let house = House::connected().await;
    house.invoiced().await;
    let calls = house.quickbooks.count().await;
    house.pass(3500).await;
    open_panel::refresh(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
    let all = calls.all().await;
    let statuses: Vec<_> = all.iter().map(|call| call["status"].clone()).collect();
    assert_eq!(
        statuses,
        [200, 200],
        "a refresh and the read, no 401 between"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refresh_that_is_not_answered_leaves_the_connection_alive() {
    let house = House::connected().await;
    house.invoiced().await;
    expire(&house.quickbooks, "access").await;
    for kind in ["refused", "answer_lost", "html", "truncated"] {
        house
            .quickbooks
            .fault("POST", "/oauth2/v1/tokens/bearer", kind)
            .await;
        let looked = open_panel::refresh(&house.ctx, house.who, House::DEAL).await;
        assert!(
            matches!(looked, Err(JourneyError::ProviderAway)),
            "{kind}: {looked:?}"
        );
    }
    open_panel::refresh(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
    assert!(house.panel(House::DEAL).await.lost_since.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_pipedrive_permission_says_install_again() {
    let house = House::connected().await;
    expire(&house.pipedrive, "both").await;
    let form = open_form::open(&house.ctx, house.who, PLAIN, true).await;
    assert!(matches!(form, Err(JourneyError::PipedriveLost)), "{form:?}");
    house.install().await;
    house.form(PLAIN).await;
}
