//! A running stand-in, a connected app, and an endpoint that hears its webhooks.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::redirect::Policy;
use serde_json::{Value, json};
use simulators::quickbooks::{Options, Running, start};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

pub(crate) const US: &str = "9341450000000001";
pub(crate) const UK: &str = "9341450000000002";
pub(crate) const ACCOUNTING: &str = "com.intuit.quickbooks.accounting";

/// One webhook as it arrived.
pub(crate) struct Heard {
    pub signature: String,
    pub body: Vec<u8>,
}

impl Heard {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// `type` of each event with its entity id.
    pub(crate) fn types(&self) -> Vec<(String, String)> {
        let text = |v: &Value| v.as_str().unwrap().to_owned();
        let body = self.json();
        body.as_array()
            .unwrap()
            .iter()
            .map(|e| (text(&e["type"]), text(&e["intuitentityid"])))
            .collect()
    }
}

pub(crate) struct Bench {
    pub sim: Running,
    pub http: reqwest::Client,
    pub app_url: String,
    heard: UnboundedReceiver<Heard>,
    statuses: Arc<Mutex<Vec<u16>>>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Got {
    pub status: u16,
    pub body: Value,
}

impl Got {
    /// Status and code of the fault.
    pub(crate) fn fault(&self) -> (u16, String) {
        let error = &self.body["Fault"]["Error"][0];
        (
            self.status,
            error["code"].as_str().expect("a fault").to_owned(),
        )
    }

    pub(crate) fn detail(&self) -> String {
        self.body["Fault"]["Error"][0]["Detail"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The entity of a success.
    pub(crate) fn entity(self, name: &str) -> Value {
        assert_eq!(self.status, 200, "{:?}", self.body);
        let mut body = self.body;
        assert!(body[name].is_object(), "{body}");
        body[name].take()
    }

    pub(crate) fn invoice(self) -> Value {
        self.entity("Invoice")
    }
}

#[macro_export]
macro_rules! assert_fault {
    ($got:expr, $status:literal, $code:literal) => {{
        let got = $got;
        assert_eq!(got.fault(), ($status, $code.to_owned()), "{:?}", got.body);
        got
    }};
}

impl Bench {
    /// Demo seed, no limits.
    pub(crate) async fn new() -> Self {
        let bench = Self::with(|_| {}).await;
        bench
            .switch(json!({ "per_second": null, "per_minute": null, "batches_per_minute": null }))
            .await;
        bench
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Options)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let app_url = format!("http://{}", listener.local_addr().unwrap());
        let (tell, heard) = unbounded_channel();
        let statuses = Arc::new(Mutex::new(Vec::new()));
        let answers = Arc::clone(&statuses);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (tell, answers) = (tell.clone(), Arc::clone(&answers));
                tokio::spawn(hear(stream, tell, answers));
            }
        });
        let mut options = Options {
            app_url: app_url.clone(),
            ..Options::default()
        };
        change(&mut options);
        let sim = start(options).unwrap();
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .build()
            .unwrap();
        Self {
            sim,
            http,
            app_url,
            heard,
            statuses,
        }
    }

    /// The statuses of the next answers to webhooks; 200 afterwards.
    pub(crate) fn answer_webhooks(&self, statuses: &[u16]) {
        self.statuses.lock().unwrap().extend(statuses.iter().rev());
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sim.base_url())
    }

    pub(crate) fn redirect_uri(&self) -> String {
        format!("{}/oauth/quickbooks/callback", self.app_url)
    }

    pub(crate) async fn lever(&self, path: &str, body: Value) -> Value {
        let answer = self
            .http
            .post(self.url(path))
            .json(&body)
            .send()
            .await
            .unwrap();
        let status = answer.status();
        let body = answer.json().await.unwrap();
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    pub(crate) async fn look(&self, path: &str) -> Value {
        self.http
            .get(self.url(path))
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    pub(crate) async fn switch(&self, switches: Value) {
        self.lever("/_sim/switches", switches).await;
    }

    pub(crate) async fn prefer(&self, realm: &str, set: Value) {
        self.lever("/_sim/preferences", json!({ "realm": realm, "set": set }))
            .await;
    }

    pub(crate) async fn pass(&self, seconds: i64) {
        self.lever("/_sim/clock", json!({ "advance_seconds": seconds }))
            .await;
    }

    /// A code by the consent form.
    pub(crate) async fn code(&self, realm: &str, scope: &str) -> String {
        let uri = self.redirect_uri();
        let form = [
            ("client_id", "qb-client"),
            ("response_type", "code"),
            ("scope", scope),
            ("redirect_uri", &uri),
            ("state", "s-1"),
            ("realm_id", realm),
            ("decision", "allow"),
        ];
        let answer = self
            .http
            .post(self.url("/connect/oauth2"))
            .form(&form)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 302);
        parameter(answer.headers()["location"].to_str().unwrap(), "code").unwrap()
    }

    pub(crate) async fn token(&self, form: &[(&str, &str)]) -> (u16, Value) {
        let request = self.http.post(self.url("/oauth2/v1/tokens/bearer"));
        let answer = request
            .basic_auth("qb-client", Some("qb-secret"))
            .form(form)
            .send()
            .await
            .unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub(crate) async fn exchange(&self, code: &str) -> (u16, Value) {
        let uri = self.redirect_uri();
        self.token(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &uri),
        ])
        .await
    }

    pub(crate) async fn refresh(&self, token: &str) -> (u16, Value) {
        self.token(&[("grant_type", "refresh_token"), ("refresh_token", token)])
            .await
    }

    pub(crate) async fn connect(&self, realm: &str) -> Company<'_> {
        let code = self.code(realm, ACCOUNTING).await;
        let (status, body) = self.exchange(&code).await;
        assert_eq!(status, 200, "{body}");
        let word = |name: &str| body[name].as_str().unwrap().to_owned();
        Company {
            bench: self,
            realm: realm.to_owned(),
            access: word("access_token"),
            refresh: word("refresh_token"),
        }
    }

    /// The next webhook; waits until it comes.
    pub(crate) async fn hear(&mut self) -> Heard {
        let patience = Duration::from_secs(20);
        tokio::time::timeout(patience, self.heard.recv())
            .await
            .expect("a webhook comes")
            .unwrap()
    }

    /// Whether nothing was heard and nothing waits to be sent.
    pub(crate) async fn silence(&mut self) -> bool {
        self.look("/_sim/webhooks").await["waiting"] == 0 && self.heard.try_recv().is_err()
    }
}

