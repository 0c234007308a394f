//! Golden texts: the exact bytes for known drafts.

use super::super::customer_body::{customer_body, customer_update_body};
use super::*;
use crate::domain::books::TaxRate;
use crate::domain::customer::Buyer;
use crate::domain::customer_change::Part;
use crate::domain::deal::Discount;
use crate::domain::draft::LineKind;
use crate::domain::draft_samples::{draft, line};
use crate::domain::money::Currency;

const MARKER: &str = "dealbooks 7/481 #1";

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn books(country: &str, home: &str, tax: TaxRegime) -> BooksProfile {
    BooksProfile {
        company_name: "Demo".into(),
        country: country.into(),
        home_currency: Currency::parse(home).unwrap(),
        multicurrency: false,
        tax,
        custom_numbers: false,
        allow_discount: true,
        closed_until: None,
        time_zone: String::new(),
        default_term: None,
        classes: false,
        locations: false,
        location_word: None,
        own_fields: Vec::new(),
        last_number: None,
        online_payments: None,
    }
}

fn twenty() -> Vec<TaxCode> {
    vec![TaxCode {
        id: "5".into(),
        name: "20.0% S".into(),
        description: None,
        rates: vec![TaxRate {
            id: "12".into(),
            name: "20.0% S".into(),
            percent: dec("20"),
        }],
        active: true,
    }]
}

fn body(draft: &Draft, books: &BooksProfile) -> String {
    let body = invoice_body(draft, books, &twenty(), &"61".into(), MARKER);
    assert!(serde_json::from_str::<serde_json::Value>(&body).is_ok());
    body
}

#[test]
fn a_plain_invoice_of_a_us_company() {
    let mut onboarding = line("21", "2", "150");
    onboarding.description = " Onboarding\u{7}".into();
    onboarding.taxable = true;
    let mut draft = draft(
        "USD",
        TaxMode::Us,
        vec![onboarding, line("22", "1", "9.99")],
    );
    draft.buyer.email = "a@example.com ; b".replace(" ; b", ", b@example.com ,");
    draft.buyer.address = "1 High St\nReno, NV 89501".into();
    draft.message = "Thank you".into();
    draft.number = "77".into();
    draft.exchange_rate = Some(dec("1.5"));
    assert_eq!(
        body(&draft, &books("US", "USD", TaxRegime::UsAutomated)),
        concat!(
            r#"{"CustomerRef":{"value":"61"},"TxnDate":"2026-11-23","DueDate":"2026-12-23","#,
            r#""BillEmail":{"Address":"a@example.com,b@example.com"},"#,
            r#""BillAddr":{"Line1":"1 High St","Line2":"Reno, NV 89501"},"#,
            r#""CustomerMemo":{"value":"Thank you"},"PrivateNote":"dealbooks 7/481 #1","#,
            r#""Line":[{"LineNum":1,"Amount":300.00,"DetailType":"SalesItemLineDetail","Description":"Onboarding","#,
            r#""SalesItemLineDetail":{"ItemRef":{"value":"21"},"Qty":2,"UnitPrice":150,"TaxCodeRef":{"value":"TAX"}}},"#,
            r#"{"LineNum":2,"Amount":9.99,"DetailType":"SalesItemLineDetail","#,
            r#""SalesItemLineDetail":{"ItemRef":{"value":"22"},"Qty":1,"UnitPrice":9.99,"TaxCodeRef":{"value":"NON"}}}]}"#
        )
    );
}

#[test]
fn a_foreign_invoice_of_a_uk_company() {
    let mut taxed = line("21", "2", "150");
    taxed.tax_code = Some("5".into());
    let mut words = line("21", "0", "0");
    words.kind = LineKind::Text;
    words.description = "Phase 2\nas agreed".into();
    let mut draft = draft("EUR", TaxMode::Excluded, vec![taxed, words]);
    draft.exchange_rate = Some(dec("0.86120"));
    draft.number = " PD-2041 ".into();
    draft.private_note = "ask Ann\n".into();
    let mut books = books("GB", "GBP", TaxRegime::Codes);
    books.multicurrency = true;
    books.custom_numbers = true;
    assert_eq!(
        body(&draft, &books),
        concat!(
            r#"{"CustomerRef":{"value":"61"},"CurrencyRef":{"value":"EUR"},"ExchangeRate":0.8612,"#,
            r#""TxnDate":"2026-11-23","DueDate":"2026-12-23","DocNumber":"PD-2041","#,
            r#""GlobalTaxCalculation":"TaxExcluded","PrivateNote":"ask Ann\ndealbooks 7/481 #1","#,
            r#""Line":[{"LineNum":1,"Amount":300.00,"DetailType":"SalesItemLineDetail","#,
            r#""SalesItemLineDetail":{"ItemRef":{"value":"21"},"Qty":2,"UnitPrice":150,"TaxCodeRef":{"value":"5"}}},"#,
            r#"{"LineNum":2,"DetailType":"DescriptionOnly","Description":"Phase 2\nas agreed","DescriptionLineDetail":{}}]}"#
        )
    );
}

