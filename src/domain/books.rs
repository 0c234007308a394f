//! What we know of a company's books in QuickBooks: its currency, its tax, its lists.

use chrono::{Datelike, Days, Months, NaiveDate};
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
#[expect(clippy::struct_excessive_bools, reason = "QuickBooks' own switches")]
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
    /// Invoices may carry a class.
    #[serde(default)]
    pub classes: bool,
    #[serde(default)]
    pub locations: bool,
    /// What the company calls its locations, where it has a word of its own.
    #[serde(default)]
    pub location_word: Option<String>,
    #[serde(default)]
    pub own_fields: Vec<OwnField>,
    /// Read only where the company gives its own numbers.
    #[serde(default)]
    pub last_number: Option<LastNumber>,
    /// QuickBooks Payments: invoices have a page where they can be paid.
    #[serde(default)]
    pub online_payments: Option<bool>,
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
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BooksCustomer {
    pub id: CustomerId,
    pub display_name: String,
    pub company_name: Option<String>,
    #[serde(default)]
    pub given_name: Option<String>,
    #[serde(default)]
    pub family_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub currency: Option<Currency>,
    /// Lines as they would be printed.
    pub address: Vec<String>,
    /// Masked by QuickBooks: only its end is real.
    pub tax_number: Option<String>,
    pub taxable: bool,
    pub active: bool,
    /// The customer's own payment terms.
    #[serde(default)]
    pub term: Option<String>,
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
    /// What a bundle consists of.
    #[serde(default)]
    pub members: Vec<Member>,
}

/// An item of a bundle and how many of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Member {
    pub item: ItemId,
    pub quantity: Decimal,
}

impl BooksItem {
    /// May stand on an ordinary invoice line.
    pub fn is_sellable(&self) -> bool {
        self.active && !matches!(self.kind, ItemKind::Category | ItemKind::Group)
    }

    /// May stand on an invoice as a bundle.
    pub fn is_bundle(&self) -> bool {
        self.active && self.kind == ItemKind::Group && !self.members.is_empty()
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
    /// 1 to 31, of terms that name a day of the month.
    #[serde(default)]
    pub day_of_month: Option<u8>,
    /// Issued so few days before that day or less, it is due a month later.
    #[serde(default)]
    pub grace_days: u16,
    pub active: bool,
}

impl Term {
    /// When an invoice of that day is due (`quickbooks.md` 5.6).
    pub fn due(&self, issued: NaiveDate) -> Option<NaiveDate> {
        if let Some(days) = self.due_days {
            return issued.checked_add_days(Days::new(u64::from(days)));
        }
        let day = u32::from(self.day_of_month?);
        let this = in_month(issued, day)?;
        let grace = issued.checked_add_days(Days::new(u64::from(self.grace_days)))?;
        if issued <= this && grace < this {
            return Some(this);
        }
        in_month(issued.with_day(1)?.checked_add_months(Months::new(1))?, day)
    }
}

/// That day of the month, or its last one.
fn in_month(date: NaiveDate, day: u32) -> Option<NaiveDate> {
    (28..=day.clamp(1, 31))
        .rev()
        .chain([day])
        .find_map(|day| date.with_day(day))
}

/// A class or a location, by which a company sorts its sales.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Class {
    pub id: String,
    /// With its parents: `Projects:West`.
    pub name: String,
    pub active: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Location {
    pub id: String,
    pub name: String,
    pub active: bool,
}

/// One of up to three fields of its own that a company prints on invoices.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OwnField {
    /// `1` to `3`.
    pub id: String,
    pub name: String,
}

/// An invoice number QuickBooks gave or took, and of which invoice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LastNumber {
    pub invoice: String,
    pub number: String,
}

/// QuickBooks' rate of a day: home units for one unit of the currency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DayRate {
    pub currency: Currency,
    pub day: NaiveDate,
    /// `None`: asked for, and not told.
    pub rate: Option<Decimal>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Account {
    pub id: String,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn term(due_days: Option<u16>, day_of_month: Option<u8>, grace_days: u16) -> Term {
        Term {
            id: "1".into(),
            name: "x".into(),
            due_days,
            day_of_month,
            grace_days,
            active: true,
        }
    }

    #[test]
    fn a_term_says_when_an_invoice_is_due() {
        let due = |term: &Term, issued: &str| term.due(day(issued)).map(|day| day.to_string());
        assert_eq!(
            due(&term(Some(30), None, 0), "2026-11-23").as_deref(),
            Some("2026-12-23")
        );
        let monthly = term(None, Some(31), 5);
        assert_eq!(due(&monthly, "2026-01-10").as_deref(), Some("2026-01-31"));
        assert_eq!(due(&monthly, "2026-01-28").as_deref(), Some("2026-02-28"));
        let tenth = term(None, Some(10), 0);
        assert_eq!(due(&tenth, "2026-11-09").as_deref(), Some("2026-11-10"));
        assert_eq!(due(&tenth, "2026-11-11").as_deref(), Some("2026-12-10"));
        assert_eq!(due(&tenth, "2026-12-31").as_deref(), Some("2027-01-10"));
        assert_eq!(due(&term(None, None, 0), "2026-12-31"), None);
    }
}
