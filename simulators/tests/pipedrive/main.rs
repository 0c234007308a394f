//! The rules a stand-in of Pipedrive must keep; every name begins with the rule it proves.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod browser;
mod extensions;
mod host_page;
mod limits;
mod oauth;
mod rest;
mod rest_money;
mod rest_people;
mod rest_states;
mod support;
mod uninstall;
mod webhooks;
mod world;
