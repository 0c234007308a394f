//! What was shown beside what QuickBooks made of it, line by line.

use dealbooks::domain::comparison::{Comparison, Part, Unlike};
use dealbooks::domain::form::LineInput;
use dealbooks::journeys::open_form::FormView;
use dealbooks::journeys::{history, open_panel};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::support::House;

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn unlike(part: Part, name: &str, asked: &str, made: &str) -> Unlike {
    Unlike {
        part,
        name: name.into(),
        asked: Some(dec(asked)),
        made: Some(dec(made)),
    }
}

/// A form with these lines: kind, item, quantity, price.
async fn form_of(house: &House, lines: &[(&str, &str, &str, &str)]) -> FormView {
    let mut form = house.ready_form(House::DEAL).await;
    form.input.discount = String::new();
    form.input.to = format!("{} (new)", form.input.to);
    form.input.lines = lines
        .iter()
        .map(|(kind, item, quantity, price)| LineInput {
            kind: (*kind).into(),
            item: (*item).into(),
            link: "linked".into(),
            description: "words".into(),
            quantity: (*quantity).into(),
            price: (*price).into(),
            tax_code: "2".into(),
            ..LineInput::default()
        })
        .collect();
    form
}

/// 20 % of 20.04 are 4.01, as the form says; this QuickBooks takes twice 20 % of 10.02, which are 4.00.
async fn a_cent_apart() -> (House, FormView) {
    let house = House::connected_to(House::UK_REALM).await;
    let rounds = json!({"tax_per_line": true});
    house.quickbooks.pull("/_sim/switches", rounds).await;
    let lines = [("item", "19", "1", "10.02"), ("item", "21", "1", "10.02")];
    let form = form_of(&house, &lines).await;
    (house, form)
}

/// What is kept of the difference, and the total in the books.
async fn made(house: &House, form: &FormView) -> (Comparison, Decimal) {
    let invoice = house.created(form).await.invoice;
    let books = house.made().await.pop().unwrap();
    let total: Value = books["TotalAmt"].clone();
    assert_eq!(invoice.total, dec(&total.to_string()), "theirs counts");
    let kept = invoice.differs().cloned().unwrap();
    // The list and the history know it as well.
    let panel = open_panel::view(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
    let open_panel::Panel::Ready(view) = panel else {
        panic!("no panel");
    };
    assert_eq!(view.rows[0].invoice.comparison.as_ref(), Some(&kept));
    let told = history::of_invoice(&house.ctx, house.who, invoice.id)
        .await
        .unwrap();
    assert_eq!(told.invoice.comparison.as_ref(), Some(&kept));
    (kept, invoice.total)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_different_total_is_said() {
    let (house, form) = a_cent_apart().await;
    let (kept, total) = made(&house, &form).await;
    assert_eq!(kept.unlike, [unlike(Part::Tax, "", "4.01", "4.00")]);
    assert_eq!((kept.by(), total), (dec("-0.01"), dec("24.04")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_discount_that_quickbooks_left_out_is_said() {
    let house = House::connected().await;
    let mut form = form_of(&house, &[("item", "21", "2", "50")]).await;
    form.input.discount = "10".into();
    let off = json!({"set": {"SalesFormsPrefs": {"AllowDiscount": false}}});
    house.quickbooks.pull("/_sim/preferences", off).await;
    let drops = json!({"discount_off_dropped": true});
    house.quickbooks.pull("/_sim/switches", drops).await;
    let (kept, _) = made(&house, &form).await;
    assert_eq!(kept.unlike, [unlike(Part::Discount, "", "10", "0")]);
    assert_eq!(kept.by(), dec("10"), "whatever sales tax QuickBooks added");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bundle_that_became_dearer_meanwhile_is_said_by_its_line() {
    let house = House::connected().await;
    let drop = json!({"mode": "drop"});
    house.quickbooks.pull("/_sim/webhooks", drop).await;
    let lines = [("item", "21", "3", "50"), ("bundle", "23", "2", "")];
    let form = form_of(&house, &lines).await;
    // Two kits of two bollards at 189.90 and an installation at 450; then a bollard costs 200.
    let dearer = json!({"set": {"UnitPrice": 200}});
    house.quickbooks.pull("/_sim/items/19/edit", dearer).await;
    let (kept, _) = made(&house, &form).await;
    assert_eq!(
        kept.unlike,
        [unlike(Part::Line, "Starter kit", "1659.60", "1700")]
    );
    assert_eq!(kept.by(), dec("40.40"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_amount_that_was_changed_in_quickbooks_is_no_difference_of_ours() {
    let (house, form) = a_cent_apart().await;
    let mut invoice = house.created(&form).await.invoice;
    assert!(invoice.differs().is_some());
    invoice.balance = Decimal::ZERO;
    assert!(invoice.differs().is_some(), "a payment explains nothing");
    invoice.total += Decimal::ONE;
    assert_eq!(invoice.differs(), None);
}
