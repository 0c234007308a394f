//! *Attach PDF to the deal*: QuickBooks' PDF into the deal's files, once however often it is pressed.

use super::actions::permitted;
use super::{Context, JourneyError, Who, access, pdf};
use crate::domain::action::{Action, WhyNot};
use crate::domain::ids::{CompanyId, DealId, InvoiceId};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::providers::pipedrive::File;
use crate::storage::tellings::{self, Begun, Standing, Telling};
use crate::storage::{companies, invoices, jobs};

const WHAT: &str = "attached";
/// How far Pipedrive's clock and ours may be apart.
const SKEW_SECONDS: i64 = 120;

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attached {
    UnderWay,
    Done,
    /// Before anything was tried.
    Not(WhyNot),
    /// In QuickBooks' or Pipedrive's own words.
    Refused(String),
}

fn telling<'a>(
    company: CompanyId,
    deal: DealId,
    invoice: &'a InvoiceId,
    version: &'a str,
) -> Telling<'a> {
    Telling {
        company,
        deal,
        invoice,
        what: WHAT,
        version,
    }
}

/// The wish, stored with the job that carries it out. Again for the same state of the invoice it is the same wish,
/// looked for before it is repeated.
pub async fn begin(ctx: &Context, who: Who, id: InvoiceId) -> Result<Attached, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (company, now) = (who.company, ctx.now());
    let begun = ctx
        .store
        .write(move |db| {
            let (_, invoice, against) = match permitted(db, who, &id, Action::Attach, now)? {
                Ok(found) => found,
                Err(error) => return Ok(Err(error)),
            };
            let deal = match (against, invoice.deal) {
                (Some(why), _) => return Ok(Ok(Attached::Not(why))),
                (None, None) => return Ok(Ok(Attached::Not(WhyNot::NoDeal))),
                (None, Some(deal)) => deal,
            };
            tellings::reopen(db, &telling(company, deal, &id, &invoice.sync_token))?;
            let job = Job::AttachPdf {
                deal,
                invoice: id,
                version: invoice.sync_token,
            };
            jobs::enqueue(db, company, &job, now)?;
            Ok(Ok(Attached::UnderWay))
        })
        .await??;
    ctx.wake();
    Ok(begun)
}

/// How it went on.
pub async fn outcome(ctx: &Context, who: Who, id: InvoiceId) -> Result<Attached, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (company, now) = (who.company, ctx.now());
    ctx.store
        .read(move |db| {
            let (_, invoice, _) = match permitted(db, who, &id, Action::Open, now)? {
                Ok(found) => found,
                Err(error) => return Ok(Err(error)),
            };
            let Some(deal) = invoice.deal else {
                return Ok(Ok(Attached::Not(WhyNot::NoDeal)));
            };
            let telling = telling(company, deal, &id, &invoice.sync_token);
            Ok(Ok(match tellings::standing(db, &telling)? {
                Standing::Waiting => Attached::UnderWay,
                Standing::Done => Attached::Done,
                Standing::Refused(words) if words.is_empty() => Attached::Not(WhyNot::Lost),
                Standing::Refused(words) => Attached::Refused(words),
            }))
        })
        .await?
}

/// QuickBooks: one read. Pipedrive: one write, after a try whose end nobody knows a look before it.
pub async fn carry_out(
    ctx: &Context,
    company: CompanyId,
    deal: DealId,
    invoice: &InvoiceId,
    version: &str,
) -> Result<(), JourneyError> {
    let refusal = match attach(ctx, company, deal, invoice, version).await {
        Ok(()) => None,
        Err(JourneyError::Refused(words)) => Some(words),
        Err(
            JourneyError::QuickBooksLost | JourneyError::NotConnected | JourneyError::PipedriveLost,
        ) => Some(String::new()),
        Err(JourneyError::NotFound) => Some("404".to_owned()),
        // It goes on later.
        Err(other) => return Err(other),
    };
    let (id, version, now) = (invoice.clone(), version.to_owned(), ctx.now());
    ctx.store
        .write(move |db| {
            let telling = telling(company, deal, &id, &version);
            match refusal {
                None => tellings::done(db, &telling, now),
                Some(words) => tellings::refuse(db, &telling, &words),
            }
        })
        .await?;
    Ok(())
}

async fn attach(
    ctx: &Context,
    company: CompanyId,
    deal: DealId,
    invoice: &InvoiceId,
    version: &str,
) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    let (id, version, now) = (invoice.clone(), version.to_owned(), ctx.now());
    let (begun, since, owner, name) = ctx
        .store
        .write(move |db| {
            let telling = telling(company, deal, &id, &version);
            let begun = tellings::begin(db, &telling, now)?;
            let since = tellings::begun_at(db, &telling)?.unwrap_or(now);
            let owner = companies::find(db, company)?.and_then(|home| home.owner);
            let found = invoices::find(db, company, &realm, &id)?;
            Ok((
                begun,
                since,
                owner,
                format!("{}.pdf", pdf::stem(found.as_ref())),
            ))
        })
        .await?;
    let user = owner.ok_or(JourneyError::NotConnected)?;
    let who = Who { company, user };
    match begun {
        Begun::Done => return Ok(()),
        Begun::Again if is_there(ctx, who, deal, &name, since).await? => return Ok(()),
        Begun::First | Begun::Again => {}
    }
    let bytes =
        access::with_quickbooks(
            ctx,
            company,
            |session| async move { session.pdf(invoice).await },
        )
        .await
        .map_err(JourneyError::from)?;
    let (name, bytes) = (&name, &bytes);
    access::with_pipedrive(ctx, who, |session| async move {
        session.add_pdf(deal, name, bytes.clone()).await
    })
    .await
}

async fn is_there(
    ctx: &Context,
    who: Who,
    deal: DealId,
    name: &str,
    since: Moment,
) -> Result<bool, JourneyError> {
    let files =
        access::with_pipedrive(ctx, who, |session| async move { session.files(deal).await })
            .await?;
    let since = since.plus_seconds(-SKEW_SECONDS);
    let ours = |file: &File| {
        let late_enough = file.added.is_none_or(|at| at.seconds_since(since) >= 0);
        file.name == name && late_enough
    };
    Ok(files.iter().any(ours))
}
