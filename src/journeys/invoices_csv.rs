//! *Export as CSV*: the filtered list as a file, by a one-time ticket.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::all_invoices::list;
use super::open_panel::{today, zone};
use super::{Context, JourneyError, Who, doors, locale_of, visibility};
use crate::domain::ids::{DealId, InvoiceId};
use crate::domain::invoice::Invoice;
use crate::domain::invoice_list::{Filter, Interval};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::storage::{companies, connections, lists};

const CSV: &str = "invoices-csv";
/// Invoices in one file.
const MOST: usize = 10_000;

/// What somebody wants as a file.
pub struct Wish {
    pub subject: Subject,
    pub filter: Filter,
    /// Only these of all there are, whatever the filter; none: all that the filter leaves.
    pub only: Vec<InvoiceId>,
}

/// What a ticket opens.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    subject: String,
    filter: BTreeMap<String, String>,
    only: Vec<InvoiceId>,
}

/// The path under which the file can be fetched once, within a minute.
pub async fn ticket(ctx: &Context, who: Who, wish: Wish) -> Result<String, JourneyError> {
    visibility::guard_all(ctx, who).await?;
    let pairs = wish.filter.pairs().into_iter();
    let kept = Kept {
        subject: wish.subject.to_string(),
        filter: pairs
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        only: wish.only,
    };
    let object =
        serde_json::to_string(&kept).map_err(|error| JourneyError::Storage(error.into()))?;
    let secret = doors::give(ctx, who, CSV, object).await?;
    Ok(format!("/invoices/csv?ticket={secret}"))
}

/// What the file is written from.
pub struct Sheet {
    /// All pages, in the order of the list.
    pub rows: Vec<Invoice>,
    pub titles: BTreeMap<DealId, String>,
    pub today: NaiveDate,
    /// Of the company.
    pub zone: Tz,
    /// Of whom the ticket was given to.
    pub locale: Locale,
}

/// `None` without a good ticket.
pub async fn fetch(ctx: &Context, ticket: &str) -> Result<Option<Sheet>, JourneyError> {
    let Some((who, object)) = doors::take(ctx, ticket, CSV).await? else {
        return Ok(None);
    };
    if !doors::still(visibility::guard_all(ctx, who).await)? {
        return Ok(None);
    }
    let now = ctx.now();
    let kept: Kept =
        serde_json::from_str(&object).map_err(|error| JourneyError::Storage(error.into()))?;
    let mut filter = Filter::read(|name| kept.filter.get(name).map(String::as_str));
    if !kept.only.is_empty() {
        filter = Filter {
            interval: Interval::Ever,
            order: filter.order,
            ..Filter::default()
        };
    }
    let subject: Subject = kept.subject.parse().map_err(|_| JourneyError::NotFound)?;
    let sheet = ctx
        .store
        .read(move |db| {
            let (Some(connection), Some(person)) = (
                connections::find(db, who.company)?,
                companies::user(db, who.company, who.user)?,
            ) else {
                return Ok(None);
            };
            let list = list(db, who.company, &connection, subject, filter, now)?;
            let mut rows = lists::page(db, who.company, &list.whose, &list.wanted, (0, MOST))?;
            if !kept.only.is_empty() {
                rows.retain(|invoice| {
                    invoice.realm == connection.realm_key && kept.only.contains(&invoice.id)
                });
            }
            let mut shown: Vec<DealId> = rows.iter().filter_map(|invoice| invoice.deal).collect();
            shown.sort_unstable();
            shown.dedup();
            let mut titles = BTreeMap::new();
            for some in shown.chunks(500) {
                titles.extend(lists::titles(db, who.company, some)?);
            }
            Ok(Some(Sheet {
                rows,
                titles,
                today: today(&connection, now),
                zone: zone(&connection),
                locale: locale_of(&person),
            }))
        })
        .await?;
    Ok(sheet)
}
