//! Starting other programs: in the top folder, with what they say shown as it comes.

use crate::{Outcome, root};
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// A program to be run in the top folder.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// `cargo` with these words.
pub(crate) fn cargo(words: &[&str]) -> Command {
    let mut command = program("cargo");
    command.args(words);
    command
}

/// Runs it, shows what it says, and wants it to end well.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let ended = command.status().map_err(|e| cannot_start(command, &e))?;
    if ended.success() {
        Ok(())
    } else {
        Err(format!("failed: {}", spelled(command)))
    }
}

/// Runs it and hands every line of its standard output to `each`, after showing it.
pub(crate) fn run_reading(command: &mut Command, mut each: impl FnMut(&str)) -> Outcome {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| cannot_start(command, &e))?;
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            eprintln!("{line}");
            each(&line);
        }
    }
    let ended = child.wait().map_err(|e| cannot_start(command, &e))?;
    if ended.success() {
        Ok(())
    } else {
        Err(format!("failed: {}", spelled(command)))
    }
}

/// What it says on standard output; nothing is shown unless it fails.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let done = command.output().map_err(|e| cannot_start(command, &e))?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).trim().to_owned());
    }
    let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
    Err(format!("failed: {}\n{said}", spelled(command)))
}

/// Whether it can be started and ends well, without a word.
pub(crate) fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|ended| ended.success())
}

/// The first place in `PATH` that holds this program.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| is_file(file))
}

fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file())
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot run {}: {error}", spelled(command))
}

fn spelled(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
