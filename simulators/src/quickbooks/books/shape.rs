//! What a request body may hold: known fields, their kinds and lengths (contract 5.1 and the tables of 5).

use serde_json::Value;

use super::Object;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::{money, time};

/// What one field may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// Text of at most so many characters.
    Text(usize),
    /// A name: as text, without colon, tab and newline.
    Name(usize),
    OneOf(&'static [&'static str]),
    Flag,
    Number,
    Date,
    /// `{"value":…}`.
    Ref,
    /// `{"value":…}` of at most so many characters.
    Memo(usize),
    /// `{"Address":…}`, a list by commas.
    Email(usize),
    /// `{"FreeFormNumber":…}`.
    Phone,
    /// `{"URI":…}`.
    Uri,
    Address,
    /// Checked elsewhere.
    Free,
    /// Ignored in requests.
    ReadOnly,
}

pub(crate) type Fields = &'static [(&'static str, Rule)];

/// Fields every object has.
const COMMON: Fields = &[
    ("Id", Rule::ReadOnly),
    ("SyncToken", Rule::ReadOnly),
    ("MetaData", Rule::ReadOnly),
    ("domain", Rule::ReadOnly),
    ("sparse", Rule::ReadOnly),
    ("status", Rule::ReadOnly),
    ("time", Rule::ReadOnly),
];

const ADDRESS: Fields = &[
    ("Id", Rule::ReadOnly),
    ("Line1", Rule::Text(500)),
    ("Line2", Rule::Text(500)),
    ("Line3", Rule::Text(500)),
    ("Line4", Rule::Text(500)),
    ("Line5", Rule::Text(500)),
    ("City", Rule::Text(255)),
    ("CountrySubDivisionCode", Rule::Text(255)),
    ("PostalCode", Rule::Text(30)),
    ("Country", Rule::Text(255)),
    ("CountryCode", Rule::ReadOnly),
    ("Lat", Rule::ReadOnly),
    ("Long", Rule::ReadOnly),
    ("Note", Rule::ReadOnly),
    ("PostalCodeSuffix", Rule::ReadOnly),
];

/// The writable part of a request body; read-only fields fall away, unknown ones are refused (2010).
/// Cleared fields stay in as `""` or `null`.
pub(crate) fn accept(fields: Fields, given: &Object) -> Result<Object, Fault> {
    let mut kept = Object::new();
    for (name, value) in given {
        let known = fields.iter().chain(COMMON).find(|(field, _)| field == name);
        let (_, rule) = known.ok_or_else(|| Fault::unknown_property(name))?;
        if matches!(rule, Rule::ReadOnly) {
            continue;
        }
        if !is_cleared(value) {
            check(name, *rule, value)?;
        }
        kept.insert(name.clone(), value.clone());
    }
    Ok(kept)
}

/// Lays a request over a stored object; cleared fields disappear, also inside an address or a memo.
pub(crate) fn merge(onto: &mut Object, given: Object) {
    for (name, mut value) in given {
        let mut is_empty = is_cleared(&value);
        if let Value::Object(parts) = &mut value {
            parts.retain(|_, part| !is_cleared(part));
            is_empty = parts.is_empty();
        }
        if is_empty {
            onto.remove(&name);
        } else {
            onto.insert(name, value);
        }
    }
}

fn is_cleared(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(str::is_empty)
}

