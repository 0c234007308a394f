//! The buyer on the Pipedrive side and the customer chosen for them in QuickBooks.

use unicode_normalization::UnicodeNormalization;

use super::ids::CustomerId;
use super::money::Currency;

/// NFC, case folded, white space collapsed: equal names are equal after this.
pub fn same_form(name: &str) -> String {
    let folded = name.nfc().collect::<String>().to_lowercase();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For searching only: as [`same_form`], without accents.
pub fn search_form(text: &str) -> String {
    let bare: String = text
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect();
    same_form(&bare)
}

/// What the buyer is called on the Pipedrive side.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Buyer {
    pub name: String,
    pub address: String,
    pub email: String,
    pub tax_number: String,
}

/// The customer of a draft.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CustomerChoice {
    Undecided,
    Existing {
        id: CustomerId,
        name: String,
        currency: Option<Currency>,
    },
    /// Made in QuickBooks together with the invoice, from the draft's newcomer.
    New,
}
