//! Everything one running stand-in remembers.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use super::Options;
use super::books::Realm;
use super::desk::Desk;
use super::fault::Fault;
use super::oauth::Grants;
use super::replay::Replays;
use super::seed;
use super::switches::Switches;
use super::throttle::Throttle;
use super::webhooks::Webhooks;
use crate::control::{Controls, Provider};

/// Calls that are provider calls: logged, counted, disturbed.
pub(crate) const PATHS: &[&str] = &[
    "/connect/",
    "/oauth2/",
    "/op/",
    "/v1/",
    "/v2/",
    "/v3/",
    "/.well-known/",
];

/// The stand-in; clones share everything.
#[derive(Clone)]
pub(crate) struct Sim {
    pub options: Arc<Options>,
    pub public_url: String,
    pub controls: Controls,
    pub webhooks: Webhooks,
    world: Arc<Mutex<World>>,
}

/// What a reset takes back to the beginning.
pub(crate) struct World {
    pub realms: BTreeMap<String, Realm>,
    pub grants: Grants,
    pub replays: Replays,
    pub throttle: Throttle,
    pub switches: Switches,
    pub counts: Counts,
    /// The company that is open in the browser.
    pub session: String,
}

/// Successful calls by the partner programme's classes.
#[derive(Clone, Copy, Debug, Default, serde::Serialize)]
pub(crate) struct Counts {
    pub core: u64,
    pub coreplus: u64,
}

impl World {
    pub(crate) fn seeded(seed: &str, now: chrono::DateTime<chrono::Utc>) -> std::io::Result<Self> {
        let realms: BTreeMap<String, Realm> = seed::load(seed, now)?
            .into_iter()
            .map(|realm| (realm.id.clone(), realm))
            .collect();
        let session = realms.keys().next().cloned().unwrap_or_default();
        Ok(Self {
            realms,
            grants: Grants::default(),
            replays: Replays::default(),
            throttle: Throttle::default(),
            switches: Switches::default(),
            counts: Counts::default(),
            session,
        })
    }
}

impl Sim {
    pub(crate) fn new(options: Options, public_url: String) -> std::io::Result<Self> {
        let controls = Controls::new(Provider {
            paths: PATHS,
            fault: super::answer::scripted,
        });
        let world = World::seeded(&options.seed, controls.clock.now())?;
        Ok(Self {
            webhooks: Webhooks::new(&options, controls.clock.clone()),
            options: Arc::new(options),
            public_url,
            controls,
            world: Arc::new(Mutex::new(world)),
        })
    }

    /// The world, for one step without waiting.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One step at a company's books outside the API (levers, web view); its events go out.
    pub(crate) fn at_desk<T>(
        &self,
        realm: &str,
        work: impl FnOnce(&mut Desk<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let now = self.controls.clock.now();
        let mut world = self.world();
        let World {
            realms,
            switches,
            grants,
            ..
        } = &mut *world;
        let realm = realms.get_mut(realm).ok_or_else(Fault::not_found)?;
        let mut desk = Desk {
            realm,
            switches,
            now,
            requestid: None,
            include: Vec::new(),
            events: Vec::new(),
            lenient: false,
        };
        let done = work(&mut desk)?;
        let (id, events) = (desk.realm.id.clone(), desk.events);
        if grants.connected(&id, now) {
            self.webhooks.emit(events, switches);
        }
        Ok(done)
    }

    /// Back to the beginning with a seed; the clock stays.
    pub(crate) fn reset(&self, seed: &str) -> std::io::Result<()> {
        let fresh = World::seeded(seed, self.controls.clock.now())?;
        *self.world() = fresh;
        self.webhooks.reset();
        self.controls.reset();
        Ok(())
    }

    /// `GET /_sim/world`.
    pub(crate) fn overview(&self) -> serde_json::Value {
        let world = self.world();
        let realm = |realm: &Realm| {
            json!({
                "id": realm.id, "name": realm.name(),
                "country": realm.company.get("Country"), "currency": realm.home_currency(),
                "multicurrency": realm.prefers("CurrencyPrefs", "MultiCurrencyEnabled"),
            })
        };
        json!({ "realms": world.realms.values().map(realm).collect::<Vec<_>>(), "session": world.session })
    }
}
