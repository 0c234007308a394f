//! Pipedrive companies and the people of them who installed us.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::backend::{Db, on_backend};
use super::schema::{companies, handovers, house_keys, pipedrive_hooks, users};
use super::seal::{DataKey, Vault};
use super::{Result, StorageError};
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::moment::Moment;
use crate::domain::settings::Settings;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    pub id: CompanyId,
    pub name: String,
    /// The subdomain only.
    pub domain: String,
    pub api_base: String,
    pub owner: Option<UserId>,
    /// The deal field we keep up to date; its changes are what the Changelog shows.
    pub deal_field: Option<String>,
    pub removed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub company: CompanyId,
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub is_admin: bool,
    pub language: Option<String>,
    pub language_country: Option<String>,
    pub locale: Option<String>,
    /// Chosen in our settings: a tag like `pt-BR`. Without it the profile decides.
    pub chosen_language: Option<String>,
    pub installed: bool,
}

/// What an installation tells us about a company.
#[derive(Debug, Clone)]
pub struct CompanyFacts {
    pub id: CompanyId,
    pub name: String,
    pub domain: String,
    pub api_base: String,
}

pub(super) fn data_key_place(company: CompanyId) -> String {
    format!("companies.data_key/{company}")
}

/// Stores the company, or what is new about it. Revives a removed one.
pub fn upsert(db: &mut Db, vault: &Vault, facts: &CompanyFacts, now: Moment) -> Result<()> {
    let known = diesel::update(companies::table.find(facts.id.0))
        .set((
            companies::name.eq(&facts.name),
            companies::domain.eq(&facts.domain),
            companies::api_base.eq(&facts.api_base),
            companies::removed_at.eq(None::<chrono::NaiveDateTime>),
        ))
        .execute(db)?;
    if known == 0 {
        let (_, sealed) = vault.new_data_key(&data_key_place(facts.id))?;
        diesel::insert_into(companies::table)
            .values((
                companies::company_id.eq(facts.id.0),
                companies::name.eq(&facts.name),
                companies::domain.eq(&facts.domain),
                companies::api_base.eq(&facts.api_base),
                companies::data_key.eq(sealed),
                companies::created_at.eq(now.naive()),
            ))
            .execute(db)?;
    }
    Ok(())
}

pub fn find(db: &mut Db, company: CompanyId) -> Result<Option<Company>> {
    type Row = (
        i64,
        String,
        String,
        String,
        Option<i64>,
        Option<String>,
        Option<chrono::NaiveDateTime>,
    );
    let row: Option<Row> = companies::table
        .find(company.0)
        .select((
            companies::company_id,
            companies::name,
            companies::domain,
            companies::api_base,
            companies::owner_user,
            companies::deal_field,
            companies::removed_at,
        ))
        .first(db)
        .optional()?;
    Ok(row.map(
        |(id, name, domain, api_base, owner, deal_field, removed)| Company {
            id: CompanyId(id),
            name,
            domain,
            api_base,
            owner: owner.map(UserId),
            deal_field,
            removed: removed.is_some(),
        },
    ))
}

pub fn data_key(db: &mut Db, vault: &Vault, company: CompanyId) -> Result<DataKey> {
    let sealed: String = companies::table
        .find(company.0)
        .select(companies::data_key)
        .first(db)?;
    Ok(vault.open_key(&sealed, &data_key_place(company))?)
}

/// Makes the user the owner if the company has none; who owns it afterwards.
pub fn claim(db: &mut Db, company: CompanyId, user: UserId) -> Result<Option<UserId>> {
    diesel::update(
        companies::table
            .find(company.0)
            .filter(companies::owner_user.is_null()),
    )
    .set(companies::owner_user.eq(user.0))
    .execute(db)?;
    let owner: Option<i64> = companies::table
        .find(company.0)
        .select(companies::owner_user)
        .first(db)?;
    Ok(owner.map(UserId))
}

pub fn set_owner(db: &mut Db, company: CompanyId, owner: Option<UserId>) -> Result<()> {
    diesel::update(companies::table.find(company.0))
        .set(companies::owner_user.eq(owner.map(|user| user.0)))
        .execute(db)?;
    Ok(())
}

