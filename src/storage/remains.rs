//! Which deals of a company that was deleted had invoices: known again only to the same company with the same books.

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
use super::companies::realm_index_key;
use super::schema::{intents, remains};
use super::seal::Vault;
use crate::domain::ids::{CompanyId, DealId, InvoiceId, RealmKey};
use crate::domain::intent::{IntentKind, IntentState};
use crate::domain::moment::Moment;

/// An invoice that was made for a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remains {
    pub deal: DealId,
    pub slot: i32,
    pub invoice: InvoiceId,
}

fn home(db: &mut Db, vault: &Vault, company: CompanyId, realm: &str) -> Result<String> {
    let key = realm_index_key(db, vault)?;
    Ok(key.blind_index(&format!("remains/{company}/{realm}"))?)
}

/// Keeps what the company's intents made; they are about to go.
pub fn keep(db: &mut Db, vault: &Vault, company: CompanyId, until: Moment) -> Result<()> {
    type Row = (String, Option<i64>, i32, Option<String>);
    let made: Vec<Row> = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::kind.eq(IntentKind::CreateInvoice.key()))
                .and(intents::state.eq(IntentState::Done.key())),
        )
        .select((
            intents::realm_key,
            intents::deal_id,
            intents::slot,
            intents::qbo_id,
        ))
        .load(db)?;
    for (realm, deal, slot, invoice) in made {
        let (Some(deal), Some(invoice)) = (deal, invoice) else {
            continue;
        };
        let row = (
            remains::home.eq(home(db, vault, company, &realm)?),
            remains::deal_id.eq(deal),
            remains::slot.eq(slot),
            remains::invoice_id.eq(invoice),
            remains::kept_until.eq(until.naive()),
        );
        let insert = diesel::insert_into(remains::table)
            .values(row)
            .on_conflict_do_nothing();
        on_backend!(db, conn => insert.execute(conn))?;
    }
    Ok(())
}

/// What is known of this company with these books.
pub fn of(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    realm: &RealmKey,
) -> Result<Vec<Remains>> {
    let home = home(db, vault, company, realm.as_str())?;
    let rows: Vec<(i64, i32, String)> = remains::table
        .filter(remains::home.eq(home))
        .order((remains::deal_id, remains::slot))
        .select((remains::deal_id, remains::slot, remains::invoice_id))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(deal, slot, invoice)| Remains {
            deal: DealId(deal),
            slot,
            invoice: InvoiceId(invoice),
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
