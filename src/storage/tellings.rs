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
    /// `created`, `paid`, `voided`, `overdue`, `attached`.
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

type Row<'a> = diesel::dsl::Find<tellings::table, (i64, i64, &'a str, &'a str, &'a str)>;

fn row<'a>(telling: &Telling<'a>) -> Row<'a> {
    tellings::table.find((
        telling.company.0,
        telling.deal.0,
        telling.invoice.as_str(),
        telling.what,
        telling.version,
    ))
}

pub fn begin(db: &mut Db, telling: &Telling<'_>, now: Moment) -> Result<Begun> {
    let known: Option<bool> = row(telling).select(tellings::done).first(db).optional()?;
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
    let done: Option<bool> = row(telling).select(tellings::done).first(db).optional()?;
    Ok(done == Some(true))
}

/// How it stands with something that a person asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    Done,
    Refused(String),
}

pub fn standing(db: &mut Db, telling: &Telling<'_>) -> Result<Standing> {
    let found: Option<(bool, Option<String>)> = row(telling)
        .select((tellings::done, tellings::refusal))
        .first(db)
        .optional()?;
    Ok(match found {
        Some((true, Some(refusal))) => Standing::Refused(refusal),
        Some((true, None)) => Standing::Done,
        Some((false, _)) | None => Standing::Waiting,
    })
}

/// It is wished once more: what is there already is looked for before anything is sent.
pub fn reopen(db: &mut Db, telling: &Telling<'_>) -> Result<()> {
    let update = diesel::update(row(telling)).set((
        tellings::done.eq(false),
        tellings::refusal.eq(None::<String>),
    ));
    on_backend!(db, conn => update.execute(conn))?;
    Ok(())
}

/// Ended without success.
pub fn refuse(db: &mut Db, telling: &Telling<'_>, refusal: &str) -> Result<()> {
    let update =
        diesel::update(row(telling)).set((tellings::done.eq(true), tellings::refusal.eq(refusal)));
    on_backend!(db, conn => update.execute(conn))?;
    Ok(())
}

/// When it was begun for the first time.
pub fn begun_at(db: &mut Db, telling: &Telling<'_>) -> Result<Option<Moment>> {
    let found: Option<chrono::NaiveDateTime> = row(telling)
        .select(tellings::begun_at)
        .first(db)
        .optional()?;
    Ok(found.map(Moment::from))
}
