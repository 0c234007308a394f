//! Discounts and installments of a deal (contract 8.5).

use serde_json::{Value, json};
use uuid::Uuid;

use super::call::Call;
use super::reply::{Outcome, Refusal, created, invalid, not_found, ok};
use super::{paging, present};
use crate::pipedrive::hooks::{self, Happening};
use crate::pipedrive::rules::{access, change, validate};
use crate::pipedrive::state::{Fields, Id, Kind, Record, World, decimal, fields, stamp};

pub(super) fn discounts(world: &mut World, call: &Call) -> Outcome {
    let deal = call.record(world, Kind::Deal, call.id(0)?)?.id();
    let list: Vec<Value> = call
        .home(world)?
        .discounts_of(deal)
        .map(present::data)
        .collect();
    ok(Value::Array(list))
}

/// `description`, `amount` (above zero) and `type`; `whole` when all three are needed.
fn discount_keys(body: &Fields, whole: bool) -> Result<Fields, Refusal> {
    let mut keys = Fields::new();
    for key in ["description", "amount", "type"] {
        match body.get(key) {
            Some(value) => {
                keys.insert(key.to_owned(), value.clone());
            }
            None if whole => return Err(invalid(format!("{key}: Required"))),
            None => {}
        }
    }
    let positive = |value: &Value| {
        value.is_number()
            && decimal(value).is_some_and(|one| one.is_sign_positive() && !one.is_zero())
    };
    if keys.get("amount").is_some_and(|amount| !positive(amount)) {
        return Err(invalid("amount: Expected a number greater than 0"));
    }
    let known = |value: &Value| matches!(value.as_str(), Some("percentage" | "amount"));
    if keys.get("type").is_some_and(|kind| !known(kind)) {
        return Err(invalid("type: Expected percentage or amount"));
    }
    if keys
        .get("description")
        .is_some_and(|text| !text.is_string())
    {
        return Err(invalid("description: Expected string"));
    }
    Ok(keys)
}

pub(super) fn add_discount(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let mut keys = discount_keys(call.object()?, true)?;
    let time = stamp(call.now);
    let stamps = json!({"id": Uuid::new_v4().to_string(), "deal_id": deal, "created_at": time,
        "created_by": call.user, "updated_at": time, "updated_by": call.user});
    present::put(&mut keys, stamps);
    let record = Record::of(keys);
    let shown = present::data(&record);
    call.home_mut(world)?.discounts.push(record);
    world.touch();
    change::settle(world, call.company, deal, &call.actor());
    created(shown)
}

pub(super) fn update_discount(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let keys = discount_keys(call.object()?, false)?;
    let company = call.home_mut(world)?;
    let found = company
        .discounts
        .iter_mut()
        .find(|one| one.text("id") == call.part(1) && one.int("deal_id") == Some(deal));
    let discount = found.ok_or_else(not_found)?;
    discount.data.extend(keys);
    present::put(
        &mut discount.data,
        json!({"updated_at": stamp(call.now), "updated_by": call.user}),
    );
    let shown = present::data(discount);
    world.touch();
    change::settle(world, call.company, deal, &call.actor());
    ok(shown)
}

pub(super) fn remove_discount(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let company = call.home_mut(world)?;
    let before = company.discounts.len();
    company
        .discounts
        .retain(|one| one.text("id") != call.part(1) || one.int("deal_id") != Some(deal));
    if company.discounts.len() == before {
        return Err(not_found());
    }
    world.touch();
    change::settle(world, call.company, deal, &call.actor());
    ok(json!({"id": call.part(1)}))
}

/// `GET /api/v2/deals/installments?deal_ids=`
pub(super) fn installments(world: &mut World, call: &Call) -> Outcome {
    let deals = call
        .ids_arg("deal_ids")?
        .ok_or_else(|| invalid("deal_ids: Required"))?;
    let company = call.home(world)?;
    let visible = |deal: Id| {
        company
            .get(Kind::Deal, deal)
            .is_some_and(|record| access::sees(company, call.user, Kind::Deal, record))
    };
    let list: Vec<Value> = company
        .installments
        .values()
        .filter(|one| {
            one.int("deal_id")
                .is_some_and(|deal| deals.contains(&deal) && visible(deal))
        })
        .map(present::data)
        .collect();
    paging::cursor(world, call, list, 500)
}

