//! `cargo sbom`: the list of parts beside a release.

use crate::shell::{cargo, output};
use crate::{Outcome, parts, root};

/// Written to `target/dealbooks.cdx.json`: what this machine's build of the program is made of.
pub(crate) fn write() -> Outcome {
    let words = [
        "tree",
        "--locked",
        "--package",
        "dealbooks",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}|{l}",
    ];
    let tree = output(&mut cargo(&words))?;
    let read = |name: &str| {
        std::fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"))
    };
    let (cargo_lock, npm_lock) = (read("Cargo.lock")?, read("web/package-lock.json")?);
    let version = tree.split([' ', '\n']).nth(1).unwrap_or_default();
    let version = version.trim_start_matches('v').to_owned();
    let file = root().join("target/dealbooks.cdx.json");
    let document = parts::document(&version, &tree, &cargo_lock, &npm_lock);
    std::fs::write(&file, document).map_err(|error| format!("{}: {error}", file.display()))?;
    eprintln!("{} lists what the program is made of.", file.display());
    Ok(())
}
