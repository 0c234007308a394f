//! What a person or an event sets going, seen from the other side.

mod actions;
mod all_invoices;
mod amounts;
mod attach;
mod budget_week;
mod compare;
mod connect;
mod contact_panel;
mod create_invoice;
mod currency;
mod customer_update;
mod customers;
mod deal_changed;
mod deal_fields;
mod details;
mod handover;
mod install;
mod items;
mod lines;
mod my_data;
mod panel;
mod presets;
mod settings;
mod tokens;
mod visibility;
mod webhooks;
