//! The page's JavaScript packages: fetched by lockfile, when the lockfile is newer than what is there.

use crate::shell::{program, run};
use crate::{Outcome, root};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Fetches the packages of `web/package-lock.json` unless they are there already.
pub(crate) fn fetch() -> Outcome {
    if fresh(&root().join("web")) {
        return Ok(());
    }
    eprintln!("==> npm packages");
    // No package here needs its install script, so none is let run.
    let words = [
        "ci",
        "--prefix",
        "web",
        "--ignore-scripts",
        "--include=dev",
        "--no-audit",
    ];
    run(program("npm").args(words))
}

/// npm leaves its own copy of the lockfile inside `node_modules`.
fn fresh(web: &Path) -> bool {
    let changed = |file: &str| -> Option<SystemTime> {
        fs::metadata(web.join(file))
            .and_then(|found| found.modified())
            .ok()
    };
    match (
        changed("package-lock.json"),
        changed("node_modules/.package-lock.json"),
    ) {
        (Some(ours), Some(theirs)) => theirs >= ours,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::fresh;
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    #[test]
    fn packages_are_fetched_when_missing_or_older_than_the_lockfile() {
        let web = std::env::temp_dir().join(format!("xtask-web-{}", std::process::id()));
        fs::create_dir_all(web.join("node_modules")).unwrap();
        assert!(!fresh(&web));

        let ours = File::create(web.join("package-lock.json")).unwrap();
        assert!(!fresh(&web));

        let theirs = File::create(web.join("node_modules/.package-lock.json")).unwrap();
        let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        ours.set_modified(noon).unwrap();
        theirs.set_modified(noon).unwrap();
        assert!(fresh(&web));

        ours.set_modified(noon + Duration::from_secs(1)).unwrap();
        assert!(!fresh(&web));
        fs::remove_dir_all(&web).unwrap();
    }
}
