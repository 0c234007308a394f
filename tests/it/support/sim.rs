//! The levers of a simulator, and what it saw.

use serde_json::{Value, json};
use simulators::control::Running;

pub(crate) struct Sim {
    running: Running,
    http: reqwest::Client,
}

impl Sim {
    pub(crate) fn new(running: Running) -> Self {
        let http = crate::support::http();
        Self { running, http }
    }

    pub(crate) fn base(&self) -> String {
        self.running.base_url()
    }

    pub(crate) fn public(&self) -> String {
        self.running.public_url().to_owned()
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.http
            .get(format!("{}{path}", self.base()))
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    pub(crate) async fn pull(&self, lever: &str, body: Value) {
        let answer = self
            .http
            .post(format!("{}{lever}", self.base()))
            .json(&body)
            .send()
            .await
            .unwrap();
        assert!(
            answer.status().is_success(),
            "{lever}: {}",
            answer.text().await.unwrap()
        );
    }

    pub(crate) async fn fault(&self, method: &str, path: &str, kind: &str) {
        self.pull(
            "/_sim/faults",
            json!([{"method": method, "path": path, "kind": kind, "times": 1}]),
        )
        .await;
    }

    pub(crate) async fn ledger(&self, what: &str) -> Vec<Value> {
        self.get("/_sim/ledger")
            .await
            .get(what)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    }

    /// Adds to the script of faults.
    pub(crate) async fn script(&self, faults: Value) {
        self.pull("/_sim/faults", faults).await;
    }

    /// Forgets the script.
    pub(crate) async fn behave(&self) {
        let address = format!("{}/_sim/faults", self.base());
        let answer = self.http.delete(address).send().await.unwrap();
        assert!(answer.status().is_success());
    }

    /// Counts from here.
    pub(crate) async fn count(&self) -> Calls<'_> {
        let begin = self.requests().await.len();
        Calls { sim: self, begin }
    }

    /// Every provider call since the last reset.
    pub(crate) async fn requests(&self) -> Vec<Value> {
        self.get("/_sim/requests")
            .await
            .as_array()
            .cloned()
            .unwrap()
    }
}

/// The calls a provider got since a moment.
pub(crate) struct Calls<'a> {
    sim: &'a Sim,
    begin: usize,
}

impl Calls<'_> {
    pub(crate) async fn all(&self) -> Vec<Value> {
        let mut all = self.sim.requests().await;
        all.drain(..self.begin);
        all
    }

    /// Those with this method and this end of the path.
    pub(crate) async fn of(&self, method: &str, path: &str) -> usize {
        let fits = |call: &Value| {
            call["method"] == method && call["path"].as_str().unwrap_or_default().ends_with(path)
        };
        self.all().await.iter().filter(|call| fits(call)).count()
    }

    /// Pipedrive: tokens spent.
    pub(crate) async fn tokens(&self) -> i64 {
        let all = self.all().await;
        all.iter().filter_map(|call| call["cost"].as_i64()).sum()
    }

    /// QuickBooks: metered reads.
    pub(crate) async fn reads(&self) -> usize {
        let all = self.all().await;
        all.iter()
            .filter(|call| call["cost"] == "coreplus" || call["cost"] == "CorePlus")
            .count()
    }

    /// Calls of the accounting API that write.
    pub(crate) async fn writes(&self) -> usize {
        let all = self.all().await;
        let below = |call: &Value| {
            call["path"]
                .as_str()
                .unwrap_or_default()
                .starts_with("/v3/")
        };
        all.iter()
            .filter(|call| call["method"] == "POST" && below(call))
            .count()
    }
}
