//! Who and which: ids that cannot be mistaken for one another.

use std::fmt;

macro_rules! number_id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                match text.parse::<i64>() {
                    Ok(id) if id > 0 => Ok(Self(id)),
                    _ => Err(NotAnId),
                }
            }
        }
    )+};
}

macro_rules! text_id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )+};
}

/// A text that should have been a positive whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

number_id! {
    /// A Pipedrive company: the tenant. Leads every query about a customer's data.
    CompanyId,
    /// A Pipedrive user, unique only inside its company.
    UserId,
    /// A Pipedrive deal.
    DealId,
    /// A Pipedrive organization.
    OrganizationId,
    /// A Pipedrive person.
    PersonId,
    /// A Pipedrive product.
    ProductId,
}

text_id! {
    /// A customer in QuickBooks; a small integer of its company, as text.
    CustomerId,
    /// A product or service in QuickBooks.
    ItemId,
    /// An invoice in QuickBooks; means nothing without its realm.
    InvoiceId,
    /// A tax code in QuickBooks; `TAX` and `NON` in US companies.
    TaxCodeId,
    /// One wish of a person that writes to QuickBooks; made by us, in time order.
    IntentId,
    /// The key minted with a form: the same form sent twice is one wish.
    FormKey,
    /// A preset of a company; made by us.
    PresetId,
    /// The blind index of a realm: how rows name a QuickBooks company without telling its id.
    RealmKey,
}

/// The id of a QuickBooks company, never shown and never logged (Intuit S13, S14).
#[derive(Clone, PartialEq, Eq)]
pub struct RealmId(String);

impl RealmId {
    /// Digits only, at most 20 (`quickbooks.md` 0).
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        let fits = !text.is_empty() && text.len() <= 20 && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| Self(text.to_owned())).ok_or(NotAnId)
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RealmId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RealmId(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deal_id_is_a_positive_whole_number() {
        assert_eq!("481".parse(), Ok(DealId(481)));
        for wrong in ["", "0", "-1", "1e3", "99999999999999999999", "4 81", "٤"] {
            assert_eq!(wrong.parse::<DealId>(), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn a_realm_is_digits_and_does_not_print() {
        let realm = RealmId::parse("9341450000000001").unwrap();
        assert!(!format!("{realm:?}").contains("9341"));
        assert!(RealmId::parse("93 41").is_err());
        assert!(RealmId::parse("123456789012345678901").is_err());
    }
}
