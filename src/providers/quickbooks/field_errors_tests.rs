//! The table of refusals.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use super::*;
use crate::domain::customer::Buyer;
use crate::domain::deal::Discount;
use crate::domain::draft::{DraftLine, LineKind, LinkState, TaxMode};
use crate::domain::money::Currency;
use rust_decimal::Decimal;

fn draft() -> Draft {
    let line = |item: &str| DraftLine {
        kind: LineKind::Item,
        product: None,
        item: Some(item.into()),
        item_name: String::new(),
        link: LinkState::Linked,
        description: String::new(),
        quantity: Decimal::ONE,
        price: Decimal::ONE,
        discount_percent: Decimal::ZERO,
        taxable: false,
        tax_code: None,
    };
    Draft {
        customer: CustomerChoice::Existing {
            id: "61".into(),
            name: "Acme".into(),
            currency: Currency::parse("GBP").ok(),
        },
        buyer: Buyer {
            name: "Acme".into(),
            ..Buyer::default()
        },
        currency: Currency::parse("EUR").ok(),
        exchange_rate: None,
        issued: "2026-11-23".parse().unwrap(),
        due: "2026-12-23".parse().unwrap(),
        number: "1043".into(),
        tax: TaxMode::Us,
        message: String::new(),
        private_note: String::new(),
        lines: vec![line("21"), line("583")],
        discount: Discount::Percent(Decimal::ZERO),
        deal_hash: String::new(),
    }
}

fn refusal(code: &str, detail: &str, element: &str) -> Refusal {
    Refusal {
        status: 400,
        code: code.into(),
        message: "A business validation error has occurred".into(),
        detail: detail.into(),
        element: element.into(),
        tid: None,
    }
}

fn told(code: &str, detail: &str, element: &str) -> (Place, Problem) {
    let mut errors = to_field_errors(&refusal(code, detail, element), &draft());
    assert_eq!(errors.len(), 1);
    let error = errors.remove(0);
    (error.place, error.problem)
}

#[test]
fn refusals_find_their_field() {
    let eur = Currency::parse("GBP").unwrap();
    let day = "2026-11-23".parse().unwrap();
    for (code, detail, element, place, problem) in [
        ("6190", "", "", Place::Form, Problem::Subscription),
        (
            "120",
            "Authorization Failure",
            "",
            Place::Form,
            Problem::Permission,
        ),
        ("3100", "", "", Place::Form, Problem::Permission),
        (
            "2500",
            "Invalid Reference Id : Names element id 583 not found",
            "",
            Place::Customer,
            Problem::CustomerGone,
        ),
        (
            "2500",
            "Invalid Reference Id : Items element id 583 not found",
            "",
            Place::LineItem(1),
            Problem::ItemGone,
        ),
        (
            "2500",
            "Invalid Reference Id : An item in this transaction is set up as a category instead of a product or service.",
            "",
            Place::Lines,
            Problem::ItemGone,
        ),
        ("6250", "", "", Place::Customer, Problem::CustomerGone),
        (
            "2210",
            "Email not valid",
            "",
            Place::Email,
            Problem::NotAnEmail,
        ),
        ("6420", "", "", Place::Email, Problem::Empty),
        (
            "2220",
            "",
            "",
            Place::Currency,
            Problem::UnknownCurrency("EUR".into()),
        ),
        ("6100", "", "", Place::Tax, Problem::TaxCodeMissing),
        (
            "6140",
            "DocNumber=1043 is assigned to TxnType=Invoice with TxnId=145",
            "",
            Place::Number,
            Problem::NumberUsed("1043".into()),
        ),
        ("6200", "", "", Place::Issued, Problem::BooksClosed(day)),
        ("6210", "", "", Place::Issued, Problem::BooksClosed(day)),
        (
            "6240",
            "The name supplied already exists.",
            "",
            Place::To,
            Problem::NameTaken {
                by: String::new(),
                offer: Some("Acme (C)".into()),
            },
        ),
        ("6080", "", "", Place::To, Problem::Empty),
        (
            "2020",
            "Required parameter Line is missing in the request",
            "",
            Place::Lines,
            Problem::Empty,
        ),
        (
            "2020",
            "Required param missing",
            "CustomerRef",
            Place::Customer,
            Problem::Empty,
        ),
        (
            "2050",
            "Min:0 Max:1,000 supported. Supplied length:1,001",
            "CustomerMemo",
            Place::Message,
            Problem::TooLong {
                length: 1001,
                most: 1000,
            },
        ),
        (
            "6000",
            "Business Validation Error: Make sure all your transactions have a VAT rate before you save.",
            "",
            Place::Tax,
            Problem::TaxCodeMissing,
        ),
        (
            "6000",
            "Business Validation Error: change the transaction currency to match",
            "",
            Place::Currency,
            Problem::CustomerCurrency(eur),
        ),
        (
            "6000",
            "Transaction amount must be 0 or greater",
            "",
            Place::Lines,
            Problem::NegativeTotal,
        ),
    ] {
        assert_eq!(
            told(code, detail, element),
            (place, problem),
            "{code} {detail}"
        );
    }
}

#[test]
fn what_no_field_explains_is_said_without_machinery() {
    let other = |text: &str| (Place::Form, Problem::Other(text.into()));
    assert_eq!(
        told("6000", "Business Validation Error: Something new.\n", ""),
        other("Something new.")
    );
    assert_eq!(
        told("9999", "", ""),
        other("A business validation error has occurred")
    );
    assert_eq!(
        told("9999", "message=X; errorCode=009999; statusCode=400", ""),
        other("A business validation error has occurred")
    );
    // An inactive reference without a name: any of several.
    let detail = "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";
    assert_eq!(told("2500", detail, ""), other(detail));
    let long = "x".repeat(1000);
    assert_eq!(told("9999", &long, ""), other(&"x".repeat(300)));
}
