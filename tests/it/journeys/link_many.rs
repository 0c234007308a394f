//! Several invoices of the list in one press: an answer for each, the same however often it is pressed.

use dealbooks::domain::action::WhyNot;
use dealbooks::domain::ids::{DealId, InvoiceId};
use dealbooks::journeys::invoices_csv;
use dealbooks::journeys::link_invoice::{self, Linked};
use dealbooks::journeys::link_many::{self, Answer, Wish};
use serde_json::json;

use super::all_invoices::{DEAL, SPARE_PARTS, everything};
use crate::support::House;
use crate::until;

fn plain(ids: &[InvoiceId]) -> Vec<Wish> {
    ids.iter().map(|id| (id.clone(), None)).collect()
}

fn done(answers: &[Answer]) -> usize {
    let done = |one: &&Answer| matches!(one.end, Ok(Linked::Done(_)));
    answers.iter().filter(done).count()
}

impl House {
    async fn link_all(&self, wishes: Vec<Wish>, deal: DealId) -> Vec<Answer> {
        let answers = link_many::link(&self.ctx, self.who, wishes, deal).await;
        self.idle().await;
        answers.unwrap()
    }

    async fn all_ids(&self) -> Vec<InvoiceId> {
        let rows = self.listed(DEAL, everything()).await.rows.into_iter();
        rows.map(|row| row.invoice.id).collect()
    }

    async fn history_lines(&self, id: &InvoiceId) -> usize {
        let read = dealbooks::journeys::history::of_invoice(&self.ctx, self.who, id.clone());
        read.await.unwrap().events.len()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_that_can_be_linked_are_and_a_second_press_changes_nothing() {
    let (house, made) = House::listing().await;
    let calls = house.quickbooks.count().await;
    let ids = house.all_ids().await;
    assert_eq!(ids.len(), 3);
    let theirs = ids.iter().find(|id| **id != made).unwrap().clone();
    for _ in 0..2 {
        let answers = house.link_all(plain(&ids), House::DEAL).await;
        assert_eq!(done(&answers), 3);
        assert_eq!(house.panel(House::DEAL).await.count, 3);
        assert_eq!(house.history_lines(&theirs).await, 1);
    }
    let wishes = plain(&ids);
    let shown = link_many::shown(&house.ctx, house.who, wishes.clone(), House::DEAL).await;
    assert_eq!(shown.unwrap().len(), 3);
    for _ in 0..2 {
        let answers = link_many::unlink(&house.ctx, house.who, wishes.clone(), House::DEAL).await;
        assert_eq!(done(&answers.unwrap()), 3);
        assert_eq!(house.panel(House::DEAL).await.count, 0);
        assert_eq!(house.history_lines(&theirs).await, 2);
    }
    house.idle().await;
    assert_eq!(calls.all().await.len(), 0, "a fact of ours");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_cannot_be_linked_does_not_keep_the_others_from_it() {
    let (house, made) = House::listing().await;
    let ids = house.all_ids().await;
    let gone = ids.iter().find(|id| **id != made).unwrap().clone();
    house.form(SPARE_PARTS).await;
    link_invoice::link(&house.ctx, house.who, gone.clone(), SPARE_PARTS, None)
        .await
        .unwrap();
    house.idle().await;
    house.bookkeeper(&gone, "delete", json!({})).await;
    house.quiet().await;
    house.pass(11).await;
    until!("deleted", house.statuses(SPARE_PARTS).await == ["Deleted"]);
    let mut wishes = plain(&ids);
    wishes.push(("987654".into(), None));
    let elsewhere = link_many::elsewhere(&house.ctx, house.who, wishes.clone(), House::DEAL).await;
    assert!(
        elsewhere.unwrap().is_empty(),
        "nobody is asked about a deleted one"
    );
    let answers = house.link_all(wishes, House::DEAL).await;
    assert_eq!((answers.len(), done(&answers)), (4, 2));
    for answer in &answers {
        match &answer.end {
            Ok(Linked::Refused(invoice, why)) => {
                assert_eq!((&invoice.id, *why), (&gone, WhyNot::Deleted));
            }
            Ok(end) => assert!(matches!(end, Linked::Done(_)), "{end:?}"),
            Err(error) => assert_eq!(answer.id.as_str(), "987654", "{error}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_deal_shows_moves_only_from_the_deal_that_was_named() {
    let (house, made) = House::listing().await;
    let ids = house.all_ids().await;
    house.form(SPARE_PARTS).await;
    let wishes = plain(&ids);
    let ask = |deal| link_many::elsewhere(&house.ctx, house.who, wishes.clone(), deal);
    let named = ask(SPARE_PARTS).await.unwrap();
    assert_eq!(named.len(), 1);
    assert_eq!((&named[0].0.id, named[0].1.is_empty()), (&made, false));
    let from = |deal| -> Vec<Wish> {
        let agreed = |id: &InvoiceId| (*id == made).then_some(deal);
        ids.iter().map(|id| (id.clone(), agreed(id))).collect()
    };
    // It is in another deal than the person was told.
    let answers = house.link_all(from(DealId(482)), SPARE_PARTS).await;
    assert_eq!(done(&answers), 2);
    assert_eq!(house.panel(House::DEAL).await.count, 1);
    let answers = house.link_all(from(House::DEAL), SPARE_PARTS).await;
    assert_eq!(done(&answers), 3);
    assert_eq!(house.panel(House::DEAL).await.count, 0);
    assert_eq!(house.panel(SPARE_PARTS).await.count, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_of_the_selected_holds_them_and_nothing_else() {
    let (house, made) = House::listing().await;
    let wish = invoices_csv::Wish {
        subject: DEAL,
        // What is ticked may be left out by the filter of the moment.
        filter: dealbooks::domain::invoice_list::Filter {
            text: "nothing like this".to_owned(),
            ..everything()
        },
        only: vec![made.clone(), "987654".into()],
    };
    let path = invoices_csv::ticket(&house.ctx, house.who, wish)
        .await
        .unwrap();
    let ticket = path.split_once("ticket=").unwrap().1;
    let sheet = invoices_csv::fetch(&house.ctx, ticket).await.unwrap();
    let rows = sheet.unwrap().rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].id, made);
}
