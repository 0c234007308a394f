//! The levers of a simulator, and what it saw.

use serde_json::{Value, json};
use simulators::control::Running;

pub(crate) struct Sim {
    running: Running,
    http: reqwest::Client,
}

impl Sim {
    pub(crate) fn new(running: Running) -> Self {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
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

    pub(crate) async fn behave(&self) {
        self.http
            .delete(format!("{}/_sim/faults", self.base()))
            .send()
            .await
            .unwrap();
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

    /// Every provider call since the last reset.
    pub(crate) async fn requests(&self) -> Vec<Value> {
        self.get("/_sim/requests")
            .await
            .as_array()
            .cloned()
            .unwrap()
    }
}
