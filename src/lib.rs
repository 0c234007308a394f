//! dealbooks: the list of rooms.

pub mod app;
pub mod clock;
pub mod config;
pub mod domain;
#[cfg(test)]
#[path = "../tests/fuzz/mod.rs"]
mod fuzz;
pub mod i18n;
pub mod journeys;
pub mod providers;
pub mod steps;
pub mod storage;
pub mod telemetry;
pub mod web;
pub mod worker;
