//! What we know of a company's books in QuickBooks: its currency, its tax, its lists.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::ids::{CustomerId, ItemId, TaxCodeId};
use super::money::Currency;

/// How tax works in a QuickBooks company (`quickbooks.md` 9.2, 9.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxRegime {
    /// US, automated: lines say taxable or not, QuickBooks computes at save.
    UsAutomated,
    /// US, manual or not set up: lines say taxable or not; no tax without a group code.
    UsManual,
    /// Elsewhere: every line carries a tax code; tax is computed by its rates.
    Codes,
    /// Sales tax is switched off: no codes.
    Off,
}

impl TaxRegime {
    pub fn is_us(self) -> bool {
        matches!(self, Self::UsAutomated | Self::UsManual)
    }
}

/// Company info and preferences, read once at connect and when QuickBooks says they changed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BooksProfile {
    pub company_name: String,
    /// ISO alpha-2, `US`, `GB`, …
    pub country: String,
    pub home_currency: Currency,
    pub multicurrency: bool,
    pub tax: TaxRegime,
    /// The company gives its own invoice numbers (`CustomTxnNumbers`).
    pub custom_numbers: bool,
    pub allow_discount: bool,
    /// No writes dated on or before this day.
    pub closed_until: Option<NaiveDate>,
    /// IANA name; the day it is for due dates.
    pub time_zone: String,
    pub default_term: Option<String>,
}

impl BooksProfile {
    /// The zone of the company, or Pacific time where QuickBooks does not tell (6.9).
    pub fn zone(&self) -> chrono_tz::Tz {
        self.time_zone
            .parse()
            .unwrap_or(chrono_tz::America::Los_Angeles)
    }
}

/// A customer as the list knows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BooksCustomer {
    pub id: CustomerId,
    pub display_name: String,
    pub company_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub currency: Option<Currency>,
    /// Lines as they would be printed.
    pub address: Vec<String>,
    /// Masked by QuickBooks: only its end is real.
    pub tax_number: Option<String>,
    pub taxable: bool,
    pub active: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Service,
    NonInventory,
    Inventory,
    /// A bundle: sold by a group line.
    Group,
    /// A folder of items: never sold.
    Category,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BooksItem {
    pub id: ItemId,
    /// With its category: `Services:Onboarding`.
    pub full_name: String,
    pub name: String,
    pub sku: Option<String>,
    pub description: Option<String>,
    pub kind: ItemKind,
    /// In home currency.
    pub unit_price: Option<Decimal>,
    pub taxable: bool,
    pub sales_tax_code: Option<TaxCodeId>,
    pub active: bool,
}

impl BooksItem {
    /// May stand on an ordinary invoice line.
    pub fn is_sellable(&self) -> bool {
        self.active && !matches!(self.kind, ItemKind::Category | ItemKind::Group)
    }
}

/// One rate inside a tax code, valid on the invoice's day.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TaxRate {
    pub id: String,
    pub name: String,
    /// 20 means 20 %.
    pub percent: Decimal,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TaxCode {
    pub id: TaxCodeId,
    pub name: String,
    pub description: Option<String>,
    pub rates: Vec<TaxRate>,
    pub active: bool,
}

impl TaxCode {
    pub fn percent(&self) -> Decimal {
        self.rates.iter().map(|rate| rate.percent).sum()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Term {
    pub id: String,
    pub name: String,
    /// `None` for terms that name a day of the month.
    pub due_days: Option<u16>,
    pub active: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Account {
    pub id: String,
    pub name: String,
}
