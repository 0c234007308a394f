//! From an HTTP request to a plain function of the world: every handler outside the REST table has this shape.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::http::header;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::Sim;
use super::state::World;

/// One request, with its body read.
pub(crate) struct Visit {
    pub(crate) request: HttpRequest,
    pub(crate) body: Bytes,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) sim: Arc<Sim>,
}

impl Visit {
    /// A part of the path, `{id}`; empty when there is none.
    pub(crate) fn part(&self, name: &str) -> &str {
        self.request.match_info().get(name).unwrap_or_default()
    }

    pub(crate) fn id(&self) -> i64 {
        self.part("id").parse().unwrap_or_default()
    }

    pub(crate) fn arg(&self, name: &str) -> &str {
        self.query.get(name).map(String::as_str).unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &header::HeaderName) -> &str {
        header_text(&self.request, name)
    }

    /// The body as JSON; an empty body counts as `{}`.
    pub(crate) fn json(&self) -> Option<Value> {
        if self.body.is_empty() {
            return Some(Value::Object(serde_json::Map::new()));
        }
        serde_json::from_slice(&self.body).ok()
    }

    /// The body as an HTML form.
    pub(crate) fn form(&self) -> BTreeMap<String, String> {
        url::form_urlencoded::parse(&self.body)
            .into_owned()
            .collect()
    }

    /// User and password of HTTP Basic.
    pub(crate) fn basic(&self) -> Option<(String, String)> {
        let encoded = self.header(&header::AUTHORIZATION).strip_prefix("Basic ")?;
        let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
        let (user, password) = text.split_once(':')?;
        Some((user.to_owned(), password.to_owned()))
    }
}

pub(crate) fn header_text<'a>(request: &'a HttpRequest, name: &header::HeaderName) -> &'a str {
    request
        .headers()
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// The query by name; a name that comes several times becomes a comma list.
pub(crate) fn query_of(request: &HttpRequest) -> BTreeMap<String, String> {
    let mut query: BTreeMap<String, String> = BTreeMap::new();
    for (key, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
        query
            .entry(key.into_owned())
            .and_modify(|list| {
                list.push(',');
                list.push_str(&value);
            })
            .or_insert_with(|| value.into_owned());
    }
    query
}

type Answer = Pin<Box<dyn Future<Output = HttpResponse>>>;

/// Makes an actix handler of a function that needs the world for a moment and no network.
pub(crate) fn page(
    run: fn(&mut World, &Visit) -> HttpResponse,
) -> impl Fn(HttpRequest, Bytes, Data<Sim>) -> Answer + Clone + 'static {
    move |request, body, sim| {
        Box::pin(async move {
            let query = query_of(&request);
            let visit = Visit {
                request,
                body,
                query,
                sim: sim.into_inner(),
            };
            run(&mut visit.sim.world(), &visit)
        })
    }
}

/// A redirect the browser follows with GET.
pub(crate) fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, location))
        .finish()
}
