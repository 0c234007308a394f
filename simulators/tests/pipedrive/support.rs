//! A stand-in, an app that writes down what it is told, and a client between them.

use std::sync::{Arc, Mutex};

use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use reqwest::header::{HeaderMap, LOCATION};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use simulators::control::{self, Running};
use simulators::pipedrive::{self, Options};
use tokio::sync::watch;
use url::Url;

pub(crate) const MARA: i64 = 15_500_777;
pub(crate) const JONAS: i64 = 15_500_778;
pub(crate) const ANA: i64 = 15_500_779;
pub(crate) const NILS: i64 = 15_509_001;
pub(crate) const COMPANY: i64 = 7_400_123;

/// A request the app received.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) authorization: String,
    pub(crate) headers: Vec<String>,
    pub(crate) body: Value,
}

#[derive(Clone)]
struct Book {
    seen: watch::Sender<Vec<Seen>>,
    status: Arc<Mutex<u16>>,
}

/// The app's side: answers everything with one status and writes it down.
pub(crate) struct Receiver {
    server: Running,
    book: Book,
}

impl Receiver {
    fn start() -> Self {
        let (listener, public) = control::bind("127.0.0.1:0", None).unwrap();
        let book = Book {
            seen: watch::Sender::new(Vec::new()),
            status: Arc::new(Mutex::new(200)),
        };
        let shared = Data::new(book.clone());
        let build = move |listener| {
            let factory = move || {
                App::new()
                    .app_data(shared.clone())
                    .default_service(web::to(write_down))
            };
            Ok(HttpServer::new(factory)
                .workers(1)
                .disable_signals()
                .listen(listener)?
                .run())
        };
        let server = control::run(listener, public, build, std::future::pending()).unwrap();
        Self { server, book }
    }

    pub(crate) fn url(&self) -> String {
        self.server.base_url()
    }

    /// What the app answers from now on.
    pub(crate) fn answers(&self, status: u16) {
        *self.book.status.lock().unwrap() = status;
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.book.seen.borrow().clone()
    }

    /// Waits until the app has received so many requests, and returns them all.
    pub(crate) async fn wait_for(&self, count: usize) -> Vec<Seen> {
        let mut seen = self.book.seen.subscribe();
        seen.wait_for(|all| all.len() >= count)
            .await
            .unwrap()
            .clone()
    }
}

/// A page of the app: `run` sends a command and gives the one answer, `hear` listens to an event.
const PAGE: &str = r#"<!DOCTYPE html><meta charset="utf-8"><title>app</title><script>
const id = new URLSearchParams(location.search).get('id');
let answers = 0;
const heard = [];
function send(id, payload, listen) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event) => listen(event.data);
  parent.postMessage({ id, payload }, '*', [port2]);
}
const run = (command, args) => new Promise((resolve) => send(id, { type: 'command', command, args }, (answer) => {
  answers += 1;
  resolve(answer);
}));
const hear = (event) => send(id, { type: 'listener', event }, (message) => heard.push(message));
</script>"#;

async fn write_down(request: HttpRequest, body: Bytes, book: Data<Book>) -> HttpResponse {
    if request.method() == actix_web::http::Method::GET {
        return HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .body(PAGE);
    }
    let authorization = request.headers().get("authorization");
    let seen = Seen {
        method: request.method().to_string(),
        path: request.path().to_owned(),
        authorization: authorization
            .map(|one| one.to_str().unwrap().to_owned())
            .unwrap_or_default(),
        headers: request.headers().keys().map(ToString::to_string).collect(),
        body: serde_json::from_slice(&body).unwrap_or_default(),
    };
    book.seen.send_modify(|all| all.push(seen));
    let status = *book.status.lock().unwrap();
    let code = actix_web::http::StatusCode::from_u16(status).unwrap();
    HttpResponse::build(code)
        .insert_header(("location", "http://127.0.0.1:1/elsewhere"))
        .finish()
}

/// An answer, read.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    /// `data` of the envelope.
    #[track_caller]
    pub(crate) fn data(&self) -> Value {
        self.json()["data"].clone()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn location(&self) -> Url {
        Url::parse(self.headers.get(LOCATION).unwrap().to_str().unwrap()).unwrap()
    }
}

/// Stand-in, app and client.
pub(crate) struct Stage {
    pub(crate) sim: Running,
    pub(crate) app: Receiver,
    http: Client,
}

