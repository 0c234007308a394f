//! Runs one check after the other, shows progress, and counts what passed and what failed.

use crate::Outcome;
use crate::shell::{run, run_reading};
use std::process::Command;
use std::time::Instant;

/// How many checks and tests ended how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// One check that counts as one.
    pub(crate) fn check(&mut self, title: &str, command: &mut Command) -> Outcome {
        self.step(title, || run(command))
    }

    /// One check of our own.
    pub(crate) fn step(&mut self, title: &str, work: impl FnOnce() -> Outcome) -> Outcome {
        let began = announce(title);
        let ended = work();
        if ended.is_ok() {
            self.passed = self.passed.saturating_add(1);
        } else {
            self.failed = self.failed.saturating_add(1);
        }
        close(title, began, ended)
    }

    /// A run of tests; each test counts. Understands `cargo test` and `node --test`.
    pub(crate) fn tests(&mut self, title: &str, command: &mut Command) -> Outcome {
        let began = announce(title);
        let before = self.failed;
        let ended = run_reading(command, |line| self.count(line));
        if ended.is_err() && self.failed == before {
            self.failed = self.failed.saturating_add(1); // it did not even compile, or crashed
        }
        close(title, began, ended)
    }

    fn count(&mut self, line: &str) {
        if let Some(numbers) = line.trim().strip_prefix("test result: ") {
            for part in numbers.split([';', '.']) {
                self.add(part.split_whitespace().rev());
            }
        } else if let Some(rest) = line
            .trim()
            .strip_prefix("# ")
            .or(line.trim().strip_prefix("ℹ "))
        {
            self.add(rest.split_whitespace());
        }
    }

    /// `passed 12`, `failed 0` (turned around from cargo's), `pass 12`, `fail 0`.
    fn add<'a>(&mut self, mut words: impl Iterator<Item = &'a str>) {
        let (Some(word), Some(Ok(number))) = (words.next(), words.next().map(str::parse::<u64>))
        else {
            return;
        };
        match word {
            "passed" | "pass" => self.passed = self.passed.saturating_add(number),
            "failed" | "fail" => self.failed = self.failed.saturating_add(number),
            _ => {}
        }
    }
}

/// Something that is not done here, and why.
pub(crate) fn skipped(title: &str, reason: &str) {
    eprintln!("==> {title}: skipped, {reason}");
}

fn announce(title: &str) -> Instant {
    eprintln!("==> {title}");
    Instant::now()
}

fn close(title: &str, began: Instant, ended: Outcome) -> Outcome {
    let verdict = if ended.is_ok() { "ok" } else { "RED" };
    eprintln!("==> {title}: {verdict}, {} s", began.elapsed().as_secs());
    ended
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn cargos_and_nodes_summaries_are_counted() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
            "ℹ tests 5",
            "ℹ pass 5",
            "# pass 1",
            "# fail 1",
            "10 passed",
        ] {
            tally.count(line);
        }
        assert_eq!(
            tally,
            Tally {
                passed: 13,
                failed: 3
            }
        );
    }

    #[test]
    fn a_run_that_breaks_before_its_first_test_is_a_failure() {
        let mut tally = Tally::default();
        assert!(
            tally
                .tests("broken", &mut crate::shell::program("false"))
                .is_err()
        );
        assert_eq!(
            tally,
            Tally {
                passed: 0,
                failed: 1
            }
        );
    }
}
