//! Storage, journeys and faults: one binary, every test with its own database, its own simulators, port 0.
//!
//! `TEST_DATABASE_URL=postgres://…` runs the same tests on PostgreSQL.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod doors;
mod faults;
mod journeys;
mod program;
mod storage;
mod support;
