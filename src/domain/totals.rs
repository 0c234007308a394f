//! The sums of a draft, exactly as QuickBooks computes them (`quickbooks.md` 9.4).

use rust_decimal::Decimal;

use super::books::TaxCode;
use super::deal::Discount;
use super::draft::{Draft, DraftLine, LineKind, TaxMode};
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
    /// Per line of the draft; words are zero.
    pub amounts: Vec<Decimal>,
    pub subtotal: Decimal,
    pub discount: Decimal,
    pub tax: Vec<TaxRow>,
    /// With tax, unless `tax_by_quickbooks`.
    pub total: Decimal,
    /// Sales tax is added by QuickBooks when it saves (US).
    pub tax_by_quickbooks: bool,
}

/// round(quantity × price × (1 − discount)), two digits. In inclusive mode this is gross.
pub fn line_amount(line: &DraftLine) -> Decimal {
    match line.kind {
        LineKind::Text => Decimal::ZERO,
        LineKind::Item => {
            // What was typed may be absurd; the sums of a refused form must not overflow.
            let kept = (Decimal::ONE_HUNDRED - line.discount_percent) / Decimal::ONE_HUNDRED;
            let full = line.quantity.saturating_mul(line.price);
            money::round(full.saturating_mul(kept), 2)
        }
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
        let amounts: Vec<Decimal> = draft.lines.iter().map(line_amount).collect();
        let subtotal = sum(amounts.iter().copied());
        let discount = match draft.discount {
            Discount::Percent(percent) => {
                money::round(subtotal.saturating_mul(percent) / Decimal::ONE_HUNDRED, 2)
            }
            Discount::Amount(amount) => amount,
        };
        let after = subtotal.saturating_sub(discount);
        let tax = tax_rows(draft, &amounts, subtotal, discount, codes);
        let added = sum(tax.iter().map(|row| row.amount));
        let total = match draft.tax {
            TaxMode::Excluded => after.saturating_add(added),
            TaxMode::Inclusive | TaxMode::None | TaxMode::Us => after,
        };
        let tax_by_quickbooks =
            draft.tax == TaxMode::Us && draft.lines.iter().any(|line| line.taxable);
        Self {
            amounts,
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

/// One rounding per rate and invoice; the discount comes off before tax.
fn tax_rows(
    draft: &Draft,
    amounts: &[Decimal],
    subtotal: Decimal,
    discount: Decimal,
    codes: &[TaxCode],
) -> Vec<TaxRow> {
    let mut rows: Vec<TaxRow> = Vec::new();
    if !matches!(draft.tax, TaxMode::Excluded | TaxMode::Inclusive) {
        return rows;
    }
    for (line, amount) in draft.lines.iter().zip(amounts) {
        let code = line
            .tax_code
            .as_ref()
            .and_then(|id| codes.iter().find(|code| code.id == *id));
        let base = if draft.tax == TaxMode::Inclusive {
            net_of(*amount, code)
        } else {
            *amount
        };
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
