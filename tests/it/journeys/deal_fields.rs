//! What is written to deals: fields, notes, activities; each once, and nothing that is there already.

use dealbooks::journeys::settings::{self, Saved, SettingsInput};
use serde_json::{Value, json};

use crate::support::House;

async fn save(house: &House, input: SettingsInput) {
    let saved = settings::save(&house.ctx, house.who, input).await.unwrap();
    assert!(matches!(saved, Saved::Saved));
    house.idle().await;
}

fn with_fields(keys: &[&str]) -> SettingsInput {
    SettingsInput {
        deal_fields: keys.iter().map(|key| (*key).to_owned()).collect(),
        ..SettingsInput::default()
    }
}

/// What stands in a field of ours at the usual deal.
async fn field(house: &House, name: &str) -> Value {
    let who = house.who;
    let (codes, summary) = house
        .ctx
        .store
        .read(move |db| {
            let home = dealbooks::storage::companies::find(db, who.company)?;
            let codes = dealbooks::storage::companies::field_codes(db, who.company)?;
            Ok((codes.codes, home.and_then(|home| home.deal_field)))
        })
        .await
        .unwrap();
    let code = match name {
        "summary" => summary,
        name => codes.get(name).cloned(),
    };
    let Some(code) = code else { return Value::Null };
    let deals = house.pipedrive.ledger("deals").await;
    let deal = deals.iter().find(|deal| deal["id"] == House::DEAL.0);
    deal.unwrap()["custom_fields"][&code].clone()
}

async fn texts(house: &House, what: &str, key: &str) -> Vec<String> {
    let found = house.pipedrive.ledger(what).await;
    let ours = found.iter().filter(|one| one["deal_id"] == House::DEAL.0);
    ours.map(|one| one[key].as_str().unwrap_or_default().to_owned())
        .filter(|text| text.contains("dealbooks"))
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chosen_fields_follow_the_invoice_and_others_stay_empty() {
    let house = House::connected().await;
    save(
        &house,
        with_fields(&["summary", "number", "status", "invoiced", "paid", "overdue"]),
    )
    .await;
    let invoice = house.invoiced().await;
    let total = invoice.total.to_string().parse::<f64>().unwrap();
    assert_eq!(
        field(&house, "number").await,
        invoice.number.clone().unwrap()
    );
    assert_eq!(field(&house, "status").await, "Open");
    assert_eq!(field(&house, "invoiced").await["value"], json!(total));
    assert_eq!(
        field(&house, "invoiced").await["currency"],
        invoice.currency.code()
    );
    assert_eq!(
        field(&house, "paid").await["value"]
            .to_string()
            .trim_end_matches(".0"),
        "0"
    );
    let calls = house.pipedrive.count().await;
    house
        .bookkeeper(
            &invoice.id,
            "pay",
            json!({"amount": invoice.total.to_string()}),
        )
        .await;
    crate::until!("paid", field(&house, "status").await == "Paid");
    house.quiet().await;
    assert_eq!(field(&house, "paid").await["value"], json!(total));
    // One change, one call, whatever it changed.
    assert_eq!(calls.of("PATCH", "/deals/481").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_a_changed_status_is_one_call_of_five_tokens() {
    let house = House::connected().await;
    save(&house, with_fields(&["summary", "status", "paid"])).await;
    let invoice = house.invoiced().await;
    let calls = house.pipedrive.count().await;
    house
        .bookkeeper(&invoice.id, "pay", json!({"amount": "1.00"}))
        .await;
    crate::until!(
        "paid in part",
        field(&house, "status").await == "Partially paid"
    );
    house.quiet().await;
    assert_eq!((calls.all().await.len(), calls.tokens().await), (1, 5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_switched_on_later_is_filled_for_deals_that_have_invoices() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    assert_eq!(field(&house, "number").await, Value::Null);
    save(&house, with_fields(&["summary", "number"])).await;
    crate::until!(
        "the number",
        field(&house, "number").await == invoice.number.clone().unwrap()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notes_tell_what_happens_from_now_on_and_each_thing_once() {
    let house = House::connected().await;
    let old = house.invoiced().await;
    let input = SettingsInput {
        note: true,
        ..SettingsInput::default()
    };
    save(&house, input).await;
    assert_eq!(
        texts(&house, "notes", "content").await.len(),
        0,
        "no old news"
    );
    house
        .bookkeeper(&old.id, "pay", json!({"amount": old.total.to_string()}))
        .await;
    crate::until!(
        "the note",
        !texts(&house, "notes", "content").await.is_empty()
    );
    house.quiet().await;
    house
        .bookkeeper(&old.id, "edit", json!({"due_date": "2027-03-01"}))
        .await;
    house.quiet().await;
    let notes = texts(&house, "notes", "content").await;
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].contains("is paid"), "{notes:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_note_whose_answer_was_lost_is_not_made_twice() {
    let house = House::connected().await;
    let input = SettingsInput {
        note: true,
        ..SettingsInput::default()
    };
    save(&house, input).await;
    house
        .pipedrive
        .fault("POST", "/api/v1/notes", "answer_lost")
        .await;
    house.invoiced().await;
    house.pass(60).await;
    house.quiet().await;
    let notes = texts(&house, "notes", "content").await;
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].contains("was created"), "{notes:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_overdue_invoice_is_something_to_do_for_the_owner_of_the_deal() {
    let house = House::connected().await;
    let input = SettingsInput {
        activity: true,
        due_days: "3".into(),
        ..SettingsInput::default()
    };
    save(&house, input).await;
    house.invoiced().await;
    house.pass(5 * 86_400).await;
    crate::until!(
        "the activity",
        !texts(&house, "activities", "note").await.is_empty()
    );
    house.quiet().await;
    let found = house.pipedrive.ledger("activities").await;
    let ours: Vec<_> = found
        .iter()
        .filter(|one| {
            one["note"]
                .as_str()
                .unwrap_or_default()
                .contains("dealbooks")
        })
        .collect();
    assert_eq!(ours.len(), 1, "{ours:?}");
    let deals = house.pipedrive.ledger("deals").await;
    let deal = deals.iter().find(|deal| deal["id"] == House::DEAL.0);
    assert_eq!(ours[0]["owner_id"], deal.unwrap()["owner_id"]);
}
