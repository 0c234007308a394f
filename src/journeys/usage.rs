//! How many calls to the providers each company makes: gathered in memory, written now and then.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{Datelike as _, NaiveDate};

use super::Context;
use crate::domain::ids::CompanyId;
use crate::domain::moment::Moment;
use crate::storage::{Db, Result as Stored, companies, usage};

/// What was counted is written this often; a crash forgets no more.
const GATHER_SECONDS: i64 = 60;

pub(super) const QUICKBOOKS_READ: &str = "quickbooks.read";
pub(super) const QUICKBOOKS_WRITE: &str = "quickbooks.write";
pub(super) const PIPEDRIVE_READ: &str = "pipedrive.read";
pub(super) const PIPEDRIVE_WRITE: &str = "pipedrive.write";

type Counted = HashMap<(CompanyId, NaiveDate, &'static str), i64>;

/// Calls that are not written yet.
#[derive(Default)]
pub struct Usage(Mutex<(Option<Moment>, Counted)>);

impl Usage {
    /// Adds; what is due to be written, if it is time.
    fn add(
        &self,
        company: CompanyId,
        now: Moment,
        counts: &[(&'static str, u32)],
    ) -> Option<Counted> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
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
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).1)
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

/// Calls of this month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Calls {
    pub quickbooks_reads: i64,
    pub quickbooks_writes: i64,
    pub pipedrive: i64,
}

pub(super) fn this_month(db: &mut Db, company: CompanyId, now: Moment) -> Stored<Calls> {
    let today = now.naive().date();
    let mut calls = Calls::default();
    for (class, sum) in usage::since(db, company, today.with_day(1).unwrap_or(today))? {
        match class.as_str() {
            QUICKBOOKS_READ => calls.quickbooks_reads += sum,
            QUICKBOOKS_WRITE => calls.quickbooks_writes += sum,
            PIPEDRIVE_READ | PIPEDRIVE_WRITE => calls.pipedrive += sum,
            _ => {}
        }
    }
    Ok(calls)
}
