//! What a bookkeeper does in QuickBooks itself: the levers and the web view call these.

use rust_decimal::Decimal;
use serde_json::Value;

use super::books::{Entity, Object, applied_to, text};
use super::desk::Desk;
use super::fault::Fault;
use super::money::{decimal, number};
use super::{customers, invoices, payments};

/// Receives a payment, of the whole balance if no amount is given; gives its id.
pub(crate) fn pay(desk: &mut Desk<'_>, id: &str, amount: Option<Decimal>) -> Result<String, Fault> {
    let invoice = desk.realm.get(Entity::Invoice, id)?.body.clone();
    let open = invoice.get("Balance").and_then(decimal).unwrap_or_default();
    let amount = amount.unwrap_or(open);
    if amount <= Decimal::ZERO || open <= Decimal::ZERO {
        return Err(Fault::business("There is nothing to receive."));
    }
    let mut request = payments::receipt(&invoice, amount.min(open));
    // What is paid too much stays unapplied.
    request.insert("TotalAmt".into(), number(amount));
    payments::create(desk, &request)
}

pub(crate) fn void(desk: &mut Desk<'_>, id: &str) -> Result<(), Fault> {
    invoices::void(desk, &claim(desk, Entity::Invoice, id)?).map(|_| ())
}

/// Deletes an invoice as the web app does: applied payments become unapplied.
pub(crate) fn delete(desk: &mut Desk<'_>, id: &str) -> Result<(), Fault> {
    if !applied_to(desk.realm, Entity::Invoice, id).is_empty() {
        payments::unapply(desk, id)?;
    }
    invoices::delete(desk, &claim(desk, Entity::Invoice, id)?).map(|_| ())
}

/// Changes fields of an invoice.
pub(crate) fn edit(desk: &mut Desk<'_>, id: &str, changes: Object) -> Result<(), Fault> {
    let mut request = claim(desk, Entity::Invoice, id)?;
    request.extend(changes);
    invoices::update(desk, &request).map(|_| ())
}

/// Makes the same invoice once more, under the next number and of today; gives its id.
pub(crate) fn copy(desk: &mut Desk<'_>, id: &str) -> Result<String, Fault> {
    let body = desk.realm.get(Entity::Invoice, id)?.body.clone();
    let kept = [
        "CustomerRef",
        "CurrencyRef",
        "ExchangeRate",
        "GlobalTaxCalculation",
    ];
    let mut request: Object = body.clone();
    request.retain(|field, _| kept.contains(&field.as_str()));
    let lines = body.get("Line").and_then(Value::as_array);
    let sold = lines.into_iter().flatten().filter(|line| {
        line.get("DetailType").and_then(Value::as_str) == Some("SalesItemLineDetail")
    });
    let sold = sold.cloned().map(|mut line| {
        if let Some(line) = line.as_object_mut() {
            line.remove("Id");
        }
        line
    });
    request.insert("Line".into(), sold.collect());
    invoices::create(desk, &request)
}

/// Changes fields of a customer.
pub(crate) fn edit_customer(desk: &mut Desk<'_>, id: &str, changes: Object) -> Result<(), Fault> {
    let mut request = claim(desk, Entity::Customer, id)?;
    request.extend(changes);
    customers::update(desk, &request).map(|_| ())
}

/// Deletes the payments of an invoice one by one.
pub(crate) fn delete_payment(desk: &mut Desk<'_>, id: &str) -> Result<(), Fault> {
    payments::delete(desk, &claim(desk, Entity::Payment, id)?).map(|_| ())
}

/// A sparse request with the current token.
fn claim(desk: &Desk<'_>, entity: Entity, id: &str) -> Result<Object, Fault> {
    let token = desk
        .realm
        .get(entity, id)?
        .body
        .get("SyncToken")
        .cloned()
        .unwrap_or_default();
    let mut request = Object::new();
    request.insert("Id".into(), id.into());
    request.insert("SyncToken".into(), token);
    request.insert("sparse".into(), true.into());
    Ok(request)
}

/// Total and balance 0 and a note that begins with "Voided".
pub(crate) fn is_void(invoice: &Object) -> bool {
    let zero = |name: &str| {
        invoice
            .get(name)
            .and_then(decimal)
            .is_some_and(|d| d.is_zero())
    };
    let note = text(invoice, "PrivateNote")
        .unwrap_or_default()
        .trim_start()
        .to_lowercase();
    zero("TotalAmt")
        && invoice
            .get("Balance")
            .is_none_or(|b: &Value| decimal(b).is_some_and(|d| d.is_zero()))
        && note.starts_with("voided")
}
