//! Money: exact decimals with a currency. Two currencies never add.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// An ISO 4217 code that QuickBooks and Pipedrive both know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(iso_currency::Currency);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an ISO 4217 currency")]
pub struct UnknownCurrency(pub String);

impl Currency {
    /// Custom currencies of Pipedrive (`pipedrive.md` 8.7) are refused here.
    pub fn parse(code: &str) -> Result<Self, UnknownCurrency> {
        iso_currency::Currency::from_code(code)
            .filter(|currency| currency.exponent().is_some())
            .map(Self)
            .ok_or_else(|| UnknownCurrency(code.chars().take(12).collect()))
    }

    /// Those that most trade is billed in, by their codes.
    pub fn usual() -> impl Iterator<Item = Self> {
        const CODES: [&str; 40] = [
            "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK",
            "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR",
            "NOK", "NZD", "PEN", "PHP", "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY",
            "UAH", "USD", "VND", "ZAR",
        ];
        CODES.into_iter().filter_map(|code| Self::parse(code).ok())
    }

    pub fn code(self) -> &'static str {
        self.0.code()
    }

    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// Digits after the point that an amount may have. QuickBooks keeps two in every currency
    /// (`quickbooks.md` 9.4), so three-digit currencies are cut to two; yen stay whole.
    pub fn digits(self) -> u32 {
        self.0
            .exponent()
            .map_or(2, |digits| u32::from(digits).min(2))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = <String as serde::Deserialize>::deserialize(from)?;
        Self::parse(&code).map_err(serde::de::Error::custom)
    }
}

/// Half away from zero at that many digits, as QuickBooks rounds its lines (`quickbooks.md` 9.4).
pub fn round(amount: Decimal, digits: u32) -> Decimal {
    amount.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

/// Whole hundredths, the form in which amounts are stored; `None` beyond 64 bits.
pub fn to_minor(amount: Decimal) -> Option<i64> {
    let hundredths = round(amount, 2).checked_mul(Decimal::ONE_HUNDRED)?;
    i64::try_from(
        hundredths
            .trunc()
            .mantissa()
            .checked_div(10_i128.checked_pow(hundredths.trunc().scale())?)?,
    )
    .ok()
}

pub fn from_minor(hundredths: i64) -> Decimal {
    Decimal::new(hundredths, 2)
}

/// The largest amount QuickBooks takes on a line (`quickbooks.md` 5.2.3: 15 digits, 10.5).
pub const LARGEST: Decimal = Decimal::from_parts(1_215_752_191, 23, 0, false, 0); // 99,999,999,999

/// A number as a person typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("not a number written in full")]
    NotANumber,
    #[error("too many digits after the point")]
    TooManyDecimals,
    #[error("larger than QuickBooks takes")]
    TooLarge,
}

/// Reads a typed number: digits, one point or comma, an optional minus. No exponents, no thousands
/// separators, at most `digits` places; `-0` is zero.
pub fn parse_typed(text: &str, digits: u32) -> Result<Decimal, NumberError> {
    let text = text
        .trim()
        .replace(['\u{a0}', '\u{202f}', ' '], "")
        .replace('\u{2212}', "-");
    let plain = text.replacen(',', ".", usize::from(!text.contains('.')));
    let unsigned = plain.strip_prefix('-').unwrap_or(&plain);
    let well_formed = !unsigned.is_empty()
        && unsigned.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && unsigned.bytes().filter(|b| *b == b'.').count() <= 1
        && unsigned.bytes().any(|b| b.is_ascii_digit());
    if !well_formed {
        return Err(NumberError::NotANumber);
    }
    let whole_digits = unsigned
        .split('.')
        .next()
        .map_or(0, |whole| whole.trim_start_matches('0').len());
    if whole_digits > 11 {
        return Err(NumberError::TooLarge);
    }
    let significant = plain
        .split_once('.')
        .map_or("", |(_, tail)| tail.trim_end_matches('0'));
    if u32::try_from(significant.len()).map_or(true, |len| len > digits) {
        return Err(NumberError::TooManyDecimals);
    }
    let padded = if plain.ends_with('.') {
        format!("{plain}0")
    } else {
        plain
    };
    let value = Decimal::from_str_exact(&padded).map_err(|_| NumberError::NotANumber)?;
    if value.abs() > LARGEST {
        return Err(NumberError::TooLarge);
    }
    Ok(if value.is_zero() {
        Decimal::ZERO
    } else {
        value.normalize()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn amounts_are_whole_hundredths() {
        assert_eq!(to_minor(dec("12.345")), Some(1235));
        assert_eq!(to_minor(dec("-0.005")), Some(-1));
        assert_eq!(to_minor(dec("100")), Some(10_000));
        assert_eq!(to_minor(dec("99999999999.99")), Some(9_999_999_999_999));
        assert_eq!(to_minor(dec("92233720368547758.08")), None);
        assert_eq!(from_minor(1235), dec("12.35"));
        assert_eq!(LARGEST, dec("99999999999"));
    }

    #[test]
    fn typed_numbers_are_read_strictly() {
        for (text, value) in [
            ("12", "12"),
            ("1,5", "1.5"),
            ("-0", "0"),
            ("0.50", "0.5"),
            ("\u{2212}3", "-3"),
            ("1 234.5", "1234.5"),
            ("7.", "7"),
        ] {
            assert_eq!(parse_typed(text, 2), Ok(dec(value)), "{text}");
        }
        for text in [
            "", "1e9", "abc", "1.2.3", "--1", "1,234.5", "NaN", "∞", "0x10", ".",
        ] {
            assert_eq!(parse_typed(text, 2), Err(NumberError::NotANumber), "{text}");
        }
        assert_eq!(parse_typed("0.005", 2), Err(NumberError::TooManyDecimals));
        assert_eq!(parse_typed("999999999999", 2), Err(NumberError::TooLarge));
        assert_eq!(parse_typed("1.5", 0), Err(NumberError::TooManyDecimals));
        assert_eq!(parse_typed("-99999999999", 2), Ok(-LARGEST));
        assert_eq!(parse_typed("0099999999999.00", 2), Ok(LARGEST));
        assert_eq!(parse_typed("99999999999.01", 2), Err(NumberError::TooLarge));
    }

    #[test]
    fn a_currency_is_its_code() {
        let euro = Currency::parse("EUR").unwrap();
        assert_eq!((euro.code(), euro.name()), ("EUR", "Euro"));
        assert_eq!(euro.to_string(), "EUR");
        assert_eq!(serde_json::to_string(&euro).unwrap(), "\"EUR\"");
        assert_eq!(serde_json::from_str::<Currency>("\"EUR\"").unwrap(), euro);
        assert!(serde_json::from_str::<Currency>("\"BEER\"").is_err());
        assert!(Currency::usual().any(|usual| usual == euro));
    }

    #[test]
    fn custom_currencies_are_refused() {
        assert_eq!(Currency::parse("JPY").unwrap().digits(), 0);
        assert_eq!(Currency::parse("KWD").unwrap().digits(), 2);
        assert!(Currency::parse("BEER").is_err());
        assert!(Currency::parse("XAU").is_err());
    }
}
