//! A whole house: the app with its worker, both simulators, a database of its own; all on port 0.

use std::collections::HashMap;
use std::time::Duration;

use dealbooks::app;
use dealbooks::clock::Clock;
use dealbooks::config::Config;
use dealbooks::domain::ids::{CompanyId, DealId, UserId};
use dealbooks::journeys::{Context, Who, connect_quickbooks, install};
use dealbooks::storage::{intents, jobs};
use dealbooks::worker;
use tokio::sync::watch;

use super::TestDatabase;
use super::sim::Sim;

pub(crate) struct House {
    pub(crate) ctx: Context,
    pub(crate) pipedrive: Sim,
    pub(crate) quickbooks: Sim,
    pub(crate) who: Who,
    _database: TestDatabase,
    stop: watch::Sender<bool>,
}

const COMPANY: CompanyId = CompanyId(7_400_123);
const OWNER: UserId = UserId(15_500_777);

impl House {
    /// Started, nothing installed.
    pub(crate) async fn bare() -> Self {
        let database = TestDatabase::new();
        let app_url = "http://127.0.0.1:1".to_owned();
        let pipedrive = simulators::pipedrive::start(simulators::pipedrive::Options {
            app_url: app_url.clone(),
            auto_consent: true,
            ..Default::default()
        })
        .unwrap();
        let quickbooks = simulators::quickbooks::start(simulators::quickbooks::Options {
            app_url: app_url.clone(),
            auto_consent: true,
            ..Default::default()
        })
        .unwrap();
        let (pipedrive, quickbooks) = (Sim::new(pipedrive), Sim::new(quickbooks));
        let config = config(&database.url(), &app_url, &pipedrive, &quickbooks);
        let store = app::store(&config, true).unwrap();
        let ctx = app::context(&config, store, Clock::default()).unwrap();
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(worker::run(ctx.clone(), stopped));
        Self {
            ctx,
            pipedrive,
            quickbooks,
            who: Who {
                company: COMPANY,
                user: OWNER,
            },
            _database: database,
            stop,
        }
    }

    /// Installed by the first user, connected to the first QuickBooks company, books read.
    pub(crate) async fn connected() -> Self {
        let house = Self::bare().await;
        house.install().await;
        house.connect().await;
        house.idle().await;
        house
    }

    async fn redirect(&self, url: &str) -> HashMap<String, String> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        let answer = http.get(url).send().await.unwrap();
        let target = answer
            .headers()
            .get("location")
            .unwrap_or_else(|| panic!("no redirect from {url}: {}", answer.status()))
            .to_str()
            .unwrap()
            .to_owned();
        url::Url::parse(&target)
            .unwrap()
            .query_pairs()
            .into_owned()
            .collect()
    }

    pub(crate) async fn install(&self) {
        let begin = install::begin(&self.ctx).await.unwrap();
        let back = self.redirect(begin.url.as_str()).await;
        let text = |name: &str| back.get(name).map(String::as_str);
        let ended = install::finish(
            &self.ctx,
            text("code"),
            text("state"),
            text("error"),
            Some(&begin.cookie),
        )
        .await
        .unwrap();
        assert!(matches!(ended, install::Installed::GoTo(_)));
    }

    pub(crate) async fn connect(&self) {
        let path = connect_quickbooks::ticket(&self.ctx, self.who)
            .await
            .unwrap();
        let ticket = path.split_once("ticket=").unwrap().1;
        let Some(connect_quickbooks::Door::Straight(begin)) =
            connect_quickbooks::begin(&self.ctx, ticket, true)
                .await
                .unwrap()
        else {
            panic!("the ticket did not open")
        };
        let mut back = self.redirect(begin.url.as_str()).await;
        let callback = connect_quickbooks::Callback {
            code: back.remove("code"),
            state: back.remove("state"),
            realm: back.remove("realmId"),
            error: back.remove("error"),
        };
        let ended = connect_quickbooks::finish(&self.ctx, callback, Some(&begin.cookie))
            .await
            .unwrap();
        assert!(matches!(ended, connect_quickbooks::Connected::GoTo(_)));
    }

    /// Waits until nothing is due, running or open.
    pub(crate) async fn idle(&self) {
        for _ in 0..2000 {
            let now = self.ctx.now();
            let (due, running, _) = self
                .ctx
                .store
                .read(move |db| jobs::counts(db, now))
                .await
                .unwrap();
            if due == 0 && running == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let waiting = self.ctx.store.read(|db| jobs::list(db, 20)).await.unwrap();
        panic!("the queue does not drain: {waiting:?}");
    }

    pub(crate) async fn open_intents(&self) -> i64 {
        self.ctx.store.read(intents::open_count).await.unwrap()
    }

    pub(crate) const DEAL: DealId = DealId(481);
}

impl Drop for House {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

fn config(database: &str, app_url: &str, pipedrive: &Sim, quickbooks: &Sim) -> Config {
    let host = pipedrive.public();
    let api_host = host.trim_start_matches("http://").to_owned();
    let books = quickbooks.base();
    let settings = [
        ("APP_ENV", "development".to_owned()),
        ("PUBLIC_URL", app_url.to_owned()),
        ("DATABASE_URL", database.to_owned()),
        ("AUTO_MIGRATE", "true".to_owned()),
        (
            "ENCRYPTION_KEYS",
            "t:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".to_owned(),
        ),
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
    let settings: HashMap<String, String> = settings
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Config::read(&settings).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}
