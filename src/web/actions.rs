//! What the menu of an invoice asks for: questions and dialogs, void, delete, send, PDF, payment link.

use std::fmt::Write as _;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, Json, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::body;
use super::error::{WebError, reader};
use super::extract::{ActUser, LookUser, query};
use super::pages::invoice_menu::{self as menu, Question};
use super::pages::{action_words as words, failure};
use super::pairs::Pairs;
use crate::domain::action::Action;
use crate::domain::audit::Via;
use crate::domain::ids::{IntentId, InvoiceId};
use crate::i18n::Locale;
use crate::journeys::actions::{self, Act, Acted};
use crate::journeys::attach::{self, Attached};
use crate::journeys::pdf::{self, PaymentLink};
use crate::journeys::{Context, JourneyError};

/// What a page does next.
#[derive(Serialize)]
pub(super) struct Told {
    /// For the eye and for the ear.
    pub(super) words: String,
    /// Where to ask how it went on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) watch: Option<String>,
}

pub(super) async fn form(req: &HttpRequest, payload: Payload) -> Result<Pairs, WebError> {
    Pairs::parse(&body::SMALL.read(req, payload).await?)
}

pub(super) fn invoice(pairs: &Pairs) -> Result<InvoiceId, WebError> {
    pairs
        .filled("invoice")
        .map(InvoiceId::from)
        .ok_or(WebError::Malformed("missing_parameter"))
}

/// On which screen it was wished for.
fn from(pairs: &Pairs) -> Via {
    match pairs.get("from").and_then(Via::parse) {
        Some(Via::List) => Via::List,
        _ => Via::Panel,
    }
}

/// Why not, in words; 422, so that the page shows it.
pub(super) fn refused(locale: &Locale, sentence: &str) -> Result<HttpResponse, WebError> {
    Ok(HttpResponse::build(StatusCode::UNPROCESSABLE_ENTITY)
        .content_type("text/html; charset=utf-8")
        .body(failure::fragment(locale, sentence, "")?))
}

fn told(locale: &Locale, acted: &Acted) -> Result<HttpResponse, WebError> {
    match acted {
        Acted::Done { kind, invoice, to } => Ok(HttpResponse::Ok().json(Told {
            words: words::done(locale, *kind, invoice, to),
            watch: None,
        })),
        Acted::Pending { intent, in_doubt } => Ok(HttpResponse::Accepted().json(Told {
            words: words::pending(locale, *in_doubt),
            watch: Some(format!("/invoices/outcome?intent={intent}")),
        })),
        Acted::Refused(why) => refused(locale, &words::refused(locale, why)),
    }
}

/// *Void* and *Delete* ask first; the host draws the question.
pub(super) async fn question(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Json<Question>, WebError> {
    let query = query(&req)?;
    let action = query.get("act").and_then(Action::parse);
    let action = action.filter(|action| matches!(action, Action::Void | Action::Delete));
    let action = action.ok_or(WebError::Malformed("act"))?;
    let asked = actions::ask(&ctx, user.who, invoice(&query)?, action).await?;
    Ok(Json(menu::question(&user.locale, action, &asked)))
}

/// The dialog of *Send by email*, with a key of its own.
pub(super) async fn send_dialog(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let asked = actions::ask(&ctx, user.who, invoice(&query(&req)?)?, Action::Send).await?;
    if let Some(why) = asked.against {
        return refused(&user.locale, &words::not(&user.locale, why));
    }
    let key = uuid::Uuid::now_v7().to_string();
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(menu::send_dialog(&user.locale, &asked, key)?))
}

pub(super) async fn void(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = form(&req, payload).await?;
    told(
        &user.locale,
        &actions::act(&ctx, user.who, from(&form), invoice(&form)?, Act::Void).await?,
    )
}

pub(super) async fn delete(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = form(&req, payload).await?;
    told(
        &user.locale,
        &actions::act(&ctx, user.who, from(&form), invoice(&form)?, Act::Delete).await?,
    )
}

pub(super) async fn send(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = form(&req, payload).await?;
    let key = form.filled("key").map(str::to_owned);
    let act = Act::Send {
        to: form.field("to"),
        key: key.ok_or(WebError::Malformed("missing_parameter"))?,
    };
    told(
        &user.locale,
        &actions::act(&ctx, user.who, from(&form), invoice(&form)?, act).await?,
    )
}

