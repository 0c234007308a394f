//! Webhook payload 2.0: typed custom fields, `visible_to` as text (contract 8.3, 9.3).

use serde_json::{Value, json};

use crate::pipedrive::state::{Company, Fields, Kind, Record, fields};

/// `data` of an event about a record.
pub(crate) fn record(company: &Company, kind: Kind, record: &Record) -> Value {
    let mut data = record.data.clone();
    as_event(&mut data);
    let custom = typed_fields(company, kind, &record.custom);
    data.insert("custom_fields".to_owned(), Value::Object(custom));
    Value::Object(data)
}

/// `previous` of a change: only what changed.
pub(crate) fn previous(company: &Company, kind: Kind, keys: Fields, custom: &Fields) -> Value {
    let mut data = keys;
    as_event(&mut data);
    if !custom.is_empty() {
        let typed = typed_fields(company, kind, custom);
        data.insert("custom_fields".to_owned(), Value::Object(typed));
    }
    Value::Object(data)
}

fn as_event(data: &mut Fields) {
    if let Some(visible) = data.get("visible_to").and_then(Value::as_i64) {
        data.insert("visible_to".to_owned(), json!(visible.to_string()));
    }
    if let Some(Value::Object(address)) = data.get("address").cloned() {
        let text = address.get("value").cloned().unwrap_or_default();
        data.insert("address".to_owned(), text);
    }
}

fn typed_fields(company: &Company, kind: Kind, values: &Fields) -> Fields {
    let defined = company.fields_of(kind);
    let one = |(code, value): (&String, &Value)| {
        let field = defined.iter().find(|field| field.code == *code);
        let typed = field.map_or(Value::Null, |field| typed(&field.kind, value));
        (code.clone(), typed)
    };
    values.iter().map(one).collect()
}

/// One value in the third column of the table in contract 8.3.
pub(crate) fn typed(kind: &str, value: &Value) -> Value {
    if value.is_null() {
        return Value::Null;
    }
    let part = |key: &str| value.get(key).cloned().unwrap_or_default();
    match kind {
        "enum" | "user" | "org" | "people" => json!({"type": kind, "id": value}),
        "set" => {
            let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
            let ids: Vec<Value> = list.iter().map(|id| json!({"id": id})).collect();
            json!({"type": kind, "values": ids})
        }
        "monetary" => json!({"type": kind, "value": part("value"), "currency": part("currency")}),
        "daterange" => json!({"type": kind, "from": part("value"), "until": part("until")}),
        "time" => json!({"type": kind, "value": part("value"), "timezone_id": part("timezone_id")}),
        "timerange" => json!({"type": kind, "from": part("value"), "until": part("until"),
            "timezone_id": part("timezone_id")}),
        "address" => {
            let mut address = fields(value.clone());
            address.insert("type".to_owned(), json!(kind));
            Value::Object(address)
        }
        _ => json!({"type": kind, "value": value}),
    }
}
