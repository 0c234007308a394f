//! *Compare and update*: what an invoice says of its customer goes into QuickBooks, where a person ticks it.

use std::time::Duration;

use sha2::{Digest as _, Sha256};

use super::form_view::{self, FormView};
use super::open_form::{self, Ground};
use super::read_form;
use super::settle::{self, Settled};
use super::{Context, JourneyError, Who, access};
use crate::domain::audit::Via;
use crate::domain::books::BooksCustomer;
use crate::domain::customer::CustomerChoice;
use crate::domain::customer_change::{Difference, Part, differences};
use crate::domain::draft::Draft;
use crate::domain::ids::{CustomerId, FormKey, IntentId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::providers::quickbooks::{self, CustomerVersion};
use crate::storage::seal::Vault;
use crate::storage::{Db, Result as Stored, StorageError, books, connections, intents, jobs};

/// How long the person waits for QuickBooks before the form comes back.
const PATIENCE: Duration = Duration::from_secs(8);
/// Between two looks at the same wish in other hands.
const GLANCE: Duration = Duration::from_millis(100);
/// A stale version is read again once.
const TRIES: u32 = 2;

/// Both sides, as QuickBooks showed them just now.
#[derive(Debug, Clone)]
pub struct Comparison {
    pub form: FormKey,
    pub customer: BooksCustomer,
    pub differences: Vec<Difference>,
    /// What an update must carry.
    pub version: String,
    /// Changed in QuickBooks since it was shown.
    pub is_stale: bool,
    pub errors: Vec<FieldError>,
}

/// How a press on *Update customer* ended.
pub enum Updated {
    Done(Box<FormView>),
    /// To be looked at again: nothing was ticked, it was changed meanwhile, or QuickBooks refused.
    Again(Box<Comparison>),
    /// QuickBooks has not answered; the work goes on, and the form with it.
    Pending(Box<FormView>),
}

/// What was ticked, on which version, and what the person saw of QuickBooks' side.
#[derive(Debug, Clone)]
pub struct Ticked {
    pub parts: Vec<Part>,
    pub version: String,
    pub seen: String,
}

impl Comparison {
    /// Tells whether QuickBooks' side is still what the person looked at.
    pub fn seen(&self) -> String {
        fingerprint(&self.differences)
    }
}

fn fingerprint(differences: &[Difference]) -> String {
    let sides: Vec<_> = differences
        .iter()
        .map(|one| {
            let end = one.masked.as_ref().map(|masked| masked.end.as_str());
            (one.part.key(), &one.now, end)
        })
        .collect();
    hex(&serde_json::json!(sides).to_string())
}

fn hex(text: &str) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .take(16)
        .fold(String::new(), |mut text, byte| {
            // Writing to a String cannot fail.
            write!(text, "{byte:02x}").unwrap_or_default();
            text
        })
}

/// The customer as QuickBooks has it now, beside what the form says. QuickBooks: one read.
pub async fn compare(ctx: &Context, who: Who, key: FormKey) -> Result<Comparison, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let id = customer_of(ctx, who, key.clone()).await?;
    let fresh = read(ctx, who, id).await?;
    let draft = draft(ctx, who, key.clone()).await?;
    Ok(beside(key, fresh, &draft))
}

fn beside(form: FormKey, fresh: CustomerVersion, draft: &Draft) -> Comparison {
    Comparison {
        form,
        differences: differences(&fresh.customer, draft),
        customer: fresh.customer,
        version: fresh.sync_token,
        is_stale: false,
        errors: Vec::new(),
    }
}

/// Read from QuickBooks; our own copy follows.
async fn read(ctx: &Context, who: Who, id: CustomerId) -> Result<CustomerVersion, JourneyError> {
    let wanted = &id;
    let fresh = access::with_quickbooks(ctx, who.company, |session| async move {
        session.customer_version(wanted).await
    })
    .await
    .map_err(JourneyError::from)?;
    let (realm, customer) = (
        access::realm_key(ctx, who.company).await?,
        fresh.customer.clone(),
    );
    ctx.store
        .write(move |db| books::put(db, who.company, &realm, &customer))
        .await?;
    Ok(fresh)
}

