//! Who did what to an invoice, in words: a dialog over the list that it is opened from, and a file.

use std::collections::BTreeMap;

use askama::Template;
use rust_decimal::Decimal;

use super::icon;
use super::invoices_csv::{MARK, line, plain};
use super::money::in_words;
use super::panel_rows::{number_of, status_word};
use super::unlike::{self, UnlikeView};
use super::when::{Clock, age};
use crate::domain::audit::{Facts, Via};
use crate::domain::ids::DealId;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::i18n::{Locale, Value};
use crate::journeys::history::{Event, History, Journal};

#[derive(Template)]
#[template(path = "history.html", block = "dialog")]
struct Dialog<'a> {
    l: &'a Locale,
    title: String,
    differs: Option<String>,
    unlike: Vec<UnlikeView>,
    events: Vec<EventView>,
    is_cut: bool,
}

struct EventView {
    what: String,
    who: String,
    via: String,
    at: Clock,
    /// Where QuickBooks' answer came long after the wish.
    asked: Option<String>,
    refused: Option<String>,
    rows: Vec<Changed>,
}

/// `Open → Paid`; nothing before: it is new.
struct Changed {
    label: String,
    before: String,
    after: String,
}

/// A wish that waited longer than a person does.
const LATE_SECONDS: i64 = 60;

pub(in crate::web) fn dialog(
    locale: &Locale,
    history: &History,
    now: Moment,
) -> askama::Result<String> {
    let number = number_of(locale, &history.invoice);
    let (comparison, currency) = (history.invoice.differs(), history.invoice.currency);
    let draw = |event| EventView::new(locale, event, history, now);
    Dialog {
        l: locale,
        title: locale.plain("history-title", &[("number", Value::from(&number))]),
        differs: comparison.map(|known| unlike::sentence(locale, known, currency)),
        unlike: comparison.map_or_else(Vec::new, |known| UnlikeView::all(locale, known, currency)),
        events: history.events.iter().map(draw).collect(),
        is_cut: history.is_cut,
    }
    .render()
}

impl EventView {
    fn new(l: &Locale, event: &Event, history: &History, now: Moment) -> Self {
        let late = |asked: &Moment| event.at.seconds_since(*asked) > LATE_SECONDS;
        Self {
            what: what(l, event),
            who: who(l, event),
            via: event.via.map_or_else(String::new, |via| place(l, via)),
            at: Clock::dated(l, event.at),
            asked: event
                .told
                .asked_at
                .filter(late)
                .map(|at| l.text_with("history-asked", &[("age", age(l, at, now).into())])),
            refused: refused(l, event),
            rows: changes(l, event, history),
        }
    }
}

/// *Voided*; *Not done: Void*.
fn what(l: &Locale, event: &Event) -> String {
    if event.told.refused.is_none() {
        return l.text(&format!("history-{}", event.action));
    }
    let wish = match event.action.as_str() {
        "void_invoice" => "action-void",
        "delete_invoice" => "action-delete",
        "send_invoice" => "action-send",
        "create_invoice" => "invoice-new",
        "create_item" => "item-new-ok",
        "create_customer" => "customer-new",
        _ => "compare-ok",
    };
    l.text_with("history-not-done", &[("what", l.text(wish).into())])
}

fn who(l: &Locale, event: &Event) -> String {
    let name = event.who.clone();
    name.unwrap_or_else(|| l.text("history-quickbooks"))
}

fn place(l: &Locale, via: Via) -> String {
    match via {
        Via::Panel | Via::List | Via::Form => l.text(&format!("history-via-{}", via.key())),
        Via::Seen(by) => l.text(&format!("seen-{}", by.key())),
    }
}

fn refused(l: &Locale, event: &Event) -> Option<String> {
    let words = event
        .told
        .refused
        .as_ref()
        .filter(|words| !words.is_empty())?;
    Some(l.text_with("history-refused", &[("words", Value::from(words))]))
}

fn deal_name(l: &Locale, deal: Option<DealId>, titles: &BTreeMap<DealId, String>) -> String {
    deal.map_or_else(String::new, |deal| {
        let known = titles.get(&deal).filter(|title| !title.is_empty());
        known.cloned().unwrap_or_else(|| {
            l.plain("all-deal-unnamed", &[("id", Value::from(deal.to_string()))])
        })
    })
}

