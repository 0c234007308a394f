//! Named sets of what an invoice begins with. QuickBooks' own print designs cannot be chosen from outside; a preset
//! does not change the look.

use rust_decimal::Decimal;

use super::draft::TaxMode;
use super::ids::{ItemId, PresetId};
use super::settings::MOST_DUE_DAYS;

/// When an invoice is due.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Days after the invoice date, 0 to [`MOST_DUE_DAYS`].
    Days(u16),
    /// The id of a term in QuickBooks.
    Term(String),
}

/// A class or location of QuickBooks: its id, and its name as it was when chosen.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Named {
    pub id: String,
    pub name: String,
}

/// A line that is added to what the deal sells.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PresetLine {
    pub description: String,
    /// Without one: words only.
    pub item: Option<ItemId>,
    pub item_name: String,
    pub quantity: Decimal,
    pub price: Decimal,
}

/// A preset; what is empty stays as it would be without one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Preset {
    #[serde(skip, default = "nothing")]
    pub id: PresetId,
    #[serde(skip)]
    pub name: String,
    #[serde(skip)]
    pub is_default: bool,
    #[serde(default)]
    pub due: Option<Due>,
    #[serde(default)]
    pub message: String,
    #[serde(default)]
    pub private_note: String,
    /// Never [`TaxMode::Us`]: there QuickBooks decides.
    #[serde(default)]
    pub tax: Option<TaxMode>,
    #[serde(default)]
    pub class: Option<Named>,
    #[serde(default)]
    pub location: Option<Named>,
    #[serde(default)]
    pub lines: Vec<PresetLine>,
    /// The language of message and lines, as a tag: `de`, `pt-BR`.
    #[serde(default)]
    pub language: Option<String>,
}

fn nothing() -> PresetId {
    PresetId(String::new())
}

/// How many a company may keep.
pub const MOST_PRESETS: usize = 50;
pub const MOST_NAME: usize = 60;
/// As QuickBooks' `CustomerMemo` and `PrivateNote` (`quickbooks.md` 5.2).
pub const MOST_MESSAGE: usize = 1000;
pub const MOST_NOTE: usize = 4000;
/// Of a line's words.
pub const MOST_DESCRIPTION: usize = 4000;
pub const MOST_LINES: usize = 20;

impl Preset {
    /// A new one that changes nothing yet.
    pub fn new(id: PresetId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            is_default: false,
            due: None,
            message: String::new(),
            private_note: String::new(),
            tax: None,
            class: None,
            location: None,
            lines: Vec::new(),
            language: None,
        }
    }

    /// What the form checks is kept also by what came in another way.
    pub fn is_sound(&self) -> bool {
        let fits = |text: &str, most: usize| text.chars().count() <= most;
        let due = match &self.due {
            Some(Due::Days(days)) => *days <= MOST_DUE_DAYS,
            Some(Due::Term(id)) => !id.is_empty() && fits(id, 40),
            None => true,
        };
        due && !self.name.trim().is_empty()
            && fits(&self.name, MOST_NAME)
            && fits(&self.message, MOST_MESSAGE)
            && fits(&self.private_note, MOST_NOTE)
            && self.tax != Some(TaxMode::Us)
            && self.lines.len() <= MOST_LINES
            && self
                .lines
                .iter()
                .all(|line| fits(&line.description, MOST_DESCRIPTION))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_of_a_preset_reads_back_and_an_older_row_too() {
        let mut preset = Preset::new("1".into(), "Deposit");
        preset.due = Some(Due::Days(14));
        preset.lines.push(PresetLine {
            description: "Deposit of 30 %".into(),
            item: Some("21".into()),
            item_name: "Services".into(),
            quantity: Decimal::ONE,
            price: Decimal::new(12_350, 2),
        });
        let text = serde_json::to_string(&preset).unwrap();
        let back: Preset = serde_json::from_str(&text).unwrap();
        assert_eq!((back.due, back.lines), (preset.due, preset.lines));
        assert!(serde_json::from_str::<Preset>("{}").is_ok());
    }

    #[test]
    fn a_preset_stays_within_what_quickbooks_takes() {
        let sound = Preset::new("1".into(), "Standard");
        assert!(sound.is_sound());
        for spoiled in [
            Preset {
                name: " ".into(),
                ..sound.clone()
            },
            Preset {
                name: "n".repeat(61),
                ..sound.clone()
            },
            Preset {
                message: "ü".repeat(1001),
                ..sound.clone()
            },
            Preset {
                due: Some(Due::Days(1000)),
                ..sound.clone()
            },
            Preset {
                due: Some(Due::Term(String::new())),
                ..sound.clone()
            },
            Preset {
                tax: Some(TaxMode::Us),
                ..sound.clone()
            },
        ] {
            assert!(!spoiled.is_sound(), "{spoiled:?}");
        }
    }
}
