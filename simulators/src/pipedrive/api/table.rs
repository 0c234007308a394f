//! What an endpoint is, and which one a path means.

use super::call::Call;
use super::endpoints::ENDPOINTS;
use super::reply::Outcome;
use crate::pipedrive::state::World;

pub(crate) type Run = fn(&mut World, &Call) -> Outcome;

pub(crate) struct Endpoint {
    pub(crate) method: &'static str,
    /// `{}` captures one part.
    pub(crate) pattern: &'static str,
    pub(crate) cost: u64,
    /// Any one of these is enough; none means every token may.
    pub(crate) scopes: &'static [&'static str],
    pub(crate) run: Run,
    pub(crate) search: bool,
    /// Out of support since 2026-08-01: answers 410.
    pub(crate) retired: bool,
}

/// The endpoint of a path without `/api`, with what its pattern captured; else 404 or 405.
pub(crate) fn find(method: &str, path: &str) -> Result<(&'static Endpoint, Vec<String>), u16> {
    let mut other_method = false;
    for endpoint in ENDPOINTS {
        let Some(parts) = capture(endpoint.pattern, path) else {
            continue;
        };
        if endpoint.method == method {
            return Ok((endpoint, parts));
        }
        other_method = true;
    }
    Err(if other_method { 405 } else { 404 })
}

fn capture(pattern: &str, path: &str) -> Option<Vec<String>> {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    let mut parts = Vec::new();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(parts),
            (Some("{}"), Some(part)) if !part.is_empty() => parts.push(part.to_owned()),
            (Some(word), Some(part)) if word == part => {}
            _ => return None,
        }
    }
}
