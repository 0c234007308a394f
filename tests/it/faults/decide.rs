//! What QuickBooks never told: nothing automatic repeats it, a person decides, and nothing happens twice.

use dealbooks::domain::ids::{IntentId, InvoiceId};
use dealbooks::journeys::JourneyError;
use dealbooks::journeys::actions::{self, Act, Acted};
use dealbooks::journeys::decide::{self, Choice, Decided, Question};
use serde_json::json;

use crate::support::House;
use crate::support::books::created;

const INVOICE: &str = "/v3/company/*/invoice";
const DAY: i64 = 86_400;

impl House {
    /// Asked for, and silent for four days.
    async fn silent_for_days(&self, kind: &str) -> IntentId {
        let form = self.ready_form(Self::DEAL).await;
        self.quickbooks.fault("POST", INVOICE, kind).await;
        let intent = self.pending(&form).await.intent;
        self.ctx.clock.turn(4 * DAY);
        self.ctx.wake();
        self.idle().await;
        assert!(self.panel(Self::DEAL).await.pending[0].to_decide);
        intent
    }

    async fn question(&self, intent: &IntentId) -> Question {
        decide::ask(&self.ctx, self.who, intent.clone())
            .await
            .unwrap()
    }

    async fn decide(&self, intent: &IntentId, choice: Choice) -> Decided {
        decide::decide(&self.ctx, self.who, intent.clone(), choice)
            .await
            .unwrap()
    }

    /// A change of the invoice whose answer never came, a day ago.
    async fn silent_for_a_day(&self, id: &InvoiceId, act: Act, path: &str, kind: &str) -> IntentId {
        self.quickbooks.fault("POST", path, kind).await;
        let acted = actions::act(
            &self.ctx,
            self.who,
            dealbooks::domain::audit::Via::Panel,
            id.clone(),
            act,
        )
        .await;
        let Ok(Acted::Pending { intent, .. }) = acted else {
            panic!("somebody knows what happened")
        };
        self.ctx.clock.turn(DAY);
        self.ctx.wake();
        self.idle().await;
        intent
    }
}

fn mail() -> Act {
    Act::Send {
        to: "a@b.example".into(),
        key: "k".into(),
    }
}

const SEND: &str = "/v3/company/*/invoice/*/send";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_that_was_made_is_found_and_adopted() {
    let house = House::connected().await;
    let intent = house.silent_for_days("answer_lost").await;
    let calls = house.quickbooks.count().await;
    let question = house.question(&intent).await;
    assert!(question.has_looked && question.can_repeat);
    assert_eq!(question.found.len(), 1);
    let choice = Choice::Adopt(question.found[0].id.clone());
    assert!(matches!(
        house.decide(&intent, choice).await,
        Decided::Done(_)
    ));
    house.quiet().await;
    assert_eq!(calls.writes().await, 0);
    assert_eq!(house.made().await.len(), 1);
    let panel = house.panel(House::DEAL).await;
    assert!(panel.pending.is_empty());
    assert_eq!(panel.rows.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_that_was_never_made_is_made_once_when_a_person_says_so() {
    let house = House::connected().await;
    let intent = house.silent_for_days("html").await;
    assert!(house.made().await.is_empty());
    assert!(house.question(&intent).await.found.is_empty());
    let (first, second) = tokio::join!(
        decide::decide(&house.ctx, house.who, intent.clone(), Choice::Again),
        decide::decide(&house.ctx, house.who, intent.clone(), Choice::Again),
    );
    let done = [first, second];
    let good = |one: &Result<Decided, JourneyError>| matches!(one, Ok(Decided::Done(_)));
    assert_eq!(done.iter().filter(|one| good(one)).count(), 1, "{done:?}");
    house.quiet().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.panel(House::DEAL).await.rows.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sending_again_what_was_made_makes_no_second_one() {
    let house = House::connected().await;
    let intent = house.silent_for_days("answer_lost").await;
    house.decide(&intent, Choice::Again).await;
    house.quiet().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.panel(House::DEAL).await.rows.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_frees_the_deal_for_another_invoice() {
    let house = House::connected().await;
    let intent = house.silent_for_days("html").await;
    assert!(matches!(
        house.decide(&intent, Choice::Leave).await,
        Decided::Left
    ));
    assert!(house.panel(House::DEAL).await.pending.is_empty());
    let gone = decide::ask(&house.ctx, house.who, intent).await;
    assert!(matches!(gone, Err(JourneyError::NotFound)));
    let form = house.ready_form(House::DEAL).await;
    created(house.press(&form).await);
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_cannot_be_adopted_and_a_colleague_cannot_decide() {
    let house = House::connected().await;
    let intent = house.silent_for_days("html").await;
    let choice = Choice::Adopt(InvoiceId("1".into()));
    let refused = decide::decide(&house.ctx, house.who, intent.clone(), choice).await;
    assert!(matches!(refused, Err(JourneyError::NotFound)));
    let refused = decide::decide(&house.ctx, House::COLLEAGUE, intent, Choice::Again).await;
    assert!(refused.is_err());
    assert!(house.made().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_went_out_is_seen_at_the_invoice() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let intent = house
        .silent_for_a_day(&invoice.id, mail(), SEND, "answer_lost")
        .await;
    let ended = actions::outcome(&house.ctx, house.who, intent).await;
    assert!(matches!(ended, Ok(Acted::Done { .. })), "{ended:?}");
    assert_eq!(house.quickbooks.ledger("emails").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_may_have_gone_out_is_never_sent_again_by_itself() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let intent = house
        .silent_for_a_day(&invoice.id, mail(), SEND, "html")
        .await;
    assert!(house.quickbooks.ledger("emails").await.is_empty());
    let row = house.panel(House::DEAL).await.rows.remove(0);
    assert!(row.change.is_some_and(|change| change.to_decide));
    assert!(matches!(
        house.decide(&intent, Choice::Again).await,
        Decided::Done(_)
    ));
    assert_eq!(house.quickbooks.ledger("emails").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_void_is_seen_or_done_a_day_later_without_a_person() {
    for kind in ["answer_lost", "html"] {
        let house = House::connected().await;
        let invoice = house.invoiced().await;
        house
            .silent_for_a_day(&invoice.id, Act::Void, INVOICE, kind)
            .await;
        house.quiet().await;
        let books = house.quickbooks.ledger("invoices").await;
        let ours = books
            .iter()
            .find(|one| one["Id"] == invoice.id.as_str() && one["realm"] == json!(House::US_REALM));
        let note = ours.unwrap()["PrivateNote"].to_string();
        assert_eq!(note.matches("Voided").count(), 1, "{kind}: {note}");
        assert_eq!(house.statuses(House::DEAL).await, ["Voided"], "{kind}");
    }
}
