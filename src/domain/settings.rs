//! What a company decided: where the parts of an invoice come from, when it is due.

use super::customer::Buyer;
use super::deal::{Deal, Record};

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
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            to: Some(Source::new(Record::Organization, "name")),
            address: Some(Source::new(Record::Organization, "address")),
            email: Some(Source::new(Record::Person, "email")),
            tax_number: None,
            due_days: 30,
        }
    }
}

/// The largest number of days QuickBooks' own terms know (`quickbooks.md` 5.6).
pub const MOST_DUE_DAYS: u16 = 999;

impl Settings {
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
