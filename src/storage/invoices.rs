//! Invoices as we last saw them, by company and realm; the newer sighting wins.

use diesel::prelude::*;

use super::backend::Db;
use super::facts::Facts;
use super::schema::invoices;
use super::{Result, StorageError, audit, deals, kept};
use crate::domain::comparison::Comparison;
use crate::domain::ids::{CompanyId, CustomerId, DealId, InvoiceId, RealmKey};
use crate::domain::invoice::{Invoice, SeenBy, Sighting};
use crate::domain::moment::Moment;
use crate::domain::money::{self, Currency};

#[derive(Queryable, Selectable)]
#[diesel(table_name = invoices)]
pub(super) struct Row {
    realm_key: String,
    id: String,
    deal_id: Option<i64>,
    number: Option<String>,
    customer_id: String,
    customer_name: String,
    currency: String,
    total_minor: i64,
    balance_minor: i64,
    issued: Option<chrono::NaiveDate>,
    due: Option<chrono::NaiveDate>,
    email: Option<String>,
    sent_at: Option<chrono::NaiveDateTime>,
    bounced: bool,
    voided: bool,
    deleted: bool,
    last_total_minor: i64,
    comparison: Option<String>,
    sync_token: String,
    updated_at: Option<chrono::NaiveDateTime>,
    seen_at: chrono::NaiveDateTime,
    seen_by: String,
}

impl TryFrom<Row> for Invoice {
    type Error = StorageError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            realm: RealmKey(row.realm_key),
            id: InvoiceId(row.id),
            deal: row.deal_id.map(DealId),
            number: row.number,
            customer: CustomerId(row.customer_id),
            customer_name: row.customer_name,
            currency: Currency::parse(&row.currency)
                .map_err(|error| StorageError::Corrupt(error.to_string()))?,
            total: money::from_minor(row.total_minor),
            balance: money::from_minor(row.balance_minor),
            issued: row.issued,
            due: row.due,
            email: row.email,
            sent_at: row.sent_at.map(Into::into),
            bounced: row.bounced,
            voided: row.voided,
            deleted: row.deleted,
            last_total: money::from_minor(row.last_total_minor),
            comparison: row
                .comparison
                .as_deref()
                .map(serde_json::from_str)
                .transpose()?,
            sync_token: row.sync_token,
            updated: row.updated_at.map(Into::into),
            seen_at: row.seen_at.into(),
            seen_by: SeenBy::parse(&row.seen_by)
                .ok_or_else(|| StorageError::Corrupt(format!("seen_by `{}`", row.seen_by)))?,
        })
    }
}

pub fn find(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    id: &InvoiceId,
) -> Result<Option<Invoice>> {
    let row: Option<Row> = invoices::table
        .find((company.0, realm.as_str(), id.as_str()))
        .select(Row::as_select())
        .first(db)
        .optional()?;
    row.map(Invoice::try_from).transpose()
}

/// All invoices of a deal, newest issue date first; at most a thousand.
pub fn of_deal(db: &mut Db, company: CompanyId, deal: DealId) -> Result<Vec<Invoice>> {
    let rows: Vec<Row> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::deal_id.eq(deal.0)),
        )
        .order((
            invoices::issued.desc(),
            invoices::seen_at.desc(),
            invoices::id.desc(),
        ))
        .limit(1000)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Invoice::try_from).collect()
}

/// All that a deal shows.
pub fn linked(db: &mut Db, company: CompanyId) -> Result<Vec<Invoice>> {
    let rows: Vec<Row> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::deal_id.is_not_null()),
        )
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Invoice::try_from).collect()
}

/// Deals that show an invoice, the newest first.
pub fn deals_with_any(db: &mut Db, company: CompanyId, most: i64) -> Result<Vec<DealId>> {
    let found: Vec<Option<i64>> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::deal_id.is_not_null()),
        )
        .select(invoices::deal_id)
        .distinct()
        .order(invoices::deal_id.desc())
        .limit(most)
        .load(db)?;
    Ok(found.into_iter().flatten().map(DealId).collect())
}

/// Those of these QuickBooks ids that we hold, each once.
pub fn known_among(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    ids: &[&str],
) -> Result<Vec<Invoice>> {
    let mut known = Vec::new();
    for some in ids.chunks(MOST_IDS) {
        let rows: Vec<Row> = invoices::table
            .filter(
                invoices::company_id
                    .eq(company.0)
                    .and(invoices::realm_key.eq(realm.as_str()))
                    .and(invoices::id.eq_any(some)),
            )
            .select(Row::as_select())
            .load(db)?;
        known.extend(rows);
    }
    known.into_iter().map(Invoice::try_from).collect()
}

/// Ids in one question.
const MOST_IDS: usize = 500;

/// What a sighting changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    pub deal: Option<DealId>,
    /// Something a person can see is different now.
    pub changed: bool,
}

/// How the sighting reached us and what was promised about it.
pub struct Seen {
    pub by: SeenBy,
    pub at: Moment,
    /// Links a new row; never moves an existing one.
    pub deal: Option<DealId>,
    /// Stored with a creation, also when an event was faster than its answer.
    pub comparison: Option<Comparison>,
    /// The event or our own call said *void*.
    pub voided: bool,
}

