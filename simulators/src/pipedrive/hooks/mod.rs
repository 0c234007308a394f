//! Webhooks: which subscriptions an event concerns, and the queue it waits in (contract 9).

pub(crate) mod deliver;
pub(crate) mod payload;

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::rules::change::Actor;
use super::state::company::{Company, Webhook};
use super::state::{Fields, Id, World, stamp_millis};

/// Something that happened in a company and that subscribers may want to know.
pub(crate) struct Happening {
    pub(crate) company: Id,
    pub(crate) action: &'static str,
    pub(crate) entity: &'static str,
    pub(crate) entity_id: String,
    pub(crate) actor: Actor,
    pub(crate) data: Option<Value>,
    pub(crate) previous: Option<Value>,
    /// Users who see the object.
    pub(crate) audience: Vec<Id>,
    /// Additional keys of `meta`, such as `merged_to_id`.
    pub(crate) meta: Fields,
}

/// An event on its way to one subscription.
#[derive(Clone, Debug)]
pub(crate) struct Delivery {
    pub(crate) company: Id,
    pub(crate) webhook: Id,
    pub(crate) attempt: u32,
    pub(crate) due: DateTime<Utc>,
    pub(crate) body: Value,
}

/// A call to the app's callback address (contract 3, 11.2).
#[derive(Clone, Debug)]
pub(crate) struct Callback {
    /// DELETE with Basic credentials; otherwise POST without.
    pub(crate) uninstall: bool,
    pub(crate) url: String,
    pub(crate) client: (String, String),
    pub(crate) body: Value,
}

/// What `/_sim/webhooks` switches between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    #[default]
    Normal,
    Hold,
    Drop,
    Duplicate,
    Forge,
}

#[derive(Debug, Default)]
pub(crate) struct Outbox {
    pub(crate) mode: Mode,
    pub(crate) ready: Vec<Delivery>,
    pub(crate) held: VecDeque<Delivery>,
    pub(crate) callbacks: Vec<Callback>,
    /// Deliveries that were sent and not yet answered.
    pub(crate) in_flight: usize,
}

impl Outbox {
    pub(crate) fn enqueue(&mut self, delivery: Delivery) {
        match self.mode {
            Mode::Drop => {}
            Mode::Hold => self.held.push_back(delivery),
            Mode::Duplicate => {
                self.ready.push(delivery.clone());
                self.ready.push(delivery);
            }
            Mode::Normal | Mode::Forge => self.ready.push(delivery),
        }
    }

    /// Lets go of what was held, oldest first or last first.
    pub(crate) fn release(&mut self, reverse: bool) {
        let mut held: Vec<Delivery> = self.held.drain(..).collect();
        if reverse {
            held.reverse();
        }
        self.ready.append(&mut held);
    }
}

/// Queues an event for every subscription that asked for it and whose user may see the object.
pub(crate) fn announce(world: &mut World, happening: &Happening) {
    let now = world.clock.now();
    let Some(company) = world.company(happening.company) else {
        return;
    };
    let correlation = Uuid::new_v4().to_string();
    let wanted = company
        .webhooks
        .values()
        .filter(|hook| concerns(hook, happening));
    let due: Vec<Delivery> = wanted
        .filter(|hook| hook.banned_until.is_none_or(|until| until <= now))
        .map(|hook| Delivery {
            company: company.id,
            webhook: hook.record.id(),
            attempt: 1,
            due: now,
            body: body(company, hook, happening, (&correlation, now)),
        })
        .collect();
    for delivery in due {
        world.outbox.enqueue(delivery);
    }
}

fn concerns(hook: &Webhook, happening: &Happening) -> bool {
    let matches = |key: &str, value: &str| {
        matches!(hook.record.text(key), "*") || hook.record.text(key) == value
    };
    let user = hook.record.int("user_id").unwrap_or_default();
    matches("event_action", happening.action)
        && matches("event_object", happening.entity)
        && happening.audience.contains(&user)
}

fn body(
    company: &Company,
    hook: &Webhook,
    happening: &Happening,
    (correlation, now): (&str, DateTime<Utc>),
) -> Value {
    let text = |key: &str| hook.record.int(key).unwrap_or_default().to_string();
    let audience: Vec<String> = happening.audience.iter().map(Id::to_string).collect();
    let mut meta = json!({
        "action": happening.action, "entity": happening.entity, "entity_id": happening.entity_id,
        "company_id": company.id.to_string(), "user_id": happening.actor.user.to_string(),
        "id": Uuid::new_v4().to_string(), "correlation_id": correlation,
        "timestamp": stamp_millis(now), "type": "application", "version": "2.0",
        "webhook_id": text("id"), "webhook_owner_id": text("owner_id"),
        "change_source": happening.actor.source, "is_bulk_edit": happening.actor.bulk,
        "attempt": 1, "host": format!("{}.pipedrive.com", company.domain),
        "permitted_user_ids": audience,
    });
    if let Value::Object(meta) = &mut meta {
        meta.extend(happening.meta.clone());
        if happening.entity == "user" {
            meta.remove("permitted_user_ids");
        }
    }
    json!({"meta": meta, "data": happening.data, "previous": happening.previous})
}
