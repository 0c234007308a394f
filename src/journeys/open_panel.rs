//! The deal's panel, drawn from our own memory: no provider stands between a click and a picture.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::actions::circumstances;
use super::visibility::{self, Sight};
use super::{Context, JourneyError, Who};
use crate::domain::action::{Action, WhyNot, why_not};
use crate::domain::ids::{CompanyId, DealId, IntentId, RealmId, UserId};
use crate::domain::intent::{Intent, IntentKind, IntentState};
use crate::domain::invoice::{CurrencyTotals, Invoice, InvoiceStatus, totals};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::settings::Visibility;
use crate::providers::quickbooks::QuickBooks;
use crate::storage::companies;
use crate::storage::connections::{self, Connection, ConnectionState};
use crate::storage::{Db, Result as Stored, deals, handovers, intents, invoices, jobs};

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
    /// `false`: a colleague who may look only.
    pub can_act: bool,
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
    /// What cannot be done with it now, and why.
    pub refused: Vec<(Action, WhyNot)>,
    /// A change of it whose end is not known yet.
    pub change: Option<Change>,
}

/// A change of an invoice on its way.
#[derive(Debug, Clone)]
pub struct Change {
    pub intent: IntentId,
    pub kind: IntentKind,
    /// QuickBooks did not say whether it was done.
    pub in_doubt: bool,
    /// Nothing automatic goes on: a person decides.
    pub to_decide: bool,
    pub sent_at: Option<Moment>,
    pub next_at: Option<Moment>,
}

impl Change {
    fn of(intent: &Intent) -> Self {
        Self {
            intent: intent.id.clone(),
            kind: intent.kind,
            in_doubt: matches!(intent.state, IntentState::Doubt | IntentState::Ask),
            to_decide: intent.state == IntentState::Ask,
            sent_at: intent.first_sent_at,
            next_at: intent.next_at,
        }
    }
}

/// Invoices as a person sees them: how each stands, what can be done with it, what is on its way.
pub(super) struct Drawing<'a> {
    pub(super) connection: &'a Connection,
    pub(super) realm: Option<&'a RealmId>,
    pub(super) quickbooks: &'a QuickBooks,
    pub(super) is_owner: bool,
    pub(super) today: NaiveDate,
}

impl Drawing<'_> {
    pub(super) fn rows(
        &self,
        db: &mut Db,
        company: CompanyId,
        found: Vec<Invoice>,
    ) -> Stored<Vec<Row>> {
        let realm_key = &self.connection.realm_key;
        let ids: Vec<&str> = found.iter().map(|invoice| invoice.id.as_str()).collect();
        let changes = intents::open_changes(db, company, realm_key, &ids)?;
        let row = |invoice: Invoice| {
            let status = invoice.status(self.today);
            let change = changes.iter().find(|intent| {
                intent.realm == invoice.realm && intent.object.as_ref() == Some(&invoice.id)
            });
            let around = circumstances(
                Some(self.connection),
                &invoice,
                self.is_owner,
                change.is_some(),
            );
            let refused = Action::ALL.into_iter().filter_map(|one| {
                why_not(one, &invoice, status, around).map(|reason| (one, reason))
            });
            Row {
                status,
                days_late: invoice.days_late(self.today),
                open_url: self
                    .realm
                    .filter(|_| !invoice.deleted && invoice.realm == *realm_key)
                    .map(|realm| self.quickbooks.invoice_link(realm, &invoice.id).to_string()),
                refused: refused.collect(),
                change: change.map(Change::of),
                invoice,
            }
        };
        Ok(found.into_iter().map(row).collect())
    }
}

#[derive(Debug, Clone)]
pub struct PendingRow {
    pub intent: IntentId,
    /// `false`: still being created; `true`: QuickBooks did not say.
    pub in_doubt: bool,
    /// Nothing automatic goes on: a person decides.
    pub to_decide: bool,
    pub asked_at: Moment,
    pub sent_at: Option<Moment>,
    pub customer: String,
    pub amount: Option<(Decimal, Currency)>,
    pub next_at: Option<Moment>,
}

/// Who may see the company's invoices: the owner, by default.
pub(super) enum Access {
    NotInstalled,
    NotOwner {
        owner: String,
        asked: bool,
    },
    /// May look, never act.
    Viewer {
        owner: String,
        asked: bool,
        /// Only at deals that Pipedrive shows to this person.
        by_deal: bool,
    },
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
            let asked = handovers::asked(db, company)?
                .iter()
                .any(|(who, _)| *who == user);
            Ok(match companies::settings(db, company)?.visibility {
                Visibility::Chosen(chosen) if chosen.contains(&user) => Access::Viewer {
                    owner: name,
                    asked,
                    by_deal: false,
                },
                Visibility::DealViewers => Access::Viewer {
                    owner: name,
                    asked,
                    by_deal: true,
                },
                Visibility::OnlyMe | Visibility::Chosen(_) => {
                    Access::NotOwner { owner: name, asked }
                }
            })
        }
        None => Ok(Access::NotOwner {
            owner: String::new(),
            asked: false,
        }),
    }
}

/// The panel of a deal. No provider is called.
pub async fn view(ctx: &Context, who: Who, deal: DealId) -> Result<Panel, JourneyError> {
    let can_act = match visibility::of_deal(ctx, who, deal).await? {
        Sight::NotInstalled => return Ok(Panel::NotInstalled),
        Sight::Nothing { owner, asked } => return Ok(Panel::NotOwner { owner, asked }),
        Sight::Look => false,
        Sight::Act => true,
    };
    let (vault, now, quickbooks) = (ctx.store.vault(), ctx.now(), ctx.quickbooks.clone());
    let panel = ctx
        .store
        .read(move |db| {
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
            let drawing = Drawing {
                connection: &connection,
                realm: realm.as_ref(),
                quickbooks: &quickbooks,
                is_owner: can_act,
                today,
            };
            let rows = drawing.rows(db, who.company, found)?;
            Ok(Panel::Ready(PanelView {
                deal,
                can_act,
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

fn pending(intent: Intent) -> PendingRow {
    PendingRow {
        in_doubt: matches!(intent.state, IntentState::Doubt | IntentState::Ask),
        to_decide: intent.state == IntentState::Ask,
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
    if !matches!(
        visibility::of_deal(ctx, who, deal).await?,
        Sight::Act | Sight::Look
    ) {
        return Ok(!shown.is_empty());
    }
    let current = ctx
        .store
        .read(move |db| {
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
