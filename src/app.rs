//! Wires the rooms; starts and stops server and worker.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::{Notify, watch};

use crate::clock::Clock;
use crate::config::Config;
use crate::journeys::{Context, Secrets};
use crate::providers::http::Http;
use crate::providers::{pipedrive, quickbooks};
use crate::storage::{Health, Store, StoreConfig, intents, jobs};
use crate::web;
use crate::worker;

/// What this process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Server,
    Worker,
    Both,
}

/// The store alone, for commands that need nothing else.
pub fn store(config: &Config, migrate: bool) -> anyhow::Result<Store> {
    let config = StoreConfig {
        url: config.database.url.clone(),
        encryption_keys: config.database.encryption_keys.clone(),
        auto_migrate: migrate,
    };
    Ok(Store::open(&config)?)
}

/// Everything a journey needs.
pub fn context(config: &Config, store: Store, clock: Clock) -> anyhow::Result<Context> {
    let http = Http::new(config.production).context("the HTTP client")?;
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
                pipedrive::HostPattern::parse(host).map_err(|_| {
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
    Ok(Context {
        store,
        pipedrive: pipedrive::Pipedrive::new(http.clone(), pipedrive),
        quickbooks: quickbooks::QuickBooks::new(http, quickbooks),
        clock,
        secrets: Arc::new(Secrets {
            panel_token: config.pipedrive.jwt_secrets.clone(),
            seen: Default::default(),
        }),
        bell: Arc::new(Notify::new()),
        instance: uuid::Uuid::now_v7().to_string().into(),
        lease_seconds: config.job_lease_seconds,
        public_url,
        app_id: config.pipedrive.client_id.as_str().into(),
        known_fields: Arc::default(),
    })
}

/// A process at work; ends when told to.
pub struct App {
    pub context: Context,
    server: Option<web::Running>,
    stop: watch::Sender<bool>,
    worker: Option<tokio::task::JoinHandle<()>>,
}

impl App {
    /// Starts what the role says on listeners that are open already.
    pub fn start(
        config: &Config,
        context: Context,
        role: Role,
        listeners: Option<(TcpListener, TcpListener)>,
        metrics: Option<PrometheusHandle>,
    ) -> anyhow::Result<Self> {
        let server = match (role, listeners) {
            (Role::Worker, _) | (_, None) => None,
            (Role::Server | Role::Both, Some((public, admin))) => {
                Some(serve(config, &context, public, admin, metrics)?)
            }
        };
        let (stop, stopped) = watch::channel(false);
        let worker =
            (role != Role::Server).then(|| tokio::spawn(worker::run(context.clone(), stopped)));
        Ok(Self {
            context,
            server,
            stop,
            worker,
        })
    }

    /// Stops accepting, finishes what is in hand.
    pub async fn stop(self) {
        // Nobody listening is fine: a server without a worker.
        drop(self.stop.send(true));
        if let Some(server) = self.server {
            server.stop().await;
        }
        self.context.wake();
        if let Some(worker) = self.worker
            && let Err(error) = worker.await
        {
            tracing::error!(%error, "the worker ended badly");
        }
    }
}

fn serve(
    config: &Config,
    context: &Context,
    public: TcpListener,
    admin: TcpListener,
    metrics: Option<PrometheusHandle>,
) -> anyhow::Result<web::Running> {
    let settings = web::WebSettings {
        production: config.production,
        public_url: config.public_url.clone(),
        frame_ancestors: config.pipedrive.frame_ancestors.clone(),
        trusted_proxies: config.trusted_proxies.clone(),
    };
    let ready = {
        let store = context.store.clone();
        web::Probe::new(move || {
            let store = store.clone();
            async move {
                matches!(
                    tokio::time::timeout(Duration::from_secs(1), store.health()).await,
                    Ok(Ok(Health::Ready))
                )
            }
        })
    };
    let text = {
        let context = context.clone();
        web::MetricsText::new(move || {
            let (context, metrics) = (context.clone(), metrics.clone());
            async move { render(&context, metrics.as_ref()).await }
        })
    };
    Ok(web::serve(
        context.clone(),
        settings,
        public,
        admin,
        ready,
        text,
    )?)
}

/// The queue's gauges as they are now, with everything that was counted.
async fn render(context: &Context, metrics: Option<&PrometheusHandle>) -> String {
    let now = context.now();
    let counts = context
        .store
        .read(move |db| Ok((jobs::counts(db, now)?, intents::open_count(db)?)))
        .await;
    if let Ok(((due, running, failed), open)) = counts {
        let gauge = |value: i64| f64::from(i32::try_from(value).unwrap_or(i32::MAX));
        metrics::gauge!("dealbooks_jobs_due").set(gauge(due));
        metrics::gauge!("dealbooks_jobs_running").set(gauge(running));
        metrics::gauge!("dealbooks_jobs_failed").set(gauge(failed));
        metrics::gauge!("dealbooks_intents_open").set(gauge(open));
    }
    metrics
        .map(|metrics| {
            metrics.run_upkeep();
            metrics.render()
        })
        .unwrap_or_default()
}
