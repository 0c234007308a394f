//! Tokens of both providers, sealed; refreshed under a lease, stored before they are used (threat model 6.6).

use diesel::prelude::*;
use secrecy::{ExposeSecret as _, SecretString};

use super::backend::Db;
use super::schema::grants;
use super::seal::{DataKey, Vault};
use super::{Result, companies};
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::moment::Moment;

/// Whose token: one per Pipedrive user, one per company for QuickBooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    Pipedrive(UserId),
    QuickBooks,
}

impl Holder {
    fn provider(self) -> &'static str {
        match self {
            Self::Pipedrive(_) => "pipedrive",
            Self::QuickBooks => "quickbooks",
        }
    }

    fn subject(self) -> String {
        match self {
            Self::Pipedrive(user) => user.to_string(),
            Self::QuickBooks => "books".to_owned(),
        }
    }
}

/// A pair of tokens as we hold it.
#[derive(Clone)]
pub struct Grant {
    pub access: SecretString,
    pub refresh: SecretString,
    pub access_until: Moment,
    pub refresh_until: Option<Moment>,
    pub scopes: String,
    /// Raised with every stored pair; an older one never overwrites.
    pub generation: i64,
    pub alive: bool,
    pub refreshed_at: Moment,
    /// The provider asked to be left alone until then.
    pub rests_until: Option<Moment>,
}

/// A pair as a provider gave it.
#[derive(Clone)]
pub struct NewGrant {
    pub access: SecretString,
    pub refresh: SecretString,
    pub access_until: Moment,
    pub refresh_until: Option<Moment>,
    pub scopes: String,
}

/// Who would like to refresh, and for how long nobody else may.
pub struct Lease<'a> {
    pub owner: &'a str,
    pub now: Moment,
    pub until: Moment,
}

fn place(column: &str, company: CompanyId, holder: Holder, generation: i64) -> String {
    format!(
        "grants.{column}/{company}/{}/{}/{generation}",
        holder.provider(),
        holder.subject()
    )
}

type Row = (
    String,
    String,
    chrono::NaiveDateTime,
    Option<chrono::NaiveDateTime>,
    String,
    i64,
    bool,
    chrono::NaiveDateTime,
    Option<chrono::NaiveDateTime>,
);

pub fn load(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    holder: Holder,
) -> Result<Option<Grant>> {
    let row: Option<Row> = grants::table
        .find((company.0, holder.provider(), holder.subject()))
        .select((
            grants::access,
            grants::refresh,
            grants::access_until,
            grants::refresh_until,
            grants::scopes,
            grants::generation,
            grants::alive,
            grants::refreshed_at,
            grants::rests_until,
        ))
        .first(db)
        .optional()?;
    let Some((
        access,
        refresh,
        access_until,
        refresh_until,
        scopes,
        generation,
        alive,
        refreshed_at,
        rests_until,
    )) = row
    else {
        return Ok(None);
    };
    let key = companies::data_key(db, vault, company)?;
    Ok(Some(Grant {
        access: key
            .open(&place("access", company, holder, generation), &access)?
            .into(),
        refresh: key
            .open(&place("refresh", company, holder, generation), &refresh)?
            .into(),
        access_until: access_until.into(),
        refresh_until: refresh_until.map(Into::into),
        scopes,
        generation,
        alive,
        refreshed_at: refreshed_at.into(),
        rests_until: rests_until.map(Into::into),
    }))
}

fn sealed(
    key: &DataKey,
    company: CompanyId,
    holder: Holder,
    generation: i64,
    grant: &NewGrant,
) -> Result<(String, String)> {
    Ok((
        key.seal(
            &place("access", company, holder, generation),
            grant.access.expose_secret(),
        )?,
        key.seal(
            &place("refresh", company, holder, generation),
            grant.refresh.expose_secret(),
        )?,
    ))
}

/// Stores what an authorization gave, over whatever was there.
pub fn save(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    holder: Holder,
    grant: &NewGrant,
    now: Moment,
) -> Result<()> {
    let key = companies::data_key(db, vault, company)?;
    let id = (company.0, holder.provider(), holder.subject());
    let before: Option<i64> = grants::table
        .find(id.clone())
        .select(grants::generation)
        .first(db)
        .optional()?;
    let generation = before.unwrap_or(0) + 1;
    let (access, refresh) = sealed(&key, company, holder, generation, grant)?;
    diesel::delete(grants::table.find(id)).execute(db)?;
    diesel::insert_into(grants::table)
        .values((
            grants::company_id.eq(company.0),
            grants::provider.eq(holder.provider()),
            grants::subject.eq(holder.subject()),
            grants::access.eq(access),
            grants::refresh.eq(refresh),
            grants::access_until.eq(grant.access_until.naive()),
            grants::refresh_until.eq(grant.refresh_until.map(Moment::naive)),
            grants::scopes.eq(&grant.scopes),
            grants::generation.eq(generation),
            grants::alive.eq(true),
            grants::refreshed_at.eq(now.naive()),
        ))
        .execute(db)?;
    Ok(())
}

/// Takes the right to refresh this generation, if nobody holds it and nobody has refreshed it since.
pub fn take_lease(
    db: &mut Db,
    company: CompanyId,
    holder: Holder,
    generation: i64,
    lease: &Lease<'_>,
) -> Result<bool> {
    let (owner, now, until) = (lease.owner, lease.now, lease.until);
    let free = grants::lease_until
        .is_null()
        .or(grants::lease_until.lt(now.naive()));
    let taken = diesel::update(
        grants::table
            .find((company.0, holder.provider(), holder.subject()))
            .filter(grants::generation.eq(generation))
            .filter(free),
    )
    .set((
        grants::lease_owner.eq(Some(owner)),
        grants::lease_until.eq(Some(until.naive())),
    ))
    .execute(db)?;
    Ok(taken == 1)
}

