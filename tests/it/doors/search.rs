//! What was planted, what was heard, and the search for the one in the other.

use std::collections::BTreeSet;
use std::sync::Mutex;

use dealbooks::journeys::Who;
use dealbooks::storage::grants::{self, Holder};
use reqwest::header::{COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use url::Url;

use super::walk::{SECRET, claims, signed};
use crate::support::House;
use crate::support::process::KEY;

/// What customers are told apart by, and the columns in which it may lie in clear.
const CUSTOMER: [(&str, &[&str]); 15] = [
    ("zqtitle", &["deals.title"]),
    ("zqbuyer", &["books_lists.search", "books_lists.body"]),
    ("zqperson", &[]),
    ("zqpipemail@example.com", &[]),
    ("zqtax-887766", &[]),
    (
        "zqbooks",
        &["books_lists.name", "books_lists.search", "books_lists.body"],
    ),
    (
        "zqledger@example.com",
        &["books_lists.search", "books_lists.body"],
    ),
    ("zqroad", &["books_lists.body"]),
    (
        "zqnewcomer",
        &[
            "audit.detail",
            "books_lists.body",
            "books_lists.name",
            "books_lists.search",
            "intents.customer_name",
            "intents.last_error",
            "invoices.customer_name",
        ],
    ),
    (
        "zqtyped@example.com",
        &[
            "audit.detail",
            "books_lists.body",
            "books_lists.search",
            "intents.marker",
            "invoices.email",
        ],
    ),
    ("zqstreet", &["books_lists.body"]),
    ("zqmessage", &["invoices.words"]),
    ("zqnote", &["invoices.words"]),
    ("zqline", &["invoices.words"]),
    // The words of a refusal, which may name customers: kept with the wish that they are about.
    ("zqrefusal", &["audit.detail", "intents.last_error"]),
];

/// An answer that somebody got.
struct Heard {
    what: String,
    whose: &'static str,
    headers: HeaderMap,
    body: String,
}

pub(super) struct Search {
    pub(super) house: House,
    pub(super) http: reqwest::Client,
    heard: Mutex<Vec<Heard>>,
    /// Shown to nobody, ever.
    secrets: Mutex<BTreeSet<String>>,
    /// Given to one browser or page for a while: never kept, logged or counted.
    passing: Mutex<BTreeSet<String>>,
}

impl Search {
    pub(super) async fn begin() -> Self {
        let http = crate::support::http();
        let secrets = ["pd-secret", "qb-secret", "qb-verifier", KEY];
        Self {
            house: House::bare().await,
            http,
            heard: Mutex::default(),
            secrets: Mutex::new(secrets.map(str::to_owned).into()),
            passing: Mutex::new([House::US_REALM.to_owned()].into()),
        }
    }

    fn secret(&self, text: &str) {
        assert!(text.len() > 8, "{text}");
        self.secrets.lock().unwrap().insert(text.to_owned());
    }

    pub(super) fn passing(&self, text: &str) {
        assert!(text.len() > 8, "{text}");
        self.passing.lock().unwrap().insert(text.to_owned());
    }

    pub(super) fn own(&self, path: &str) -> String {
        format!("{}{path}", self.house.process.address)
    }

    /// Sends, remembers the answer, gives its `Location` or else its body.
    pub(super) async fn ask(
        &self,
        whose: &'static str,
        request: reqwest::RequestBuilder,
    ) -> String {
        let request = request.build().unwrap();
        let what = format!("{} {}", request.method(), request.url().path());
        let answer = self.http.execute(request).await.unwrap();
        let headers = answer.headers().clone();
        let to = headers
            .get(LOCATION)
            .map(|to| to.to_str().unwrap().to_owned());
        let body = String::from_utf8_lossy(&answer.bytes().await.unwrap()).into_owned();
        let said = to.unwrap_or_else(|| body.clone());
        self.heard.lock().unwrap().push(Heard {
            what,
            whose,
            headers,
            body,
        });
        said
    }

    fn last_cookie(&self) -> String {
        let heard = self.heard.lock().unwrap();
        let set = heard.last().unwrap().headers.get(SET_COOKIE).unwrap();
        set.to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    /// To a provider and back with its code: where the browser is sent in the end.
    pub(super) async fn round(&self, whose: &'static str, begin: &str) -> String {
        let start = self
            .http
            .get(self.own(begin))
            .header("sec-fetch-site", "same-origin");
        let provider = self.ask(whose, start).await;
        let cookie = self.last_cookie();
        self.passing(cookie.split_once('=').unwrap().1);
        let answer = self.http.get(provider).send().await.unwrap();
        let back = Url::parse(answer.headers().get(LOCATION).unwrap().to_str().unwrap()).unwrap();
        for (name, value) in back.query_pairs() {
            match &*name {
                "code" => self.secret(&value),
                "state" => self.passing(&value),
                _ => {}
            }
        }
        let path = format!("{}?{}", back.path(), back.query().unwrap());
        let callback = self.http.get(self.own(&path)).header(COOKIE, cookie);
        self.ask(whose, callback).await
    }

    pub(super) fn token(&self, who: Who) -> String {
        let now = self.house.ctx.now().unix();
        let token = signed(&claims(who, now, 300), SECRET);
        self.passing(&token);
        token
    }

    pub(super) async fn session(&self, whose: &'static str, who: Who) -> String {
        let body = json!({"token": self.token(who)});
        let given = self
            .ask(whose, self.http.post(self.own("/session")).json(&body))
            .await;
        let given: Value = serde_json::from_str(&given).unwrap();
        let session = given["session"].as_str().unwrap();
        self.passing(session);
        format!("Bearer {session}")
    }

    /// The tokens that we hold for the company now.
    pub(super) async fn tokens(&self) {
        for holder in [Holder::Pipedrive(House::OWNER.user), Holder::QuickBooks] {
            let (vault, company) = (self.house.ctx.store.vault(), House::OWNER.company);
            let grant = self
                .house
                .ctx
                .store
                .read(move |db| grants::load(db, &vault, company, holder))
                .await;
            let grant = grant.unwrap().unwrap();
            self.secret(grant.access.expose_secret());
            self.secret(grant.refresh.expose_secret());
        }
    }
}

impl Search {
    pub(super) fn judge(&self, log: &str, numbers: &str) {
        let mut leaks = BTreeSet::new();
        let secrets = self.secrets.lock().unwrap().clone();
        let passing = self.passing.lock().unwrap().clone();
        let (folded, counted) = (log.to_lowercase(), numbers.to_lowercase());
        let kept = self.house.database.bytes();
        let lies = |text: &str| kept.windows(text.len()).any(|part| part == text.as_bytes());
        let customer = || CUSTOMER.iter().map(|(marker, _)| *marker);
        for text in secrets.iter().chain(&passing) {
            if lies(text) {
                leaks.insert(format!("the database holds {text}"));
            }
        }
        for text in secrets
            .iter()
            .chain(&passing)
            .map(String::as_str)
            .chain(customer())
        {
            let text = text.to_lowercase();
            if let Some(line) = folded.lines().find(|line| line.contains(&text)) {
                leaks.insert(format!("the log says {text}: {line}"));
            }
            if counted.contains(&text) {
                leaks.insert(format!("the metrics say {text}"));
            }
        }
        for heard in self.heard.lock().unwrap().iter() {
            let head = format!("{:?}", heard.headers).to_lowercase();
            let all = format!("{head}\n{}", heard.body.to_lowercase());
            for text in &secrets {
                if all.contains(&text.to_lowercase()) {
                    leaks.insert(format!(
                        "{} answers {} with {text}",
                        heard.what, heard.whose
                    ));
                }
            }
            for text in customer() {
                if heard.whose != "owner" && all.contains(text) || head.contains(text) {
                    leaks.insert(format!("{} shows {} to {}", heard.what, text, heard.whose));
                }
            }
            if heard.whose != "owner" && all.contains(House::US_REALM) {
                leaks.insert(format!("{} shows the realm to {}", heard.what, heard.whose));
            }
        }
        for (marker, columns) in CUSTOMER {
            let expected: BTreeSet<String> =
                columns.iter().map(|&column| column.to_owned()).collect();
            let found = self.house.database.columns_with(marker);
            if found != expected {
                leaks.insert(format!("{marker} lies in {found:?}"));
            }
        }
        assert!(leaks.is_empty(), "{leaks:#?}");
    }
}
