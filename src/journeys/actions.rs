//! What can be done to an invoice: void, delete, send. Each is an intent of its own.

use std::time::Duration;

use super::settle::{self, Settled};
use super::{Context, JourneyError, Who, recipients};
use crate::domain::action::{self, Action, Circumstances, Line, WhyNot};
use crate::domain::audit::Via;
use crate::domain::ids::{CompanyId, FormKey, IntentId, InvoiceId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::invoice::{Invoice, InvoiceStatus};
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::providers::{Refusal, quickbooks};
use crate::storage::connections::{self, Connection, ConnectionState};
use crate::storage::seal::Vault;
use crate::storage::{Db, Result as Stored, StorageError, deals, intents, invoices, jobs};

/// What a person wants of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    Void,
    Delete,
    /// To these addresses, comma separated; `key` is minted with the dialog, so one press sends one mail.
    Send {
        to: String,
        key: String,
    },
}

impl Act {
    fn action(&self) -> Action {
        match self {
            Self::Void => Action::Void,
            Self::Delete => Action::Delete,
            Self::Send { .. } => Action::Send,
        }
    }
}

/// How it ended.
#[derive(Debug)]
pub enum Acted {
    Done {
        kind: IntentKind,
        invoice: Box<Invoice>,
        /// Whom it was sent to.
        to: Vec<String>,
    },
    /// Why it was not done, in terms the words are chosen from.
    Refused(Why),
    /// QuickBooks has not answered; the work goes on.
    Pending { intent: IntentId, in_doubt: bool },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    Not(WhyNot),
    NotAnEmail,
    /// All addresses together.
    TooLong {
        length: usize,
        most: usize,
    },
    /// So many left within a day; the next one may leave after that time of the company's day.
    TooManyMails {
        most: i64,
        after: chrono::NaiveTime,
    },
    LinkedPayment,
    Deposited,
    BooksClosed,
    Subscription,
    Permission,
    /// Looked at again after a silence: it did not happen.
    NotDone,
    Other(String),
}

/// A stale version is read again this often.
const TRIES: u32 = 2;
/// How long the person waits for QuickBooks before the page says *under way*.
const PATIENCE: Duration = Duration::from_secs(8);
/// Between two looks at work that somebody else has in hand.
const GLANCE: Duration = Duration::from_millis(100);

/// Carries it out within the request. Again with the same invoice, version and key it is the same wish.
pub async fn act(
    ctx: &Context,
    who: Who,
    from: Via,
    id: InvoiceId,
    act: Act,
) -> Result<Acted, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let act = match checked(act) {
        Ok(act) => act,
        Err(why) => return Ok(Acted::Refused(why)),
    };
    for _ in 0..TRIES {
        let intent = match decide(ctx, who, from, id.clone(), act.clone()).await? {
            Decision::Go(intent) => *intent,
            Decision::Already(kind, invoice) => return Ok(done(kind, *invoice, "")),
            Decision::Refused(why) => return Ok(Acted::Refused(why)),
        };
        match settled(ctx, who.company, &intent.id).await? {
            Some(Settled::Done(_)) => {
                // It is done, whatever our memory says now.
                let pending = pending(intent.id.clone(), false);
                let shown = shown(ctx, who, &intent, &id).await;
                return shown.or_else(|error| error.unless_storage(pending));
            }
            Some(Settled::Later { in_doubt, .. }) => {
                return Ok(pending(intent.id, in_doubt));
            }
            None | Some(Settled::Busy) => {
                return Ok(pending(intent.id, false));
            }
            Some(Settled::Dropped) => return Err(JourneyError::NotConnected),
            // Somebody changed it meanwhile: look, then act on what is there now.
            Some(Settled::Refused(_, refusal)) if refusal.code == "5010" => {
                super::refresh::invoice(ctx, who.company, id.clone()).await?;
            }
            Some(Settled::Refused(_, refusal)) => return Ok(Acted::Refused(why(&refusal))),
        }
    }
    Ok(Acted::Refused(Why::Not(WhyNot::UnderWay)))
}

