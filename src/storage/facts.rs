//! What a sighting decides of an invoice's row.

use diesel::prelude::*;

use super::invoices::Seen;
use super::schema::invoices;
use super::{Result, StorageError};
use crate::domain::customer::search_form;
use crate::domain::invoice::{Invoice, Sighting};
use crate::domain::moment::Moment;
use crate::domain::money;

/// The columns that a sighting decides.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = invoices, treat_none_as_null = true)]
pub(super) struct Facts {
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
    last_total_minor: i64,
    sync_token: String,
    updated_at: Option<chrono::NaiveDateTime>,
    seen_at: chrono::NaiveDateTime,
    seen_by: String,
    words: Option<String>,
}

impl Facts {
    pub(super) fn of(seen: &Sighting, how: &Seen, before: Option<&Invoice>) -> Result<Self> {
        let minor = |amount| {
            money::to_minor(amount)
                .ok_or_else(|| StorageError::Corrupt("an amount beyond 64 bits".into()))
        };
        let zero = seen.total.is_zero() && seen.balance.is_zero();
        let voided = seen.looks_voided()
            || (zero && (how.voided || before.is_some_and(|before| before.voided)));
        let total_minor = minor(seen.total)?;
        let currency = seen.currency.or(before.map(|before| before.currency));
        Ok(Self {
            number: seen.number.clone(),
            customer_id: seen.customer.0.clone(),
            customer_name: seen.customer_name.clone(),
            currency: currency
                .ok_or_else(|| StorageError::Corrupt("an invoice without a currency".into()))?
                .code()
                .to_owned(),
            total_minor,
            balance_minor: minor(seen.balance)?,
            issued: seen.issued,
            due: seen.due,
            email: seen.email.clone(),
            sent_at: seen
                .sent_at
                .or_else(|| {
                    // Without a time of its own it is as old as we know it.
                    let known = before.and_then(|before| before.sent_at);
                    seen.sent.then(|| known.unwrap_or(how.at))
                })
                .map(Moment::naive),
            bounced: seen.bounced,
            voided,
            // What it was worth before it was voided.
            last_total_minor: match before.filter(|_| voided) {
                Some(before) => minor(before.last_total)?,
                None => total_minor,
            },
            sync_token: seen.sync_token.clone(),
            updated_at: seen.updated.map(Moment::naive),
            seen_at: how.at.naive(),
            seen_by: how.by.key().to_owned(),
            words: Some(words(seen)),
        })
    }
}

/// Longest text that is kept for searching, in letters.
const MOST_WORDS: usize = 2000;

/// What a search looks through: number, amount, lines, notes.
fn words(seen: &Sighting) -> String {
    let number = seen.number.as_deref().unwrap_or_default();
    let all = format!("{number} {} {}", seen.total, seen.words);
    search_form(&all).chars().take(MOST_WORDS).collect()
}
