//! An invoice line proposed from a product of the deal.

use super::books::{BooksItem, TaxRegime};
use super::deal::{DealLine, TaxMethod};
use super::draft::{Beginning, DraftLine, LineKind, LinkState};
use super::ids::TaxCodeId;

pub(super) fn line_from(line: &DealLine, from: &Beginning<'_>) -> DraftLine {
    let linked = line
        .product
        .and_then(|product| from.links.get(&product))
        .filter(|item| item.is_sellable());
    let proposed = line
        .product
        .and_then(|product| from.proposals.get(&product))
        .or_else(|| from.default_item.filter(|item| item.is_sellable()));
    let (item, state) = match (linked, proposed) {
        (Some(item), _) => (Some(item), LinkState::Linked),
        (None, Some(item)) => (Some(item), LinkState::Proposed),
        (None, None) => (None, LinkState::Unlinked),
    };
    DraftLine {
        kind: LineKind::Item,
        row: Some(line.row),
        product: line.product,
        item: item.map(|item| item.id.clone()),
        item_name: item.map(|item| item.full_name.clone()).unwrap_or_default(),
        link: state,
        description: describe(line),
        quantity: line.quantity,
        price: line.price,
        discount: line.discount,
        taxable: item.map_or(!line.tax_percent.is_zero(), |item| item.taxable),
        tax_code: code_for(line, item, from),
        parts: Vec::new(),
    }
}

fn describe(line: &DealLine) -> String {
    let comments = line.comments.trim();
    if comments.is_empty() {
        line.name.clone()
    } else {
        format!("{}\n{comments}", line.name)
    }
}

fn code_for(line: &DealLine, item: Option<&BooksItem>, from: &Beginning<'_>) -> Option<TaxCodeId> {
    if from.books.tax != TaxRegime::Codes {
        return None;
    }
    let usable = || from.tax_codes.iter().filter(|code| code.active);
    if line.tax_method != TaxMethod::None || !line.tax_percent.is_zero() {
        let mut same = usable().filter(|code| code.percent() == line.tax_percent);
        if let (Some(code), None) = (same.next(), same.next()) {
            return Some(code.id.clone());
        }
    }
    item.and_then(|item| item.sales_tax_code.clone())
        .filter(|id| usable().any(|code| code.id == *id))
}
