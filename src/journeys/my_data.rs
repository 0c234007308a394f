//! *Export all data* and *Delete my data*.

use serde_json::{Value, json};

use super::{Context, JourneyError, Who, doors};
use crate::domain::audit::Via;
use crate::domain::ids::CompanyId;
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::domain::money;
use crate::providers::ProviderError;
use crate::storage::audit::{Trace, trace};
use crate::storage::connections::{self, ConnectionState};
use crate::storage::export::InvoiceRow;
use crate::storage::grants::{self, Holder};
use crate::storage::{
    Db, Result as Stored, audit, companies, erase, export, intent_counts, jobs, presets, remains,
};

const EXPORT: &str = "export";
/// Deletion waits for invoices whose end is not known, but no longer than this.
const PATIENCE_SECONDS: i64 = 20 * 3600;
/// How soon it looks again.
const AGAIN_SECONDS: i64 = 600;
/// How long it is known which deals had invoices, should the company come back.
const REMAINS_SECONDS: i64 = 400 * 86_400;
/// A provider that does not take its permission back for so long is left behind.
const REVOKE_SECONDS: i64 = 1800;

/// The path under which the file can be fetched once, within a minute.
pub async fn export_ticket(ctx: &Context, who: Who) -> Result<String, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let secret = doors::give(ctx, who, EXPORT, String::new()).await?;
    Ok(format!("/settings/export?ticket={secret}"))
}

/// The file; `None` without a good ticket.
pub async fn export(ctx: &Context, ticket: &str) -> Result<Option<String>, JourneyError> {
    let Some((who, _)) = doors::take(ctx, ticket, EXPORT).await? else {
        return Ok(None);
    };
    if !doors::still(super::guard_owner(ctx, who).await)? {
        return Ok(None);
    }
    let now = ctx.now();
    let document = ctx
        .store
        .read(move |db| document(db, who.company, now))
        .await?;
    let text = serde_json::to_string_pretty(&document)
        .map_err(|error| JourneyError::Storage(error.into()))?;
    Ok(Some(text))
}

fn document(db: &mut Db, company: CompanyId, now: Moment) -> Stored<Value> {
    let home = companies::find(db, company)?;
    let settings = companies::settings(db, company)?;
    let connection = connections::find(db, company)?;
    let presets: Vec<Value> = presets::list(db, company)?
        .iter()
        .map(|preset| json!({"name": preset.name, "default": preset.is_default, "content": preset}))
        .collect();
    let customers: Vec<Value> = export::customer_links(db, company)?
        .into_iter()
        .map(|link| {
            json!({"record": link.record, "record_id": link.record_id,
                "quickbooks_customer": link.customer, "linked_at": text(link.linked_at)})
        })
        .collect();
    let items: Vec<Value> = export::item_links(db, company)?
        .into_iter()
        .map(|(product, item, at)| {
            json!({"product": product, "quickbooks_item": item, "linked_at": text(at)})
        })
        .collect();
    let deals: Vec<Value> = export::deals(db, company)?
        .into_iter()
        .map(|(id, title)| json!({"id": id, "title": title}))
        .collect();
    let users: Vec<Value> = export::users(db, company)?
        .into_iter()
        .map(|(id, name, email, at)| {
            json!({"id": id, "name": name, "email": email, "installed_at": text(at)})
        })
        .collect();
    let invoices: Vec<Value> = export::invoices(db, company)?.iter().map(invoice).collect();
    let audit: Vec<Value> = audit::all(db, company, export::MOST)?
        .iter()
        .map(|line| {
            let detail: Value = serde_json::from_str(&line.detail).unwrap_or_default();
            json!({"at": text(line.at), "user": line.user, "from": line.via.map(Via::key),
                "action": line.action, "deal": line.deal, "invoice": line.invoice,
                "detail": detail})
        })
        .collect();
    Ok(json!({
        "exported_at": text(now),
        "company": home.map(|home| json!({"id": home.id, "name": home.name, "domain": home.domain,
            "owner": home.owner})),
        "quickbooks": connection.map(|connection| json!({
            "company": connection.profile.map(|profile| profile.company_name),
            "connected_at": text(connection.connected_at), "connected_by": connection.connected_by})),
        "users": users, "settings": settings, "presets": presets,
        "links": {"customers": customers, "items": items},
        "deals": deals, "invoices": invoices, "audit": audit,
    }))
}