fn pending(intent: IntentId, in_doubt: bool) -> Acted {
    Acted::Pending { intent, in_doubt }
}

/// As far as it comes while a person waits; a press elsewhere that has it in hand is waited for, too.
async fn settled(
    ctx: &Context,
    company: CompanyId,
    id: &IntentId,
) -> Result<Option<Settled>, JourneyError> {
    let (mine, wish) = (ctx.clone(), id.clone());
    // Goes on if the person's connection breaks or they do not wait any longer.
    let work = tokio::spawn(async move {
        loop {
            match settle::carry_out(&mine, company, wish.clone()).await {
                Ok(Settled::Busy) => tokio::time::sleep(GLANCE).await,
                ended => return ended,
            }
        }
    });
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(ended)) => ended.map(Some),
        Ok(Err(panicked)) => {
            tracing::error!(%panicked, "changing an invoice panicked");
            Ok(None)
        }
        Err(_) => Ok(None),
    }
}

/// How a change went on that was still under way.
pub async fn outcome(ctx: &Context, who: Who, intent: IntentId) -> Result<Acted, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let vault = ctx.store.vault();
    let found = ctx
        .store
        .read(move |db| intents::find(db, &vault, who.company, &intent))
        .await?;
    let intent = found
        .filter(|intent| intent.kind.changes_an_invoice())
        .ok_or(JourneyError::NotFound)?;
    match intent.state {
        IntentState::Done => {
            let id = intent.object.clone().ok_or(JourneyError::NotFound)?;
            shown(ctx, who, &intent, &id).await
        }
        IntentState::Refused => Ok(Acted::Refused(why(&settle::refusal_of(&intent)))),
        IntentState::Dropped => Err(JourneyError::NotConnected),
        IntentState::Ready | IntentState::Sent => Ok(pending(intent.id, false)),
        IntentState::Doubt | IntentState::Ask => Ok(pending(intent.id, true)),
    }
}

fn checked(act: Act) -> Result<Act, Why> {
    Ok(match act {
        Act::Send { to, key } => Act::Send {
            to: recipients::read(&to)?,
            key: key.chars().take(64).collect(),
        },
        act => act,
    })
}

/// What decides besides the invoice, by its connection.
pub(super) fn circumstances(
    connection: Option<&Connection>,
    invoice: &Invoice,
    is_owner: bool,
    is_under_way: bool,
) -> Circumstances {
    let line = connection.map_or(Line::Ended, |connection| match connection.state {
        ConnectionState::Live => Line::Live,
        ConnectionState::Lost => Line::Lost,
        ConnectionState::Ended => Line::Ended,
    });
    Circumstances {
        is_owner,
        line,
        is_ours: connection.is_some_and(|connection| connection.realm_key == invoice.realm),
        is_under_way,
        online_payments: connection
            .and_then(|connection| connection.profile.as_ref())
            .and_then(|profile| profile.online_payments),
    }
}

/// Where an invoice lives, the invoice, and what stands against an action.
pub(super) type Found = (Connection, Invoice, Option<WhyNot>);

/// An invoice of the connected QuickBooks company and whether `action` may be begun on it now.
pub(super) fn permitted(
    db: &mut Db,
    who: Who,
    id: &InvoiceId,
    action: Action,
    now: Moment,
) -> Stored<Result<Found, JourneyError>> {
    let Some(connection) = connections::find(db, who.company)? else {
        return Ok(Err(JourneyError::NotConnected));
    };
    let Some(invoice) = invoices::find(db, who.company, &connection.realm_key, id)? else {
        return Ok(Err(JourneyError::NotFound));
    };
    let status = invoice.status(super::open_panel::today(&connection, now));
    let around = circumstances(Some(&connection), &invoice, true, false);
    let against = action::why_not(action, &invoice, status, around);
    Ok(match against {
        Some(WhyNot::Lost) => Err(JourneyError::QuickBooksLost),
        Some(WhyNot::NotConnected) => Err(JourneyError::NotConnected),
        against => Ok((connection, invoice, against)),
    })
}

