//! *History*: each line is written with its fact and outlives it; one company's is nobody else's.

use dealbooks::domain::audit::Via;
use dealbooks::domain::invoice::InvoiceStatus::{self, Open, Paid, Voided};
use dealbooks::domain::invoice::SeenBy;
use dealbooks::journeys::actions::{self, Act};
use dealbooks::journeys::history::{self, Event, History};
use dealbooks::journeys::{JourneyError, link_invoice};
use serde_json::json;

use crate::support::House;
use crate::until;

impl House {
    async fn history(&self, id: &dealbooks::domain::ids::InvoiceId) -> History {
        history::of_invoice(&self.ctx, self.who, id.clone())
            .await
            .unwrap()
    }
}

/// Oldest first: what, from where, which status became which.
type Told<'a> = (
    &'a str,
    Option<Via>,
    (Option<InvoiceStatus>, Option<InvoiceStatus>),
);

fn told(event: &Event) -> Told<'_> {
    (&event.action, event.via, event.status)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_written_over_still_has_its_line_with_both_values() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let id = &invoice.id;
    let mail = Act::Send {
        to: "a@b.example,c@d.example".into(),
        key: "k".into(),
    };
    let act = async |via, act| {
        actions::act(&house.ctx, house.who, via, id.clone(), act)
            .await
            .unwrap();
        house.quiet().await;
        house.pass(5).await;
    };
    act(Via::List, mail).await;
    house.bookkeeper(id, "pay", json!({})).await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    act(Via::Panel, Act::Void).await;
    link_invoice::unlink(&house.ctx, house.who, id.clone(), House::DEAL)
        .await
        .unwrap();

    let found = house.history(id).await;
    let events: Vec<&Event> = found.events.iter().rev().collect();
    let lines: Vec<Told<'_>> = events.iter().map(|event| told(event)).collect();
    assert_eq!(
        lines,
        [
            ("create_invoice", Some(Via::Form), (None, Some(Open))),
            ("send_invoice", Some(Via::List), (Some(Open), Some(Open))),
            (
                "seen_changed",
                Some(Via::Seen(SeenBy::Webhook)),
                (Some(Open), Some(Paid))
            ),
            ("void_invoice", Some(Via::Panel), (Some(Paid), Some(Voided))),
            (
                "unlink_invoice",
                Some(Via::List),
                (Some(Voided), Some(Voided))
            ),
        ]
    );
    // Our own row says 0 now; the lines say what it was.
    let [created, sent, paid, voided, unlinked] = events.as_slice() else {
        panic!("{events:?}");
    };
    let before = voided.told.before.as_ref().unwrap();
    assert_eq!((before.total, before.balance), (invoice.total, 0.into()));
    assert!(voided.told.after.as_ref().unwrap().total.is_zero());
    assert_eq!(paid.told.before.as_ref().unwrap().balance, invoice.total);
    assert_eq!(sent.told.to.as_deref(), Some("a@b.example,c@d.example"));
    assert_eq!(
        unlinked.told.before.as_ref().unwrap().deal,
        Some(House::DEAL)
    );
    assert_eq!(unlinked.told.after.as_ref().unwrap().deal, None);
    // Who: the person, or QuickBooks.
    let mara = created.who.clone();
    assert!(mara.is_some_and(|name| !name.is_empty()));
    assert!(paid.who.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_reads_it_and_its_file_opens_once_and_holds_all() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.install_as(House::COLLEAGUE).await;
    house.install_as(House::STRANGER).await;
    house.idle().await;
    for who in [House::COLLEAGUE, House::STRANGER] {
        let read = history::of_invoice(&house.ctx, who, invoice.id.clone()).await;
        assert!(matches!(read, Err(JourneyError::NotFound)), "{read:?}");
    }
    let denied = history::ticket(&house.ctx, House::COLLEAGUE).await;
    assert!(matches!(denied, Err(JourneyError::NotOwner)));

    let fetch = async |who| {
        let path = history::ticket(&house.ctx, who).await.unwrap();
        let ticket = path.split_once("ticket=").unwrap().1.to_owned();
        let journal = history::fetch(&house.ctx, &ticket).await.unwrap().unwrap();
        assert!(
            history::fetch(&house.ctx, &ticket).await.unwrap().is_none(),
            "it opens once"
        );
        journal
    };
    let actions = |journal: &history::Journal| -> Vec<String> {
        let events = journal.events.iter();
        events.map(|event| event.action.clone()).collect()
    };
    let ours = actions(&fetch(house.who).await);
    for action in ["connect_quickbooks", "create_invoice"] {
        assert!(ours.iter().any(|one| one == action), "{action} in {ours:?}");
    }
    let theirs = actions(&fetch(House::STRANGER).await);
    assert!(!theirs.iter().any(|one| one == "create_invoice"));
}
