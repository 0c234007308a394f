//! dealbooks: the list of rooms.

pub mod clock;
pub mod domain;
pub mod i18n;
pub mod storage;
