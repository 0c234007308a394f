//! Intents: written and flushed before the first byte leaves, ended in one transaction with their result.

use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::backend::Db;
use super::fixed::{Fixed, fixed};
use super::schema::intents;
use super::seal::Vault;
use super::{Result, StorageError, companies};
use crate::domain::audit::Via;
use crate::domain::comparison::Asked;
use crate::domain::ids::{
    CompanyId, CustomerId, DealId, FormKey, IntentId, InvoiceId, RealmKey, UserId,
};
use crate::domain::intent::{Intent, IntentKind, IntentState};
use crate::domain::moment::Moment;
use crate::domain::money::{self, Currency};

#[derive(Queryable, Selectable)]
#[diesel(table_name = intents)]
struct Row {
    company_id: i64,
    id: String,
    form_key: String,
    kind: String,
    deal_id: Option<i64>,
    slot: i32,
    attempt: i32,
    realm_key: String,
    environment: String,
    request_id: String,
    path: String,
    body: String,
    expected_minor: Option<i64>,
    currency: Option<String>,
    marker: String,
    customer_id: Option<String>,
    customer_name: String,
    state: String,
    qbo_id: Option<String>,
    first_sent_at: Option<chrono::NaiveDateTime>,
    last_sent_at: Option<chrono::NaiveDateTime>,
    sends: i32,
    next_at: Option<chrono::NaiveDateTime>,
    last_error: Option<String>,
    asked_by: i64,
    created_at: chrono::NaiveDateTime,
    asked_from: Option<String>,
}

impl TryFrom<Row> for Intent {
    type Error = StorageError;

    /// The body stays sealed; see [`body`].
    fn try_from(row: Row) -> Result<Self> {
        let unknown =
            |what: &str, key: &str| StorageError::Corrupt(format!("intent {what} `{key}`"));
        Ok(Self {
            company: CompanyId(row.company_id),
            id: IntentId(row.id),
            form: FormKey(row.form_key),
            kind: IntentKind::parse(&row.kind).ok_or_else(|| unknown("kind", &row.kind))?,
            deal: row.deal_id.map(DealId),
            slot: row.slot,
            attempt: row.attempt,
            realm: RealmKey(row.realm_key),
            environment: row.environment,
            request_id: row.request_id,
            path: row.path,
            body: row.body,
            expected: row.expected_minor.map(money::from_minor),
            currency: row
                .currency
                .as_deref()
                .map(Currency::parse)
                .transpose()
                .map_err(|error| StorageError::Corrupt(error.to_string()))?,
            marker: row.marker,
            customer: row.customer_id.map(CustomerId),
            customer_name: row.customer_name,
            state: IntentState::parse(&row.state).ok_or_else(|| unknown("state", &row.state))?,
            object: row.qbo_id.map(InvoiceId),
            first_sent_at: row.first_sent_at.map(Into::into),
            last_sent_at: row.last_sent_at.map(Into::into),
            sends: row.sends,
            next_at: row.next_at.map(Into::into),
            last_error: row.last_error,
            asked_by: UserId(row.asked_by),
            created_at: row.created_at.into(),
            // Before screens were noted there was one for most wishes.
            asked_from: row
                .asked_from
                .as_deref()
                .and_then(Via::parse)
                .unwrap_or(Via::Panel),
        })
    }
}

fn place(company: CompanyId, id: &IntentId) -> String {
    format!("intents.body/{company}/{id}")
}

