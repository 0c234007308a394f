//! Money and text at their edges: every demo deal to the cent, odd numbers, many lines, hostile names.

use dealbooks::domain::ids::DealId;
use dealbooks::domain::problem::{Place, Problem};
use dealbooks::journeys::open_form;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::House;
use crate::support::books::{created, decide, problem_at};

fn number(value: &Value) -> Decimal {
    value
        .to_string()
        .parse()
        .unwrap_or_else(|_| panic!("{value}"))
}

/// Deals of the demo world in currencies that QuickBooks knows.
const DEALS: [i64; 16] = [
    481, 482, 483, 485, 486, 487, 488, 489, 490, 492, 493, 494, 495, 496, 497, 484,
];

async fn walk(realm: &str) {
    let house = House::connected_to(realm).await;
    let mut walked = 0;
    for deal in DEALS.map(DealId) {
        let mut form = house.form(deal).await;
        if form.input.lines.is_empty() {
            continue;
        }
        decide(&mut form);
        if form.input.customer_kind == "new" {
            // Free of every vendor's name.
            form.input.to = format!("{} ({deal})", form.input.to);
        }
        let shown = open_form::sums(&house.ctx, house.who, form.key.clone(), form.input.clone())
            .await
            .unwrap();
        assert!(shown.errors.is_empty(), "{deal}: {:?}", shown.errors);
        let made = created(house.press(&form).await);
        let books = house.made().await;
        let theirs = books
            .iter()
            .find(|one| one["Id"] == made.invoice.id.as_str())
            .unwrap();
        let total = number(&theirs["TotalAmt"]);
        assert_eq!(made.invoice.total, total, "{deal}");
        assert_eq!(made.invoice.comparison, None, "{deal}");
        let by_quickbooks = number(&theirs["TxnTaxDetail"]["TotalTax"]);
        if shown.totals.tax_by_quickbooks {
            assert_eq!(shown.totals.total + by_quickbooks, total, "{deal}");
        } else {
            assert_eq!(shown.totals.total, total, "{deal}");
        }
        assert_eq!(
            theirs["CurrencyRef"]["value"],
            form.input.currency.as_str(),
            "{deal}"
        );
        if form.input.currency != form.books.home_currency.code() {
            assert!(theirs["ExchangeRate"].is_number(), "{deal}");
        }
        walked += 1;
    }
    assert!(walked >= 13, "{walked}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_demo_deal_agrees_to_the_cent_with_a_company_in_the_us() {
    walk(House::US_REALM).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_demo_deal_agrees_to_the_cent_with_a_company_in_the_uk() {
    walk(House::UK_REALM).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_typed_exchange_rate_is_the_one_in_the_books() {
    let house = House::connected().await;
    let mut form = house.form(DealId(482)).await;
    assert_eq!(form.input.currency, "EUR");
    decide(&mut form);
    assert_eq!(form.input.customer_id, "59", "Tideway is known, in euro");
    form.input.rate = "1.09375".into();
    house.created(&form).await;
    assert_eq!(
        number(&house.made().await[0]["ExchangeRate"]),
        "1.09375".parse().unwrap()
    );
    let mut wrong = house.ready_form(DealId(482)).await;
    wrong.input.rate = "0".into();
    let (errors, _) = house.refused(&wrong).await;
    assert_eq!(problem_at(&errors, &Place::ExchangeRate), Problem::Negative);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn yen_have_no_hundredths() {
    let house = House::connected().await;
    let mut form = house.ready_form(DealId(491)).await;
    assert_eq!(form.input.currency, "JPY");
    form.input.customer_kind = "new".into();
    form.input.to = "Acme Tokyo".into();
    form.input.rate = "0.0067".into();
    form.input.lines[0].price = "15000.5".into();
    let (errors, _) = house.refused(&form).await;
    assert!(matches!(
        problem_at(&errors, &Place::LinePrice(0)),
        Problem::TooManyDecimals { digits: 0, .. }
    ));
    form.input.lines[0].price = "15000".into();
    assert_eq!(house.created(&form).await.invoice.total, 45_000.into());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_currency_nobody_else_knows_is_asked_about() {
    let house = House::connected().await;
    let form = house.ready_form(DealId(499)).await;
    assert_eq!(form.deal_currency, "PTS");
    let (errors, _) = house.refused(&form).await;
    assert_eq!(problem_at(&errors, &Place::Currency), Problem::Empty);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn amounts_are_read_strictly_and_never_guessed() {
    let house = House::connected().await;
    let good = house.ready_form(House::DEAL).await;
    let place = Place::LinePrice(0);
    let digits = Problem::TooManyDecimals {
        currency: None,
        digits: 5,
    };
    for (price, problem) in [
        ("1e9", Problem::NotANumber),
        ("NaN", Problem::NotANumber),
        ("0x10", Problem::NotANumber),
        ("1,234.50", Problem::NotANumber),
        ("", Problem::Empty),
        ("0.000001", digits),
        ("999999999999", Problem::TooLarge),
        ("99999999999", Problem::TooLarge),
    ] {
        let mut form = good.clone();
        form.input.lines[0].price = price.into();
        let (errors, view) = house.refused(&form).await;
        assert_eq!(problem_at(&errors, &place), problem, "`{price}`");
        assert_eq!(view.input.lines[0].price, price);
    }
    // Half a cent times ten is five cents; minus nothing is nothing; a comma is a point.
    for (price, amount) in [("0.005", "0.05"), ("-0", "0"), ("1,5", "15")] {
        let mut form = good.clone();
        let line = &mut form.input.lines[0];
        (line.price, line.discount) = (price.into(), String::new());
        let view = open_form::sums(&house.ctx, house.who, form.key, form.input)
            .await
            .unwrap();
        assert_eq!(view.totals.amounts[0], amount.parse().unwrap(), "`{price}`");
    }
    assert!(house.made().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_number_that_fits_a_field_is_too_much_for_the_sums() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    let huge = "99999999999";
    for line in &mut form.input.lines {
        (line.quantity, line.price, line.discount) = (huge.into(), huge.into(), huge.into());
    }
    form.input.discount = huge.into();
    let view = open_form::sums(&house.ctx, house.who, form.key.clone(), form.input.clone()).await;
    assert!(!view.unwrap().errors.is_empty());
    let (errors, _) = house.refused(&form).await;
    assert_eq!(problem_at(&errors, &Place::LinePrice(0)), Problem::TooLarge);
    form.input.discount = format!("-{huge}");
    form.input.discount_kind = "amount".into();
    house.refused(&form).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_lines_are_answered_with_a_sentence() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    let line = form.input.lines[0].clone();
    form.input.lines = vec![line; 10_000];
    let (errors, view) = house.refused(&form).await;
    let many = Problem::TooManyLines {
        count: 10_000,
        most: 750,
    };
    assert_eq!(problem_at(&errors, &Place::Lines), many);
    assert_eq!(view.input.lines.len(), 10_000);
    assert!(house.made().await.is_empty());
    form.input.lines.truncate(750);
    for line in &mut form.input.lines {
        line.price = "0.07".into();
    }
    house.created(&form).await;
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_keep_every_letter_or_are_refused_at_their_field() {
    let house = House::connected().await;
    let mut slot = 480_000;
    for (name, problem) in [
        ("a:b", Some(Problem::NameCharacters)),
        ("a\tb", Some(Problem::NameCharacters)),
        ("a\nb", Some(Problem::NameCharacters)),
        ("   ", Some(Problem::Empty)),
    ] {
        let mut form = house.ready_form(DealId(489)).await;
        form.input.to = name.into();
        let (errors, view) = house.refused(&form).await;
        assert_eq!(
            problem_at(&errors, &Place::DisplayName),
            problem.unwrap(),
            "{name:?}"
        );
        assert_eq!(view.input.to, name);
        slot += 1;
    }
    let long = "x".repeat(5000);
    let mut form = house.ready_form(DealId(489)).await;
    form.input.to.clone_from(&long);
    let (errors, _) = house.refused(&form).await;
    let too_long = Problem::TooLong {
        length: 5000,
        most: 500,
    };
    assert_eq!(problem_at(&errors, &Place::DisplayName), too_long);
    assert_eq!(slot, 480_004);
    for name in [
        "Größe & \"Söhne\" <b>",
        "O'Brien \\ 100%",
        "株式会社テスト",
        "Лампа «Свет»",
    ] {
        let mut form = house.ready_form(DealId(489)).await;
        form.input.customer_kind = "new".into();
        form.input.to = name.into();
        created(house.press_with(&form, true).await);
        let customers = house.quickbooks.ledger("customers").await;
        assert!(
            customers.iter().any(|one| one["DisplayName"] == name),
            "{name}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn emoji_and_long_descriptions_survive_the_way_or_are_refused() {
    let house = House::connected().await;
    let mut form = house.ready_form(DealId(490)).await;
    assert!(
        form.input.lines[0].description.contains("🎉"),
        "{}",
        form.input.lines[0].description
    );
    form.input.to = "O'Brien Bros".into();
    house.created(&form).await;
    let made = house.made().await;
    let said = made[0]["Line"][0]["Description"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(said.contains("<script>alert(2)</script>"), "{said}");
    let mut form = house.ready_form(House::DEAL).await;
    form.input.lines[0].description = "é".repeat(4001);
    let (errors, _) = house.refused(&form).await;
    let too_long = Problem::TooLong {
        length: 4001,
        most: 4000,
    };
    assert_eq!(problem_at(&errors, &Place::LineDescription(0)), too_long);
    form.input.lines[0].description = "é".repeat(4000);
    house.created(&form).await;
}
