//! dealbooks: the list of rooms.

pub mod clock;
pub mod domain;
pub mod storage;
