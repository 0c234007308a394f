//! The less usual details of an invoice: terms, class, location, the company's own fields.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::books::{BooksProfile, Term};
use super::check::{Say, too_long};
use super::form::FormInput;
use super::preset::Named;
use super::problem::{Place, Problem};

/// As typed and as sent: ids of the lists, texts by the number of the own field.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Extras {
    pub term: String,
    pub class: String,
    pub location: String,
    /// `1` to `3` → what was typed.
    pub own: BTreeMap<String, String>,
}

impl Extras {
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let own = |text: &str| text.trim().to_owned();
        Self {
            term: own(&self.term),
            class: own(&self.class),
            location: own(&self.location),
            own: self
                .own
                .iter()
                .map(|(id, text)| (id.clone(), own(text)))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
        }
    }
}

/// Characters of an own field (`quickbooks.md` 5.1).
const MOST_OWN: usize = 31;

/// What the company's lists offer.
#[derive(Debug, Clone, Copy)]
pub struct Offered<'a> {
    pub terms: &'a [Term],
    pub classes: &'a [Named],
    pub locations: &'a [Named],
}

/// What QuickBooks would refuse, or drop without a word.
pub fn check(extras: &Extras, books: &BooksProfile, offered: Offered<'_>, say: &mut Say<'_>) {
    let gone = |id: &str, known: bool| !id.is_empty() && !known;
    let named = |list: &[Named], id: &str| list.iter().any(|one| one.id == id);
    let term = &extras.term;
    if gone(term, offered.terms.iter().any(|one| one.id == *term)) {
        say(Place::Term, Problem::NotInList);
    }
    if books.classes && gone(&extras.class, named(offered.classes, &extras.class)) {
        say(Place::Class, Problem::NotInList);
    }
    if books.locations && gone(&extras.location, named(offered.locations, &extras.location)) {
        say(Place::Location, Problem::NotInList);
    }
    for field in &books.own_fields {
        if let (Some(text), Ok(number)) = (extras.own.get(&field.id), field.id.parse()) {
            too_long(text, MOST_OWN, Place::Own(number), say);
        }
    }
}

/// Brings terms and due date to agree: chosen terms say when it is due, a date typed otherwise leaves them.
pub fn agree(input: &mut FormInput, terms: &[Term]) {
    let chosen = terms.iter().find(|one| one.id == input.extras.term.trim());
    let issued = input.issued.trim().parse::<NaiveDate>().ok();
    let Some(due) = chosen.zip(issued).and_then(|(term, day)| term.due(day)) else {
        return;
    };
    let typed = input.due.trim();
    if typed.is_empty() {
        input.due = due.to_string();
    } else if typed.parse() != Ok(due) {
        input.extras.term.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(term: &str, due: &str) -> FormInput {
        let mut input = FormInput {
            issued: "2026-11-23".into(),
            due: due.into(),
            ..FormInput::default()
        };
        input.extras.term = term.into();
        let terms = [Term {
            id: "3".into(),
            name: "Net 30".into(),
            due_days: Some(30),
            day_of_month: None,
            grace_days: 0,
            active: true,
        }];
        agree(&mut input, &terms);
        input
    }

    #[test]
    fn terms_and_due_date_never_disagree() {
        let of = |term, due| {
            let input = typed(term, due);
            (input.extras.term, input.due)
        };
        let own = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(of("3", ""), own("3", "2026-12-23"));
        assert_eq!(of("3", "2026-12-23"), own("3", "2026-12-23"));
        assert_eq!(of("3", "2026-12-24"), own("", "2026-12-24"));
        assert_eq!(of("", ""), own("", ""));
        assert_eq!(of("9", ""), own("9", ""));
    }
}
