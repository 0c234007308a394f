//! The settings of a company: where the parts of an invoice come from, when it is due, how the connection is.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::NaiveDate;

use super::open_panel::{self, Access};
use super::{Context, JourneyError, Who, access};
use crate::domain::deal::{Record, RecordField};
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::moment::{Moment, due_after};
use crate::domain::money::Currency;
use crate::domain::problem::Problem;
use crate::domain::settings::{MOST_DUE_DAYS, Settings, Source};
use crate::storage::connections::{self, Connection, ConnectionState};
use crate::storage::{Db, Result as Stored, companies};

/// How long read field definitions are good for.
const FIELDS_SECONDS: i64 = 3600;
const MOST_REMEMBERED: usize = 2000;

/// Field definitions of Pipedrive, by company.
#[derive(Default)]
pub struct KnownFields(Mutex<HashMap<CompanyId, (Moment, Vec<RecordField>)>>);

impl KnownFields {
    fn get(&self, company: CompanyId, now: Moment) -> Option<Vec<RecordField>> {
        let known = self.0.lock().ok()?;
        known
            .get(&company)
            .filter(|(at, _)| now.seconds_since(*at).abs() < FIELDS_SECONDS)
            .map(|(_, fields)| fields.clone())
    }

    fn put(&self, company: CompanyId, now: Moment, fields: Vec<RecordField>) {
        if let Ok(mut known) = self.0.lock() {
            if known.len() >= MOST_REMEMBERED {
                known.clear();
            }
            known.insert(company, (now, fields));
        }
    }
}

/// Somebody who would like to take over.
#[derive(Debug, Clone)]
pub struct Request {
    pub user: UserId,
    pub name: String,
}

pub enum SettingsPage {
    NotInstalled,
    NotOwner {
        owner: String,
        asked: bool,
        /// An admin of the Pipedrive company may confirm in the owner's place.
        can_confirm: bool,
        requests: Vec<Request>,
    },
    Owner(Box<SettingsView>),
}

#[derive(Debug, Clone)]
pub enum ConnectionView {
    NotConnected,
    Live {
        company: String,
        since: Moment,
        by: String,
        currency: Option<Currency>,
        last_event: Option<Moment>,
        /// The first reading of the lists is under way.
        reading: bool,
    },
    Lost {
        company: String,
        since: Moment,
    },
}

#[derive(Debug, Clone)]
pub struct SettingsView {
    pub company: String,
    pub connection: ConnectionView,
    pub settings: Settings,
    pub fields: Vec<RecordField>,
    /// `false`: Pipedrive did not answer; only built-in fields are offered.
    pub fields_known: bool,
    /// Issued today, due then.
    pub example: (NaiveDate, NaiveDate),
    pub requests: Vec<Request>,
    /// Changes when the connection does.
    pub version: String,
}

/// The form as it was typed; sources by [`Source::code`] or empty.
#[derive(Debug, Clone, Default)]
pub struct SettingsInput {
    pub to: String,
    pub address: String,
    pub email: String,
    pub tax_number: String,
    pub due_days: String,
}

