//! Customers whose every invoice we hold, and when their lists were read.

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
use super::schema::{connections, kept_customers};
use crate::domain::ids::{CompanyId, CustomerId, RealmKey};
use crate::domain::moment::Moment;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Rises whenever something on the customer's list changes.
    pub version: i64,
    pub read_at: Option<Moment>,
    /// Nothing has changed since then, as far as QuickBooks told.
    pub is_fresh: bool,
    /// Somebody reads it just now.
    pub is_being_read: bool,
}

pub fn find(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
    now: Moment,
) -> Result<Kept> {
    type Row = (
        i64,
        Option<chrono::NaiveDateTime>,
        bool,
        Option<chrono::NaiveDateTime>,
    );
    let row: Option<Row> = kept_customers::table
        .find((company.0, realm.as_str(), customer.as_str()))
        .select((
            kept_customers::version,
            kept_customers::read_at,
            kept_customers::is_stale,
            kept_customers::reading_until,
        ))
        .first(db)
        .optional()?;
    let Some((version, read_at, is_stale, reading_until)) = row else {
        return Ok(Kept::default());
    };
    let others: Option<Option<chrono::NaiveDateTime>> = connections::table
        .find(company.0)
        .select(connections::others_changed_at)
        .first(db)
        .optional()?;
    let others = others.flatten();
    Ok(Kept {
        version,
        read_at: read_at.map(Into::into),
        is_fresh: !is_stale && read_at.is_some_and(|at| others.is_none_or(|others| others < at)),
        is_being_read: reading_until.is_some_and(|until| Moment::from(until) > now),
    })
}

/// Whether all invoices of this customer were read once, so that a new one belongs here.
pub fn is_kept(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
) -> Result<bool> {
    let read: Option<Option<chrono::NaiveDateTime>> = kept_customers::table
        .find((company.0, realm.as_str(), customer.as_str()))
        .select(kept_customers::read_at)
        .first(db)
        .optional()?;
    Ok(read.flatten().is_some())
}

/// Something on this customer's list changed.
pub fn raise(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
) -> Result<()> {
    let insert = diesel::insert_into(kept_customers::table)
        .values((
            kept_customers::company_id.eq(company.0),
            kept_customers::realm_key.eq(realm.as_str()),
            kept_customers::customer_id.eq(customer.as_str()),
            kept_customers::version.eq(1_i64),
            kept_customers::is_stale.eq(false),
        ))
        .on_conflict((
            kept_customers::company_id,
            kept_customers::realm_key,
            kept_customers::customer_id,
        ))
        .do_update()
        .set(kept_customers::version.eq(kept_customers::version + 1));
    on_backend!(db, conn => insert.execute(conn))?;
    Ok(())
}

/// Takes the reading upon itself; `false` while somebody else is at it.
pub fn begin_reading(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
    now: Moment,
    until: Moment,
) -> Result<bool> {
    if find(db, company, realm, customer, now)?.is_being_read {
        return Ok(false);
    }
    raise(db, company, realm, customer)?;
    diesel::update(kept_customers::table.find((company.0, realm.as_str(), customer.as_str())))
        .set(kept_customers::reading_until.eq(Some(until.naive())))
        .execute(db)?;
    Ok(true)
}

/// The reading came to its end; `read_at` is when it began, `None` if it brought nothing.
pub fn end_reading(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
    read_at: Option<Moment>,
) -> Result<()> {
    let place = kept_customers::table.find((company.0, realm.as_str(), customer.as_str()));
    diesel::update(place)
        .set((
            kept_customers::reading_until.eq(None::<chrono::NaiveDateTime>),
            kept_customers::version.eq(kept_customers::version + 1),
        ))
        .execute(db)?;
    if let Some(at) = read_at {
        diesel::update(place)
            .set((
                kept_customers::read_at.eq(Some(at.naive())),
                kept_customers::is_stale.eq(false),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// QuickBooks told of a change of an invoice that no deal shows: who opens the customer's list next looks.
pub fn mark_stale(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
) -> Result<()> {
    diesel::update(kept_customers::table.find((company.0, realm.as_str(), customer.as_str())))
        .set(kept_customers::is_stale.eq(true))
        .execute(db)?;
    Ok(())
}

/// QuickBooks told of an invoice that we do not hold; it may be anybody's.
pub fn mark_all_stale(db: &mut Db, company: CompanyId, now: Moment) -> Result<()> {
    diesel::update(connections::table.find(company.0))
        .set(connections::others_changed_at.eq(Some(now.naive())))
        .execute(db)?;
    Ok(())
}