async fn draft(ctx: &Context, who: Who, key: FormKey) -> Result<Draft, JourneyError> {
    let (vault, now) = (ctx.store.vault(), ctx.now());
    ctx.store
        .read(move |db| Ok(form_of(db, &vault, who, &key, now)?.map(|(_, draft)| draft)))
        .await?
}

async fn customer_of(ctx: &Context, who: Who, key: FormKey) -> Result<CustomerId, JourneyError> {
    match draft(ctx, who, key).await?.customer {
        CustomerChoice::Existing { id, .. } => Ok(id),
        CustomerChoice::New | CustomerChoice::Undecided => Err(JourneyError::NotFound),
    }
}

fn form_of(
    db: &mut Db,
    vault: &Vault,
    who: Who,
    key: &FormKey,
    now: Moment,
) -> Stored<Result<(Ground, Draft), JourneyError>> {
    let ground = match open_form::ground(db, who.company)? {
        Ok(ground) => ground,
        Err(error) => return Ok(Err(error)),
    };
    let Some((_, kept)) = open_form::own_form(db, vault, who, key)? else {
        return Ok(Err(JourneyError::NotFound));
    };
    let today = now.day_in(ground.profile.zone());
    let draft = read_form::read(db, who.company, &ground, key, &kept, today)?.draft;
    Ok(Ok((ground, draft)))
}

/// Takes over what was ticked. The same press again is the same wish; a version that is not the newest any more is
/// read once, and shown if it says something else.
pub async fn update(
    ctx: &Context,
    who: Who,
    key: FormKey,
    ticked: Ticked,
) -> Result<Updated, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let id = customer_of(ctx, who, key.clone()).await?;
    if ticked.parts.is_empty() {
        let fresh = read(ctx, who, id).await?;
        let mut again = beside(key.clone(), fresh, &draft(ctx, who, key).await?);
        again.errors = vec![FieldError {
            place: Place::Form,
            problem: Problem::Empty,
        }];
        return Ok(Updated::Again(again.into()));
    }
    let mut version = ticked.version.clone();
    for _ in 0..TRIES {
        let wish = decide(ctx, who, key.clone(), ticked.parts.clone(), version).await?;
        match settled(ctx, &wish).await? {
            Some(Settled::Done(_)) => {
                return Ok(Updated::Done(form_view::again(ctx, who, key).await?.into()));
            }
            None | Some(Settled::Later { .. } | Settled::Busy) => {
                return Ok(Updated::Pending(
                    form_view::again(ctx, who, key).await?.into(),
                ));
            }
            Some(Settled::Dropped) => return Err(JourneyError::NotConnected),
            Some(Settled::Refused(_, refusal)) => {
                let fresh = read(ctx, who, id.clone()).await?;
                version = fresh.sync_token.clone();
                let draft = draft(ctx, who, key.clone()).await?;
                let mut again = beside(key.clone(), fresh, &draft);
                if refusal.code != "5010" {
                    again.errors = quickbooks::to_field_errors(&refusal, &draft);
                    return Ok(Updated::Again(again.into()));
                }
                if again.seen() != ticked.seen {
                    again.is_stale = true;
                    return Ok(Updated::Again(again.into()));
                }
            }
        }
    }
    Ok(Updated::Pending(
        form_view::again(ctx, who, key).await?.into(),
    ))
}

