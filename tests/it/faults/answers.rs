//! QuickBooks does not answer, answers late, or answers nonsense.

use std::collections::BTreeSet;

use dealbooks::domain::ids::DealId;
use dealbooks::journeys::create_invoice::{self, Outcome, Pending};
use dealbooks::journeys::{connect_quickbooks, decide};
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::named;

const INVOICE: &str = "/v3/company/*/invoice";

/// One invoice of the usual deal while the next calls misbehave like this; how often QuickBooks was asked to write.
async fn one_invoice_under(kind: &str, times: u32) -> usize {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    let mut other = house.ready_form(House::DEAL).await;
    let calls = house.quickbooks.count().await;
    let location = format!("{}{ELSEWHERE}", house.quickbooks.base());
    house
        .quickbooks
        .script(
            json!([{"method": "POST", "path": INVOICE, "kind": kind, "times": times,
            "location": location, "status": 503}]),
        )
        .await;
    let pending = house.pending(&form).await;
    says_so(&house, kind, &pending).await;
    // A second form is a question, a second press of the first is the same wish.
    other.input.message = "another".into();
    assert!(matches!(house.press(&other).await, Outcome::Conflict(_)));
    house.press(&form).await;
    house.settle().await;
    house.quiet().await;
    one_in_the_end(&house, pending).await;
    same_wish_every_time(&calls.all().await);
    calls.of("POST", "/invoice").await
}

/// Where a redirect leads: an address that answers, and that nobody has a reason to ask.
const ELSEWHERE: &str = "/v3/company/9341450000000001/companyinfo/9341450000000001";

/// Nobody is told that there is no invoice, and everybody that it is not known.
async fn says_so(house: &House, kind: &str, pending: &Pending) {
    assert!(pending.in_doubt || kind == "refused", "{kind}");
    let panel = house.panel(House::DEAL).await;
    assert!(panel.rows.is_empty());
    assert_eq!(panel.pending.len(), 1, "{kind}");
    assert_eq!(panel.pending[0].in_doubt, pending.in_doubt);
    assert!(panel.pending[0].amount.is_some());
}

async fn one_in_the_end(house: &House, pending: Pending) {
    let made = house.made().await;
    assert_eq!(made.len(), 1);
    let panel = house.panel(House::DEAL).await;
    assert!(panel.pending.is_empty());
    assert_eq!(panel.rows[0].invoice.id.as_str(), made[0]["Id"]);
    let status = create_invoice::status(&house.ctx, house.who, pending.intent).await;
    let Outcome::Created(created) = status.unwrap() else {
        panic!("the person is not told")
    };
    assert_eq!(created.invoice.id, panel.rows[0].invoice.id);
}

