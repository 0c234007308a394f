//! `cargo protections`: switches off one protection after the other in a copy of the tree and wants the test that is
//! named for it to fail. A protection whose loss no test notices is none.

use crate::patch::Patch;
use crate::shell::{cargo, output, program};
use crate::{Outcome, machine, root, web};
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// How a patch ended.
enum End {
    Noticed,
    Survived,
    /// No verdict: it fits no more, does not compile, or its test did not come to an end.
    Broken(String),
}

/// All of them, or those whose names are given.
pub(crate) fn switch_off(names: &[OsString]) -> Outcome {
    machine::prepare(machine::TO_BUILD)?;
    web::fetch()?;
    let patches = chosen(names)?;
    let copy = Copy::make()?;
    copy.all_green(&patches)?;
    let mut rows = Vec::new();
    for patch in &patches {
        let began = Instant::now();
        let end = copy.without(patch);
        let (word, detail) = match &end {
            End::Noticed => ("noticed", String::new()),
            End::Survived => ("NOT NOTICED", String::new()),
            End::Broken(what) => ("NO VERDICT", format!("\n{what}")),
        };
        let row = format!("{:<28} {:<11} {}", patch.name, word, patch.test);
        eprintln!("==> {row}, {} s{detail}", began.elapsed().as_secs());
        rows.push((matches!(end, End::Noticed), row, &patch.off));
    }
    let noticed = rows.iter().filter(|(noticed, ..)| *noticed).count();
    eprintln!();
    for (_, row, off) in &rows {
        eprintln!("{row}\n    off: {off}");
    }
    let sentence = format!("{noticed} of {} noticed", rows.len());
    if noticed == rows.len() {
        eprintln!("{sentence}");
        return Ok(());
    }
    Err(sentence)
}

fn chosen(names: &[OsString]) -> Outcome<Vec<Patch>> {
    let folder = root().join("tests/protections");
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        let wanted = names.is_empty()
            || names
                .iter()
                .any(|name| path.file_stem() == Some(name.as_os_str()));
        if wanted && path.extension() == Some(OsStr::new("patch")) {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() || (!names.is_empty() && paths.len() != names.len()) {
        return Err(format!("no such patch in {}", folder.display()));
    }
    paths.iter().map(|path| Patch::read(path)).collect()
}

/// The tree as it is now, commits or not, beside its own built things.
struct Copy {
    tree: PathBuf,
    target: PathBuf,
}

impl Copy {
    fn make() -> Outcome<Self> {
        let home = root().join("target/protections");
        let copy = Self {
            tree: home.join("tree"),
            target: home.join("target"),
        };
        let files = output(program("git").args(LIST))?;
        let files: BTreeSet<&str> = files.split('\0').filter(|file| !file.is_empty()).collect();
        for file in &files {
            copy.bring(file)?;
        }
        copy.forget_others(&files)?;
        let packages = copy.tree.join("web/node_modules");
        if !packages.exists() {
            std::os::unix::fs::symlink(root().join("web/node_modules"), packages)
                .map_err(|e| e.to_string())?;
        }
        Ok(copy)
    }

    /// Only what differs is written, so that what was built of the rest stays.
    fn bring(&self, file: &str) -> Outcome {
        let Ok(now) = fs::read(root().join(file)) else {
            return Ok(()); // removed and not committed
        };
        let place = self.tree.join(file);
        if fs::read(&place).is_ok_and(|before| before == now) {
            return Ok(());
        }
        let folder = place.parent().unwrap_or(&self.tree);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&place, now))
            .map_err(|e| format!("{file}: {e}"))?;
        fs::metadata(root().join(file))
            .and_then(|of| fs::set_permissions(&place, of.permissions()))
            .map_err(|e| format!("{file}: {e}"))
    }

    fn forget_others(&self, files: &BTreeSet<&str>) -> Outcome {
        for room in ["src", "tests", "simulators", "migrations", "locales"] {
            for path in below(&self.tree.join(room)) {
                let name = path.strip_prefix(&self.tree).unwrap_or(&path);
                let kept = name.to_str().is_some_and(|name| files.contains(name))
                    && root().join(name).exists();
                if !kept {
                    fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
                }
            }
        }
        Ok(())
    }

    fn cargo(&self, words: &[&str]) -> Command {
        let mut command = cargo(words);
        command
            .current_dir(&self.tree)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("TEST_DATABASE_URL");
        command
    }

    fn build(&self, target: &str) -> Outcome {
        let of = of(target);
        let words = [
            &["test", "--quiet", "--package", "dealbooks", "--no-run"],
            &*of,
        ]
        .concat();
        output(&mut self.cargo(&words)).map(drop)
    }

    /// What these tests said, each by its own line.
    fn run(&self, target: &str, tests: &[&str]) -> Outcome<String> {
        let of = of(target);
        let front = [
            &["test", "--package", "dealbooks"],
            &*of,
            &["--", "--exact"],
        ]
        .concat();
        let done = self
            .cargo(&[&*front, tests].concat())
            .output()
            .map_err(|e| e.to_string())?;
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    }

    /// A test that is red or missing anyway cannot notice anything.
    fn all_green(&self, patches: &[Patch]) -> Outcome {
        let targets: BTreeSet<&str> = patches.iter().map(|patch| &*patch.target).collect();
        for target in targets {
            let of = patches.iter().filter(|patch| patch.target == target);
            let tests: BTreeSet<&str> = of.map(|patch| &*patch.test).collect();
            eprintln!("==> nothing switched off, {target}: {} tests", tests.len());
            self.build(target)?;
            let said = self.run(target, &tests.iter().copied().collect::<Vec<_>>())?;
            if let Some(test) = tests.iter().find(|test| verdict(&said, test) != Some(true)) {
                return Err(format!(
                    "{test} is not green before anything is switched off\n{said}"
                ));
            }
        }
        Ok(())
    }

    fn without(&self, patch: &Patch) -> End {
        let changed = match patch.changed(&root()) {
            Ok(changed) => changed,
            Err(what) => return End::Broken(what),
        };
        let written = changed.iter().try_for_each(|(file, text)| {
            fs::write(self.tree.join(file), text).map_err(|e| format!("{file}: {e}"))
        });
        let end = written
            .and_then(|()| self.build(&patch.target))
            .and_then(|()| self.run(&patch.target, &[&*patch.test]));
        let restored = changed.iter().try_for_each(|(file, _)| self.bring(file));
        match end.and_then(|said| restored.map(|()| said)) {
            Err(what) => End::Broken(what),
            Ok(said) => match verdict(&said, &patch.test) {
                Some(false) => End::Noticed,
                Some(true) => End::Survived,
                None => End::Broken(said),
            },
        }
    }
}

const LIST: [&str; 5] = [
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
];

fn of(target: &str) -> Vec<&str> {
    if target == "lib" {
        vec!["--lib"]
    } else {
        vec!["--test", target]
    }
}

/// Whether the test passed, by its line; nothing if it did not come to an end.
fn verdict(said: &str, test: &str) -> Option<bool> {
    let line = format!("test {test} ... ");
    let word = said.lines().find_map(|one| one.strip_prefix(&line))?;
    match word {
        "ok" => Some(true),
        "FAILED" => Some(false),
        _ => None,
    }
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::verdict;

    #[test]
    fn only_the_tests_own_line_counts() {
        let said = "running 2 tests\ntest a::b ... ok\ntest a::bc ... FAILED\n";
        assert_eq!(verdict(said, "a::b"), Some(true));
        assert_eq!(verdict(said, "a::bc"), Some(false));
        assert_eq!(verdict(said, "b"), None);
    }
}
