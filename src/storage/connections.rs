//! The QuickBooks company a Pipedrive company is connected to.

use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::backend::Db;
use super::fixed::{Fixed, fixed};
use super::schema::{companies as schema_companies, connections, jobs};
use super::seal::Vault;
use super::{Result, StorageError, companies};
use crate::domain::books::BooksProfile;
use crate::domain::ids::{CompanyId, RealmId, RealmKey, UserId};
use crate::domain::job::Job;
use crate::domain::moment::Moment;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionState {
    Live,
    /// The grant is dead: *Reconnect*.
    Lost,
    /// A person disconnected.
    Ended,
}

impl ConnectionState {
    fn key(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Lost => "lost",
            Self::Ended => "ended",
        }
    }

    fn parse(key: &str) -> Result<Self> {
        match key {
            "live" => Ok(Self::Live),
            "lost" => Ok(Self::Lost),
            "ended" => Ok(Self::Ended),
            other => Err(StorageError::Corrupt(format!("connection state `{other}`"))),
        }
    }
}

#[derive(Debug, Clone)]
pub struct Connection {
    pub realm_key: RealmKey,
    pub environment: String,
    pub state: ConnectionState,
    /// `None` until the books were read for the first time.
    pub profile: Option<BooksProfile>,
    pub connected_at: Moment,
    pub connected_by: UserId,
    pub lost_at: Option<Moment>,
    pub books_read_at: Option<Moment>,
    pub last_event_at: Option<Moment>,
    pub last_looked_at: Option<Moment>,
    pub version: i64,
    /// Rises whenever our copies of QuickBooks' lists change.
    pub books_version: i64,
}

type Row = (
    String,
    String,
    String,
    Option<String>,
    chrono::NaiveDateTime,
    i64,
    Option<chrono::NaiveDateTime>,
    Option<chrono::NaiveDateTime>,
    Option<chrono::NaiveDateTime>,
    Option<chrono::NaiveDateTime>,
    i64,
    i64,
);

pub fn find(db: &mut Db, company: CompanyId) -> Result<Option<Connection>> {
    let row: Option<Row> = connections::table
        .find(company.0)
        .select((
            connections::realm_key,
            connections::environment,
            connections::state,
            connections::profile,
            connections::connected_at,
            connections::connected_by,
            connections::lost_at,
            connections::books_read_at,
            connections::last_event_at,
            connections::last_looked_at,
            connections::version,
            connections::books_version,
        ))
        .first(db)
        .optional()?;
    let Some((
        realm_key,
        environment,
        state,
        profile,
        connected_at,
        by,
        lost_at,
        read_at,
        event_at,
        looked_at,
        version,
        books_version,
    )) = row
    else {
        return Ok(None);
    };
    Ok(Some(Connection {
        realm_key: RealmKey(realm_key),
        environment,
        state: ConnectionState::parse(&state)?,
        profile: profile
            .map(|text| serde_json::from_str(&text))
            .transpose()?,
        connected_at: connected_at.into(),
        connected_by: UserId(by),
        lost_at: lost_at.map(Into::into),
        books_read_at: read_at.map(Into::into),
        last_event_at: event_at.map(Into::into),
        last_looked_at: looked_at.map(Into::into),
        version,
        books_version,
    }))
}

fn realm_place(company: CompanyId) -> String {
    format!("connections.realm/{company}")
}

/// The blind index of a realm in an environment.
pub fn realm_key(db: &mut Db, vault: &Vault, environment: &str, realm: &str) -> Result<RealmKey> {
    let key = companies::realm_index_key(db, vault)?;
    Ok(RealmKey(
        key.blind_index(&format!("{environment}/{realm}"))?,
    ))
}

/// In the words of `connections_one_home`: an index of some rows serves only who says so in its own words.
fn not_ended() -> Fixed<Bool> {
    fixed("state <> 'ended'")
}

/// Connects, replacing what was there. [`StorageError::Exists`]: the realm lives with another company.
pub fn connect(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    environment: &str,
    realm: &RealmId,
    by: UserId,
    now: Moment,
) -> Result<RealmKey> {
    let key = realm_key(db, vault, environment, realm.reveal())?;
    let elsewhere: i64 = connections::table
        .filter(
            connections::environment
                .eq(environment)
                .and(connections::realm_key.eq(key.as_str())),
        )
        .filter(not_ended())
        .filter(connections::company_id.ne(company.0))
        .count()
        .get_result(db)?;
    if elsewhere > 0 {
        return Err(StorageError::Exists);
    }
    let sealed =
        companies::data_key(db, vault, company)?.seal(&realm_place(company), realm.reveal())?;
    let before = find(db, company)?;
    let captured = rhythm(db, company)?.captured_at;
    let same = before.as_ref().filter(|before| before.realm_key == key);
    let profile = same
        .and_then(|before| before.profile.as_ref())
        .map(serde_json::to_string)
        .transpose()?;
    diesel::delete(connections::table.find(company.0)).execute(db)?;
    diesel::insert_into(connections::table)
        .values((
            connections::company_id.eq(company.0),
            connections::realm_key.eq(key.as_str()),
            connections::realm.eq(sealed),
            connections::environment.eq(environment),
            connections::state.eq(ConnectionState::Live.key()),
            connections::profile.eq(profile),
            connections::connected_at.eq(now.naive()),
            connections::connected_by.eq(by.0),
            connections::last_event_at.eq(same
                .and_then(|before| before.last_event_at)
                .map(Moment::naive)),
            // No invoice of a new company is known yet, so there is nothing to have missed.
            connections::captured_at.eq(captured.filter(|_| same.is_some()).unwrap_or(now).naive()),
            connections::version.eq(before.map_or(0, |before| before.version) + 1),
        ))
        .execute(db)?;
    Ok(key)
}

