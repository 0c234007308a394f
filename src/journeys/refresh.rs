//! Looking at QuickBooks: what changed, for all waiting events of a company in one call where one is enough.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::access::{self, Failed};
use super::{Context, JourneyError, customer_list};
use crate::domain::books::{BooksCustomer, BooksItem};
use crate::domain::ids::{CompanyId, CustomerId, DealId, InvoiceId, ItemId, RealmKey};
use crate::domain::invoice::{Invoice, SeenBy, Sighting};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::providers::ProviderError;
use crate::providers::quickbooks::Change;
use crate::storage::books::Listed;
use crate::storage::events::{self, Waiting};
use crate::storage::invoices::{self, Applied, Seen};
use crate::storage::{Db, Result as Stored, books, connections, jobs, kept};

/// The most events one look takes up.
const MOST: i64 = 1000;

/// *Refresh*: one query for all invoices of the deal.
pub(super) async fn deal(
    ctx: &Context,
    company: CompanyId,
    deal: DealId,
) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    let ids: Vec<InvoiceId> = ctx
        .store
        .read(move |db| invoices::of_deal(db, company, deal))
        .await?
        .into_iter()
        .filter(|invoice| !invoice.deleted && invoice.realm == realm)
        .map(|invoice| invoice.id)
        .collect();
    look_up(ctx, company, &realm, ids, SeenBy::Refresh, &[]).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| connections::note_look(db, company, now))
        .await?;
    Ok(())
}

/// Reads these invoices, together, and stores what QuickBooks shows; what it does not show any more is deleted.
pub(super) async fn look_up(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
    ids: Vec<InvoiceId>,
    by: SeenBy,
    voided: &[InvoiceId],
) -> Result<(), JourneyError> {
    if ids.is_empty() {
        return Ok(());
    }
    let wanted = &ids;
    let seen = match ids.as_slice() {
        [one] => match access::with_quickbooks(ctx, company, |session| async move {
            session.invoice(one).await
        })
        .await
        {
            Ok(seen) => vec![seen],
            Err(Failed::Provider(ProviderError::NotFound)) => Vec::new(),
            Err(other) => return Err(other.into()),
        },
        _ => access::with_quickbooks(ctx, company, |session| async move {
            session.invoices(wanted).await
        })
        .await
        .map_err(JourneyError::from)?,
    };
    let (realm, now, voided) = (realm.clone(), ctx.now(), voided.to_vec());
    ctx.store
        .write(move |db| {
            for id in &ids {
                let applied = match seen.iter().find(|seen| seen.id == *id) {
                    Some(seen) => invoices::apply(
                        db,
                        company,
                        &realm,
                        seen,
                        &how(by, now, voided.contains(id)),
                    )?,
                    None => invoices::mark_deleted(db, company, &realm, id, by, now)?,
                };
                follow_up(db, company, &applied, now)?;
            }
            Ok(())
        })
        .await?;
    ctx.wake();
    Ok(())
}

pub(super) fn how(by: SeenBy, at: Moment, voided: bool) -> Seen {
    Seen {
        by,
        at,
        deal: None,
        comparison: None,
        voided,
    }
}

/// A deal whose picture changed is written to Pipedrive, too.
pub(super) fn follow_up(
    db: &mut Db,
    company: CompanyId,
    applied: &Applied,
    now: Moment,
) -> Stored<()> {
    match applied.deal.filter(|_| applied.changed) {
        Some(deal) => jobs::enqueue(db, company, &Job::WriteDealField { deal }, now),
        None => Ok(()),
    }
}

/// What waits, sorted by what has to be looked at.
#[derive(Default)]
struct Plan {
    invoices: Vec<InvoiceId>,
    voided: Vec<InvoiceId>,
    customers: Vec<CustomerId>,
    items: Vec<ItemId>,
    /// Payments without an event of the invoice they pay.
    payments: bool,
    /// Preferences, terms, tax: the whole profile is read again.
    profile: bool,
    oldest: Option<Moment>,
}

impl Plan {
    fn needs_a_call(&self) -> bool {
        self.payments
            || self.profile
            || !(self.invoices.is_empty() && self.customers.is_empty() && self.items.is_empty())
    }
}

/// All waiting events of a company. Events about invoices that no deal knows cost nothing.
pub async fn events(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    let (key, now) = (realm.clone(), ctx.now());
    let (waiting, plan) = ctx
        .store
        .read(move |db| {
            let waiting = events::waiting(db, company, MOST)?;
            let plan = plan(db, company, &key, &waiting)?;
            Ok((waiting, plan))
        })
        .await?;
    if waiting.is_empty() {
        return Ok(());
    }
    // The window opens with a call, not with an event that needs none.
    if plan.needs_a_call() {
        ctx.store
            .write(move |db| connections::note_look(db, company, now))
            .await?;
    }
    // Ordered by their arrival.
    let first = waiting.first().map(|event| event.arrived);
    carry_out(ctx, company, &realm, plan).await?;
    let more = i64::try_from(waiting.len()).unwrap_or(0) >= MOST;
    ctx.store
        .write(move |db| {
            customer_list::note_strangers(db, company, &realm, &waiting, now)?;
            events::mark_done(db, company, &waiting)?;
            if more {
                jobs::enqueue(db, company, &Job::LookUpEvents, now)
            } else {
                Ok(())
            }
        })
        .await?;
    if let Some(first) = first {
        let waited = ctx.now().utc() - first.utc();
        metrics::histogram!("dealbooks_webhook_to_state_seconds")
            .record(waited.max(TimeDelta::zero()).as_seconds_f64());
    }
    Ok(())
}

