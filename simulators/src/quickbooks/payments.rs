//! Payments and what they do to invoices (contract 5.10, 6.10).

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::books::{
    self, Entity, Fields, Object, Rule, accept, applied_to, merge, reference, text, unapply_invoice,
};
use super::currency;
use super::desk::{Desk, is_sparse};
use super::events::Operation;
use super::fault::Fault;
use super::money::{decimal, number};

const FIELDS: Fields = &[
    ("CustomerRef", Rule::Ref),
    ("TotalAmt", Rule::Number),
    ("TxnDate", Rule::Date),
    ("PaymentRefNum", Rule::Text(21)),
    ("PaymentMethodRef", Rule::Ref),
    ("DepositToAccountRef", Rule::Ref),
    ("ARAccountRef", Rule::Ref),
    ("CurrencyRef", Rule::Ref),
    ("ExchangeRate", Rule::Number),
    ("PrivateNote", Rule::Text(4000)),
    ("UnappliedAmt", Rule::ReadOnly),
    ("ProcessPayment", Rule::Flag),
    ("Line", Rule::Free),
    ("TxnSource", Rule::Text(50)),
    ("LinkedTxn", Rule::ReadOnly),
    ("HomeTotalAmt", Rule::ReadOnly),
    ("TxnStatus", Rule::ReadOnly),
    ("CreditCardPayment", Rule::ReadOnly),
    ("TaxExemptionRef", Rule::ReadOnly),
    ("TransactionLocationType", Rule::ReadOnly),
];

/// A transaction that a payment touches.
type Target = (Entity, String);

pub(crate) fn create(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let mut body = Object::new();
    merge(&mut body, accept(FIELDS, request)?);
    for field in ["CustomerRef", "TotalAmt"] {
        if !body.contains_key(field) {
            return Err(Fault::missing(field));
        }
    }
    let today = desk.today().to_string();
    body.entry("TxnDate").or_insert_with(|| today.into());
    body.entry("ProcessPayment").or_insert(false.into());
    settle(desk, &mut body, None)?;
    let touched = targets(&body);
    let (now, requestid) = (desk.now, desk.requestid.clone());
    let id = desk.realm.insert(Entity::Payment, body, now, requestid);
    desk.event(Entity::Payment, &id, Operation::Created);
    rebalance(desk, &touched)?;
    Ok(id)
}

pub(crate) fn update(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::Payment, request)?;
    desk.changeable(Entity::Payment, &id)?;
    let given = accept(FIELDS, request)?;
    let old = desk.realm.get(Entity::Payment, &id)?.body.clone();
    desk.open_period(text(&old, "TxnDate"))?;
    let mut body = if is_sparse(request) {
        old.clone()
    } else {
        Object::new()
    };
    merge(&mut body, given);
    for field in ["CustomerRef", "TotalAmt", "TxnDate", "CurrencyRef"] {
        if let (false, Some(value)) = (body.contains_key(field), old.get(field)) {
            body.insert(field.into(), value.clone());
        }
    }
    settle(desk, &mut body, Some(&id))?;
    let touched: BTreeSet<Target> = targets(&old).union(&targets(&body)).cloned().collect();
    let now = desk.now;
    desk.realm.replace(Entity::Payment, &id, body, now)?;
    desk.event(Entity::Payment, &id, Operation::Updated);
    rebalance(desk, &touched)?;
    Ok(id)
}

/// Empties a payment and gives its invoices their balance back.
pub(crate) fn void(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::Payment, request)?;
    desk.changeable(Entity::Payment, &id)?;
    let old = desk.realm.get(Entity::Payment, &id)?.body.clone();
    desk.open_period(text(&old, "TxnDate"))?;
    let now = desk.now;
    desk.realm.revise(Entity::Payment, &id, now, |body| {
        let note = text(body, "PrivateNote")
            .map_or_else(|| "Voided".to_owned(), |n| format!("Voided - {n}"));
        body.insert("PrivateNote".into(), note.into());
        body.insert("Line".into(), json!([]));
        body.insert("TotalAmt".into(), 0.into());
        body.insert("UnappliedAmt".into(), 0.into());
    })?;
    desk.event(Entity::Payment, &id, Operation::Voided);
    rebalance(desk, &targets(&old))?;
    Ok(id)
}

pub(crate) fn delete(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::Payment, request)?;
    desk.changeable(Entity::Payment, &id)?;
    let old = desk.realm.get(Entity::Payment, &id)?.body.clone();
    desk.open_period(text(&old, "TxnDate"))?;
    let now = desk.now;
    desk.realm.bury(Entity::Payment, &id, now)?;
    desk.event(Entity::Payment, &id, Operation::Deleted);
    rebalance(desk, &targets(&old))?;
    Ok(id)
}