pub(super) fn add_installment(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let body = call.object()?;
    let checked = validate::row(body).map_err(invalid)?;
    for key in ["description", "amount", "billing_date"] {
        if body.get(key).is_none_or(Value::is_null) {
            return Err(invalid(format!("{key}: Required")));
        }
    }
    let rows = call.home(world)?.rows_of(deal);
    if rows.is_empty()
        || rows
            .iter()
            .any(|row| row.text("billing_frequency") != "one-time")
    {
        return Err(invalid(
            "Installments need one-time products and no recurring ones",
        ));
    }
    let id = world.fresh_id();
    let data = json!({"id": id, "deal_id": deal, "description": body.get("description"),
        "amount": checked.get("amount"), "billing_date": checked.get("billing_date")});
    let record = Record::of(fields(data));
    let shown = present::data(&record);
    call.home_mut(world)?.installments.insert(id, record);
    tell(world, call, "create", (id, deal), Some(shown.clone()));
    created(shown)
}

pub(super) fn update_installment(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let body = call.object()?;
    let mut keys = validate::row(body).map_err(invalid)?;
    keys.retain(|key, _| key == "amount" || key == "billing_date");
    if let Some(text) = body.get("description").filter(|text| text.is_string()) {
        keys.insert("description".to_owned(), text.clone());
    }
    let id = call.id(1)?;
    let found = call.home_mut(world)?.installments.get_mut(&id);
    let record = found
        .filter(|one| one.int("deal_id") == Some(deal))
        .ok_or_else(not_found)?;
    record.data.extend(keys);
    let shown = present::data(record);
    tell(world, call, "change", (id, deal), Some(shown.clone()));
    ok(shown)
}

pub(super) fn remove_installment(world: &mut World, call: &Call) -> Outcome {
    let deal = call.editable_deal(world)?.id();
    let id = call.id(1)?;
    let company = call.home_mut(world)?;
    let found = company
        .installments
        .get(&id)
        .filter(|one| one.int("deal_id") == Some(deal));
    found.ok_or_else(not_found)?;
    company.installments.remove(&id);
    tell(world, call, "delete", (id, deal), None);
    ok(json!({"id": id}))
}

/// A change of something that hangs on a deal.
pub(super) struct PartEvent {
    pub(super) entity: &'static str,
    pub(super) action: &'static str,
    pub(super) id: Id,
    pub(super) deal: Id,
    pub(super) data: Option<Value>,
    pub(super) previous: Option<Value>,
}

/// Tells the webhooks; whoever sees the deal sees its parts.
pub(super) fn announce(world: &mut World, call: &Call, event: PartEvent) {
    world.touch();
    let Some(company) = world.company(call.company) else {
        return;
    };
    let Some(record) = company.get(Kind::Deal, event.deal) else {
        return;
    };
    let (id, deal) = (event.id, event.deal);
    let known = || (event.action != "create").then(|| json!({"id": id, "deal_id": deal}));
    let happening = Happening {
        company: call.company,
        action: event.action,
        entity: event.entity,
        entity_id: id.to_string(),
        actor: call.actor(),
        data: event.data,
        previous: event.previous.or_else(known),
        audience: access::audience(company, Kind::Deal, record),
        meta: Fields::new(),
    };
    hooks::announce(world, &happening);
}

fn tell(
    world: &mut World,
    call: &Call,
    action: &'static str,
    (id, deal): (Id, Id),
    data: Option<Value>,
) {
    let entity = "deal_installment";
    announce(
        world,
        call,
        PartEvent {
            entity,
            action,
            id,
            deal,
            data,
            previous: None,
        },
    );
}
