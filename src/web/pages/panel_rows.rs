//! The rows of the panel: an invoice, or a creation whose end is not known yet.

use chrono::NaiveDate;

use super::invoice_menu::RowMenu;
use super::money::Amount;
use super::when::age;
use crate::domain::comparison::Comparison;
use crate::domain::invoice::{Invoice, InvoiceStatus};
use crate::domain::moment::Moment;
use crate::i18n::{Locale, Value};
use crate::journeys::open_panel::{Change, PendingRow, Row};

/// An invoice as the list shows it, all in words.
pub(super) struct RowView {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) status: &'static str,
    pub(super) icon: &'static str,
    pub(super) word: String,
    pub(super) amount: Amount,
    pub(super) struck: bool,
    pub(super) dates: String,
    pub(super) late: Option<String>,
    /// What is still open, where it is not the whole amount.
    pub(super) left: Option<String>,
    pub(super) all_open: bool,
    pub(super) sent: Option<String>,
    pub(super) bounced: bool,
    /// By how much QuickBooks' total is another than what was shown.
    pub(super) differs: Option<String>,
    pub(super) change: Option<ChangeView>,
    /// Nothing can be done with an invoice in other books.
    pub(super) menu: Option<RowMenu>,
}

/// A change of the invoice on its way.
pub(super) struct ChangeView {
    pub(super) intent: String,
    pub(super) in_doubt: bool,
    pub(super) to_decide: bool,
    pub(super) word: String,
    pub(super) next: Option<String>,
}

impl ChangeView {
    fn new(locale: &Locale, change: &Change, now: Moment) -> Self {
        Self {
            intent: change.intent.to_string(),
            in_doubt: change.in_doubt,
            to_decide: change.to_decide,
            word: locale.text(&format!("change-{}", change.kind.key())),
            next: next_look(locale, change.next_at, now),
        }
    }
}

/// *Next check in 40 seconds*.
fn next_look(locale: &Locale, at: Option<Moment>, now: Moment) -> Option<String> {
    let seconds = at
        .map(|at| at.seconds_since(now))
        .filter(|left| *left > 0)?;
    Some(locale.text_with("panel-doubt-next", &[("seconds", Value::Number(seconds))]))
}

pub(super) fn status_icon(status: InvoiceStatus) -> &'static str {
    match status {
        InvoiceStatus::Open => "open",
        InvoiceStatus::PartiallyPaid => "part",
        InvoiceStatus::Overdue => "late",
        InvoiceStatus::Paid => "tick",
        InvoiceStatus::Voided => "void",
        InvoiceStatus::Deleted => "cross",
    }
}

pub(super) fn status_word(locale: &Locale, status: InvoiceStatus) -> String {
    locale.text(&format!("status-{}", status.key()))
}

pub(super) fn number_of(locale: &Locale, invoice: &Invoice) -> String {
    invoice
        .number
        .clone()
        .filter(|number| !number.is_empty())
        .unwrap_or_else(|| locale.text("invoice-no-number"))
}

impl RowView {
    pub(super) fn new(locale: &Locale, row: &Row, today: NaiveDate, now: Moment) -> Self {
        let (invoice, status) = (&row.invoice, row.status);
        let number = number_of(locale, invoice);
        let word = status_word(locale, status);
        let struck = matches!(status, InvoiceStatus::Voided | InvoiceStatus::Deleted);
        let shown = if struck {
            invoice.last_total
        } else {
            invoice.total
        };
        let unpaid = matches!(
            status,
            InvoiceStatus::PartiallyPaid | InvoiceStatus::Overdue
        );
        let partly = unpaid && invoice.balance != invoice.total;
        let open = || {
            locale.text_with(
                "open-left",
                &[(
                    "amount",
                    locale
                        .amount(&invoice.balance, invoice.currency.digits())
                        .into(),
                )],
            )
        };
        Self {
            // The same number may be another invoice in the books of today.
            id: if row.elsewhere {
                format!("{}-{}", invoice.id, invoice.realm.as_str())
            } else {
                invoice.id.to_string()
            },
            status: status.key(),
            icon: status_icon(status),
            word,
            amount: Amount::new(locale, shown, invoice.currency),
            struck,
            dates: dates(locale, invoice, today),
            late: (status == InvoiceStatus::Overdue)
                .then(|| locale.text_with("days-late", &[("days", Value::Number(row.days_late))])),
            left: partly.then(open),
            all_open: status == InvoiceStatus::Overdue && !partly,
            sent: row
                .sent_on
                .filter(|_| !invoice.bounced)
                .map(|day| sent(locale, day, today)),
            bounced: invoice.bounced,
            differs: differs(locale, invoice),
            change: row
                .change
                .as_ref()
                .map(|change| ChangeView::new(locale, change, now)),
            menu: (!row.elsewhere).then(|| RowMenu::new(locale, row, now)),
            number,
        }
    }
}

