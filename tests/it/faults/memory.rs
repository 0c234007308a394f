//! Our memory is away, locked or cut off: nothing is sent that could not be stored, nothing that was sent is denied.

use std::sync::{Arc, Mutex};

use dealbooks::domain::ids::DealId;
use dealbooks::journeys::JourneyError;
use dealbooks::journeys::create_invoice::{self, Outcome};
use dealbooks::steps::Steps;
use dealbooks::storage::{StorageError, deals};

use crate::support::books::created;
use crate::support::{Blocked, House};
use crate::until;

async fn is_ready(house: &House) -> bool {
    let address = format!("{}/health/ready", house.process.address);
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    http.get(address).send().await.unwrap().status() == 200
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_stored_is_not_sent_and_all_mends_by_itself() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    assert!(is_ready(&house).await);
    let calls = house.quickbooks.count().await;
    let blocked = house.database.blocker()();
    let (key, input) = (form.key.clone(), form.input.clone());
    let refused = create_invoice::request(&house.ctx, house.who, key, input, false).await;
    assert!(matches!(refused.map(drop), Err(JourneyError::Storage(_))));
    assert!(!is_ready(&house).await);
    drop(blocked);
    until!("to be ready again", is_ready(&house).await);
    assert_eq!(calls.writes().await, 0);
    created(house.press(&form).await);
    house.quiet().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.failed_jobs().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_and_could_not_be_stored_is_never_denied_and_is_found() {
    let mut house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.kill();
    let (block, blocked) = (
        house.database.blocker(),
        Arc::new(Mutex::new(None::<Blocked>)),
    );
    let (mine, once) = (blocked.clone(), Mutex::new(true));
    house.steps = Steps::new(move |step| {
        let sent = step.starts_with("after POST") && step.ends_with("/invoice");
        if sent && std::mem::take(&mut *once.lock().unwrap()) {
            *mine.lock().unwrap() = Some(block());
        }
        false
    });
    house.start();
    let outcome = house.press(&form).await;
    assert!(
        matches!(outcome, Outcome::Pending(_)),
        "{}",
        crate::support::books::named(&outcome)
    );
    assert_eq!(house.made().await.len(), 1);
    drop(blocked.lock().unwrap().take());
    until!("to be ready again", is_ready(&house).await);
    house.settle().await;
    house.quiet().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
    // The same press again is the same wish.
    created(house.press(&form).await);
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_cut_before_its_commit_changes_nothing() {
    let house = House::installed().await;
    if house.ctx.store.is_sqlite() {
        return; // There is no line that could be cut.
    }
    let (company, block) = (house.who.company, house.database.blocker());
    let cut = house
        .ctx
        .store
        .write(move |db| {
            deals::raise(db, company, DealId(7))?;
            drop(block());
            Ok(())
        })
        .await;
    assert!(matches!(cut, Err(StorageError::Unavailable(_))));
    until!("to be ready again", is_ready(&house).await);
    let known = house
        .ctx
        .store
        .read(move |db| deals::find(db, company, DealId(7)))
        .await;
    assert!(known.unwrap().is_none());
    let again = house
        .ctx
        .store
        .write(move |db| deals::raise(db, company, DealId(7)))
        .await;
    assert!(again.is_ok());
}
