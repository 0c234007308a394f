//! The panel of a deal or a contact: the page, its state for the poll, *Refresh*, *Check now*.

use std::sync::Arc;

use actix_web::web::{Data, Html, Json, Payload};
use actix_web::{Either, HttpRequest, HttpResponse};

use super::error::{WebError, journey_sentence};
use super::extract::{ActUser, AtPanel, LookUser, PageUser, query};
use super::pages::invoice_menu::Question;
use super::pages::panel::{self, Around};
use super::pairs::Pairs;
use super::{body, subject};
use crate::domain::ids::IntentId;
use crate::domain::subject::Subject;
use crate::i18n::{Locale, Value};
use crate::journeys::open_panel::{self, FIRST_ROWS, Panel, Wish};
use crate::journeys::panel_memory::Standing;
use crate::journeys::{Context, JourneyError, Who, decide, unlink_contact};

/// Rows a reader can ask for.
const MOST_ROWS: usize = 500;

type Drawn = Result<Html, WebError>;

pub(super) async fn show(at: AtPanel<PageUser>, ctx: Data<Context>) -> Drawn {
    let AtPanel { user, standing } = at;
    let subject = subject::of_frame(&user.query);
    let content = match subject {
        Some(subject) if !user.is_stranger => {
            let wish = Wish {
                subject,
                most: FIRST_ROWS,
                standing,
            };
            drawn(&ctx, user.who, &user.locale, wish, None).await?
        }
        _ => {
            let view = user.is_stranger.then_some(Panel::NotInstalled);
            let around = Around {
                locale: &user.locale,
                now: ctx.now(),
                rows: FIRST_ROWS,
                trouble: None,
            };
            panel::content(view.as_ref(), &around)?.into()
        }
    };
    Ok(Html::new(panel::page(
        &user.frame(),
        &user.look,
        subject,
        &content,
    )?))
}

/// 204 while the picture is the one the page shows; without `version` always the picture.
pub(super) async fn state(
    at: AtPanel<LookUser>,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Either<HttpResponse, Html>, WebError> {
    let query = query(&req)?;
    let mut wish = wish(&query)?;
    wish.standing = at.standing;
    let who = at.user.who;
    if let Some(shown) = query.get("version")
        && !open_panel::changed(&ctx, who, wish.clone(), shown.to_owned()).await?
    {
        return Ok(Either::Left(HttpResponse::NoContent().finish()));
    }
    let content = drawn(&ctx, who, &at.user.locale, wish, None).await?;
    Ok(Either::Right(Html::new(content.as_ref())))
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
    let content = drawn(&ctx, user.who, &user.locale, wish(&form)?, trouble).await?;
    Ok(Html::new(content.as_ref()))
}

pub(super) async fn check(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Drawn {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    decide::check_now(&ctx, user.who, IntentId(form.field("intent"))).await?;
    let content = drawn(&ctx, user.who, &user.locale, wish(&form)?, None).await?;
    Ok(Html::new(content.as_ref()))
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

/// Which panel a page of ours shows, and how many rows of it.
fn wish(asked: &Pairs) -> Result<Wish, WebError> {
    let rows = asked.get("rows").and_then(|rows| rows.parse().ok());
    Ok(Wish {
        subject: asked.need("subject")?,
        most: rows.unwrap_or(FIRST_ROWS).clamp(FIRST_ROWS, MOST_ROWS),
        standing: Standing::Unasked,
    })
}

/// What a panel says. That of a deal, as its owner sees it first, is drawn once as long as nothing changes.
async fn drawn(
    ctx: &Context,
    who: Who,
    locale: &Locale,
    wish: Wish,
    trouble: Option<JourneyError>,
) -> Result<Arc<str>, WebError> {
    let (rows, now) = (wish.most, ctx.now());
    let glimpse = match &wish.standing {
        Standing::Owner(glimpse) if rows == FIRST_ROWS => Some(glimpse.clone()),
        _ => None,
    };
    if let Some(glimpse) = &glimpse
        && let Some(drawn) = ctx.panels.find(who, glimpse, locale, now)
    {
        return Ok(drawn);
    }
    let view = open_panel::view(ctx, who, wish).await?;
    let around = Around {
        locale,
        now,
        rows,
        trouble: trouble.map(|error| last_known(locale, &error, &view, ctx)),
    };
    let content: Arc<str> = panel::content(Some(&view), &around)?.into();
    if let (Some(glimpse), Panel::Ready(view)) = (glimpse, &view)
        && view.is_steady()
    {
        let drawn = Arc::clone(&content);
        ctx.panels.keep(who, glimpse, locale, drawn, now);
    }
    Ok(content)
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
