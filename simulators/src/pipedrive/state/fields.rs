//! Field definitions: the built-in ones of each kind, and how a definition looks on the wire (contract 8.4).

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::company::Kind;
use super::record::Id;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FieldOption {
    pub(crate) id: Id,
    pub(crate) label: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) kind: String,
    pub(crate) description: Option<String>,
    pub(crate) options: Vec<FieldOption>,
    pub(crate) custom: bool,
    pub(crate) optional: bool,
}

/// The components of an address, also listed as `subfields` (contract 8.6).
pub(crate) const ADDRESS_PARTS: [(&str, &str); 10] = [
    ("street_number", "House number"),
    ("route", "Street/road name"),
    ("subpremise", "Apartment/suite no"),
    ("sublocality", "District/sublocality"),
    ("locality", "City/town/village/locality"),
    ("admin_area_level_1", "State/county"),
    ("admin_area_level_2", "Region"),
    ("country", "Country"),
    ("postal_code", "ZIP/Postal code"),
    ("formatted_address", "Full/combined address"),
];

/// Types that `POST …Fields` accepts.
pub(crate) const CREATABLE: [&str; 15] = [
    "varchar",
    "text",
    "double",
    "phone",
    "date",
    "daterange",
    "time",
    "timerange",
    "set",
    "enum",
    "varchar_auto",
    "address",
    "monetary",
    "org",
    "people",
];

impl Field {
    pub(crate) fn built_in(name: &str, code: &str, kind: &str) -> Self {
        Self {
            name: name.to_owned(),
            code: code.to_owned(),
            kind: kind.to_owned(),
            description: None,
            options: Vec::new(),
            custom: false,
            optional: false,
        }
    }

    /// The definition as `GET …Fields` answers it.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "field_name": self.name,
            "field_code": self.code,
            "field_type": self.kind,
            "description": self.description,
            "options": self.options_json(),
            "subfields": self.subfields(),
            "is_custom_field": self.custom,
            "is_optional_response_field": self.optional,
        })
    }

    fn options_json(&self) -> Value {
        if self.options.is_empty() {
            return Value::Null;
        }
        let one = |option: &FieldOption| json!({"id": self.option_id(option), "label": option.label, "color": null});
        self.options.iter().map(one).collect()
    }

    /// Options of some built-in fields have text ids; those of custom fields have numbers.
    fn option_id(&self, option: &FieldOption) -> Value {
        if self.code == "status" {
            json!(option.label.to_lowercase())
        } else {
            json!(option.id)
        }
    }

    fn subfields(&self) -> Value {
        let part = |code: &str, name: &str, kind: &str| json!({"field_code": code, "field_name": name, "field_type": kind});
        match self.kind.as_str() {
            "monetary" => json!([
                part("value", "Amount", "double"),
                part("currency", "Currency", "varchar")
            ]),
            "address" => ADDRESS_PARTS
                .iter()
                .map(|(code, name)| part(code, name, "varchar"))
                .collect(),
            "daterange" => json!([part("value", "Start", "date"), part("until", "End", "date")]),
            _ => Value::Null,
        }
    }
}

/// The built-in fields of a kind.
pub(crate) fn built_in(kind: Kind) -> Vec<Field> {
    let list: &[(&str, &str, &str)] = match kind {
        Kind::Deal => &DEAL,
        Kind::Person => &PERSON,
        Kind::Organization => &ORGANIZATION,
        Kind::Product => &PRODUCT,
    };
    let mut fields: Vec<Field> = list
        .iter()
        .map(|(code, name, kind)| Field::built_in(name, code, kind))
        .collect();
    for field in &mut fields {
        if field.code == "status" {
            field.options = ["Open", "Won", "Lost", "Deleted"]
                .into_iter()
                .zip(1..)
                .map(|(label, id)| FieldOption {
                    id,
                    label: label.to_owned(),
                })
                .collect();
        }
        field.optional = matches!(
            field.code.as_str(),
            "products_count" | "notes_count" | "files_count"
        );
    }
    fields
}

const DEAL: [(&str, &str, &str); 22] = [
    ("id", "ID", "int"),
    ("title", "Title", "varchar"),
    ("creator_user_id", "Creator", "user"),
    ("owner_id", "Owner", "user"),
    ("value", "Value", "monetary"),
    ("currency", "Currency", "varchar"),
    ("person_id", "Contact person", "people"),
    ("org_id", "Organization", "org"),
    ("pipeline_id", "Pipeline", "int"),
    ("stage_id", "Stage", "stage"),
    ("status", "Status", "status"),
    ("probability", "Probability", "int"),
    ("lost_reason", "Lost reason", "varchar_options"),
    ("add_time", "Deal created", "date"),
    ("update_time", "Update time", "date"),
    ("close_time", "Deal closed on", "date"),
    ("won_time", "Won time", "date"),
    ("lost_time", "Lost time", "date"),
    ("expected_close_date", "Expected close date", "date"),
    ("label_ids", "Label", "set"),
    ("visible_to", "Visible to", "visible_to"),
    ("products_count", "Products", "int"),
];

const PERSON: [(&str, &str, &str); 10] = [
    ("id", "ID", "int"),
    ("name", "Name", "varchar"),
    ("owner_id", "Owner", "user"),
    ("org_id", "Organization", "org"),
    ("emails", "Email", "varchar"),
    ("phones", "Phone", "phone"),
    ("label_ids", "Label", "set"),
    ("visible_to", "Visible to", "visible_to"),
    ("add_time", "Person created", "date"),
    ("update_time", "Update time", "date"),
];

const ORGANIZATION: [(&str, &str, &str); 9] = [
    ("id", "ID", "int"),
    ("name", "Name", "varchar"),
    ("owner_id", "Owner", "user"),
    ("address", "Address", "address"),
    ("website", "Website", "varchar"),
    ("label_ids", "Label", "set"),
    ("visible_to", "Visible to", "visible_to"),
    ("add_time", "Organization created", "date"),
    ("update_time", "Update time", "date"),
];

const PRODUCT: [(&str, &str, &str); 9] = [
    ("id", "ID", "int"),
    ("name", "Name", "varchar"),
    ("code", "Product code", "varchar"),
    ("description", "Description", "text"),
    ("unit", "Unit", "varchar"),
    ("tax", "Tax", "double"),
    ("category", "Category", "enum"),
    ("owner_id", "Owner", "user"),
    ("prices", "Unit prices", "price_list"),
];
