//! *View all invoices*: filters, sums, table, pages; one template for first paint and every change.

use askama::Template;
use askama::filters::HtmlSafe;
use rust_decimal::Decimal;

use super::invoice_menu::{InvoiceMenu, Question, Reasons};
use super::panel_rows::{RowView, TotalView, number_of, status_word};
use super::when::{age, updated};
use super::{Frame, asset, icon};
use crate::domain::ids::DealId;
use crate::domain::invoice::{Invoice, InvoiceStatus};
use crate::domain::invoice_list::{Interval, Order, PAGE, SortBy};
use crate::domain::moment::Moment;
use crate::domain::subject::Subject;
use crate::i18n::{Locale, Value};
use crate::journeys::all_invoices::{AllInvoices, Freshness, ListView};
use crate::journeys::open_panel::Row;

/// A billion: longer than its column.
const LONG: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// What the list is drawn from besides the journey's view.
pub(in crate::web) struct Around<'a> {
    pub(in crate::web) locale: &'a Locale,
    pub(in crate::web) now: Moment,
    /// Why reading did not bring anything new.
    pub(in crate::web) trouble: Option<String>,
}

#[derive(Template)]
#[template(path = "all_invoices.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    look: &'a str,
    subject: String,
    content: Content<'a>,
    menu: InvoiceMenu,
}

/// Everything inside `<main>`; asked for again by the page's script.
#[derive(Template)]
#[template(path = "all_content.html")]
struct Content<'a> {
    l: &'a Locale,
    state: State<'a>,
}

/// Escaped already, by the same engine.
impl HtmlSafe for Content<'_> {}

enum State<'a> {
    Nothing {
        icon: &'static str,
        title: String,
        text: String,
    },
    Ready(Box<Ready<'a>>),
}

/// An entry of a list to choose from.
struct Choice {
    key: String,
    word: String,
    is_chosen: bool,
}

/// A column that can be sorted by.
struct Column {
    word: String,
    key: &'static str,
    /// What a press asks for.
    order: String,
    /// `ascending` or `descending`, where it is sorted by.
    sorted: Option<&'static str>,
    is_amount: bool,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "what a list says is yes or no"
)]
struct Ready<'a> {
    version: &'a str,
    page: usize,
    order: String,
    /// The script asks for it once the page stands.
    needs_reading: bool,
    customer: Option<&'a str>,
    updated: String,
    lost: Option<String>,
    trouble: Option<&'a str>,
    intervals: Vec<Choice>,
    is_custom: bool,
    from: String,
    until: String,
    statuses: Vec<Choice>,
    text: &'a str,
    totals: Vec<TotalView>,
    columns: Vec<Column>,
    /// The same orders to choose from, where the columns have no heads.
    orders: Vec<Choice>,
    pick_all: String,
    /// The script puts the number in.
    selected: String,
    /// Ticked invoices can be linked to this deal.
    can_link: bool,
    rows: Vec<ListRow>,
    reasons: Reasons,
    empty: Option<Empty>,
    range: String,
    pages: Option<Pages>,
    /// An amount is so long that the columns need each other's room.
    is_tight: bool,
}

/// The pages beside the one that is shown.
struct Pages {
    previous: Option<usize>,
    next: Option<usize>,
}

/// Why there is no row.
enum Empty {
    /// Being read for the first time.
    Loading,
    NotLinked,
    /// The customer has none.
    NoneYet,
    NothingFound {
        /// Another interval would show more.
        elsewhere: bool,
    },
}

