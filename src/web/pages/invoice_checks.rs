//! *Check before sending*: what QuickBooks would refuse, each with a press that mends it where there is one.

use chrono::Days;

use super::problems::Mark;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::i18n::{Locale, Value};
use crate::journeys::open_form::FormView;

/// Something to look at.
pub(super) struct Check {
    pub(super) mark: Mark,
    pub(super) fix: Option<Fix>,
}

/// One press. `deed` is what the page's script does.
pub(super) struct Fix {
    pub(super) words: String,
    pub(super) deed: &'static str,
    /// Ids of the controls, with blanks between.
    pub(super) fields: String,
    pub(super) value: String,
}

/// The list, and what the foot says of it.
pub(super) struct Checks {
    pub(super) all: Vec<Check>,
    pub(super) title: String,
}

fn count(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

impl Checks {
    pub(super) fn new(l: &Locale, v: &FormView) -> Self {
        let untaxed = at_lines(v, &Problem::TaxCodeMissing);
        let unlinked = at_lines(v, &Problem::ItemMissing);
        let mut all = Vec::new();
        for error in &v.checks {
            // What is the same for several lines is said once.
            let (mark, fix) = match (&error.place, &error.problem) {
                (Place::LineItem(at), Problem::ItemMissing) if unlinked.len() > 1 => {
                    if unlinked.first() != Some(at) {
                        continue;
                    }
                    let mut mark = Mark::new(l, error);
                    "fill-item".clone_into(&mut mark.field);
                    mark.label = l.text("lines");
                    mark.sentence =
                        l.text_with("lines-missing", &[("count", count(unlinked.len()))]);
                    (mark, None)
                }
                (Place::LineTax(at), Problem::TaxCodeMissing) => {
                    if untaxed.first() != Some(at) {
                        continue;
                    }
                    (Mark::new(l, error), tax_fix(l, v, &untaxed))
                }
                _ => {
                    let mark = Mark::new(l, error);
                    let fix = fix(l, v, error, &mark.field);
                    (mark, fix)
                }
            };
            all.push(Check { mark, fix });
        }
        Self {
            title: l.text_with("checks-title", &[("count", count(all.len()))]),
            all,
        }
    }
}

/// The lines with this problem.
fn at_lines(v: &FormView, problem: &Problem) -> Vec<usize> {
    let at = |error: &FieldError| match error.place {
        Place::LineItem(at) | Place::LineTax(at) => Some(at),
        _ => None,
    };
    let same = v.checks.iter().filter(|error| error.problem == *problem);
    same.filter_map(at).collect()
}

/// The code that other lines have, or the first of the list, for all lines without one.
fn tax_fix(l: &Locale, v: &FormView, lines: &[usize]) -> Option<Fix> {
    let active = |id: &str| {
        let mut active = v.tax_codes.iter().filter(|code| code.active);
        active.find(|code| id.is_empty() || code.id.as_str() == id)
    };
    let used = v.input.lines.iter().map(|line| line.tax_code.as_str());
    let code = used
        .filter(|id| !id.is_empty())
        .find_map(active)
        .or_else(|| active(""))?;
    let fields: Vec<String> = lines
        .iter()
        .map(|at| format!("tax-{}", at.saturating_add(1)))
        .collect();
    Some(Fix {
        words: l.text_with(
            "fix-tax",
            &[
                ("name", Value::from(&code.name)),
                ("count", count(lines.len())),
            ],
        ),
        deed: "fix",
        fields: fields.join(" "),
        value: code.id.to_string(),
    })
}

/// One press for this problem, where there is one.
fn fix(l: &Locale, v: &FormView, error: &FieldError, field: &str) -> Option<Fix> {
    let put = |words: String, value: String| {
        Some(Fix {
            words,
            deed: "fix",
            fields: field.to_owned(),
            value,
        })
    };
    let using = |value: &str| {
        put(
            l.text_with("fix-use", &[("value", value.into())]),
            value.to_owned(),
        )
    };
    match (&error.place, &error.problem) {
        (Place::Currency, Problem::CustomerCurrency(theirs)) => using(theirs.code()),
        (Place::Currency, Problem::NotHomeCurrency(home)) => using(home.code()),
        (Place::Issued, Problem::BooksClosed(closed)) => {
            let open = closed.checked_add_days(Days::new(1))?;
            let words = l.text_with("fix-use", &[("value", l.date(open).into())]);
            put(words, open.to_string())
        }
        // As it stands at the press, which may be later than this list.
        (Place::Due, Problem::DueBeforeIssue) => Some(Fix {
            words: l.text("fix-due"),
            deed: "same",
            fields: field.to_owned(),
            value: "issued".to_owned(),
        }),
        (Place::LineQuantity(_), Problem::Empty) => using("1"),
        (Place::Number, Problem::NumberUsed(_)) => using(v.free_number.as_deref()?),
        (Place::DisplayName, Problem::NameTaken { offer, .. }) => using(offer.as_deref()?),
        (Place::Customer, Problem::CustomerGone) => Some(Fix {
            words: l.text("customer-change"),
            deed: "change",
            fields: String::new(),
            value: String::new(),
        }),
        (Place::Lines, Problem::Empty) => Some(Fix {
            words: l.text("line-add"),
            deed: "add-line",
            fields: String::new(),
            value: String::new(),
        }),
        (_, Problem::TooLong { most, .. }) => Some(Fix {
            words: l.text_with("fix-cut", &[("max", count(*most))]),
            deed: "cut",
            fields: field.to_owned(),
            value: most.to_string(),
        }),
        (
            place @ (Place::LinePrice(_) | Place::LineDiscount(_) | Place::LineQuantity(_)),
            Problem::TooManyDecimals { digits, .. },
        ) => rounded(v, place, *digits).and_then(|value| using(&value)),
        _ => None,
    }
}

/// What was typed there, at that many digits.
fn rounded(v: &FormView, place: &Place, digits: u32) -> Option<String> {
    let (at, typed): (usize, fn(&crate::domain::form::LineInput) -> &str) = match place {
        Place::LinePrice(at) => (*at, |line| &line.price),
        Place::LineDiscount(at) => (*at, |line| &line.discount),
        Place::LineQuantity(at) => (*at, |line| &line.quantity),
        _ => return None,
    };
    let text = typed(v.input.lines.get(at)?).trim().replace(',', ".");
    let number: rust_decimal::Decimal = text.parse().ok()?;
    let rounded = crate::domain::money::round(number, digits).normalize();
    (rounded != number).then(|| rounded.to_string())
}
