//! *View all invoices*: the page, its list by filter and page, reading from QuickBooks, link and unlink, the file.

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{Data, Html, Json, Payload};
use actix_web::{Either, HttpRequest, HttpResponse};
use serde::Serialize;

use super::error::{WebError, journey_sentence};
use super::extract::{ActUser, LookUser, PageUser, query};
use super::pages::all_invoices::{self as drawn, Around};
use super::pages::invoice_menu::Question;
use super::pages::{action_words as words, failure, invoices_csv as sheet};
use super::pairs::Pairs;
use super::{actions, body, link_many, subject};
use crate::domain::ids::{DealId, InvoiceId};
use crate::domain::invoice_list::Filter;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::journeys::all_invoices::{self, AllInvoices};
use crate::journeys::link_invoice::{self, Linked};
use crate::journeys::{Context, JourneyError, Who, invoices_csv};

fn filter(pairs: &Pairs) -> Filter {
    Filter::read(|name| pairs.filled(name))
}

pub(super) async fn show(user: PageUser, ctx: Data<Context>) -> Result<Html, WebError> {
    let subject = subject::of_frame(&user.query);
    let view = match subject {
        _ if user.is_stranger => Some(AllInvoices::NotInstalled),
        Some(subject) => {
            Some(all_invoices::view(&ctx, user.who, subject, Filter::default()).await?)
        }
        None => None,
    };
    let around = Around {
        locale: &user.locale,
        now: ctx.now(),
        trouble: None,
    };
    Ok(Html::new(drawn::page(
        &user.frame(),
        &user.look,
        subject,
        view.as_ref(),
        &around,
    )?))
}

/// 204 while the picture is the one the page shows; without `version` always the picture.
pub(super) async fn list(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Either<HttpResponse, Html>, WebError> {
    let query = query(&req)?;
    let subject: Subject = query.need("subject")?;
    if let Some(shown) = query.get("version")
        && !all_invoices::changed(&ctx, user.who, subject, shown.to_owned()).await?
    {
        return Ok(Either::Left(HttpResponse::NoContent().finish()));
    }
    picture(&ctx, user.who, &user.locale, &query, None)
        .await
        .map(Either::Right)
}

/// Reads what may have changed, or with `anyway` everything; then the picture.
pub(super) async fn read(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    let anyway = form.filled("anyway").is_some();
    let trouble = match all_invoices::read(&ctx, user.who, form.need("subject")?, anyway).await {
        // A lost connection stands in the picture itself.
        Ok(()) | Err(JourneyError::QuickBooksLost | JourneyError::NotConnected) => None,
        Err(
            error @ (JourneyError::ProviderAway
            | JourneyError::Busy { .. }
            | JourneyError::PipedriveLost
            | JourneyError::DealGone),
        ) => Some(error),
        Err(error) => return Err(error.into()),
    };
    picture(&ctx, user.who, &user.locale, &form, trouble).await
}

async fn picture(
    ctx: &Context,
    who: Who,
    locale: &Locale,
    asked: &Pairs,
    trouble: Option<JourneyError>,
) -> Result<Html, WebError> {
    let view = all_invoices::view(ctx, who, asked.need("subject")?, filter(asked)).await?;
    let around = Around {
        locale,
        now: ctx.now(),
        trouble: trouble.map(|error| journey_sentence(&error, locale)),
    };
    Ok(Html::new(drawn::content(Some(&view), &around)?))
}

/// What a page does next: it says what was done, or asks the person and comes again.
#[derive(Serialize)]
struct Told {
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<Question>,
    /// What the answer to the question is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<DealId>,
}

fn told(locale: &Locale, linked: &Linked) -> Result<HttpResponse, WebError> {
    let told = match linked {
        Linked::Done(invoice) => Told {
            words: Some(drawn::linked(locale, invoice)),
            ask: None,
            from: None,
        },
        Linked::Elsewhere {
            invoice,
            deal,
            title,
        } => Told {
            words: None,
            ask: Some(drawn::move_question(locale, invoice, *deal, title)),
            from: Some(*deal),
        },
        Linked::Refused(_, why) => {
            let sentence = words::not(locale, *why);
            return Ok(HttpResponse::UnprocessableEntity()
                .content_type("text/html; charset=utf-8")
                .body(failure::fragment(locale, &sentence, "")?));
        }
    };
    Ok(HttpResponse::Ok().json(told))
}

fn invoice(form: &Pairs) -> Result<InvoiceId, WebError> {
    form.filled("invoice")
        .map(InvoiceId::from)
        .ok_or(WebError::Malformed("missing_parameter"))
}

/// `from`: the deal that the person agreed to take it from.
pub(super) async fn link(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    let from = form.filled("from").and_then(|from| from.parse().ok());
    let deal = form.need("deal")?;
    let linked = link_invoice::link(&ctx, user.who, invoice(&form)?, deal, from).await?;
    told(&user.locale, &linked)
}

/// Asks first; `sure` is the answer.
pub(super) async fn unlink(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    let (id, deal) = (invoice(&form)?, form.need("deal")?);
    if form.filled("sure").is_none() {
        let asked = link_invoice::ask(&ctx, user.who, id).await?;
        return Ok(HttpResponse::Ok().json(Told {
            words: None,
            ask: Some(drawn::unlink_question(&user.locale, &asked)),
            from: None,
        }));
    }
    let unlinked = link_invoice::unlink(&ctx, user.who, id, deal).await?;
    told(&user.locale, &unlinked)
}

#[derive(Serialize)]
pub(super) struct Ticket {
    /// Good once, within a minute.
    path: String,
}

pub(super) async fn csv_ticket(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Json<Ticket>, WebError> {
    let form = Pairs::parse(&body::FORM.read(&req, payload).await?)?;
    let what = invoices_csv::Wish {
        subject: form.need("subject")?,
        filter: filter(&form),
        only: link_many::ids(&form)?,
    };
    Ok(Json(Ticket {
        path: invoices_csv::ticket(&ctx, user.who, what).await?,
    }))
}

/// The file itself; its ticket is its proof.
pub(super) async fn csv(req: HttpRequest, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let found = match query.filled("ticket") {
        Some(ticket) => invoices_csv::fetch(&ctx, ticket).await?,
        None => None,
    };
    let Some(found) = found else {
        return Err(WebError::Unproven("no_ticket"));
    };
    let mut answer = HttpResponse::Ok();
    answer.content_type("text/csv; charset=utf-8");
    let name = sheet::name(&found);
    if let Ok(disposition) = HeaderValue::from_str(&actions::disposition(&name)) {
        answer.insert_header((header::CONTENT_DISPOSITION, disposition));
    }
    Ok(answer.body(sheet::draw(&found)))
}