struct ListRow {
    row: RowView,
    issued: String,
    due: String,
    /// What is open, as a number and as a sentence; nothing for what is gone.
    open: Option<(String, String)>,
    is_settled: bool,
    deal: DealCell,
    /// What its box to tick is called.
    pick: String,
    /// `link` or `unlink`, where that can be done.
    press: Option<(&'static str, String)>,
}

enum DealCell {
    This,
    None,
    Other { title: String, address: String },
}

/// The whole page.
pub(in crate::web) fn page(
    frame: &Frame<'_>,
    look: &str,
    subject: Option<Subject>,
    view: Option<&AllInvoices>,
    around: &Around<'_>,
) -> askama::Result<String> {
    Page {
        frame,
        look,
        subject: subject.map_or_else(String::new, |subject| subject.to_string()),
        content: content_of(view, around),
        menu: InvoiceMenu::new(around.locale),
    }
    .render()
}

/// The same content again.
pub(in crate::web) fn content(
    view: Option<&AllInvoices>,
    around: &Around<'_>,
) -> askama::Result<String> {
    content_of(view, around).render()
}

fn content_of<'a>(view: Option<&'a AllInvoices>, around: &'a Around<'a>) -> Content<'a> {
    let l = around.locale;
    let nothing = |icon, title: String, text: &str| State::Nothing {
        icon,
        title,
        text: l.text(text),
    };
    let state = match view {
        None => nothing("page", l.text("panel-no-deal-title"), "panel-no-deal-text"),
        Some(AllInvoices::NotInstalled) => {
            nothing("page", l.text("panel-install-title"), "panel-install-text")
        }
        Some(AllInvoices::NotOwner { owner }) if owner.is_empty() => {
            nothing("person", l.text("panel-nobody-title"), "panel-other-text")
        }
        Some(AllInvoices::NotOwner { owner }) => nothing(
            "person",
            l.text_with("panel-other-title", &[("owner", Value::from(owner))]),
            "panel-other-text",
        ),
        Some(AllInvoices::NotConnected) => {
            nothing("plug", l.text("panel-connect-title"), "panel-connect-text")
        }
        Some(AllInvoices::Ready(view)) => State::Ready(Box::new(ready(view, around))),
    };
    Content { l, state }
}

fn ready<'a>(view: &'a ListView, around: &'a Around<'a>) -> Ready<'a> {
    let (l, now, filter) = (around.locale, around.now, &view.filter);
    let (from, until) = match filter.interval {
        Interval::Custom { from, until } => (from, until),
        Interval::Month
        | Interval::Quarter
        | Interval::Year
        | Interval::TwelveMonths
        | Interval::Ever => (None, None),
    };
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let is_first = view.read_at.is_none();
    let needs_reading = view.freshness == Freshness::Stale && around.trouble.is_none();
    let reading = needs_reading || view.freshness == Freshness::BeingRead;
    let last = view.count.saturating_sub(1) / PAGE;
    Ready {
        version: &view.version,
        page: filter.page,
        order: filter.order.key(),
        needs_reading,
        customer: view.customer.as_deref(),
        updated: match view.read_at {
            _ if reading => l.text("all-reading"),
            Some(at) => updated(l, at, now),
            None => String::new(),
        },
        lost: view
            .lost_since
            .map(|since| l.text_with("panel-lost-for", &[("age", age(l, since, now).into())])),
        trouble: around.trouble.as_deref(),
        intervals: intervals(l, filter.interval),
        is_custom: filter.interval.key() == "custom",
        from: day(from),
        until: day(until),
        statuses: statuses(l, filter.status),
        text: &filter.text,
        totals: view
            .totals
            .iter()
            .map(|sum| TotalView::new(l, sum))
            .collect(),
        columns: SortBy::ALL
            .into_iter()
            .map(|by| column(l, filter.order, by))
            .collect(),
        orders: orders(l, filter.order),
        pick_all: l.text_with("all-pick-all", &[("count", count(view.rows.len()))]),
        selected: l.plain("all-selected", &[("count", "{count}".into())]),
        can_link: view.can_act && view.subject.deal().is_some(),
        rows: view
            .rows
            .iter()
            .map(|row| list_row(l, view, row, now))
            .collect(),
        reasons: Reasons::of(l, view.rows.iter(), None),
        empty: match () {
            () if !view.rows.is_empty() => None,
            () if view.is_any => Some(Empty::NothingFound {
                elsewhere: filter.interval != Interval::Ever,
            }),
            () if reading && is_first => Some(Empty::Loading),
            () if view.customer.is_some() => Some(Empty::NoneYet),
            () => Some(Empty::NotLinked),
        },
        range: range(l, view),
        pages: (last > 0).then(|| Pages {
            previous: filter.page.checked_sub(1),
            next: (filter.page < last).then_some(filter.page + 1),
        }),
        is_tight: view
            .rows
            .iter()
            .any(|row| row.invoice.total.max(row.invoice.last_total) >= LONG),
    }
}

fn intervals(l: &Locale, chosen: Interval) -> Vec<Choice> {
    let choice = |key: &'static str| Choice {
        key: key.to_owned(),
        word: l.text(&format!("all-{key}")),
        is_chosen: key == chosen.key(),
    };
    Interval::KEYS.into_iter().map(choice).collect()
}

fn statuses(l: &Locale, chosen: Option<InvoiceStatus>) -> Vec<Choice> {
    let choice = |status: InvoiceStatus| Choice {
        key: status.key().to_owned(),
        word: status_word(l, status),
        is_chosen: Some(status) == chosen,
    };
    InvoiceStatus::ALL.into_iter().map(choice).collect()
}

