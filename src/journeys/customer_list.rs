//! All invoices of a customer, made here or there: read from QuickBooks once, then kept as fresh as events and
//! comparisons tell; who opens the list after an event reads it again.

use std::collections::{BTreeMap, BTreeSet};

use super::access;
use super::refresh::{follow_up, how, is_known, look_up};
use super::{Context, JourneyError, Who};
use crate::domain::ids::{CompanyId, CustomerId, DealId, InvoiceId, RealmKey};
use crate::domain::invoice::{Invoice, SeenBy};
use crate::domain::moment::Moment;
use crate::domain::subject::{Parties, Subject};
use crate::storage::events::Waiting;
use crate::storage::{Db, Result as Stored, deals, invoices, kept, lists, records};

/// As long as somebody may be at it.
const READING_SECONDS: i64 = 60;
/// Invoices stored in one transaction.
const AT_ONCE: usize = 200;

/// Which customer in QuickBooks a record of Pipedrive is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// Whom the deal belongs to must be asked first.
    Unknown,
    None,
    To(Subject, CustomerId),
}

pub(super) fn link_of(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    subject: Subject,
) -> Stored<Link> {
    let buyer = match subject {
        Subject::Deal(deal) => match deals::parties(db, company, deal)? {
            Some((parties, _)) => parties.buyer(deal),
            None => return Ok(Link::Unknown),
        },
        Subject::Person(_) | Subject::Organization(_) => subject,
    };
    let customer = records::customer_of(db, company, realm, buyer.into())?;
    Ok(customer.map_or(Link::None, |customer| Link::To(buyer, customer)))
}

/// The linked customer, as far as it is known whom the deal belongs to.
pub(super) fn customer_of(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    subject: Subject,
) -> Stored<Option<CustomerId>> {
    Ok(match link_of(db, company, realm, subject)? {
        Link::Unknown | Link::None => None,
        Link::To(_, customer) => Some(customer),
    })
}

/// Whether the deal may belong to somebody else than we know.
pub(super) fn is_doubtful(db: &mut Db, company: CompanyId, subject: Subject) -> Stored<bool> {
    match subject {
        Subject::Deal(deal) => {
            let known = deals::parties(db, company, deal)?;
            Ok(known.is_none_or(|(_, is_certain)| !is_certain))
        }
        Subject::Person(_) | Subject::Organization(_) => Ok(false),
    }
}

/// Looks up whom the deal belongs to, where that is doubtful. Pipedrive: 1 token, or none.
pub(super) async fn know_parties(
    ctx: &Context,
    who: Who,
    deal: DealId,
) -> Result<(), JourneyError> {
    let is_doubtful = ctx
        .store
        .read(move |db| is_doubtful(db, who.company, deal.into()))
        .await?;
    if !is_doubtful {
        return Ok(());
    }
    let head =
        access::with_pipedrive(ctx, who, |session| async move { session.deal(deal).await }).await;
    let head = match head {
        Ok(head) if !head.is_deleted => head,
        Ok(_) | Err(JourneyError::NotFound | JourneyError::Refused(_)) => {
            return Err(JourneyError::DealGone);
        }
        Err(other) => return Err(other),
    };
    let parties = Parties {
        organization: head.org,
        person: head.person,
    };
    ctx.store
        .write(move |db| {
            deals::remember_title(db, who.company, deal, &head.title)?;
            deals::remember_parties(db, who.company, deal, parties)
        })
        .await?;
    Ok(())
}

/// Reads the list now, unless somebody else is at it. Metered: one read for each thousand invoices.
pub(super) async fn read(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
) -> Result<(), JourneyError> {
    let (now, key, id) = (ctx.now(), realm.clone(), customer.clone());
    let until = now.plus_seconds(READING_SECONDS);
    let is_mine = ctx
        .store
        .write(move |db| kept::begin_reading(db, company, &key, &id, now, until))
        .await?;
    if !is_mine {
        return Ok(());
    }
    let read = read_all(ctx, company, realm, customer).await;
    let (read_at, key, id) = (read.is_ok().then_some(now), realm.clone(), customer.clone());
    ctx.store
        .write(move |db| kept::end_reading(db, company, &key, &id, read_at))
        .await?;
    ctx.wake();
    read
}

async fn read_all(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
) -> Result<(), JourneyError> {
    let mut seen = access::with_quickbooks(ctx, company, |session| async move {
        session.invoices_of_customer(customer).await
    })
    .await
    .map_err(JourneyError::from)?;
    let (key, id) = (realm.clone(), customer.clone());
    let held = ctx
        .store
        .read(move |db| lists::living_of_customer(db, company, &key, &id))
        .await?;
    // Deleted, or another customer's now.
    let missing: Vec<InvoiceId> = held
        .into_iter()
        .filter(|id| !seen.iter().any(|seen| seen.id == *id))
        .collect();
    while !seen.is_empty() {
        let some: Vec<_> = seen.drain(..AT_ONCE.min(seen.len())).collect();
        let (key, now) = (realm.clone(), ctx.now());
        ctx.store
            .write(move |db| {
                for one in &some {
                    let how = how(SeenBy::Refresh, now, false);
                    let applied = invoices::apply(db, company, &key, one, &how)?;
                    follow_up(db, company, &applied, now)?;
                }
                Ok(())
            })
            .await?;
    }
    look_up(ctx, company, realm, missing, SeenBy::Refresh, &[]).await
}

/// For a job: reads the list if nobody ever did.
pub async fn first(
    ctx: &Context,
    company: CompanyId,
    customer: &CustomerId,
) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    let (key, id) = (realm.clone(), customer.clone());
    let is_kept = ctx
        .store
        .read(move |db| kept::is_kept(db, company, &key, &id))
        .await?;
    if is_kept {
        return Ok(());
    }
    read(ctx, company, &realm, customer).await
}

/// Events about invoices that no deal shows cost no call: the lists that may have changed are read when they are opened.
pub(super) fn note_strangers(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    waiting: &[Waiting],
    now: Moment,
) -> Stored<()> {
    let about_invoices = || waiting.iter().filter(|event| event.entity == "invoice");
    let ids: BTreeSet<&str> = about_invoices()
        .map(|event| event.entity_id.as_str())
        .collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let known = invoices::known_among(db, company, realm, &ids)?;
    let known: BTreeMap<&str, &Invoice> = known
        .iter()
        .map(|invoice| (invoice.id.as_str(), invoice))
        .collect();
    let mut stale: BTreeSet<&CustomerId> = BTreeSet::new();
    let mut is_new = false;
    for event in about_invoices() {
        match known.get(event.entity_id.as_str()) {
            Some(known) if known.deal.is_none() && !is_known(known, event) => {
                stale.insert(&known.customer);
            }
            Some(_) => {}
            None => is_new |= event.operation != "deleted",
        }
    }
    for customer in stale {
        kept::mark_stale(db, company, realm, customer)?;
    }
    if is_new {
        kept::mark_all_stale(db, company, now)?;
    }
    Ok(())
}