fn plan(db: &mut Db, company: CompanyId, realm: &RealmKey, waiting: &[Waiting]) -> Stored<Plan> {
    let mut plan = Plan::default();
    let of = |entity: &str| -> Vec<&Waiting> {
        waiting
            .iter()
            .filter(|event| event.entity == entity)
            .collect()
    };
    let about_invoices = of("invoice");
    let mut events_of: BTreeMap<&str, Vec<&Waiting>> = BTreeMap::new();
    for event in &about_invoices {
        events_of.entry(&event.entity_id).or_default().push(event);
    }
    let ids: Vec<&str> = events_of.keys().copied().collect();
    for known in invoices::known_among(db, company, realm, &ids)? {
        let told = events_of.get(known.id.as_str());
        let told = told.map_or(&[][..], Vec::as_slice);
        if known.deal.is_none() || told.iter().all(|event| is_known(&known, event)) {
            continue;
        }
        if told.iter().any(|event| event.operation == "voided") {
            plan.voided.push(known.id.clone());
        }
        plan.invoices.push(known.id);
    }
    // A payment comes with an event of its invoice; those that came alone may be about ours.
    let payments = of("payment").len() + of("creditmemo").len();
    plan.payments = plan.invoices.is_empty() && payments > about_invoices.len();
    let customers = news::<BooksCustomer>(db, company, realm, &of("customer"))?;
    plan.customers = customers.into_iter().map(CustomerId).collect();
    let items = news::<BooksItem>(db, company, realm, &of("item"))?;
    plan.items = items.into_iter().map(ItemId).collect();
    plan.profile = waiting.iter().any(|event| {
        matches!(
            event.entity.as_str(),
            "preferences" | "term" | "account" | "class" | "department"
        )
    });
    let oldest = waiting
        .iter()
        .filter(|event| event.at_micros > 0)
        .map(|event| event.at_micros)
        .min();
    plan.oldest = oldest
        .and_then(chrono::DateTime::from_timestamp_micros)
        .map(Moment::from);
    Ok(plan)
}

/// Which rows of a list to read again, each once. The creation of one that we have, as we made it, is nothing new.
fn news<T: Listed>(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    told: &[&Waiting],
) -> Stored<BTreeSet<String>> {
    let is_new = |event: &&&Waiting| event.operation == "created";
    let made: Vec<&str> = told
        .iter()
        .filter(is_new)
        .map(|event| event.entity_id.as_str())
        .collect();
    let known = books::some::<T>(db, company, realm, &made)?;
    let mut ids: BTreeSet<String> = made.into_iter().map(str::to_owned).collect();
    for row in &known {
        ids.remove(row.id());
    }
    let changed = told.iter().filter(|event| !is_new(event));
    ids.extend(changed.map(|event| event.entity_id.clone()));
    Ok(ids)
}

/// Nothing new: what the event tells is known, or we have looked since.
///
/// `LastUpdatedTime` has whole seconds, so an event of the same second may be a second change: it is looked at.
pub(super) fn is_known(known: &Invoice, event: &Waiting) -> bool {
    let at = chrono::DateTime::from_timestamp_micros(event.at_micros).map(Moment::from);
    let Some(at) = at.filter(|_| event.at_micros > 0) else {
        return false;
    };
    let told = match event.operation.as_str() {
        "created" => true,
        "voided" => known.voided,
        "deleted" => known.deleted,
        "emailed" => known
            .sent_at
            .is_some_and(|sent| at.seconds_since(sent).abs() <= 2),
        _ => false,
    };
    told || known
        .updated
        .is_some_and(|updated| at.unix() < updated.unix())
}

async fn carry_out(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
    plan: Plan,
) -> Result<(), JourneyError> {
    let many = plan.customers.len() + plan.items.len() > 1
        || (plan.payments && !plan.customers.is_empty());
    let since = plan.oldest.unwrap_or_else(|| ctx.now()).plus_seconds(-60);
    if plan.payments || many {
        // One call for whatever changed of these kinds.
        let mut kinds = vec!["Invoice"];
        if !plan.customers.is_empty() {
            kinds.push("Customer");
        }
        if !plan.items.is_empty() {
            kinds.push("Item");
        }
        capture(ctx, company, realm, since, &kinds, SeenBy::Webhook).await?;
        if !plan.payments {
            look_up(
                ctx,
                company,
                realm,
                plan.invoices,
                SeenBy::Webhook,
                &plan.voided,
            )
            .await?;
        }
    } else {
        look_up(
            ctx,
            company,
            realm,
            plan.invoices,
            SeenBy::Webhook,
            &plan.voided,
        )
        .await?;
        for id in &plan.customers {
            let read = access::with_quickbooks(ctx, company, |session| async move {
                session.customer(id).await
            });
            renew(ctx, company, realm, read.await).await?;
        }
        for id in &plan.items {
            let read =
                access::with_quickbooks(
                    ctx,
                    company,
                    |session| async move { session.item(id).await },
                );
            renew(ctx, company, realm, read.await).await?;
        }
    }
    if plan.profile {
        super::read_books::profile(ctx, company).await?;
    }
    Ok(())
}

