//! The settings as they were typed, and what is understood of them.

use std::collections::BTreeSet;

use super::settings::Saved;
use crate::domain::books::{BooksProfile, Term};
use crate::domain::deal::RecordField;
use crate::domain::draft::TaxMode;
use crate::domain::ids::{ItemId, UserId};
use crate::domain::money::Currency;
use crate::domain::problem::Problem;
use crate::domain::settings::{DealField, MOST_DUE_DAYS, Settings, Source, Visibility};
use crate::i18n::Locale;

/// The most colleagues that can be chosen.
const MOST_CHOSEN: usize = 500;

/// The form as it was typed; sources by [`Source::code`] or empty.
#[derive(Debug, Clone)]
pub struct SettingsInput {
    pub to: String,
    pub address: String,
    pub email: String,
    pub tax_number: String,
    /// `days` or `term`.
    pub due: String,
    pub due_days: String,
    pub due_term: String,
    /// Empty: as the deal says.
    pub currency: String,
    pub tax: String,
    pub item: String,
    /// Of [`DealField::key`].
    pub deal_fields: Vec<String>,
    pub note: bool,
    pub activity: bool,
    /// `only_me`, `chosen` or `deal_viewers`.
    pub visibility: String,
    pub chosen: Vec<String>,
    /// A tag, or empty: as in Pipedrive.
    pub language: String,
}

impl Default for SettingsInput {
    fn default() -> Self {
        Self::from(&Settings::default())
    }
}

impl From<&Settings> for SettingsInput {
    fn from(settings: &Settings) -> Self {
        let code = |source: &Option<Source>| source.as_ref().map(Source::code).unwrap_or_default();
        let (visibility, chosen) = match &settings.visibility {
            Visibility::OnlyMe => ("only_me", Vec::new()),
            Visibility::Chosen(users) => {
                ("chosen", users.iter().map(ToString::to_string).collect())
            }
            Visibility::DealViewers => ("deal_viewers", Vec::new()),
        };
        Self {
            to: code(&settings.to),
            address: code(&settings.address),
            email: code(&settings.email),
            tax_number: code(&settings.tax_number),
            due: if settings.due_term.is_some() {
                "term"
            } else {
                "days"
            }
            .to_owned(),
            due_days: settings.due_days.to_string(),
            due_term: settings.due_term.clone().unwrap_or_default(),
            currency: settings
                .currency
                .map(|currency| currency.code().to_owned())
                .unwrap_or_default(),
            tax: settings
                .tax
                .map(|tax| tax.key().to_owned())
                .unwrap_or_default(),
            item: settings
                .item
                .as_ref()
                .map(|item| item.0.clone())
                .unwrap_or_default(),
            deal_fields: settings
                .deal_fields
                .iter()
                .map(|field| field.key().to_owned())
                .collect(),
            note: settings.note,
            activity: settings.activity,
            visibility: visibility.to_owned(),
            chosen,
            language: String::new(),
        }
    }
}

/// What the input is checked against.
pub(super) struct Around<'a> {
    pub(super) before: &'a Settings,
    pub(super) fields: &'a [RecordField],
    /// `None`: QuickBooks is not connected, so what depends on it stays as it is.
    pub(super) books: Option<Books>,
}

pub(super) struct Books {
    pub(super) profile: BooksProfile,
    pub(super) terms: Vec<Term>,
    /// Whether the chosen item can be sold.
    pub(super) item_known: bool,
}

/// Mistakes by field.
pub(super) struct Reader<'a> {
    around: &'a Around<'a>,
    wrong: Vec<(&'static str, Problem)>,
}

impl<'a> Reader<'a> {
    pub(super) fn read(around: &'a Around<'a>, input: &SettingsInput) -> Result<Settings, Saved> {
        let mut reader = Self {
            around,
            wrong: Vec::new(),
        };
        let before = around.before;
        let mut settings = before.clone();
        settings.to = reader.source("to", &input.to, before.to.as_ref(), true);
        settings.address = reader.source("address", &input.address, before.address.as_ref(), false);
        settings.email = reader.source("email", &input.email, before.email.as_ref(), false);
        settings.tax_number = reader.source(
            "tax_number",
            &input.tax_number,
            before.tax_number.as_ref(),
            false,
        );
        settings.due_days = reader.days(input);
        settings.due_term = reader.term(input);
        settings.tax = reader.tax(input);
        settings.item = reader.item(input);
        settings.currency = reader.currency(input);
        settings.deal_fields = fields(&input.deal_fields);
        settings.note = input.note;
        settings.activity = input.activity;
        settings.visibility = reader.visibility(input);
        if !input.language.is_empty() && !Locale::tags().any(|tag| tag == input.language) {
            reader
                .wrong
                .push(("language", Problem::Other("gone".to_owned())));
        }
        if reader.wrong.is_empty() {
            Ok(settings)
        } else {
            Err(Saved::Wrong(reader.wrong))
        }
    }

