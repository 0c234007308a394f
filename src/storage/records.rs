//! Remembered links between records of the two sides, and the trace of who did what.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Result;
use super::backend::Db;
use super::schema::{customer_links, item_links};
use crate::domain::ids::{CompanyId, CustomerId, ItemId, ProductId, RealmKey};
use crate::domain::moment::Moment;
use crate::domain::subject::Subject;

/// The Pipedrive record a QuickBooks customer is linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    Organization(i64),
    Person(i64),
    Deal(i64),
}

impl From<Subject> for Party {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Organization(id) => Self::Organization(id.0),
            Subject::Person(id) => Self::Person(id.0),
            Subject::Deal(id) => Self::Deal(id.0),
        }
    }
}

impl Party {
    fn key(self) -> (&'static str, i64) {
        match self {
            Self::Organization(id) => ("organization", id),
            Self::Person(id) => ("person", id),
            Self::Deal(id) => ("deal", id),
        }
    }
}

pub fn customer_of(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    party: Party,
) -> Result<Option<CustomerId>> {
    let (record, id) = party.key();
    let found: Option<String> = customer_links::table
        .find((company.0, realm.as_str(), record, id))
        .select(customer_links::customer_id)
        .first(db)
        .optional()?;
    Ok(found.map(CustomerId))
}

pub fn link_customer(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    party: Party,
    customer: &CustomerId,
    now: Moment,
) -> Result<()> {
    unlink_customer(db, company, realm, party)?;
    let (record, id) = party.key();
    diesel::insert_into(customer_links::table)
        .values((
            customer_links::company_id.eq(company.0),
            customer_links::realm_key.eq(realm.as_str()),
            customer_links::record.eq(record),
            customer_links::record_id.eq(id),
            customer_links::customer_id.eq(customer.as_str()),
            customer_links::linked_at.eq(now.naive()),
        ))
        .execute(db)?;
    Ok(())
}

pub fn unlink_customer(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    party: Party,
) -> Result<()> {
    let (record, id) = party.key();
    diesel::delete(customer_links::table.find((company.0, realm.as_str(), record, id)))
        .execute(db)?;
    Ok(())
}

pub fn item_links(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    products: &[ProductId],
) -> Result<BTreeMap<ProductId, ItemId>> {
    let products: Vec<i64> = products.iter().map(|product| product.0).collect();
    let rows: Vec<(i64, String)> = item_links::table
        .filter(
            item_links::company_id
                .eq(company.0)
                .and(item_links::realm_key.eq(realm.as_str()))
                .and(item_links::product_id.eq_any(products)),
        )
        .select((item_links::product_id, item_links::item_id))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(product, item)| (ProductId(product), ItemId(item)))
        .collect())
}

pub fn link_item(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    product: ProductId,
    item: &ItemId,
    now: Moment,
) -> Result<()> {
    diesel::delete(item_links::table.find((company.0, realm.as_str(), product.0))).execute(db)?;
    diesel::insert_into(item_links::table)
        .values((
            item_links::company_id.eq(company.0),
            item_links::realm_key.eq(realm.as_str()),
            item_links::product_id.eq(product.0),
            item_links::item_id.eq(item.as_str()),
            item_links::linked_at.eq(now.naive()),
        ))
        .execute(db)?;
    Ok(())
}
