//! What a company decided: where the parts of an invoice come from, when it is due.

use std::collections::BTreeSet;

use super::books::Term;
use super::customer::Buyer;
use super::deal::{Deal, Record};
use super::draft::TaxMode;
use super::ids::{ItemId, UserId};
use super::money::Currency;
use super::preset::Due;

/// A field of a Pipedrive record.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Source {
    pub record: Record,
    pub key: String,
}

impl Source {
    pub fn new(record: Record, key: &str) -> Self {
        Self {
            record,
            key: key.to_owned(),
        }
    }

    /// `organization.name`: how forms carry a source.
    pub fn code(&self) -> String {
        format!("{}.{}", self.record.key(), self.key)
    }

    pub fn parse(code: &str) -> Option<Self> {
        let (record, key) = code.split_once('.')?;
        let record = Record::ALL.into_iter().find(|one| one.key() == record)?;
        let fits = !key.is_empty()
            && key.len() <= 80
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'.');
        fits.then(|| Self::new(record, key))
    }
}

/// The settings of a company; stored as one document.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Settings {
    pub to: Option<Source>,
    pub address: Option<Source>,
    pub email: Option<Source>,
    pub tax_number: Option<Source>,
    /// Days after the invoice date, 0 to 999.
    pub due_days: u16,
    /// A term of QuickBooks in place of the days.
    pub due_term: Option<String>,
    /// How the tax of a new invoice is meant; `None`: as the deal's products say. Not asked in US companies.
    pub tax: Option<TaxMode>,
    /// Proposed for lines that no item fits.
    pub item: Option<ItemId>,
    /// Of the item that was made last: the next one is booked there, too.
    pub income_account: Option<String>,
    /// For deals in a currency that cannot be invoiced.
    pub currency: Option<Currency>,
    /// Which fields of the deal are kept up to date.
    pub deal_fields: BTreeSet<DealField>,
    /// A note at the deal when an invoice is created, paid or voided.
    pub note: bool,
    /// An activity at the deal when an invoice becomes overdue.
    pub activity: bool,
    pub visibility: Visibility,
}

/// What may stand at the deal, each in a custom field of its own.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum DealField {
    /// All invoices in one text: number, status, amount. What the Changelog shows.
    Summary,
    Number,
    Status,
    Invoiced,
    Paid,
    Overdue,
}

impl DealField {
    pub const ALL: [Self; 6] = [
        Self::Summary,
        Self::Number,
        Self::Status,
        Self::Invoiced,
        Self::Paid,
        Self::Overdue,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Number => "number",
            Self::Status => "status",
            Self::Invoiced => "invoiced",
            Self::Paid => "paid",
            Self::Overdue => "overdue",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// Who besides the owner may look at invoices; acting stays with the owner.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(tag = "who", content = "users", rename_all = "snake_case")]
pub enum Visibility {
    #[default]
    OnlyMe,
    Chosen(Vec<UserId>),
    /// Whoever Pipedrive lets see the deal.
    DealViewers,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            to: Some(Source::new(Record::Organization, "name")),
            address: Some(Source::new(Record::Organization, "address")),
            email: Some(Source::new(Record::Person, "email")),
            tax_number: None,
            due_days: 30,
            due_term: None,
            tax: None,
            item: None,
            income_account: None,
            currency: None,
            deal_fields: BTreeSet::from([DealField::Summary]),
            note: false,
            activity: false,
            visibility: Visibility::OnlyMe,
        }
    }
}

/// The largest number of days QuickBooks' own terms know (`quickbooks.md` 5.6).
pub const MOST_DUE_DAYS: u16 = 999;

impl Settings {
    /// When a new invoice is due unless a preset says otherwise.
    pub fn due(&self) -> Due {
        self.due_term
            .clone()
            .map_or(Due::Days(self.due_days), Due::Term)
    }

    /// The days a due date lies after the invoice date; a term that names a day of the month, or is gone, falls back
    /// to the company's days.
    pub fn days_of(&self, due: &Due, terms: &[Term]) -> u16 {
        match due {
            Due::Days(days) => *days,
            Due::Term(id) => terms
                .iter()
                .find(|term| term.id == *id)
                .and_then(|term| term.due_days)
                .unwrap_or(self.due_days),
        }
    }

    /// The buyer as the mapped fields name them; a deal without an organization falls back to its person.
    pub fn buyer_of(&self, deal: &Deal) -> Buyer {
        let value = |source: &Option<Source>| {
            source
                .as_ref()
                .map_or("", |source| deal.value_of(source))
                .trim()
                .to_owned()
        };
        let mut buyer = Buyer {
            name: value(&self.to),
            address: value(&self.address),
            email: value(&self.email),
            tax_number: value(&self.tax_number),
        };
        if buyer.name.is_empty() && deal.organization.is_none() {
            deal.value_of(&Source::new(Record::Person, "name"))
                .trim()
                .clone_into(&mut buyer.name);
        }
        buyer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_an_older_program_read_with_defaults() {
        let old = r#"{"to":{"record":"person","key":"name"},"due_days":7}"#;
        let settings: Settings = serde_json::from_str(old).unwrap();
        assert_eq!(settings.due(), Due::Days(7));
        assert_eq!(settings.deal_fields, BTreeSet::from([DealField::Summary]));
        assert_eq!(settings.visibility, Visibility::OnlyMe);
    }

    #[test]
    fn who_may_look_reads_back_as_it_was_written() {
        for visibility in [
            Visibility::OnlyMe,
            Visibility::Chosen(vec![UserId(7), UserId(9)]),
            Visibility::DealViewers,
        ] {
            let text = serde_json::to_string(&visibility).unwrap();
            assert_eq!(
                serde_json::from_str::<Visibility>(&text).unwrap(),
                visibility
            );
        }
    }

    #[test]
    fn a_term_that_names_no_days_falls_back() {
        let settings = Settings::default();
        let term = |id: &str, due_days| Term {
            id: id.into(),
            name: id.into(),
            due_days,
            day_of_month: None,
            grace_days: 0,
            active: true,
        };
        let terms = [term("3", Some(60)), term("4", None)];
        let days = |id: &str| settings.days_of(&Due::Term(id.into()), &terms);
        assert_eq!((days("3"), days("4"), days("5")), (60, 30, 30));
    }
}
