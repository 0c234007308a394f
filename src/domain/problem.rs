//! What is wrong with a form, and where.

use rust_decimal::Decimal;

use super::money::Currency;

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
