//! What we send of customers: a new one, and what changes of one (`quickbooks.md` 5.3).

use serde::Serialize;

use super::body::{Email, Lines, Ref, address, email, text, to_json};
use crate::domain::books::BooksProfile;
use crate::domain::customer::Buyer;
use crate::domain::customer_change::Part;
use crate::domain::draft::Draft;
use crate::domain::ids::CustomerId;
use crate::domain::newcomer::Newcomer;
use crate::domain::tax_number::visible_end;
use crate::providers::wire::clean;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Phone {
    free_form_number: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PartedAddress {
    #[serde(flatten)]
    street: Lines,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_sub_division_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Customer<'a> {
    display_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    given_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    family_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_phone: Option<Phone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_email_addr: Option<Email>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bill_addr: Option<PartedAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency_ref: Option<Ref<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_tax_identifier: Option<String>,
}

/// A new customer made from the draft's newcomer; its currency can never change afterwards.
pub fn customer_body(draft: &Draft, books: &BooksProfile) -> String {
    let currency = draft.currency.filter(|_| books.multicurrency);
    let new = &draft.newcomer;
    to_json(&Customer {
        display_name: clean(new.name(&draft.buyer)),
        company_name: text(&new.company),
        given_name: text(&new.first_name),
        family_name: text(&new.last_name),
        primary_phone: text(&new.phone).map(|free_form_number| Phone { free_form_number }),
        primary_email_addr: email(&draft.buyer.email),
        bill_addr: parted(new, &draft.buyer.address),
        currency_ref: currency.map(|currency| Ref {
            value: currency.code(),
        }),
        primary_tax_identifier: tax_number(&draft.buyer),
    })
}

/// What came out of a mask never goes back into the books.
fn tax_number(buyer: &Buyer) -> Option<String> {
    text(&buyer.tax_number).filter(|number| visible_end(number).is_none())
}

/// In parts; the invoice's own lines where there are none.
fn parted(new: &Newcomer, lines: &str) -> Option<PartedAddress> {
    let none = new.has_same_address(&Newcomer::default());
    let street = address(None, if none { lines } else { &new.street });
    let parts = [&new.city, &new.state, &new.postal_code, &new.country].map(|part| text(part));
    let empty = street.is_none() && parts.iter().all(Option::is_none);
    let [city, country_sub_division_code, postal_code, country] = parts;
    (!empty).then(|| PartedAddress {
        street: street.unwrap_or_default(),
        city,
        country_sub_division_code,
        postal_code,
        country,
    })
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct CustomerUpdate<'a> {
    id: &'a str,
    sync_token: &'a str,
    #[serde(rename = "sparse")]
    sparse: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_phone: Option<Phone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_email_addr: Option<Email>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bill_addr: Option<PartedAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_tax_identifier: Option<String>,
}

/// Takes these parts of what the invoice says over into the customer; empty ones stay as they are.
pub fn customer_update_body(
    id: &CustomerId,
    sync_token: &str,
    draft: &Draft,
    parts: &[Part],
) -> String {
    let wants = |part| parts.contains(&part);
    let (buyer, new) = (&draft.buyer, &draft.newcomer);
    let phone = text(&new.phone).map(|free_form_number| Phone { free_form_number });
    to_json(&CustomerUpdate {
        id: id.as_str(),
        sync_token,
        sparse: true,
        primary_phone: phone.filter(|_| wants(Part::Phone)),
        primary_email_addr: email(&buyer.email).filter(|_| wants(Part::Email)),
        bill_addr: parted(new, &buyer.address).filter(|_| wants(Part::Address)),
        primary_tax_identifier: tax_number(buyer).filter(|_| wants(Part::TaxNumber)),
    })
}
