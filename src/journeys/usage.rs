//! How many calls to the providers each company makes: gathered in memory, written now and then.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{Datelike as _, Months, NaiveDate};

use super::Context;
use crate::domain::ids::CompanyId;
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::storage::{Db, Result as Stored, companies, usage};

/// What was counted is written this often; a crash forgets no more.
const GATHER_SECONDS: i64 = 60;

pub(super) const QUICKBOOKS_READ: &str = "quickbooks.read";
pub(super) const QUICKBOOKS_WRITE: &str = "quickbooks.write";
pub(super) const PIPEDRIVE_READ: &str = "pipedrive.read";
pub(super) const PIPEDRIVE_WRITE: &str = "pipedrive.write";
pub(super) const CLASSES: [&str; 4] = [
    QUICKBOOKS_READ,
    QUICKBOOKS_WRITE,
    PIPEDRIVE_READ,
    PIPEDRIVE_WRITE,
];

type Counted = HashMap<(CompanyId, NaiveDate, &'static str), i64>;

/// Calls that are not written yet, and the month's reads as they were lately.
#[derive(Default)]
pub struct Usage {
    held: Mutex<(Option<Moment>, Counted)>,
    reads: Mutex<Option<(Moment, i64)>>,
}

impl Usage {
    /// Adds; what is due to be written, if it is time.
    fn add(
        &self,
        company: CompanyId,
        now: Moment,
        counts: &[(&'static str, u32)],
    ) -> Option<Counted> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let day = now.naive().date();
        for (class, calls) in counts.iter().filter(|(_, calls)| *calls > 0) {
            let sum = held.1.entry((company, day, class)).or_default();
            *sum = sum.saturating_add(i64::from(*calls));
        }
        let began = *held.0.get_or_insert(now);
        if now.seconds_since(began) < GATHER_SECONDS {
            return None;
        }
        held.0 = Some(now);
        Some(std::mem::take(&mut held.1))
    }

    fn take(&self) -> Counted {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut held.1)
    }
}

/// Counts a session's calls; never in anybody's way.
pub(super) fn count(ctx: &Context, company: CompanyId, counts: &[(&'static str, u32)]) {
    let Some(due) = ctx.usage.add(company, ctx.now(), counts) else {
        return;
    };
    let store = ctx.store.clone();
    tokio::spawn(async move {
        if let Err(error) = store.write(move |db| put(db, &due)).await {
            tracing::warn!(%error, "calls could not be counted");
        }
    });
}

fn put(db: &mut Db, counted: &Counted) -> Stored<()> {
    for ((company, day, class), calls) in counted {
        // Of a company that asked to be forgotten nothing is counted any more.
        if companies::find(db, *company)?.is_none() {
            continue;
        }
        usage::add(db, *company, *day, class, *calls)?;
    }
    Ok(())
}

/// Writes what was counted so far.
pub async fn flush(ctx: &Context) {
    let counted = ctx.usage.take();
    if counted.is_empty() {
        return;
    }
    if let Err(error) = ctx.store.write(move |db| put(db, &counted)).await {
        tracing::warn!(%error, "calls could not be counted");
    }
}

/// How long the month's sum is believed.
const BELIEVED_SECONDS: i64 = 60;
/// When work that was put off looks again whether it may go on.
const REST_SECONDS: i64 = 3600;

fn first_of_month(now: Moment) -> NaiveDate {
    let today = now.naive().date();
    today.with_day(1).unwrap_or(today)
}

pub(super) fn next_month(now: Moment) -> NaiveDate {
    let first = first_of_month(now);
    first.checked_add_months(Months::new(1)).unwrap_or(first)
}

/// Metered reads of this month, of all companies together: Intuit counts them by app.
pub async fn reads_of_all(ctx: &Context) -> Stored<i64> {
    let now = ctx.now();
    let lately = *ctx
        .usage
        .reads
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if let Some((at, reads)) = lately
        && first_of_month(at) == first_of_month(now)
        && (0..BELIEVED_SECONDS).contains(&now.seconds_since(at))
    {
        return Ok(reads);
    }
    let first = first_of_month(now);
    let sum = move |db: &mut Db| usage::of_all(db, QUICKBOOKS_READ, first);
    let reads = ctx.store.read(sum).await?;
    *ctx.usage
        .reads
        .lock()
        .unwrap_or_else(PoisonError::into_inner) = Some((now, reads));
    Ok(reads)
}

/// Whether what is left of the month's reads is kept for people.
pub async fn is_spent(ctx: &Context) -> Stored<bool> {
    Ok(reads_of_all(ctx).await? >= ctx.reads_per_month)
}

/// Work that nobody waits for rests while the month's reads are kept for people; until when it does.
pub async fn rests_until(ctx: &Context, job: &Job) -> Stored<Option<Moment>> {
    let rests = job.reads_by_itself() && is_spent(ctx).await?;
    Ok(rests.then(|| ctx.now().plus_seconds(REST_SECONDS)))
}

/// Calls of this month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Calls {
    pub quickbooks_reads: i64,
    pub quickbooks_writes: i64,
    pub pipedrive: i64,
}

pub(super) fn this_month(db: &mut Db, company: CompanyId, now: Moment) -> Stored<Calls> {
    let mut calls = Calls::default();
    for (class, sum) in usage::since(db, company, first_of_month(now))? {
        match class.as_str() {
            QUICKBOOKS_READ => calls.quickbooks_reads += sum,
            QUICKBOOKS_WRITE => calls.quickbooks_writes += sum,
            PIPEDRIVE_READ | PIPEDRIVE_WRITE => calls.pipedrive += sum,
            _ => {}
        }
    }
    Ok(calls)
}
