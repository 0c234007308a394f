//! Our own copies of QuickBooks' lists: customers, items, tax codes, terms, classes, locations, accounts.

use diesel::prelude::*;

use super::Result;
use super::backend::{Db, on_backend};
use super::schema::{books_lists, connections};
use crate::domain::books::{
    Account, BooksCustomer, BooksItem, Class, DayRate, Location, TaxCode, Term,
};
use crate::domain::customer::{same_form, search_form};
use crate::domain::ids::{CompanyId, RealmKey};

/// A row of one of the lists.
pub trait Listed: serde::Serialize + serde::de::DeserializeOwned {
    const KIND: &'static str;
    fn id(&self) -> &str;
    /// What a person reads in the list.
    fn label(&self) -> &str;
    /// Everything that a search looks through.
    fn words(&self) -> String;
    fn active(&self) -> bool;
}

impl Listed for BooksCustomer {
    const KIND: &'static str = "customer";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn label(&self) -> &str {
        &self.display_name
    }
    fn words(&self) -> String {
        [
            Some(self.display_name.as_str()),
            self.company_name.as_deref(),
            self.given_name.as_deref(),
            self.family_name.as_deref(),
            self.email.as_deref(),
            self.tax_number.as_deref(),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
    }
    fn active(&self) -> bool {
        self.active
    }
}

impl Listed for BooksItem {
    const KIND: &'static str = "item";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn label(&self) -> &str {
        &self.full_name
    }
    fn words(&self) -> String {
        [
            Some(self.full_name.as_str()),
            self.sku.as_deref(),
            self.description.as_deref(),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
    }
    fn active(&self) -> bool {
        self.is_sellable() || self.is_bundle()
    }
}

impl Listed for TaxCode {
    const KIND: &'static str = "tax_code";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn label(&self) -> &str {
        &self.name
    }
    fn words(&self) -> String {
        self.name.clone()
    }
    fn active(&self) -> bool {
        self.active
    }
}

impl Listed for Term {
    const KIND: &'static str = "term";
    fn id(&self) -> &str {
        &self.id
    }
    fn label(&self) -> &str {
        &self.name
    }
    fn words(&self) -> String {
        self.name.clone()
    }
    fn active(&self) -> bool {
        self.active
    }
}

impl Listed for Class {
    const KIND: &'static str = "class";
    fn id(&self) -> &str {
        &self.id
    }
    fn label(&self) -> &str {
        &self.name
    }
    fn words(&self) -> String {
        self.name.clone()
    }
    fn active(&self) -> bool {
        self.active
    }
}

impl Listed for Location {
    const KIND: &'static str = "location";
    fn id(&self) -> &str {
        &self.id
    }
    fn label(&self) -> &str {
        &self.name
    }
    fn words(&self) -> String {
        self.name.clone()
    }
    fn active(&self) -> bool {
        self.active
    }
}

impl Listed for DayRate {
    const KIND: &'static str = "rate";
    fn id(&self) -> &str {
        self.currency.code()
    }
    fn label(&self) -> &str {
        self.currency.code()
    }
    fn words(&self) -> String {
        String::new()
    }
    fn active(&self) -> bool {
        self.rate.is_some()
    }
}

impl Listed for Account {
    const KIND: &'static str = "account";
    fn id(&self) -> &str {
        &self.id
    }
    fn label(&self) -> &str {
        &self.name
    }
    fn words(&self) -> String {
        self.name.clone()
    }
    fn active(&self) -> bool {
        true
    }
}

/// Replaces a whole list by what QuickBooks just answered.
pub fn replace<T: Listed>(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    rows: &[T],
) -> Result<()> {
    diesel::delete(
        books_lists::table.filter(
            books_lists::company_id
                .eq(company.0)
                .and(books_lists::realm_key.eq(realm.as_str()))
                .and(books_lists::kind.eq(T::KIND)),
        ),
    )
    .execute(db)?;
    for row in rows {
        keep(db, company, realm, row)?;
    }
    raise(db, company)
}

/// Adds or overwrites one row.
pub fn put<T: Listed>(db: &mut Db, company: CompanyId, realm: &RealmKey, row: &T) -> Result<()> {
    keep(db, company, realm, row)?;
    raise(db, company)
}

/// The lists are others than before.
fn raise(db: &mut Db, company: CompanyId) -> Result<()> {
    diesel::update(connections::table.find(company.0))
        .set(connections::books_version.eq(connections::books_version + 1))
        .execute(db)?;
    Ok(())
}

fn keep<T: Listed>(db: &mut Db, company: CompanyId, realm: &RealmKey, row: &T) -> Result<()> {
    let facts = (
        books_lists::name.eq(row.label()),
        books_lists::search.eq(search_form(&row.words())),
        books_lists::active.eq(row.active()),
        books_lists::body.eq(serde_json::to_string(row)?),
    );
    let insert = diesel::insert_into(books_lists::table)
        .values((
            books_lists::company_id.eq(company.0),
            books_lists::realm_key.eq(realm.as_str()),
            books_lists::kind.eq(T::KIND),
            books_lists::id.eq(row.id()),
            books_lists::name.eq(row.label()),
            books_lists::search.eq(search_form(&row.words())),
            books_lists::active.eq(row.active()),
            books_lists::body.eq(serde_json::to_string(row)?),
        ))
        .on_conflict((
            books_lists::company_id,
            books_lists::realm_key,
            books_lists::kind,
            books_lists::id,
        ))
        .do_update()
        .set(facts);
    on_backend!(db, conn => insert.execute(conn))?;
    Ok(())
}

