//! What QuickBooks would refuse of an invoice's lines.

use rust_decimal::Decimal;

use super::books::{BooksProfile, TaxCode, TaxRegime};
use super::check::{Say, too_long};
use super::draft::{Draft, DraftLine, LineKind, TaxMode};
use super::money;
use super::problem::{Place, Problem};
use super::totals::line_amount;

/// `quickbooks.md` 3.8: lines per transaction, and fewer under automated sales tax.
pub(super) const MOST_LINES: usize = 10_000;
pub(super) const MOST_TAXABLE_LINES: usize = 750;

pub(super) fn check_lines(
    draft: &Draft,
    books: &BooksProfile,
    codes: &[TaxCode],
    say: &mut Say<'_>,
) {
    if draft.lines.iter().all(|line| line.kind == LineKind::Text) {
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
        if line.kind == LineKind::Text {
            continue;
        }
        if line.item.is_none() {
            say(Place::LineItem(at), Problem::ItemMissing);
        }
        let needs_code = matches!(draft.tax, TaxMode::Excluded | TaxMode::Inclusive);
        if needs_code
            && !line
                .tax_code
                .as_ref()
                .is_some_and(|id| codes.iter().any(|code| code.id == *id && code.active))
        {
            say(Place::LineTax(at), Problem::TaxCodeMissing);
        }
        let percent = Decimal::ZERO..=Decimal::ONE_HUNDRED;
        if !percent.contains(&line.discount_percent) {
            say(
                Place::LineDiscount(at),
                Problem::OutOfRange {
                    least: Decimal::ZERO,
                    most: Decimal::ONE_HUNDRED,
                },
            );
        }
        check_amount(draft, at, line, say);
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
