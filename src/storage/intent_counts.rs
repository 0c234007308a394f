//! How many wishes there are of a kind, and since when.

use diesel::prelude::*;

use super::Result;
use super::backend::Db;
use super::intents::is_open;
use super::schema::intents;
use crate::domain::ids::CompanyId;
use crate::domain::intent::IntentKind;
use crate::domain::moment::Moment;

/// How many wishes of a company are out and not answered.
pub fn sent_of(db: &mut Db, company: CompanyId) -> Result<i64> {
    Ok(intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::state.eq_any(["sent", "doubt"])),
        )
        .count()
        .get_result(db)?)
}

/// When the mail was asked for that `later` of this company's followed since then, if there are so many.
pub fn mail_before(
    db: &mut Db,
    company: CompanyId,
    since: Moment,
    later: i64,
) -> Result<Option<Moment>> {
    let at: Option<chrono::NaiveDateTime> = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::kind.eq(IntentKind::SendInvoice.key()))
                .and(intents::state.ne_all(["refused", "dropped"]))
                .and(intents::created_at.gt(since.naive())),
        )
        .order(intents::created_at.desc())
        .offset(later)
        .select(intents::created_at)
        .first(db)
        .optional()?;
    Ok(at.map(Into::into))
}

/// How many are not at their end.
pub fn open_count(db: &mut Db) -> Result<i64> {
    Ok(intents::table.filter(is_open()).count().get_result(db)?)
}

/// When the oldest that is not at its end was asked for.
pub fn oldest_open(db: &mut Db) -> Result<Option<Moment>> {
    let at: Option<chrono::NaiveDateTime> = intents::table
        .filter(is_open())
        .select(diesel::dsl::min(intents::created_at))
        .first(db)?;
    Ok(at.map(Into::into))
}