pub fn get<T: Listed>(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    id: &str,
) -> Result<Option<T>> {
    let body: Option<String> = books_lists::table
        .find((company.0, realm.as_str(), T::KIND, id))
        .select(books_lists::body)
        .first(db)
        .optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// Those of these rows that the list has.
pub fn some<T: Listed>(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    ids: &[&str],
) -> Result<Vec<T>> {
    let bodies: Vec<String> = books_lists::table
        .filter(
            books_lists::company_id
                .eq(company.0)
                .and(books_lists::realm_key.eq(realm.as_str()))
                .and(books_lists::kind.eq(T::KIND))
                .and(books_lists::id.eq_any(ids)),
        )
        .select(books_lists::body)
        .load(db)?;
    bodies
        .iter()
        .map(|body| Ok(serde_json::from_str(body)?))
        .collect()
}

/// The active rows of a short list (tax codes, terms, accounts), by name.
pub fn all<T: Listed>(db: &mut Db, company: CompanyId, realm: &RealmKey) -> Result<Vec<T>> {
    let bodies: Vec<String> = books_lists::table
        .filter(
            books_lists::company_id
                .eq(company.0)
                .and(books_lists::realm_key.eq(realm.as_str()))
                .and(books_lists::kind.eq(T::KIND))
                .and(books_lists::active.eq(true)),
        )
        .order((books_lists::name, books_lists::id))
        .limit(1000)
        .select(books_lists::body)
        .load(db)?;
    bodies
        .iter()
        .map(|body| Ok(serde_json::from_str(body)?))
        .collect()
}

/// Id and searchable words of every active row.
pub fn names<T: Listed>(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
) -> Result<Vec<(String, String)>> {
    let rows = books_lists::table
        .filter(
            books_lists::company_id
                .eq(company.0)
                .and(books_lists::realm_key.eq(realm.as_str()))
                .and(books_lists::kind.eq(T::KIND))
                .and(books_lists::active.eq(true)),
        )
        .select((books_lists::id, books_lists::search));
    Ok(rows.load(db)?)
}

/// Active rows that hold every word of the text, those that begin with it first.
pub fn search<T: Listed>(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    text: &str,
    limit: i64,
) -> Result<Vec<T>> {
    search_among(db, company, realm, text, limit, &[true])
}

fn search_among<T: Listed>(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    text: &str,
    limit: i64,
    active: &[bool],
) -> Result<Vec<T>> {
    let wanted = search_form(text);
    let mut query = books_lists::table
        .filter(
            books_lists::company_id
                .eq(company.0)
                .and(books_lists::realm_key.eq(realm.as_str()))
                .and(books_lists::kind.eq(T::KIND))
                .and(books_lists::active.eq_any(active)),
        )
        .order(books_lists::search)
        .limit(limit * 4)
        .select((books_lists::search, books_lists::body))
        .into_boxed();
    for word in wanted.split_whitespace().take(6) {
        query = query.filter(
            books_lists::search
                .like(format!("%{}%", escape_like(word)))
                .escape('\\'),
        );
    }
    let mut rows: Vec<(String, String)> = query.load(db)?;
    rows.sort_by_key(|(search, _)| (!search.starts_with(&wanted), search.clone()));
    let wanted_rows = usize::try_from(limit).unwrap_or(usize::MAX);
    rows.iter()
        .take(wanted_rows)
        .map(|(_, body)| Ok(serde_json::from_str(body)?))
        .collect()
}

pub(super) fn escape_like(word: &str) -> String {
    word.chars().fold(String::new(), |mut text, c| {
        if matches!(c, '%' | '_' | '\\') {
            text.push('\\');
        }
        text.push(c);
        text
    })
}

/// Rows, inactive ones too, whose searchable words contain any of the given texts; for proposing matches.
pub fn sharing_a_word<T: Listed>(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    words: &[String],
    limit: i64,
) -> Result<Vec<T>> {
    let mut found: Vec<T> = Vec::new();
    for word in words.iter().take(12) {
        for row in search_among::<T>(db, company, realm, word, limit, &[true, false])? {
            if !found.iter().any(|one| one.id() == row.id()) {
                found.push(row);
            }
        }
    }
    Ok(found)
}

/// Customers that QuickBooks calls exactly so, in whatever case; names are one space with suppliers and employees.
pub fn customers_named(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    name: &str,
) -> Result<Vec<BooksCustomer>> {
    let wanted = same_form(name);
    let found = search_among::<BooksCustomer>(db, company, realm, name, 25, &[true, false])?;
    Ok(found
        .into_iter()
        .filter(|one| same_form(&one.display_name) == wanted)
        .collect())
}

/// Items, categories and inactive ones that QuickBooks calls exactly so, in whatever case.
pub fn items_named(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    name: &str,
) -> Result<Vec<BooksItem>> {
    let wanted = same_form(name);
    let found = search_among::<BooksItem>(db, company, realm, name, 100, &[true, false])?;
    Ok(found
        .into_iter()
        .filter(|one| same_form(&one.name) == wanted)
        .collect())
}

/// Folded names of customers that hold all words of this name.
pub fn customers_named_like(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    name: &str,
) -> Result<Vec<String>> {
    let found = search_among::<BooksCustomer>(db, company, realm, name, 100, &[true, false])?;
    Ok(found
        .iter()
        .map(|one| same_form(&one.display_name))
        .collect())
}

/// The list may not be used any more: a disconnect, another realm.
pub fn forget(db: &mut Db, company: CompanyId) -> Result<()> {
    diesel::delete(books_lists::table.filter(books_lists::company_id.eq(company.0))).execute(db)?;
    raise(db, company)
}
