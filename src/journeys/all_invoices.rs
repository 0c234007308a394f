//! *View all invoices*: everything of the linked customer in QuickBooks, made here or there.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::open_panel::{self, Access, today};
use super::rows::{Drawing, Row};
use super::{Context, JourneyError, Who, customer_list, visibility};
use crate::domain::books::BooksCustomer;
use crate::domain::ids::{CompanyId, CustomerId, DealId, RealmKey};
use crate::domain::invoice::CurrencyTotals;
use crate::domain::invoice_list::{Filter, PAGE};
use crate::domain::moment::Moment;
use crate::domain::subject::Subject;
use crate::storage::connections::{self, Connection, ConnectionState};
use crate::storage::kept::Kept;
use crate::storage::lists::{self, Wanted, Whose};
use crate::storage::{Db, Result as Stored, books, companies, kept};

/// What the person at the door sees.
#[derive(Debug, Clone)]
pub enum AllInvoices {
    NotInstalled,
    /// Somebody else looks after invoices.
    NotOwner {
        owner: String,
    },
    NotConnected,
    Ready(Box<ListView>),
}

#[derive(Debug, Clone)]
pub struct ListView {
    pub subject: Subject,
    /// `false`: a colleague who may look only.
    pub can_act: bool,
    /// Changes whenever the picture does.
    pub version: String,
    pub today: NaiveDate,
    /// Since when QuickBooks is disconnected.
    pub lost_since: Option<Moment>,
    /// The name of the linked customer; `None`: none is linked.
    pub customer: Option<String>,
    pub freshness: Freshness,
    /// When all of it was read.
    pub read_at: Option<Moment>,
    pub filter: Filter,
    /// Of what is left by the filter.
    pub count: usize,
    pub totals: Vec<CurrencyTotals>,
    /// One page of it.
    pub rows: Vec<Row>,
    /// Titles of the deals that show them.
    pub titles: BTreeMap<DealId, String>,
    /// Where Pipedrive shows a deal, up to its id.
    pub deal_address: String,
    /// There is at least one, whatever the filter.
    pub is_any: bool,
}

/// Whether this is all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// As far as was told.
    Fresh,
    /// QuickBooks or Pipedrive must be asked first.
    Stale,
    /// Somebody reads the list just now.
    BeingRead,
}

/// The list from our own memory. No provider is called.
pub async fn view(
    ctx: &Context,
    who: Who,
    subject: Subject,
    filter: Filter,
) -> Result<AllInvoices, JourneyError> {
    let (vault, now, quickbooks) = (ctx.store.vault(), ctx.now(), ctx.quickbooks.clone());
    let found = ctx.store.read(move |db| {
        let can_act = match open_panel::access(db, who.company, who.user)? {
            Access::NotInstalled => return Ok(AllInvoices::NotInstalled),
            Access::NotOwner { owner, .. }
            | Access::Viewer {
                owner,
                by_deal: true,
                ..
            } => return Ok(AllInvoices::NotOwner { owner }),
            Access::Viewer { .. } => false,
            Access::Owner => true,
        };
        let Some(connection) = connections::find(db, who.company)? else {
            return Ok(AllInvoices::NotConnected);
        };
        let realm = connections::realm(db, &vault, who.company)?;
        let today = today(&connection, now);
        let drawing = Drawing {
            connection: &connection,
            realm: realm.as_ref(),
            quickbooks: &quickbooks,
            is_owner: can_act,
            today,
        };
        let list = list(db, who.company, &connection, subject, filter, now)?;
        if connection.state == ConnectionState::Ended && !list.is_any {
            return Ok(AllInvoices::NotConnected);
        }
        let found = lists::page(
            db,
            who.company,
            &list.whose,
            &list.wanted,
            (list.wanted.filter.page * PAGE, PAGE),
        )?;
        let shown: Vec<DealId> = found.iter().filter_map(|invoice| invoice.deal).collect();
        let titles = lists::titles(db, who.company, &shown)?;
        let rows = drawing.rows(db, who.company, found)?;
        let home = companies::find(db, who.company)?;
        Ok(AllInvoices::Ready(Box::new(ListView {
            subject,
            can_act,
            version: version(db, who.company, &connection, subject, list.kept, today)?,
            today,
            lost_since: (connection.state != ConnectionState::Live)
                .then(|| connection.lost_at.unwrap_or(now)),
            customer: list.customer,
            freshness: match connection.state {
                _ if list.kept.is_being_read => Freshness::BeingRead,
                ConnectionState::Live if list.needs_reading => Freshness::Stale,
                ConnectionState::Live | ConnectionState::Lost | ConnectionState::Ended => {
                    Freshness::Fresh
                }
            },
            read_at: list.kept.read_at,
            count: list.sums.count,
            totals: list.sums.totals,
            rows,
            titles,
            deal_address: home.map_or_else(String::new, |home| format!("{}/deal/", home.api_base)),
            is_any: list.is_any,
            filter: list.wanted.filter,
        })))
    });
    Ok(found.await?)
}

