//! Which deals of a company that was deleted had invoices, or may have: known again only to the same company with the same books.

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
use super::companies::realm_index_key;
use super::schema::{intents, remains};
use super::seal::Vault;
use crate::domain::ids::{CompanyId, DealId, InvoiceId, RealmKey};
use crate::domain::intent::{IntentKind, IntentState};
use crate::domain::moment::Moment;

/// An invoice of a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remains {
    pub deal: DealId,
    pub slot: i32,
    pub end: End,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    Made(InvoiceId),
    /// It was asked for between these moments, and nobody learned whether it was made.
    Unknown {
        first: Moment,
        last: Moment,
    },
}

fn home(db: &mut Db, vault: &Vault, company: CompanyId, realm: &str) -> Result<String> {
    let key = realm_index_key(db, vault)?;
    Ok(key.blind_index(&format!("remains/{company}/{realm}"))?)
}

type Time = Option<chrono::NaiveDateTime>;

/// Keeps what the company's intents made, or may have made; they are about to go.
pub fn keep(db: &mut Db, vault: &Vault, company: CompanyId, until: Moment) -> Result<()> {
    type Row = (String, Option<i64>, i32, Option<String>, Time, Time, String);
    let asked: Vec<Row> = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::kind.eq(IntentKind::CreateInvoice.key()))
                .and(intents::state.eq_any(["done", "sent", "doubt", "ask"])),
        )
        .select((
            intents::realm_key,
            intents::deal_id,
            intents::slot,
            intents::qbo_id,
            intents::first_sent_at,
            intents::last_sent_at,
            intents::state,
        ))
        .load(db)?;
    for (realm, deal, slot, invoice, first, last, state) in asked {
        let Some(deal) = deal else {
            continue;
        };
        let (invoice, first, last) = match invoice {
            Some(invoice) if state == IntentState::Done.key() => (invoice, None, None),
            _ if first.is_some() => (UNKNOWN.to_owned(), first, last.or(first)),
            _ => continue,
        };
        let row = (
            remains::home.eq(home(db, vault, company, &realm)?),
            remains::deal_id.eq(deal),
            remains::slot.eq(slot),
            remains::invoice_id.eq(invoice),
            remains::kept_until.eq(until.naive()),
            remains::sent_first.eq(first),
            remains::sent_last.eq(last),
        );
        let insert = diesel::insert_into(remains::table)
            .values(row)
            .on_conflict_do_nothing();
        on_backend!(db, conn => insert.execute(conn))?;
    }
    Ok(())
}

/// In the place of an id.
const UNKNOWN: &str = "";

/// What is known of this company with these books.
pub fn of(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    realm: &RealmKey,
) -> Result<Vec<Remains>> {
    let home = home(db, vault, company, realm.as_str())?;
    let rows: Vec<(i64, i32, String, Time, Time)> = remains::table
        .filter(remains::home.eq(home))
        .order((remains::deal_id, remains::slot))
        .select((
            remains::deal_id,
            remains::slot,
            remains::invoice_id,
            remains::sent_first,
            remains::sent_last,
        ))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(deal, slot, invoice, first, last)| Remains {
            deal: DealId(deal),
            slot,
            end: match (first, last) {
                (Some(first), Some(last)) => End::Unknown {
                    first: first.into(),
                    last: last.into(),
                },
                _ => End::Made(InvoiceId(invoice)),
            },
        })
        .collect())
}

/// They are remembered in full again.
pub fn taken_up(db: &mut Db, vault: &Vault, company: CompanyId, realm: &RealmKey) -> Result<()> {
    let home = home(db, vault, company, realm.as_str())?;
    diesel::delete(remains::table.filter(remains::home.eq(home))).execute(db)?;
    Ok(())
}

/// Those nobody came back for.
pub fn prune(db: &mut Db, now: Moment) -> Result<usize> {
    Ok(diesel::delete(remains::table.filter(remains::kept_until.lt(now.naive()))).execute(db)?)
}
