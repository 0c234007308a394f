//! One REST call: who makes it, with which path parts, query and body.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::reply::{Refusal, bad_request, invalid, not_found};
use crate::pipedrive::rules::access;
use crate::pipedrive::rules::change::{Actor, Target};
use crate::pipedrive::state::{Company, Fields, Id, Kind, Record, World};

/// An uploaded part of a form.
#[derive(Debug)]
pub(crate) struct Upload {
    pub(crate) name: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Vec<u8>,
}

#[derive(Debug, Default)]
pub(crate) struct Call {
    pub(crate) company: Id,
    pub(crate) user: Id,
    pub(crate) agent: Option<String>,
    pub(crate) path: Vec<String>,
    pub(crate) query: BTreeMap<String, String>,
    /// JSON, or form fields as texts; `None` when there was a body that is neither.
    pub(crate) body: Option<Value>,
    pub(crate) upload: Option<Upload>,
    /// Whether the address of a new webhook answered; `None` when it was not asked.
    pub(crate) reachable: Option<bool>,
    pub(crate) now: DateTime<Utc>,
}

impl Call {
    /// The n-th captured path part as a number.
    pub(crate) fn id(&self, n: usize) -> Result<Id, Refusal> {
        self.path
            .get(n)
            .and_then(|part| part.parse().ok())
            .ok_or_else(not_found)
    }

    pub(crate) fn part(&self, n: usize) -> &str {
        self.path.get(n).map(String::as_str).unwrap_or_default()
    }

    pub(crate) fn arg(&self, name: &str) -> Option<&str> {
        self.query
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    pub(crate) fn int_arg(&self, name: &str) -> Result<Option<Id>, Refusal> {
        let parse = |text: &str| {
            text.parse()
                .map_err(|_| invalid(format!("{name}: Expected number, received {text}")))
        };
        self.arg(name).map(parse).transpose()
    }

    pub(crate) fn flag_arg(&self, name: &str) -> bool {
        matches!(self.arg(name), Some("true" | "1"))
    }

    /// A comma list of numbers.
    pub(crate) fn ids_arg(&self, name: &str) -> Result<Option<Vec<Id>>, Refusal> {
        let Some(list) = self.arg(name) else {
            return Ok(None);
        };
        let ids: Result<Vec<Id>, _> = list.split(',').map(|one| one.trim().parse()).collect();
        let ids = ids.map_err(|_| invalid(format!("{name}: Expected numbers")))?;
        if ids.len() > 100 {
            return Err(invalid(format!("{name}: at most 100 ids")));
        }
        Ok(Some(ids))
    }

    /// The body as a JSON object.
    pub(crate) fn object(&self) -> Result<&Fields, Refusal> {
        match &self.body {
            Some(Value::Object(map)) => Ok(map),
            _ => Err(bad_request("Bad request: the body is not a JSON object")),
        }
    }

    pub(crate) fn actor(&self) -> Actor {
        Actor {
            user: self.user,
            source: "api",
            agent: self.agent.clone(),
            bulk: false,
        }
    }

    pub(crate) fn target(&self, kind: Kind, id: Id) -> Target {
        Target {
            company: self.company,
            kind,
            id,
        }
    }

    pub(crate) fn home<'w>(&self, world: &'w World) -> Result<&'w Company, Refusal> {
        world.company(self.company).ok_or_else(not_found)
    }

    pub(crate) fn home_mut<'w>(&self, world: &'w mut World) -> Result<&'w mut Company, Refusal> {
        world.company_mut(self.company).ok_or_else(not_found)
    }

    /// A record the caller may see; deleted ones stay readable by id.
    pub(crate) fn record<'w>(
        &self,
        world: &'w World,
        kind: Kind,
        id: Id,
    ) -> Result<&'w Record, Refusal> {
        let company = self.home(world)?;
        let record = company.get(kind, id).ok_or_else(not_found)?;
        if access::sees(company, self.user, kind, record) {
            return Ok(record);
        }
        let hidden = kind == Kind::Deal && world.switches.hidden_deal_status == 403;
        Err(if hidden {
            super::reply::no_permission()
        } else {
            not_found()
        })
    }

    /// The deal of the first path part, which the caller may see and, when it is not archived, edit.
    pub(crate) fn editable_deal<'w>(&self, world: &'w World) -> Result<&'w Record, Refusal> {
        let deal = self.record(world, Kind::Deal, self.id(0)?)?;
        self.check_edit(world, Kind::Deal, deal)?;
        Ok(deal)
    }

    pub(crate) fn check_edit(
        &self,
        world: &World,
        kind: Kind,
        record: &Record,
    ) -> Result<(), Refusal> {
        if record.flag("is_deleted") {
            return Err(not_found());
        }
        if kind == Kind::Deal && record.flag("is_archived") {
            let mut refusal = super::reply::no_permission();
            refusal.status = world.switches.archived_patch_status;
            return Err(refusal);
        }
        if access::may_edit(self.home(world)?, self.user, record) {
            Ok(())
        } else {
            Err(super::reply::no_permission())
        }
    }
}
