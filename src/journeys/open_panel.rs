//! The panel of a deal, a person or an organization, drawn from our own memory: no provider stands between a click and a picture.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use super::panel_memory::{Glimpse, Standing};
use super::rows::Drawing;
pub use super::rows::{Change, Row};
use super::visibility::{self, Sight};
use super::{Context, JourneyError, Who, all_invoices, customer_list, handover};
use crate::domain::books::BooksProfile;
use crate::domain::ids::{CompanyId, CustomerId, DealId, IntentId, UserId};
use crate::domain::intent::{Intent, IntentState};
use crate::domain::invoice::{CurrencyTotals, Invoice};
use crate::domain::invoice_list::{Filter, Interval};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::settings::Visibility;
use crate::domain::subject::Subject;
use crate::providers::quickbooks::QuickBooks;
use crate::storage::connections::{self, Connection, ConnectionState};
use crate::storage::kept::{self, Kept};
use crate::storage::lists::{self, Sums, Wanted, Whose};
use crate::storage::seal::Vault;
use crate::storage::{Db, Result as Stored, companies, deals, handovers, intents, jobs};

/// What the person at the door sees.
#[derive(Debug, Clone)]
pub enum Panel {
    /// Pipedrive knows the person, we do not: *Install*.
    NotInstalled,
    /// Somebody else of the company looks after invoices; no numbers, no amounts.
    NotOwner {
        owner: String,
        asked: bool,
        /// The owner offers to hand over.
        offered: bool,
    },
    NotConnected,
    Ready(Box<PanelView>),
}

/// Whose panel, and how many rows of it.
#[derive(Debug, Clone)]
pub struct Wish {
    pub subject: Subject,
    pub most: usize,
    pub standing: Standing,
}

/// Rows before *Show 20 more*.
pub const FIRST_ROWS: usize = 10;

impl<S: Into<Subject>> From<S> for Wish {
    fn from(subject: S) -> Self {
        Self {
            subject: subject.into(),
            most: FIRST_ROWS,
            standing: Standing::Unasked,
        }
    }
}

#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what a panel says is yes or no"
)]
pub struct PanelView {
    pub subject: Subject,
    /// `false`: a colleague who may look only.
    pub can_act: bool,
    /// May see the invoices of other deals, too.
    pub sees_all: bool,
    /// The customer in QuickBooks that the deal or the contact is linked to.
    pub customer: Option<String>,
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
    /// The first ones, newest issue date first.
    pub rows: Vec<Row>,
    /// All there are.
    pub count: usize,
    /// Titles of deals, where the panel shows those of several.
    pub titles: BTreeMap<DealId, String>,
    /// When the newest of the facts reached us.
    pub updated: Option<Moment>,
    /// The deal was deleted or archived in Pipedrive.
    pub deal_gone: bool,
}

