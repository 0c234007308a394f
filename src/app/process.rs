//! A process: server, worker or both, from start to stop.

use std::net::TcpListener;
use std::time::Duration;

use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

use super::numbers;
use crate::config::Config;
use crate::journeys::{Context, usage};
use crate::storage::Health;
use crate::web;
use crate::worker;

/// What this process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Server,
    Worker,
    Both,
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
        self.stop.send_replace(true);
        if let Some(server) = self.server {
            server.stop().await;
        }
        self.context.wake();
        if let Some(worker) = self.worker
            && let Err(error) = worker.await
        {
            tracing::error!(%error, "the worker ended badly");
        }
        usage::flush(&self.context).await;
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
            async move { numbers::render(&context, metrics.as_ref()).await }
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
