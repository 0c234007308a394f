//! Lists of invoices, a page at a time: of a deal, of a customer, of a person or organization; their sums in one pass.

use chrono::NaiveDate;
use diesel::dsl::{not, sql};
use diesel::expression::BoxableExpression;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable};

use super::backend::Db;
use super::books::escape_like;
use super::fixed::fixed;
use super::schema::{deals, invoices};
use super::{Result, StorageError, invoices as rows};
use crate::domain::customer::search_form;
use crate::domain::ids::{CompanyId, CustomerId, DealId, RealmKey};
use crate::domain::invoice::{self, CurrencyTotals, Invoice, InvoiceStatus};
use crate::domain::invoice_list::{Filter, MOST_TEXT, SortBy};
use crate::domain::money::{self, Currency};
use crate::domain::subject::Subject;

/// Whose invoices: those of a customer in QuickBooks, and those that deals of a record in Pipedrive show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    pub customer: Option<(RealmKey, CustomerId)>,
    pub deals_of: Subject,
}

/// What is left of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    pub filter: Filter,
    /// The day in the company's zone.
    pub today: NaiveDate,
}

type Condition = Box<
    dyn BoxableExpression<invoices::table, <Db as Connection>::Backend, SqlType = Nullable<Bool>>,
>;

/// Words of a search that count.
const MOST_WORDS: usize = 6;

fn ours(company: CompanyId, whose: &Whose) -> Condition {
    let of_company = invoices::company_id.eq(company.0);
    let of_deals: Condition = match whose.deals_of {
        Subject::Deal(deal) => Box::new(invoices::deal_id.eq(deal.0)),
        Subject::Person(person) => {
            let of_person = deals::table
                .filter(deals::company_id.eq(company.0))
                .filter(deals::person_id.eq(person.0))
                .select(deals::deal_id.nullable());
            Box::new(invoices::deal_id.eq_any(of_person).nullable())
        }
        Subject::Organization(organization) => {
            let of_organization = deals::table
                .filter(deals::company_id.eq(company.0))
                .filter(deals::organization_id.eq(organization.0))
                .select(deals::deal_id.nullable());
            Box::new(invoices::deal_id.eq_any(of_organization).nullable())
        }
    };
    match &whose.customer {
        None => Box::new(of_company.nullable().and(of_deals)),
        Some((realm, customer)) => {
            let of_customer = invoices::realm_key
                .eq(realm.0.clone())
                .and(invoices::customer_id.eq(customer.0.clone()));
            Box::new(
                of_company
                    .nullable()
                    .and(of_customer.nullable().or(of_deals)),
            )
        }
    }
}

/// As [`Invoice::status`] decides.
fn has_status(status: InvoiceStatus, today: NaiveDate) -> Condition {
    let there = || not(invoices::deleted);
    let zero = || {
        invoices::total_minor
            .eq(0)
            .and(invoices::balance_minor.eq(0))
    };
    let void = || invoices::voided.and(zero());
    let owed = || there().and(invoices::balance_minor.gt(0));
    let not_late = || {
        invoices::due
            .is_null()
            .nullable()
            .or(invoices::due.ge(today))
    };
    match status {
        InvoiceStatus::Deleted => Box::new(invoices::deleted.nullable()),
        InvoiceStatus::Voided => Box::new(there().and(void()).nullable()),
        InvoiceStatus::Paid => {
            let paid = invoices::balance_minor.le(0).and(not(void()));
            Box::new(there().and(paid).nullable())
        }
        InvoiceStatus::Overdue => Box::new(owed().nullable().and(invoices::due.lt(today))),
        InvoiceStatus::PartiallyPaid => {
            let partly = owed().and(invoices::balance_minor.lt(invoices::total_minor));
            Box::new(partly.nullable().and(not_late()))
        }
        InvoiceStatus::Open => {
            let whole = owed().and(invoices::balance_minor.ge(invoices::total_minor));
            Box::new(whole.nullable().and(not_late()))
        }
    }
}

