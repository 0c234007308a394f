//! Presets on the settings page: every press acts at once, apart from *Save*.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Html, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::body;
use super::error::WebError;
use super::extract::{ActUser, LookUser, query};
use super::pages::presets as drawn;
use super::pairs::Pairs;
use super::settings::html;
use crate::domain::ids::PresetId;
use crate::domain::preset::MOST_LINES;
use crate::i18n::Locale;
use crate::journeys::presets::{self, PresetInput, PresetLineInput, Press, SavedPreset};
use crate::journeys::{Context, Who};

async fn listed(ctx: &Context, who: Who, locale: &Locale) -> Result<String, WebError> {
    let (_, choices) = presets::edit(ctx, who, None).await?;
    let all = presets::list(ctx, who).await?;
    Ok(drawn::listed(locale, &all, &choices)?)
}

/// The dialog, for a new preset or the one that is named.
pub(super) async fn edit(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let id = query(&req)?.filled("id").map(|id| PresetId(id.to_owned()));
    let (preset, choices) = presets::edit(&ctx, user.who, id).await?;
    Ok(Html::new(drawn::dialog(
        &user.locale,
        preset.as_ref(),
        &choices,
    )?))
}

/// One more line for the dialog.
pub(super) async fn line(user: LookUser, req: HttpRequest) -> Result<Html, WebError> {
    let n: usize = query(&req)?.need("n")?;
    if n > MOST_LINES.saturating_mul(10) {
        return Err(WebError::Malformed("line"));
    }
    Ok(Html::new(drawn::line(&user.locale, n)?))
}

pub(super) async fn save(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = Pairs::parse(&body::FORM.read(&req, payload).await?)?;
    Ok(match presets::save(&ctx, user.who, input(&form)).await? {
        SavedPreset::Saved(_) => html(StatusCode::OK, listed(&ctx, user.who, &user.locale).await?),
        SavedPreset::Wrong(wrong) => html(
            StatusCode::UNPROCESSABLE_ENTITY,
            drawn::wrong(&user.locale, &wrong)?,
        ),
    })
}

pub(super) fn input(form: &Pairs) -> PresetInput {
    // Lines keep the numbers of their controls, so that a mistake is shown where it was made.
    let last = form
        .iter()
        .filter_map(|(name, _)| name.strip_prefix("what.")?.parse::<usize>().ok())
        .max()
        .unwrap_or(0)
        .min(MOST_LINES.saturating_mul(10));
    let line = |n: usize| PresetLineInput {
        description: form.field(&format!("what.{n}")),
        item: form.field(&format!("item.{n}")),
        quantity: form.field(&format!("qty.{n}")),
        price: form.field(&format!("price.{n}")),
    };
    PresetInput {
        id: form.field("id"),
        name: form.field("name"),
        due: form.field("due"),
        days: form.field("days"),
        term: form.field("term"),
        message: form.field("message"),
        note: form.field("note"),
        tax: form.field("tax"),
        class: form.field("class"),
        location: form.field("location"),
        language: form.field("language"),
        lines: (1..=last).map(line).collect(),
    }
}

/// *Duplicate*, *Remove*, *Make default*; the list as it is afterwards.
pub(super) async fn press(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = Pairs::parse(&body::SMALL.read(&req, payload).await?)?;
    let what = match form.get("what") {
        Some("duplicate") => Press::Duplicate,
        Some("remove") => Press::Remove,
        Some("default") => Press::MakeDefault,
        Some("no-default") => Press::NoDefault,
        _ => return Err(WebError::Malformed("what")),
    };
    let locale = user.locale.clone();
    let copy =
        move |name: &str| locale.plain("preset-copy-name", &[("name", name.to_owned().into())]);
    let id = PresetId(form.field("id"));
    presets::press(&ctx, user.who, id, what, copy).await?;
    Ok(html(
        StatusCode::OK,
        listed(&ctx, user.who, &user.locale).await?,
    ))
}
