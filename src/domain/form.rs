//! The create form as it was typed: texts in, a draft and the places to look at out. Nothing typed is lost.

use rust_decimal::Decimal;

use super::books::BooksProfile;
use super::conversion::RATE_DIGITS;
use super::customer::{Buyer, CustomerChoice};
use super::deal::Discount;
use super::draft::{Draft, TaxMode};
use super::extras::Extras;
pub use super::form_lines::LineInput;
use super::ids::CustomerId;
use super::money::{self, Currency, NumberError};
use super::newcomer::Newcomer;
use super::problem::{FieldError, Place, Problem};

/// The whole form, every value as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct FormInput {
    /// `existing`, `new` or empty (undecided).
    pub customer_kind: String,
    pub customer_id: String,
    pub customer_name: String,
    pub newcomer: Newcomer,
    pub to: String,
    pub address: String,
    pub email: String,
    pub tax_number: String,
    pub currency: String,
    pub rate: String,
    /// Of the deal's prices into the invoice's currency, while that is asked.
    pub convert_rate: String,
    /// `2026-11-23`.
    pub issued: String,
    pub due: String,
    pub number: String,
    /// `us`, `excluded`, `inclusive` or `none`.
    pub tax: String,
    pub message: String,
    pub note: String,
    pub extras: Extras,
    pub discount: String,
    /// `percent` or `amount`.
    pub discount_kind: String,
    pub lines: Vec<LineInput>,
}

impl TaxMode {
    pub fn key(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Excluded => "excluded",
            Self::Inclusive => "inclusive",
            Self::None => "none",
        }
    }

    fn parse(key: &str) -> Option<Self> {
        [Self::Us, Self::Excluded, Self::Inclusive, Self::None]
            .into_iter()
            .find(|one| one.key() == key)
    }
}

pub(super) fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

impl From<&Draft> for FormInput {
    fn from(draft: &Draft) -> Self {
        let (discount, discount_kind) = match draft.discount {
            Discount::Percent(value) => (value, "percent"),
            Discount::Amount(value) => (value, "amount"),
        };
        let (customer_kind, customer_id, customer_name) = match &draft.customer {
            CustomerChoice::Undecided => ("", String::new(), String::new()),
            CustomerChoice::Existing { id, name, .. } => ("existing", id.0.clone(), name.clone()),
            CustomerChoice::New => ("new", String::new(), String::new()),
        };
        Self {
            customer_kind: customer_kind.to_owned(),
            customer_id,
            customer_name,
            newcomer: draft.newcomer.clone(),
            to: draft.buyer.name.clone(),
            address: draft.buyer.address.clone(),
            email: draft.buyer.email.clone(),
            tax_number: draft.buyer.tax_number.clone(),
            currency: draft
                .currency
                .map_or_else(String::new, |currency| currency.code().to_owned()),
            rate: draft.exchange_rate.map(plain).unwrap_or_default(),
            convert_rate: String::new(),
            issued: draft.issued.to_string(),
            due: draft.due.to_string(),
            number: draft.number.clone(),
            tax: draft.tax.key().to_owned(),
            message: draft.message.clone(),
            note: draft.private_note.clone(),
            extras: draft.extras.clone(),
            discount: if discount.is_zero() {
                String::new()
            } else {
                plain(discount)
            },
            discount_kind: discount_kind.to_owned(),
            lines: draft.lines.iter().map(LineInput::from).collect(),
        }
    }
}

/// Digits after the point that QuickBooks takes in quantities, prices and percentages (10.5).
const DIGITS: u32 = 5;

pub(super) struct Reader {
    errors: Vec<FieldError>,
}

impl Reader {
    pub(super) fn say(&mut self, place: Place, problem: Problem) {
        self.errors.push(FieldError { place, problem });
    }

    pub(super) fn number(&mut self, text: &str, empty: Decimal, place: Place) -> Decimal {
        self.number_of(text, empty, place, DIGITS)
    }

