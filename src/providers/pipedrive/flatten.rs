//! A record's values as the text a person sees (`pipedrive.md` 8.3).

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::address;
use crate::domain::deal::FieldValues;
use crate::providers::number;
use crate::providers::wire::clean;

/// A record as it came: key → its JSON.
pub(super) type Row = BTreeMap<String, Box<RawValue>>;

/// Built-in and custom fields side by side. Empty ones are left out.
pub(super) fn flatten(row: &Row) -> FieldValues {
    let mut fields = FieldValues::new();
    for (key, raw) in row {
        if key == "custom_fields" {
            let custom: Row = serde_json::from_str(raw.get()).unwrap_or_default();
            for (key, raw) in &custom {
                put(&mut fields, key, raw);
            }
        } else {
            put(&mut fields, key, raw);
        }
    }
    for (many, one) in [("emails", "email"), ("phones", "phone")] {
        if let Some(first) = fields.get(many).cloned() {
            fields.entry(one.to_owned()).or_insert(first);
        }
    }
    fields
}

fn put(fields: &mut FieldValues, key: &str, raw: &RawValue) {
    let shown = match first_byte(raw) {
        b'{' => object(fields, key, raw),
        b'[' => array(raw),
        _ => scalar(raw),
    };
    if let Some(shown) = shown.filter(|text| !text.is_empty()) {
        fields.insert(key.to_owned(), shown);
    }
}

fn first_byte(raw: &RawValue) -> u8 {
    raw.get().bytes().next().unwrap_or_default()
}

fn scalar(raw: &RawValue) -> Option<String> {
    match first_byte(raw) {
        b'"' => serde_json::from_str::<String>(raw.get())
            .ok()
            .map(|text| clean(&text)),
        b'n' | b'{' | b'[' => None,
        b't' | b'f' => Some(raw.get().to_owned()),
        _ => number::of_raw(raw).map(|value| value.normalize().to_string()),
    }
}

