//! What is wrong with a form, and where.

use rust_decimal::Decimal;

use super::money::Currency;

/// Where a mistake stands in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Customer,
    DisplayName,
    Company,
    FirstName,
    LastName,
    Phone,
    Street,
    City,
    State,
    PostalCode,
    Country,
    NewCurrency,
    To,
    Address,
    Email,
    TaxNumber,
    Currency,
    /// Of the deal's prices into the invoice's currency.
    Conversion,
    ExchangeRate,
    Issued,
    Due,
    Term,
    Number,
    Message,
    PrivateNote,
    Class,
    Location,
    /// The company's own field of that number, 1 to 3.
    Own(usize),
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
    /// An item of the bundle has no tax code of its own, and a bundle's lines take no other.
    BundleTax(String),
    /// The prices of a bundle are in the home currency.
    BundleForeign(Currency),
    CustomerGone,
    CustomerCurrency(Currency),
    /// Prices of the deal's currency would stand on an invoice in another one.
    NotConverted {
        from: String,
        to: Currency,
    },
    /// The deal is no longer what the draft was made from, and nobody has decided about it.
    DealChanged,
    /// QuickBooks gave no rate.
    NoRate,
    /// Chosen from a list that does not hold it any more.
    NotInList,
    NotHomeCurrency(Currency),
    UnknownCurrency(String),
    TaxCodeMissing,
    NumberUsed(String),
    NameCharacters,
    NameTaken {
        by: String,
        offer: Option<String>,
    },
    /// More lines than QuickBooks has room for.
    TooManyRows(usize),
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
