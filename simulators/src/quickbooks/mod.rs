//! The QuickBooks Online stand-in: OAuth, the accounting API, webhooks, a small web view, levers.

mod answer;
mod api;
mod attachments;
mod bookkeeper;
mod books;
mod credits;
mod currency;
mod customers;
mod desk;
mod events;
mod fault;
mod invoices;
mod items;
mod levers;
mod money;
mod oauth;
mod payments;
mod query;
mod replay;
mod seed;
mod switches;
mod throttle;
mod time;
mod ui;
mod webhooks;
mod world;
mod xml;

use std::io;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, Data, PayloadConfig, ServiceConfig};
use actix_web::{App, Error, HttpResponse, HttpServer};

pub use crate::control::Running;
use crate::control::{bind, keep_line, run, watch};
use world::Sim;

/// How to start the stand-in; flags and variables of the binary have the same names.
#[derive(Clone, Debug)]
pub struct Options {
    /// `host:port`; port 0 takes any free one.
    pub listen: String,
    /// Where the app is: its registered redirect address and webhook endpoint hang below.
    pub app_url: String,
    pub client_id: String,
    pub client_secret: String,
    pub webhook_verifier: String,
    /// How browsers reach the stand-in; `http://localhost:<port>` if absent.
    pub public_url: Option<String>,
    /// `demo`, `empty` or the path of a JSON file.
    pub seed: String,
    /// Authorize answers at once for the company of the session.
    pub auto_consent: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:0".into(),
            app_url: "http://127.0.0.1:8080".into(),
            client_id: "qb-client".into(),
            client_secret: "qb-secret".into(),
            webhook_verifier: "qb-verifier".into(),
            public_url: None,
            seed: "demo".into(),
            auto_consent: false,
        }
    }
}

/// Starts a stand-in on a thread of its own.
///
/// # Errors
/// The listener cannot be bound, or the seed cannot be read.
pub fn start(options: Options) -> io::Result<Running> {
    let (listener, public_url) = bind(&options.listen, options.public_url.as_deref())?;
    let sim = Sim::new(options, public_url.clone())?;
    let webhooks = sim.webhooks.clone();
    let build = move |listener| {
        let server = HttpServer::new(move || {
            App::new()
                .app_data(Data::new(sim.clone()))
                .app_data(Data::new(sim.controls.clone()))
                .app_data(PayloadConfig::new(120 << 20))
                .wrap(from_fn(watch))
                .wrap(from_fn(correlate))
                .configure(crate::control::routes)
                .configure(levers::routes)
                .configure(routes)
        });
        Ok(server
            .workers(1)
            .disable_signals()
            .on_connect(keep_line)
            .listen(listener)?
            .run())
    };
    run(listener, public_url, build, webhooks.deliver())
}

fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/connect/oauth2", web::get().to(oauth::ask))
        .route("/connect/oauth2", web::post().to(oauth::decide))
        .route("/oauth2/v1/tokens/bearer", web::post().to(oauth::token))
        .route("/v2/oauth2/tokens/revoke", web::post().to(oauth::revoke))
        .route(
            "/.well-known/openid_configuration",
            web::get().to(oauth::document),
        )
        .route(
            "/.well-known/openid_sandbox_configuration",
            web::get().to(oauth::document),
        )
        .route(
            "/v1/openid_connect/userinfo",
            web::get().to(oauth::user_info),
        )
        .route("/v3/company/{realm}/{rest:.*}", web::to(api::serve))
        .route("/", web::get().to(ui::home))
        .route("/app/homepage", web::get().to(ui::home))
        .route("/login", web::get().to(ui::deep_link))
        .route("/app/login", web::get().to(ui::deep_link))
        .route("/app/invoices", web::get().to(ui::invoices))
        .route("/app/invoice", web::get().to(ui::invoice))
        .route("/app/customerdetail", web::get().to(ui::customer))
        .route("/app/apps", web::get().to(ui::apps))
        .route("/app/act/{what}", web::post().to(ui::act))
        .default_service(web::to(HttpResponse::NotFound));
}

/// Every answer has an `intuit_tid` of its own (contract 3.3).
async fn correlate(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut answer = next.call(req).await?;
    let id = uuid::Uuid::new_v4().simple().to_string();
    let (head, tail) = id.split_at_checked(8).unwrap_or((&id, ""));
    let headers = answer.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&format!("1-{head}-{tail}")) {
        headers.insert(HeaderName::from_static("intuit_tid"), value);
    }
    headers.insert(
        HeaderName::from_static("qbo-version"),
        HeaderValue::from_static("1975.188"),
    );
    Ok(answer)
}
