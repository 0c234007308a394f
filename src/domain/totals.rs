//! The sums of a draft, exactly as QuickBooks computes them (`quickbooks.md` 9.4), and what it would refuse.

use rust_decimal::Decimal;

use super::books::{BooksProfile, TaxCode};
use super::customer::CustomerChoice;
use super::deal::Discount;
use super::draft::{Draft, DraftLine, LineKind, TaxMode};
use super::money::{self, Currency};

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

/// Where a mistake stands in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Customer,
    To,
    Address,
    Email,
    TaxNumber,
    Currency,
    ExchangeRate,
    Issued,
    Due,
    Number,
    Message,
    PrivateNote,
    Tax,
    Discount,
    Lines,
    LineItem(usize),
    LineDescription(usize),
    LineQuantity(usize),
    LinePrice(usize),
    LineDiscount(usize),
    LineTax(usize),
    Form,
}

/// What is wrong, in terms the words are chosen from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Empty,
    NotAnEmail,
    NotANumber,
    NotADate,
    TooLarge,
    TooManyDecimals {
        currency: Option<Currency>,
        digits: u32,
    },
    Negative,
    OutOfRange {
        least: Decimal,
        most: Decimal,
    },
    DueBeforeIssue,
    BooksClosed(chrono::NaiveDate),
    ItemMissing,
    ItemGone,
    CustomerGone,
    CustomerCurrency(Currency),
    NotHomeCurrency(Currency),
    UnknownCurrency(String),
    TaxCodeMissing,
    NumberUsed(String),
    NameCharacters,
    NameTaken {
        by: String,
        offer: Option<String>,
    },
    TooLong {
        length: usize,
        most: usize,
    },
    NegativeTotal,
    TooManyLines {
        count: usize,
        most: usize,
    },
    Subscription,
    Permission,
    /// QuickBooks' own sentence, where none of ours fits.
    Other(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub place: Place,
    pub problem: Problem,
}

/// `quickbooks.md` 3.8: lines per transaction, and fewer under automated sales tax.
pub const MOST_LINES: usize = 10_000;
pub const MOST_TAXABLE_LINES: usize = 750;

/// Everything QuickBooks would refuse that our own data can tell, in the order of the form.
pub fn check(draft: &Draft, books: &BooksProfile, codes: &[TaxCode]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut say = |place: Place, problem: Problem| errors.push(FieldError { place, problem });
    check_customer(draft, books, &mut say);
    check_head(draft, books, &mut say);
    check_lines(draft, books, codes, &mut say);
    if Totals::of(draft, codes).total.is_sign_negative()
        && !Totals::of(draft, codes).total.is_zero()
    {
        say(Place::Lines, Problem::NegativeTotal);
    }
    errors
}

type Say<'a> = dyn FnMut(Place, Problem) + 'a;

fn check_customer(draft: &Draft, books: &BooksProfile, say: &mut Say<'_>) {
    match &draft.customer {
        CustomerChoice::Undecided => say(Place::Customer, Problem::Empty),
        CustomerChoice::Existing { currency, .. } => {
            if let (Some(theirs), Some(ours)) = (currency, draft.currency)
                && *theirs != ours
            {
                say(Place::Currency, Problem::CustomerCurrency(*theirs));
            }
        }
        CustomerChoice::New => {
            if draft.buyer.name.trim().is_empty() {
                say(Place::To, Problem::Empty);
            } else if draft.buyer.name.contains([':', '\t', '\n', '\r']) {
                say(Place::To, Problem::NameCharacters);
            }
        }
    }
    if !books.multicurrency
        && draft
            .currency
            .is_some_and(|currency| currency != books.home_currency)
    {
        say(
            Place::Currency,
            Problem::NotHomeCurrency(books.home_currency),
        );
    }
    too_long(&draft.buyer.name, 500, Place::To, say);
    too_long(&draft.buyer.address, 2000, Place::Address, say);
    too_long(&draft.buyer.tax_number, 20, Place::TaxNumber, say);
    too_long(&draft.buyer.email, 100, Place::Email, say);
    if !draft.buyer.email.trim().is_empty() && !draft.buyer.email.split(',').all(is_email) {
        say(Place::Email, Problem::NotAnEmail);
    }
}

/// Contains `@` and a dot behind it, no blanks or control characters (`quickbooks.md` 5.3).
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    let clean = !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || matches!(c, ';' | ',' | '<' | '>'));
    clean
        && text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && !host.contains('@')
                && host.split('.').count() > 1
                && host.split('.').all(|part| !part.is_empty())
        })
}

fn check_head(draft: &Draft, books: &BooksProfile, say: &mut Say<'_>) {
    if draft.currency.is_none() {
        say(Place::Currency, Problem::Empty);
    }
    if draft
        .exchange_rate
        .is_some_and(|rate| rate <= Decimal::ZERO)
    {
        say(Place::ExchangeRate, Problem::Negative);
    }
    if draft.due < draft.issued {
        say(Place::Due, Problem::DueBeforeIssue);
    }
    if let Some(closed) = books.closed_until.filter(|closed| draft.issued <= *closed) {
        say(Place::Issued, Problem::BooksClosed(closed));
    }
    too_long(&draft.number, 21, Place::Number, say);
    too_long(&draft.message, 1000, Place::Message, say);
    // The marker stands on the last line of the note.
    too_long(&draft.private_note, 3900, Place::PrivateNote, say);
}

fn check_lines(draft: &Draft, books: &BooksProfile, codes: &[TaxCode], say: &mut Say<'_>) {
    if draft.lines.iter().all(|line| line.kind == LineKind::Text) {
        say(Place::Lines, Problem::Empty);
    }
    let most = if books.tax == super::books::TaxRegime::UsAutomated {
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

fn too_long(text: &str, most: usize, place: Place, say: &mut Say<'_>) {
    let length = text.chars().count();
    if length > most {
        say(place, Problem::TooLong { length, most });
    }
}
