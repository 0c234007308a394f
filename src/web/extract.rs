//! Who is at the door, as an argument: a handler that takes one of these cannot run without the proof.

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};
use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;

use super::error::{WebError, reader, theme};
use super::pages::Frame;
use super::pairs::Pairs;
use super::subject;
use crate::domain::ids::DealId;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::journeys::panel_memory::Standing;
use crate::journeys::session::{self, AtDoor, Scope, Session};
use crate::journeys::{Context, Person, Who};

type Extracted<T> = LocalBoxFuture<'static, Result<T, WebError>>;

/// The person a page is drawn for, proven by the token in the page's address. May look.
pub(super) struct PageUser {
    pub(super) who: Who,
    /// Known to Pipedrive, but has not installed us.
    pub(super) is_stranger: bool,
    /// The bearer text of a looking session, for the page to keep in memory.
    pub(super) look: String,
    pub(super) locale: Locale,
    pub(super) theme: Option<&'static str>,
    pub(super) query: Pairs,
}

impl PageUser {
    pub(super) fn frame(&self) -> Frame<'_> {
        Frame {
            locale: &self.locale,
            theme: self.theme,
        }
    }
}

impl FromRequest for PageUser {
    type Error = WebError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        async move { page(&req, |_| None).await.map(|(user, _)| user) }.boxed_local()
    }
}

/// The proof that stands in the address of a page; with the deal that its query names, how that stands.
async fn page(
    req: &HttpRequest,
    deal: impl Fn(&Pairs) -> Option<DealId>,
) -> Result<(PageUser, Standing), WebError> {
    // Only a frame is ours to fill: in a tab, a lured person might work in somebody else's page.
    if req
        .headers()
        .get("sec-fetch-dest")
        .is_some_and(|dest| dest != "iframe")
    {
        return Err(WebError::NotFramed);
    }
    let query = query(req)?;
    let token = query
        .filled("token")
        .ok_or(WebError::Unproven("no_token"))?;
    let ctx = context(req)?;
    let opened = session::open_page(
        &ctx,
        token,
        query.filled("companyId"),
        query.filled("userId"),
        deal(&query),
    )
    .await;
    let opened = opened.map_err(|refused| unproven(refused.code))?;
    let locale = locale_of(req, opened.at.person.as_ref());
    let user = PageUser {
        who: opened.who,
        is_stranger: opened.at.person.is_none(),
        look: opened.look,
        locale,
        theme: theme(req.uri()),
        query,
    };
    Ok((user, opened.at.standing))
}

/// The same at a panel: how its deal stands comes with the proof, in one trip.
pub(super) struct AtPanel<U> {
    pub(super) user: U,
    pub(super) standing: Standing,
}

impl FromRequest for AtPanel<PageUser> {
    type Error = WebError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        async move {
            let deal = |query: &Pairs| subject::of_frame(query).and_then(Subject::deal);
            let (user, standing) = page(&req, deal).await?;
            Ok(Self { user, standing })
        }
        .boxed_local()
    }
}

impl FromRequest for AtPanel<LookUser> {
    type Error = WebError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        async move {
            let asked = query(&req)?.need::<Subject>("subject").ok();
            let (session, at) = bearer(&req, asked.and_then(Subject::deal)).await?;
            let locale = locale_of(&req, at.person.as_ref());
            let who = session.who;
            Ok(Self {
                user: LookUser { who, locale },
                standing: at.standing,
            })
        }
        .boxed_local()
    }
}

/// The person behind a session. May look.
pub(super) struct LookUser {
    pub(super) who: Who,
    pub(super) locale: Locale,
}

/// The person behind a session that rests on a token that never stood in an address. May act.
pub(super) struct ActUser {
    pub(super) who: Who,
    pub(super) locale: Locale,
}

impl FromRequest for LookUser {
    type Error = WebError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        async move {
            let (session, at) = bearer(&req, None).await?;
            Ok(Self {
                who: session.who,
                locale: locale_of(&req, at.person.as_ref()),
            })
        }
        .boxed_local()
    }
}

impl FromRequest for ActUser {
    type Error = WebError;
    type Future = Extracted<Self>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        async move {
            let (session, at) = bearer(&req, None).await?;
            let locale = locale_of(&req, at.person.as_ref());
            match session.scope {
                Scope::Act => Ok(Self {
                    who: session.who,
                    locale,
                }),
                Scope::Look => Err(WebError::NeedAct),
            }
        }
        .boxed_local()
    }
}

async fn bearer(req: &HttpRequest, deal: Option<DealId>) -> Result<(Session, AtDoor), WebError> {
    let value = req
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let bearer = value
        .and_then(|value| value.strip_prefix("Bearer "))
        .ok_or(WebError::Unproven("no_session"))?;
    let ctx = context(req)?;
    session::check(&ctx, bearer, deal)
        .await
        .map_err(|refused| unproven(refused.code))
}

/// Storage away is our trouble, not the person's.
fn unproven(code: &'static str) -> WebError {
    if code == "storage" {
        WebError::Crowded
    } else {
        WebError::Unproven(code)
    }
}

fn context(req: &HttpRequest) -> Result<web::Data<Context>, WebError> {
    req.app_data::<web::Data<Context>>()
        .cloned()
        .ok_or(WebError::Crowded)
}

/// The words of the person's Pipedrive profile; remembered for errors that come later in the request.
fn locale_of(req: &HttpRequest, person: Option<&Person>) -> Locale {
    let locale = match person {
        Some(person) => crate::journeys::locale_of(person),
        None => reader(req),
    };
    req.extensions_mut().insert(locale.clone());
    locale
}

/// The query of a request, each name once.
pub(super) fn query(req: &HttpRequest) -> Result<Pairs, WebError> {
    let text = req.uri().query().unwrap_or_default();
    if text.len() > 8 * 1024 {
        return Err(WebError::Malformed("long_query"));
    }
    Pairs::parse(text.as_bytes())
}
