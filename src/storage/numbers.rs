//! Numbers that invoices have, where a company gives its own.

use diesel::prelude::*;
use diesel::sql_types::Integer;

use super::Result;
use super::backend::Db;
use super::books::escape_like;
use super::fixed::fixed;
use super::schema::{intents, invoices};
use crate::domain::books::LastNumber;
use crate::domain::ids::{CompanyId, RealmKey};
use crate::domain::intent::Intent;

/// How many numbers of one kind are looked through for the highest.
const MOST: i64 = 50;

/// Whether an invoice that is not deleted has this number, or one asks for it that QuickBooks may still make.
pub fn has(db: &mut Db, company: CompanyId, realm: &RealmKey, number: &str) -> Result<bool> {
    Ok(is_made(db, company, realm, number)? || is_asked(db, company, realm, number)?)
}

/// What is asked for is nobody else's while the wish is open.
pub fn ask(db: &mut Db, intent: &Intent, number: &str) -> Result<()> {
    diesel::update(intents::table.find((intent.company.0, intent.id.as_str())))
        .set(intents::number.eq(number))
        .execute(db)?;
    Ok(())
}

fn is_asked(db: &mut Db, company: CompanyId, realm: &RealmKey, number: &str) -> Result<bool> {
    let found: Option<String> = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::realm_key.eq(realm.as_str()))
                .and(intents::number.eq(number))
                .and(intents::state.eq_any(["ready", "sent", "doubt", "ask"])),
        )
        .select(intents::id)
        .first(db)
        .optional()?;
    Ok(found.is_some())
}

fn is_made(db: &mut Db, company: CompanyId, realm: &RealmKey, number: &str) -> Result<bool> {
    let found: Option<String> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::realm_key.eq(realm.as_str()))
                .and(invoices::number.eq(number))
                .and(invoices::deleted.eq(false)),
        )
        .select(invoices::id)
        .first(db)
        .optional()?;
    Ok(found.is_some())
}

/// Of the newest invoice that has one.
pub fn newest(db: &mut Db, company: CompanyId, realm: &RealmKey) -> Result<Option<LastNumber>> {
    let found: Option<(String, Option<String>)> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::realm_key.eq(realm.as_str()))
                .and(invoices::deleted.eq(false)),
        )
        .filter(invoices::number.is_not_null().and(invoices::number.ne("")))
        // Ids are numbers as text: the longer one is the newer one.
        .order((fixed::<Integer>("LENGTH(id)").desc(), invoices::id.desc()))
        .select((invoices::id, invoices::number))
        .first(db)
        .optional()?;
    Ok(found.and_then(|(invoice, number)| {
        Some(LastNumber {
            invoice,
            number: number?,
        })
    }))
}

/// Those that begin like this, the longest and largest first.
pub fn beginning(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    head: &str,
) -> Result<Vec<String>> {
    let like = format!("{}%", escape_like(head));
    let found: Vec<Option<String>> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::realm_key.eq(realm.as_str()))
                .and(invoices::deleted.eq(false)),
        )
        .filter(invoices::number.like(like).escape('\\'))
        .order((
            fixed::<Integer>("LENGTH(number)").desc(),
            invoices::number.desc(),
        ))
        .limit(MOST)
        .select(invoices::number)
        .load(db)?;
    Ok(found.into_iter().flatten().collect())
}
