//! What we send: the invoice, the customer and the item as JSON bytes (`quickbooks.md` 5.2, 9).

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::body_lines::{Line, lines};
use crate::domain::books::{BooksProfile, OwnField, TaxCode, TaxRegime};
use crate::domain::customer::{CustomerChoice, same_form};
use crate::domain::draft::{Draft, TaxMode};
use crate::domain::ids::{CustomerId, InvoiceId};
use crate::domain::money;
use crate::domain::new_item::NewItem;
use crate::providers::number::Number;
use crate::providers::wire::clean;

#[derive(Serialize)]
pub(super) struct Ref<'a> {
    pub(super) value: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Email {
    address: String,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Lines {
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
    sales_term_ref: Option<Ref<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    class_ref: Option<Ref<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    department_ref: Option<Ref<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    custom_field: Vec<OwnText<'a>>,
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
#[serde(rename_all = "PascalCase")]
struct OwnText<'a> {
    definition_id: &'a str,
    name: &'a str,
    r#type: &'static str,
    string_value: String,
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
        sales_term_ref: chosen(&draft.extras.term, true),
        class_ref: chosen(&draft.extras.class, books.classes),
        department_ref: chosen(&draft.extras.location, books.locations),
        custom_field: own_texts(draft, books),
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

pub(super) fn to_json<T: Serialize>(value: &T) -> String {
    // Plain structs of text and decimals: nothing in them can fail to be written.
    serde_json::to_string(value).unwrap_or_default()
}

/// What a company has not switched on is dropped by QuickBooks without a word: it is not sent.
fn chosen(id: &str, on: bool) -> Option<Ref<'_>> {
    (on && !id.is_empty()).then_some(Ref { value: id })
}

fn own_texts<'a>(draft: &Draft, books: &'a BooksProfile) -> Vec<OwnText<'a>> {
    let typed = |field: &'a OwnField| {
        Some(OwnText {
            definition_id: &field.id,
            name: &field.name,
            r#type: "StringType",
            string_value: text(draft.extras.own.get(&field.id)?)?,
        })
    };
    books.own_fields.iter().filter_map(typed).collect()
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
pub(super) fn email(text: &str) -> Option<Email> {
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
pub(super) fn address(name: Option<&str>, lines: &str) -> Option<Lines> {
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
struct Item<'a> {
    name: String,
    r#type: &'static str,
    income_account_ref: Ref<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_price: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taxable: Option<bool>,
}

/// A new service, booked to its income account.
pub fn item_body(item: &NewItem, books: &BooksProfile) -> String {
    to_json(&Item {
        name: clean(item.name.trim()),
        r#type: "Service",
        income_account_ref: Ref {
            value: &item.account,
        },
        unit_price: item.price().map(plain),
        taxable: books.tax.is_us().then_some(item.taxable),
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
