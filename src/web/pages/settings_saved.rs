//! What *Save* led to, and pieces of the settings page that are asked for later.

use askama::Template;
use chrono::NaiveDate;

use super::icon;
use super::settings_form::{example_words, offers};
use crate::domain::problem::Problem;
use crate::i18n::Locale;
use crate::journeys::settings::Handing;
use crate::journeys::visibility::Colleague;

#[derive(Template)]
#[template(source = "{{ words }}", ext = "html")]
struct Words {
    words: String,
}

/// Nothing while the number is none.
pub(in crate::web) fn example(
    l: &Locale,
    example: Option<(NaiveDate, NaiveDate)>,
) -> askama::Result<String> {
    Words {
        words: example
            .map(|(issued, due)| example_words(l, issued, due))
            .unwrap_or_default(),
    }
    .render()
}

#[derive(Template)]
#[template(
    source = r#"<div id="refused" hx-swap-oob="innerHTML">{{ self::icon("alert") }}<div><p><strong>{{ failed }}</strong> {{ words }}</p></div></div><ul id="marks" hx-swap-oob="innerHTML">{% for (field, sentence) in marks %}<li data-field="{{ field }}">{{ sentence }}</li>{% endfor %}</ul>"#,
    ext = "html"
)]
struct SavedPieces {
    failed: String,
    words: String,
    marks: Vec<(String, String)>,
}

/// What *Save* led to: all saved, or what to look at.
pub(in crate::web) fn saved(
    l: &Locale,
    wrong: &[(&'static str, Problem)],
) -> askama::Result<String> {
    let marks: Vec<_> = wrong
        .iter()
        .map(|(field, problem)| (control(field).to_owned(), wrong_words(l, problem, field)))
        .collect();
    let names: Vec<String> = wrong.iter().map(|(field, _)| label(l, field)).collect();
    SavedPieces {
        failed: l.text("set-failed"),
        words: l.text_with(
            "set-failed-text",
            &[
                ("count", i64::try_from(names.len()).unwrap_or(0).into()),
                ("fields", names.join(", ").into()),
            ],
        ),
        marks,
    }
    .render()
}

fn control(field: &'static str) -> &'static str {
    match field {
        "tax_number" => "taxno",
        "due_days" => "days",
        "due_term" => "term",
        other => other,
    }
}

fn label(l: &Locale, field: &'static str) -> String {
    l.text(match field {
        "to" => "field-to",
        "address" => "field-address",
        "email" => "field-email",
        "tax_number" => "field-tax-number",
        "due_days" => "set-due-field",
        "due_term" => "set-due-term-field",
        "item" => "set-item",
        "currency" => "currency",
        "visibility" => "set-see",
        _ => "set-language",
    })
}

pub(super) fn wrong_words(l: &Locale, problem: &Problem, field: &str) -> String {
    match problem {
        Problem::Empty if field == "visibility" => l.text("set-see-choose"),
        Problem::Empty => l.text("error-empty"),
        Problem::OutOfRange { least, most } => l.text_with(
            "error-range",
            &[
                ("least", l.number(least).into()),
                ("most", l.number(most).into()),
            ],
        ),
        Problem::NotANumber => l.text("error-number"),
        Problem::ItemMissing => l.text("error-item"),
        Problem::ItemGone => l.text("error-item-gone"),
        Problem::NotHomeCurrency(currency) => l.text_with(
            "error-home-currency",
            &[("currency", currency.code().into())],
        ),
        Problem::TooLong { length, most } => l.text_with(
            "error-long",
            &[
                ("length", i64::try_from(*length).unwrap_or(i64::MAX).into()),
                ("max", i64::try_from(*most).unwrap_or(i64::MAX).into()),
            ],
        ),
        Problem::Other(what) if what == "taken" => l.text("preset-name-taken"),
        _ => l.text("set-field-gone"),
    }
}

/// One colleague in the list under *Colleagues I choose*.
#[derive(Template)]
#[template(
    source = r#"{% if all.is_empty() %}<p class="muted">{{ nobody }}</p>{% else %}<fieldset class="checks"><legend class="sr">{{ legend }}</legend>{% for c in all %}<div class="check"><input type="checkbox" id="see-{{ c.user }}" name="see.{{ c.user }}" value="1"{% if !c.installed %} aria-describedby="see-{{ c.user }}-h"{% endif %}><label for="see-{{ c.user }}"><bdi>{{ c.name }}</bdi></label>{% if !c.installed %}<span class="help" id="see-{{ c.user }}-h">{{ absent }}</span>{% endif %}</div>{% endfor %}</fieldset>{% endif %}"#,
    ext = "html"
)]
struct Colleagues<'a> {
    all: &'a [Colleague],
    legend: String,
    absent: String,
    nobody: String,
}

pub(in crate::web) fn colleagues(l: &Locale, colleagues: &[Colleague]) -> askama::Result<String> {
    Colleagues {
        all: colleagues,
        legend: l.text("set-see-names"),
        absent: l.text("set-see-absent"),
        nobody: l.text("set-see-nobody"),
    }
    .render()
}

/// The owner's offers again.
pub(in crate::web) fn offered(l: &Locale, handing: &Handing) -> askama::Result<String> {
    offers(l, handing).render()
}
