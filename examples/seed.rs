//! Fills the database that the environment names, for measuring: `cargo run --release --example seed -- --help`.
#![expect(
    clippy::unwrap_used,
    reason = "nobody's data: it may stop at the first surprise"
)]

#[path = "../benches/filled/mod.rs"]
mod filled;

use std::collections::HashMap;

use clap::Parser;
use dealbooks::app;
use dealbooks::clock::Clock;
use dealbooks::config::Config;

/// Companies named 7400123, 7400124, … of user 15500777, connected to realms 9341450000000001, …
#[derive(Parser)]
struct Wanted {
    #[arg(long, default_value_t = 1)]
    companies: u64,
    /// Of each company, five to a deal, from deal 1 on.
    #[arg(long, default_value_t = 10_000)]
    invoices: i64,
    #[arg(long, default_value_t = 0)]
    customers: usize,
    #[arg(long, default_value_t = 0)]
    items: usize,
}

#[tokio::main]
async fn main() {
    let wanted = Wanted::parse();
    let environment: HashMap<String, String> = std::env::vars().collect();
    let config = Config::read(&environment)
        .unwrap_or_else(|_| unreachable!("`dealbooks check` says what is missing"));
    let store = app::store(&config, true).unwrap();
    let ctx = app::context(&config, store, Clock::default()).unwrap();
    for number in 0..wanted.companies {
        let realm = filled::settle_in(&ctx, number).await;
        let company = filled::company(number);
        filled::fill(&ctx, company, &realm, wanted.invoices).await;
        filled::lists(&ctx, company, &realm, wanted.customers, wanted.items).await;
    }
}
