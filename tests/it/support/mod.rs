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

pub(crate) use database::{Blocked, TestDatabase};
pub(crate) use house::House;
pub(crate) use log::Log;
pub(crate) use sim::Sim;
