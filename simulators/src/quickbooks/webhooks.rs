//! Telling the app what happened: queue, modes, signature, retries (contract 8.4, 8.5).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::sync::Notify;

use super::Options;
use super::events::Event;
use super::switches::Switches;
use crate::control::Clock;

/// Seconds between attempts; the last one repeats.
const SCHEDULE: &[i64] = &[10, 20, 30, 300, 1200, 7200, 14_400, 21_600];
const PATIENCE: Duration = Duration::from_secs(3);

/// What happens to events from now on (`POST /_sim/webhooks`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    #[default]
    Normal,
    /// Keep them.
    Hold,
    /// Send what is kept, all in one array, then normal.
    Flush,
    /// Forget them.
    Drop,
    /// Send each twice.
    Duplicate,
    /// Send what is kept, the latest first, then normal.
    Reverse,
    /// The old payload.
    Legacy,
    /// A wrong signature, no retry.
    Forge,
}

struct Delivery {
    events: Vec<Event>,
    due: DateTime<Utc>,
    attempts: usize,
    legacy: bool,
    forged: bool,
    switches: Switches,
    /// The reset it comes after; an older one is forgotten when its answer arrives.
    age: u64,
}

/// One attempt, for `GET /_sim/webhooks`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Attempt {
    pub at: String,
    pub events: Vec<String>,
    pub body: String,
    /// Absent: no answer in time.
    pub status: Option<u16>,
}

#[derive(Default)]
struct Office {
    mode: Mode,
    held: Vec<(Event, Switches)>,
    waiting: Vec<Delivery>,
    /// Taken from the queue, not yet written down as an attempt.
    under_way: usize,
    age: u64,
    attempts: Vec<Attempt>,
}

/// The queue towards one endpoint; clones share it.
#[derive(Clone)]
pub(crate) struct Webhooks {
    office: Arc<Mutex<Office>>,
    news: Arc<Notify>,
    clock: Clock,
    address: String,
    verifier: Arc<str>,
}

impl Webhooks {
    pub(crate) fn new(options: &Options, clock: Clock) -> Self {
        Self {
            office: Arc::default(),
            news: Arc::default(),
            clock,
            address: format!(
                "{}/webhooks/quickbooks",
                options.app_url.trim_end_matches('/')
            ),
            verifier: options.webhook_verifier.as_str().into(),
        }
    }

    fn office(&self) -> MutexGuard<'_, Office> {
        self.office.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn reset(&self) {
        let mut office = self.office();
        let age = office.age + 1;
        *office = Office {
            age,
            ..Office::default()
        };
    }

    /// Takes in what one step caused; unticked operations are not told.
    pub(crate) fn emit(&self, events: Vec<Event>, switches: &Switches) {
        let events: Vec<Event> = events
            .into_iter()
            .filter(|event| event.is_ticked(switches))
            .collect();
        if events.is_empty() {
            return;
        }
        let mut office = self.office();
        match office.mode {
            Mode::Hold => office
                .held
                .extend(events.into_iter().map(|event| (event, switches.clone()))),
            Mode::Drop => {}
            _ => self.post(&mut office, &events, switches),
        }
    }

    fn post(&self, office: &mut Office, events: &[Event], switches: &Switches) {
        let due = self.clock.now() + TimeDelta::milliseconds(switches.event_delay_ms);
        let copies = if office.mode == Mode::Duplicate { 2 } else { 1 };
        for _ in 0..copies {
            office.waiting.push(Delivery {
                events: events.to_vec(),
                due,
                attempts: 0,
                legacy: office.mode == Mode::Legacy,
                forged: office.mode == Mode::Forge,
                switches: switches.clone(),
                age: office.age,
            });
        }
        self.news.notify_one();
    }

    /// Pulls the lever.
    pub(crate) fn set_mode(&self, mode: Mode) {
        let mut office = self.office();
        if mode == Mode::Hold {
            office.mode = Mode::Hold;
            return;
        }
        let mut held = std::mem::take(&mut office.held);
        office.mode = if matches!(mode, Mode::Flush | Mode::Reverse) {
            Mode::Normal
        } else {
            mode
        };
        let Some(switches) = held.first().map(|(_, switches)| switches.clone()) else {
            return;
        };
        match mode {
            Mode::Drop => {}
            Mode::Reverse => {
                held.reverse();
                for (event, switches) in held {
                    self.post(&mut office, &[event], &switches);
                }
            }
            _ => {
                let events: Vec<Event> = held.into_iter().map(|(event, _)| event).collect();
                self.post(&mut office, &events, &switches);
            }
        }
    }

    /// Mode, how many wait, every attempt since the last reset.
    pub(crate) fn overview(&self) -> Value {
        let office = self.office();
        json!({
            "mode": office.mode, "held": office.held.len(), "waiting": office.waiting.len() + office.under_way,
            "attempts": office.attempts,
        })
    }

