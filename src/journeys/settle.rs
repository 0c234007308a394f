//! Brings an intent to its end: the same bytes under the same id until QuickBooks' answer is known (threat model 7.2).

use super::access::{self, Failed};
use super::{Context, JourneyError, evidence, realm};
use crate::domain::books::BooksCustomer;
use crate::domain::comparison;
use crate::domain::ids::{CompanyId, IntentId, InvoiceId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::invoice::{SeenBy, Sighting};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::providers::quickbooks::{Answer, Write, WriteKind};
use crate::providers::{ProviderError, Refusal};
use crate::storage::invoices::Seen;
use crate::storage::seal::Vault;
use crate::storage::{Db, Result as Stored, audit, books, deals, intents, invoices, jobs};

/// QuickBooks is trusted to replay a `requestid` for this long.
const REPLAY_SECONDS: i64 = 20 * 3600;
/// After this a person decides.
const GIVE_UP_SECONDS: i64 = 72 * 3600;
/// How long one call may hold the intent.
pub(super) const LEASE_SECONDS: i64 = 150;
const ASKED_TO_WAIT: &str = "asked to wait";

/// How far it came.
#[derive(Debug, Clone)]
pub enum Settled {
    Done(Intent),
    Refused(Intent, Refusal),
    /// Not at its end; looked at again at that time.
    Later {
        in_doubt: bool,
        at: Moment,
    },
    /// Given up before anything was sent.
    Dropped,
    /// Somebody else has it in hand.
    Busy,
}

/// Carries an intent as far as it goes now. Harmless to call again, at any time, from anywhere.
pub async fn carry_out(
    ctx: &Context,
    company: CompanyId,
    id: IntentId,
) -> Result<Settled, JourneyError> {
    let (vault, now) = (ctx.store.vault(), ctx.now());
    let owner = format!("{}/{}", ctx.instance, uuid::Uuid::now_v7());
    let until = now.plus_seconds(LEASE_SECONDS);
    let (mine, wanted) = (owner.clone(), id.clone());
    let taken = ctx
        .store
        .write(move |db| {
            let Some(intent) = intents::find(db, &vault, company, &wanted)? else {
                return Ok(None);
            };
            let taken = told_to_wait(&intent, now).is_none()
                && intents::take_lease(db, &intent, &mine, now, until)?;
            Ok(Some((intent, taken)))
        })
        .await;
    let taken = match taken {
        Ok(taken) => taken,
        Err(error) => return later(ctx, company, error.into(), false),
    };
    let Some((intent, taken)) = taken else {
        return Ok(Settled::Dropped);
    };
    if let Some(ended) = ended(&intent) {
        return Ok(ended);
    }
    if let Some(at) = told_to_wait(&intent, now) {
        let in_doubt = intent.state == IntentState::Doubt;
        return Ok(Settled::Later { in_doubt, at });
    }
    if !taken {
        return Ok(Settled::Busy);
    }
    let was_sent = intent.first_sent_at.is_some();
    match Box::pin(go_on(ctx, intent, now)).await {
        Err(error) => later(ctx, company, error, was_sent),
        ended => ended,
    }
}

/// The wish is stored and has its job: what our memory cannot take now is found out when it can again.
fn later(
    ctx: &Context,
    company: CompanyId,
    error: JourneyError,
    in_doubt: bool,
) -> Result<Settled, JourneyError> {
    let JourneyError::Storage(error) = error else {
        return Err(error);
    };
    tracing::error!(company.id = %company, %error, in_doubt, "a wish cannot be followed now");
    let at = ctx.now().plus_seconds(5);
    Ok(Settled::Later { in_doubt, at })
}

/// What is to be done with an intent that is in our hands.
async fn go_on(ctx: &Context, intent: Intent, now: Moment) -> Result<Settled, JourneyError> {
    if !realm::is_its_own(ctx, &intent).await? {
        return realm::changed(ctx, intent).await;
    }
    let age = intent
        .first_sent_at
        .map_or(0, |first| now.seconds_since(first));
    match intent.state {
        IntentState::Ready => send(ctx, intent).await,
        _ if age > REPLAY_SECONDS => match intent.kind {
            IntentKind::CreateInvoice | IntentKind::SendInvoice if age > GIVE_UP_SECONDS => {
                park(ctx, &intent, IntentState::Ask, 86_400, "a person decides").await
            }
            IntentKind::CreateInvoice => look_first(ctx, intent).await,
            IntentKind::VoidInvoice | IntentKind::DeleteInvoice | IntentKind::SendInvoice => {
                evidence::look(ctx, intent).await
            }
            // Names are unique and versions are checked: a second one cannot come about.
            _ => send(ctx, intent).await,
        },
        _ => send(ctx, intent).await,
    }
}

/// QuickBooks said when it may be asked again, whoever is impatient meanwhile.
fn told_to_wait(intent: &Intent, now: Moment) -> Option<Moment> {
    let told = intent.last_error.as_deref() == Some(ASKED_TO_WAIT);
    intent.next_at.filter(|at| told && *at > now)
}

fn ended(intent: &Intent) -> Option<Settled> {
    match intent.state {
        IntentState::Done => Some(Settled::Done(intent.clone())),
        IntentState::Refused => Some(Settled::Refused(intent.clone(), refusal_of(intent))),
        IntentState::Dropped => Some(Settled::Dropped),
        IntentState::Ask => Some(Settled::Later {
            in_doubt: true,
            at: intent.next_at.unwrap_or(intent.created_at),
        }),
        IntentState::Ready | IntentState::Sent | IntentState::Doubt => None,
    }
}

/// The refusal an ended intent keeps.
pub(super) fn refusal_of(intent: &Intent) -> Refusal {
    let stored: Option<(u16, String, String, String)> = intent
        .last_error
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok());
    let (status, code, detail, element) = stored.unwrap_or_default();
    Refusal {
        status,
        code,
        message: String::new(),
        detail,
        element,
        tid: None,
    }
}

