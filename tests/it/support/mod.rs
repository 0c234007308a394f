//! What every test stands on.

pub(crate) mod books;
mod database;
pub(crate) mod deliveries;
mod doors;
mod house;
mod log;
pub(crate) mod people;
pub(crate) mod process;
pub(crate) mod program;
mod sim;
pub(crate) mod statements;

pub(crate) use database::{Blocked, TestDatabase};
pub(crate) use house::House;
pub(crate) use log::Log;
pub(crate) use sim::Sim;

/// Asks as the other side would: follows nothing, and no question goes out on a connection that rested, which the other
/// side may be closing just then.
pub(crate) fn http() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .pool_max_idle_per_host(0)
        .build()
        .unwrap()
}
