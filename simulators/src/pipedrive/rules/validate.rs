//! The strictness of v2 bodies: types are never coerced, unknown custom fields are refused (contract 7.1, 8.3).

use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

use crate::pipedrive::state::fields::Field;
use crate::pipedrive::state::{Company, Fields, Kind};

/// What a built-in key takes.
#[derive(Clone, Copy)]
enum Shape {
    Text,
    Id,
    Number,
    Flag,
    Date,
    Time,
    Ids,
    Status,
    Currency,
    List,
    Address,
    Frequency,
    DiscountType,
    TaxMethod,
}

const RECORD: [(&str, Shape); 29] = [
    ("title", Shape::Text),
    ("name", Shape::Text),
    ("owner_id", Shape::Id),
    ("person_id", Shape::Id),
    ("org_id", Shape::Id),
    ("pipeline_id", Shape::Id),
    ("stage_id", Shape::Id),
    ("value", Shape::Number),
    ("currency", Shape::Currency),
    ("is_archived", Shape::Flag),
    ("archive_time", Shape::Time),
    ("status", Shape::Status),
    ("probability", Shape::Number),
    ("lost_reason", Shape::Text),
    ("close_time", Shape::Time),
    ("won_time", Shape::Time),
    ("lost_time", Shape::Time),
    ("visible_to", Shape::Id),
    ("expected_close_date", Shape::Date),
    ("label_ids", Shape::Ids),
    ("emails", Shape::List),
    ("phones", Shape::List),
    ("address", Shape::Address),
    ("code", Shape::Text),
    ("description", Shape::Text),
    ("unit", Shape::Text),
    ("tax", Shape::Number),
    ("prices", Shape::List),
    ("website", Shape::Text),
];

const ROW: [(&str, Shape); 15] = [
    ("product_id", Shape::Id),
    ("product_variation_id", Shape::Id),
    ("item_price", Shape::Number),
    ("quantity", Shape::Number),
    ("tax", Shape::Number),
    ("discount", Shape::Number),
    ("discount_type", Shape::DiscountType),
    ("tax_method", Shape::TaxMethod),
    ("comments", Shape::Text),
    ("is_enabled", Shape::Flag),
    ("billing_frequency", Shape::Frequency),
    ("billing_frequency_cycles", Shape::Id),
    ("billing_start_date", Shape::Date),
    ("amount", Shape::Number),
    ("billing_date", Shape::Date),
];

const FREQUENCIES: [&str; 6] = [
    "one-time",
    "annually",
    "semi-annually",
    "quarterly",
    "monthly",
    "weekly",
];

/// The keys of `body` that may be written to a record of this kind.
///
/// # Errors
/// The sentence of a validation error.
pub(crate) fn built_in(kind: Kind, body: &Fields) -> Result<Fields, String> {
    let mut accepted = known(&RECORD, body)?;
    let foreign: &[&str] = match kind {
        Kind::Deal => &[
            "name", "emails", "phones", "address", "code", "prices", "website", "tax",
        ],
        _ => &[
            "title",
            "status",
            "stage_id",
            "pipeline_id",
            "value",
            "is_archived",
        ],
    };
    for key in foreign {
        accepted.remove(*key);
    }
    Ok(accepted)
}

/// The keys of a deal product or installment.
pub(crate) fn row(body: &Fields) -> Result<Fields, String> {
    known(&ROW, body)
}

fn known(shapes: &[(&str, Shape)], body: &Fields) -> Result<Fields, String> {
    let mut accepted = Fields::new();
    for (key, value) in body {
        let Some((_, shape)) = shapes.iter().find(|(name, _)| name == key) else {
            continue;
        };
        if let Some(expected) = mismatch(*shape, value) {
            return Err(format!(
                "{key}: Expected {expected}, received {}",
                type_name(value)
            ));
        }
        accepted.insert(key.clone(), value.clone());
    }
    Ok(accepted)
}

