//! Tax numbers, of which QuickBooks shows only the end (`quickbooks.md` 5.3).

/// How far two tax numbers agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    Whole,
    /// All that is visible of a masked one.
    End,
    None,
}

/// Fewer visible signs than these prove nothing.
const TELLING: usize = 4;

/// Capital letters and digits: what a person writes with blanks, dots and dashes is the same number.
fn bare(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// What is visible behind the mask, if it is masked.
pub fn visible_end(number: &str) -> Option<String> {
    let number = number.trim();
    let mask = |c: char| matches!(c, 'X' | 'x' | '*' | '•' | '●' | '#');
    let behind = number.trim_start_matches(mask);
    let hidden = number.chars().count() - behind.chars().count();
    (hidden >= 4).then(|| bare(behind))
}

/// Nothing can be said where one of them is empty or too little is visible.
pub fn agreement(ours: &str, theirs: &str) -> Option<Agreement> {
    let ours = bare(ours);
    if ours.is_empty() {
        return None;
    }
    let Some(end) = visible_end(theirs) else {
        let theirs = bare(theirs);
        return (!theirs.is_empty()).then_some(if ours == theirs {
            Agreement::Whole
        } else {
            Agreement::None
        });
    };
    (end.chars().count() >= TELLING).then_some(if ours.ends_with(&end) {
        Agreement::End
    } else {
        Agreement::None
    })
}

/// How a customer with this number is found in our copy: as written, bare, and by the end that a mask leaves.
pub(super) fn search_words(number: &str) -> Vec<String> {
    let bare = bare(number).to_lowercase();
    let letters: Vec<char> = bare.chars().collect();
    let end = letters
        .len()
        .checked_sub(5)
        .and_then(|from| letters.get(from..));
    let written = super::customer::search_form(number);
    [
        Some(written),
        Some(bare.clone()),
        end.map(|end| end.iter().collect()),
    ]
    .into_iter()
    .flatten()
    .filter(|word: &String| word.chars().count() >= TELLING)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_number_is_compared_by_its_end() {
        assert_eq!(
            agreement("DE 811 907 980", "DE811907980"),
            Some(Agreement::Whole)
        );
        assert_eq!(
            agreement("DE 811 907 980", "XXXXXX07980"),
            Some(Agreement::End)
        );
        assert_eq!(
            agreement("DE 811 907 980", "XXXXXX07981"),
            Some(Agreement::None)
        );
        assert_eq!(agreement("DE 811 907 980", "******"), None);
        assert_eq!(agreement("", "XXXXXX07980"), None);
        assert_eq!(agreement("DE1", ""), None);
        assert_eq!(visible_end("XXXXXX07980").as_deref(), Some("07980"));
        assert_eq!(visible_end("X1234567L"), None);
    }

    #[test]
    fn a_number_is_searched_as_written_bare_and_by_its_end() {
        assert_eq!(
            search_words("EE 101234567"),
            ["ee 101234567", "ee101234567", "34567"]
        );
        assert!(search_words("12").is_empty());
    }
}
