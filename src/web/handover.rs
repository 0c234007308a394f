//! One owner per company: a colleague asks, the owner or an admin confirms.

use actix_web::web::{Data, Html, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::body;
use super::error::WebError;
use super::extract::ActUser;
use super::pages::settings_saved as drawn;
use super::pairs::Pairs;
use crate::domain::ids::UserId;
use crate::journeys::{Context, handover, settings};

/// Tells the page that asked to draw itself anew.
fn changed() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header(("hx-trigger", "changed"))
        .finish()
}

pub(super) async fn ask(user: ActUser, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    handover::ask(&ctx, user.who).await?;
    Ok(changed())
}

pub(super) async fn withdraw(user: ActUser, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    handover::withdraw(&ctx, user.who).await?;
    Ok(changed())
}

pub(super) async fn confirm(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    handover::confirm(&ctx, user.who, form.need::<UserId>("to")?).await?;
    Ok(changed())
}

/// The owner offers it; the offers as they stand then.
pub(super) async fn offer(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    handover::offer(&ctx, user.who, form.need::<UserId>("to")?).await?;
    offered(&ctx, &user).await
}

pub(super) async fn take_back(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    handover::take_back(&ctx, user.who, form.need::<UserId>("to")?).await?;
    offered(&ctx, &user).await
}

async fn offered(ctx: &Context, user: &ActUser) -> Result<Html, WebError> {
    let handing = settings::handing_of(ctx, user.who).await?;
    Ok(Html::new(drawn::offered(&user.locale, &handing)?))
}

pub(super) async fn accept(user: ActUser, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    handover::accept(&ctx, user.who).await?;
    Ok(changed())
}