/// What a list is made of before its rows.
pub(super) struct List {
    pub(super) whose: Whose,
    pub(super) wanted: Wanted,
    sums: lists::Sums,
    kept: Kept,
    customer: Option<String>,
    needs_reading: bool,
    is_any: bool,
}

pub(super) fn list(
    db: &mut Db,
    company: CompanyId,
    connection: &Connection,
    subject: Subject,
    filter: Filter,
    now: Moment,
) -> Stored<List> {
    let realm = &connection.realm_key;
    let is_doubtful = customer_list::is_doubtful(db, company, subject)?;
    let customer = customer_list::customer_of(db, company, realm, subject)?;
    let kept = match &customer {
        Some(customer) => kept::find(db, company, realm, customer, now)?,
        None => Kept::default(),
    };
    let whose = Whose {
        customer: customer.clone().map(|customer| (realm.clone(), customer)),
        deals_of: subject,
    };
    let mut wanted = Wanted {
        filter,
        today: today(connection, now),
    };
    let sums = lists::sums(db, company, &whose, &wanted)?;
    // Rows that left since the page was drawn may leave the last page empty.
    let last = sums.count.saturating_sub(1) / PAGE;
    wanted.filter.page = wanted.filter.page.min(last);
    let is_any = sums.count > 0 || lists::is_any(db, company, &whose)?;
    Ok(List {
        needs_reading: is_doubtful || (customer.is_some() && !kept.is_fresh),
        customer: match &customer {
            Some(customer) => Some(name_of(db, company, realm, customer)?),
            None => None,
        },
        whose,
        wanted,
        sums,
        kept,
        is_any,
    })
}

pub(super) fn name_of(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
) -> Stored<String> {
    let known = books::get::<BooksCustomer>(db, company, realm, customer.as_str())?;
    Ok(known.map_or_else(String::new, |customer| customer.display_name))
}

fn version(
    db: &mut Db,
    company: CompanyId,
    connection: &Connection,
    subject: Subject,
    kept: Kept,
    today: NaiveDate,
) -> Stored<String> {
    let deals = lists::version(db, company, subject)?;
    Ok(format!(
        "{deals}.{}.{}.{}",
        kept.version,
        connection.version,
        today.format("%j")
    ))
}

/// Whether the picture has changed since `shown`; cheap enough to ask every few seconds.
pub async fn changed(
    ctx: &Context,
    who: Who,
    subject: Subject,
    shown: String,
) -> Result<bool, JourneyError> {
    visibility::guard_all(ctx, who).await?;
    let now = ctx.now();
    let current = ctx
        .store
        .read(move |db| {
            let Some(connection) = connections::find(db, who.company)? else {
                return Ok(String::new());
            };
            let realm = &connection.realm_key;
            let kept = match customer_list::customer_of(db, who.company, realm, subject)? {
                Some(customer) => kept::find(db, who.company, realm, &customer, now)?,
                None => Kept::default(),
            };
            let today = today(&connection, now);
            version(db, who.company, &connection, subject, kept, today)
        })
        .await?;
    Ok(current != shown)
}

/// Brings the list up to date where something may have changed since it was read; `anyway`: *Refresh*.
///
/// Pipedrive: 1 token where it is not known whom the deal belongs to. QuickBooks: nothing while the list is fresh,
/// else one read for each thousand invoices.
pub async fn read(
    ctx: &Context,
    who: Who,
    subject: Subject,
    anyway: bool,
) -> Result<(), JourneyError> {
    visibility::guard_all(ctx, who).await?;
    let connection = ctx
        .store
        .read(move |db| connections::find(db, who.company))
        .await?;
    let connection = connection.ok_or(JourneyError::NotConnected)?;
    match connection.state {
        ConnectionState::Live => {}
        ConnectionState::Lost => return Err(JourneyError::QuickBooksLost),
        ConnectionState::Ended => return Err(JourneyError::NotConnected),
    }
    if let Subject::Deal(deal) = subject {
        customer_list::know_parties(ctx, who, deal).await?;
    }
    let (realm, now) = (connection.realm_key, ctx.now());
    let key = realm.clone();
    let found = ctx
        .store
        .read(move |db| {
            let customer = customer_list::customer_of(db, who.company, &key, subject)?;
            let Some(customer) = customer else {
                return Ok(None);
            };
            let kept = kept::find(db, who.company, &key, &customer, now)?;
            Ok(Some((customer, kept)))
        })
        .await?;
    match found {
        Some((customer, kept)) if anyway || !kept.is_fresh => {
            customer_list::read(ctx, who.company, &realm, &customer).await
        }
        None if anyway && subject.deal().is_some() => match subject {
            Subject::Deal(deal) => super::refresh::deal(ctx, who.company, deal).await,
            Subject::Person(_) | Subject::Organization(_) => Ok(()),
        },
        Some(_) | None => Ok(()),
    }
}
