//! Amounts: exact decimals inside, JSON numbers outside, no float arithmetic between.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

/// The decimal a JSON number spells; nothing for any other value.
pub(crate) fn decimal(value: &Value) -> Option<Decimal> {
    let Value::Number(number) = value else {
        return None;
    };
    let text = number.to_string();
    text.parse()
        .ok()
        .or_else(|| Decimal::from_scientific(&text).ok())
}

/// The JSON number that spells a decimal, without trailing zeros.
pub(crate) fn number(amount: Decimal) -> Value {
    serde_json::from_str(&amount.normalize().to_string()).unwrap_or_default()
}

/// Two places, half away from zero (contract 9.4).
pub(crate) fn cents(amount: Decimal) -> Decimal {
    places(amount, 2)
}

pub(crate) fn places(amount: Decimal, digits: u32) -> Decimal {
    amount.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_digits() {
        for text in ["0", "324.75", "0.1", "99999999999.99", "-12.5", "0.5306667"] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(number(decimal(&value).unwrap()).to_string(), text);
        }
        assert_eq!(number("150.00".parse().unwrap()).to_string(), "150");
        assert_eq!(cents("0.125".parse().unwrap()).to_string(), "0.13");
        assert_eq!(decimal(&Value::from("1")), None);
    }
}