impl PanelView {
    /// Nothing is on its way, so no seconds are counted down.
    pub fn is_steady(&self) -> bool {
        self.pending.is_empty() && self.rows.iter().all(|row| row.change.is_none())
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
    let Some((person, owner)) = companies::at_door(db, company, user)? else {
        return Ok(Access::NotInstalled);
    };
    if !person.installed {
        return Ok(Access::NotInstalled);
    }
    match owner {
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

/// The panel of a deal, a person or an organization. No provider is called.
pub async fn view(ctx: &Context, who: Who, wish: impl Into<Wish>) -> Result<Panel, JourneyError> {
    let Wish {
        subject,
        most,
        standing,
    } = wish.into();
    let now = ctx.now();
    let glimpse = standing.glimpse(ctx, who, subject).await?;
    let sight = match glimpse {
        Some(_) => Sight::Act,
        None => visibility::of(ctx, who, subject).await?,
    };
    let (can_act, sees_all) = match sight {
        Sight::NotInstalled => return Ok(Panel::NotInstalled),
        Sight::Nothing { owner, asked } => {
            let offer = ctx
                .store
                .read(move |db| handover::offer_to(db, who, now))
                .await?;
            return Ok(Panel::NotOwner {
                owner,
                asked,
                offered: offer.is_some(),
            });
        }
        Sight::Look { at_all } => (false, at_all),
        Sight::Act => (true, true),
    };
    let asking = Asking {
        who,
        subject,
        most,
        can_act,
        sees_all,
        glimpse,
        quickbooks: ctx.quickbooks.clone(),
        now,
    };
    let vault = ctx.store.vault();
    let (panel, unread) = ctx.store.read(move |db| asking.panel(db, &vault)).await?;
    if let Some(customer) = unread {
        let job = Job::ReadCustomer { customer };
        ctx.store
            .write(move |db| jobs::enqueue(db, who.company, &job, now))
            .await?;
        ctx.wake();
    }
    Ok(panel)
}

/// Somebody who may see it asks for a panel.
struct Asking {
    who: Who,
    subject: Subject,
    most: usize,
    can_act: bool,
    sees_all: bool,
    glimpse: Option<Glimpse>,
    quickbooks: QuickBooks,
    now: Moment,
}

impl Asking {
    /// The panel, and the contact's customer if nobody ever read its list.
    fn panel(&self, db: &mut Db, vault: &Vault) -> Stored<(Panel, Option<CustomerId>)> {
        let (company, now) = (self.who.company, self.now);
        let (subject, most) = (self.subject, self.most);
        let Some(connection) = connections::find(db, company)? else {
            return Ok((Panel::NotConnected, None));
        };
        let customer = customer_list::customer_of(db, company, &connection.realm_key, subject)?;
        let (whose, kept) = whose(db, company, &connection, subject, customer.as_ref(), now)?;
        // Before what it stands for: a change meanwhile makes the picture newer than its version, never older.
        let version = match &self.glimpse {
            Some(glimpse) => glimpse.version.clone(),
            None => version(db, company, &connection, subject, kept, now)?,
        };
        let wanted = Wanted {
            filter: Filter {
                interval: Interval::Ever,
                ..Filter::default()
            },
            today: today(&connection, now),
        };
        let found = lists::page(db, company, &whose, &wanted, (0, most))?;
        let sums = if found.len() < most {
            Sums::of(&found, wanted.today)
        } else {
            lists::sums(db, company, &whose, &wanted)?
        };
        if connection.state == ConnectionState::Ended && sums.count == 0 {
            return Ok((Panel::NotConnected, None));
        }
        let is_live = connection.state == ConnectionState::Live;
        let unread = customer
            .clone()
            .filter(|_| is_live && subject.deal().is_none() && kept.read_at.is_none());
        let deal = self.of_deal(db)?;
        let panel = PanelView {
            subject,
            can_act: self.can_act,
            sees_all: self.sees_all,
            customer: self.name(db, &connection, customer.as_ref())?,
            version,
            today: wanted.today,
            lost_since: (!is_live).then(|| connection.lost_at.unwrap_or(now)),
            first_reading: is_live && (connection.profile.is_none() || unread.is_some()),
            totals: sums.totals,
            pending: deal.pending,
            updated: sums
                .seen_at
                .into_iter()
                .chain(connection.last_looked_at)
                .max(),
            titles: self.titles(db, &found)?,
            rows: self.rows(db, vault, &connection, found)?,
            count: sums.count,
            deal_gone: deal.is_gone,
        };
        Ok((Panel::Ready(Box::new(panel)), unread))
    }

    /// What only a deal has.
    fn of_deal(&self, db: &mut Db) -> Stored<OfDeal> {
        let Subject::Deal(deal) = self.subject else {
            return Ok(OfDeal::default());
        };
        let open = intents::open_of_deal(db, self.who.company, deal)?;
        let is_gone = match &self.glimpse {
            Some(glimpse) => glimpse.is_gone,
            None => deals::find(db, self.who.company, deal)?.is_some_and(|known| known.gone),
        };
        Ok(OfDeal {
            pending: open.into_iter().map(pending).collect(),
            is_gone,
        })
    }

    fn name(
        &self,
        db: &mut Db,
        connection: &Connection,
        customer: Option<&CustomerId>,
    ) -> Stored<Option<String>> {
        let realm = &connection.realm_key;
        let name = |customer| all_invoices::name_of(db, self.who.company, realm, customer);
        customer.map(name).transpose()
    }

    /// A deal's panel has no use for its title.
    fn titles(&self, db: &mut Db, found: &[Invoice]) -> Stored<BTreeMap<DealId, String>> {
        if self.subject.deal().is_some() {
            return Ok(BTreeMap::new());
        }
        let shown: Vec<DealId> = found.iter().filter_map(|invoice| invoice.deal).collect();
        lists::titles(db, self.who.company, &shown)
    }

    fn rows(
        &self,
        db: &mut Db,
        vault: &Vault,
        connection: &Connection,
        found: Vec<Invoice>,
    ) -> Stored<Vec<Row>> {
        let realm = connections::realm(db, vault, self.who.company)?;
        let drawing = Drawing {
            connection,
            realm: realm.as_ref(),
            quickbooks: &self.quickbooks,
            is_owner: self.can_act,
            today: today(connection, self.now),
        };
        drawing.rows(db, self.who.company, found)
    }
}

#[derive(Default)]
struct OfDeal {
    pending: Vec<PendingRow>,
    is_gone: bool,
}

/// A deal's panel shows what the deal shows; that of a contact its customer's, too.
fn whose(
    db: &mut Db,
    company: CompanyId,
    connection: &Connection,
    subject: Subject,
    customer: Option<&CustomerId>,
    now: Moment,
) -> Stored<(Whose, Kept)> {
    let realm = &connection.realm_key;
    let customer = customer.filter(|_| subject.deal().is_none());
    let kept = match customer {
        Some(customer) => kept::find(db, company, realm, customer, now)?,
        None => Kept::default(),
    };
    let whose = Whose {
        customer: customer.map(|customer| (realm.clone(), customer.clone())),
        deals_of: subject,
    };
    Ok((whose, kept))
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
    day_of(connection.profile.as_ref(), now)
}

pub(super) fn day_of(books: Option<&BooksProfile>, now: Moment) -> NaiveDate {
    now.day_in(zone_of(books))
}

/// Of the company.
pub(super) fn zone(connection: &Connection) -> chrono_tz::Tz {
    zone_of(connection.profile.as_ref())
}

fn zone_of(books: Option<&BooksProfile>) -> chrono_tz::Tz {
    books.map_or(chrono_tz::America::Los_Angeles, BooksProfile::zone)
}

/// A new day changes what is overdue, so it is part of the version.
fn version(
    db: &mut Db,
    company: CompanyId,
    connection: &Connection,
    subject: Subject,
    kept: Kept,
    now: Moment,
) -> Stored<String> {
    let deals = lists::version(db, company, subject)?;
    let today = today(connection, now);
    Ok(written(deals, kept.version, connection.version, today))
}

pub(super) fn written(deals: i64, kept: i64, connection: i64, today: NaiveDate) -> String {
    format!("{deals}.{kept}.{connection}.{}", today.ordinal())
}

/// Whether the picture has changed since `version`; cheap enough to ask every second.
pub async fn changed(
    ctx: &Context,
    who: Who,
    wish: impl Into<Wish>,
    shown: String,
) -> Result<bool, JourneyError> {
    let Wish {
        subject, standing, ..
    } = wish.into();
    let now = ctx.now();
    if let Some(glimpse) = standing.glimpse(ctx, who, subject).await? {
        return Ok(glimpse.version != shown);
    }
    if !matches!(
        visibility::of(ctx, who, subject).await?,
        Sight::Act | Sight::Look { .. }
    ) {
        return Ok(!shown.is_empty());
    }
    let current = ctx
        .store
        .read(move |db| {
            let Some(connection) = connections::find(db, who.company)? else {
                return Ok(String::new());
            };
            let customer = match subject {
                Subject::Deal(_) => None,
                Subject::Person(_) | Subject::Organization(_) => {
                    customer_list::customer_of(db, who.company, &connection.realm_key, subject)?
                }
            };
            let (_, kept) = whose(
                db,
                who.company,
                &connection,
                subject,
                customer.as_ref(),
                now,
            )?;
            version(db, who.company, &connection, subject, kept, now)
        })
        .await?;
    Ok(current != shown)
}

/// *Refresh*: one look at QuickBooks for all invoices of the deal, or of the contact's customer.
pub async fn refresh(
    ctx: &Context,
    who: Who,
    subject: impl Into<Subject>,
) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    match subject.into() {
        Subject::Deal(deal) => {
            let looked = super::refresh::deal(ctx, who.company, deal).await;
            ctx.panels.forget(who, deal);
            looked
        }
        subject => all_invoices::read(ctx, who, subject, true).await,
    }
}
