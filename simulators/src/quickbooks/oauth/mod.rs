//! OAuth 2.0 as Intuit runs it (contract 2).

mod authorize;
mod discovery;
mod endpoints;
mod grants;

pub(crate) use authorize::{ask, decide};
pub(crate) use discovery::{document, user_info};
pub(crate) use endpoints::{revoke, token};
pub(crate) use grants::{Grants, Standing};

use actix_web::HttpRequest;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// User and password of a Basic header.
fn basic(req: &HttpRequest) -> Option<(String, String)> {
    let header = req.headers().get("authorization")?.to_str().ok()?;
    let encoded = header
        .strip_prefix("Basic ")
        .or_else(|| header.strip_prefix("basic "))?;
    let plain = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    plain
        .split_once(':')
        .map(|(id, secret)| (id.to_owned(), secret.to_owned()))
}

/// The token of a Bearer header.
pub(crate) fn bearer(req: &HttpRequest) -> Option<String> {
    let header = req.headers().get("authorization")?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().to_owned())
}

/// Random letters and digits.
fn random(length: usize) -> String {
    use rand::RngExt;
    let mut rng = rand::rng();
    (0..length)
        .map(|_| char::from(rng.sample(rand::distr::Alphanumeric)))
        .collect()
}
