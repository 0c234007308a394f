//! The settings of a company: where the parts of an invoice come from, when it is due, how the connection is.

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use super::connection_view::ConnectionView;
use super::connection_view::connection_view;
use super::handover::{self, OFFER_SECONDS};
pub use super::known_fields::KnownFields;
use super::known_fields::builtin;
pub(super) use super::known_fields::known_fields;
use super::open_panel::{self, Access};
pub use super::settings_input::SettingsInput;
use super::settings_input::{Around, Books, Reader, days};
use super::{Context, JourneyError, Who, presets, tell, usage};
use crate::domain::books::BooksItem;
use crate::domain::deal::RecordField;
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::job::Job;
use crate::domain::moment::{Moment, due_after};
use crate::domain::money::Currency;
use crate::domain::preset::Preset;
use crate::domain::problem::Problem;
use crate::domain::settings::{Settings, Visibility};
use crate::storage::audit::{Trace, trace};
use crate::storage::companies::User;
use crate::storage::connections::{self, Connection};
use crate::storage::{Db, Result as Stored, books, companies, handovers, jobs, viewers};

/// Somebody who would like to take over.
#[derive(Debug, Clone)]
pub struct Request {
    pub user: UserId,
    pub name: String,
    pub at: Moment,
}

/// Somebody who may take over, by the owner's word.
#[derive(Debug, Clone)]
pub struct Offer {
    pub user: UserId,
    pub name: String,
    pub span: Span,
}

/// The first and the last day of an offer, in the company's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub since: NaiveDate,
    pub until: NaiveDate,
}

impl Span {
    fn of(at: Moment, connection: Option<&Connection>) -> Self {
        let day = |at| day_of(connection, at);
        Self {
            since: day(at),
            until: day(at.plus_seconds(OFFER_SECONDS)),
        }
    }
}

/// Offers that stand.
#[derive(Debug, Clone, Default)]
pub struct Handing {
    /// By the owner, to whom.
    pub offered: Vec<Offer>,
    /// To the person who looks.
    pub to_me: Option<Span>,
    /// Colleagues who could take over.
    pub candidates: Vec<(UserId, String)>,
}

pub enum SettingsPage {
    NotInstalled,
    NotOwner {
        owner: String,
        asked: bool,
        /// An admin of the Pipedrive company may confirm in the owner's place.
        can_confirm: bool,
        requests: Vec<Request>,
        more: Box<OtherView>,
    },
    Owner(Box<SettingsView>),
}

/// What a colleague sees besides who looks after invoices: where they go, and a language to choose.
#[derive(Debug, Clone)]
pub struct OtherView {
    pub company: String,
    /// When this person asked to take over.
    pub asked_at: Option<Moment>,
    pub handing: Handing,
    pub connection: ConnectionView,
    pub language: LanguageView,
}

/// One person's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LanguageView {
    /// A tag; `None`: as in Pipedrive.
    pub chosen: Option<String>,
    /// What Pipedrive says: language and country.
    pub profile: (Option<String>, Option<String>),
}

impl LanguageView {
    fn of(person: Option<User>) -> Self {
        person.map_or_else(Self::default, |person| Self {
            chosen: person.chosen_language,
            profile: (person.language, person.language_country),
        })
    }
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
    pub handing: Handing,
    pub presets: Vec<Preset>,
    pub choices: presets::Choices,
    /// Empty while QuickBooks is not connected.
    pub currencies: Vec<Currency>,
    /// The name of the item for lines without one.
    pub item: Option<String>,
    /// What Pipedrive said where it made no field: key → sentence.
    pub refused_fields: BTreeMap<String, String>,
    pub language: LanguageView,
    /// Changes when the connection does.
    pub version: String,
}

