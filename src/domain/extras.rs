//! The less usual details of an invoice: terms, class, location, the company's own fields.

use std::collections::BTreeMap;

/// As typed and as sent: ids of the lists, texts by the number of the own field.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Extras {
    pub term: String,
    pub class: String,
    pub location: String,
    /// `1` to `3` → what was typed.
    pub own: BTreeMap<String, String>,
}

impl Extras {
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let own = |text: &str| text.trim().to_owned();
        Self {
            term: own(&self.term),
            class: own(&self.class),
            location: own(&self.location),
            own: self
                .own
                .iter()
                .map(|(id, text)| (id.clone(), own(text)))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
        }
    }
}
