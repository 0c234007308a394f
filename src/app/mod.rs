//! Wires the rooms; starts and stops server and worker.

mod process;
mod wiring;

pub use process::{App, Role};
pub use wiring::{context, store, store_with};
