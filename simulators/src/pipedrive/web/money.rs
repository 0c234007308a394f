//! Amounts as people read them.

use crate::pipedrive::state::record::decimal;
use serde_json::Value;

/// `1 311.00 USD` with the decimals of the currency.
pub(crate) fn amount(value: Option<&Value>, currency: &str, decimals: u32) -> String {
    let amount = value.and_then(decimal).unwrap_or_default();
    let places = usize::try_from(decimals).unwrap_or(2);
    let text = format!("{amount:.places$}");
    let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("−", digits));
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let dot = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{dot}{fraction} {currency}")
}

/// A plain number as it was written.
pub(crate) fn number(value: Option<&Value>) -> String {
    value
        .and_then(decimal)
        .unwrap_or_default()
        .normalize()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn thousands_are_grouped_and_decimals_follow_the_currency() {
        assert_eq!(
            amount(Some(&json!(1_234_567.5)), "USD", 2),
            "1,234,567.50 USD"
        );
        assert_eq!(amount(Some(&json!(-45000)), "JPY", 0), "−45,000 JPY");
    }
}
