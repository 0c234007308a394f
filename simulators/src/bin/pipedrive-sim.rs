//! The Pipedrive stand-in alone on a port.

use clap::Parser;
use simulators::pipedrive::{self, DEFAULT_SCOPES, Options, Switches};

/// A stand-in of Pipedrive: OAuth, REST, webhooks and a web app that frames the extensions.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[arg(long, env = "PIPEDRIVE_SIM_LISTEN", default_value = "127.0.0.1:8101")]
    listen: String,
    /// Where the app is reached.
    #[arg(
        long,
        env = "PIPEDRIVE_SIM_APP_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    app_url: String,
    #[arg(long, env = "PIPEDRIVE_SIM_CLIENT_ID", default_value = "pd-client")]
    client_id: String,
    #[arg(long, env = "PIPEDRIVE_SIM_CLIENT_SECRET", default_value = "pd-secret")]
    client_secret: String,
    /// How browsers reach this; `http://localhost:<port>` by default.
    #[arg(long, env = "PIPEDRIVE_SIM_PUBLIC_URL")]
    public_url: Option<String>,
    /// `demo`, `empty` or the path of a JSON file.
    #[arg(long, env = "PIPEDRIVE_SIM_SEED", default_value = "demo")]
    seed: String,
    /// Skips the consent page.
    #[arg(long, env = "PIPEDRIVE_SIM_AUTO_CONSENT")]
    auto_consent: bool,
    /// Key of the signed tokens; the client secret by default.
    #[arg(long, env = "PIPEDRIVE_SIM_JWT_SECRET")]
    jwt_secret: Option<String>,
    /// Scopes the app registered.
    #[arg(long, env = "PIPEDRIVE_SIM_SCOPES", value_delimiter = ',', default_values_t = DEFAULT_SCOPES.map(String::from))]
    scopes: Vec<String>,
    /// Calls a webhook's address when it is created.
    #[arg(long, env = "PIPEDRIVE_SIM_PROBE_WEBHOOKS")]
    probe_webhooks: bool,
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let arguments = Arguments::parse();
    let switches = Switches {
        probe_webhooks: arguments.probe_webhooks,
        ..Switches::default()
    };
    let running = pipedrive::start(Options {
        listen: arguments.listen,
        app_url: arguments.app_url,
        client_id: arguments.client_id,
        client_secret: arguments.client_secret,
        public_url: arguments.public_url,
        seed: arguments.seed,
        auto_consent: arguments.auto_consent,
        jwt_secret: arguments.jwt_secret,
        scopes: arguments.scopes,
        switches,
    })?;
    eprintln!("Pipedrive stand-in: {}", running.public_url());
    running.until_signal().await
}