/// What change data capture told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Captured {
    /// Changes of linked invoices that an event should have told long ago.
    pub(super) missed: usize,
    /// Cut at QuickBooks' limit: there is more.
    pub(super) full: bool,
    /// QuickBooks' clock at the answer.
    pub(super) time: Option<Moment>,
}

/// An event is late after this; webhooks take seconds to minutes (`quickbooks.md` 8.5).
const LATE_SECONDS: i64 = 300;

/// Everything that changed since then, for a comparison.
pub(super) async fn capture_all(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
    since: Moment,
) -> Result<Captured, JourneyError> {
    let kinds = ["Invoice", "Customer", "Item"];
    capture(ctx, company, realm, since, &kinds, SeenBy::Comparison).await
}

/// Change data capture: everything of these kinds since then, deletions included, in one call.
async fn capture(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
    since: Moment,
    kinds: &[&str],
    by: SeenBy,
) -> Result<Captured, JourneyError> {
    let changes = access::with_quickbooks(ctx, company, |session| async move {
        session.changed_since(since, kinds).await
    })
    .await
    .map_err(JourneyError::from)?;
    let (realm, now) = (realm.clone(), ctx.now());
    let captured = ctx
        .store
        .write(move |db| {
            let mut missed = 0;
            for change in &changes.invoices {
                missed += usize::from(take_up(db, company, &realm, change, by, now)?);
            }
            for change in &changes.customers {
                if let Change::Now(customer) = change {
                    books::put(db, company, &realm, customer)?;
                }
            }
            for change in &changes.items {
                if let Change::Now(item) = change {
                    books::put(db, company, &realm, item)?;
                }
            }
            Ok(Captured {
                missed,
                full: changes.full,
                time: changes.time,
            })
        })
        .await?;
    ctx.wake();
    Ok(captured)
}

/// Stores one change; whether it was news that should have come before.
fn take_up(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    change: &Change<Sighting>,
    by: SeenBy,
    now: Moment,
) -> Stored<bool> {
    let (applied, at) = match change {
        // Only invoices that a list shows; the others are nobody's business here.
        Change::Now(seen)
            if invoices::find(db, company, realm, &seen.id)?.is_none()
                && !kept::is_kept(db, company, realm, &seen.customer)? =>
        {
            return Ok(false);
        }
        Change::Now(seen) => (
            invoices::apply(db, company, realm, seen, &how(by, now, false))?,
            seen.updated,
        ),
        Change::Gone { id, at } => (
            invoices::mark_deleted(db, company, realm, &InvoiceId(id.clone()), by, now)?,
            *at,
        ),
    };
    follow_up(db, company, &applied, now)?;
    let late = at.is_none_or(|at| now.seconds_since(at) > LATE_SECONDS);
    // No event costs a look at what no deal shows, so none was missed.
    Ok(applied.changed && late && applied.deal.is_some())
}

/// Ids of one statement.
const MOST_IDS: i64 = 100;

/// Reads every invoice that a deal shows again, a hundred at a time; customers' lists once they are opened.
pub(super) async fn all_linked(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
) -> Result<(), JourneyError> {
    let (mut after, now) = (String::new(), ctx.now());
    let stale = move |db: &mut Db| kept::mark_all_stale(db, company, now);
    ctx.store.write(stale).await?;
    loop {
        let (key, from) = (realm.clone(), after.clone());
        let ids = ctx
            .store
            .read(move |db| invoices::linked_after(db, company, &key, &from, MOST_IDS))
            .await?;
        let Some(last) = ids.last() else {
            return Ok(());
        };
        last.0.clone_into(&mut after);
        look_up(ctx, company, realm, ids, SeenBy::Comparison, &[]).await?;
    }
}

/// Our copy of what was read; what is gone stays as it was.
async fn renew<T: Listed + Send + 'static>(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
    read: Result<T, Failed>,
) -> Result<(), JourneyError> {
    let row = match read {
        Ok(row) => row,
        Err(Failed::Provider(ProviderError::NotFound)) => return Ok(()),
        Err(other) => return Err(other.into()),
    };
    let realm = realm.clone();
    let put = move |db: &mut Db| books::put(db, company, &realm, &row);
    Ok(ctx.store.write(put).await?)
}

/// One invoice again, for a job.
pub async fn invoice(ctx: &Context, company: CompanyId, id: InvoiceId) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    look_up(ctx, company, &realm, vec![id], SeenBy::Comparison, &[]).await
}
