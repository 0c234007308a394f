//! Voiding and deleting invoices (contract 6.4, 6.5).

use serde_json::{Value, json};

use crate::quickbooks::books::{Entity, Object, applied_to, text};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::events::Operation;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::payments;

pub(crate) fn void(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::Invoice, request)?;
    void_now(desk, &id)?;
    Ok(id)
}

fn void_now(desk: &mut Desk<'_>, id: &str) -> Result<(), Fault> {
    desk.changeable(Entity::Invoice, id)?;
    desk.open_period(text(&desk.realm.get(Entity::Invoice, id)?.body, "TxnDate"))?;
    let paid = !applied_to(desk.realm, Entity::Invoice, id).is_empty();
    if paid && desk.switches.void_paid_refused {
        return Err(Fault::business(
            "You can't void a transaction that has payments applied to it.",
        ));
    }
    payments::unapply(desk, id)?;
    let now = desk.now;
    desk.realm.revise(Entity::Invoice, id, now, zero)?;
    desk.event(Entity::Invoice, id, Operation::Voided);
    Ok(())
}

/// Everything that counts becomes 0, the note says so.
fn zero(body: &mut Object) {
    for name in [
        "TotalAmt",
        "Balance",
        "Deposit",
        "HomeTotalAmt",
        "HomeBalance",
    ] {
        if name == "TotalAmt" || name == "Balance" || body.contains_key(name) {
            body.insert(name.into(), 0.into());
        }
    }
    body.insert("TxnTaxDetail".into(), json!({ "TotalTax": 0 }));
    body.insert("LinkedTxn".into(), json!([]));
    if let Some(Value::Array(lines)) = body.get_mut("Line") {
        lines.iter_mut().for_each(zero_line);
    }
    let note = match text(body, "PrivateNote") {
        Some(note) => format!("Voided - {note}"),
        None => "Voided".to_owned(),
    };
    body.insert("PrivateNote".into(), note.into());
}

fn zero_line(line: &mut Value) {
    if let Some(line) = line.as_object_mut() {
        if line.contains_key("Amount") {
            line.insert("Amount".into(), 0.into());
        }
        if let Some(Value::Object(detail)) = line.get_mut("SalesItemLineDetail") {
            detail.insert("Qty".into(), 0.into());
            detail.remove("TaxInclusiveAmt");
        }
        if let Some(Value::Array(inner)) = line
            .get_mut("GroupLineDetail")
            .and_then(|d| d.get_mut("Line"))
        {
            inner.iter_mut().for_each(zero_line);
        }
    }
}

/// The void answer in the spelling the switch asks for.
pub(crate) fn void_answer(full: Value, id: &str, switch: &str) -> Value {
    match switch {
        "minimal" => json!({ "Id": id, "status": "Voided" }),
        "upper" => upper(full),
        _ => full,
    }
}

/// Enumerations as `NEED_TO_PRINT`, `SALES_ITEM_LINE_DETAIL`.
fn upper(mut full: Value) -> Value {
    let snake = |value: &mut Value| {
        if let Value::String(text) = value {
            let mut out = String::new();
            for (at, c) in text.chars().enumerate() {
                if c.is_uppercase() && at > 0 {
                    out.push('_');
                }
                out.push(c.to_ascii_uppercase());
            }
            *text = out;
        }
    };
    for name in ["PrintStatus", "EmailStatus"] {
        full.get_mut(name).into_iter().for_each(snake);
    }
    let lines = full.get_mut("Line").and_then(Value::as_array_mut);
    for line in lines.into_iter().flatten() {
        line.get_mut("DetailType").into_iter().for_each(snake);
    }
    full
}

pub(crate) fn delete(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::Invoice, request)?;
    desk.changeable(Entity::Invoice, &id)?;
    desk.open_period(text(&desk.realm.get(Entity::Invoice, &id)?.body, "TxnDate"))?;
    if !applied_to(desk.realm, Entity::Invoice, &id).is_empty() {
        if !desk.switches.delete_paid_unapplies {
            return Err(Fault::business(
                "You can't delete a transaction that has payments applied to it.",
            ));
        }
        payments::unapply(desk, &id)?;
    }
    let now = desk.now;
    desk.realm.bury(Entity::Invoice, &id, now)?;
    desk.event(Entity::Invoice, &id, Operation::Deleted);
    Ok(id)
}
