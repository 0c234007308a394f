//! *Link* and *Unlink* for all invoices that are ticked in the list.

use actix_web::web::{Data, Json, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::body;
use super::error::WebError;
use super::extract::ActUser;
use super::pages::invoice_menu::Question;
use super::pages::{failure, many as drawn};
use super::pairs::Pairs;
use crate::domain::ids::{DealId, InvoiceId};
use crate::domain::invoice::Invoice;
use crate::i18n::Locale;
use crate::journeys::Context;
use crate::journeys::link_invoice::Linked;
use crate::journeys::link_many::{self, Answer, Wish};

/// What the page does next.
#[derive(Default, Serialize)]
pub(super) struct Told {
    /// Of what was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Done: not ticked any more.
    done: Vec<InvoiceId>,
    /// Asked first, and for which of them; the answer comes with the same text.
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<Question>,
    #[serde(skip_serializing_if = "String::is_empty")]
    of: String,
    /// Why some stay as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<String>,
}

/// The ticked ones, where only they are meant.
pub(super) fn ids(form: &Pairs) -> Result<Vec<InvoiceId>, WebError> {
    if form.filled("invoices").is_none() {
        return Ok(Vec::new());
    }
    Ok(wishes(form)?.into_iter().map(|(id, _)| id).collect())
}

/// `45 46:8`: invoices, and of which deal the person agreed to take them.
fn wishes(form: &Pairs) -> Result<Vec<Wish>, WebError> {
    let text = form
        .filled("invoices")
        .ok_or(WebError::Malformed("missing_parameter"))?;
    let mut wishes: Vec<Wish> = Vec::new();
    for word in text.split_ascii_whitespace() {
        let (id, from) = match word.split_once(':') {
            Some((id, deal)) => {
                let deal = deal
                    .parse()
                    .map_err(|_| WebError::Malformed("bad_parameter"))?;
                (id, Some(deal))
            }
            None => (word, None),
        };
        if !wishes.iter().any(|(known, _)| known.as_str() == id) {
            wishes.push((id.into(), from));
        }
    }
    if wishes.len() > link_many::MOST {
        return Err(WebError::TooLarge);
    }
    Ok(wishes)
}

/// Asks first where other deals show some of them; `sure` is the answer.
pub(super) async fn link(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Json<Told>, WebError> {
    let form = Pairs::parse(&body::FORM.read(&req, payload).await?)?;
    let (wishes, deal) = (wishes(&form)?, form.need("deal")?);
    if form.filled("sure").is_none() {
        let found = link_many::elsewhere(&ctx, user.who, wishes.clone(), deal).await?;
        if !found.is_empty() {
            return Ok(Json(Told {
                ask: Some(drawn::move_question(&user.locale, &found)),
                of: agreed(&wishes, &found),
                ..Told::default()
            }));
        }
    }
    let answers = link_many::link(&ctx, user.who, wishes, deal).await?;
    Ok(Json(told(&user.locale, &answers, "done-linked-many")?))
}

/// All of them, each with the deal that the question names.
fn agreed(wishes: &[Wish], elsewhere: &[(Invoice, String)]) -> String {
    let one = |(id, _): &Wish| {
        let found = elsewhere.iter().find(|(invoice, _)| invoice.id == *id);
        let from = found.and_then(|(invoice, _)| invoice.deal);
        from.map_or_else(|| id.to_string(), |deal| format!("{id}:{deal}"))
    };
    wishes.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Asks first; `sure` is the answer.
pub(super) async fn unlink(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = Pairs::parse(&body::FORM.read(&req, payload).await?)?;
    let (wishes, deal): (_, DealId) = (wishes(&form)?, form.need("deal")?);
    let l = &user.locale;
    if form.filled("sure").is_some() {
        let answers = link_many::unlink(&ctx, user.who, wishes, deal).await?;
        return Ok(HttpResponse::Ok().json(told(l, &answers, "done-unlinked-many")?));
    }
    let all = wishes.len();
    let shown = link_many::shown(&ctx, user.who, wishes, deal).await?;
    if shown.is_empty() {
        let sentence = l.text("unlink-many-none");
        return Ok(HttpResponse::UnprocessableEntity()
            .content_type("text/html; charset=utf-8")
            .body(failure::fragment(l, &sentence, "")?));
    }
    let ids: Vec<&str> = shown.iter().map(|invoice| invoice.id.as_str()).collect();
    Ok(HttpResponse::Ok().json(Told {
        ask: Some(drawn::unlink_question(l, shown.len(), all - shown.len())),
        of: ids.join(" "),
        ..Told::default()
    }))
}

fn told(l: &Locale, answers: &[Answer], words: &str) -> Result<Told, WebError> {
    let done: Vec<InvoiceId> = answers
        .iter()
        .filter(|one| matches!(one.end, Ok(Linked::Done(_))))
        .map(|one| one.id.clone())
        .collect();
    Ok(Told {
        words: (!done.is_empty()).then(|| drawn::counted(l, words, done.len())),
        done,
        trouble: drawn::left(l, answers)?,
        ..Told::default()
    })
}
