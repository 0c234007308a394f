//! What other sites, other tabs, other providers and former users may not do.

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Method, StatusCode};
use serde_json::json;
use url::Url;

use super::table::{Proof, Route, routes};
use super::walk::{Answer, SECRET, Walk, answer, carries_its_headers, claims, signed};
use crate::support::House;

/// A browser that follows nothing by itself.
fn browser() -> reqwest::Client {
    crate::support::http()
}

fn location(answer: &Answer) -> Option<String> {
    let to = answer.headers.get(LOCATION)?;
    Some(to.to_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_site_writes_nothing_even_with_a_session() {
    let walk = Walk::begin().await;
    let session = walk.session(House::OWNER).await;
    let before = walk.world().await;
    for route in routes() {
        if route.proof() != Proof::Session || route.method != "POST" {
            continue;
        }
        for site in ["cross-site", "same-site", "none"] {
            let address = format!("{}{}", walk.house.process.address, route.address());
            let request = walk.http.post(address).form(&walk.ours);
            let request = request
                .header("authorization", &session)
                .header("sec-fetch-site", site);
            let answer = answer(request.send().await.unwrap()).await;
            assert_eq!(answer.status, 403, "{route:?} {site}");
            carries_its_headers(&route, site, &answer);
        }
    }
    walk.house.quiet().await;
    assert_eq!(walk.world().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_framed_page_in_a_tab_shows_nothing() {
    let walk = Walk::begin().await;
    for route in routes() {
        if route.proof() != Proof::Token {
            continue;
        }
        let mut asked = walk.ours.clone();
        asked.push((
            "token",
            signed(&claims(House::OWNER, walk.now(), 300), SECRET),
        ));
        let address = format!("{}{}", walk.house.process.address, route.address());
        let request = walk
            .http
            .get(address)
            .query(&asked)
            .header("sec-fetch-dest", "document");
        let answer = answer(request.send().await.unwrap()).await;
        assert_eq!(answer.status, 401, "{route:?}");
        assert!(
            !answer.body.contains("Bearer") && !answer.body.contains("Harbour"),
            "{route:?}"
        );
        carries_its_headers(&route, "in a tab", &answer);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_uninstalled_is_out_at_once() {
    let walk = Walk::begin().await;
    let session = walk.session(House::OWNER).await;
    let uninstall = json!({"user_id": House::OWNER.user.0});
    walk.house
        .pipedrive
        .pull("/_sim/uninstall", uninstall)
        .await;
    let settings = Route {
        path: "/settings/state".to_owned(),
        method: "GET",
    };
    crate::until!(
        "the session to end",
        walk.ask(&settings, &walk.ours, Some(&session)).await.status == 401
    );
    let before = walk.house.made().await.len();
    for route in routes() {
        if route.proof() == Proof::Session {
            let answer = walk.ask(&route, &walk.ours, Some(&session)).await;
            assert_eq!(answer.status, 401, "{route:?}");
        }
    }
    assert_eq!(walk.house.made().await.len(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_redirect_is_chosen_by_a_caller() {
    let house = House::connected().await;
    let http = browser();
    let providers = [
        house.pipedrive.public(),
        house.quickbooks.public(),
        house.quickbooks.base(),
    ];
    let evil = "https://evil.example/x";
    let asked: Vec<(&str, &str)> = [
        "return_to",
        "next",
        "url",
        "redirect",
        "redirect_uri",
        "company_domain",
        "api_domain",
        "state",
        "code",
        "reason",
        "realmId",
        "iss",
    ]
    .map(|name| (name, evil))
    .into();
    for route in routes().iter().filter(|route| route.method == "GET") {
        let address = format!("{}{}", house.process.address, route.address());
        let request = http.get(address).query(&asked);
        let request = request
            .header("x-forwarded-host", "evil.example")
            .header("referer", evil);
        let answer = answer(request.send().await.unwrap()).await;
        if let Some(to) = location(&answer) {
            let known = to.starts_with('/') && !to.starts_with("//")
                || providers
                    .iter()
                    .any(|home| to.starts_with(&format!("{home}/")));
            assert!(
                known && !to.contains("evil.example"),
                "{route:?} leads to {to}"
            );
        }
        assert!(
            !answer.body.contains("evil.example"),
            "{route:?}: {}",
            answer.body
        );
    }
}

/// A started authorization: the way back and the cookie that goes with it.
async fn begun(house: &House, http: &reqwest::Client, path: &str) -> (Url, String) {
    let start = http
        .get(format!("{}{path}", house.process.address))
        .send()
        .await
        .unwrap();
    let cookie = start.headers().get(SET_COOKIE).unwrap().to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let provider = start.headers().get(LOCATION).unwrap().to_str().unwrap();
    let consent = http.get(provider).send().await.unwrap();
    let back = consent.headers().get(LOCATION).unwrap().to_str().unwrap();
    (Url::parse(back).unwrap(), cookie)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_do_not_change_providers() {
    let house = House::installed().await;
    let http = browser();
    let come_back = async |path: &str, back: &Url, cookie: &str| {
        let address = format!("{}{path}?{}", house.process.address, back.query().unwrap());
        answer(
            http.get(address)
                .header(COOKIE, cookie)
                .send()
                .await
                .unwrap(),
        )
        .await
    };
    let (pipedrive, quickbooks) = (
        house.pipedrive.count().await,
        house.quickbooks.count().await,
    );
    house.sits_down(House::OWNER).await;
    let (installing, cookie) = begun(&house, &http, "/install").await;
    let ended = come_back("/oauth/quickbooks/callback", &installing, &cookie).await;
    assert_eq!(
        location(&ended).as_deref(),
        Some("/quickbooks/result?reason=stale")
    );
    let ticket = dealbooks::journeys::connect_quickbooks::ticket(&house.ctx, house.who)
        .await
        .unwrap();
    let (connecting, cookie) = begun(&house, &http, &ticket).await;
    let ended = come_back("/oauth/pipedrive/callback", &connecting, &cookie).await;
    assert_eq!(ended.status, StatusCode::BAD_REQUEST);
    assert_eq!(pipedrive.of("POST", "/oauth/token").await, 0);
    assert_eq!(quickbooks.of("POST", "/tokens/bearer").await, 0);
    // What was meant for somebody else's door was used up there.
    let ended = come_back("/oauth/quickbooks/callback", &connecting, &cookie).await;
    assert!(location(&ended).is_some_and(|to| to.starts_with("/quickbooks/result")));
    assert_eq!(quickbooks.of("POST", "/tokens/bearer").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reload_of_the_way_back_exchanges_nothing_again() {
    let house = House::bare().await;
    let http = browser();
    house.sits_down(House::OWNER).await;
    let calls = house.pipedrive.count().await;
    let (back, cookie) = begun(&house, &http, "/install").await;
    let address = format!(
        "{}{}?{}",
        house.process.address,
        back.path(),
        back.query().unwrap()
    );
    let first = answer(
        http.get(&address)
            .header(COOKIE, &cookie)
            .send()
            .await
            .unwrap(),
    )
    .await;
    assert_eq!(first.status, StatusCode::FOUND);
    assert!(location(&first).is_some_and(|to| !to.contains("code=") && !to.contains("state=")));
    let again = answer(
        http.get(&address)
            .header(COOKIE, &cookie)
            .send()
            .await
            .unwrap(),
    )
    .await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
    assert_eq!(calls.of("POST", "/oauth/token").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_carries_its_headers() {
    let walk = Walk::begin().await;
    let session = walk.session(House::OWNER).await;
    for route in routes() {
        if route.path != "/settings/wipe" && route.path != "/quickbooks/disconnect" {
            let answer = walk.ask(&route, &walk.ours, Some(&session)).await;
            carries_its_headers(&route, "the owner", &answer);
        }
        let nothing = walk.ask(&route, &[], Some(&session)).await;
        carries_its_headers(&route, "nothing asked for", &nothing);
        let address = format!("{}{}", walk.house.process.address, route.address());
        let other = walk
            .http
            .request(Method::TRACE, &address)
            .send()
            .await
            .unwrap();
        carries_its_headers(&route, "TRACE", &answer(other).await);
        let large = walk
            .http
            .post(&address)
            .header("authorization", &session)
            .body(vec![b'a'; 70_000]);
        carries_its_headers(&route, "large", &answer(large.send().await.unwrap()).await);
        let missing = walk
            .http
            .get(format!("{address}/nothing-there"))
            .send()
            .await
            .unwrap();
        let missing = answer(missing).await;
        assert_eq!(missing.status, 404, "{route:?}");
        carries_its_headers(&route, "missing", &missing);
    }
}
