//! The log of provider calls (`GET /_sim/requests`).

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::Value;

use super::Kind;

/// The price of a call. A handler puts it into its response's extensions.
#[derive(Clone, Debug)]
pub struct Cost(pub Value);

/// One call as it was received and answered.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    #[serde(skip)]
    number: u64,
    /// Simulated time of arrival, RFC 3339.
    pub at: String,
    pub method: String,
    pub path: String,
    /// Query string without the question mark, as it was sent.
    pub query: String,
    /// Status of the work done; null while it is being done and where no work was done at all.
    pub status: Option<u16>,
    /// Null where the simulator sets no price.
    pub cost: Value,
    /// The fault that disturbed the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<&'static str>,
}

#[derive(Default)]
struct Book {
    last: u64,
    entries: Vec<Entry>,
}

/// Every call since the last reset, oldest first; clones share it.
#[derive(Clone, Default)]
pub struct RequestLog(Arc<Mutex<Book>>);

impl RequestLog {
    pub fn all(&self) -> Vec<Entry> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entries
            .clone()
    }

    pub fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entries
            .clear();
    }

    /// Writes down a call on arrival and gives its number.
    pub(super) fn received(&self, at: DateTime<Utc>, call: (&str, &str, &str), kind: Kind) -> u64 {
        let (method, path, query) = call;
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.last += 1;
        let number = book.last;
        book.entries.push(Entry {
            number,
            at: at.to_rfc3339_opts(SecondsFormat::Millis, true),
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            status: None,
            cost: Value::Null,
            fault: name(kind),
        });
        number
    }

    /// Adds how the call ended; nothing if the log was cleared meanwhile.
    pub(super) fn answered(&self, number: u64, status: u16, cost: Option<Value>) {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = book.entries.iter_mut().rev().find(|e| e.number == number) {
            entry.status = Some(status);
            entry.cost = cost.unwrap_or_default();
        }
    }
}

fn name(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::None => return None,
        Kind::Status => "status",
        Kind::Slow => "slow",
        Kind::AnswerLost => "answer_lost",
        Kind::Refused => "refused",
        Kind::Html => "html",
        Kind::Truncated => "truncated",
        Kind::Redirect => "redirect",
        Kind::Bomb => "bomb",
        Kind::Drip => "drip",
        Kind::Fault200 => "fault_200",
    })
}
