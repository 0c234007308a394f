//! The sums of a draft, exactly as QuickBooks computes them (`quickbooks.md` 9.4).

use rust_decimal::Decimal;

use super::books::TaxCode;
use super::deal::Discount;
use super::draft::{Draft, DraftLine, LineKind, TaxMode};
use super::ids::TaxCodeId;
use super::money;

/// Tax of one rate over the whole invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxRow {
    pub rate_id: String,
    pub name: String,
    pub percent: Decimal,
    pub base: Decimal,
    pub amount: Decimal,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Per line of the draft; words are zero, a subtotal is what it sums up, before tax.
    pub amounts: Vec<Decimal>,
    pub subtotal: Decimal,
    pub discount: Decimal,
    pub tax: Vec<TaxRow>,
    /// With tax, unless `tax_by_quickbooks`.
    pub total: Decimal,
    /// Sales tax is added by QuickBooks when it saves (US).
    pub tax_by_quickbooks: bool,
}

/// Something sold, as it counts: a line, or one item of a bundle.
struct Sold<'a> {
    /// Gross in inclusive mode.
    amount: Decimal,
    code: Option<&'a TaxCodeId>,
    taxable: bool,
}

/// round(quantity × price × (1 − discount)), two digits; of a bundle the sum of its items. In inclusive mode this is
/// gross.
pub fn line_amount(line: &DraftLine) -> Decimal {
    sum(sold(line).iter().map(|one| one.amount))
}

/// Quantity × price, before a discount.
pub fn full_amount(line: &DraftLine) -> Decimal {
    // What was typed may be absurd; the sums of a refused form must not overflow.
    line.quantity.saturating_mul(line.price)
}

fn sold(line: &DraftLine) -> Vec<Sold<'_>> {
    match line.kind {
        LineKind::Text | LineKind::Subtotal => Vec::new(),
        LineKind::Item => {
            let full = full_amount(line);
            let amount = match line.discount {
                Discount::Percent(percent) => {
                    full.saturating_mul((Decimal::ONE_HUNDRED - percent) / Decimal::ONE_HUNDRED)
                }
                Discount::Amount(off) => full.saturating_sub(off),
            };
            vec![Sold {
                amount: money::round(amount, 2),
                code: line.tax_code.as_ref(),
                taxable: line.taxable,
            }]
        }
        LineKind::Bundle => line
            .parts
            .iter()
            .map(|part| Sold {
                amount: money::round(
                    line.quantity
                        .saturating_mul(part.quantity)
                        .saturating_mul(part.price),
                    2,
                ),
                code: part.tax_code.as_ref(),
                taxable: part.taxable,
            })
            .collect(),
    }
}

/// The tax inside a gross amount, by the code's rates together.
pub fn net_of(gross: Decimal, code: Option<&TaxCode>) -> Decimal {
    let percent = code.map_or(Decimal::ZERO, TaxCode::percent);
    money::round(
        gross.saturating_mul(Decimal::ONE_HUNDRED) / (Decimal::ONE_HUNDRED + percent),
        2,
    )
}

impl Totals {
    pub fn of(draft: &Draft, codes: &[TaxCode]) -> Self {
        let lines: Vec<Vec<Sold<'_>>> = draft.lines.iter().map(sold).collect();
        let subtotal = sum(lines.iter().flatten().map(|one| one.amount));
        let discount = match draft.discount {
            Discount::Percent(percent) => {
                money::round(subtotal.saturating_mul(percent) / Decimal::ONE_HUNDRED, 2)
            }
            Discount::Amount(amount) => amount,
        };
        let after = subtotal.saturating_sub(discount);
        let tax = tax_rows(draft, &lines, subtotal, discount, codes);
        let added = sum(tax.iter().map(|row| row.amount));
        let total = match draft.tax {
            TaxMode::Excluded => after.saturating_add(added),
            TaxMode::Inclusive | TaxMode::None | TaxMode::Us => after,
        };
        let tax_by_quickbooks =
            draft.tax == TaxMode::Us && lines.iter().flatten().any(|one| one.taxable);
        Self {
            amounts: amounts(draft, &lines, codes),
            subtotal,
            discount,
            tax,
            total,
            tax_by_quickbooks,
        }
    }
}

fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}

fn code_of<'a>(codes: &'a [TaxCode], id: Option<&TaxCodeId>) -> Option<&'a TaxCode> {
    id.and_then(|id| codes.iter().find(|code| code.id == *id))
}

fn net(draft: &Draft, one: &Sold<'_>, codes: &[TaxCode]) -> Decimal {
    if draft.tax == TaxMode::Inclusive {
        net_of(one.amount, code_of(codes, one.code))
    } else {
        one.amount
    }
}

/// What each line of the draft comes to before tax.
pub fn nets(draft: &Draft, codes: &[TaxCode]) -> Vec<Decimal> {
    let net_of_line = |line| sum(sold(line).iter().map(|one| net(draft, one, codes)));
    draft.lines.iter().map(net_of_line).collect()
}

/// What each line shows; QuickBooks prints subtotals before tax.
fn amounts(draft: &Draft, lines: &[Vec<Sold<'_>>], codes: &[TaxCode]) -> Vec<Decimal> {
    let mut since = Decimal::ZERO;
    let amount = |(line, sold): (&DraftLine, &Vec<Sold<'_>>)| {
        if line.kind == LineKind::Subtotal {
            return std::mem::take(&mut since);
        }
        let nets = sold.iter().map(|one| net(draft, one, codes));
        since = since.saturating_add(sum(nets));
        sum(sold.iter().map(|one| one.amount))
    };
    draft.lines.iter().zip(lines).map(amount).collect()
}

/// One rounding per rate and invoice; the discount comes off before tax.
fn tax_rows(
    draft: &Draft,
    lines: &[Vec<Sold<'_>>],
    subtotal: Decimal,
    discount: Decimal,
    codes: &[TaxCode],
) -> Vec<TaxRow> {
    let mut rows: Vec<TaxRow> = Vec::new();
    if !matches!(draft.tax, TaxMode::Excluded | TaxMode::Inclusive) {
        return rows;
    }
    for one in lines.iter().flatten() {
        let base = net(draft, one, codes);
        let code = code_of(codes, one.code);
        for rate in code.map_or(&[][..], |code| &code.rates) {
            match rows.iter_mut().find(|row| row.rate_id == rate.id) {
                Some(row) => row.base = row.base.saturating_add(base),
                None => rows.push(TaxRow {
                    rate_id: rate.id.clone(),
                    name: rate.name.clone(),
                    percent: rate.percent,
                    base,
                    amount: Decimal::ZERO,
                }),
            }
        }
    }
    for row in &mut rows {
        if !subtotal.is_zero() && !discount.is_zero() {
            row.base = row.base.saturating_mul(subtotal.saturating_sub(discount)) / subtotal;
        }
        row.amount = money::round(
            row.base.saturating_mul(row.percent) / Decimal::ONE_HUNDRED,
            2,
        );
        row.base = money::round(row.base, 2);
    }
    rows
}

#[cfg(test)]
#[path = "totals_tests.rs"]
mod tests;
