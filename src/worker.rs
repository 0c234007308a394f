//! Leases jobs, calls the journey, decides: done, later, never.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::domain::ids::{CompanyId, UserId};
use crate::domain::intent::IntentKind;
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::journeys::settle::Settled;
use crate::journeys::{
    Context, JourneyError, attach, compare, create_invoice, customer_list, deal_field, install,
    keep_house, my_data, read_books, refresh, settle, usage,
};
use crate::storage::StorageError;
use crate::storage::jobs::{self, Leased};
use futures_util::future::select;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::Instant;

/// How many jobs this process does at once, and how many of them for one company.
const HANDS: usize = 8;
const HANDS_PER_COMPANY: usize = 3;
/// The longest rest between two looks at the queue, and the shortest: those who ring together are heard together.
const REST: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(5);
/// Tries before a job is kept aside for a person.
const MOST_TRIES: i32 = 12;
/// The same while a provider does not answer: about three days.
const MOST_TRIES_WHILE_AWAY: i32 = 400;
const AWAY_SECONDS: i64 = 480;

/// Works until told to stop, then finishes what is in hand.
pub async fn run(ctx: Context, mut stop: watch::Receiver<bool>) {
    let hands = Arc::new(Semaphore::new(HANDS));
    let under_way = UnderWay::default();
    let mut swept = ctx.now();
    while !*stop.borrow() {
        // Interest is registered before looking, so that nothing asked for meanwhile is slept over.
        let bell = ctx.bell.notified();
        swept = sweep(&ctx, swept).await;
        let Ok(hand) = Arc::clone(&hands).acquire_owned().await else {
            return;
        };
        let looked = Instant::now();
        let next = next_due(&ctx).await;
        // Looked at before it is leased: most who ring have work for later, and a look costs no transaction.
        let is_due = next.is_some_and(|at| at <= ctx.now());
        let rest = match begin(&ctx, &under_way, hand, is_due).await {
            Ok(true) => continue,
            Ok(false) => rest(&ctx, next),
            Err(error) => {
                tracing::error!(%error, "no work could be taken");
                // A disk that is full is not helped by a crowd.
                REST
            }
        };
        let rung = async {
            bell.await;
            tokio::time::sleep_until(looked + PAUSE).await;
        };
        drop(tokio::time::timeout(rest, select(pin!(rung), pin!(stop.changed()))).await);
    }
    let all = u32::try_from(HANDS).unwrap_or(1);
    // The last hand free means that everything in hand is finished.
    drop(tokio::time::timeout(Duration::from_secs(20), hands.acquire_many(all)).await);
}

/// Once an hour; when it was done last.
async fn sweep(ctx: &Context, last: Moment) -> Moment {
    let now = ctx.now();
    if now.seconds_since(last) <= 3600 {
        return last;
    }
    if let Err(error) = keep_house::sweep(ctx).await {
        tracing::warn!(%error, "sweeping failed");
    }
    now
}

/// How many jobs of each company are in hand.
#[derive(Clone, Default)]
struct UnderWay(Arc<Mutex<HashMap<CompanyId, usize>>>);

/// A job in hand; no longer when dropped.
struct Begun(UnderWay, CompanyId);

impl UnderWay {
    fn begin(&self, company: CompanyId) -> Begun {
        if let Ok(mut counts) = self.0.lock() {
            *counts.entry(company).or_default() += 1;
        }
        Begun(self.clone(), company)
    }

    /// Companies that have their share of hands: one with much to do does not slow the others.
    fn crowded(&self) -> Vec<CompanyId> {
        self.0.lock().map_or_else(
            |_| Vec::new(),
            |counts| {
                let full = counts
                    .iter()
                    .filter(|(_, count)| **count >= HANDS_PER_COMPANY);
                full.map(|(company, _)| *company).collect()
            },
        )
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if let Ok(mut counts) = self.0.0.lock()
            && let Some(count) = counts.get_mut(&self.1)
        {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.1);
            }
        }
    }
}