fn same_wish_every_time(calls: &[Value]) {
    let elsewhere = calls.iter().filter(|call| call["path"] == ELSEWHERE);
    assert_eq!(elsewhere.count(), 0, "no redirect is followed");
    let writes = calls.iter().filter(|call| call["method"] == "POST");
    let ids: BTreeSet<String> = writes.map(|call| call["query"].to_string()).collect();
    assert_eq!(ids.len(), 1, "the same requestid: {ids:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_lost_makes_one_invoice() {
    assert!(one_invoice_under("answer_lost", 1).await >= 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_lost_answers_make_one_invoice() {
    assert!(one_invoice_under("answer_lost", 3).await >= 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_truncated_answer_makes_one_invoice() {
    one_invoice_under("truncated", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_server_makes_one_invoice() {
    one_invoice_under("status", 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_page_with_status_200_makes_one_invoice() {
    one_invoice_under("html", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_connection_makes_one_invoice() {
    one_invoice_under("refused", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redirect_is_not_followed_and_makes_one_invoice() {
    one_invoice_under("redirect", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fault_with_status_200_never_counts_as_done() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.quickbooks.fault("POST", INVOICE, "fault_200").await;
    let outcome = house.press(&form).await;
    assert!(
        matches!(outcome, Outcome::Refused(_) | Outcome::Pending(_)),
        "{}",
        named(&outcome)
    );
    assert!(house.made().await.is_empty());
    house.settle().await;
    house.press(&form).await;
    house.settle().await;
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_quickbooks_is_waited_for_in_the_background() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": INVOICE, "kind": "slow", "ms": 8500}]))
        .await;
    let pending = house.pending(&form).await;
    assert!(!pending.in_doubt, "nothing is known to have gone wrong");
    crate::until!("the answer", house.open_intents().await == 0);
    house.quiet().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_now_looks_at_once() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.quickbooks.fault("POST", INVOICE, "answer_lost").await;
    let pending = house.pending(&form).await;
    decide::check_now(&house.ctx, house.who, pending.intent)
        .await
        .unwrap();
    crate::until!("the end", house.open_intents().await == 0);
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_whose_answer_is_lost_is_made_once_and_the_invoice_follows() {
    let house = House::connected().await;
    let form = house.ready_form(DealId(489)).await;
    house
        .quickbooks
        .fault("POST", "/v3/company/*/customer", "answer_lost")
        .await;
    let pending = house.pending(&form).await;
    house.settle().await;
    house.quiet().await;
    let customers = house.quickbooks.ledger("customers").await;
    let ours = customers.iter().filter(|one| !one["requestid"].is_null());
    assert_eq!(ours.count(), 1);
    assert_eq!(house.made().await.len(), 1);
    let status = create_invoice::status(&house.ctx, house.who, pending.intent).await;
    assert!(matches!(status.unwrap(), Outcome::Created(_)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_the_replay_window_quickbooks_is_looked_at_before_anything_is_sent() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.quickbooks.fault("POST", INVOICE, "answer_lost").await;
    house.kill_after_doubt(&form).await;
    house.ctx.clock.turn(21 * 3600);
    let calls = house.quickbooks.count().await;
    house.settle().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(calls.of("POST", "/invoice").await, 0, "found by its marker");
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_never_done_is_sent_again_after_two_looks() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.quickbooks.fault("POST", INVOICE, "html").await;
    house.kill_after_doubt(&form).await;
    house.ctx.clock.turn(21 * 3600);
    let calls = house.quickbooks.count().await;
    house.settle().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(
        calls.of("GET", "/query").await,
        2,
        "{:#?}",
        calls.all().await
    );
    assert_eq!(calls.of("POST", "/invoice").await, 1);
}

impl House {
    /// The person is told that the end is not known; nothing has been looked at yet.
    async fn kill_after_doubt(&self, form: &dealbooks::journeys::open_form::FormView) {
        let pending = self.pending(form).await;
        assert!(pending.in_doubt);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_quickbooks_that_asks_to_wait_is_left_alone_and_gets_one_invoice() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": INVOICE, "kind": "status", "status": 429, "retry_after": 90}]))
        .await;
    let pending = house.pending(&form).await;
    assert!(!pending.in_doubt, "429 proves that nothing was done");
    let calls = house.quickbooks.count().await;
    house.ctx.clock.turn(80);
    house.ctx.wake();
    house.idle().await;
    assert_eq!(calls.all().await.len(), 0, "not before it said");
    house.settle().await;
    assert_eq!(calls.writes().await, 1);
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disconnect_drops_what_was_never_sent_and_asks_about_what_was() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.quickbooks.fault("POST", INVOICE, "answer_lost").await;
    house.pending(&form).await;
    connect_quickbooks::disconnect(&house.ctx, house.who)
        .await
        .unwrap();
    house.choose_realm(House::UK_REALM).await;
    house.connect().await;
    let calls = house.quickbooks.count().await;
    house.ctx.clock.turn(300);
    house.ctx.wake();
    house.idle().await;
    assert_eq!(calls.writes().await, 0, "a wish never changes its company");
    let panel = house.panel(House::DEAL).await;
    assert!(panel.pending[0].in_doubt, "a person decides");
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reconnect_lets_what_waited_for_it_go_on() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.quickbooks.fault("POST", INVOICE, "answer_lost").await;
    house.pending(&form).await;
    house.quickbooks.pull("/_sim/disconnect", json!({})).await;
    house.ctx.clock.turn(60);
    house.ctx.wake();
    house.idle().await;
    assert!(house.panel(House::DEAL).await.lost_since.is_some());
    house.connect().await;
    house.settle().await;
    assert_eq!(house.made().await.len(), 1);
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
}
