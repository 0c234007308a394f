//! Names and values of a query or a form: each name at most once, what nobody asked for is ignored.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::error::WebError;

/// Parsed pairs. A repeated name is refused (threat model B7).
#[derive(Debug, Default)]
pub(super) struct Pairs(BTreeMap<String, String>);

impl Pairs {
    /// Reads `a=1&b=2`, percent-encoded.
    pub(super) fn parse(text: &[u8]) -> Result<Self, WebError> {
        let mut pairs = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(text) {
            if pairs
                .insert(name.into_owned(), value.into_owned())
                .is_some()
            {
                return Err(WebError::Malformed("repeated_parameter"));
            }
        }
        Ok(Self(pairs))
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The value, or nothing where it is missing or blank.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.trim().is_empty())
    }

    pub(super) fn field(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }

    /// An id or number that has to be there.
    pub(super) fn need<T: FromStr>(&self, name: &str) -> Result<T, WebError> {
        let value = self.get(name).and_then(|value| value.parse().ok());
        value.ok_or(WebError::Malformed("missing_parameter"))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::DealId;

    #[test]
    fn a_parameter_comes_once() {
        assert!(Pairs::parse(b"deal=1&deal=2").is_err());
        assert!(Pairs::parse(b"deal=1&de%61l=1").is_err());
    }

    #[test]
    fn values_are_decoded_and_typed() {
        let pairs = Pairs::parse("deal=481&q=M%C3%BCller+%26+Co&empty=".as_bytes()).unwrap();
        assert_eq!(pairs.need::<DealId>("deal").unwrap(), DealId(481));
        assert_eq!(pairs.get("q"), Some("Müller & Co"));
        assert_eq!(pairs.filled("empty"), None);
        assert!(pairs.need::<DealId>("missing").is_err());
        assert!(pairs.need::<DealId>("q").is_err());
    }
}
