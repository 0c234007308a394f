//! A trap on the way of a process: at one of its steps nobody takes another one.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use dealbooks::journeys::JourneyError;
use dealbooks::steps::Steps;
use tokio::sync::Notify;

use crate::support::House;

/// A step by its name, and the how-manieth of that name since the trap was set; counted from one. An empty name is any.
pub(super) type Step = (String, usize);

#[derive(Default)]
struct State {
    /// Steps so far, by name, while the trap is set or somebody counts.
    taken: Option<BTreeMap<String, usize>>,
    at: Option<Step>,
    sprung: bool,
}

#[derive(Clone, Default)]
pub(super) struct Trap {
    state: Arc<Mutex<State>>,
    bell: Arc<Notify>,
}

impl Trap {
    /// Laid in the house, which is started anew with it.
    pub(super) fn lay(house: &mut House) -> Self {
        let trap = Self::default();
        let ears = trap.clone();
        house.steps = Steps::new(move |name| ears.hears(name));
        house.kill();
        house.start();
        trap
    }

    /// Without a step it only counts.
    pub(super) fn set(&self, at: Option<Step>) -> Set<'_> {
        let taken = Some(BTreeMap::new());
        *self.state.lock().unwrap() = State {
            taken,
            at,
            sprung: false,
        };
        Set(self)
    }

    /// Takes it away; the steps that were taken, and whether it has sprung.
    fn lift(&self) -> (BTreeMap<String, usize>, bool) {
        let state = std::mem::take(&mut *self.state.lock().unwrap());
        (state.taken.unwrap_or_default(), state.sprung)
    }

    fn hears(&self, name: &str) -> bool {
        let mut state = self.state.lock().unwrap();
        if state.sprung {
            return true;
        }
        let Some(taken) = &mut state.taken else {
            return false;
        };
        let count = taken.entry(name.to_owned()).or_default();
        *count += 1;
        let here = *count;
        let all: usize = taken.values().sum();
        state.sprung = state.at.as_ref().is_some_and(|(wanted, place)| {
            (wanted == name && *place == here) || (wanted.is_empty() && *place == all)
        });
        if state.sprung {
            self.bell.notify_waiters();
        }
        state.sprung
    }

    /// Waits until it has sprung.
    async fn sprung(&self) {
        loop {
            let bell = self.bell.notified();
            if self.state.lock().unwrap().sprung {
                return;
            }
            bell.await;
        }
    }
}

impl Trap {
    /// Waits until it has sprung, or until nothing is left to do: a step that nobody takes kills nobody.
    pub(super) async fn sprung_or_at_rest(&self, house: &House) {
        let rest = async {
            for _ in 0..4 {
                house.quiet().await;
                house.pass(61).await;
            }
            house.quiet().await;
        };
        tokio::select! {
            () = self.sprung() => {}
            () = rest => {}
        }
    }
}

/// A trap that is set.
pub(super) struct Set<'a>(&'a Trap);

impl Set<'_> {
    /// The steps that were taken, and whether the process died, after which another one starts.
    pub(super) fn ends(self, house: &mut House) -> (BTreeMap<String, usize>, bool) {
        let sprung = self.0.state.lock().unwrap().sprung;
        // Everything that stands still in the trap goes down with its process before the trap is taken away.
        if sprung {
            house.kill();
        }
        let (taken, died) = self.0.lift();
        if died {
            house.kill();
            house.start();
        }
        (taken, died)
    }
}

/// Somebody's act inside the process, ended by itself or by the trap.
pub(super) async fn until_death<T: Send + 'static>(
    house: &mut House,
    trap: &Trap,
    at: Option<Step>,
    act: impl Future<Output = Result<T, JourneyError>> + Send + 'static,
) -> (BTreeMap<String, usize>, bool) {
    let set = trap.set(at);
    let acting = house.process.spawn(act);
    tokio::select! {
        ended = acting => drop(ended),
        () = trap.sprung() => {}
    }
    set.ends(house)
}
