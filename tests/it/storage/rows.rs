//! Rows: one writer for all, places that are taken once, secrets that open only at home.

use dealbooks::domain::comparison::Comparison;
use dealbooks::domain::ids::{CompanyId, DealId, FormKey, IntentId, RealmKey, UserId};
use dealbooks::domain::intent::{Intent, IntentKind, IntentState};
use dealbooks::domain::invoice::{SeenBy, Sighting};
use dealbooks::domain::money::Currency;
use dealbooks::storage::doors::{self, NewState, Purpose};
use dealbooks::storage::events::{self, NewEvent};
use dealbooks::storage::grants::{self, Holder, NewGrant};
use dealbooks::storage::invoices::{self, Seen};
use dealbooks::storage::{StorageError, companies, deals, intents};
use secrecy::ExposeSecret as _;

use super::{COMPANY, Memory, at};

pub(super) fn intent(id: &str, form: &str, slot: i32) -> Intent {
    Intent {
        company: COMPANY,
        id: IntentId(id.into()),
        form: FormKey(form.into()),
        kind: IntentKind::CreateInvoice,
        deal: Some(DealId(481)),
        slot,
        attempt: 1,
        realm: RealmKey("realm".into()),
        environment: "sandbox".into(),
        request_id: format!("request {id}"),
        path: "invoice".into(),
        body: "{\"secret\":\"harbour\"}".into(),
        expected: None,
        currency: None,
        marker: "marker".into(),
        customer: None,
        customer_name: "Harbour Lights".into(),
        state: IntentState::Ready,
        object: None,
        first_sent_at: None,
        last_sent_at: None,
        sends: 0,
        next_at: None,
        last_error: None,
        asked_by: UserId(1),
        created_at: at(0),
        asked_from: dealbooks::domain::audit::Via::Panel,
    }
}

fn grant(name: &str) -> NewGrant {
    NewGrant {
        access: format!("access {name}").into(),
        refresh: format!("refresh {name}").into(),
        access_until: at(3600),
        refresh_until: None,
        scopes: String::new(),
    }
}

/// An invoice as QuickBooks showed it at that second.
pub(super) fn sighting(number: &str, seconds: i64) -> Sighting {
    Sighting {
        id: "145".into(),
        sync_token: "0".into(),
        updated: Some(at(seconds)),
        number: Some(number.into()),
        customer: "58".into(),
        customer_name: "Harbour Lights".into(),
        currency: Currency::parse("USD").ok(),
        total: 10.into(),
        tax_total: 0.into(),
        lines: Vec::new(),
        discount: 0.into(),
        balance: 10.into(),
        issued: None,
        due: None,
        email: None,
        sent: false,
        sent_at: None,
        bounced: false,
        private_note: String::new(),
        words: String::new(),
    }
}

impl Memory {
    async fn insert(&self, intent: Intent) -> Result<(), StorageError> {
        let vault = self.store.vault();
        self.store
            .write(move |db| intents::insert(db, &vault, &intent))
            .await
    }
}

#[tokio::test]
async fn a_place_among_the_invoices_of_a_deal_is_taken_once() {
    let memory = Memory::new().await;
    memory.insert(intent("1", "form 1", 1)).await.unwrap();
    let taken = memory.insert(intent("2", "form 2", 1)).await;
    assert!(matches!(taken, Err(StorageError::Exists)), "{taken:?}");
    let twice = memory.insert(intent("3", "form 1", 2)).await;
    assert!(
        matches!(twice, Err(StorageError::Exists)),
        "a form is one wish"
    );
    memory.insert(intent("4", "form 4", 2)).await.unwrap();
    // A refusal frees the place.
    memory
        .store
        .write(|db| {
            intents::end(
                db,
                &intent("1", "form 1", 1),
                IntentState::Refused,
                None,
                None,
                at(1),
            )
        })
        .await
        .unwrap();
    memory.insert(intent("5", "form 5", 1)).await.unwrap();
}

#[tokio::test]
async fn a_taken_place_does_not_spoil_the_rest_of_the_transaction() {
    let memory = Memory::new().await;
    memory.insert(intent("1", "form 1", 1)).await.unwrap();
    let vault = memory.store.vault();
    // As another process sees it that looked before the first one stored its wish.
    let found = memory
        .store
        .write(
            move |db| match intents::insert(db, &vault, &intent("2", "form 2", 1)) {
                Err(StorageError::Exists) => intents::in_slot(
                    db,
                    &vault,
                    COMPANY,
                    &RealmKey("realm".into()),
                    DealId(481),
                    1,
                ),
                other => panic!("{other:?}"),
            },
        )
        .await
        .unwrap();
    assert_eq!(found.unwrap().id.as_str(), "1");
}

