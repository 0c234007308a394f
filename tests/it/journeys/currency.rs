//! The deal in one currency, the customer in another: asked, converted to the cent, and a rate on every foreign invoice.

use dealbooks::domain::ids::DealId;
use dealbooks::domain::problem::{Place, Problem};
use dealbooks::journeys::currency::{self, Answer};
use dealbooks::journeys::open_form::{self, FormView};
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::problem_at;

/// The deal is in USD, this customer is billed in EUR.
const EUROPEAN: &str = "59";
const RATES: &str = "/exchangerate";

async fn european(house: &House) -> FormView {
    let mut form = house.ready_form(House::DEAL).await;
    form.input.customer_kind = "existing".into();
    form.input.customer_id = EUROPEAN.into();
    form.input.currency = "EUR".into();
    typed(house, &form).await
}

async fn typed(house: &House, form: &FormView) -> FormView {
    open_form::sums(&house.ctx, house.who, form.key.clone(), form.input.clone())
        .await
        .unwrap()
}

async fn answered(house: &House, form: &FormView, answer: Answer) -> FormView {
    let (key, input) = (form.key.clone(), form.input.clone());
    currency::answer(&house.ctx, house.who, key, input, answer)
        .await
        .unwrap()
}

async fn only(house: &House) -> Value {
    let mut all = house.made().await;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn prices(form: &FormView) -> Vec<String> {
    form.input
        .lines
        .iter()
        .map(|line| line.price.clone())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prices_are_converted_at_the_rate_of_the_day_and_the_books_agree_to_the_cent() {
    let house = House::connected().await;
    let calls = house.quickbooks.count().await;
    let form = european(&house).await;
    let question = form.currency.question.clone().unwrap();
    assert_eq!((question.from.code(), question.to.code()), ("USD", "EUR"));
    // 1 / 1.1612, six digits.
    assert_eq!(question.rate.unwrap().to_string(), "0.861178");
    let before = prices(&form);
    let (errors, _) = house.refused(&form).await;
    let wrong = problem_at(&errors, &Place::Conversion);
    assert!(matches!(wrong, Problem::NotConverted { .. }));
    let converted = answered(&house, &form, Answer::Convert).await;
    assert!(converted.currency.question.is_none());
    assert_ne!(prices(&converted), before);
    assert_eq!(
        Some(converted.totals.subtotal),
        question.after,
        "shown before"
    );
    let made = house.created(&converted).await;
    let invoice = only(&house).await;
    assert_eq!(invoice["CurrencyRef"]["value"], "EUR");
    assert_eq!(invoice["ExchangeRate"].to_string(), "1.1612");
    assert_eq!(
        invoice["TotalAmt"].to_string(),
        made.invoice.total.normalize().to_string()
    );
    assert_eq!(made.invoice.comparison, None);
    assert_eq!(calls.of("GET", RATES).await, 1, "once per day and currency");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_customer_brings_back_the_prices_as_they_were() {
    let house = House::connected().await;
    let form = european(&house).await;
    let before = prices(&form);
    let mut converted = answered(&house, &form, Answer::Convert).await;
    converted.input.customer_id = "58".into();
    converted.input.currency = "USD".into();
    let back = typed(&house, &converted).await;
    assert_eq!(prices(&back), before);
    assert!(back.currency.question.is_none() && back.currency.conversion.is_none());
    house.created(&back).await;
    assert_eq!(only(&house).await["CurrencyRef"]["value"], "USD");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_numbers_may_stay_and_the_rate_may_be_typed() {
    let house = House::connected().await;
    let form = european(&house).await;
    let before = prices(&form);
    let mut kept = answered(&house, &form, Answer::Keep).await;
    assert_eq!(prices(&kept), before);
    kept.input.rate = "1.25".into();
    house.created(&kept).await;
    let invoice = only(&house).await;
    assert_eq!(invoice["CurrencyRef"]["value"], "EUR");
    assert_eq!(invoice["ExchangeRate"].to_string(), "1.25");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rate_typed_for_the_prices_is_the_one_they_are_converted_at() {
    let house = House::connected().await;
    let mut form = european(&house).await;
    form.input.convert_rate = "0,5".into();
    let shown = typed(&house, &form).await;
    let question = shown.currency.question.clone().unwrap();
    let half = dealbooks::domain::money::round(question.before / rust_decimal::Decimal::TWO, 2);
    let after = question.after.unwrap();
    assert!(
        (after - half).abs() <= "0.05".parse().unwrap(),
        "{after} {half}"
    );
    form.input.convert_rate = "much".into();
    let wrong = answered(&house, &form, Answer::Convert).await;
    assert_eq!(
        problem_at(&wrong.errors, &Place::Conversion),
        Problem::NotANumber
    );
    assert!(wrong.currency.question.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_rate_it_is_asked_for_by_hand_and_nothing_is_booked_one_to_one() {
    let house = House::connected().await;
    let silent = json!([{"method": "GET", "path": "*/exchangerate", "kind": "status", "status": 503, "times": 9}]);
    house.quickbooks.script(silent).await;
    let form = european(&house).await;
    assert_eq!(form.currency.question.clone().unwrap().rate, None);
    let calls = house.quickbooks.count().await;
    typed(&house, &form).await;
    assert_eq!(calls.of("GET", RATES).await, 0, "typing does not ask again");
    let wrong = answered(&house, &form, Answer::Convert).await;
    assert_eq!(
        problem_at(&wrong.errors, &Place::Conversion),
        Problem::NoRate
    );
    let kept = answered(&house, &form, Answer::Keep).await;
    let (errors, _) = house.refused(&kept).await;
    assert_eq!(problem_at(&errors, &Place::ExchangeRate), Problem::NoRate);
    // QuickBooks is back.
    house.quickbooks.behave().await;
    house.created(&kept).await;
    assert_eq!(only(&house).await["ExchangeRate"].to_string(), "1.1612");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ways_to_another_customer_leave_the_prices_alone() {
    let house = House::connected().await;
    let form = european(&house).await;
    let before = prices(&form);
    let other = answered(&house, &form, Answer::Other).await;
    assert_eq!(
        (
            other.input.customer_kind.as_str(),
            other.input.currency.as_str()
        ),
        ("", "USD")
    );
    assert!(other.currency.question.is_none());
    let new = answered(&house, &form, Answer::New).await;
    assert_eq!(prices(&new), before);
    let name = format!("{} (USD)", new.input.to);
    assert_eq!(new.input.newcomer.display_name, name);
    house.created(&new).await;
    let invoice = only(&house).await;
    assert_eq!(invoice["CurrencyRef"]["value"], "USD");
    assert_eq!(invoice["CustomerRef"]["name"], name);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_deal_always_carries_the_rate_of_its_day() {
    let house = House::connected().await;
    let calls = house.quickbooks.count().await;
    let form = house.ready_form(DealId(489)).await;
    assert_eq!(form.currency.day_rate.unwrap().to_string(), "1.1612");
    house.form(DealId(489)).await;
    assert_eq!(calls.of("GET", RATES).await, 1, "the second form knows it");
    house.created(&form).await;
    assert_eq!(only(&house).await["ExchangeRate"].to_string(), "1.1612");
    // Another day, another rate.
    house.pass(86_400).await;
    house.form(DealId(489)).await;
    assert_eq!(calls.of("GET", RATES).await, 2);
}
