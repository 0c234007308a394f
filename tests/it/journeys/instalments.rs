//! Instalments of a deal: asked for on a press, taken over as lines, in the books as they stand.

use dealbooks::domain::form::LineInput;
use dealbooks::domain::ids::DealId;
use dealbooks::journeys::currency::{self, Answer};
use dealbooks::journeys::instalments::{self, Instalments};
use dealbooks::journeys::open_form::FormView;
use dealbooks::journeys::{JourneyError, Who};
use serde_json::json;

use crate::support::House;

/// Quay renewal in instalments.
const DEAL: DealId = DealId(496);
const PATH: &str = "/api/v2/deals/installments";

async fn look(house: &House, who: Who, form: &FormView) -> Result<Instalments, JourneyError> {
    instalments::look(&house.ctx, who, form.key.clone()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_instalment_is_asked_for_on_a_press_and_billed_as_it_stands() {
    let house = House::connected().await;
    let calls = house.pipedrive.count().await;
    let mut form = house.ready_form(DEAL).await;
    assert!(form.may_have_instalments);
    assert_eq!(
        calls.of("GET", PATH).await,
        0,
        "opening a form asks for none"
    );
    let found = look(&house, house.who, &form).await.unwrap();
    assert_eq!(calls.of("GET", PATH).await, 1);
    let told: Vec<_> = found
        .all
        .iter()
        .map(|one| {
            let day = one.billed.unwrap().to_string();
            (one.description.as_str(), one.amount.to_string(), day)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Deposit", "1000".to_owned(), "2026-12-01".to_owned()),
            ("On delivery", "2000".to_owned(), "2027-02-01".to_owned()),
        ]
    );
    assert_eq!(
        (found.currency.as_str(), found.is_converted),
        ("EUR", false)
    );
    // In the place of the lines, with the item that stood there.
    let line = form.input.lines.remove(0);
    form.input.lines = vec![LineInput {
        kind: "item".into(),
        item: line.item,
        item_name: line.item_name,
        description: "Deposit, 1 Dec 2026".into(),
        quantity: "1".into(),
        price: found.all[0].amount.to_string(),
        tax_code: line.tax_code,
        taxable: line.taxable,
        ..LineInput::default()
    }];
    house.created(&form).await;
    let made = house.made().await;
    let sold = &made[0]["Line"][0];
    assert_eq!(sold["Description"], json!("Deposit, 1 Dec 2026"));
    assert_eq!(sold["Amount"], json!(1000));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deal_without_instalments_has_none_and_recurring_products_exclude_them() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    let found = look(&house, house.who, &form).await.unwrap();
    assert_eq!(found.all, []);
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    let colleague = look(&house, House::COLLEAGUE, &form).await;
    assert!(matches!(colleague, Err(JourneyError::NotOwner)));
    let row = form.input.lines[0].row.parse().unwrap();
    house
        .edit_product(481, row, json!({"billing_frequency": "monthly"}))
        .await;
    let calls = house.pipedrive.count().await;
    assert!(!house.form(House::DEAL).await.may_have_instalments);
    assert_eq!(calls.of("GET", PATH).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn amounts_go_where_the_prices_of_the_form_went() {
    let house = House::connected().await;
    let mut form = house.ready_form(DEAL).await;
    form.input.currency = "USD".into();
    form.input.convert_rate = "1.1".into();
    let (key, input) = (form.key.clone(), form.input.clone());
    let view = currency::answer(&house.ctx, house.who, key, input, Answer::Convert)
        .await
        .unwrap();
    let found = look(&house, house.who, &view).await.unwrap();
    assert_eq!((found.currency.as_str(), found.is_converted), ("USD", true));
    assert_eq!(found.all[0].amount.normalize().to_string(), "1100");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pipedrive_out_of_reach_is_said_and_the_form_stays() {
    let house = House::connected().await;
    let form = house.ready_form(DEAL).await;
    house.pipedrive.fault("GET", PATH, "html").await;
    let failed = look(&house, house.who, &form).await;
    assert!(failed.is_err());
    house.pipedrive.behave().await;
    assert_eq!(look(&house, house.who, &form).await.unwrap().all.len(), 2);
}
