//! Single-use keys: OAuth states, tickets, and the Basic pairs of our webhooks. Only hashes are stored.

use diesel::prelude::*;

use super::Result;
use super::backend::Db;
use super::schema::{oauth_states, pipedrive_hooks, tickets};
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::moment::Moment;

/// What a state was made for; a code never changes providers (threat model O4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Install,
    Connect,
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Self::Install => "install",
            Self::Connect => "connect",
        }
    }
}

pub struct NewState<'a> {
    pub hash: &'a str,
    pub purpose: Purpose,
    pub who: Option<(CompanyId, UserId)>,
    /// Of the cookie that binds it to a browser.
    pub cookie_hash: &'a str,
    pub expires: Moment,
}

pub fn put_state(db: &mut Db, state: &NewState<'_>, now: Moment) -> Result<()> {
    diesel::delete(oauth_states::table.filter(oauth_states::expires_at.lt(now.naive())))
        .execute(db)?;
    diesel::insert_into(oauth_states::table)
        .values((
            oauth_states::state_hash.eq(state.hash),
            oauth_states::purpose.eq(state.purpose.key()),
            oauth_states::company_id.eq(state.who.map(|(company, _)| company.0)),
            oauth_states::user_id.eq(state.who.map(|(_, user)| user.0)),
            oauth_states::cookie_hash.eq(state.cookie_hash),
            oauth_states::expires_at.eq(state.expires.naive()),
        ))
        .execute(db)?;
    Ok(())
}

/// Who a state belongs to; `None` inside for an installation, which has nobody yet.
pub type StateOwner = Option<(CompanyId, UserId)>;

/// Uses a state up, whether it fits or not; its owner if purpose, browser and time agree.
pub fn take_state(
    db: &mut Db,
    hash: &str,
    purpose: Purpose,
    cookie_hash: &str,
    now: Moment,
) -> Result<Option<StateOwner>> {
    type Row = (
        String,
        Option<i64>,
        Option<i64>,
        String,
        chrono::NaiveDateTime,
    );
    let row: Option<Row> = oauth_states::table
        .find(hash)
        .select((
            oauth_states::purpose,
            oauth_states::company_id,
            oauth_states::user_id,
            oauth_states::cookie_hash,
            oauth_states::expires_at,
        ))
        .first(db)
        .optional()?;
    diesel::delete(oauth_states::table.find(hash)).execute(db)?;
    Ok(row.and_then(|(made_for, company, user, cookie, expires)| {
        let fits =
            made_for == purpose.key() && cookie == cookie_hash && Moment::from(expires) > now;
        fits.then(|| {
            company
                .zip(user)
                .map(|(company, user)| (CompanyId(company), UserId(user)))
        })
    }))
}

/// A key for one download or one top-level window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    pub company: CompanyId,
    pub user: UserId,
    pub purpose: String,
    pub object: String,
}

pub fn put_ticket(
    db: &mut Db,
    hash: &str,
    ticket: &Ticket,
    now: Moment,
    expires: Moment,
) -> Result<()> {
    diesel::delete(tickets::table.filter(tickets::expires_at.lt(now.naive()))).execute(db)?;
    diesel::insert_into(tickets::table)
        .values((
            tickets::ticket_hash.eq(hash),
            tickets::company_id.eq(ticket.company.0),
            tickets::user_id.eq(ticket.user.0),
            tickets::purpose.eq(&ticket.purpose),
            tickets::object.eq(&ticket.object),
            tickets::expires_at.eq(expires.naive()),
        ))
        .execute(db)?;
    Ok(())
}

/// Uses a ticket up.
pub fn take_ticket(db: &mut Db, hash: &str, purpose: &str, now: Moment) -> Result<Option<Ticket>> {
    type Row = (i64, i64, String, String, chrono::NaiveDateTime);
    let row: Option<Row> = tickets::table
        .find(hash)
        .select((
            tickets::company_id,
            tickets::user_id,
            tickets::purpose,
            tickets::object,
            tickets::expires_at,
        ))
        .first(db)
        .optional()?;
    diesel::delete(tickets::table.find(hash)).execute(db)?;
    Ok(row
        .filter(|row| row.2 == purpose && Moment::from(row.4) > now)
        .map(|(company, user, purpose, object, _)| Ticket {
            company: CompanyId(company),
            user: UserId(user),
            purpose,
            object,
        }))
}

/// The Basic pair of one of our webhooks.
pub struct NewHook<'a> {
    pub company: CompanyId,
    pub user: UserId,
    pub name: &'a str,
    pub password_hash: &'a str,
    pub hook_id: Option<i64>,
}

pub fn put_hook(db: &mut Db, hook: &NewHook<'_>) -> Result<()> {
    diesel::delete(pipedrive_hooks::table.find((hook.company.0, hook.user.0, hook.name)))
        .execute(db)?;
    diesel::insert_into(pipedrive_hooks::table)
        .values((
            pipedrive_hooks::company_id.eq(hook.company.0),
            pipedrive_hooks::user_id.eq(hook.user.0),
            pipedrive_hooks::name.eq(hook.name),
            pipedrive_hooks::password_hash.eq(hook.password_hash),
            pipedrive_hooks::hook_id.eq(hook.hook_id),
        ))
        .execute(db)?;
    Ok(())
}

/// The hash of the password of an installation's webhooks, if it has any.
pub fn hook_password(
    db: &mut Db,
    company: CompanyId,
    user: UserId,
    name: &str,
) -> Result<Option<String>> {
    Ok(pipedrive_hooks::table
        .find((company.0, user.0, name))
        .select(pipedrive_hooks::password_hash)
        .first(db)
        .optional()?)
}
