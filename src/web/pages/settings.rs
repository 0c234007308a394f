//! The settings page: connection, fields, payment due, hand-over. What others change is a fragment of its own.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::NaiveDate;

use super::when::age;
use super::{Frame, asset, icon};
use crate::domain::deal::{Record, RecordField};
use crate::domain::moment::Moment;
use crate::domain::problem::Problem;
use crate::domain::settings::{MOST_DUE_DAYS, Source};
use crate::i18n::{Locale, Value};
use crate::journeys::settings::{ConnectionView, Request, SettingsPage, SettingsView};

#[derive(Template)]
#[template(path = "settings.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    l: &'a Locale,
    look: &'a str,
    state: State<'a>,
    /// Nobody but the owner sees the form.
    form: Option<Form<'a>>,
}

/// The part that changes by itself.
#[derive(Template)]
#[template(path = "settings_state.html")]
struct State<'a> {
    l: &'a Locale,
    version: String,
    who: Whose<'a>,
}

/// Escaped already, by the same engine.
impl HtmlSafe for State<'_> {}

enum Whose<'a> {
    NotInstalled,
    Other {
        title: String,
        asked: Option<String>,
        requests: &'a [Request],
    },
    Owner {
        connection: Connection,
        requests: &'a [Request],
    },
}

enum Connection {
    None,
    Lost {
        title: String,
    },
    Live {
        company: String,
        reading: bool,
        since: String,
        currency: &'static str,
        last: Option<String>,
    },
}

struct Form<'a> {
    maps: Vec<Map>,
    groups: Vec<Group>,
    fields_known: bool,
    due_days: u16,
    most_days: u16,
    example: String,
    company: &'a str,
}

/// One combobox: a part of the invoice and where it comes from.
struct Map {
    id: &'static str,
    name: &'static str,
    label: String,
    value: String,
    shown: String,
}

/// The fields of a record.
struct Group {
    name: String,
    options: Vec<(String, String)>,
}

pub(in crate::web) fn page(
    frame: &Frame<'_>,
    look: &str,
    view: &SettingsPage,
    now: Moment,
) -> askama::Result<String> {
    let l = frame.locale;
    let form = match view {
        SettingsPage::Owner(view) => Some(form(l, view)),
        SettingsPage::NotInstalled | SettingsPage::NotOwner { .. } => None,
    };
    Page {
        frame,
        l,
        look,
        state: state_of(l, view, now),
        form,
    }
    .render()
}

pub(in crate::web) fn state(
    l: &Locale,
    view: &SettingsPage,
    now: Moment,
) -> askama::Result<String> {
    state_of(l, view, now).render()
}

/// Changes when the fragment would; times that only grow older do not count.
pub(in crate::web) fn version(view: &SettingsPage) -> String {
    let ids = |requests: &[Request]| {
        requests
            .iter()
            .map(|request| request.user.to_string())
            .collect::<Vec<_>>()
            .join("-")
    };
    match view {
        SettingsPage::NotInstalled => "new".to_owned(),
        SettingsPage::NotOwner {
            asked, requests, ..
        } => format!("other.{asked}.{}", ids(requests)),
        SettingsPage::Owner(view) => {
            let connection = match view.connection {
                ConnectionView::NotConnected => "none",
                ConnectionView::Lost { .. } => "lost",
                ConnectionView::Live { reading: true, .. } => "reading",
                ConnectionView::Live { reading: false, .. } => "live",
            };
            format!("{}.{connection}.{}", view.version, ids(&view.requests))
        }
    }
}

fn state_of<'a>(l: &'a Locale, view: &'a SettingsPage, now: Moment) -> State<'a> {
    let who = match view {
        SettingsPage::NotInstalled => Whose::NotInstalled,
        SettingsPage::NotOwner {
            owner,
            asked,
            can_confirm,
            requests,
        } => {
            let named = |key| l.text_with(key, &[("owner", Value::from(owner))]);
            Whose::Other {
                title: if owner.is_empty() {
                    l.text("panel-nobody-title")
                } else {
                    named("panel-other-title")
                },
                asked: (*asked && !owner.is_empty()).then(|| named("panel-other-asked")),
                requests: if *can_confirm { requests } else { &[] },
            }
        }
        SettingsPage::Owner(view) => Whose::Owner {
            connection: connection(l, view, now),
            requests: &view.requests,
        },
    };
    State {
        l,
        version: version(view),
        who,
    }
}

