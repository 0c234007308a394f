//! Customers (contract 5.3): unique names over three lists, immutable currency, no deletion.

use serde_json::{Value, json};

use super::books::{Entity, Fields, Object, Rule, accept, flag, merge, reference, text};
use super::currency;
use super::desk::{Desk, is_sparse};
use super::events::Operation;
use super::fault::Fault;

const FIELDS: Fields = &[
    ("DisplayName", Rule::Name(500)),
    ("Title", Rule::Name(16)),
    ("Suffix", Rule::Name(16)),
    ("GivenName", Rule::Name(100)),
    ("MiddleName", Rule::Name(100)),
    ("FamilyName", Rule::Name(100)),
    ("CompanyName", Rule::Text(100)),
    ("FullyQualifiedName", Rule::ReadOnly),
    ("Level", Rule::ReadOnly),
    ("PrintOnCheckName", Rule::Text(110)),
    ("Active", Rule::Flag),
    ("PrimaryEmailAddr", Rule::Email(100)),
    ("PrimaryPhone", Rule::Phone),
    ("AlternatePhone", Rule::Phone),
    ("Mobile", Rule::Phone),
    ("Fax", Rule::Phone),
    ("WebAddr", Rule::Uri),
    ("BillAddr", Rule::Address),
    ("ShipAddr", Rule::Address),
    ("Notes", Rule::Text(2000)),
    ("CurrencyRef", Rule::Ref),
    ("Taxable", Rule::Flag),
    ("DefaultTaxCodeRef", Rule::Ref),
    ("TaxExemptionReasonId", Rule::Free),
    ("ResaleNum", Rule::Text(16)),
    ("PrimaryTaxIdentifier", Rule::Text(20)),
    ("SecondaryTaxIdentifier", Rule::Text(20)),
    ("BusinessNumber", Rule::Text(10)),
    ("GSTIN", Rule::Text(15)),
    ("GSTRegistrationType", Rule::Text(15)),
    ("SalesTermRef", Rule::Ref),
    ("PaymentMethodRef", Rule::Ref),
    (
        "PreferredDeliveryMethod",
        Rule::OneOf(&["Print", "Email", "None"]),
    ),
    ("Job", Rule::Flag),
    ("ParentRef", Rule::Ref),
    ("BillWithParent", Rule::Flag),
    ("IsProject", Rule::ReadOnly),
    ("Balance", Rule::ReadOnly),
    ("OpenBalanceDate", Rule::Date),
    ("BalanceWithJobs", Rule::ReadOnly),
    ("CustomerTypeRef", Rule::Ref),
    ("ARAccountRef", Rule::Ref),
    ("ClientEntityId", Rule::ReadOnly),
    ("V4IDPseudonym", Rule::ReadOnly),
    ("DefaultTaxCode", Rule::ReadOnly),
    ("Source", Rule::ReadOnly),
];

pub(crate) fn create(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let mut body = Object::new();
    merge(&mut body, accept(FIELDS, request)?);
    name(&mut body)?;
    family(desk, &mut body)?;
    unique(desk, &body, None)?;
    terms(desk, &body)?;
    let home = desk.realm.home_currency().to_owned();
    let code = reference(&body, "CurrencyRef").unwrap_or(&home).to_owned();
    body.insert("CurrencyRef".into(), currency::for_customer(desk, &code)?);
    for (field, value) in [
        ("Active", json!(true)),
        ("Taxable", json!(desk.realm.is_us())),
        ("Job", json!(false)),
        ("BillWithParent", json!(false)),
        ("IsProject", json!(false)),
        ("PreferredDeliveryMethod", json!("None")),
    ] {
        body.entry(field).or_insert(value);
    }
    number_addresses(&mut body);
    let (now, requestid) = (desk.now, desk.requestid.clone());
    let id = desk.realm.insert(Entity::Customer, body, now, requestid);
    desk.event(Entity::Customer, &id, Operation::Created);
    Ok(id)
}

pub(crate) fn update(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::Customer, request)?;
    let given = accept(FIELDS, request)?;
    let old = desk.realm.get(Entity::Customer, &id)?.body.clone();
    let blank = given
        .get("DisplayName")
        .is_some_and(|n| n.is_null() || n.as_str() == Some(""));
    if blank && is_sparse(request) {
        return Err(Fault::missing("DisplayName"));
    }
    let currency = old.get("CurrencyRef").cloned().unwrap_or_default();
    if desk.switches.currency_change_refused
        && reference(&given, "CurrencyRef")
            .is_some_and(|code| Some(code) != reference(&old, "CurrencyRef"))
    {
        return Err(Fault::business(
            "The currency of a customer cannot be changed.",
        ));
    }
    let mut body = if is_sparse(request) {
        old.clone()
    } else {
        kept(&old)
    };
    merge(&mut body, given);
    body.insert("CurrencyRef".into(), currency);
    let active = flag(&body, "Active").unwrap_or(true);
    body.insert("Active".into(), active.into());
    mark_deleted(&mut body, flag(&old, "Active").unwrap_or(true), active);
    name(&mut body)?;
    family(desk, &mut body)?;
    unique(desk, &body, Some(&id))?;
    terms(desk, &body)?;
    number_addresses(&mut body);
    let now = desk.now;
    desk.realm.replace(Entity::Customer, &id, body, now)?;
    desk.event(Entity::Customer, &id, Operation::Updated);
    Ok(id)
}