/// Stores a new intent. [`StorageError::Exists`]: this form, this slot or this invoice has one already.
pub fn insert(db: &mut Db, vault: &Vault, intent: &Intent) -> Result<()> {
    let body = companies::data_key(db, vault, intent.company)?
        .seal(&place(intent.company, &intent.id), &intent.body)?;
    let insert = diesel::insert_into(intents::table).values((
        (
            intents::company_id.eq(intent.company.0),
            intents::id.eq(intent.id.as_str()),
            intents::form_key.eq(intent.form.as_str()),
            intents::kind.eq(intent.kind.key()),
            intents::deal_id.eq(intent.deal.map(|deal| deal.0)),
            intents::slot.eq(intent.slot),
            intents::attempt.eq(intent.attempt),
            intents::realm_key.eq(intent.realm.as_str()),
            intents::environment.eq(&intent.environment),
            intents::request_id.eq(&intent.request_id),
            intents::path.eq(&intent.path),
            intents::body.eq(body),
        ),
        (
            intents::expected_minor.eq(intent.expected.and_then(money::to_minor)),
            intents::currency.eq(intent.currency.map(Currency::code)),
            intents::marker.eq(&intent.marker),
            intents::customer_id.eq(intent.customer.as_ref().map(CustomerId::as_str)),
            intents::customer_name.eq(&intent.customer_name),
            intents::state.eq(intent.state.key()),
            intents::qbo_id.eq(intent.object.as_ref().map(InvoiceId::as_str)),
            intents::sends.eq(0),
            intents::next_at.eq(intent.next_at.map(Moment::naive)),
            intents::asked_by.eq(intent.asked_by.0),
            intents::created_at.eq(intent.created_at.naive()),
            intents::asked_from.eq(intent.asked_from.key()),
        ),
    ));
    // A place that is taken must not spoil the transaction that finds it so.
    db.transaction(|db| insert.execute(db))?;
    Ok(())
}

fn asked_place(company: CompanyId, id: &IntentId) -> String {
    format!("intents.asked/{company}/{id}")
}

/// Keeps what the person was shown beside the bytes that ask for it.
pub fn keep_asked(db: &mut Db, vault: &Vault, intent: &Intent, asked: &Asked) -> Result<()> {
    let sealed = companies::data_key(db, vault, intent.company)?.seal(
        &asked_place(intent.company, &intent.id),
        &serde_json::to_string(asked)?,
    )?;
    diesel::update(intents::table.find((intent.company.0, intent.id.as_str())))
        .set(intents::asked.eq(sealed))
        .execute(db)?;
    Ok(())
}

/// What the person was shown.
pub fn asked(db: &mut Db, vault: &Vault, intent: &Intent) -> Result<Option<Asked>> {
    let sealed: Option<String> = intents::table
        .find((intent.company.0, intent.id.as_str()))
        .select(intents::asked)
        .first(db)
        .optional()?
        .flatten();
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let text = companies::data_key(db, vault, intent.company)?
        .open(&asked_place(intent.company, &intent.id), &sealed)?;
    Ok(Some(serde_json::from_str(&text)?))
}

fn unsealed(db: &mut Db, vault: &Vault, row: Option<Row>) -> Result<Option<Intent>> {
    let Some(mut intent) = row.map(Intent::try_from).transpose()? else {
        return Ok(None);
    };
    intent.body = companies::data_key(db, vault, intent.company)?
        .open(&place(intent.company, &intent.id), &intent.body)?;
    Ok(Some(intent))
}

pub fn find(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    id: &IntentId,
) -> Result<Option<Intent>> {
    let row = intents::table
        .find((company.0, id.as_str()))
        .select(Row::as_select())
        .first(db)
        .optional()?;
    unsealed(db, vault, row)
}

/// The latest attempt that a form made of one kind.
pub fn of_form(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    form: &FormKey,
    kind: IntentKind,
) -> Result<Option<Intent>> {
    let row = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::form_key.eq(form.as_str()))
                .and(intents::kind.eq(kind.key())),
        )
        .order(intents::attempt.desc())
        .select(Row::as_select())
        .first(db)
        .optional()?;
    unsealed(db, vault, row)
}

