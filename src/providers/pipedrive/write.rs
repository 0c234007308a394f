//! Writing to Pipedrive: deal fields and webhooks. No idempotency keys exist: every write here may be
//! repeated without harm or is looked up first (`pipedrive.md` 7.1).

use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::session::Session;
use super::{reply, wire};
use crate::domain::ids::DealId;
use crate::providers::error::ProviderError;
use crate::providers::http::{Call, MOST_JSON, Reply};
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

impl Session {
    /// A text field shown on deals; its code. Names need not be unique: look for an own one first.
    pub async fn create_deal_field(&self, name: &str) -> Result<String, ProviderError> {
        let body = json!({
            "field_name": name,
            "field_type": "varchar",
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

    /// Writes or, with `None`, clears one custom field. Archived deals refuse.
    pub async fn update_deal_field(
        &self,
        id: DealId,
        field_code: &str,
        value: Option<&str>,
    ) -> Result<(), ProviderError> {
        let body = json!({ "custom_fields": { field_code: value } });
        let call = write_call(Method::PATCH, "/api/v2/deals/{id}");
        let url = self.address(&["api", "v2", "deals", &id.to_string()]);
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

fn done(answer: &Reply) -> Result<(), ProviderError> {
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

fn write_call(method: Method, pattern: &'static str) -> Call {
    Call {
        method,
        provider: "pipedrive",
        class: "write",
        pattern,
        writes: true,
        most: MOST_JSON,
    }
}