    fn number_of(&mut self, text: &str, empty: Decimal, place: Place, digits: u32) -> Decimal {
        if text.trim().is_empty() {
            return empty;
        }
        match money::parse_typed(text, digits) {
            Ok(number) => number,
            Err(error) => {
                self.say(
                    place,
                    match error {
                        NumberError::NotANumber => Problem::NotANumber,
                        NumberError::TooManyDecimals => Problem::TooManyDecimals {
                            currency: None,
                            digits,
                        },
                        NumberError::TooLarge => Problem::TooLarge,
                    },
                );
                Decimal::ZERO
            }
        }
    }

    fn date(
        &mut self,
        text: &str,
        otherwise: chrono::NaiveDate,
        place: Place,
    ) -> chrono::NaiveDate {
        let sane = |day: &chrono::NaiveDate| (1900..=2199).contains(&chrono::Datelike::year(day));
        if let Some(day) = text.trim().parse::<chrono::NaiveDate>().ok().filter(sane) {
            return day;
        }
        let empty = text.trim().is_empty();
        self.say(
            place,
            if empty {
                Problem::Empty
            } else {
                Problem::NotADate
            },
        );
        otherwise
    }
}

/// Reads the form. The draft is whole even where places are wrong (a wrong number counts as zero), so that sums can be
/// shown; with errors it must not be sent. `customer_currency` is ours, not the form's.
pub fn read(
    input: &FormInput,
    books: &BooksProfile,
    customer_currency: Option<Currency>,
    deal_hash: &str,
    today: chrono::NaiveDate,
) -> (Draft, Vec<FieldError>) {
    let mut reader = Reader { errors: Vec::new() };
    let currency = match input.currency.trim() {
        "" => None,
        code => Currency::parse(code)
            .map_err(|error| reader.say(Place::Currency, Problem::UnknownCurrency(error.0)))
            .ok(),
    };
    let customer = match input.customer_kind.as_str() {
        "existing" if !input.customer_id.is_empty() => CustomerChoice::Existing {
            id: CustomerId(input.customer_id.clone()),
            name: input.customer_name.clone(),
            currency: customer_currency,
        },
        "new" => CustomerChoice::New,
        _ => CustomerChoice::Undecided,
    };
    let issued = reader.date(&input.issued, today, Place::Issued);
    let due = reader.date(&input.due, issued, Place::Due);
    let discount = reader.number(&input.discount, Decimal::ZERO, Place::Discount);
    check_discount(&mut reader, input, discount);
    let rate = (!input.rate.trim().is_empty())
        .then(|| reader.number_of(&input.rate, Decimal::ZERO, Place::ExchangeRate, RATE_DIGITS));
    let lines = input
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| reader.line(line, at, currency))
        .collect();
    let draft = Draft {
        customer,
        buyer: Buyer {
            name: input.to.trim().to_owned(),
            address: input.address.trim().to_owned(),
            email: input.email.trim().trim_end_matches([',', ';']).to_owned(),
            tax_number: input.tax_number.trim().to_owned(),
        },
        newcomer: input.newcomer.trimmed(),
        currency,
        exchange_rate: rate,
        issued,
        due,
        number: input.number.trim().to_owned(),
        tax: tax_mode(input, books),
        message: input.message.trim().to_owned(),
        private_note: input.note.trim().to_owned(),
        extras: input.extras.trimmed(),
        lines,
        discount: if input.discount_kind == "amount" {
            Discount::Amount(discount)
        } else {
            Discount::Percent(discount)
        },
        deal_hash: deal_hash.to_owned(),
    };
    (draft, reader.errors)
}

fn check_discount(reader: &mut Reader, input: &FormInput, discount: Decimal) {
    if discount < Decimal::ZERO {
        reader.say(Place::Discount, Problem::Negative);
    }
    if input.discount_kind != "amount" && discount > Decimal::ONE_HUNDRED {
        reader.say(
            Place::Discount,
            Problem::OutOfRange {
                least: Decimal::ZERO,
                most: Decimal::ONE_HUNDRED,
            },
        );
    }
}

/// A US company has no choice, elsewhere `us` is none.
fn tax_mode(input: &FormInput, books: &BooksProfile) -> TaxMode {
    if books.tax.is_us() {
        return TaxMode::Us;
    }
    match TaxMode::parse(&input.tax) {
        Some(TaxMode::Us) | None => TaxMode::Excluded,
        Some(mode) if books.tax == super::books::TaxRegime::Codes => mode,
        Some(_) => TaxMode::None,
    }
}
