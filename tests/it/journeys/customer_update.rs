//! *Compare and update*: only what differs, only what is ticked, never a masked value, once.

use dealbooks::domain::customer_change::Part;
use dealbooks::domain::deal::Record;
use dealbooks::domain::ids::DealId;
use dealbooks::domain::settings::Source;
use dealbooks::journeys::open_form::{self, FormView};
use dealbooks::journeys::update_customer::{self, Comparison, Ticked, Updated};
use dealbooks::storage::companies;
use serde_json::{Value, json};

use crate::support::House;

/// The VAT number of organizations in the demo.
const VAT: &str = "b3316563b5efeb9eb8712c5597d4a82545845e0e";
const TIDEWAY: DealId = DealId(482);

async fn map_tax_number(house: &House) {
    let company = house.who.company;
    house
        .ctx
        .store
        .write(move |db| {
            let mut settings = companies::settings(db, company)?;
            settings.tax_number = Some(Source::new(Record::Organization, VAT));
            companies::save_settings(db, company, &settings)
        })
        .await
        .unwrap();
}

/// The customer as the books truly are.
async fn customer(house: &House, id: &str) -> Value {
    let all = house.quickbooks.ledger("customers").await;
    let found = all
        .into_iter()
        .find(|one| one["Id"] == id && one["realm"] == House::US_REALM);
    found.unwrap()
}

async fn kept(house: &House, form: &FormView) -> FormView {
    open_form::sums(&house.ctx, house.who, form.key.clone(), form.input.clone())
        .await
        .unwrap()
}

async fn compared(house: &House, form: &FormView) -> Comparison {
    kept(house, form).await;
    update_customer::compare(&house.ctx, house.who, form.key.clone())
        .await
        .unwrap()
}

fn tick(comparison: &Comparison, parts: &[Part]) -> Ticked {
    Ticked {
        parts: parts.to_vec(),
        version: comparison.version.clone(),
        seen: comparison.seen(),
    }
}

async fn pressed(house: &House, form: &FormView, ticked: Ticked) -> Updated {
    update_customer::update(&house.ctx, house.who, form.key.clone(), ticked)
        .await
        .unwrap()
}

/// The bookkeeper changes the customer in QuickBooks itself.
async fn edited(house: &House, id: &str, changes: Value) {
    house
        .quickbooks
        .pull(
            &format!("/_sim/customers/{id}/edit"),
            json!({"set": changes}),
        )
        .await;
}

