//! Creating and updating invoices (contract 6.1–6.3).

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::fields::{FIELDS, KEPT};
use super::{defaults, lines, numbers, tax, totals};
use crate::quickbooks::books::{Entity, Object, accept, applied_to, merge, reference, text};
use crate::quickbooks::credits;
use crate::quickbooks::desk::{Desk, is_sparse};
use crate::quickbooks::events::Operation;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::money::decimal;
use crate::quickbooks::{books, payments};

pub(crate) fn create(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let mut body = Object::new();
    merge(&mut body, accept(FIELDS, request)?);
    let wanted = request
        .get("Line")
        .cloned()
        .ok_or_else(|| Fault::missing("Line"))?;
    let customer = customer_of(desk, &mut body)?;
    features(desk, &mut body)?;
    defaults::money(desk, &mut body, &customer)?;
    defaults::fill(desk, &mut body, &customer)?;
    desk.open_period(text(&body, "TxnDate"))?;
    check_parts(desk, &body)?;
    let rows = lines::read(desk, &wanted)?;
    let regime = tax::regime(desk, &body, &customer);
    totals::settle(desk, &mut body, rows, &regime)?;
    numbers::assign(desk, &mut body)?;
    linked_estimates(request, &mut body);
    let (now, requestid) = (desk.now, desk.requestid.clone());
    let id = desk.realm.insert(Entity::Invoice, body, now, requestid);
    desk.event(Entity::Invoice, &id, Operation::Created);
    payments::rebalance_quietly(desk, Entity::Invoice, &id)?;
    if desk.realm.prefers("SalesFormsPrefs", "AutoApplyCredit") {
        credits::apply_open(desk, &id)?;
    }
    Ok(id)
}

pub(crate) fn update(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let id = desk.claimed(Entity::Invoice, request)?;
    desk.changeable(Entity::Invoice, &id)?;
    let given = accept(FIELDS, request)?;
    let old = desk.realm.get(Entity::Invoice, &id)?.body.clone();
    desk.open_period(text(&old, "TxnDate"))?;
    if !is_sparse(request) && !request.contains_key("Line") {
        return Err(Fault::missing("Line"));
    }
    let mut body = old.clone();
    if !is_sparse(request) {
        body.retain(|name, _| KEPT.contains(&name.as_str()));
    }
    if !given.contains_key("TxnTaxDetail") {
        body.remove("TxnTaxDetail");
    }
    if given.contains_key("SalesTermRef") && !given.contains_key("DueDate") {
        body.remove("DueDate");
    }
    let number = given
        .get("DocNumber")
        .and_then(Value::as_str)
        .map(str::to_owned);
    merge(&mut body, given);
    if let Some(number) = number {
        numbers::unused(desk, &number, Some(&id))?;
    }
    desk.lenient = !request.contains_key("Line");
    let written = rewrite(desk, &id, &old, body);
    desk.lenient = false;
    written?;
    desk.event(Entity::Invoice, &id, Operation::Updated);
    Ok(id)
}

/// Computes a changed invoice anew and stores it.
fn rewrite(desk: &mut Desk<'_>, id: &str, old: &Object, mut body: Object) -> Result<(), Fault> {
    let customer = customer_of(desk, &mut body)?;
    features(desk, &mut body)?;
    defaults::money(desk, &mut body, &customer)?;
    defaults::fill(desk, &mut body, &customer)?;
    desk.open_period(text(&body, "TxnDate"))?;
    check_parts(desk, &body)?;
    let wanted = body
        .get("Line")
        .or_else(|| old.get("Line"))
        .cloned()
        .unwrap_or_default();
    let rows = lines::read(desk, &wanted)?;
    let regime = tax::regime(desk, &body, &customer);
    totals::settle(desk, &mut body, rows, &regime)?;
    let applied: Decimal = applied_to(desk.realm, Entity::Invoice, id)
        .iter()
        .map(|(_, amount)| *amount)
        .sum();
    let now = desk.now;
    if body.get("TotalAmt").and_then(decimal).unwrap_or_default() < applied {
        if !desk.switches.below_applied_unapplies {
            return Err(Fault::business(
                "The total cannot be less than the payments that are applied.",
            ));
        }
        payments::unapply(desk, id)?;
    }
    books::balance(desk.realm, Entity::Invoice, id, &mut body);
    desk.realm.replace(Entity::Invoice, id, body, now)
}

/// The active customer of an invoice; writes its name into the reference.
fn customer_of(desk: &Desk<'_>, body: &mut Object) -> Result<Object, Fault> {
    let id = reference(body, "CustomerRef")
        .ok_or_else(|| Fault::missing("CustomerRef"))?
        .to_owned();
    let customer = desk.referred(Entity::Customer, &id)?.clone();
    let name = text(&customer, "DisplayName").unwrap_or_default();
    body.insert("CustomerRef".into(), json!({ "value": id, "name": name }));
    Ok(customer)
}

