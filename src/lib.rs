//! dealbooks: the list of rooms.

pub mod clock;
pub mod config;
pub mod domain;
pub mod i18n;
pub mod providers;
pub mod storage;
pub mod telemetry;
