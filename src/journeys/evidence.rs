//! Past the replay window: whether a change of an invoice has happened is seen at the invoice itself (threat model 7.3).

use super::settle::{Settled, finish, park, send};
use super::{Context, JourneyError, access};
use crate::domain::intent::{Intent, IntentKind, IntentState};
use crate::domain::invoice::Sighting;
use crate::providers::ProviderError;
use crate::providers::quickbooks::Answer;

/// QuickBooks' clock and ours may be this far apart.
const SKEW_SECONDS: i64 = 120;

/// QuickBooks: one read. What is done ends; what is not is sent again under the same id, but never a mail.
pub(super) async fn look(ctx: &Context, intent: Intent) -> Result<Settled, JourneyError> {
    let Some(id) = intent.object.clone() else {
        return park(ctx, &intent, IntentState::Ask, 86_400, "nothing to look at").await;
    };
    let wanted = &id;
    let seen = access::with_quickbooks(ctx, intent.company, |session| async move {
        session.invoice(wanted).await
    })
    .await;
    match seen {
        Err(access::Failed::Provider(ProviderError::NotFound))
            if intent.kind == IntentKind::DeleteInvoice =>
        {
            finish(ctx, intent, Answer::Deleted(id)).await
        }
        Ok(seen) if is_done(&intent, &seen) => finish(ctx, intent, Answer::Invoice(seen)).await,
        Ok(_) if intent.kind == IntentKind::SendInvoice => {
            park(ctx, &intent, IntentState::Ask, 86_400, "never mailed twice").await
        }
        // Where the invoice is gone QuickBooks says so in its own words.
        Ok(_) | Err(access::Failed::Provider(ProviderError::NotFound)) => send(ctx, intent).await,
        Err(_) => park(ctx, &intent, IntentState::Doubt, 600, "could not look").await,
    }
}

fn is_done(intent: &Intent, seen: &Sighting) -> bool {
    match intent.kind {
        IntentKind::VoidInvoice => seen.looks_voided(),
        IntentKind::SendInvoice => {
            seen.sent_at
                .zip(intent.first_sent_at)
                .is_some_and(|(mailed, first)| {
                    mailed.seconds_since(first.plus_seconds(-SKEW_SECONDS)) >= 0
                })
        }
        _ => false,
    }
}
