//! What time it is. Nobody else asks the system, so that tests can turn it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// The time, moved by as much as somebody turned it. Cheap to clone; clones turn together.
#[derive(Clone, Default)]
pub struct Clock {
    ahead_seconds: Arc<AtomicI64>,
}

impl Clock {
    pub fn now(&self) -> DateTime<Utc> {
        #[expect(clippy::disallowed_methods, reason = "this is the clock")]
        let system = Utc::now();
        system + TimeDelta::seconds(self.ahead_seconds.load(Ordering::Relaxed))
    }

    /// Turns the clock; negative turns it back.
    pub fn turn(&self, seconds: i64) {
        self.ahead_seconds.fetch_add(seconds, Ordering::Relaxed);
    }
}