/// Stores what QuickBooks shows of an invoice. An older sighting changes nothing. Raises the deal's version.
pub fn apply(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    seen: &Sighting,
    how: &Seen,
) -> Result<Applied> {
    let Some(before) = find(db, company, realm, &seen.id)? else {
        return add(db, company, realm, seen, how);
    };
    if how.comparison.is_some() {
        diesel::update(invoices::table.find((company.0, realm.as_str(), seen.id.as_str())))
            .set(invoices::comparison.eq(as_text(how)?))
            .execute(db)?;
        raise(db, company, &before)?;
    }
    let newer = seen
        .updated
        .zip(before.updated)
        .is_none_or(|(now, then)| now >= then);
    if !newer || before.deleted {
        return Ok(Applied {
            deal: before.deal,
            changed: false,
        });
    }
    let facts = Facts::of(seen, how, Some(&before))?;
    diesel::update(invoices::table.find((company.0, realm.as_str(), seen.id.as_str())))
        .set(facts)
        .execute(db)?;
    let after = find(db, company, realm, &seen.id)?;
    let changed = after
        .as_ref()
        .is_none_or(|after| visible(after) != visible(&before));
    if changed {
        raise(db, company, &before)?;
    }
    if let Some(after) = after.filter(|_| changed && how.by != SeenBy::OwnWrite) {
        audit::seen(db, company, &before, &after, how.at)?;
    }
    if before.customer != seen.customer {
        kept::raise(db, company, realm, &seen.customer)?;
    }
    Ok(Applied {
        deal: before.deal,
        changed,
    })
}

fn add(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    seen: &Sighting,
    how: &Seen,
) -> Result<Applied> {
    let place = (
        invoices::company_id.eq(company.0),
        invoices::realm_key.eq(realm.as_str()),
        invoices::id.eq(seen.id.as_str()),
        invoices::deal_id.eq(how.deal.map(|deal| deal.0)),
        invoices::deleted.eq(false),
        invoices::comparison.eq(as_text(how)?),
    );
    diesel::insert_into(invoices::table)
        .values((Facts::of(seen, how, None)?, place))
        .execute(db)?;
    if let Some(deal) = how.deal {
        deals::raise(db, company, deal)?;
    }
    kept::raise(db, company, realm, &seen.customer)?;
    Ok(Applied {
        deal: how.deal,
        changed: true,
    })
}

fn as_text(how: &Seen) -> Result<Option<String>> {
    Ok(how
        .comparison
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?)
}

/// Every list that shows it changed.
fn raise(db: &mut Db, company: CompanyId, invoice: &Invoice) -> Result<()> {
    if let Some(deal) = invoice.deal {
        deals::raise(db, company, deal)?;
    }
    kept::raise(db, company, &invoice.realm, &invoice.customer)
}

/// What a person can see of it.
fn visible(invoice: &Invoice) -> impl PartialEq + use<> {
    (
        (
            invoice.number.clone(),
            invoice.customer.clone(),
            invoice.customer_name.clone(),
            invoice.currency,
            invoice.total,
            invoice.balance,
        ),
        (
            invoice.issued,
            invoice.due,
            invoice.sent_at,
            invoice.bounced,
            invoice.voided,
            invoice.deleted,
        ),
    )
}

/// QuickBooks does not have it any more. The row stays, with its label.
pub fn mark_deleted(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    id: &InvoiceId,
    by: SeenBy,
    now: Moment,
) -> Result<Applied> {
    let Some(before) = find(db, company, realm, id)? else {
        return Ok(Applied {
            deal: None,
            changed: false,
        });
    };
    if before.deleted {
        return Ok(Applied {
            deal: before.deal,
            changed: false,
        });
    }
    diesel::update(invoices::table.find((company.0, realm.as_str(), id.as_str())))
        .set((
            invoices::deleted.eq(true),
            invoices::seen_at.eq(now.naive()),
            invoices::seen_by.eq(by.key()),
        ))
        .execute(db)?;
    raise(db, company, &before)?;
    if by != SeenBy::OwnWrite {
        let after = Invoice {
            deleted: true,
            seen_by: by,
            ..before.clone()
        };
        audit::seen(db, company, &before, &after, now)?;
    }
    Ok(Applied {
        deal: before.deal,
        changed: true,
    })
}

/// Links to a deal, or to none; both deals and the customer's list know.
pub fn set_deal(
    db: &mut Db,
    company: CompanyId,
    before: &Invoice,
    deal: Option<DealId>,
) -> Result<()> {
    let place = (company.0, before.realm.as_str(), before.id.as_str());
    diesel::update(invoices::table.find(place))
        .set(invoices::deal_id.eq(deal.map(|deal| deal.0)))
        .execute(db)?;
    raise(db, company, before)?;
    if let Some(deal) = deal {
        deals::raise(db, company, deal)?;
    }
    Ok(())
}

/// Deals with an open invoice whose due date lies in `from..before`.
pub fn deals_turned_overdue(
    db: &mut Db,
    company: CompanyId,
    from: chrono::NaiveDate,
    before: chrono::NaiveDate,
) -> Result<Vec<DealId>> {
    let found: Vec<Option<i64>> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::due.ge(from))
                .and(invoices::due.lt(before)),
        )
        .filter(
            invoices::balance_minor
                .gt(0)
                .and(diesel::dsl::not(invoices::deleted))
                .and(invoices::deal_id.is_not_null()),
        )
        .select(invoices::deal_id)
        .distinct()
        .load(db)?;
    Ok(found.into_iter().flatten().map(DealId).collect())
}

/// Ids of invoices that a deal shows and QuickBooks still has, after this one, in the order of their ids.
pub fn linked_after(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    after: &str,
    limit: i64,
) -> Result<Vec<InvoiceId>> {
    let found: Vec<String> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::realm_key.eq(realm.as_str()))
                .and(invoices::id.gt(after)),
        )
        .filter(
            invoices::deal_id
                .is_not_null()
                .and(diesel::dsl::not(invoices::deleted)),
        )
        .order(invoices::id)
        .limit(limit)
        .select(invoices::id)
        .load(db)?;
    Ok(found.into_iter().map(InvoiceId).collect())
}
