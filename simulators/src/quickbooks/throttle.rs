//! Limits of calls a second and a minute (contract 3.8).

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::switches::Switches;

/// When calls came, per company; batches apart.
#[derive(Default)]
pub(crate) struct Throttle(BTreeMap<(String, bool), VecDeque<DateTime<Utc>>>);

impl Throttle {
    /// Counts a call, or tells that it is one too many (then it is not counted).
    pub(crate) fn admit(
        &mut self,
        realm: &str,
        batch: bool,
        now: DateTime<Utc>,
        switches: &Switches,
    ) -> bool {
        let fine = self.fits(
            realm,
            false,
            now,
            (switches.per_second, switches.per_minute),
        ) && (!batch
            || self.fits(realm, true, now, (None, switches.batches_per_minute)));
        if fine {
            self.0
                .entry((realm.to_owned(), false))
                .or_default()
                .push_back(now);
            if batch {
                self.0
                    .entry((realm.to_owned(), true))
                    .or_default()
                    .push_back(now);
            }
        }
        fine
    }

    fn fits(
        &mut self,
        realm: &str,
        batch: bool,
        now: DateTime<Utc>,
        (second, minute): (Option<usize>, Option<usize>),
    ) -> bool {
        let calls = self.0.entry((realm.to_owned(), batch)).or_default();
        while calls
            .front()
            .is_some_and(|at| now - *at >= TimeDelta::minutes(1))
        {
            calls.pop_front();
        }
        let lately = calls
            .iter()
            .rev()
            .take_while(|at| now - **at < TimeDelta::seconds(1))
            .count();
        second.is_none_or(|most| lately < most) && minute.is_none_or(|most| calls.len() < most)
    }
}
