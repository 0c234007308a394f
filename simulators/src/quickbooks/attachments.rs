//! Notes on invoices (contract 5.11).

use serde_json::Value;

use super::books::{Entity, Fields, Object, Rule, accept, merge};
use super::desk::Desk;
use super::fault::Fault;

const FIELDS: Fields = &[
    ("Note", Rule::Text(2000)),
    ("FileName", Rule::Text(1000)),
    ("AttachableRef", Rule::Free),
    ("ContentType", Rule::ReadOnly),
    ("Size", Rule::ReadOnly),
    ("Category", Rule::Text(100)),
    ("Tag", Rule::Text(2000)),
];

pub(crate) fn create(desk: &mut Desk<'_>, request: &Object) -> Result<String, Fault> {
    let mut body = Object::new();
    merge(&mut body, accept(FIELDS, request)?);
    if !body.contains_key("Note") && !body.contains_key("FileName") {
        return Err(Fault::missing("Note"));
    }
    let links = body
        .get("AttachableRef")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for link in &links {
        let part = |name: &str| {
            link.pointer(&format!("/EntityRef/{name}"))
                .and_then(Value::as_str)
        };
        if let (Some(kind), Some(id)) = (part("type").and_then(Entity::named), part("value")) {
            desk.realm
                .get(kind, id)
                .map_err(|_| Fault::reference(kind.plural(), id))?;
        }
    }
    let (now, requestid) = (desk.now, desk.requestid.clone());
    Ok(desk.realm.insert(Entity::Attachable, body, now, requestid))
}
