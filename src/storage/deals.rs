//! What we remember of a deal: its title, whether it is gone, and a version that rises with its panel.

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
use super::schema::deals;
use crate::domain::ids::{CompanyId, DealId};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownDeal {
    pub title: String,
    pub version: i64,
    pub gone: bool,
    /// What we last wrote into the deal's field.
    pub field_text: Option<String>,
}

pub fn find(db: &mut Db, company: CompanyId, deal: DealId) -> Result<Option<KnownDeal>> {
    let row: Option<(String, i64, bool, Option<String>)> = deals::table
        .find((company.0, deal.0))
        .select((deals::title, deals::version, deals::gone, deals::field_text))
        .first(db)
        .optional()?;
    Ok(row.map(|(title, version, gone, field_text)| KnownDeal {
        title,
        version,
        gone,
        field_text,
    }))
}

/// Something on this deal's panel changed.
pub fn raise(db: &mut Db, company: CompanyId, deal: DealId) -> Result<()> {
    let insert = diesel::insert_into(deals::table)
        .values((
            deals::company_id.eq(company.0),
            deals::deal_id.eq(deal.0),
            deals::title.eq(""),
            deals::version.eq(1_i64),
            deals::gone.eq(false),
        ))
        .on_conflict((deals::company_id, deals::deal_id))
        .do_update()
        .set(deals::version.eq(deals::version + 1));
    on_backend!(db, conn => insert.execute(conn))?;
    Ok(())
}

pub fn remember_title(db: &mut Db, company: CompanyId, deal: DealId, title: &str) -> Result<()> {
    let title: String = title.chars().take(500).collect();
    let insert = diesel::insert_into(deals::table)
        .values((
            deals::company_id.eq(company.0),
            deals::deal_id.eq(deal.0),
            deals::title.eq(&title),
            deals::version.eq(0_i64),
            deals::gone.eq(false),
        ))
        .on_conflict((deals::company_id, deals::deal_id))
        .do_update()
        .set((deals::title.eq(&title), deals::gone.eq(false)));
    on_backend!(db, conn => insert.execute(conn))?;
    Ok(())
}

pub fn mark_gone(db: &mut Db, company: CompanyId, deal: DealId) -> Result<()> {
    diesel::update(deals::table.find((company.0, deal.0)))
        .set((deals::gone.eq(true), deals::version.eq(deals::version + 1)))
        .execute(db)?;
    Ok(())
}

pub fn note_field(db: &mut Db, company: CompanyId, deal: DealId, text: Option<&str>) -> Result<()> {
    diesel::update(deals::table.find((company.0, deal.0)))
        .set(deals::field_text.eq(text))
        .execute(db)?;
    Ok(())
}
