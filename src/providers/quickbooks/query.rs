//! QuickBooks' query language has no parameters: every statement is built here (`quickbooks.md` 4).

use std::fmt::Write;

use crate::domain::moment::Moment;
use crate::providers::error::{ProviderError, Refusal};

/// Objects per page, the most QuickBooks gives.
pub(super) const PAGE: usize = 1000;
/// A list longer than this is cut (`threat-model.md` V3).
pub(super) const MOST_PAGES: usize = 50;

/// A value with a control character: it never becomes part of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a control character in a query")]
pub(super) struct Unquotable;

impl From<Unquotable> for ProviderError {
    fn from(_: Unquotable) -> Self {
        // The same code QuickBooks would give for characters it does not take; nothing was sent.
        Self::Rejected(Refusal {
            code: "2040".to_owned(),
            ..Refusal::default()
        })
    }
}

/// A `SELECT * FROM …` with its conditions.
pub(super) struct Select {
    text: String,
    conditions: usize,
}

impl Select {
    pub(super) fn from(entity: &'static str) -> Self {
        Self {
            text: format!("SELECT * FROM {entity}"),
            conditions: 0,
        }
    }

    fn condition(mut self, text: &str) -> Self {
        self.text.push_str(if self.conditions == 0 {
            " WHERE "
        } else {
            " AND "
        });
        self.text.push_str(text);
        self.conditions += 1;
        self
    }

    /// List entities answer only active ones unless asked so.
    pub(super) fn with_inactive(self) -> Self {
        self.condition("Active IN (true, false)")
    }

    pub(super) fn equals(self, property: &'static str, value: &str) -> Result<Self, Unquotable> {
        let value = quoted(value)?;
        Ok(self.condition(&format!("{property} = {value}")))
    }

    pub(super) fn one_of<'a>(
        self,
        property: &'static str,
        values: impl Iterator<Item = &'a str>,
    ) -> Result<Self, Unquotable> {
        let values = values.map(quoted).collect::<Result<Vec<_>, _>>()?;
        Ok(self.condition(&format!("{property} IN ({})", values.join(", "))))
    }

    pub(super) fn since(self, property: &'static str, at: Moment) -> Self {
        let at = instant(at);
        self.condition(&format!("{property} >= '{at}'"))
    }

    pub(super) fn until(self, property: &'static str, at: Moment) -> Self {
        let at = instant(at);
        self.condition(&format!("{property} <= '{at}'"))
    }

    /// All in one page, in no order.
    pub(super) fn one_page(mut self) -> String {
        // Writing to a String cannot fail.
        write!(self.text, " MAXRESULTS {PAGE}").unwrap_or_default();
        self.text
    }

    /// The newest few.
    pub(super) fn newest(&self, count: usize) -> String {
        format!(
            "{} ORDERBY MetaData.CreateTime DESC MAXRESULTS {count}",
            self.text
        )
    }

    /// The page that begins at this object, counted from 1.
    pub(super) fn page(&self, start: usize) -> String {
        format!(
            "{} ORDERBY Id STARTPOSITION {start} MAXRESULTS {PAGE}",
            self.text
        )
    }
}

/// Whole seconds, rounded down, in UTC: always with an offset.
pub(super) fn instant(at: Moment) -> String {
    at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn quoted(value: &str) -> Result<String, Unquotable> {
    if value.chars().any(char::is_control) {
        return Err(Unquotable);
    }
    let escaped = value.replace('\\', "\\\\").replace('\'', "\\'");
    Ok(format!("'{escaped}'"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn statements_read_as_documented() {
        let select = Select::from("Customer")
            .with_inactive()
            .equals("DisplayName", "Adam's \\ Candy & Co")
            .unwrap();
        assert_eq!(
            select.page(1001),
            r"SELECT * FROM Customer WHERE Active IN (true, false) AND DisplayName = 'Adam\'s \\ Candy & Co' ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000"
        );
        let ids = Select::from("Invoice")
            .one_of("Id", ["145", "147"].into_iter())
            .unwrap();
        assert_eq!(
            ids.one_page(),
            "SELECT * FROM Invoice WHERE Id IN ('145', '147') MAXRESULTS 1000"
        );
        let at = Moment::from_unix(1_795_413_600).unwrap().plus_millis(900);
        let since = Select::from("Invoice").since("MetaData.CreateTime", at);
        assert_eq!(
            since.one_page(),
            "SELECT * FROM Invoice WHERE MetaData.CreateTime >= '2026-11-23T06:00:00Z' MAXRESULTS 1000"
        );
    }

    #[test]
    fn control_characters_are_refused() {
        for text in ["a\nb", "a\0", "\u{85}", "a\tb"] {
            assert_eq!(quoted(text), Err(Unquotable), "{text:?}");
        }
    }

    /// What QuickBooks' reader does: a backslash takes the next character as it is.
    fn read_back(statement: &str) -> Option<String> {
        let mut rest = statement.strip_prefix('\'')?.chars();
        let mut read = String::new();
        loop {
            match rest.next()? {
                '\\' => read.push(rest.next()?),
                '\'' => return rest.next().is_none().then_some(read),
                c => read.push(c),
            }
        }
    }

    proptest! {
        #[test]
        fn a_name_cannot_end_a_query(name in r"[\PC'\\%]{0,40}") {
            prop_assume!(!name.chars().any(char::is_control));
            prop_assert_eq!(read_back(&quoted(&name).unwrap()), Some(name));
        }
    }
}
