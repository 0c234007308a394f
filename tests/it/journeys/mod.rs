//! What a person or an event sets going, seen from the other side.

mod actions;
mod amounts;
mod compare;
mod connect;
mod create_invoice;
mod customers;
mod handover;
mod install;
mod panel;
mod settings;
mod tokens;
mod webhooks;