pub enum Saved {
    Saved,
    /// Field (`to`, `address`, `email`, `tax_number`, `due_days`, …) and what is wrong with it.
    Wrong(Vec<(&'static str, Problem)>),
}

pub async fn view(ctx: &Context, who: Who) -> Result<SettingsPage, JourneyError> {
    let now = ctx.now();
    let vault = ctx.store.vault();
    let rests = usage::is_spent(ctx).await?.then(|| usage::next_month(now));
    let (access, requests, home, person, connection, handing) = ctx
        .store
        .read(move |db| {
            Ok((
                open_panel::access(db, who.company, who.user)?,
                requests(db, who.company)?,
                companies::find(db, who.company)?,
                companies::user(db, who.company, who.user)?,
                connection_view(db, &vault, who.company, now, rests)?,
                handing(db, who, now)?,
            ))
        })
        .await?;
    let Some(home) = home else {
        return Ok(SettingsPage::NotInstalled);
    };
    let (connection, version) = connection;
    match access {
        Access::NotInstalled => return Ok(SettingsPage::NotInstalled),
        Access::NotOwner { owner, asked } | Access::Viewer { owner, asked, .. } => {
            let asked_at = requests
                .iter()
                .find(|request| request.user == who.user)
                .map(|request| request.at);
            let is_admin = person.as_ref().is_some_and(|user| user.is_admin);
            let requests = if is_admin { requests } else { Vec::new() };
            return Ok(SettingsPage::NotOwner {
                owner,
                asked,
                can_confirm: is_admin,
                requests,
                more: Box::new(OtherView {
                    company: home.name,
                    asked_at,
                    handing,
                    connection,
                    language: LanguageView::of(person),
                }),
            });
        }
        Access::Owner => {}
    }
    let fields = known_fields(ctx, who).await;
    let decided = ctx.store.read(move |db| decided(db, who, now)).await?;
    let fields_known = fields.is_ok();
    Ok(SettingsPage::Owner(Box::new(SettingsView {
        company: home.name,
        version,
        connection,
        fields: fields.unwrap_or_else(|_| builtin()),
        fields_known,
        requests,
        handing,
        language: LanguageView::of(person),
        example: (
            decided.today,
            due_after(decided.today, decided.settings.due_days),
        ),
        settings: decided.settings,
        presets: decided.presets,
        choices: decided.choices,
        currencies: decided.currencies,
        item: decided.item,
        refused_fields: decided.refused_fields,
    })))
}

/// What the company decided, and what its books offer to decide.
struct Decided {
    settings: Settings,
    today: NaiveDate,
    presets: Vec<Preset>,
    choices: presets::Choices,
    currencies: Vec<Currency>,
    item: Option<String>,
    refused_fields: BTreeMap<String, String>,
}

/// Without books of its own a company has no zone.
fn day_of(connection: Option<&Connection>, at: Moment) -> NaiveDate {
    connection.map_or_else(
        || at.day_in(chrono_tz::UTC),
        |connection| open_panel::today(connection, at),
    )
}

fn decided(db: &mut Db, who: Who, now: Moment) -> Stored<Decided> {
    let settings = companies::settings(db, who.company)?;
    let connection = connections::find(db, who.company)?;
    let today = day_of(connection.as_ref(), now);
    let item = match (&settings.item, &connection) {
        (Some(item), Some(connection)) => {
            books::get::<BooksItem>(db, who.company, &connection.realm_key, item.as_str())?
                .map(|item| item.full_name)
        }
        _ => None,
    };
    Ok(Decided {
        today,
        presets: crate::storage::presets::list(db, who.company)?,
        choices: presets::choices(db, who)?,
        currencies: currencies(connection.as_ref(), settings.currency),
        item,
        refused_fields: companies::field_codes(db, who.company)?.refused,
        settings,
    })
}

/// Offered beside the home currency where a company bills in several.
const USUAL: [&str; 10] = [
    "AUD", "BRL", "CAD", "CHF", "EUR", "GBP", "JPY", "PLN", "UAH", "USD",
];

fn currencies(connection: Option<&Connection>, chosen: Option<Currency>) -> Vec<Currency> {
    let Some(profile) = connection.and_then(|connection| connection.profile.as_ref()) else {
        return chosen.into_iter().collect();
    };
    let mut offered = vec![profile.home_currency];
    if profile.multicurrency {
        offered.extend(USUAL.iter().filter_map(|code| Currency::parse(code).ok()));
    }
    offered.extend(chosen);
    let mut seen = std::collections::BTreeSet::new();
    offered.retain(|currency| seen.insert(*currency));
    offered
}

fn requests(db: &mut Db, company: CompanyId) -> Stored<Vec<Request>> {
    let mut requests = Vec::new();
    for (user, at) in handovers::asked(db, company)? {
        if let Some(person) = companies::user(db, company, user)?.filter(|person| person.installed)
        {
            requests.push(Request {
                user,
                name: person.name,
                at,
            });
        }
    }
    Ok(requests)
}

/// Both sides of a hand-over, as this person sees them.
fn handing(db: &mut Db, who: Who, now: Moment) -> Stored<Handing> {
    let connection = connections::find(db, who.company)?;
    let mut offered = Vec::new();
    for offer in handovers::offers(db, who.company, now.plus_seconds(-OFFER_SECONDS))? {
        if let Some(person) = companies::user(db, who.company, offer.to)? {
            offered.push(Offer {
                user: offer.to,
                name: person.name,
                span: Span::of(offer.at, connection.as_ref()),
            });
        }
    }
    let installed = companies::installed_users(db, who.company)?;
    Ok(Handing {
        offered,
        to_me: handover::offer_to(db, who, now)?
            .map(|offer| Span::of(offer.at, connection.as_ref())),
        candidates: installed
            .into_iter()
            .filter(|person| person.id != who.user)
            .map(|person| (person.id, person.name))
            .collect(),
    })
}

pub async fn handing_of(ctx: &Context, who: Who) -> Result<Handing, JourneyError> {
    let now = ctx.now();
    Ok(ctx.store.read(move |db| handing(db, who, now)).await?)
}

/// *Save*: checked against the fields and lists that exist, stored for the company, and what follows from it.
pub async fn save(ctx: &Context, who: Who, input: SettingsInput) -> Result<Saved, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let fields = known_fields(ctx, who).await?;
    let (now, item) = (ctx.now(), input.item.clone());
    let (before, books) = ctx
        .store
        .read(move |db| {
            let before = companies::settings(db, who.company)?;
            Ok((before, books_of(db, who.company, &item)?))
        })
        .await?;
    let around = Around {
        before: &before,
        fields: &fields,
        books,
    };
    let settings = match Reader::read(&around, &input) {
        Ok(settings) => settings,
        Err(wrong) => return Ok(wrong),
    };
    ctx.store
        .write(move |db| {
            let language = Some(input.language.as_str()).filter(|tag| !tag.is_empty());
            companies::choose_language(db, who.company, who.user, language)?;
            follow_up(db, who, &before, &settings, now)?;
            companies::save_settings(db, who.company, &settings)
        })
        .await?;
    ctx.wake();
    Ok(Saved::Saved)
}

fn books_of(db: &mut Db, company: CompanyId, item: &str) -> Stored<Option<Books>> {
    let Some(connection) = connections::find(db, company)? else {
        return Ok(None);
    };
    let Some(profile) = connection.profile else {
        return Ok(None);
    };
    let found: Option<BooksItem> = books::get(db, company, &connection.realm_key, item)?;
    Ok(Some(Books {
        profile,
        terms: books::all(db, company, &connection.realm_key)?,
        item_known: found.is_some_and(|item| item.is_sellable()),
    }))
}

/// What changed settings set going, in their own transaction.
fn follow_up(
    db: &mut Db,
    who: Who,
    before: &Settings,
    after: &Settings,
    now: Moment,
) -> Stored<()> {
    if before == after {
        return Ok(());
    }
    if before.visibility != after.visibility {
        viewers::forget(db, who.company)?;
    }
    // Also where Pipedrive refused before, or a person removed a field: saving asks again.
    if before.deal_fields != after.deal_fields || !after.deal_fields.is_empty() {
        jobs::enqueue(db, who.company, &Job::SetUpDealFields, now)?;
    }
    if (after.note && !before.note) || (after.activity && !before.activity) {
        tell::begin_from_here(db, who.company, now)?;
    }
    let detail = serde_json::json!({
        "visibility": named(&after.visibility),
        "deal_fields": after.deal_fields, "note": after.note, "activity": after.activity,
    })
    .to_string();
    trace(
        db,
        &Trace {
            detail: &detail,
            ..Trace::by(who.company, who.user, "settings")
        },
        now,
    )
}

fn named(visibility: &Visibility) -> &'static str {
    match visibility {
        Visibility::OnlyMe => "only_me",
        Visibility::Chosen(_) => "chosen",
        Visibility::DealViewers => "deal_viewers",
    }
}

