//! Which objects a statement means, in which order.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde_json::Value;

use super::grammar::{Condition, Operator, Statement};
use crate::quickbooks::books::{Entity, Object, Realm, flag, render};
use crate::quickbooks::currency::exchange_rate;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::{money, time};

/// Every matching object, sorted, before paging.
pub(crate) fn matching(
    realm: &Realm,
    statement: &Statement,
    now: DateTime<Utc>,
) -> Result<Vec<Object>, Fault> {
    let conditions: Vec<Test<'_>> = statement
        .conditions
        .iter()
        .map(|condition| Test::new(condition, realm, now))
        .collect::<Result<_, _>>()?;
    let asks_active = statement
        .conditions
        .iter()
        .any(|c| c.property.eq_ignore_ascii_case("Active"));
    let mut rows: Vec<Object> = everything(realm, statement, now)
        .into_iter()
        .filter(|row| asks_active || flag(row, "Active") != Some(false))
        .filter(|row| conditions.iter().all(|test| test.holds(row)))
        .collect();
    for (property, descends) in statement.order.iter().rev() {
        rows.sort_by(|a, b| {
            let order = compare(find(a, property), find(b, property), property);
            if *descends { order.reverse() } else { order }
        });
    }
    if !statement.columns.is_empty() {
        for row in &mut rows {
            project(row, &statement.columns);
        }
    }
    Ok(rows)
}

fn everything(realm: &Realm, statement: &Statement, now: DateTime<Utc>) -> Vec<Object> {
    match statement.entity.as_str() {
        "CompanyInfo" => vec![realm.company.clone()],
        "Preferences" => vec![realm.preferences.clone()],
        "ExchangeRate" => {
            let today = realm.today(now).to_string();
            let asked = statement
                .conditions
                .iter()
                .find(|c| c.property.eq_ignore_ascii_case("AsOfDate"));
            let date = asked.and_then(|c| c.values.first()).unwrap_or(&today);
            realm
                .rates
                .keys()
                .filter_map(|code| exchange_rate(realm, code, date, now))
                .collect()
        }
        name => {
            let entity = Entity::named(name);
            let records = entity
                .into_iter()
                .flat_map(|e| realm.live(e).map(move |(_, r)| (e, r)));
            records
                .map(|(entity, record)| render(realm, entity, record))
                .collect()
        }
    }
}

/// Only the asked columns, with the id and the mark of a sparse object.
fn project(row: &mut Object, columns: &[String]) {
    row.retain(|name, _| {
        matches!(name.as_str(), "Id" | "domain" | "sparse")
            || columns.iter().any(|c| {
                c.split('.')
                    .next()
                    .is_some_and(|c| c.eq_ignore_ascii_case(name))
            })
    });
    row.insert("sparse".into(), true.into());
}

/// A property by its dotted name, references by their value, addresses by their text.
fn find<'r>(row: &'r Object, property: &str) -> Option<&'r Value> {
    let mut value: Option<&Value> = None;
    for (depth, part) in property.split('.').enumerate() {
        let object = if depth == 0 {
            Some(row)
        } else {
            inside(value?)
        };
        value = object?
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(part))
            .map(|(_, v)| v);
    }
    let value = value?;
    Some(
        value
            .get("value")
            .or_else(|| value.get("Address"))
            .unwrap_or(value),
    )
}

/// Into an object, or into the first of a list.
fn inside(value: &Value) -> Option<&Object> {
    value
        .as_object()
        .or_else(|| value.as_array()?.first()?.as_object())
}

fn compare(a: Option<&Value>, b: Option<&Value>, property: &str) -> Ordering {
    let number = |v: Option<&Value>| v.and_then(money::decimal);
    let text = |v: Option<&Value>| v.and_then(Value::as_str).unwrap_or_default().to_lowercase();
    if property.eq_ignore_ascii_case("Id") {
        let id = |v: Option<&Value>| {
            v.and_then(Value::as_str)
                .and_then(|id| id.parse::<u64>().ok())
        };
        return id(a).cmp(&id(b));
    }
    if let (Some(a), Some(b)) = (number(a), number(b)) {
        return a.cmp(&b);
    }
    if property.to_ascii_lowercase().starts_with("metadata.") {
        return time::instant(&text(a).to_uppercase()).cmp(&time::instant(&text(b).to_uppercase()));
    }
    text(a).cmp(&text(b))
}

/// A condition with its values read by the kind of the property.
struct Test<'s> {
    condition: &'s Condition,
    moments: Vec<DateTime<Utc>>,
    values: Vec<String>,
}

impl<'s> Test<'s> {
    fn new(condition: &'s Condition, realm: &Realm, now: DateTime<Utc>) -> Result<Self, Fault> {
        let property = condition.property.to_ascii_lowercase();
        let values: Vec<String> = condition
            .values
            .iter()
            .map(|v| {
                if v == "CURRENT_DATE" {
                    realm.today(now).to_string()
                } else {
                    v.clone()
                }
            })
            .collect();
        let mut moments = Vec::new();
        if property.starts_with("metadata.") {
            for value in &values {
                let bad = || Fault::invalid_query(format!("Invalid date-time value {value}"));
                moments.push(time::instant(value).ok_or_else(bad)?);
            }
        } else if matches!(property.as_str(), "txndate" | "duedate" | "asofdate") {
            for value in &values {
                let day =
                    time::date(value).or_else(|| time::instant(value).map(|at| realm.today(at)));
                day.ok_or_else(|| Fault::invalid_query(format!("Invalid date value {value}")))?;
            }
        }
        Ok(Self {
            condition,
            moments,
            values,
        })
    }

    fn holds(&self, row: &Object) -> bool {
        let Some(found) = find(row, &self.condition.property) else {
            // "null" is a blank in quotes.
            return self.condition.operator == Operator::Equal
                && self.values.iter().all(|v| v.trim().is_empty());
        };
        if !self.moments.is_empty() {
            let at = found.as_str().and_then(time::instant);
            return at.is_some_and(|at| self.moments.iter().any(|m| self.fits(at.cmp(m))));
        }
        self.values.iter().any(|value| self.matches(found, value))
    }

    fn matches(&self, found: &Value, wanted: &str) -> bool {
        match found {
            Value::Number(_) => {
                let pair = money::decimal(found).zip(wanted.trim().parse::<Decimal>().ok());
                pair.is_some_and(|(found, wanted)| self.fits(found.cmp(&wanted)))
            }
            Value::Bool(found) => self.fits(found.to_string().cmp(&wanted.to_lowercase())),
            Value::String(found) if self.condition.operator == Operator::Like => {
                like(&wanted.to_lowercase(), &found.to_lowercase())
            }
            Value::String(found) => self.fits(found.to_lowercase().cmp(&wanted.to_lowercase())),
            _ => false,
        }
    }

    fn fits(&self, order: Ordering) -> bool {
        match self.condition.operator {
            Operator::Equal | Operator::In | Operator::Like => order.is_eq(),
            Operator::Less => order.is_lt(),
            Operator::LessOrEqual => order.is_le(),
            Operator::More => order.is_gt(),
            Operator::MoreOrEqual => order.is_ge(),
        }
    }
}

/// `%` stands for any run of characters.
fn like(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('%');
    let Some(mut rest) = parts.next().and_then(|head| text.strip_prefix(head)) else {
        return false;
    };
    let mut middle: Vec<&str> = parts.collect();
    let Some(tail) = middle.pop() else {
        return rest.is_empty();
    };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(tail)
}
