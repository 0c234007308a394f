//! The queue: work leased from a table in the same database, so that a fact and its consequence commit together.

use diesel::prelude::*;

use super::backend::{Db, on_backend};
use super::schema::jobs;
use super::{Result, StorageError};
use crate::domain::ids::CompanyId;
use crate::domain::job::Job;
use crate::domain::moment::Moment;

/// A job in somebody's hands.
#[derive(Debug, Clone)]
pub struct Leased {
    pub company: CompanyId,
    pub key: String,
    pub job: Job,
    /// How often it was asked for when it was leased.
    pub asked: i64,
    /// How often it has been tried, this time included.
    pub attempts: i32,
    /// Names this lease; a later one of the same process has another name.
    lease: String,
}

/// Asks for work at a time. Asked again before it is done, it is done once more and no later than either time.
pub fn enqueue(db: &mut Db, company: CompanyId, job: &Job, run_at: Moment) -> Result<()> {
    let key = job.key();
    // While it runs, `run_at` is the end of its lease; the first who asks says when it runs again.
    let untouched = jobs::leased_until
        .is_not_null()
        .and(jobs::leased_until.eq(jobs::run_at.nullable()))
        .assume_not_null();
    let earlier = diesel::update(
        jobs::table
            .find((company.0, &key))
            .filter(jobs::run_at.gt(run_at.naive()).or(untouched)),
    )
    .set(jobs::run_at.eq(run_at.naive()));
    earlier.execute(db)?;
    let row = (
        jobs::company_id.eq(company.0),
        jobs::key.eq(&key),
        jobs::kind.eq(job.kind()),
        jobs::body.eq(serde_json::to_string(job)?),
        jobs::asked.eq(1_i64),
        jobs::attempts.eq(0),
        jobs::state.eq("due"),
        jobs::run_at.eq(run_at.naive()),
        jobs::created_at.eq(run_at.naive()),
    );
    let insert = diesel::insert_into(jobs::table)
        .values(row)
        .on_conflict((jobs::company_id, jobs::key))
        .do_update()
        .set((
            jobs::asked.eq(jobs::asked + 1),
            jobs::state.eq("due"),
            jobs::attempts.eq(0),
        ));
    on_backend!(db, conn => insert.execute(conn))?;
    Ok(())
}

type Row = (i64, String, String, i64, i32);

/// Takes the oldest due job that nobody holds, of any company but these.
pub fn lease(
    db: &mut Db,
    owner: &str,
    now: Moment,
    until: Moment,
    but: &[CompanyId],
) -> Result<Option<Leased>> {
    let free = jobs::leased_until
        .is_null()
        .or(jobs::leased_until.lt(now.naive()));
    let due = jobs::table
        .filter(jobs::state.eq("due").and(jobs::run_at.le(now.naive())))
        .filter(free)
        .filter(jobs::company_id.ne_all(but.iter().map(|company| company.0)))
        .order(jobs::run_at)
        .limit(1)
        .select((
            jobs::company_id,
            jobs::key,
            jobs::body,
            jobs::asked,
            jobs::attempts,
        ));
    let row: Option<Row> = match db {
        Db::Sqlite(conn) => due.first(conn).optional()?,
        Db::Postgres(conn) => due.for_update().skip_locked().first(conn).optional()?,
    };
    let Some((company, key, body, asked, attempts)) = row else {
        return Ok(None);
    };
    let lease = format!("{owner}/{}", uuid::Uuid::now_v7());
    diesel::update(jobs::table.find((company, &key)))
        .set((
            jobs::lease_owner.eq(Some(&lease)),
            jobs::leased_until.eq(Some(until.naive())),
            jobs::run_at.eq(until.naive()),
            jobs::attempts.eq(attempts + 1),
        ))
        .execute(db)?;
    let job = serde_json::from_str(&body)
        .map_err(|error| StorageError::Corrupt(format!("job `{key}`: {error}")));
    match job {
        Ok(job) => Ok(Some(Leased {
            company: CompanyId(company),
            key,
            job,
            asked,
            attempts: attempts + 1,
            lease,
        })),
        Err(error) => {
            // Written by another version: kept, shown, not in the way.
            diesel::update(jobs::table.find((company, &key)))
                .set((
                    jobs::state.eq("failed"),
                    jobs::last_error.eq(Some(error.to_string())),
                ))
                .execute(db)?;
            Ok(None)
        }
    }
}

/// Gone, unless it was asked for again while it ran: then it is due once more.
pub fn done(db: &mut Db, leased: &Leased) -> Result<()> {
    let mine = jobs::table
        .find((leased.company.0, &leased.key))
        .filter(jobs::lease_owner.eq(&leased.lease));
    let gone = diesel::delete(mine.filter(jobs::asked.eq(leased.asked))).execute(db)?;
    if gone == 0 {
        asked_meanwhile(db, leased)?;
    }
    Ok(())
}

/// Frees a job that was asked for while it ran; it runs when that said. Nothing if the lease was lost.
fn asked_meanwhile(db: &mut Db, leased: &Leased) -> Result<()> {
    let mine = jobs::table
        .find((leased.company.0, &leased.key))
        .filter(jobs::lease_owner.eq(&leased.lease))
        .filter(jobs::asked.ne(leased.asked));
    diesel::update(mine)
        .set((
            jobs::lease_owner.eq(None::<String>),
            jobs::leased_until.eq(None::<chrono::NaiveDateTime>),
            jobs::attempts.eq(0),
        ))
        .execute(db)?;
    Ok(())
}