/// Takes the next job into this hand, where one is due and its company has not its share of hands already.
async fn begin(
    ctx: &Context,
    under_way: &UnderWay,
    hand: OwnedSemaphorePermit,
    is_due: bool,
) -> Result<bool, StorageError> {
    if !is_due {
        return Ok(false);
    }
    let (owner, now, crowded) = (ctx.instance.to_string(), ctx.now(), under_way.crowded());
    let until = now.plus_seconds(ctx.lease_seconds.max(1));
    let leased = ctx
        .store
        .write(move |db| jobs::lease(db, &owner, now, until, &crowded))
        .await?;
    let Some(job) = leased else { return Ok(false) };
    let (ctx, begun) = (ctx.clone(), under_way.begin(job.company));
    tokio::spawn(async move {
        work(&ctx, job).await;
        drop((begun, hand));
        ctx.wake();
    });
    Ok(true)
}

/// When the next job is due; unknown while the database is away.
async fn next_due(ctx: &Context) -> Option<Moment> {
    let next = ctx.store.read(jobs::next_due).await;
    next.unwrap_or_else(|error| {
        tracing::error!(%error, "the queue did not answer");
        None
    })
}

/// Until the next job is due, a second at most.
fn rest(ctx: &Context, next: Option<Moment>) -> Duration {
    let millis = next.map_or(1000, |at| {
        at.utc()
            .signed_duration_since(ctx.now().utc())
            .num_milliseconds()
    });
    REST.min(Duration::from_millis(
        u64::try_from(millis.max(20)).unwrap_or(20),
    ))
}

enum After {
    Done,
    Later(Moment, String),
    Rest(Moment),
    Never(String),
}

async fn work(ctx: &Context, leased: Leased) {
    let after = after(ctx, &leased).await;
    let outcome = match &after {
        After::Done => "done",
        After::Later(..) | After::Rest(_) => "later",
        After::Never(_) => "failed",
    };
    metrics::counter!("dealbooks_jobs_total", "kind" => leased.job.kind(), "outcome" => outcome)
        .increment(1);
    let ended = ctx
        .store
        .write(move |db| match after {
            After::Done => jobs::done(db, &leased),
            After::Later(at, why) => jobs::again(db, &leased, Some(at), &why),
            After::Rest(at) => {
                jobs::put_off(db, &leased, at, "the month's reads are kept for people")
            }
            After::Never(why) => jobs::again(db, &leased, None, &why),
        })
        .await;
    if let Err(error) = ended {
        tracing::error!(%error, "a job's end could not be stored; its lease will lapse");
    }
}

/// Carries it out, unless it has to rest; what comes after.
async fn after(ctx: &Context, leased: &Leased) -> After {
    match usage::rests_until(ctx, &leased.job).await {
        Ok(Some(at)) => return After::Rest(at),
        Ok(None) => {}
        Err(error) => return judge(ctx, leased, &error.into()),
    }
    let (mine, job) = (ctx.clone(), leased.clone());
    // A panic is one failed try, not the end of the worker.
    let ended = tokio::spawn(async move { carry_out(&mine, job.company, &job.job).await }).await;
    match ended {
        Ok(Ok(None)) => After::Done,
        Ok(Ok(Some(at))) => After::Later(at, "not at its end yet".to_owned()),
        Ok(Err(error)) => judge(ctx, leased, &error),
        Err(panicked) => {
            tracing::error!(company.id = %leased.company, job.kind = leased.job.kind(), %panicked, "a job panicked");
            later(ctx, leased, "panicked")
        }
    }
}

