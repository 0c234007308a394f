//! Create an invoice: intent first, QuickBooks within the request, an end that is known or said to be unknown.

use std::time::Duration;

use rust_decimal::Decimal;

use super::form_view::{self, FormView};
use super::open_form;
use super::plan_invoice::{Step, decide};
use super::read_form;
use super::settle::{self, Settled};
use super::{Context, JourneyError, Who, deal_changed, open_panel, rates};
use crate::domain::form::FormInput;
use crate::domain::ids::{CustomerId, DealId, FormKey, IntentId, InvoiceId};
use crate::domain::intent::{Intent, IntentKind, IntentState};
use crate::domain::invoice::Invoice;
use crate::domain::money::Currency;
use crate::domain::problem::Problem;
use crate::providers::{Refusal, quickbooks};
use crate::storage::{connections, intents, invoices};

/// How long the person waits for QuickBooks before the screen says *being created*.
const PATIENCE: Duration = Duration::from_secs(8);

/// How a press on *Create invoice* ended.
pub enum Outcome {
    Created(Box<Created>),
    /// The form again, with what is wrong; nothing was created.
    Refused(Box<FormView>),
    /// Another form made this invoice of the deal: it is shown, a second one has to be wanted (409).
    Conflict(Box<Conflict>),
    /// QuickBooks has not answered yet, or it is not known what it did (202).
    Pending(Pending),
}

#[derive(Debug, Clone)]
pub struct Created {
    pub deal: DealId,
    pub invoice: Invoice,
    pub open_url: Option<String>,
}

pub struct Conflict {
    pub form: FormKey,
    pub deal: DealId,
    /// The invoice that exists, or nothing yet if it is still being created.
    pub invoice: Option<Invoice>,
    pub total: Option<(Decimal, Currency)>,
    pub open_url: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Pending {
    pub intent: IntentId,
    pub deal: DealId,
    pub in_doubt: bool,
}

/// *Create invoice*. The same form sent twice is one wish; `another` says that a further invoice is wanted.
pub async fn request(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: FormInput,
    another: bool,
) -> Result<Outcome, JourneyError> {
    super::guard_owner(ctx, who).await?;
    Box::pin(deal_changed::look(ctx, who, &key)).await?;
    let mut step = decide(ctx, who, key.clone(), input.clone(), another, None).await;
    // A commit whose answer was lost may have been one: the same form once more finds its own wish.
    if let Err(JourneyError::Storage(_)) = step {
        step = decide(ctx, who, key.clone(), input.clone(), another, None).await;
    }
    let mut step = step?;
    // Only the rate of the day is missing: QuickBooks is asked for it.
    if let Step::Refused(view) = &step
        && view.errors.iter().all(|one| one.problem == Problem::NoRate)
    {
        Box::pin(rates::of_form(ctx, who, view)).await?;
        step = decide(ctx, who, key.clone(), input.clone(), another, None).await?;
    }
    let intent = match step {
        Step::Go(intent) => intent,
        Step::Already(intent) => return picture(ctx, who, intent).await,
        Step::Refused(view) => return Ok(Outcome::Refused(view)),
        Step::Conflict(intent) => return conflict(ctx, who, key, intent).await,
    };
    let (mine, deal) = (ctx.clone(), intent.deal);
    let pending = Pending {
        intent: intent.id.clone(),
        deal: deal.unwrap_or(DealId(0)),
        in_doubt: false,
    };
    // Goes on when the person does not wait any longer, or their connection breaks.
    let work = tokio::spawn(async move { follow(&mine, who, key, input, another, intent).await });
    match tokio::time::timeout(PATIENCE, work).await {
        // The wish is stored, whatever our memory says now.
        Ok(Ok(Err(JourneyError::Storage(_)))) | Err(_) => Ok(Outcome::Pending(pending)),
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panicked)) => {
            tracing::error!(%panicked, "creating an invoice panicked");
            Ok(Outcome::Pending(pending))
        }
    }
}

/// Carries out the customer's intent, where one is needed, and then the invoice's.
async fn follow(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: FormInput,
    another: bool,
    first: Intent,
) -> Result<Outcome, JourneyError> {
    let mut intent = first;
    if intent.kind == IntentKind::CreateCustomer {
        let made = match settle::carry_out(ctx, who.company, intent.id.clone()).await? {
            Settled::Done(done) => done.object.map(|id| CustomerId(id.0)),
            Settled::Refused(intent, refusal) => {
                return refused(ctx, who, &intent.form, &refusal).await;
            }
            Settled::Later { in_doubt, .. } => return Ok(pending(&intent, in_doubt)),
            Settled::Busy => return Ok(pending(&intent, false)),
            Settled::Dropped => return Err(JourneyError::NotConnected),
        };
        intent = match decide(ctx, who, key.clone(), input, another, made).await? {
            Step::Go(intent) | Step::Already(intent) => intent,
            Step::Refused(view) => return Ok(Outcome::Refused(view)),
            Step::Conflict(intent) => return conflict(ctx, who, key, intent).await,
        };
    }
    match settle::carry_out(ctx, who.company, intent.id.clone()).await? {
        Settled::Done(done) => picture(ctx, who, done).await,
        Settled::Refused(intent, refusal) => refused(ctx, who, &intent.form, &refusal).await,
        Settled::Later { in_doubt, .. } => Ok(pending(&intent, in_doubt)),
        Settled::Busy => Ok(pending(&intent, false)),
        Settled::Dropped => Err(JourneyError::NotConnected),
    }
}