/// Newest and largest first, each followed by the other way round.
fn orders(l: &Locale, chosen: Order) -> Vec<Choice> {
    let both = |by| [false, true].map(|ascending| Order { by, ascending });
    let choice = |order: Order| Choice {
        key: order.key(),
        word: l.text(&format!("all-order-{}", order.key())),
        is_chosen: order == chosen,
    };
    SortBy::ALL.into_iter().flat_map(both).map(choice).collect()
}

fn column(l: &Locale, order: Order, by: SortBy) -> Column {
    let word = match by {
        SortBy::Issued => "all-when",
        SortBy::Due => "all-col-due",
        SortBy::Amount => "all-col-amount",
        SortBy::Open => "all-col-open",
    };
    let direction = if order.ascending {
        "ascending"
    } else {
        "descending"
    };
    Column {
        word: l.text(word),
        key: by.key(),
        order: order.pressed(by).key(),
        sorted: (order.by == by).then_some(direction),
        is_amount: matches!(by, SortBy::Amount | SortBy::Open),
    }
}

fn list_row(l: &Locale, view: &ListView, row: &Row, now: Moment) -> ListRow {
    let invoice = &row.invoice;
    let day = |day: Option<chrono::NaiveDate>| {
        day.map_or_else(String::new, |day| l.date_short(day, view.today))
    };
    let is_gone = matches!(row.status, InvoiceStatus::Voided | InvoiceStatus::Deleted);
    let open = l.amount(&invoice.balance, invoice.currency.digits());
    let sentence = l.text_with("open-left", &[("amount", Value::from(&open))]);
    let this = view.subject.deal();
    let deal = match invoice.deal {
        None => DealCell::None,
        Some(deal) if Some(deal) == this => DealCell::This,
        Some(deal) => DealCell::Other {
            title: deal_title(l, deal, view.titles.get(&deal)),
            address: format!("{}{deal}", view.deal_address),
        },
    };
    let press = match (&deal, this) {
        _ if !view.can_act || invoice.deleted || row.elsewhere => None,
        (_, None) => None,
        (DealCell::This, Some(_)) => Some(("unlink", l.text("unlink"))),
        (DealCell::None | DealCell::Other { .. }, Some(_)) => Some(("link", l.text("link"))),
    };
    ListRow {
        row: RowView::new(l, row, view.today, now),
        issued: day(invoice.issued),
        due: day(invoice.due),
        open: (!is_gone).then_some((open, sentence)),
        is_settled: invoice.balance.is_zero(),
        pick: numbered(l, "all-pick", invoice),
        deal,
        press,
    }
}

/// What is known as the deal's title, or its number.
pub(super) fn deal_title(l: &Locale, deal: DealId, known: Option<&String>) -> String {
    let known = known.filter(|title| !title.is_empty());
    known.cloned().unwrap_or_else(|| {
        let id = deal.to_string();
        l.plain("all-deal-unnamed", &[("id", Value::from(id))])
    })
}

fn count(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// *1–25 of 43*.
fn range(l: &Locale, view: &ListView) -> String {
    let first = view.filter.page * PAGE;
    l.text_with(
        "all-range",
        &[
            ("first", count(first + 1)),
            ("last", count(first + view.rows.len())),
            ("total", count(view.count)),
        ],
    )
}

/// *Invoice 1044 linked*.
pub(in crate::web) fn linked(l: &Locale, invoice: &Invoice) -> String {
    let key = if invoice.deal.is_some() {
        "done-linked"
    } else {
        "done-unlinked"
    };
    numbered(l, key, invoice)
}

fn numbered(l: &Locale, key: &str, invoice: &Invoice) -> String {
    let number = number_of(l, invoice);
    l.plain(key, &[("number", Value::from(&number))])
}

pub(in crate::web) fn unlink_question(l: &Locale, invoice: &Invoice) -> Question {
    Question {
        title: numbered(l, "unlink-title", invoice),
        text: l.plain("unlink-text", &[]),
        ok: l.plain("unlink", &[]),
        cancel: l.plain("cancel", &[]),
    }
}

/// The invoice belongs to another deal so far.
pub(in crate::web) fn move_question(
    l: &Locale,
    invoice: &Invoice,
    deal: DealId,
    title: &str,
) -> Question {
    let title = deal_title(l, deal, Some(&title.to_owned()));
    Question {
        title: numbered(l, "move-title", invoice),
        text: l.plain("move-text", &[("deal", Value::from(&title))]),
        ok: l.plain("move-ok", &[]),
        cancel: l.plain("cancel", &[]),
    }
}
