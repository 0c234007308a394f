//! Who did what to which invoice, from where, before and after.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::books::BooksCustomer;
use super::ids::{CustomerId, DealId};
use super::invoice::{Invoice, InvoiceStatus, SeenBy, standing};
use super::moment::Moment;
use super::money::Currency;

/// Where a deed was wished for, or how a fact reached us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    Panel,
    /// *View all invoices*.
    List,
    /// *Create invoice*.
    Form,
    Seen(SeenBy),
}

impl Via {
    pub fn key(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::List => "list",
            Self::Form => "form",
            Self::Seen(by) => by.key(),
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        match key {
            "panel" => Some(Self::Panel),
            "list" => Some(Self::List),
            "form" => Some(Self::Form),
            other => SeenBy::parse(other).map(Self::Seen),
        }
    }
}

/// An invoice as it stood.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Facts {
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
    pub deal: Option<DealId>,
}

impl From<&Invoice> for Facts {
    fn from(invoice: &Invoice) -> Self {
        Self {
            number: invoice.number.clone(),
            customer: invoice.customer.clone(),
            customer_name: invoice.customer_name.clone(),
            currency: invoice.currency,
            total: invoice.total,
            balance: invoice.balance,
            issued: invoice.issued,
            due: invoice.due,
            email: invoice.email.clone(),
            sent_at: invoice.sent_at,
            bounced: invoice.bounced,
            voided: invoice.voided,
            deleted: invoice.deleted,
            deal: invoice.deal,
        }
    }
}

impl Facts {
    /// On that day.
    pub fn status(&self, day: NaiveDate) -> InvoiceStatus {
        let amounts = (self.total, self.balance);
        standing(amounts, self.due, self.voided, self.deleted, day)
    }
}

/// A place of a customer that was written over.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Replaced {
    /// `address`, `email`, `phone`, `tax-number`.
    pub part: String,
    pub before: String,
    pub after: String,
}

/// What differs between two looks at a customer; a tax number as QuickBooks shows it, masked.
pub fn replaced(before: &BooksCustomer, after: &BooksCustomer) -> Vec<Replaced> {
    let plain = |text: &Option<String>| text.clone().unwrap_or_default();
    let part = |part: &str, before: String, after: String| {
        (before != after).then(|| Replaced {
            part: part.to_owned(),
            before,
            after,
        })
    };
    [
        part(
            "address",
            before.address.join(", "),
            after.address.join(", "),
        ),
        part("email", plain(&before.email), plain(&after.email)),
        part("phone", plain(&before.phone), plain(&after.phone)),
        part(
            "tax-number",
            plain(&before.tax_number),
            plain(&after.tax_number),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What a line tells besides its place and time.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Detail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Facts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Facts>,
    /// Whom a mail went to, comma separated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replaced>,
    /// When a person asked for it; QuickBooks' answer may have come much later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<Moment>,
    /// QuickBooks did not do it: its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// What the total was said to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Decimal>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_read_back() {
        for via in [
            Via::Panel,
            Via::List,
            Via::Form,
            Via::Seen(SeenBy::OwnWrite),
            Via::Seen(SeenBy::Webhook),
            Via::Seen(SeenBy::Refresh),
            Via::Seen(SeenBy::Comparison),
        ] {
            assert_eq!(Via::parse(via.key()), Some(via));
        }
        assert_eq!(Via::parse("elsewhere"), None);
    }

    #[test]
    fn only_what_differs_of_a_customer_is_told() {
        let before = BooksCustomer {
            email: Some("old@a.example".to_owned()),
            address: vec!["1 Road".to_owned(), "Town".to_owned()],
            ..BooksCustomer::default()
        };
        let after = BooksCustomer {
            email: Some("new@a.example".to_owned()),
            ..before.clone()
        };
        let told = replaced(&before, &after);
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].part.as_str(), told[0].after.as_str()),
            ("email", "new@a.example")
        );
        assert_eq!(replaced(&before, &before), Vec::new());
    }
}
