//! Instants: how long ago in words; clock times as UTC for the page's script to turn into the reader's own.

use chrono::TimeDelta;

use crate::domain::moment::Moment;
use crate::i18n::{Locale, Value};

/// How long ago, at least a minute: `14 minutes`.
pub(super) fn age(locale: &Locale, at: Moment, now: Moment) -> String {
    locale.age(TimeDelta::seconds(now.seconds_since(at).max(0)))
}

/// *Updated just now*, *Updated 2 minutes ago*.
pub(super) fn updated(locale: &Locale, at: Moment, now: Moment) -> String {
    if now.seconds_since(at) < 60 {
        return locale.text("updated-now");
    }
    locale.text_with("updated-ago", &[("age", age(locale, at, now).into())])
}

/// A sentence around a clock time. Only the reader's browser knows its zone, so the time stands apart in a
/// `<time>` that the page's script rewrites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) before: String,
    pub(super) after: String,
    /// `2026-11-23T12:04:05Z`
    pub(super) machine: String,
    /// What stands there without a script.
    pub(super) shown: String,
}

/// Takes no place of a value in any language.
const MARK: &str = "\u{f8ff}";

impl Clock {
    /// `key` is a sentence with a `{ $time }`.
    pub(super) fn new(locale: &Locale, key: &str, at: Moment) -> Self {
        let sentence = locale.plain(key, &[("time", Value::from(MARK))]);
        let (before, after) = sentence.split_once(MARK).unwrap_or((sentence.as_str(), ""));
        let at = at.utc();
        Self {
            before: before.to_owned(),
            after: after.to_owned(),
            machine: at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            shown: format!("{} UTC", locale.time(at.time())),
        }
    }
}

impl Clock {
    /// A day and a clock time, without words around them.
    pub(super) fn dated(locale: &Locale, at: Moment) -> Self {
        let at = at.utc();
        Self {
            before: format!("{}, ", locale.date(at.date_naive())),
            after: String::new(),
            machine: at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            shown: format!("{} UTC", locale.time(at.time())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_unix(1_795_436_645 + seconds).unwrap()
    }

    #[test]
    fn a_clock_time_stands_apart_from_its_sentence() {
        let clock = Clock::new(&Locale::resolve(None, None, None), "saved-at", at(0));
        assert_eq!(
            (clock.before.as_str(), clock.after.as_str()),
            ("Draft saved at ", "")
        );
        assert_eq!(clock.machine, "2026-11-23T12:24:05Z");
        assert!(clock.shown.ends_with("UTC"));
    }

    #[test]
    fn fresh_is_just_now_and_the_future_is_not_negative() {
        let locale = Locale::resolve(None, None, None);
        assert_eq!(updated(&locale, at(0), at(59)), "Updated just now");
        assert_eq!(updated(&locale, at(0), at(-30)), "Updated just now");
        assert!(updated(&locale, at(0), at(125)).contains('2'));
    }
}
