//! What is wrong with a place of a form, in words, and which control it belongs to.

use crate::domain::money::LARGEST;
use crate::domain::new_item::Holder;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::i18n::{Locale, Value};

/// A mistake as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::web) struct Mark {
    /// The id of the control; its error stands in `{id}-e`.
    pub(in crate::web) field: String,
    /// What the control is called, with its line.
    pub(in crate::web) label: String,
    pub(in crate::web) sentence: String,
}

impl Mark {
    pub(in crate::web) fn new(locale: &Locale, error: &FieldError) -> Self {
        Self {
            field: field(&error.place),
            label: label(locale, &error.place),
            sentence: sentence(locale, &error.place, &error.problem),
        }
    }
}

/// All marks, in the order of the form.
pub(in crate::web) fn marks(locale: &Locale, errors: &[FieldError]) -> Vec<Mark> {
    errors
        .iter()
        .map(|error| Mark::new(locale, error))
        .collect()
}

fn field(place: &Place) -> String {
    let line = |name: &str, at: usize| format!("{name}-{}", at.saturating_add(1));
    match place {
        Place::Customer => "find".to_owned(),
        Place::DisplayName => "dn".to_owned(),
        Place::Company => "new-company".to_owned(),
        Place::FirstName => "new-first".to_owned(),
        Place::LastName => "new-last".to_owned(),
        Place::Phone => "new-phone".to_owned(),
        Place::Street => "new-street".to_owned(),
        Place::City => "new-city".to_owned(),
        Place::State => "new-state".to_owned(),
        Place::PostalCode => "new-postal".to_owned(),
        Place::Country => "new-country".to_owned(),
        Place::NewCurrency => "new-currency".to_owned(),
        Place::To => "to".to_owned(),
        Place::Address => "address".to_owned(),
        Place::Email => "email".to_owned(),
        Place::TaxNumber => "taxno".to_owned(),
        Place::Currency => "currency".to_owned(),
        Place::Conversion => "convert-rate".to_owned(),
        Place::ExchangeRate => "rate".to_owned(),
        Place::Issued => "issued".to_owned(),
        Place::Due => "due".to_owned(),
        Place::Term => "term".to_owned(),
        Place::Number => "number".to_owned(),
        Place::Message => "message".to_owned(),
        Place::PrivateNote => "note".to_owned(),
        Place::Class => "class".to_owned(),
        Place::Location => "location".to_owned(),
        Place::Own(number) => format!("own-{number}"),
        Place::Tax => "tax".to_owned(),
        Place::Discount => "discount".to_owned(),
        Place::Lines => "add-line".to_owned(),
        Place::LineItem(at) => line("item", *at),
        Place::LineDescription(at) => line("what", *at),
        Place::LineQuantity(at) => line("qty", *at),
        Place::LinePrice(at) => line("price", *at),
        Place::LineDiscount(at) => line("disc", *at),
        Place::LineTax(at) => line("tax", *at),
        Place::Form => String::new(),
    }
}

fn label(locale: &Locale, place: &Place) -> String {
    let (key, line) = match place {
        Place::Customer => ("customer", None),
        Place::DisplayName => ("field-display-name", None),
        Place::Company => ("field-company", None),
        Place::FirstName => ("field-first-name", None),
        Place::LastName => ("field-last-name", None),
        Place::Phone => ("field-phone", None),
        Place::Street => ("field-street", None),
        Place::City => ("field-city", None),
        Place::State => ("field-state", None),
        Place::PostalCode => ("field-postal", None),
        Place::Country => ("field-country", None),
        Place::NewCurrency => ("field-customer-currency", None),
        Place::To => ("field-to", None),
        Place::Address => ("field-address", None),
        Place::Email => ("field-email", None),
        Place::TaxNumber => ("field-tax-number", None),
        Place::Currency => ("currency", None),
        Place::Conversion | Place::ExchangeRate => ("currency-rate-short", None),
        Place::Issued => ("date-issued", None),
        Place::Due => ("date-due", None),
        Place::Term => ("terms", None),
        Place::Number => ("doc-number", None),
        Place::Message => ("message", None),
        Place::PrivateNote => ("private-note", None),
        Place::Class => ("class", None),
        Place::Location => ("location", None),
        Place::Own(number) => {
            return locale.plain("own-field", &[("number", count(*number))]);
        }
        Place::Tax => ("tax", None),
        Place::Discount => ("sum-discount", None),
        Place::Lines => ("lines", None),
        Place::Form => return String::new(),
        Place::LineItem(at) => ("line-item-of", Some(at)),
        Place::LineDescription(at) => ("line-description-of", Some(at)),
        Place::LineQuantity(at) => ("line-qty-of", Some(at)),
        Place::LinePrice(at) => ("line-price-of", Some(at)),
        Place::LineDiscount(at) => ("line-discount-of", Some(at)),
        Place::LineTax(at) => ("line-tax-of", Some(at)),
    };
    match line {
        Some(at) => locale.plain(key, &[("line", count(at.saturating_add(1)))]),
        None => locale.text(key),
    }
}

