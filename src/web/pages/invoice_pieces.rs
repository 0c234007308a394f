//! What of the create form changes while somebody types: sums, marks, the time it was kept; and lists to choose from.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::NaiveDate;

use super::icon;
use super::invoice_checks::Checks;
use super::invoice_currency::Become;
use super::invoice_customer::{NameOffer, compare_words};
use super::line_notes::{LinePiece, fill_words};
use super::problems::{Mark, marks};
use super::when::Clock;
use crate::domain::books::{BooksCustomer, BooksItem, ItemKind};
use crate::domain::draft::LineKind;
use crate::domain::form::LineInput;
use crate::domain::money::Currency;
use crate::domain::problem::{FieldError, Problem};
use crate::i18n::{Locale, Value};
use crate::journeys::open_form::FormView;

/// A sum and what it is of.
pub(super) struct SumRow {
    pub(super) label: String,
    pub(super) number: String,
}

/// The sums as the form shows them.
pub(super) struct Sums {
    pub(super) code: &'static str,
    pub(super) subtotal: String,
    pub(super) discount: Option<String>,
    pub(super) taxes: Vec<SumRow>,
    pub(super) by_quickbooks: bool,
    pub(super) total_label: String,
    pub(super) total: String,
    /// *1 line needs a QuickBooks item*, and the control to go to.
    pub(super) missing: Option<(String, String)>,
    pub(super) checks: Checks,
    /// *Wednesday, 23 December 2026: 30 days after the invoice date*.
    pub(super) due: String,
    /// The deal and the customer are in different currencies.
    pub(super) differs: String,
}

#[derive(Template)]
#[template(path = "invoice_pieces.html")]
struct Pieces<'a> {
    l: &'a Locale,
    sums: Sums,
    lines: Vec<LinePiece>,
    fill: String,
    /// What the terms say, for the date field.
    due: &'a str,
    /// QuickBooks' rate of the day, for a field that is empty.
    rate: String,
    turned: Option<Become>,
    marks: Vec<Mark>,
    saved: Option<Clock>,
    offer: Option<NameOffer>,
    compare: String,
}

/// Out-of-band pieces after a change.
pub(in crate::web) fn sums(l: &Locale, view: &FormView) -> askama::Result<String> {
    let lines = (0..view.input.lines.len())
        .map(|at| LinePiece::new(l, view, at))
        .collect();
    let saved = view.saved_at.map(|at| Clock::new(l, "saved-at", at));
    Pieces {
        l,
        sums: Sums::new(l, view),
        lines,
        fill: fill_words(l, view.unlinked),
        due: &view.input.due,
        rate: day_rate(view),
        turned: view.currency.question.as_ref().map(|q| Become::of(l, q)),
        marks: marks(l, &view.errors),
        saved,
        offer: NameOffer::of(l, view),
        compare: compare_words(l, view),
    }
    .render()
}

/// QuickBooks' rate of the day of a foreign invoice.
pub(super) fn day_rate(view: &FormView) -> String {
    let rate = view.currency.day_rate;
    rate.map_or_else(String::new, |rate| rate.normalize().to_string())
}

pub(super) fn digits(view: &FormView) -> u32 {
    Currency::parse(&view.input.currency).map_or(2, Currency::digits)
}

/// A number that cannot be read makes every sum unknown.
fn is_computable(view: &FormView) -> bool {
    !view
        .errors
        .iter()
        .any(|error| matches!(error.problem, Problem::NotANumber | Problem::TooLarge))
}

/// The amount of a line, or nothing for words.
pub(super) fn amount_of(l: &Locale, view: &FormView, at: usize) -> String {
    let kind = view.input.lines.get(at).map(LineInput::kind);
    match view.totals.amounts.get(at) {
        Some(amount) if kind.is_some_and(|kind| kind != LineKind::Text) => {
            l.amount(amount, digits(view))
        }
        _ => String::new(),
    }
}

