//! *Link* and *Unlink*: which deal an invoice belongs to, one at most. A fact of ours; QuickBooks is not asked.

use super::{Context, JourneyError, Who};
use crate::domain::action::WhyNot;
use crate::domain::ids::{CompanyId, DealId, InvoiceId};
use crate::domain::invoice::Invoice;
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::storage::{Db, Result as Stored, audit, connections, deals, invoices, jobs};

/// How it ended.
#[derive(Debug)]
pub enum Linked {
    /// It belongs to the deal, or to none, now.
    Done(Box<Invoice>),
    /// Another deal has it: the person is asked first. Here is what was known as the deal's title.
    Elsewhere {
        invoice: Box<Invoice>,
        deal: DealId,
        title: String,
    },
    Refused(Box<Invoice>, WhyNot),
}

/// An invoice of the connected company that may be linked.
pub(super) fn found(
    db: &mut Db,
    company: CompanyId,
    id: &InvoiceId,
) -> Stored<Result<Invoice, JourneyError>> {
    let Some(connection) = connections::find(db, company)? else {
        return Ok(Err(JourneyError::NotConnected));
    };
    let found = invoices::find(db, company, &connection.realm_key, id)?;
    Ok(found.ok_or(JourneyError::NotFound))
}

/// The deal shows the invoice from now on. `from`: the other deal that the person was told it leaves.
///
/// One transaction: the link, both pictures, what is written to both deals.
pub async fn link(
    ctx: &Context,
    who: Who,
    id: InvoiceId,
    deal: DealId,
    from: Option<DealId>,
) -> Result<Linked, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    let linked = ctx
        .store
        .write(move |db| link_one(db, who, &id, deal, from, now))
        .await??;
    ctx.wake();
    Ok(linked)
}

pub(super) fn link_one(
    db: &mut Db,
    who: Who,
    id: &InvoiceId,
    deal: DealId,
    from: Option<DealId>,
    now: Moment,
) -> Stored<Result<Linked, JourneyError>> {
    let invoice = match found(db, who.company, id)? {
        Ok(invoice) => invoice,
        Err(error) => return Ok(Err(error)),
    };
    let known = deals::find(db, who.company, deal)?;
    if known.is_none_or(|known| known.gone) {
        return Ok(Err(JourneyError::DealGone));
    }
    if invoice.deleted {
        return Ok(Ok(Linked::Refused(invoice.into(), WhyNot::Deleted)));
    }
    match invoice.deal {
        Some(other) if other == deal => Ok(Ok(Linked::Done(invoice.into()))),
        Some(other) if from != Some(other) => {
            let known = deals::find(db, who.company, other)?.unwrap_or_default();
            Ok(Ok(Linked::Elsewhere {
                invoice: invoice.into(),
                deal: other,
                title: known.title,
            }))
        }
        Some(_) | None => set(db, who, invoice, Some(deal), now).map(Ok),
    }
}

/// The deal does not show the invoice any more; everything else stays.
pub async fn unlink(
    ctx: &Context,
    who: Who,
    id: InvoiceId,
    deal: DealId,
) -> Result<Linked, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    let unlinked = ctx
        .store
        .write(move |db| unlink_one(db, who, &id, deal, now))
        .await??;
    ctx.wake();
    Ok(unlinked)
}

pub(super) fn unlink_one(
    db: &mut Db,
    who: Who,
    id: &InvoiceId,
    deal: DealId,
    now: Moment,
) -> Stored<Result<Linked, JourneyError>> {
    let invoice = match found(db, who.company, id)? {
        Ok(invoice) => invoice,
        Err(error) => return Ok(Err(error)),
    };
    if invoice.deal != Some(deal) {
        return Ok(Ok(Linked::Done(invoice.into())));
    }
    set(db, who, invoice, None, now).map(Ok)
}

/// What a question about an invoice names.
pub async fn ask(ctx: &Context, who: Who, id: InvoiceId) -> Result<Invoice, JourneyError> {
    super::guard_owner(ctx, who).await?;
    ctx.store
        .read(move |db| found(db, who.company, &id))
        .await?
}

fn set(
    db: &mut Db,
    who: Who,
    mut invoice: Invoice,
    deal: Option<DealId>,
    now: Moment,
) -> Stored<Linked> {
    let company = who.company;
    invoices::set_deal(db, company, &invoice, deal)?;
    for deal in [invoice.deal, deal].into_iter().flatten() {
        jobs::enqueue(db, company, &Job::WriteDealField { deal }, now)?;
    }
    let before = invoice.clone();
    invoice.deal = deal;
    audit::linked(db, company, who.user, &before, &invoice, now)?;
    Ok(Linked::Done(invoice.into()))
}
