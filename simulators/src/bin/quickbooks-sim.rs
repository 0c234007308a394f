//! The QuickBooks Online stand-in alone on a port.

use clap::Parser;
use simulators::quickbooks::{Options, start};

#[derive(Parser)]
#[command(about = "A stand-in of QuickBooks Online for demos and tests")]
struct Flags {
    #[arg(long, env = "QUICKBOOKS_SIM_LISTEN", default_value = "127.0.0.1:8102")]
    listen: String,
    #[arg(
        long,
        env = "QUICKBOOKS_SIM_APP_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    app_url: String,
    #[arg(long, env = "QUICKBOOKS_SIM_CLIENT_ID", default_value = "qb-client")]
    client_id: String,
    #[arg(
        long,
        env = "QUICKBOOKS_SIM_CLIENT_SECRET",
        default_value = "qb-secret"
    )]
    client_secret: String,
    #[arg(
        long,
        env = "QUICKBOOKS_SIM_WEBHOOK_VERIFIER",
        default_value = "qb-verifier"
    )]
    webhook_verifier: String,
    /// How browsers reach it; `http://localhost:<port>` if absent.
    #[arg(long, env = "QUICKBOOKS_SIM_PUBLIC_URL")]
    public_url: Option<String>,
    /// `demo`, `empty` or the path of a JSON file.
    #[arg(long, env = "QUICKBOOKS_SIM_SEED", default_value = "demo")]
    seed: String,
    /// Skip the consent page.
    #[arg(
        long,
        env = "QUICKBOOKS_SIM_AUTO_CONSENT",
        value_parser = clap::builder::FalseyValueParser::new()
    )]
    auto_consent: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let flags = Flags::parse();
    let running = start(Options {
        listen: flags.listen,
        app_url: flags.app_url,
        client_id: flags.client_id,
        client_secret: flags.client_secret,
        webhook_verifier: flags.webhook_verifier,
        public_url: flags.public_url,
        seed: flags.seed,
        auto_consent: flags.auto_consent,
    })?;
    running.until_signal().await
}
