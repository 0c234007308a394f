//! What we send: the invoice, the customer and the item as JSON bytes (`quickbooks.md` 5.2, 9).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::body_lines::{Line, lines};
use crate::domain::books::{BooksProfile, TaxCode, TaxRegime};
use crate::domain::customer::{CustomerChoice, same_form};
use crate::domain::draft::{Draft, TaxMode};
use crate::domain::ids::{CustomerId, InvoiceId};
use crate::domain::money;
use crate::domain::newcomer::Newcomer;
use crate::providers::number::Number;
use crate::providers::wire::clean;

#[derive(Serialize)]
pub(super) struct Ref<'a> {
    pub(super) value: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Email {
    address: String,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "PascalCase")]
struct Lines {
    #[serde(skip_serializing_if = "String::is_empty")]
    line1: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    line2: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    line3: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    line4: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    line5: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Invoice<'a> {
    customer_ref: Ref<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency_ref: Option<Ref<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exchange_rate: Option<Number>,
    txn_date: NaiveDate,
    due_date: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    global_tax_calculation: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    apply_tax_after_discount: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bill_email: Option<Email>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bill_addr: Option<Lines>,
    #[serde(skip_serializing_if = "Option::is_none")]
    customer_memo: Option<Memo>,
    private_note: String,
    line: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Memo {
    value: String,
}

/// The create body. `marker` becomes the last line of the private note. A foreign invoice needs
/// `draft.exchange_rate`, or QuickBooks books it one to one (9.1).
pub fn invoice_body(
    draft: &Draft,
    books: &BooksProfile,
    codes: &[TaxCode],
    customer: &CustomerId,
    marker: &str,
) -> String {
    let foreign = draft
        .currency
        .is_some_and(|currency| currency != books.home_currency);
    let discounted = !draft.discount.is_zero();
    let currency = draft.currency.filter(|_| books.multicurrency);
    let number = draft.number.trim();
    to_json(&Invoice {
        customer_ref: Ref {
            value: customer.as_str(),
        },
        currency_ref: currency.map(|currency| Ref {
            value: currency.code(),
        }),
        exchange_rate: draft.exchange_rate.filter(|_| foreign).map(plain),
        txn_date: draft.issued,
        due_date: draft.due,
        doc_number: (books.custom_numbers && !number.is_empty()).then_some(number),
        global_tax_calculation: tax_calculation(draft, books),
        apply_tax_after_discount: (discounted && books.tax.is_us()).then_some(true),
        bill_email: email(&draft.buyer.email),
        bill_addr: bill_address(draft),
        customer_memo: text(&draft.message).map(|value| Memo { value }),
        private_note: text(&draft.private_note)
            .map_or_else(|| marker.to_owned(), |note| format!("{note}\n{marker}")),
        line: lines(draft, books, codes),
    })
}

fn to_json<T: Serialize>(value: &T) -> String {
    // Plain structs of text and decimals: nothing in them can fail to be written.
    serde_json::to_string(value).unwrap_or_default()
}

fn tax_calculation(draft: &Draft, books: &BooksProfile) -> Option<&'static str> {
    if books.tax != TaxRegime::Codes {
        return None;
    }
    Some(match draft.tax {
        TaxMode::Inclusive => "TaxInclusive",
        TaxMode::None => "NotApplicable",
        TaxMode::Excluded | TaxMode::Us => "TaxExcluded",
    })
}

pub(super) fn cents(amount: Decimal) -> Number {
    let mut amount = money::round(amount, 2);
    amount.rescale(2);
    Number(amount)
}

pub(super) fn plain(value: Decimal) -> Number {
    Number(value.normalize())
}

pub(super) fn text(text: &str) -> Option<String> {
    let text = clean(text);
    (!text.is_empty()).then_some(text)
}

/// Several addresses are separated by bare commas (pitfall 18).
fn email(text: &str) -> Option<Email> {
    let parts: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| Email {
        address: parts.join(","),
    })
}

/// The buyer's lines. The name stands above them where it is not the customer's own, which
/// QuickBooks knows already; without an address QuickBooks copies the customer's.
fn bill_address(draft: &Draft) -> Option<Lines> {
    let known = match &draft.customer {
        CustomerChoice::Existing { name, .. } => same_form(name) == same_form(&draft.buyer.name),
        CustomerChoice::New | CustomerChoice::Undecided => true,
    };
    let name = (!known).then_some(draft.buyer.name.as_str());
    address(name, &draft.buyer.address)
}

/// At most five lines; what is more joins the fifth.
fn address(name: Option<&str>, lines: &str) -> Option<Lines> {
    let body = clean(lines);
    let all: Vec<String> = name
        .into_iter()
        .chain(body.lines())
        .filter_map(text)
        .collect();
    let mut rest = all.into_iter();
    let mut next = || rest.next().unwrap_or_default();
    let mut filled = Lines {
        line1: next(),
        line2: next(),
        line3: next(),
        line4: next(),
        line5: next(),
    };
    for more in rest {
        filled.line5 = format!("{}, {more}", filled.line5);
    }
    (!filled.line1.is_empty()).then_some(filled)
}

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
        primary_tax_identifier: text(&draft.buyer.tax_number),
    })
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
    primary_email_addr: Option<Email>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bill_addr: Option<Lines>,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_tax_identifier: Option<String>,
}

/// Takes the buyer's e-mail, address and tax number over into the customer; empty ones stay as they are.
pub fn customer_update_body(id: &CustomerId, sync_token: &str, draft: &Draft) -> String {
    to_json(&CustomerUpdate {
        id: id.as_str(),
        sync_token,
        sparse: true,
        primary_email_addr: email(&draft.buyer.email),
        bill_addr: address(None, &draft.buyer.address),
        primary_tax_identifier: text(&draft.buyer.tax_number),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Item<'a> {
    name: String,
    r#type: &'static str,
    income_account_ref: Ref<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taxable: Option<bool>,
}

/// A new service, booked to the income account of that id. In US companies not taxable by itself:
/// each line says so.
pub fn item_body(name: &str, account: &str, books: &BooksProfile) -> String {
    to_json(&Item {
        name: clean(name),
        r#type: "Service",
        income_account_ref: Ref { value: account },
        taxable: books.tax.is_us().then_some(false),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Version<'a> {
    id: &'a str,
    sync_token: &'a str,
}

/// The body of a void or a delete.
pub fn version_body(id: &InvoiceId, sync_token: &str) -> String {
    to_json(&Version {
        id: id.as_str(),
        sync_token,
    })
}

#[cfg(test)]
#[path = "body_tests.rs"]
mod tests;
