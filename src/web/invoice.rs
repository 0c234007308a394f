//! The create modal: its shell, the form, sums while typing, lists to choose from, *Create invoice* and its end.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Html, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::body;
use super::error::WebError;
use super::extract::{ActUser, LookUser, PageUser, query};
use super::invoice_form::{self as posted, Posted};
use super::pages::{invoice_done, invoice_form as drawn, invoice_pieces, modal};
use super::pairs::Pairs;
use crate::domain::ids::{DealId, IntentId};
use crate::i18n::Locale;
use crate::journeys::create_invoice::{self, Outcome};
use crate::journeys::currency::{self, Answer};
use crate::journeys::{Context, deal_changed, open_form, search_lists, use_preset};

/// The deal: as the panel named it, else the record the menu was opened on.
fn deal_of(query: &Pairs) -> Option<DealId> {
    let data = query
        .filled("data")
        .and_then(|data| serde_json::from_str::<serde_json::Value>(data).ok());
    let named = data.as_ref().and_then(|data| {
        data.get("deal_id")
            .or_else(|| data.get("data")?.get("deal_id"))
    });
    let named = named.and_then(|id| {
        id.as_str()
            .map(str::to_owned)
            .or_else(|| id.as_i64().map(|id| id.to_string()))
    });
    named
        .as_deref()
        .or_else(|| query.get("selectedIds"))?
        .parse()
        .ok()
}

pub(super) async fn show(user: PageUser) -> Result<Html, WebError> {
    let deal = deal_of(&user.query).filter(|_| !user.is_stranger);
    Ok(Html::new(modal::page(&user.frame(), &user.look, deal)?))
}

pub(super) async fn form(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let query = query(&req)?;
    let view = open_form::open(
        &ctx,
        user.who,
        query.need("deal")?,
        query.filled("fresh").is_some(),
    )
    .await?;
    Ok(Html::new(drawn::form(&user.locale, &view)?))
}

async fn read(req: &HttpRequest, payload: Payload) -> Result<Posted, WebError> {
    posted::read(&Pairs::parse(&body::FORM.read(req, payload).await?)?)
}

/// Keeps what was typed; answers the pieces that change, never an input.
pub(super) async fn sums(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let posted = read(&req, payload).await?;
    let view = open_form::sums(&ctx, user.who, posted.key, posted.input).await?;
    let l = &user.locale;
    // Another question stands in the form, or one less: sums alone do not tell that.
    let is_whole = !posted.shape.is_empty() && posted.shape != view.currency.shape();
    Ok(Html::new(if is_whole {
        drawn::form(l, &view)?
    } else {
        invoice_pieces::sums(l, &view)?
    }))
}

/// The form filled from a preset, drawn anew.
pub(super) async fn preset(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let posted = read(&req, payload).await?;
    let view = use_preset::choose(&ctx, user.who, posted.key, posted.input, posted.preset).await?;
    Ok(Html::new(drawn::form(&user.locale, &view)?))
}

/// What becomes of a draft whose deal has changed, drawn anew.
pub(super) async fn changed(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let posted = read(&req, payload).await?;
    let take = posted.answer == "take";
    let view = deal_changed::answer(&ctx, user.who, posted.key, posted.input, take).await?;
    Ok(Html::new(drawn::form(&user.locale, &view)?))
}

/// What becomes of prices in another currency than the invoice's, drawn anew.
pub(super) async fn currency(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let posted = read(&req, payload).await?;
    let answer = Answer::parse(&posted.answer).ok_or(WebError::Malformed("answer"))?;
    let view = currency::answer(&ctx, user.who, posted.key, posted.input, answer).await?;
    Ok(Html::new(drawn::form(&user.locale, &view)?))
}

pub(super) async fn create(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let posted = read(&req, payload).await?;
    let outcome =
        create_invoice::request(&ctx, user.who, posted.key, posted.input, posted.another).await?;
    answer(&user.locale, outcome)
}

/// How a creation went on that was still under way.
pub(super) async fn status(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let intent: String = query(&req)?.need("intent")?;
    answer(
        &user.locale,
        create_invoice::status(&ctx, user.who, IntentId(intent)).await?,
    )
}

fn answer(locale: &Locale, outcome: Outcome) -> Result<HttpResponse, WebError> {
    let (status, html) = match outcome {
        Outcome::Created(created) => (StatusCode::OK, invoice_done::created(locale, &created)?),
        Outcome::Refused(view) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            drawn::refused(locale, &view)?,
        ),
        Outcome::Conflict(conflict) => (
            StatusCode::CONFLICT,
            invoice_done::conflict(locale, &conflict)?,
        ),
        Outcome::Pending(pending) => (
            StatusCode::ACCEPTED,
            invoice_done::pending(locale, &pending)?,
        ),
    };
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(html))
}

pub(super) async fn items(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let text = query(&req)?.field("q");
    let found = search_lists::items(&ctx, user.who, &text).await?;
    Ok(Html::new(invoice_pieces::items_or_new(
        &user.locale,
        &text,
        &found,
    )?))
}

pub(super) async fn customers(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let text = query(&req)?.field("q");
    let found = search_lists::customers(&ctx, user.who, &text).await?;
    Ok(Html::new(invoice_pieces::customers(
        &user.locale,
        &text,
        &found,
    )?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deal(query: &str) -> Option<i64> {
        deal_of(&Pairs::parse(query.as_bytes()).unwrap()).map(|deal| deal.0)
    }

    #[test]
    fn the_panels_word_comes_before_the_hosts() {
        assert_eq!(
            deal("data=%7B%22deal_id%22%3A%227%22%7D&selectedIds=9"),
            Some(7)
        );
        assert_eq!(
            deal("data=%7B%22data%22%3A%7B%22deal_id%22%3A%228%22%7D%7D"),
            Some(8)
        );
        assert_eq!(deal("data=%7B%22deal_id%22%3A7%7D"), Some(7));
        assert_eq!(deal("selectedIds=9"), Some(9));
    }

    #[test]
    fn no_deal_is_made_up() {
        for nothing in [
            "",
            "selectedIds=",
            "selectedIds=1%2C2",
            "data=nonsense",
            "data=%7B%22deal_id%22%3A%22x%22%7D",
            "selectedIds=-4",
        ] {
            assert_eq!(deal(nothing), None, "{nothing}");
        }
    }
}
