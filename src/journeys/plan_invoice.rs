//! From a press on *Create invoice* to an intent: what was typed is kept, checked, and becomes a wish with a job.

use super::check_form;
use super::form_view::{self, FormView};
use super::open_form::{self, Ground, Kept};
use super::read_form;
use super::{Context, JourneyError, Who};
use crate::domain::audit::Via;
use crate::domain::comparison;
use crate::domain::customer::CustomerChoice;
use crate::domain::draft::Draft;
use crate::domain::form::FormInput;
use crate::domain::ids::{CustomerId, FormKey, IntentId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::domain::totals::Totals;
use crate::providers::quickbooks;
use crate::storage::forms::{self, Form};
use crate::storage::seal::Vault;
use crate::storage::{
    Db, Result as Stored, StorageError, connections, intents, jobs, numbers, records,
};

/// What the first transaction decided.
pub(super) enum Step {
    /// Carry this intent out; it may be the invoice or the customer it needs first.
    Go(Intent),
    Already(Intent),
    Refused(Box<FormView>),
    Conflict(Intent),
}

/// One transaction: what was typed is kept, checked, and becomes an intent with the job that will see it through.
pub(super) async fn decide(
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
            kept.type_over(input, &ground.choices);
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
        let read = read_form::read(db, company, &self.ground, &self.form.key, &kept, today)?;
        let errors = check_form::all(db, company, &self.ground, &kept, &read)?;
        let draft = read.draft;
        if !errors.is_empty() {
            let view = form_view::picture(
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
        if let Some(open) = self.customer_of_form(db, vault, &draft)? {
            return Ok(Step::Go(open));
        }
        let intent = self.intent(db, vault, &draft)?;
        if intent.kind == IntentKind::CreateInvoice {
            self.remember_links(db, &kept, &draft)?;
        }
        match intents::insert(db, vault, &intent) {
            Ok(()) if intent.kind == IntentKind::CreateInvoice => {
                let asked = comparison::Asked::of(&draft, &self.ground.codes);
                intents::keep_asked(db, vault, &intent, &asked)?;
                if self.ground.profile.custom_numbers && !draft.number.is_empty() {
                    numbers::ask(db, &intent, &draft.number)?;
                }
            }
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

    /// A new customer that this form asked for before: still being made (its intent), or made and used again.
    fn customer_of_form(
        &mut self,
        db: &mut Db,
        vault: &Vault,
        draft: &Draft,
    ) -> Stored<Option<Intent>> {
        if self.made.is_some() || draft.customer != CustomerChoice::New {
            return Ok(None);
        }
        let (company, kind) = (self.who.company, IntentKind::CreateCustomer);
        let Some(earlier) = intents::of_form(db, vault, company, &self.form.key, kind)?
            .filter(|earlier| earlier.realm == self.ground.realm)
        else {
            return Ok(None);
        };
        if earlier.state.is_open() {
            return Ok(Some(earlier));
        }
        let same = earlier.body == quickbooks::customer_body(draft, &self.ground.profile);
        if same && earlier.state == IntentState::Done {
            self.made = earlier.object.map(|id| CustomerId(id.0));
        }
        Ok(None)
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
            asked_from: Via::Form,
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
        _ => draft.newcomer.name(&draft.buyer).to_owned(),
    }
}
