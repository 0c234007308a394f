//! Consents at Intuit that wait for a person's word, sealed: one per company, the newest.

use diesel::prelude::*;

use super::backend::Db;
use super::schema::pending_connections as pending;
use super::seal::Vault;
use super::{Result, companies};
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::moment::Moment;

/// A consent that waits.
#[derive(Debug, Clone)]
pub struct Pending {
    pub company: CompanyId,
    pub user: UserId,
    /// What was consented to; opened from its seal.
    pub content: String,
}

fn place(company: CompanyId) -> String {
    format!("pending_connections.content/{company}")
}

/// Puts one in the place of another, which comes back.
pub fn put(
    db: &mut Db,
    vault: &Vault,
    one: &Pending,
    ticket_hash: &str,
    expires: Moment,
) -> Result<Option<Pending>> {
    let before = of_company(db, vault, one.company)?;
    let sealed =
        companies::data_key(db, vault, one.company)?.seal(&place(one.company), &one.content)?;
    diesel::delete(pending::table.find(one.company.0)).execute(db)?;
    diesel::insert_into(pending::table)
        .values((
            pending::company_id.eq(one.company.0),
            pending::user_id.eq(one.user.0),
            pending::ticket_hash.eq(ticket_hash),
            pending::content.eq(sealed),
            pending::expires_at.eq(expires.naive()),
        ))
        .execute(db)?;
    Ok(before)
}

fn of_company(db: &mut Db, vault: &Vault, company: CompanyId) -> Result<Option<Pending>> {
    let row: Option<(i64, String)> = pending::table
        .find(company.0)
        .select((pending::user_id, pending::content))
        .first(db)
        .optional()?;
    let Some((user, sealed)) = row else {
        return Ok(None);
    };
    let content = companies::data_key(db, vault, company)?.open(&place(company), &sealed)?;
    let user = UserId(user);
    Ok(Some(Pending {
        company,
        user,
        content,
    }))
}

/// The one a ticket opens, while it has not expired.
pub fn find(db: &mut Db, vault: &Vault, ticket_hash: &str, now: Moment) -> Result<Option<Pending>> {
    let company: Option<i64> = pending::table
        .filter(pending::ticket_hash.eq(ticket_hash))
        .filter(pending::expires_at.gt(now.naive()))
        .select(pending::company_id)
        .first(db)
        .optional()?;
    match company {
        Some(company) => of_company(db, vault, CompanyId(company)),
        None => Ok(None),
    }
}

/// The same, used up.
pub fn take(db: &mut Db, vault: &Vault, ticket_hash: &str, now: Moment) -> Result<Option<Pending>> {
    let found = find(db, vault, ticket_hash, now)?;
    if let Some(found) = &found {
        diesel::delete(pending::table.find(found.company.0)).execute(db)?;
    }
    Ok(found)
}

/// Those for which nobody has decided in time, used up.
pub fn take_expired(db: &mut Db, vault: &Vault, now: Moment) -> Result<Vec<Pending>> {
    let companies: Vec<i64> = pending::table
        .filter(pending::expires_at.le(now.naive()))
        .select(pending::company_id)
        .limit(100)
        .load(db)?;
    let mut all = Vec::new();
    for company in companies {
        all.extend(of_company(db, vault, CompanyId(company))?);
        diesel::delete(pending::table.find(company)).execute(db)?;
    }
    Ok(all)
}