/// How a change went on that was still under way.
pub(super) async fn outcome(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let intent: String = query(&req)?.need("intent")?;
    told(
        &user.locale,
        &actions::outcome(&ctx, user.who, IntentId(intent)).await?,
    )
}

/// *Attach PDF to the deal*: begun; it goes on without the page.
pub(super) async fn attach(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let id = invoice(&form(&req, payload).await?)?;
    let standing = attach::begin(&ctx, user.who, id.clone()).await?;
    how_attached(&user.locale, &id, standing)
}

pub(super) async fn attached(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let id = invoice(&query(&req)?)?;
    let standing = attach::outcome(&ctx, user.who, id.clone()).await?;
    how_attached(&user.locale, &id, standing)
}

fn how_attached(l: &Locale, id: &InvoiceId, standing: Attached) -> Result<HttpResponse, WebError> {
    match standing {
        Attached::UnderWay => Ok(HttpResponse::Accepted().json(Told {
            words: l.plain("attach-begun", &[]),
            watch: Some(format!("/invoices/attach?invoice={id}")),
        })),
        Attached::Done => Ok(HttpResponse::Ok().json(Told {
            words: l.plain("done-attached", &[]),
            watch: None,
        })),
        Attached::Not(why) => refused(l, &words::not(l, why)),
        Attached::Refused(detail) => refused(
            l,
            &l.text_with("attach-failed", &[("detail", detail.into())]),
        ),
    }
}

#[derive(Serialize)]
struct Linked {
    link: String,
    /// Said once it is copied.
    words: String,
    /// Shown where the browser does not let us copy.
    dialog: String,
}

pub(super) async fn payment_link(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let id = invoice(&form(&req, payload).await?)?;
    let l = &user.locale;
    match pdf::payment_link(&ctx, user.who, id).await? {
        PaymentLink::At { link, invoice } => Ok(HttpResponse::Ok().json(Linked {
            words: l.plain("done-copied", &[]),
            dialog: menu::link_dialog(l, &invoice, &link)?,
            link,
        })),
        PaymentLink::None(why) => refused(l, &words::not(l, why)),
    }
}

#[derive(Serialize)]
pub(super) struct Ticket {
    /// Good once, within a minute.
    path: String,
}

pub(super) async fn pdf_ticket(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Json<Ticket>, WebError> {
    let id = invoice(&form(&req, payload).await?)?;
    Ok(Json(Ticket {
        path: pdf::ticket(&ctx, user.who, id).await?,
    }))
}

/// QuickBooks' PDF, for whoever holds a ticket.
pub(super) async fn pdf(req: HttpRequest, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let ticket = query.filled("ticket").ok_or(JourneyError::NotFound)?;
    let Some(pdf) = pdf::fetch(&ctx, ticket).await? else {
        tracing::debug!(language = reader(&req).tag(), "a ticket did not open");
        return Err(JourneyError::NotFound.into());
    };
    let mut answer = HttpResponse::Ok();
    answer.content_type("application/pdf");
    if let Ok(disposition) = HeaderValue::from_str(&disposition(&pdf.name)) {
        answer.insert_header((header::CONTENT_DISPOSITION, disposition));
    }
    Ok(answer.body(pdf.bytes))
}

/// As a file to keep; names with letters outside ASCII twice, for old and for new programs (RFC 6266, RFC 5987).
pub(super) fn disposition(name: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    let plain: String = name
        .chars()
        .map(|c| if safe(c) { c } else { '_' })
        .collect();
    if plain == name {
        return format!(r#"attachment; filename="{plain}""#);
    }
    let coded: String = name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            text.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            write!(text, "%{byte:02X}").unwrap_or_default();
        }
        text
    });
    format!(r#"attachment; filename="{plain}"; filename*=UTF-8''{coded}"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("invoice-1044.pdf"),
            r#"attachment; filename="invoice-1044.pdf""#
        );
        assert_eq!(
            disposition("invoice-№ 7 Ä.pdf"),
            r#"attachment; filename="invoice-_ 7 _.pdf"; filename*=UTF-8''invoice-%E2%84%96%207%20%C3%84.pdf"#
        );
        let evil = disposition("a\"; filename=evil.exe\r\nX: y");
        assert!(!evil.contains(['\r', '\n']));
        assert_eq!(evil.matches('"').count(), 2);
    }
}
