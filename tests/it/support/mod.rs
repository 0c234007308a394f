//! What every test stands on.

mod database;
mod house;
mod sim;

pub(crate) use database::TestDatabase;
pub(crate) use house::House;