pub fn set_api_base(db: &mut Db, company: CompanyId, api_base: &str) -> Result<()> {
    diesel::update(companies::table.find(company.0))
        .set(companies::api_base.eq(api_base))
        .execute(db)?;
    Ok(())
}

pub fn set_deal_field(db: &mut Db, company: CompanyId, code: Option<&str>) -> Result<()> {
    diesel::update(companies::table.find(company.0))
        .set(companies::deal_field.eq(code))
        .execute(db)?;
    Ok(())
}

/// Where Pipedrive keeps what we write to deals.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct FieldCodes {
    /// [`DealField::key`](crate::domain::settings::DealField::key) → code of the custom field.
    pub codes: BTreeMap<String, String>,
    /// What Pipedrive said where it made no field.
    pub refused: BTreeMap<String, String>,
}

/// The code of the summary is in [`Company::deal_field`].
pub fn field_codes(db: &mut Db, company: CompanyId) -> Result<FieldCodes> {
    let stored: Option<Option<String>> = companies::table
        .find(company.0)
        .select(companies::deal_fields)
        .first(db)
        .optional()?;
    match stored.flatten() {
        None => Ok(FieldCodes::default()),
        Some(text) => Ok(serde_json::from_str(&text)?),
    }
}

pub fn set_field_codes(db: &mut Db, company: CompanyId, codes: &FieldCodes) -> Result<()> {
    diesel::update(companies::table.find(company.0))
        .set(companies::deal_fields.eq(Some(serde_json::to_string(codes)?)))
        .execute(db)?;
    Ok(())
}

/// Since when nobody has us installed, if so.
pub fn removed_at(db: &mut Db, company: CompanyId) -> Result<Option<Moment>> {
    let at: Option<Option<chrono::NaiveDateTime>> = companies::table
        .find(company.0)
        .select(companies::removed_at)
        .first(db)
        .optional()?;
    Ok(at.flatten().map(Into::into))
}

pub fn mark_removed(db: &mut Db, company: CompanyId, now: Moment) -> Result<()> {
    diesel::update(companies::table.find(company.0))
        .set(companies::removed_at.eq(Some(now.naive())))
        .execute(db)?;
    Ok(())
}

pub fn settings(db: &mut Db, company: CompanyId) -> Result<Settings> {
    let stored: Option<Option<String>> = companies::table
        .find(company.0)
        .select(companies::settings)
        .first(db)
        .optional()?;
    match stored.flatten() {
        None => Ok(Settings::default()),
        Some(text) => Ok(serde_json::from_str(&text)?),
    }
}

pub fn save_settings(db: &mut Db, company: CompanyId, settings: &Settings) -> Result<()> {
    diesel::update(companies::table.find(company.0))
        .set((
            companies::settings.eq(Some(serde_json::to_string(settings)?)),
            companies::settings_version.eq(companies::settings_version + 1),
        ))
        .execute(db)?;
    Ok(())
}

pub fn upsert_user(db: &mut Db, user: &User, now: Moment) -> Result<()> {
    let facts = (
        users::name.eq(&user.name),
        users::email.eq(&user.email),
        users::is_admin.eq(user.is_admin),
        users::language.eq(user.language.as_deref()),
        users::language_country.eq(user.language_country.as_deref()),
        users::locale.eq(user.locale.as_deref()),
        users::seen_at.eq(now.naive()),
        users::removed_at.eq(None::<chrono::NaiveDateTime>),
    );
    let known = diesel::update(users::table.find((user.company.0, user.id.0)))
        .set(facts)
        .execute(db)?;
    if known == 0 {
        diesel::insert_into(users::table)
            .values((
                users::company_id.eq(user.company.0),
                users::user_id.eq(user.id.0),
                users::name.eq(&user.name),
                users::email.eq(&user.email),
                users::is_admin.eq(user.is_admin),
                users::language.eq(user.language.as_deref()),
                users::language_country.eq(user.language_country.as_deref()),
                users::locale.eq(user.locale.as_deref()),
                users::installed_at.eq(now.naive()),
                users::seen_at.eq(now.naive()),
            ))
            .execute(db)?;
    }
    Ok(())
}

pub(super) type UserRow = (
    i64,
    i64,
    String,
    String,
    bool,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<chrono::NaiveDateTime>,
);