async fn hear(
    mut stream: tokio::net::TcpStream,
    tell: tokio::sync::mpsc::UnboundedSender<Heard>,
    answers: Arc<Mutex<Vec<u16>>>,
) {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    let (head, body_at) = loop {
        let read = stream.read(&mut piece).await.unwrap_or(0);
        if read == 0 {
            return;
        }
        bytes.extend_from_slice(&piece[..read]);
        if let Some(at) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
            break (String::from_utf8_lossy(&bytes[..at]).into_owned(), at + 4);
        }
    };
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then(|| value.to_owned())
        })
    };
    let length: usize = header("content-length").unwrap().parse().unwrap();
    while bytes.len() < body_at + length {
        let read = stream.read(&mut piece).await.unwrap();
        bytes.extend_from_slice(&piece[..read]);
    }
    assert!(head.starts_with("POST /webhooks/quickbooks "));
    let status = answers.lock().unwrap().pop().unwrap_or(200);
    let webhook = Heard {
        signature: header("intuit-signature").unwrap_or_default(),
        body: bytes.split_off(body_at),
    };
    let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.unwrap();
    drop(tell.send(webhook));
}

pub(crate) fn parameter(address: &str, name: &str) -> Option<String> {
    let url = url::Url::parse(address).unwrap();
    url.query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

/// The app's view of one connected company.
pub(crate) struct Company<'b> {
    pub bench: &'b Bench,
    pub realm: String,
    pub access: String,
    pub refresh: String,
}

