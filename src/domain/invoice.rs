//! An invoice as we last saw it, and the one word that says how it stands (`quickbooks.md` 6.9).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::comparison::{Comparison, SumLine};
use super::ids::{CustomerId, DealId, InvoiceId, RealmKey};
use super::moment::Moment;
use super::money::Currency;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InvoiceStatus {
    Open,
    PartiallyPaid,
    Overdue,
    Paid,
    Voided,
    Deleted,
}

impl InvoiceStatus {
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::PartiallyPaid,
        Self::Overdue,
        Self::Paid,
        Self::Voided,
        Self::Deleted,
    ];

    /// The word in code, tables and class names.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::PartiallyPaid => "part",
            Self::Overdue => "overdue",
            Self::Paid => "paid",
            Self::Voided => "voided",
            Self::Deleted => "deleted",
        }
    }

    /// English, for Pipedrive's fields: a deal field has no language.
    pub fn english(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::PartiallyPaid => "Partially paid",
            Self::Overdue => "Overdue",
            Self::Paid => "Paid",
            Self::Voided => "Voided",
            Self::Deleted => "Deleted",
        }
    }
}

/// How a fact about an invoice reached us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeenBy {
    /// The answer to our own write.
    OwnWrite,
    Webhook,
    Refresh,
    Comparison,
}

impl SeenBy {
    pub fn key(self) -> &'static str {
        match self {
            Self::OwnWrite => "own_write",
            Self::Webhook => "webhook",
            Self::Refresh => "refresh",
            Self::Comparison => "comparison",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        [
            Self::OwnWrite,
            Self::Webhook,
            Self::Refresh,
            Self::Comparison,
        ]
        .into_iter()
        .find(|one| one.key() == key)
    }
}

/// What stands before the digits at the end of a number: numbers of one kind share it.
pub fn number_head(number: &str) -> &str {
    number.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// The highest of those that are this head and digits.
pub fn highest_number(head: &str, numbers: impl IntoIterator<Item = String>) -> Option<String> {
    let count = |number: String| {
        let digits = number.strip_prefix(head)?;
        let count = digits
            .parse::<u64>()
            .ok()
            .filter(|_| number_head(digits).is_empty())?;
        Some((count, number))
    };
    let highest = numbers.into_iter().filter_map(count).max();
    highest.map(|(_, number)| number)
}

/// The number after this one: its last digits counted up, as QuickBooks does (`quickbooks.md` 5.2.2).
pub fn next_number(number: &str) -> Option<String> {
    let head = number_head(number);
    let digits = number.strip_prefix(head)?;
    let next = digits.parse::<u64>().ok()?.checked_add(1)?;
    let width = digits.len();
    let number = format!("{head}{next:0width$}");
    (number.chars().count() <= 21).then_some(number)
}

/// An invoice as QuickBooks answered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    pub id: InvoiceId,
    pub sync_token: String,
    /// QuickBooks' own clock; the newer sighting wins.
    pub updated: Option<Moment>,
    pub number: Option<String>,
    pub customer: CustomerId,
    pub customer_name: String,
    pub currency: Option<Currency>,
    pub total: Decimal,
    pub tax_total: Decimal,
    /// What is sold; a bundle is one line.
    pub lines: Vec<SumLine>,
    /// Off the whole invoice.
    pub discount: Decimal,
    pub balance: Decimal,
    pub issued: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub email: Option<String>,
    pub sent: bool,
    pub sent_at: Option<Moment>,
    pub bounced: bool,
    pub private_note: String,
    /// Items, descriptions and messages, for searching.
    pub words: String,
}

impl Sighting {
    /// `TotalAmt = 0`, `Balance = 0` and a note that begins with *Voided*.
    pub fn looks_voided(&self) -> bool {
        let note = self.private_note.trim_start().to_lowercase();
        self.total.is_zero() && self.balance.is_zero() && note.starts_with("voided")
    }
}

/// An invoice as our memory holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// The QuickBooks company it lives in; ids repeat in others.
    pub realm: RealmKey,
    pub id: InvoiceId,
    pub deal: Option<DealId>,
    pub number: Option<String>,
    pub customer: CustomerId,
    pub customer_name: String,
    pub currency: Currency,
    pub total: Decimal,
    pub balance: Decimal,
    pub issued: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub email: Option<String>,
    pub sent_at: Option<Moment>,
    pub bounced: bool,
    pub voided: bool,
    pub deleted: bool,
    /// The amount before it was voided or deleted, so that the row can still be recognised.
    pub last_total: Decimal,
    /// Where QuickBooks' answer to our own creation was not what the person had been shown.
    pub comparison: Option<Comparison>,
    pub sync_token: String,
    pub updated: Option<Moment>,
    pub seen_at: Moment,
    pub seen_by: SeenBy,
}

