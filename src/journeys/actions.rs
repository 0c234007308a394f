//! What can be done to an invoice: void, delete, send, its PDF. Each is an intent of its own.

use super::settle::{self, Settled};
use super::{Context, JourneyError, Who, access, doors, open_panel};
use crate::domain::check::is_email;
use crate::domain::ids::{FormKey, IntentId, InvoiceId};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::invoice::Invoice;
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::providers::{Refusal, quickbooks};
use crate::storage::connections::{self, ConnectionState};
use crate::storage::doors::{Ticket, put_ticket, take_ticket};
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

/// How it ended.
#[derive(Debug)]
pub enum Acted {
    Done(Box<Invoice>),
    /// Why it was not done, in terms the words are chosen from.
    Refused(Why),
    /// QuickBooks has not answered; the work goes on.
    Pending,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    Voided,
    Deleted,
    /// Another change of this invoice is still under way.
    UnderWay,
    NotAnEmail,
    TooLong,
    LinkedPayment,
    Deposited,
    BooksClosed,
    Subscription,
    Permission,
    Other(String),
}

/// Longest list of addresses QuickBooks takes (`quickbooks.md` 5.2.1).
const MOST_ADDRESS_CHARACTERS: usize = 100;
/// A stale version is read again this often.
const TRIES: u32 = 2;

/// Carries it out within the request.
pub async fn act(ctx: &Context, who: Who, id: InvoiceId, act: Act) -> Result<Acted, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let act = match checked(act) {
        Ok(act) => act,
        Err(why) => return Ok(Acted::Refused(why)),
    };
    for _ in 0..TRIES {
        let intent = match decide(ctx, who, id.clone(), act.clone()).await? {
            Ok(intent) => intent,
            Err(why) => return Ok(Acted::Refused(why)),
        };
        let (mine, company, wish) = (ctx.clone(), who.company, intent.id.clone());
        // Goes on if the person's connection breaks.
        let work = tokio::spawn(async move { settle::carry_out(&mine, company, wish).await });
        let settled = work.await.map_err(|_| JourneyError::ProviderAway)??;
        match settled {
            Settled::Done(_) => return shown(ctx, who, &intent, &id).await,
            Settled::Later { .. } | Settled::Busy => return Ok(Acted::Pending),
            Settled::Dropped => return Err(JourneyError::NotConnected),
            // Somebody changed it meanwhile: look, then act on what is there now.
            Settled::Refused(_, refusal) if refusal.code == "5010" => {
                super::refresh::invoice(ctx, who.company, id.clone()).await?;
            }
            Settled::Refused(_, refusal) => return Ok(Acted::Refused(why(&refusal))),
        }
    }
    Ok(Acted::Refused(Why::UnderWay))
}

