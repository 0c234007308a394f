//! Everything the stand-in remembers, behind one lock.

pub(crate) mod company;
pub(crate) mod fields;
pub(crate) mod grants;
pub(crate) mod record;
pub(crate) mod seed;
pub(crate) mod switches;

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value;

pub(crate) use company::{Company, Kind};
pub(crate) use grants::Grants;
pub(crate) use record::{Fields, Id, Record, decimal, fields, number};
pub(crate) use switches::Switches;

use super::hooks::Outbox;
use crate::control::Clock;

/// The app as the Developer Hub knows it (contract 1.1).
#[derive(Clone, Debug)]
pub(crate) struct App {
    pub(crate) name: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    /// Key of the signed tokens; the client secret when empty.
    pub(crate) jwt_secret: Option<String>,
    pub(crate) url: String,
    pub(crate) callback: String,
    pub(crate) scopes: Vec<String>,
    /// Link actions by id: where the browser is sent (contract 4.5).
    pub(crate) link_actions: BTreeMap<String, String>,
}

impl App {
    pub(crate) fn signing_key(&self) -> &str {
        self.jwt_secret.as_deref().unwrap_or(&self.client_secret)
    }

    pub(crate) fn installation_url(&self) -> String {
        format!("{}/install", self.url)
    }
}

/// Request times per access token, and how long a company stays blocked for hammering.
#[derive(Debug, Default)]
pub(crate) struct Traffic {
    pub(crate) calls: BTreeMap<String, VecDeque<DateTime<Utc>>>,
    pub(crate) searches: BTreeMap<String, VecDeque<DateTime<Utc>>>,
    pub(crate) refused: BTreeMap<String, u32>,
    pub(crate) blocked_until: BTreeMap<String, DateTime<Utc>>,
}

pub(crate) struct World {
    pub(crate) companies: BTreeMap<Id, Company>,
    pub(crate) app: App,
    pub(crate) grants: Grants,
    pub(crate) traffic: Traffic,
    pub(crate) switches: Switches,
    pub(crate) outbox: Outbox,
    /// Who sits at the browser.
    pub(crate) visitor: Id,
    pub(crate) dark: bool,
    /// Grows with every change, so that open pages know when to look again.
    pub(crate) revision: u64,
    pub(crate) public_url: String,
    /// `api_domain` of a company where it differs from the public address.
    pub(crate) api_domains: BTreeMap<Id, String>,
    pub(crate) clock: Clock,
    next_id: Id,
}

impl World {
    pub(crate) fn new(
        app: App,
        public_url: String,
        companies: BTreeMap<Id, Company>,
        clock: Clock,
    ) -> Self {
        let visitor = companies
            .values()
            .flat_map(|company| &company.users)
            .map(|user| user.id)
            .next();
        Self {
            companies,
            app,
            grants: Grants::default(),
            traffic: Traffic::default(),
            switches: Switches::default(),
            outbox: Outbox::default(),
            visitor: visitor.unwrap_or_default(),
            dark: false,
            revision: 1,
            public_url,
            api_domains: BTreeMap::new(),
            clock,
            next_id: 9_000,
        }
    }

    /// A number that no record of any company has yet.
    pub(crate) fn fresh_id(&mut self) -> Id {
        self.next_id += 1;
        self.next_id
    }

    pub(crate) fn touch(&mut self) {
        self.revision += 1;
    }

    pub(crate) fn company(&self, id: Id) -> Option<&Company> {
        self.companies.get(&id)
    }

    pub(crate) fn company_mut(&mut self, id: Id) -> Option<&mut Company> {
        self.companies.get_mut(&id)
    }

    pub(crate) fn company_of_user(&self, user: Id) -> Option<&Company> {
        self.companies
            .values()
            .find(|company| company.user(user).is_some())
    }

    pub(crate) fn api_domain(&self, company: Id) -> String {
        self.api_domains
            .get(&company)
            .unwrap_or(&self.public_url)
            .clone()
    }
}

/// `2026-11-20T07:45:56Z`, the v2 form.
pub(crate) fn stamp(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// `2026-11-20 07:45:56`, the v1 form.
pub(crate) fn stamp_v1(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%d %H:%M:%S").to_string()
}

/// `2026-11-20T07:45:56.461Z`, as webhooks write it.
pub(crate) fn stamp_millis(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A value as the changelog writes it: text or nothing.
pub(crate) fn plain(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => Some(
            list.iter()
                .filter_map(|one| plain(Some(one)))
                .collect::<Vec<_>>()
                .join(","),
        ),
        Value::Object(map) => {
            let known = ["value", "formatted_address", "name", "label"];
            known.iter().find_map(|key| plain(map.get(*key)))
        }
        other => Some(other.to_string()),
    }
}
