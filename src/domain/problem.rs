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

impl Place {
    /// Where it comes in the order of the form.
    pub fn rank(&self) -> (usize, usize, usize) {
        match *self {
            Self::Form => (0, 0, 0),
            Self::Customer => (0, 1, 0),
            Self::DisplayName => (1, 0, 0),
            Self::Company
            | Self::FirstName
            | Self::LastName
            | Self::Phone
            | Self::Street
            | Self::City
            | Self::State
            | Self::PostalCode
            | Self::Country
            | Self::NewCurrency => (2, 0, 0),
            Self::To => (3, 0, 0),
            Self::Address => (3, 1, 0),
            Self::Email => (3, 2, 0),
            Self::TaxNumber => (3, 3, 0),
            Self::Currency | Self::Conversion | Self::ExchangeRate => (4, 0, 0),
            Self::Issued => (5, 0, 0),
            Self::Due | Self::Term => (5, 1, 0),
            Self::Number => (5, 2, 0),
            Self::Tax => (5, 3, 0),
            Self::Message | Self::PrivateNote | Self::Class | Self::Location => (6, 0, 0),
            Self::Own(number) => (7, number, 0),
            Self::LineDescription(at) => (8, at, 0),
            Self::LineItem(at) => (8, at, 1),
            Self::LineQuantity(at) => (8, at, 2),
            Self::LinePrice(at) => (8, at, 3),
            Self::LineDiscount(at) => (8, at, 4),
            Self::LineTax(at) => (8, at, 5),
            Self::Lines => (9, 0, 0),
            Self::Discount => (10, 0, 0),
        }
    }
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
    /// A character that no item's name may have.
    ItemName,
    ItemTaken(super::new_item::Holder),
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
    /// QuickBooks does not accept what stands here, in its own sentence.
    NotTaken(String),
    /// QuickBooks' own sentence, where none of ours fits.
    Other(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub place: Place,
    pub problem: Problem,
}
