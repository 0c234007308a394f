//! What both simulators share: the clock, the script of faults, the log of calls, the levers for them.

mod bodies;
mod clock;
mod connection;
mod faults;
mod glob;
mod levers;
mod requests;
mod server;
mod watch;

pub use clock::Clock;
pub use connection::{Line, keep_line};
pub use faults::{Fault, Faults, Kind, Moment};
pub use levers::{Lever, routes};
pub use requests::{Cost, Entry, RequestLog};
pub use server::{Running, bind, run};
pub use watch::watch;

use actix_web::HttpResponse;

/// What the middleware must know of a provider: which paths are its own and what its errors look like.
#[derive(Clone, Copy)]
pub struct Provider {
    /// Beginnings of the paths that count as calls of the provider; everything else is neither logged nor disturbed.
    pub paths: &'static [&'static str],
    /// The provider's own error answer for a status and, where it has such, an error code and a text of one's own.
    pub fault: fn(status: u16, code: Option<&str>, text: Option<&str>) -> HttpResponse,
}

/// Clock, faults and log of one running simulator; cheap to clone.
#[derive(Clone)]
pub struct Controls {
    pub clock: Clock,
    pub faults: Faults,
    pub requests: RequestLog,
    provider: Provider,
}

impl Controls {
    pub fn new(provider: Provider) -> Self {
        Self {
            clock: Clock::default(),
            faults: Faults::default(),
            requests: RequestLog::default(),
            provider,
        }
    }

    /// Forgets faults and calls; the simulator's own `reset` lever calls this and restores its world.
    /// The clock stays where it is: time that has passed does not come back.
    pub fn reset(&self) {
        self.faults.clear();
        self.requests.clear();
    }

    fn watches(&self, path: &str) -> bool {
        self.provider
            .paths
            .iter()
            .any(|start| path.starts_with(start))
    }
}
