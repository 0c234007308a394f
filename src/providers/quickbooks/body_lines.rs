//! The lines of the invoice we send (`quickbooks.md` 5.2.3, 9.4).

use rust_decimal::Decimal;
use serde::Serialize;

use super::body::{Ref, cents, plain, text};
use crate::domain::books::{BooksProfile, TaxCode, TaxRegime};
use crate::domain::deal::Discount;
use crate::domain::draft::{Draft, DraftLine, LineKind, TaxMode};
use crate::domain::money;
use crate::domain::totals::{Totals, line_amount, net_of};
use crate::providers::number::Number;
use crate::providers::wire::clean;

#[derive(Serialize, Default)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_field_names, reason = "QuickBooks' own name")]
pub(super) struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    line_num: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Number>,
    detail_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sales_item_line_detail: Option<Sale<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description_line_detail: Option<Nothing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_line_detail: Option<Group<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    discount_line_detail: Option<DiscountDetail>,
}

#[derive(Serialize)]
struct Nothing {}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Group<'a> {
    group_item_ref: Ref<'a>,
    quantity: Number,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Sale<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    item_ref: Option<Ref<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    qty: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_price: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tax_inclusive_amt: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tax_code_ref: Option<Ref<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct DiscountDetail {
    percent_based: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    discount_percent: Option<Number>,
}

/// The lines in the order of the form, and the discount on everything.
pub(super) fn lines<'a>(
    draft: &'a Draft,
    books: &BooksProfile,
    codes: &[TaxCode],
) -> Vec<Line<'a>> {
    let lines = draft.lines.iter().enumerate();
    let mut all: Vec<Line<'_>> = lines
        .map(|(at, line)| one_line(at.saturating_add(1), line, draft, books, codes))
        .collect();
    if !draft.discount.is_zero() {
        all.push(discount_line(draft, codes));
    }
    all
}

fn one_line<'a>(
    at: usize,
    line: &'a DraftLine,
    draft: &Draft,
    books: &BooksProfile,
    codes: &[TaxCode],
) -> Line<'a> {
    match line.kind {
        LineKind::Item => item_line(at, line, draft, books, codes),
        LineKind::Text => words(at, clean(&line.description)),
        // By exactly these words QuickBooks sums up what stands above (5.2.3).
        LineKind::Subtotal => words(at, "Subtotal:".to_owned()),
        LineKind::Bundle => bundle(at, line),
    }
}

fn words<'a>(at: usize, description: String) -> Line<'a> {
    Line {
        line_num: Some(at),
        detail_type: "DescriptionOnly",
        description: Some(description),
        description_line_detail: Some(Nothing {}),
        ..Line::default()
    }
}

/// QuickBooks lists what the bundle consists of by itself, at the items' own prices and tax.
fn bundle(at: usize, line: &DraftLine) -> Line<'_> {
    Line {
        line_num: Some(at),
        detail_type: "GroupLineDetail",
        description: text(&line.description),
        group_line_detail: line.item.as_ref().map(|item| Group {
            group_item_ref: Ref {
                value: item.as_str(),
            },
            quantity: plain(line.quantity),
        }),
        ..Line::default()
    }
}

fn item_line<'a>(
    at: usize,
    line: &'a DraftLine,
    draft: &Draft,
    books: &BooksProfile,
    codes: &[TaxCode],
) -> Line<'a> {
    let told = line_amount(line);
    let code = line
        .tax_code
        .as_ref()
        .and_then(|id| codes.iter().find(|code| code.id == *id));
    let inclusive = draft.tax == TaxMode::Inclusive && books.tax == TaxRegime::Codes;
    let amount = if inclusive { net_of(told, code) } else { told };
    let priced = priced(line, amount, inclusive);
    Line {
        line_num: Some(at),
        amount: Some(cents(amount)),
        detail_type: "SalesItemLineDetail",
        description: text(&line.description),
        sales_item_line_detail: Some(Sale {
            item_ref: line.item.as_ref().map(|item| Ref {
                value: item.as_str(),
            }),
            qty: priced.map(|(quantity, _)| plain(quantity)),
            unit_price: priced.map(|(_, price)| plain(price)),
            tax_inclusive_amt: inclusive.then(|| cents(told)),
            tax_code_ref: tax_code(line, books),
        }),
        ..Line::default()
    }
}

/// Quantity and price, only where QuickBooks' own product of them is the amount (else 6070).
fn priced(line: &DraftLine, amount: Decimal, inclusive: bool) -> Option<(Decimal, Decimal)> {
    let quantity = line.quantity.normalize();
    let price = if inclusive {
        amount.checked_div(quantity)?
    } else {
        match line.discount {
            Discount::Percent(percent) => {
                let kept = (Decimal::ONE_HUNDRED - percent) / Decimal::ONE_HUNDRED;
                line.price.checked_mul(kept)?
            }
            Discount::Amount(off) if off.is_zero() => line.price,
            Discount::Amount(_) => amount.checked_div(quantity)?,
        }
    };
    let price = money::round(price, 5).normalize();
    let exact = quantity.scale() <= 5
        && money::round(quantity.checked_mul(price)?, 2) == money::round(amount, 2);
    exact.then_some((quantity, price))
}

fn tax_code<'a>(line: &'a DraftLine, books: &BooksProfile) -> Option<Ref<'a>> {
    let value = match books.tax {
        TaxRegime::Off => return None,
        TaxRegime::UsAutomated | TaxRegime::UsManual if line.taxable => "TAX",
        TaxRegime::UsAutomated | TaxRegime::UsManual => "NON",
        TaxRegime::Codes => line.tax_code.as_ref()?.as_str(),
    };
    Some(Ref { value })
}

fn discount_line<'a>(draft: &Draft, codes: &[TaxCode]) -> Line<'a> {
    let percent = match draft.discount {
        Discount::Percent(percent) => Some(plain(percent)),
        Discount::Amount(_) => None,
    };
    Line {
        amount: Some(cents(Totals::of(draft, codes).discount)),
        detail_type: "DiscountLineDetail",
        discount_line_detail: Some(DiscountDetail {
            percent_based: percent.is_some(),
            discount_percent: percent,
        }),
        ..Line::default()
    }
}
