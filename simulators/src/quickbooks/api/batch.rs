//! Several operations in one call (contract 7.1).

use serde_json::{Value, json};

use super::Price;
use super::dispatch::{object, write};
use crate::quickbooks::books::{Entity, Object, text};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::query;

const MOST: usize = 30;

fn items(body: &[u8]) -> Result<Vec<Object>, Fault> {
    let request = object(body)?;
    let items = request.get("BatchItemRequest").and_then(Value::as_array);
    let items = items.ok_or_else(|| Fault::missing("BatchItemRequest"))?;
    items
        .iter()
        .map(|item| {
            item.as_object()
                .cloned()
                .ok_or_else(|| Fault::unknown_property("BatchItemRequest"))
        })
        .collect()
}

/// Counted by its items.
pub(crate) fn price(body: &[u8]) -> Price {
    let mut price = Price::default();
    for item in items(body).unwrap_or_default() {
        if item.contains_key("Query") {
            price.coreplus += 1;
        } else {
            price.core += 1;
        }
    }
    price
}

pub(crate) fn carry_out(desk: &mut Desk<'_>, body: &[u8]) -> Result<Value, Fault> {
    let items = items(body)?;
    if items.len() > MOST {
        let detail = format!(
            "The batch has {} items; at most {MOST} are allowed.",
            items.len()
        );
        return Err(Fault::new("1040", "Batch size exceeded", detail));
    }
    let mut answers: Vec<Value> = items.iter().map(|item| answer(desk, item)).collect();
    if desk.switches.batch_shuffled {
        answers.reverse();
    }
    Ok(json!({ "BatchItemResponse": answers }))
}

fn answer(desk: &mut Desk<'_>, item: &Object) -> Value {
    let content = one(desk, item).unwrap_or_else(|fault| json!({ "Fault": fault.body() }));
    let mut answer = match content {
        Value::Object(answer) => answer,
        _ => Object::new(),
    };
    if let Some(id) = item.get("bId") {
        answer.insert("bId".into(), id.clone());
    }
    answer.into()
}

fn one(desk: &mut Desk<'_>, item: &Object) -> Result<Value, Fault> {
    if let Some(statement) = text(item, "Query") {
        return Ok(json!({ "QueryResponse": query::run(desk.realm, statement, desk.now)? }));
    }
    let operation = text(item, "operation").ok_or_else(|| Fault::missing("operation"))?;
    let named = item
        .iter()
        .find_map(|(name, value)| Entity::named(name).zip(value.as_object()));
    let (entity, request) = named.ok_or_else(Fault::unsupported)?;
    write(
        desk,
        entity,
        request,
        Some(operation),
        text(item, "optionsData"),
    )
}
