//! What was told at a deal about its invoices, each once: begun before the call, done after it.

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
use super::schema::tellings;
use crate::domain::ids::{CompanyId, DealId, InvoiceId};
use crate::domain::moment::Moment;

/// Which note or activity.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    pub company: CompanyId,
    pub deal: DealId,
    pub invoice: &'a InvoiceId,
    /// `created`, `paid`, `voided`, `overdue`.
    pub what: &'a str,
    /// What makes a second one of the same kind another one: a due date.
    pub version: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    First,
    /// An earlier try may have reached Pipedrive.
    Again,
    Done,
}

pub fn begin(db: &mut Db, telling: &Telling<'_>, now: Moment) -> Result<Begun> {
    let known: Option<bool> = tellings::table
        .find((
            telling.company.0,
            telling.deal.0,
            telling.invoice.as_str(),
            telling.what,
            telling.version,
        ))
        .select(tellings::done)
        .first(db)
        .optional()?;
    match known {
        Some(true) => return Ok(Begun::Done),
        Some(false) => return Ok(Begun::Again),
        None => {}
    }
    insert(db, telling, now, false)?;
    Ok(Begun::First)
}

fn insert(db: &mut Db, telling: &Telling<'_>, now: Moment, done: bool) -> Result<()> {
    let insert = diesel::insert_into(tellings::table)
        .values((
            tellings::company_id.eq(telling.company.0),
            tellings::deal_id.eq(telling.deal.0),
            tellings::invoice_id.eq(telling.invoice.as_str()),
            tellings::what.eq(telling.what),
            tellings::version.eq(telling.version),
            tellings::begun_at.eq(now.naive()),
            tellings::done.eq(done),
        ))
        .on_conflict((
            tellings::company_id,
            tellings::deal_id,
            tellings::invoice_id,
            tellings::what,
            tellings::version,
        ))
        .do_update()
        .set(tellings::done.eq(done));
    on_backend!(db, conn => insert.execute(conn))?;
    Ok(())
}

/// Told, or never to be told.
pub fn done(db: &mut Db, telling: &Telling<'_>, now: Moment) -> Result<()> {
    insert(db, telling, now, true)
}

/// Whether this was told, or was never to be told.
pub fn is_done(db: &mut Db, telling: &Telling<'_>) -> Result<bool> {
    let done: Option<bool> = tellings::table
        .find((
            telling.company.0,
            telling.deal.0,
            telling.invoice.as_str(),
            telling.what,
            telling.version,
        ))
        .select(tellings::done)
        .first(db)
        .optional()?;
    Ok(done == Some(true))
}
