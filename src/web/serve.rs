//! Two listeners: the public one with every address, the admin one with the numbers. Nobody else sees actix.

use std::net::TcpListener;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, resource};
use actix_web::{App, HttpServer};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use governor::Quota;
use tokio::sync::Semaphore;
use tracing_actix_web::TracingLogger;

use super::door::{self, Strangers};
use super::networks::Networks;
use super::span::PathOnly;
use super::{health, routes};
use crate::journeys::Context;

/// An asker for something that takes a moment.
type Asking<T> = dyn Fn() -> BoxFuture<'static, T> + Send + Sync;

/// Asked by `/health/ready`: the database answers and is up to date.
#[derive(Clone)]
pub struct Probe(Arc<Asking<bool>>);

/// Asked by `/metrics`: all numbers in Prometheus' text form.
#[derive(Clone)]
pub struct MetricsText(Arc<Asking<String>>);

impl Probe {
    pub fn new<F: Future<Output = bool> + Send + 'static>(
        ask: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(move || ask().boxed()))
    }

    pub(super) async fn is_ready(&self) -> bool {
        (self.0)().await
    }
}

impl MetricsText {
    pub fn new<F: Future<Output = String> + Send + 'static>(
        ask: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(move || ask().boxed()))
    }

    pub(super) async fn render(&self) -> String {
        (self.0)().await
    }
}

/// Webhooks that may be answered at the same time; more are told to come back.
const WEBHOOKS_AT_ONCE: usize = 64;
/// Requests per minute, address and path to what strangers may ask and costs us something.
const STRANGERS_PER_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
/// How long requests in hand may take at a stop.
const LAST_SECONDS: u64 = 10;

/// What the room must know of the world outside.
#[derive(Debug, Clone)]
pub struct WebSettings {
    /// Refuse requests for any other host.
    pub production: bool,
    /// How browsers reach us; no trailing slash.
    pub public_url: String,
    /// Origins that may frame our pages, as the content policy writes them.
    pub frame_ancestors: Vec<String>,
    /// Networks whose word about their client is believed: `10.0.0.0/8`, `::1`.
    pub trusted_proxies: Vec<String>,
}

impl WebSettings {
    pub(super) fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The cookie that binds an authorization to its browser.
    pub(super) fn state_cookie(&self) -> &'static str {
        if self.is_https() {
            "__Host-dealbooks_state"
        } else {
            "dealbooks_state"
        }
    }

    pub(super) fn is_own_host(&self, asked: &str) -> bool {
        let own = self
            .public_url
            .split_once("://")
            .map_or(self.public_url.as_str(), |(_, rest)| rest);
        asked.eq_ignore_ascii_case(own.split('/').next().unwrap_or_default())
    }
}

/// What handlers share besides the context.
pub(super) struct Gates {
    pub(super) webhooks: Semaphore,
    /// Told to stop: every answer is the last of its connection.
    pub(super) leaving: Arc<AtomicBool>,
}

/// A started pair of listeners. Dropping it stops nothing; [`Running::stop`] does.
pub struct Running {
    public: ServerHandle,
    admin: ServerHandle,
    leaving: Arc<AtomicBool>,
}

impl Running {
    /// Stops accepting; requests in hand get ten seconds.
    pub async fn stop(&self) {
        self.leaving.store(true, Ordering::Relaxed);
        tokio::join!(self.public.stop(true), self.admin.stop(false));
    }
}

/// Starts serving on the caller's runtime; signals are the caller's.
///
/// # Errors
/// When a listener cannot be taken over.
pub fn serve(
    ctx: Context,
    settings: WebSettings,
    public: TcpListener,
    admin: TcpListener,
    ready: Probe,
    metrics: MetricsText,
) -> std::io::Result<Running> {
    let ctx = Data::new(ctx);
    let strangers = Data::new(Strangers::keyed(Quota::per_minute(STRANGERS_PER_MINUTE)));
    let proxies = Data::new(Networks::parse(&settings.trusted_proxies)?);
    let (settings, ready, metrics) = (Data::new(settings), Data::new(ready), Data::new(metrics));
    let leaving = Arc::<AtomicBool>::default();
    let gates = Data::new(Gates {
        webhooks: Semaphore::new(WEBHOOKS_AT_ONCE),
        leaving: Arc::clone(&leaving),
    });
    let public = HttpServer::new(move || {
        App::new()
            .app_data(ctx.clone())
            .app_data(settings.clone())
            .app_data(strangers.clone())
            .app_data(proxies.clone())
            .app_data(gates.clone())
            .app_data(ready.clone())
            .configure(routes)
            .wrap(from_fn(door::guard))
            .wrap(Compress::default())
            .wrap(TracingLogger::<PathOnly>::new())
    })
    .keep_alive(Duration::from_secs(15))
    .client_request_timeout(Duration::from_secs(5))
    .max_connections(10_000)
    .shutdown_timeout(LAST_SECONDS)
    .disable_signals()
    .listen(public)?
    .run();
    let admin = HttpServer::new(move || {
        App::new()
            .app_data(metrics.clone())
            .service(resource("/metrics").get(health::metrics))
    })
    .workers(1)
    .shutdown_timeout(1)
    .disable_signals()
    .listen(admin)?
    .run();
    let running = Running {
        public: public.handle(),
        admin: admin.handle(),
        leaving,
    };
    tokio::spawn(watch(public));
    tokio::spawn(watch(admin));
    Ok(running)
}

async fn watch(server: Server) {
    if let Err(error) = server.await {
        tracing::error!(%error, "a listener ended");
    }
}

#[cfg(test)]
impl WebSettings {
    pub(super) fn for_tests(public_url: &str) -> Self {
        Self {
            production: false,
            public_url: public_url.to_owned(),
            frame_ancestors: vec!["https://*.pipedrive.com".to_owned()],
            trusted_proxies: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_header_builds_nothing() {
        let settings = WebSettings::for_tests("https://books.example:8443");
        assert!(settings.is_own_host("BOOKS.example:8443"));
        for other in [
            "books.example",
            "evil.example",
            "books.example:8443.evil.example",
            "",
        ] {
            assert!(!settings.is_own_host(other), "{other}");
        }
    }
}
