//! Facts and rules. No IO, no clock, no wire formats: values in, values out.

pub mod action;
pub mod audit;
pub mod books;
pub mod check;
mod check_lines;
pub mod comparison;
pub mod conversion;
pub mod customer;
pub mod customer_change;
pub mod deal;
pub mod deal_change;
pub mod deal_fields;
pub mod draft;
mod draft_lines;
#[cfg(test)]
pub(crate) mod draft_samples;
pub mod extras;
pub mod form;
mod form_lines;
#[cfg(test)]
mod fuzz;
pub mod ids;
pub mod intent;
pub mod invoice;
pub mod invoice_list;
pub mod job;
pub mod match_customer;
pub mod moment;
pub mod money;
pub mod names;
pub mod new_item;
pub mod newcomer;
pub mod permission;
pub mod preset;
pub mod preset_use;
pub mod problem;
pub mod settings;
pub mod subject;
pub mod tax_number;
pub mod totals;
pub mod typed;
