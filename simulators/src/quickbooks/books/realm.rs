//! One company: its objects, ids, preferences, zone and e-mails.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Entity, Object};
use crate::quickbooks::fault::Fault;
use crate::quickbooks::time;

/// One object with what the wire form does not tell.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub body: Object,
    pub created: DateTime<Utc>,
    pub updated: DateTime<Utc>,
    /// Deleted transactions stay as tombstones.
    pub deleted: bool,
    /// The `requestid` of the call that made it.
    pub requestid: Option<String>,
    /// A code every change is refused with (deposited 6540, matched 6480, settled 6450).
    pub refuses: Option<String>,
}

/// A message that went out.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Email {
    pub realm: String,
    pub invoice: String,
    pub to: String,
    pub cc: Option<String>,
    pub bcc: Option<String>,
    pub subject: String,
    pub message: String,
    pub at: String,
    pub requestid: Option<String>,
    #[serde(skip)]
    pub sent: DateTime<Utc>,
}

/// A simulated company.
pub(crate) struct Realm {
    pub id: String,
    pub company: Object,
    pub preferences: Object,
    pub zone: Tz,
    pub rates: BTreeMap<String, Decimal>,
    pub emails: Vec<Email>,
    /// The last number of the invoice sequence.
    pub last_number: String,
    books: BTreeMap<Entity, BTreeMap<String, Record>>,
    last_ids: BTreeMap<Option<Entity>, u64>,
}

impl Realm {
    pub(crate) fn new(id: &str, company: Object, preferences: Object) -> Self {
        let zone = company.get("DefaultTimeZone").and_then(Value::as_str);
        Self {
            id: id.to_owned(),
            zone: zone
                .and_then(|z| z.parse().ok())
                .unwrap_or(Tz::America__Los_Angeles),
            company,
            preferences,
            rates: BTreeMap::new(),
            emails: Vec::new(),
            last_number: "1000".into(),
            books: BTreeMap::new(),
            last_ids: BTreeMap::new(),
        }
    }

    pub(crate) fn is_us(&self) -> bool {
        self.company.get("Country").and_then(Value::as_str) == Some("US")
    }

