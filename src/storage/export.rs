//! Everything of a company that a person may carry away; no secrets, nothing sealed.

use diesel::prelude::*;

use super::Result;
use super::backend::Db;
use super::schema::{customer_links, deals, invoices, item_links, users};
use crate::domain::ids::CompanyId;
use crate::domain::moment::Moment;

/// The most rows of a kind in one file.
pub const MOST: i64 = 100_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerLink {
    /// `organization`, `person` or `deal`.
    pub record: String,
    pub record_id: i64,
    pub customer: String,
    pub linked_at: Moment,
}

pub fn customer_links(db: &mut Db, company: CompanyId) -> Result<Vec<CustomerLink>> {
    let rows: Vec<(String, i64, String, chrono::NaiveDateTime)> = customer_links::table
        .filter(customer_links::company_id.eq(company.0))
        .order((customer_links::record, customer_links::record_id))
        .limit(MOST)
        .select((
            customer_links::record,
            customer_links::record_id,
            customer_links::customer_id,
            customer_links::linked_at,
        ))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(record, record_id, customer, at)| CustomerLink {
            record,
            record_id,
            customer,
            linked_at: at.into(),
        })
        .collect())
}

/// Product, item, since when.
pub fn item_links(db: &mut Db, company: CompanyId) -> Result<Vec<(i64, String, Moment)>> {
    let rows: Vec<(i64, String, chrono::NaiveDateTime)> = item_links::table
        .filter(item_links::company_id.eq(company.0))
        .order(item_links::product_id)
        .limit(MOST)
        .select((
            item_links::product_id,
            item_links::item_id,
            item_links::linked_at,
        ))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(product, item, at)| (product, item, at.into()))
        .collect())
}

/// Deal and title.
pub fn deals(db: &mut Db, company: CompanyId) -> Result<Vec<(i64, String)>> {
    Ok(deals::table
        .filter(deals::company_id.eq(company.0))
        .order(deals::deal_id)
        .limit(MOST)
        .select((deals::deal_id, deals::title))
        .load(db)?)
}

/// Name, address and since when of everybody who installed us.
pub fn users(db: &mut Db, company: CompanyId) -> Result<Vec<(i64, String, String, Moment)>> {
    let rows: Vec<(i64, String, String, chrono::NaiveDateTime)> = users::table
        .filter(users::company_id.eq(company.0))
        .order(users::user_id)
        .limit(MOST)
        .select((
            users::user_id,
            users::name,
            users::email,
            users::installed_at,
        ))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, email, at)| (id, name, email, at.into()))
        .collect())
}

/// One invoice as we hold it; amounts in whole hundredths.
#[derive(Debug, Clone, Queryable)]
pub struct InvoiceRow {
    pub id: String,
    pub deal_id: Option<i64>,
    pub number: Option<String>,
    pub customer_id: String,
    pub customer_name: String,
    pub currency: String,
    pub total_minor: i64,
    pub balance_minor: i64,
    pub issued: Option<chrono::NaiveDate>,
    pub due: Option<chrono::NaiveDate>,
    pub email: Option<String>,
    pub sent_at: Option<chrono::NaiveDateTime>,
    pub voided: bool,
    pub deleted: bool,
    pub seen_at: chrono::NaiveDateTime,
}

pub fn invoices(db: &mut Db, company: CompanyId) -> Result<Vec<InvoiceRow>> {
    Ok(invoices::table
        .filter(invoices::company_id.eq(company.0))
        .order((invoices::issued, invoices::id))
        .limit(MOST)
        .select((
            invoices::id,
            invoices::deal_id,
            invoices::number,
            invoices::customer_id,
            invoices::customer_name,
            invoices::currency,
            invoices::total_minor,
            invoices::balance_minor,
            invoices::issued,
            invoices::due,
            invoices::email,
            invoices::sent_at,
            invoices::voided,
            invoices::deleted,
            invoices::seen_at,
        ))
        .load(db)?)
}
