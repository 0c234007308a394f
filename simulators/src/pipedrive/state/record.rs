//! One stored thing (deal, person, row, note …) as the wire knows it: a map of JSON values.

use rust_decimal::Decimal;
use serde_json::{Map, Value};

pub(crate) type Id = i64;
pub(crate) type Fields = Map<String, Value>;

/// Built-in keys and custom fields of one entity, both in the shape of the v2 API.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    pub(crate) data: Fields,
    pub(crate) custom: Fields,
}

impl Record {
    /// A thing without custom fields.
    pub(crate) fn of(data: Fields) -> Self {
        Self {
            data,
            custom: Fields::new(),
        }
    }

    pub(crate) fn id(&self) -> Id {
        self.int("id").unwrap_or_default()
    }

    pub(crate) fn int(&self, key: &str) -> Option<Id> {
        self.data.get(key).and_then(Value::as_i64)
    }

    /// The text of a key, empty when the key is absent, null or no text.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.data
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        self.data
            .get(key)
            .and_then(Value::as_bool)
            .unwrap_or_default()
    }

    pub(crate) fn amount(&self, key: &str) -> Decimal {
        self.data.get(key).and_then(decimal).unwrap_or_default()
    }

    pub(crate) fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.data.insert(key.to_owned(), value.into());
    }

    /// What to call it on a page: a deal's title, anything else's name.
    pub(crate) fn label(&self) -> &str {
        match self.text("title") {
            "" => self.text("name"),
            title => title,
        }
    }
}

/// The exact decimal behind a JSON number (or numeric text); `None` for anything else.
pub(crate) fn decimal(value: &Value) -> Option<Decimal> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    text.parse()
        .ok()
        .or_else(|| Decimal::from_scientific(&text).ok())
}

/// A decimal as a JSON number without trailing zeros.
pub(crate) fn number(amount: Decimal) -> Value {
    serde_json::from_str(&amount.normalize().to_string()).unwrap_or(Value::Null)
}

/// A JSON object literal as `Fields`; anything that is not an object becomes an empty map.
pub(crate) fn fields(value: Value) -> Fields {
    match value {
        Value::Object(map) => map,
        _ => Fields::new(),
    }
}