fn condition(company: CompanyId, whose: &Whose, wanted: &Wanted) -> Condition {
    let filter = &wanted.filter;
    let mut all = ours(company, whose);
    let (from, until) = filter.interval.days(wanted.today);
    if let Some(from) = from {
        all = Box::new(all.and(invoices::issued.ge(from)));
    }
    if let Some(until) = until {
        all = Box::new(all.and(invoices::issued.le(until)));
    }
    if let Some(status) = filter.status {
        all = Box::new(all.and(has_status(status, wanted.today)));
    }
    let text: String = filter.text.chars().take(MOST_TEXT).collect();
    for word in search_form(&text).split_whitespace().take(MOST_WORDS) {
        let like = format!("%{}%", escape_like(word));
        all = Box::new(all.and(invoices::words.like(like).escape('\\')));
    }
    all
}

/// From `skip`, at most `most`, in the wanted order.
pub fn page(
    db: &mut Db,
    company: CompanyId,
    whose: &Whose,
    wanted: &Wanted,
    (skip, most): (usize, usize),
) -> Result<Vec<Invoice>> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let query = invoices::table
        .filter(condition(company, whose, wanted))
        .offset(count(skip))
        .limit(count(most))
        .select(rows::Row::as_select())
        .into_boxed();
    let order = wanted.filter.order;
    // What has no date stands last or first, as the database likes; ties by id.
    let query = match (order.by, order.ascending) {
        (SortBy::Issued, false) => query.order(invoices::issued.desc()),
        (SortBy::Issued, true) => query.order(invoices::issued.asc()),
        (SortBy::Due, false) => query.order(invoices::due.desc()),
        (SortBy::Due, true) => query.order(invoices::due.asc()),
        (SortBy::Amount, false) => query.order(invoices::total_minor.desc()),
        (SortBy::Amount, true) => query.order(invoices::total_minor.asc()),
        (SortBy::Open, false) => query.order(invoices::balance_minor.desc()),
        (SortBy::Open, true) => query.order(invoices::balance_minor.asc()),
    };
    let query = if order.by == SortBy::Issued {
        query
    } else {
        query.then_order_by(invoices::issued.desc())
    };
    // Ids are numbers as text: the longer one is the newer one.
    let found: Vec<rows::Row> = query
        .then_order_by(fixed::<Integer>("LENGTH(id)").desc())
        .then_order_by(invoices::id.desc())
        .load(db)?;
    found.into_iter().map(Invoice::try_from).collect()
}

/// How many there are, and their sums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    pub count: usize,
    /// Per currency, the largest invoiced amount first; without what does not count.
    pub totals: Vec<CurrencyTotals>,
    /// When the newest of the facts reached us.
    pub seen_at: Option<crate::domain::moment::Moment>,
}

impl Sums {
    /// Of invoices that are all at hand.
    pub fn of(all: &[Invoice], today: NaiveDate) -> Self {
        Self {
            count: all.len(),
            totals: invoice::totals(all.iter(), today),
            seen_at: all.iter().map(|invoice| invoice.seen_at).max(),
        }
    }
}

/// Currency, how many, how many count, their amounts, what is open, what of it is late, the newest sight.
type SumRow = (
    String,
    i64,
    i64,
    i64,
    i64,
    i64,
    Option<chrono::NaiveDateTime>,
);