fn connection(l: &Locale, view: &SettingsView, now: Moment) -> Connection {
    match &view.connection {
        ConnectionView::NotConnected => Connection::None,
        ConnectionView::Lost { since, .. } => Connection::Lost {
            title: l.text_with("set-ended-ago", &[("age", age(l, *since, now).into())]),
        },
        ConnectionView::Live {
            company,
            since,
            by,
            currency,
            last_event,
            reading,
        } => Connection::Live {
            company: if company.is_empty() {
                l.text("set-company-unnamed")
            } else {
                company.clone()
            },
            reading: *reading,
            since: l.text_with(
                "set-since-value",
                &[
                    ("date", l.date(since.naive().date()).into()),
                    ("name", Value::from(by)),
                ],
            ),
            currency: currency.map_or("", |currency| currency.code()),
            last: last_event.map(|at| l.text_with("ago", &[("age", age(l, at, now).into())])),
        },
    }
}

fn form<'a>(l: &Locale, view: &'a SettingsView) -> Form<'a> {
    let map = |id, name, label: &str, source: &Option<Source>| Map {
        id,
        name,
        label: l.text(label),
        value: source.as_ref().map(Source::code).unwrap_or_default(),
        shown: source
            .as_ref()
            .map_or_else(|| l.text("set-field-none"), |source| shown(l, view, source)),
    };
    let settings = &view.settings;
    let (issued, due) = view.example;
    Form {
        maps: vec![
            map("to", "to", "field-to", &settings.to),
            map("address", "address", "field-address", &settings.address),
            map("email", "email", "field-email", &settings.email),
            map(
                "taxno",
                "tax_number",
                "field-tax-number",
                &settings.tax_number,
            ),
        ],
        groups: Record::ALL
            .into_iter()
            .map(|record| group(l, record, &view.fields))
            .collect(),
        fields_known: view.fields_known,
        due_days: settings.due_days,
        most_days: MOST_DUE_DAYS,
        example: example_words(l, issued, due),
        company: &view.company,
    }
}

fn group(l: &Locale, record: Record, fields: &[RecordField]) -> Group {
    let name = l.text(&format!("record-{}", record.key()));
    let mut options: Vec<(String, String)> = fields
        .iter()
        .filter(|field| field.record == record)
        .map(|field| {
            (
                Source::new(record, &field.key).code(),
                format!("{name}: {}", field.name),
            )
        })
        .collect();
    options.sort_by_key(|(_, words)| words.to_lowercase());
    Group { name, options }
}

/// *Organization: Name*; the bare key of a field that Pipedrive no longer has.
fn shown(l: &Locale, view: &SettingsView, source: &Source) -> String {
    let field = view
        .fields
        .iter()
        .find(|field| field.record == source.record && field.key == source.key);
    let name = field.map_or(source.key.as_str(), |field| field.name.as_str());
    format!(
        "{}: {name}",
        l.text(&format!("record-{}", source.record.key()))
    )
}

fn example_words(l: &Locale, issued: NaiveDate, due: NaiveDate) -> String {
    l.text_with(
        "set-due-example",
        &[
            ("issued", l.date(issued).into()),
            ("due", l.date(due).into()),
        ],
    )
}

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
    source = r#"<p class="muted" id="save-state" role="status" hx-swap-oob="innerHTML">{{ words }}</p><ul id="marks" hx-swap-oob="innerHTML">{% for (field, sentence) in marks %}<li data-field="{{ field }}">{{ sentence }}</li>{% endfor %}</ul>"#,
    ext = "html"
)]
struct SavedPieces {
    words: String,
    marks: Vec<(&'static str, String)>,
}

/// What *Save* led to: all saved, or what to look at.
pub(in crate::web) fn saved(
    l: &Locale,
    wrong: &[(&'static str, Problem)],
) -> askama::Result<String> {
    let marks: Vec<_> = wrong
        .iter()
        .map(|(field, problem)| (control(field), wrong_words(l, problem)))
        .collect();
    let words = if marks.is_empty() {
        l.text("set-saved")
    } else {
        l.text("set-failed")
    };
    SavedPieces { words, marks }.render()
}

fn control(field: &'static str) -> &'static str {
    match field {
        "tax_number" => "taxno",
        "due_days" => "days",
        other => other,
    }
}

fn wrong_words(l: &Locale, problem: &Problem) -> String {
    match problem {
        Problem::Empty => l.text("error-empty"),
        Problem::OutOfRange { least, most } => l.text_with(
            "error-range",
            &[
                ("least", l.number(least).into()),
                ("most", l.number(most).into()),
            ],
        ),
        Problem::NotANumber => l.text("error-number"),
        _ => l.text("set-field-gone"),
    }
}