impl Sums {
    pub(super) fn new(l: &Locale, v: &FormView) -> Self {
        let number = |amount| {
            if is_computable(v) {
                l.amount(&amount, digits(v))
            } else {
                "…".to_owned()
            }
        };
        let totals = &v.totals;
        let checks = Checks::new(l, v);
        let tax_key = if v.input.tax == "inclusive" {
            "sum-tax-in"
        } else {
            "sum-tax"
        };
        let tax = |row: &crate::domain::totals::TaxRow| SumRow {
            label: l.text_with(
                tax_key,
                &[
                    ("name", Value::from(&row.name)),
                    ("base", number(row.base).into()),
                ],
            ),
            number: number(row.amount),
        };
        Self {
            code: Currency::parse(&v.input.currency).map_or("", Currency::code),
            subtotal: number(totals.subtotal),
            discount: (!totals.discount.is_zero()).then(|| number(-totals.discount)),
            taxes: totals.tax.iter().map(tax).collect(),
            by_quickbooks: totals.tax_by_quickbooks,
            total_label: l.text(if totals.tax_by_quickbooks {
                "sum-total-before"
            } else {
                "sum-total"
            }),
            total: number(totals.total),
            missing: missing(l, v, &checks),
            checks,
            due: due_help(l, &v.input.issued, &v.input.due),
            differs: differs(l, v),
        }
    }
}

/// What the foot says is left to do, and where it leads.
fn missing(l: &Locale, v: &FormView, checks: &Checks) -> Option<(String, String)> {
    let count = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let only = |error: &FieldError| error.problem == Problem::ItemMissing;
    match checks.all.as_slice() {
        [] => None,
        [one] if v.checks.iter().all(only) => Some((
            l.text_with("lines-missing", &[("count", count(v.unlinked))]),
            one.mark.field.clone(),
        )),
        all => Some((
            l.text_with("checks-foot", &[("count", count(all.len()))]),
            "checks".to_owned(),
        )),
    }
}

fn due_help(l: &Locale, issued: &str, due: &str) -> String {
    let (Ok(issued), Ok(due)) = (
        issued.trim().parse::<NaiveDate>(),
        due.trim().parse::<NaiveDate>(),
    ) else {
        return String::new();
    };
    let days = due.signed_duration_since(issued).num_days();
    if days < 0 {
        return l.long_date(due);
    }
    l.text_with(
        "date-due-help",
        &[
            ("date", l.long_date(due).into()),
            ("days", Value::Number(days)),
        ],
    )
}

/// What was answered when the deal and the invoice were in different currencies.
fn differs(l: &Locale, v: &FormView) -> String {
    let Some(done) = v.currency.conversion.as_ref() else {
        return String::new();
    };
    let (from, to) = (done.from.code(), done.to.code());
    match done.rate {
        Some(rate) => l.text_with(
            "currency-converted",
            &[
                ("from", from.into()),
                ("to", to.into()),
                ("rate", l.number(&rate).into()),
            ],
        ),
        None => l.text_with(
            "currency-differs-note",
            &[("deal", from.into()), ("customer", to.into())],
        ),
    }
}

/// An entry of a list to choose from.
struct Entry {
    id: String,
    name: Matched,
    value: String,
    side: String,
    below: String,
    currency: &'static str,
    price: String,
    taxable: bool,
    tax_code: String,
    /// What is proposed as the line's description.
    text: String,
    kind: &'static str,
}

/// A text with the part that was searched for.
#[derive(Debug, PartialEq, Eq)]
struct Matched {
    before: String,
    hit: String,
    after: String,
}

impl Matched {
    fn new(text: &str, wanted: &str) -> Self {
        let wanted = wanted.trim().to_lowercase();
        let whole = || Self {
            before: text.to_owned(),
            hit: String::new(),
            after: String::new(),
        };
        let lower = text.to_lowercase();
        // Letters whose case changes their length would shift the places.
        if wanted.is_empty() || lower.len() != text.len() {
            return whole();
        }
        let Some(from) = lower.find(&wanted) else {
            return whole();
        };
        let to = from.saturating_add(wanted.len());
        match (text.get(..from), text.get(from..to), text.get(to..)) {
            (Some(before), Some(hit), Some(after)) => Self {
                before: before.to_owned(),
                hit: hit.to_owned(),
                after: after.to_owned(),
            },
            _ => whole(),
        }
    }
}

#[derive(Template)]
#[template(path = "invoice_options.html")]
pub(super) struct Options<'a> {
    entries: Vec<Entry>,
    /// What may be made in QuickBooks under this name: the words, the name, a hint.
    new: Option<(String, &'a str, String)>,
    nothing: String,
}

