//! The settings page: where the parts of an invoice come from, when it is due, the connection, who owns it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Html, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::body;
use super::error::WebError;
use super::extract::{ActUser, LookUser, PageUser, query};
use super::pages::settings as drawn;
use super::pairs::Pairs;
use crate::journeys::Context;
use crate::journeys::settings::{self, Saved, SettingsInput, SettingsPage};

pub(super) async fn show(user: PageUser, ctx: Data<Context>) -> Result<Html, WebError> {
    let view = if user.is_stranger {
        SettingsPage::NotInstalled
    } else {
        settings::view(&ctx, user.who).await?
    };
    Ok(Html::new(drawn::page(
        &user.frame(),
        &user.look,
        &view,
        ctx.now(),
    )?))
}

/// The parts that others change: the connection, the requests to take over. 204 while they are as shown.
pub(super) async fn state(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let view = settings::view(&ctx, user.who).await?;
    if query
        .get("version")
        .is_some_and(|shown| shown == drawn::version(&view))
    {
        return Ok(HttpResponse::NoContent().finish());
    }
    let html = drawn::state(&user.locale, &view, ctx.now())?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(html))
}

pub(super) async fn save(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = Pairs::parse(&body::FORM.read(&req, payload).await?)?;
    let input = SettingsInput {
        to: form.field("to"),
        address: form.field("address"),
        email: form.field("email"),
        tax_number: form.field("tax_number"),
        due_days: form.field("due_days"),
    };
    let (status, wrong) = match settings::save(&ctx, user.who, input).await? {
        Saved::Saved => (StatusCode::OK, Vec::new()),
        Saved::Wrong(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, wrong),
    };
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(drawn::saved(&user.locale, &wrong)?))
}

pub(super) async fn example(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let days = query(&req)?.field("due_days");
    let example = settings::example(&ctx, user.who, &days).await?;
    Ok(Html::new(drawn::example(&user.locale, example)?))
}