#[tokio::test]
async fn an_intent_is_carried_out_by_one_and_ends_once() {
    let memory = Memory::new().await;
    memory.insert(intent("1", "form 1", 1)).await.unwrap();
    let wish = intent("1", "form 1", 1);
    let first = wish.clone();
    let (one, two, later) = memory
        .store
        .write(move |db| {
            Ok((
                intents::take_lease(db, &first, "one", at(0), at(150))?,
                intents::take_lease(db, &first, "two", at(149), at(300))?,
                intents::take_lease(db, &first, "two", at(151), at(300))?,
            ))
        })
        .await
        .unwrap();
    assert_eq!((one, two, later), (true, false, true));
    let ended = memory
        .store
        .write(move |db| {
            let id = "145".into();
            Ok((
                intents::end(db, &wish, IntentState::Done, Some(&id), None, at(1))?,
                intents::end(db, &wish, IntentState::Refused, None, None, at(2))?,
                intents::take_lease(db, &wish, "three", at(1000), at(2000))?,
            ))
        })
        .await
        .unwrap();
    assert_eq!(ended, (true, false, false));
}

#[tokio::test]
async fn a_failing_write_does_not_take_its_neighbours_along() {
    let memory = std::sync::Arc::new(Memory::new().await);
    let mut writes = tokio::task::JoinSet::new();
    for number in 0..100_i64 {
        let memory = memory.clone();
        writes.spawn(async move {
            memory
                .store
                .write(move |db| {
                    deals::raise(db, COMPANY, DealId(1))?;
                    deals::raise(db, COMPANY, DealId(100 + number))?;
                    match number % 5 {
                        0 => Err(StorageError::Corrupt("on purpose".into())),
                        1 => doors::put_state(
                            db,
                            &NewState {
                                hash: "the same",
                                purpose: Purpose::Install,
                                who: None,
                                cookie_hash: "",
                                expires: at(10),
                            },
                            at(0),
                        ),
                        _ => Ok(()),
                    }
                })
                .await
                .is_ok()
        });
    }
    let succeeded = writes.join_all().await.into_iter().filter(|ok| *ok).count();
    // Sixty without a fault, and the first of those that want the same state.
    assert_eq!(succeeded, 61);
    let (together, each) = memory
        .store
        .read(|db| {
            let mut each = 0_usize;
            for number in 0..100 {
                each += usize::from(deals::find(db, COMPANY, DealId(100 + number))?.is_some());
            }
            Ok((deals::find(db, COMPANY, DealId(1))?.unwrap().version, each))
        })
        .await
        .unwrap();
    assert_eq!((together, each), (61, 61), "all of a write or nothing");
}

#[tokio::test]
async fn a_write_that_panics_is_undone_and_the_next_one_works() {
    let memory = Memory::new().await;
    let panicked = memory
        .store
        .write(|db| {
            deals::raise(db, COMPANY, DealId(1))?;
            assert!(deals::find(db, COMPANY, DealId(1))?.is_none(), "on purpose");
            Ok(())
        })
        .await;
    assert!(panicked.is_err());
    memory
        .store
        .write(|db| deals::raise(db, COMPANY, DealId(2)))
        .await
        .unwrap();
    let known = memory
        .store
        .read(|db| {
            Ok((
                deals::find(db, COMPANY, DealId(1))?,
                deals::find(db, COMPANY, DealId(2))?,
            ))
        })
        .await
        .unwrap();
    assert!(known.0.is_none() && known.1.is_some());
}

#[tokio::test]
async fn a_sealed_value_in_another_row_does_not_open() {
    let memory = Memory::new().await;
    memory.company(CompanyId(8)).await;
    let vault = memory.store.vault();
    let (one, other) = memory
        .store
        .write(move |db| {
            let one = companies::data_key(db, &vault, COMPANY)?;
            Ok((one, companies::data_key(db, &vault, CompanyId(8))?))
        })
        .await
        .unwrap();
    let sealed = one
        .seal("grants.refresh/7/quickbooks/books/1", "secret")
        .unwrap();
    for place in [
        "grants.refresh/8/quickbooks/books/1",
        "grants.access/7/quickbooks/books/1",
        "grants.refresh/7/quickbooks/books/2",
        "grants.refresh/7/pipedrive/1/1",
    ] {
        assert!(one.open(place, &sealed).is_err(), "{place}");
    }
    assert!(
        other
            .open("grants.refresh/7/quickbooks/books/1", &sealed)
            .is_err()
    );
    memory.insert(intent("1", "form 1", 1)).await.unwrap();
    assert!(!memory.database.shows("harbour\\\"") && !memory.database.shows("{\"secret\""));
}

