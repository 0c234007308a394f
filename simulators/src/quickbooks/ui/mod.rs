//! The web app of QuickBooks as far as a bookkeeper needs it here: invoices, customers, disconnecting.

mod actions;
mod pages;
mod shell;

pub(crate) use actions::act;
pub(crate) use pages::{apps, customer, deep_link, home, invoice, invoices};
pub(crate) use shell::{escape, page};
