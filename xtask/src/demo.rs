//! `cargo demo`: everything that is needed, then app and simulators on loopback.

use crate::shell::{cargo, run};
use crate::{Outcome, machine, web};
use std::env;
use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// Prepares the machine, builds, and becomes the demo. Comes back only if that failed.
pub(crate) fn start(words: &[OsString]) -> Outcome {
    machine::prepare(machine::TO_BUILD)?;
    web::fetch()?;
    eprintln!("==> building app and simulators (the first time takes minutes)");
    // The same selection as in `cargo verify`: another one would build the dependencies with other features, anew.
    run(&mut cargo(&[
        "build",
        "--workspace",
        "--bins",
        "--examples",
    ]))?;
    let demo = env::current_exe()
        .ok()
        .and_then(|this| Some(this.parent()?.join("examples/demo")))
        .ok_or("the demo that was built cannot be found")?;
    // This process becomes the demo, so that Ctrl-C reaches it alone and nothing is left behind.
    let error = Command::new(demo).args(words).exec();
    Err(format!("the demo cannot be started: {error}"))
}
