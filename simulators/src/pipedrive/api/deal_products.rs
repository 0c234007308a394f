//! Products on deals (contract 8.5).

use serde_json::{Value, json};

use super::call::Call;
use super::deal_parts::{PartEvent, announce};
use super::reply::{Outcome, Refusal, created, invalid, not_found, ok};
use super::{paging, present};
use crate::pipedrive::rules::{access, change, totals, validate};
use crate::pipedrive::state::seed::Row;
use crate::pipedrive::state::{Company, Fields, Id, Kind, Record, World, number, stamp};

const RECURRING_LIMIT: usize = 20;

pub(super) fn list(world: &mut World, call: &Call) -> Outcome {
    let deal = call.record(world, Kind::Deal, call.id(0)?)?.id();
    let company = call.home(world)?;
    let rows: Vec<Value> = company
        .rows_of(deal)
        .into_iter()
        .map(present::data)
        .collect();
    paging::cursor(world, call, sorted(call, rows)?, 500)
}

/// `id` by default, `order_nr`, `add_time`, `update_time` on request.
fn sorted(call: &Call, mut rows: Vec<Value>) -> Result<Vec<Value>, Refusal> {
    let by = call.arg("sort_by").unwrap_or("id").to_owned();
    match by.as_str() {
        "id" | "order_nr" => {
            rows.sort_by_key(|row| row.get(by.as_str()).and_then(Value::as_i64));
        }
        "add_time" | "update_time" | "deal_id" => {
            rows.sort_by_key(|row| row.get(by.as_str()).map(Value::to_string));
        }
        _ => return Err(invalid("sort_by: Invalid value")),
    }
    if call.arg("sort_direction") == Some("desc") {
        rows.reverse();
    }
    Ok(rows)
}

/// `GET /api/v2/deals/products?deal_ids=`
pub(super) fn of_deals(world: &mut World, call: &Call) -> Outcome {
    let deals = call
        .ids_arg("deal_ids")?
        .ok_or_else(|| invalid("deal_ids: Required"))?;
    let company = call.home(world)?;
    let visible = deals.into_iter().filter(|deal| {
        company
            .get(Kind::Deal, *deal)
            .is_some_and(|record| access::sees(company, call.user, Kind::Deal, record))
    });
    let rows: Vec<Value> = visible
        .flat_map(|deal| company.rows_of(deal))
        .map(present::data)
        .collect();
    paging::cursor(world, call, sorted(call, rows)?, 500)
}

pub(super) fn add(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let keys = checked(call.home(world)?, deal, call.object()?)?;
    let row = insert(world, call, deal, keys)?;
    change::settle(world, call.company, deal, &call.actor());
    created(row)
}

pub(super) fn add_many(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let body = call.object()?;
    let Some(list) = body.get("data").and_then(Value::as_array) else {
        return Err(invalid("data: Expected array"));
    };
    if list.len() > 100 {
        return Err(invalid("data: at most 100 rows"));
    }
    let company = call.home(world)?;
    let all: Result<Vec<Fields>, Refusal> = list
        .iter()
        .map(|one| checked(company, deal, one.as_object().unwrap_or(&Fields::new())))
        .collect();
    let mut rows = Vec::new();
    for keys in all? {
        rows.push(insert(world, call, deal, keys)?);
    }
    change::settle(world, call.company, deal, &call.actor());
    created(Value::Array(rows))
}

/// A new row's keys: three are required, the product must exist and be linkable.
fn checked(company: &Company, deal: Id, body: &Fields) -> Result<Fields, Refusal> {
    let keys = validate::row(body).map_err(invalid)?;
    for key in ["product_id", "item_price", "quantity"] {
        if keys.get(key).is_none_or(Value::is_null) {
            return Err(invalid(format!("{key}: Required")));
        }
    }
    let product = keys.get("product_id").and_then(Value::as_i64);
    let product = product
        .and_then(|id| company.get(Kind::Product, id))
        .ok_or_else(not_found)?;
    if !product.flag("is_linkable") || product.flag("is_deleted") {
        return Err(invalid("product_id: the product cannot be added to deals"));
    }
    check_recurring(company, deal, &keys)?;
    Ok(keys)
}

