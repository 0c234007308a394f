//! An invoice as it was shown before it was made, beside QuickBooks' answer: line by line, and only what differs.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::books::TaxCode;
use super::draft::{Draft, TaxMode};
use super::ids::ItemId;
use super::invoice::Sighting;
use super::totals::{Totals, nets};

/// One item on an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumLine {
    pub item: Option<ItemId>,
    pub name: String,
    /// Before tax; of a bundle all it consists of.
    pub amount: Decimal,
    /// With tax, where the invoice says so.
    pub gross: Option<Decimal>,
}

/// What a person was shown; kept with the intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub lines: Vec<SumLine>,
    pub discount: Decimal,
    /// `None`: QuickBooks computes it.
    pub tax: Option<Decimal>,
    pub total: Decimal,
}

impl Asked {
    pub fn of(draft: &Draft, codes: &[TaxCode]) -> Self {
        let totals = Totals::of(draft, codes);
        let nets = nets(draft, codes);
        let told = draft.lines.iter().zip(nets.iter().zip(&totals.amounts));
        let inclusive = draft.tax == TaxMode::Inclusive;
        let lines = told
            .filter(|(line, _)| line.kind.sells())
            .map(|(line, (net, told))| SumLine {
                item: line.item.clone(),
                name: line.item_name.clone(),
                amount: *net,
                gross: inclusive.then_some(*told),
            })
            .collect();
        let tax = totals.tax.iter().map(|row| row.amount).sum();
        Self {
            lines,
            discount: totals.discount,
            tax: (draft.tax != TaxMode::Us).then_some(tax),
            total: totals.total,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Line,
    Discount,
    Tax,
    /// Nothing that is listed explains it.
    Rest,
}

/// One place where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlike {
    pub part: Part,
    /// Of the item.
    pub name: String,
    /// `None`: it was not asked for.
    pub asked: Option<Decimal>,
    /// `None`: QuickBooks left it out.
    pub made: Option<Decimal>,
}

impl Unlike {
    /// Made less asked.
    pub fn by(&self) -> Decimal {
        self.made.unwrap_or_default() - self.asked.unwrap_or_default()
    }
}

/// Kept with an invoice that is not what was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub asked: Decimal,
    /// Without sales tax that was said to be QuickBooks'.
    pub made: Decimal,
    /// `TotalAmt` of that time: an invoice with another one was edited since.
    pub total: Decimal,
    pub unlike: Vec<Unlike>,
}

impl Comparison {
    /// Made less asked.
    pub fn by(&self) -> Decimal {
        self.made - self.asked
    }
}

/// `None` where all is as it was shown.
pub fn compare(asked: &Asked, seen: &Sighting) -> Option<Comparison> {
    let made = match asked.tax {
        None if asked.total != seen.total => seen.total - seen.tax_total,
        _ => seen.total,
    };
    let mut unlike = Vec::new();
    // An answer without lines says nothing about them.
    if !seen.lines.is_empty() {
        unlike = lines(&asked.lines, &seen.lines);
        if asked.discount != seen.discount {
            unlike.push(sum(Part::Discount, asked.discount, seen.discount));
        }
    }
    if let Some(tax) = asked.tax
        && tax != seen.tax_total
        // An answer without a tax total says nothing about it.
        && !(seen.tax_total.is_zero() && made == asked.total)
    {
        unlike.push(sum(Part::Tax, tax, seen.tax_total));
    }
    let explained: Decimal = unlike
        .iter()
        .map(|one| match one.part {
            Part::Discount => -one.by(),
            Part::Line | Part::Tax | Part::Rest => one.by(),
        })
        .sum();
    let rest = made - asked.total - explained;
    if !rest.is_zero() && made != asked.total {
        unlike.push(sum(Part::Rest, Decimal::ZERO, rest));
    }
    (!unlike.is_empty()).then_some(Comparison {
        asked: asked.total,
        made,
        total: seen.total,
        unlike,
    })
}

fn sum(part: Part, asked: Decimal, made: Decimal) -> Unlike {
    Unlike {
        part,
        name: String::new(),
        asked: Some(asked),
        made: Some(made),
    }
}

/// Lines are the same by item: those of the same amount first, then in their order.
fn lines(asked: &[SumLine], made: &[SumLine]) -> Vec<Unlike> {
    let mut left: Vec<&SumLine> = made.iter().collect();
    let mut take = |wanted: &dyn Fn(&SumLine) -> bool| {
        let at = left.iter().position(|one| wanted(one))?;
        Some(left.remove(at))
    };
    let other: Vec<&SumLine> = asked
        .iter()
        .filter(|one| take(&|made| made.item == one.item && is_as_much(one, made)).is_none())
        .collect();
    let pairs: Vec<_> = other
        .into_iter()
        .map(|one| (one, take(&|made| made.item == one.item)))
        .collect();
    let changed = pairs.into_iter().map(|(asked, made)| Unlike {
        part: Part::Line,
        name: match made {
            Some(made) if asked.name.is_empty() => made.name.clone(),
            _ => asked.name.clone(),
        },
        asked: Some(asked.amount),
        made: made.map(|made| made.amount),
    });
    let mut unlike: Vec<Unlike> = changed.collect();
    let added = left.into_iter().filter(|one| !one.amount.is_zero());
    unlike.extend(added.map(|made| Unlike {
        part: Part::Line,
        name: made.name.clone(),
        asked: None,
        made: Some(made.amount),
    }));
    unlike
}

/// Before tax or with it: which of the two QuickBooks means in inclusive mode is not settled (`quickbooks.md` 9.4).
fn is_as_much(asked: &SumLine, made: &SumLine) -> bool {
    asked.amount == made.amount
        || asked
            .gross
            .is_some_and(|gross| made.gross == Some(gross) || made.amount == gross)
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;