#[test]
fn discounts_come_off_the_line_and_the_whole() {
    let mut off = line("21", "3", "10");
    off.discount = Discount::Percent(dec("12.5"));
    let mut draft = draft("USD", TaxMode::Us, vec![off]);
    draft.discount = Discount::Percent(dec("10.0"));
    assert_eq!(
        body(&draft, &books("US", "USD", TaxRegime::UsManual)),
        concat!(
            r#"{"CustomerRef":{"value":"61"},"TxnDate":"2026-11-23","DueDate":"2026-12-23","#,
            r#""ApplyTaxAfterDiscount":true,"PrivateNote":"dealbooks 7/481 #1","#,
            r#""Line":[{"LineNum":1,"Amount":26.25,"DetailType":"SalesItemLineDetail","#,
            r#""SalesItemLineDetail":{"ItemRef":{"value":"21"},"Qty":3,"UnitPrice":8.75,"TaxCodeRef":{"value":"NON"}}},"#,
            r#"{"Amount":2.63,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true,"DiscountPercent":10}}]}"#
        )
    );
    draft.discount = Discount::Amount(dec("5"));
    let amount = body(&draft, &books("GB", "GBP", TaxRegime::Off));
    assert!(amount.ends_with(
        r#"{"Amount":5.00,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false}}]}"#
    ));
    assert!(!amount.contains("TaxCodeRef") && !amount.contains("ApplyTaxAfterDiscount"));
}

