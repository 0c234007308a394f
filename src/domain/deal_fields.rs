//! What fields of a deal tell about its invoices. English where there are words: a deal field has no language.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::invoice::{Invoice, InvoiceStatus, totals};
use super::money::Currency;
use super::settings::DealField;

/// What a text field of Pipedrive holds (`pipedrive.md` 8.3).
const MOST_CHARACTERS: usize = 255;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    Text(String),
    Money(Decimal, Currency),
}

impl FieldValue {
    /// Told apart from another value by this.
    pub fn code(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Money(amount, currency) => format!("{} {currency}", amount.normalize()),
        }
    }
}

impl DealField {
    /// Its name in Pipedrive when we make it; afterwards people may call it anything.
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "QuickBooks invoices",
            Self::Number => "QuickBooks invoice number",
            Self::Status => "QuickBooks invoice status",
            Self::Invoiced => "QuickBooks amount invoiced",
            Self::Paid => "QuickBooks amount paid",
            Self::Overdue => "QuickBooks amount overdue",
        }
    }

    /// Pipedrive's word for what it holds.
    pub fn field_type(self) -> &'static str {
        match self {
            Self::Summary | Self::Number | Self::Status => "varchar",
            Self::Invoiced | Self::Paid | Self::Overdue => "monetary",
        }
    }

    /// What it says of these invoices, newest first; `None` empties it.
    ///
    /// Two currencies never add: amounts are those of the currency that most was invoiced in.
    pub fn told(self, found: &[Invoice], today: NaiveDate) -> Option<FieldValue> {
        let money = |of: fn(&super::invoice::CurrencyTotals) -> Decimal| {
            totals(found.iter(), today)
                .first()
                .map(|sum| FieldValue::Money(of(sum), sum.currency))
        };
        match self {
            Self::Summary => list(found.iter().map(|invoice| summary(invoice, today)), "; "),
            Self::Number => list(
                found
                    .iter()
                    .filter(|invoice| !invoice.deleted)
                    .filter_map(|invoice| invoice.number.clone()),
                ", ",
            ),
            Self::Status => {
                loudest(found, today).map(|status| FieldValue::Text(status.english().to_owned()))
            }
            Self::Invoiced => money(|sum| sum.invoiced),
            Self::Paid => money(|sum| sum.paid),
            Self::Overdue => money(|sum| sum.overdue),
        }
    }
}

/// In order of loudness: what a person should look at first.
const LOUDNESS: [InvoiceStatus; 6] = [
    InvoiceStatus::Overdue,
    InvoiceStatus::PartiallyPaid,
    InvoiceStatus::Open,
    InvoiceStatus::Paid,
    InvoiceStatus::Voided,
    InvoiceStatus::Deleted,
];

fn loudest(found: &[Invoice], today: NaiveDate) -> Option<InvoiceStatus> {
    LOUDNESS
        .into_iter()
        .find(|status| found.iter().any(|invoice| invoice.status(today) == *status))
}

/// `1043 Open 1234.00 USD`
fn summary(invoice: &Invoice, today: NaiveDate) -> String {
    let number = invoice.number.as_deref().unwrap_or("(no number)");
    let amount = if invoice.total.is_zero() {
        invoice.last_total
    } else {
        invoice.total
    };
    let digits = usize::try_from(invoice.currency.digits()).unwrap_or(2);
    format!(
        "{number} {} {amount:.digits$} {}",
        invoice.status(today).english(),
        invoice.currency
    )
}

/// As much as fits.
fn list(parts: impl Iterator<Item = String>, separator: &str) -> Option<FieldValue> {
    let mut text = String::new();
    for one in parts {
        let separator = if text.is_empty() { "" } else { separator };
        if text.chars().count() + separator.len() + one.chars().count() > MOST_CHARACTERS - 2 {
            text.push_str(" …");
            break;
        }
        text.push_str(separator);
        text.push_str(&one);
    }
    (!text.is_empty()).then_some(FieldValue::Text(text))
}

#[cfg(test)]
mod tests {
    use super::super::invoice::SeenBy;
    use super::super::moment::Moment;
    use super::*;

    fn invoice(number: &str, currency: &str, total: i64, balance: i64, due: &str) -> Invoice {
        Invoice {
            realm: "realm".into(),
            id: number.into(),
            deal: None,
            number: Some(number.to_owned()),
            customer: "1".into(),
            customer_name: String::new(),
            currency: Currency::parse(currency).unwrap(),
            total: total.into(),
            balance: balance.into(),
            issued: None,
            due: due.parse().ok(),
            email: None,
            sent_at: None,
            bounced: false,
            voided: false,
            deleted: false,
            last_total: total.into(),
            comparison: None,
            sync_token: String::new(),
            updated: None,
            seen_at: Moment::from_unix(0).unwrap(),
            seen_by: SeenBy::OwnWrite,
        }
    }

    fn told(field: DealField, found: &[Invoice]) -> String {
        field
            .told(found, "2026-11-25".parse().unwrap())
            .map_or_else(String::new, |value| value.code())
    }

    #[test]
    fn a_deal_without_invoices_empties_every_field() {
        for field in DealField::ALL {
            assert_eq!(told(field, &[]), "");
        }
    }

    #[test]
    fn the_loudest_status_and_the_sums_of_the_larger_currency_are_told() {
        let found = [
            invoice("1044", "USD", 100, 0, "2026-12-04"),
            invoice("1043", "EUR", 500, 200, "2026-11-01"),
            invoice("1042", "EUR", 300, 300, "2026-12-01"),
        ];
        assert_eq!(told(DealField::Number, &found), "1044, 1043, 1042");
        assert_eq!(told(DealField::Status, &found), "Overdue");
        assert_eq!(told(DealField::Invoiced, &found), "800 EUR");
        assert_eq!(told(DealField::Paid, &found), "300 EUR");
        assert_eq!(told(DealField::Overdue, &found), "200 EUR");
    }

    #[test]
    fn a_long_list_is_cut_where_a_text_field_ends() {
        let found: Vec<_> = (1000..1100)
            .map(|number| invoice(&number.to_string(), "EUR", 1, 1, "2027-01-01"))
            .collect();
        for field in [DealField::Number, DealField::Summary] {
            let text = told(field, &found);
            assert!(
                text.chars().count() <= 255 && text.ends_with(" …"),
                "{text}"
            );
        }
    }
}
