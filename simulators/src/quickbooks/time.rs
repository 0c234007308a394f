//! Dates and times as QuickBooks writes them: Pacific offsets, milliseconds only in envelopes.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::America::Los_Angeles;

/// `2026-11-23T08:15:30-08:00`, for `MetaData`.
pub(crate) fn stamp(at: DateTime<Utc>) -> String {
    at.with_timezone(&Los_Angeles)
        .format("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// `2026-11-23T08:15:30.123-08:00`, for envelopes.
pub(crate) fn envelope(at: DateTime<Utc>) -> String {
    at.with_timezone(&Los_Angeles)
        .format("%Y-%m-%dT%H:%M:%S%.3f%:z")
        .to_string()
}

pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|_| text.len() == 10)
}

/// A date-time with offset, or without one in Pacific time, or a bare date (its midnight there).
pub(crate) fn instant(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    if let Ok(at) = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z") {
        return Some(at.to_utc());
    }
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .ok()
        .or_else(|| date(text)?.and_hms_opt(0, 0, 0))?;
    Los_Angeles
        .from_local_datetime(&local)
        .earliest()
        .map(|at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pacific_time_with_its_summer() {
        let at = instant("2026-07-01T12:00:00Z").unwrap();
        assert_eq!(stamp(at), "2026-07-01T05:00:00-07:00");
        assert_eq!(instant("2026-07-01T05:00:00"), Some(at));
        assert_eq!(instant("2026-07-01T05:00:00 07:00"), None);
        assert_eq!(date("2026-7-1"), None);
    }
}