/// An invoice about which a person is about to be asked something.
#[derive(Debug)]
pub struct Asked {
    pub invoice: Invoice,
    pub status: InvoiceStatus,
    /// Why the question is not asked.
    pub against: Option<WhyNot>,
    /// Days in the company's zone.
    pub today: chrono::NaiveDate,
    pub sent_on: Option<chrono::NaiveDate>,
}

/// What a question or a dialog about an invoice is made of. No provider is called.
pub async fn ask(
    ctx: &Context,
    who: Who,
    id: InvoiceId,
    action: Action,
) -> Result<Asked, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    ctx.store
        .read(move |db| {
            Ok(
                permitted(db, who, &id, action, now)?.map(|(connection, invoice, against)| {
                    let day = |at| super::open_panel::today(&connection, at);
                    let today = day(now);
                    Asked {
                        status: invoice.status(today),
                        sent_on: invoice.sent_at.map(day),
                        invoice,
                        against,
                        today,
                    }
                }),
            )
        })
        .await?
}

enum Decision {
    Go(Box<Intent>),
    /// It is so already.
    Already(IntentKind, Box<Invoice>),
    Refused(Why),
}

/// One transaction: what stands against it, or the intent and the job that sees it through.
async fn decide(
    ctx: &Context,
    who: Who,
    from: Via,
    id: InvoiceId,
    act: Act,
) -> Result<Decision, JourneyError> {
    let (vault, now, lease) = (ctx.store.vault(), ctx.now(), ctx.lease_seconds);
    ctx.store
        .write(move |db| {
            let (connection, invoice, against) = match permitted(db, who, &id, act.action(), now)? {
                Ok(found) => found,
                Err(error) => return Ok(Err(error)),
            };
            match (act.action(), against) {
                (_, None) => {}
                (Action::Void, Some(WhyNot::Voided)) => {
                    return Ok(Ok(Decision::Already(
                        IntentKind::VoidInvoice,
                        invoice.into(),
                    )));
                }
                (Action::Delete, Some(WhyNot::Deleted)) => {
                    return Ok(Ok(Decision::Already(
                        IntentKind::DeleteInvoice,
                        invoice.into(),
                    )));
                }
                (_, Some(why)) => return Ok(Ok(Decision::Refused(Why::Not(why)))),
            }
            let intent = intent(db, &vault, (who, from), &connection, &invoice, &act, now)?;
            if let Some(why) = recipients::too_many(db, &vault, &connection, &intent)? {
                return Ok(Ok(Decision::Refused(why)));
            }
            Ok(Ok(
                match start(db, &vault, &intent, now.plus_seconds(lease))? {
                    Some(intent) => Decision::Go(intent.into()),
                    None => Decision::Refused(Why::Not(WhyNot::UnderWay)),
                },
            ))
        })
        .await?
}

/// Stores the intent; the same wish again finds the one it made, another wish finds the invoice taken.
fn start(db: &mut Db, vault: &Vault, intent: &Intent, rescue: Moment) -> Stored<Option<Intent>> {
    if let Some(known) = intents::twin(db, vault, intent)? {
        return Ok(Some(known));
    }
    if let Some(object) = &intent.object
        && intents::open_change(db, vault, intent.company, &intent.realm, object)?.is_some()
    {
        // Another process may have made the same wish since the line before.
        return intents::twin(db, vault, intent);
    }
    match intents::insert(db, vault, intent) {
        Ok(()) => {}
        // Or since this one.
        Err(StorageError::Exists) => return intents::twin(db, vault, intent),
        Err(error) => return Err(error),
    }
    if let Some(deal) = intent.deal {
        deals::raise(db, intent.company, deal)?;
    }
    jobs::enqueue(
        db,
        intent.company,
        &Job::SettleIntent {
            intent: intent.id.clone(),
        },
        rescue,
    )?;
    Ok(Some(intent.clone()))
}

