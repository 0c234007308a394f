//! The panel of a deal or a contact: its toolbar, its sums, its invoices; one template for first paint and every change.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use askama::filters::HtmlSafe;

use super::all_invoices::deal_title;
use super::invoice_menu::{InvoiceMenu, Question, Reasons};
use super::panel_rows::{PendingView, RowView, TotalView};
use super::when::{age, updated};
use super::{Frame, asset, icon};
use crate::domain::ids::DealId;
use crate::domain::moment::Moment;
use crate::domain::subject::Subject;
use crate::i18n::{Locale, Value};
use crate::journeys::open_panel::{Panel, PanelView, Row};
use crate::journeys::unlink_contact::Asked;

/// Rows that come with a press.
const MORE_ROWS: usize = 20;

/// What the panel is drawn from besides the journey's view.
pub(in crate::web) struct Around<'a> {
    pub(in crate::web) locale: &'a Locale,
    pub(in crate::web) now: Moment,
    /// How many rows the reader has asked for.
    pub(in crate::web) rows: usize,
    /// Why a refresh did not bring anything new.
    pub(in crate::web) trouble: Option<String>,
}

#[derive(Template)]
#[template(path = "panel.html")]
struct Whole<'a> {
    frame: &'a Frame<'a>,
    subject: char,
    look: char,
    content: char,
    menu: InvoiceMenu,
    /// What a screen reader hears when a status changes; the script fills it in.
    moved: String,
}

/// The page around what changes: the same for all readers of a language and a theme, so it is drawn once for them.
#[derive(Template)]
#[template(
    source = "{{ around[0] }}{{ subject }}{{ around[1] }}{{ look }}{{ around[2] }}{{ content }}{{ around[3] }}",
    ext = "html"
)]
struct Page<'a> {
    around: &'a [Escaped<String>; 4],
    subject: String,
    look: &'a str,
    content: Escaped<&'a str>,
}

/// Drawn already, by the same engine.
struct Escaped<T>(T);

impl<T: fmt::Display> fmt::Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> HtmlSafe for Escaped<T> {}

/// Everything inside `<main>`; asked for again by the page's script.
#[derive(Template)]
#[template(path = "panel_content.html")]
struct Content<'a> {
    l: &'a Locale,
    state: State<'a>,
}

enum State<'a> {
    NoDeal,
    NotInstalled,
    NotOwner {
        title: String,
        asked: Option<String>,
    },
    /// The owner offers to hand over.
    Offered {
        title: String,
        text: String,
    },
    NotConnected,
    Ready(Box<Ready<'a>>),
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "what a panel shows or leaves out"
)]
struct Ready<'a> {
    version: &'a str,
    can_act: bool,
    /// What stands in place of the *Invoice* button at a contact.
    is_contact: bool,
    sees_all: bool,
    can_unlink: bool,
    lost: Option<String>,
    trouble: Option<String>,
    first_reading: bool,
    deal_gone: bool,
    totals: Vec<TotalView>,
    pending: Vec<PendingView>,
    rows: Vec<PanelRow>,
    reasons: Reasons,
    shown: usize,
    more: Option<(usize, String)>,
    updated: String,
}

type Surroundings = Arc<[Escaped<String>; 4]>;

static SURROUNDINGS: Mutex<BTreeMap<(&str, Option<&str>), Surroundings>> =
    Mutex::new(BTreeMap::new());

/// What stands for subject, look and content until they are known: no text of ours has these letters.
const PLACES: [char; 3] = ['\u{E000}', '\u{E001}', '\u{E002}'];

fn surroundings(frame: &Frame<'_>) -> askama::Result<Surroundings> {
    let mut all = SURROUNDINGS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (frame.locale.tag(), frame.theme);
    if let Some(known) = all.get(&key) {
        return Ok(Arc::clone(known));
    }
    let [subject, look, content] = PLACES;
    let whole = Whole {
        frame,
        subject,
        look,
        content,
        menu: InvoiceMenu::new(frame.locale),
        moved: frame.locale.plain(
            "live-status",
            &[("number", "{number}".into()), ("status", "{status}".into())],
        ),
    };
    let whole = whole.render()?;
    let mut pieces = whole.split(PLACES).map(str::to_owned);
    let around = Arc::new(std::array::from_fn(|_| {
        Escaped(pieces.next().unwrap_or_default())
    }));
    all.insert(key, Arc::clone(&around));
    Ok(around)
}

/// The whole page around its [`content`].
pub(in crate::web) fn page(
    frame: &Frame<'_>,
    look: &str,
    subject: Option<Subject>,
    content: &str,
) -> askama::Result<String> {
    let around = surroundings(frame)?;
    Page {
        around: &around,
        subject: subject.map_or_else(String::new, |subject| subject.to_string()),
        look,
        content: Escaped(content),
    }
    .render()
}

