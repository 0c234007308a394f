//! *Compare and update* in the create modal.

use actix_web::HttpRequest;
use actix_web::web::{Data, Html, Payload};

use super::body;
use super::error::WebError;
use super::extract::ActUser;
use super::pages::{customer_update as drawn, invoice_form};
use super::pairs::Pairs;
use crate::domain::customer_change::Part;
use crate::domain::ids::FormKey;
use crate::journeys::Context;
use crate::journeys::update_customer::{self, Ticked, Updated};

async fn read(req: &HttpRequest, payload: Payload) -> Result<(FormKey, Pairs), WebError> {
    let pairs = Pairs::parse(&body::FORM.read(req, payload).await?)?;
    let key = pairs
        .filled("form_key")
        .filter(|key| key.len() <= 64)
        .ok_or(WebError::Malformed("form_key"))?;
    Ok((FormKey(key.to_owned()), pairs))
}

/// A read from QuickBooks, which only an acting session may cause.
pub(super) async fn compare(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let (key, _) = read(&req, payload).await?;
    let found = update_customer::compare(&ctx, user.who, key).await?;
    Ok(Html::new(drawn::page(&user.locale, &found)?))
}

pub(super) async fn update(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let (key, pairs) = read(&req, payload).await?;
    let is_ticked = |part: &Part| pairs.filled(&format!("change.{}", part.key())).is_some();
    let ticked = Ticked {
        parts: Part::ALL.into_iter().filter(is_ticked).collect(),
        version: pairs.field("version"),
        seen: pairs.field("seen"),
    };
    let l = &user.locale;
    Ok(Html::new(
        match update_customer::update(&ctx, user.who, key, ticked).await? {
            Updated::Done(view) => invoice_form::form(l, &view)?,
            Updated::Pending(view) => invoice_form::waiting(l, &view)?,
            Updated::Again(found) => drawn::page(l, &found)?,
        },
    ))
}
