//! What QuickBooks would refuse of an invoice's lines.

use rust_decimal::Decimal;

use super::books::{BooksProfile, TaxCode, TaxRegime};
use super::check::{Say, too_long};
use super::deal::Discount;
use super::draft::{Draft, DraftLine, LineKind, Part, TaxMode};
use super::ids::TaxCodeId;
use super::money;
use super::problem::{Place, Problem};
use super::totals::{full_amount, line_amount};

/// `quickbooks.md` 3.8: lines per transaction, and fewer under automated sales tax.
pub(super) const MOST_LINES: usize = 10_000;
pub(super) const MOST_TAXABLE_LINES: usize = 750;

pub(super) fn check_lines(
    draft: &Draft,
    books: &BooksProfile,
    codes: &[TaxCode],
    say: &mut Say<'_>,
) {
    if !draft.lines.iter().any(|line| line.kind.sells()) {
        say(Place::Lines, Problem::Empty);
    }
    let most = if books.tax == TaxRegime::UsAutomated {
        MOST_TAXABLE_LINES
    } else {
        MOST_LINES
    };
    if draft.lines.len() > most {
        say(
            Place::Lines,
            Problem::TooManyLines {
                count: draft.lines.len(),
                most,
            },
        );
        return;
    }
    for (at, line) in draft.lines.iter().enumerate() {
        too_long(&line.description, 4000, Place::LineDescription(at), say);
        if !line.kind.sells() {
            continue;
        }
        if line.item.is_none() {
            say(Place::LineItem(at), Problem::ItemMissing);
        }
        if line.kind == LineKind::Bundle {
            check_bundle(draft, books, codes, (at, line), say);
        } else if needs_code(draft) && !is_usable(codes, line.tax_code.as_ref()) {
            say(Place::LineTax(at), Problem::TaxCodeMissing);
        }
        check_discount(at, line, say);
        check_amount(draft, at, line, say);
    }
}

fn needs_code(draft: &Draft) -> bool {
    matches!(draft.tax, TaxMode::Excluded | TaxMode::Inclusive)
}

fn is_usable(codes: &[TaxCode], id: Option<&TaxCodeId>) -> bool {
    id.is_some_and(|id| codes.iter().any(|code| code.id == *id && code.active))
}

/// A bundle's items keep their own prices, in home currency, and their own tax.
fn check_bundle(
    draft: &Draft,
    books: &BooksProfile,
    codes: &[TaxCode],
    (at, line): (usize, &DraftLine),
    say: &mut Say<'_>,
) {
    // No bundle any more; the journey says so.
    if line.parts.is_empty() {
        return;
    }
    let home = books.home_currency;
    if draft.currency.is_some_and(|currency| currency != home) {
        say(Place::LineItem(at), Problem::BundleForeign(home));
        return;
    }
    let untaxed = |part: &&Part| !is_usable(codes, part.tax_code.as_ref());
    if needs_code(draft)
        && let Some(part) = line.parts.iter().find(untaxed)
    {
        say(Place::LineItem(at), Problem::BundleTax(part.name.clone()));
    }
}

/// A percentage, or an amount that leaves something of the line.
fn check_discount(at: usize, line: &DraftLine, say: &mut Say<'_>) {
    let (off, most) = match line.discount {
        Discount::Percent(percent) => (percent, Decimal::ONE_HUNDRED),
        Discount::Amount(amount) => (amount, full_amount(line).max(Decimal::ZERO)),
    };
    let least = Decimal::ZERO;
    if line.kind == LineKind::Item && !(least..=most).contains(&off) {
        let most = money::round(most, 2).normalize();
        say(Place::LineDiscount(at), Problem::OutOfRange { least, most });
    }
}

fn check_amount(draft: &Draft, at: usize, line: &DraftLine, say: &mut Say<'_>) {
    if line_amount(line).abs() > money::LARGEST {
        say(Place::LinePrice(at), Problem::TooLarge);
    }
    if let Some(currency) = draft.currency
        && currency.digits() == 0
        && line_amount(line).fract() != Decimal::ZERO
    {
        say(
            Place::LinePrice(at),
            Problem::TooManyDecimals {
                currency: Some(currency),
                digits: 0,
            },
        );
    }
}