/// As far as it comes while a person waits; the same press in other hands is waited for, too.
async fn settled(ctx: &Context, wish: &Intent) -> Result<Option<Settled>, JourneyError> {
    let (mine, company, id) = (ctx.clone(), wish.company, wish.id.clone());
    // Goes on if the person's connection breaks or they do not wait any longer.
    let work = tokio::spawn(async move {
        loop {
            match settle::carry_out(&mine, company, id.clone()).await {
                Ok(Settled::Busy) => tokio::time::sleep(GLANCE).await,
                ended => return ended,
            }
        }
    });
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(ended)) => ended.map(Some),
        Ok(Err(panicked)) => {
            tracing::error!(%panicked, "updating a customer panicked");
            Ok(None)
        }
        Err(_) => Ok(None),
    }
}

/// One transaction: the intent, or the one that this wish made before, and the job that sees it through.
async fn decide(
    ctx: &Context,
    who: Who,
    key: FormKey,
    parts: Vec<Part>,
    version: String,
) -> Result<Intent, JourneyError> {
    let (vault, now, lease) = (ctx.store.vault(), ctx.now(), ctx.lease_seconds);
    ctx.store
        .write(move |db| {
            let (ground, draft) = match form_of(db, &vault, who, &key, now)? {
                Ok(found) => found,
                Err(error) => return Ok(Err(error)),
            };
            let kind = IntentKind::UpdateCustomer;
            let wish = intent(db, &vault, who, &ground, &draft, &parts, &version, now)?;
            let Some(mut wish) = wish else {
                return Ok(Err(JourneyError::NotFound));
            };
            let known = intents::of_form(db, &vault, who.company, &wish.form, kind)?;
            match known {
                Some(known) if known.state == IntentState::Done || known.state.is_open() => {
                    return Ok(Ok(known));
                }
                // Refused before, and wished again: perhaps what stood against it is gone.
                Some(refused) => {
                    wish.attempt = refused.attempt + 1;
                    wish.request_id = format!("{}-{}", wish.request_id, wish.attempt);
                }
                None => {}
            }
            match intents::insert(db, &vault, &wish) {
                Ok(()) => {}
                // A twin of this request was faster.
                Err(StorageError::Exists) => {
                    let twin = intents::of_form(db, &vault, who.company, &wish.form, kind)?;
                    return twin.map(Ok).ok_or(StorageError::Exists);
                }
                Err(error) => return Err(error),
            }
            let settle = Job::SettleIntent {
                intent: wish.id.clone(),
            };
            jobs::enqueue(db, who.company, &settle, now.plus_seconds(lease))?;
            Ok(Ok(wish))
        })
        .await?
}

#[expect(clippy::too_many_arguments, reason = "one wish and all it rests on")]
fn intent(
    db: &mut Db,
    vault: &Vault,
    who: Who,
    ground: &Ground,
    draft: &Draft,
    parts: &[Part],
    version: &str,
    now: Moment,
) -> Stored<Option<Intent>> {
    let CustomerChoice::Existing { id, name, .. } = &draft.customer else {
        return Ok(None);
    };
    let realm = connections::realm(db, vault, who.company)?
        .ok_or_else(|| StorageError::Corrupt("a connection without a realm".into()))?;
    let body = quickbooks::customer_update_body(id, version, draft, parts);
    // The same values on the same version are the same wish, from whatever form.
    let digest = hex(&body);
    let unique = format!("customer/{}/{id}/{digest}", ground.realm);
    Ok(Some(Intent {
        company: who.company,
        id: IntentId(uuid::Uuid::now_v7().to_string()),
        form: FormKey(unique),
        kind: IntentKind::UpdateCustomer,
        deal: None,
        slot: 0,
        attempt: 1,
        realm: ground.realm.clone(),
        environment: ground.environment.clone(),
        request_id: intent::request_id(
            &ground.environment,
            realm.reveal(),
            who.company,
            IntentKind::UpdateCustomer,
            1,
            &[id.as_str(), &digest],
        ),
        path: "customer".to_owned(),
        body,
        expected: None,
        currency: None,
        marker: String::new(),
        customer: Some(id.clone()),
        customer_name: name.clone(),
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
    }))
}
