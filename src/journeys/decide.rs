//! A person decides about what QuickBooks never told and what nothing automatic may repeat (threat model 7.2, 7.4).

use super::settle::{self, Settled};
use super::{Context, JourneyError, Who, access, realm};
use crate::domain::audit::Via;
use crate::domain::ids::{IntentId, InvoiceId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::invoice::Sighting;
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::providers::quickbooks::Answer;
use crate::storage::audit::{Trace, trace};
use crate::storage::{Db, Result as Stored, intents, invoices, jobs};

/// How much earlier than our first byte an invoice of ours may have been made, by QuickBooks' clock.
const SKEW_SECONDS: i64 = 600;

/// *Check now* on a creation in doubt.
pub async fn check_now(ctx: &Context, who: Who, intent: IntentId) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| jobs::enqueue(db, who.company, &Job::SettleIntent { intent }, now))
        .await?;
    ctx.wake();
    Ok(())
}

/// What there is to decide.
#[derive(Debug)]
pub struct Question {
    pub intent: Intent,
    /// Invoices that may be the one, those with our marker first; none of another deal.
    pub found: Vec<Sighting>,
    /// QuickBooks could be looked at.
    pub has_looked: bool,
    /// It may be sent once more: its QuickBooks company is connected.
    pub can_repeat: bool,
}

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// This one it is.
    Adopt(InvoiceId),
    /// The same bytes under the same id.
    Again,
    /// Nothing more is sent; the place is free.
    Leave,
}

impl Choice {
    fn key(&self) -> &'static str {
        match self {
            Self::Adopt(_) => "adopt",
            Self::Again => "again",
            Self::Leave => "leave",
        }
    }
}

#[derive(Debug)]
pub enum Decided {
    Done(Box<Intent>),
    Left,
    /// It is on its way, or the answer was lost once more.
    Pending {
        in_doubt: bool,
    },
    Refused(crate::providers::Refusal),
}

async fn open_question(ctx: &Context, who: Who, id: IntentId) -> Result<Intent, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let vault = ctx.store.vault();
    let found = ctx
        .store
        .read(move |db| intents::find(db, &vault, who.company, &id))
        .await?;
    found
        .filter(|intent| intent.state == IntentState::Ask)
        .ok_or(JourneyError::NotFound)
}

/// Looks for the invoice. QuickBooks: one query.
pub async fn ask(ctx: &Context, who: Who, id: IntentId) -> Result<Question, JourneyError> {
    let intent = open_question(ctx, who, id).await?;
    let can_repeat = realm::is_its_own(ctx, &intent).await?;
    let found = if can_repeat && intent.kind == IntentKind::CreateInvoice {
        candidates(ctx, who, &intent).await
    } else {
        Some(Vec::new())
    };
    Ok(Question {
        has_looked: found.is_some(),
        found: found.unwrap_or_default(),
        can_repeat,
        intent,
    })
}

/// `None`: QuickBooks could not be asked.
async fn candidates(ctx: &Context, who: Who, intent: &Intent) -> Option<Vec<Sighting>> {
    let customer = intent.customer.as_ref()?;
    let since = intent.first_sent_at?.plus_seconds(-SKEW_SECONDS);
    let seen = access::with_quickbooks(ctx, who.company, |session| async move {
        session.invoices_of_customer_since(customer, since).await
    })
    .await
    .ok()?;
    let (wanted, realm) = (intent.clone(), intent.realm.clone());
    let ours = move |one: &Sighting| intent::bears(&one.private_note, &wanted.marker);
    let (deal, expected) = (intent.deal, intent.expected);
    ctx.store
        .read(move |db| {
            let mut possible = Vec::new();
            for one in seen {
                let known = invoices::find(db, who.company, &realm, &one.id)?;
                let elsewhere = known.and_then(|known| known.deal);
                if elsewhere.is_none_or(|other| Some(other) == deal)
                    && (ours(&one) || Some(one.total) == expected)
                {
                    possible.push(one);
                }
            }
            possible.sort_by_key(|one| !ours(one));
            Ok(possible)
        })
        .await
        .ok()
}