#[tokio::test]
async fn an_older_pair_of_tokens_never_overwrites_a_newer_one() {
    let memory = Memory::new().await;
    let vault = memory.store.vault();
    let kept = memory
        .store
        .write(move |db| {
            let holder = Holder::QuickBooks;
            grants::save(db, &vault, COMPANY, holder, &grant("a"), at(0))?;
            let lease = |owner, now| grants::Lease {
                owner,
                now: at(now),
                until: at(now + 30),
            };
            assert!(grants::take_lease(
                db,
                COMPANY,
                holder,
                1,
                &lease("one", 0)
            )?);
            assert!(!grants::take_lease(
                db,
                COMPANY,
                holder,
                1,
                &lease("two", 29)
            )?);
            assert!(grants::take_lease(
                db,
                COMPANY,
                holder,
                1,
                &lease("two", 31)
            )?);
            let newer =
                grants::store_refreshed(db, &vault, COMPANY, holder, 1, &grant("b"), at(32))?;
            let older =
                grants::store_refreshed(db, &vault, COMPANY, holder, 1, &grant("c"), at(33))?;
            assert_eq!((newer, older), (true, false));
            let late = grants::take_lease(db, COMPANY, holder, 1, &lease("late", 100))?;
            assert!(
                !late,
                "somebody who read the first pair does not refresh the second"
            );
            assert!(
                !grants::mark_dead(db, COMPANY, holder, 1, at(34))?,
                "the first is long gone"
            );
            grants::load(db, &vault, COMPANY, holder)
        })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(kept.refresh.expose_secret(), "refresh b");
    assert!(kept.alive);
    assert!(!memory.database.shows("refresh b"));
}

#[tokio::test]
async fn an_event_is_remembered_once_per_company() {
    let memory = Memory::new().await;
    let event = |company| NewEvent {
        company,
        at_micros: 5,
        id: "e1".into(),
        entity: "invoice".into(),
        entity_id: "145".into(),
        operation: "updated",
    };
    let fresh = memory
        .store
        .write(move |db| {
            Ok([
                events::remember(db, &[event(COMPANY)], at(0))?,
                events::remember(db, &[event(COMPANY), event(CompanyId(8))], at(1))?,
                events::remember(db, &[], at(1))?,
            ])
        })
        .await
        .unwrap();
    assert_eq!(fresh, [vec![COMPANY], vec![CompanyId(8)], vec![]]);
}

#[tokio::test]
async fn a_state_made_for_one_provider_opens_no_other() {
    let memory = Memory::new().await;
    let (other, late) = memory
        .store
        .write(|db| {
            let state = NewState {
                hash: "state",
                purpose: Purpose::Install,
                who: None,
                cookie_hash: "browser",
                expires: at(10),
            };
            doors::put_state(db, &state, at(0))?;
            let other = doors::take_state(db, "state", Purpose::Connect, "browser", at(1))?;
            doors::put_state(db, &state, at(0))?;
            let late = doors::take_state(db, "state", Purpose::Install, "browser", at(10))?;
            Ok((other, late))
        })
        .await
        .unwrap();
    assert_eq!((other, late), (None, None));
}

#[tokio::test]
async fn a_difference_is_kept_also_when_an_event_was_faster_than_the_answer() {
    let memory = Memory::new().await;
    let told = Comparison {
        asked: 9.into(),
        made: 10.into(),
        total: 10.into(),
        unlike: Vec::new(),
    };
    let wanted = told.clone();
    let (kept, raised) = memory
        .store
        .write(move |db| {
            let realm = RealmKey("realm".into());
            let seen = |by, comparison| Seen {
                by,
                at: at(100),
                deal: Some(DealId(481)),
                comparison,
                voided: false,
            };
            let newer = sighting("paid by then", 2);
            invoices::apply(db, COMPANY, &realm, &newer, &seen(SeenBy::Webhook, None))?;
            let before = deals::find(db, COMPANY, DealId(481))?;
            let own = seen(SeenBy::OwnWrite, Some(wanted));
            invoices::apply(db, COMPANY, &realm, &sighting("made", 1), &own)?;
            // Later sightings leave it alone.
            let paid = seen(SeenBy::Webhook, None);
            invoices::apply(db, COMPANY, &realm, &sighting("paid by then", 3), &paid)?;
            let kept = invoices::find(db, COMPANY, &realm, &"145".into())?;
            Ok((kept, before != deals::find(db, COMPANY, DealId(481))?))
        })
        .await
        .unwrap();
    assert_eq!(kept.unwrap().differs(), Some(&told));
    assert!(raised, "the panel shows it");
}

#[tokio::test]
async fn an_older_sighting_never_overwrites_a_newer_one() {
    let memory = Memory::new().await;
    let newest = memory
        .store
        .write(move |db| {
            let realm = RealmKey("realm".into());
            let seen = Seen {
                by: SeenBy::Webhook,
                at: at(100),
                deal: Some(DealId(481)),
                comparison: None,
                voided: false,
            };
            for (number, seconds) in [("second", 2), ("first", 1)] {
                invoices::apply(db, COMPANY, &realm, &sighting(number, seconds), &seen)?;
            }
            let same = sighting("third", 2);
            invoices::apply(db, COMPANY, &realm, &same, &seen)?;
            invoices::apply(db, COMPANY, &realm, &sighting("first", 1), &seen)?;
            invoices::find(db, COMPANY, &realm, &"145".into())
        })
        .await
        .unwrap();
    assert_eq!(newest.unwrap().number.as_deref(), Some("third"));
}