fn pending(intent: &Intent, in_doubt: bool) -> Outcome {
    Outcome::Pending(Pending {
        intent: intent.id.clone(),
        deal: intent.deal.unwrap_or(DealId(0)),
        in_doubt,
    })
}

/// The form again, with QuickBooks' refusal at the field that caused it.
async fn refused(
    ctx: &Context,
    who: Who,
    key: &FormKey,
    refusal: &Refusal,
) -> Result<Outcome, JourneyError> {
    let (vault, now, key, refusal) = (ctx.store.vault(), ctx.now(), key.clone(), refusal.clone());
    ctx.store
        .read(move |db| {
            let ground = match open_form::ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let Some((form, kept)) = open_form::own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            let today = now.day_in(ground.profile.zone());
            let draft = read_form::read(db, who.company, &ground, &key, &kept, today)?.draft;
            let errors = quickbooks::to_field_errors(&refusal, &draft);
            let view = form_view::picture(
                db,
                who.company,
                &ground,
                key,
                form.slot,
                kept,
                form.saved_at,
                today,
                errors,
            )?;
            Ok(Ok(Outcome::Refused(Box::new(view))))
        })
        .await?
}

/// An intent at whatever point it is.
async fn picture(ctx: &Context, who: Who, intent: Intent) -> Result<Outcome, JourneyError> {
    let Some(object) = intent
        .object
        .clone()
        .filter(|_| intent.state == IntentState::Done)
    else {
        return Ok(pending(
            &intent,
            intent.state == IntentState::Doubt || intent.state == IntentState::Ask,
        ));
    };
    let (invoice, open_url) = made(ctx, who, &intent, object)
        .await?
        .ok_or(JourneyError::NotFound)?;
    Ok(Outcome::Created(Box::new(Created {
        deal: intent.deal.unwrap_or(DealId(0)),
        invoice,
        open_url,
    })))
}

async fn made(
    ctx: &Context,
    who: Who,
    intent: &Intent,
    object: InvoiceId,
) -> Result<Option<(Invoice, Option<String>)>, JourneyError> {
    let (vault, quickbooks, realm_key) = (
        ctx.store.vault(),
        ctx.quickbooks.clone(),
        intent.realm.clone(),
    );
    let found = ctx
        .store
        .read(move |db| {
            let Some(invoice) = invoices::find(db, who.company, &realm_key, &object)? else {
                return Ok(None);
            };
            let realm = connections::realm(db, &vault, who.company)?;
            let url = realm.map(|realm| quickbooks.invoice_link(&realm, &invoice.id).to_string());
            Ok(Some((invoice, url)))
        })
        .await?;
    Ok(found)
}

async fn conflict(
    ctx: &Context,
    who: Who,
    form: FormKey,
    holder: Intent,
) -> Result<Outcome, JourneyError> {
    let found = match holder
        .object
        .clone()
        .filter(|_| holder.state == IntentState::Done)
    {
        Some(object) => made(ctx, who, &holder, object).await?,
        None => None,
    };
    let (invoice, open_url) = found.map_or((None, None), |(invoice, url)| (Some(invoice), url));
    let total = holder.expected.zip(holder.currency);
    Ok(Outcome::Conflict(Box::new(Conflict {
        form,
        deal: holder.deal.unwrap_or(DealId(0)),
        invoice,
        total,
        open_url,
    })))
}

/// Asked again and again while an invoice is being created.
pub async fn status(ctx: &Context, who: Who, intent: IntentId) -> Result<Outcome, JourneyError> {
    let vault = ctx.store.vault();
    let (found, customer_done) = ctx
        .store
        .read(move |db| {
            if !matches!(
                open_panel::access(db, who.company, who.user)?,
                open_panel::Access::Owner
            ) {
                return Ok((None, None));
            }
            let found = intents::find(db, &vault, who.company, &intent)?;
            // A customer's intent that ended is followed by its invoice's.
            let next = match &found {
                Some(found) if found.kind == IntentKind::CreateCustomer => intents::of_form(
                    db,
                    &vault,
                    who.company,
                    &found.form,
                    IntentKind::CreateInvoice,
                )?,
                _ => None,
            };
            Ok((found, next))
        })
        .await?;
    let intent = customer_done.or(found).ok_or(JourneyError::NotFound)?;
    if intent.kind == IntentKind::CreateCustomer && intent.state == IntentState::Done {
        return Ok(pending(&intent, false));
    }
    if intent.state == IntentState::Refused {
        let refusal = settle::refusal_of(&intent);
        return refused(ctx, who, &intent.form, &refusal).await;
    }
    picture(ctx, who, intent).await
}

/// A customer was made by the worker, after a crash or an outage: the invoice it was made for follows.
pub async fn go_on(ctx: &Context, customer: &Intent) -> Result<(), JourneyError> {
    let who = Who {
        company: customer.company,
        user: customer.asked_by,
    };
    let (vault, key) = (ctx.store.vault(), customer.form.clone());
    let kept = ctx
        .store
        .read(move |db| open_form::own_form(db, &vault, who, &key))
        .await?;
    let Some((_, kept)) = kept else { return Ok(()) };
    let made = customer.object.clone().map(|id| CustomerId(id.0));
    if let Step::Go(intent) =
        decide(ctx, who, customer.form.clone(), kept.input, false, made).await?
    {
        settle::carry_out(ctx, who.company, intent.id).await?;
    }
    Ok(())
}
