//! How records look in v2 answers: every custom field, labels on request, counters on request (contract 8.1).

use serde_json::{Value, json};

use super::call::Call;
use super::reply::{Refusal, invalid};
use crate::pipedrive::state::fields::Field;
use crate::pipedrive::state::{Company, Fields, Kind, Record};

/// A record as its own endpoint answers it, following the query of the call.
pub(crate) fn record(
    company: &Company,
    kind: Kind,
    record: &Record,
    call: &Call,
) -> Result<Value, Refusal> {
    let mut data = record.data.clone();
    if kind == Kind::Person && company.contact_sync {
        for key in ["postal_address", "notes", "im", "birthday", "job_title"] {
            data.entry(key).or_insert(Value::Null);
        }
    }
    let labels = call.flag_arg("include_option_labels");
    let wanted = custom_keys(call)?;
    let custom = company
        .fields_of(kind)
        .iter()
        .filter(|field| field.custom)
        .filter(|field| {
            wanted
                .as_ref()
                .is_none_or(|keys| keys.contains(&field.code.as_str()))
        })
        .map(|field| (field.code.clone(), value_of(field, record, labels)));
    data.insert("custom_fields".to_owned(), Value::Object(custom.collect()));
    if call.flag_arg("include_labels") {
        data.insert("labels".to_owned(), labels_of(record));
    }
    for key in call.arg("include_fields").unwrap_or_default().split(',') {
        if let Some(value) = counter(company, record, key) {
            data.insert(key.to_owned(), value);
        }
    }
    Ok(Value::Object(data))
}

/// `custom_fields=a,b`, at most fifteen keys.
fn custom_keys(call: &Call) -> Result<Option<Vec<&str>>, Refusal> {
    let Some(list) = call.arg("custom_fields") else {
        return Ok(None);
    };
    let keys: Vec<&str> = list.split(',').map(str::trim).collect();
    if keys.len() > 15 {
        return Err(invalid("custom_fields: at most 15 keys"));
    }
    Ok(Some(keys))
}

fn value_of(field: &Field, record: &Record, labels: bool) -> Value {
    let value = record.custom.get(&field.code).cloned().unwrap_or_default();
    let labelled = |id: &Value| {
        let option = field
            .options
            .iter()
            .find(|option| Some(option.id) == id.as_i64());
        json!({"id": id, "label": option.map(|option| option.label.as_str())})
    };
    match (&value, field.kind.as_str()) {
        (Value::Number(_), "enum") if labels => labelled(&value),
        (Value::Array(ids), "set") if labels => ids.iter().map(labelled).collect(),
        _ => value,
    }
}

fn labels_of(record: &Record) -> Value {
    let ids = record.data.get("label_ids").and_then(Value::as_array);
    ids.into_iter()
        .flatten()
        .map(|id| json!({"id": id, "label": format!("Label {id}")}))
        .collect()
}

fn counter(company: &Company, record: &Record, key: &str) -> Option<Value> {
    let deal = record.id();
    let of_deal = |one: &Record| one.int("deal_id") == Some(deal);
    Some(match key {
        "products_count" => json!(company.rows.values().filter(|row| of_deal(row)).count()),
        "notes_count" => json!(company.notes.values().filter(|note| of_deal(note)).count()),
        "files_count" => json!(
            company
                .files
                .values()
                .filter(|file| of_deal(&file.record))
                .count()
        ),
        "activities_count" => json!(
            company
                .activities
                .values()
                .filter(|one| of_deal(one))
                .count()
        ),
        "followers_count"
        | "email_messages_count"
        | "done_activities_count"
        | "undone_activities_count"
        | "participants_count" => json!(0),
        "next_activity_id"
        | "last_activity_id"
        | "last_incoming_mail_time"
        | "last_outgoing_mail_time"
        | "source_lead_id"
        | "smart_bcc_email" => Value::Null,
        "first_won_time" => record.data.get("won_time").cloned().unwrap_or_default(),
        _ => return None,
    })
}

/// Only the data of a row, discount or installment.
pub(crate) fn data(record: &Record) -> Value {
    Value::Object(record.data.clone())
}

/// Inserts several keys at once.
pub(crate) fn put(target: &mut Fields, more: Value) {
    if let Value::Object(more) = more {
        target.extend(more);
    }
}