impl Company<'_> {
    pub(crate) fn url(&self, path: &str) -> String {
        self.bench
            .url(&format!("/v3/company/{}/{path}", self.realm))
    }

    pub(crate) async fn send(&self, request: reqwest::RequestBuilder) -> reqwest::Response {
        let request = request
            .bearer_auth(&self.access)
            .header("accept", "application/json");
        request.send().await.unwrap()
    }

    async fn got(&self, request: reqwest::RequestBuilder) -> Got {
        let answer = self.send(request).await;
        let status = answer.status().as_u16();
        let text = answer.text().await.unwrap();
        Got {
            status,
            body: serde_json::from_str(&text).unwrap_or(Value::String(text)),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Got {
        self.got(self.bench.http.get(self.url(path))).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Got {
        self.got(self.bench.http.post(self.url(path)).json(&body))
            .await
    }

    /// A POST without body, as `/send` wants it.
    pub(crate) async fn post_empty(&self, path: &str) -> Got {
        let request = self
            .bench
            .http
            .post(self.url(path))
            .header("content-type", "application/octet-stream");
        self.got(request.header("content-length", "0")).await
    }

    pub(crate) async fn query(&self, statement: &str) -> Got {
        let mut url = url::Url::parse(&self.url("query")).unwrap();
        url.query_pairs_mut().append_pair("query", statement);
        self.got(self.bench.http.get(url)).await
    }

    /// The rows of a query that must succeed.
    pub(crate) async fn rows(&self, entity: &str, rest: &str) -> Vec<Value> {
        let got = self.query(&format!("SELECT * FROM {entity} {rest}")).await;
        assert_eq!(got.status, 200, "{:?}", got.body);
        got.body["QueryResponse"][entity]
            .as_array()
            .cloned()
            .unwrap_or_default()
    }

    /// An unpaid USD invoice over 100.00 without tax.
    pub(crate) async fn invoice(&self) -> Value {
        self.post("invoice", hundred()).await.invoice()
    }

    pub(crate) async fn read(&self, id: &Value) -> Got {
        self.get(&format!("invoice/{}", id.as_str().unwrap())).await
    }

    /// A USD customer without balance.
    pub(crate) async fn customer(&self, name: &str) -> Value {
        self.post("customer", json!({ "DisplayName": name }))
            .await
            .entity("Customer")
    }

    pub(crate) async fn pay(&self, invoice: &Value, amount: &str) {
        let id = invoice["Id"].as_str().unwrap();
        let path = format!("/_sim/invoices/{id}/pay");
        self.bench
            .lever(&path, json!({ "realm": self.realm, "amount": amount }))
            .await;
    }
}

pub(crate) fn line(item: &str, quantity: u32, price: u32, code: &str) -> Value {
    json!({
        "Amount": quantity * price, "DetailType": "SalesItemLineDetail",
        "SalesItemLineDetail": {
            "ItemRef": { "value": item }, "Qty": quantity, "UnitPrice": price, "TaxCodeRef": { "value": code },
        },
    })
}

/// A US invoice in USD with these lines.
pub(crate) fn us_invoice(lines: Value) -> Value {
    json!({ "CustomerRef": { "value": "58" }, "CurrencyRef": { "value": "USD" }, "Line": lines })
}

pub(crate) fn hundred() -> Value {
    us_invoice(json!([line("21", 1, 100, "NON")]))
}

/// A UK invoice in GBP, amounts without VAT.
pub(crate) fn uk_invoice(lines: Value) -> Value {
    json!({
        "CustomerRef": { "value": "58" }, "CurrencyRef": { "value": "GBP" },
        "GlobalTaxCalculation": "TaxExcluded", "Line": lines,
    })
}

/// A body with one more field.
pub(crate) fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

/// A body without a field.
pub(crate) fn without(mut body: Value, name: &str) -> Value {
    body.as_object_mut().unwrap().remove(name);
    body
}

/// `{"Id","SyncToken"}` of an object.
pub(crate) fn claim(object: &Value) -> Value {
    json!({ "Id": object["Id"], "SyncToken": object["SyncToken"] })
}

/// A sparse update of an object.
pub(crate) fn sparse(object: &Value, changes: &Value) -> Value {
    let mut body = claim(object);
    body["sparse"] = true.into();
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}
