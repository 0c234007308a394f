//! To Pipedrive's consent and back; what Pipedrive itself calls at the same address.

use actix_web::http::header;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use cookie::{Cookie, SameSite};

use super::body;
use super::error::{WebError, reader};
use super::extract::query;
use super::pages::plain::{self, Ending};
use super::serve::WebSettings;
use crate::journeys::install::{self, Installed};
use crate::journeys::{Context, uninstall as leave};

/// How long an authorization may take, in seconds.
const STATE_SECONDS: i64 = 600;

fn state_cookie<'a>(settings: &WebSettings, value: &'a str, seconds: i64) -> Cookie<'a> {
    Cookie::build((settings.state_cookie(), value))
        .path("/")
        .http_only(true)
        .secure(settings.is_https())
        .same_site(SameSite::Lax)
        .max_age(cookie::time::Duration::seconds(seconds))
        .build()
}

/// Sends the browser to a provider; the cookie binds the way back to it.
pub(super) fn depart(settings: &WebSettings, begin: &install::Begin) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, begin.url.as_str()))
        .insert_header((
            header::SET_COOKIE,
            state_cookie(settings, &begin.cookie, STATE_SECONDS).to_string(),
        ))
        .finish()
}

/// Sends the browser on; the state's cookie has done its work.
pub(super) fn go(settings: &WebSettings, to: &str) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, to))
        .insert_header((
            header::SET_COOKIE,
            state_cookie(settings, "", 0).to_string(),
        ))
        .finish()
}

/// The cookie of a started authorization.
pub(super) fn cookie_of(req: &HttpRequest, settings: &WebSettings) -> Option<String> {
    let sent = req
        .headers()
        .get_all(header::COOKIE)
        .filter_map(|value| value.to_str().ok());
    let mut all = sent.flat_map(Cookie::split_parse).filter_map(Result::ok);
    all.find(|cookie| cookie.name() == settings.state_cookie())
        .map(|cookie| cookie.value().to_owned())
}

pub(super) async fn begin(
    ctx: Data<Context>,
    settings: Data<WebSettings>,
) -> Result<HttpResponse, WebError> {
    Ok(depart(&settings, &install::begin(&ctx).await?))
}

pub(super) async fn finish(
    req: HttpRequest,
    ctx: Data<Context>,
    settings: Data<WebSettings>,
) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let cookie = cookie_of(&req, &settings);
    let ending = match install::finish(
        &ctx,
        query.get("code"),
        query.get("state"),
        query.get("error"),
        cookie.as_deref(),
    )
    .await?
    {
        Installed::GoTo(place) => return Ok(go(&settings, &place)),
        Installed::Incomplete { place, missing } => {
            let html = plain::incomplete(&reader(&req), &missing, &place)?;
            return Ok(HttpResponse::Ok()
                .content_type("text/html; charset=utf-8")
                .body(html));
        }
        Installed::Denied => Ending::InstallDenied,
        Installed::Stale => Ending::InstallStale,
        Installed::Refused => Ending::InstallRefused,
    };
    Ok(HttpResponse::BadRequest()
        .content_type("text/html; charset=utf-8")
        .body(plain::ending(&reader(&req), ending)?))
}

pub(super) async fn uninstall(
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let body = body::SMALL.read(&req, payload).await?;
    let proof = req
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|proof| proof.to_str().ok());
    let proved = leave::uninstall(&ctx, proof, &body).await?;
    Ok(if proved {
        HttpResponse::Ok().finish()
    } else {
        unproven()
    })
}

/// Sharing notices have no documented proof and change nothing here (`pipedrive.md` 11.3): answered, never believed.
pub(super) async fn notice() -> HttpResponse {
    unproven()
}

/// Empty, for programs.
fn unproven() -> HttpResponse {
    metrics::counter!("dealbooks_security_events_total", "code" => "callback_unproven")
        .increment(1);
    HttpResponse::Unauthorized().finish()
}
