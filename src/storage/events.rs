//! What QuickBooks told us has changed: remembered once, looked up later.

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
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
    pub operation: String,
}

/// A remembered event that nobody has looked up yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub at_micros: i64,
    pub id: String,
    pub entity: String,
    pub entity_id: String,
    pub operation: String,
}

/// Remembers the event; `false` if it was there already.
pub fn remember(db: &mut Db, event: &NewEvent, now: Moment) -> Result<bool> {
    let insert = diesel::insert_into(webhook_events::table)
        .values((
            webhook_events::company_id.eq(event.company.0),
            webhook_events::at_micros.eq(event.at_micros),
            webhook_events::event_id.eq(&event.id),
            webhook_events::entity.eq(&event.entity),
            webhook_events::entity_id.eq(&event.entity_id),
            webhook_events::operation.eq(&event.operation),
            webhook_events::arrived_at.eq(now.naive()),
            webhook_events::done.eq(false),
        ))
        .on_conflict_do_nothing();
    Ok(on_backend!(db, conn => insert.execute(conn))? == 1)
}

/// Everything that waits for this company, oldest first.
pub fn waiting(db: &mut Db, company: CompanyId, limit: i64) -> Result<Vec<Waiting>> {
    type Row = (i64, String, String, String, String);
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
        ))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(at_micros, id, entity, entity_id, operation)| Waiting {
            at_micros,
            id,
            entity,
            entity_id,
            operation,
        })
        .collect())
}

pub fn mark_done(db: &mut Db, company: CompanyId, events: &[Waiting]) -> Result<()> {
    for event in events {
        diesel::update(webhook_events::table.find((company.0, event.at_micros, &event.id)))
            .set(webhook_events::done.eq(true))
            .execute(db)?;
    }
    Ok(())
}

/// Looked-up events older than any provider's retries.
pub fn prune(db: &mut Db, before: Moment) -> Result<usize> {
    Ok(diesel::delete(
        webhook_events::table
            .filter(webhook_events::done)
            .filter(webhook_events::arrived_at.lt(before.naive())),
    )
    .execute(db)?)
}
