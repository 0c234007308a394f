//! What nobody asks for: old forms swept out, deals that are gone remembered as gone, grants checked.

use super::{Context, JourneyError, access, compare, confirm_connection, my_data, usage};
use crate::domain::ids::{CompanyId, DealId};
use crate::storage::grants::Holder;
use crate::storage::{deals, forms, remains, usage as stored_usage, viewers};

const KEEP_VIEWERS_SECONDS: i64 = 86_400;
const KEEP_COUNTS_SECONDS: i64 = 400 * 86_400;
const KEEP_FORMS_SECONDS: i64 = 30 * 86_400;

/// Once an hour.
pub async fn sweep(ctx: &Context) -> Result<(), JourneyError> {
    let (now, days) = (ctx.now(), ctx.retention_days);
    confirm_connection::sweep(ctx).await?;
    ctx.lists.sweep(now);
    let pruned_forms = ctx
        .store
        .write(move |db| {
            compare::look_after(db, now)?;
            my_data::forget_abandoned(db, now, days)?;
            viewers::prune(db, now.plus_seconds(-KEEP_VIEWERS_SECONDS))?;
            remains::prune(db, now)?;
            let last_day = now.plus_seconds(-KEEP_COUNTS_SECONDS).naive().date();
            stored_usage::prune(db, &usage::CLASSES, last_day)?;
            forms::prune(db, now.plus_seconds(-KEEP_FORMS_SECONDS))
        })
        .await?;
    tracing::debug!(pruned_forms, "swept");
    Ok(())
}

/// Pipedrive said something about a deal we know.
pub async fn deal_event(
    ctx: &Context,
    company: CompanyId,
    deal: DealId,
    deleted: bool,
) -> Result<(), JourneyError> {
    ctx.store
        .write(move |db| {
            if deleted {
                deals::mark_gone(db, company, deal)
            } else {
                deals::doubt_parties(db, company, deal)
            }
        })
        .await?;
    Ok(())
}

/// Whether QuickBooks still lets us in; a dead grant is found out by its refresh.
pub async fn check_grant(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    access::refresh_now(ctx, company, Holder::QuickBooks).await
}
