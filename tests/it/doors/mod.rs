//! Every address of the public listener, asked by people who may not: the URL table itself is walked, so that a new
//! address is covered by being in it.

mod canary;
mod kept;
mod limits;
mod numbers;
mod outsiders;
mod search;
mod table;
mod walk;

pub(crate) use walk::{SECRET, claims, signed};