fn checked(act: Act) -> Result<Act, Why> {
    let Act::Send { to, key } = act else {
        return Ok(act);
    };
    let to: Vec<&str> = to
        .split([',', ';'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .collect();
    if to.is_empty() || !to.iter().all(|one| is_email(one)) {
        return Err(Why::NotAnEmail);
    }
    let to = to.join(",");
    if to.chars().count() > MOST_ADDRESS_CHARACTERS {
        return Err(Why::TooLong);
    }
    Ok(Act::Send {
        to,
        key: key.chars().take(64).collect(),
    })
}

/// One transaction: what stands against it, or the intent and the job that sees it through.
async fn decide(
    ctx: &Context,
    who: Who,
    id: InvoiceId,
    act: Act,
) -> Result<Result<Intent, Why>, JourneyError> {
    let (vault, now, lease) = (ctx.store.vault(), ctx.now(), ctx.lease_seconds);
    ctx.store
        .write(move |db| {
            let Some(connection) = connections::find(db, who.company)? else {
                return Ok(Err(JourneyError::NotConnected));
            };
            match connection.state {
                ConnectionState::Live => {}
                ConnectionState::Lost => return Ok(Err(JourneyError::QuickBooksLost)),
                ConnectionState::Ended => return Ok(Err(JourneyError::NotConnected)),
            }
            let Some(invoice) = invoices::find(db, who.company, &connection.realm_key, &id)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            if invoice.deleted {
                return Ok(Ok(Err(Why::Deleted)));
            }
            if invoice.voided && act == Act::Void {
                return Ok(Ok(Err(Why::Voided)));
            }
            let intent = intent(db, &vault, who, &connection, &invoice, &act, now)?;
            match start(db, &vault, &intent, now.plus_seconds(lease))? {
                Some(intent) => Ok(Ok(Ok(intent))),
                None => Ok(Ok(Err(Why::UnderWay))),
            }
        })
        .await?
}

/// Stores the intent; the same wish again finds the one it made, another wish finds the invoice taken.
fn start(db: &mut Db, vault: &Vault, intent: &Intent, rescue: Moment) -> Stored<Option<Intent>> {
    if let Some(known) = intents::of_form(db, vault, intent.company, &intent.form, intent.kind)?
        .filter(|known| known.state.is_open() || known.state == IntentState::Done)
    {
        return Ok(Some(known));
    }
    if let Some(object) = &intent.object
        && intents::open_change(db, vault, intent.company, &intent.realm, object)?.is_some()
    {
        return Ok(None);
    }
    match intents::insert(db, vault, intent) {
        Ok(()) => {}
        Err(StorageError::Exists) => return Ok(None),
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
    who: Who,
    connection: &connections::Connection,
    invoice: &Invoice,
    act: &Act,
    now: Moment,
) -> Stored<Intent> {
    let versioned = || quickbooks::version_body(&invoice.id, &invoice.sync_token);
    let (kind, path, body, note, form) = match act {
        Act::Void => (
            IntentKind::VoidInvoice,
            "invoice?operation=void".to_owned(),
            versioned(),
            String::new(),
            format!("{}/{}", invoice.id, invoice.sync_token),
        ),
        Act::Delete => (
            IntentKind::DeleteInvoice,
            "invoice?operation=delete".to_owned(),
            versioned(),
            String::new(),
            format!("{}/{}", invoice.id, invoice.sync_token),
        ),
        Act::Send { to, key } => (
            IntentKind::SendInvoice,
            format!("invoice/{}/send", invoice.id),
            String::new(),
            to.clone(),
            format!("send/{}/{key}", invoice.id),
        ),
    };
    let form = FormKey(form);
    let attempt = intents::of_form(db, vault, who.company, &form, kind)?
        .map_or(1, |earlier| earlier.attempt + 1);
    let realm = connections::realm(db, vault, who.company)?
        .ok_or_else(|| StorageError::Corrupt("a connection without a realm".into()))?;
    let unique: &[&str] = match kind {
        IntentKind::SendInvoice => &[form.as_str()],
        _ => &[invoice.id.as_str(), &invoice.sync_token],
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
        .map(|invoice| Acted::Done(Box::new(invoice)))
        .ok_or(JourneyError::NotFound)
}

fn why(refusal: &Refusal) -> Why {
    match refusal.code.as_str() {
        "610" => Why::Deleted,
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

const PDF: &str = "pdf";
const TICKET_SECONDS: i64 = 60;

/// The path under which the PDF can be fetched once, within a minute: a download carries no header.
pub async fn pdf_ticket(ctx: &Context, who: Who, id: InvoiceId) -> Result<String, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let realm = access::realm_key(ctx, who.company).await?;
    let wanted = id.clone();
    let known = ctx
        .store
        .read(move |db| invoices::find(db, who.company, &realm, &wanted))
        .await?;
    if known.is_none_or(|invoice| invoice.deleted) {
        return Err(JourneyError::NotFound);
    }
    let secret = doors::fresh();
    let (hash, now) = (doors::hashed(&secret), ctx.now());
    let ticket = Ticket {
        company: who.company,
        user: who.user,
        purpose: PDF.to_owned(),
        object: id.0,
    };
    ctx.store
        .write(move |db| put_ticket(db, &hash, &ticket, now, now.plus_seconds(TICKET_SECONDS)))
        .await?;
    Ok(format!("/invoices/pdf?ticket={secret}"))
}

/// QuickBooks' PDF and a decent name for it.
pub struct Pdf {
    pub bytes: Vec<u8>,
    /// Letters, digits, dots, dashes.
    pub name: String,
}

/// `None` without a good ticket.
pub async fn pdf(ctx: &Context, ticket: &str) -> Result<Option<Pdf>, JourneyError> {
    let (hash, now) = (doors::hashed(ticket), ctx.now());
    let Some(ticket) = ctx
        .store
        .write(move |db| take_ticket(db, &hash, PDF, now))
        .await?
    else {
        return Ok(None);
    };
    let (company, user) = (ticket.company, ticket.user);
    if !matches!(
        ctx.store
            .read(move |db| open_panel::access(db, company, user))
            .await?,
        open_panel::Access::Owner
    ) {
        return Ok(None);
    }
    let id = InvoiceId(ticket.object);
    let wanted = &id;
    let bytes =
        access::with_quickbooks(
            ctx,
            company,
            |session| async move { session.pdf(wanted).await },
        )
        .await
        .map_err(JourneyError::from)?;
    let realm = access::realm_key(ctx, company).await?;
    let invoice = ctx
        .store
        .read(move |db| invoices::find(db, company, &realm, &id))
        .await?;
    Ok(Some(Pdf {
        bytes,
        name: file_name(invoice.as_ref()),
    }))
}

fn file_name(invoice: Option<&Invoice>) -> String {
    let number = invoice
        .and_then(|invoice| invoice.number.clone())
        .unwrap_or_default();
    let safe: String = number
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
        .take(40)
        .collect();
    let safe = safe.trim_matches('.');
    if safe.is_empty() {
        "invoice.pdf".to_owned()
    } else {
        format!("invoice-{safe}.pdf")
    }
}