fn invoice(row: &InvoiceRow) -> Value {
    let amount = |minor: i64| money::from_minor(minor).to_string();
    json!({"id": row.id, "deal": row.deal_id, "number": row.number, "customer": row.customer_id,
        "customer_name": row.customer_name, "currency": row.currency,
        "total": amount(row.total_minor), "balance": amount(row.balance_minor),
        "issued": row.issued, "due": row.due, "email": row.email,
        "sent_at": row.sent_at.map(|at| text(at.into())), "voided": row.voided,
        "deleted": row.deleted, "seen_at": text(row.seen_at.into())})
}

fn text(at: Moment) -> String {
    at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// *Delete my data*: from this moment nobody gets in; the rest is a job.
pub async fn ask_to_wipe(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            let line = Trace::by(who.company, who.user, "wipe_asked");
            trace(db, &line, now)?;
            companies::mark_removed(db, who.company, now)?;
            jobs::cancel_all(db, who.company)?;
            jobs::enqueue(db, who.company, &Job::Wipe, now)
        })
        .await?;
    tracing::info!(company.id = %who.company, "deletion was asked for");
    ctx.wake();
    Ok(())
}

/// Gives both permissions back and deletes every row. A time: look again then.
pub async fn wipe(ctx: &Context, company: CompanyId) -> Result<Option<Moment>, JourneyError> {
    let now = ctx.now();
    let (removed_at, open) = ctx
        .store
        .read(move |db| {
            Ok((
                companies::removed_at(db, company)?,
                intent_counts::sent_of(db, company)?,
            ))
        })
        .await?;
    // Somebody came back meanwhile, or it is done already.
    let Some(removed_at) = removed_at else {
        return Ok(None);
    };
    let waited = now.seconds_since(removed_at);
    if open > 0 && waited < PATIENCE_SECONDS {
        return Ok(Some(now.plus_seconds(AGAIN_SECONDS)));
    }
    give_back(ctx, company, waited > REVOKE_SECONDS).await?;
    let (vault, until) = (ctx.store.vault(), now.plus_seconds(REMAINS_SECONDS));
    ctx.store
        .write(move |db| {
            remains::keep(db, &vault, company, until)?;
            erase::company(db, company)
        })
        .await?;
    ctx.store.purge().await?;
    ctx.known_fields.forget(company);
    tracing::info!(company.id = %company, "everything of the company was deleted");
    Ok(None)
}

/// Permissions taken back at both providers; uninstalled for everybody.
async fn give_back(
    ctx: &Context,
    company: CompanyId,
    whatever_happens: bool,
) -> Result<(), JourneyError> {
    let (vault, now) = (ctx.store.vault(), ctx.now());
    let (books, people) = ctx
        .store
        .write(move |db| {
            if connections::find(db, company)?.is_some() {
                connections::set_state(db, company, ConnectionState::Ended, now)?;
            }
            let books = grants::load(db, &vault, company, Holder::QuickBooks)?;
            let mut people = Vec::new();
            for user in companies::installed_users(db, company)? {
                let holder = Holder::Pipedrive(user.id);
                if let Some(grant) = grants::load(db, &vault, company, holder)? {
                    people.push((user.id, grant.refresh));
                }
            }
            Ok((books, people))
        })
        .await?;
    let mut away = false;
    if let Some(books) = books {
        let returned = ctx.quickbooks.revoke(&books.refresh).await;
        away |= !given_back(ctx, company, Holder::QuickBooks, returned).await?;
    }
    for (user, refresh) in people {
        let returned = ctx.pipedrive.revoke(&refresh).await;
        away |= !given_back(ctx, company, Holder::Pipedrive(user), returned).await?;
    }
    if away && !whatever_happens {
        return Err(JourneyError::ProviderAway);
    }
    Ok(())
}

/// Forgets a grant that a provider took back; whether it did.
async fn given_back(
    ctx: &Context,
    company: CompanyId,
    holder: Holder,
    returned: Result<(), ProviderError>,
) -> Result<bool, JourneyError> {
    if let Err(error) = returned {
        tracing::warn!(company.id = %company, %error, "a grant could not be revoked before deletion");
        return Ok(false);
    }
    ctx.store
        .write(move |db| grants::delete(db, company, holder))
        .await?;
    Ok(true)
}

/// Companies that nobody has installed any more, after the time for which their data is kept.
pub(super) fn forget_abandoned(db: &mut Db, now: Moment, days: i64) -> Stored<()> {
    let before = now.plus_seconds(days.saturating_mul(-86_400));
    for company in erase::abandoned(db, before)? {
        jobs::enqueue(db, company, &Job::Wipe, now)?;
    }
    Ok(())
}
