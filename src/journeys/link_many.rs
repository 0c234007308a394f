//! *Link* and *Unlink* for several invoices in one press: one transaction, an answer for each of them.

use super::link_invoice::{self, Linked};
use super::{Context, JourneyError, Who};
use crate::domain::ids::{DealId, InvoiceId};
use crate::domain::invoice::Invoice;
use crate::domain::moment::Moment;
use crate::storage::{Db, Result as Stored, lists};

/// In one press: twenty pages of the list.
pub const MOST: usize = 500;

/// An invoice that is wanted, and the other deal that the person was told it leaves.
pub type Wish = (InvoiceId, Option<DealId>);

/// What became of one of them.
#[derive(Debug)]
pub struct Answer {
    pub id: InvoiceId,
    pub end: Result<Linked, JourneyError>,
}

/// The deal shows them from now on, but for those that cannot be linked or belong to another deal.
pub async fn link(
    ctx: &Context,
    who: Who,
    wishes: Vec<Wish>,
    deal: DealId,
) -> Result<Vec<Answer>, JourneyError> {
    each(ctx, who, wishes, move |db, (id, from), now| {
        link_invoice::link_one(db, who, id, deal, *from, now)
    })
    .await
}

/// The deal does not show them any more.
pub async fn unlink(
    ctx: &Context,
    who: Who,
    wishes: Vec<Wish>,
    deal: DealId,
) -> Result<Vec<Answer>, JourneyError> {
    each(ctx, who, wishes, move |db, (id, _), now| {
        link_invoice::unlink_one(db, who, id, deal, now)
    })
    .await
}

async fn each(
    ctx: &Context,
    who: Who,
    wishes: Vec<Wish>,
    one: impl Fn(&mut Db, &Wish, Moment) -> Stored<Result<Linked, JourneyError>> + Send + 'static,
) -> Result<Vec<Answer>, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    let answers = ctx.store.write(move |db| {
        let mut answers = Vec::new();
        for wish in wishes.into_iter().take(MOST) {
            match one(db, &wish, now)? {
                // True of all of them.
                Err(error @ (JourneyError::DealGone | JourneyError::NotConnected)) => {
                    return Ok(Err(error));
                }
                end => answers.push(Answer { id: wish.0, end }),
            }
        }
        let nobodys = |one: &Answer| matches!(one.end, Err(JourneyError::NotFound));
        if answers.iter().all(nobodys) {
            return Ok(Err(JourneyError::NotFound));
        }
        Ok(Ok(answers))
    });
    let answers = answers.await??;
    ctx.wake();
    Ok(answers)
}

/// Those of them that the deal shows: what the question before *Unlink* is about.
pub async fn shown(
    ctx: &Context,
    who: Who,
    wishes: Vec<Wish>,
    deal: DealId,
) -> Result<Vec<Invoice>, JourneyError> {
    let mut found = known(ctx, who, wishes).await?;
    found.retain(|(invoice, _)| invoice.deal == Some(deal));
    Ok(found.into_iter().map(|(invoice, _)| invoice).collect())
}

/// Those of them that other deals show, and these deals' titles: what the question before *Link* is about.
pub async fn elsewhere(
    ctx: &Context,
    who: Who,
    wishes: Vec<Wish>,
    deal: DealId,
) -> Result<Vec<(Invoice, String)>, JourneyError> {
    let mut found = known(ctx, who, wishes).await?;
    found
        .retain(|(invoice, _)| !invoice.deleted && invoice.deal.is_some_and(|other| other != deal));
    Ok(found)
}

/// Each that there is, with the title of its deal.
async fn known(
    ctx: &Context,
    who: Who,
    wishes: Vec<Wish>,
) -> Result<Vec<(Invoice, String)>, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let found = ctx.store.read(move |db| {
        let mut known = Vec::new();
        for (id, _) in wishes.iter().take(MOST) {
            match link_invoice::found(db, who.company, id)? {
                Ok(invoice) => known.push(invoice),
                Err(JourneyError::NotFound) => {}
                Err(error) => return Ok(Err(error)),
            }
        }
        let deals: Vec<DealId> = known.iter().filter_map(|invoice| invoice.deal).collect();
        let titles = lists::titles(db, who.company, &deals)?;
        let title = |deal: Option<DealId>| deal.and_then(|deal| titles.get(&deal).cloned());
        let named = |invoice: Invoice| {
            let title = title(invoice.deal).unwrap_or_default();
            (invoice, title)
        };
        Ok(Ok(known.into_iter().map(named).collect()))
    });
    found.await?
}
