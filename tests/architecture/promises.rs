//! `docs/PROMISES.md` names tests that exist, `docs/SECURITY.md` tests and files.

use std::collections::BTreeSet;

use crate::{files, root};

/// Functions under a test attribute.
pub(crate) fn tests() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let sources = ["src", "tests"].map(|room| files(&root().join(room), ".rs"));
    for path in sources.concat() {
        let text = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            let is_test = line.starts_with("#[test") || line.contains("::test");
            if !is_test || !line.starts_with("#[") {
                continue;
            }
            let name = lines[at + 1..]
                .iter()
                .take(3)
                .find_map(|next| next.split_once("fn "))
                .and_then(|(_, rest)| rest.split('(').next());
            found.extend(name.map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let tests = tests();
    let page = include_str!("../../docs/PROMISES.md");
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'));
    let mut count = 0;
    for row in rows {
        let last = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let names: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test keeps this: {row}");
        for name in names {
            assert!(tests.contains(name), "there is no test {name}");
            count += 1;
        }
    }
    assert!(count > 80, "{count}");
}

/// What may stand in place of a proof, and must say why.
const WITHOUT_PROOF: [&str; 3] = ["open: ", "operator: ", "not applicable: "];

#[test]
fn every_security_row_names_its_proof() {
    let tests = tests();
    let page = include_str!("../../docs/SECURITY.md");
    let (_, page) = page.split_once("## Intuit").unwrap();
    let rows = page.lines().filter(|line| {
        line.starts_with("| ") && !line.starts_with("| ---") && !line.ends_with("| proof |")
    });
    let (mut proven, mut open) = (0, 0);
    for row in rows {
        let last = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let named: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        for name in &named {
            let there = if name.contains(['/', '.']) {
                root().join(name).exists()
            } else {
                tests.contains(*name)
            };
            assert!(there, "there is no {name}: {row}");
        }
        if named.is_empty() {
            let says = WITHOUT_PROOF.iter().any(|word| last.starts_with(word));
            assert!(says, "neither a proof nor a reason: {row}");
            open += usize::from(last.starts_with(WITHOUT_PROOF[0]));
        }
        proven += named.len();
    }
    assert!(proven > 150, "{proven}");
    assert!(open < 30, "{open} rows are open");
}
