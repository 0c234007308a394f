//! The Pipedrive stand-in: OAuth, REST, webhooks and the web app that frames the extensions.

mod api;
mod hooks;
mod levers;
mod oauth;
mod rules;
mod state;
mod visit;
mod web;

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use actix_web::middleware::from_fn;
use actix_web::web::{Data, PayloadConfig, get};
use actix_web::{App as ActixApp, HttpResponse, HttpServer};
use serde_json::json;

pub use crate::control::Running;
use crate::control::{self, Controls, Provider};
pub use state::switches::Switches;
use state::{App, World};

/// How to start a stand-in.
#[derive(Clone, Debug)]
pub struct Options {
    /// `host:port`; port 0 takes any free one.
    pub listen: String,
    /// Where the app is reached, no trailing slash.
    pub app_url: String,
    pub client_id: String,
    pub client_secret: String,
    /// How browsers reach the stand-in; `http://localhost:<port>` by default.
    pub public_url: Option<String>,
    /// `demo`, `empty` or the path of a JSON file.
    pub seed: String,
    /// Authorize answers at once for whoever sits at the browser.
    pub auto_consent: bool,
    /// Key of the signed tokens; the client secret by default.
    pub jwt_secret: Option<String>,
    /// Scopes the app registered.
    pub scopes: Vec<String>,
    pub switches: Switches,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:0".to_owned(),
            app_url: "http://127.0.0.1:8080".to_owned(),
            client_id: "pd-client".to_owned(),
            client_secret: "pd-secret".to_owned(),
            public_url: None,
            seed: "demo".to_owned(),
            auto_consent: false,
            jwt_secret: None,
            scopes: DEFAULT_SCOPES
                .iter()
                .map(|scope| (*scope).to_owned())
                .collect(),
            switches: Switches::default(),
        }
    }
}

/// "Exact set for this app" of contract 1.6.
pub const DEFAULT_SCOPES: [&str; 9] = [
    "base",
    "deals:full",
    "contacts:read",
    "products:read",
    "users:read",
    "search:read",
    "webhooks:full",
    "deal-fields:full",
    "activities:full",
];

const PROVIDER: Provider = Provider {
    paths: &["/oauth/", "/v1/", "/api/"],
    fault: |status, _, _| api::reply::failure(status),
};

/// One running stand-in.
pub(crate) struct Sim {
    world: Mutex<World>,
    pub(crate) controls: Controls,
    pub(crate) http: reqwest::Client,
    pub(crate) auto_consent: bool,
    pub(crate) seed: String,
    scopes: Vec<String>,
    switches: Switches,
}

impl Sim {
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A world as it was at the start, with another seed if wanted.
    ///
    /// # Errors
    /// When the seed cannot be loaded.
    pub(crate) fn fresh_world(&self, old: &World, seed: &str) -> io::Result<World> {
        let companies = state::seed::load(seed, self.controls.clock.now())?;
        let app = App {
            scopes: self.scopes.clone(),
            ..old.app.clone()
        };
        let clock = self.controls.clock.clone();
        let mut world = World::new(app, old.public_url.clone(), companies, clock);
        world.switches = self.switches.clone();
        // Open pages must notice that everything changed.
        world.revision = old.revision + 1;
        Ok(world)
    }
}

/// Starts a stand-in on a thread of its own; it stops when the answer is dropped.
///
/// # Errors
/// When the address cannot be bound or the seed cannot be loaded.
pub fn start(options: Options) -> io::Result<Running> {
    let (listener, public_url) = control::bind(&options.listen, options.public_url.as_deref())?;
    let controls = Controls::new(PROVIDER);
    let companies = state::seed::load(&options.seed, controls.clock.now())?;
    let app_url = options.app_url.trim_end_matches('/').to_owned();
    let app = App {
        name: "dealbooks".to_owned(),
        client_id: options.client_id,
        client_secret: options.client_secret,
        jwt_secret: options.jwt_secret,
        callback: format!("{app_url}/oauth/pipedrive/callback"),
        url: app_url,
        scopes: options.scopes.clone(),
        link_actions: std::collections::BTreeMap::new(),
    };
    let mut world = World::new(app, public_url.clone(), companies, controls.clock.clone());
    world.switches = options.switches.clone();
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .map_err(io::Error::other)?;
    let sim = Arc::new(Sim {
        world: Mutex::new(world),
        controls,
        http,
        auto_consent: options.auto_consent,
        seed: options.seed,
        scopes: options.scopes,
        switches: options.switches,
    });
    let background = hooks::deliver::run(sim.clone());
    control::run(
        listener,
        public_url,
        move |listener| server(sim, listener),
        background,
    )
}

fn server(sim: Arc<Sim>, listener: std::net::TcpListener) -> io::Result<actix_web::dev::Server> {
    let factory = move || {
        ActixApp::new()
            .app_data(Data::from(sim.clone()))
            .app_data(Data::new(sim.controls.clone()))
            .app_data(PayloadConfig::new(64 << 20))
            .wrap(from_fn(control::watch))
            .configure(control::routes)
            .configure(levers::routes)
            .configure(oauth::routes)
            .configure(web::routes)
            .configure(api::routes)
            .default_service(get().to(|| async {
                HttpResponse::NotFound().json(json!({"success": false, "error": "Not found"}))
            }))
    };
    let server = HttpServer::new(factory)
        .workers(1)
        .disable_signals()
        // Longer than clients keep idle connections, so that they end them.
        .keep_alive(Duration::from_secs(120))
        .on_connect(control::keep_line)
        .listen(listener)?;
    Ok(server.run())
}
