//! Lines of every kind, as the books have them in the end.

use dealbooks::domain::form::LineInput;
use dealbooks::domain::ids::DealId;
use dealbooks::domain::problem::{FieldError, Place, Problem};
use dealbooks::journeys::create_invoice::Outcome;
use dealbooks::journeys::currency::{self, Answer};
use dealbooks::journeys::open_form::{self, FormView};
use dealbooks::journeys::search_lists;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::{created, problem_at};

fn number(value: &Value) -> Decimal {
    let text = value.to_string();
    text.parse().unwrap_or_else(|_| panic!("{value}"))
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn line(kind: &str, item: &str, description: &str, quantity: &str, price: &str) -> LineInput {
    LineInput {
        kind: kind.into(),
        item: item.into(),
        item_name: item.into(),
        link: "linked".into(),
        description: description.into(),
        quantity: quantity.into(),
        price: price.into(),
        tax_code: "2".into(),
        ..LineInput::default()
    }
}

async fn sums(house: &House, form: &FormView) -> FormView {
    open_form::sums(&house.ctx, house.who, form.key.clone(), form.input.clone())
        .await
        .unwrap()
}

async fn made(house: &House) -> Value {
    house.made().await.pop().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn texts_subtotals_and_bundles_are_in_the_books_as_they_were_shown() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.discount = String::new();
    form.input.lines = vec![
        line("text", "", "Phase one", "", ""),
        line("item", "19", "Bollards", "2", "100"),
        line("item", "21", "Planning", "3", "50"),
        line("subtotal", "", "", "", ""),
        line("bundle", "23", "Starter kit", "2", ""),
        line("subtotal", "", "", "", ""),
    ];
    let shown = sums(&house, &form).await;
    assert!(shown.errors.is_empty(), "{:?}", shown.errors);
    // Two kits of two bollards at 189.90 and an installation at 450.
    let amounts = ["0", "200", "150", "350", "1659.6", "1659.6"].map(dec);
    assert_eq!(shown.totals.amounts, amounts);
    let names: Vec<&str> = shown.notes[4]
        .parts
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(names, ["LED bollard", "Installation"]);
    assert_eq!(house.created(&form).await.invoice.comparison, None);
    let books = made(&house).await;
    let lines = books["Line"].as_array().unwrap();
    let kinds: Vec<&str> = lines
        .iter()
        .map(|one| one["DetailType"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "DescriptionOnly",
            "SalesItemLineDetail",
            "SalesItemLineDetail",
            "DescriptionOnly",
            "GroupLineDetail",
            "DescriptionOnly",
            "SubTotalLineDetail"
        ]
    );
    assert_eq!(lines[3]["Description"], "Subtotal: 350.00");
    assert_eq!(lines[5]["Description"], "Subtotal: 1659.60");
    assert_eq!(number(&lines[6]["Amount"]), dec("2009.6"));
    assert_eq!(shown.totals.subtotal, dec("2009.6"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_discount_by_amount_comes_off_its_line_to_the_cent() {
    let house = House::connected_to(House::UK_REALM).await;
    let mut form = house.ready_form(DealId(483)).await;
    form.input.discount = String::new();
    let mut off = line("item", "19", "Bollards", "3", "10");
    (off.discount, off.discount_kind) = ("0.01".into(), "amount".into());
    form.input.lines = vec![off];
    form.input.tax = "excluded".into();
    let shown = sums(&house, &form).await;
    assert_eq!(shown.totals.amounts, [dec("29.99")]);
    house.created(&form).await;
    let books = made(&house).await;
    assert_eq!(number(&books["Line"][0]["Amount"]), dec("29.99"));
    assert_eq!(number(&books["TotalAmt"]), shown.totals.total);

    let mut form = house.ready_form(DealId(483)).await;
    let mut too_much = line("item", "19", "Bollards", "3", "10");
    (too_much.discount, too_much.discount_kind) = ("30.01".into(), "amount".into());
    form.input.lines = vec![too_much];
    let (errors, _) = house.refused(&form).await;
    let range = Problem::OutOfRange {
        least: Decimal::ZERO,
        most: dec("30"),
    };
    assert_eq!(problem_at(&errors, &Place::LineDiscount(0)), range);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_discount_by_amount_of_the_deal_stays_an_amount() {
    let house = House::connected().await;
    let mut seen = 0;
    for deal in (481..=499).map(DealId) {
        let Ok(form) = open_form::open(&house.ctx, house.who, deal, true).await else {
            continue;
        };
        for line in &form.input.lines {
            if line.discount_kind == "amount" && !line.discount.is_empty() {
                assert_eq!(line.discount, "24", "{deal}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recurring_product_says_how_often_and_its_comment_is_kept() {
    let house = House::connected().await;
    let mut recurring = 0;
    for deal in (481..=499).map(DealId) {
        let Ok(form) = open_form::open(&house.ctx, house.who, deal, true).await else {
            continue;
        };
        assert_eq!(form.notes.len(), form.input.lines.len());
        for (line, note) in form.input.lines.iter().zip(&form.notes) {
            let row = note.row.as_ref().unwrap();
            assert_eq!(line.row, row.row.to_string());
            assert!(line.description.contains(row.comments.trim()));
            recurring += usize::from(row.is_recurring());
        }
    }
    assert!(recurring > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bundle_stays_in_home_currency_and_is_never_an_ordinary_line() {
    let house = House::connected().await;
    let mut form = house.ready_form(DealId(482)).await;
    assert_eq!(form.input.currency, "EUR");
    form.input.lines = vec![line("bundle", "23", "Starter kit", "1", "")];
    let (errors, _) = house.refused(&form).await;
    assert!(matches!(
        problem_at(&errors, &Place::LineItem(0)),
        Problem::BundleForeign(home) if home.code() == "USD"
    ));
    form.input.lines = vec![line("item", "23", "Starter kit", "1", "5")];
    let (errors, _) = house.refused(&form).await;
    assert_eq!(problem_at(&errors, &Place::LineItem(0)), Problem::ItemGone);
    form.input.lines = vec![line("bundle", "19", "No bundle", "1", "")];
    let (errors, _) = house.refused(&form).await;
    assert_eq!(problem_at(&errors, &Place::LineItem(0)), Problem::ItemGone);
    assert!(house.made().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn items_that_cannot_be_sold_are_never_offered() {
    let house = House::connected().await;
    let found = async |text: &str| {
        let found = search_lists::items(&house.ctx, house.who, text).await;
        let names: Vec<String> = found.unwrap().into_iter().map(|item| item.name).collect();
        names
    };
    assert_eq!(found("starter").await, ["Starter kit"]);
    assert_eq!(found("cable").await, [""; 0], "inactive");
    assert!(
        !found("").await.contains(&"Services".to_owned()),
        "a category"
    );
}

fn random_line(dice: &mut StdRng, codes: &[String]) -> LineInput {
    let kinds = ["item", "item", "item", "text", "subtotal", "bundle"];
    let kind = kinds[dice.random_range(0..kinds.len())];
    let item = if kind == "bundle" { "23" } else { "21" };
    let quantity = Decimal::new(dice.random_range(1..500_000), 3);
    let price = Decimal::new(dice.random_range(0..90_000_000), 5);
    let (quantity_text, price_text) = (quantity.to_string(), price.to_string());
    let mut line = line(kind, item, "words", &quantity_text, &price_text);
    line.taxable = dice.random();
    line.tax_code
        .clone_from(&codes[dice.random_range(0..codes.len())]);
    line.discount_kind = ["percent", "amount"][dice.random_range(0..2)].into();
    line.discount = Decimal::new(dice.random_range(0..100), 2).to_string();
    if line.discount_kind == "amount" && quantity * price < Decimal::ONE {
        line.discount = String::new();
    }
    line
}

/// What QuickBooks has of a line, with tax where prices include it.
fn told(line: &LineInput, theirs: &Value) -> Decimal {
    let gross = |of: &Value| {
        let gross = &of["SalesItemLineDetail"]["TaxInclusiveAmt"];
        number(if gross.is_number() {
            gross
        } else {
            &of["Amount"]
        })
    };
    match line.kind.as_str() {
        "item" => gross(theirs),
        "bundle" => {
            let parts = theirs["GroupLineDetail"]["Line"].as_array().unwrap();
            parts.iter().map(gross).sum()
        }
        "subtotal" => {
            let words = theirs["Description"].as_str().unwrap();
            dec(words.strip_prefix("Subtotal: ").unwrap())
        }
        _ => Decimal::ZERO,
    }
}

/// Whatever is typed, what is shown is what QuickBooks has: its own sums, line by line.
async fn random(realm: &str, deal: DealId, seed: u64) {
    let house = House::connected_to(realm).await;
    let mut dice = StdRng::seed_from_u64(seed);
    for round in 0..12 {
        let mut form = house.ready_form(deal).await;
        // Bundles are sold in home currency only.
        let home = form.books.home_currency.code();
        if form.input.currency != home {
            (form.input.customer_kind, form.input.currency) = ("new".into(), home.into());
            form.input.newcomer.currency = home.into();
            form.input.to = format!("Buyer {round}");
        }
        let codes: Vec<String> = form
            .tax_codes
            .iter()
            .map(|code| code.id.to_string())
            .collect();
        form.input.lines = (0..dice.random_range(1..9))
            .map(|_| random_line(&mut dice, &codes))
            .collect();
        form.input
            .lines
            .push(line("item", "21", "at least one", "1", "100"));
        form.input.discount_kind = ["percent", "amount"][dice.random_range(0..2)].into();
        form.input.discount = Decimal::new(dice.random_range(0..9_999), 2).to_string();
        form.input.tax = ["excluded", "inclusive", "none"][dice.random_range(0..3)].into();
        let shown = sums(&house, &form).await;
        assert!(shown.errors.is_empty(), "{:?}", shown.errors);
        let about = format!("seed {seed}, round {round}: {:?}", form.input);
        if shown.currency.question.is_some() {
            let (key, input) = (form.key.clone(), form.input.clone());
            currency::answer(&house.ctx, house.who, key, input, Answer::Keep)
                .await
                .unwrap();
        }
        created(house.press_with(&form, true).await);
        let books = made(&house).await;
        let lines = form.input.lines.iter().zip(&shown.totals.amounts);
        for ((line, amount), theirs) in lines.zip(books["Line"].as_array().unwrap()) {
            assert_eq!(told(line, theirs), *amount, "{about}");
        }
        let tax = number(&books["TxnTaxDetail"]["TotalTax"]);
        let total = number(&books["TotalAmt"]);
        let added = if shown.totals.tax_by_quickbooks {
            tax
        } else {
            Decimal::ZERO
        };
        assert_eq!(shown.totals.total + added, total, "{about}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_lines_agree_with_a_company_in_the_us() {
    random(House::US_REALM, House::DEAL, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_lines_agree_with_a_company_in_the_uk() {
    random(House::UK_REALM, House::DEAL, 2).await;
}

fn check(place: Place, problem: Problem) -> FieldError {
    FieldError { place, problem }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_quickbooks_would_refuse_is_listed_before_anything_is_pressed() {
    let house = House::connected_to(House::UK_REALM).await;
    let mut form = house.ready_form(DealId(483)).await;
    // Opening it may ask for the rate of the day.
    let calls = house.quickbooks.count().await;
    assert_eq!(sums(&house, &form).await.checks, []);
    form.input.issued = "2025-12-31".into();
    form.input.due = "2025-12-30".into();
    form.input.message = "x".repeat(1001);
    form.input.lines = vec![
        line("item", "22", "inactive", "1", "5"),
        line("item", "", "no item", "", "5"),
        line("item", "21", "no tax", "1", "5"),
    ];
    form.input.lines[2].tax_code = "8".into();
    let shown = sums(&house, &form).await;
    let closed = "2025-12-31".parse().unwrap();
    let long = Problem::TooLong {
        length: 1001,
        most: 1000,
    };
    let all = [
        check(Place::Issued, Problem::BooksClosed(closed)),
        check(Place::Due, Problem::DueBeforeIssue),
        check(Place::Message, long),
        check(Place::LineItem(0), Problem::ItemGone),
        check(Place::LineItem(1), Problem::ItemMissing),
        check(Place::LineQuantity(1), Problem::Empty),
        check(Place::LineTax(2), Problem::TaxCodeMissing),
    ];
    assert_eq!(shown.checks, all);
    // A press is refused for the same reasons and asks QuickBooks nothing.
    assert_eq!(house.refused(&form).await.0, all);
    assert_eq!(calls.all().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_that_an_invoice_has_is_refused_and_the_next_free_one_offered() {
    let house = House::connected_to(House::UK_REALM).await;
    let mut form = house.ready_form(DealId(483)).await;
    form.input.number = "R-009".into();
    house.created(&form).await;
    let mut form = house.ready_form(DealId(483)).await;
    form.input.number = "R-010".into();
    created(house.press_with(&form, true).await);
    let mut form = house.ready_form(DealId(483)).await;
    form.input.number = " R-009".into();
    let shown = sums(&house, &form).await;
    let used = Problem::NumberUsed("R-009".into());
    assert_eq!(problem_at(&shown.checks, &Place::Number), used);
    assert_eq!(shown.free_number.as_deref(), Some("R-011"));
    form.input.number = "R-011".into();
    created(house.press_with(&form, true).await);
    assert_eq!(house.made().await.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_number_is_proposed_from_what_we_know_and_one_that_is_taken_there_is_mended() {
    let house = House::connected_to(House::UK_REALM).await;
    for number in ["R-0100", "R-0099"] {
        let mut form = house.ready_form(DealId(483)).await;
        form.input.number = number.into();
        created(house.press_with(&form, true).await);
    }
    let calls = house.quickbooks.count().await;
    let form = house.ready_form(DealId(483)).await;
    // The highest of its kind, not the newest, with its zeros.
    assert_eq!(form.input.number, "R-0101");
    assert_eq!(form.last_number.as_deref(), Some("R-0100"));
    assert_eq!(form.checks, []);
    assert_eq!(calls.all().await.len(), 0, "QuickBooks is not asked");
    let taken = "Duplicate Document Number Error : You must specify a different number.";
    let fault = json!([{"method": "POST", "path": "*/invoice", "kind": "status", "status": 400, "code": "6140", "text": taken}]);
    house.quickbooks.script(fault).await;
    let used = Problem::NumberUsed("R-0101".into());
    let refused = house.press_with(&form, true).await;
    let Outcome::Refused(mut view) = refused else {
        panic!("not refused");
    };
    assert_eq!(problem_at(&view.errors, &Place::Number), used);
    assert_eq!(problem_at(&view.checks, &Place::Number), used);
    view.input.number = view.free_number.clone().unwrap();
    created(house.press_with(&view, true).await);
    let made = house.made().await;
    assert!(made.iter().any(|one| one["DocNumber"] == "R-0102"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_that_is_asked_for_is_nobody_elses_while_quickbooks_is_silent() {
    let house = House::connected_to(House::UK_REALM).await;
    let mut form = house.ready_form(DealId(483)).await;
    form.input.number = "R-0100".into();
    created(house.press_with(&form, true).await);
    let first = house.ready_form(DealId(483)).await;
    let second = house.ready_form(DealId(483)).await;
    let numbers = [&first, &second].map(|form| form.input.number.clone());
    assert_eq!(numbers, ["R-0101", "R-0101"], "nobody has pressed yet");
    let path = "/v3/company/*/invoice";
    house.quickbooks.fault("POST", path, "html").await;
    let pressed = house.press_with(&first, true).await;
    assert!(matches!(pressed, Outcome::Pending(_)));
    // A form that is opened now is offered the next one, and one that was open is told and mended by a press.
    assert_eq!(house.form(DealId(485)).await.input.number, "R-0102");
    let mut told = sums(&house, &second).await;
    let used = Problem::NumberUsed("R-0101".into());
    assert_eq!(problem_at(&told.checks, &Place::Number), used);
    told.input.number = told.free_number.clone().unwrap();
    house.quickbooks.behave().await;
    created(house.press_with(&told, true).await);
    house.quiet().await;
    let made = house.made().await;
    let mut numbers: Vec<&str> = made
        .iter()
        .filter_map(|one| one["DocNumber"].as_str())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), made.len());
    assert_eq!(numbers.last(), Some(&"R-0102"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_that_became_inactive_is_listed() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    let customer = form.input.customer_id.clone();
    assert_eq!(sums(&house, &form).await.checks, []);
    form.input.customer_id = "999".into();
    let gone = [check(Place::Customer, Problem::CustomerGone)];
    assert_eq!(sums(&house, &form).await.checks, gone);
    form.input.customer_id = customer;
    assert_eq!(sums(&house, &form).await.checks, []);
}
