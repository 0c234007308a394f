//! Invoices (contract 5.2, 6, 9.4).

mod defaults;
mod endings;
mod fields;
mod lines;
mod numbers;
mod pdf;
mod send;
mod tax;
mod totals;
mod write;

pub(crate) use endings::{delete, void, void_answer};
pub(crate) use fields::FIELDS;
pub(crate) use pdf::pdf;
pub(crate) use send::{bounce, send};
pub(crate) use write::{create, show, update};
