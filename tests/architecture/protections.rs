//! The patches of `tests/protections` fit the tree, and the tests that must notice them exist.

use crate::promises::tests;
use crate::{assert_none, files, root};

#[path = "../../xtask/src/patch.rs"]
mod patch;

use patch::Patch;

#[test]
fn every_protection_can_be_switched_off_and_names_a_test_that_exists() {
    let (tests, mut wrong) = (tests(), Vec::new());
    let paths = files(&root().join("tests/protections"), ".patch");
    for path in &paths {
        let patch = match Patch::read(path) {
            Ok(patch) => patch,
            Err(what) => {
                wrong.push(what);
                continue;
            }
        };
        if let Err(what) = patch.changed(root()) {
            wrong.push(what);
        }
        let name = patch.test.rsplit("::").next().unwrap();
        if !tests.contains(name) {
            wrong.push(format!("{}: there is no test {name}", patch.name));
        }
        if patch.off.is_empty() || !["lib", "it", "architecture"].contains(&&*patch.target) {
            wrong.push(format!("{}: what is off, and who notices?", patch.name));
        }
    }
    assert_none(&wrong);
    assert!(paths.len() > 40, "{}", paths.len());
}
