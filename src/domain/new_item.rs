//! An item a person wants QuickBooks to have (`quickbooks.md` 5.4).

use rust_decimal::Decimal;

use super::books::{Account, BooksItem, ItemKind};
use super::money;
use super::problem::Problem;

const MOST_NAME: usize = 100;

/// As typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewItem {
    pub name: String,
    /// Id of the income account.
    pub account: String,
    /// In home currency; may be empty.
    pub price: String,
    /// US companies.
    pub taxable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemField {
    Name,
    Account,
    Price,
    Form,
}

/// Who has the name that was wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    Item,
    Category,
    Inactive,
}

impl NewItem {
    pub fn price(&self) -> Option<Decimal> {
        money::parse_typed(&self.price, 5).ok()
    }
}

/// What QuickBooks would refuse; `namesake` is what our copy has under this name.
pub fn check(
    item: &NewItem,
    accounts: &[Account],
    namesake: Option<&BooksItem>,
) -> Vec<(ItemField, Problem)> {
    let mut errors = Vec::new();
    let name = item.name.trim();
    let length = name.chars().count();
    if name.is_empty() {
        errors.push((ItemField::Name, Problem::Empty));
    } else if name.contains([':', '\t', '\n', '"']) {
        errors.push((ItemField::Name, Problem::ItemName));
    } else if length > MOST_NAME {
        let most = MOST_NAME;
        errors.push((ItemField::Name, Problem::TooLong { length, most }));
    } else if let Some(other) = namesake {
        let holder = match other.kind {
            ItemKind::Category => Holder::Category,
            _ if !other.active => Holder::Inactive,
            _ => Holder::Item,
        };
        errors.push((ItemField::Name, Problem::ItemTaken(holder)));
    }
    if !accounts.iter().any(|account| account.id == item.account) {
        errors.push((ItemField::Account, Problem::Empty));
    }
    let price = item.price.trim();
    if !price.is_empty() {
        match item.price() {
            None => errors.push((ItemField::Price, Problem::NotANumber)),
            Some(price) if price < Decimal::ZERO => {
                errors.push((ItemField::Price, Problem::Negative));
            }
            Some(_) => {}
        }
    }
    errors
}

/// QuickBooks' refusal at the field that caused it.
pub fn refused(code: &str, detail: String) -> (ItemField, Problem) {
    match code {
        "6240" => (ItemField::Name, Problem::ItemTaken(Holder::Item)),
        "2040" => (ItemField::Name, Problem::ItemName),
        _ => (ItemField::Form, Problem::Other(detail)),
    }
}
