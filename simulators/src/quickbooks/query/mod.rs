//! The query language (contract 4).

mod evaluate;
mod grammar;
mod properties;
mod tokens;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::books::{Entity, Object, Realm};
use super::fault::Fault;

/// Runs a statement and gives the content of `QueryResponse`.
pub(crate) fn run(realm: &Realm, statement: &str, now: DateTime<Utc>) -> Result<Value, Fault> {
    let mut statement = grammar::parse(statement)?;
    properties::check(&mut statement)?;
    let rows = evaluate::matching(realm, &statement, now)?;
    if statement.count {
        return Ok(json!({ "totalCount": rows.len() }));
    }
    let page: Vec<Object> = rows
        .into_iter()
        .skip(statement.start - 1)
        .take(statement.max)
        .collect();
    if page.is_empty() {
        return Ok(json!({}));
    }
    let count = page.len();
    let mut answer = Object::new();
    answer.insert(statement.entity.clone(), page.into());
    answer.insert("startPosition".into(), statement.start.into());
    answer.insert("maxResults".into(), count.into());
    if Entity::named(&statement.entity).is_some_and(Entity::is_transaction) {
        answer.insert("totalCount".into(), count.into());
    }
    Ok(answer.into())
}
