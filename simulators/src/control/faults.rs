//! The script of faults: which of the next calls misbehave, and how.

use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;

use super::glob::fits;

/// How a call misbehaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Nothing is wrong; only `notify` is of interest.
    #[default]
    None,
    /// The status of `status` in the provider's own error format; no work is done unless `commit`.
    Status,
    /// The work is done at once, the answer comes `ms` later.
    Slow,
    /// The work is done, the connection closes without an answer.
    AnswerLost,
    /// The connection closes before any work.
    Refused,
    /// An HTML error page with status 200, no work.
    Html,
    /// The work is done, half of the announced body arrives.
    Truncated,
    /// 302 to `location`, no work.
    Redirect,
    /// A small gzip body that unpacks to 1 GiB, no work.
    Bomb,
    /// The work is done, the body arrives one byte a second.
    Drip,
    /// The provider's error body with status 200, no work.
    #[serde(rename = "fault_200")]
    Fault200,
}

/// When `notify` is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The request has arrived completely, nothing was done.
    #[default]
    Received,
    /// The work is done, no byte of the answer was sent.
    Done,
    /// Half of the body was sent.
    HalfSent,
}

/// One entry of the script (`POST /_sim/faults`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Any method if absent.
    pub method: Option<String>,
    /// Path with `*` for any run of characters.
    #[serde(default = "any")]
    pub path: String,
    /// Query string with `*`, e.g. `*operation=void*`; any if absent.
    pub query: Option<String>,
    #[serde(default)]
    pub kind: Kind,
    /// How many calls it disturbs.
    #[serde(default = "once")]
    pub times: u32,
    pub status: Option<u16>,
    /// Error code of the provider, e.g. QuickBooks' `6190`.
    pub code: Option<String>,
    /// What the error says in place of its usual detail (QuickBooks).
    pub text: Option<String>,
    /// Seconds of a `Retry-After` header.
    pub retry_after: Option<u64>,
    /// With `status`: do the work and answer the status afterwards.
    #[serde(default)]
    pub commit: bool,
    pub ms: Option<u64>,
    pub location: Option<String>,
    /// Address that is called and waited for at the moment `when`.
    pub notify: Option<String>,
    #[serde(default)]
    pub when: Moment,
}

fn any() -> String {
    "*".into()
}

fn once() -> u32 {
    1
}

impl Fault {
    /// A call on which nothing is wrong.
    pub(super) fn none() -> Self {
        Self {
            method: None,
            path: any(),
            query: None,
            kind: Kind::None,
            times: 1,
            status: None,
            code: None,
            text: None,
            retry_after: None,
            commit: false,
            ms: None,
            location: None,
            notify: None,
            when: Moment::Received,
        }
    }

    fn concerns(&self, method: &str, path: &str, query: &str) -> bool {
        self.times > 0
            && self
                .method
                .as_ref()
                .is_none_or(|m| m.eq_ignore_ascii_case(method))
            && fits(&self.path, path)
            && self.query.as_ref().is_none_or(|q| fits(q, query))
    }

    /// Calls the `notify` address if this is its moment, and waits for the answer. An address that
    /// cannot be reached is ignored: the test that gave it is gone.
    pub(super) async fn tell(&self, moment: Moment) {
        let Some(address) = self.notify.as_ref().filter(|_| self.when == moment) else {
            return;
        };
        let Ok(client) = reqwest::Client::builder().no_proxy().build() else {
            return;
        };
        if let Ok(answer) = client.post(address).body("{}").send().await
            && matches!(answer.status().as_u16(), 404 | 405 | 501)
        {
            drop(client.get(address).send().await);
        }
    }
}

/// The faults that are still to come; clones share them.
#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<Vec<Fault>>>);

impl Faults {
    /// Adds to the script; entries are tried in the order in which they came.
    pub fn add(&self, script: Vec<Fault>) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(script);
    }

    pub fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// The fault of this call, counted down; none is `None`.
    pub fn take(&self, method: &str, path: &str, query: &str) -> Option<Fault> {
        let mut script = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = script
            .iter_mut()
            .find(|f| f.concerns(method, path, query))?;
        fault.times = fault.times.saturating_sub(1);
        let taken = fault.clone();
        script.retain(|f| f.times > 0);
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_used_up() {
        let faults = Faults::default();
        let script =
            r#"[{"method":"POST","path":"/v3/company/*/invoice","kind":"answer_lost","times":1}]"#;
        faults.add(serde_json::from_str(script).unwrap());
        assert!(faults.take("GET", "/v3/company/1/invoice", "").is_none());
        let hit = faults.take("POST", "/v3/company/1/invoice", "").unwrap();
        assert_eq!(hit.kind, Kind::AnswerLost);
        assert!(faults.take("POST", "/v3/company/1/invoice", "").is_none());
    }

    #[test]
    fn the_kinds_are_spelled_as_documented() {
        for kind in [
            "status",
            "slow",
            "answer_lost",
            "refused",
            "html",
            "truncated",
            "redirect",
            "bomb",
            "drip",
            "fault_200",
        ] {
            let fault: Fault = serde_json::from_value(serde_json::json!({ "kind": kind })).unwrap();
            assert_ne!(fault.kind, Kind::None);
        }
    }
}