/// In one pass over them.
pub fn sums(db: &mut Db, company: CompanyId, whose: &Whose, wanted: &Wanted) -> Result<Sums> {
    const COUNTS: &str = "NOT deleted AND NOT (voided AND total_minor = 0 AND balance_minor = 0)";
    let sum = |what: &str| {
        sql::<BigInt>(&format!(
            "CAST(COALESCE(SUM(CASE WHEN {COUNTS} THEN {what} ELSE 0 END), 0) AS BIGINT)"
        ))
    };
    let late = format!(
        "CASE WHEN balance_minor > 0 AND due < '{}' THEN balance_minor ELSE 0 END",
        wanted.today.format("%Y-%m-%d")
    );
    let found: Vec<SumRow> = invoices::table
        .filter(condition(company, whose, wanted))
        .group_by(invoices::currency)
        .select((
            invoices::currency,
            sql::<BigInt>("COUNT(*)"),
            sql::<BigInt>(&format!(
                "CAST(SUM(CASE WHEN {COUNTS} THEN 1 ELSE 0 END) AS BIGINT)"
            )),
            sum("total_minor"),
            sum("balance_minor"),
            sum(&late),
            diesel::dsl::max(invoices::seen_at),
        ))
        .load(db)?;
    let mut all = Sums::default();
    for (currency, count, counting, total, balance, overdue, seen) in found {
        all.count += usize::try_from(count).unwrap_or(0);
        all.seen_at = all.seen_at.max(seen.map(Into::into));
        if counting == 0 {
            continue;
        }
        let amount = money::from_minor;
        all.totals.push(CurrencyTotals {
            currency: Currency::parse(&currency)
                .map_err(|error| StorageError::Corrupt(error.to_string()))?,
            invoiced: amount(total),
            paid: amount(total) - amount(balance),
            open: amount(balance) - amount(overdue),
            overdue: amount(overdue),
        });
    }
    all.totals.sort_by(|a, b| {
        b.invoiced
            .cmp(&a.invoiced)
            .then(a.currency.cmp(&b.currency))
    });
    Ok(all)
}

/// Whether there is any at all.
pub fn is_any(db: &mut Db, company: CompanyId, whose: &Whose) -> Result<bool> {
    let found: Option<String> = invoices::table
        .filter(ours(company, whose))
        .select(invoices::id)
        .first(db)
        .optional()?;
    Ok(found.is_some())
}

/// Rises with every change of the record's deals.
pub fn version(db: &mut Db, company: CompanyId, subject: Subject) -> Result<i64> {
    let of_company = deals::table.filter(deals::company_id.eq(company.0));
    let sum = fixed::<BigInt>("CAST(COALESCE(SUM(version), 0) AS BIGINT)");
    Ok(match subject {
        Subject::Deal(deal) => of_company
            .filter(deals::deal_id.eq(deal.0))
            .select(sum)
            .first(db)?,
        Subject::Person(person) => of_company
            .filter(deals::person_id.eq(person.0))
            .select(sum)
            .first(db)?,
        Subject::Organization(organization) => of_company
            .filter(deals::organization_id.eq(organization.0))
            .select(sum)
            .first(db)?,
    })
}

/// Ids of a customer's invoices that QuickBooks still had when we last looked.
pub fn living_of_customer(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    customer: &CustomerId,
) -> Result<Vec<crate::domain::ids::InvoiceId>> {
    let found: Vec<String> = invoices::table
        .filter(
            invoices::company_id
                .eq(company.0)
                .and(invoices::realm_key.eq(realm.as_str()))
                .and(invoices::customer_id.eq(customer.as_str()))
                .and(not(invoices::deleted)),
        )
        .select(invoices::id)
        .load(db)?;
    Ok(found
        .into_iter()
        .map(crate::domain::ids::InvoiceId)
        .collect())
}

/// Titles of these deals, as far as we know them.
pub fn titles(
    db: &mut Db,
    company: CompanyId,
    of: &[DealId],
) -> Result<std::collections::BTreeMap<DealId, String>> {
    let ids: Vec<i64> = of.iter().map(|deal| deal.0).collect();
    let found: Vec<(i64, String)> = deals::table
        .filter(
            deals::company_id
                .eq(company.0)
                .and(deals::deal_id.eq_any(ids)),
        )
        .select((deals::deal_id, deals::title))
        .load(db)?;
    Ok(found
        .into_iter()
        .map(|(id, title)| (DealId(id), title))
        .collect())
}
