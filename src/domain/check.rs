//! What QuickBooks would refuse, found from our own data before anything is sent: customer and head of the invoice.

use rust_decimal::Decimal;

use super::books::{BooksProfile, TaxCode};
use super::check_lines::check_lines;
use super::customer::CustomerChoice;
use super::draft::Draft;
use super::newcomer;
use super::problem::{FieldError, Place, Problem};
use super::totals::Totals;

/// Everything QuickBooks would refuse that our own data can tell, in the order of the form.
pub fn check(draft: &Draft, books: &BooksProfile, codes: &[TaxCode]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut say = |place: Place, problem: Problem| errors.push(FieldError { place, problem });
    check_customer(draft, books, &mut say);
    check_head(draft, books, &mut say);
    check_lines(draft, books, codes, &mut say);
    if Totals::of(draft, codes).total.is_sign_negative()
        && !Totals::of(draft, codes).total.is_zero()
    {
        say(Place::Lines, Problem::NegativeTotal);
    }
    errors
}

pub(super) type Say<'a> = dyn FnMut(Place, Problem) + 'a;

fn check_customer(draft: &Draft, books: &BooksProfile, say: &mut Say<'_>) {
    match &draft.customer {
        CustomerChoice::Undecided => say(Place::Customer, Problem::Empty),
        CustomerChoice::Existing { currency, .. } => {
            if let (Some(theirs), Some(ours)) = (currency, draft.currency)
                && *theirs != ours
            {
                say(Place::Currency, Problem::CustomerCurrency(*theirs));
            }
        }
        CustomerChoice::New => newcomer::check(
            &draft.newcomer,
            &draft.buyer,
            draft.currency,
            books.multicurrency,
            say,
        ),
    }
    if !books.multicurrency
        && draft
            .currency
            .is_some_and(|currency| currency != books.home_currency)
    {
        say(
            Place::Currency,
            Problem::NotHomeCurrency(books.home_currency),
        );
    }
    too_long(&draft.buyer.name, 500, Place::To, say);
    too_long(&draft.buyer.address, 2000, Place::Address, say);
    too_long(&draft.buyer.tax_number, 20, Place::TaxNumber, say);
    too_long(&draft.buyer.email, 100, Place::Email, say);
    if !draft.buyer.email.trim().is_empty() && !draft.buyer.email.split(',').all(is_email) {
        say(Place::Email, Problem::NotAnEmail);
    }
}

/// Contains `@` and a dot behind it, no blanks or control characters (`quickbooks.md` 5.3).
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    let clean = !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || matches!(c, ';' | ',' | '<' | '>'));
    clean
        && text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && !host.contains('@')
                && host.split('.').count() > 1
                && host.split('.').all(|part| !part.is_empty())
        })
}

fn check_head(draft: &Draft, books: &BooksProfile, say: &mut Say<'_>) {
    if draft.currency.is_none() {
        say(Place::Currency, Problem::Empty);
    }
    if draft
        .exchange_rate
        .is_some_and(|rate| rate <= Decimal::ZERO)
    {
        say(Place::ExchangeRate, Problem::Negative);
    }
    let is_foreign = draft
        .currency
        .is_some_and(|currency| currency != books.home_currency);
    // Without one QuickBooks books it one to one.
    if books.multicurrency && is_foreign && draft.exchange_rate.is_none() {
        say(Place::ExchangeRate, Problem::NoRate);
    }
    if draft.due < draft.issued {
        say(Place::Due, Problem::DueBeforeIssue);
    }
    if let Some(closed) = books.closed_until.filter(|closed| draft.issued <= *closed) {
        say(Place::Issued, Problem::BooksClosed(closed));
    }
    too_long(&draft.number, 21, Place::Number, say);
    too_long(&draft.message, 1000, Place::Message, say);
    // The marker stands on the last line of the note.
    too_long(&draft.private_note, 3900, Place::PrivateNote, say);
}

pub(super) fn too_long(text: &str, most: usize, place: Place, say: &mut Say<'_>) {
    let length = text.chars().count();
    if length > most {
        say(place, Problem::TooLong { length, most });
    }
}
