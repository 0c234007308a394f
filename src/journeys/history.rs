//! *History*: who did what to an invoice; and everything of the company as a file, by a one-time ticket.

use std::collections::BTreeMap;

use super::open_panel::zone;
use super::visibility::{self, Sight};
use super::{Context, JourneyError, Who, doors, locale_of};
use crate::domain::audit::{Detail, Facts, Via};
use crate::domain::ids::{DealId, InvoiceId};
use crate::domain::invoice::{Invoice, InvoiceStatus};
use crate::domain::moment::Moment;
use crate::i18n::Locale;
use crate::storage::audit::{self, Line};
use crate::storage::connections::{self, Connection};
use crate::storage::{Db, Result as Stored, companies, export, invoices, lists};

const AUDIT: &str = "audit";
/// Lines of one invoice that are shown; the file has all.
const MOST: i64 = 100;

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    pub at: Moment,
    /// Nobody of this company: it happened in QuickBooks.
    pub who: Option<String>,
    pub via: Option<Via>,
    pub action: String,
    pub deal: Option<DealId>,
    pub invoice: Option<InvoiceId>,
    pub told: Detail,
    /// By the company's day at that time.
    pub status: (Option<InvoiceStatus>, Option<InvoiceStatus>),
}

/// What a dialog about an invoice is made of.
#[derive(Debug)]
pub struct History {
    pub invoice: Invoice,
    /// The latest first.
    pub events: Vec<Event>,
    pub titles: BTreeMap<DealId, String>,
    /// Of the company.
    pub zone: chrono_tz::Tz,
    pub is_cut: bool,
}

/// Names of people by their ids.
struct Drawing {
    names: BTreeMap<i64, String>,
    zone: chrono_tz::Tz,
}

impl Drawing {
    fn of(db: &mut Db, who: Who, connection: Option<&Connection>) -> Stored<Self> {
        let people = export::users(db, who.company)?;
        Ok(Self {
            names: people
                .into_iter()
                .map(|(id, name, ..)| (id, name))
                .collect(),
            zone: connection.map_or(chrono_tz::America::Los_Angeles, zone),
        })
    }

    fn event(&self, line: Line) -> Event {
        let told = line.told();
        let day = line.at.day_in(self.zone);
        let status = |facts: &Option<Facts>| facts.as_ref().map(|facts| facts.status(day));
        Event {
            at: line.at,
            who: line.user.map(|user| {
                let known = self.names.get(&user.0).filter(|name| !name.is_empty());
                known.cloned().unwrap_or_else(|| user.to_string())
            }),
            via: line.via,
            action: line.action,
            deal: line.deal,
            invoice: line.invoice,
            status: (status(&told.before), status(&told.after)),
            told,
        }
    }
}

fn titles(db: &mut Db, who: Who, events: &[Event]) -> Stored<BTreeMap<DealId, String>> {
    let mut named: Vec<DealId> = events
        .iter()
        .flat_map(|event| [&event.told.before, &event.told.after])
        .flatten()
        .filter_map(|facts| facts.deal)
        .chain(events.iter().filter_map(|event| event.deal))
        .collect();
    named.sort_unstable();
    named.dedup();
    let mut titles = BTreeMap::new();
    for some in named.chunks(500) {
        titles.extend(lists::titles(db, who.company, some)?);
    }
    Ok(titles)
}

/// For whoever may see the invoice. No provider is called.
pub async fn of_invoice(ctx: &Context, who: Who, id: InvoiceId) -> Result<History, JourneyError> {
    let found = ctx
        .store
        .read(move |db| {
            let Some(connection) = connections::find(db, who.company)? else {
                return Ok(None);
            };
            let invoice = invoices::find(db, who.company, &connection.realm_key, &id)?;
            Ok(invoice.map(|invoice| (connection, invoice)))
        })
        .await?;
    let (connection, invoice) = found.ok_or(JourneyError::NotFound)?;
    match invoice.deal {
        Some(deal) => match visibility::of_deal(ctx, who, deal).await? {
            Sight::Act | Sight::Look { .. } => {}
            Sight::NotInstalled | Sight::Nothing { .. } => return Err(JourneyError::NotFound),
        },
        None => visibility::guard_all(ctx, who).await?,
    }
    Ok(ctx
        .store
        .read(move |db| {
            let lines = audit::of_invoice(db, who.company, &invoice, MOST + 1)?;
            let drawing = Drawing::of(db, who, Some(&connection))?;
            let most = usize::try_from(MOST).unwrap_or(usize::MAX);
            let is_cut = lines.len() > most;
            let lines = lines.into_iter().take(most);
            let events: Vec<Event> = lines.map(|line| drawing.event(line)).collect();
            Ok(History {
                titles: titles(db, who, &events)?,
                zone: drawing.zone,
                invoice,
                events,
                is_cut,
            })
        })
        .await?)
}

/// The path under which the file can be fetched once, within a minute.
pub async fn ticket(ctx: &Context, who: Who) -> Result<String, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let secret = doors::give(ctx, who, AUDIT, String::new()).await?;
    Ok(format!("/settings/audit?ticket={secret}"))
}

/// What the file is written from.
pub struct Journal {
    /// The oldest first.
    pub events: Vec<Event>,
    pub titles: BTreeMap<DealId, String>,
    pub locale: Locale,
    pub now: Moment,
}

/// `None` without a good ticket.
pub async fn fetch(ctx: &Context, ticket: &str) -> Result<Option<Journal>, JourneyError> {
    let Some((who, _)) = doors::take(ctx, ticket, AUDIT).await? else {
        return Ok(None);
    };
    if !doors::still(super::guard_owner(ctx, who).await)? {
        return Ok(None);
    }
    let now = ctx.now();
    Ok(ctx
        .store
        .read(move |db| {
            let Some(person) = companies::user(db, who.company, who.user)? else {
                return Ok(None);
            };
            let connection = connections::find(db, who.company)?;
            let drawing = Drawing::of(db, who, connection.as_ref())?;
            let lines = audit::all(db, who.company, export::MOST)?.into_iter();
            let events: Vec<Event> = lines.map(|line| drawing.event(line)).collect();
            Ok(Some(Journal {
                titles: titles(db, who, &events)?,
                events,
                locale: locale_of(&person),
                now,
            }))
        })
        .await?)
}
