//! A Pipedrive deal as an invoice needs it, and the fields a person may map.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::ids::{DealId, OrganizationId, PersonId, ProductId};
use super::subject::Parties;

/// `tax_method` of the deal's products (`pipedrive.md` 8.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxMethod {
    Exclusive,
    Inclusive,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Discount {
    Percent(Decimal),
    Amount(Decimal),
}

impl Discount {
    pub fn is_zero(self) -> bool {
        match self {
            Self::Percent(value) | Self::Amount(value) => value.is_zero(),
        }
    }
}

/// One enabled row of the deal's products.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DealLine {
    pub row: i64,
    pub product: Option<ProductId>,
    pub variation: Option<i64>,
    pub name: String,
    pub comments: String,
    pub quantity: Decimal,
    pub price: Decimal,
    pub discount: Discount,
    pub tax_percent: Decimal,
    pub tax_method: TaxMethod,
    /// `one-time`, `monthly`, …
    pub billing_frequency: String,
    /// How many periods; `None` is endless, or not recurring.
    #[serde(default)]
    pub billing_cycles: Option<u32>,
}

impl DealLine {
    pub fn is_recurring(&self) -> bool {
        !matches!(self.billing_frequency.as_str(), "" | "one-time")
    }
}

/// A part of the deal's value that is billed on a day of its own (`pipedrive.md` 8.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instalment {
    pub description: String,
    pub amount: Decimal,
    pub billed: Option<NaiveDate>,
}

/// One row of a record's values, as text to show: field key → what a person sees.
pub type FieldValues = BTreeMap<String, String>;

#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Organization {
    pub id: Option<OrganizationId>,
    pub fields: FieldValues,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Person {
    pub id: Option<PersonId>,
    pub fields: FieldValues,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Deal {
    pub id: DealId,
    pub title: String,
    /// As Pipedrive spells it: may be a custom currency, which cannot be invoiced.
    pub currency: String,
    pub value: Decimal,
    pub is_archived: bool,
    pub lines: Vec<DealLine>,
    /// Discounts of the whole deal, in Pipedrive's order.
    pub discounts: Vec<Discount>,
    pub organization: Option<Organization>,
    pub person: Option<Person>,
    pub fields: FieldValues,
}

/// Which record a mapped field belongs to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    Deal,
    Person,
    Organization,
}

impl Record {
    pub const ALL: [Self; 3] = [Self::Organization, Self::Person, Self::Deal];

    pub fn key(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Person => "person",
            Self::Organization => "organization",
        }
    }
}

/// A field definition of Pipedrive that can be mapped (`pipedrive.md` 8.4).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RecordField {
    pub record: Record,
    /// Built-in key (`name`, `address`, …) or 40 hexadecimal digits.
    pub key: String,
    pub name: String,
    pub field_type: String,
    pub is_custom: bool,
}

impl Deal {
    /// Only beside products that do not recur.
    pub fn may_have_instalments(&self) -> bool {
        !self.lines.is_empty() && !self.lines.iter().any(DealLine::is_recurring)
    }

    /// Whom it belongs to, as far as the person may see them.
    pub fn parties(&self) -> Parties {
        let organization = self.organization.as_ref();
        let person = self.person.as_ref();
        Parties {
            organization: organization.and_then(|organization| organization.id),
            person: person.and_then(|person| person.id),
        }
    }

    /// What stands in a mapped field of this deal, its person or its organization.
    pub fn value_of(&self, source: &super::settings::Source) -> &str {
        let fields = match source.record {
            Record::Deal => Some(&self.fields),
            Record::Person => self.person.as_ref().map(|person| &person.fields),
            Record::Organization => self
                .organization
                .as_ref()
                .map(|organization| &organization.fields),
        };
        fields
            .and_then(|fields| fields.get(&source.key))
            .map_or("", String::as_str)
    }
}