fn intent(
    db: &mut Db,
    vault: &Vault,
    (who, from): (Who, Via),
    connection: &Connection,
    invoice: &Invoice,
    act: &Act,
    now: Moment,
) -> Stored<Intent> {
    // Ids repeat in other QuickBooks companies.
    let version = format!("{}/{}/{}", invoice.realm, invoice.id, invoice.sync_token);
    let versioned = || quickbooks::version_body(&invoice.id, &invoice.sync_token);
    let (kind, path, body, note, form) = match act {
        Act::Void => (
            IntentKind::VoidInvoice,
            "invoice?operation=void".to_owned(),
            versioned(),
            String::new(),
            version.clone(),
        ),
        Act::Delete => (
            IntentKind::DeleteInvoice,
            "invoice?operation=delete".to_owned(),
            versioned(),
            String::new(),
            version,
        ),
        Act::Send { to, key } => (
            IntentKind::SendInvoice,
            format!("invoice/{}/send", invoice.id),
            String::new(),
            to.clone(),
            format!("send/{}/{}/{key}", invoice.realm, invoice.id),
        ),
    };
    let form = FormKey(form);
    let attempt = intents::of_form(db, vault, who.company, &form, kind)?
        .map_or(1, |earlier| earlier.attempt + 1);
    let realm = connections::realm(db, vault, who.company)?
        .ok_or_else(|| StorageError::Corrupt("a connection without a realm".into()))?;
    let unique: &[&str] = if kind == IntentKind::SendInvoice {
        &[form.as_str()]
    } else {
        &[invoice.id.as_str(), &invoice.sync_token]
    };
    Ok(Intent {
        company: who.company,
        id: IntentId(uuid::Uuid::now_v7().to_string()),
        kind,
        deal: invoice.deal,
        slot: 0,
        attempt,
        realm: connection.realm_key.clone(),
        environment: connection.environment.clone(),
        request_id: intent::request_id(
            &connection.environment,
            realm.reveal(),
            who.company,
            kind,
            attempt,
            unique,
        ),
        form,
        path,
        body,
        expected: None,
        currency: Some(invoice.currency),
        marker: note,
        customer: Some(invoice.customer.clone()),
        customer_name: invoice.customer_name.clone(),
        state: IntentState::Ready,
        object: Some(invoice.id.clone()),
        first_sent_at: None,
        last_sent_at: None,
        sends: 0,
        next_at: None,
        last_error: None,
        asked_by: who.user,
        created_at: now,
        asked_from: from,
    })
}

async fn shown(
    ctx: &Context,
    who: Who,
    intent: &Intent,
    id: &InvoiceId,
) -> Result<Acted, JourneyError> {
    let (realm, id) = (intent.realm.clone(), id.clone());
    let found = ctx
        .store
        .read(move |db| invoices::find(db, who.company, &realm, &id))
        .await?;
    found
        .map(|invoice| done(intent.kind, invoice, &intent.marker))
        .ok_or(JourneyError::NotFound)
}

fn done(kind: IntentKind, invoice: Invoice, to: &str) -> Acted {
    Acted::Done {
        kind,
        invoice: Box::new(invoice),
        to: recipients::split(to).map(str::to_owned).collect(),
    }
}

/// The code of a refusal of our own: a look after a long silence showed that it did not happen.
pub(super) const NOT_DONE: &str = "not-done";

pub fn why(refusal: &Refusal) -> Why {
    match refusal.code.as_str() {
        "610" => Why::Not(WhyNot::Deleted),
        NOT_DONE => Why::NotDone,
        "620" | "800" => Why::LinkedPayment,
        "6000" if refusal.detail.to_lowercase().contains("payment") => Why::LinkedPayment,
        "6540" | "6480" | "6450" => Why::Deposited,
        "6200" | "6210" => Why::BooksClosed,
        "6190" => Why::Subscription,
        "120" | "3100" | "3202" => Why::Permission,
        "2210" | "6420" => Why::NotAnEmail,
        _ => Why::Other(refusal.detail.clone()),
    }
}
