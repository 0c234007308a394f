//! A wish belongs to the company of QuickBooks it was made for.

use super::settle::{self, Settled};
use super::{Context, JourneyError};
use crate::domain::intent::{Intent, IntentState};
use crate::storage::{connections, intents};

/// Still connected to the company of QuickBooks that the wish was for.
pub(super) async fn is_its_own(ctx: &Context, intent: &Intent) -> Result<bool, JourneyError> {
    let company = intent.company;
    let connection = ctx
        .store
        .read(move |db| connections::find(db, company))
        .await?;
    Ok(connection.is_some_and(|connection| {
        connection.realm_key == intent.realm
            && connection.state != connections::ConnectionState::Ended
    }))
}

/// Disconnected or reconnected elsewhere: what was never sent is given up, what may exist is asked about.
pub(super) async fn changed(ctx: &Context, intent: Intent) -> Result<Settled, JourneyError> {
    if intent.first_sent_at.is_some() {
        return settle::park(
            ctx,
            &intent,
            IntentState::Ask,
            86_400,
            "another QuickBooks company is connected now",
        )
        .await;
    }
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            intents::end(
                db,
                &intent,
                IntentState::Dropped,
                None,
                Some("disconnected"),
                now,
            )?;
            settle::raise(db, &intent)
        })
        .await?;
    Ok(Settled::Dropped)
}
