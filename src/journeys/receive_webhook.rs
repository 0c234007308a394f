//! Webhooks in: proven on raw bytes, remembered durably, answered; looked up later. An event says *look*, never *what*.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use subtle::ConstantTimeEq as _;

use super::{Context, JourneyError, doors};
use crate::domain::ids::{CompanyId, DealId, RealmKey, UserId};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::providers::pipedrive::webhook as pipedrive_webhook;
use crate::providers::quickbooks::webhook::{Event, Notification, Operation, Rejected};
use crate::storage::events::{self, NewEvent};
use crate::storage::seal::Vault;
use crate::storage::{Db, Result as Stored, Together, connections, doors as stored_doors, jobs};

/// What follows the first event of a quiet company within this is looked up together.
const WINDOW_SECONDS: i64 = 10;
/// Deliveries that belong together arrive this close to each other.
const GATHER_MILLIS: i64 = 150;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    Accepted,
    /// Not from the provider: nothing was read, nothing was stored.
    Unproven,
    /// Proven, but not in a shape we know: counted and acknowledged.
    Malformed,
}

/// Intuit's delivery, in either format, for any mix of companies. Accepted means flushed.
pub async fn quickbooks(
    ctx: &Context,
    signature: Option<&str>,
    body: &[u8],
) -> Result<Received, JourneyError> {
    let notification =
        match Notification::verify(&ctx.quickbooks.config().verifier_tokens, signature, body) {
            Ok(notification) => notification,
            Err(Rejected::Unreadable) => return Ok(Received::Malformed),
            Err(_) => return Ok(Received::Unproven),
        };
    let events = notification.into_events();
    if events.is_empty() {
        return Ok(Received::Accepted);
    }
    let count = u64::try_from(events.len()).unwrap_or(0);
    let at = ctx.now();
    ctx.store
        .write_together(&ctx.inbox, Delivery { events, at })
        .await?;
    metrics::counter!("dealbooks_webhook_events_total", "provider" => "quickbooks")
        .increment(count);
    ctx.wake();
    Ok(Received::Accepted)
}

/// Events of one delivery, proven.
pub struct Delivery {
    events: Vec<Event>,
    at: Moment,
}

/// Deliveries that wait for the same flush.
pub type Inbox = Together<Delivery>;

/// Where deliveries of this installation are written.
pub fn inbox(vault: Arc<Vault>, environment: String) -> Arc<Inbox> {
    Together::new(move |db, deliveries| keep(db, &vault, &environment, deliveries))
}

