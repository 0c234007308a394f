//! Credit memos, and credits that apply themselves to new invoices (contract 5.8, 5.10).

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::books::{self, Entity, Object, accept, merge, reference, text};
use super::currency;
use super::desk::Desk;
use super::events::Operation;
use super::fault::Fault;
use super::money::{cents, decimal, number};
use super::{invoices, payments};

/// A credit memo of sold lines, without tax: enough to be applied to an invoice.
pub(crate) fn create(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let mut body = Object::new();
    merge(&mut body, accept(invoices::FIELDS, request)?);
    let customer = reference(&body, "CustomerRef")
        .ok_or_else(|| Fault::missing("CustomerRef"))?
        .to_owned();
    let holder = desk.referred(Entity::Customer, &customer)?.clone();
    let code = reference(&holder, "CurrencyRef")
        .unwrap_or(desk.realm.home_currency())
        .to_owned();
    body.insert("CurrencyRef".into(), currency::named(&code));
    let lines = request
        .get("Line")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let amounts: Vec<Decimal> = lines
        .iter()
        .filter_map(|l| l.get("Amount").and_then(decimal))
        .collect();
    if amounts.is_empty() {
        return Err(Fault::missing("Line"));
    }
    let today = desk.today().to_string();
    body.entry("TxnDate").or_insert_with(|| today.into());
    desk.open_period(text(&body, "TxnDate"))?;
    body.insert("Line".into(), lines.into());
    let total = cents(amounts.into_iter().sum());
    body.insert("TotalAmt".into(), number(total));
    let (now, requestid) = (desk.now, desk.requestid.clone());
    let id = desk.realm.insert(Entity::CreditMemo, body, now, requestid);
    payments::rebalance_quietly(desk, Entity::CreditMemo, &id)?;
    desk.event(Entity::CreditMemo, &id, Operation::Created);
    Ok(id)
}

pub(crate) fn delete(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::CreditMemo, request)?;
    let now = desk.now;
    desk.realm.bury(Entity::CreditMemo, &id, now)?;
    desk.event(Entity::CreditMemo, &id, Operation::Deleted);
    Ok(id)
}

/// Uses up the customer's unapplied payments, then open credit memos, on a new invoice.
pub(crate) fn apply_open(desk: &mut Desk<'_>, invoice: &str) -> Result<(), Fault> {
    let mut body = desk.realm.get(Entity::Invoice, invoice)?.body.clone();
    let customer = reference(&body, "CustomerRef")
        .unwrap_or_default()
        .to_owned();
    let mut open = body.get("Balance").and_then(decimal).unwrap_or_default();
    for (payment, unapplied) in open_of(desk, Entity::Payment, "UnappliedAmt", &customer) {
        let part = unapplied.min(open);
        if part > Decimal::ZERO {
            extend(desk, &payment, invoice, part)?;
            open -= part;
        }
    }
    for (memo, credit) in open_of(desk, Entity::CreditMemo, "Balance", &customer) {
        let part = credit.min(open);
        if part > Decimal::ZERO {
            join(desk, &body, &memo, part)?;
            open -= part;
        }
    }
    books::balance(desk.realm, Entity::Invoice, invoice, &mut body);
    desk.realm.get_mut(Entity::Invoice, invoice)?.body = body;
    Ok(())
}

fn open_of(desk: &Desk<'_>, entity: Entity, field: &str, customer: &str) -> Vec<(String, Decimal)> {
    let theirs = desk
        .realm
        .live(entity)
        .filter(|(_, r)| reference(&r.body, "CustomerRef") == Some(customer));
    theirs
        .map(|(id, r)| {
            (
                id.to_owned(),
                r.body.get(field).and_then(decimal).unwrap_or_default(),
            )
        })
        .collect()
}

/// One more line on an existing payment.
fn extend(desk: &mut Desk<'_>, payment: &str, invoice: &str, part: Decimal) -> Result<(), Fault> {
    let now = desk.now;
    desk.realm.revise(Entity::Payment, payment, now, |body| {
        let line = link(part, "Invoice", invoice);
        if let Some(lines) = body
            .entry("Line")
            .or_insert_with(|| json!([]))
            .as_array_mut()
        {
            lines.push(line);
        }
        books::unapplied(body);
    })?;
    desk.event(Entity::Payment, payment, Operation::Updated);
    Ok(())
}

/// A payment of 0 that joins a credit memo and an invoice.
fn join(desk: &mut Desk<'_>, invoice: &Object, memo: &str, part: Decimal) -> Result<(), Fault> {
    let id = text(invoice, "Id").unwrap_or_default();
    let mut request = payments::receipt(invoice, Decimal::ZERO);
    request.insert(
        "Line".into(),
        json!([link(part, "Invoice", id), link(part, "CreditMemo", memo)]),
    );
    payments::create(desk, &request).map(|_| ())
}

fn link(amount: Decimal, kind: &str, id: &str) -> Value {
    json!({ "Amount": number(amount), "LinkedTxn": [{ "TxnId": id, "TxnType": kind }] })
}