fn differs(locale: &Locale, invoice: &Invoice) -> Option<String> {
    let by = invoice.differs().map(Comparison::by)?;
    let told = || {
        let amount = locale.amount(&by.abs(), invoice.currency.digits());
        locale.text_with("badge-differs", &[("amount", amount.into())])
    };
    (!by.is_zero()).then(told)
}

fn sent(locale: &Locale, day: NaiveDate, today: NaiveDate) -> String {
    locale.text_with(
        "badge-sent",
        &[("date", locale.date_short(day, today).into())],
    )
}

fn dates(locale: &Locale, invoice: &Invoice, today: NaiveDate) -> String {
    let short = |day: NaiveDate| locale.date_short(day, today);
    match (invoice.issued.map(short), invoice.due.map(short)) {
        (Some(issued), Some(due)) => locale.text_with(
            "dates-row",
            &[("issued", issued.into()), ("due", due.into())],
        ),
        (Some(day), None) | (None, Some(day)) => day,
        (None, None) => String::new(),
    }
}

/// A creation on its way.
pub(super) struct PendingView {
    pub(super) intent: String,
    pub(super) in_doubt: bool,
    pub(super) to_decide: bool,
    pub(super) customer: String,
    pub(super) amount: Option<Amount>,
    pub(super) when: String,
    pub(super) next: Option<String>,
}

impl PendingView {
    pub(super) fn new(locale: &Locale, row: &PendingRow, now: Moment) -> Self {
        let sent = row.sent_at.unwrap_or(row.asked_at);
        Self {
            intent: row.intent.to_string(),
            in_doubt: row.in_doubt,
            to_decide: row.to_decide,
            customer: row.customer.clone(),
            amount: row
                .amount
                .map(|(amount, currency)| Amount::new(locale, amount, currency)),
            when: locale.text_with("panel-doubt-ago", &[("age", age(locale, sent, now).into())]),
            next: next_look(locale, row.next_at, now),
        }
    }
}

/// Sums of one currency and the bar above them.
pub(super) struct TotalView {
    pub(super) label: String,
    pub(super) code: &'static str,
    pub(super) invoiced: String,
    pub(super) paid: String,
    pub(super) open: String,
    pub(super) overdue: String,
    pub(super) is_late: bool,
    pub(super) paid_share: String,
    pub(super) open_share: String,
    pub(super) late_share: String,
    pub(super) open_from: String,
    pub(super) late_from: String,
}

impl TotalView {
    pub(super) fn new(locale: &Locale, sum: &crate::domain::invoice::CurrencyTotals) -> Self {
        let amount = |amount| locale.amount(&amount, sum.currency.digits());
        let share = |part| super::money::share(part, sum.invoiced);
        let (paid, open, late) = (share(sum.paid), share(sum.open), share(sum.overdue));
        Self {
            label: locale.plain(
                "panel-totals-label",
                &[("currency", Value::from(sum.currency.code()))],
            ),
            code: sum.currency.code(),
            invoiced: amount(sum.invoiced),
            paid: amount(sum.paid),
            open: amount(sum.open),
            overdue: amount(sum.overdue),
            is_late: !sum.overdue.is_zero(),
            open_from: paid.to_string(),
            late_from: (paid + open).to_string(),
            paid_share: paid.to_string(),
            open_share: open.to_string(),
            late_share: late.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn an_invoice_in_other_books_can_be_read_and_nothing_else() {
        let locale = Locale::resolve(None, None, None);
        let mut before = samples::invoice("44", "1044", "10", "10", "2026-12-04");
        before.realm = "before".into();
        let now = samples::invoice("44", "2044", "10", "10", "2026-12-04");
        let rows = samples::rows(vec![before, now]);
        let views = rows
            .iter()
            .map(|row| RowView::new(&locale, row, row.invoice.issued.unwrap(), samples::now()));
        let told: Vec<_> = views
            .map(|view| (view.id.clone(), view.menu.is_some()))
            .collect();
        assert_eq!(
            told,
            [("44-before".to_owned(), false), ("44".to_owned(), true)]
        );
    }
}
