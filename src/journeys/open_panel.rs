//! The deal's panel, drawn from our own memory: no provider stands between a click and a picture.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Context, JourneyError, Who};
use crate::domain::ids::{CompanyId, DealId, IntentId, UserId};
use crate::domain::intent::IntentState;
use crate::domain::invoice::{CurrencyTotals, Invoice, InvoiceStatus, totals};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::storage::companies;
use crate::storage::connections::{self, Connection, ConnectionState};
use crate::storage::{Db, Result as Stored, deals, intents, invoices, jobs};

/// What the person at the door sees.
#[derive(Debug, Clone)]
pub enum Panel {
    /// Pipedrive knows the person, we do not: *Install*.
    NotInstalled,
    /// Somebody else of the company looks after invoices; no numbers, no amounts.
    NotOwner {
        owner: String,
        asked: bool,
    },
    NotConnected,
    Ready(PanelView),
}

#[derive(Debug, Clone)]
pub struct PanelView {
    pub deal: DealId,
    /// Changes whenever the picture does.
    pub version: String,
    pub today: NaiveDate,
    /// Since when QuickBooks is disconnected.
    pub lost_since: Option<Moment>,
    /// The lists were never read: the first reading is under way.
    pub first_reading: bool,
    pub totals: Vec<CurrencyTotals>,
    /// Creations whose end is not known, newest first; drawn above the invoices.
    pub pending: Vec<PendingRow>,
    /// Newest issue date first.
    pub rows: Vec<Row>,
    /// When the newest of the facts reached us.
    pub updated: Option<Moment>,
    /// The deal was deleted or archived in Pipedrive.
    pub deal_gone: bool,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub invoice: Invoice,
    pub status: InvoiceStatus,
    pub days_late: i64,
    /// The company-pinned page in QuickBooks; `None` for a deleted invoice or one of another company.
    pub open_url: Option<String>,
}

#[derive(Debug, Clone)]
pub struct PendingRow {
    pub intent: IntentId,
    /// `false`: still being created; `true`: QuickBooks did not say.
    pub in_doubt: bool,
    pub asked_at: Moment,
    pub sent_at: Option<Moment>,
    pub customer: String,
    pub amount: Option<(Decimal, Currency)>,
    pub next_at: Option<Moment>,
}

/// Who may see the company's invoices: the owner, by default.
pub(super) enum Access {
    NotInstalled,
    NotOwner { owner: String, asked: bool },
    Owner,
}

pub(super) fn access(db: &mut Db, company: CompanyId, user: UserId) -> Stored<Access> {
    let (Some(home), Some(person)) = (
        companies::find(db, company)?,
        companies::user(db, company, user)?,
    ) else {
        return Ok(Access::NotInstalled);
    };
    if !person.installed || home.removed {
        return Ok(Access::NotInstalled);
    }
    match home.owner {
        Some(owner) if owner == user => Ok(Access::Owner),
        Some(owner) => {
            let name =
                companies::user(db, company, owner)?.map_or_else(String::new, |owner| owner.name);
            let asked = companies::handovers(db, company)?.contains(&user);
            Ok(Access::NotOwner { owner: name, asked })
        }
        None => Ok(Access::NotOwner {
            owner: String::new(),
            asked: false,
        }),
    }
}

/// The panel of a deal. No provider is called.
pub async fn view(ctx: &Context, who: Who, deal: DealId) -> Result<Panel, JourneyError> {
    let (vault, now, quickbooks) = (ctx.store.vault(), ctx.now(), ctx.quickbooks.clone());
    let panel = ctx
        .store
        .read(move |db| {
            match access(db, who.company, who.user)? {
                Access::NotInstalled => return Ok(Panel::NotInstalled),
                Access::NotOwner { owner, asked } => return Ok(Panel::NotOwner { owner, asked }),
                Access::Owner => {}
            }
            let Some(connection) = connections::find(db, who.company)? else {
                return Ok(Panel::NotConnected);
            };
            let found = invoices::of_deal(db, who.company, deal)?;
            if connection.state == ConnectionState::Ended && found.is_empty() {
                return Ok(Panel::NotConnected);
            }
            let open = intents::open_of_deal(db, who.company, deal)?;
            let realm = connections::realm(db, &vault, who.company)?;
            let known = deals::find(db, who.company, deal)?.unwrap_or_default();
            let today = today(&connection, now);
            let rows: Vec<Row> = found
                .into_iter()
                .map(|invoice| Row {
                    status: invoice.status(today),
                    days_late: invoice.days_late(today),
                    open_url: realm
                        .as_ref()
                        .filter(|_| !invoice.deleted && invoice.realm == connection.realm_key)
                        .map(|realm| quickbooks.invoice_link(realm, &invoice.id).to_string()),
                    invoice,
                })
                .collect();
            Ok(Panel::Ready(PanelView {
                deal,
                version: version(&connection, known.version, today),
                today,
                lost_since: (connection.state != ConnectionState::Live)
                    .then(|| connection.lost_at.unwrap_or(now)),
                first_reading: connection.profile.is_none()
                    && connection.state == ConnectionState::Live,
                totals: totals(rows.iter().map(|row| &row.invoice), today),
                pending: open.into_iter().map(pending).collect(),
                updated: rows
                    .iter()
                    .map(|row| row.invoice.seen_at)
                    .chain(connection.last_looked_at)
                    .max(),
                rows,
                deal_gone: known.gone,
            }))
        })
        .await?;
    Ok(panel)
}

fn pending(intent: crate::domain::intent::Intent) -> PendingRow {
    PendingRow {
        in_doubt: matches!(intent.state, IntentState::Doubt | IntentState::Ask),
        asked_at: intent.created_at,
        sent_at: intent.first_sent_at,
        amount: intent.expected.zip(intent.currency),
        next_at: intent.next_at,
        customer: intent.customer_name,
        intent: intent.id,
    }
}

/// The day it is for the company's due dates.
pub(super) fn today(connection: &Connection, now: Moment) -> NaiveDate {
    let zone = connection.profile.as_ref().map_or(
        chrono_tz::America::Los_Angeles,
        crate::domain::books::BooksProfile::zone,
    );
    now.day_in(zone)
}

/// A new day changes what is overdue, so it is part of the version.
fn version(connection: &Connection, deal: i64, today: NaiveDate) -> String {
    format!("{}.{}.{}", deal, connection.version, today.format("%j"))
}

/// Whether the picture has changed since `version`; cheap enough to ask every second.
pub async fn changed(
    ctx: &Context,
    who: Who,
    deal: DealId,
    shown: String,
) -> Result<bool, JourneyError> {
    let now = ctx.now();
    let current = ctx
        .store
        .read(move |db| {
            if !matches!(access(db, who.company, who.user)?, Access::Owner) {
                return Ok(String::new());
            }
            let Some(connection) = connections::find(db, who.company)? else {
                return Ok(String::new());
            };
            let known = deals::find(db, who.company, deal)?.unwrap_or_default();
            Ok(version(&connection, known.version, today(&connection, now)))
        })
        .await?;
    Ok(current != shown)
}

/// *Refresh*: one look at QuickBooks for all invoices of the deal.
pub async fn refresh(ctx: &Context, who: Who, deal: DealId) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    super::refresh::deal(ctx, who.company, deal).await
}

/// *Check now* on a creation in doubt.
pub async fn check_now(ctx: &Context, who: Who, intent: IntentId) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| jobs::enqueue(db, who.company, &Job::SettleIntent { intent }, now))
        .await?;
    ctx.wake();
    Ok(())
}