    fn source(
        &mut self,
        name: &'static str,
        code: &str,
        before: Option<&Source>,
        needed: bool,
    ) -> Option<Source> {
        if code.is_empty() {
            if needed {
                self.wrong.push((name, Problem::Empty));
            }
            return None;
        }
        let found = Source::parse(code).filter(|source| {
            self.around.fields.iter().any(|field| {
                field.record == source.record
                    && (field.key == source.key
                        || source.key.starts_with(&format!("{}.", field.key)))
            })
        });
        if found.is_none() {
            self.wrong.push((name, Problem::Other("gone".to_owned())));
            return before.cloned();
        }
        found
    }

    fn days(&mut self, input: &SettingsInput) -> u16 {
        match days(&input.due_days) {
            Ok(days) => days,
            // Not shown while a term counts: what stands there does not matter.
            Err(_) if input.due == "term" => self.around.before.due_days,
            Err(problem) => {
                self.wrong.push(("due_days", problem));
                self.around.before.due_days
            }
        }
    }

    fn term(&mut self, input: &SettingsInput) -> Option<String> {
        if input.due != "term" {
            return None;
        }
        let Some(books) = &self.around.books else {
            return self.around.before.due_term.clone();
        };
        let known = books.terms.iter().any(|term| term.id == input.due_term);
        if !known {
            self.wrong.push(("due_term", Problem::Empty));
        }
        known.then(|| input.due_term.clone())
    }

    fn tax(&self, input: &SettingsInput) -> Option<TaxMode> {
        match input.tax.as_str() {
            "excluded" => Some(TaxMode::Excluded),
            "inclusive" => Some(TaxMode::Inclusive),
            "none" => Some(TaxMode::None),
            _ if self.around.books.is_none() => self.around.before.tax,
            _ => None,
        }
    }

    fn item(&mut self, input: &SettingsInput) -> Option<ItemId> {
        let Some(books) = &self.around.books else {
            return self.around.before.item.clone();
        };
        if input.item.is_empty() {
            return None;
        }
        if !books.item_known {
            self.wrong.push(("item", Problem::ItemGone));
            return None;
        }
        Some(ItemId(input.item.clone()))
    }

    fn currency(&mut self, input: &SettingsInput) -> Option<Currency> {
        let Some(books) = &self.around.books else {
            return self.around.before.currency;
        };
        if input.currency.is_empty() {
            return None;
        }
        let profile = &books.profile;
        let found = Currency::parse(&input.currency)
            .ok()
            .filter(|currency| profile.multicurrency || *currency == profile.home_currency);
        if found.is_none() {
            self.wrong
                .push(("currency", Problem::NotHomeCurrency(profile.home_currency)));
        }
        found
    }

    fn visibility(&mut self, input: &SettingsInput) -> Visibility {
        match input.visibility.as_str() {
            "chosen" => {
                let chosen: BTreeSet<UserId> = input
                    .chosen
                    .iter()
                    .filter_map(|user| user.parse().ok())
                    .take(MOST_CHOSEN)
                    .collect();
                if chosen.is_empty() {
                    self.wrong.push(("visibility", Problem::Empty));
                }
                Visibility::Chosen(chosen.into_iter().collect())
            }
            "deal_viewers" => Visibility::DealViewers,
            _ => Visibility::OnlyMe,
        }
    }
}

fn fields(keys: &[String]) -> BTreeSet<DealField> {
    keys.iter()
        .filter_map(|key| DealField::parse(key))
        .collect()
}

/// A number of days as it was typed.
pub(super) fn days(text: &str) -> Result<u16, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::NotANumber);
    }
    let range = || Problem::OutOfRange {
        least: 0.into(),
        most: MOST_DUE_DAYS.into(),
    };
    text.parse::<u16>()
        .ok()
        .filter(|days| *days <= MOST_DUE_DAYS)
        .ok_or_else(range)
}
