//! Reads Rust source just far enough to see which paths it names. Comments and texts do not count.

/// A path as written out in full: `use a::{b, c::d}` names `a::b` and `a::c::d`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) segments: Vec<String>,
    /// How many `super` in front, less the inline modules they only climb out of.
    pub(crate) supers: usize,
    /// Whether it stands in a `use`.
    pub(crate) used: bool,
}

/// Words, `::`, and single signs.
pub(crate) fn tokens(source: &str) -> Vec<String> {
    let letters: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let rest = &letters[at..];
        if letter.is_whitespace() {
            at += 1;
        } else if let Some(length) = silent(rest) {
            at += length;
        } else if letter.is_alphanumeric() || letter == '_' {
            let length = rest
                .iter()
                .take_while(|l| l.is_alphanumeric() || **l == '_')
                .count();
            tokens.push(rest[..length].iter().collect());
            at += length;
        } else if rest.starts_with(&[':', ':']) {
            tokens.push("::".to_owned());
            at += 2;
        } else {
            tokens.push(letter.to_string());
            at += 1;
        }
    }
    tokens
}

/// The length of a comment, a text or a character that begins here.
fn silent(rest: &[char]) -> Option<usize> {
    let until = |from: usize, end: &[char]| {
        let place = rest[from..].windows(end.len()).position(|part| part == end);
        place.map_or(rest.len(), |place| from + place + end.len())
    };
    match rest {
        ['/', '/', ..] => Some(until(2, &['\n'])),
        ['/', '*', ..] => Some(until(2, &['*', '/'])),
        ['"', ..] => Some(quoted(rest, 1)),
        ['b', '"', ..] => Some(quoted(rest, 2)),
        ['r', '"', ..] => Some(until(2, &['"'])),
        ['r', '#', '"', ..] => Some(until(3, &['"', '#'])),
        ['r', '#', '#', '"', ..] => Some(until(4, &['"', '#', '#'])),
        ['\'', '\\', _, ..] => Some(until(3, &['\''])),
        ['\'', _, '\'', ..] => Some(3),
        _ => None,
    }
}

fn quoted(rest: &[char], from: usize) -> usize {
    let mut at = from;
    while let Some(letter) = rest.get(at) {
        match letter {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// Every path the source names, with at least two segments or inside a `use`.
pub(crate) fn named(source: &str) -> Vec<Named> {
    let tokens = tokens(source);
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        found: Vec::new(),
        depth: 0,
        inline: vec![],
    };
    reader.read();
    reader.found
}

struct Reader<'a> {
    tokens: &'a [String],
    at: usize,
    found: Vec<Named>,
    depth: usize,
    /// The brace depths at which inline modules began.
    inline: Vec<usize>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", String::as_str)
    }

    fn read(&mut self) {
        let mut used = false;
        while self.at < self.tokens.len() {
            match self.peek(0) {
                "{" => self.depth += 1,
                "}" => {
                    self.depth = self.depth.saturating_sub(1);
                    self.inline.retain(|began| *began < self.depth + 1);
                }
                "mod" if self.peek(2) == "{" => self.inline.push(self.depth + 1),
                ";" => used = false,
                "use" => used = true,
                word if is_word(word) => {
                    self.path(Vec::new(), used);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Reads `a::b::{c, d::e}` from here and notes every path in it.
    fn path(&mut self, mut segments: Vec<String>, used: bool) {
        loop {
            match self.peek(0) {
                "{" if used => return self.group(&segments),
                "*" if used => segments.push("*".to_owned()),
                word if is_word(word) => segments.push(word.to_owned()),
                _ => break,
            }
            self.at += 1;
            if self.peek(0) != "::" {
                break;
            }
            self.at += 1;
        }
        if used && self.peek(0) == "as" {
            self.at += 2;
        }
        self.note(segments, used);
    }

    fn group(&mut self, front: &[String]) {
        self.at += 1;
        while self.at < self.tokens.len() && self.peek(0) != "}" {
            if self.peek(0) == "," {
                self.at += 1;
            } else {
                self.path(front.to_vec(), true);
            }
        }
        self.at += 1;
    }

    fn note(&mut self, mut segments: Vec<String>, used: bool) {
        let climbs = segments
            .iter()
            .take_while(|segment| *segment == "super")
            .count();
        if climbs == 0 && segments.len() < 2 && !used {
            return;
        }
        segments.drain(..climbs);
        let supers = climbs.saturating_sub(self.inline.len());
        if climbs == 0 || supers > 0 {
            self.found.push(Named {
                segments,
                supers,
                used,
            });
        }
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::named;

    fn spelled(source: &str) -> Vec<String> {
        let all = named(source).into_iter();
        all.map(|path| "super::".repeat(path.supers) + &path.segments.join("::"))
            .collect()
    }

    #[test]
    fn groups_are_written_out() {
        let source = "use crate::{domain::Money, storage::{self, jobs as j}}; use std::env;";
        let expected = [
            "crate::domain::Money",
            "crate::storage::self",
            "crate::storage::jobs",
            "std::env",
        ];
        assert_eq!(spelled(source), expected);
    }

    #[test]
    fn paths_in_code_count_and_words_in_comments_and_texts_do_not() {
        let source = r##"
            /// crate::web::doc
            fn a() -> crate::domain::Money { /* crate::web */ b("crate::web::x \" ", 'c', b"crate::web") }
            fn c<'a>(x: &'a str) { d(r#"crate::web::y"#); reqwest::get(x) }
        "##;
        assert_eq!(spelled(source), ["crate::domain::Money", "reqwest::get"]);
    }

    #[test]
    fn super_counts_only_where_it_leaves_the_file() {
        let source =
            "use super::wire::X; mod tests { use super::Y; use super::super::Z; } super::a()";
        assert_eq!(spelled(source), ["super::wire::X", "super::Z", "super::a"]);
    }
}
