//! Small shapes both providers share: ids as text or number, times in every spelling, JSON with its path.

use chrono::{DateTime, NaiveDate};
use serde::de::{DeserializeOwned, Deserializer, Visitor};

use super::error::ProviderError;
use crate::domain::moment::Moment;

/// A text, also where the provider wrote a number or a boolean; `null` and other shapes are nothing.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    struct Loose;
    impl<'de> Visitor<'de> for Loose {
        type Value = Option<String>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a text or a number")
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Some(text.to_owned()))
        }

        fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
            Ok(Some(text))
        }

        fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
            Ok(Some(number.to_string()))
        }

        fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
            Ok(Some(number.to_string()))
        }

        fn visit_bool<E>(self, yes: bool) -> Result<Self::Value, E> {
            Ok(Some(yes.to_string()))
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(
            self,
            mut from: A,
        ) -> Result<Self::Value, A::Error> {
            while from.next_element::<serde::de::IgnoredAny>()?.is_some() {}
            Ok(None)
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(
            self,
            mut from: A,
        ) -> Result<Self::Value, A::Error> {
            while from
                .next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?
                .is_some()
            {}
            Ok(None)
        }
    }
    from.deserialize_any(Loose)
}

/// A whole number, also as text; anything else is nothing.
pub(crate) fn integer<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(text(from)?.and_then(|text| digits(&text)))
}

/// Digits with an optional minus, nothing else: `+5` and `٤` are no numbers here.
pub(crate) fn digits(text: &str) -> Option<i64> {
    let bare = text.strip_prefix('-').unwrap_or(text);
    let plain = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A yes or no, also as `0`/`1` or text; anything else is nothing.
pub(crate) fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    Ok(match text(from)?.as_deref() {
        Some("true" | "1") => Some(true),
        Some("false" | "0") => Some(false),
        _ => None,
    })
}

/// A list where the provider may also write `null`.
pub(crate) fn list<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: serde::Deserialize<'de>,
{
    Ok(<Option<Vec<T>> as serde::Deserialize>::deserialize(from)?.unwrap_or_default())
}

/// RFC 3339 with 0 to 9 fraction digits, also with an offset without colon.
pub(crate) fn moment(text: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .ok()
        .map(|at| Moment::from(at.to_utc()))
}

/// A day, also where a time follows it.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}

/// Text as we keep it: no control characters but line breaks, none of them at the ends.
pub(crate) fn clean(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unix
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| *c == '\n' || !c.is_control())
        .collect();
    kept.trim().to_owned()
}

/// A filled text or nothing.
pub(crate) fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| clean(&text))
        .filter(|text| !text.is_empty())
}

/// Reads JSON; an error names the place.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, ProviderError> {
    let mut from = serde_json::Deserializer::from_slice(body);
    let read =
        serde_path_to_error::deserialize(&mut from).map_err(|error| ProviderError::Unreadable {
            path: error.path().to_string(),
        })?;
    from.end().map_err(|_| ProviderError::Unreadable {
        path: "after the end".to_owned(),
    })?;
    Ok(read)
}

/// Looks like JSON, as opposed to a page of HTML or XML.
pub(crate) fn is_json(body: &[u8]) -> bool {
    matches!(body.trim_ascii_start().first(), Some(b'{' | b'['))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_in_many_spellings() {
        let at = moment("2026-11-23T16:15:31Z");
        assert!(at.is_some());
        for text in [
            "2026-11-23T08:15:31-08:00",
            "2026-11-23T08:15:31-0800",
            "2026-11-23T16:15:31.000Z",
            "2026-11-23T16:15:31.000000000Z",
        ] {
            assert_eq!(moment(text), at, "{text}");
        }
        assert_eq!(moment("yesterday"), None);
        assert_eq!(day("2026-11-23T00:00:00"), "2026-11-23".parse().ok());
        assert_eq!(day("23.11.2026"), None);
    }

    #[test]
    fn kept_text_has_no_control_characters() {
        assert_eq!(clean(" a\u{0}b\tc\r\nd\u{7f} "), "ab c\nd");
    }

    #[test]
    fn a_long_number_is_not_an_id() {
        #[derive(serde::Deserialize)]
        struct Row {
            #[serde(default, deserialize_with = "integer")]
            id: Option<i64>,
        }
        for (json, id) in [
            (r#"{"id":7}"#, Some(7)),
            (r#"{"id":"7"}"#, Some(7)),
            (r#"{"id":"+7"}"#, None),
            (r#"{"id":7.5}"#, None),
            (r#"{"id":99999999999999999999}"#, None),
            (r#"{"id":{"value":7}}"#, None),
            (r#"{"id":null}"#, None),
            ("{}", None),
        ] {
            assert_eq!(serde_json::from_str::<Row>(json).unwrap().id, id, "{json}");
        }
    }
}
