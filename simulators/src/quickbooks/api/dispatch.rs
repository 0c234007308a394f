//! From path and method to the operation.

use serde_json::{Value, json};

use super::{Call, Price, batch, cdc};
use crate::quickbooks::answer::Answer;
use crate::quickbooks::books::{Entity, Object, render, text};
use crate::quickbooks::currency::exchange_rate;
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::{attachments, credits, customers, invoices, items, payments, query, time};

/// The class of a call, nothing for an address that does not exist.
pub(crate) fn price(call: &Call<'_>) -> Option<Price> {
    let read = Price {
        core: 0,
        coreplus: 1,
    };
    let write = Price {
        core: 1,
        coreplus: 0,
    };
    match (call.get, call.path.as_slice()) {
        (_, ["query"]) | (true, ["cdc" | "preferences" | "exchangerate"] | ["companyinfo", _]) => {
            Some(read)
        }
        (false, ["batch"]) => Some(batch::price(call.body)),
        (true, [entity, _] | [entity, _, "pdf"]) => Entity::at_path(entity).map(|_| read),
        (false, [entity] | [entity, _, "send"]) => Entity::at_path(entity).map(|_| write),
        _ => None,
    }
}

/// Whether the call changes anything: only such calls are remembered by `requestid`.
pub(crate) fn is_write(call: &Call<'_>) -> bool {
    !call.get && call.path.first() != Some(&"query")
}

pub(crate) fn carry_out(desk: &mut Desk<'_>, call: &Call<'_>) -> Result<Answer, Fault> {
    let now = desk.now;
    let json = |value: Value| Ok(Answer::Json(value, now));
    match (call.get, call.path.as_slice()) {
        (true, ["query"]) => {
            let statement = call
                .parameter("query")
                .ok_or_else(|| Fault::missing("query"))?;
            json(json!({ "QueryResponse": query::run(desk.realm, statement, now)? }))
        }
        (false, ["query"]) => {
            let statement = std::str::from_utf8(call.body).map_err(Fault::parse_error)?;
            json(json!({ "QueryResponse": query::run(desk.realm, statement, now)? }))
        }
        (true, ["cdc"]) => json(cdc::changes(desk, call)?),
        (true, ["preferences"]) => json(json!({ "Preferences": desk.realm.preferences })),
        (true, ["companyinfo", _]) => json(json!({ "CompanyInfo": desk.realm.company })),
        (true, ["exchangerate"]) => json(rate(desk, call)?),
        (false, ["batch"]) => json(batch::carry_out(desk, call.body)?),
        (true, [entity, id, "pdf"]) => pdf(desk, entity, id),
        (true, [entity, id]) => json(read(desk, found(entity)?, id)?),
        (false, [entity, id, "send"]) => send(desk, entity, id, call),
        (false, [entity]) => {
            let request = object(call.body)?;
            let answer = write(
                desk,
                found(entity)?,
                &request,
                call.parameter("operation"),
                call.parameter("include"),
            )?;
            json(answer)
        }
        _ => Err(Fault::unsupported()),
    }
}

fn found(path: &str) -> Result<Entity, Fault> {
    Entity::at_path(path).ok_or_else(Fault::unsupported)
}

/// A JSON object; the parser's complaint is a 2010.
pub(crate) fn object(body: &[u8]) -> Result<Object, Fault> {
    if std::str::from_utf8(body).is_err() {
        return Err(Fault::unsupported());
    }
    serde_json::from_slice(body).map_err(Fault::unreadable)
}

fn named(entity: Entity, content: Value) -> Value {
    let mut envelope = Object::new();
    envelope.insert(entity.name().into(), content);
    envelope.into()
}

fn read(desk: &Desk<'_>, entity: Entity, id: &str) -> Result<Value, Fault> {
    if entity == Entity::Invoice {
        return Ok(named(entity, invoices::show(desk, id)?));
    }
    let record = desk.realm.get(entity, id)?;
    Ok(named(entity, render(desk.realm, entity, record).into()))
}

