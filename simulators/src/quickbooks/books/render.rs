//! An object as it is answered: current names, balances, masked tax numbers.

use rust_decimal::Decimal;
use serde_json::Value;

use super::{Entity, Object, Realm, Record, reference, text};
use crate::quickbooks::money::{decimal, number};

/// The wire form of a stored object at this moment.
pub(crate) fn render(realm: &Realm, entity: Entity, record: &Record) -> Object {
    let mut body = record.body.clone();
    match entity {
        Entity::Customer => {
            let id = text(&record.body, "Id").unwrap_or_default();
            let owed = number(owed_by(realm, id));
            body.insert("Balance".into(), owed.clone());
            body.insert("BalanceWithJobs".into(), owed);
            for name in ["PrimaryTaxIdentifier", "SecondaryTaxIdentifier"] {
                if let Some(masked) = text(&body, name).map(mask) {
                    body.insert(name.into(), masked.into());
                }
            }
        }
        Entity::Invoice | Entity::Payment | Entity::CreditMemo => {
            let holder =
                reference(&body, "CustomerRef").and_then(|id| realm.get(Entity::Customer, id).ok());
            let name = holder
                .and_then(|customer| text(&customer.body, "DisplayName"))
                .map(str::to_owned);
            if let (Some(name), Some(field)) = (
                name,
                body.get_mut("CustomerRef").and_then(Value::as_object_mut),
            ) {
                field.insert("name".into(), name.into());
            }
        }
        _ => {}
    }
    body
}

/// Open balances of a customer's invoices less open credits, in the customer's currency.
fn owed_by(realm: &Realm, customer: &str) -> Decimal {
    let open = |entity: Entity, field: &str| -> Decimal {
        realm
            .live(entity)
            .filter(|(_, r)| reference(&r.body, "CustomerRef") == Some(customer))
            .filter_map(|(_, r)| r.body.get(field).and_then(decimal))
            .sum()
    };
    open(Entity::Invoice, "Balance")
        - open(Entity::CreditMemo, "Balance")
        - open(Entity::Payment, "UnappliedAmt")
}

/// `XXXXXX` and the last five characters.
fn mask(identifier: &str) -> String {
    let tail: Vec<char> = identifier.chars().rev().take(5).collect();
    format!("XXXXXX{}", tail.into_iter().rev().collect::<String>())
}
