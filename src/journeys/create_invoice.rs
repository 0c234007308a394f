//! Create an invoice: intent first, QuickBooks within the request, an end that is known or said to be unknown.

use std::time::Duration;

use rust_decimal::Decimal;

use super::open_form::{self, FormView, Ground, Kept};
use super::settle::{self, Settled};
use super::{Context, JourneyError, Who, open_panel};
use crate::domain::books::{BooksCustomer, BooksItem};
use crate::domain::customer::CustomerChoice;
use crate::domain::draft::{Draft, LineKind};
use crate::domain::form::{self, FormInput};
use crate::domain::ids::{CustomerId, DealId, FormKey, IntentId, InvoiceId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::invoice::Invoice;
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::totals::{self, FieldError, Place, Problem, Totals};
use crate::providers::Refusal;
use crate::providers::quickbooks;
use crate::storage::forms::{self, Form};
use crate::storage::seal::Vault;
use crate::storage::{
    Db, Result as Stored, StorageError, books, connections, intents, invoices, jobs, records,
};

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
    /// By how much QuickBooks' total differs from what the person was shown, where it does.
    pub difference: Option<Decimal>,
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

/// What the first transaction decided.
enum Step {
    /// Carry this intent out; it may be the invoice or the customer it needs first.
    Go(Intent),
    Already(Intent),
    Refused(Box<FormView>),
    Conflict(Intent),
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
    let step = decide(ctx, who, key.clone(), input.clone(), another, None).await?;
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
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panicked)) => {
            tracing::error!(%panicked, "creating an invoice panicked");
            Ok(Outcome::Pending(pending))
        }
        Err(_) => Ok(Outcome::Pending(pending)),
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

/// One transaction: what was typed is kept, checked, and becomes an intent with the job that will see it through.
async fn decide(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: FormInput,
    another: bool,
    made: Option<CustomerId>,
) -> Result<Step, JourneyError> {
    let (vault, now, lease) = (ctx.store.vault(), ctx.now(), ctx.lease_seconds);
    ctx.store
        .write(move |db| {
            let Some((form, mut kept)) = open_form::own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            let earlier =
                intents::of_form(db, &vault, who.company, &key, IntentKind::CreateInvoice)?;
            if let Some(earlier) = earlier
                .clone()
                .filter(|earlier| earlier.state == IntentState::Done || earlier.state.is_open())
            {
                return Ok(Ok(if earlier.state == IntentState::Done {
                    Step::Already(earlier)
                } else {
                    Step::Go(earlier)
                }));
            }
            let ground = match open_form::ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            kept.input = input;
            forms::save(
                db,
                &vault,
                who.company,
                &key,
                &serde_json::to_string(&kept)?,
                now,
            )?;
            let asked = Asked {
                who,
                form,
                ground,
                now,
                lease,
                made,
                attempt: earlier.map_or(1, |earlier| earlier.attempt + 1),
            };
            asked.plan(db, &vault, kept, another).map(Ok)
        })
        .await?
}

/// A press on the button, inside the transaction.
struct Asked {
    who: Who,
    form: Form,
    ground: Ground,
    now: Moment,
    lease: i64,
    /// The customer that was just made for this form.
    made: Option<CustomerId>,
    attempt: i32,
}

impl Asked {
    fn plan(mut self, db: &mut Db, vault: &Vault, kept: Kept, another: bool) -> Stored<Step> {
        let (company, realm) = (self.who.company, self.ground.realm.clone());
        if let Some(holder) =
            intents::in_slot(db, vault, company, &realm, self.form.deal, self.form.slot)?
        {
            if !another {
                return Ok(Step::Conflict(holder));
            }
            self.form.slot = forms::next_slot(db, company, &realm, self.form.deal)?;
            forms::set_slot(db, company, &self.form.key, self.form.slot)?;
        }
        let today = self.now.day_in(self.ground.profile.zone());
        let (draft, errors) = self.read(db, &kept, today)?;
        if !errors.is_empty() {
            let view = open_form::picture(
                db,
                company,
                &self.ground,
                self.form.key.clone(),
                self.form.slot,
                kept,
                Some(self.now),
                today,
                errors,
            )?;
            return Ok(Step::Refused(Box::new(view)));
        }
        let intent = self.intent(db, vault, &draft)?;
        if intent.kind == IntentKind::CreateInvoice {
            self.remember_links(db, &kept, &draft)?;
        }
        match intents::insert(db, vault, &intent) {
            Ok(()) => {}
            // A twin of this request was faster.
            Err(StorageError::Exists) => {
                let twin = intents::of_form(db, vault, company, &self.form.key, intent.kind)?;
                return twin.map(Step::Go).ok_or(StorageError::Exists);
            }
            Err(error) => return Err(error),
        }
        crate::storage::deals::raise(db, company, self.form.deal)?;
        jobs::enqueue(
            db,
            company,
            &Job::SettleIntent {
                intent: intent.id.clone(),
            },
            self.now.plus_seconds(self.lease),
        )?;
        Ok(Step::Go(intent))
    }

