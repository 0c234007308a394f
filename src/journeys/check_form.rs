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
use crate::domain::invoice::{highest_number, next_number, number_head};
use crate::domain::problem::{FieldError, Place, Problem};
use crate::storage::{Db, Result as Stored, books, numbers};

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
        && numbers::has(db, company, &ground.realm, number)?
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

/// The next number that none of our invoices has or asks for, where the one that was typed is taken.
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
    match taken {
        Some(taken) => free_after(db, company, ground, &taken),
        None => Ok(None),
    }
}

/// Where the company gives its own numbers: the highest we know of the kind that its newest invoice has.
///
/// QuickBooks is not asked: a number that we do not know of is refused there, and the next one offered.
pub(super) fn last_number(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
) -> Stored<Option<String>> {
    if !ground.profile.custom_numbers {
        return Ok(None);
    }
    let ours = numbers::newest(db, company, &ground.realm)?;
    let known = [ours, ground.profile.last_number.clone()];
    // Ids are numbers as text: the longer one is the newer one.
    let newest = known
        .into_iter()
        .flatten()
        .max_by_key(|one| (one.invoice.len(), one.invoice.clone()));
    let Some(newest) = newest.map(|one| one.number) else {
        return Ok(None);
    };
    let head = number_head(&newest);
    let mut alike = numbers::beginning(db, company, &ground.realm, head)?;
    alike.push(newest.clone());
    Ok(highest_number(head, alike).or(Some(newest)))
}

/// The number that a new invoice may have.
pub(super) fn proposed_number(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
) -> Stored<Option<String>> {
    match last_number(db, company, ground)? {
        Some(last) => free_after(db, company, ground, &last),
        None => Ok(None),
    }
}

fn free_after(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    number: &str,
) -> Stored<Option<String>> {
    let mut number = next_number(number);
    for _ in 0..MOST_TRIES {
        let Some(one) = number else { return Ok(None) };
        if !numbers::has(db, company, &ground.realm, &one)? {
            return Ok(Some(one));
        }
        number = next_number(&one);
    }
    Ok(None)
}
