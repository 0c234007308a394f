//! Simulated time: the real time plus what tests have advanced.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

/// The simulator's time. Clones share the same time.
#[derive(Clone)]
pub struct Clock {
    ahead: Arc<Mutex<TimeDelta>>,
    moved: watch::Sender<()>,
}

impl Default for Clock {
    fn default() -> Self {
        Self {
            ahead: Arc::default(),
            moved: watch::Sender::new(()),
        }
    }
}

impl Clock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock everybody else asks"
    )]
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now() + *self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets `seconds` pass at once (negative: back in time) and wakes whoever waits for a later time.
    pub fn advance(&self, seconds: i64) {
        let step = TimeDelta::try_seconds(seconds).unwrap_or_default();
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        *ahead = ahead.checked_add(&step).unwrap_or(*ahead);
        drop(ahead);
        self.moved.send_replace(());
    }

    /// Waits until simulated time reaches `at`, by real time passing or by [`Clock::advance`].
    pub async fn sleep_until(&self, at: DateTime<Utc>) {
        let mut moved = self.moved.subscribe();
        while let Ok(left) = (at - self.now()).to_std() {
            if left.is_zero() {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(left) => {}
                _ = moved.changed() => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_for_every_clone() {
        let clock = Clock::default();
        let before = clock.now();
        clock.clone().advance(86_400);
        assert!(clock.now() - before >= TimeDelta::days(1));
    }

    #[tokio::test]
    async fn a_sleeper_wakes_when_time_is_advanced() {
        let clock = Clock::default();
        let at = clock.now() + TimeDelta::hours(5);
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(at).await }
        });
        clock.advance(5 * 3600);
        sleeper.await.unwrap();
    }
}
