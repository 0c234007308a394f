//! Backup, restore, and new keys.

use std::os::unix::fs::PermissionsExt as _;

use dealbooks::domain::ids::DealId;
use dealbooks::domain::intent::IntentState;
use dealbooks::storage::{StorageError, companies, deals, restore};

use super::{COMPANY, Memory, key, open};
use crate::support::House;

#[tokio::test]
async fn a_copy_holds_what_was_there_and_nothing_newer() {
    let memory = Memory::new().await;
    memory
        .store
        .write(|db| deals::raise(db, COMPANY, DealId(1)))
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.db");
    let said = memory.store.backup(&file).unwrap();
    if !memory.store.is_sqlite() {
        assert!(said.contains("pg_dump"), "{said}");
        return;
    }
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(
        memory.store.backup(&file).is_err(),
        "a copy is not written over"
    );
    memory
        .store
        .write(|db| deals::raise(db, COMPANY, DealId(2)))
        .await
        .unwrap();
    let url = memory.database.url();
    let refused = restore(&url, &file);
    assert!(refused.is_err(), "somebody has it open: {refused:?}");
    let Memory { store, database } = memory;
    drop(store);
    // The last connection to close takes its log along.
    let log = format!("{}-wal", url.trim_start_matches("sqlite://"));
    crate::until!("the store to close", !std::fs::exists(&log).unwrap());
    restore(&url, &file).unwrap();
    let store = open(&database, vec![key("a", 1)]);
    let known = store
        .read(|db| {
            Ok((
                deals::find(db, COMPANY, DealId(1))?,
                deals::find(db, COMPANY, DealId(2))?,
            ))
        })
        .await
        .unwrap();
    assert!(known.0.is_some() && known.1.is_none());
}

#[tokio::test]
async fn something_that_is_no_copy_is_not_put_back() {
    let memory = Memory::new().await;
    if !memory.store.is_sqlite() {
        return; // PostgreSQL's own tools restore there
    }
    let folder = tempfile::tempdir().unwrap();
    let (garbage, empty) = (folder.path().join("garbage"), folder.path().join("empty"));
    std::fs::write(&garbage, [7_u8; 9000]).unwrap();
    std::fs::write(&empty, []).unwrap();
    for file in [garbage, empty] {
        assert!(restore(&memory.database.url(), &file).is_err());
    }
    let home = memory.store.read(|db| companies::find(db, COMPANY)).await;
    assert!(home.unwrap().is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_restore_what_was_under_way_is_looked_up_first() {
    let mut house = House::connected().await;
    if !house.ctx.store.is_sqlite() {
        return; // the copy itself is PostgreSQL's business
    }
    let form = house.ready_form(House::DEAL).await;
    house
        .quickbooks
        .fault("POST", "/v3/company/*/invoice", "answer_lost")
        .await;
    let pending = house.pending(&form).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.db");
    house.ctx.store.backup(&file).unwrap();
    house.settle().await;
    house.kill();
    let url = format!("sqlite://{}", folder.path().join("restored.db").display());
    restore(&url, &file).unwrap();
    house.start_on(&url);
    let (vault, company) = (house.ctx.store.vault(), house.who.company);
    let open = house
        .ctx
        .store
        .read(move |db| dealbooks::storage::intents::find(db, &vault, company, &pending.intent))
        .await
        .unwrap();
    assert_eq!(open.unwrap().state, IntentState::Doubt);
    let calls = house.quickbooks.count().await;
    house.settle().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(calls.writes().await, 0, "found, not sent again");
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
}

#[tokio::test]
async fn a_new_key_seals_everything_and_the_old_one_may_go() {
    let memory = Memory::new().await;
    memory.company(dealbooks::domain::ids::CompanyId(8)).await;
    let vault = memory.store.vault();
    let sealed = memory
        .store
        .write(move |db| {
            companies::realm_index_key(db, &vault)?;
            Ok(companies::data_key(db, &vault, COMPANY)?.seal("here", "secret")?)
        })
        .await
        .unwrap();
    let Memory { store, database } = memory;
    drop(store);
    let both = open(&database, vec![key("b", 2), key("a", 1)]);
    assert_eq!(
        both.rotate_keys().unwrap(),
        3,
        "two companies and the index"
    );
    assert_eq!(both.rotate_keys().unwrap(), 0);
    drop(both);
    let new = open(&database, vec![key("b", 2)]);
    let vault = new.vault();
    let opened = new
        .read(move |db| Ok(companies::data_key(db, &vault, COMPANY)?.open("here", &sealed)?))
        .await;
    assert_eq!(opened.unwrap(), "secret");
    let old = open(&database, vec![key("a", 1)]);
    let vault = old.vault();
    let shut = old
        .read(move |db| companies::data_key(db, &vault, COMPANY))
        .await;
    assert!(matches!(shut.map(drop), Err(StorageError::Sealed(_))));
}