/// Remembers the events of companies that are connected, and asks for the look-up of what is new.
fn keep(db: &mut Db, vault: &Vault, environment: &str, deliveries: &[Delivery]) -> Stored<()> {
    let Some(now) = deliveries.iter().map(|delivery| delivery.at).max() else {
        return Ok(());
    };
    let mut homes: HashMap<&str, Option<Home>> = HashMap::new();
    let mut known = Vec::new();
    for (delivery, event) in deliveries
        .iter()
        .flat_map(|delivery| delivery.events.iter().map(move |event| (delivery, event)))
    {
        let home = match homes.entry(&event.realm) {
            Entry::Occupied(home) => *home.get(),
            Entry::Vacant(place) => {
                let key = connections::realm_key(db, vault, environment, &event.realm)?;
                *place.insert(home_of(db, environment, &key)?)
            }
        };
        // A realm nobody connected: acknowledged, not kept.
        if let Some(home) = home {
            known.push(new_event(home.company, event, delivery.at));
        }
    }
    let fresh: HashSet<CompanyId> = events::remember(db, &known, now)?.into_iter().collect();
    for home in homes.into_values().flatten() {
        connections::note_event(db, home.company, now)?;
        if fresh.contains(&home.company) {
            let at = look_at(home.looked, now);
            jobs::enqueue(db, home.company, &Job::LookUpEvents, at)?;
        }
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct Home {
    company: CompanyId,
    looked: Option<Moment>,
}

fn home_of(db: &mut Db, environment: &str, key: &RealmKey) -> Stored<Option<Home>> {
    Ok(connections::company_of(db, environment, key)?
        .map(|(company, looked)| Home { company, looked }))
}

/// The first event of a quiet company at once, what follows within the window together.
fn look_at(looked: Option<Moment>, now: Moment) -> Moment {
    let at_once = now.plus_millis(GATHER_MILLIS);
    looked.map_or(at_once, |looked| {
        at_once.max(looked.plus_seconds(WINDOW_SECONDS))
    })
}

fn new_event(company: CompanyId, event: &Event, now: Moment) -> NewEvent {
    let at = event.at.unwrap_or(now);
    let short = |text: &str, most| {
        // A character no text of PostgreSQL can hold.
        let fit = text.chars().filter(|one| *one != '\0');
        fit.take(most).collect()
    };
    NewEvent {
        company,
        at_micros: if event.at.is_some() {
            at.utc().timestamp_micros()
        } else {
            0
        },
        id: short(&event.id, 200),
        entity: short(&event.entity, 40),
        entity_id: short(&event.entity_id, 40),
        operation: operation_key(event.operation),
    }
}

fn operation_key(operation: Operation) -> &'static str {
    match operation {
        Operation::Created => "created",
        Operation::Updated => "updated",
        Operation::Deleted => "deleted",
        Operation::Merged => "merged",
        Operation::Voided => "voided",
        Operation::Emailed => "emailed",
        Operation::Other => "other",
    }
}

/// Pipedrive's delivery: the Basic pair names the installation, the body must agree with it (threat model W9).
pub async fn pipedrive(
    ctx: &Context,
    authorization: Option<&str>,
    body: &[u8],
) -> Result<Received, JourneyError> {
    let Some((company, user, name, password)) = authorization.and_then(basic_pair) else {
        return Ok(Received::Unproven);
    };
    let known = ctx
        .store
        .read(move |db| stored_doors::hook_password(db, company, user, &name))
        .await?;
    let hash = doors::hashed(&password);
    if !known.is_some_and(|known| known.as_bytes().ct_eq(hash.as_bytes()).into()) {
        return Ok(Received::Unproven);
    }
    let Ok(event) = pipedrive_webhook::parse(body) else {
        return Ok(Received::Malformed);
    };
    if event.company != company {
        tracing::warn!(company.id = %company, security = "webhook_company", "a webhook speaks of another company than its pair");
        return Ok(Received::Accepted);
    }
    let now = ctx.now();
    if let Some(deal) = event.deal {
        let deleted = event.action == "delete";
        ctx.store
            .write(move |db| note_deal(db, company, deal, deleted, now))
            .await?;
        ctx.wake();
    }
    metrics::counter!("dealbooks_webhook_events_total", "provider" => "pipedrive").increment(1);
    Ok(Received::Accepted)
}

/// Deals nobody invoiced cost nothing.
fn note_deal(
    db: &mut Db,
    company: CompanyId,
    deal: DealId,
    deleted: bool,
    now: Moment,
) -> Stored<()> {
    if crate::storage::deals::find(db, company, deal)?.is_none() {
        return Ok(());
    }
    crate::storage::deals::note_change(db, company, deal, now)?;
    jobs::enqueue(db, company, &Job::DealEvent { deal, deleted }, now)
}

/// `Basic {company}-{user}:{password}`.
fn basic_pair(header: &str) -> Option<(CompanyId, UserId, String, String)> {
    let text = String::from_utf8(STANDARD.decode(header.strip_prefix("Basic ")?).ok()?).ok()?;
    let (name, password) = text.split_once(':')?;
    let (company, user) = name.split_once('-')?;
    Some((
        company.parse().ok()?,
        user.parse().ok()?,
        name.to_owned(),
        password.to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_unix(1_795_413_600 + seconds).unwrap()
    }

    #[test]
    fn a_quiet_company_is_looked_up_at_once_a_busy_one_together() {
        let soon = at(100).plus_millis(GATHER_MILLIS);
        assert_eq!(look_at(None, at(100)), soon);
        assert_eq!(look_at(Some(at(0)), at(100)), soon);
        assert_eq!(look_at(Some(at(95)), at(100)), at(105));
    }

    #[test]
    fn the_pair_names_the_company() {
        let header = format!(
            "Basic {}",
            STANDARD.encode("7400123-15500777:secret:with:colons")
        );
        let (company, user, name, password) = basic_pair(&header).unwrap();
        assert_eq!((company, user), (CompanyId(7_400_123), UserId(15_500_777)));
        assert_eq!(
            (name.as_str(), password.as_str()),
            ("7400123-15500777", "secret:with:colons")
        );
        assert!(basic_pair("Basic !!!").is_none());
        assert!(basic_pair("Bearer x").is_none());
    }

    #[test]
    fn fuzz_a_pair_of_a_webhook() {
        crate::fuzz::run("basic_pair", |bytes| {
            let plain = format!("Basic {}", STANDARD.encode(bytes));
            let both = [plain, crate::fuzz::text(bytes)];
            let read = both.iter().filter_map(|header| basic_pair(header));
            let checked = read.inspect(|(company, user, name, _)| {
                assert!(company.0 > 0 && user.0 > 0 && name.contains('-'));
            });
            checked.count() > 0
        });
    }
}
