//! `cargo pictures`: the screens of the product, drawn by its own code and photographed in Chromium for `docs/SCREENS.md`.

use crate::shell::{cargo, program, run};
use crate::{Outcome, machine, web};

pub(crate) fn every_screen() -> Outcome {
    machine::prepare(machine::TO_BUILD)?;
    machine::prepare(machine::TO_VERIFY)?;
    web::fetch()?;
    let draw = [
        "test",
        "--quiet",
        "--package",
        "dealbooks",
        "--lib",
        "screens",
    ];
    run(&mut cargo(&draw))?;
    let chromium = machine::chromium().unwrap_or_default();
    run(program("node")
        .arg("tests/browser/pictures.mjs")
        .env("CHROMIUM", chromium))
}