    /// Delivers for as long as the stand-in runs, one delivery at a time.
    pub(crate) async fn deliver(self) {
        let client = reqwest::Client::builder()
            .no_proxy()
            .pool_max_idle_per_host(0)
            .timeout(PATIENCE)
            .build()
            .unwrap_or_default();
        loop {
            let Some(due) = self.next_due() else {
                self.news.notified().await;
                continue;
            };
            tokio::select! {
                () = self.clock.sleep_until(due) => {}
                () = self.news.notified() => continue,
            }
            if let Some(delivery) = self.take_due() {
                self.attempt(&client, delivery).await;
            }
        }
    }

    fn next_due(&self) -> Option<DateTime<Utc>> {
        let office = self.office();
        let first = office.waiting.first()?;
        if first.switches.hold_back {
            return Some(first.due);
        }
        office.waiting.iter().map(|delivery| delivery.due).min()
    }

    fn take_due(&self) -> Option<Delivery> {
        let mut office = self.office();
        let now = self.clock.now();
        let hold_back = office.waiting.first()?.switches.hold_back;
        let at = if hold_back {
            (office.waiting.first()?.due <= now).then_some(0)
        } else {
            office
                .waiting
                .iter()
                .position(|delivery| delivery.due <= now)
        };
        let delivery = office.waiting.remove(at?);
        office.under_way += 1;
        Some(delivery)
    }

    async fn attempt(&self, client: &reqwest::Client, mut delivery: Delivery) {
        let body = payload(&delivery);
        let key = if delivery.forged {
            "not the verifier token"
        } else {
            &*self.verifier
        };
        let now = self.clock.now();
        let sent = client
            .post(&self.address)
            .header("content-type", "application/json")
            .header("user-agent", "intuit_notification_server/0.1")
            .header("intuit-signature", signature(key, body.as_bytes()))
            .header("intuit-created-time", now.to_rfc3339())
            .header("intuit-t-id", uuid::Uuid::new_v4().to_string())
            .header("intuit-notification-schema-version", "0.1")
            .body(body.clone())
            .send()
            .await;
        let status = sent.ok().map(|answer| answer.status().as_u16());
        let mut office = self.office();
        if delivery.age != office.age {
            return;
        }
        office.under_way = office.under_way.saturating_sub(1);
        office.attempts.push(Attempt {
            at: now.to_rfc3339(),
            events: delivery
                .events
                .iter()
                .map(|event| event.uuid.to_string())
                .collect(),
            body,
            status,
        });
        let acknowledged = status.is_some_and(|code| (200..300).contains(&code));
        if !acknowledged && !delivery.forged {
            let wait = SCHEDULE
                .get(delivery.attempts)
                .or(SCHEDULE.last())
                .copied()
                .unwrap_or(10);
            delivery.attempts += 1;
            delivery.due = self.clock.now() + TimeDelta::seconds(wait);
            office.waiting.insert(0, delivery);
        }
    }
}

fn payload(delivery: &Delivery) -> String {
    if !delivery.legacy {
        let events = delivery
            .events
            .iter()
            .map(|event| event.cloud_event(&delivery.switches));
        return Value::Array(events.collect()).to_string();
    }
    let mut realms: Vec<&str> = delivery
        .events
        .iter()
        .map(|event| event.realm.as_str())
        .collect();
    realms.sort_unstable();
    realms.dedup();
    let notification = |realm: &str| {
        let theirs = delivery.events.iter().filter(|event| event.realm == realm);
        let entities: Vec<Value> = theirs.map(Event::legacy).collect();
        json!({ "realmId": realm, "dataChangeEvent": { "entities": entities } })
    };
    json!({ "eventNotifications": realms.into_iter().map(notification).collect::<Vec<_>>() })
        .to_string()
}

/// Base64 of the HMAC-SHA256 of the raw body.
pub(crate) fn signature(verifier: &str, body: &[u8]) -> String {
    match Hmac::<Sha256>::new_from_slice(verifier.as_bytes()) {
        Ok(mut mac) => {
            mac.update(body);
            STANDARD.encode(mac.finalize().into_bytes())
        }
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    /// The test vector of contract 8.4.
    #[test]
    fn the_signature_is_the_documented_one() {
        let body = concat!(
            r#"[{"specversion":"1.0","id":"e1","source":"intuit.x","type":"qbo.invoice.updated.v1","#,
            r#""time":"2026-11-23T16:15:31Z","intuitentityid":"145","intuitaccountid":"9341450000000001","data":{}}]"#
        );
        assert_eq!(body.len(), 185);
        assert_eq!(
            super::signature("made-up-verifier-token", body.as_bytes()),
            "HLz/ZYduW2BkU90BQUQYQGCLObDdm4ChZdHTsHwDz6Q="
        );
    }
}