/// Create, update, delete or void by body and `operation`; gives the envelope.
pub(crate) fn write(
    desk: &mut Desk<'_>,
    entity: Entity,
    request: &Object,
    operation: Option<&str>,
    include: Option<&str>,
) -> Result<Value, Fault> {
    match operation.map(str::to_ascii_lowercase).as_deref() {
        Some("delete") => {
            let id = delete(desk, entity, request)?;
            Ok(named(
                entity,
                json!({ "status": "Deleted", "domain": "QBO", "Id": id }),
            ))
        }
        Some("void") => {
            let id = void(desk, entity, request)?;
            let full = read(desk, entity, &id)?
                .get(entity.name())
                .cloned()
                .unwrap_or_default();
            Ok(named(
                entity,
                invoices::void_answer(full, &id, &desk.switches.void_answer),
            ))
        }
        Some("update") if include == Some("void") => {
            let id = void(desk, entity, request)?;
            read(desk, entity, &id)
        }
        None | Some("update" | "create") => {
            let id = save(desk, entity, request, operation)?;
            read(desk, entity, &id)
        }
        Some(_) => Err(Fault::unsupported()),
    }
}

/// A body with an id updates, one without creates.
fn save(
    desk: &mut Desk<'_>,
    entity: Entity,
    request: &Object,
    operation: Option<&str>,
) -> Result<String, Fault> {
    let update =
        text(request, "Id").is_some() && operation != Some("create") || operation == Some("update");
    match (entity, update) {
        (Entity::Invoice, false) => invoices::create(desk, request),
        (Entity::Invoice, true) => invoices::update(desk, request),
        (Entity::Customer, false) => customers::create(desk, request),
        (Entity::Customer, true) => customers::update(desk, request),
        (Entity::Item, false) => items::create(desk, request),
        (Entity::Item, true) => items::update(desk, request),
        (Entity::Payment, false) => payments::create(desk, request),
        (Entity::Payment, true) => payments::update(desk, request),
        (Entity::CreditMemo, false) => credits::create(desk, request),
        (Entity::Attachable, false) => attachments::create(desk, request),
        _ => Err(Fault::unsupported()),
    }
}

fn delete(desk: &mut Desk<'_>, entity: Entity, request: &Object) -> Result<String, Fault> {
    match entity {
        Entity::Invoice => invoices::delete(desk, request),
        Entity::Payment => payments::delete(desk, request),
        Entity::CreditMemo => credits::delete(desk, request),
        _ => Err(Fault::unsupported()),
    }
}

fn void(desk: &mut Desk<'_>, entity: Entity, request: &Object) -> Result<String, Fault> {
    match entity {
        Entity::Invoice => invoices::void(desk, request),
        Entity::Payment => payments::void(desk, request),
        _ => Err(Fault::unsupported()),
    }
}

fn send(desk: &mut Desk<'_>, entity: &str, id: &str, call: &Call<'_>) -> Result<Answer, Fault> {
    if found(entity)? != Entity::Invoice {
        return Err(Fault::unsupported());
    }
    // Documented with application/octet-stream and no body; a widely used client sends other types.
    if !call.body.is_empty() && call.content_type != "application/octet-stream" {
        let detail = "Send takes application/octet-stream without a body.";
        return Err(Fault::new("1050", "Unsupported content type", detail));
    }
    invoices::send(desk, id, call.parameter("sendTo"))?;
    Ok(Answer::Json(read(desk, Entity::Invoice, id)?, desk.now))
}

fn pdf(desk: &Desk<'_>, entity: &str, id: &str) -> Result<Answer, Fault> {
    if found(entity)? != Entity::Invoice {
        return Err(Fault::unsupported());
    }
    let record = desk.realm.get(Entity::Invoice, id)?;
    let body = render(desk.realm, Entity::Invoice, record);
    Ok(Answer::Pdf(invoices::pdf(desk.realm, &body)))
}

fn rate(desk: &Desk<'_>, call: &Call<'_>) -> Result<Value, Fault> {
    if !desk.realm.prefers("CurrencyPrefs", "MultiCurrencyEnabled") {
        return Err(Fault::new(
            "5030",
            "Feature not supported",
            "Multicurrency is not enabled.",
        ));
    }
    let source = call
        .parameter("sourcecurrencycode")
        .ok_or_else(|| Fault::missing("sourcecurrencycode"))?;
    let today = desk.today().to_string();
    let date = call.parameter("asofdate").unwrap_or(&today);
    if time::date(date).is_none() {
        return Err(Fault::new(
            "2060",
            "Invalid Date format",
            "asofdate is not a date",
        ));
    }
    let rate = exchange_rate(desk.realm, source, date, desk.now);
    let unknown = || {
        Fault::new(
            "2220",
            "Invalid Currency",
            format!("No rate is known for {source}."),
        )
    };
    Ok(json!({ "ExchangeRate": rate.ok_or_else(unknown)? }))
}
