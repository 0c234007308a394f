//! Wires the rooms; starts and stops server and worker.

mod health;
mod numbers;
mod process;
mod wiring;

pub use health::is_ready;
pub use process::{App, Role};
pub use wiring::{context, store, store_with};