pub fn drop_lease(db: &mut Db, company: CompanyId, holder: Holder, owner: &str) -> Result<()> {
    diesel::update(
        grants::table
            .find((company.0, holder.provider(), holder.subject()))
            .filter(grants::lease_owner.eq(owner)),
    )
    .set((
        grants::lease_owner.eq(None::<String>),
        grants::lease_until.eq(None::<chrono::NaiveDateTime>),
    ))
    .execute(db)?;
    Ok(())
}

/// Stores a refreshed pair if it follows the generation it was made from; ends the lease. Whether it was stored.
pub fn store_refreshed(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    holder: Holder,
    from: i64,
    grant: &NewGrant,
    now: Moment,
) -> Result<bool> {
    let key = companies::data_key(db, vault, company)?;
    let (access, refresh) = sealed(&key, company, holder, from + 1, grant)?;
    let stored = diesel::update(
        grants::table
            .find((company.0, holder.provider(), holder.subject()))
            .filter(grants::generation.eq(from)),
    )
    .set((
        grants::access.eq(access),
        grants::refresh.eq(refresh),
        grants::access_until.eq(grant.access_until.naive()),
        grants::refresh_until.eq(grant.refresh_until.map(Moment::naive)),
        grants::scopes.eq(&grant.scopes),
        grants::generation.eq(from + 1),
        grants::alive.eq(true),
        grants::dead_at.eq(None::<chrono::NaiveDateTime>),
        grants::refreshed_at.eq(now.naive()),
        grants::lease_owner.eq(None::<String>),
        grants::lease_until.eq(None::<chrono::NaiveDateTime>),
    ))
    .execute(db)?;
    Ok(stored == 1)
}

/// The provider said `invalid_grant` about this generation. Whether it was still the newest.
pub fn mark_dead(
    db: &mut Db,
    company: CompanyId,
    holder: Holder,
    generation: i64,
    now: Moment,
) -> Result<bool> {
    let marked = diesel::update(
        grants::table
            .find((company.0, holder.provider(), holder.subject()))
            .filter(grants::generation.eq(generation)),
    )
    .set((
        grants::alive.eq(false),
        grants::dead_at.eq(Some(now.naive())),
        grants::lease_owner.eq(None::<String>),
        grants::lease_until.eq(None::<chrono::NaiveDateTime>),
    ))
    .execute(db)?;
    Ok(marked == 1)
}

/// The provider asked to be left alone; an earlier wish that lasts longer stays.
pub fn rest(db: &mut Db, company: CompanyId, holder: Holder, until: Moment) -> Result<()> {
    let shorter = grants::rests_until
        .is_null()
        .or(grants::rests_until.lt(until.naive()));
    diesel::update(
        grants::table
            .find((company.0, holder.provider(), holder.subject()))
            .filter(shorter),
    )
    .set(grants::rests_until.eq(Some(until.naive())))
    .execute(db)?;
    Ok(())
}

/// Tokens are destroyed, not marked.
pub fn delete(db: &mut Db, company: CompanyId, holder: Holder) -> Result<()> {
    diesel::delete(grants::table.find((company.0, holder.provider(), holder.subject())))
        .execute(db)?;
    Ok(())
}

/// Companies that hold a grant nobody used since `idle`, or one that a provider took back before `dead`.
pub fn companies_with_old(
    db: &mut Db,
    idle: Moment,
    dead: Moment,
    limit: i64,
) -> Result<Vec<CompanyId>> {
    let unused = grants::table
        .filter(grants::alive.and(grants::refreshed_at.lt(idle.naive())))
        .select(grants::company_id)
        .limit(limit);
    let taken_back = grants::table
        .filter(grants::dead_at.lt(dead.naive()))
        .filter(grants::provider.eq("pipedrive"))
        .select(grants::company_id)
        .limit(limit);
    let mut found: Vec<i64> = unused.load(db)?;
    found.extend(taken_back.load::<i64>(db)?);
    found.sort_unstable();
    found.dedup();
    Ok(found.into_iter().map(CompanyId).collect())
}

/// A grant that wants attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old {
    /// Alive and unused for long.
    Idle(Holder),
    /// This person's permission was taken back long ago.
    Gone(UserId),
}

/// The old grants of a company, as in [`companies_with_old`].
pub fn old_of(db: &mut Db, company: CompanyId, idle: Moment, dead: Moment) -> Result<Vec<Old>> {
    type Row = (
        String,
        String,
        bool,
        chrono::NaiveDateTime,
        Option<chrono::NaiveDateTime>,
    );
    let rows: Vec<Row> = grants::table
        .filter(grants::company_id.eq(company.0))
        .select((
            grants::provider,
            grants::subject,
            grants::alive,
            grants::refreshed_at,
            grants::dead_at,
        ))
        .load(db)?;
    let judged = rows
        .into_iter()
        .filter_map(|(provider, subject, alive, refreshed, dead_at)| {
            let user = (provider == "pipedrive")
                .then(|| subject.parse().ok().map(UserId))
                .flatten();
            match (alive, user) {
                (true, Some(user)) if refreshed < idle.naive() => {
                    Some(Old::Idle(Holder::Pipedrive(user)))
                }
                (true, None) if refreshed < idle.naive() => Some(Old::Idle(Holder::QuickBooks)),
                (false, Some(user)) if dead_at.is_some_and(|at| at < dead.naive()) => {
                    Some(Old::Gone(user))
                }
                _ => None,
            }
        });
    Ok(judged.collect())
}