fn judge(ctx: &Context, leased: &Leased, error: &JourneyError) -> After {
    tracing::info!(company.id = %leased.company, job.kind = leased.job.kind(), attempts = leased.attempts, %error, "a job did not succeed");
    match error {
        JourneyError::Busy { seconds } => After::Later(
            ctx.now()
                .plus_seconds(i64::try_from(*seconds).unwrap_or(60)),
            error.to_string(),
        ),
        // Waits for the person; a reconnect asks for the work anew.
        JourneyError::QuickBooksLost | JourneyError::NotConnected | JourneyError::PipedriveLost => {
            After::Done
        }
        JourneyError::NotFound
        | JourneyError::NotOwner
        | JourneyError::DealGone
        | JourneyError::Invalid(_) => After::Never(error.to_string()),
        JourneyError::ProviderAway => away(ctx, leased, &error.to_string()),
        JourneyError::Refused(_) | JourneyError::Storage(_) => {
            later(ctx, leased, &error.to_string())
        }
    }
}

/// Not this job's fault: tried every ten minutes for days, so that all is right soon after the provider is back.
fn away(ctx: &Context, leased: &Leased, why: &str) -> After {
    if leased.attempts >= MOST_TRIES_WHILE_AWAY {
        return After::Never(why.to_owned());
    }
    After::Later(backed_off(ctx, leased, AWAY_SECONDS), why.to_owned())
}

/// 2 s, 4 s, … an hour; after the last try kept aside.
fn later(ctx: &Context, leased: &Leased, why: &str) -> After {
    if leased.attempts >= MOST_TRIES {
        return After::Never(why.to_owned());
    }
    After::Later(backed_off(ctx, leased, 3600), why.to_owned())
}

/// Doubled with every try, spread so that what failed together does not return together.
fn backed_off(ctx: &Context, leased: &Leased, most_seconds: i64) -> Moment {
    let seconds = 2_i64
        .saturating_pow(u32::try_from(leased.attempts.clamp(1, 12)).unwrap_or(1))
        .min(most_seconds);
    ctx.now()
        .plus_millis(seconds * 1000 + i64::from(rand::random::<u8>()) * seconds)
}

/// `None`: done. A time: look again then.
async fn carry_out(
    ctx: &Context,
    company: CompanyId,
    job: &Job,
) -> Result<Option<Moment>, JourneyError> {
    match job {
        Job::RegisterWebhooks { user } => install::register(ctx, company, UserId(*user)).await?,
        Job::ReadBooks => read_books::all(ctx, company).await?,
        Job::SettleIntent { intent } => {
            match settle::carry_out(ctx, company, intent.clone()).await? {
                Settled::Done(intent) if intent.kind == IntentKind::CreateCustomer => {
                    create_invoice::go_on(ctx, &intent).await?;
                }
                Settled::Done(_) | Settled::Refused(..) | Settled::Dropped => {}
                Settled::Later { at, .. } => return Ok(Some(at)),
                Settled::Busy => return Ok(Some(ctx.now().plus_seconds(5))),
            }
        }
        Job::LookUpEvents => refresh::events(ctx, company).await?,
        Job::WriteDealField { deal } => deal_field::write(ctx, company, *deal).await?,
        Job::RefreshInvoice { invoice } => refresh::invoice(ctx, company, invoice.clone()).await?,
        Job::ReadCustomer { customer } => customer_list::first(ctx, company, customer).await?,
        Job::DealEvent { deal, deleted } => {
            keep_house::deal_event(ctx, company, *deal, *deleted).await?;
        }
        Job::CheckGrant => keep_house::check_grant(ctx, company).await?,
        Job::Compare | Job::CompareNow => compare::run(ctx, company).await?,
        Job::KeepGrants => compare::keep_grants(ctx, company).await?,
        Job::SetUpDealFields => deal_field::set_up(ctx, company).await?,
        Job::AttachPdf {
            deal,
            invoice,
            version,
        } => attach::carry_out(ctx, company, *deal, invoice, version).await?,
        Job::Wipe => return my_data::wipe(ctx, company).await,
    }
    Ok(None)
}
