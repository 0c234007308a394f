//! Wires the rooms; starts and stops server and worker.

mod wiring;

pub use wiring::{context, store};
