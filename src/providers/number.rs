//! Exact decimals on the wire: a number is read from its own text and written as its own text.

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A JSON number, or a number inside a JSON string, without a float on the way.
///
/// Only usable in plain structs: `flatten` and untagged enums lose the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Number(pub Decimal);

/// `dependencies.md` 8: exact text first, then scientific notation; never a rounding parser.
pub fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
        .map(|value| {
            if value.is_zero() {
                Decimal::ZERO
            } else {
                value
            }
        })
}

/// The number that stands in a piece of JSON; `None` for anything else.
pub fn of_raw(raw: &RawValue) -> Option<Decimal> {
    let text = raw.get();
    if text.starts_with('"') {
        parse(&serde_json::from_str::<String>(text).ok()?)
    } else {
        parse(text)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(from)?;
        of_raw(&raw)
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("not a decimal number"))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let text = self.0.to_string();
        RawValue::from_string(text)
            .map_err(serde::ser::Error::custom)?
            .serialize(to)
    }
}

/// For `Option<Number>` fields: absent, `null`, `""` and blanks are nothing.
pub fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Number>, D::Error> {
    let Some(raw) = Option::<Box<RawValue>>::deserialize(from)? else {
        return Ok(None);
    };
    if raw.get().trim_matches('"').trim().is_empty() || raw.get() == "null" {
        return Ok(None);
    }
    of_raw(&raw)
        .map(|value| Some(Number(value)))
        .ok_or_else(|| serde::de::Error::custom("not a decimal number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize, Serialize, PartialEq)]
    struct Row {
        #[serde(default, deserialize_with = "optional")]
        amount: Option<Number>,
    }

    fn read(text: &str) -> Result<Option<Decimal>, String> {
        let json = format!("{{\"amount\":{text}}}");
        let mut from = serde_json::Deserializer::from_str(&json);
        serde_path_to_error::deserialize::<_, Row>(&mut from)
            .map(|row| row.amount.map(|number| number.0))
            .map_err(|error| error.path().to_string())
    }

    #[test]
    fn numbers_keep_their_text() {
        for (text, value) in [
            ("150", "150"),
            ("150.00", "150.00"),
            ("\"0.8612\"", "0.8612"),
            ("123456789012345678.12", "123456789012345678.12"),
            ("1e2", "100"),
            ("1.5E+3", "1500"),
            ("-0", "0"),
            ("-12.5", "-12.5"),
        ] {
            assert_eq!(read(text), Ok(Some(value.parse().unwrap())), "{text}");
        }
        for text in ["null", "\"\"", "\" \""] {
            assert_eq!(read(text), Ok(None), "{text}");
        }
        for text in [
            "1e400",
            "\"NaN\"",
            "true",
            "{}",
            "123456789012345678901234567890",
            "0.12345678901234567890123456789012",
        ] {
            assert_eq!(read(text), Err("amount".to_owned()), "{text}");
        }
    }

    #[test]
    fn written_numbers_are_plain() {
        for text in ["150.00", "0.53067", "-3", "12345678901234567890.12"] {
            let row = Row {
                amount: Some(Number(text.parse().unwrap())),
            };
            assert_eq!(
                serde_json::to_string(&row).unwrap(),
                format!("{{\"amount\":{text}}}")
            );
        }
    }

    /// A dependency that switches `arbitrary_precision` on would break this for the whole program.
    #[test]
    fn tagged_enums_still_read_numbers() {
        #[derive(Debug, Deserialize, PartialEq)]
        #[serde(tag = "kind")]
        enum Tagged {
            A { size: f64 },
        }
        let read: Tagged = serde_json::from_str(r#"{"kind":"A","size":1.5}"#).unwrap();
        assert_eq!(read, Tagged::A { size: 1.5 });
    }
}
