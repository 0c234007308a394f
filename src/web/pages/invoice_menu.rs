//! What can be done with an invoice: one menu per page, filled in by its script for the row that opens it; its
//! questions and dialogs. The same on every list of invoices.

use askama::Template;
use askama::filters::HtmlSafe;
use serde::Serialize;

use super::icon;
use super::money::in_words;
use super::panel_rows::number_of;
use super::when::age;
use crate::domain::action::{Action, WhyNot};
use crate::domain::invoice::{Invoice, InvoiceStatus};
use crate::domain::moment::Moment;
use crate::i18n::{Locale, Value};
use crate::journeys::actions::Asked;
use crate::journeys::open_panel::Row;

/// The menu, once per page, outside what is swapped.
#[derive(Template)]
#[template(path = "invoice_menu.html", block = "menu")]
pub(super) struct InvoiceMenu {
    items: Vec<Item>,
    history: String,
}

/// Escaped already, by the same engine.
impl HtmlSafe for InvoiceMenu {}

struct Item {
    act: &'static str,
    icon: &'static str,
    word: String,
    is_link: bool,
    is_grave: bool,
    /// A line stands before it.
    after_line: bool,
}

impl InvoiceMenu {
    pub(super) fn new(locale: &Locale) -> Self {
        let item = |action: Action| Item {
            act: action.key(),
            icon: picture(action),
            word: locale.text(&format!("action-{}", action.key())),
            is_link: action == Action::Open,
            is_grave: matches!(action, Action::Void | Action::Delete),
            after_line: action == Action::Void,
        };
        Self {
            items: Action::ALL.into_iter().map(item).collect(),
            history: locale.text("history"),
        }
    }
}

/// The reasons that the rows of a list name, each once, beside the list.
#[derive(Template)]
#[template(path = "invoice_menu.html", block = "reasons")]
pub(super) struct Reasons {
    reasons: Vec<(&'static str, String)>,
}

/// Escaped already, by the same engine.
impl HtmlSafe for Reasons {}

impl Reasons {
    /// `owner` looks after invoices, where that is somebody else than the reader.
    pub(super) fn of<'r>(
        locale: &Locale,
        rows: impl Iterator<Item = &'r Row>,
        owner: Option<&str>,
    ) -> Self {
        let mut named: Vec<WhyNot> = Vec::new();
        for (_, why) in rows.flat_map(|row| &row.refused) {
            if !named.contains(why) {
                named.push(*why);
            }
        }
        let reason = |why: WhyNot| {
            let words = match (why, owner) {
                (WhyNot::NotOwner, Some(owner)) => {
                    locale.text_with("why-not-owner", &[("owner", Value::from(owner))])
                }
                (why, _) => super::action_words::not(locale, why),
            };
            (why.key(), words)
        };
        Self {
            reasons: named.into_iter().map(reason).collect(),
        }
    }
}

fn picture(action: Action) -> &'static str {
    match action {
        Action::Send => "mail",
        Action::Pdf => "load",
        Action::Open => "out",
        Action::PaymentLink => "copy",
        Action::Attach => "clip",
        Action::Void => "void",
        Action::Delete => "bin",
    }
}

/// A row's button and the place of its menu.
#[derive(Template)]
#[template(path = "row_menu.html")]
pub(super) struct RowMenu {
    id: String,
    label: String,
    open: Option<String>,
    /// `delete:paid copy-link:nothing-due`, or `*:deleted` for all.
    not: String,
    /// When and how the row was last confirmed.
    seen: String,
}

/// Escaped already, by the same engine.
impl HtmlSafe for RowMenu {}

impl RowMenu {
    pub(super) fn new(locale: &Locale, row: &Row, now: Moment) -> Self {
        let invoice = &row.invoice;
        let number = number_of(locale, invoice);
        Self {
            id: invoice.id.to_string(),
            label: locale.plain("more-actions-of", &[("number", Value::from(&number))]),
            open: row.open_url.clone(),
            not: refusals(&row.refused),
            seen: confirmed(locale, invoice, now),
        }
    }
}