pub(super) const USER_COLUMNS: (
    users::company_id,
    users::user_id,
    users::name,
    users::email,
    users::is_admin,
    users::language,
    users::language_country,
    users::locale,
    users::chosen_language,
    users::removed_at,
) = (
    users::company_id,
    users::user_id,
    users::name,
    users::email,
    users::is_admin,
    users::language,
    users::language_country,
    users::locale,
    users::chosen_language,
    users::removed_at,
);

pub(super) fn user_from(row: UserRow) -> User {
    let (company, id, name, email, is_admin, language, language_country, locale, chosen, removed) =
        row;
    User {
        company: CompanyId(company),
        id: UserId(id),
        name,
        email,
        is_admin,
        language,
        language_country,
        locale,
        chosen_language: chosen,
        installed: removed.is_none(),
    }
}

pub fn user(db: &mut Db, company: CompanyId, user: UserId) -> Result<Option<User>> {
    let row: Option<UserRow> = users::table
        .find((company.0, user.0))
        .select(USER_COLUMNS)
        .first(db)
        .optional()?;
    Ok(row.map(user_from))
}

/// Who stands at a door, in one trip: the person as we know them and their company's owner; `None` where either is
/// unknown or the company has removed us.
pub fn at_door(
    db: &mut Db,
    company: CompanyId,
    user: UserId,
) -> Result<Option<(User, Option<UserId>)>> {
    let query = users::table
        .find((company.0, user.0))
        .inner_join(companies::table.on(companies::company_id.eq(users::company_id)))
        .filter(companies::removed_at.is_null())
        .select((companies::owner_user, USER_COLUMNS));
    let row: Option<(Option<i64>, UserRow)> =
        on_backend!(db, conn => query.first(conn)).optional()?;
    Ok(row.map(|(owner, person)| (user_from(person), owner.map(UserId))))
}

/// People of the company who have us installed, oldest installation first.
pub fn installed_users(db: &mut Db, company: CompanyId) -> Result<Vec<User>> {
    let rows: Vec<UserRow> = users::table
        .filter(
            users::company_id
                .eq(company.0)
                .and(users::removed_at.is_null()),
        )
        .order((users::installed_at, users::user_id))
        .limit(500)
        .select(USER_COLUMNS)
        .load(db)?;
    Ok(rows.into_iter().map(user_from).collect())
}

/// `None`: as in Pipedrive.
pub fn choose_language(
    db: &mut Db,
    company: CompanyId,
    user: UserId,
    tag: Option<&str>,
) -> Result<()> {
    diesel::update(users::table.find((company.0, user.0)))
        .set(users::chosen_language.eq(tag))
        .execute(db)?;
    Ok(())
}

pub fn mark_user_removed(db: &mut Db, company: CompanyId, user: UserId, now: Moment) -> Result<()> {
    diesel::update(users::table.find((company.0, user.0)))
        .set(users::removed_at.eq(Some(now.naive())))
        .execute(db)?;
    diesel::delete(handovers::table.find((company.0, user.0))).execute(db)?;
    diesel::delete(
        pipedrive_hooks::table.filter(
            pipedrive_hooks::company_id
                .eq(company.0)
                .and(pipedrive_hooks::user_id.eq(user.0)),
        ),
    )
    .execute(db)?;
    Ok(())
}

/// The key of the blind index over realms: made once, never changed by rotation.
pub fn realm_index_key(db: &mut Db, vault: &Vault) -> Result<DataKey> {
    const NAME: &str = "realm_index";
    if let Some(known) = vault.index_key.get() {
        return Ok(known.clone());
    }
    let find = |db: &mut Db| {
        house_keys::table
            .find(NAME)
            .select(house_keys::sealed)
            .first::<String>(db)
            .optional()
    };
    if let Some(sealed) = find(db)? {
        return Ok(vault.open_key(&sealed, NAME)?);
    }
    let (_, sealed) = vault.new_data_key(NAME)?;
    let insert = diesel::insert_into(house_keys::table)
        .values((house_keys::name.eq(NAME), house_keys::sealed.eq(sealed)))
        .on_conflict(house_keys::name)
        .do_nothing();
    on_backend!(db, conn => insert.execute(conn))?;
    let sealed = find(db)?.ok_or_else(|| StorageError::Corrupt("house_keys lost a row".into()))?;
    Ok(vault.open_key(&sealed, NAME)?)
}