pub(super) fn raise(db: &mut Db, intent: &Intent) -> Stored<()> {
    intent
        .deal
        .map_or(Ok(()), |deal| deals::raise(db, intent.company, deal))
}

fn write_kind(intent: &Intent) -> WriteKind {
    match intent.kind {
        IntentKind::CreateInvoice => WriteKind::CreateInvoice,
        IntentKind::CreateCustomer => WriteKind::CreateCustomer,
        IntentKind::UpdateCustomer => WriteKind::UpdateCustomer,
        IntentKind::CreateItem => WriteKind::CreateItem,
        IntentKind::UpdateInvoice => WriteKind::UpdateInvoice,
        IntentKind::VoidInvoice => WriteKind::VoidInvoice,
        IntentKind::DeleteInvoice => WriteKind::DeleteInvoice,
        IntentKind::SendInvoice => WriteKind::SendInvoice {
            to: intent.marker.clone(),
        },
    }
}

/// State *sent*, flushed; only then the bytes.
pub(super) async fn send(ctx: &Context, intent: Intent) -> Result<Settled, JourneyError> {
    let now = ctx.now();
    let marked = intent.clone();
    let is_there = ctx
        .store
        .write(move |db| intents::mark_sent(db, &marked, now))
        .await?;
    if !is_there {
        return Ok(Settled::Dropped);
    }
    let write = Write {
        path: intent.path.clone(),
        request_id: intent.request_id.clone(),
        body: intent.body.clone(),
        kind: write_kind(&intent),
    };
    let company = intent.company;
    match answered(ctx, intent, &write).await {
        Err(error) => later(ctx, company, error, true),
        ended => ended,
    }
}

/// The bytes leave; what came of it is stored.
async fn answered(ctx: &Context, intent: Intent, write: &Write) -> Result<Settled, JourneyError> {
    let answer = access::with_quickbooks(ctx, intent.company, |session| async move {
        session.send_write(write).await
    })
    .await;
    match answer {
        Ok(answer) => finish(ctx, intent, answer).await,
        Err(Failed::Provider(error)) => unfinished(ctx, intent, error).await,
        // Nothing left us: no token, no connection.
        Err(Failed::Journey(error)) => {
            let state = if intent.state == IntentState::Ready {
                IntentState::Ready
            } else {
                IntentState::Doubt
            };
            park(ctx, &intent, state, 60, &error.to_string()).await
        }
    }
}

