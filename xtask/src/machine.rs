//! What a machine must have: looked for, installed by apt where that is allowed, else named in one line to type.

use crate::Outcome;
use crate::postgres;
use crate::shell::{find, output, program, run, works};
use std::fs;
use std::process::Command;

/// Something the machine may lack.
pub(crate) struct Need {
    what: &'static str,
    /// Debian packages that bring it.
    packages: &'static [&'static str],
    there: fn() -> bool,
}

/// For building and for the demo.
pub(crate) const TO_BUILD: &[Need] = &[
    Need {
        what: "a C compiler",
        packages: &["gcc", "libc6-dev"],
        there: || find("cc").is_some(),
    },
    Need {
        what: "pkg-config",
        packages: &["pkg-config"],
        there: || find("pkg-config").is_some(),
    },
    Need {
        what: "OpenSSL's headers",
        packages: &["libssl-dev"],
        there: openssl,
    },
    Need {
        what: "Node.js",
        packages: &["nodejs"],
        there: || find("node").is_some(),
    },
    Need {
        what: "npm",
        packages: &["npm"],
        there: || find("npm").is_some(),
    },
];

/// For the checks, on top of [`TO_BUILD`].
pub(crate) const TO_VERIFY: &[Need] = &[
    Need {
        what: "Chromium",
        packages: &["chromium"],
        there: || chromium().is_some(),
    },
    Need {
        what: "a PostgreSQL server",
        packages: &["postgresql"],
        there: || postgres::binaries().is_some(),
    },
];

/// Installs what is missing, or says the one line that does.
pub(crate) fn prepare(needs: &[Need]) -> Outcome {
    let missing: Vec<&Need> = needs.iter().filter(|need| !(need.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing
        .iter()
        .map(|need| need.what)
        .collect::<Vec<_>>()
        .join(", ");
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|need| need.packages.iter().copied())
        .collect();
    eprintln!("==> missing: {names}");
    if find("apt-get").is_none() {
        return Err(format!(
            "Please install with your system's package manager: {names}."
        ));
    }
    install(&packages)?;
    match missing.iter().find(|need| !(need.there)()) {
        None => Ok(()),
        Some(need) => Err(format!(
            "{} is still missing after its installation.",
            need.what
        )),
    }
}

fn install(packages: &[&str]) -> Outcome {
    let Some(rights) = rights() else {
        let line = packages.join(" ");
        return Err(format!(
            "Type this line once, then try again:\nsudo apt-get update && sudo apt-get install -y {line}"
        ));
    };
    run(apt(rights).arg("update"))?;
    run(apt(rights)
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages))
}

/// The words before `apt-get`: none for root, `sudo` where it asks for no password.
fn rights() -> Option<&'static [&'static str]> {
    if is_root() {
        Some(&["env"])
    } else if works(program("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n", "env"])
    } else {
        None
    }
}

fn apt(rights: &[&str]) -> Command {
    let mut words = rights.iter();
    let mut command = program(words.next().unwrap_or(&"env"));
    command
        .args(words)
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command.args(["-o", "DPkg::Lock::Timeout=120"]);
    command
}

/// Whether this process may do everything.
pub(crate) fn is_root() -> bool {
    output(program("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// The browser of the browser tests.
pub(crate) fn chromium() -> Option<std::path::PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(find)
}

/// Node's major version; playwright wants 20.
pub(crate) fn node_major() -> Option<u32> {
    major(&output(program("node").arg("--version")).ok()?)
}

fn major(version: &str) -> Option<u32> {
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn openssl() -> bool {
    works(program("pkg-config").args(["--exists", "openssl"]))
        || fs::metadata("/usr/include/openssl/ssl.h").is_ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn nodes_version_is_read_from_its_own_words() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("node"), None);
    }
}