/// A colleague's own language; everything else is the owner's.
pub async fn choose_language(ctx: &Context, who: Who, tag: String) -> Result<Saved, JourneyError> {
    if !tag.is_empty() && !crate::i18n::Locale::tags().any(|known| known == tag) {
        let gone = Problem::Other("gone".to_owned());
        return Ok(Saved::Wrong(vec![("language", gone)]));
    }
    ctx.store
        .write(move |db| {
            let tag = Some(tag.as_str()).filter(|tag| !tag.is_empty());
            companies::choose_language(db, who.company, who.user, tag)
        })
        .await?;
    Ok(Saved::Saved)
}

/// Whether this person decides for the company.
pub async fn is_owner(ctx: &Context, who: Who) -> Result<bool, JourneyError> {
    match super::guard_owner(ctx, who).await {
        Ok(()) => Ok(true),
        Err(JourneyError::NotOwner) => Ok(false),
        Err(other) => Err(other),
    }
}

/// *Compare now*: what an event should have told is asked for.
pub async fn compare_now(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| jobs::enqueue(db, who.company, &Job::CompareNow, now))
        .await?;
    ctx.wake();
    Ok(())
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
    let today = day_of(connection.as_ref(), now);
    Ok(days.map(|days| (today, due_after(today, days))))
}
