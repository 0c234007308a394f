//! Search over records; results have their own reduced shape (contract 8.12).

use serde_json::{Value, json};

use super::call::Call;
use super::paging;
use super::reply::{Outcome, Refusal, invalid, with_more};
use crate::pipedrive::rules::access;
use crate::pipedrive::state::{Company, Kind, Record, World, plain};

const SEARCHABLE: [&str; 7] = [
    "address",
    "varchar",
    "text",
    "varchar_auto",
    "double",
    "monetary",
    "phone",
];

/// What is searched for, and how.
struct Term {
    text: String,
    exact: bool,
    fields: Option<Vec<String>>,
}

impl Term {
    fn of(call: &Call) -> Result<Self, Refusal> {
        let text = call.arg("term").unwrap_or_default().trim().to_lowercase();
        let exact = call.flag_arg("exact_match") || call.arg("match") == Some("exact");
        if text.chars().count() < if exact { 1 } else { 2 } {
            return Err(invalid("term: String must contain at least 2 character(s)"));
        }
        let fields = call
            .arg("fields")
            .map(|list| list.split(',').map(str::to_owned).collect());
        Ok(Self {
            text,
            exact,
            fields,
        })
    }

    fn asks(&self, field: &str) -> bool {
        self.fields
            .as_ref()
            .is_none_or(|fields| fields.iter().any(|one| one == field))
    }

    fn found_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        if self.exact {
            text == self.text
        } else {
            text.contains(&self.text)
        }
    }
}

fn searchable_custom(company: &Company, kind: Kind, record: &Record) -> Vec<String> {
    let fields = company.fields_of(kind).iter();
    let fields = fields.filter(|one| one.custom && SEARCHABLE.contains(&one.kind.as_str()));
    fields
        .filter_map(|field| plain(record.custom.get(&field.code)))
        .collect()
}

fn mails(record: &Record) -> Vec<String> {
    let list = record.data.get("emails").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|mail| plain(mail.get("value")))
        .collect()
}

fn matches(company: &Company, kind: Kind, record: &Record, term: &Term) -> bool {
    let name = if kind == Kind::Deal { "title" } else { "name" };
    (term.asks(name) && term.found_in(record.label()))
        || (kind == Kind::Product && term.asks("code") && term.found_in(record.text("code")))
        || (kind == Kind::Person
            && term.asks("email")
            && mails(record).iter().any(|mail| term.found_in(mail)))
        || (term.asks("custom_fields")
            && searchable_custom(company, kind, record)
                .iter()
                .any(|text| term.found_in(text)))
}

fn item(company: &Company, kind: Kind, record: &Record) -> Value {
    let named = |key: &str, kind: Kind| {
        let other = record.int(key).and_then(|id| company.get(kind, id));
        other.map_or(
            Value::Null,
            |other| json!({"id": other.id(), "name": other.label()}),
        )
    };
    let mut item = json!({"id": record.id(), "type": kind.name(), "visible_to": record.int("visible_to"),
        "owner": {"id": record.int("owner_id")}, "notes": [],
        "custom_fields": searchable_custom(company, kind, record)});
    let more = match kind {
        Kind::Deal => json!({"title": record.label(), "value": record.data.get("value"),
            "currency": record.text("currency"), "status": record.text("status"),
            "stage": {"id": record.int("stage_id")}, "is_archived": record.flag("is_archived"),
            "person": named("person_id", Kind::Person),
            "organization": named("org_id", Kind::Organization)}),
        Kind::Person => json!({"name": record.label(), "emails": mails(record), "phones": [],
            "organization": named("org_id", Kind::Organization)}),
        Kind::Organization => {
            json!({"name": record.label(), "address": plain(record.data.get("address"))})
        }
        Kind::Product => json!({"name": record.label(), "code": record.data.get("code")}),
    };
    if let Value::Object(map) = &mut item {
        super::present::put(map, more);
    }
    item
}

fn find(world: &World, call: &Call, kinds: &[Kind]) -> Result<Vec<Value>, Refusal> {
    let term = Term::of(call)?;
    let company = call.home(world)?;
    let status = call.arg("status");
    let mut links = Vec::new();
    for (arg, key) in [
        ("person_id", "person_id"),
        ("organization_id", "org_id"),
        ("org_id", "org_id"),
    ] {
        links.extend(call.int_arg(arg)?.map(|id| (key, id)));
    }
    let mut found = Vec::new();
    for kind in kinds {
        let records = company
            .all(*kind)
            .filter(|one| !one.flag("is_deleted") && access::sees(company, call.user, *kind, one))
            .filter(|one| status.is_none_or(|status| one.text("status") == status))
            .filter(|one| links.iter().all(|(key, id)| one.int(key) == Some(*id)))
            .filter(|one| matches(company, *kind, one, &term));
        for record in records {
            let whole = record.label().to_lowercase() == term.text;
            let score = if whole { json!(1.2) } else { json!(0.5) };
            found.push(json!({"result_score": score, "item": item(company, *kind, record)}));
        }
    }
    Ok(found)
}

/// `GET /api/v2/{entity}/search`
pub(super) fn entity(world: &mut World, call: &Call, kind: Kind) -> Outcome {
    let found = find(world, call, &[kind])?;
    let (items, next) = paging::cursor_page(world, call, found, 500)?;
    with_more(json!({"items": items}), json!({"next_cursor": next}))
}

/// `GET /api/v2/itemSearch`
pub(super) fn items(world: &mut World, call: &Call) -> Outcome {
    let kinds: Vec<Kind> = match call.arg("item_types") {
        Some(list) => list.split(',').filter_map(Kind::from_name).collect(),
        None => Kind::ALL.to_vec(),
    };
    let found = find(world, call, &kinds)?;
    let (items, next) = paging::cursor_page(world, call, found, 100)?;
    with_more(
        json!({"items": items, "related_items": []}),
        json!({"next_cursor": next}),
    )
}

/// `GET /api/v2/itemSearch/field`
pub(super) fn by_field(world: &mut World, call: &Call) -> Outcome {
    let term = Term::of(call)?;
    let kind = call.arg("entity_type").and_then(Kind::from_name);
    let kind = kind.ok_or_else(|| invalid("entity_type: Required"))?;
    let field = call
        .arg("field")
        .ok_or_else(|| invalid("field: Required"))?;
    let company = call.home(world)?;
    let holds = |record: &Record| {
        let value = record.custom.get(field).or_else(|| record.data.get(field));
        plain(value).is_some_and(|text| term.found_in(&text))
    };
    let found: Vec<Value> = company
        .all(kind)
        .filter(|one| !one.flag("is_deleted") && access::sees(company, call.user, kind, one))
        .filter(|one| holds(one))
        .map(|one| json!({"id": one.id(), "name": one.label()}))
        .collect();
    paging::cursor(world, call, found, 500)
}
