//! Create forms that were opened: what each was made from and what was typed since, sealed.

use diesel::prelude::*;

use super::backend::Db;
use super::schema::{forms, intents};
use super::seal::Vault;
use super::{Result, companies};
use crate::domain::ids::{CompanyId, DealId, FormKey, RealmKey, UserId};
use crate::domain::moment::Moment;

/// A form as it was opened; `body` is the caller's own document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub key: FormKey,
    pub deal: DealId,
    pub user: UserId,
    /// Which invoice of the deal it would be: first, second, …
    pub slot: i32,
    pub body: String,
    pub opened_at: Moment,
    /// When a person last typed into it.
    pub saved_at: Option<Moment>,
}

fn place(company: CompanyId, key: &FormKey) -> String {
    format!("forms.body/{company}/{key}")
}

pub fn open(db: &mut Db, vault: &Vault, company: CompanyId, form: &Form) -> Result<()> {
    let sealed =
        companies::data_key(db, vault, company)?.seal(&place(company, &form.key), &form.body)?;
    diesel::insert_into(forms::table)
        .values((
            forms::company_id.eq(company.0),
            forms::form_key.eq(form.key.as_str()),
            forms::deal_id.eq(form.deal.0),
            forms::user_id.eq(form.user.0),
            forms::slot.eq(form.slot),
            forms::body.eq(sealed),
            forms::opened_at.eq(form.opened_at.naive()),
            forms::saved_at.eq(form.saved_at.map(Moment::naive)),
        ))
        .execute(db)?;
    Ok(())
}

type Row = (
    String,
    i64,
    i64,
    i32,
    String,
    chrono::NaiveDateTime,
    Option<chrono::NaiveDateTime>,
);

fn form_from(db: &mut Db, vault: &Vault, company: CompanyId, row: Row) -> Result<Form> {
    let (key, deal, user, slot, body, opened_at, saved_at) = row;
    let key = FormKey(key);
    let body = companies::data_key(db, vault, company)?.open(&place(company, &key), &body)?;
    Ok(Form {
        key,
        deal: DealId(deal),
        user: UserId(user),
        slot,
        body,
        opened_at: opened_at.into(),
        saved_at: saved_at.map(Into::into),
    })
}

const COLUMNS: (
    forms::form_key,
    forms::deal_id,
    forms::user_id,
    forms::slot,
    forms::body,
    forms::opened_at,
    forms::saved_at,
) = (
    forms::form_key,
    forms::deal_id,
    forms::user_id,
    forms::slot,
    forms::body,
    forms::opened_at,
    forms::saved_at,
);

pub fn find(db: &mut Db, vault: &Vault, company: CompanyId, key: &FormKey) -> Result<Option<Form>> {
    let row: Option<Row> = forms::table
        .find((company.0, key.as_str()))
        .select(COLUMNS)
        .first(db)
        .optional()?;
    row.map(|row| form_from(db, vault, company, row))
        .transpose()
}

/// The newest form of this person and deal that was typed into and not yet sent.
pub fn latest_draft(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    deal: DealId,
    user: UserId,
) -> Result<Option<Form>> {
    let sent = diesel::dsl::exists(
        intents::table
            .filter(intents::company_id.eq(forms::company_id))
            .filter(intents::form_key.eq(forms::form_key))
            .filter(intents::kind.eq("create_invoice"))
            .filter(intents::state.ne("refused")),
    );
    let row: Option<Row> = forms::table
        .filter(
            forms::company_id
                .eq(company.0)
                .and(forms::deal_id.eq(deal.0))
                .and(forms::user_id.eq(user.0))
                .and(forms::saved_at.is_not_null()),
        )
        .filter(diesel::dsl::not(sent))
        .order(forms::saved_at.desc())
        .select(COLUMNS)
        .first(db)
        .optional()?;
    row.map(|row| form_from(db, vault, company, row))
        .transpose()
}

/// Keeps what was typed.
pub fn save(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    key: &FormKey,
    body: &str,
    now: Moment,
) -> Result<()> {
    let sealed = companies::data_key(db, vault, company)?.seal(&place(company, key), body)?;
    diesel::update(forms::table.find((company.0, key.as_str())))
        .set((
            forms::body.eq(sealed),
            forms::saved_at.eq(Some(now.naive())),
        ))
        .execute(db)?;
    Ok(())
}

pub fn set_slot(db: &mut Db, company: CompanyId, key: &FormKey, slot: i32) -> Result<()> {
    diesel::update(forms::table.find((company.0, key.as_str())))
        .set(forms::slot.eq(slot))
        .execute(db)?;
    Ok(())
}

/// The next free place among the invoices of a deal that were asked for here.
pub fn next_slot(db: &mut Db, company: CompanyId, realm: &RealmKey, deal: DealId) -> Result<i32> {
    let taken: Option<i32> = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::realm_key.eq(realm.as_str()))
                .and(intents::deal_id.eq(deal.0))
                .and(intents::kind.eq("create_invoice")),
        )
        .filter(intents::state.ne_all(["refused", "dropped"]))
        .select(diesel::dsl::max(intents::slot))
        .first(db)?;
    Ok(taken.unwrap_or(0) + 1)
}

/// Forms nobody sent within their 30 days.
pub fn prune(db: &mut Db, before: Moment) -> Result<usize> {
    Ok(diesel::delete(forms::table.filter(forms::opened_at.lt(before.naive()))).execute(db)?)
}