/// The realm itself, for a call to its provider.
pub fn realm(db: &mut Db, vault: &Vault, company: CompanyId) -> Result<Option<RealmId>> {
    let found: Option<(String, String)> = connections::table
        .find(company.0)
        .inner_join(
            schema_companies::table.on(schema_companies::company_id.eq(connections::company_id)),
        )
        .select((connections::realm, schema_companies::data_key))
        .first(db)
        .optional()?;
    let Some((sealed, key)) = found else {
        return Ok(None);
    };
    let key = vault.open_key(&key, &companies::data_key_place(company))?;
    let text = key.open(&realm_place(company), &sealed)?;
    RealmId::parse(&text)
        .map(Some)
        .map_err(|_| StorageError::Corrupt("realm".into()))
}

pub fn set_state(
    db: &mut Db,
    company: CompanyId,
    state: ConnectionState,
    now: Moment,
) -> Result<()> {
    let lost_at = (state == ConnectionState::Lost).then(|| now.naive());
    diesel::update(connections::table.find(company.0))
        .set((
            connections::state.eq(state.key()),
            connections::lost_at.eq(lost_at),
            connections::version.eq(connections::version + 1),
        ))
        .execute(db)?;
    Ok(())
}

/// The profile as it was just read.
pub fn set_profile(
    db: &mut Db,
    company: CompanyId,
    profile: &BooksProfile,
    now: Moment,
) -> Result<()> {
    diesel::update(connections::table.find(company.0))
        .set((
            connections::profile.eq(Some(serde_json::to_string(profile)?)),
            connections::books_read_at.eq(Some(now.naive())),
            connections::version.eq(connections::version + 1),
        ))
        .execute(db)?;
    Ok(())
}

pub fn note_event(db: &mut Db, company: CompanyId, now: Moment) -> Result<()> {
    diesel::update(connections::table.find(company.0))
        .set(connections::last_event_at.eq(Some(now.naive())))
        .execute(db)?;
    Ok(())
}

pub fn note_look(db: &mut Db, company: CompanyId, now: Moment) -> Result<()> {
    diesel::update(connections::table.find(company.0))
        .set(connections::last_looked_at.eq(Some(now.naive())))
        .execute(db)?;
    Ok(())
}

/// Which company a realm lives with.
pub fn company_of(
    db: &mut Db,
    environment: &str,
    key: &RealmKey,
) -> Result<Option<(CompanyId, Option<Moment>)>> {
    let row: Option<(i64, Option<chrono::NaiveDateTime>)> = connections::table
        .filter(
            connections::environment
                .eq(environment)
                .and(connections::realm_key.eq(key.as_str())),
        )
        .filter(not_ended())
        .select((connections::company_id, connections::last_looked_at))
        .first(db)
        .optional()?;
    Ok(row.map(|(company, looked)| (CompanyId(company), looked.map(Into::into))))
}

/// How far change data capture has told us everything, and how often it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    pub captured_at: Option<Moment>,
    pub seconds: i64,
}

pub fn rhythm(db: &mut Db, company: CompanyId) -> Result<Rhythm> {
    let row: Option<(Option<chrono::NaiveDateTime>, i64)> = connections::table
        .find(company.0)
        .select((connections::captured_at, connections::compare_seconds))
        .first(db)
        .optional()?;
    let (captured_at, seconds) = row.unwrap_or((None, 86_400));
    Ok(Rhythm {
        captured_at: captured_at.map(Into::into),
        seconds,
    })
}

pub fn set_rhythm(db: &mut Db, company: CompanyId, rhythm: Rhythm) -> Result<()> {
    diesel::update(connections::table.find(company.0))
        .set((
            connections::captured_at.eq(rhythm.captured_at.map(Moment::naive)),
            connections::compare_seconds.eq(rhythm.seconds),
        ))
        .execute(db)?;
    Ok(())
}

/// Living connections that no comparison waits for.
pub fn without_comparison(db: &mut Db, limit: i64) -> Result<Vec<CompanyId>> {
    let waits = jobs::table
        .filter(jobs::company_id.eq(connections::company_id))
        .filter(jobs::key.eq(Job::Compare.key()))
        .filter(jobs::state.eq("due"));
    let found: Vec<i64> = connections::table
        .filter(connections::state.eq(ConnectionState::Live.key()))
        .filter(diesel::dsl::not(diesel::dsl::exists(waits)))
        .select(connections::company_id)
        .limit(limit)
        .load(db)?;
    Ok(found.into_iter().map(CompanyId).collect())
}
