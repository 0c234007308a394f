//! What a person means by what they have typed so far: names that hold it, then names that nearly do.
//!
//! Both sides are read without case, accents and script: `Łódź` is found by `lodz`, `Кедр` by `kedr`.

use memchr::memmem::Finder;
use strsim::osa_distance;

/// Words of a search that count.
const MOST_WORDS: usize = 6;
/// Shorter words are too easily another word.
const SHORTEST: usize = 4;
/// From here on two slips of the finger are forgiven, below one.
const LONG: usize = 8;

/// What stands at a place of a row, best first; the sum over all words typed orders the rows.
const AT_A_BEGINNING: usize = 0;
const INSIDE: usize = 1;
/// And one for each slip.
const NEARLY: usize = 1;

/// The names of a list, ready to be searched.
pub struct Names {
    /// Row after row in the order of their text, a line each.
    text: String,
    rows: Vec<Row>,
    words: Vec<Word>,
}

struct Row {
    id: Box<str>,
    start: usize,
    end: usize,
}

/// A run of letters that may have been meant.
struct Word {
    row: usize,
    start: usize,
    end: usize,
    letters: u32,
}

/// A row that one word of the search fits, and how well.
type Fit = (usize, usize);

fn folded(text: &str) -> String {
    let plain = deunicode::deunicode(text).to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which letters occur, a bit each.
fn letters(word: &str) -> u32 {
    let bits = word
        .bytes()
        .map(|letter| 1_u32 << (letter.wrapping_sub(b'a') % 32));
    bits.fold(0, |all, bit| all | bit)
}

/// How many slips are forgiven in a word; a number is never meant to be another one.
fn slips(word: &str) -> u32 {
    match word.len() {
        length if length < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) => 0,
        length if length < LONG => 1,
        _ => 2,
    }
}

/// The fewest slips between what was typed and a beginning of the word.
fn distance(typed: &str, word: &str, most: usize) -> usize {
    let shortest = typed.len().saturating_sub(most);
    let longest = typed.len().saturating_add(most).min(word.len());
    (shortest..=longest)
        .filter_map(|length| word.get(..length))
        .map(|beginning| osa_distance(typed, beginning))
        .min()
        .unwrap_or(usize::MAX)
}

impl Names {
    /// Of pairs `(id, everything a search looks through)`.
    pub fn new(rows: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut sorted: Vec<(String, String)> = rows
            .into_iter()
            .map(|(id, words)| (folded(&words), id))
            .collect();
        sorted.sort();
        let mut names = Self {
            text: String::with_capacity(sorted.iter().map(|(text, _)| text.len() + 1).sum()),
            rows: Vec::with_capacity(sorted.len()),
            words: Vec::new(),
        };
        for (text, id) in sorted {
            names.push(&text, id);
        }
        names.words.shrink_to_fit();
        names
    }

    fn push(&mut self, text: &str, id: String) {
        let (row, start) = (self.rows.len(), self.text.len());
        let mut at = start;
        for word in text.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
            let run = word.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
            if run.len() >= SHORTEST - 1 {
                self.words.push(Word {
                    row,
                    start: at,
                    end: at + run.len(),
                    letters: letters(run),
                });
            }
            at += word.len();
        }
        self.text.push_str(text);
        self.rows.push(Row {
            id: id.into(),
            start,
            end: self.text.len(),
        });
        self.text.push('\n');
    }

    /// Ids of the rows that hold every word, best first; where they are few, also of those that nearly do.
    pub fn find(&self, typed: &str, most: usize) -> Vec<&str> {
        let typed = folded(typed);
        if typed.is_empty() {
            return self.rows.iter().take(most).map(|row| &*row.id).collect();
        }
        let words: Vec<&str> = typed.split(' ').take(MOST_WORDS).collect();
        let mut fits = all_of(words.iter().map(|word| self.holding(word)));
        if fits.len() < most && words.iter().any(|word| slips(word) > 0) {
            fits = all_of(words.iter().map(|word| self.nearly(word)));
        }
        let mut found: Vec<(usize, bool, usize)> = fits
            .into_iter()
            .map(|(row, rank)| (rank, !self.begins(row, &typed), row))
            .collect();
        if found.len() > most {
            found.select_nth_unstable(most);
            found.truncate(most);
        }
        found.sort_unstable();
        found
            .iter()
            .filter_map(|(_, _, row)| Some(&*self.rows.get(*row)?.id))
            .collect()
    }

    /// Bytes this takes, nearly.
    pub fn size(&self) -> usize {
        let ids: usize = self.rows.iter().map(|row| row.id.len()).sum();
        self.text.len() + ids + size_of_val(&*self.rows) + size_of_val(&*self.words)
    }

    fn begins(&self, row: usize, typed: &str) -> bool {
        let row = self.rows.get(row);
        row.and_then(|row| self.text.get(row.start..))
            .is_some_and(|text| text.starts_with(typed))
    }

    /// Rows with this very text in them.
    fn holding(&self, word: &str) -> Vec<Fit> {
        let mut fits: Vec<Fit> = Vec::new();
        let mut row = 0;
        for at in Finder::new(word).find_iter(self.text.as_bytes()) {
            // Both go forward only: all rows are passed once, however many places there are.
            let passed = self.rows.iter().skip(row);
            row += passed.take_while(|one| one.end < at).count();
            let before = at
                .checked_sub(1)
                .and_then(|at| self.text.as_bytes().get(at));
            let rank = match before {
                Some(letter) if letter.is_ascii_alphanumeric() => INSIDE,
                _ => AT_A_BEGINNING,
            };
            match fits.last_mut() {
                Some((last, best)) if *last == row => *best = rank.min(*best),
                _ => fits.push((row, rank)),
            }
        }
        fits
    }

    /// Those, and rows with a word that differs by a slip or two.
    fn nearly(&self, typed: &str) -> Vec<Fit> {
        let mut fits = self.holding(typed);
        let slips = slips(typed);
        let most = usize::try_from(slips).unwrap_or(0);
        if most == 0 {
            return fits;
        }
        let wanted = letters(typed);
        for word in &self.words {
            if (wanted & !word.letters).count_ones() > slips {
                continue;
            }
            let distance = self
                .text
                .get(word.start..word.end)
                .map_or(usize::MAX, |text| distance(typed, text, most));
            if distance <= most {
                fits.push((word.row, NEARLY + distance));
            }
        }
        fits.sort_unstable();
        fits.dedup_by_key(|(row, _)| *row);
        fits
    }
}

