//! `cargo verify`: every check in a fixed order, stopping at the first red one.

use crate::postgres::Cluster;
use crate::shell::{cargo, find, output, program, works};
use crate::tally::{Tally, skipped};
use crate::{Outcome, machine, root, web};
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

/// Runs everything and closes with one line: `N passed, M failed`.
pub(crate) fn everything() -> Outcome {
    let mut tally = Tally::default();
    let ended = prepare().and_then(|()| checks(&mut tally));
    if let Err(sentence) = &ended {
        eprintln!("{sentence}");
        tally.failed = tally.failed.max(1);
    }
    let line = format!("{} passed, {} failed\n", tally.passed, tally.failed);
    std::io::stdout()
        .write_all(line.as_bytes())
        .map_err(|e| e.to_string())?;
    // The reason has been said above; the summary stays the last line.
    if ended.is_ok() {
        Ok(())
    } else {
        std::process::exit(1)
    }
}

fn prepare() -> Outcome {
    machine::prepare(machine::TO_BUILD)?;
    machine::prepare(machine::TO_VERIFY)?;
    if machine::node_major().is_none_or(|major| major < 20) {
        return Err(
            "The browser tests need Node.js 20 or newer; this machine has an older one.".to_owned(),
        );
    }
    for tool in ["fmt", "clippy"] {
        if !works(&mut cargo(&[tool, "--version"])) {
            return Err(
                "Type this line once, then try again:\nrustup component add rustfmt clippy"
                    .to_owned(),
            );
        }
    }
    web::fetch()
}

fn checks(tally: &mut Tally) -> Outcome {
    standing_still(tally)?;
    let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
    tally.tests("tests, SQLite", tests.env_remove("TEST_DATABASE_URL"))?;
    let cluster = Cluster::start()?;
    on_postgres(tally, &cluster)?;
    in_the_browser(tally, &cluster)?;
    // The ordinary profile: this asks whether they compile, not how fast they are.
    let benches = ["bench", "--workspace", "--no-run", "--profile", "dev"];
    tally.check("benches compile", &mut cargo(&benches))
}

/// What can be seen without running the program.
fn standing_still(tally: &mut Tally) -> Outcome {
    tally.check("format", &mut cargo(&["fmt", "--all", "--check"]))?;
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    tally.check("clippy", &mut cargo(&clippy))?;
    let mut doc = cargo(&["doc", "--workspace", "--no-deps"]);
    tally.check("documentation", doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    if works(&mut cargo(&["deny", "--version"])) {
        let deny = ["deny", "--offline", "check", "bans", "licenses", "sources"];
        tally.check("licences and sources", &mut cargo(&deny))?;
    } else {
        skipped("licences and sources", "cargo-deny is not installed");
    }
    tally.step("no simulator in production", simulators_stay_out)?;
    old_htmx(tally)
}

fn simulators_stay_out() -> Outcome {
    let tree = [
        "tree",
        "--edges",
        "normal",
        "--package",
        "dealbooks",
        "--prefix",
        "none",
    ];
    let crates = output(&mut cargo(&tree))?;
    match crates.lines().find(|line| line.starts_with("simulators ")) {
        None => Ok(()),
        Some(line) => Err(format!("the program itself depends on {line}")),
    }
}

/// htmx 4 brings a list of the habits of htmx 2 that no longer work.
fn old_htmx(tally: &mut Tally) -> Outcome {
    let pages = root().join("src/web/pages");
    if find("python3").is_none() || !pages.is_dir() {
        skipped("htmx habits", "it needs python3 and pages");
        return Ok(());
    }
    let script = "web/node_modules/htmx.org/dist/scripts/upgrade-check.js";
    tally.check(
        "htmx habits",
        program("node").args([script, "--no-color"]).arg(pages),
    )
}

fn on_postgres(tally: &mut Tally, cluster: &Cluster) -> Outcome {
    if !root().join("tests/it/main.rs").is_file() {
        skipped("tests, PostgreSQL", "there is no tests/it");
        return Ok(());
    }
    let mut tests = cargo(&[
        "test",
        "--package",
        "dealbooks",
        "--test",
        "it",
        "--no-fail-fast",
    ]);
    tally.tests(
        "tests, PostgreSQL",
        tests.env("TEST_DATABASE_URL", cluster.url("postgres")),
    )
}

/// The first line of a browser test to which the database makes no difference.
const RUNS_ONCE: &str = "// runs once";

/// Every file of `tests/browser` once on SQLite and once on an empty PostgreSQL database, unless it says that once is enough.
fn in_the_browser(tally: &mut Tally, cluster: &Cluster) -> Outcome {
    let files = browser_tests()?;
    if files.is_empty() {
        skipped("browser tests", "there are none in tests/browser");
        return Ok(());
    }
    let build = ["build", "--workspace", "--bins", "--examples"];
    tally.check("programs for the browser tests", &mut cargo(&build))?;
    let chromium = machine::chromium().unwrap_or_default();
    for (place, file) in files.iter().enumerate() {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut node = program("node");
        node.arg("--test")
            .arg("--test-reporter=spec")
            .arg(file)
            .env("CHROMIUM", &chromium);
        if fs::read_to_string(file).is_ok_and(|text| text.starts_with(RUNS_ONCE)) {
            tally.tests(&name, node.env_remove("DATABASE_URL"))?;
            continue;
        }
        tally.tests(&format!("{name}, SQLite"), node.env_remove("DATABASE_URL"))?;
        let url = cluster.database(&format!("browser_{place}"))?;
        node.env("DATABASE_URL", url).env("AUTO_MIGRATE", "true");
        tally.tests(&format!("{name}, PostgreSQL"), &mut node)?;
    }
    Ok(())
}

fn browser_tests() -> Outcome<Vec<PathBuf>> {
    let Ok(folder) = fs::read_dir(root().join("tests/browser")) else {
        return Ok(Vec::new());
    };
    let mut files = Vec::new();
    for entry in folder {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path
            .file_name()
            .and_then(OsStr::to_str)
            .is_some_and(|n| n.ends_with(".test.mjs"))
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
