//! What every test stands on.

pub(crate) mod books;
mod database;
mod doors;
mod house;
pub(crate) mod people;
mod process;
mod sim;

pub(crate) use database::TestDatabase;
pub(crate) use house::House;
pub(crate) use sim::Sim;
