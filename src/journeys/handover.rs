//! One active owner per company: asked for by a colleague and confirmed by the owner or an admin, or offered by the
//! owner and accepted by the colleague.

use super::{Context, JourneyError, Who};
use crate::domain::ids::UserId;
use crate::domain::moment::Moment;
use crate::storage::audit::{Trace, trace};
use crate::storage::handovers::{self, Offer};
use crate::storage::{Db, Result as Stored, companies};

/// How long an offer stands.
pub const OFFER_SECONDS: i64 = 5 * 86_400;

/// A colleague would like to take over. Where nobody owns it, it is theirs at once.
pub async fn ask(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            if !companies::user(db, who.company, who.user)?.is_some_and(|user| user.installed) {
                return Ok(Err(JourneyError::NotFound));
            }
            if companies::claim(db, who.company, who.user)? == Some(who.user) {
                return Ok(Ok(()));
            }
            // Offered already: nobody has to confirm any more.
            if offer_to(db, who, now)?.is_some() {
                take(db, who, who.user, now)?;
            } else {
                handovers::ask(db, who.company, who.user, now)?;
            }
            Ok(Ok(()))
        })
        .await?
}

pub async fn withdraw(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    ctx.store
        .write(move |db| handovers::remove(db, who.company, who.user))
        .await?;
    Ok(())
}

/// The owner, or an admin of the Pipedrive company, hands over to somebody who asked.
///
/// Being an admin is what Pipedrive says now, not what it said at installation.
pub async fn confirm(ctx: &Context, who: Who, to: UserId) -> Result<(), JourneyError> {
    let is_owner = ctx
        .store
        .read(move |db| {
            Ok(companies::find(db, who.company)?.and_then(|home| home.owner) == Some(who.user))
        })
        .await?;
    if !is_owner {
        let me =
            super::access::with_pipedrive(ctx, who, |session| async move { session.me().await })
                .await?;
        if me.company != who.company || me.user != who.user || !me.is_admin {
            return Err(JourneyError::NotOwner);
        }
    }
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            let asked = handovers::asked(db, who.company)?
                .iter()
                .any(|(user, _)| *user == to);
            let installed =
                companies::user(db, who.company, to)?.is_some_and(|user| user.installed);
            if !asked || !installed {
                return Ok(Err(JourneyError::NotFound));
            }
            take(db, who, to, now)?;
            Ok(Ok(()))
        })
        .await?
}

/// From now on it is theirs. Invoices, links, settings and the connection stay.
fn take(db: &mut Db, who: Who, to: UserId, now: Moment) -> Stored<()> {
    companies::set_owner(db, who.company, Some(to))?;
    handovers::remove(db, who.company, to)?;
    handovers::remove_offers(db, who.company)?;
    let detail = serde_json::json!({"to": to.0}).to_string();
    trace(
        db,
        &Trace {
            detail: &detail,
            ..Trace::by(who.company, who.user, "handover")
        },
        now,
    )
}

/// The owner offers it to a colleague; to one who asked for it, it goes at once.
pub async fn offer(ctx: &Context, who: Who, to: UserId) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            let installed =
                companies::user(db, who.company, to)?.is_some_and(|user| user.installed);
            if !installed || to == who.user {
                return Ok(Err(JourneyError::NotFound));
            }
            let asked = handovers::asked(db, who.company)?
                .iter()
                .any(|(user, _)| *user == to);
            if asked {
                take(db, who, to, now)?;
            } else {
                handovers::offer(db, who.company, to, who.user, now)?;
            }
            Ok(Ok(()))
        })
        .await?
}

/// The owner thinks better of it.
pub async fn take_back(ctx: &Context, who: Who, to: UserId) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    ctx.store
        .write(move |db| handovers::remove(db, who.company, to))
        .await?;
    Ok(())
}

/// *Take over*: the offer stands, and it was made by who owns it now.
pub async fn accept(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            let installed =
                companies::user(db, who.company, who.user)?.is_some_and(|user| user.installed);
            if !installed || offer_to(db, who, now)?.is_none() {
                return Ok(Err(JourneyError::NotFound));
            }
            take(db, who, who.user, now)?;
            Ok(Ok(()))
        })
        .await?
}

/// An offer that stands.
pub(super) fn offer_to(db: &mut Db, who: Who, now: Moment) -> Stored<Option<Offer>> {
    let owner = companies::find(db, who.company)?.and_then(|home| home.owner);
    let offers = handovers::offers(db, who.company, now.plus_seconds(-OFFER_SECONDS))?;
    Ok(offers
        .into_iter()
        .find(|offer| offer.to == who.user && Some(offer.by) == owner))
}
