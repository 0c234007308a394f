//! Connect QuickBooks: a ticket opens Intuit in a top-level window; realm and tokens are stored together.

use super::access::quickbooks_grant;
use super::install::{Begin, begin_state};
use super::{Context, JourneyError, Who, confirm_connection, doors};
use crate::domain::ids::RealmId;
use crate::domain::job::Job;
use crate::storage::audit::{Trace, trace};
use crate::storage::connections::{self, ConnectionState};
use crate::storage::doors::{Purpose, take_state};
use crate::storage::grants::{self, Holder, NewGrant};
use crate::storage::{Db, Result as Stored, StorageError, books, companies, jobs};

const TICKET: &str = "connect";
/// The object of a ticket that our page of names gave, and the ending of its state: the click came from elsewhere.
const ELSEWHERE: &str = ".elsewhere";

/// Which Pipedrive company and person a connection would be for.
#[derive(Debug, Clone)]
pub struct Names {
    pub company: String,
    pub user: String,
}

pub enum Door {
    /// Straight to Intuit.
    Straight(Begin),
    /// The click did not come from our page: name whom it is for, and let the person press again.
    Ask { names: Names, again: String },
}

/// What Intuit's redirect carries.
#[derive(Debug, Default)]
pub struct Callback {
    pub code: Option<String>,
    pub state: Option<String>,
    pub realm: Option<String>,
    pub error: Option<String>,
}

