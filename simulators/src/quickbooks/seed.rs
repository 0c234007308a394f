//! Where the books begin: the demo, an empty company, or a file (format in `simulators/README.md`).

use std::collections::BTreeMap;
use std::io;

use chrono::{DateTime, Days, Utc};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::bookkeeper;
use super::books::{Entity, Object, Realm, text};
use super::currency;
use super::desk::Desk;
use super::fault::Fault;
use super::invoices;
use super::money::decimal;
use super::switches::Switches;

const DEMO: &str = include_str!("../../seeds/quickbooks-demo.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    realms: Vec<RealmSeed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RealmSeed {
    id: String,
    company: Object,
    preferences: Object,
    /// Home units for one unit of a currency.
    #[serde(default)]
    rates: BTreeMap<String, Value>,
    /// The last number of the invoice sequence.
    #[serde(default)]
    last_number: Option<String>,
    /// Objects in their wire form by kind, each with its `Id`.
    #[serde(default)]
    objects: BTreeMap<String, Vec<Object>>,
    #[serde(default)]
    invoices: Vec<InvoiceSeed>,
}

/// An invoice made by hand in the past.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InvoiceSeed {
    days_ago: u64,
    /// The request as the API takes it, without a date.
    invoice: Object,
    #[serde(default)]
    paid: Option<String>,
    #[serde(default)]
    voided: bool,
}

pub(crate) fn load(seed: &str, now: DateTime<Utc>) -> io::Result<Vec<Realm>> {
    let mut parsed: Seed = match seed {
        "demo" | "empty" => serde_json::from_str(DEMO)?,
        path => serde_json::from_str(&std::fs::read_to_string(path)?)?,
    };
    if seed == "empty" {
        parsed.realms.truncate(1);
        for realm in &mut parsed.realms {
            realm.invoices.clear();
            realm
                .objects
                .retain(|kind, _| !matches!(kind.as_str(), "Customer" | "Vendor" | "Employee"));
        }
    }
    parsed
        .realms
        .into_iter()
        .map(|realm| build(realm, now))
        .collect()
}

fn wrong(realm: &str, what: impl std::fmt::Display) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("seed, realm {realm}: {what}"),
    )
}

fn build(seed: RealmSeed, now: DateTime<Utc>) -> io::Result<Realm> {
    let mut realm = Realm::new(&seed.id, seed.company, seed.preferences);
    for (code, rate) in &seed.rates {
        let rate = decimal(rate)
            .ok_or_else(|| wrong(&seed.id, format!("rate of {code} is not a number")))?;
        realm.rates.insert(code.clone(), rate);
    }
    for (kind, objects) in seed.objects {
        let entity =
            Entity::named(&kind).ok_or_else(|| wrong(&seed.id, format!("unknown kind {kind}")))?;
        for mut object in objects {
            complete(&realm, entity, &mut object);
            let id = text(&object, "Id").map(str::to_owned);
            let id = id.ok_or_else(|| wrong(&seed.id, format!("a {kind} without Id")))?;
            realm.place(entity, &id, object, now - chrono::TimeDelta::days(90));
        }
    }
    if let Some(number) = seed.last_number {
        realm.last_number = number;
    }
    for invoice in seed.invoices {
        post(&mut realm, invoice, now).map_err(|fault| wrong(&seed.id, fault.detail))?;
    }
    Ok(realm)
}

/// Adds what every object of a kind has, so that seeds stay short.
fn complete(realm: &Realm, entity: Entity, object: &mut Object) {
    let mut set = |name: &str, value: Value| {
        object.entry(name).or_insert(value);
    };
    set("Active", true.into());
    match entity {
        Entity::Customer | Entity::Vendor | Entity::Employee => {
            let name = object.get("DisplayName").cloned().unwrap_or_default();
            let code =
                super::books::reference(object, "CurrencyRef").unwrap_or(realm.home_currency());
            let currency = currency::named(code);
            object.insert("CurrencyRef".into(), currency);
            object
                .entry("FullyQualifiedName")
                .or_insert_with(|| name.clone());
            object.entry("PrintOnCheckName").or_insert(name);
            if entity == Entity::Customer {
                let flags = [
                    ("Taxable", realm.is_us()),
                    ("Job", false),
                    ("BillWithParent", false),
                    ("IsProject", false),
                ];
                for (flag, value) in flags {
                    object.entry(flag).or_insert(value.into());
                }
                object
                    .entry("PreferredDeliveryMethod")
                    .or_insert("Email".into());
            }
        }
        Entity::Item | Entity::Account | Entity::Class | Entity::Department => {
            let name = object.get("Name").cloned().unwrap_or_default();
            object.entry("FullyQualifiedName").or_insert(name);
            if entity == Entity::Item {
                object.entry("Taxable").or_insert(false.into());
                object.entry("UnitPrice").or_insert(json!(0));
            }
        }
        _ => {}
    }
}

/// Makes an invoice as a bookkeeper did on that day; no events.
fn post(realm: &mut Realm, seed: InvoiceSeed, now: DateTime<Utc>) -> Result<(), Fault> {
    let then = now - chrono::TimeDelta::days(i64::try_from(seed.days_ago).unwrap_or(0));
    let switches = Switches::default();
    let date = realm
        .today(now)
        .checked_sub_days(Days::new(seed.days_ago))
        .unwrap_or_default();
    let mut request = seed.invoice;
    request.insert("TxnDate".into(), date.to_string().into());
    let mut desk = Desk {
        realm,
        switches: &switches,
        now: then,
        requestid: None,
        include: Vec::new(),
        events: Vec::new(),
        lenient: true,
    };
    let id = invoices::create(&mut desk, &request)?;
    if let Some(paid) = seed.paid {
        let amount: Decimal = paid
            .parse()
            .map_err(|_| Fault::business("paid is not an amount"))?;
        bookkeeper::pay(&mut desk, &id, Some(amount))?;
    }
    if seed.voided {
        bookkeeper::void(&mut desk, &id)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_has_two_companies_and_the_empty_one_no_customers() {
        let now = "2026-11-23T12:00:00Z".parse().unwrap();
        let demo = load("demo", now).unwrap();
        assert_eq!(demo.len(), 2);
        assert!(
            demo.iter()
                .all(|realm| realm.live(Entity::Invoice).count() > 0)
        );
        let empty = load("empty", now).unwrap();
        assert_eq!(empty.len(), 1);
        assert_eq!(empty[0].live(Entity::Customer).count(), 0);
        assert!(load("/no/such/file.json", now).is_err());
    }
}