impl Invoice {
    /// First matching row of the table in 6.9; `today` is the day in the company's zone.
    pub fn status(&self, today: NaiveDate) -> InvoiceStatus {
        let amounts = (self.total, self.balance);
        standing(amounts, self.due, self.voided, self.deleted, today)
    }

    /// The comparison, as long as nobody changed the amount in QuickBooks since.
    pub fn differs(&self) -> Option<&Comparison> {
        let unchanged = |known: &&Comparison| known.total == self.total && !self.deleted;
        self.comparison.as_ref().filter(unchanged)
    }

    pub fn days_late(&self, today: NaiveDate) -> i64 {
        self.due
            .map_or(0, |due| today.signed_duration_since(due).num_days().max(0))
    }
}

/// By total and balance, and what else decides.
pub(super) fn standing(
    (total, balance): (Decimal, Decimal),
    due: Option<NaiveDate>,
    voided: bool,
    deleted: bool,
    today: NaiveDate,
) -> InvoiceStatus {
    let zero = total.is_zero() && balance.is_zero();
    let late = due.is_some_and(|due| due < today);
    match () {
        () if deleted => InvoiceStatus::Deleted,
        () if voided && zero => InvoiceStatus::Voided,
        () if balance <= Decimal::ZERO => InvoiceStatus::Paid,
        () if late => InvoiceStatus::Overdue,
        () if balance < total => InvoiceStatus::PartiallyPaid,
        () => InvoiceStatus::Open,
    }
}

/// Sums of one currency over invoices that count (neither voided nor deleted).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrencyTotals {
    pub currency: Currency,
    pub invoiced: Decimal,
    pub paid: Decimal,
    /// Open and not overdue: paid + open + overdue = invoiced.
    pub open: Decimal,
    pub overdue: Decimal,
}

/// Per currency, the largest invoiced amount first.
pub fn totals<'a>(
    invoices: impl Iterator<Item = &'a Invoice>,
    today: NaiveDate,
) -> Vec<CurrencyTotals> {
    let mut sums: Vec<CurrencyTotals> = Vec::new();
    for invoice in invoices {
        let status = invoice.status(today);
        if matches!(status, InvoiceStatus::Voided | InvoiceStatus::Deleted) {
            continue;
        }
        let at = sums
            .iter()
            .position(|sum| sum.currency == invoice.currency)
            .unwrap_or_else(|| {
                sums.push(CurrencyTotals {
                    currency: invoice.currency,
                    invoiced: Decimal::ZERO,
                    paid: Decimal::ZERO,
                    open: Decimal::ZERO,
                    overdue: Decimal::ZERO,
                });
                sums.len() - 1
            });
        if let Some(sum) = sums.get_mut(at) {
            sum.invoiced += invoice.total;
            sum.paid += invoice.total - invoice.balance;
            if status == InvoiceStatus::Overdue {
                sum.overdue += invoice.balance;
            } else {
                sum.open += invoice.balance;
            }
        }
    }
    sums.sort_by(|a, b| {
        b.invoiced
            .cmp(&a.invoiced)
            .then(a.currency.cmp(&b.currency))
    });
    sums
}

#[cfg(test)]
mod number_tests {
    use super::{highest_number, next_number};

    #[test]
    fn the_highest_number_is_of_one_kind() {
        let highest = |head: &str, numbers: &[&str]| {
            highest_number(head, numbers.iter().map(|number| (*number).to_owned()))
        };
        let known = [
            "RE-9", "RE-0012", "RE-11", "RE-12-A", "PD-99", "RE-", "RE-+77",
        ];
        assert_eq!(highest("RE-", &known).as_deref(), Some("RE-0012"));
        assert_eq!(highest("", &["99", "100", "R1"]).as_deref(), Some("100"));
        assert_eq!(highest("X", &known), None);
    }

    #[test]
    fn the_last_digits_of_a_number_are_counted_up() {
        for (number, next) in [
            ("1042", Some("1043")),
            ("INV-0099", Some("INV-0100")),
            ("R 9", Some("R 10")),
            ("2026/07-A", None),
            ("", None),
            ("999999999999999999999", None),
        ] {
            assert_eq!(next_number(number).as_deref(), next, "{number}");
        }
    }
}

#[cfg(test)]
#[path = "invoice_tests.rs"]
mod tests;
