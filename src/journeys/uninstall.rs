//! Pipedrive says a person has uninstalled us: tokens destroyed at once, work of that person cancelled.

use super::{Context, JourneyError};
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::moment::Moment;
use crate::storage::audit::{Trace, trace};
use crate::storage::connections::{self, ConnectionState};
use crate::storage::grants::{self, Holder};
use crate::storage::{Db, Result as Stored, companies, jobs};

/// Verifies and carries out; `false` if the caller could not prove to be Pipedrive.
pub async fn uninstall(
    ctx: &Context,
    authorization: Option<&str>,
    body: &[u8],
) -> Result<bool, JourneyError> {
    let Some(notice) = ctx.pipedrive.verify_uninstall(authorization, body) else {
        return Ok(false);
    };
    leave(ctx, notice.company, notice.user).await?;
    Ok(true)
}

/// Pipedrive took this person's permission back and never told us that they uninstalled.
pub(super) async fn missed(
    ctx: &Context,
    company: CompanyId,
    user: UserId,
) -> Result<(), JourneyError> {
    tracing::info!(company.id = %company, user.id = %user, "an uninstall that nobody told us of");
    leave(ctx, company, user).await
}

async fn leave(ctx: &Context, company: CompanyId, user: UserId) -> Result<(), JourneyError> {
    let now = ctx.now();
    let revoke = ctx.store.write({
        let vault = ctx.store.vault();
        move |db| {
            let leaves_books = remove(db, company, user, now)?;
            let refresh = if leaves_books {
                grants::load(db, &vault, company, Holder::QuickBooks)?.map(|grant| grant.refresh)
            } else {
                None
            };
            if leaves_books {
                grants::delete(db, company, Holder::QuickBooks)?;
            }
            Ok(refresh)
        }
    });
    if let Some(refresh) = revoke.await? {
        // Ours is gone already; telling Intuit is a courtesy that may fail.
        if let Err(error) = ctx.quickbooks.revoke(&refresh).await {
            tracing::warn!(company.id = %company, %error, "QuickBooks' grant could not be revoked after an uninstall");
        }
    }
    Ok(())
}

/// What leaves with this user; whether the books leave with them, because nobody takes over.
pub(super) fn remove(db: &mut Db, company: CompanyId, user: UserId, now: Moment) -> Stored<bool> {
    let Some(home) = companies::find(db, company)? else {
        return Ok(false);
    };
    grants::delete(db, company, Holder::Pipedrive(user))?;
    companies::mark_user_removed(db, company, user, now)?;
    trace(db, &Trace::by(company, user, "uninstall"), now)?;
    if home.owner == Some(user) {
        companies::set_owner(db, company, None)?;
    }
    if !companies::installed_users(db, company)?.is_empty() {
        return Ok(false);
    }
    companies::mark_removed(db, company, now)?;
    jobs::cancel_all(db, company)?;
    if connections::find(db, company)?.is_some() {
        connections::set_state(db, company, ConnectionState::Ended, now)?;
    }
    Ok(true)
}
