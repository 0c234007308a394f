use std::collections::BTreeMap;

use super::*;
use crate::domain::deal::{Organization, Person};

fn deal(organization: &[(&str, &str)], person: &[(&str, &str)]) -> Deal {
    let fields = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        pairs.iter().map(own).collect()
    };
    Deal {
        id: crate::domain::ids::DealId(1),
        title: String::new(),
        currency: "EUR".into(),
        value: rust_decimal::Decimal::ZERO,
        is_archived: false,
        lines: vec![],
        discounts: vec![],
        organization: (!organization.is_empty()).then(|| Organization {
            id: None,
            fields: fields(organization),
        }),
        person: Some(Person {
            id: None,
            fields: fields(person),
        }),
        fields: BTreeMap::new(),
    }
}

fn proposed(deal: &Deal) -> Newcomer {
    let settings = Settings::default();
    Newcomer::from_deal(deal, &settings, &settings.buyer_of(deal))
}

#[test]
fn components_of_an_address_become_quickbooks_parts() {
    let deal = deal(
        &[
            ("name", "Stadtwerke Zwönitz GmbH"),
            (
                "address",
                "Zwönitzer Landstraße 114\n09366 Stollberg/Erzgebirge\nSachsen\nGermany",
            ),
            ("address.route", "Zwönitzer Landstraße"),
            ("address.street_number", "114"),
            ("address.locality", "Stollberg/Erzgebirge"),
            ("address.postal_code", "09366"),
            ("address.admin_area_level_1", "Sachsen"),
            ("address.country", "Germany"),
        ],
        &[
            ("first_name", "Friederike"),
            ("last_name", "Oberländer"),
            ("phone", "+49 37296 5550114"),
        ],
    );
    let new = proposed(&deal);
    assert_eq!(new.company, "Stadtwerke Zwönitz GmbH");
    assert_eq!(
        (new.first_name.as_str(), new.last_name.as_str()),
        ("Friederike", "Oberländer")
    );
    assert_eq!(new.street, "Zwönitzer Landstraße 114");
    assert_eq!(new.city, "Stollberg/Erzgebirge");
    assert_eq!(
        (
            new.state.as_str(),
            new.postal_code.as_str(),
            new.country.as_str()
        ),
        ("Sachsen", "09366", "Germany")
    );
    assert_eq!(
        (new.phone.as_str(), new.currency.as_str()),
        ("+49 37296 5550114", "EUR")
    );
}

#[test]
fn an_address_without_components_keeps_its_lines() {
    let deal = deal(
        &[("name", "X"), ("address", "behind the harbour\nTallinn")],
        &[],
    );
    let new = proposed(&deal);
    assert_eq!(new.street, "behind the harbour\nTallinn");
    assert_eq!(new.city, "");
}

#[test]
fn a_person_alone_is_no_company() {
    let new = proposed(&deal(
        &[],
        &[
            ("name", "Zoë Müller"),
            ("first_name", "Zoë"),
            ("last_name", "Müller"),
        ],
    ));
    assert_eq!(new.company, "");
}

#[test]
fn what_quickbooks_would_refuse_is_said_at_its_field() {
    let mut found = Vec::new();
    let wrong = Newcomer {
        display_name: "Acme: Rockets".into(),
        first_name: "A\tB".into(),
        phone: "1".repeat(31),
        street: "a\nb\nc\nd\ne\nf".into(),
        currency: "USD".into(),
        ..Newcomer::default()
    };
    let euro = Currency::parse("EUR").ok();
    check(
        &wrong,
        &Buyer::default(),
        euro,
        true,
        &mut |place, problem| found.push((place, problem)),
    );
    let places: Vec<Place> = found.into_iter().map(|(place, _)| place).collect();
    assert_eq!(
        places,
        [
            Place::DisplayName,
            Place::FirstName,
            Place::Phone,
            Place::Street,
            Place::Currency
        ]
    );
}

#[test]
fn an_offered_name_is_free() {
    let taken = ["Acme (C)", "Acme (C2)"];
    assert_eq!(
        another_name(" Acme ", |name| taken.contains(&name)),
        "Acme (C3)"
    );
    assert_eq!(another_name("Acme", |_| false), "Acme (C)");
    assert!(another_name(&"x".repeat(600), |_| false).chars().count() <= 500);
}
