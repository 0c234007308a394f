//! Amounts as columns show them: the number in the reader's form, the code beside it.

use rust_decimal::Decimal;

use crate::domain::money::Currency;
use crate::i18n::Locale;

/// An amount and its ISO code, apart, so that digits align.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) number: String,
    pub(super) code: &'static str,
}

impl Amount {
    pub(super) fn new(locale: &Locale, amount: Decimal, currency: Currency) -> Self {
        Self {
            number: locale.amount(&amount, currency.digits()),
            code: currency.code(),
        }
    }
}

/// The amount with its code, for sentences.
pub(super) fn in_words(locale: &Locale, amount: Decimal, currency: Currency) -> String {
    locale.amount_with_code(&amount, currency.digits(), currency.code())
}

/// How much of a whole, in percent with one digit: a width inside an SVG of 100 units.
pub(super) fn share(part: Decimal, whole: Decimal) -> Decimal {
    if whole <= Decimal::ZERO {
        return Decimal::ZERO;
    }
    let percent = part
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|hundredfold| hundredfold.checked_div(whole))
        .unwrap_or_default();
    percent
        .round_dp(1)
        .clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)
        .normalize()
}

#[cfg(test)]
mod tests {
    #[test]
    fn shares_are_percent_and_never_leave_the_bar() {
        let share = |part: &str, whole: &str| {
            super::share(part.parse().unwrap(), whole.parse().unwrap()).to_string()
        };
        assert_eq!(share("8120", "12430"), "65.3");
        assert_eq!(share("5", "0"), "0");
        assert_eq!(share("-5", "10"), "0");
        assert_eq!(share("50", "10"), "100");
    }
}
