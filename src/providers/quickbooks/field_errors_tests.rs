//! The table of refusals.

use super::*;
use crate::domain::customer::Buyer;
use crate::domain::deal::Discount;
use crate::domain::draft::TaxMode;
use crate::domain::draft_samples::line;
use crate::domain::extras::Extras;
use crate::domain::money::Currency;
use crate::domain::newcomer::Newcomer;
use rust_decimal::Decimal;

fn draft() -> Draft {
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

        newcomer: Newcomer::default(),
        extras: Extras::default(),
        lines: vec![line("21", "1", "1"), line("583", "1", "1")],
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

fn is(code: &str, detail: &str, place: Place, problem: Problem) {
    assert_eq!(told(code, detail, ""), (place, problem), "{code} {detail}");
}

#[test]
fn refusals_find_their_field() {
    let day = "2026-11-23".parse().unwrap();
    let unknown = Problem::UnknownCurrency("EUR".into());
    let used = "DocNumber=1043 is assigned to TxnType=Invoice with TxnId=145";
    let taken = Problem::NameTaken {
        by: String::new(),
        offer: Some("Acme (C)".into()),
    };
    is("6190", "", Place::Form, Problem::Subscription);
    is(
        "120",
        "Authorization Failure",
        Place::Form,
        Problem::Permission,
    );
    is("3100", "", Place::Form, Problem::Permission);
    is("6250", "", Place::Customer, Problem::CustomerGone);
    is("2210", "Email not valid", Place::Email, Problem::NotAnEmail);
    is("6420", "", Place::Email, Problem::Empty);
    is("2220", "", Place::Currency, unknown);
    is("6100", "", Place::Tax, Problem::TaxCodeMissing);
    is(
        "6140",
        used,
        Place::Number,
        Problem::NumberUsed("1043".into()),
    );
    is("6200", "", Place::Issued, Problem::BooksClosed(day));
    is("6210", "", Place::Issued, Problem::BooksClosed(day));
    is(
        "6240",
        "The name supplied already exists.",
        Place::DisplayName,
        taken,
    );
    is("6080", "", Place::DisplayName, Problem::Empty);
}

#[test]
fn references_are_found_by_what_quickbooks_names() {
    let customer = "Invalid Reference Id : Names element id 583 not found";
    let item = "Invalid Reference Id : Items element id 583 not found";
    let category = "Invalid Reference Id : An item in this transaction is set up as a category instead of a product or service.";
    is("2500", customer, Place::Customer, Problem::CustomerGone);
    is("2500", item, Place::LineItem(1), Problem::ItemGone);
    is("2500", category, Place::Lines, Problem::ItemGone);
    is("610", item, Place::LineItem(1), Problem::ItemGone);
}

#[test]
fn sentences_are_understood() {
    let gbp = Currency::parse("GBP").unwrap();
    let line = "Required parameter Line is missing in the request";
    let vat = "Business Validation Error: Make sure all your transactions have a VAT rate before you save.";
    let currency = "Business Validation Error: change the transaction currency to match";
    let length = "Min:0 Max:1,000 supported. Supplied length:1,001";
    let too_long = Problem::TooLong {
        length: 1001,
        most: 1000,
    };
    is("2020", line, Place::Lines, Problem::Empty);
    is("6000", vat, Place::Tax, Problem::TaxCodeMissing);
    is(
        "6000",
        currency,
        Place::Currency,
        Problem::CustomerCurrency(gbp),
    );
    is(
        "6000",
        "Amount must be 0 or greater",
        Place::Lines,
        Problem::NegativeTotal,
    );
    assert_eq!(
        told("2050", length, "CustomerMemo"),
        (Place::Message, too_long)
    );
    assert_eq!(
        told("2020", "Required param missing", "CustomerRef"),
        (Place::Customer, Problem::Empty)
    );
}

/// A draft with everything of the details chosen.
fn detailed() -> Draft {
    let mut draft = draft();
    draft.extras = Extras {
        term: "3".into(),
        class: "7".into(),
        location: "2".into(),
        own: [("2".to_owned(), "Crew".to_owned())].into(),
    };
    draft
}

#[test]
fn details_that_are_refused_are_told_at_their_fields() {
    let says = |code: &str, detail: &str, element: &str| {
        let mut errors = to_field_errors(&refusal(code, detail, element), &detailed());
        let error = errors.remove(0);
        assert!(errors.is_empty());
        (error.place, error.problem)
    };
    let gone = |detail: &str, element: &str| says("2500", detail, element);
    let inactive = "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";
    assert_eq!(
        gone("Invalid Reference Id : Terms element id 3 not found", ""),
        (Place::Term, Problem::NotInList)
    );
    assert_eq!(
        gone("Invalid Reference Id : Classes element id 7 not found", ""),
        (Place::Class, Problem::NotInList)
    );
    assert_eq!(
        gone(inactive, "DepartmentRef"),
        (Place::Location, Problem::NotInList)
    );
    assert_eq!(
        gone(
            "Invalid Reference Id : Currency element id EUR not found",
            ""
        ),
        (Place::Currency, Problem::UnknownCurrency("EUR".into()))
    );
    let taken = |text: &str| Problem::NotTaken(text.into());
    let off = "ClassRef is not enabled for this company.";
    assert_eq!(says("6000", off, ""), (Place::Class, taken(off)));
    let off = "DepartmentRef is not enabled for this company.";
    assert_eq!(says("6000", off, ""), (Place::Location, taken(off)));
    let own = "The custom field 2 is not enabled for this company.";
    assert_eq!(says("6000", own, ""), (Place::Own(2), taken(own)));
    assert_eq!(
        says("3000", "Error processing custom field", "").0,
        Place::Own(2)
    );
    assert_eq!(says("2040", "Invalid", "DocNumber").0, Place::Number);
    assert_eq!(says("2160", "Invalid date", "DueDate").0, Place::Due);
    assert_eq!(
        says("6000", "The email address is blocked.", "").0,
        Place::Email
    );
    // What was not chosen cannot be wrong.
    assert_eq!(
        told(
            "2500",
            "Invalid Reference Id : Terms element id 3 not found",
            ""
        )
        .0,
        Place::Form
    );
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
