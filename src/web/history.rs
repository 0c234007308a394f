//! *History* of an invoice, and the history of everything as a file.

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, Html, Json};
use actix_web::{HttpRequest, HttpResponse};

use super::actions::{disposition, invoice};
use super::error::WebError;
use super::extract::{ActUser, LookUser, query};
use super::pages::history as drawn;
use super::settings::Path;
use crate::journeys::{Context, history};

pub(super) async fn dialog(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let found = history::of_invoice(&ctx, user.who, invoice(&query(&req)?)?).await?;
    Ok(Html::new(drawn::dialog(&user.locale, &found, ctx.now())?))
}

pub(super) async fn ticket(user: ActUser, ctx: Data<Context>) -> Result<Json<Path>, WebError> {
    Ok(Json(Path {
        path: history::ticket(&ctx, user.who).await?,
    }))
}

/// The file itself; its ticket is its proof.
pub(super) async fn file(req: HttpRequest, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let found = match query.filled("ticket") {
        Some(ticket) => history::fetch(&ctx, ticket).await?,
        None => None,
    };
    let Some(journal) = found else {
        return Err(WebError::Unproven("no_ticket"));
    };
    let mut answer = HttpResponse::Ok();
    answer.content_type("text/csv; charset=utf-8");
    let name = format!("dealbooks-history-{}.csv", journal.now.naive().date());
    if let Ok(disposition) = HeaderValue::from_str(&disposition(&name)) {
        answer.insert_header((header::CONTENT_DISPOSITION, disposition));
    }
    Ok(answer.body(drawn::file(&journal)))
}
