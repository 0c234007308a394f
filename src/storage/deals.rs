//! What we remember of a deal: its title, whether it is gone, and a version that rises with its panel.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
use super::companies::{USER_COLUMNS, User, UserRow, user_from};
use super::schema::{companies, connections, deals, users};
use crate::domain::ids::{CompanyId, DealId, OrganizationId, PersonId, UserId};
use crate::domain::moment::Moment;
use crate::domain::subject::Parties;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownDeal {
    pub title: String,
    pub version: i64,
    pub gone: bool,
    /// What we last wrote into the deal's field.
    pub field_text: Option<String>,
    /// What the other fields were last told, by [`DealField::key`](crate::domain::settings::DealField::key).
    pub field_values: BTreeMap<String, String>,
    /// When Pipedrive last told of a change.
    pub changed_at: Option<Moment>,
}

pub fn find(db: &mut Db, company: CompanyId, deal: DealId) -> Result<Option<KnownDeal>> {
    type Row = (
        String,
        i64,
        bool,
        Option<String>,
        Option<String>,
        Option<chrono::NaiveDateTime>,
    );
    let row: Option<Row> = deals::table
        .find((company.0, deal.0))
        .select((
            deals::title,
            deals::version,
            deals::gone,
            deals::field_text,
            deals::field_values,
            deals::changed_at,
        ))
        .first(db)
        .optional()?;
    let Some((title, version, gone, field_text, values, changed_at)) = row else {
        return Ok(None);
    };
    let values = values.map(|text| serde_json::from_str(&text)).transpose()?;
    Ok(Some(KnownDeal {
        title,
        version,
        gone,
        field_text,
        field_values: values.unwrap_or_default(),
        changed_at: changed_at.map(Into::into),
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

/// Pipedrive told that something about the deal changed.
pub fn note_change(db: &mut Db, company: CompanyId, deal: DealId, now: Moment) -> Result<()> {
    diesel::update(deals::table.find((company.0, deal.0)))
        .set(deals::changed_at.eq(Some(now.naive())))
        .execute(db)?;
    Ok(())
}

/// `deals.parties`
const KNOWN: &str = "known";
const DOUBTED: &str = "doubted";

/// Whom the deal belonged to when we looked, and whether nothing has changed since; `None`: nobody looked.
pub fn parties(db: &mut Db, company: CompanyId, deal: DealId) -> Result<Option<(Parties, bool)>> {
    type Row = (Option<String>, Option<i64>, Option<i64>);
    let row: Option<Row> = deals::table
        .find((company.0, deal.0))
        .select((deals::parties, deals::organization_id, deals::person_id))
        .first(db)
        .optional()?;
    let Some((Some(state), organization, person)) = row else {
        return Ok(None);
    };
    let parties = Parties {
        organization: organization.map(OrganizationId),
        person: person.map(PersonId),
    };
    Ok(Some((parties, state == KNOWN)))
}

/// For the lists of persons and organizations.
pub fn remember_parties(
    db: &mut Db,
    company: CompanyId,
    deal: DealId,
    parties: Parties,
) -> Result<()> {
    diesel::update(deals::table.find((company.0, deal.0)))
        .set((
            deals::parties.eq(Some(KNOWN)),
            deals::organization_id.eq(parties.organization.map(|id| id.0)),
            deals::person_id.eq(parties.person.map(|id| id.0)),
        ))
        .execute(db)?;
    Ok(())
}

/// The deal changed in Pipedrive: who needs to know its parties looks again.
pub fn doubt_parties(db: &mut Db, company: CompanyId, deal: DealId) -> Result<()> {
    diesel::update(deals::table.find((company.0, deal.0)))
        .filter(deals::parties.is_not_null())
        .set(deals::parties.eq(Some(DOUBTED)))
        .execute(db)?;
    Ok(())
}

pub fn mark_gone(db: &mut Db, company: CompanyId, deal: DealId) -> Result<()> {
    diesel::update(deals::table.find((company.0, deal.0)))
        .set((deals::gone.eq(true), deals::version.eq(deals::version + 1)))
        .execute(db)?;
    Ok(())
}

/// What the deal's fields were told just now.
pub fn note_fields(
    db: &mut Db,
    company: CompanyId,
    deal: DealId,
    text: Option<&str>,
    values: &BTreeMap<String, String>,
) -> Result<()> {
    diesel::update(deals::table.find((company.0, deal.0)))
        .set((
            deals::field_text.eq(text),
            deals::field_values.eq(Some(serde_json::to_string(values)?)),
        ))
        .execute(db)?;
    Ok(())
}

/// Who stands at a deal's panel and how it stands, in one trip: for each panel that opens and for the look that every
/// open one takes once a second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    pub person: User,
    /// Of the company.
    pub owner: Option<UserId>,
    /// `None` where nothing is connected.
    pub connection_version: Option<i64>,
    pub last_looked_at: Option<Moment>,
    /// The profile of the books as it is stored.
    pub profile: Option<String>,
    pub deal_version: i64,
    /// The deal was deleted or archived in Pipedrive.
    pub deal_gone: bool,
}

/// `None` where the person is unknown or the company has removed us.
pub fn glance(
    db: &mut Db,
    company: CompanyId,
    user: UserId,
    deal: DealId,
) -> Result<Option<Glance>> {
    type Row = (
        UserRow,
        Option<i64>,
        Option<i64>,
        Option<chrono::NaiveDateTime>,
        Option<String>,
        Option<i64>,
        Option<bool>,
    );
    let query = users::table
        .find((company.0, user.0))
        .inner_join(companies::table.on(companies::company_id.eq(users::company_id)))
        .filter(companies::removed_at.is_null())
        .left_join(connections::table.on(connections::company_id.eq(users::company_id)))
        .left_join(
            deals::table.on(deals::company_id
                .eq(users::company_id)
                .and(deals::deal_id.eq(deal.0))),
        )
        .select((
            USER_COLUMNS,
            companies::owner_user,
            connections::version.nullable(),
            connections::last_looked_at.nullable(),
            connections::profile.nullable(),
            deals::version.nullable(),
            deals::gone.nullable(),
        ));
    let row: Option<Row> = on_backend!(db, conn => query.first(conn)).optional()?;
    Ok(row.map(
        |(person, owner, connection_version, looked, profile, version, gone)| Glance {
            person: user_from(person),
            owner: owner.map(UserId),
            connection_version,
            last_looked_at: looked.map(Into::into),
            profile,
            deal_version: version.unwrap_or(0),
            deal_gone: gone.unwrap_or(false),
        },
    ))
}
