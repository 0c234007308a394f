//! From a deal to an invoice in the books.

use dealbooks::domain::ids::DealId;
use dealbooks::domain::problem::{Place, Problem};
use dealbooks::journeys::create_invoice::Outcome;
use dealbooks::journeys::{JourneyError, create_invoice, open_form};
use serde_json::json;

use crate::support::House;
use crate::support::books::{created, problem_at};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_a_won_deal_becomes_one_invoice_by_one_write() {
    let house = House::connected().await;
    let (pipedrive, quickbooks) = (
        house.pipedrive.count().await,
        house.quickbooks.count().await,
    );
    let form = house.ready_form(House::DEAL).await;
    assert_eq!(
        quickbooks.all().await.len(),
        0,
        "the form asks QuickBooks nothing"
    );
    assert!(pipedrive.tokens().await <= 13);
    let made = house.created(&form).await;
    house.quiet().await;
    assert_eq!(quickbooks.writes().await, 1);
    assert_eq!(
        quickbooks.all().await.len(),
        1,
        "one write and no read, echo included"
    );
    assert!(
        pipedrive.tokens().await <= 18,
        "{}",
        pipedrive.tokens().await
    );
    let books = house.made().await;
    assert_eq!(books.len(), 1);
    assert_eq!(
        books[0]["TotalAmt"].to_string(),
        made.invoice.total.normalize().to_string()
    );
    assert_eq!(
        made.invoice.comparison, None,
        "sales tax was said to be QuickBooks' to compute"
    );
    let changes = house.pipedrive.ledger("changelog").await;
    let number = made.invoice.number.unwrap();
    assert_eq!(
        changes.last().unwrap()["new_value"],
        format!("{number} Open {:.2} USD", made.invoice.total)
    );
    assert_eq!(
        (house.open_intents().await, house.failed_jobs().await),
        (0, 0)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_customer_is_made_first_and_the_next_invoice_knows_it() {
    let house = House::connected().await;
    let deal = DealId(489);
    let form = house.ready_form(deal).await;
    assert_eq!(form.input.customer_kind, "new");
    let calls = house.quickbooks.count().await;
    let made = house.created(&form).await;
    house.quiet().await;
    // Also when the window in which events are collected is over.
    house.pass(30).await;
    house.quiet().await;
    assert_eq!(calls.writes().await, 2);
    assert_eq!(calls.reads().await, 0, "{:?}", calls.all().await);
    let customers = house.quickbooks.ledger("customers").await;
    let customer = customers
        .iter()
        .find(|one| one["DisplayName"] == "Café Olé & Söhne")
        .unwrap();
    assert_eq!(customer["CurrencyRef"]["value"], "EUR");
    assert_eq!(
        house.made().await[0]["CustomerRef"]["value"],
        customer["Id"]
    );
    assert_eq!(made.invoice.currency.code(), "EUR");
    // The second invoice of the same buyer proposes the same customer and the same item.
    let next = house.form(deal).await;
    assert_eq!(next.slot, 2);
    assert_eq!(
        next.customer.unwrap().id.as_str(),
        customer["Id"].as_str().unwrap()
    );
    assert_eq!(
        (
            next.input.lines[0].item.as_str(),
            next.input.lines[0].link.as_str()
        ),
        ("19", "linked")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_made_for_a_refused_invoice_serves_the_corrected_one() {
    let house = House::connected().await;
    let mut form = house.ready_form(DealId(489)).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": "*/invoice", "kind": "status", "status": 400, "code": "6000"}]))
        .await;
    house.refused(&form).await;
    let due = &mut form.input.due;
    *due = form.input.issued.clone();
    let made = house.created(&form).await;
    house.quiet().await;
    let customers = house.quickbooks.ledger("customers").await;
    let same = customers.iter().filter(|one| {
        one["DisplayName"]
            .as_str()
            .is_some_and(|name| name.contains("Café Olé"))
    });
    assert_eq!(same.count(), 1);
    assert_eq!(made.invoice.customer_name, "Café Olé & Söhne");
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_customer_pressed_twice_is_made_once() {
    let house = House::connected().await;
    let form = house.ready_form(DealId(489)).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": "*/customer", "kind": "slow", "ms": 300}]))
        .await;
    tokio::join!(house.press(&form), house.press(&form), house.press(&form));
    house.settle().await;
    house.quiet().await;
    let customers = house.quickbooks.ledger("customers").await;
    let ours = customers.iter().filter(|one| !one["requestid"].is_null());
    assert_eq!(ours.count(), 1);
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deals_without_products_organization_or_person_can_be_invoiced() {
    let house = House::connected().await;
    // No products: the person types a line.
    let mut form = house.form(DealId(484)).await;
    assert!(form.input.lines.is_empty());
    form.input.customer_kind = "new".into();
    form.input.to = "Framework Partners".into();
    form.input.lines.push(dealbooks::domain::form::LineInput {
        kind: "item".into(),
        item: "21".into(),
        quantity: "1".into(),
        price: "12000".into(),
        ..Default::default()
    });
    assert_eq!(house.created(&form).await.invoice.total, 12_000.into());
    // No organization: the person is the buyer.
    let form = house.ready_form(DealId(485)).await;
    assert_eq!(form.input.to, "Kai Freelance");
    house.created(&form).await;
    // No person: no e-mail.
    let form = house.form(DealId(486)).await;
    assert_eq!(
        (form.input.to.as_str(), form.input.email.as_str()),
        ("Acme Rockets", "")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_form_pressed_twice_makes_one_invoice() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    let (first, second) = tokio::join!(house.press(&form), house.press(&form));
    house.settle().await;
    let third = house.created(&form).await;
    assert_eq!(house.made().await.len(), 1);
    for outcome in [first, second] {
        match outcome {
            Outcome::Created(one) => assert_eq!(one.invoice.id, third.invoice.id),
            Outcome::Pending(_) => {}
            other => panic!("{}", crate::support::books::named(&other)),
        }
    }
    assert_eq!(house.panel(House::DEAL).await.rows.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_form_is_a_question_and_another_an_answer() {
    let house = House::connected().await;
    let (one, two) = (
        house.ready_form(House::DEAL).await,
        house.ready_form(House::DEAL).await,
    );
    assert_eq!((one.slot, two.slot), (1, 1));
    let first = house.created(&one).await;
    let Outcome::Conflict(conflict) = house.press(&two).await else {
        panic!("a second invoice without a question")
    };
    assert_eq!(conflict.invoice.unwrap().id, first.invoice.id);
    assert_eq!(house.made().await.len(), 1);
    let second = created(house.press_with(&two, true).await);
    assert_ne!(second.invoice.id, first.invoice.id);
    // Pressed again, it is the same wish.
    let again = created(house.press_with(&two, true).await);
    assert_eq!(again.invoice.id, second.invoice.id);
    let made = house.made().await;
    assert_eq!(made.len(), 2);
    assert_ne!(made[0]["requestid"], made[1]["requestid"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_elses_form_does_not_exist() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.install_as(House::STRANGER).await;
    house.idle().await;
    let pressed = create_invoice::request(
        &house.ctx,
        House::STRANGER,
        form.key.clone(),
        form.input.clone(),
        false,
    )
    .await;
    assert!(matches!(pressed, Err(JourneyError::NotFound)));
    let opened = open_form::open(&house.ctx, house.who, DealId(701), true).await;
    assert!(
        matches!(opened, Err(JourneyError::DealGone)),
        "a deal of another company"
    );
    assert!(house.made().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_belongs_to_a_vendor_is_refused_at_its_field() {
    let house = House::connected().await;
    let mut form = house.ready_form(DealId(486)).await;
    form.input.customer_kind = "new".into();
    form.input.message = "kept".into();
    let (errors, view) = house.refused(&form).await;
    let Problem::NameTaken { offer, .. } = problem_at(&errors, &Place::DisplayName) else {
        panic!("{errors:?}")
    };
    assert_eq!(view.input, form.input, "nothing typed is lost");
    // What is offered works.
    form.input.to = offer.unwrap();
    house.created(&form).await;
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_quickbooks_would_refuse_is_said_without_asking_it() {
    let house = House::connected().await;
    let good = house.ready_form(House::DEAL).await;
    let calls = house.quickbooks.count().await;
    let mut wrong = good.clone();
    wrong.input.lines[0].item = "22".into();
    let (errors, _) = house.refused(&wrong).await;
    assert_eq!(problem_at(&errors, &Place::LineItem(0)), Problem::ItemGone);
    let mut wrong = good.clone();
    wrong.input.issued = "2025-12-31".into();
    let (errors, view) = house.refused(&wrong).await;
    let closed = Problem::BooksClosed("2025-12-31".parse().unwrap());
    assert_eq!(problem_at(&errors, &Place::Issued), closed);
    assert_eq!(view.input, wrong.input);
    let mut wrong = good.clone();
    wrong.input.customer_id = "61".into();
    let (errors, _) = house.refused(&wrong).await;
    assert_eq!(problem_at(&errors, &Place::Customer), Problem::CustomerGone);
    let mut wrong = good.clone();
    wrong.input.currency = "EUR".into();
    let (errors, _) = house.refused(&wrong).await;
    assert!(matches!(
        problem_at(&errors, &Place::Currency),
        Problem::CustomerCurrency(_)
    ));
    let mut wrong = good.clone();
    wrong.input.due = "2026-01-01".into();
    let (errors, _) = house.refused(&wrong).await;
    assert_eq!(problem_at(&errors, &Place::Due), Problem::DueBeforeIssue);
    assert_eq!(calls.all().await.len(), 0);
    house.created(&good).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_only_quickbooks_knows_lands_at_its_field_too() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.note = "kept".into();
    for (code, place) in [
        ("6210", Place::Issued),
        ("6240", Place::DisplayName),
        ("2210", Place::Email),
        ("6190", Place::Form),
        ("6140", Place::Number),
    ] {
        house
            .quickbooks
            .script(json!([{"method": "POST", "path": "*/invoice", "kind": "status", "status": 400, "code": code}]))
            .await;
        let (errors, view) = house.refused(&form).await;
        problem_at(&errors, &place);
        assert_eq!(view.input, form.input, "{code}");
        assert_eq!(
            house.open_intents().await,
            0,
            "{code} proves that nothing was done"
        );
    }
    let made = house.created(&form).await;
    house.quiet().await;
    let books = house.made().await;
    assert_eq!(books.len(), 1);
    let note = books[0]["PrivateNote"].as_str().unwrap();
    assert_eq!(
        note,
        format!("kept\ndealbooks {}/{} #1", house.who.company, House::DEAL)
    );
    assert_eq!(made.deal, House::DEAL);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_typed_is_there_when_the_form_is_opened_again() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.message = "Half a sent".into();
    open_form::sums(&house.ctx, house.who, form.key, form.input)
        .await
        .unwrap();
    let reopened = open_form::open(&house.ctx, house.who, House::DEAL, false)
        .await
        .unwrap();
    assert_eq!(reopened.input.message, "Half a sent");
    assert!(reopened.saved_at.is_some());
}
