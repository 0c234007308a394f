//! Nobody else's: no token, a foreign one, an old one, a forged one, a colleague's: the right refusal, and nothing shown.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dealbooks::domain::ids::RealmKey;
use dealbooks::journeys::Who;
use dealbooks::storage::intents;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

use super::table::{Proof, Route, routes};
use crate::support::House;
use crate::support::books::created;

pub(crate) const SECRET: &str = "pd-secret";

/// Texts of the first company that nobody else may ever see.
const MARKERS: [&str; 4] = [
    "Harbour lights, phase 2",
    "Dana Whitfield",
    "dealbooks 7400123/481",
    "Mara",
];

pub(super) struct Walk {
    pub(super) house: House,
    pub(super) http: reqwest::Client,
    /// Every name a request could give our objects, with their values.
    pub(super) ours: Vec<(&'static str, String)>,
}

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: reqwest::header::HeaderMap,
    pub(super) body: String,
}

impl Walk {
    /// An installed and connected company with an invoice, a draft and a colleague; and another company beside it.
    pub(super) async fn begin() -> Self {
        Box::pin(Self::prepared()).await
    }

    async fn prepared() -> Self {
        let house = House::connected().await;
        let form = house.ready_form(House::DEAL).await;
        let made = created(house.press(&form).await);
        house.quiet().await;
        let draft = house.form(House::DEAL).await;
        house.install_as(House::COLLEAGUE).await;
        house.install_as(House::STRANGER).await;
        house.choose_realm(House::UK_REALM).await;
        house.try_connect(House::STRANGER).await;
        house.quiet().await;
        let intent = intent_of(&house, &made.invoice.realm).await;
        let (deal, invoice) = (House::DEAL.to_string(), made.invoice.id.to_string());
        let ours = vec![
            ("deal", deal.clone()),
            ("deal_id", deal.clone()),
            ("subject", format!("deal-{deal}")),
            ("selectedIds", deal),
            ("resource", "deal".to_owned()),
            ("form_key", draft.key.0.clone()),
            ("invoice", invoice.clone()),
            ("invoice_id", invoice.clone()),
            ("id", invoice.clone()),
            ("ids", invoice.clone()),
            ("invoices", invoice),
            ("intent", intent),
            ("key", "k".to_owned()),
            ("to", "stranger@example.com".to_owned()),
            ("customer", made.invoice.customer.to_string()),
            ("user", House::OWNER.user.to_string()),
            ("q", "a".to_owned()),
            ("due_days", "14".to_owned()),
        ];
        let http = crate::support::http();
        Self { house, http, ours }
    }

    pub(super) async fn ask(
        &self,
        route: &Route,
        query: &[(&str, String)],
        bearer: Option<&str>,
    ) -> Answer {
        let method = Method::from_bytes(route.method.as_bytes()).unwrap();
        let address = format!("{}{}", self.house.process.address, route.address());
        let mut request = self.http.request(method, address);
        if route.method == "GET" {
            request = request.query(query);
        } else {
            request = request.form(query);
        }
        if let Some(bearer) = bearer {
            request = request.header("authorization", bearer);
        }
        answer(request.send().await.unwrap()).await
    }

    /// The session that our own page of this person acts with.
    pub(super) async fn session(&self, who: Who) -> String {
        let token = signed(&claims(who, self.now(), 300), SECRET);
        let answer = self
            .http
            .post(format!("{}/session", self.house.process.address))
            .json(&json!({"token": token}))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 200);
        let body: Value = answer.json().await.unwrap();
        format!("Bearer {}", body["session"].as_str().unwrap())
    }

    pub(super) fn now(&self) -> i64 {
        self.house.ctx.now().unix()
    }

    /// What both providers hold.
    pub(super) async fn world(&self) -> Value {
        let quickbooks = &self.house.quickbooks;
        json!([
            quickbooks.ledger("invoices").await,
            quickbooks.ledger("customers").await,
            quickbooks.ledger("emails").await,
            self.house.pipedrive.ledger("notes").await,
            self.house.panel(House::DEAL).await.rows.len(),
        ])
    }
}

/// The id of the intent that made the deal's first invoice.
async fn intent_of(house: &House, realm: &RealmKey) -> String {
    let (vault, company, realm) = (house.ctx.store.vault(), house.who.company, realm.clone());
    let found = house
        .ctx
        .store
        .read(move |db| intents::in_slot(db, &vault, company, &realm, House::DEAL, 1))
        .await;
    found.unwrap().unwrap().id.to_string()
}

pub(super) async fn answer(response: Response) -> Answer {
    Answer {
        status: response.status(),
        headers: response.headers().clone(),
        body: response.text().await.unwrap(),
    }
}

pub(crate) fn claims(who: Who, issued: i64, life: i64) -> Value {
    json!({"userId": who.user.0, "companyId": who.company.0, "iat": issued, "exp": issued + life})
}

