//! Items (contract 5.4).

use serde_json::json;

use super::books::{Entity, Fields, Object, Rule, accept, flag, merge, reference, text};
use super::desk::{Desk, is_sparse};
use super::events::Operation;
use super::fault::Fault;

const FIELDS: Fields = &[
    ("Name", Rule::Name(100)),
    (
        "Type",
        Rule::OneOf(&["Service", "NonInventory", "Inventory", "Group", "Category"]),
    ),
    ("Sku", Rule::Text(100)),
    ("Description", Rule::Text(4000)),
    ("UnitPrice", Rule::Number),
    ("RatePercent", Rule::Number),
    ("IncomeAccountRef", Rule::Ref),
    ("ExpenseAccountRef", Rule::Ref),
    ("AssetAccountRef", Rule::Ref),
    ("PurchaseCost", Rule::Number),
    ("PurchaseDesc", Rule::Text(1000)),
    ("TrackQtyOnHand", Rule::Flag),
    ("QtyOnHand", Rule::Number),
    ("InvStartDate", Rule::Date),
    ("Taxable", Rule::Flag),
    ("SalesTaxIncluded", Rule::Flag),
    ("PurchaseTaxIncluded", Rule::Flag),
    ("SalesTaxCodeRef", Rule::Ref),
    ("PurchaseTaxCodeRef", Rule::Ref),
    ("Active", Rule::Flag),
    ("SubItem", Rule::Flag),
    ("ParentRef", Rule::Ref),
    ("FullyQualifiedName", Rule::ReadOnly),
    ("Level", Rule::ReadOnly),
    ("ClassRef", Rule::Ref),
    ("TaxClassificationRef", Rule::Ref),
    ("ReorderPoint", Rule::Number),
    ("PrefVendorRef", Rule::Ref),
    ("ItemGroupDetail", Rule::ReadOnly),
    ("AbatementRate", Rule::ReadOnly),
    ("ReverseChargeRate", Rule::ReadOnly),
    ("ServiceType", Rule::ReadOnly),
    ("ItemCategoryType", Rule::ReadOnly),
];

pub(crate) fn create(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let mut body = Object::new();
    merge(&mut body, accept(FIELDS, request)?);
    body.entry("Type").or_insert("Service".into());
    for (field, value) in [
        ("Active", json!(true)),
        ("Taxable", json!(false)),
        ("UnitPrice", json!(0)),
    ] {
        body.entry(field).or_insert(value);
    }
    body.entry("TrackQtyOnHand").or_insert(false.into());
    required(&body)?;
    settle(desk, &mut body, None)?;
    let (now, requestid) = (desk.now, desk.requestid.clone());
    let id = desk.realm.insert(Entity::Item, body, now, requestid);
    desk.event(Entity::Item, &id, Operation::Created);
    Ok(id)
}

pub(crate) fn update(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::Item, request)?;
    let given = accept(FIELDS, request)?;
    let old = desk.realm.get(Entity::Item, &id)?.body.clone();
    let mut body = old.clone();
    if !is_sparse(request) {
        body.retain(|name, _| {
            matches!(
                name.as_str(),
                "Type" | "Active" | "ItemGroupDetail" | "TrackQtyOnHand"
            )
        });
    }
    merge(&mut body, given);
    if flag(&old, "Active") == Some(true)
        && flag(&body, "Active") == Some(false)
        && let Some(name) = text(&body, "Name")
    {
        body.insert("Name".into(), format!("{name} (deleted)").into());
    }
    settle(desk, &mut body, Some(&id))?;
    let now = desk.now;
    desk.realm.replace(Entity::Item, &id, body, now)?;
    desk.event(Entity::Item, &id, Operation::Updated);
    Ok(id)
}

fn required(body: &Object) -> Result<(), Fault> {
    let kind = text(body, "Type").unwrap_or_default();
    if kind == "Group" {
        return Err(Fault::unsupported());
    }
    if matches!(kind, "Service" | "NonInventory" | "Inventory")
        && !body.contains_key("IncomeAccountRef")
    {
        return Err(Fault::missing("IncomeAccountRef"));
    }
    if kind == "Inventory" {
        for field in [
            "AssetAccountRef",
            "ExpenseAccountRef",
            "QtyOnHand",
            "InvStartDate",
        ] {
            if !body.contains_key(field) {
                return Err(Fault::missing(field));
            }
        }
        if flag(body, "TrackQtyOnHand") != Some(true) {
            return Err(Fault::missing("TrackQtyOnHand"));
        }
    }
    Ok(())
}

/// Checks name and references, derives the qualified name.
fn settle(desk: &Desk<'_>, body: &mut Object, own: Option<&str>) -> Result<(), Fault> {
    let name = text(body, "Name")
        .map(str::trim)
        .unwrap_or_default()
        .to_owned();
    if name.is_empty() {
        return Err(Fault::missing("Name"));
    }
    if name.contains('"') {
        return Err(Fault::characters("Name"));
    }
    for (id, record) in desk.realm.live(Entity::Item) {
        let taken = text(&record.body, "Name").unwrap_or_default();
        if Some(id) != own && taken.to_lowercase() == name.to_lowercase() {
            return Err(Fault::duplicate_name(id));
        }
    }
    for field in ["IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef"] {
        if let Some(id) = reference(body, field) {
            let account = desk.referred(Entity::Account, id)?;
            let display = text(account, "Name").unwrap_or_default().to_owned();
            body.insert(field.into(), json!({ "value": id, "name": display }));
        }
    }
    let mut qualified = name.clone();
    let mut level = 0;
    if let Some(id) = reference(body, "ParentRef") {
        let parent = desk.referred(Entity::Item, id)?;
        let above = text(parent, "FullyQualifiedName")
            .unwrap_or_default()
            .to_owned();
        let display = text(parent, "Name").unwrap_or_default().to_owned();
        qualified = format!("{above}:{name}");
        level = 1;
        body.insert("ParentRef".into(), json!({ "value": id, "name": display }));
    }
    body.insert("Name".into(), name.into());
    body.insert("SubItem".into(), (level > 0).into());
    body.insert("Level".into(), level.into());
    body.insert("FullyQualifiedName".into(), qualified.into());
    Ok(())
}