fn count(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

#[expect(clippy::too_many_lines, reason = "one sentence for each problem")]
pub(super) fn sentence(locale: &Locale, place: &Place, problem: &Problem) -> String {
    let with = |key, values: &[(&str, Value<'_>)]| locale.text_with(key, values);
    match problem {
        Problem::Empty if *place == Place::Customer => locale.text("error-customer"),
        Problem::Empty if *place == Place::Lines => locale.text("error-no-lines"),
        Problem::Empty => locale.text("error-empty"),
        Problem::NotAnEmail => locale.text("error-email"),
        Problem::NotANumber => locale.text("error-number"),
        Problem::NotADate => locale.text("error-date"),
        Problem::TooLarge => with(
            "error-number-big",
            &[("max", locale.number(&LARGEST).into())],
        ),
        Problem::TooManyDecimals {
            currency: Some(currency),
            digits,
        } => with(
            "error-decimals",
            &[
                ("currency", currency.code().into()),
                ("digits", i64::from(*digits).into()),
            ],
        ),
        Problem::TooManyDecimals {
            currency: None,
            digits,
        } => with(
            "error-decimals-most",
            &[("digits", i64::from(*digits).into())],
        ),
        Problem::Negative => locale.text("error-below-zero"),
        Problem::OutOfRange { least, most } => with(
            "error-range",
            &[
                ("least", locale.number(least).into()),
                ("most", locale.number(most).into()),
            ],
        ),
        Problem::DueBeforeIssue => locale.text("error-due-early"),
        Problem::BooksClosed(day) => {
            with("error-date-closed", &[("date", locale.date(*day).into())])
        }
        Problem::ItemMissing => locale.text("error-item"),
        Problem::ItemGone => locale.text("error-item-gone"),
        Problem::BundleTax(name) => with("error-bundle-tax", &[("name", name.into())]),
        Problem::BundleForeign(home) => {
            with("error-bundle-foreign", &[("currency", home.code().into())])
        }
        Problem::CustomerGone => locale.text("error-customer-gone"),
        Problem::CustomerCurrency(currency) => {
            with("error-currency", &[("currency", currency.code().into())])
        }
        Problem::NotConverted { from, to } => with(
            "error-not-converted",
            &[("from", from.into()), ("to", to.code().into())],
        ),
        Problem::DealChanged => locale.text("changed-choose"),
        Problem::NoRate => locale.text("error-no-rate"),
        Problem::NotInList => locale.text("error-not-in-list"),
        Problem::TooManyRows(most) => with("error-rows", &[("max", count(*most))]),
        Problem::NotHomeCurrency(currency) => with(
            "error-home-currency",
            &[("currency", currency.code().into())],
        ),
        Problem::UnknownCurrency(code) => {
            with("error-currency-unknown", &[("currency", code.into())])
        }
        Problem::TaxCodeMissing => locale.text("error-tax-rate"),
        Problem::ItemName => locale.text("error-item-name"),
        Problem::ItemTaken(Holder::Item) => locale.text("error-item-taken"),
        Problem::ItemTaken(Holder::Category) => locale.text("error-item-category"),
        Problem::ItemTaken(Holder::Inactive) => locale.text("error-item-inactive"),
        Problem::NumberUsed(number) => with("error-number-used", &[("number", number.into())]),
        Problem::NameCharacters => locale.text("error-name-chars"),
        Problem::NameTaken { by, offer } => name_taken(locale, by, offer.as_deref()),
        Problem::TooLong { length, most } => with(
            "error-long",
            &[("length", count(*length)), ("max", count(*most))],
        ),
        Problem::NegativeTotal => locale.text("error-negative"),
        Problem::TooManyLines { count: lines, most } => with(
            "error-lines-many",
            &[("count", count(*lines)), ("max", count(*most))],
        ),
        Problem::Subscription => locale.text("error-subscription"),
        Problem::Permission => locale.text("error-permission"),
        Problem::NotTaken(detail) => with("error-not-taken", &[("detail", detail.into())]),
        Problem::Other(detail) => with("error-other", &[("detail", detail.into())]),
    }
}

fn name_taken(locale: &Locale, by: &str, offer: Option<&str>) -> String {
    let taken = if by.is_empty() {
        locale.text("name-taken")
    } else {
        locale.text("name-taken-customer")
    };
    match offer {
        Some(offer) => format!(
            "{taken} {}",
            locale.text_with("name-taken-offer", &[("name", offer.into())])
        ),
        None => taken,
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::money::Currency;

    fn english() -> Locale {
        Locale::resolve(None, None, None)
    }

    #[test]
    fn every_problem_has_a_sentence() {
        let euro = Currency::parse("EUR").unwrap();
        let all = [
            Problem::Empty,
            Problem::NotAnEmail,
            Problem::NotANumber,
            Problem::NotADate,
            Problem::TooLarge,
            Problem::TooManyDecimals {
                currency: Some(euro),
                digits: 2,
            },
            Problem::TooManyDecimals {
                currency: None,
                digits: 5,
            },
            Problem::Negative,
            Problem::OutOfRange {
                least: Decimal::ZERO,
                most: Decimal::ONE_HUNDRED,
            },
            Problem::DueBeforeIssue,
            Problem::BooksClosed("2026-10-31".parse().unwrap()),
            Problem::ItemMissing,
            Problem::ItemGone,
            Problem::BundleTax("Einweisung".into()),
            Problem::BundleForeign(euro),
            Problem::CustomerGone,
            Problem::CustomerCurrency(euro),
            Problem::NotHomeCurrency(euro),
            Problem::UnknownCurrency("BTC".into()),
            Problem::TaxCodeMissing,
            Problem::NumberUsed("1042".into()),
            Problem::NameCharacters,
            Problem::NameTaken {
                by: "Supplier Ltd".into(),
                offer: Some("Supplier Ltd (C)".into()),
            },
            Problem::NameTaken {
                by: String::new(),
                offer: None,
            },
            Problem::TooLong {
                length: 501,
                most: 500,
            },
            Problem::NegativeTotal,
            Problem::TooManyLines {
                count: 800,
                most: 750,
            },
            Problem::Subscription,
            Problem::Permission,
            Problem::NotTaken("ClassRef is not enabled.".into()),
            Problem::Other("Business validation".into()),
        ];
        for place in [Place::To, Place::Customer, Place::Lines, Place::LineItem(0)] {
            for problem in &all {
                let sentence = sentence(&english(), &place, problem);
                assert!(
                    sentence.contains(' ')
                        && !sentence.contains('{')
                        && !sentence.starts_with("error-"),
                    "{problem:?}: {sentence}"
                );
            }
        }
    }

    #[test]
    fn a_mark_points_at_its_control() {
        let error = FieldError {
            place: Place::LineQuantity(1),
            problem: Problem::NotANumber,
        };
        let mark = Mark::new(&english(), &error);
        assert_eq!(
            (mark.field.as_str(), mark.label.as_str()),
            ("qty-2", "Quantity, line 2")
        );
    }

    #[test]
    fn the_customer_is_asked_for_in_its_own_words() {
        let error = FieldError {
            place: Place::Customer,
            problem: Problem::Empty,
        };
        assert_eq!(
            Mark::new(&english(), &error).sentence,
            english().text("error-customer")
        );
    }
}