/// Escaped already, by the same engine.
impl HtmlSafe for Options<'_> {}

/// An item for a line that is made from something else.
pub(super) fn item<'a>(l: &Locale, found: &BooksItem) -> Options<'a> {
    options(l, "", std::slice::from_ref(found), None)
}

/// Items to put on a line.
pub(in crate::web) fn items(
    l: &Locale,
    wanted: &str,
    found: &[BooksItem],
) -> askama::Result<String> {
    options(l, wanted, found, None).render()
}

/// The same in the create form, where what is missing can be made.
pub(in crate::web) fn items_or_new(
    l: &Locale,
    wanted: &str,
    found: &[BooksItem],
) -> askama::Result<String> {
    let name = wanted.trim();
    let new = (!name.is_empty()).then(|| {
        let words = l.text_with("line-item-create", &[("name", name.into())]);
        (words, name, l.text("line-item-account"))
    });
    options(l, wanted, found, new).render()
}

fn options<'a>(
    l: &Locale,
    wanted: &str,
    found: &[BooksItem],
    new: Option<(String, &'a str, String)>,
) -> Options<'a> {
    let entry = |item: &BooksItem| Entry {
        id: item.id.to_string(),
        name: Matched::new(&item.full_name.replace(':', ": "), wanted),
        value: item.full_name.clone(),
        side: item
            .unit_price
            .map(|price| l.amount(&price, 2))
            .unwrap_or_default(),
        below: below(l, item),
        currency: "",
        price: item
            .unit_price
            .map(|price| price.normalize().to_string())
            .unwrap_or_default(),
        taxable: item.taxable,
        tax_code: item
            .sales_tax_code
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        text: item.description.clone().unwrap_or_default(),
        kind: if item.kind == ItemKind::Group {
            "bundle"
        } else {
            "item"
        },
    };
    let entries: Vec<Entry> = found
        .iter()
        .filter(|item| item.is_sellable() || item.is_bundle())
        .map(entry)
        .collect();
    Options {
        entries,
        new,
        nothing: l.text_with("line-item-none", &[("text", wanted.into())]),
    }
}

/// Bundle, SKU: what tells items of one name apart.
fn below(l: &Locale, item: &BooksItem) -> String {
    let bundle = (item.kind == ItemKind::Group).then(|| {
        let count = i64::try_from(item.members.len()).unwrap_or(i64::MAX);
        l.text_with("item-bundle", &[("count", Value::Number(count))])
    });
    let sku = item
        .sku
        .as_deref()
        .map(|sku| l.text_with("item-sku", &[("sku", sku.into())]));
    bundle.into_iter().chain(sku).collect::<Vec<_>>().join(", ")
}

/// Customers to bill.
pub(in crate::web) fn customers(
    l: &Locale,
    wanted: &str,
    found: &[BooksCustomer],
) -> askama::Result<String> {
    let entry = |customer: &BooksCustomer| Entry {
        id: customer.id.to_string(),
        name: Matched::new(&customer.display_name, wanted),
        value: customer.display_name.clone(),
        side: customer
            .currency
            .map_or_else(String::new, |currency| currency.code().to_owned()),
        below: customer.email.clone().unwrap_or_default(),
        currency: customer.currency.map_or("", |currency| currency.code()),
        price: String::new(),
        taxable: customer.taxable,
        tax_code: String::new(),
        text: String::new(),
        kind: "",
    };
    let entries: Vec<Entry> = found
        .iter()
        .filter(|customer| customer.active)
        .map(entry)
        .collect();
    let nothing = l.text_with("customer-none", &[("text", wanted.into())]);
    Options {
        entries,
        new: None,
        nothing,
    }
    .render()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_searched_part_is_found_in_any_case() {
        let split = |text, wanted| {
            let Matched { before, hit, after } = Matched::new(text, wanted);
            (before, hit, after)
        };
        let own = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(
            split("Anfahrt Wochenende", "ANFAHR"),
            own("", "Anfahr", "t Wochenende")
        );
        assert_eq!(split("Übergröße", "größe"), own("Über", "größe", ""));
        assert_eq!(split("Anything", ""), own("Anything", "", ""));
        assert_eq!(split("İstanbul", "stan"), own("İstanbul", "", ""));
    }
}