pub enum Saved {
    Saved,
    /// Field (`to`, `address`, `email`, `tax_number`, `due_days`) and what is wrong with it.
    Wrong(Vec<(&'static str, Problem)>),
}

pub async fn view(ctx: &Context, who: Who) -> Result<SettingsPage, JourneyError> {
    let (access, requests, home, is_admin) = ctx
        .store
        .read(move |db| {
            let access = open_panel::access(db, who.company, who.user)?;
            let is_admin =
                companies::user(db, who.company, who.user)?.is_some_and(|user| user.is_admin);
            Ok((
                access,
                requests(db, who.company)?,
                companies::find(db, who.company)?,
                is_admin,
            ))
        })
        .await?;
    let Some(home) = home else {
        return Ok(SettingsPage::NotInstalled);
    };
    match access {
        Access::NotInstalled => return Ok(SettingsPage::NotInstalled),
        Access::NotOwner { owner, asked } => {
            let requests = if is_admin { requests } else { Vec::new() };
            return Ok(SettingsPage::NotOwner {
                owner,
                asked,
                can_confirm: is_admin,
                requests,
            });
        }
        Access::Owner => {}
    }
    let fields = known_fields(ctx, who).await;
    let now = ctx.now();
    let (settings, connection, by) =
        ctx.store
            .read(move |db| {
                let connection = connections::find(db, who.company)?;
                let by = match &connection {
                    Some(connection) => companies::user(db, who.company, connection.connected_by)?
                        .map(|user| user.name),
                    None => None,
                };
                Ok((
                    companies::settings(db, who.company)?,
                    connection,
                    by.unwrap_or_default(),
                ))
            })
            .await?;
    let today = connection.as_ref().map_or_else(
        || now.day_in(chrono_tz::UTC),
        |connection| open_panel::today(connection, now),
    );
    let fields_known = fields.is_ok();
    Ok(SettingsPage::Owner(Box::new(SettingsView {
        company: home.name,
        version: connection.as_ref().map_or_else(
            || "0".to_owned(),
            |connection| connection.version.to_string(),
        ),
        connection: connection_view(connection, by),
        example: (today, due_after(today, settings.due_days)),
        settings,
        fields: fields.unwrap_or_else(|_| builtin()),
        fields_known,
        requests,
    })))
}

fn connection_view(connection: Option<Connection>, by: String) -> ConnectionView {
    let Some(connection) = connection else {
        return ConnectionView::NotConnected;
    };
    let company = connection
        .profile
        .as_ref()
        .map(|profile| profile.company_name.clone())
        .unwrap_or_default();
    match connection.state {
        ConnectionState::Ended => ConnectionView::NotConnected,
        ConnectionState::Lost => ConnectionView::Lost {
            company,
            since: connection.lost_at.unwrap_or(connection.connected_at),
        },
        ConnectionState::Live => ConnectionView::Live {
            company,
            since: connection.connected_at,
            by,
            currency: connection
                .profile
                .as_ref()
                .map(|profile| profile.home_currency),
            last_event: connection.last_event_at,
            reading: connection.profile.is_none(),
        },
    }
}

fn requests(db: &mut Db, company: CompanyId) -> Stored<Vec<Request>> {
    let mut requests = Vec::new();
    for user in companies::handovers(db, company)? {
        if let Some(person) = companies::user(db, company, user)?.filter(|person| person.installed)
        {
            requests.push(Request {
                user,
                name: person.name,
            });
        }
    }
    Ok(requests)
}

/// The fields that can be mapped: 10 tokens a record kind, at most once an hour.
pub(super) async fn known_fields(
    ctx: &Context,
    who: Who,
) -> Result<Vec<RecordField>, JourneyError> {
    if let Some(fields) = ctx.known_fields.get(who.company, ctx.now()) {
        return Ok(fields);
    }
    let of = |record| {
        access::with_pipedrive(ctx, who, move |session| async move {
            session.fields(record).await
        })
    };
    let (organization, person, deal) = tokio::try_join!(
        of(Record::Organization),
        of(Record::Person),
        of(Record::Deal)
    )?;
    let mut fields = organization;
    fields.extend(person);
    fields.extend(deal);
    ctx.known_fields.put(who.company, ctx.now(), fields.clone());
    Ok(fields)
}

fn builtin() -> Vec<RecordField> {
    [
        (Record::Organization, "name", "Name"),
        (Record::Organization, "address", "Address"),
        (Record::Person, "name", "Name"),
        (Record::Person, "email", "Email"),
        (Record::Deal, "title", "Title"),
    ]
    .into_iter()
    .map(|(record, key, name)| RecordField {
        record,
        key: key.to_owned(),
        name: name.to_owned(),
        field_type: "varchar".to_owned(),
        is_custom: false,
    })
    .collect()
}

/// *Save*: checked against the fields that exist, stored for the company.
pub async fn save(ctx: &Context, who: Who, input: SettingsInput) -> Result<Saved, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let fields = known_fields(ctx, who).await?;
    let before = ctx
        .store
        .read(move |db| companies::settings(db, who.company))
        .await?;
    let mut wrong = Vec::new();
    let mut source = |name: &'static str, code: &str, needed: bool| -> Option<Source> {
        if code.is_empty() {
            if needed {
                wrong.push((name, Problem::Empty));
            }
            return None;
        }
        let found = Source::parse(code).filter(|source| {
            fields.iter().any(|field| {
                field.record == source.record
                    && (field.key == source.key
                        || source.key.starts_with(&format!("{}.", field.key)))
            })
        });
        if found.is_none() {
            wrong.push((name, Problem::Other("gone".to_owned())));
        }
        found
    };
    let settings = Settings {
        to: source("to", &input.to, true),
        address: source("address", &input.address, false),
        email: source("email", &input.email, false),
        tax_number: source("tax_number", &input.tax_number, false),
        due_days: 0,
        ..before
    };
    let settings = match days(&input.due_days) {
        Ok(due_days) => Settings {
            due_days,
            ..settings
        },
        Err(problem) => {
            wrong.push(("due_days", problem));
            settings
        }
    };
    if !wrong.is_empty() {
        return Ok(Saved::Wrong(wrong));
    }
    ctx.store
        .write(move |db| companies::save_settings(db, who.company, &settings))
        .await?;
    Ok(Saved::Saved)
}

fn days(text: &str) -> Result<u16, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::NotANumber);
    }
    let range = || Problem::OutOfRange {
        least: 0.into(),
        most: MOST_DUE_DAYS.into(),
    };
    text.parse::<u16>()
        .ok()
        .filter(|days| *days <= MOST_DUE_DAYS)
        .ok_or_else(range)
}

/// *An invoice of today is due on …*, while the number is typed.
pub async fn example(
    ctx: &Context,
    who: Who,
    due_days: &str,
) -> Result<Option<(NaiveDate, NaiveDate)>, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (now, days) = (ctx.now(), days(due_days).ok());
    let connection = ctx
        .store
        .read(move |db| connections::find(db, who.company))
        .await?;
    let today = connection.map_or_else(
        || now.day_in(chrono_tz::UTC),
        |connection| open_panel::today(&connection, now),
    );
    Ok(days.map(|days| (today, due_after(today, days))))
}