fn check(name: &str, rule: Rule, value: &Value) -> Result<(), Fault> {
    match rule {
        Rule::Text(most) => length(name, plain(name, value)?, most),
        Rule::Name(most) => {
            let text = plain(name, value)?;
            if text.contains([':', '\t', '\n', '\r']) {
                return Err(Fault::characters(name));
            }
            length(name, text, most)
        }
        Rule::OneOf(known) if known.contains(&plain(name, value)?) => Ok(()),
        Rule::Flag if value.is_boolean() => Ok(()),
        Rule::Number if money::decimal(value).is_some() => Ok(()),
        Rule::Date => {
            let fault = || {
                Fault::new(
                    "2060",
                    "Invalid Date format",
                    format!("{name} is not a date"),
                )
                .at(name)
            };
            time::date(plain(name, value)?)
                .map(|_| ())
                .ok_or_else(fault)
        }
        Rule::Ref if value.get("value").is_some_and(Value::is_string) => Ok(()),
        Rule::Memo(most) => inner(name, "value", value).and_then(|text| length(name, text, most)),
        Rule::Email(most) => {
            let list = inner(name, "Address", value)?;
            length(name, list, most)?;
            emails(name, list)
        }
        Rule::Phone => inner(name, "FreeFormNumber", value).and_then(|text| length(name, text, 30)),
        Rule::Uri => {
            let text = inner(name, "URI", value)?;
            length(name, text, 1000)?;
            let fault =
                || Fault::new("2180", "Invalid URL", format!("{text} is not a URL")).at(name);
            url::Url::parse(text).map(|_| ()).map_err(|_| fault())
        }
        Rule::Address => address(name, value),
        Rule::Free | Rule::ReadOnly => Ok(()),
        Rule::OneOf(_) => Err(Fault::new(
            "2170",
            "Invalid Enumeration",
            format!("{name} has an unknown value"),
        )
        .at(name)),
        Rule::Flag | Rule::Number | Rule::Ref => Err(Fault::unknown_property(name)),
    }
}

fn address(name: &str, value: &Value) -> Result<(), Fault> {
    let parts = value
        .as_object()
        .ok_or_else(|| Fault::unknown_property(name))?;
    for (part, value) in parts {
        let known = ADDRESS.iter().find(|(field, _)| field == part);
        let (_, rule) = known.ok_or_else(|| Fault::unknown_property(&format!("{name}.{part}")))?;
        if !is_cleared(value) {
            check(&format!("{name}.{part}"), *rule, value)?;
        }
    }
    Ok(())
}

fn plain<'v>(name: &str, value: &'v Value) -> Result<&'v str, Fault> {
    value.as_str().ok_or_else(|| Fault::unknown_property(name))
}

fn inner<'v>(name: &str, key: &str, value: &'v Value) -> Result<&'v str, Fault> {
    match value.get(key) {
        Some(Value::String(text)) => Ok(text),
        None | Some(Value::Null) if value.is_object() => Ok(""),
        _ => Err(Fault::unknown_property(name)),
    }
}

fn length(name: &str, text: &str, most: usize) -> Result<(), Fault> {
    let got = text.chars().count();
    if got > most {
        Err(Fault::too_long(name, most, got))
    } else {
        Ok(())
    }
}

/// Every address of a list by commas has an `@` with a dot somewhere after it.
pub(crate) fn emails(name: &str, list: &str) -> Result<(), Fault> {
    let fine = |one: &str| {
        let one = one.trim();
        one.split_once('@').is_some_and(|(user, host)| {
            let inside = host.trim_matches('.');
            !user.is_empty()
                && inside == host
                && host.contains('.')
                && !one.contains([' ', ';', '<', '>'])
                && !host.contains('@')
        })
    };
    if list.is_empty() || list.split(',').all(fine) {
        Ok(())
    } else {
        Err(Fault::email(name))
    }
}

/// A text field of an object.
pub(crate) fn text<'o>(object: &'o Object, name: &str) -> Option<&'o str> {
    object.get(name).and_then(Value::as_str)
}

/// The id of a reference field.
pub(crate) fn reference<'o>(object: &'o Object, name: &str) -> Option<&'o str> {
    object
        .get(name)
        .and_then(|r| r.get("value"))
        .and_then(Value::as_str)
}

/// A flag of an object.
pub(crate) fn flag(object: &Object, name: &str) -> Option<bool> {
    object.get(name).and_then(Value::as_bool)
}
