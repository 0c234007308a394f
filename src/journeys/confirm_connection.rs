//! A consent that somebody may have been lured into, or that is about other books than before: the tokens wait, sealed,
//! until a person has seen both companies by name and said yes.

use secrecy::{ExposeSecret as _, SecretString};

use super::access::quickbooks_grant;
use super::connect_quickbooks::{self, Connected, Names};
use super::{Context, JourneyError, Who, doors, usage};
use crate::domain::ids::RealmId;
use crate::domain::moment::Moment;
use crate::providers::quickbooks::Tokens;
use crate::storage::grants::NewGrant;
use crate::storage::pending::{self, Pending};
use crate::storage::{StorageError, connections};

/// How long they wait.
const WAIT_SECONDS: i64 = 600;

/// Whom a consent would connect with what.
#[derive(Debug, Clone)]
pub struct Asked {
    pub names: Names,
    /// The company of QuickBooks.
    pub books: String,
}

/// Whether a person has to confirm: the click did not come from our page, or the books are others than before.
pub(super) async fn is_needed(
    ctx: &Context,
    who: Who,
    realm: &RealmId,
    from_elsewhere: bool,
) -> Result<bool, JourneyError> {
    let (vault, environment, realm) = (
        ctx.store.vault(),
        ctx.quickbooks.config().environment.clone(),
        realm.clone(),
    );
    let before = ctx
        .store
        .write(move |db| {
            let key = connections::realm_key(db, &vault, &environment, realm.reveal())?;
            let before = connections::find(db, who.company)?;
            Ok(before.map(|before| before.realm_key == key))
        })
        .await?;
    Ok(before.map_or(from_elsewhere, |is_same| !is_same))
}

/// Asks QuickBooks for the company's name and keeps the tokens for the page that asks.
pub(super) async fn hold(
    ctx: &Context,
    who: Who,
    realm: &RealmId,
    tokens: &Tokens,
) -> Result<Connected, JourneyError> {
    let session = ctx.quickbooks.session(realm, tokens.access.clone());
    let tally = session.tally();
    let profile = session.profile().await;
    usage::count(
        ctx,
        who.company,
        &[(usage::QUICKBOOKS_READ, tally.take().0)],
    );
    let books = match profile {
        Ok(profile) => profile.company_name,
        Err(error) => {
            tracing::info!(company.id = %who.company, %error, "a consent could not be named");
            give_back(ctx, &tokens.refresh).await;
            return Ok(Connected::Refused("failed"));
        }
    };
    let (secret, now) = (doors::fresh(), ctx.now());
    let held = Held::new(realm, books, &quickbooks_grant(now, tokens));
    let one = Pending {
        company: who.company,
        user: who.user,
        content: serde_json::to_string(&held).map_err(StorageError::from)?,
    };
    let (vault, hash, expires) = (
        ctx.store.vault(),
        doors::hashed(&secret),
        now.plus_seconds(WAIT_SECONDS),
    );
    let before = ctx
        .store
        .write(move |db| pending::put(db, &vault, &one, &hash, expires))
        .await?;
    if let Some(before) = before {
        let_go(ctx, &before).await;
    }
    Ok(Connected::GoTo(format!(
        "/quickbooks/confirm?ticket={secret}"
    )))
}

/// What the page names; `None` without a good ticket.
pub async fn look(ctx: &Context, ticket: &str) -> Result<Option<Asked>, JourneyError> {
    let (vault, hash, now) = (ctx.store.vault(), doors::hashed(ticket), ctx.now());
    let found = ctx
        .store
        .read(move |db| {
            let Some(one) = pending::find(db, &vault, &hash, now)? else {
                return Ok(None);
            };
            let held: Held = serde_json::from_str(&one.content)?;
            let names = connect_quickbooks::names(db, who(&one))?;
            Ok(Some(Asked {
                names,
                books: held.books,
            }))
        })
        .await?;
    Ok(found)
}

/// *Connect*: what waited becomes the connection. `None` without a good ticket.
pub async fn confirm(ctx: &Context, ticket: &str) -> Result<Option<Connected>, JourneyError> {
    let Some(one) = take(ctx, ticket).await? else {
        return Ok(None);
    };
    let held: Held = serde_json::from_str(&one.content).map_err(StorageError::from)?;
    let (Ok(realm), grant) = (RealmId::parse(&held.realm), held.grant()) else {
        return Ok(None);
    };
    if let Err(error) = super::guard_owner(ctx, who(&one)).await {
        give_back(ctx, &grant.refresh).await;
        return Err(error);
    }
    connect_quickbooks::link(ctx, who(&one), &realm, grant)
        .await
        .map(Some)
}

/// *Do not connect*: what was permitted goes back.
pub async fn decline(ctx: &Context, ticket: &str) -> Result<Option<Connected>, JourneyError> {
    let Some(one) = take(ctx, ticket).await? else {
        return Ok(None);
    };
    let_go(ctx, &one).await;
    Ok(Some(Connected::Refused("declined")))
}

/// Nobody has decided in time: what was permitted goes back.
pub(super) async fn sweep(ctx: &Context) -> Result<(), JourneyError> {
    let (vault, now) = (ctx.store.vault(), ctx.now());
    let expired = ctx
        .store
        .write(move |db| pending::take_expired(db, &vault, now))
        .await?;
    for one in expired {
        let_go(ctx, &one).await;
    }
    Ok(())
}

async fn take(ctx: &Context, ticket: &str) -> Result<Option<Pending>, JourneyError> {
    let (vault, hash, now) = (ctx.store.vault(), doors::hashed(ticket), ctx.now());
    let taken = ctx
        .store
        .write(move |db| pending::take(db, &vault, &hash, now))
        .await?;
    Ok(taken)
}

async fn let_go(ctx: &Context, one: &Pending) {
    if let Ok(held) = serde_json::from_str::<Held>(&one.content) {
        give_back(ctx, &held.grant().refresh).await;
    }
}

async fn give_back(ctx: &Context, refresh: &SecretString) {
    if let Err(error) = ctx.quickbooks.revoke(refresh).await {
        tracing::warn!(%error, "a consent that was not confirmed could not be given back");
    }
}

fn who(one: &Pending) -> Who {
    Who {
        company: one.company,
        user: one.user,
    }
}

/// As it lies under its seal.
#[derive(serde::Serialize, serde::Deserialize)]
struct Held {
    realm: String,
    books: String,
    access: String,
    refresh: String,
    access_until: Moment,
    refresh_until: Option<Moment>,
}

impl Held {
    fn new(realm: &RealmId, books: String, grant: &NewGrant) -> Self {
        Self {
            realm: realm.reveal().to_owned(),
            books,
            access: grant.access.expose_secret().to_owned(),
            refresh: grant.refresh.expose_secret().to_owned(),
            access_until: grant.access_until,
            refresh_until: grant.refresh_until,
        }
    }

    fn grant(&self) -> NewGrant {
        NewGrant {
            access: self.access.clone().into(),
            refresh: self.refresh.clone().into(),
            access_until: self.access_until,
            refresh_until: self.refresh_until,
            scopes: String::new(),
        }
    }
}
