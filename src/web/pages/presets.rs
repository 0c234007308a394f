//! Presets on the settings page: the list, and the dialog in which one is edited.

use askama::Template;
use askama::filters::HtmlSafe;

use super::field::FieldError;
use super::icon;
use super::settings_form::{Choice, tax_choices, terms};
use super::settings_saved::wrong_words;
use crate::domain::draft::TaxMode;
use crate::domain::ids::PresetId;
use crate::domain::preset::{Due, Named, Preset, PresetLine};
use crate::domain::problem::Problem;
use crate::i18n::{Locale, Value};
use crate::journeys::presets::Choices;

#[derive(Template)]
#[template(path = "settings_presets.html")]
pub(super) struct List<'a> {
    l: &'a Locale,
    presets: Vec<Row<'a>>,
}

/// Escaped already, by the same engine.
impl HtmlSafe for List<'_> {}

struct Row<'a> {
    id: &'a PresetId,
    name: &'a str,
    is_default: bool,
    /// *30 days, Tax added to the prices, 2 extra lines*
    says: String,
    question: String,
}

pub(super) fn list<'a>(l: &'a Locale, presets: &'a [Preset], choices: &Choices) -> List<'a> {
    let row = |preset: &'a Preset| Row {
        id: &preset.id,
        name: &preset.name,
        is_default: preset.is_default,
        says: says(l, preset, choices),
        question: l.plain(
            "preset-remove-title",
            &[("name", Value::from(&preset.name))],
        ),
    };
    List {
        l,
        presets: presets.iter().map(row).collect(),
    }
}

fn says(l: &Locale, preset: &Preset, choices: &Choices) -> String {
    let mut parts = Vec::new();
    match &preset.due {
        Some(Due::Days(days)) => {
            parts.push(l.text_with("preset-says-days", &[("count", i64::from(*days).into())]));
        }
        Some(Due::Term(id)) => parts.extend(
            choices
                .terms
                .iter()
                .find(|term| term.id == *id)
                .map(|term| term.name.clone()),
        ),
        None => {}
    }
    match preset.tax {
        Some(TaxMode::Excluded) => parts.push(l.text("tax-excluded")),
        Some(TaxMode::Inclusive) => parts.push(l.text("tax-inclusive")),
        Some(TaxMode::None) => parts.push(l.text("tax-none")),
        Some(TaxMode::Us) | None => {}
    }
    if !preset.message.is_empty() {
        parts.push(l.text("preset-says-message"));
    }
    for (key, named) in [("class", &preset.class), ("location", &preset.location)] {
        if let Some(named) = named {
            parts.push(format!("{}: {}", l.text(key), named.name));
        }
    }
    if !preset.lines.is_empty() {
        let count = i64::try_from(preset.lines.len()).unwrap_or(i64::MAX);
        parts.push(l.text_with("preset-says-lines", &[("count", count.into())]));
    }
    if let Some(tag) = &preset.language {
        parts.push(Locale::own_name(tag).to_owned());
    }
    parts.join(", ")
}

pub(in crate::web) fn listed(
    l: &Locale,
    presets: &[Preset],
    choices: &Choices,
) -> askama::Result<String> {
    list(l, presets, choices).render()
}

#[derive(Template)]
#[template(path = "settings_preset.html")]
struct Dialog<'a> {
    l: &'a Locale,
    title: String,
    id: &'a str,
    name: &'a str,
    dues: Vec<Choice>,
    days: String,
    terms: Vec<Choice>,
    taxes: Vec<Choice>,
    classes: Vec<Choice>,
    locations: Vec<Choice>,
    languages: Vec<Choice>,
    message: &'a str,
    note: &'a str,
    lines: Vec<Line<'a>>,
}

#[derive(Template)]
#[template(path = "settings_preset_line.html")]
struct Line<'a> {
    l: &'a Locale,
    n: usize,
    names: Names,
    item: &'a str,
    item_name: &'a str,
    description: &'a str,
    quantity: String,
    price: String,
}

/// Escaped already, by the same engine.
impl HtmlSafe for Line<'_> {}

/// What the controls of a line are called.
struct Names {
    item: String,
    what: String,
    quantity: String,
    price: String,
    remove: String,
}

impl Names {
    fn of(l: &Locale, n: usize) -> Self {
        let named = |key| {
            let line = i64::try_from(n).unwrap_or(i64::MAX);
            l.plain(key, &[("line", line.into())])
        };
        Self {
            item: named("preset-line-item"),
            what: named("preset-line-what"),
            quantity: named("preset-line-qty"),
            price: named("preset-line-price"),
            remove: named("preset-line-remove"),
        }
    }
}

