//! Pipedrive's own shapes, private to this folder. Nearly every field may be null or absent.

#![expect(clippy::struct_field_names, reason = "the provider's own names")]

use serde::Deserialize;

use super::flatten::Row;
use crate::providers::number::{Number, optional};
use crate::providers::wire::{flag, integer, list, text};

/// `{"success":…,"data":…,"additional_data":…}`.
#[derive(Deserialize)]
pub(super) struct One<T> {
    pub(super) data: Option<T>,
}

#[derive(Deserialize)]
#[serde(bound = "T: Deserialize<'de>")]
pub(super) struct Many<T> {
    #[serde(default, deserialize_with = "list")]
    pub(super) data: Vec<T>,
    #[serde(default)]
    pub(super) additional_data: Option<Additional>,
}

#[derive(Deserialize, Default)]
pub(super) struct Additional {
    #[serde(default, deserialize_with = "text")]
    pub(super) next_cursor: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Me {
    #[serde(default, deserialize_with = "integer")]
    pub(super) id: Option<i64>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) email: Option<String>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) company_id: Option<i64>,
    #[serde(default, deserialize_with = "text")]
    pub(super) company_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) company_domain: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) company_country: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) is_admin: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) active_flag: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) is_deleted: Option<bool>,
    #[serde(default, deserialize_with = "list")]
    pub(super) access: Vec<Access>,
    #[serde(default, deserialize_with = "text")]
    pub(super) locale: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) timezone_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) default_currency: Option<String>,
    #[serde(default)]
    pub(super) language: Option<Language>,
}

#[derive(Deserialize)]
pub(super) struct Access {
    #[serde(default, deserialize_with = "text")]
    pub(super) app: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) admin: Option<bool>,
}

#[derive(Deserialize, Default)]
pub(super) struct Language {
    #[serde(default, deserialize_with = "text")]
    pub(super) language_code: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) country_code: Option<String>,
}

/// What code needs of a deal; its other fields are read from the same bytes as a [`Row`].
#[derive(Deserialize)]
pub(super) struct Deal {
    #[serde(default, deserialize_with = "integer")]
    pub(super) id: Option<i64>,
    #[serde(default, deserialize_with = "text")]
    pub(super) title: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) currency: Option<String>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) value: Option<Number>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) owner_id: Option<i64>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) org_id: Option<i64>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) person_id: Option<i64>,
    #[serde(default, deserialize_with = "text")]
    pub(super) status: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) is_archived: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) is_deleted: Option<bool>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) products_count: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Note {
    #[serde(default, deserialize_with = "text")]
    pub(super) content: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct File {
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    /// `2026-11-23 10:00:03`, UTC.
    #[serde(default, deserialize_with = "text")]
    pub(super) add_time: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) active_flag: Option<bool>,
}

#[derive(Deserialize)]
pub(super) struct Activity {
    #[serde(default, deserialize_with = "text")]
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Product {
    #[serde(default, deserialize_with = "integer")]
    pub(super) id: Option<i64>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) product_id: Option<i64>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) product_variation_id: Option<i64>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) comments: Option<String>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) order_nr: Option<i64>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) quantity: Option<Number>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) item_price: Option<Number>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) discount: Option<Number>,
    #[serde(default, deserialize_with = "text")]
    pub(super) discount_type: Option<String>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) tax: Option<Number>,
    #[serde(default, deserialize_with = "text")]
    pub(super) tax_method: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) is_enabled: Option<bool>,
    #[serde(default, deserialize_with = "text")]
    pub(super) billing_frequency: Option<String>,
    #[serde(default, deserialize_with = "integer")]
    pub(super) billing_frequency_cycles: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Discount {
    #[serde(default, rename = "type", deserialize_with = "text")]
    pub(super) kind: Option<String>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) amount: Option<Number>,
}

#[derive(Deserialize)]
pub(super) struct Instalment {
    #[serde(default, deserialize_with = "integer")]
    pub(super) deal_id: Option<i64>,
    #[serde(default, deserialize_with = "text")]
    pub(super) description: Option<String>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) amount: Option<Number>,
    #[serde(default, deserialize_with = "text")]
    pub(super) billing_date: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Field {
    #[serde(default, deserialize_with = "text")]
    pub(super) field_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) field_code: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) field_type: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) is_custom_field: Option<bool>,
    #[serde(default, deserialize_with = "list")]
    pub(super) subfields: Vec<Subfield>,
}

#[derive(Deserialize)]
pub(super) struct Subfield {
    #[serde(default, deserialize_with = "text")]
    pub(super) field_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) field_code: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) field_type: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Hook {
    #[serde(default, deserialize_with = "integer")]
    pub(super) id: Option<i64>,
    #[serde(default, deserialize_with = "text")]
    pub(super) subscription_url: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) event_action: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) event_object: Option<String>,
}

pub(super) type OneRow = One<Row>;