/// What was expected where the value does not fit.
fn mismatch(shape: Shape, value: &Value) -> Option<&'static str> {
    let text = value.as_str();
    let (fits, expected) = match shape {
        Shape::Text => (value.is_string() || value.is_null(), "string"),
        Shape::Id => (value.is_i64() || value.is_null(), "number"),
        Shape::Number => (value.is_number() || value.is_null(), "number"),
        Shape::Flag => (value.is_boolean(), "boolean"),
        Shape::Date => (value.is_null() || text.is_some_and(is_date), "date"),
        Shape::Time => (value.is_null() || text.is_some_and(is_time), "date-time"),
        Shape::Ids => (
            value.is_null() || is_list_of(value, Value::is_i64),
            "array of numbers",
        ),
        Shape::Status => (
            text.is_some_and(|one| ["open", "won", "lost"].contains(&one)),
            "status",
        ),
        Shape::Currency => (text.is_some_and(|one| one.len() == 3), "currency code"),
        Shape::List => (is_list_of(value, Value::is_object), "array of objects"),
        Shape::Address => (
            value.is_null() || value.get("value").is_some_and(Value::is_string),
            "object",
        ),
        Shape::Frequency => (
            text.is_some_and(|one| FREQUENCIES.contains(&one)),
            "billing frequency",
        ),
        Shape::DiscountType => (
            text.is_some_and(|one| ["percentage", "amount"].contains(&one)),
            "discount type",
        ),
        Shape::TaxMethod => (
            text.is_some_and(|one| ["exclusive", "inclusive", "none"].contains(&one)),
            "tax method",
        ),
    };
    (!fits).then_some(expected)
}

fn is_list_of(value: &Value, one: fn(&Value) -> bool) -> bool {
    value.as_array().is_some_and(|list| list.iter().all(one))
}

fn is_date(text: &str) -> bool {
    text.parse::<NaiveDate>().is_ok()
}

fn is_time(text: &str) -> bool {
    chrono::DateTime::parse_from_rfc3339(text).is_ok()
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Checks `custom_fields` against the company's definitions.
///
/// # Errors
/// A sentence that names the `field_code`.
pub(crate) fn custom(company: &Company, kind: Kind, values: &Fields) -> Result<(), String> {
    let defined = company.fields_of(kind);
    for (code, value) in values {
        let Some(field) = defined
            .iter()
            .find(|field| field.custom && field.code == *code)
        else {
            return Err(format!("custom_fields.{code}: Unknown field_code"));
        };
        if !value.is_null() && !fits_custom(field, value) {
            return Err(format!(
                "custom_fields.{code}: Invalid value for field type {}, received {}",
                field.kind,
                type_name(value)
            ));
        }
    }
    Ok(())
}

fn fits_custom(field: &Field, value: &Value) -> bool {
    let option = |id: &Value| {
        id.as_i64()
            .is_some_and(|id| field.options.iter().any(|option| option.id == id))
    };
    let text = value.as_str();
    let part = |key: &str| value.get(key).and_then(Value::as_str);
    match field.kind.as_str() {
        "varchar" | "varchar_auto" | "phone" => text.is_some_and(|one| one.chars().count() <= 255),
        "text" => text.is_some_and(|one| one.len() <= 65_000),
        "double" => value.is_number(),
        "monetary" => {
            value.get("value").is_some_and(Value::is_number) && part("currency").is_some()
        }
        "enum" => option(value),
        "set" => value
            .as_array()
            .is_some_and(|list| !list.is_empty() && list.iter().all(option)),
        "user" | "org" | "people" => value.is_i64(),
        "date" => text.is_some_and(is_date),
        "daterange" => part("value").is_some_and(is_date) && part("until").is_some_and(is_date),
        "time" => part("value").is_some_and(is_clock),
        "timerange" => part("value").is_some_and(is_clock) && part("until").is_some_and(is_clock),
        "address" => part("value").is_some(),
        _ => true,
    }
}

fn is_clock(text: &str) -> bool {
    text.parse::<NaiveTime>().is_ok()
}

/// A query time stamp: RFC 3339 with whole seconds.
///
/// # Errors
/// The sentence of a validation error.
pub(crate) fn query_time(key: &str, text: &str) -> Result<chrono::DateTime<chrono::Utc>, String> {
    let parsed = chrono::DateTime::parse_from_rfc3339(text)
        .ok()
        .filter(|_| !text.contains('.'));
    parsed
        .map(|time| time.to_utc())
        .ok_or_else(|| format!("{key}: Expected date-time with whole seconds, received {text}"))
}
