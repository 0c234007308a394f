//! Numbers and dates as a reader writes them; never through a float. Made once per combination and kept.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};
use icu_datetime::fieldsets::{MD, T, YMD, YMDE};
use icu_datetime::input::{Date, Time};
use icu_datetime::preferences::CalendarAlgorithm;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences, NoCalendarFormatter};
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::Locale as Tag;
use rust_decimal::{Decimal, RoundingStrategy};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The profile's values come from outside; more different ones than this are not worth remembering.
const REMEMBERED: usize = 64;

thread_local! {
    /// ICU's formatters stay on their thread; each thread makes those it needs.
    static KNOWN: RefCell<HashMap<Key, Rc<Formatters>>> = RefCell::default();
}

/// Language tags: of numbers, and of dates and times.
type Key = (Tag, Tag);

/// One reader's way with numbers and dates.
#[derive(PartialEq, Eq)]
pub(super) struct Formats {
    key: Key,
}

/// Those of one combination. One that cannot be made leaves its values in their ISO form.
struct Formatters {
    decimal: Option<DecimalFormatter>,
    date: Option<DateTimeFormatter<YMD>>,
    day: Option<DateTimeFormatter<MD>>,
    long_date: Option<DateTimeFormatter<YMDE>>,
    time: Option<NoCalendarFormatter<T>>,
}

/// `et_EE`, `et-EE` or `no_NO` as a language tag without extensions, which could ask for other calendars.
fn tag(text: &str) -> Option<Tag> {
    let mut tag = Tag::from(text.replace('_', "-").parse::<Tag>().ok()?.id);
    if tag.id.language.as_str() == "no" {
        tag.id.language = "nb".parse().ok()?;
    }
    Some(tag)
}

impl Formatters {
    fn new((numbers, words): &Key) -> Self {
        let decimal = DecimalFormatterPreferences::from(numbers);
        let mut dates = DateTimeFormatterPreferences::from(words);
        // Invoices are dated in the Gregorian calendar, wherever their reader lives.
        dates.calendar_algorithm = Some(CalendarAlgorithm::Gregory);
        Self {
            decimal: DecimalFormatter::try_new(decimal, DecimalFormatterOptions::default()).ok(),
            date: DateTimeFormatter::try_new(dates, YMD::medium()).ok(),
            day: DateTimeFormatter::try_new(dates, MD::medium()).ok(),
            long_date: DateTimeFormatter::try_new(dates, YMDE::long()).ok(),
            time: NoCalendarFormatter::try_new(dates, T::hm()).ok(),
        }
    }

    fn of(key: &Key) -> Rc<Self> {
        KNOWN.with_borrow_mut(|known| {
            if known.len() >= REMEMBERED && !known.contains_key(key) {
                known.clear();
            }
            let made = known
                .entry(key.clone())
                .or_insert_with(|| Rc::new(Self::new(key)));
            Rc::clone(made)
        })
    }
}

/// A date by one of the date formatters, or in its ISO form.
macro_rules! written {
    ($formatter:expr, $date:expr) => {
        $formatter
            .as_ref()
            .and_then(|formatter| {
                let (month, day) = ($date.month().try_into().ok()?, $date.day().try_into().ok()?);
                let day = Date::try_new_iso($date.year(), month, day).ok()?;
                Some(formatter.format(&day).to_string())
            })
            .unwrap_or_else(|| $date.to_string())
    };
}

impl Formats {
    /// Formats for words in `language`, a reader from `country`, and the profile's `format` (`et_EE`).
    pub(super) fn new(language: &str, country: Option<&str>, format: Option<&str>) -> Self {
        let format = format.and_then(tag);
        let region = format.as_ref().and_then(|tag| tag.id.region);
        let mut words = tag(language).unwrap_or(Tag::UNKNOWN);
        if let Some(region) = region.or_else(|| country?.parse().ok()) {
            words.id.region = Some(region);
        }
        let numbers = format.unwrap_or_else(|| words.clone());
        Self {
            key: (numbers, words),
        }
    }

    pub(super) fn amount(&self, amount: &Decimal, digits: u32) -> String {
        let mut rounded =
            amount.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(digits);
        if rounded.is_zero() {
            rounded.set_sign_positive(true);
        }
        let text = rounded.to_string();
        match (&self.formatters().decimal, text.parse()) {
            (Some(formatter), Ok(number)) => formatter.format(&number).to_string(),
            _ => text,
        }
    }

    pub(super) fn date(&self, date: NaiveDate) -> String {
        written!(self.formatters().date, date)
    }

    pub(super) fn day(&self, date: NaiveDate) -> String {
        written!(self.formatters().day, date)
    }

    pub(super) fn long_date(&self, date: NaiveDate) -> String {
        written!(self.formatters().long_date, date)
    }

    pub(super) fn time(&self, time: NaiveTime) -> String {
        match (&self.formatters().time, clock(time)) {
            (Some(formatter), Some(moment)) => formatter.format(&moment).to_string(),
            _ => time.format("%H:%M").to_string(),
        }
    }

    fn formatters(&self) -> Rc<Formatters> {
        Formatters::of(&self.key)
    }
}

fn clock(time: NaiveTime) -> Option<Time> {
    let (hour, minute) = (time.hour().try_into().ok()?, time.minute().try_into().ok()?);
    Time::try_new(hour, minute, 0, 0).ok()
}
