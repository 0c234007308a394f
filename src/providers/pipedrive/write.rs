//! Writing to Pipedrive: deal fields and webhooks. No idempotency keys exist: every write here may be
//! repeated without harm or is looked up first (`pipedrive.md` 7.1).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::session::Session;
use super::{reply, wire};
use crate::domain::deal_fields::FieldValue;
use crate::domain::ids::{DealId, UserId};
use crate::providers::error::ProviderError;
use crate::providers::http::{Call, MOST_JSON, Reply};
use crate::providers::number::Number;
use crate::providers::wire::filled;

/// One of our webhooks as Pipedrive knows it; passwords stay out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    pub id: i64,
    pub url: String,
    pub action: String,
    pub object: String,
}

/// A webhook to be made.
#[derive(Debug, Clone)]
pub struct NewHook {
    pub url: String,
    /// `create`, `change`, `delete` or `*`.
    pub action: String,
    /// `deal`, `person`, …
    pub object: String,
    pub name: String,
    pub user: String,
    pub password: SecretString,
}

/// An activity to be made.
#[derive(Debug, Clone)]
pub struct NewActivity {
    pub deal: DealId,
    /// `None`: whose token it is.
    pub owner: Option<UserId>,
    pub subject: String,
    /// HTML.
    pub note: String,
    pub due: NaiveDate,
}

#[derive(serde::Serialize)]
struct ChangedFields<'a> {
    custom_fields: BTreeMap<&'a str, Option<Sent<'a>>>,
}

/// A value as v2 takes it (`pipedrive.md` 8.3).
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Sent<'a> {
    Text(&'a str),
    Money {
        value: Number,
        currency: &'static str,
    },
}

impl<'a> Sent<'a> {
    fn of(value: &'a FieldValue) -> Self {
        match value {
            FieldValue::Text(text) => Self::Text(text),
            FieldValue::Money(amount, currency) => Self::Money {
                value: Number(*amount),
                currency: currency.code(),
            },
        }
    }
}

impl Session {
    /// A field shown on deals; its code. Names need not be unique: look for an own one first.
    pub async fn create_deal_field(
        &self,
        name: &str,
        field_type: &str,
    ) -> Result<String, ProviderError> {
        let body = json!({
            "field_name": name,
            "field_type": field_type,
            "ui_visibility": {
                "add_visible_flag": false,
                "details_visible_flag": true,
                "show_in_pipelines": { "show_in_all": true },
            },
        });
        let call = write_call(Method::POST, "/api/v2/dealFields");
        let url = self.address(&["api", "v2", "dealFields"]);
        self.write(&call, url, Some(&body), |answer| {
            let found: wire::One<wire::Field> = reply::read(answer, true)?;
            filled(found.data.and_then(|field| field.field_code))
                .ok_or_else(|| ProviderError::doubt("a field without a code"))
        })
        .await
    }

    /// Writes or, with `None`, clears custom fields, all in one call. Archived deals refuse.
    pub async fn update_deal_fields(
        &self,
        id: DealId,
        values: &[(String, Option<FieldValue>)],
    ) -> Result<(), ProviderError> {
        let body = ChangedFields {
            custom_fields: values
                .iter()
                .map(|(code, value)| (code.as_str(), value.as_ref().map(Sent::of)))
                .collect(),
        };
        let body = serde_json::to_string(&body).map_err(|_| ProviderError::NotSent)?;
        let call = write_call(Method::PATCH, "/api/v2/deals/{id}");
        let url = self.address(&["api", "v2", "deals", &id.to_string()]);
        self.write_text(&call, url, Some(body), done).await
    }

    /// A note at a deal; HTML. Repeated, it is there twice: look for it first.
    pub async fn add_note(&self, deal: DealId, content: &str) -> Result<(), ProviderError> {
        let body = json!({ "content": content, "deal_id": deal.0 });
        let call = write_call(Method::POST, "/api/v1/notes");
        let url = self.address(&["api", "v1", "notes"]);
        self.write(&call, url, Some(&body), done).await
    }

    /// Something to do at a deal. Repeated, it is there twice: look for it first.
    pub async fn add_activity(&self, new: &NewActivity) -> Result<(), ProviderError> {
        let mut body = json!({
            "subject": new.subject,
            "type": "task",
            "deal_id": new.deal.0,
            "due_date": new.due.to_string(),
            "note": new.note,
        });
        if let (Some(owner), Some(body)) = (new.owner, body.as_object_mut()) {
            body.insert("owner_id".to_owned(), json!(owner.0));
        }
        let call = write_call(Method::POST, "/api/v2/activities");
        let url = self.address(&["api", "v2", "activities"]);
        self.write(&call, url, Some(&body), done).await
    }

    /// Only those of our app and this user.
    pub async fn webhooks(&self) -> Result<Vec<Hook>, ProviderError> {
        let call = Call {
            class: "read",
            writes: false,
            ..write_call(Method::GET, "/api/v1/webhooks")
        };
        let url = self.address(&["api", "v1", "webhooks"]);
        self.write(&call, url, None, |answer| {
            let found: wire::Many<wire::Hook> = reply::read(answer, false)?;
            Ok(found.data.into_iter().filter_map(hook).collect())
        })
        .await
    }

    /// Its id. Pipedrive probes the address: it must answer already.
    pub async fn create_webhook(&self, new: &NewHook) -> Result<i64, ProviderError> {
        let body = json!({
            "subscription_url": new.url,
            "event_action": new.action,
            "event_object": new.object,
            "version": "2.0",
            "name": new.name,
            "http_auth_user": new.user,
            "http_auth_password": new.password.expose_secret(),
        });
        let call = write_call(Method::POST, "/api/v1/webhooks");
        let url = self.address(&["api", "v1", "webhooks"]);
        self.write(&call, url, Some(&body), |answer| {
            let found: wire::One<wire::Hook> = reply::read(answer, true)?;
            found
                .data
                .and_then(|hook| hook.id)
                .ok_or_else(|| ProviderError::doubt("a webhook without an id"))
        })
        .await
    }

    /// [`ProviderError::NotFound`] means that it is gone already.
    pub async fn delete_webhook(&self, id: i64) -> Result<(), ProviderError> {
        let call = write_call(Method::DELETE, "/api/v1/webhooks/{id}");
        let url = self.address(&["api", "v1", "webhooks", &id.to_string()]);
        self.write(&call, url, None, done).await
    }
}

pub(super) fn done(answer: &Reply) -> Result<(), ProviderError> {
    reply::good(answer, true)
}

fn hook(of: wire::Hook) -> Option<Hook> {
    Some(Hook {
        id: of.id?,
        url: of.subscription_url.unwrap_or_default(),
        action: of.event_action.unwrap_or_default(),
        object: of.event_object.unwrap_or_default(),
    })
}

pub(super) fn write_call(method: Method, pattern: &'static str) -> Call {
    Call {
        method,
        provider: "pipedrive",
        class: "write",
        pattern,
        writes: true,
        most: MOST_JSON,
    }
}
