//! What a person decides about a wish that QuickBooks never answered.

use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::actions::{Told, refused};
use super::body;
use super::error::WebError;
use super::extract::ActUser;
use super::pages::{action_words as words, decide as page};
use super::pairs::Pairs;
use crate::domain::ids::{IntentId, InvoiceId};
use crate::journeys::Context;
use crate::journeys::actions::why;
use crate::journeys::decide::{self, Choice, Decided};

async fn form(req: &HttpRequest, payload: Payload) -> Result<(Pairs, IntentId), WebError> {
    let form = Pairs::parse(&body::SMALL.read(req, payload).await?)?;
    let intent = IntentId(form.need("intent")?);
    Ok((form, intent))
}

/// Looks in QuickBooks and asks.
pub(super) async fn ask(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let (_, intent) = form(&req, payload).await?;
    let question = decide::ask(&ctx, user.who, intent).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(page::dialog(&user.locale, &question, ctx.now())?))
}

fn choice(text: &str) -> Option<Choice> {
    match text {
        "again" => Some(Choice::Again),
        "leave" => Some(Choice::Leave),
        other => {
            let id = other.strip_prefix("adopt:")?;
            Some(Choice::Adopt(InvoiceId::from(id)))
        }
    }
}

pub(super) async fn decide(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let (form, intent) = form(&req, payload).await?;
    let l = &user.locale;
    let Some(choice) = choice(&form.field("choice")) else {
        return refused(l, &l.text("decide-empty"));
    };
    let decided = decide::decide(&ctx, user.who, intent, choice).await?;
    let said = match &decided {
        Decided::Refused(refusal) => return refused(l, &words::refused(l, &why(refusal))),
        Decided::Pending { in_doubt } => words::pending(l, *in_doubt),
        Decided::Done(_) => l.plain("decided-done", &[]),
        Decided::Left => l.plain("decided-left", &[]),
    };
    Ok(HttpResponse::Ok().json(Told {
        words: said,
        watch: None,
    }))
}