/// What differs between before and after, what was new, whom it went to.
fn changes(l: &Locale, event: &Event, history: &History) -> Vec<Changed> {
    let (before, after) = (event.told.before.as_ref(), event.told.after.as_ref());
    let (was, is) = event.status;
    let mut rows = Vec::new();
    let mut row = |key: &str, before: String, after: String| {
        if before != after {
            let label = l.text(key);
            rows.push(Changed {
                label,
                before,
                after,
            });
        }
    };
    if let Some(after) = after {
        let of =
            |read: &dyn Fn(&Facts) -> String| (before.map(read).unwrap_or_default(), read(after));
        let status = |status| status_word(l, status);
        row(
            "all-status",
            was.map(status).unwrap_or_default(),
            is.map(status).unwrap_or_default(),
        );
        let money = |amount: Decimal, currency: Currency| in_words(l, amount, currency);
        let mut add = |key: &str, read: &dyn Fn(&Facts) -> String| {
            let (before, after) = of(read);
            row(key, before, after);
        };
        add("csv-number", &|facts| {
            facts.number.clone().unwrap_or_default()
        });
        add("all-col-amount", &|facts| {
            money(facts.total, facts.currency)
        });
        add("all-col-open", &|facts| {
            money(facts.balance, facts.currency)
        });
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| l.date(day)).unwrap_or_default();
        add("all-when", &|facts| day(facts.issued));
        add("all-col-due", &|facts| day(facts.due));
        add("customer", &|facts| facts.customer_name.clone());
        add("csv-deal", &|facts| {
            deal_name(l, facts.deal, &history.titles)
        });
        add("csv-sent", &|facts| match (facts.bounced, facts.sent_at) {
            (true, _) => l.text("badge-bounced"),
            (false, at) => day(at.map(|at| at.day_in(history.zone))),
        });
    }
    if let Some(to) = &event.told.to {
        row("history-to", String::new(), to.replace(',', ", "));
    }
    for one in &event.told.replaced {
        let key = format!("field-{}", one.part);
        row(&key, one.before.clone(), one.after.clone());
    }
    rows
}

/// Everything as a file for spreadsheets.
pub(in crate::web) fn file(journal: &Journal) -> String {
    let l = &journal.locale;
    let both = |key: &str| {
        ["history-csv-before", "history-csv-after"]
            .map(|shape| l.plain(shape, &[("what", l.text(key).into())]))
    };
    let mut head: Vec<String> = [
        "history-csv-time",
        "history-csv-what",
        "history-csv-who",
        "history-csv-where",
        "csv-number",
        "history-csv-id",
        "customer",
        "currency",
    ]
    .map(|key| l.plain(key, &[]))
    .into();
    for key in ["all-status", "all-col-amount", "all-col-open", "csv-deal"] {
        head.extend(both(key));
    }
    head.extend(["history-to", "history-csv-note"].map(|key| l.plain(key, &[])));
    let mut text = String::from(MARK);
    line(&mut text, &head);
    for event in &journal.events {
        line(&mut text, &cells(l, event, &journal.titles));
    }
    text
}

fn cells(l: &Locale, event: &Event, titles: &BTreeMap<DealId, String>) -> Vec<String> {
    let (before, after) = (event.told.before.as_ref(), event.told.after.as_ref());
    let known = after.or(before);
    let read = |facts: Option<&Facts>, read: &dyn Fn(&Facts) -> String| {
        facts.map(read).unwrap_or_default()
    };
    let amount = |amount: Decimal, currency: Currency| {
        let digits = usize::try_from(currency.digits()).unwrap_or(2);
        format!("{amount:.digits$}")
    };
    let status = |status: Option<_>| {
        status
            .map(|one| plain(&status_word(l, one)))
            .unwrap_or_default()
    };
    let deal = |facts: &Facts| deal_name(l, facts.deal, titles);
    let replaced = event.told.replaced.iter().map(|one| {
        let label = l.text(&format!("field-{}", one.part));
        format!("{label}: {} → {}", one.before, one.after)
    });
    let notes: Vec<String> = refused(l, event).into_iter().chain(replaced).collect();
    [
        event.at.utc().format("%Y-%m-%d %H:%M:%S").to_string(),
        what(l, event),
        who(l, event),
        event.via.map_or_else(String::new, |via| place(l, via)),
        read(known, &|facts| facts.number.clone().unwrap_or_default()),
        event
            .invoice
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        read(known, &|facts| facts.customer_name.clone()),
        read(known, &|facts| facts.currency.code().to_owned()),
        status(event.status.0),
        status(event.status.1),
        read(before, &|facts| amount(facts.total, facts.currency)),
        read(after, &|facts| amount(facts.total, facts.currency)),
        read(before, &|facts| amount(facts.balance, facts.currency)),
        read(after, &|facts| amount(facts.balance, facts.currency)),
        read(before, &deal),
        read(after, &deal),
        event.told.to.clone().unwrap_or_default(),
        notes.join("; "),
    ]
    .map(|cell| plain(&cell))
    .into()
}
