//! What the buttons do.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Form, Path};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::quickbooks::books::{Entity, Object};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::money::{cents, number};
use crate::quickbooks::world::Sim;
use crate::quickbooks::{bookkeeper, customers};

type Fields = BTreeMap<String, String>;

/// `POST /app/act/{what}`: carries it out and goes back to the page, with the refusal if there is one.
pub(crate) async fn act(what: Path<String>, form: Form<Fields>, sim: Data<Sim>) -> HttpResponse {
    let field = |name: &str| form.get(name).map_or("", String::as_str);
    let (realm, id) = (field("realm"), field("id"));
    if what.as_str() == "disconnect" {
        sim.world().grants.disconnect(realm);
        let app = sim.options.app_url.trim_end_matches('/');
        return see(&format!(
            "{app}/quickbooks/disconnected?realmId={}",
            encode(realm)
        ));
    }
    let about_customer = matches!(what.as_str(), "rename" | "deactivate" | "merge");
    let result = sim.at_desk(realm, |desk| carry_out(desk, &what, id, &form));
    let problem = result
        .err()
        .map(|fault| format!("&problem={}", encode(&fault.detail)))
        .unwrap_or_default();
    if what.as_str() == "delete" && problem.is_empty() {
        return see("/app/invoices");
    }
    let page = if about_customer {
        "customerdetail?nameId"
    } else {
        "invoice?txnId"
    };
    see(&format!("/app/{page}={}{problem}", encode(id)))
}

fn encode(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn see(address: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, address))
        .finish()
}

fn amount(form: &Fields, name: &str) -> Result<Option<Decimal>, Fault> {
    match form.get(name).map(|t| t.trim()).filter(|t| !t.is_empty()) {
        None => Ok(None),
        Some(text) => text
            .parse()
            .map(Some)
            .map_err(|_| Fault::business("This is not an amount.")),
    }
}

fn carry_out(desk: &mut Desk<'_>, what: &str, id: &str, form: &Fields) -> Result<(), Fault> {
    let field = |name: &str| form.get(name).map_or("", String::as_str);
    match what {
        "pay" => bookkeeper::pay(desk, id, amount(form, "amount")?).map(|_| ()),
        "void" => bookkeeper::void(desk, id),
        "delete" => bookkeeper::delete(desk, id),
        "delete-payment" => bookkeeper::delete_payment(desk, field("payment")),
        "edit" => {
            let mut changes = Object::new();
            changes.insert("DueDate".into(), field("due_date").into());
            changes.insert("PrivateNote".into(), field("note").into());
            bookkeeper::edit(desk, id, changes)
        }
        "edit-line" => {
            let changes = changed_line(desk, id, form)?;
            bookkeeper::edit(desk, id, changes)
        }
        "rename" => customer(desk, id, "DisplayName", field("name").into()),
        "deactivate" => customer(desk, id, "Active", false.into()),
        "merge" => customers::combine(desk, id, field("gone")),
        _ => Err(Fault::unsupported()),
    }
}

fn customer(desk: &mut Desk<'_>, id: &str, name: &str, value: Value) -> Result<(), Fault> {
    let mut changes = Object::new();
    changes.insert(name.into(), value);
    bookkeeper::edit_customer(desk, id, changes)
}

/// All lines with a new quantity or price on one of them.
fn changed_line(desk: &Desk<'_>, id: &str, form: &Fields) -> Result<Object, Fault> {
    let (quantity, price) = (amount(form, "quantity")?, amount(form, "price")?);
    let wanted = form.get("line").map_or("", String::as_str);
    let mut lines = desk
        .realm
        .get(Entity::Invoice, id)?
        .body
        .get("Line")
        .cloned()
        .unwrap_or_default();
    let line = lines
        .as_array_mut()
        .into_iter()
        .flatten()
        .find(|line| line.get("Id") == Some(&json!(wanted)));
    let line = line
        .and_then(Value::as_object_mut)
        .ok_or_else(|| Fault::business("There is no such line."))?;
    let Some(Value::Object(detail)) = line.get_mut("SalesItemLineDetail") else {
        return Err(Fault::business("This line has no quantity."));
    };
    for (name, value) in [("Qty", quantity), ("UnitPrice", price)] {
        if let Some(value) = value {
            detail.insert(name.into(), number(value));
        }
    }
    let part = |name: &str| {
        detail
            .get(name)
            .and_then(crate::quickbooks::money::decimal)
            .unwrap_or(Decimal::ONE)
    };
    let total = cents(part("Qty") * part("UnitPrice"));
    line.insert("Amount".into(), number(total));
    let mut changes = Object::new();
    changes.insert("Line".into(), lines);
    Ok(changes)
}