pub(crate) fn signed(claims: &Value, secret: &str) -> String {
    let key = EncodingKey::from_secret(secret.as_bytes());
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &key).unwrap()
}

fn shows_nothing(route: &Route, case: &str, answer: &Answer) {
    for marker in MARKERS {
        assert!(
            !answer.body.contains(marker),
            "{route:?}, {case}: shows {marker}"
        );
    }
    assert!(
        !answer.status.is_server_error() || answer.status == StatusCode::SERVICE_UNAVAILABLE,
        "{route:?}, {case}: {} {}",
        answer.status,
        answer.body
    );
    carries_its_headers(route, case, answer);
}

pub(super) fn carries_its_headers(route: &Route, case: &str, answer: &Answer) {
    let header = |name: &str| {
        let value = answer.headers.get(name);
        value.map(|value| value.to_str().unwrap().to_owned())
    };
    let about = format!("{route:?} {case}: {} {:?}", answer.status, answer.headers);
    let is = |name: &str, wanted: Option<&str>| {
        assert_eq!(header(name).as_deref(), wanted, "{name}: {about}");
    };
    is("x-content-type-options", Some("nosniff"));
    is("referrer-policy", Some("no-referrer"));
    is("server", None);
    is("access-control-allow-origin", None);
    let policy = header("content-security-policy").unwrap_or_default();
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{about}"
    );
    let place = route.path.split('/').nth(1).unwrap_or_default();
    if ["panel", "modal", "settings", "handover"].contains(&place) {
        assert!(policy.contains("frame-ancestors http://"), "{about}");
        is("x-frame-options", None);
        is("set-cookie", None);
    } else {
        assert!(policy.ends_with("frame-ancestors 'none'"), "{about}");
        is("x-frame-options", Some("DENY"));
        is("cross-origin-opener-policy", Some("same-origin"));
        is("cross-origin-resource-policy", Some("same-origin"));
    }
    if place != "static" || answer.status != StatusCode::OK {
        is("cache-control", Some("no-cache, no-store"));
    }
    let kind = header("content-type").unwrap_or_default();
    assert!(answer.body.is_empty() || !kind.is_empty(), "{about}");
    assert!(
        !kind.starts_with("text/") || kind.ends_with("charset=utf-8"),
        "{about}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_without_proof_gets_past_a_door() {
    let walk = Walk::begin().await;
    let old = walk.session(House::OWNER).await;
    // Beyond a session's quarter of an hour.
    walk.house.pass(901).await;
    walk.house.idle().await;
    let good = walk.session(House::OWNER).await;
    let (head, mac) = good.rsplit_once('.').unwrap();
    let other_mac: String = mac.chars().rev().collect();
    let token = signed(&claims(House::OWNER, walk.now(), 300), SECRET);
    let bearers = [
        ("none", None),
        ("empty", Some("Bearer ".to_owned())),
        ("nonsense", Some("Bearer nonsense".to_owned())),
        ("basic", Some("Basic bTpt".to_owned())),
        ("Pipedrive's token", Some(format!("Bearer {token}"))),
        ("forged", Some(format!("{head}.{other_mac}"))),
        ("old", Some(old)),
    ];
    let before = walk.world().await;
    for route in routes()
        .iter()
        .filter(|route| route.proof() == Proof::Session)
    {
        for (case, bearer) in &bearers {
            let answer = walk.ask(route, &walk.ours, bearer.as_deref()).await;
            assert_eq!(answer.status, 401, "{route:?}, {case}: {}", answer.body);
            shows_nothing(route, case, &answer);
        }
    }
    for route in routes()
        .iter()
        .filter(|route| route.proof() == Proof::Ticket)
    {
        for ticket in ["", "nonsense"] {
            let query = [("ticket", ticket.to_owned())];
            let answer = walk.ask(route, &query, None).await;
            assert!(
                answer.status.is_client_error(),
                "{route:?}: {}",
                answer.status
            );
            shows_nothing(route, "a made-up ticket", &answer);
        }
    }
    for route in routes()
        .iter()
        .filter(|route| route.proof() == Proof::Provider)
    {
        let answer = walk.ask(route, &walk.ours, None).await;
        let turned_away = answer.status.is_client_error() || answer.status.is_redirection();
        assert!(turned_away, "{route:?}: {}", answer.status);
        shows_nothing(route, "no proof", &answer);
    }
    assert_eq!(walk.world().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_opens_for_a_good_token_only() {
    let walk = Walk::begin().await;
    let (now, owner) = (walk.now(), House::OWNER);
    let good = signed(&claims(owner, now, 300), SECRET);
    let body = good.split('.').nth(1).unwrap();
    let head = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let wrong = [
        ("none", String::new()),
        ("nonsense", "a.b.c".to_owned()),
        ("alg none", format!("{}.{body}.", head(r#"{"alg":"none"}"#))),
        ("alg missing", format!("{}.{body}.AAAA", head("{}"))),
        ("wrong key", signed(&claims(owner, now, 300), "guessed")),
        (
            "QuickBooks' secret",
            signed(&claims(owner, now, 300), "qb-secret"),
        ),
        ("expired", signed(&claims(owner, now - 400, 300), SECRET)),
        (
            "of tomorrow",
            signed(&claims(owner, now + 86_400, 300), SECRET),
        ),
        (
            "without a user",
            signed(&json!({"companyId": 7_400_123, "exp": now + 300}), SECRET),
        ),
        (
            "a session",
            walk.session(owner).await.replace("Bearer ", ""),
        ),
    ];
    for route in routes()
        .iter()
        .filter(|route| route.proof() == Proof::Token)
    {
        for (case, token) in &wrong {
            let mut query = walk.ours.clone();
            query.push(("token", token.clone()));
            let answer = walk.ask(route, &query, None).await;
            assert_eq!(answer.status, 401, "{route:?}, {case}");
            shows_nothing(route, case, &answer);
        }
        // Whose company and user the address claims must be whose the token is.
        for (name, value) in [("companyId", "7400999"), ("userId", "15500778")] {
            let mut query = walk.ours.clone();
            query.extend([("token", good.clone()), (name, value.to_owned())]);
            let answer = walk.ask(route, &query, None).await;
            assert_eq!(answer.status, 401, "{route:?}, another {name}");
            shows_nothing(route, name, &answer);
        }
        let mut query = walk.ours.clone();
        query.push(("token", good.clone()));
        let answer = walk.ask(route, &query, None).await;
        assert_eq!(answer.status, 200, "{route:?}: the owner's own token");
        carries_its_headers(route, "the owner", &answer);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_company_and_a_colleague_see_and_change_nothing() {
    let walk = Walk::begin().await;
    let before = walk.world().await;
    for who in [House::STRANGER, House::COLLEAGUE] {
        let session = walk.session(who).await;
        let named = MARKERS.iter().filter(|marker| {
            // A colleague may read who looks after invoices.
            who == House::STRANGER || **marker != "Mara"
        });
        for route in routes() {
            let mut asked = walk.ours.clone();
            let bearer = match route.proof() {
                Proof::Session => Some(session.as_str()),
                Proof::Token => {
                    asked.push(("token", signed(&claims(who, walk.now(), 300), SECRET)));
                    None
                }
                Proof::None | Proof::Provider | Proof::Ticket => continue,
            };
            let answer = walk.ask(&route, &asked, bearer).await;
            for marker in named.clone() {
                assert!(
                    !answer.body.contains(marker),
                    "{route:?} shows {marker} to {who:?}: {}",
                    answer.body
                );
            }
            assert!(
                !answer.status.is_server_error(),
                "{route:?}: {} {}",
                answer.status,
                answer.body
            );
        }
    }
    walk.house.quiet().await;
    assert_eq!(walk.world().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_may_look_cannot_act() {
    let walk = Walk::begin().await;
    let token = signed(&claims(House::OWNER, walk.now(), 300), SECRET);
    let panel = Route {
        path: "/panel".to_owned(),
        method: "GET",
    };
    let mut query = walk.ours.clone();
    query.push(("token", token.clone()));
    let page = walk.ask(&panel, &query, None).await.body;
    let page = page.replace("&quot;", "\"").replace("&#34;", "\"");
    let (_, rest) = page.split_once("Bearer ").unwrap();
    let look = format!("Bearer {}", rest.split('"').next().unwrap());
    let before = walk.world().await;
    for route in routes() {
        if route.proof() == Proof::Session && route.method == "POST" {
            let answer = walk.ask(&route, &walk.ours, Some(&look)).await;
            assert_eq!(answer.status, 403, "{route:?}: {}", answer.body);
        }
    }
    // The token that stood in an address buys no better one.
    let exchanged = walk
        .http
        .post(format!("{}/session", walk.house.process.address))
        .json(&json!({"token": token}))
        .send()
        .await
        .unwrap();
    assert_eq!(exchanged.status(), 401);
    walk.house.quiet().await;
    assert_eq!(walk.world().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_path_refuses_every_other_method() {
    let house = House::bare().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let known = routes();
    for route in &known {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
            let answers = known
                .iter()
                .any(|one| one.path == route.path && one.method == method);
            if answers {
                continue;
            }
            let address = format!("{}{}", house.process.address, route.address());
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let answer = http.request(method.clone(), address).send().await.unwrap();
            assert_eq!(answer.status(), 405, "{method} {}", route.path);
            assert!(
                answer.headers().contains_key("allow"),
                "{method} {}",
                route.path
            );
        }
    }
}
