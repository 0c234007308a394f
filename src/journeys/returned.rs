//! A company that was deleted is back with the same books: its deals show the invoices they had, and none is made again.

use super::access;
use super::refresh::{follow_up, how};
use super::{Context, JourneyError};
use crate::domain::audit::Via;
use crate::domain::ids::{CompanyId, DealId, FormKey, IntentId, InvoiceId, RealmKey};
use crate::domain::intent::{self, Intent, IntentKind, IntentState};
use crate::domain::invoice::{SeenBy, Sighting};
use crate::domain::moment::Moment;
use crate::storage::connections::Connection;
use crate::storage::invoices::{self, Seen};
use crate::storage::remains::{self, End, Remains};
use crate::storage::seal::Vault;
use crate::storage::{Db, Result as Stored, connections, intents};

/// How far QuickBooks' clock may be from ours.
const SKEW_SECONDS: i64 = 600;

/// What the deals had, as QuickBooks shows it now.
pub(super) struct Returned(Vec<Had>);

/// An invoice in its place at the deal.
struct Had {
    deal: DealId,
    slot: i32,
    invoice: InvoiceId,
    /// None: it is gone.
    seen: Option<Sighting>,
}

/// One read a hundred invoices, one for each of which nobody knew whether it was made, and none where nothing was deleted.
pub(super) async fn read(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
) -> Result<Returned, JourneyError> {
    let (vault, realm) = (ctx.store.vault(), realm.clone());
    let had = ctx
        .store
        .read(move |db| remains::of(db, &vault, company, &realm))
        .await?;
    let ids: Vec<InvoiceId> = had.iter().filter_map(made).collect();
    let mut seen = Vec::new();
    if !ids.is_empty() {
        let ids = &ids;
        seen = access::with_quickbooks(ctx, company, |session| async move {
            session.invoices(ids).await
        })
        .await
        .map_err(JourneyError::from)?;
    }
    let mut all = Vec::new();
    for one in &had {
        let (deal, slot) = (one.deal, one.slot);
        match &one.end {
            End::Made(invoice) => all.push(Had {
                deal,
                slot,
                seen: seen.iter().find(|seen| seen.id == *invoice).cloned(),
                invoice: invoice.clone(),
            }),
            End::Unknown { first, last } => {
                let found = bearing(ctx, company, one, *first, *last).await?;
                all.extend(found.into_iter().map(|seen| Had {
                    deal,
                    slot,
                    invoice: seen.id.clone(),
                    seen: Some(seen),
                }));
            }
        }
    }
    Ok(Returned(all))
}

fn made(one: &Remains) -> Option<InvoiceId> {
    match &one.end {
        End::Made(invoice) => Some(invoice.clone()),
        End::Unknown { .. } => None,
    }
}

/// Those with the marker of this place, made while they were asked for.
async fn bearing(
    ctx: &Context,
    company: CompanyId,
    one: &Remains,
    first: Moment,
    last: Moment,
) -> Result<Vec<Sighting>, JourneyError> {
    let (from, to) = (
        first.plus_seconds(-SKEW_SECONDS),
        last.plus_seconds(SKEW_SECONDS),
    );
    let mut found = access::with_quickbooks(ctx, company, |session| async move {
        session.invoices_made_between(from, to).await
    })
    .await
    .map_err(JourneyError::from)?;
    let marker = intent::marker(company, one.deal, one.slot);
    found.retain(|seen| intent::bears(&seen.private_note, &marker));
    Ok(found)
}

impl Returned {
    /// Each keeps its place among the invoices of its deal, also where the invoice is gone.
    pub(super) fn keep(
        &self,
        db: &mut Db,
        vault: &Vault,
        company: CompanyId,
        realm: &RealmKey,
        now: Moment,
    ) -> Stored<()> {
        let Some(connection) = connections::find(db, company)? else {
            return Ok(());
        };
        for one in &self.0 {
            if intents::in_slot(db, vault, company, realm, one.deal, one.slot)?.is_none() {
                let wish = wish(company, realm, &connection, one, now);
                intents::insert(db, vault, &wish)?;
            }
            if let Some(seen) = &one.seen {
                let how = Seen {
                    deal: Some(one.deal),
                    ..how(SeenBy::Comparison, now, false)
                };
                let applied = invoices::apply(db, company, realm, seen, &how)?;
                follow_up(db, company, &applied, now)?;
            }
        }
        remains::taken_up(db, vault, company, realm)
    }
}

/// The wish that made it, as far as it is known: at its end.
fn wish(
    company: CompanyId,
    realm: &RealmKey,
    connection: &Connection,
    had: &Had,
    now: Moment,
) -> Intent {
    let id = uuid::Uuid::now_v7().to_string();
    let seen = had.seen.as_ref();
    Intent {
        company,
        form: FormKey(format!("returned/{id}")),
        request_id: format!("returned/{id}"),
        id: IntentId(id),
        kind: IntentKind::CreateInvoice,
        deal: Some(had.deal),
        slot: had.slot,
        attempt: 1,
        realm: realm.clone(),
        environment: connection.environment.clone(),
        path: "invoice".to_owned(),
        body: String::new(),
        expected: None,
        currency: seen.and_then(|seen| seen.currency),
        marker: intent::marker(company, had.deal, had.slot),
        customer: seen.map(|seen| seen.customer.clone()),
        customer_name: seen
            .map(|seen| seen.customer_name.clone())
            .unwrap_or_default(),
        state: IntentState::Done,
        object: Some(had.invoice.clone()),
        first_sent_at: None,
        last_sent_at: None,
        sends: 0,
        next_at: None,
        last_error: None,
        asked_by: connection.connected_by,
        created_at: now,
        asked_from: Via::Panel,
    }
}
