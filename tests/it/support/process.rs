//! The app as a process that can be killed between any two of its steps and started again on the same database.

use std::collections::HashMap;
use std::future::Future;
use std::net::TcpListener;
use std::sync::LazyLock;
use std::time::Duration;

use dealbooks::app::{self, App, Role};
use dealbooks::clock::Clock;
use dealbooks::config::Config;
use dealbooks::journeys::Context;
use dealbooks::steps::Steps;
use dealbooks::telemetry;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

use super::program::Settings;
use super::sim::Sim;

/// `ENCRYPTION_KEYS` of every house.
pub(crate) const KEY: &str = "t:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// Everything that dies together.
pub(crate) struct Process {
    runtime: Option<Runtime>,
    app: Option<App>,
    /// Its server's address.
    pub(crate) address: String,
    /// Where its numbers are.
    pub(crate) admin: String,
}

impl Process {
    /// A store, a server and a worker of its own.
    pub(crate) fn start(config: &Config, clock: Clock, steps: Steps) -> (Self, Context) {
        super::statements::listen();
        let store = app::store_with(config, true, steps).unwrap();
        let ctx = app::context(config, store, clock).unwrap();
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let listener = || TcpListener::bind("127.0.0.1:0").unwrap();
        let (public, admin) = (listener(), listener());
        let address = format!("http://{}", public.local_addr().unwrap());
        let admin_address = format!("http://{}", admin.local_addr().unwrap());
        let inside = runtime.enter();
        let app = App::start(
            config,
            ctx.clone(),
            Role::Both,
            Some((public, admin)),
            Some(numbers()),
        )
        .unwrap();
        drop(inside);
        let runtime = Some(runtime);
        let process = Self {
            runtime,
            app: Some(app),
            address,
            admin: admin_address,
        };
        (process, ctx)
    }

    /// Runs inside the process: it ends when the process is killed.
    pub(crate) fn spawn<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> JoinHandle<T> {
        self.runtime.as_ref().unwrap().spawn(work)
    }

    /// Nothing of it takes another step.
    pub(crate) fn kill(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // A step that is being taken has ended when this returns; on a thread of its own, because it waits.
            let ended =
                std::thread::spawn(move || runtime.shutdown_timeout(Duration::from_secs(10)));
            ended.join().unwrap();
        }
        drop(self.app.take());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// All processes of a test run count together.
fn numbers() -> PrometheusHandle {
    static NUMBERS: LazyLock<PrometheusHandle> = LazyLock::new(|| telemetry::metrics().unwrap());
    NUMBERS.clone()
}

pub(crate) fn config(settings: &Settings) -> Config {
    let own = |(name, value): (&&str, &String)| ((*name).to_owned(), value.clone());
    let settings: HashMap<String, String> = settings.iter().map(own).collect();
    Config::read(&settings).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}

/// The settings of the process, by the addresses of the others.
pub(crate) fn settings(
    database: &str,
    app_url: &str,
    keys: &str,
    pipedrive: &Sim,
    quickbooks: &Sim,
) -> Settings {
    let host = pipedrive.public();
    let api_host = host.trim_start_matches("http://").to_owned();
    let books = quickbooks.base();
    let settings = [
        ("APP_ENV", "development".to_owned()),
        ("PUBLIC_URL", app_url.to_owned()),
        ("DATABASE_URL", database.to_owned()),
        ("AUTO_MIGRATE", "true".to_owned()),
        ("ENCRYPTION_KEYS", keys.to_owned()),
        ("PIPEDRIVE_CLIENT_ID", "pd-client".to_owned()),
        ("PIPEDRIVE_CLIENT_SECRETS", "pd-secret".to_owned()),
        ("PIPEDRIVE_OAUTH_URL", host.clone()),
        ("PIPEDRIVE_ALLOWED_API_HOSTS", api_host),
        ("PIPEDRIVE_FRAME_ANCESTORS", host),
        ("QUICKBOOKS_ENVIRONMENT", "sandbox".to_owned()),
        ("QUICKBOOKS_CLIENT_ID", "qb-client".to_owned()),
        ("QUICKBOOKS_CLIENT_SECRET", "qb-secret".to_owned()),
        (
            "QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS",
            "qb-verifier".to_owned(),
        ),
        (
            "QUICKBOOKS_AUTHORIZE_URL",
            format!("{books}/connect/oauth2"),
        ),
        (
            "QUICKBOOKS_TOKEN_URL",
            format!("{books}/oauth2/v1/tokens/bearer"),
        ),
        (
            "QUICKBOOKS_REVOKE_URL",
            format!("{books}/v2/oauth2/tokens/revoke"),
        ),
        ("QUICKBOOKS_API_URL", books.clone()),
        ("QUICKBOOKS_WEB_URL", quickbooks.public()),
    ];
    settings.into()
}
