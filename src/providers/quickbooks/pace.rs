//! Not faster than QuickBooks allows: at most eight calls of a company under way, and never more than
//! nine within a second (`quickbooks.md` 3.8). One process keeps this; what several processes together
//! overdo is answered with 429 and waited out by the queue.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::domain::ids::RealmId;

/// Calls of one company at once.
const SEATS: usize = 8;
/// Companies remembered before those that are quiet are forgotten.
const MOST_COMPANIES: usize = 1000;

/// Shared by all sessions of the process.
#[derive(Clone)]
pub(super) struct Pace(Arc<Inner>);

struct Inner {
    rate: DefaultKeyedRateLimiter<String>,
    seats: Mutex<HashMap<String, Arc<Semaphore>>>,
}

impl Pace {
    pub(super) fn new() -> Self {
        let six = NonZeroU32::MIN.saturating_add(5);
        let three = NonZeroU32::MIN.saturating_add(2);
        Self(Arc::new(Inner {
            rate: RateLimiter::keyed(Quota::per_second(six).allow_burst(three)),
            seats: Mutex::new(HashMap::new()),
        }))
    }

    /// Waits for this company's turn; the seat is free again when the permit is dropped.
    pub(super) async fn turn(&self, realm: &RealmId) -> Option<OwnedSemaphorePermit> {
        let seats = self.seats_of(realm);
        let seat = seats.acquire_owned().await.ok();
        self.0
            .rate
            .until_key_ready(&realm.reveal().to_owned())
            .await;
        seat
    }

    fn seats_of(&self, realm: &RealmId) -> Arc<Semaphore> {
        let mut all = self.0.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() > MOST_COMPANIES {
            all.retain(|_, seats| Arc::strong_count(seats) > 1);
            self.0.rate.retain_recent();
        }
        let seats = all
            .entry(realm.reveal().to_owned())
            .or_insert_with(|| Arc::new(Semaphore::new(SEATS)));
        Arc::clone(seats)
    }
}

impl std::fmt::Debug for Pace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pace")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    #[tokio::test]
    async fn a_ninth_call_waits_for_a_seat_and_others_do_not() {
        let pace = Pace::new();
        let busy = RealmId::parse("1").unwrap();
        let seats = pace.seats_of(&busy);
        let taken: Vec<_> = (0..SEATS)
            .map(|_| Arc::clone(&seats).try_acquire_owned().unwrap())
            .collect();
        assert!(pace.turn(&busy).now_or_never().is_none());
        let other = RealmId::parse("2").unwrap();
        assert!(pace.turn(&other).now_or_never().flatten().is_some());
        drop(taken);
        assert!(pace.turn(&busy).now_or_never().flatten().is_some());
    }

    #[tokio::test]
    async fn a_burst_is_three_calls_long() {
        let pace = Pace::new();
        let realm = RealmId::parse("1").unwrap();
        for _ in 0..3 {
            assert!(pace.turn(&realm).now_or_never().flatten().is_some());
        }
        assert!(pace.turn(&realm).now_or_never().is_none());
    }
}