fn refusals(refused: &[(Action, WhyNot)]) -> String {
    if let Some((_, first)) = refused.first()
        && refused.len() == Action::ALL.len()
        && refused.iter().all(|(_, why)| why == first)
    {
        return format!("*:{}", first.key());
    }
    let one = |(action, why): &(Action, WhyNot)| format!("{}:{}", action.key(), why.key());
    refused.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// *Confirmed 2 minutes ago (message from QuickBooks)*.
pub(super) fn confirmed(locale: &Locale, invoice: &Invoice, now: Moment) -> String {
    let how = locale.plain(&format!("seen-{}", invoice.seen_by.key()), &[]);
    if now.seconds_since(invoice.seen_at) < 60 {
        return locale.plain("seen-now", &[("how", how.into())]);
    }
    let age = age(locale, invoice.seen_at, now);
    locale.plain("seen-ago", &[("age", age.into()), ("how", how.into())])
}

/// A question for the host to ask.
#[derive(Debug, Serialize)]
pub(in crate::web) struct Question {
    pub(in crate::web) title: String,
    pub(in crate::web) text: String,
    pub(in crate::web) ok: String,
    pub(in crate::web) cancel: String,
}

/// *Void* or *Delete*, with number, customer and amount; the host draws plain text.
pub(in crate::web) fn question(locale: &Locale, action: Action, asked: &Asked) -> Question {
    let (invoice, status) = (&asked.invoice, asked.status);
    let money = |amount| in_words(locale, amount, invoice.currency);
    let paid = invoice.total - invoice.balance;
    let number = number_of(locale, invoice);
    let struck = matches!(status, InvoiceStatus::Voided | InvoiceStatus::Deleted);
    let total = if struck {
        invoice.last_total
    } else {
        invoice.total
    };
    let has_payment = !struck && !paid.is_zero();
    let (title, text, ok) = match (action, has_payment) {
        (Action::Delete, false) => ("delete-title", "delete-text", "delete-ok"),
        (Action::Delete, true) => ("delete-title", "delete-part-text", "delete-ok"),
        (_, true) if status == InvoiceStatus::Paid => {
            ("void-paid-title", "void-paid-text", "void-ok")
        }
        (_, true) => ("void-title", "void-part-text", "void-ok"),
        (_, false) => ("void-title", "void-text", "void-ok"),
    };
    let values = [
        ("customer", Value::from(&invoice.customer_name)),
        ("amount", money(total).into()),
        ("paid", money(paid).into()),
    ];
    Question {
        title: locale.plain(title, &[("number", Value::from(&number))]),
        text: locale.plain(text, &values),
        ok: locale.plain(ok, &[]),
        cancel: locale.plain("cancel", &[]),
    }
}

#[derive(Template)]
#[template(path = "invoice_dialogs.html", block = "send")]
struct SendDialog<'a> {
    l: &'a Locale,
    title: String,
    invoice: &'a str,
    key: String,
    to: &'a str,
    bounced: Option<String>,
}

/// *Send by email*; `key` makes one press one mail.
pub(in crate::web) fn send_dialog(
    locale: &Locale,
    asked: &Asked,
    key: String,
) -> askama::Result<String> {
    let invoice = &asked.invoice;
    SendDialog {
        l: locale,
        title: titled(locale, "send-title", invoice),
        invoice: invoice.id.as_str(),
        key,
        to: invoice.email.as_deref().unwrap_or_default(),
        bounced: invoice.bounced.then(|| came_back(locale, asked)),
    }
    .render()
}

fn came_back(locale: &Locale, asked: &Asked) -> String {
    let known = asked.sent_on.zip(asked.invoice.email.as_deref());
    known.map_or_else(
        || locale.text("send-bounced-plain"),
        |(day, address)| {
            let date = locale.date_short(day, asked.today);
            let values = [("date", date.into()), ("address", Value::from(address))];
            locale.text_with("send-bounced", &values)
        },
    )
}

fn titled(locale: &Locale, key: &str, invoice: &Invoice) -> String {
    let number = number_of(locale, invoice);
    locale.plain(key, &[("number", Value::from(&number))])
}

#[derive(Template)]
#[template(path = "invoice_dialogs.html", block = "link")]
struct LinkDialog<'a> {
    l: &'a Locale,
    title: String,
    to: &'a str,
}

/// Where the browser did not let us copy: the link, to be copied by hand.
pub(in crate::web) fn link_dialog(
    locale: &Locale,
    invoice: &Invoice,
    link: &str,
) -> askama::Result<String> {
    LinkDialog {
        l: locale,
        title: titled(locale, "link-title", invoice),
        to: link,
    }
    .render()
}