fn error(id: &str) -> FieldError<'_> {
    FieldError { id, sentence: "" }
}

/// The place for the mistakes of one control of a line.
#[derive(Template)]
#[template(
    source = r#"{{ crate::web::pages::presets::error(id) }}"#,
    ext = "html"
)]
struct ErrorOf {
    id: String,
}

/// Escaped already, by the same engine.
impl HtmlSafe for ErrorOf {}

fn error_of(name: &str, n: usize) -> ErrorOf {
    ErrorOf {
        id: format!("{name}-{n}"),
    }
}

/// The dialog, for a new preset or one to edit.
pub(in crate::web) fn dialog(
    l: &Locale,
    preset: Option<&Preset>,
    choices: &Choices,
) -> askama::Result<String> {
    let fresh = Preset::new(PresetId(String::new()), "");
    let preset_is_new = preset.is_none();
    let preset = preset.unwrap_or(&fresh);
    let (due, days, term) = match &preset.due {
        None => ("", String::new(), ""),
        Some(Due::Days(days)) => ("days", days.to_string(), ""),
        Some(Due::Term(id)) => ("term", String::new(), id.as_str()),
    };
    let mut dues = vec![
        Choice::new("", l.text("preset-as-settings"), due),
        Choice::new("days", l.text("preset-days"), due),
    ];
    if !choices.terms.is_empty() {
        dues.push(Choice::new("term", l.text("set-due-term"), due));
    }
    let language = preset.language.as_deref().unwrap_or_default();
    let languages = std::iter::once(Choice::new("", "–".to_owned(), language))
        .chain(
            Locale::tags().map(|tag| Choice::new(tag, Locale::own_name(tag).to_owned(), language)),
        )
        .collect();
    Dialog {
        l,
        title: l.text(if preset_is_new {
            "preset-new"
        } else {
            "preset-edit"
        }),
        id: preset.id.as_str(),
        name: &preset.name,
        dues,
        days,
        terms: terms(choices, term),
        taxes: if choices.asks_tax {
            tax_choices(l, "preset-as-settings", preset.tax.map_or("", TaxMode::key))
        } else {
            Vec::new()
        },
        classes: named(&choices.classes, preset.class.as_ref()),
        locations: named(&choices.locations, preset.location.as_ref()),
        languages,
        message: &preset.message,
        note: &preset.private_note,
        lines: preset
            .lines
            .iter()
            .enumerate()
            .map(|(at, one)| line_of(l, at.saturating_add(1), Some(one)))
            .collect(),
    }
    .render()
}

fn named(all: &[Named], chosen: Option<&Named>) -> Vec<Choice> {
    if all.is_empty() {
        return Vec::new();
    }
    let chosen = chosen.map_or("", |one| one.id.as_str());
    std::iter::once(Choice::new("", "–".to_owned(), chosen))
        .chain(
            all.iter()
                .map(|one| Choice::new(&one.id, one.name.clone(), chosen)),
        )
        .collect()
}

fn line_of<'a>(l: &'a Locale, n: usize, line: Option<&'a PresetLine>) -> Line<'a> {
    Line {
        l,
        n,
        names: Names::of(l, n),
        item: line
            .and_then(|line| line.item.as_ref())
            .map_or("", |item| item.as_str()),
        item_name: line.map_or("", |line| line.item_name.as_str()),
        description: line.map_or("", |line| line.description.as_str()),
        quantity: line.map_or_else(
            || "1".to_owned(),
            |line| line.quantity.normalize().to_string(),
        ),
        price: line.map_or_else(String::new, |line| line.price.normalize().to_string()),
    }
}

/// *Add line*: an empty one.
pub(in crate::web) fn line(l: &Locale, n: usize) -> askama::Result<String> {
    line_of(l, n, None).render()
}

#[derive(Template)]
#[template(
    source = r#"<ul id="marks" hx-swap-oob="innerHTML">{% for (field, sentence) in marks %}<li data-field="{{ field }}">{{ sentence }}</li>{% endfor %}</ul>"#,
    ext = "html"
)]
struct Marks {
    marks: Vec<(String, String)>,
}

/// What is wrong with a preset, for the page's script to put beside the controls.
pub(in crate::web) fn wrong(l: &Locale, wrong: &[(String, Problem)]) -> askama::Result<String> {
    Marks {
        marks: wrong
            .iter()
            .map(|(control, problem)| (control.clone(), wrong_words(l, problem, control)))
            .collect(),
    }
    .render()
}
