//! Everything about a form that our own data can tell QuickBooks would refuse.

use std::collections::BTreeSet;

use super::currency_view::open_question;
use super::open_form::{Ground, Kept};
use super::read_form::ReadForm;
use crate::domain::books::BooksItem;
use crate::domain::check;
use crate::domain::customer::CustomerChoice;
use crate::domain::draft::{DraftLine, LineKind};
use crate::domain::extras::{self, Offered};
use crate::domain::ids::CompanyId;
use crate::domain::invoice::next_number;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::storage::{Db, Result as Stored, books, invoices};

/// How many numbers are tried until one is free.
const MOST_TRIES: usize = 50;

/// What was typed wrongly, and what is wrong with what was understood: each place once, in the order of the form.
pub(super) fn all(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    kept: &Kept,
    read: &ReadForm,
) -> Stored<Vec<FieldError>> {
    let mut found = read.errors.clone();
    let mut say = |place: Place, problem: Problem| {
        if !found.iter().any(|known| known.place == place) {
            found.push(FieldError { place, problem });
        }
    };
    if kept.newer.is_some() {
        say(Place::Form, Problem::DealChanged);
    }
    let draft = &read.draft;
    if let Some((from, to)) = open_question(kept, draft) {
        let from = from.code().to_owned();
        say(Place::Conversion, Problem::NotConverted { from, to });
    }
    for error in check::check(draft, &ground.profile, &ground.codes) {
        say(error.place, error.problem);
    }
    let Ground {
        profile, choices, ..
    } = ground;
    let offered = Offered {
        terms: &choices.terms,
        classes: &choices.classes,
        locations: &choices.locations,
    };
    extras::check(&draft.extras, profile, offered, &mut say);
    let active = read
        .customer
        .as_ref()
        .is_some_and(|customer| customer.active);
    if matches!(draft.customer, CustomerChoice::Existing { .. }) && !active {
        say(Place::Customer, Problem::CustomerGone);
    }
    for at in gone_items(db, company, ground, &draft.lines)? {
        say(Place::LineItem(at), Problem::ItemGone);
    }
    let number = draft.number.trim();
    if ground.profile.custom_numbers
        && !number.is_empty()
        && invoices::has_number(db, company, &ground.realm, number)?
    {
        say(Place::Number, Problem::NumberUsed(number.to_owned()));
    }
    found.sort_by_key(|error| error.place.rank());
    Ok(found)
}

/// Lines whose item cannot be sold any more.
fn gone_items(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    lines: &[DraftLine],
) -> Stored<Vec<usize>> {
    let wanted: BTreeSet<&str> = lines
        .iter()
        .filter(|line| line.kind == LineKind::Item)
        .filter_map(|line| Some(line.item.as_ref()?.as_str()))
        .collect();
    let wanted: Vec<&str> = wanted.into_iter().collect();
    let known = books::some::<BooksItem>(db, company, &ground.realm, &wanted)?;
    let sold = |id: &str| {
        known
            .iter()
            .any(|item| item.id.as_str() == id && item.is_sellable())
    };
    let gone = |line: &DraftLine| match (&line.kind, &line.item) {
        (LineKind::Item, Some(id)) => !sold(id.as_str()),
        (LineKind::Bundle, Some(_)) => line.parts.is_empty(),
        _ => false,
    };
    let gone = lines.iter().enumerate().filter(|(_, line)| gone(line));
    Ok(gone.map(|(at, _)| at).collect())
}

/// The next number that none of our invoices has, where the one that was typed is taken.
pub(super) fn free_number(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    found: &[FieldError],
) -> Stored<Option<String>> {
    let taken = found.iter().find_map(|error| match &error.problem {
        Problem::NumberUsed(number) => Some(number.clone()),
        _ => None,
    });
    let mut number = taken.as_deref().and_then(next_number);
    for _ in 0..MOST_TRIES {
        let Some(one) = number else { return Ok(None) };
        if !invoices::has_number(db, company, &ground.realm, &one)? {
            return Ok(Some(one));
        }
        number = next_number(&one);
    }
    Ok(None)
}