fn check_recurring(company: &Company, deal: Id, keys: &Fields) -> Result<(), Refusal> {
    let Some(frequency) = keys.get("billing_frequency").and_then(Value::as_str) else {
        return Ok(());
    };
    let cycles = keys.get("billing_frequency_cycles").and_then(Value::as_i64);
    match frequency {
        "one-time" if cycles.is_some() => {
            return Err(invalid(
                "billing_frequency_cycles: must be null for one-time",
            ));
        }
        "weekly" if cycles.is_none() => {
            return Err(invalid("billing_frequency_cycles: required for weekly"));
        }
        _ => {}
    }
    if cycles.is_some_and(|cycles| !(1..=208).contains(&cycles)) {
        return Err(invalid("billing_frequency_cycles: between 1 and 208"));
    }
    if frequency == "one-time" {
        return Ok(());
    }
    let recurring = |row: &&Record| row.text("billing_frequency") != "one-time";
    if company
        .rows_of(deal)
        .iter()
        .filter(|row| recurring(row))
        .count()
        >= RECURRING_LIMIT
    {
        return Err(invalid("billing_frequency: at most 20 recurring products"));
    }
    if company
        .installments
        .values()
        .any(|one| one.int("deal_id") == Some(deal))
    {
        return Err(invalid("billing_frequency: the deal has installments"));
    }
    Ok(())
}

fn insert(world: &mut World, call: &Call, deal: Id, keys: Fields) -> Result<Value, Refusal> {
    let id = world.fresh_id();
    let method = keys.get("tax_method").cloned();
    let company = call.home_mut(world)?;
    let order = company
        .rows_of(deal)
        .last()
        .and_then(|row| row.int("order_nr"))
        .unwrap_or(0)
        + 1;
    let currency = company
        .get(Kind::Deal, deal)
        .map(|deal| deal.text("currency").to_owned())
        .unwrap_or_default();
    let row = Row { id, order, keys };
    let row = totals::complete_row(company, deal, &currency, row, &stamp(call.now));
    let shown = present::data(&row);
    company.rows.insert(id, row);
    spread_tax_method(company, deal, method.as_ref());
    announce(
        world,
        call,
        event("create", (id, deal), Some(shown.clone())),
    );
    Ok(shown)
}

/// The tax method belongs to the deal: changing one row changes all.
fn spread_tax_method(company: &mut Company, deal: Id, method: Option<&Value>) {
    let Some(method) = method else { return };
    for row in company
        .rows
        .values_mut()
        .filter(|row| row.int("deal_id") == Some(deal))
    {
        row.set("tax_method", method.clone());
    }
}

/// The row named by the second path part, which must hang on the deal of the first.
fn row_of(world: &World, call: &Call, deal: Id) -> Result<Record, Refusal> {
    let row = call.home(world)?.rows.get(&call.id(1)?);
    row.filter(|row| row.int("deal_id") == Some(deal))
        .cloned()
        .ok_or_else(not_found)
}

pub(super) fn update(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let mut row = row_of(world, call, deal)?;
    let before = present::data(&row);
    let mut keys = validate::row(call.object()?).map_err(invalid)?;
    check_recurring(call.home(world)?, deal, &keys)?;
    let method = keys.get("tax_method").cloned();
    row.data.append(&mut keys);
    row.set("update_time", stamp(call.now));
    let company = call.home_mut(world)?;
    let sum = totals::row_sum(&row, company.decimals_of(row.text("currency")));
    row.set("sum", number(sum));
    let id = row.id();
    let shown = present::data(&row);
    company.rows.insert(id, row);
    spread_tax_method(company, deal, method.as_ref());
    let changed = event("change", (id, deal), Some(shown.clone()));
    announce(
        world,
        call,
        PartEvent {
            previous: Some(before),
            ..changed
        },
    );
    change::settle(world, call.company, deal, &call.actor());
    ok(shown)
}

pub(super) fn remove(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let row = row_of(world, call, deal)?;
    call.home_mut(world)?.rows.remove(&row.id());
    let gone = event("delete", (row.id(), deal), None);
    announce(
        world,
        call,
        PartEvent {
            previous: Some(present::data(&row)),
            ..gone
        },
    );
    settle_after_removal(world, call, deal);
    ok(json!({"id": row.id()}))
}

pub(super) fn remove_all(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let wanted = call.ids_arg("ids")?;
    let company = call.home_mut(world)?;
    let ids: Vec<Id> = company.rows_of(deal).into_iter().map(Record::id).collect();
    let ids: Vec<Id> = ids
        .into_iter()
        .filter(|id| wanted.as_ref().is_none_or(|wanted| wanted.contains(id)))
        .take(100)
        .collect();
    for id in &ids {
        company.rows.remove(id);
    }
    for id in &ids {
        announce(world, call, event("delete", (*id, deal), None));
    }
    settle_after_removal(world, call, deal);
    super::reply::with_more(
        json!({"ids": ids}),
        json!({"more_items_in_collection": false}),
    )
}

/// Without rows the deal keeps its last value; with some it follows them.
fn settle_after_removal(world: &mut World, call: &Call, deal: Id) {
    change::settle(world, call.company, deal, &call.actor());
    world.touch();
}

fn event(action: &'static str, (id, deal): (Id, Id), data: Option<Value>) -> PartEvent {
    PartEvent {
        entity: "deal_product",
        action,
        id,
        deal,
        data,
        previous: None,
    }
}
