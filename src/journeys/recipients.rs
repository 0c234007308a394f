//! Whom a mail goes to, as people type it.

use super::actions::Why;
use crate::domain::check::is_email;

/// Longest list of addresses QuickBooks takes (`quickbooks.md` 5.2.1).
const MOST_CHARACTERS: usize = 100;

pub(super) fn split(to: &str) -> impl Iterator<Item = &str> {
    to.split([',', ';', '\n'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
}

/// Each once, separated by commas.
pub(super) fn read(to: &str) -> Result<String, Why> {
    let mut all: Vec<&str> = Vec::new();
    for one in split(to) {
        if !is_email(one) {
            return Err(Why::NotAnEmail);
        }
        if !all.iter().any(|known| known.eq_ignore_ascii_case(one)) {
            all.push(one);
        }
    }
    if all.is_empty() {
        return Err(Why::NotAnEmail);
    }
    let to = all.join(",");
    let (length, most) = (to.chars().count(), MOST_CHARACTERS);
    if length > most {
        return Err(Why::TooLong { length, most });
    }
    Ok(to)
}
