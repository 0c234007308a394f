//! What QuickBooks told us has changed: remembered once, looked up later.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use super::Result;
use super::backend::Db;
use super::schema::webhook_events;
use crate::domain::ids::CompanyId;
use crate::domain::moment::Moment;

/// One event, verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    pub company: CompanyId,
    pub at_micros: i64,
    pub id: String,
    /// Lower case: `invoice`, `payment`, `customer`, …
    pub entity: String,
    pub entity_id: String,
    pub operation: &'static str,
}

/// Rows of one statement; PostgreSQL takes 65,535 values.
const MOST_ROWS: usize = 1000;

/// A remembered event that nobody has looked up yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub at_micros: i64,
    pub id: String,
    pub entity: String,
    pub entity_id: String,
    pub operation: String,
    pub arrived: Moment,
}

/// Remembers what is new; the companies it belongs to, each once or more.
pub fn remember(db: &mut Db, events: &[NewEvent], now: Moment) -> Result<Vec<CompanyId>> {
    let row = |event: &NewEvent| {
        (
            webhook_events::company_id.eq(event.company.0),
            webhook_events::at_micros.eq(event.at_micros),
            webhook_events::event_id.eq(event.id.clone()),
            webhook_events::entity.eq(event.entity.clone()),
            webhook_events::entity_id.eq(event.entity_id.clone()),
            webhook_events::operation.eq(event.operation),
            webhook_events::arrived_at.eq(now.naive()),
            webhook_events::done.eq(false),
        )
    };
    let mut fresh = Vec::new();
    match db {
        // One prepared statement a row costs less than a new text for each number of rows; with an `ON CONFLICT` its
        // text would be written anew for each. No value here can be what else `OR IGNORE` passes over: a missing one.
        Db::Sqlite(conn) => {
            for event in events {
                let insert =
                    diesel::insert_or_ignore_into(webhook_events::table).values(row(event));
                if insert.execute(conn)? == 1 {
                    fresh.push(event.company);
                }
            }
        }
        // A trip for many rows.
        Db::Postgres(conn) => {
            for some in events.chunks(MOST_ROWS) {
                let rows: Vec<_> = some.iter().map(row).collect();
                let companies: Vec<i64> = diesel::insert_into(webhook_events::table)
                    .values(rows)
                    .on_conflict_do_nothing()
                    .returning(webhook_events::company_id)
                    .get_results(conn)?;
                fresh.extend(companies.into_iter().map(CompanyId));
            }
        }
    }
    Ok(fresh)
}

/// Everything that waits for this company, oldest first.
pub fn waiting(db: &mut Db, company: CompanyId, limit: i64) -> Result<Vec<Waiting>> {
    type Row = (i64, String, String, String, String, chrono::NaiveDateTime);
    let rows: Vec<Row> = webhook_events::table
        .filter(
            webhook_events::company_id
                .eq(company.0)
                .and(diesel::dsl::not(webhook_events::done)),
        )
        .order(webhook_events::arrived_at)
        .limit(limit)
        .select((
            webhook_events::at_micros,
            webhook_events::event_id,
            webhook_events::entity,
            webhook_events::entity_id,
            webhook_events::operation,
            webhook_events::arrived_at,
        ))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(
            |(at_micros, id, entity, entity_id, operation, arrived)| Waiting {
                at_micros,
                id,
                entity,
                entity_id,
                operation,
                arrived: arrived.into(),
            },
        )
        .collect())
}

pub fn mark_done(db: &mut Db, company: CompanyId, events: &[Waiting]) -> Result<()> {
    match db {
        Db::Sqlite(conn) => {
            for event in events {
                let one = webhook_events::table.find((company.0, event.at_micros, &event.id));
                diesel::update(one)
                    .set(webhook_events::done.eq(true))
                    .execute(conn)?;
            }
        }
        Db::Postgres(conn) => {
            let (times, ids): (Vec<i64>, Vec<&str>) = events
                .iter()
                .map(|event| (event.at_micros, event.id.as_str()))
                .unzip();
            diesel::sql_query(
                "UPDATE webhook_events SET done = TRUE FROM unnest($2, $3) AS looked (at_micros, event_id) \
                 WHERE company_id = $1 AND webhook_events.at_micros = looked.at_micros \
                 AND webhook_events.event_id = looked.event_id",
            )
            .bind::<BigInt, _>(company.0)
            .bind::<Array<BigInt>, _>(times)
            .bind::<Array<Text>, _>(ids)
            .execute(conn)?;
        }
    }
    Ok(())
}

/// A company's looked-up events older than any provider's retries.
pub fn prune(db: &mut Db, company: CompanyId, before: Moment) -> Result<usize> {
    let old = webhook_events::table
        .filter(
            webhook_events::company_id
                .eq(company.0)
                .and(webhook_events::at_micros.lt(before.utc().timestamp_micros())),
        )
        .filter(webhook_events::done)
        .filter(webhook_events::arrived_at.lt(before.naive()));
    Ok(diesel::delete(old).execute(db)?)
}
