//! One active owner per company: asked for by a colleague, confirmed by the owner or an admin.

use super::{Context, JourneyError, Who};
use crate::domain::ids::UserId;
use crate::storage::companies;
use crate::storage::records::{Trace, trace};

/// A colleague would like to take over. Where nobody owns it, it is theirs at once.
pub async fn ask(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            if !companies::user(db, who.company, who.user)?.is_some_and(|user| user.installed) {
                return Ok(Err(JourneyError::NotFound));
            }
            if companies::claim(db, who.company, who.user)? != Some(who.user) {
                companies::ask_handover(db, who.company, who.user, now)?;
            }
            Ok(Ok(()))
        })
        .await?
}

pub async fn withdraw(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    ctx.store
        .write(move |db| companies::drop_handover(db, who.company, who.user))
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
            let asked = companies::handovers(db, who.company)?.contains(&to);
            let installed =
                companies::user(db, who.company, to)?.is_some_and(|user| user.installed);
            if !asked || !installed {
                return Ok(Err(JourneyError::NotFound));
            }
            companies::set_owner(db, who.company, Some(to))?;
            companies::drop_handover(db, who.company, to)?;
            let detail = serde_json::json!({"to": to.0}).to_string();
            trace(
                db,
                &Trace {
                    company: who.company,
                    user: Some(who.user),
                    action: "handover",
                    deal: None,
                    invoice: None,
                    detail: &detail,
                },
                now,
            )?;
            Ok(Ok(()))
        })
        .await?
}
