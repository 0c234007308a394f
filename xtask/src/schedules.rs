//! `cargo schedules`: random misfortune by the hundred thousand, on SQLite or where `TEST_DATABASE_URL` points.

use crate::shell::{cargo, run};
use crate::{Outcome, machine, web};
use std::ffi::{OsStr, OsString};

const MANY: &str = "100000";

/// So many schedules; a failure names its seed.
pub(crate) fn play(words: &[OsString]) -> Outcome {
    machine::prepare(machine::TO_BUILD)?;
    web::fetch()?;
    let count = words.first().map_or(OsStr::new(MANY), |count| count);
    let test = [
        "test",
        "--package",
        "dealbooks",
        "--test",
        "it",
        "faults::schedules",
    ];
    run(cargo(&test).env("CRASH_SCHEDULES", count))
}