pub enum Connected {
    GoTo(String),
    /// `denied`, `stale`, `elsewhere`, `realm`, `declined` or `failed`.
    Refused(&'static str),
}

/// The path that opens Intuit once, within a minute.
pub async fn ticket(ctx: &Context, who: Who) -> Result<String, JourneyError> {
    super::guard_owner(ctx, who).await?;
    fresh_ticket(ctx, who, "").await
}

async fn fresh_ticket(ctx: &Context, who: Who, from: &str) -> Result<String, JourneyError> {
    let secret = doors::give(ctx, who, TICKET, from.to_owned()).await?;
    Ok(format!("/quickbooks/connect?ticket={secret}"))
}

/// Uses the ticket up; `None` without a good one.
pub async fn begin(
    ctx: &Context,
    ticket: &str,
    same_origin: bool,
) -> Result<Option<Door>, JourneyError> {
    let Some((who, from)) = doors::take(ctx, ticket, TICKET).await? else {
        return Ok(None);
    };
    super::guard_owner(ctx, who).await?;
    if !same_origin {
        let names = ctx.store.read(move |db| names(db, who)).await?;
        return Ok(Some(Door::Ask {
            names,
            again: fresh_ticket(ctx, who, ELSEWHERE).await?,
        }));
    }
    let (state, cookie) = begin_state(ctx, Purpose::Connect, Some(who), &from).await?;
    Ok(Some(Door::Straight(Begin {
        url: ctx.quickbooks.authorize_url(&state).await,
        cookie,
    })))
}

pub(super) fn names(db: &mut Db, who: Who) -> Stored<Names> {
    let company = companies::find(db, who.company)?.map(|home| home.name);
    let user = companies::user(db, who.company, who.user)?.map(|user| user.name);
    Ok(Names {
        company: company.unwrap_or_default(),
        user: user.unwrap_or_default(),
    })
}

/// The way back from Intuit. The state is used up before the code is exchanged, so a reload exchanges nothing.
pub async fn finish(
    ctx: &Context,
    back: Callback,
    cookie: Option<&str>,
) -> Result<Connected, JourneyError> {
    let (Some(state), now) = (back.state, ctx.now()) else {
        return Ok(Connected::Refused("stale"));
    };
    let from_elsewhere = state.ends_with(ELSEWHERE);
    let (hash, cookie_hash) = (
        doors::hashed(&state),
        doors::hashed(cookie.unwrap_or_default()),
    );
    let owner = ctx
        .store
        .write(move |db| take_state(db, &hash, Purpose::Connect, &cookie_hash, now))
        .await?;
    let Some(Some((company, user))) = owner else {
        return Ok(Connected::Refused("stale"));
    };
    let who = Who { company, user };
    if back.error.is_some() {
        return Ok(Connected::Refused("denied"));
    }
    super::guard_owner(ctx, who).await?;
    let Some(code) = back
        .code
        .filter(|code| !code.is_empty() && code.len() <= 512)
    else {
        return Ok(Connected::Refused("stale"));
    };
    let realm = back.realm.as_deref().map(RealmId::parse);
    let Some(Ok(realm)) = realm else {
        return Ok(Connected::Refused("realm"));
    };
    let tokens = match ctx.quickbooks.exchange(&code).await {
        Ok(tokens) => tokens,
        Err(error) => {
            tracing::info!(company.id = %company, %error, "QuickBooks' code was refused");
            return Ok(Connected::Refused("failed"));
        }
    };
    if confirm_connection::is_needed(ctx, who, &realm, from_elsewhere).await? {
        return confirm_connection::hold(ctx, who, &realm, &tokens).await;
    }
    link(ctx, who, &realm, quickbooks_grant(now, &tokens)).await
}

/// These books are the company's from now on, unless they live elsewhere.
pub(super) async fn link(
    ctx: &Context,
    who: Who,
    realm: &RealmId,
    grant: NewGrant,
) -> Result<Connected, JourneyError> {
    let refresh = grant.refresh.clone();
    match store(ctx, who, realm, grant).await {
        Ok(api_base) => {
            ctx.wake();
            Ok(Connected::GoTo(ctx.settings_page(&api_base)))
        }
        Err(JourneyError::Storage(StorageError::Exists)) => {
            // The realm lives with another Pipedrive company: what we were just given goes back.
            if let Err(error) = ctx.quickbooks.revoke(&refresh).await {
                tracing::warn!(company.id = %who.company, %error, "a surplus grant could not be revoked");
            }
            Ok(Connected::Refused("elsewhere"))
        }
        Err(error) => Err(error),
    }
}

/// Realm, tokens and the first reading: one transaction. Where the company's Pipedrive lives.
async fn store(
    ctx: &Context,
    who: Who,
    realm: &RealmId,
    grant: NewGrant,
) -> Result<String, JourneyError> {
    let (vault, now, environment, realm) = (
        ctx.store.vault(),
        ctx.now(),
        ctx.quickbooks.config().environment.clone(),
        realm.clone(),
    );
    let company = who.company;
    let api_base = ctx
        .store
        .write(move |db| {
            let before = connections::find(db, company)?;
            let key =
                connections::connect(db, &vault, company, &environment, &realm, who.user, now)?;
            match before {
                // QuickBooks tells nothing while it is disconnected: what changed is asked for at once.
                Some(before) if before.realm_key == key => {
                    jobs::enqueue(db, company, &Job::Compare, now)?;
                }
                other => {
                    if other.is_some() {
                        books::forget(db, company)?;
                    }
                    jobs::enqueue(db, company, &Job::Compare, now.plus_seconds(86_400))?;
                }
            }
            grants::save(db, &vault, company, Holder::QuickBooks, &grant, now)?;
            jobs::enqueue(db, company, &Job::ReadBooks, now)?;
            // What was told while the connection was lost.
            jobs::enqueue(db, company, &Job::LookUpEvents, now)?;
            trace(db, &Trace::by(company, who.user, "connect_quickbooks"), now)?;
            Ok(companies::find(db, company)?
                .map(|home| home.api_base)
                .unwrap_or_default())
        })
        .await?;
    Ok(api_base)
}

/// Gives the permission back. Invoices stay as last seen.
pub async fn disconnect(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (vault, now, company) = (ctx.store.vault(), ctx.now(), who.company);
    let refresh = ctx
        .store
        .write(move |db| {
            let refresh =
                grants::load(db, &vault, company, Holder::QuickBooks)?.map(|grant| grant.refresh);
            grants::delete(db, company, Holder::QuickBooks)?;
            if connections::find(db, company)?.is_some() {
                connections::set_state(db, company, ConnectionState::Ended, now)?;
            }
            trace(
                db,
                &Trace::by(company, who.user, "disconnect_quickbooks"),
                now,
            )?;
            Ok(refresh)
        })
        .await?;
    if let Some(refresh) = refresh
        && let Err(error) = ctx.quickbooks.revoke(&refresh).await
    {
        tracing::warn!(company.id = %company, %error, "QuickBooks' grant could not be revoked");
    }
    Ok(())
}

/// Somebody's browser says a realm was disconnected inside QuickBooks: looked into, never believed.
pub async fn hint(ctx: &Context, realm: &str) -> Result<(), JourneyError> {
    let Ok(realm) = RealmId::parse(realm) else {
        return Ok(());
    };
    let (vault, now, environment) = (
        ctx.store.vault(),
        ctx.now(),
        ctx.quickbooks.config().environment.clone(),
    );
    ctx.store
        .write(move |db| {
            let key = connections::realm_key(db, &vault, &environment, realm.reveal())?;
            if let Some((company, _)) = connections::company_of(db, &environment, &key)? {
                jobs::enqueue(db, company, &Job::CheckGrant, now)?;
            }
            Ok(())
        })
        .await?;
    ctx.wake();
    Ok(())
}
