//! Who asked to take over, and to whom the owner offered it.

use diesel::prelude::*;

use super::Result;
use super::backend::Db;
use super::schema::handovers;
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::moment::Moment;

/// Notes that this user would like to take over.
pub fn ask(db: &mut Db, company: CompanyId, to: UserId, now: Moment) -> Result<()> {
    put(db, company, to, None, now)
}

/// The owner offers it to this user; replaces what they asked for.
pub fn offer(db: &mut Db, company: CompanyId, to: UserId, by: UserId, now: Moment) -> Result<()> {
    put(db, company, to, Some(by), now)
}

fn put(db: &mut Db, company: CompanyId, to: UserId, by: Option<UserId>, now: Moment) -> Result<()> {
    remove(db, company, to)?;
    diesel::insert_into(handovers::table)
        .values((
            handovers::company_id.eq(company.0),
            handovers::to_user.eq(to.0),
            handovers::offered_by.eq(by.map(|by| by.0)),
            handovers::asked_at.eq(now.naive()),
        ))
        .execute(db)?;
    Ok(())
}

pub fn remove(db: &mut Db, company: CompanyId, to: UserId) -> Result<()> {
    diesel::delete(handovers::table.find((company.0, to.0))).execute(db)?;
    Ok(())
}

/// Every offer of a company is void: somebody else owns it now.
pub fn remove_offers(db: &mut Db, company: CompanyId) -> Result<()> {
    diesel::delete(
        handovers::table.filter(
            handovers::company_id
                .eq(company.0)
                .and(handovers::offered_by.is_not_null()),
        ),
    )
    .execute(db)?;
    Ok(())
}

/// Who asked to take over, earliest first, and when.
pub fn asked(db: &mut Db, company: CompanyId) -> Result<Vec<(UserId, Moment)>> {
    let rows: Vec<(i64, chrono::NaiveDateTime)> = handovers::table
        .filter(
            handovers::company_id
                .eq(company.0)
                .and(handovers::offered_by.is_null()),
        )
        .order(handovers::asked_at)
        .select((handovers::to_user, handovers::asked_at))
        .limit(50)
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(user, at)| (UserId(user), at.into()))
        .collect())
}

/// To whom it was offered, by whom and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    pub to: UserId,
    pub by: UserId,
    pub at: Moment,
}

/// Offers made at or after `since`.
pub fn offers(db: &mut Db, company: CompanyId, since: Moment) -> Result<Vec<Offer>> {
    let rows: Vec<(i64, Option<i64>, chrono::NaiveDateTime)> = handovers::table
        .filter(
            handovers::company_id
                .eq(company.0)
                .and(handovers::offered_by.is_not_null())
                .and(handovers::asked_at.ge(since.naive())),
        )
        .order(handovers::asked_at)
        .select((
            handovers::to_user,
            handovers::offered_by,
            handovers::asked_at,
        ))
        .limit(50)
        .load(db)?;
    Ok(rows
        .into_iter()
        .filter_map(|(to, by, at)| {
            Some(Offer {
                to: UserId(to),
                by: UserId(by?),
                at: at.into(),
            })
        })
        .collect())
}
