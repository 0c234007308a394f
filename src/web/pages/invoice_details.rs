//! *Invoice details* in the create form: currency, dates, number, tax, words.

use askama::Template;
use askama::filters::HtmlSafe;

use super::field::Marked;
use super::icon;
use super::invoice_lines::Choice;
use super::invoice_pieces::{Sums, day_rate};
use super::problems::Mark;
use crate::domain::books::{OwnField, TaxRegime};
use crate::domain::preset::Named;
use crate::i18n::Locale;
use crate::journeys::open_form::FormView;

#[derive(Template)]
#[template(path = "invoice_details.html")]
pub(super) struct DetailsPart<'a> {
    l: &'a Locale,
    v: &'a FormView,
    marks: &'a [Mark],
    sums: &'a Sums,
    currencies: Vec<Choice>,
    taxes: Vec<Choice>,
    rate_label: String,
    is_us: bool,
    presets: Vec<Choice>,
    terms: Vec<Choice>,
    classes: Vec<Choice>,
    locations: Vec<Choice>,
    own_fields: Vec<OwnInput>,
    number_help: String,
    /// *More: Private note, Class*, and whether something of it is filled in.
    more: String,
    more_open: bool,
}

/// One of the company's own fields.
struct OwnInput {
    id: String,
    name: String,
    label: String,
    value: String,
}

/// Escaped already, by the same engine.
impl HtmlSafe for DetailsPart<'_> {}

impl Marked for DetailsPart<'_> {
    fn marks(&self) -> &[Mark] {
        self.marks
    }
}

impl<'a> DetailsPart<'a> {
    pub(super) fn new(l: &'a Locale, v: &'a FormView, marks: &'a [Mark], sums: &'a Sums) -> Self {
        let own_fields = own_fields(l, v);
        Self {
            presets: presets(l, v),
            terms: terms(l, v),
            classes: named(
                l,
                &v.choices.classes,
                v.books.classes,
                &v.input.extras.class,
            ),
            locations: named(
                l,
                &v.choices.locations,
                v.books.locations,
                &v.input.extras.location,
            ),
            number_help: number_help(l, v),
            more: more(l, v, &own_fields),
            more_open: is_more_filled(v, marks),
            own_fields,
            l,
            v,
            marks,
            sums,
            currencies: currencies(v),
            taxes: taxes(l, v),
            rate_label: l.plain(
                "currency-rate",
                &[
                    ("from", "{from}".into()),
                    ("to", v.books.home_currency.code().into()),
                ],
            ),
            is_us: v.books.tax.is_us(),
        }
    }

    fn location_word(&self) -> String {
        location_word(self.l, self.v)
    }

    /// As typed, else of the day.
    fn rate(&self) -> String {
        if self.v.input.rate.is_empty() {
            day_rate(self.v)
        } else {
            self.v.input.rate.clone()
        }
    }

    fn is_foreign(&self) -> bool {
        !self.v.input.currency.is_empty()
            && self.v.input.currency != self.v.books.home_currency.code()
    }
}

fn choice(value: &str, word: String, chosen: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        word,
        chosen: value == chosen,
    }
}

/// None while the company has no preset.
fn presets(l: &Locale, v: &FormView) -> Vec<Choice> {
    if v.presets.is_empty() {
        return Vec::new();
    }
    let own = v
        .presets
        .iter()
        .map(|(id, name)| choice(id.as_str(), name.clone(), &v.preset.id));
    own.chain([choice("", l.text("preset-none"), &v.preset.id)])
        .collect()
}

fn terms(l: &Locale, v: &FormView) -> Vec<Choice> {
    let chosen = v.input.extras.term.as_str();
    if v.choices.terms.is_empty() {
        return Vec::new();
    }
    let none = choice("", l.text("terms-none"), chosen);
    let own = v
        .choices
        .terms
        .iter()
        .map(|term| choice(&term.id, term.name.clone(), chosen));
    std::iter::once(none).chain(own).collect()
}

fn named(l: &Locale, list: &[Named], is_on: bool, chosen: &str) -> Vec<Choice> {
    if !is_on {
        return Vec::new();
    }
    let none = choice("", l.text("choice-none"), chosen);
    let own = list
        .iter()
        .map(|one| choice(&one.id, one.name.clone(), chosen));
    std::iter::once(none).chain(own).collect()
}

fn own_fields(l: &Locale, v: &FormView) -> Vec<OwnInput> {
    let one = |field: &OwnField| OwnInput {
        id: format!("own-{}", field.id),
        name: format!("own.{}", field.id),
        label: if field.name.is_empty() {
            l.plain("own-field", &[("number", field.id.as_str().into())])
        } else {
            field.name.clone()
        },
        value: v
            .input
            .extras
            .own
            .get(&field.id)
            .cloned()
            .unwrap_or_default(),
    };
    v.books.own_fields.iter().map(one).collect()
}

fn number_help(l: &Locale, v: &FormView) -> String {
    match (&v.last_number, &v.proposed_number) {
        (Some(last), Some(number)) => l.text_with(
            "doc-number-proposed",
            &[("last", last.into()), ("number", number.into())],
        ),
        (Some(last), None) => l.text_with("doc-number-help", &[("last", last.into())]),
        (None, _) => l.text("doc-number-empty"),
    }
}

fn more(l: &Locale, v: &FormView, own: &[OwnInput]) -> String {
    let mut parts = vec![l.text("private-note")];
    if v.books.classes {
        parts.push(l.text("class"));
    }
    if v.books.locations {
        parts.push(isolated(&location_word(l, v)));
    }
    parts.extend(own.iter().map(|field| isolated(&field.label)));
    l.text_with("extras-more", &[("parts", parts.join(", ").into())])
}

/// A name of any script in a list of names.
fn isolated(name: &str) -> String {
    format!("\u{2068}{name}\u{2069}")
}

fn location_word(l: &Locale, v: &FormView) -> String {
    let own = v.books.location_word.clone();
    own.unwrap_or_else(|| l.text("location"))
}

fn is_more_filled(v: &FormView, marks: &[Mark]) -> bool {
    let extras = &v.input.extras;
    let filled = |text: &String| !text.is_empty();
    let wrong = |mark: &Mark| {
        matches!(mark.field.as_str(), "note" | "class" | "location")
            || mark.field.starts_with("own-")
    };
    [&v.input.note, &extras.class, &extras.location]
        .into_iter()
        .chain(extras.own.values())
        .any(filled)
        || marks.iter().any(wrong)
}

fn currencies(v: &FormView) -> Vec<Choice> {
    v.currencies
        .iter()
        .map(|currency| Choice {
            value: currency.code().to_owned(),
            word: format!("{}, {}", currency.code(), currency.name()),
            chosen: v.input.currency == currency.code(),
        })
        .collect()
}

fn taxes(l: &Locale, v: &FormView) -> Vec<Choice> {
    let of = |value: &str, key| Choice {
        value: value.to_owned(),
        word: l.text(key),
        chosen: v.input.tax == value,
    };
    match v.books.tax {
        TaxRegime::Codes => vec![
            of("excluded", "tax-excluded"),
            of("inclusive", "tax-inclusive"),
            of("none", "tax-none"),
        ],
        TaxRegime::UsAutomated | TaxRegime::UsManual => vec![Choice {
            value: "us".to_owned(),
            word: l.text("tax-by-quickbooks"),
            chosen: true,
        }],
        TaxRegime::Off => vec![of("none", "tax-none")],
    }
}
