//! Connecting QuickBooks: a ticket out of a frame, Intuit's consent in a tab, and the way back.

use actix_web::web::{Data, Html, Json};
use actix_web::{HttpRequest, HttpResponse};

use super::door::site;
use super::error::{WebError, reader};
use super::extract::{ActUser, query};
use super::install::{cookie_of, depart, go};
use super::pages::plain::{self, Ending};
use super::serve::WebSettings;
use crate::journeys::connect_quickbooks::{self, Callback, Connected, Door};
use crate::journeys::{Context, JourneyError, confirm_connection};

#[derive(serde::Serialize)]
pub(super) struct Ticket {
    /// Good once, within a minute.
    path: String,
}

pub(super) async fn ticket(user: ActUser, ctx: Data<Context>) -> Result<Json<Ticket>, WebError> {
    Ok(Json(Ticket {
        path: connect_quickbooks::ticket(&ctx, user.who).await?,
    }))
}

pub(super) async fn disconnect(
    user: ActUser,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    connect_quickbooks::disconnect(&ctx, user.who).await?;
    Ok(HttpResponse::NoContent()
        .insert_header(("hx-trigger", "changed"))
        .finish())
}

/// To Intuit; by way of a page that names everybody when the click did not come from our own page.
pub(super) async fn begin(
    req: HttpRequest,
    ctx: Data<Context>,
    settings: Data<WebSettings>,
) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let door = match query.filled("ticket") {
        Some(ticket) => connect_quickbooks::begin(&ctx, ticket, is_ours(&req)).await?,
        None => None,
    };
    let locale = reader(&req);
    Ok(match door {
        Some(Door::Straight(begin)) => depart(&settings, &begin),
        Some(Door::Ask { names, again }) => {
            page(HttpResponse::Ok(), plain::naming(&locale, &names, &again)?)
        }
        None => no_ticket(&req)?,
    })
}

fn page(mut status: actix_web::HttpResponseBuilder, html: String) -> HttpResponse {
    status.content_type("text/html; charset=utf-8").body(html)
}

/// Intuit's way back; answers redirects only.
pub(super) async fn finish(
    req: HttpRequest,
    ctx: Data<Context>,
    settings: Data<WebSettings>,
) -> HttpResponse {
    let refused = |reason: &str| go(&settings, &format!("/quickbooks/result?reason={reason}"));
    let Ok(query) = query(&req) else {
        return refused("stale");
    };
    let given = |name: &str| query.get(name).map(str::to_owned);
    let back = Callback {
        code: given("code"),
        state: given("state"),
        realm: given("realmId"),
        error: given("error"),
    };
    let cookie = cookie_of(&req, &settings);
    let ended = connect_quickbooks::finish(&ctx, back, cookie.as_deref()).await;
    ending(&settings, ended)
}

fn ending(settings: &WebSettings, ended: Result<Connected, JourneyError>) -> HttpResponse {
    let refused = |reason: &str| go(settings, &format!("/quickbooks/result?reason={reason}"));
    match ended {
        Ok(Connected::GoTo(place)) => go(settings, &place),
        Ok(Connected::Refused(reason)) => refused(reason),
        Err(error) => {
            if !matches!(error, JourneyError::NotOwner) {
                tracing::warn!(%error, "QuickBooks could not be connected");
            }
            refused("failed")
        }
    }
}

/// After the consent: both companies by name, and the tokens wait for a yes.
pub(super) async fn confirm(
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let ticket = query.filled("ticket").unwrap_or_default();
    let locale = reader(&req);
    Ok(match confirm_connection::look(&ctx, ticket).await? {
        Some(asked) => page(
            HttpResponse::Ok(),
            plain::confirming(&locale, &asked, ticket)?,
        ),
        None => no_ticket(&req)?,
    })
}

pub(super) async fn confirmed(
    req: HttpRequest,
    ctx: Data<Context>,
    settings: Data<WebSettings>,
) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let ticket = query.filled("ticket").filter(|_| is_ours(&req));
    Ok(
        match confirm_connection::confirm(&ctx, ticket.unwrap_or_default())
            .await
            .transpose()
        {
            Some(ended) => ending(&settings, ended),
            None => no_ticket(&req)?,
        },
    )
}

pub(super) async fn declined(
    req: HttpRequest,
    ctx: Data<Context>,
    settings: Data<WebSettings>,
) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let ticket = query.filled("ticket").unwrap_or_default();
    Ok(
        match confirm_connection::decline(&ctx, ticket).await.transpose() {
            Some(ended) => ending(&settings, ended),
            None => no_ticket(&req)?,
        },
    )
}

/// Pressed on our own page.
fn is_ours(req: &HttpRequest) -> bool {
    site(req.headers()).is_none_or(|site| site == "same-origin")
}

fn no_ticket(req: &HttpRequest) -> Result<HttpResponse, WebError> {
    let html = plain::ending(&reader(req), Ending::NoTicket)?;
    Ok(page(HttpResponse::Forbidden(), html))
}

pub(super) async fn result(req: HttpRequest) -> Result<Html, WebError> {
    let query = query(&req)?;
    let ending = match query.get("reason") {
        Some("denied") => Ending::ConnectDenied,
        Some("stale") => Ending::ConnectStale,
        Some("elsewhere") => Ending::ConnectElsewhere,
        Some("realm") => Ending::ConnectRealm,
        Some("declined") => Ending::ConnectDeclined,
        _ => Ending::ConnectFailed,
    };
    Ok(Html::new(plain::ending(&reader(&req), ending)?))
}

/// Somebody pressed *Disconnect* inside QuickBooks. The same page for everybody; what is true is looked up.
pub(super) async fn disconnected(req: HttpRequest, ctx: Data<Context>) -> Result<Html, WebError> {
    if let Some(realm) = query(&req)?.get("realmId") {
        connect_quickbooks::hint(&ctx, realm).await?;
    }
    Ok(Html::new(plain::ending(
        &reader(&req),
        Ending::Disconnected,
    )?))
}
