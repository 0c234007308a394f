//! Drafts for tests.

use super::customer::{Buyer, CustomerChoice};
use super::deal::Discount;
use super::draft::{Draft, DraftLine, LineKind, LinkState, TaxMode};
use super::extras::Extras;
use super::money::Currency;
use super::newcomer::Newcomer;

pub(crate) fn line(item: &str, quantity: &str, price: &str) -> DraftLine {
    DraftLine {
        kind: LineKind::Item,
        row: None,
        product: None,
        item: Some(item.into()),
        item_name: String::new(),
        link: LinkState::Linked,
        description: String::new(),
        quantity: quantity.parse().unwrap(),
        price: price.parse().unwrap(),
        discount: Discount::Percent(0.into()),
        taxable: false,
        tax_code: None,
        parts: Vec::new(),
    }
}

pub(crate) fn draft(currency: &str, tax: TaxMode, lines: Vec<DraftLine>) -> Draft {
    Draft {
        customer: CustomerChoice::New,
        buyer: Buyer::default(),
        currency: Currency::parse(currency).ok(),
        exchange_rate: None,
        issued: "2026-11-23".parse().unwrap(),
        due: "2026-12-23".parse().unwrap(),
        number: String::new(),
        tax,
        message: String::new(),
        private_note: String::new(),
        newcomer: Newcomer::default(),
        extras: Extras::default(),
        lines,
        discount: Discount::Percent(0.into()),
        deal_hash: String::new(),
    }
}
