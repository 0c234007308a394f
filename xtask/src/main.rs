//! What `cargo web`, `cargo demo`, `cargo pictures`, `cargo protections`, `cargo schedules`, `cargo sbom` and `cargo verify` do. No dependencies: this is built before anything is fetched.

mod demo;
mod machine;
mod parts;
mod patch;
mod pictures;
mod postgres;
mod protections;
mod sbom;
mod schedules;
mod shell;
mod tally;
mod verify;
mod web;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A step that went well, or one sentence for the person at the keyboard.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let mut words = env::args_os().skip(1);
    let order = words.next();
    let rest: Vec<_> = words.collect();
    let done = match order.as_deref().and_then(|word| word.to_str()) {
        Some("web") => web::fetch(),
        Some("demo") => demo::start(&rest),
        Some("pictures") => pictures::every_screen(),
        Some("protections") => protections::switch_off(&rest),
        Some("schedules") => schedules::play(&rest),
        Some("sbom") => sbom::write(),
        Some("verify") => verify::everything(),
        _ => Err(
            "usage: cargo web | demo | pictures | protections [NAME…] | schedules [COUNT] | sbom | verify"
                .to_owned(),
        ),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// The top folder of the repository.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
