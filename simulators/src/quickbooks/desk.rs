//! One write at the books: the company, the moment, what happened.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::books::{Entity, Object, Realm, flag, text};
use super::events::{Event, Operation};
use super::fault::Fault;
use super::switches::Switches;
use super::time;

/// What an operation needs and what it leaves behind.
pub(crate) struct Desk<'w> {
    pub realm: &'w mut Realm,
    pub switches: &'w Switches,
    pub now: DateTime<Utc>,
    pub requestid: Option<String>,
    /// The parts of `include=`.
    pub include: Vec<String>,
    pub events: Vec<Event>,
    /// Inactive objects pass: an old transaction keeps what it has.
    pub lenient: bool,
}

impl Desk<'_> {
    pub(crate) fn event(&mut self, entity: Entity, id: &str, operation: Operation) {
        self.events.push(Event::new(
            &self.realm.id,
            entity.name(),
            id,
            operation,
            self.now,
        ));
    }

    /// An update of something that is not on a shelf (preferences).
    pub(crate) fn event_of(&mut self, entity: &'static str, id: &str) {
        self.events.push(Event::new(
            &self.realm.id,
            entity,
            id,
            Operation::Updated,
            self.now,
        ));
    }

    pub(crate) fn includes(&self, part: &str) -> bool {
        self.include.iter().any(|i| i.eq_ignore_ascii_case(part))
    }

    /// The id of the object a request is about, after its token was compared (2020, 610, 5010).
    pub(crate) fn claimed(&self, entity: Entity, request: &Object) -> Result<String, Fault> {
        let id = text(request, "Id").ok_or_else(|| Fault::missing("Id"))?;
        let record = self.realm.get(entity, id)?;
        let token = text(request, "SyncToken").ok_or_else(|| Fault::missing("SyncToken"))?;
        if Some(token) != text(&record.body, "SyncToken") {
            return Err(Fault::stale(entity.name()));
        }
        Ok(id.to_owned())
    }

    /// Refuses dates in a closed period (6210).
    pub(crate) fn open_period(&self, date: Option<&str>) -> Result<(), Fault> {
        let closed = self
            .realm
            .preference("AccountingInfoPrefs", "BookCloseDate")
            .and_then(Value::as_str);
        match (closed.and_then(time::date), date.and_then(time::date)) {
            (Some(closed), Some(date)) if date <= closed => Err(Fault::period_closed()),
            _ => Ok(()),
        }
    }

    /// Refuses changes of a transaction that was deposited, matched or settled (6540, 6480, 6450).
    pub(crate) fn changeable(&self, entity: Entity, id: &str) -> Result<(), Fault> {
        match &self.realm.get(entity, id)?.refuses {
            Some(code) => Err(Fault::by_code(400, code)),
            None => Ok(()),
        }
    }

    /// An active list object that a transaction refers to (2500; inactive by switch 610).
    pub(crate) fn referred(&self, entity: Entity, id: &str) -> Result<&Object, Fault> {
        let found = self
            .realm
            .get(entity, id)
            .map_err(|_| Fault::reference(entity.plural(), id))?;
        if flag(&found.body, "Active") == Some(false) && !self.lenient {
            return Err(Fault::inactive(&self.switches.inactive_reference));
        }
        Ok(&found.body)
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.realm.today(self.now)
    }
}

/// Whether a request asks for a sparse update.
pub(crate) fn is_sparse(request: &Object) -> bool {
    flag(request, "sparse").unwrap_or(false)
}
