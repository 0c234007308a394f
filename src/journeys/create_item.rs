//! An item that QuickBooks does not have yet, made without leaving the form: intent first, once however often it is
//! pressed. The income account is asked for once and remembered.

use std::time::Duration;

use super::open_form::{self, Ground};
use super::settle::{self, Settled};
use super::{Context, JourneyError, Who};
use crate::domain::audit::Via;
use crate::domain::books::{Account, BooksItem};
use crate::domain::ids::{FormKey, IntentId, RealmId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::domain::new_item::{self, ItemField, NewItem};
use crate::domain::problem::Problem;
use crate::providers::quickbooks;
use crate::storage::{
    Db, Result as Stored, StorageError, books, companies, connections, intents, jobs,
};

/// How long the person waits for QuickBooks before the dialog says that it goes on.
const PATIENCE: Duration = Duration::from_secs(8);

/// What the dialog shows.
#[derive(Debug, Clone)]
pub struct ItemForm {
    pub input: NewItem,
    pub accounts: Vec<Account>,
    pub is_us: bool,
    pub errors: Vec<(ItemField, Problem)>,
}

/// How a press ended.
pub enum Made {
    Item(Box<BooksItem>),
    Refused(Box<ItemForm>),
    /// QuickBooks has not answered; the item will be in the list when it is made.
    Later,
}

/// The dialog, with the account that was used last.
pub async fn dialog(ctx: &Context, who: Who, name: String) -> Result<ItemForm, JourneyError> {
    super::guard_owner(ctx, who).await?;
    ctx.store
        .read(move |db| {
            let ground = match open_form::ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let account = ground.settings.income_account.clone();
            let input = NewItem {
                name,
                account: account.unwrap_or_default(),
                ..NewItem::default()
            };
            form(db, who, &ground, input, Vec::new()).map(Ok)
        })
        .await?
}

fn form(
    db: &mut Db,
    who: Who,
    ground: &Ground,
    input: NewItem,
    errors: Vec<(ItemField, Problem)>,
) -> Stored<ItemForm> {
    Ok(ItemForm {
        input,
        accounts: books::all(db, who.company, &ground.realm)?,
        is_us: ground.profile.tax.is_us(),
        errors,
    })
}

enum Step {
    Go(IntentId),
    Refused(Box<ItemForm>),
}

/// The same item of the same form pressed twice is one wish.
pub async fn create(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: NewItem,
) -> Result<Made, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let typed = input.clone();
    let intent = match decide(ctx, who, key, input).await? {
        Step::Go(intent) => intent,
        Step::Refused(form) => return Ok(Made::Refused(form)),
    };
    let (mine, company) = (ctx.clone(), who.company);
    // Goes on when the person does not wait any longer.
    let work = tokio::spawn(async move { settle::carry_out(&mine, company, intent).await });
    let Ok(Ok(settled)) = tokio::time::timeout(PATIENCE, work).await else {
        return Ok(Made::Later);
    };
    match settled? {
        Settled::Done(intent) => made(ctx, who, intent).await,
        Settled::Refused(_, refusal) => {
            let said = new_item::refused(&refusal.code, refusal.detail);
            ctx.store
                .read(move |db| {
                    let ground = match open_form::ground(db, company)? {
                        Ok(ground) => ground,
                        Err(error) => return Ok(Err(error)),
                    };
                    let form = form(db, who, &ground, typed, vec![said])?;
                    Ok(Ok(Made::Refused(Box::new(form))))
                })
                .await?
        }
        Settled::Later { .. } | Settled::Busy => Ok(Made::Later),
        Settled::Dropped => Err(JourneyError::NotConnected),
    }
}

async fn made(ctx: &Context, who: Who, intent: Intent) -> Result<Made, JourneyError> {
    let id = intent.object.ok_or(JourneyError::NotFound)?;
    let realm = intent.realm;
    let item = ctx
        .store
        .read(move |db| books::get::<BooksItem>(db, who.company, &realm, id.as_str()))
        .await?;
    let item = item.ok_or(JourneyError::NotFound)?;
    Ok(Made::Item(Box::new(item)))
}

/// One transaction: what was typed is checked and becomes an intent, a job, and the account of the next item.
async fn decide(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: NewItem,
) -> Result<Step, JourneyError> {
    let (vault, now, lease) = (ctx.store.vault(), ctx.now(), ctx.lease_seconds);
    ctx.store
        .write(move |db| {
            let company = who.company;
            let Some((row, _)) = open_form::own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            let ground = match open_form::ground(db, company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let body = quickbooks::item_body(&input, &ground.profile);
            let earlier = intents::of_form(db, &vault, company, &key, IntentKind::CreateItem)?;
            let same = earlier.as_ref().filter(|one| {
                one.body == body && (one.state.is_open() || one.state == IntentState::Done)
            });
            if let Some(same) = same {
                return Ok(Ok(Step::Go(same.id.clone())));
            }
            let accounts: Vec<Account> = books::all(db, company, &ground.realm)?;
            let named = books::items_named(db, company, &ground.realm, &input.name)?;
            let errors = new_item::check(&input, &accounts, named.first());
            if !errors.is_empty() {
                let form = form(db, who, &ground, input, errors)?;
                return Ok(Ok(Step::Refused(Box::new(form))));
            }
            let attempt = earlier.map_or(1, |earlier| earlier.attempt.saturating_add(1));
            let realm = connections::realm(db, &vault, company)?
                .ok_or_else(|| StorageError::Corrupt("a connection without a realm".into()))?;
            let mut intent = wish(who, &ground, &realm, &key, (attempt, now));
            (intent.slot, intent.body) = (row.slot, body);
            intents::insert(db, &vault, &intent)?;
            if ground.settings.income_account.as_deref() != Some(&input.account) {
                let mut settings = ground.settings;
                settings.income_account = Some(input.account);
                companies::save_settings(db, company, &settings)?;
            }
            let job = Job::SettleIntent {
                intent: intent.id.clone(),
            };
            jobs::enqueue(db, company, &job, now.plus_seconds(lease))?;
            Ok(Ok(Step::Go(intent.id)))
        })
        .await?
}

/// The intent of that attempt, with nothing to send yet.
fn wish(
    who: Who,
    ground: &Ground,
    realm: &RealmId,
    key: &FormKey,
    (attempt, now): (i32, Moment),
) -> Intent {
    let (company, kind) = (who.company, IntentKind::CreateItem);
    Intent {
        company,
        id: IntentId(uuid::Uuid::now_v7().to_string()),
        form: key.clone(),
        kind,
        deal: None,
        slot: 1,
        attempt,
        realm: ground.realm.clone(),
        environment: ground.environment.clone(),
        request_id: intent::request_id(
            &ground.environment,
            realm.reveal(),
            company,
            kind,
            attempt,
            &[key.as_str()],
        ),
        path: "item".to_owned(),
        body: String::new(),
        expected: None,
        currency: None,
        marker: String::new(),
        customer: None,
        customer_name: String::new(),
        state: IntentState::Ready,
        object: None,
        first_sent_at: None,
        last_sent_at: None,
        sends: 0,
        next_at: None,
        last_error: None,
        asked_by: who.user,
        created_at: now,
        asked_from: Via::Form,
    }
}
