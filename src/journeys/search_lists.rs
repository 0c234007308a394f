//! Typing finds customers and items in our own copies of QuickBooks' lists; their names are kept in mind while somebody
//! types. Which edition counts is asked of the database each time, so that several processes agree.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Context, JourneyError, Who, open_panel};
use crate::domain::books::{BooksCustomer, BooksItem};
use crate::domain::ids::{CompanyId, RealmKey};
use crate::domain::moment::Moment;
use crate::domain::typed::Names;
use crate::storage::books::{self, Listed};
use crate::storage::connections::{self, Connection};

/// What a list under a field shows.
const MOST_FOUND: usize = 12;
const MOST_TYPED: usize = 100;
/// Names nobody has asked for are forgotten after this.
const IDLE_SECONDS: i64 = 600;
/// Of all lists together; 50,000 customers take eight of these millions.
const MOST_BYTES: usize = 32_000_000;

type Place = (CompanyId, &'static str);

/// What the names were read from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edition {
    realm: RealmKey,
    connected_at: Moment,
    version: i64,
}

struct Kept {
    names: Arc<Names>,
    edition: Edition,
    used: Moment,
}

/// Names of the lists that are being searched.
#[derive(Default)]
pub struct ListMemory(Mutex<HashMap<Place, Kept>>);

impl ListMemory {
    fn find(&self, place: Place, edition: &Edition, now: Moment) -> Option<Arc<Names>> {
        self.sweep(now);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.get_mut(&place)?;
        kept.used = now;
        (kept.edition == *edition).then(|| Arc::clone(&kept.names))
    }

    /// Forgets what nobody searches any more.
    pub(super) fn sweep(&self, now: Moment) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, kept| now.seconds_since(kept.used) < IDLE_SECONDS);
    }

    fn keep(&self, place: Place, edition: Edition, names: &Arc<Names>, now: Moment) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = Kept {
            names: Arc::clone(names),
            edition,
            used: now,
        };
        all.insert(place, kept);
        while all.values().map(|kept| kept.names.size()).sum::<usize>() > MOST_BYTES {
            let others = all.iter().filter(|(other, _)| **other != place);
            let Some(oldest) = others.min_by_key(|(_, kept)| kept.used).map(|(at, _)| *at) else {
                return;
            };
            all.remove(&oldest);
        }
    }
}

/// *Search all customers*: by name, e-mail or tax number.
pub async fn customers(
    ctx: &Context,
    who: Who,
    typed: &str,
) -> Result<Vec<BooksCustomer>, JourneyError> {
    search(ctx, who, typed).await
}

/// *QuickBooks item*: by name, SKU or description.
pub async fn items(ctx: &Context, who: Who, typed: &str) -> Result<Vec<BooksItem>, JourneyError> {
    search(ctx, who, typed).await
}

async fn search<T: Listed + Send + 'static>(
    ctx: &Context,
    who: Who,
    typed: &str,
) -> Result<Vec<T>, JourneyError> {
    let typed: String = typed.chars().take(MOST_TYPED).collect();
    let connection = ctx
        .store
        .read(move |db| {
            if !matches!(
                open_panel::access(db, who.company, who.user)?,
                open_panel::Access::Owner
            ) {
                return Ok(Err(JourneyError::NotOwner));
            }
            Ok(connections::find(db, who.company)?.ok_or(JourneyError::NotConnected))
        })
        .await??;
    let names = names::<T>(ctx, who.company, &connection).await?;
    let ids: Vec<String> = names
        .find(&typed, MOST_FOUND)
        .into_iter()
        .map(str::to_owned)
        .collect();
    let wanted = ids.clone();
    let rows = ctx.store.read(move |db| {
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        books::some::<T>(db, who.company, &connection.realm_key, &wanted)
    });
    let mut found = rows.await?;
    found.sort_by_key(|row| ids.iter().position(|id| id == row.id()));
    Ok(found)
}

async fn names<T: Listed>(
    ctx: &Context,
    company: CompanyId,
    connection: &Connection,
) -> Result<Arc<Names>, JourneyError> {
    let (place, now) = ((company, T::KIND), ctx.now());
    let edition = Edition {
        realm: connection.realm_key.clone(),
        connected_at: connection.connected_at,
        version: connection.books_version,
    };
    if let Some(names) = ctx.lists.find(place, &edition, now) {
        return Ok(names);
    }
    let realm = edition.realm.clone();
    // A change meanwhile makes the names newer than their edition, never older.
    let read = ctx
        .store
        .read_much(move |db| Ok(Names::new(books::names::<T>(db, company, &realm)?)));
    let names = Arc::new(read.await?);
    ctx.lists.keep(place, edition, &names, now);
    Ok(names)
}