/// Checks customer, currency, date and lines; computes what stays unapplied.
fn settle(desk: &Desk<'_>, body: &mut Object, own: Option<&str>) -> Result<(), Fault> {
    let customer = reference(body, "CustomerRef")
        .unwrap_or_default()
        .to_owned();
    let holder = desk.referred(Entity::Customer, &customer)?;
    let code = reference(holder, "CurrencyRef")
        .unwrap_or(desk.realm.home_currency())
        .to_owned();
    match reference(body, "CurrencyRef") {
        None if desk.realm.prefers("CurrencyPrefs", "MultiCurrencyEnabled") => {
            return Err(Fault::missing("CurrencyRef"));
        }
        Some(other) if other != code => {
            return Err(Fault::business(
                "The payment's currency must be the currency of the customer.",
            ));
        }
        _ => {}
    }
    body.insert("CurrencyRef".into(), currency::named(&code));
    desk.open_period(text(body, "TxnDate"))?;
    body.entry("Line").or_insert_with(|| json!([]));
    for target in &targets(body) {
        fits(desk, body, target, own)?;
    }
    books::unapplied(body);
    let left = body
        .get("UnappliedAmt")
        .and_then(decimal)
        .unwrap_or_default();
    let total = body.get("TotalAmt").and_then(decimal).unwrap_or_default();
    if left.is_sign_negative() && !left.is_zero() || total.is_sign_negative() && !total.is_zero() {
        return Err(Fault::business(
            "The amounts applied exceed the amount of the payment.",
        ));
    }
    Ok(())
}

/// A line may not put more on a transaction than is open there.
fn fits(desk: &Desk<'_>, body: &Object, target: &Target, own: Option<&str>) -> Result<(), Fault> {
    let (kind, id) = target;
    let found = desk
        .realm
        .get(*kind, id)
        .map_err(|_| Fault::reference("Transaction", id))?;
    if reference(&found.body, "CustomerRef") != reference(body, "CustomerRef") {
        return Err(Fault::new(
            "620",
            "Transaction cannot be linked",
            "It belongs to another customer.",
        ));
    }
    let open = found
        .body
        .get("Balance")
        .and_then(decimal)
        .unwrap_or_default();
    let mine: Decimal = applied_to(desk.realm, *kind, id)
        .iter()
        .filter(|(payment, _)| Some(payment.as_str()) == own)
        .map(|(_, amount)| *amount)
        .sum();
    let wanted = books::put_on(body, kind.name(), id);
    if wanted > open + mine {
        return Err(Fault::business(
            "You can't apply more than the open balance of the transaction.",
        ));
    }
    Ok(())
}

fn targets(body: &Object) -> BTreeSet<Target> {
    let lines = body.get("Line").and_then(Value::as_array);
    let ends = lines
        .into_iter()
        .flatten()
        .filter_map(|line| line.get("LinkedTxn")?.as_array())
        .flatten();
    let end = |link: &Value| {
        let kind = Entity::named(link.get("TxnType")?.as_str()?)?;
        let id = link.get("TxnId")?.as_str()?;
        kind.is_transaction().then(|| (kind, id.to_owned()))
    };
    ends.filter_map(end).collect()
}

/// Writes new balances; each touched transaction moves on and says so.
pub(crate) fn rebalance(desk: &mut Desk<'_>, touched: &BTreeSet<Target>) -> Result<(), Fault> {
    let now = desk.now;
    for (kind, id) in touched {
        let Ok(record) = desk.realm.get(*kind, id) else {
            continue;
        };
        let mut body = record.body.clone();
        books::balance(desk.realm, *kind, id, &mut body);
        desk.realm.replace(*kind, id, body, now)?;
        desk.event(*kind, id, Operation::Updated);
    }
    Ok(())
}

/// Writes the balance of a transaction that was just made: no new token, no event.
pub(crate) fn rebalance_quietly(desk: &mut Desk<'_>, kind: Entity, id: &str) -> Result<(), Fault> {
    let mut body = desk.realm.get(kind, id)?.body.clone();
    books::balance(desk.realm, kind, id, &mut body);
    desk.realm.get_mut(kind, id)?.body = body;
    Ok(())
}

/// Takes an invoice out of all payments; those say so.
pub(crate) fn unapply(desk: &mut Desk<'_>, invoice: &str) -> Result<(), Fault> {
    let now = desk.now;
    for payment in unapply_invoice(desk.realm, invoice, now)? {
        desk.event(Entity::Payment, &payment, Operation::Updated);
    }
    Ok(())
}

/// The request of a payment in full or in part of one invoice, as a bookkeeper receives it.
pub(crate) fn receipt(invoice: &Object, amount: Decimal) -> Object {
    let mut body = Object::new();
    for field in ["CustomerRef", "CurrencyRef", "ExchangeRate"] {
        if let Some(value) = invoice.get(field) {
            body.insert(field.into(), value.clone());
        }
    }
    let id = text(invoice, "Id").unwrap_or_default();
    body.insert("TotalAmt".into(), number(amount));
    body.insert(
        "Line".into(),
        json!([{ "Amount": number(amount), "LinkedTxn": [{ "TxnId": id, "TxnType": "Invoice" }] }]),
    );
    body
}
