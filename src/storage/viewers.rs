//! What Pipedrive said about who sees which deal; good for a while only.

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
use super::schema::deal_viewers;
use crate::domain::ids::{CompanyId, DealId, UserId};
use crate::domain::moment::Moment;

/// What was found out at or after `since`.
pub fn known(
    db: &mut Db,
    company: CompanyId,
    user: UserId,
    deal: DealId,
    since: Moment,
) -> Result<Option<bool>> {
    Ok(deal_viewers::table
        .find((company.0, user.0, deal.0))
        .filter(deal_viewers::checked_at.ge(since.naive()))
        .select(deal_viewers::sees)
        .first(db)
        .optional()?)
}

pub fn remember(
    db: &mut Db,
    company: CompanyId,
    user: UserId,
    deal: DealId,
    sees: bool,
    now: Moment,
) -> Result<()> {
    let facts = (
        deal_viewers::sees.eq(sees),
        deal_viewers::checked_at.eq(now.naive()),
    );
    let insert = diesel::insert_into(deal_viewers::table)
        .values((
            deal_viewers::company_id.eq(company.0),
            deal_viewers::user_id.eq(user.0),
            deal_viewers::deal_id.eq(deal.0),
            facts,
        ))
        .on_conflict((
            deal_viewers::company_id,
            deal_viewers::user_id,
            deal_viewers::deal_id,
        ))
        .do_update()
        .set(facts);
    on_backend!(db, conn => insert.execute(conn))?;
    Ok(())
}

/// Nothing that was found out for this company counts any more.
pub fn forget(db: &mut Db, company: CompanyId) -> Result<()> {
    diesel::delete(deal_viewers::table.filter(deal_viewers::company_id.eq(company.0)))
        .execute(db)?;
    Ok(())
}

pub fn prune(db: &mut Db, before: Moment) -> Result<usize> {
    Ok(
        diesel::delete(deal_viewers::table.filter(deal_viewers::checked_at.lt(before.naive())))
            .execute(db)?,
    )
}
