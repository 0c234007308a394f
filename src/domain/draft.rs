//! The invoice a person is about to make: proposed from the deal, typed over, checked, hashed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::books::{BooksItem, BooksProfile, TaxCode, TaxRegime, Term};
use super::customer::{Buyer, CustomerChoice};
use super::deal::{Deal, DealLine, Discount, TaxMethod};
use super::draft_lines::line_from;
use super::extras::Extras;
use super::ids::{ItemId, ProductId, TaxCodeId};
use super::moment::due_after;
use super::money::Currency;
use super::newcomer::Newcomer;
use super::preset::Due;
use super::settings::Settings;

/// How the tax of the whole invoice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxMode {
    /// US: taxable or not per line; QuickBooks computes.
    Us,
    Excluded,
    Inclusive,
    None,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    Item,
    /// Words only.
    Text,
    /// What the lines since the last subtotal come to.
    Subtotal,
    /// Several items of QuickBooks sold as one, at their own prices.
    Bundle,
}

impl LineKind {
    /// Whether something is sold by it, so that it needs an item and a quantity.
    pub fn sells(&self) -> bool {
        matches!(self, Self::Item | Self::Bundle)
    }
}

/// One item of a bundle as QuickBooks will list it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Part {
    pub name: String,
    /// In one bundle.
    pub quantity: Decimal,
    pub price: Decimal,
    pub taxable: bool,
    pub tax_code: Option<TaxCodeId>,
}

/// How sure the item of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    Linked,
    Proposed,
    Unlinked,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DraftLine {
    pub kind: LineKind,
    /// The row of the deal's products this line came from.
    pub row: Option<i64>,
    /// The Pipedrive product this line came from; its item link is remembered.
    pub product: Option<ProductId>,
    pub item: Option<ItemId>,
    pub item_name: String,
    pub link: LinkState,
    pub description: String,
    pub quantity: Decimal,
    pub price: Decimal,
    pub discount: Discount,
    /// US companies.
    pub taxable: bool,
    /// Companies elsewhere.
    pub tax_code: Option<TaxCodeId>,
    /// Of a bundle.
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    pub customer: CustomerChoice,
    pub buyer: Buyer,
    /// What a new customer is made from.
    pub newcomer: Newcomer,
    pub currency: Option<Currency>,
    /// Home units for one unit of the currency; always sent on foreign invoices.
    pub exchange_rate: Option<Decimal>,
    pub issued: NaiveDate,
    pub due: NaiveDate,
    pub number: String,
    pub tax: TaxMode,
    pub message: String,
    pub private_note: String,
    pub extras: Extras,
    pub lines: Vec<DraftLine>,
    pub discount: Discount,
    /// Of the deal as it was read for this form.
    pub deal_hash: String,
}

/// What a new draft is made from.
pub struct Beginning<'a> {
    pub deal: &'a Deal,
    pub settings: &'a Settings,
    pub books: &'a BooksProfile,
    pub tax_codes: &'a [TaxCode],
    /// Remembered links: product → item.
    pub links: &'a BTreeMap<ProductId, BooksItem>,
    /// Items proposed by name or SKU for products without a link.
    pub proposals: &'a BTreeMap<ProductId, BooksItem>,
    /// Proposed for every other line, if the company chose one.
    pub default_item: Option<&'a BooksItem>,
    pub terms: &'a [Term],
    pub today: NaiveDate,
}

impl Draft {
    /// The invoice the deal seems to want. Every value may be typed over.
    pub fn from_deal(from: &Beginning<'_>) -> Self {
        let lines: Vec<_> = from
            .deal
            .lines
            .iter()
            .map(|line| line_from(line, from))
            .collect();
        let buyer = from.settings.buyer_of(from.deal);
        let (due, term) = first_due(from);
        Self {
            customer: CustomerChoice::Undecided,
            newcomer: Newcomer::from_deal(from.deal, from.settings, &buyer),
            buyer,
            currency: Currency::parse(&from.deal.currency)
                .ok()
                .or(from.settings.currency),
            exchange_rate: None,
            issued: from.today,
            due,
            number: String::new(),
            tax: tax_mode(from),
            message: String::new(),
            private_note: String::new(),
            extras: Extras {
                term,
                ..Extras::default()
            },
            lines,
            discount: whole_discount(from.deal),
            deal_hash: fingerprint(from.deal),
        }
    }
}

/// By the company's terms, or its days.
fn first_due(from: &Beginning<'_>) -> (NaiveDate, String) {
    let wanted = from.settings.due();
    if let Due::Term(id) = &wanted
        && let Some(term) = from.terms.iter().find(|term| term.id == *id)
        && let Some(due) = term.due(from.today)
    {
        return (due, id.clone());
    }
    let days = from.settings.days_of(&wanted, from.terms);
    (due_after(from.today, days), String::new())
}

/// Several discounts of a deal become one: percentages alone add up, anything else is an amount.
fn whole_discount(deal: &Deal) -> Discount {
    let sub: Decimal = deal.lines.iter().map(deal_amount).sum();
    let only_percent = deal
        .discounts
        .iter()
        .all(|one| matches!(one, Discount::Percent(_)));
    if only_percent {
        return Discount::Percent(
            deal.discounts
                .iter()
                .map(|one| match one {
                    Discount::Percent(value) | Discount::Amount(value) => *value,
                })
                .sum(),
        );
    }
    let amount: Decimal = deal
        .discounts
        .iter()
        .map(|one| match one {
            Discount::Percent(percent) => {
                super::money::round(sub * percent / Decimal::ONE_HUNDRED, 2)
            }
            Discount::Amount(amount) => *amount,
        })
        .sum();
    Discount::Amount(amount)
}

/// Quantity × price less the row's discount, before tax.
pub fn deal_amount(line: &DealLine) -> Decimal {
    let full = line.quantity.saturating_mul(line.price);
    let amount = match line.discount {
        Discount::Percent(percent) => {
            full.saturating_sub(full.saturating_mul(percent) / Decimal::ONE_HUNDRED)
        }
        Discount::Amount(amount) => full.saturating_sub(amount),
    };
    super::money::round(amount, 2)
}

fn tax_mode(from: &Beginning<'_>) -> TaxMode {
    match from.books.tax {
        TaxRegime::UsAutomated | TaxRegime::UsManual => TaxMode::Us,
        TaxRegime::Off => TaxMode::None,
        TaxRegime::Codes => from.settings.tax.unwrap_or_else(|| {
            match from.deal.lines.first().map(|line| line.tax_method) {
                Some(TaxMethod::Inclusive) => TaxMode::Inclusive,
                _ => TaxMode::Excluded,
            }
        }),
    }
}

/// A fingerprint of everything of the deal that an invoice is made from.
pub fn fingerprint(deal: &Deal) -> String {
    let seen = serde_json::json!({
        "currency": deal.currency, "lines": deal.lines, "discounts": deal.discounts,
        "organization": deal.organization.as_ref().map(|o| &o.id), "person": deal.person.as_ref().map(|p| &p.id),
    });
    let digest = Sha256::digest(seen.to_string().as_bytes());
    digest
        .iter()
        .take(16)
        .fold(String::new(), |mut text, byte| {
            use std::fmt::Write;
            // Writing to a String cannot fail.
            write!(text, "{byte:02x}").unwrap_or_default();
            text
        })
}