/// The answer is a fact: it and its consequences are one transaction.
pub(super) async fn finish(
    ctx: &Context,
    intent: Intent,
    answer: Answer,
) -> Result<Settled, JourneyError> {
    let (vault, now) = (ctx.store.vault(), ctx.now());
    let settled = ctx
        .store
        .write(move |db| {
            let mut intent = intent;
            // What is known of an invoice that was made after all is in `remains`.
            if !intents::is_there(db, &intent)? {
                return Ok(Settled::Dropped);
            }
            let before = audit::Before::of(db, &intent)?;
            let object = match &answer {
                Answer::Invoice(seen) => record_invoice(db, &vault, &intent, seen, now)?,
                Answer::Deleted(id) => {
                    invoices::mark_deleted(db, intent.company, &intent.realm, id, SeenBy::OwnWrite, now)?;
                    id.clone()
                }
                Answer::Customer(customer) => record_customer(db, &intent, customer)?,
                Answer::Item(item) => {
                    books::put(db, intent.company, &intent.realm, item)?;
                    InvoiceId(item.id.0.clone())
                }
            };
            if let (Some(deal), false) = (intent.deal, intent.kind == IntentKind::CreateCustomer) {
                jobs::enqueue(db, intent.company, &Job::WriteDealField { deal }, now)?;
            }
            before.done(db, &intent, &object, now)?;
            if !intents::end(db, &intent, IntentState::Done, Some(&object), None, now)? {
                tracing::error!(company.id = %intent.company, intent.id = %intent.id, "an intent ended twice");
            }
            raise(db, &intent)?;
            intent.state = IntentState::Done;
            intent.object = Some(object);
            Ok(Settled::Done(intent))
        })
        .await?;
    ctx.wake();
    Ok(settled)
}

fn record_invoice(
    db: &mut Db,
    vault: &Vault,
    intent: &Intent,
    seen: &Sighting,
    now: Moment,
) -> Stored<InvoiceId> {
    let creates = intent.kind == IntentKind::CreateInvoice;
    let asked = if creates {
        intents::asked(db, vault, intent)?
    } else {
        None
    };
    let how = Seen {
        by: SeenBy::OwnWrite,
        at: now,
        deal: intent.deal.filter(|_| creates),
        comparison: asked.and_then(|asked| comparison::compare(&asked, seen)),
        voided: intent.kind == IntentKind::VoidInvoice,
    };
    invoices::apply(db, intent.company, &intent.realm, seen, &how)?;
    Ok(seen.id.clone())
}

fn record_customer(db: &mut Db, intent: &Intent, customer: &BooksCustomer) -> Stored<InvoiceId> {
    books::put(db, intent.company, &intent.realm, customer)?;
    Ok(InvoiceId(customer.id.0.clone()))
}

/// No end yet, or a definite no.
async fn unfinished(
    ctx: &Context,
    intent: Intent,
    error: ProviderError,
) -> Result<Settled, JourneyError> {
    let never_sent = intent.state == IntentState::Ready;
    let calm = if never_sent {
        IntentState::Ready
    } else {
        IntentState::Doubt
    };
    let rest = backoff(intent.sends);
    match error {
        ProviderError::Rejected(refusal) => refuse(ctx, intent, refusal).await,
        ProviderError::NotFound => match intent.object.clone() {
            // Gone already is what was asked for.
            Some(id) if intent.kind == IntentKind::DeleteInvoice => {
                finish(ctx, intent, Answer::Deleted(id)).await
            }
            _ => refuse(ctx, intent, refusal(400, "610", String::new())).await,
        },
        ProviderError::Forbidden { detail } => {
            refuse(ctx, intent, refusal(403, "3100", detail)).await
        }
        ProviderError::NotSent => park(ctx, &intent, calm, rest, "could not connect").await,
        ProviderError::RateLimited { retry_after, .. } => {
            let seconds = i64::try_from(retry_after.as_secs()).unwrap_or(60);
            park(ctx, &intent, calm, seconds.clamp(1, 3600), ASKED_TO_WAIT).await
        }
        ProviderError::Unauthorized | ProviderError::InvalidGrant => {
            park(ctx, &intent, calm, 60, "no valid permission").await
        }
        ProviderError::InDoubt { detail } => {
            park(ctx, &intent, IntentState::Doubt, rest, &detail).await
        }
        ProviderError::Unavailable { .. } | ProviderError::Unreadable { .. } => {
            park(ctx, &intent, IntentState::Doubt, rest, "no readable answer").await
        }
    }
}

/// A refusal that came without a Fault of its own.
fn refusal(status: u16, code: &str, detail: String) -> Refusal {
    Refusal {
        status,
        code: code.to_owned(),
        message: String::new(),
        detail,
        element: String::new(),
        tid: None,
    }
}