/// The rows that fit every word; each list in the order of its rows.
fn all_of(words: impl Iterator<Item = Vec<Fit>>) -> Vec<Fit> {
    words.reduce(both).unwrap_or_default()
}

fn both(one: Vec<Fit>, other: Vec<Fit>) -> Vec<Fit> {
    let mut other = other.into_iter().peekable();
    one.into_iter()
        .filter_map(|(row, rank)| {
            while other.next_if(|(behind, _)| *behind < row).is_some() {}
            let (_, more) = other.next_if(|(same, _)| *same == row)?;
            Some((row, rank + more))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(all: &[&str]) -> Names {
        Names::new(
            all.iter()
                .map(|name| ((*name).to_owned(), (*name).to_owned())),
        )
    }

    const ALL: [&str; 9] = [
        "Harbor Lights Ltd billing@harbor.example",
        "Bluewater Harbour",
        "Łódź Żabka 4999",
        "Кедр и сыновья",
        "Müller Straßenbau",
        "Café Ångström",
        "LED bollard sku-19999",
        "Lighthouse Keepers",
        "Archaeology Dept",
    ];

    #[test]
    fn accents_case_and_script_do_not_matter() {
        let names = names(&ALL);
        for (typed, meant) in [
            ("LODZ", ALL[2]),
            ("zabka łódź", ALL[2]),
            ("kedr", ALL[3]),
            ("КЕДР", ALL[3]),
            ("muller strassenbau", ALL[4]),
            ("angstrom", ALL[5]),
            ("cafe", ALL[5]),
        ] {
            assert_eq!(names.find(typed, 12).first(), Some(&meant), "{typed}");
        }
    }

    #[test]
    fn slips_of_the_finger_are_forgiven_while_typing() {
        let names = names(&ALL);
        for (typed, meant) in [
            ("lihgt", ALL[0]),
            ("bluwater", ALL[1]),
            ("blaewatre", ALL[1]),
            ("mullre", ALL[4]),
            ("bolard", ALL[6]),
            ("archeology", ALL[8]),
            ("keepers lighthuose", ALL[7]),
        ] {
            assert_eq!(names.find(typed, 12).first(), Some(&meant), "{typed}");
        }
    }

    #[test]
    fn short_words_and_numbers_mean_what_they_say() {
        let names = names(&ALL);
        for typed in ["4998", "sku-19998", "lde", "ltx", "nothing like it"] {
            assert!(names.find(typed, 12).is_empty(), "{typed}");
        }
    }

    #[test]
    fn what_begins_so_comes_first_what_only_looks_like_it_last() {
        let names = names(&["Light", "A Light", "Delight", "Ligth", "Lightning"]);
        assert_eq!(
            names.find("light", 12),
            ["Light", "Lightning", "A Light", "Delight", "Ligth"]
        );
        assert_eq!(names.find("light", 2), ["Light", "Lightning"]);
        assert_eq!(names.find("", 12).len(), 5);
    }

    proptest! {
        /// A piece of each word of a name finds it, and nothing is found that does not hold the pieces.
        #[test]
        fn what_holds_every_word_is_found(
            all in proptest::collection::vec("[a-d]{1,3}( [a-d]{1,3}){0,2}", 1..40),
            typed in "[a-d]{1,2}( [a-d]{1,2}){0,2}",
        ) {
            let pairs = all.iter().enumerate().map(|(at, name)| (at.to_string(), name.clone()));
            let names = Names::new(pairs);
            let mut found: Vec<usize> =
                names.find(&typed, 100).iter().map(|id| id.parse().unwrap()).collect();
            found.sort_unstable();
            let holds = |name: &String| typed.split(' ').all(|word| name.contains(word));
            let expected: Vec<usize> = all
                .iter()
                .enumerate()
                .filter(|(_, name)| holds(name))
                .map(|(at, _)| at)
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