/// Everything inside the page; `None`: the page was opened for nothing in particular.
pub(in crate::web) fn content(
    panel: Option<&Panel>,
    around: &Around<'_>,
) -> askama::Result<String> {
    content_of(panel, around).render()
}

fn content_of<'a>(panel: Option<&'a Panel>, around: &Around<'a>) -> Content<'a> {
    let l = around.locale;
    let state = match panel {
        None => State::NoDeal,
        Some(Panel::NotInstalled) => State::NotInstalled,
        Some(Panel::NotOwner {
            owner,
            offered: true,
            ..
        }) => State::Offered {
            title: l.text_with("take-title", &[("owner", Value::from(owner))]),
            text: l.text_with("take-1-text", &[("owner", Value::from(owner))]),
        },
        Some(Panel::NotOwner { owner, asked, .. }) => not_owner(l, owner, *asked),
        Some(Panel::NotConnected) => State::NotConnected,
        Some(Panel::Ready(view)) => State::Ready(Box::new(ready(view, around))),
    };
    Content { l, state }
}

/// *Unlink contact?*
pub(in crate::web) fn unlink_question(l: &Locale, subject: Subject, asked: &Asked) -> Question {
    let count = Value::Number(i64::try_from(asked.invoices).unwrap_or(i64::MAX));
    let text = match subject {
        Subject::Deal(_) => "unlink-contact-text",
        Subject::Person(_) | Subject::Organization(_) => "unlink-contact-all",
    };
    Question {
        title: l.plain("unlink-contact-title", &[]),
        text: l.plain(
            text,
            &[("customer", Value::from(&asked.customer)), ("count", count)],
        ),
        ok: l.plain("unlink-contact", &[]),
        cancel: l.plain("cancel", &[]),
    }
}

fn not_owner<'a>(l: &Locale, owner: &str, asked: bool) -> State<'a> {
    let named = |key| l.text_with(key, &[("owner", Value::from(owner))]);
    let title = if owner.is_empty() {
        l.text("panel-nobody-title")
    } else {
        named("panel-other-title")
    };
    State::NotOwner {
        title,
        asked: (asked && !owner.is_empty()).then(|| named("panel-other-asked")),
    }
}

fn ready<'a>(view: &'a PanelView, around: &Around<'a>) -> Ready<'a> {
    let l = around.locale;
    let rows: Vec<PanelRow> = view
        .rows
        .iter()
        .map(|row| panel_row(l, view, row, around.now))
        .collect();
    let left = view.count.saturating_sub(rows.len());
    Ready {
        version: &view.version,
        can_act: view.can_act,
        is_contact: view.subject.deal().is_none(),
        sees_all: view.sees_all,
        can_unlink: view.can_act && view.customer.is_some(),
        lost: view.lost_since.map(|since| {
            l.text_with(
                "panel-lost-for",
                &[("age", age(l, since, around.now).into())],
            )
        }),
        trouble: around.trouble.clone(),
        first_reading: view.first_reading,
        deal_gone: view.deal_gone,
        totals: view
            .totals
            .iter()
            .map(|sum| TotalView::new(l, sum))
            .collect(),
        pending: view
            .pending
            .iter()
            .map(|row| PendingView::new(l, row, around.now))
            .collect(),
        reasons: Reasons::of(l, view.rows.iter(), None),
        shown: around.rows,
        more: (left > 0).then(|| {
            (
                around.rows.saturating_add(MORE_ROWS),
                show_more(l, left, view.count),
            )
        }),
        updated: view
            .updated
            .map_or_else(String::new, |at| updated(l, at, around.now)),
        rows,
    }
}

/// A row, and at a contact the deal it belongs to.
struct PanelRow {
    row: RowView,
    deal: Option<String>,
}

fn panel_row(l: &Locale, view: &PanelView, row: &Row, now: Moment) -> PanelRow {
    let deal = |deal: DealId| {
        let title = deal_title(l, deal, view.titles.get(&deal));
        l.text_with("panel-row-deal", &[("title", Value::from(&title))])
    };
    PanelRow {
        row: RowView::new(l, row, view.today, now),
        deal: view.subject.deal().is_none().then(|| {
            row.invoice
                .deal
                .map_or_else(|| l.text("panel-row-no-deal"), deal)
        }),
    }
}

fn show_more(l: &Locale, left: usize, total: usize) -> String {
    let count = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    l.text_with(
        "panel-show-more",
        &[
            ("next", count(left.min(MORE_ROWS))),
            ("total", count(total)),
        ],
    )
}
