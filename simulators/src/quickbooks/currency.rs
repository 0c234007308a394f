//! Currencies of a company (contract 5.9, 9.1).

use serde_json::{Value, json};

use super::books::{Entity, Object, Realm, text};
use super::desk::Desk;
use super::fault::Fault;
use super::money::number;
use super::time;

const NAMES: &[(&str, &str)] = &[
    ("USD", "United States Dollar"),
    ("EUR", "Euro"),
    ("GBP", "British Pound Sterling"),
    ("CAD", "Canadian Dollar"),
    ("AUD", "Australian Dollar"),
    ("CHF", "Swiss Franc"),
    ("SEK", "Swedish Krona"),
    ("PLN", "Polish Zloty"),
    ("JPY", "Japanese Yen"),
    ("UAH", "Ukrainian Hryvnia"),
    ("INR", "Indian Rupee"),
];

/// `{"value":"EUR","name":"Euro"}`.
pub(crate) fn named(code: &str) -> Value {
    let name = NAMES
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, name)| *name);
    json!({ "value": code, "name": name })
}

fn is_code(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// The reference of a new customer's currency; an unknown one joins the company's list.
pub(crate) fn for_customer(desk: &mut Desk<'_>, code: &str) -> Result<Value, Fault> {
    if !is_code(code) {
        return Err(Fault::new(
            "2220",
            "Invalid Currency",
            format!("{code} is not a currency"),
        )
        .at("CurrencyRef"));
    }
    let home = desk.realm.home_currency() == code;
    if !home && !desk.realm.prefers("CurrencyPrefs", "MultiCurrencyEnabled") {
        return Err(Fault::business(
            "Multicurrency is not enabled for this company.",
        ));
    }
    let known = desk
        .realm
        .live(Entity::CompanyCurrency)
        .any(|(_, r)| text(&r.body, "Code") == Some(code));
    if !home && !known {
        let mut body = Object::new();
        let name = named(code).get("name").cloned().unwrap_or_default();
        body.insert("Code".into(), code.into());
        body.insert("Name".into(), name);
        body.insert("Active".into(), true.into());
        let now = desk.now;
        desk.realm.insert(Entity::CompanyCurrency, body, now, None);
    }
    Ok(named(code))
}

/// An `ExchangeRate` object, by `GET /exchangerate` or a query.
pub(crate) fn exchange_rate(
    realm: &Realm,
    source: &str,
    as_of: &str,
    now: chrono::DateTime<chrono::Utc>,
) -> Option<Object> {
    let rate = realm.rate(source)?;
    let object = json!({
        "SourceCurrencyCode": source, "TargetCurrencyCode": realm.home_currency(), "Rate": number(rate),
        "AsOfDate": as_of, "MetaData": { "LastUpdatedTime": time::stamp(now) }, "domain": "QBO", "sparse": false,
    });
    match object {
        Value::Object(object) => Some(object),
        _ => None,
    }
}
