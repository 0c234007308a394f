//! Field definitions of v2 (contract 8.4).

use serde_json::{Value, json};
use uuid::Uuid;

use super::call::Call;
use super::paging;
use super::reply::{Outcome, Refusal, created, invalid, no_permission, not_found, ok, plan_limit};
use crate::pipedrive::rules::access;
use crate::pipedrive::state::fields::{CREATABLE, Field, FieldOption};
use crate::pipedrive::state::{Kind, World};

pub(super) fn list(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    let all = call
        .home(world)?
        .fields_of(kind)
        .iter()
        .map(|field| shown(field, call))
        .collect();
    paging::cursor(world, call, all, 500)
}

/// With `include_fields` the settings of the user interface come along.
fn shown(field: &Field, call: &Call) -> Value {
    let mut one = field.to_json();
    let extras = [
        (
            "ui_visibility",
            json!({"add_visible_flag": true, "details_visible_flag": true}),
        ),
        ("important_fields", json!({"enabled": false})),
        ("required_fields", json!({"enabled": false})),
    ];
    let wanted = call.arg("include_fields").unwrap_or_default();
    if let Value::Object(map) = &mut one {
        for (key, value) in extras {
            if wanted.split(',').any(|one| one == key) {
                map.insert(key.to_owned(), value);
            }
        }
    }
    one
}

pub(super) fn get(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    let fields = call.home(world)?.fields_of(kind);
    let field = fields
        .iter()
        .find(|field| field.code == call.part(0))
        .ok_or_else(not_found)?;
    ok(shown(field, call))
}

fn check_permission(world: &World, call: &Call) -> Result<(), Refusal> {
    if access::may(call.home(world)?, call.user, |set| {
        set.can_add_custom_fields
    }) {
        Ok(())
    } else {
        Err(no_permission())
    }
}

pub(super) fn create(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    check_permission(world, call)?;
    let body = call.object()?;
    let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    let name = text("field_name").filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| invalid("field_name: Required"))?;
    let field_type = text("field_type").ok_or_else(|| invalid("field_type: Required"))?;
    if !CREATABLE.contains(&field_type.as_str()) && field_type != "user" {
        return Err(invalid("field_type: Invalid enum value"));
    }
    let labels = labels(body.get("options"))?;
    if matches!(field_type.as_str(), "enum" | "set") && labels.is_empty() {
        return Err(invalid("options: Required for enum and set"));
    }
    let company = call.home(world)?;
    let custom = company
        .fields_of(kind)
        .iter()
        .filter(|field| field.custom)
        .count();
    if custom >= company.field_limit {
        return Err(plan_limit(
            "Couldn't add the field. Custom fields limit reached.",
            "feature_capping_custom_fields_limit",
        ));
    }
    let options = number_options(world, labels);
    // 40 hexadecimal characters, as a SHA-1 would have.
    let noise = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
    let field = Field {
        name,
        code: noise.chars().take(40).collect(),
        kind: field_type,
        description: text("description"),
        options,
        custom: true,
        optional: false,
    };
    let answer = field.to_json();
    call.home_mut(world)?
        .fields
        .entry(kind)
        .or_default()
        .push(field);
    world.touch();
    created(answer)
}

/// The labels of `[{"label": …}]`.
fn labels(list: Option<&Value>) -> Result<Vec<String>, Refusal> {
    let Some(list) = list.filter(|list| !list.is_null()) else {
        return Ok(Vec::new());
    };
    let list = list
        .as_array()
        .ok_or_else(|| invalid("options: Expected array"))?;
    let label = |one: &Value| {
        let label = one
            .get("label")
            .and_then(Value::as_str)
            .filter(|label| !label.is_empty());
        label
            .map(str::to_owned)
            .ok_or_else(|| invalid("options.label: Required"))
    };
    list.iter().map(label).collect()
}

fn number_options(world: &mut World, labels: Vec<String>) -> Vec<FieldOption> {
    labels
        .into_iter()
        .map(|label| FieldOption {
            id: world.fresh_id(),
            label,
        })
        .collect()
}

/// The custom field that the path names; built-in ones cannot be changed.
fn custom_field<'w>(
    world: &'w mut World,
    call: &Call,
    kind: Kind,
) -> Result<&'w mut Field, Refusal> {
    let fields = call
        .home_mut(world)?
        .fields
        .get_mut(&kind)
        .ok_or_else(not_found)?;
    let field = fields
        .iter_mut()
        .find(|field| field.code == call.part(0))
        .ok_or_else(not_found)?;
    if field.custom {
        Ok(field)
    } else {
        Err(no_permission())
    }
}

pub(super) fn update(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    check_permission(world, call)?;
    let body = call.object()?.clone();
    if body.contains_key("field_type") || body.contains_key("field_code") {
        return Err(invalid("field_type and field_code cannot be changed"));
    }
    let field = custom_field(world, call, kind)?;
    if let Some(name) = body.get("field_name").and_then(Value::as_str) {
        name.clone_into(&mut field.name);
    }
    if let Some(text) = body.get("description") {
        field.description = text.as_str().map(str::to_owned);
    }
    ok(field.to_json())
}

pub(super) fn delete(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    check_permission(world, call)?;
    let code = custom_field(world, call, kind)?.code.clone();
    let company = call.home_mut(world)?;
    if let Some(fields) = company.fields.get_mut(&kind) {
        fields.retain(|field| field.code != code);
    }
    if let Some(records) = company.records.get_mut(&kind) {
        for record in records.values_mut() {
            record.custom.remove(&code);
        }
    }
    world.touch();
    ok(json!({"field_code": code}))
}

/// The list body of the option endpoints.
fn option_list(call: &Call) -> Result<Vec<Value>, Refusal> {
    match &call.body {
        Some(Value::Array(list)) if !list.is_empty() => Ok(list.clone()),
        _ => Err(invalid("Expected a list of options")),
    }
}

pub(super) fn add_options(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    check_permission(world, call)?;
    let labels = labels(Some(&Value::Array(option_list(call)?)))?;
    let mut fresh = number_options(world, labels);
    let field = custom_field(world, call, kind)?;
    field.options.append(&mut fresh);
    created(field.to_json().get("options").cloned().unwrap_or_default())
}

pub(super) fn rename_options(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    check_permission(world, call)?;
    let wanted = option_list(call)?;
    let field = custom_field(world, call, kind)?;
    // All or nothing.
    let mut options = field.options.clone();
    for one in &wanted {
        let id = one.get("id").and_then(Value::as_i64);
        let label = one.get("label").and_then(Value::as_str);
        let option = options.iter_mut().find(|option| Some(option.id) == id);
        let (Some(option), Some(label)) = (option, label) else {
            return Err(invalid("options: unknown id or missing label"));
        };
        label.clone_into(&mut option.label);
    }
    field.options = options;
    ok(field.to_json().get("options").cloned().unwrap_or_default())
}

pub(super) fn remove_options(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    check_permission(world, call)?;
    let ids: Vec<Option<i64>> = option_list(call)?
        .iter()
        .map(|one| one.get("id").and_then(Value::as_i64))
        .collect();
    let field = custom_field(world, call, kind)?;
    if ids
        .iter()
        .any(|id| !field.options.iter().any(|option| Some(option.id) == *id))
    {
        return Err(invalid("options: unknown id"));
    }
    field
        .options
        .retain(|option| !ids.contains(&Some(option.id)));
    ok(field.to_json().get("options").cloned().unwrap_or_default())
}
