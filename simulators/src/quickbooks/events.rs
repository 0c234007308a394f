//! What webhooks tell: one event per thing that happened (contract 8.2, 8.3).

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::switches::Switches;

/// What happened to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Created,
    Updated,
    Deleted,
    Merged,
    Voided,
    Emailed,
}

/// One event, the same in every delivery of it.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub uuid: Uuid,
    pub realm: String,
    pub entity: &'static str,
    pub id: String,
    pub operation: Operation,
    pub at: DateTime<Utc>,
    /// On a merge: the id that disappeared.
    pub deleted_id: Option<String>,
}

impl Event {
    pub(crate) fn new(
        realm: &str,
        entity: &'static str,
        id: &str,
        operation: Operation,
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            uuid: Uuid::new_v4(),
            realm: realm.to_owned(),
            entity,
            id: id.to_owned(),
            operation,
            at,
            deleted_id: None,
        }
    }

    /// Whether the app's subscription has this box ticked.
    pub(crate) fn is_ticked(&self, switches: &Switches) -> bool {
        let subscribed = matches!(
            self.entity,
            "Invoice" | "Payment" | "CreditMemo" | "Customer" | "Item" | "Term" | "Preferences"
        );
        subscribed
            && match self.operation {
                Operation::Voided => switches.void_ticked,
                Operation::Emailed => switches.emailed_ticked,
                _ => true,
            }
    }

    /// One element of the `CloudEvents` array.
    pub(crate) fn cloud_event(&self, switches: &Switches) -> Value {
        let operation = match self.operation {
            Operation::Created => "created",
            Operation::Updated => "updated",
            Operation::Deleted => "deleted",
            Operation::Merged => "merged",
            Operation::Voided => &switches.void_event,
            Operation::Emailed => "emailed",
        };
        let data = self
            .deleted_id
            .as_ref()
            .map_or_else(|| json!({}), |id| json!({ "deletedid": id }));
        json!({
            "specversion": "1.0",
            "id": self.uuid.to_string(),
            "source": "intuit.c2ltdWxhdGVk",
            "type": format!("qbo.{}.{operation}.v1", self.entity.to_ascii_lowercase()),
            "datacontenttype": "application/json",
            "time": self.at.to_rfc3339_opts(SecondsFormat::Micros, true),
            "intuitentityid": self.id,
            "intuitaccountid": self.realm,
            "data": data,
        })
    }

    /// One entity of the old `dataChangeEvent`.
    pub(crate) fn legacy(&self) -> Value {
        let operation = match self.operation {
            Operation::Created => "Create",
            Operation::Updated => "Update",
            Operation::Deleted => "Delete",
            Operation::Merged => "Merge",
            Operation::Voided => "Void",
            Operation::Emailed => "Emailed",
        };
        let mut entity = json!({
            "name": self.entity, "id": self.id, "operation": operation,
            "lastUpdated": self.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        });
        if let (Some(id), Some(fields)) = (&self.deleted_id, entity.as_object_mut()) {
            fields.insert("deletedId".into(), id.clone().into());
        }
        entity
    }
}