/// Carries the choice out; every one leaves its trace.
pub async fn decide(
    ctx: &Context,
    who: Who,
    id: IntentId,
    choice: Choice,
) -> Result<Decided, JourneyError> {
    match choice {
        Choice::Adopt(invoice) => adopt(ctx, who, id, invoice).await,
        Choice::Again => again(ctx, who, open_question(ctx, who, id).await?).await,
        Choice::Leave => leave(ctx, who, open_question(ctx, who, id).await?).await,
    }
}

async fn adopt(
    ctx: &Context,
    who: Who,
    id: IntentId,
    invoice: InvoiceId,
) -> Result<Decided, JourneyError> {
    // What the page named counts only if QuickBooks still shows it.
    let question = ask(ctx, who, id).await?;
    let seen = question.found.into_iter().find(|one| one.id == invoice);
    let seen = seen.ok_or(JourneyError::NotFound)?;
    let (intent, now) = (question.intent, ctx.now());
    let traced = intent.clone();
    ctx.store
        .write(move |db| note(db, who, &traced, &Choice::Adopt(invoice), now))
        .await?;
    told(settle::finish(ctx, intent, Answer::Invoice(seen)).await?)
}

async fn again(ctx: &Context, who: Who, intent: Intent) -> Result<Decided, JourneyError> {
    if !realm::is_its_own(ctx, &intent).await? {
        return Err(JourneyError::NotConnected);
    }
    let now = ctx.now();
    let until = now.plus_seconds(settle::LEASE_SECONDS);
    let owner = format!("{}/{}", ctx.instance, uuid::Uuid::now_v7());
    let wanted = intent.clone();
    let mine = ctx
        .store
        .write(move |db| {
            if !intents::reopen(db, &wanted)? {
                return Ok(false);
            }
            note(db, who, &wanted, &Choice::Again, now)?;
            // If this process dies meanwhile somebody else goes on.
            let job = Job::SettleIntent {
                intent: wanted.id.clone(),
            };
            jobs::enqueue(db, wanted.company, &job, until)?;
            intents::take_lease(db, &wanted, &owner, now, until)
        })
        .await?;
    if !mine {
        return Ok(Decided::Pending { in_doubt: true });
    }
    told(settle::send(ctx, intent).await?)
}

async fn leave(ctx: &Context, who: Who, intent: Intent) -> Result<Decided, JourneyError> {
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            note(db, who, &intent, &Choice::Leave, now)?;
            let (state, why) = (IntentState::Dropped, Some("left as it is"));
            intents::end(db, &intent, state, None, why, now)?;
            settle::raise(db, &intent)
        })
        .await?;
    ctx.wake();
    Ok(Decided::Left)
}

fn told(settled: Settled) -> Result<Decided, JourneyError> {
    Ok(match settled {
        Settled::Done(intent) => Decided::Done(Box::new(intent)),
        Settled::Refused(_, refusal) => Decided::Refused(refusal),
        Settled::Later { in_doubt, .. } => Decided::Pending { in_doubt },
        Settled::Busy => Decided::Pending { in_doubt: true },
        Settled::Dropped => return Err(JourneyError::NotConnected),
    })
}

fn note(db: &mut Db, who: Who, intent: &Intent, choice: &Choice, now: Moment) -> Stored<()> {
    let detail = serde_json::json!({
        "choice": choice.key(), "kind": intent.kind.key(), "request_id": intent.request_id,
    })
    .to_string();
    let invoice = match choice {
        Choice::Adopt(invoice) => Some(invoice),
        Choice::Again | Choice::Leave => intent.object.as_ref(),
    };
    let line = Trace {
        via: Some(Via::Panel),
        deal: intent.deal,
        realm: Some(&intent.realm),
        invoice,
        detail: &detail,
        ..Trace::by(intent.company, who.user, "decide")
    };
    trace(db, &line, now)
}