/// Later, or kept aside for a person to look at; unless it was asked for meanwhile.
pub fn again(db: &mut Db, leased: &Leased, run_at: Option<Moment>, error: &str) -> Result<()> {
    asked_meanwhile(db, leased)?;
    let mine = jobs::table
        .find((leased.company.0, &leased.key))
        .filter(jobs::lease_owner.eq(&leased.lease));
    let free = (
        jobs::lease_owner.eq(None::<String>),
        jobs::leased_until.eq(None::<chrono::NaiveDateTime>),
        jobs::last_error.eq(Some(error)),
    );
    let update = diesel::update(mine);
    match run_at {
        Some(at) => update
            .set((free, jobs::run_at.eq(at.naive())))
            .execute(db)?,
        None => update.set((free, jobs::state.eq("failed"))).execute(db)?,
    };
    Ok(())
}

/// Later through no fault of its own: the try does not count.
pub fn put_off(db: &mut Db, leased: &Leased, run_at: Moment, why: &str) -> Result<()> {
    again(db, leased, Some(run_at), why)?;
    diesel::update(
        jobs::table
            .find((leased.company.0, &leased.key))
            .filter(jobs::attempts.eq(leased.attempts)),
    )
    .set(jobs::attempts.eq(leased.attempts - 1))
    .execute(db)?;
    Ok(())
}

/// When the next job is due, if any waits.
pub fn next_due(db: &mut Db) -> Result<Option<Moment>> {
    let at: Option<chrono::NaiveDateTime> = jobs::table
        .filter(jobs::state.eq("due"))
        .select(diesel::dsl::min(jobs::run_at))
        .first(db)?;
    Ok(at.map(Into::into))
}

/// Leases of a process that is provably gone.
pub fn free_leases_of_others(db: &mut Db, owner: &str) -> Result<usize> {
    Ok(diesel::update(
        jobs::table.filter(
            jobs::lease_owner
                .is_not_null()
                .and(jobs::lease_owner.not_like(format!("{owner}/%"))),
        ),
    )
    .set((
        jobs::lease_owner.eq(None::<String>),
        jobs::leased_until.eq(None::<chrono::NaiveDateTime>),
    ))
    .execute(db)?)
}

/// Due now, running, failed.
pub fn counts(db: &mut Db, now: Moment) -> Result<(i64, i64, i64)> {
    let running = jobs::leased_until.ge(now.naive());
    let due: i64 = jobs::table
        .filter(jobs::state.eq("due").and(jobs::run_at.le(now.naive())))
        .filter(
            jobs::leased_until
                .is_null()
                .or(jobs::leased_until.lt(now.naive())),
        )
        .count()
        .get_result(db)?;
    let running: i64 = jobs::table
        .filter(jobs::leased_until.is_not_null())
        .filter(running)
        .count()
        .get_result(db)?;
    let failed: i64 = jobs::table
        .filter(jobs::state.eq("failed"))
        .count()
        .get_result(db)?;
    Ok((due, running, failed))
}

/// Looks at QuickBooks that wait for the end of their window: not due yet, and yet work in hand.
pub fn gathering(db: &mut Db, now: Moment) -> Result<i64> {
    Ok(jobs::table
        .filter(jobs::kind.eq("look_up_events").and(jobs::state.eq("due")))
        .filter(jobs::run_at.gt(now.naive()))
        .count()
        .get_result(db)?)
}

/// One line of `dealbooks jobs list`.
#[derive(Debug, Clone)]
pub struct Listed {
    pub company: CompanyId,
    pub key: String,
    pub kind: String,
    pub state: String,
    pub attempts: i32,
    pub run_at: Moment,
    pub last_error: Option<String>,
}

pub fn list(db: &mut Db, limit: i64) -> Result<Vec<Listed>> {
    type Row = (
        i64,
        String,
        String,
        String,
        i32,
        chrono::NaiveDateTime,
        Option<String>,
    );
    let rows: Vec<Row> = jobs::table
        .order((jobs::state.desc(), jobs::run_at))
        .limit(limit)
        .select((
            jobs::company_id,
            jobs::key,
            jobs::kind,
            jobs::state,
            jobs::attempts,
            jobs::run_at,
            jobs::last_error,
        ))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(
            |(company, key, kind, state, attempts, run_at, last_error)| Listed {
                company: CompanyId(company),
                key,
                kind,
                state,
                attempts,
                run_at: run_at.into(),
                last_error,
            },
        )
        .collect())
}

/// Runs a kept job again. Whether there was one.
pub fn retry(db: &mut Db, company: CompanyId, key: &str, now: Moment) -> Result<bool> {
    let changed = diesel::update(jobs::table.find((company.0, key)))
        .set((
            jobs::state.eq("due"),
            jobs::attempts.eq(0),
            jobs::run_at.eq(now.naive()),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

pub fn drop_job(db: &mut Db, company: CompanyId, key: &str) -> Result<bool> {
    Ok(diesel::delete(jobs::table.find((company.0, key))).execute(db)? == 1)
}

/// Work of a company that has nobody left to do it for.
pub fn cancel_all(db: &mut Db, company: CompanyId) -> Result<usize> {
    Ok(diesel::delete(
        jobs::table
            .filter(jobs::company_id.eq(company.0))
            .filter(jobs::kind.ne("settle_intent")),
    )
    .execute(db)?)
}
