//! What QuickBooks and Pipedrive tell us: proven, remembered once, looked up together.

use base64::Engine as _;
use dealbooks::domain::ids::CompanyId;
use dealbooks::journeys::create_invoice::Created;
use dealbooks::journeys::receive_webhook::{self, Received};
use dealbooks::storage::events;
use diesel::connection::SimpleConnection as _;
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::created;
use crate::support::deliveries::sign;
use crate::until;

async fn mode(house: &House, mode: &str) {
    house
        .quickbooks
        .pull("/_sim/webhooks", json!({"mode": mode}))
        .await;
}

async fn waiting(house: &House) -> usize {
    let company = house.who.company;
    let all = house
        .ctx
        .store
        .read(move |db| events::waiting(db, company, 1000))
        .await;
    all.unwrap().len()
}

/// What the stand-in delivered, and how we answered.
async fn attempts(house: &House) -> Vec<Value> {
    let queue = house.quickbooks.get("/_sim/webhooks").await;
    queue["attempts"].as_array().unwrap().clone()
}

/// So many invoices of the usual deal.
async fn invoices(house: &House, count: usize) -> Vec<Created> {
    let mut made = Vec::new();
    for _ in 0..count {
        let form = house.ready_form(House::DEAL).await;
        made.push(created(house.press_with(&form, true).await));
    }
    house.quiet().await;
    house.pass(5).await;
    made
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_signature_is_turned_away_and_nothing_is_stored() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    // What was told of our own write has gathered and is looked up.
    house.pass(11).await;
    house.quiet().await;
    mode(&house, "forge").await;
    let calls = house.quickbooks.count().await;
    let before = attempts(&house).await.len();
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    until!("the delivery", attempts(&house).await.len() > before);
    assert!(
        attempts(&house).await[before..]
            .iter()
            .all(|one| one["status"] == 401)
    );
    assert_eq!(waiting(&house).await, 0);
    house.idle().await;
    assert_eq!(calls.all().await.len(), 0);
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
    for signature in [None, Some(""), Some("AAAA"), Some("not base64 at all")] {
        let received = receive_webhook::quickbooks(&house.ctx, signature, b"[]").await;
        assert_eq!(received.unwrap(), Received::Unproven);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_could_not_be_kept_is_not_acknowledged() {
    let house = House::connected().await;
    let gone = house
        .ctx
        .store
        .write(|db| Ok(db.batch_execute("DROP TABLE webhook_events")?))
        .await;
    gone.unwrap();
    let event = json!([{"specversion": "1.0", "id": "a", "source": "intuit.x", "type": "qbo.invoice.updated.v1",
        "datacontenttype": "application/json", "time": "2026-11-23T16:15:31.000000Z",
        "intuitentityid": "145", "intuitaccountid": House::US_REALM, "data": {}}])
    .to_string();
    let delivered = reqwest::Client::new()
        .post(format!("{}/webhooks/quickbooks", house.process.address))
        .header("intuit-signature", sign("qb-verifier", event.as_bytes()))
        .body(event)
        .send()
        .await;
    assert!(delivered.unwrap().status().is_server_error());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn duplicates_and_reversed_deliveries_end_in_the_same_place() {
    for order in ["duplicate", "reverse"] {
        let house = House::connected().await;
        let invoice = house.invoiced().await;
        if order == "reverse" {
            mode(&house, "hold").await;
        } else {
            mode(&house, order).await;
        }
        house
            .bookkeeper(&invoice.id, "pay", json!({"amount": "10"}))
            .await;
        house.bookkeeper(&invoice.id, "pay", json!({})).await;
        if order == "reverse" {
            mode(&house, order).await;
        }
        house.quiet().await;
        house.pass(11).await;
        until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
        house.quiet().await;
        assert_eq!(waiting(&house).await, 0);
        assert!(
            attempts(&house)
                .await
                .iter()
                .all(|one| one["status"] == 200)
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_old_format_is_understood_too() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    mode(&house, "legacy").await;
    house.bookkeeper(&invoice.id, "void", json!({})).await;
    until!("voided", house.statuses(House::DEAL).await == ["Voided"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_delivery_may_speak_of_several_companies_and_of_unknown_ones() {
    let house = House::connected().await;
    house.install_as(House::STRANGER).await;
    house.choose_realm(House::UK_REALM).await;
    house.try_connect(House::STRANGER).await;
    house.idle().await;
    let event = |realm: &str, id: &str| {
        json!({"specversion": "1.0", "id": id, "source": "intuit.x", "type": "qbo.customer.updated.v1",
            "datacontenttype": "application/json", "time": "2026-11-23T16:15:31.000000Z",
            "intuitentityid": "58", "intuitaccountid": realm, "data": {}})
    };
    let body = json!([
        event(House::US_REALM, "a"),
        event(House::UK_REALM, "b\u{0}"),
        event("1234", "c"),
        event(House::US_REALM, "a"),
    ])
    .to_string();
    let signature = sign("qb-verifier", body.as_bytes());
    // Counted before anybody looks them up: the lists of both are read by the worker at once.
    let calls = house.quickbooks.count().await;
    let received = receive_webhook::quickbooks(&house.ctx, Some(&signature), body.as_bytes()).await;
    assert_eq!(received.unwrap(), Received::Accepted);
    until!("both looks", calls.all().await.len() == 2);
    house.idle().await;
    let all = calls.all().await;
    for realm in [House::US_REALM, House::UK_REALM] {
        let theirs = all
            .iter()
            .filter(|call| call["path"].as_str().unwrap_or_default().contains(realm));
        assert_eq!(theirs.count(), 1, "one look for {realm}");
    }
    let stored = house
        .ctx
        .store
        .read(|db| events::waiting(db, CompanyId(1234), 10))
        .await;
    assert!(stored.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_our_own_writes_cause_no_read() {
    let house = House::connected().await;
    let calls = house.quickbooks.count().await;
    invoices(&house, 3).await;
    house.pass(30).await;
    house.quiet().await;
    assert_eq!(calls.reads().await, 0);
    assert_eq!(calls.all().await.len(), 3);
    assert_eq!(waiting(&house).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_invoices_nobody_linked_cost_nothing() {
    let house = House::connected().await;
    let theirs = house.quickbooks.ledger("invoices").await;
    let calls = house.quickbooks.count().await;
    for invoice in theirs.iter().filter(|one| one["realm"] == House::US_REALM) {
        let id = invoice["Id"].as_str().unwrap();
        house
            .quickbooks
            .pull(
                &format!("/_sim/invoices/{id}/edit"),
                json!({"note": "not ours"}),
            )
            .await;
    }
    house.quiet().await;
    house.pass(11).await;
    house.quiet().await;
    assert_eq!(calls.all().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_many_events_of_a_window_are_one_read() {
    let house = House::connected().await;
    let made = invoices(&house, 4).await;
    mode(&house, "hold").await;
    for one in &made {
        for day in ["2026-12-24", "2026-12-31", "2027-01-31"] {
            house
                .bookkeeper(&one.invoice.id, "edit", json!({"due_date": day}))
                .await;
        }
    }
    house.pass(30).await;
    house.idle().await;
    let (pipedrive, quickbooks) = (
        house.pipedrive.count().await,
        house.quickbooks.count().await,
    );
    mode(&house, "flush").await;
    until!(
        "the look",
        waiting(&house).await == 0 && quickbooks.all().await.len() == 1
    );
    house.quiet().await;
    house.pass(11).await;
    house.quiet().await;
    assert_eq!(quickbooks.reads().await, 1, "twelve events, four invoices");
    assert_eq!(quickbooks.all().await.len(), 1);
    assert!(pipedrive.tokens().await <= 5);
    let panel = house.panel(House::DEAL).await;
    let due = "2027-01-31".parse().unwrap();
    assert!(panel.rows.iter().all(|row| row.invoice.due == Some(due)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_a_payment_is_one_read() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.pass(30).await;
    house.idle().await;
    mode(&house, "hold").await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    let calls = house.quickbooks.count().await;
    mode(&house, "flush").await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    house.quiet().await;
    house.pass(11).await;
    house.quiet().await;
    assert_eq!(calls.reads().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payment_hidden_among_events_of_other_invoices_is_found() {
    let house = House::connected().await;
    let ours = house.invoiced().await;
    let theirs = house.quickbooks.ledger("invoices").await;
    let foreign = theirs
        .iter()
        .find(|one| one["realm"] == House::US_REALM && one["requestid"].is_null())
        .unwrap()["Id"]
        .as_str()
        .unwrap()
        .to_owned();
    house.pass(30).await;
    house.idle().await;
    mode(&house, "drop").await;
    house
        .bookkeeper(&ours.id, "pay", json!({"amount": "1"}))
        .await;
    house.bookkeeper(&ours.id, "pay", json!({})).await;
    let payments = house.quickbooks.ledger("payments").await;
    let payment = payments.last().unwrap()["Id"].as_str().unwrap().to_owned();
    let now = house.ctx.now().utc().to_rfc3339();
    // Only events of payments came through, and one of an invoice that no deal knows.
    let event = |kind: &str, id: &str| {
        json!({"specversion": "1.0", "id": format!("{kind}-{id}"), "source": "intuit.x",
            "type": format!("qbo.{kind}.updated.v1"), "time": now, "intuitentityid": id,
            "intuitaccountid": House::US_REALM, "data": {}})
    };
    let body = json!([
        event("invoice", &foreign),
        event("payment", "1"),
        event("payment", &payment)
    ])
    .to_string();
    let signature = sign("qb-verifier", body.as_bytes());
    let calls = house.quickbooks.count().await;
    receive_webhook::quickbooks(&house.ctx, Some(&signature), body.as_bytes())
        .await
        .unwrap();
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    assert_eq!(calls.reads().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happened_while_the_connection_was_lost_is_looked_up_after_it() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.pass(30).await;
    house.quickbooks.pull("/_sim/disconnect", json!({})).await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    // The event may still reach us, the look cannot.
    house.quiet().await;
    assert_eq!(house.statuses(House::DEAL).await, ["Open"]);
    house.connect().await;
    house.quiet().await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changed_preferences_reach_the_next_form() {
    let house = House::connected().await;
    let preferences = json!({"set": {"SalesFormsPrefs": {"CustomTxnNumbers": true}}});
    assert!(!house.form(House::DEAL).await.books.custom_numbers);
    house
        .quickbooks
        .pull("/_sim/preferences", preferences)
        .await;
    until!(
        "new preferences",
        house.form(House::DEAL).await.books.custom_numbers
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pipedrives_webhooks_are_proven_by_their_pair() {
    let house = House::connected().await;
    house.invoiced().await;
    let pair = |text: &str| {
        let text = base64::engine::general_purpose::STANDARD.encode(text);
        format!("Basic {text}")
    };
    let body =
        br#"{"meta":{"action":"delete","entity":"deal","entity_id":"481","company_id":"7400123"}}"#;
    for wrong in [
        String::new(),
        pair("7400123-15500777:guessed"),
        pair("7400123-15500777:"),
        pair("7400999-15509001:guessed"),
        pair("nonsense"),
    ] {
        let received = receive_webhook::pipedrive(&house.ctx, Some(&wrong), body).await;
        assert_eq!(received.unwrap(), Received::Unproven, "{wrong}");
    }
    house.idle().await;
    assert!(!house.panel(House::DEAL).await.deal_gone);
}
