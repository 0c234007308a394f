//! Cursors of v2 and offsets of v1 (contract 7.3).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::call::Call;
use super::reply::{Outcome, Refusal, bad_request, invalid, with_more};
use crate::pipedrive::state::World;

const DEFAULT: usize = 100;

fn limit(world: &World, call: &Call, most: usize) -> Result<usize, Refusal> {
    let Some(wanted) = call.int_arg("limit")? else {
        return Ok(DEFAULT.min(most));
    };
    let wanted = usize::try_from(wanted).ok().filter(|limit| *limit > 0);
    let wanted = wanted.ok_or_else(|| invalid("limit: Expected a positive number"))?;
    if wanted > most && world.switches.over_limit == "reject" {
        return Err(invalid(format!(
            "limit: Number must be less than or equal to {most}"
        )));
    }
    Ok(wanted.min(most))
}

/// A page of a list, by opaque cursor.
pub(crate) fn cursor(world: &World, call: &Call, all: Vec<Value>, most: usize) -> Outcome {
    let (page, next) = cursor_page(world, call, all, most)?;
    with_more(Value::Array(page), json!({"next_cursor": next}))
}

/// The page and the cursor of the next one.
pub(crate) fn cursor_page(
    world: &World,
    call: &Call,
    all: Vec<Value>,
    most: usize,
) -> Result<(Vec<Value>, Option<String>), Refusal> {
    let limit = limit(world, call, most)?;
    let start = match call.arg("cursor") {
        Some(text) => decode(text).ok_or_else(|| invalid("cursor: Invalid cursor"))?,
        None => 0,
    };
    let end = start.saturating_add(limit);
    let next = (all.len() > end).then(|| URL_SAFE_NO_PAD.encode(format!("{{\"at\":{end}}}")));
    Ok((all.into_iter().skip(start).take(limit).collect(), next))
}

fn decode(text: &str) -> Option<usize> {
    let plain = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    plain
        .strip_prefix("{\"at\":")?
        .strip_suffix('}')?
        .parse()
        .ok()
}

/// A page of a v1 list, by offset; `most` is its largest page.
pub(crate) fn offset(world: &World, call: &Call, all: Vec<Value>, most: usize) -> Outcome {
    let limit = limit(world, call, most)?;
    let start = call.int_arg("start")?.unwrap_or_default();
    let start = usize::try_from(start).map_err(|_| bad_request("start must not be negative"))?;
    let end = start.saturating_add(limit);
    let more = all.len() > end;
    let page: Vec<Value> = all.into_iter().skip(start).take(limit).collect();
    let mut pagination = json!({"start": start, "limit": limit, "more_items_in_collection": more});
    if let (true, Value::Object(map)) = (more, &mut pagination) {
        map.insert("next_start".to_owned(), json!(end));
    }
    // The documented sample of an empty v1 list has null instead of [].
    let data = if page.is_empty() {
        Value::Null
    } else {
        Value::Array(page)
    };
    with_more(data, json!({"pagination": pagination}))
}
