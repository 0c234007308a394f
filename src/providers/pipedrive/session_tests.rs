//! Pipedrive's shapes as documented, and as they come.

use super::*;

fn me(json: &str) -> wire::Me {
    serde_json::from_str(json).unwrap()
}

#[test]
fn admins_are_those_of_the_account() {
    for (json, admin) in [
        (
            r#"{"access":[{"app":"sales","admin":false},{"app":"global","admin":true}]}"#,
            true,
        ),
        (
            r#"{"access":[{"app":"sales","admin":true},{"app":"global","admin":false},{"app":"account_settings","admin":false}]}"#,
            false,
        ),
        (r#"{"access":[{"app":"sales","admin":true}]}"#, true),
        (r#"{"access":[{"app":"projects","admin":true}]}"#, false),
        (r#"{"is_admin":1}"#, true),
        (r#"{"access":null}"#, false),
    ] {
        assert_eq!(is_admin(&me(json)), admin, "{json}");
    }
}

#[test]
fn a_deal_may_lack_nearly_everything() {
    let row: Row = serde_json::from_str(r#"{"id":481,"custom_fields":{"a1":null}}"#).unwrap();
    let head = deal_head(DealId(481), &row).unwrap();
    assert_eq!(head.id, DealId(481));
    assert_eq!(head.value, Decimal::ZERO);
    assert_eq!(
        (head.org, head.person, head.products_count),
        (None, None, None)
    );
    let row: Row = serde_json::from_str(
        r#"{"id":481,"title":"Harbour\u0007 lights","value":4250.50,"currency":"EUR","person_id":902,"org_id":311,
            "status":"won","is_archived":true,"is_deleted":false,"products_count":3,"new":{"x":[1]},
            "custom_fields":{"a1":"INV-2041"}}"#,
    )
    .unwrap();
    let head = deal_head(DealId(481), &row).unwrap();
    assert_eq!(head.title, "Harbour lights");
    assert_eq!(head.value, "4250.50".parse().unwrap());
    assert_eq!(head.org, Some(OrganizationId(311)));
    assert_eq!(head.person, Some(PersonId(902)));
    assert_eq!(head.products_count, Some(3));
    assert!(head.is_archived && !head.is_deleted);
    assert_eq!(head.fields.get("a1").map(String::as_str), Some("INV-2041"));
}

#[test]
fn rows_keep_their_exact_numbers() {
    let found: wire::Many<wire::Product> = serde_json::from_str(
        r#"{"success":true,"data":[{"id":7001,"product_id":55,"product_variation_id":null,"name":"LED bollard","order_nr":1,
            "item_price":119.99,"quantity":"2.5","discount":5,"discount_type":"amount","tax":22,"tax_method":"inclusive",
            "sum":1140,"comments":"","is_enabled":true,"billing_frequency":"monthly"},{}],"additional_data":{"next_cursor":null}}"#,
    )
    .unwrap();
    let lines: Vec<DealLine> = found.data.into_iter().map(deal_line).collect();
    let dec = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(
        lines[0],
        DealLine {
            row: 7001,
            product: Some(ProductId(55)),
            variation: None,
            name: "LED bollard".into(),
            comments: String::new(),
            quantity: dec("2.5"),
            price: dec("119.99"),
            discount: Discount::Amount(dec("5")),
            tax_percent: dec("22"),
            tax_method: TaxMethod::Inclusive,
            billing_frequency: "monthly".into(),
            billing_cycles: None,
        }
    );
    assert_eq!(lines[1].quantity, Decimal::ONE);
    assert_eq!(lines[1].discount, Discount::Percent(Decimal::ZERO));
}

#[test]
fn lists_may_be_null() {
    for json in [r#"{"data":null}"#, r#"{"data":[]}"#, r#"{"success":true}"#] {
        let found: wire::Many<wire::Discount> = serde_json::from_str(json).unwrap();
        assert!(found.data.is_empty());
    }
}

#[test]
fn addresses_offer_their_parts() {
    let field: wire::Field = serde_json::from_str(
        r#"{"field_name":"Address","field_code":"address","field_type":"address","is_custom_field":false,
            "subfields":[{"field_code":"locality","field_name":"City","field_type":"varchar"}]}"#,
    )
    .unwrap();
    let keys: Vec<_> = record_fields(Record::Organization, field)
        .into_iter()
        .map(|field| (field.key, field.name))
        .collect();
    assert_eq!(
        keys,
        [
            ("address".to_owned(), "Address".to_owned()),
            ("address.locality".to_owned(), "Address: City".to_owned())
        ]
    );
    let emails: wire::Field =
        serde_json::from_str(r#"{"field_code":"emails","field_type":"varchar","subfields":null}"#)
            .unwrap();
    assert_eq!(record_fields(Record::Person, emails)[0].key, "email");
}
