//! One customer company of Pipedrive: its users and everything they keep there.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fields::Field;
use super::record::{Id, Record};

/// The four kinds of records that have custom fields and a changelog of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Deal,
    Person,
    Organization,
    Product,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Deal, Self::Person, Self::Organization, Self::Product];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Product => "product",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a permission set lets a regular user do (contract 11.4); admins may do everything.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one check box of a permission set"
)]
pub(crate) struct Permissions {
    pub(crate) can_add_deals: bool,
    pub(crate) can_edit_others: bool,
    pub(crate) can_delete: bool,
    pub(crate) can_change_visibility: bool,
    pub(crate) can_add_custom_fields: bool,
    pub(crate) can_edit_products: bool,
}

impl Default for Permissions {
    fn default() -> Self {
        Self {
            can_add_deals: true,
            can_edit_others: true,
            can_delete: true,
            can_change_visibility: true,
            can_add_custom_fields: true,
            can_edit_products: true,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) admin: bool,
    pub(crate) active: bool,
    /// Interface language, `pt-BR`.
    pub(crate) language: String,
    /// Format of dates and numbers, `et_EE`.
    pub(crate) locale: String,
    /// Visibility group; matters on plans that have groups.
    pub(crate) group: Id,
    pub(crate) permissions: Permissions,
}

/// The plan decides budgets, burst limits and the meaning of `visible_to: 3` (contract 8.1, 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Plan {
    Lite,
    Growth,
    Premium,
    Ultimate,
}

impl Plan {
    pub(crate) fn multiplier(self) -> u64 {
        match self {
            Self::Lite => 1,
            Self::Growth => 2,
            Self::Premium => 5,
            Self::Ultimate => 7,
        }
    }

    /// Requests per two seconds and OAuth token.
    pub(crate) fn burst(self) -> usize {
        match self {
            Self::Lite => 80,
            Self::Growth => 160,
            Self::Premium => 400,
            Self::Ultimate => 480,
        }
    }

    pub(crate) fn has_groups(self) -> bool {
        matches!(self, Self::Premium | Self::Ultimate)
    }
}

/// One line of a record's changelog.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) id: Id,
    pub(crate) kind: Kind,
    pub(crate) item: Id,
    pub(crate) field: String,
    pub(crate) old: Option<String>,
    pub(crate) new: Option<String>,
    pub(crate) user: Id,
    pub(crate) time: DateTime<Utc>,
    pub(crate) source: &'static str,
    pub(crate) agent: Option<String>,
    pub(crate) bulk: bool,
    pub(crate) custom: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct StoredFile {
    pub(crate) record: Record,
    pub(crate) bytes: Vec<u8>,
    pub(crate) content_type: String,
}

/// A subscription made by the app for one user (contract 9).
#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) record: Record,
    pub(crate) failures: u32,
    pub(crate) banned_until: Option<DateTime<Utc>>,
    pub(crate) failing_since: Option<DateTime<Utc>>,
}

#[derive(Debug)]
pub(crate) struct Company {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) domain: String,
    pub(crate) country: String,
    pub(crate) currency: String,
    pub(crate) timezone: String,
    pub(crate) plan: Plan,
    pub(crate) seats: u64,
    /// Overrides the budget that plan and seats give.
    pub(crate) budget: Option<u64>,
    pub(crate) spent: u64,
    pub(crate) spent_on: Option<chrono::NaiveDate>,
    pub(crate) suspended: bool,
    pub(crate) maintenance: bool,
    pub(crate) contact_sync: bool,
    /// How many custom fields the plan permits per kind.
    pub(crate) field_limit: usize,
    pub(crate) users: Vec<User>,
    pub(crate) records: BTreeMap<Kind, BTreeMap<Id, Record>>,
    pub(crate) fields: BTreeMap<Kind, Vec<Field>>,
    pub(crate) pipelines: Vec<Record>,
    pub(crate) stages: Vec<Record>,
    pub(crate) currencies: Vec<Value>,
    /// Products on deals.
    pub(crate) rows: BTreeMap<Id, Record>,
    pub(crate) discounts: Vec<Record>,
    pub(crate) installments: BTreeMap<Id, Record>,
    pub(crate) notes: BTreeMap<Id, Record>,
    pub(crate) files: BTreeMap<Id, StoredFile>,
    pub(crate) activities: BTreeMap<Id, Record>,
    pub(crate) changelog: VecDeque<Change>,
    pub(crate) webhooks: BTreeMap<Id, Webhook>,
}

impl Company {
    pub(crate) fn user(&self, id: Id) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    pub(crate) fn is_admin(&self, id: Id) -> bool {
        self.user(id).is_some_and(|user| user.admin)
    }

    pub(crate) fn user_name(&self, id: Id) -> &str {
        self.user(id).map_or("Someone", |user| user.name.as_str())
    }

    pub(crate) fn all(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.records
            .get(&kind)
            .into_iter()
            .flat_map(BTreeMap::values)
    }

    pub(crate) fn get(&self, kind: Kind, id: Id) -> Option<&Record> {
        self.records.get(&kind).and_then(|all| all.get(&id))
    }

    pub(crate) fn get_mut(&mut self, kind: Kind, id: Id) -> Option<&mut Record> {
        self.records.get_mut(&kind).and_then(|all| all.get_mut(&id))
    }

    /// Built-in and custom field definitions of a kind, in the order the API lists them.
    pub(crate) fn fields_of(&self, kind: Kind) -> &[Field] {
        self.fields.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Products on a deal, in their order on the deal.
    pub(crate) fn rows_of(&self, deal: Id) -> Vec<&Record> {
        let mut rows: Vec<&Record> = self
            .rows
            .values()
            .filter(|row| row.int("deal_id") == Some(deal))
            .collect();
        rows.sort_by_key(|row| (row.int("order_nr"), row.id()));
        rows
    }

    pub(crate) fn discounts_of(&self, deal: Id) -> impl Iterator<Item = &Record> {
        self.discounts
            .iter()
            .filter(move |discount| discount.int("deal_id") == Some(deal))
    }

    pub(crate) fn decimals_of(&self, currency: &str) -> u32 {
        self.currencies
            .iter()
            .find(|known| known.get("code").and_then(Value::as_str) == Some(currency))
            .and_then(|known| known.get("decimal_points").and_then(Value::as_u64))
            .and_then(|points| u32::try_from(points).ok())
            .unwrap_or(2)
    }

    /// The company's token budget of a day (contract 10.1).
    pub(crate) fn daily_budget(&self) -> u64 {
        self.budget
            .unwrap_or(30_000 * self.plan.multiplier() * self.seats)
    }
}
