//! How many calls to the providers a company made, by day and class.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::Result;
use super::backend::{Db, on_backend};
use super::fixed::fixed;
use super::schema::call_counts;
use crate::domain::ids::CompanyId;

pub fn add(db: &mut Db, company: CompanyId, day: NaiveDate, class: &str, calls: i64) -> Result<()> {
    let insert = diesel::insert_into(call_counts::table)
        .values((
            call_counts::company_id.eq(company.0),
            call_counts::day.eq(day),
            call_counts::class.eq(class),
            call_counts::calls.eq(calls),
        ))
        .on_conflict((
            call_counts::company_id,
            call_counts::day,
            call_counts::class,
        ))
        .do_update()
        .set(call_counts::calls.eq(call_counts::calls + calls));
    on_backend!(db, conn => insert.execute(conn))?;
    Ok(())
}

/// Class and calls since that day, the day included.
pub fn since(db: &mut Db, company: CompanyId, first: NaiveDate) -> Result<Vec<(String, i64)>> {
    let rows: Vec<(String, i64)> = call_counts::table
        .filter(
            call_counts::company_id
                .eq(company.0)
                .and(call_counts::day.ge(first)),
        )
        .select((call_counts::class, call_counts::calls))
        .limit(1000)
        .load(db)?;
    let mut sums: Vec<(String, i64)> = Vec::new();
    for (class, calls) in rows {
        match sums.iter_mut().find(|(known, _)| *known == class) {
            Some((_, sum)) => *sum = sum.saturating_add(calls),
            None => sums.push((class, calls)),
        }
    }
    Ok(sums)
}

/// Calls of a class since that day, of all companies together.
pub fn of_all(db: &mut Db, class: &str, first: NaiveDate) -> Result<i64> {
    // The two databases sum into different types.
    let sum = fixed::<BigInt>("CAST(COALESCE(SUM(calls), 0) AS BIGINT)");
    Ok(call_counts::table
        .filter(call_counts::day.ge(first).and(call_counts::class.eq(class)))
        .select(sum)
        .first(db)?)
}

/// Days before this one, of these classes; how many rows went.
pub fn prune(db: &mut Db, classes: &[&str], before: NaiveDate) -> Result<usize> {
    let mut pruned = 0;
    for class in classes {
        let old = call_counts::class
            .eq(class)
            .and(call_counts::day.lt(before));
        pruned += diesel::delete(call_counts::table.filter(old)).execute(db)?;
    }
    Ok(pruned)
}
