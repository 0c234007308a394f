//! `cargo demo`: everything that is needed, then app and simulators on loopback.

use crate::shell::{cargo, run};
use crate::{Outcome, machine, web};
use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;

/// Prepares the machine, builds, and becomes the demo. Comes back only if that failed.
pub(crate) fn start(words: &[OsString]) -> Outcome {
    machine::prepare(machine::TO_BUILD)?;
    web::fetch()?;
    eprintln!("==> building app and simulators (the first time takes minutes)");
    run(&mut cargo(&[
        "build",
        "--package",
        "dealbooks",
        "--package",
        "simulators",
        "--bins",
    ]))?;
    run(&mut cargo(&[
        "build",
        "--package",
        "dealbooks",
        "--example",
        "demo",
    ]))?;
    // This process becomes the demo, so that Ctrl-C reaches it alone and nothing is left behind.
    let error = cargo(&[
        "run",
        "--quiet",
        "--package",
        "dealbooks",
        "--example",
        "demo",
        "--",
    ])
    .args(words)
    .exec();
    Err(format!("the demo cannot be started: {error}"))
}
