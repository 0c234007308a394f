//! What a form row keeps between two looks at it.

use super::form_view::Sources;
use super::presets::Choices;
use crate::domain::conversion::Conversion;
use crate::domain::deal::Deal;
use crate::domain::extras;
use crate::domain::form::FormInput;
use crate::domain::moment::Moment;
use crate::domain::preset_use::Applied;

/// What a form row keeps.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Kept {
    pub(super) deal: Deal,
    pub(super) hash: String,
    pub(super) input: FormInput,
    pub(super) sources: Sources,
    /// What a preset filled in.
    #[serde(default)]
    pub(super) preset: Applied,
    /// The deal as it is now, where it is no longer what the draft was made from and nobody has decided yet.
    #[serde(default)]
    pub(super) newer: Option<Deal>,
    /// When the deal was last read.
    #[serde(default)]
    pub(super) read_at: Option<Moment>,
    /// Which currencies the prices went through; the last one is theirs now.
    #[serde(default)]
    pub(super) conversions: Vec<Conversion>,
}

impl Kept {
    /// Opened again. Typed over an older state of the deal, a person decides what becomes of it.
    pub(super) fn resumed(self, read: Deal, hash: &str, sources: Sources, now: Moment) -> Self {
        let (deal, newer) = if self.hash == hash {
            (read, None)
        } else {
            (self.deal, Some(read))
        };
        Self {
            deal,
            newer,
            read_at: Some(now),
            sources,
            ..self
        }
    }

    /// What was typed takes the place of what was typed before.
    pub(super) fn type_over(&mut self, input: FormInput, choices: &Choices) {
        let before = std::mem::replace(&mut self.input, input);
        // A rate is one of its currency.
        if self.input.currency != before.currency && self.input.rate == before.rate {
            self.input.rate.clear();
        }
        let code = self.input.currency.clone();
        let is_back = |last: &mut Conversion| code == last.from.code();
        while let Some(last) = self.conversions.pop_if(is_back) {
            last.take_back(&mut self.input);
        }
        extras::agree(&mut self.input, &choices.terms);
    }
}