/// The object's own parts that have a text.
fn parts(raw: &RawValue) -> BTreeMap<String, String> {
    let row: Row = serde_json::from_str(raw.get()).unwrap_or_default();
    row.into_iter()
        .filter_map(|(key, raw)| Some((key, scalar(&raw)?)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn object(fields: &mut FieldValues, key: &str, raw: &RawValue) -> Option<String> {
    let keyed: Row = serde_json::from_str(raw.get()).ok()?;
    let parts = parts(raw);
    let has = |name: &str| keyed.contains_key(name);
    if has("formatted_address") || has("locality") || has("postal_code") {
        for (name, text) in &parts {
            fields.insert(format!("{key}.{name}"), text.clone());
        }
        return Some(address::lines(&parts));
    }
    if has("currency") && has("value") {
        for (name, text) in &parts {
            fields.insert(format!("{key}.{name}"), text.clone());
        }
        let currency = parts.get("currency").map_or("", String::as_str);
        let amount = parts.get("value")?;
        return Some(format!("{amount} {currency}").trim().to_owned());
    }
    if let Some(until) = parts.get("until") {
        let from = parts.get("value").map_or("", String::as_str);
        return Some(format!("{from} – {until}"));
    }
    named(&parts)
}

/// What an object is called, whatever it is.
fn named(parts: &BTreeMap<String, String>) -> Option<String> {
    ["label", "name", "value", "id"]
        .into_iter()
        .find_map(|name| parts.get(name).cloned())
}

fn array(raw: &RawValue) -> Option<String> {
    let all: Vec<Box<RawValue>> = serde_json::from_str(raw.get()).ok()?;
    let mut shown = Vec::new();
    for one in &all {
        if first_byte(one) != b'{' {
            shown.extend(scalar(one));
            continue;
        }
        let parts = parts(one);
        let keyed: Row = serde_json::from_str(one.get()).unwrap_or_default();
        // E-mail addresses and phones: one is the primary one.
        if keyed.contains_key("primary") && keyed.contains_key("value") {
            return primary(&all);
        }
        shown.extend(named(&parts));
    }
    shown.retain(|text| !text.is_empty());
    Some(shown.join(", "))
}

/// The primary one, or the first that is not empty.
fn primary(all: &[Box<RawValue>]) -> Option<String> {
    let all: Vec<_> = all.iter().map(|one| parts(one)).collect();
    let filled = || all.iter().filter(|one| one.contains_key("value"));
    filled()
        .find(|one| {
            one.get("primary")
                .is_some_and(|yes| yes == "true" || yes == "1")
        })
        .or_else(|| filled().next())
        .and_then(|one| one.get("value").cloned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(json: &str) -> Vec<(String, String)> {
        let row: Row = serde_json::from_str(json).unwrap();
        flatten(&row).into_iter().collect()
    }

    fn one(value: &str) -> Option<String> {
        let row: Row = serde_json::from_str(&format!("{{\"k\":{value}}}")).unwrap();
        flatten(&row).remove("k")
    }

    #[test]
    fn each_type_as_a_person_sees_it() {
        for (value, text) in [
            (r#""INV-1""#, "INV-1"),
            (r#""  a\u0000b\r\nc ""#, "ab\nc"),
            ("4250.50", "4250.5"),
            ("100", "100"),
            ("1e2", "100"),
            ("123456789012345678.12", "123456789012345678.12"),
            (r#"{"value":1234.50,"currency":"EUR"}"#, "1234.5 EUR"),
            (r#"{"id":17,"label":"Open"}"#, "Open"),
            (r#"[{"id":1,"label":"A"},{"id":2,"label":"B"}]"#, "A, B"),
            ("[13,14]", "13, 14"),
            ("17", "17"),
            (
                r#"{"value":"2026-12-01","until":"2026-12-31"}"#,
                "2026-12-01 – 2026-12-31",
            ),
            (
                r#"{"value":"09:00:00","timezone_id":310,"timezone_name":"Europe/Tallinn"}"#,
                "09:00:00",
            ),
            ("true", "true"),
        ] {
            assert_eq!(one(value).as_deref(), Some(text), "{value}");
        }
        for nothing in [
            "null",
            r#""""#,
            r#"" ""#,
            "[]",
            "{}",
            "[null]",
            r#"{"value":null,"currency":"EUR"}"#,
        ] {
            assert_eq!(one(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn custom_fields_stand_beside_built_in_ones() {
        let all = shown(
            r#"{"id":311,"name":"Tideway","address":{"value":"Sadama 5, 10111 Tallinn","route":"Sadama","street_number":"5",
                "locality":"Tallinn","postal_code":"10111","country":null,"formatted_address":"Sadama 5, 10111 Tallinn"},
                "custom_fields":{"a1":"EE101","b2":null,"c3":{"value":5,"currency":"EUR"}}}"#,
        );
        let find = |key: &str| all.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
        assert_eq!(find("address"), Some("Sadama 5\n10111 Tallinn"));
        assert_eq!(find("address.locality"), Some("Tallinn"));
        assert_eq!(find("a1"), Some("EE101"));
        assert_eq!(find("b2"), None);
        assert_eq!(find("c3"), Some("5 EUR"));
        assert_eq!(find("c3.currency"), Some("EUR"));
        assert_eq!(find("custom_fields"), None);
    }

    #[test]
    fn the_primary_address_counts() {
        let email = |list: &str| {
            let row: Row = serde_json::from_str(&format!("{{\"emails\":{list}}}")).unwrap();
            flatten(&row).remove("email")
        };
        assert_eq!(
            email(r#"[{"value":"a@x.y","primary":false},{"value":"b@x.y","primary":true}]"#)
                .as_deref(),
            Some("b@x.y")
        );
        assert_eq!(
            email(r#"[{"value":"","primary":true},{"value":"c@x.y","primary":false}]"#).as_deref(),
            Some("c@x.y")
        );
        assert_eq!(email(r#"[{"value":"","primary":true}]"#), None);
        assert_eq!(email("[]"), None);
        assert_eq!(email("null"), None);
    }
}
