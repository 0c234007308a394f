//! Who is billed: proposals and their reasons, a customer made anew, a name that is taken.

use dealbooks::domain::deal::Record;
use dealbooks::domain::ids::DealId;
use dealbooks::domain::match_customer::MatchReason;
use dealbooks::domain::problem::{Place, Problem};
use dealbooks::domain::settings::Source;
use dealbooks::journeys::open_form::{self, FormView};
use dealbooks::storage::companies;
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::problem_at;

/// The VAT number of organizations in the demo.
const VAT: &str = "b3316563b5efeb9eb8712c5597d4a82545845e0e";

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

fn proposed(form: &FormView) -> Vec<(&str, MatchReason, bool)> {
    form.proposals
        .iter()
        .map(|one| {
            let name = one.customer.display_name.as_str();
            (name, one.reason, one.certain)
        })
        .collect()
}

async fn customer(house: &House, name: &str) -> Value {
    let all = house.quickbooks.ledger("customers").await;
    let found = all.into_iter().find(|one| one["DisplayName"] == name);
    found.unwrap_or_else(|| panic!("no customer {name}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_proposal_says_why_and_only_one_exact_match_is_chosen_beforehand() {
    let house = House::connected().await;
    map_tax_number(&house).await;
    // QuickBooks shows only the end of the number.
    let tideway = house.form(DealId(482)).await;
    let first = proposed(&tideway)[0];
    assert_eq!(
        first,
        ("Tideway Marine OÜ", MatchReason::NameAndTaxEnd, true)
    );
    // The legal form differs: near, whatever the end of the tax number.
    let near = house.form(DealId(483)).await;
    let first = proposed(&near)[0];
    assert_eq!(first.0, "Vereinigte Elektroanlagen GmbH");
    assert!(!first.2, "{first:?}");
    let harbour = house.form(House::DEAL).await;
    let all = proposed(&harbour);
    assert_eq!(all[0], ("Harbour Lights Ltd", MatchReason::Name, true));
    let old = ("Harbour Lights (old account)", MatchReason::Near, false);
    assert!(all.contains(&old), "{all:?}");
    // Another company's number that ends alike proves nothing: it stands lower and is never certain.
    assert!(all[1..].iter().all(|one| !one.2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_inactive_customer_is_shown_and_cannot_be_billed() {
    let house = House::connected().await;
    let mut form = house.ready_form(DealId(492)).await;
    let gone = form
        .proposals
        .iter()
        .find(|one| !one.customer.active)
        .cloned()
        .unwrap();
    assert_eq!(gone.customer.display_name, "Northwind Traders (deleted)");
    assert!(!gone.certain);
    let new = form.input.clone();
    form.input.customer_kind = "existing".into();
    form.input.customer_id = gone.customer.id.0;
    let (errors, _) = house.refused(&form).await;
    assert_eq!(problem_at(&errors, &Place::Customer), Problem::CustomerGone);
    // Its name is free again.
    form.input = new;
    form.input.customer_kind = "new".into();
    house.created(&form).await;
    customer(&house, "Northwind Traders").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_customer_gets_every_field_in_its_own_place() {
    let house = House::connected().await;
    map_tax_number(&house).await;
    let mut form = house.ready_form(DealId(483)).await;
    form.input.customer_kind = "new".into();
    house.created(&form).await;
    let made = customer(&house, "Vereinigte Elektroanlagen GmbH & Co. KG").await;
    assert_eq!(
        made["CompanyName"],
        "Vereinigte Elektroanlagen GmbH & Co. KG"
    );
    assert_eq!(
        (&made["GivenName"], &made["FamilyName"]),
        (&json!("Jürgen"), &json!("Müßig"))
    );
    assert_eq!(
        made["PrimaryEmailAddr"]["Address"],
        "j.muessig@vereinigte.example"
    );
    let address = &made["BillAddr"];
    for (part, value) in [
        ("Line1", "Königsallee 92a"),
        ("City", "Düsseldorf"),
        ("PostalCode", "40212"),
        ("CountrySubDivisionCode", "Nordrhein-Westfalen"),
        ("Country", "Deutschland"),
    ] {
        assert_eq!(address[part], value, "{address}");
    }
    assert_eq!(address["Line2"], Value::Null);
    assert_eq!(made["CurrencyRef"]["value"], "EUR");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_typed_over_is_what_the_new_customer_gets() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.customer_kind = "new".into();
    let new = &mut form.input.newcomer;
    new.display_name = "  Harbour Lights Nevada  ".into();
    new.company = "Harbour Lights Nevada LLC".into();
    new.phone = "+1 775 555 0199".into();
    new.street = "Dock 4\nGate B".into();
    new.city = "Sparks".into();
    form.input.email = "a@harbour.example, b@harbour.example".into();
    house.created(&form).await;
    let made = customer(&house, "Harbour Lights Nevada").await;
    assert_eq!(made["CompanyName"], "Harbour Lights Nevada LLC");
    assert_eq!(made["PrimaryPhone"]["FreeFormNumber"], "+1 775 555 0199");
    assert_eq!(
        (
            &made["BillAddr"]["Line1"],
            &made["BillAddr"]["Line2"],
            &made["BillAddr"]["City"]
        ),
        (&json!("Dock 4"), &json!("Gate B"), &json!("Sparks"))
    );
    let invoice = house.made().await.remove(0);
    assert_eq!(invoice["CustomerRef"]["value"], made["Id"]);
    assert_eq!(
        invoice["BillEmail"]["Address"],
        "a@harbour.example,b@harbour.example"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_typed_over_counts_for_the_new_customer_too() {
    let house = House::connected().await;
    let mut form = house.ready_form(DealId(489)).await;
    form.input.customer_kind = "new".into();
    form.input.address = "Neue Gasse 2\n1020 Wien".into();
    house.created(&form).await;
    let made = customer(&house, "Café Olé & Söhne").await;
    assert_eq!(
        (&made["BillAddr"]["Line1"], &made["BillAddr"]["Line2"]),
        (&json!("Neue Gasse 2"), &json!("1020 Wien"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_of_another_customer_is_told_before_anything_is_sent() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    let calls = house.quickbooks.count().await;
    form.input.customer_kind = "new".into();
    form.input.newcomer.display_name = "HARBOUR  lights ltd".into();
    // Already while it is typed.
    let typed = open_form::sums(&house.ctx, house.who, form.key.clone(), form.input.clone())
        .await
        .unwrap();
    let Problem::NameTaken { by, offer } = problem_at(&typed.errors, &Place::DisplayName) else {
        panic!("{:?}", typed.errors)
    };
    assert_eq!(by, "Harbour Lights Ltd");
    let (errors, _) = house.refused(&form).await;
    assert!(matches!(
        problem_at(&errors, &Place::DisplayName),
        Problem::NameTaken { .. }
    ));
    assert_eq!(calls.all().await.len(), 0);
    // What is offered works by one press.
    form.input.newcomer.display_name = offer.unwrap();
    house.created(&form).await;
    customer(&house, "HARBOUR  lights ltd (C)").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_namesake_in_another_currency_is_told_apart_by_it() {
    let house = House::connected().await;
    let mut form = house.ready_form(DealId(482)).await;
    form.input.customer_kind = "new".into();
    form.input.currency = "USD".into();
    form.input.newcomer.currency = "USD".into();
    let (errors, view) = house.refused(&form).await;
    let Problem::NameTaken { offer, .. } = problem_at(&errors, &Place::DisplayName) else {
        panic!("{errors:?}")
    };
    assert_eq!(offer.as_deref(), Some("Tideway Marine OÜ (USD)"));
    assert_eq!(view.input.customer_kind, "new");
}