fn parts(comparison: &Comparison) -> Vec<Part> {
    comparison.differences.iter().map(|one| one.part).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_ticked_goes_into_the_books_and_nothing_else() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.email = "billing@harbourlights.example".into();
    form.input.address = "Dock 4\nReno, NV 89501\nUSA".into();
    form.input.newcomer.phone = "+1 775 555 0101".into();
    let shown = kept(&house, &form).await;
    assert_eq!(shown.customer_differs, [Part::Address, Part::Email]);
    let calls = house.quickbooks.count().await;
    let comparison = compared(&house, &form).await;
    assert_eq!(
        parts(&comparison),
        [Part::Address, Part::Email, Part::Phone]
    );
    let before = customer(&house, "58").await;
    let ticked = tick(&comparison, &[Part::Email]);
    let done = pressed(&house, &form, ticked.clone()).await;
    let Updated::Done(view) = done else {
        panic!("not done")
    };
    assert_eq!(view.customer_differs, [Part::Address]);
    assert_eq!(view.input.email, "billing@harbourlights.example");
    assert_eq!((calls.reads().await, calls.writes().await), (1, 1));
    let after = customer(&house, "58").await;
    assert_eq!(
        after["PrimaryEmailAddr"]["Address"],
        "billing@harbourlights.example"
    );
    assert_eq!(after["BillAddr"]["Line1"], before["BillAddr"]["Line1"]);
    assert_eq!(after["PrimaryPhone"], before["PrimaryPhone"]);
    assert_eq!(after["DisplayName"], before["DisplayName"]);
    // Pressed twice, it is one update.
    let again = pressed(&house, &form, ticked).await;
    assert!(matches!(again, Updated::Done(_)));
    house.quiet().await;
    assert_eq!(
        customer(&house, "58").await["SyncToken"],
        after["SyncToken"]
    );
    assert_eq!(calls.writes().await, 1);
    assert_eq!(house.open_intents().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_presses_at_once_are_one_update() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.email = "twice@harbourlights.example".into();
    let comparison = compared(&house, &form).await;
    let before = customer(&house, "58").await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": "*/customer", "kind": "slow", "ms": 200}]))
        .await;
    let ticked = tick(&comparison, &[Part::Email]);
    let (one, other) = tokio::join!(
        pressed(&house, &form, ticked.clone()),
        pressed(&house, &form, ticked)
    );
    assert!(matches!(one, Updated::Done(_)) && matches!(other, Updated::Done(_)));
    let token = |customer: &Value| {
        customer["SyncToken"]
            .as_str()
            .unwrap()
            .parse::<u32>()
            .unwrap()
    };
    assert_eq!(token(&customer(&house, "58").await), token(&before) + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_masked_number_is_never_ticked_beforehand_and_never_sent_back() {
    let house = House::connected().await;
    map_tax_number(&house).await;
    let mut form = house.ready_form(TIDEWAY).await;
    // Only the end is visible, and it agrees: nothing is said of it.
    let shown = kept(&house, &form).await;
    assert!(!shown.customer_differs.contains(&Part::TaxNumber));
    form.input.email = "other@tideway.example".into();
    let comparison = compared(&house, &form).await;
    let tax = comparison
        .differences
        .iter()
        .find(|one| one.part == Part::TaxNumber)
        .unwrap();
    assert!(!tax.is_certain() && tax.masked.as_ref().unwrap().agrees);
    // What a person copied out of a mask is not offered at all.
    form.input.tax_number = "XXXXXX34567".into();
    let comparison = compared(&house, &form).await;
    assert!(!parts(&comparison).contains(&Part::TaxNumber));
    pressed(
        &house,
        &form,
        tick(&comparison, &[Part::Email, Part::TaxNumber]),
    )
    .await;
    let after = customer(&house, "59").await;
    assert_eq!(after["PrimaryTaxIdentifier"], "EE101234567");
    // Another number, ticked by the person, is sent whole.
    form.input.tax_number = "EE 109 876 543".into();
    let comparison = compared(&house, &form).await;
    pressed(&house, &form, tick(&comparison, &[Part::TaxNumber])).await;
    let after = customer(&house, "59").await;
    assert_eq!(after["PrimaryTaxIdentifier"], "EE 109 876 543");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newer_version_is_read_once_and_shown_if_it_says_something_else() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.email = "new@harbourlights.example".into();
    let comparison = compared(&house, &form).await;
    // What our own events would read is not counted here.
    let mute = json!({"mode": "drop"});
    house.quickbooks.pull("/_sim/webhooks", mute).await;
    // Something that nobody looked at here: the update goes through.
    edited(&house, "58", json!({"Notes": "prefers calls"})).await;
    let calls = house.quickbooks.count().await;
    let done = pressed(&house, &form, tick(&comparison, &[Part::Email])).await;
    assert!(matches!(done, Updated::Done(_)));
    assert_eq!(calls.of("GET", "/customer/58").await, 1);
    let after = customer(&house, "58").await;
    assert_eq!(after["Notes"], "prefers calls");
    // What stood beside it changed meanwhile: it is shown instead.
    form.input.email = "newer@harbourlights.example".into();
    let comparison = compared(&house, &form).await;
    let theirs = json!({"PrimaryEmailAddr": {"Address": "theirs@harbourlights.example"}});
    edited(&house, "58", theirs).await;
    let shown = pressed(&house, &form, tick(&comparison, &[Part::Email])).await;
    let Updated::Again(again) = shown else {
        panic!("not shown")
    };
    assert!(again.is_stale);
    let email = again
        .differences
        .iter()
        .find(|one| one.part == Part::Email)
        .unwrap();
    assert_eq!(email.now, ["theirs@harbourlights.example"]);
    let after = customer(&house, "58").await;
    assert_eq!(
        after["PrimaryEmailAddr"]["Address"],
        "theirs@harbourlights.example"
    );
    let done = pressed(&house, &form, tick(&again, &[Part::Email])).await;
    assert!(matches!(done, Updated::Done(_)));
    house.settle().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_seen_through_and_a_refusal_is_told() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.email = "lost@harbourlights.example".into();
    let comparison = compared(&house, &form).await;
    house
        .quickbooks
        .fault("POST", "/v3/company/*/customer", "answer_lost")
        .await;
    let before = customer(&house, "58").await;
    let pending = pressed(&house, &form, tick(&comparison, &[Part::Email])).await;
    assert!(matches!(pending, Updated::Pending(_)));
    house.settle().await;
    house.quiet().await;
    let token = |customer: &Value| {
        customer["SyncToken"]
            .as_str()
            .unwrap()
            .parse::<u32>()
            .unwrap()
    };
    let after = customer(&house, "58").await;
    assert_eq!(token(&after), token(&before) + 1);
    let differs = kept(&house, &form).await.customer_differs;
    assert!(!differs.contains(&Part::Email), "{differs:?}");
    form.input.email = "refused@harbourlights.example".into();
    let comparison = compared(&house, &form).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": "*/customer", "kind": "status", "status": 400, "code": "6000"}]))
        .await;
    let refused = pressed(&house, &form, tick(&comparison, &[Part::Email])).await;
    let Updated::Again(again) = refused else {
        panic!("not refused")
    };
    assert!(!again.errors.is_empty() && !again.is_stale);
    // Nothing ticked is nothing sent.
    let nothing = pressed(&house, &form, tick(&again, &[])).await;
    assert!(matches!(nothing, Updated::Again(_)));
    // Again: what stood against it is gone.
    let done = pressed(&house, &form, tick(&again, &[Part::Email])).await;
    assert!(matches!(done, Updated::Done(_)));
}
