//! Facts and rules. No IO, no clock, no wire formats: values in, values out.

pub mod books;
pub mod customer;
pub mod deal;
pub mod draft;
pub mod form;
pub mod ids;
pub mod intent;
pub mod invoice;
pub mod job;
pub mod moment;
pub mod money;
pub mod settings;
pub mod totals;
