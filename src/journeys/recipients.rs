//! Whom a mail goes to, as people type it, and how many mails leave within a day.

use super::actions::Why;
use crate::domain::books::BooksProfile;
use crate::domain::check::is_email;
use crate::domain::intent::{Intent, IntentKind};
use crate::storage::connections::Connection;
use crate::storage::seal::Vault;
use crate::storage::{Db, Result as Stored, intent_counts, intents};

/// Longest list of addresses QuickBooks takes (`quickbooks.md` 5.2.1).
const MOST_CHARACTERS: usize = 100;

pub(super) fn split(to: &str) -> impl Iterator<Item = &str> {
    to.split([',', ';', '\n'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
}

/// Each once, separated by commas.
pub(super) fn read(to: &str) -> Result<String, Why> {
    let mut all: Vec<&str> = Vec::new();
    for one in split(to) {
        if !is_email(one) {
            return Err(Why::NotAnEmail);
        }
        if !all.iter().any(|known| known.eq_ignore_ascii_case(one)) {
            all.push(one);
        }
    }
    if all.is_empty() {
        return Err(Why::NotAnEmail);
    }
    let to = all.join(",");
    let (length, most) = (to.chars().count(), MOST_CHARACTERS);
    if length > most {
        return Err(Why::TooLong { length, most });
    }
    Ok(to)
}

/// Emails that a company may send within a day: a mistake or a stolen session cannot write to everybody.
const MOST_MAILS: i64 = 100;
const DAY_SECONDS: i64 = 86_400;

/// Whether this would be one mail too many; the same wish again is none.
pub(super) fn too_many(
    db: &mut Db,
    vault: &Vault,
    connection: &Connection,
    intent: &Intent,
) -> Stored<Option<Why>> {
    if intent.kind != IntentKind::SendInvoice || intents::twin(db, vault, intent)?.is_some() {
        return Ok(None);
    }
    let since = intent.created_at.plus_seconds(-DAY_SECONDS);
    let first = intent_counts::mail_before(db, intent.company, since, MOST_MAILS - 1)?;
    let zone = connection.profile.as_ref().map(BooksProfile::zone);
    Ok(first.map(|first| {
        let free = first.plus_seconds(DAY_SECONDS).utc();
        Why::TooManyMails {
            most: MOST_MAILS,
            after: free.with_timezone(&zone.unwrap_or(chrono_tz::UTC)).time(),
        }
    }))
}
