//! A patch of `tests/protections`: which protection it switches off, which test must notice, and the unified diff.
//! Read here and nowhere else: by `cargo protections`, and by the law that every patch still fits the tree.

use std::path::Path;

/// One protection switched off.
pub(crate) struct Patch {
    /// The file's name without its end.
    pub(crate) name: String,
    /// What is switched off, in words.
    pub(crate) off: String,
    /// `lib`, or the name of a target in `tests`.
    pub(crate) target: String,
    /// The full name of the test that must fail.
    pub(crate) test: String,
    hunks: Vec<Hunk>,
}

/// Some lines of one file, before and after.
struct Hunk {
    file: String,
    before: String,
    after: String,
}

impl Patch {
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        Self::parse(&name, &text).map_err(|what| format!("{name}: {what}"))
    }

    fn parse(name: &str, page: &str) -> Result<Self, String> {
        let said = |key: &str| {
            let found = page.lines().find_map(|line| line.strip_prefix(key));
            found
                .map(|rest| rest.trim().to_owned())
                .ok_or_else(|| format!("no line `{key}`"))
        };
        let noticed = said("Noticed-by:")?;
        let (target, test) = noticed
            .split_once(' ')
            .ok_or("`Noticed-by:` wants a target and a test")?;
        let hunks = hunks(page)?;
        if hunks.is_empty() {
            return Err("changes nothing".to_owned());
        }
        Ok(Self {
            name: name.to_owned(),
            off: said("Off:")?,
            target: target.to_owned(),
            test: test.to_owned(),
            hunks,
        })
    }

    /// The files it changes below `root`, each with what it becomes. Every place must be there exactly once: a patch
    /// that could mean two places means none.
    pub(crate) fn changed(&self, root: &Path) -> Result<Vec<(String, String)>, String> {
        let mut files: Vec<(String, String)> = Vec::new();
        for hunk in &self.hunks {
            let known = files.iter().position(|(file, _)| *file == hunk.file);
            let text = match known {
                Some(at) => files.remove(at).1,
                None => std::fs::read_to_string(root.join(&hunk.file))
                    .map_err(|error| format!("{}: {}: {error}", self.name, hunk.file))?,
            };
            let places = text.matches(&hunk.before).count();
            if places != 1 {
                let (name, file) = (&self.name, &hunk.file);
                return Err(format!(
                    "{name}: in {file} the lines it changes are there {places} times:\n{}",
                    hunk.before
                ));
            }
            files.push((
                hunk.file.clone(),
                text.replacen(&hunk.before, &hunk.after, 1),
            ));
        }
        Ok(files)
    }
}

fn hunks(text: &str) -> Result<Vec<Hunk>, String> {
    let mut found: Vec<Hunk> = Vec::new();
    let (mut file, mut inside) = (String::new(), false);
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("+++ b/") {
            path.clone_into(&mut file);
            inside = false;
        } else if line.starts_with("diff ") || line.starts_with("--- a/") {
            inside = false;
        } else if line.starts_with("@@ ") {
            inside = true;
            found.push(Hunk {
                file: file.clone(),
                before: String::new(),
                after: String::new(),
            });
        } else if inside {
            let hunk = found.last_mut().ok_or("a line outside")?;
            let (sign, rest) = line.split_at_checked(1).unwrap_or((" ", ""));
            for (signs, side) in [(" -", &mut hunk.before), (" +", &mut hunk.after)] {
                if signs.contains(sign) {
                    side.push_str(rest);
                    side.push('\n');
                }
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::Patch;

    const TEXT: &str = "Off: the door is shut\nNoticed-by: it doors::walk\n\n\
        diff --git a/src/a.rs b/src/a.rs\n--- a/src/a.rs\n+++ b/src/a.rs\n@@ -1,3 +1,2 @@ fn a()\n one\n-two\n three\n\
        --- a/src/b.rs\n+++ b/src/b.rs\n@@ -1 +1 @@\n-four\n+five\n";

    #[test]
    fn a_patch_says_what_is_off_and_who_notices() {
        let patch = Patch::parse("door", TEXT).unwrap_or_else(|what| unreachable!("{what}"));
        assert_eq!(patch.off, "the door is shut");
        assert_eq!((&*patch.target, &*patch.test), ("it", "doors::walk"));
        let hunks = patch.hunks.iter();
        let sides: Vec<_> = hunks
            .map(|hunk| (&*hunk.file, &*hunk.before, &*hunk.after))
            .collect();
        let expected = [
            ("src/a.rs", "one\ntwo\nthree\n", "one\nthree\n"),
            ("src/b.rs", "four\n", "five\n"),
        ];
        assert_eq!(sides, expected);
        assert!(Patch::parse("none", "Off: x\nNoticed-by: it y\n").is_err());
    }
}
