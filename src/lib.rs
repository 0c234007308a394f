//! dealbooks: the list of rooms.

pub mod domain;
