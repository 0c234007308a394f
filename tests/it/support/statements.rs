//! What the program says to its database, for the test that reads the plans.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::{Mutex, Once, PoisonError};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

/// The file to which each new statement of this process goes.
pub(crate) const FILE: &str = "DEALBOOKS_TEST_STATEMENTS";

static HEARD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
static ONCE: Once = Once::new();

struct Ear(std::path::PathBuf);

impl Instrumentation for Ear {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        let InstrumentationEvent::StartQuery { query, .. } = event else {
            return;
        };
        let text = query.to_string();
        let (text, _) = text.rsplit_once(" -- binds:").unwrap_or((&text, ""));
        let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.insert(text.to_owned()) {
            let file = std::fs::File::options()
                .append(true)
                .create(true)
                .open(&self.0);
            writeln!(file.unwrap(), "{}", text.replace('\n', " ")).unwrap();
        }
    }
}

/// The test that starts this process says where.
fn ear() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(Ear(std::env::var_os(FILE)?.into())))
}

/// Connections from here on are heard, where somebody wants to know.
pub(crate) fn listen() {
    ONCE.call_once(|| set_default_instrumentation(ear).unwrap());
}