/// Drops (by switch refuses) what the company's features do not allow.
fn features(desk: &Desk<'_>, body: &mut Object) -> Result<(), Fault> {
    let prefers = |group, name| desk.realm.prefers(group, name);
    let on = [
        (
            "ClassRef",
            prefers("AccountingInfoPrefs", "ClassTrackingPerTxn"),
        ),
        (
            "DepartmentRef",
            prefers("AccountingInfoPrefs", "TrackDepartments"),
        ),
        ("Deposit", prefers("SalesFormsPrefs", "AllowDeposit")),
    ];
    for (field, on) in on {
        let sent = body
            .get(field)
            .is_some_and(|value| decimal(value).is_none_or(|d| !d.is_zero()));
        if !on && sent {
            if desk.switches.feature_off_refused {
                return Err(Fault::business(&format!(
                    "{field} is not enabled for this company."
                )));
            }
            body.remove(field);
        }
    }
    custom_fields(desk, body);
    if desk.realm.is_us() {
        body.remove("GlobalTaxCalculation");
    }
    Ok(())
}

/// Keeps the custom fields that the company has switched on, with their own names.
fn custom_fields(desk: &Desk<'_>, body: &mut Object) {
    let groups = desk
        .realm
        .preference("SalesFormsPrefs", "CustomField")
        .and_then(Value::as_array);
    let entries: Vec<&Value> = groups
        .into_iter()
        .flatten()
        .filter_map(|group| group.get("CustomField")?.as_array())
        .flatten()
        .collect();
    let setting = |kind: &str, digit: u8, key: &str| {
        let name = format!("SalesFormsPrefs.{kind}{digit}");
        let entry = entries
            .iter()
            .find(|e| e.get("Name").and_then(Value::as_str) == Some(&name));
        entry.and_then(|e| e.get(key)).cloned()
    };
    let sent = body
        .get("CustomField")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let mut fields = Vec::new();
    for digit in 1..=3_u8 {
        if setting("UseSalesCustom", digit, "BooleanValue") != Some(Value::Bool(true)) {
            continue;
        }
        let id = digit.to_string();
        let name = setting("SalesCustomName", digit, "StringValue").unwrap_or_default();
        let mut field = json!({ "DefinitionId": id, "Name": name, "Type": "StringType" });
        let own = sent
            .iter()
            .find(|f| f.get("DefinitionId").and_then(Value::as_str) == Some(&id));
        if let (Some(value), Some(field)) = (
            own.and_then(|f| f.get("StringValue")),
            field.as_object_mut(),
        ) {
            field.insert("StringValue".into(), value.clone());
        }
        fields.push(field);
    }
    body.insert("CustomField".into(), fields.into());
}

/// References and conditions over several fields.
fn check_parts(desk: &Desk<'_>, body: &Object) -> Result<(), Fault> {
    for (field, entity) in [
        ("ClassRef", Entity::Class),
        ("DepartmentRef", Entity::Department),
    ] {
        if let Some(id) = reference(body, field) {
            desk.referred(entity, id)?;
        }
    }
    let address = body
        .get("BillEmail")
        .and_then(|e| e.get("Address"))
        .and_then(Value::as_str);
    if text(body, "EmailStatus") == Some("NeedToSend") && address.is_none_or(str::is_empty) {
        return Err(Fault::new(
            "6420",
            "Email required",
            "An email address is required for delivery by email.",
        ));
    }
    let not_applicable = text(body, "GlobalTaxCalculation") == Some("NotApplicable");
    if not_applicable
        && body
            .get("TxnTaxDetail")
            .is_some_and(|d| d.get("TaxLine").is_some())
    {
        return Err(Fault::new(
            "6170",
            "TxnTaxDetail not allowed",
            "TxnTaxDetail is not allowed with NotApplicable.",
        ));
    }
    Ok(())
}

/// Only links to estimates and time may be written; payments link themselves.
fn linked_estimates(request: &Object, body: &mut Object) {
    let sent = request.get("LinkedTxn").and_then(Value::as_array);
    let kept: Vec<Value> = sent
        .into_iter()
        .flatten()
        .filter(|l| {
            matches!(
                l.get("TxnType").and_then(Value::as_str),
                Some("Estimate" | "TimeActivity")
            )
        })
        .cloned()
        .collect();
    body.insert("LinkedTxn".into(), kept.into());
}

/// The answer about an invoice; with `include=invoiceLink` its pay page, where there is one.
pub(crate) fn show(desk: &Desk<'_>, id: &str) -> Result<Value, Fault> {
    let record = desk.realm.get(Entity::Invoice, id)?;
    let mut body = books::render(desk.realm, Entity::Invoice, record);
    let online = desk
        .realm
        .prefers("SalesFormsPrefs", "ETransactionPaymentEnabled");
    if desk.includes("invoiceLink") && online && body.contains_key("BillEmail") {
        let link = format!(
            "https://connect.intuit.com/t/scs-v1-simulated-{}-{id}",
            desk.realm.id
        );
        body.insert("InvoiceLink".into(), link.into());
    }
    Ok(body.into())
}