    /// What was typed, and everything about it that our own data can tell is wrong.
    fn read(
        &self,
        db: &mut Db,
        kept: &Kept,
        today: chrono::NaiveDate,
    ) -> Stored<(Draft, Vec<FieldError>)> {
        let company = self.who.company;
        let customer = match kept.input.customer_kind.as_str() {
            "existing" => books::get::<BooksCustomer>(
                db,
                company,
                &self.ground.realm,
                &kept.input.customer_id,
            )?,
            _ => None,
        };
        let currency = customer.as_ref().and_then(|customer| customer.currency);
        let (draft, mut errors) = form::read(
            &kept.input,
            &self.ground.profile,
            currency,
            &kept.hash,
            today,
        );
        for error in totals::check(&draft, &self.ground.profile, &self.ground.codes) {
            if !errors.iter().any(|known| known.place == error.place) {
                errors.push(error);
            }
        }
        if matches!(draft.customer, CustomerChoice::Existing { .. })
            && !customer.is_some_and(|customer| customer.active)
        {
            errors.push(FieldError {
                place: Place::Customer,
                problem: Problem::CustomerGone,
            });
        }
        for (at, line) in draft
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.kind == LineKind::Item)
        {
            if let Some(id) = &line.item
                && !books::get::<BooksItem>(db, company, &self.ground.realm, id.as_str())?
                    .is_some_and(|item| item.is_sellable())
            {
                errors.push(FieldError {
                    place: Place::LineItem(at),
                    problem: Problem::ItemGone,
                });
            }
        }
        Ok((draft, errors))
    }

    fn intent(&self, db: &mut Db, vault: &Vault, draft: &Draft) -> Stored<Intent> {
        let (company, deal) = (self.who.company, self.form.deal);
        let marker = intent::marker(company, deal, self.form.slot);
        let customer = match (&self.made, &draft.customer) {
            (Some(made), _) => Some(made.clone()),
            (None, CustomerChoice::Existing { id, .. }) => Some(id.clone()),
            (None, CustomerChoice::New | CustomerChoice::Undecided) => None,
        };
        let (kind, path, body) = match &customer {
            Some(customer) => (
                IntentKind::CreateInvoice,
                "invoice",
                quickbooks::invoice_body(
                    draft,
                    &self.ground.profile,
                    &self.ground.codes,
                    customer,
                    &marker,
                ),
            ),
            None => (
                IntentKind::CreateCustomer,
                "customer",
                quickbooks::customer_body(draft, &self.ground.profile),
            ),
        };
        let attempt = match kind {
            IntentKind::CreateInvoice => self.attempt,
            _ => intents::of_form(db, vault, company, &self.form.key, kind)?
                .map_or(1, |earlier| earlier.attempt + 1),
        };
        let (deal_text, slot) = (deal.to_string(), self.form.slot.to_string());
        let unique: &[&str] = match kind {
            IntentKind::CreateInvoice => &[&deal_text, &slot],
            _ => &[self.form.key.as_str()],
        };
        let realm = connections::realm(db, vault, company)?
            .ok_or_else(|| StorageError::Corrupt("a connection without a realm".into()))?;
        Ok(Intent {
            company,
            id: IntentId(uuid::Uuid::now_v7().to_string()),
            form: self.form.key.clone(),
            kind,
            deal: Some(deal),
            slot: self.form.slot,
            attempt,
            realm: self.ground.realm.clone(),
            environment: self.ground.environment.clone(),
            request_id: intent::request_id(
                &self.ground.environment,
                realm.reveal(),
                company,
                kind,
                attempt,
                unique,
            ),
            path: path.to_owned(),
            body,
            expected: Some(Totals::of(draft, &self.ground.codes).total),
            currency: draft.currency,
            marker,
            customer,
            customer_name: customer_name(draft),
            state: IntentState::Ready,
            object: None,
            first_sent_at: None,
            last_sent_at: None,
            sends: 0,
            next_at: None,
            last_error: None,
            asked_by: self.who.user,
            created_at: self.now,
        })
    }

    /// The next invoice of this buyer and these products proposes the same customer and items.
    fn remember_links(&self, db: &mut Db, kept: &Kept, draft: &Draft) -> Stored<()> {
        let (company, realm) = (self.who.company, &self.ground.realm);
        let customer = match (&self.made, &draft.customer) {
            (Some(made), _) => Some(made),
            (None, CustomerChoice::Existing { id, .. }) => Some(id),
            (None, _) => None,
        };
        if let Some(customer) = customer {
            records::link_customer(
                db,
                company,
                realm,
                open_form::party_of(&kept.deal),
                customer,
                self.now,
            )?;
        }
        for line in &draft.lines {
            if let (Some(product), Some(item)) = (line.product, &line.item)
                && kept
                    .deal
                    .lines
                    .iter()
                    .any(|known| known.product == Some(product))
            {
                records::link_item(db, company, realm, product, item, self.now)?;
            }
        }
        Ok(())
    }
}

fn customer_name(draft: &Draft) -> String {
    match &draft.customer {
        CustomerChoice::Existing { name, .. } if !name.is_empty() => name.clone(),
        _ => draft.buyer.name.clone(),
    }
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
            let (draft, _) = form::read(&kept.input, &ground.profile, None, &kept.hash, today);
            let errors = quickbooks::to_field_errors(&refusal, &draft);
            let view = open_form::picture(
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
    let difference = settle::difference(invoice.expected_total, invoice.total);
    Ok(Outcome::Created(Box::new(Created {
        deal: intent.deal.unwrap_or(DealId(0)),
        invoice,
        difference,
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
