//! What Pipedrive does with its records: totals, changes with their history, who may see and do what.

pub(crate) mod access;
pub(crate) mod change;
pub(crate) mod totals;
pub(crate) mod validate;
