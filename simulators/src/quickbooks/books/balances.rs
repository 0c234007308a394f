//! Which payment covers which invoice: links live in the payments' lines, balances follow from them.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Entity, Object, Realm};
use crate::quickbooks::fault::Fault;
use crate::quickbooks::money::{decimal, number};

/// What a payment's lines put on a transaction.
pub(crate) fn put_on(payment: &Object, kind: &str, id: &str) -> Decimal {
    let lines = payment.get("Line").and_then(Value::as_array);
    lines
        .into_iter()
        .flatten()
        .filter(|line| links_to(line, kind, id))
        .filter_map(|line| line.get("Amount").and_then(decimal))
        .sum()
}

fn links_to(line: &Value, kind: &str, id: &str) -> bool {
    let links = line.get("LinkedTxn").and_then(Value::as_array);
    links.into_iter().flatten().any(|link| {
        link.get("TxnType").and_then(Value::as_str) == Some(kind)
            && link.get("TxnId").and_then(Value::as_str) == Some(id)
    })
}

/// The payments that touch a transaction, and how much they put on it.
pub(crate) fn applied_to(realm: &Realm, kind: Entity, id: &str) -> Vec<(String, Decimal)> {
    let payments = realm.live(Entity::Payment);
    payments
        .map(|(payment, record)| (payment.to_owned(), put_on(&record.body, kind.name(), id)))
        .filter(|(_, amount)| !amount.is_zero())
        .collect()
}

/// Writes `Balance`, `HomeBalance` and `LinkedTxn` into an invoice or credit memo body from the payments' lines.
pub(crate) fn balance(realm: &Realm, kind: Entity, id: &str, body: &mut Object) {
    let applied = applied_to(realm, kind, id);
    let amount = |name: &str| body.get(name).and_then(decimal).unwrap_or_default();
    let total = amount("TotalAmt");
    let rate = body
        .get("ExchangeRate")
        .and_then(decimal)
        .unwrap_or(Decimal::ONE);
    let left =
        total - amount("Deposit") - applied.iter().map(|(_, amount)| *amount).sum::<Decimal>();
    body.insert("Balance".into(), number(left));
    if kind == Entity::CreditMemo {
        body.insert("RemainingCredit".into(), number(left));
    }
    if body.contains_key("HomeTotalAmt") {
        let home = crate::quickbooks::money::cents(left * rate);
        body.insert("HomeBalance".into(), number(home));
    }
    let kept = body.get("LinkedTxn").and_then(Value::as_array);
    let mut links: Vec<Value> = kept
        .into_iter()
        .flatten()
        .filter(|link| link.get("TxnType").and_then(Value::as_str) != Some("Payment"))
        .cloned()
        .collect();
    links.extend(
        applied
            .iter()
            .map(|(payment, _)| json!({ "TxnId": payment, "TxnType": "Payment" })),
    );
    body.insert("LinkedTxn".into(), links.into());
}

/// Writes `UnappliedAmt` into a payment body.
pub(crate) fn unapplied(body: &mut Object) {
    let total = body.get("TotalAmt").and_then(decimal).unwrap_or_default();
    let mut left = total;
    for line in body
        .get("Line")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let amount = line.get("Amount").and_then(decimal).unwrap_or_default();
        let kind = line.pointer("/LinkedTxn/0/TxnType").and_then(Value::as_str);
        left += if kind == Some("CreditMemo") {
            amount
        } else {
            -amount
        };
    }
    body.insert("UnappliedAmt".into(), number(left));
}

/// Takes an invoice out of every payment; gives the payments that changed.
pub(crate) fn unapply_invoice(
    realm: &mut Realm,
    id: &str,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<String>, Fault> {
    let payments: Vec<String> = applied_to(realm, Entity::Invoice, id)
        .into_iter()
        .map(|(payment, _)| payment)
        .collect();
    for payment in &payments {
        realm.revise(Entity::Payment, payment, now, |body| {
            if let Some(lines) = body.get_mut("Line").and_then(Value::as_array_mut) {
                lines.retain(|line| !links_to(line, "Invoice", id));
            }
            unapplied(body);
        })?;
    }
    Ok(payments)
}