/// The bookkeeper's merge: `gone` becomes inactive, its transactions belong to `stays`.
pub(crate) fn combine(desk: &mut Desk<'_>, stays: &str, gone: &str) -> Result<(), Fault> {
    let survivor = desk.realm.get(Entity::Customer, stays)?.body.clone();
    let loser = desk.realm.get(Entity::Customer, gone)?.body.clone();
    if reference(&survivor, "CurrencyRef") != reference(&loser, "CurrencyRef") {
        return Err(Fault::business(
            "Customers with different currencies cannot be merged.",
        ));
    }
    let now = desk.now;
    for entity in [Entity::Invoice, Entity::Payment, Entity::CreditMemo] {
        let theirs: Vec<String> = desk
            .realm
            .live(entity)
            .filter(|(_, r)| reference(&r.body, "CustomerRef") == Some(gone))
            .map(|(id, _)| id.to_owned())
            .collect();
        for id in theirs {
            desk.realm.revise(entity, &id, now, |body| {
                body.insert("CustomerRef".into(), json!({ "value": stays }));
            })?;
        }
    }
    desk.realm.revise(Entity::Customer, gone, now, |body| {
        body.insert("Active".into(), false.into());
        mark_deleted(body, true, false);
    })?;
    desk.event(Entity::Customer, stays, Operation::Merged);
    if let Some(event) = desk.events.last_mut() {
        event.deleted_id = Some(gone.to_owned());
    }
    Ok(())
}

/// What a full update cannot clear.
fn kept(old: &Object) -> Object {
    let stays = [
        "Active",
        "Job",
        "BillWithParent",
        "IsProject",
        "Taxable",
        "PreferredDeliveryMethod",
    ];
    old.iter()
        .filter(|(name, _)| stays.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect()
}

/// An inactive customer's name is free again: it carries ` (deleted)` itself.
fn mark_deleted(body: &mut Object, was: bool, is: bool) {
    const MARK: &str = " (deleted)";
    let Some(name) = text(body, "DisplayName").map(str::to_owned) else {
        return;
    };
    let renamed = match (was, is) {
        (true, false) => format!("{name}{MARK}"),
        (false, true) => name.trim_end_matches(MARK).to_owned(),
        _ => return,
    };
    body.insert("DisplayName".into(), renamed.into());
}

/// Fills in the names that follow from others (6080 if there is none at all).
fn name(body: &mut Object) -> Result<(), Fault> {
    let display = match text(body, "DisplayName")
        .map(str::trim)
        .filter(|n| !n.is_empty())
    {
        Some(given) => given.to_owned(),
        None => built(body),
    };
    if display.is_empty() {
        return Err(Fault::new(
            "6080",
            "Name required",
            "At least one of the name fields must be supplied.",
        ));
    }
    let company = text(body, "CompanyName").unwrap_or(&display).to_owned();
    body.insert("DisplayName".into(), display.clone().into());
    body.insert("FullyQualifiedName".into(), display.into());
    body.entry("PrintOnCheckName")
        .or_insert_with(|| company.into());
    Ok(())
}

/// A sub-customer's qualified name and level; at most five levels.
fn family(desk: &Desk<'_>, body: &mut Object) -> Result<(), Fault> {
    let Some(parent) = reference(body, "ParentRef") else {
        return Ok(());
    };
    let parent = desk.referred(Entity::Customer, parent)?;
    let above = text(parent, "FullyQualifiedName").unwrap_or_default();
    let level = above.split(':').count();
    if level >= 5 {
        return Err(Fault::business("A customer can have at most five levels."));
    }
    let own = text(body, "DisplayName").unwrap_or_default();
    let qualified = format!("{above}:{own}");
    body.insert("FullyQualifiedName".into(), qualified.into());
    body.insert("Level".into(), level.into());
    Ok(())
}

fn built(body: &Object) -> String {
    let parts = ["Title", "GivenName", "MiddleName", "FamilyName", "Suffix"];
    let names: Vec<&str> = parts.iter().filter_map(|part| text(body, part)).collect();
    names.join(" ")
}

/// 6240 if any customer, vendor or employee has the name.
fn unique(desk: &Desk<'_>, body: &Object, own: Option<&str>) -> Result<(), Fault> {
    let wanted = folded(text(body, "DisplayName").unwrap_or_default());
    for entity in [Entity::Customer, Entity::Vendor, Entity::Employee] {
        for (id, record) in desk.realm.live(entity) {
            let is_own = entity == Entity::Customer && Some(id) == own;
            if !is_own && folded(text(&record.body, "DisplayName").unwrap_or_default()) == wanted {
                return Err(Fault::duplicate_name(id));
            }
        }
    }
    Ok(())
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

fn terms(desk: &Desk<'_>, body: &Object) -> Result<(), Fault> {
    match reference(body, "SalesTermRef") {
        Some(id) => desk.referred(Entity::Term, id).map(|_| ()),
        None => Ok(()),
    }
}

/// Gives addresses the ids that answers carry.
fn number_addresses(body: &mut Object) {
    for (at, name) in ["BillAddr", "ShipAddr"].into_iter().enumerate() {
        if let Some(Value::Object(address)) = body.get_mut(name) {
            address
                .entry("Id")
                .or_insert_with(|| (at + 2).to_string().into());
        }
    }
}
