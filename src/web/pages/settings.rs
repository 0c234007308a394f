//! The settings page: connection, fields, payment due, hand-over. What others change is a fragment of its own.

use askama::Template;
use askama::filters::HtmlSafe;

use super::field::FieldError;
use super::settings_form::{Form, form};
use super::when::{Clock, age};
use super::{Frame, asset, icon};
use crate::domain::ids::UserId;
use crate::domain::moment::Moment;
use crate::i18n::{Locale, Value};
use crate::journeys::settings::{ConnectionView, LanguageView, Request, SettingsPage, Span};

#[derive(Template)]
#[template(path = "settings.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    l: &'a Locale,
    look: &'a str,
    state: State<'a>,
    /// Nobody but the owner sees the form.
    form: Option<Form<'a>>,
    language: Option<Language>,
    /// *1 unsaved change*, *2 unsaved changes*, …, parted by bars: the page's script counts.
    unsaved: String,
}

/// One person's choice of language.
struct Language {
    chosen: String,
    auto: String,
    all: Vec<(&'static str, &'static str)>,
}

impl Language {
    fn of(l: &Locale, view: &LanguageView) -> Self {
        let (language, country) = &view.profile;
        let profile = Locale::resolve(language.as_deref(), country.as_deref(), None);
        Self {
            chosen: view.chosen.clone().unwrap_or_default(),
            auto: l.text_with(
                "set-language-auto",
                &[("language", Locale::own_name(profile.tag()).into())],
            ),
            all: Locale::tags()
                .map(|tag| (tag, Locale::own_name(tag)))
                .collect(),
        }
    }
}

/// The most changes that are counted out loud.
const MOST_COUNTED: i64 = 40;

fn unsaved(l: &Locale) -> String {
    (1..=MOST_COUNTED)
        .map(|count| l.plain("set-unsaved", &[("count", Value::Number(count))]))
        .collect::<Vec<_>>()
        .join("|")
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
        asked: Option<Asked>,
        offer: Option<Box<Offer>>,
        requests: &'a [Request],
        connection: Box<Connection>,
    },
    Owner {
        connection: Box<Connection>,
        requests: &'a [Request],
    },
}

/// What a colleague asked for.
struct Asked {
    text: String,
    when: Option<Clock>,
    of: String,
}

/// What the owner offers this person.
struct Offer {
    title: String,
    text: String,
    first: String,
    until: String,
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
        looked: Option<String>,
        expires: Option<String>,
        calls: String,
        rests: Option<String>,
    },
}

pub(in crate::web) fn page(
    frame: &Frame<'_>,
    look: &str,
    view: &SettingsPage,
    now: Moment,
) -> askama::Result<String> {
    let l = frame.locale;
    let (form, language) = match view {
        SettingsPage::Owner(view) => (Some(form(l, view)), Some(&view.language)),
        SettingsPage::NotOwner { more, .. } => (None, Some(&more.language)),
        SettingsPage::NotInstalled => (None, None),
    };
    Page {
        frame,
        l,
        look,
        state: state_of(l, view, now),
        form,
        language: language.map(|view| Language::of(l, view)),
        unsaved: unsaved(l),
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
    let ids = |requests: &[Request]| joined(requests.iter().map(|request| request.user));
    match view {
        SettingsPage::NotInstalled => "new".to_owned(),
        SettingsPage::NotOwner {
            asked,
            requests,
            more,
            ..
        } => format!(
            "other.{asked}.{}.{}.{}",
            more.handing.to_me.is_some(),
            kind(&more.connection),
            ids(requests)
        ),
        SettingsPage::Owner(view) => {
            let connection = kind(&view.connection);
            format!(
                "{}.{connection}.{}.{}",
                view.version,
                ids(&view.requests),
                joined(view.handing.offered.iter().map(|offer| offer.user))
            )
        }
    }
}

fn joined(users: impl Iterator<Item = UserId>) -> String {
    let ids: Vec<String> = users.map(|user| user.to_string()).collect();
    ids.join("-")
}

fn kind(connection: &ConnectionView) -> &'static str {
    match connection {
        ConnectionView::NotConnected => "none",
        ConnectionView::Lost { .. } => "lost",
        ConnectionView::Live { reading: true, .. } => "reading",
        ConnectionView::Live { reading: false, .. } => "live",
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
            more,
        } => {
            let named = |key| l.text_with(key, &[("owner", Value::from(owner))]);
            Whose::Other {
                title: if owner.is_empty() {
                    l.text("panel-nobody-title")
                } else if *asked {
                    named("asked-title")
                } else {
                    named("panel-other-title")
                },
                asked: (*asked && !owner.is_empty()).then(|| Asked {
                    text: named("asked-text"),
                    when: more.asked_at.map(|at| Clock::dated(l, at)),
                    of: named("asked-of-value"),
                }),
                offer: more
                    .handing
                    .to_me
                    .map(|span| Box::new(offer(l, owner, &more.company, span))),
                requests: if *can_confirm { requests } else { &[] },
                connection: Box::new(connection(l, &more.connection, now)),
            }
        }
        SettingsPage::Owner(view) => Whose::Owner {
            connection: Box::new(connection(l, &view.connection, now)),
            requests: &view.requests,
        },
    };
    State {
        l,
        version: version(view),
        who,
    }
}

fn offer(l: &Locale, owner: &str, company: &str, span: Span) -> Offer {
    let named = |key| l.text_with(key, &[("owner", Value::from(owner))]);
    Offer {
        title: named("take-title"),
        text: l.text_with(
            "take-text",
            &[
                ("company", Value::from(company)),
                ("owner", Value::from(owner)),
                ("date", l.date(span.since).into()),
            ],
        ),
        first: named("take-1-text"),
        until: l.text_with("take-until", &[("date", l.date(span.until).into())]),
    }
}

fn connection(l: &Locale, view: &ConnectionView, now: Moment) -> Connection {
    let ago = |at: Moment| l.text_with("ago", &[("age", age(l, at, now).into())]);
    match view {
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
            last_looked,
            expires,
            calls,
            reading,
            rests_until,
        } => Connection::Live {
            company: if company.is_empty() {
                l.text("set-company-unnamed")
            } else {
                company.clone()
            },
            reading: *reading,
            rests: rests_until
                .map(|until| l.text_with("set-resting", &[("date", l.date(until).into())])),
            since: l.text_with(
                "set-since-value",
                &[("date", l.date(*since).into()), ("name", Value::from(by))],
            ),
            currency: currency.map_or("", |currency| currency.code()),
            last: last_event.map(ago),
            looked: last_looked.map(ago),
            expires: expires.map(|day| l.date(day)),
            calls: l.text_with(
                "set-calls-list",
                &[
                    ("reads", l.number(&calls.quickbooks_reads.into()).into()),
                    ("writes", l.number(&calls.quickbooks_writes.into()).into()),
                    ("pipedrive", l.number(&calls.pipedrive.into()).into()),
                ],
            ),
        },
    }
}

fn error(id: &str) -> FieldError<'_> {
    FieldError { id, sentence: "" }
}
