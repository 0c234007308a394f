//! What the program writes into its log, at the highest level, while somebody listens.

use std::io::{self, Write};
use std::sync::{Mutex, Once, PoisonError};

use dealbooks::telemetry;
use tracing_subscriber::util::SubscriberInitExt as _;

static LINES: Mutex<Lines> = Mutex::new(Lines {
    listeners: 0,
    text: Vec::new(),
});

struct Lines {
    listeners: usize,
    text: Vec<u8>,
}

/// Listens until it is dropped. What other tests log meanwhile is among it.
pub(crate) struct Log {
    from: usize,
}

impl Log {
    pub(crate) fn listen() -> Self {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| telemetry::lines(true, Some("trace"), || Sink).init());
        let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
        lines.listeners += 1;
        Self {
            from: lines.text.len(),
        }
    }

    pub(crate) fn text(&self) -> String {
        let lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&lines.text[self.from..]).into_owned()
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        LINES
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .listeners -= 1;
    }
}

struct Sink;

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.listeners > 0 {
            lines.text.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
