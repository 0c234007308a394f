//! The made-up long language: English with accents, sixty percent longer, still readable.

use std::borrow::Cow;

/// Letters that are added to a word at its end; more of them are further words.
const AT_MOST: usize = 5;

/// What happens to the words of a message; values inside it stay.
pub(super) fn lengthen(words: &str) -> Cow<'_, str> {
    let letters = words
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    let mut missing = letters.saturating_mul(3).div_ceil(5);
    let mut long = String::with_capacity(words.len().saturating_mul(2));
    for letter in words.chars() {
        let accented = accent(letter);
        long.push(accented);
        if accented != letter && missing > 0 {
            long.push(accented);
            missing = missing.saturating_sub(1);
        }
    }
    // Words without enough vowels get the rest at their end, before a closing space or stop; no word is endless.
    let end = long
        .trim_end_matches([' ', '.', ':', ',', '?', '…', '\n'])
        .len();
    let rest: Vec<String> = (0..missing)
        .step_by(AT_MOST)
        .map(|done| "~".repeat(missing.saturating_sub(done).min(AT_MOST)))
        .collect();
    long.insert_str(end, &rest.join(" "));
    Cow::Owned(long)
}

fn accent(letter: char) -> char {
    match letter {
        'a' => 'á',
        'e' => 'ë',
        'i' => 'ï',
        'o' => 'ö',
        'u' => 'ü',
        'A' => 'Å',
        'E' => 'É',
        'I' => 'Ï',
        'O' => 'Ø',
        'U' => 'Û',
        other => other,
    }
}
