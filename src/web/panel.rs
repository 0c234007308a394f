//! The panel of a deal: the page, its state for the poll, *Refresh*, *Check now*.

use actix_web::web::{Data, Html, Payload};
use actix_web::{Either, HttpRequest, HttpResponse};

use super::body;
use super::error::{WebError, journey_sentence};
use super::extract::{ActUser, LookUser, PageUser, query};
use super::pages::panel::{self, Around, FIRST_ROWS};
use super::pairs::Pairs;
use crate::domain::ids::{DealId, IntentId};
use crate::i18n::{Locale, Value};
use crate::journeys::open_panel::{self, Panel, PanelView};
use crate::journeys::{Context, JourneyError, Who};

/// Rows a reader can ask for.
const MOST_ROWS: usize = 500;

type Drawn = Result<Html, WebError>;

/// The record of the frame's address, if it is a deal.
fn deal_of(query: &Pairs) -> Option<DealId> {
    let is_deal = query
        .get("resource")
        .is_none_or(|resource| resource == "deal");
    query.get("selectedIds").filter(|_| is_deal)?.parse().ok()
}

pub(super) async fn show(user: PageUser, ctx: Data<Context>) -> Drawn {
    let deal = deal_of(&user.query);
    let view = match deal {
        _ if user.is_stranger => Some(Panel::NotInstalled),
        Some(deal) => Some(open_panel::view(&ctx, user.who, deal).await?),
        None => None,
    };
    let around = Around {
        locale: &user.locale,
        deal,
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
    let deal = query.need("deal")?;
    if let Some(shown) = query.get("version")
        && !open_panel::changed(&ctx, user.who, deal, shown.to_owned()).await?
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
    let trouble = match open_panel::refresh(&ctx, user.who, form.need("deal")?).await {
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

async fn drawn(
    ctx: &Context,
    who: Who,
    locale: &Locale,
    asked: &Pairs,
    trouble: Option<JourneyError>,
) -> Drawn {
    let deal: DealId = asked.need("deal")?;
    let rows = asked
        .get("rows")
        .and_then(|rows| rows.parse().ok())
        .unwrap_or(FIRST_ROWS)
        .clamp(FIRST_ROWS, MOST_ROWS);
    let view = open_panel::view(ctx, who, deal).await?;
    let trouble = trouble.map(|error| last_known(locale, &error, &view, ctx));
    let around = Around {
        locale,
        deal: Some(deal),
        now: ctx.now(),
        rows,
        trouble,
    };
    Ok(Html::new(panel::content(&view, &around)?))
}

/// What is shown instead of news: how old the known is.
fn last_known(locale: &Locale, error: &JourneyError, view: &Panel, ctx: &Context) -> String {
    match (error, view) {
        (
            JourneyError::ProviderAway,
            Panel::Ready(PanelView {
                updated: Some(at), ..
            }),
        ) => {
            let age = locale.age(chrono::TimeDelta::seconds(
                ctx.now().seconds_since(*at).max(0),
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
