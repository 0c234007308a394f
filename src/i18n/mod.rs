//! A key and values in, a sentence out; a number or a date in, its form for this reader out.

mod formats;
mod languages;
#[cfg(any(debug_assertions, test))]
mod pseudo;

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta};
use fluent_bundle::{FluentArgs, FluentValue};
use formats::Formats;
use languages::Language;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::sync::Arc;

/// One reader's words, numbers and dates. Cheap to clone.
#[derive(Clone)]
pub struct Locale {
    language: &'static Language,
    formats: Arc<Formats>,
}

/// The same words, numbers and dates.
impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.language.tag == other.language.tag && self.formats == other.formats
    }
}

impl Eq for Locale {}

/// A value inside a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Chooses plural forms; shown in plain digits. Whole numbers beyond 2⁵³ are not exact.
    Number(i64),
    /// Shown as it is. Amounts, dates and large numbers come here, formatted by the same [`Locale`].
    Text(Cow<'a, str>),
}

impl Locale {
    /// The best we have for a reader, from `users/me` (`pipedrive.md` 2.7): `language` and `country` choose the
    /// words (`pt`, `BR`), `format` the shape of numbers and dates (`et_EE`). Months and weekdays are words, so
    /// they follow the language and take only their order from the region of `format`.
    ///
    /// Words: `xx-YY`, else `xx`, else the same language of another country, else English. Never fails.
    pub fn resolve(language: Option<&str>, country: Option<&str>, format: Option<&str>) -> Self {
        let language = languages::choose(language, country);
        let formats = Arc::new(Formats::new(language.tag, country, format));
        Self { language, formats }
    }

    /// A sentence without values. An unknown key gives the key itself.
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// A sentence for HTML: values are wrapped in invisible isolation marks, so that a right-to-left name
    /// does not disturb the words around it. It is text, not markup: the template escapes it.
    pub fn text_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, FluentValue::from(value));
        }
        let found = self.language.message(key, &args);
        found
            .or_else(|| languages::english().message(key, &args))
            .unwrap_or_else(|| key.to_owned())
    }

    /// The same without isolation marks: for subjects, file names, the host's short messages, CSV.
    pub fn plain(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut sentence = self.text_with(key, values);
        sentence.retain(|letter| !matches!(letter, '\u{2066}'..='\u{2069}'));
        sentence
    }

    /// An amount with exactly `digits` decimals, half away from zero: `1,234.50`.
    pub fn amount(&self, amount: &Decimal, digits: u32) -> String {
        self.formats.amount(amount, digits)
    }

    /// An amount and its ISO code: `1,234.50 EUR`.
    pub fn amount_with_code(&self, amount: &Decimal, digits: u32, code: &str) -> String {
        format!("{} {code}", self.amount(amount, digits))
    }

    /// A number with the decimals it needs: `1,204`, `2.5`.
    pub fn number(&self, number: &Decimal) -> String {
        let number = number.normalize();
        self.formats.amount(&number, number.scale())
    }

    /// Day, short month, year: `4 Nov 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        self.formats.date(date)
    }

    /// The same, without the year if it is this one: `4 Nov`.
    pub fn date_short(&self, date: NaiveDate, today: NaiveDate) -> String {
        if date.year() == today.year() {
            self.formats.day(date)
        } else {
            self.formats.date(date)
        }
    }

    /// With the weekday, for beside a form's date field: `Wednesday, 4 November 2026`.
    pub fn long_date(&self, date: NaiveDate) -> String {
        self.formats.long_date(date)
    }

    /// Hours and minutes: `14:05` or `2:05 PM`.
    pub fn time(&self, time: NaiveTime) -> String {
        self.formats.time(time)
    }

    /// How long ago, in the largest unit that fits: `14 minutes`, `3 hours`, `2 days`; at least one minute.
    pub fn age(&self, age: TimeDelta) -> String {
        let (key, count) = match (age.num_days(), age.num_hours(), age.num_minutes()) {
            (days, _, _) if days > 0 => ("age-days", days),
            (_, hours, _) if hours > 0 => ("age-hours", hours),
            (_, _, minutes) => ("age-minutes", minutes.max(1)),
        };
        self.plain(key, &[("count", Value::Number(count))])
    }

    /// The language of the words, for `<html lang>`.
    pub fn tag(&self) -> &'static str {
        self.language.tag
    }

    /// Every language a reader can choose.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        languages::all().map(|language| language.tag)
    }

    /// What a language is called by those who speak it.
    pub fn own_name(tag: &str) -> &'static str {
        match tag {
            "de" => "Deutsch",
            "es" => "Español",
            "fr" => "Français",
            "pl" => "Polski",
            "pt-BR" => "Português (Brasil)",
            "ru" => "Русский",
            "uk" => "Українська",
            _ => "English",
        }
    }

    /// The direction of the words, for `<html dir>`: `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        self.language.direction()
    }
}

impl<'a> From<&'a Value<'_>> for FluentValue<'a> {
    fn from(value: &'a Value<'_>) -> Self {
        match value {
            Value::Number(number) => Self::from(*number),
            Value::Text(text) => Self::String(Cow::Borrowed(text)),
        }
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

#[cfg(test)]
mod tests;