/// 2 s, 4 s, … 10 min, spread a little so that what failed together does not return together.
fn backoff(sends: i32) -> i64 {
    let doubled = 2_i64
        .saturating_pow(u32::try_from(sends.clamp(0, 12)).unwrap_or(0) + 1)
        .min(600);
    doubled + i64::from(rand::random::<u8>()) * doubled / 1024
}

pub(super) async fn park(
    ctx: &Context,
    intent: &Intent,
    state: IntentState,
    seconds: i64,
    why: &str,
) -> Result<Settled, JourneyError> {
    let now = ctx.now();
    let at = now.plus_seconds(seconds);
    let (parked, why) = (intent.clone(), why.to_owned());
    ctx.store
        .write(move |db| {
            if !intents::park(db, &parked, state, at, &why)? {
                return Ok(());
            }
            if state != IntentState::Ask {
                jobs::enqueue(
                    db,
                    parked.company,
                    &Job::SettleIntent {
                        intent: parked.id.clone(),
                    },
                    at,
                )?;
            }
            raise(db, &parked)
        })
        .await?;
    ctx.wake();
    Ok(Settled::Later {
        in_doubt: matches!(state, IntentState::Doubt | IntentState::Ask),
        at,
    })
}

async fn refuse(ctx: &Context, intent: Intent, refusal: Refusal) -> Result<Settled, JourneyError> {
    let now = ctx.now();
    tracing::info!(company.id = %intent.company, intent.id = %intent.id, code = %refusal.code, tid = refusal.tid.as_deref().unwrap_or("-"), "QuickBooks refused");
    let kept = serde_json::json!([
        refusal.status,
        refusal.code,
        refusal.detail,
        refusal.element
    ])
    .to_string();
    ctx.store
        .write(move |db| {
            if !intents::is_there(db, &intent)? {
                return Ok(Settled::Dropped);
            }
            intents::end(db, &intent, IntentState::Refused, None, Some(&kept), now)?;
            audit::Before::of(db, &intent)?.refused(db, &intent, &refusal.detail, now)?;
            if refusal.code == "610" && intent.kind.changes_an_invoice() {
                gone(db, &intent, now)?;
            }
            raise(db, &intent)?;
            Ok(Settled::Refused(intent, refusal))
        })
        .await
        .map_err(Into::into)
}

/// The invoice to be changed is not there any more: a fact of its own.
fn gone(db: &mut Db, intent: &Intent, now: Moment) -> Stored<()> {
    let Some(id) = &intent.object else {
        return Ok(());
    };
    let (company, by) = (intent.company, SeenBy::OwnWrite);
    let applied = invoices::mark_deleted(db, company, &intent.realm, id, by, now)?;
    match applied.deal.filter(|_| applied.changed) {
        Some(deal) => jobs::enqueue(db, company, &Job::WriteDealField { deal }, now),
        None => Ok(()),
    }
}

/// Past the replay window QuickBooks may have forgotten the id: look for our marker before sending again.
async fn look_first(ctx: &Context, intent: Intent) -> Result<Settled, JourneyError> {
    let (Some(customer), Some(first)) = (intent.customer.clone(), intent.first_sent_at) else {
        return park(
            ctx,
            &intent,
            IntentState::Ask,
            86_400,
            "nothing to look for",
        )
        .await;
    };
    let customer = &customer;
    let since = first.plus_seconds(-600);
    let found = access::with_quickbooks(ctx, intent.company, |session| async move {
        session.invoices_of_customer_since(customer, since).await
    })
    .await;
    let ours: Vec<Sighting> = match found {
        Ok(found) => found
            .into_iter()
            .filter(|seen| intent::bears(&seen.private_note, &intent.marker))
            .collect(),
        Err(_) => return park(ctx, &intent, IntentState::Doubt, 600, "could not look").await,
    };
    let looked_before = intent.last_error.as_deref() == Some(ABSENT_ONCE);
    match ours.len() {
        1 => match ours.into_iter().next() {
            Some(seen) => finish(ctx, intent, Answer::Invoice(seen)).await,
            None => park(ctx, &intent, IntentState::Ask, 86_400, "nothing found").await,
        },
        0 if looked_before => send(ctx, intent).await,
        0 => park(ctx, &intent, IntentState::Doubt, 330, ABSENT_ONCE).await,
        _ => {
            park(
                ctx,
                &intent,
                IntentState::Ask,
                86_400,
                "several invoices bear the marker",
            )
            .await
        }
    }
}

const ABSENT_ONCE: &str = "not found once";
