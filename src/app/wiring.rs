//! From settings to rooms: the store, the providers, the context that journeys share.

use std::sync::Arc;

use anyhow::Context as _;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::Config;
use crate::journeys::session::SeenTokens;
use crate::journeys::{Context, Secrets, receive_webhook};
use crate::providers::http::Http;
use crate::providers::{pipedrive, quickbooks};
use crate::steps::Steps;
use crate::storage::{Store, StoreConfig};

/// The store alone, for commands that need nothing else.
pub fn store(config: &Config, migrate: bool) -> anyhow::Result<Store> {
    store_with(config, migrate, Steps::default())
}

/// The same, its steps heard by somebody.
pub fn store_with(config: &Config, migrate: bool, steps: Steps) -> anyhow::Result<Store> {
    let config = StoreConfig {
        url: config.database.url.clone(),
        encryption_keys: config.database.encryption_keys.clone(),
        auto_migrate: migrate,
        steps,
    };
    Ok(Store::open(&config)?)
}

/// Everything a journey needs.
pub fn context(config: &Config, store: Store, clock: Clock) -> anyhow::Result<Context> {
    let http = Http::new(config.production)
        .context("the HTTP client")?
        .with_steps(store.steps().clone());
    let public_url: Arc<str> = config.public_url.as_str().into();
    let pipedrive = pipedrive::Config {
        client_id: config.pipedrive.client_id.clone(),
        client_secrets: config.pipedrive.client_secrets.clone(),
        oauth_url: config.pipedrive.oauth_url.clone(),
        callback_url: format!("{public_url}/oauth/pipedrive/callback"),
        allowed_hosts: config
            .pipedrive
            .allowed_api_hosts
            .iter()
            .map(|host| {
                host.parse::<pipedrive::HostPattern>().map_err(|_| {
                    anyhow::anyhow!("PIPEDRIVE_ALLOWED_API_HOSTS: `{host}` is not a host")
                })
            })
            .collect::<Result<_, _>>()?,
        production: config.production,
    };
    let quickbooks = quickbooks::Config {
        client_id: config.quickbooks.client_id.clone(),
        client_secret: config.quickbooks.client_secret.clone(),
        authorize_url: config.quickbooks.authorize_url.clone(),
        token_url: config.quickbooks.token_url.clone(),
        revoke_url: config.quickbooks.revoke_url.clone(),
        api_url: config.quickbooks.api_url.clone(),
        web_url: config.quickbooks.web_url.clone(),
        redirect_url: format!("{public_url}/oauth/quickbooks/callback"),
        environment: config.quickbooks.environment.clone(),
        verifier_tokens: config.quickbooks.verifier_tokens.clone(),
    };
    let vault = store.vault();
    Ok(Context {
        store,
        pipedrive: pipedrive::Pipedrive::new(http.clone(), pipedrive),
        quickbooks: quickbooks::QuickBooks::new(http, quickbooks),
        clock,
        secrets: Arc::new(Secrets {
            panel_token: config.pipedrive.jwt_secrets.clone(),
            seen: SeenTokens::default(),
        }),
        bell: Arc::new(Notify::new()),
        instance: uuid::Uuid::now_v7().to_string().into(),
        lease_seconds: config.job_lease_seconds,
        public_url,
        app_id: config.pipedrive.client_id.as_str().into(),
        known_fields: Arc::default(),
        usage: Arc::default(),
        lists: Arc::default(),
        panels: Arc::default(),
        inbox: receive_webhook::inbox(vault, config.quickbooks.environment.clone()),
        retention_days: config.retention_days,
        reads_per_month: config.quickbooks.reads_per_month,
    })
}
