//! Instants and days: UTC, cut to microseconds, because PostgreSQL keeps no more.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SubsecRound, TimeDelta, Utc};

/// An instant in UTC with microseconds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Moment(NaiveDateTime);

impl Moment {
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let moved = TimeDelta::try_seconds(seconds).and_then(|by| self.0.checked_add_signed(by));
        Self(moved.unwrap_or(self.0))
    }

    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        let moved =
            TimeDelta::try_milliseconds(millis).and_then(|by| self.0.checked_add_signed(by));
        Self(moved.unwrap_or(self.0))
    }

    pub fn unix(self) -> i64 {
        self.0.and_utc().timestamp()
    }

    pub fn from_unix(seconds: i64) -> Option<Self> {
        DateTime::<Utc>::from_timestamp(seconds, 0).map(Self::from)
    }

    /// Whole seconds from `earlier` to here; negative if it lies ahead.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_seconds()
    }

    pub fn naive(self) -> NaiveDateTime {
        self.0
    }

    pub fn utc(self) -> DateTime<Utc> {
        self.0.and_utc()
    }

    /// The day it is at that place.
    pub fn day_in(self, zone: chrono_tz::Tz) -> NaiveDate {
        self.0.and_utc().with_timezone(&zone).date_naive()
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.naive_utc().trunc_subsecs(6))
    }
}

impl From<NaiveDateTime> for Moment {
    fn from(at: NaiveDateTime) -> Self {
        Self(at.trunc_subsecs(6))
    }
}

impl From<Moment> for NaiveDateTime {
    fn from(at: Moment) -> Self {
        at.0
    }
}

/// The due date of an invoice: calendar days after the day of issue.
///
/// Days are dates, not instants, so daylight saving cannot move them.
pub fn due_after(issued: NaiveDate, days: u16) -> NaiveDate {
    issued
        .checked_add_days(chrono::Days::new(u64::from(days)))
        .unwrap_or(issued)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn due_dates_cross_months_leap_days_and_daylight_saving() {
        for (issued, days, due) in [
            ("2026-03-13", 7, "2026-03-20"),
            ("2026-01-31", 1, "2026-02-01"),
            ("2028-02-28", 1, "2028-02-29"),
            ("2026-02-28", 1, "2026-03-01"),
            ("2026-03-28", 2, "2026-03-30"), // clocks go forward in Europe on the 29th
            ("2026-12-20", 30, "2027-01-19"),
            ("2026-11-23", 0, "2026-11-23"),
        ] {
            assert_eq!(due_after(day(issued), days), day(due), "{issued} + {days}");
        }
    }

    #[test]
    fn the_day_depends_on_the_place() {
        let at = Moment::from_unix(1_795_413_600).unwrap(); // 2026-11-23 06:00 UTC
        assert_eq!(
            at.day_in(chrono_tz::America::Los_Angeles),
            day("2026-11-22")
        );
        assert_eq!(at.day_in(chrono_tz::Europe::Tallinn), day("2026-11-23"));
    }
}