#[test]
fn inclusive_lines_tell_net_and_gross() {
    let mut gross = line("21", "15", "0.72");
    gross.tax_code = Some("5".into());
    let draft = draft("GBP", TaxMode::Inclusive, vec![gross]);
    let body = body(&draft, &books("GB", "GBP", TaxRegime::Codes));
    assert!(body.contains(r#""GlobalTaxCalculation":"TaxInclusive""#));
    assert!(
        body.contains(
            r#""Amount":9.00,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"21"},"Qty":15,"UnitPrice":0.6,"TaxInclusiveAmt":10.80,"TaxCodeRef":{"value":"5"}}"#
        ),
        "{body}"
    );
}

#[test]
fn quantity_and_price_stand_only_where_their_product_is_the_amount() {
    let books = books("GB", "GBP", TaxRegime::Off);
    // A price with seven digits: cut to five, 100,000 times it would be another amount.
    let odd = draft(
        "GBP",
        TaxMode::None,
        vec![line("21", "100000", "0.1234567")],
    );
    let text = body(&odd, &books);
    assert!(
        text.contains(r#""Amount":12345.67,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"21"}}"#),
        "{text}"
    );
    let fine_quantity = draft("GBP", TaxMode::None, vec![line("21", "0.123456", "10")]);
    assert!(!body(&fine_quantity, &books).contains("Qty"));
    let usual = draft("GBP", TaxMode::None, vec![line("21", "0.125", "10.00")]);
    assert!(body(&usual, &books).contains(r#""Amount":1.25,"#));
    assert!(body(&usual, &books).contains(r#""Qty":0.125,"UnitPrice":10"#));
    let nothing = draft("GBP", TaxMode::None, vec![line("21", "0", "10")]);
    assert!(body(&nothing, &books).contains(r#""Qty":0,"UnitPrice":10"#));
}

#[test]
fn an_address_has_five_lines_and_may_begin_with_a_name() {
    let mut long = draft("USD", TaxMode::Us, vec![]);
    long.buyer.name = "Tideway OÜ, accounts".into();
    long.buyer.address = "1\n2\r\n\n3\n4\n5\n6".into();
    long.customer = CustomerChoice::Existing {
        id: "61".into(),
        name: "Tideway OÜ".into(),
        currency: None,
    };
    let books = books("US", "USD", TaxRegime::UsAutomated);
    assert!(body(&long, &books).contains(
        r#""BillAddr":{"Line1":"Tideway OÜ, accounts","Line2":"1","Line3":"2","Line4":"3","Line5":"4, 5, 6"}"#
    ));
    long.buyer.name = "TIDEWAY  OÜ".into();
    assert!(body(&long, &books).contains(r#""BillAddr":{"Line1":"1","Line2":"2""#));
    long.buyer.address = " \n".into();
    assert!(!body(&long, &books).contains("BillAddr"));
}

#[test]
fn customers_items_and_versions() {
    let mut new = draft("EUR", TaxMode::Us, vec![]);
    new.buyer = Buyer {
        name: " Acme Rockets ".into(),
        address: "4 rue Exemple\n69001 Lyon".into(),
        email: "pay@example.fr".into(),
        tax_number: "FR123".into(),
    };
    let mut books = books("US", "USD", TaxRegime::UsAutomated);
    books.multicurrency = true;
    assert_eq!(
        customer_body(&new, &books),
        concat!(
            r#"{"DisplayName":"Acme Rockets","PrimaryEmailAddr":{"Address":"pay@example.fr"},"#,
            r#""BillAddr":{"Line1":"4 rue Exemple","Line2":"69001 Lyon"},"CurrencyRef":{"value":"EUR"},"#,
            r#""PrimaryTaxIdentifier":"FR123"}"#
        )
    );
    assert_eq!(
        customer_update_body(&"61".into(), "2", &new, &Part::ALL),
        concat!(
            r#"{"Id":"61","SyncToken":"2","sparse":true,"PrimaryEmailAddr":{"Address":"pay@example.fr"},"#,
            r#""BillAddr":{"Line1":"4 rue Exemple","Line2":"69001 Lyon"},"PrimaryTaxIdentifier":"FR123"}"#
        )
    );
    assert_eq!(
        customer_update_body(&"61".into(), "2", &new, &[Part::Email]),
        r#"{"Id":"61","SyncToken":"2","sparse":true,"PrimaryEmailAddr":{"Address":"pay@example.fr"}}"#
    );
    let item = NewItem {
        name: " LED bollard".into(),
        account: "1".into(),
        price: "12,50".into(),
        taxable: false,
    };
    assert_eq!(
        item_body(&item, &books),
        r#"{"Name":"LED bollard","Type":"Service","IncomeAccountRef":{"value":"1"},"UnitPrice":12.5,"Taxable":false}"#
    );
    assert_eq!(
        version_body(&"145".into(), "3"),
        r#"{"Id":"145","SyncToken":"3"}"#
    );
}

#[test]
fn a_discount_by_amount_keeps_quantity_and_price_where_they_agree() {
    let mut off = line("21", "4", "10");
    off.discount = Discount::Amount(dec("2"));
    let mut odd = line("21", "3", "10");
    odd.discount = Discount::Amount(dec("0.01"));
    let draft = draft("GBP", TaxMode::None, vec![off, odd]);
    let body = body(&draft, &books("GB", "GBP", TaxRegime::Off));
    assert!(
        body.contains(r#""Amount":38.00,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"21"},"Qty":4,"UnitPrice":9.5}"#),
        "{body}"
    );
    assert!(
        body.contains(r#""Amount":29.99,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"21"},"Qty":3,"UnitPrice":9.99667}"#),
        "{body}"
    );
}

#[test]
fn subtotals_and_bundles_are_lines_of_their_own() {
    let mut sub = line("", "0", "0");
    sub.kind = LineKind::Subtotal;
    let mut kit = line("23", "1.50", "0");
    kit.kind = LineKind::Bundle;
    kit.description = "Starter kit".into();
    let draft = draft("USD", TaxMode::Us, vec![kit, sub]);
    let body = body(&draft, &books("US", "USD", TaxRegime::UsManual));
    assert!(
        body.ends_with(concat!(
            r#""Line":[{"LineNum":1,"DetailType":"GroupLineDetail","Description":"Starter kit","#,
            r#""GroupLineDetail":{"GroupItemRef":{"value":"23"},"Quantity":1.5}},"#,
            r#"{"LineNum":2,"DetailType":"DescriptionOnly","Description":"Subtotal:","DescriptionLineDetail":{}}]}"#
        )),
        "{body}"
    );
}
