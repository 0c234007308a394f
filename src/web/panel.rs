//! The panel of a deal or a contact: the page, its state for the poll, *Refresh*, *Check now*.

use actix_web::web::{Data, Html, Json, Payload};
use actix_web::{Either, HttpRequest, HttpResponse};

use super::error::{WebError, journey_sentence};
use super::extract::{ActUser, LookUser, PageUser, query};
use super::pages::invoice_menu::Question;
use super::pages::panel::{self, Around};
use super::pairs::Pairs;
use super::{body, subject};
use crate::domain::ids::IntentId;
use crate::domain::subject::Subject;
use crate::i18n::{Locale, Value};
use crate::journeys::open_panel::{self, FIRST_ROWS, Panel, Wish};
use crate::journeys::{Context, JourneyError, Who, unlink_contact};

/// Rows a reader can ask for.
const MOST_ROWS: usize = 500;

type Drawn = Result<Html, WebError>;

pub(super) async fn show(user: PageUser, ctx: Data<Context>) -> Drawn {
    let subject = subject::of_frame(&user.query);
    let view = match subject {
        _ if user.is_stranger => Some(Panel::NotInstalled),
        Some(subject) => Some(open_panel::view(&ctx, user.who, subject).await?),
        None => None,
    };
    let around = Around {
        locale: &user.locale,
        subject,
        now: ctx.now(),
        rows: FIRST_ROWS,
        trouble: None,
    };
    Ok(Html::new(panel::page(
        &user.frame(),
        &user.look,
        view.as_ref(),
        &around,
    )?))
}

/// 204 while the picture is the one the page shows; without `version` always the picture.
pub(super) async fn state(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Either<HttpResponse, Html>, WebError> {
    let query = query(&req)?;
    let subject: Subject = query.need("subject")?;
    if let Some(shown) = query.get("version")
        && !open_panel::changed(&ctx, user.who, subject, shown.to_owned()).await?
    {
        return Ok(Either::Left(HttpResponse::NoContent().finish()));
    }
    drawn(&ctx, user.who, &user.locale, &query, None)
        .await
        .map(Either::Right)
}

pub(super) async fn refresh(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Drawn {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    let trouble = match open_panel::refresh(&ctx, user.who, form.need::<Subject>("subject")?).await
    {
        // A lost connection stands in the picture itself.
        Ok(()) | Err(JourneyError::QuickBooksLost | JourneyError::NotConnected) => None,
        Err(error @ (JourneyError::ProviderAway | JourneyError::Busy { .. })) => Some(error),
        Err(error) => return Err(error.into()),
    };
    drawn(&ctx, user.who, &user.locale, &form, trouble).await
}

pub(super) async fn check(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Drawn {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    open_panel::check_now(&ctx, user.who, IntentId(form.field("intent"))).await?;
    drawn(&ctx, user.who, &user.locale, &form, None).await
}

/// What the page does next: ask the person, or say what was done.
#[derive(serde::Serialize)]
pub(super) struct Told {
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<Question>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
}

/// Asks first; `sure` is the answer.
pub(super) async fn unlink_contact(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<Json<Told>, WebError> {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    let subject: Subject = form.need("subject")?;
    let l = &user.locale;
    if form.filled("sure").is_none() {
        let asked = unlink_contact::ask(&ctx, user.who, subject).await?;
        return Ok(Json(Told {
            ask: Some(panel::unlink_question(l, subject, &asked)),
            words: None,
        }));
    }
    unlink_contact::unlink(&ctx, user.who, subject).await?;
    Ok(Json(Told {
        ask: None,
        words: Some(l.plain("done-contact", &[])),
    }))
}

async fn drawn(
    ctx: &Context,
    who: Who,
    locale: &Locale,
    asked: &Pairs,
    trouble: Option<JourneyError>,
) -> Drawn {
    let subject: Subject = asked.need("subject")?;
    let rows = asked
        .get("rows")
        .and_then(|rows| rows.parse().ok())
        .unwrap_or(FIRST_ROWS)
        .clamp(FIRST_ROWS, MOST_ROWS);
    let view = open_panel::view(
        ctx,
        who,
        Wish {
            subject,
            most: rows,
        },
    )
    .await?;
    let trouble = trouble.map(|error| last_known(locale, &error, &view, ctx));
    let around = Around {
        locale,
        subject: Some(subject),
        now: ctx.now(),
        rows,
        trouble,
    };
    Ok(Html::new(panel::content(&view, &around)?))
}

/// What is shown instead of news: how old the known is.
fn last_known(locale: &Locale, error: &JourneyError, view: &Panel, ctx: &Context) -> String {
    match (error, view) {
        (JourneyError::ProviderAway, Panel::Ready(view)) if view.updated.is_some() => {
            let at = view.updated.unwrap_or_else(|| ctx.now());
            let age = locale.age(chrono::TimeDelta::seconds(
                ctx.now().seconds_since(at).max(0),
            ));
            format!(
                "{} {}",
                locale.text("panel-slow"),
                locale.text_with("panel-slow-text", &[("age", Value::from(age))])
            )
        }
        _ => journey_sentence(error, locale),
    }
}
