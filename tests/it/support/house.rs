//! A whole house: the app with its worker, both simulators, a database of its own; all on port 0.

use std::time::Duration;

use dealbooks::clock::Clock;
use dealbooks::config::Config;
use dealbooks::domain::ids::{CompanyId, DealId, UserId};
use dealbooks::journeys::{Context, Who};
use dealbooks::steps::Steps;
use dealbooks::storage::{intent_counts, jobs};
use serde_json::json;
use simulators::control::Running;

use super::TestDatabase;
use super::doors::{self, Inside};
use super::process::{self, KEY, Process};
use super::program::Settings;
use super::sim::Sim;

pub(crate) struct House {
    pub(crate) ctx: Context,
    pub(crate) process: Process,
    pub(crate) pipedrive: Sim,
    pub(crate) quickbooks: Sim,
    pub(crate) who: Who,
    pub(crate) database: TestDatabase,
    app_url: String,
    config: Config,
    clock: Clock,
    /// Heard by the next process that starts.
    pub(crate) steps: Steps,
    inside: Inside,
    _doors: Running,
}

impl House {
    pub(crate) const DEAL: DealId = DealId(481);
    /// Mara, an admin; the first to install.
    pub(crate) const OWNER: Who = who(7_400_123, 15_500_777);
    /// Jonas of the same company, a regular user.
    pub(crate) const COLLEAGUE: Who = who(7_400_123, 15_500_778);
    /// Nils of another company.
    pub(crate) const STRANGER: Who = who(7_400_999, 15_509_001);
    pub(crate) const US_REALM: &str = "9341450000000001";
    pub(crate) const UK_REALM: &str = "9341450000000002";

    /// Started, nothing installed.
    pub(crate) async fn bare() -> Self {
        Self::permitted(&simulators::pipedrive::DEFAULT_SCOPES).await
    }

    /// The same where Pipedrive permits these scopes.
    pub(crate) async fn permitted(scopes: &[&str]) -> Self {
        let database = TestDatabase::new();
        let inside = Inside::default();
        let doors = doors::open(inside.clone());
        let app_url = doors.public_url().to_owned();
        let pipedrive = simulators::pipedrive::start(simulators::pipedrive::Options {
            app_url: app_url.clone(),
            auto_consent: true,
            scopes: scopes.iter().map(|&scope| scope.to_owned()).collect(),
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
        // Tests are quicker than people; the limits have tests of their own.
        let unlimited = json!({"per_second": null, "per_minute": null});
        quickbooks.pull("/_sim/switches", unlimited).await;
        let settings = process::settings(&database.url(), &app_url, KEY, &pipedrive, &quickbooks);
        let config = process::config(&settings);
        let clock = Clock::default();
        let (process, ctx) = Process::start(&config, clock.clone(), Steps::default());
        inside.set(Some(process.address.clone()));
        Self {
            ctx,
            process,
            pipedrive,
            quickbooks,
            who: Self::OWNER,
            database,
            app_url,
            config,
            clock,
            steps: Steps::default(),
            inside,
            _doors: doors,
        }
    }

    /// Installed by the first user, nothing connected.
    pub(crate) async fn installed() -> Self {
        let house = Self::bare().await;
        house.install().await;
        house.idle().await;
        house
    }

    /// Installed by the first user, connected to the first QuickBooks company, books read.
    pub(crate) async fn connected() -> Self {
        Self::connected_to(Self::US_REALM).await
    }

    pub(crate) async fn connected_to(realm: &str) -> Self {
        let house = Self::bare().await;
        house.install().await;
        house.choose_realm(realm).await;
        house.connect().await;
        house.idle().await;
        house
    }

    /// Who of QuickBooks' companies is chosen at the next consent.
    pub(crate) async fn choose_realm(&self, realm: &str) {
        self.quickbooks
            .pull("/_sim/session", json!({"realm_id": realm}))
            .await;
    }

    /// The process ends between two of its steps, as by `kill -9`.
    pub(crate) fn kill(&mut self) {
        self.inside.set(None);
        self.process.kill();
    }

    /// A new process on the same database.
    pub(crate) fn start(&mut self) {
        let (process, ctx) = Process::start(&self.config, self.clock.clone(), self.steps.clone());
        self.inside.set(Some(process.address.clone()));
        (self.process, self.ctx) = (process, ctx);
    }

    /// A new process that may read less of QuickBooks.
    pub(crate) fn start_with_reads(&mut self, reads: i64) {
        self.config.quickbooks.reads_per_month = reads;
        self.start();
    }

    /// One more process on the same database, at the same time.
    pub(crate) fn second(&self) -> (Process, Context) {
        Process::start(&self.config, self.clock.clone(), Steps::default())
    }

    /// A new process on another database.
    pub(crate) fn start_on(&mut self, url: &str) {
        self.config = process::config(&self.settings(url));
        self.start();
    }

    /// What the program itself would be told to be a process of this house on a database.
    pub(crate) fn settings(&self, url: &str) -> Settings {
        let mut settings =
            process::settings(url, &self.app_url, KEY, &self.pipedrive, &self.quickbooks);
        for listener in ["BIND_ADDRESS", "ADMIN_BIND_ADDRESS"] {
            settings.insert(listener, "127.0.0.1:0".to_owned());
        }
        settings
    }

    /// Lets time pass for the app and for both providers.
    pub(crate) async fn pass(&self, seconds: i64) {
        for sim in [&self.pipedrive, &self.quickbooks] {
            sim.pull("/_sim/clock", json!({"advance_seconds": seconds}))
                .await;
        }
        self.ctx.clock.turn(seconds);
        self.ctx.wake();
    }

    /// Waits until nothing is due or running.
    pub(crate) async fn idle(&self) {
        for _ in 0..4000 {
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

    /// Waits, and lets time pass, until every intent is at its end.
    pub(crate) async fn settle(&self) {
        for _ in 0..40 {
            self.idle().await;
            if self.open_intents().await == 0 {
                return;
            }
            self.ctx.clock.turn(60);
            self.ctx.wake();
        }
        let waiting = self.ctx.store.read(|db| jobs::list(db, 20)).await.unwrap();
        panic!("an intent finds no end: {waiting:?}");
    }

    pub(crate) async fn open_intents(&self) -> i64 {
        self.ctx
            .store
            .read(intent_counts::open_count)
            .await
            .unwrap()
    }

    /// Jobs that were kept aside.
    pub(crate) async fn failed_jobs(&self) -> i64 {
        let now = self.ctx.now();
        let counts = self.ctx.store.read(move |db| jobs::counts(db, now)).await;
        counts.unwrap().2
    }
}

const fn who(company: i64, user: i64) -> Who {
    Who {
        company: CompanyId(company),
        user: UserId(user),
    }
}

/// Waits until a condition holds; it is asked again every few milliseconds.
#[macro_export]
macro_rules! until {
    ($what:expr, $condition:expr) => {{
        let mut left = 2000;
        while !$condition {
            left -= 1;
            assert!(left > 0, "waited in vain: {}", $what);
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }};
}