impl Stage {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    /// Started with other options; `--auto-consent` is on unless they say otherwise.
    pub(crate) fn with(change: impl FnOnce(&mut Options)) -> Self {
        let app = Receiver::start();
        let mut options = Options {
            app_url: app.url(),
            auto_consent: true,
            ..Options::default()
        };
        for scope in [
            "recents:read",
            "contacts:full",
            "products:full",
            "activities:full",
        ] {
            options.scopes.push(scope.to_owned());
        }
        change(&mut options);
        let sim = pipedrive::start(options).unwrap();
        let http = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            // A test may be busy with a browser while an idle connection ends.
            .pool_max_idle_per_host(0)
            .build();
        Self {
            sim,
            app,
            http: http.unwrap(),
        }
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.sim.base_url());
        self.http
            .request(Method::from_bytes(method.as_bytes()).unwrap(), url)
    }

    pub(crate) async fn go(&self, request: RequestBuilder) -> Answer {
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Answer {
            status,
            headers,
            text: answer.text().await.unwrap(),
        }
    }

    /// A REST call with a token.
    pub(crate) async fn call(&self, method: &str, path: &str, token: &str, body: Value) -> Answer {
        let mut request = self.request(method, path).bearer_auth(token);
        if !body.is_null() {
            request = request.json(&body);
        }
        self.go(request).await
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> Answer {
        self.call("GET", path, token, Value::Null).await
    }

    /// A page of the web app.
    pub(crate) async fn page(&self, path: &str) -> Answer {
        self.go(self.request("GET", path)).await
    }

    pub(crate) async fn lever(&self, path: &str, body: Value) -> Value {
        let answer = self.go(self.request("POST", path).json(&body)).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    pub(crate) async fn switch(&self, body: Value) {
        self.lever("/_sim/switches", body).await;
    }

    pub(crate) async fn advance(&self, seconds: i64) {
        self.lever("/_sim/clock", json!({"advance_seconds": seconds}))
            .await;
    }

    pub(crate) async fn sit(&self, user: i64) {
        self.lever("/_sim/session", json!({"user_id": user})).await;
    }

    pub(crate) fn authorize_path(&self, state: Option<&str>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("client_id", "pd-client")
            .append_pair("redirect_uri", &self.callback());
        if let Some(state) = state {
            query.append_pair("state", state);
        }
        format!("/oauth/authorize?{}", query.finish())
    }

    pub(crate) fn callback(&self) -> String {
        format!("{}/oauth/pipedrive/callback", self.app.url())
    }

    /// A fresh code for a user.
    pub(crate) async fn code(&self, user: i64) -> String {
        self.sit(user).await;
        let answer = self.page(&self.authorize_path(Some("s"))).await;
        assert_eq!(answer.status, 302, "{}", answer.text);
        let query = answer.location();
        query
            .query_pairs()
            .find(|(key, _)| key == "code")
            .unwrap()
            .1
            .into_owned()
    }

    /// A call of the token endpoint with Basic credentials.
    pub(crate) async fn token(&self, form: &[(&str, &str)]) -> Answer {
        let request = self
            .request("POST", "/oauth/token")
            .basic_auth("pd-client", Some("pd-secret"));
        self.go(request.form(form)).await
    }

    pub(crate) async fn exchange(&self, code: &str) -> Answer {
        let callback = self.callback();
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &callback),
        ];
        self.token(&form).await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Answer {
        self.token(&[("grant_type", "refresh_token"), ("refresh_token", token)])
            .await
    }

    /// Installs the app for a user and returns the whole token answer.
    pub(crate) async fn install(&self, user: i64) -> Value {
        let code = self.code(user).await;
        let answer = self.exchange(&code).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    /// Installs and returns only the access token.
    pub(crate) async fn access(&self, user: i64) -> String {
        text(&self.install(user).await["access_token"])
    }

    /// Subscribes the app to events; the user's token decides whose rights count.
    pub(crate) async fn subscribe(&self, token: &str, action: &str, object: &str) -> Value {
        let body = json!({"subscription_url": format!("{}/hooks", self.app.url()), "name": "test",
            "event_action": action, "event_object": object, "version": "2.0",
            "http_auth_user": "hook", "http_auth_password": "secret"});
        let answer = self.call("POST", "/api/v1/webhooks", token, body).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.data()
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// The code of a custom field by its name.
pub(crate) async fn field_code(stage: &Stage, token: &str, list: &str, name: &str) -> String {
    let fields = stage
        .get(&format!("/api/v2/{list}?limit=500"), token)
        .await
        .data();
    let found = fields
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["field_name"] == name)
        .unwrap();
    text(&found["field_code"])
}