/// The customer that was made for this form.
pub fn customer_made_by(
    db: &mut Db,
    company: CompanyId,
    realm: &RealmKey,
    form: &FormKey,
) -> Result<Option<CustomerId>> {
    let found: Option<Option<String>> = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::realm_key.eq(realm.as_str()))
                .and(intents::form_key.eq(form.as_str()))
                .and(intents::kind.eq(IntentKind::CreateCustomer.key()))
                .and(intents::state.eq(IntentState::Done.key())),
        )
        .order(intents::attempt.desc())
        .select(intents::qbo_id)
        .first(db)
        .optional()?;
    Ok(found.flatten().map(CustomerId))
}

/// Whether we made this invoice of the deal, rather than found it in QuickBooks.
pub fn made_here(
    db: &mut Db,
    company: CompanyId,
    deal: DealId,
    realm: &RealmKey,
    invoice: &InvoiceId,
) -> Result<bool> {
    let count: i64 = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::deal_id.eq(deal.0))
                .and(intents::state.eq(IntentState::Done.key())),
        )
        .filter(
            intents::kind
                .eq(IntentKind::CreateInvoice.key())
                .and(intents::realm_key.eq(realm.as_str()))
                .and(intents::qbo_id.eq(invoice.as_str())),
        )
        .count()
        .get_result(db)?;
    Ok(count > 0)
}

/// Who holds this place among the deal's invoices.
pub fn in_slot(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    realm: &RealmKey,
    deal: DealId,
    slot: i32,
) -> Result<Option<Intent>> {
    let row = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::realm_key.eq(realm.as_str()))
                .and(intents::deal_id.eq(deal.0))
                .and(intents::slot.eq(slot)),
        )
        .filter(
            intents::kind
                .eq(IntentKind::CreateInvoice.key())
                .and(intents::state.ne_all(["refused", "dropped"])),
        )
        .select(Row::as_select())
        .first(db)
        .optional()?;
    unsealed(db, vault, row)
}

/// Not at its end.
pub(super) fn is_open() -> Fixed<Bool> {
    fixed("state IN ('ready', 'sent', 'doubt', 'ask')")
}

/// A change of an invoice that is there.
fn is_change() -> Fixed<Bool> {
    fixed("kind IN ('void_invoice', 'delete_invoice', 'update_invoice', 'send_invoice')")
}

/// The change of an invoice that is still under way.
pub fn open_change(
    db: &mut Db,
    vault: &Vault,
    company: CompanyId,
    realm: &RealmKey,
    invoice: &InvoiceId,
) -> Result<Option<Intent>> {
    let row = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::realm_key.eq(realm.as_str()))
                .and(intents::qbo_id.eq(invoice.as_str())),
        )
        .filter(is_change())
        .filter(is_open())
        .select(Row::as_select())
        .first(db)
        .optional()?;
    unsealed(db, vault, row)
}

/// Changes of a company's invoices that are still under way: as many as people are waiting for; bodies stay sealed.
pub fn open_changes(db: &mut Db, company: CompanyId, realm: &RealmKey) -> Result<Vec<Intent>> {
    let rows: Vec<Row> = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::realm_key.eq(realm.as_str())),
        )
        .filter(is_change())
        .filter(is_open())
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Intent::try_from).collect()
}

/// Creations of a deal whose end is not known yet, newest first; bodies stay sealed.
pub fn open_of_deal(db: &mut Db, company: CompanyId, deal: DealId) -> Result<Vec<Intent>> {
    let rows: Vec<Row> = intents::table
        .filter(
            intents::company_id
                .eq(company.0)
                .and(intents::deal_id.eq(deal.0))
                .and(fixed::<Bool>(
                    "kind IN ('create_invoice', 'create_customer')",
                )),
        )
        .filter(is_open())
        .order(intents::created_at.desc())
        .limit(20)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Intent::try_from).collect()
}

