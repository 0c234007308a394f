//! Dialogs over the lines of the create form: *Create … in QuickBooks* and what comes of it, instalments of the deal.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Html, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::body;
use super::error::WebError;
use super::extract::{ActUser, LookUser, query};
use super::pages::{instalments, invoice_pieces, new_item};
use super::pairs::Pairs;
use crate::domain::ids::FormKey;
use crate::domain::new_item::NewItem;
use crate::journeys::Context;
use crate::journeys::create_item::{self, Made};
use crate::journeys::instalments as planned;

pub(super) async fn dialog(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let name = query(&req)?.field("name");
    let form = create_item::dialog(&ctx, user.who, name).await?;
    Ok(Html::new(new_item::dialog(&user.locale, &form)?))
}

/// What Pipedrive has planned for the deal, to choose lines from.
pub(super) async fn instalments(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let key: String = query(&req)?.need("form_key")?;
    let found = planned::look(&ctx, user.who, FormKey(key)).await?;
    Ok(Html::new(instalments::dialog(&user.locale, &found)?))
}

/// The item as an option of the list, or the dialog again with what is wrong.
pub(super) async fn create(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let pairs = Pairs::parse(&body::FORM.read(&req, payload).await?)?;
    let key = pairs
        .filled("form_key")
        .filter(|key| key.len() <= 64)
        .ok_or(WebError::Malformed("form_key"))?;
    let input = NewItem {
        name: pairs.field("name").trim().to_owned(),
        account: pairs.field("account"),
        price: pairs.field("price"),
        taxable: pairs.filled("taxable").is_some(),
    };
    let made = create_item::create(&ctx, user.who, FormKey(key.to_owned()), input).await?;
    let l = &user.locale;
    let (status, html) = match made {
        Made::Item(item) => (StatusCode::OK, invoice_pieces::items(l, "", &[*item])?),
        Made::Refused(form) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            new_item::dialog(l, &form)?,
        ),
        Made::Later => (StatusCode::ACCEPTED, l.text("item-later")),
    };
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(html))
}
