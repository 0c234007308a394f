//! The lines of an invoice that QuickBooks answered (`quickbooks.md` 5.2.3).

use rust_decimal::Decimal;
use serde::Deserialize;

use super::wire::Reference;
use crate::domain::comparison::SumLine;
use crate::domain::ids::ItemId;
use crate::providers::number::{Number, optional};
use crate::providers::wire::{clean, filled, list, text};

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct InvoiceLine {
    #[serde(default, deserialize_with = "text")]
    description: Option<String>,
    #[serde(default, deserialize_with = "optional")]
    amount: Option<Number>,
    #[serde(default, deserialize_with = "text")]
    detail_type: Option<String>,
    sales_item_line_detail: Option<ItemOfLine>,
    group_line_detail: Option<GroupOfLines>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
struct ItemOfLine {
    item_ref: Option<Reference>,
    #[serde(default, deserialize_with = "optional")]
    tax_inclusive_amt: Option<Number>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
struct GroupOfLines {
    group_item_ref: Option<Reference>,
    #[serde(default, deserialize_with = "list")]
    line: Vec<InvoiceLine>,
}

impl InvoiceLine {
    fn amount(&self) -> Decimal {
        self.amount.unwrap_or_default().0
    }

    fn gross(&self) -> Option<Decimal> {
        let item = self.sales_item_line_detail.as_ref()?;
        item.tax_inclusive_amt.map(|amount| amount.0)
    }

    /// What is sold by it; words, subtotals and discounts are nothing.
    fn sold(&self) -> Option<SumLine> {
        let (of, amount, gross) = match (&self.sales_item_line_detail, &self.group_line_detail) {
            (Some(item), _) => (&item.item_ref, self.amount(), self.gross()),
            // Its own amount is 0, or the sum of what it consists of.
            (None, Some(group)) if group.line.is_empty() => {
                (&group.group_item_ref, self.amount(), None)
            }
            (None, Some(group)) => (
                &group.group_item_ref,
                group.line.iter().map(Self::amount).sum(),
                group.line.iter().map(Self::gross).sum(),
            ),
            (None, None) => return None,
        };
        let text = |text: &Option<String>| filled(text.as_deref().map(clean));
        let name = of.as_ref().and_then(|item| text(&item.name));
        Some(SumLine {
            item: of
                .as_ref()
                .and_then(|item| filled(item.value.clone()))
                .map(ItemId),
            name: name.or_else(|| text(&self.description)).unwrap_or_default(),
            amount,
            gross,
        })
    }
}

/// What is sold, and what comes off all of it.
pub(super) fn sums(lines: &[InvoiceLine]) -> (Vec<SumLine>, Decimal) {
    let is_discount =
        |line: &&InvoiceLine| line.detail_type.as_deref() == Some("DiscountLineDetail");
    let off = lines
        .iter()
        .filter(is_discount)
        .map(InvoiceLine::amount)
        .sum();
    (lines.iter().filter_map(InvoiceLine::sold).collect(), off)
}

/// Items and descriptions, also of the lines inside bundles.
pub(super) fn words(lines: Vec<InvoiceLine>) -> Vec<String> {
    let mut found = Vec::new();
    for line in lines {
        let item = line.sales_item_line_detail.and_then(|item| item.item_ref);
        found.extend(filled(line.description));
        found.extend(item.and_then(|item| item.name));
        if let Some(group) = line.group_line_detail {
            found.extend(group.group_item_ref.and_then(|item| item.name));
            found.extend(words(group.line));
        }
    }
    found
}