/// Takes the right to carry it out. `false`: somebody else has it, or it has ended.
pub fn take_lease(
    db: &mut Db,
    intent: &Intent,
    owner: &str,
    now: Moment,
    until: Moment,
) -> Result<bool> {
    let free = intents::lease_until
        .is_null()
        .or(intents::lease_until.lt(now.naive()))
        .or(intents::lease_owner.eq(owner));
    let taken = diesel::update(
        intents::table
            .find((intent.company.0, intent.id.as_str()))
            .filter(intents::state.eq_any(["ready", "sent", "doubt"]))
            .filter(free),
    )
    .set((
        intents::lease_owner.eq(Some(owner)),
        intents::lease_until.eq(Some(until.naive())),
    ))
    .execute(db)?;
    Ok(taken == 1)
}

/// Whether it was not erased with everything of its company.
pub fn is_there(db: &mut Db, intent: &Intent) -> Result<bool> {
    let row = intents::table.find((intent.company.0, intent.id.as_str()));
    let count: i64 = row.count().get_result(db)?;
    Ok(count > 0)
}

/// The bytes are about to leave. Flushed before they do. Whether it is there.
pub fn mark_sent(db: &mut Db, intent: &Intent, now: Moment) -> Result<bool> {
    let marked = diesel::update(intents::table.find((intent.company.0, intent.id.as_str())))
        .set((
            intents::state.eq(IntentState::Sent.key()),
            intents::first_sent_at.eq(Some(intent.first_sent_at.unwrap_or(now).naive())),
            intents::last_sent_at.eq(Some(now.naive())),
            intents::sends.eq(intents::sends + 1),
        ))
        .execute(db)?;
    Ok(marked > 0)
}

/// Not at its end yet: back to `state`, looked at again at `next_at`; the lease ends. Whether there is something to look at.
pub fn park(
    db: &mut Db,
    intent: &Intent,
    state: IntentState,
    next_at: Moment,
    error: &str,
) -> Result<bool> {
    let parked = diesel::update(
        intents::table
            .find((intent.company.0, intent.id.as_str()))
            .filter(intents::state.eq_any(["ready", "sent", "doubt"])),
    )
    .set((
        intents::state.eq(state.key()),
        intents::next_at.eq(Some(next_at.naive())),
        intents::last_error.eq(Some(error)),
        intents::lease_owner.eq(None::<String>),
        intents::lease_until.eq(None::<chrono::NaiveDateTime>),
    ))
    .execute(db)?;
    Ok(parked > 0)
}

/// The same wish, stored earlier and not given up.
pub fn twin(db: &mut Db, vault: &Vault, intent: &Intent) -> Result<Option<Intent>> {
    let known = of_form(db, vault, intent.company, &intent.form, intent.kind)?;
    Ok(known.filter(|known| known.state.is_open() || known.state == IntentState::Done))
}

/// A person decided to send it once more: from *ask* back to *doubt*; `false` if it is not a question any more.
pub fn reopen(db: &mut Db, intent: &Intent) -> Result<bool> {
    let reopened = diesel::update(
        intents::table
            .find((intent.company.0, intent.id.as_str()))
            .filter(intents::state.eq(IntentState::Ask.key())),
    )
    .set((
        intents::state.eq(IntentState::Doubt.key()),
        intents::last_error.eq(None::<String>),
    ))
    .execute(db)?;
    Ok(reopened == 1)
}

/// The end, whoever learned it. The object is written once; `false` if it had ended otherwise.
pub fn end(
    db: &mut Db,
    intent: &Intent,
    state: IntentState,
    object: Option<&InvoiceId>,
    error: Option<&str>,
    now: Moment,
) -> Result<bool> {
    let ended = diesel::update(
        intents::table
            .find((intent.company.0, intent.id.as_str()))
            .filter(is_open()),
    )
    .set((
        intents::state.eq(state.key()),
        intents::qbo_id.eq(object.or(intent.object.as_ref()).map(InvoiceId::as_str)),
        intents::last_error.eq(error),
        intents::ended_at.eq(Some(now.naive())),
        intents::next_at.eq(None::<chrono::NaiveDateTime>),
        intents::lease_owner.eq(None::<String>),
        intents::lease_until.eq(None::<chrono::NaiveDateTime>),
    ))
    .execute(db)?;
    Ok(ended == 1)
}