    pub(crate) fn name(&self) -> &str {
        self.company
            .get("CompanyName")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(crate) fn home_currency(&self) -> &str {
        let home = self
            .preference("CurrencyPrefs", "HomeCurrency")
            .and_then(|h| h.get("value"));
        home.and_then(Value::as_str).unwrap_or("USD")
    }

    pub(crate) fn preference(&self, group: &str, name: &str) -> Option<&Value> {
        self.preferences.get(group)?.get(name)
    }

    /// A preference that is true; absent counts as false.
    pub(crate) fn prefers(&self, group: &str, name: &str) -> bool {
        self.preference(group, name)
            .and_then(Value::as_bool)
            .unwrap_or(false)
    }

    pub(crate) fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.zone).date_naive()
    }

    /// Home units for one unit of `currency`, if the company knows it.
    pub(crate) fn rate(&self, currency: &str) -> Option<Decimal> {
        if currency == self.home_currency() {
            return Some(Decimal::ONE);
        }
        self.rates.get(currency).copied()
    }

    /// Every object of a kind with tombstones, in the order of ids.
    pub(crate) fn all(&self, entity: Entity) -> Vec<(&str, &Record)> {
        let rows = self.books.get(&entity);
        let mut all: Vec<_> = rows
            .into_iter()
            .flatten()
            .map(|(id, r)| (id.as_str(), r))
            .collect();
        all.sort_by_key(|(id, _)| id.parse::<u64>().unwrap_or(0));
        all
    }

    /// Every object that is not deleted, inactive ones included.
    pub(crate) fn live(&self, entity: Entity) -> impl Iterator<Item = (&str, &Record)> {
        self.all(entity)
            .into_iter()
            .filter(|(_, record)| !record.deleted)
    }

    /// An object, or the 610 of one that is unknown or deleted.
    pub(crate) fn get(&self, entity: Entity, id: &str) -> Result<&Record, Fault> {
        let record = self
            .books
            .get(&entity)
            .and_then(|shelf| shelf.get(id))
            .ok_or_else(Fault::not_found)?;
        if record.deleted {
            Err(Fault::deleted())
        } else {
            Ok(record)
        }
    }

    pub(crate) fn get_mut(&mut self, entity: Entity, id: &str) -> Result<&mut Record, Fault> {
        let record = self
            .books
            .get_mut(&entity)
            .and_then(|rows| rows.get_mut(id))
            .ok_or_else(Fault::not_found)?;
        if record.deleted {
            Err(Fault::deleted())
        } else {
            Ok(record)
        }
    }

    /// Gives out the next id; transactions share one row.
    fn next_id(&mut self, entity: Entity) -> String {
        let row = if entity.is_transaction() {
            None
        } else {
            Some(entity)
        };
        let last = self.last_ids.entry(row).or_insert(0);
        *last += 1;
        last.to_string()
    }

    /// Puts a new object on its shelf, with id, token and times.
    pub(crate) fn insert(
        &mut self,
        entity: Entity,
        body: Object,
        now: DateTime<Utc>,
        requestid: Option<String>,
    ) -> String {
        let id = self.next_id(entity);
        self.place(entity, &id, body, now);
        if let Ok(record) = self.get_mut(entity, &id) {
            record.requestid = requestid;
        }
        id
    }

    /// Puts an object on its shelf under a given id (seeds, `TAX`/`NON`).
    pub(crate) fn place(&mut self, entity: Entity, id: &str, mut body: Object, now: DateTime<Utc>) {
        if let Ok(number) = id.parse::<u64>() {
            let row = if entity.is_transaction() {
                None
            } else {
                Some(entity)
            };
            let last = self.last_ids.entry(row).or_insert(0);
            *last = number.max(*last);
        }
        body.insert("Id".into(), id.into());
        body.insert("SyncToken".into(), "0".into());
        body.insert("domain".into(), "QBO".into());
        body.insert("sparse".into(), false.into());
        let stamp = time::stamp(now);
        body.insert(
            "MetaData".into(),
            json!({ "CreateTime": stamp, "LastUpdatedTime": stamp }),
        );
        let record = Record {
            body,
            created: now,
            updated: now,
            deleted: false,
            requestid: None,
            refuses: None,
        };
        self.books
            .entry(entity)
            .or_default()
            .insert(id.to_owned(), record);
    }

    /// Replaces an object's content: token + 1, last update now.
    pub(crate) fn replace(
        &mut self,
        entity: Entity,
        id: &str,
        mut body: Object,
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let record = self.get_mut(entity, id)?;
        let token = record
            .body
            .get("SyncToken")
            .and_then(Value::as_str)
            .unwrap_or("0");
        let next = token.parse::<u64>().unwrap_or(0) + 1;
        body.insert("Id".into(), id.into());
        body.insert("SyncToken".into(), next.to_string().into());
        body.insert("domain".into(), "QBO".into());
        body.insert("sparse".into(), false.into());
        record.updated = now;
        let times = json!({
            "CreateTime": time::stamp(record.created), "LastUpdatedTime": time::stamp(now),
        });
        body.insert("MetaData".into(), times);
        record.body = body;
        Ok(())
    }

    /// Changes some fields of an object in place, as [`Realm::replace`] does.
    pub(crate) fn revise(
        &mut self,
        entity: Entity,
        id: &str,
        now: DateTime<Utc>,
        change: impl FnOnce(&mut Object),
    ) -> Result<(), Fault> {
        let mut body = self.get(entity, id)?.body.clone();
        change(&mut body);
        self.replace(entity, id, body, now)
    }

    /// Makes a tombstone of a transaction.
    pub(crate) fn bury(
        &mut self,
        entity: Entity,
        id: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let record = self.get_mut(entity, id)?;
        record.deleted = true;
        record.updated = now;
        Ok(())
    }
}
