//! The settings page: what the company decides, the connection, who owns it; a colleague's own language.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, HeaderValue};
use actix_web::web::{Data, Html, Json, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::body;
use super::error::WebError;
use super::extract::{ActUser, LookUser, PageUser, query};
use super::pages::{invoice_pieces, settings as drawn, settings_saved as pieces};
use super::pairs::Pairs;
use crate::domain::ids::DealId;
use crate::domain::settings::DealField;
use crate::journeys::settings::{self, Saved, SettingsInput, SettingsPage};
use crate::journeys::{Context, my_data, preview, search_lists, visibility};

pub(super) async fn show(user: PageUser, ctx: Data<Context>) -> Result<Html, WebError> {
    let view = if user.is_stranger {
        SettingsPage::NotInstalled
    } else {
        settings::view(&ctx, user.who).await?
    };
    Ok(Html::new(drawn::page(
        &user.frame(),
        &user.look,
        &view,
        ctx.now(),
    )?))
}

/// The parts that others change: the connection, the requests to take over. 204 while they are as shown.
pub(super) async fn state(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let view = settings::view(&ctx, user.who).await?;
    if query
        .get("version")
        .is_some_and(|shown| shown == drawn::version(&view))
    {
        return Ok(HttpResponse::NoContent().finish());
    }
    Ok(html(
        StatusCode::OK,
        drawn::state(&user.locale, &view, ctx.now())?,
    ))
}

pub(super) fn html(status: StatusCode, text: String) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(text)
}

pub(super) async fn save(
    user: ActUser,
    req: HttpRequest,
    payload: Payload,
    ctx: Data<Context>,
) -> Result<HttpResponse, WebError> {
    let form = Pairs::parse(&body::FORM.read(&req, payload).await?)?;
    let saved = if settings::is_owner(&ctx, user.who).await? {
        settings::save(&ctx, user.who, input(&form)).await?
    } else {
        settings::choose_language(&ctx, user.who, form.field("language")).await?
    };
    let (status, wrong) = match saved {
        Saved::Saved => (StatusCode::OK, Vec::new()),
        Saved::Wrong(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, wrong),
    };
    Ok(html(status, pieces::saved(&user.locale, &wrong)?))
}

pub(super) fn input(form: &Pairs) -> SettingsInput {
    SettingsInput {
        to: form.field("to"),
        address: form.field("address"),
        email: form.field("email"),
        tax_number: form.field("tax_number"),
        due: form.field("due"),
        due_days: form.field("due_days"),
        due_term: form.field("due_term"),
        currency: form.field("currency"),
        tax: form.field("tax"),
        item: form.field("item"),
        deal_fields: DealField::ALL
            .into_iter()
            .filter(|field| form.get(&format!("field.{}", field.key())).is_some())
            .map(|field| field.key().to_owned())
            .collect(),
        note: form.get("note").is_some(),
        activity: form.get("activity").is_some(),
        visibility: form.field("visibility"),
        chosen: form
            .iter()
            .filter_map(|(name, _)| name.strip_prefix("see.").map(str::to_owned))
            .collect(),
        language: form.field("language"),
    }
}

pub(super) async fn example(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let days = query(&req)?.field("due_days");
    let example = settings::example(&ctx, user.who, &days).await?;
    Ok(Html::new(pieces::example(&user.locale, example)?))
}

/// A deal as the page's script keeps it.
#[derive(serde::Serialize)]
pub(super) struct Shown {
    deal: Option<DealId>,
    deals: Vec<(DealId, String)>,
    values: std::collections::BTreeMap<String, String>,
}

/// The values of one deal, read once for all four previews.
pub(super) async fn show_deal(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Json<Shown>, WebError> {
    let query = query(&req)?;
    let wanted = match query.filled("deal") {
        Some(_) => Some(query.need::<DealId>("deal")?),
        None => None,
    };
    let found = preview::of(&ctx, user.who, wanted).await?;
    Ok(Json(Shown {
        deal: found.deal,
        deals: found.deals,
        values: found.values,
    }))
}

pub(super) async fn colleagues(user: LookUser, ctx: Data<Context>) -> Result<Html, WebError> {
    let found = visibility::colleagues(&ctx, user.who).await?;
    Ok(Html::new(pieces::colleagues(&user.locale, &found)?))
}

/// Options for the item of lines without a product, and of presets.
pub(super) async fn items(
    user: LookUser,
    req: HttpRequest,
    ctx: Data<Context>,
) -> Result<Html, WebError> {
    let text = query(&req)?.field("text");
    let found = search_lists::items(&ctx, user.who, &text).await?;
    Ok(Html::new(invoice_pieces::items(
        &user.locale,
        &text,
        &found,
    )?))
}

pub(super) async fn compare(user: ActUser, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    settings::compare_now(&ctx, user.who).await?;
    Ok(HttpResponse::NoContent().finish())
}

#[derive(serde::Serialize)]
pub(super) struct Path {
    /// Good once, within a minute.
    pub(super) path: String,
}

pub(super) async fn export_ticket(
    user: ActUser,
    ctx: Data<Context>,
) -> Result<Json<Path>, WebError> {
    Ok(Json(Path {
        path: my_data::export_ticket(&ctx, user.who).await?,
    }))
}

/// The file itself; its ticket is its proof.
pub(super) async fn export(req: HttpRequest, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    let query = query(&req)?;
    let file = match query.filled("ticket") {
        Some(ticket) => my_data::export(&ctx, ticket).await?,
        None => None,
    };
    let Some(text) = file else {
        return Err(WebError::Unproven("no_ticket"));
    };
    Ok(HttpResponse::Ok()
        .content_type("application/json; charset=utf-8")
        .insert_header((
            CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"dealbooks.json\""),
        ))
        .body(text))
}

pub(super) async fn wipe(user: ActUser, ctx: Data<Context>) -> Result<HttpResponse, WebError> {
    my_data::ask_to_wipe(&ctx, user.who).await?;
    Ok(HttpResponse::NoContent().finish())
}
