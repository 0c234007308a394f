//! Installing from Pipedrive, twice, from elsewhere, and uninstalling.

use dealbooks::domain::ids::UserId;
use dealbooks::journeys::install::{self, Installed};
use dealbooks::journeys::open_panel::{self, Panel};
use dealbooks::journeys::uninstall;
use dealbooks::storage::companies;
use dealbooks::storage::grants::{self, Holder};
use secrecy::ExposeSecret as _;

use crate::support::House;

async fn grant(house: &House, user: UserId) -> Option<grants::Grant> {
    let (vault, company) = (house.ctx.store.vault(), house.who.company);
    house
        .ctx
        .store
        .read(move |db| grants::load(db, &vault, company, Holder::Pipedrive(user)))
        .await
        .unwrap()
}

async fn hooks_of(house: &House, company: i64) -> usize {
    let all = house.pipedrive.ledger("webhooks").await;
    all.iter().filter(|hook| hook["company"] == company).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_installation_stores_company_person_and_grant() {
    let house = House::installed().await;
    let who = house.who;
    let (home, person) = house
        .ctx
        .store
        .read(move |db| {
            Ok((
                companies::find(db, who.company)?,
                companies::user(db, who.company, who.user)?,
            ))
        })
        .await
        .unwrap();
    let (home, person) = (home.unwrap(), person.unwrap());
    assert_eq!(home.name, "Northwind");
    assert_eq!(home.owner, Some(who.user));
    assert_eq!(person.name, "Mara Lind");
    assert!(person.is_admin && person.installed);
    assert!(grant(&house, who.user).await.unwrap().alive);
    assert_eq!(hooks_of(&house, who.company.0).await, 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_state_works_once_and_only_in_the_browser_it_was_made_for() {
    let house = House::bare().await;
    let calls = house.pipedrive.count().await;
    let begin = install::begin(&house.ctx).await.unwrap();
    let back = house.redirect(begin.url.as_str()).await;
    for cookie in [None, Some("another")] {
        let ended = house.come_back(&back, cookie).await.unwrap();
        assert!(matches!(ended, Installed::Stale));
    }
    // The attempt from elsewhere used it up.
    let ended = house.come_back(&back, Some(&begin.cookie)).await.unwrap();
    assert!(matches!(ended, Installed::Stale));
    assert_eq!(calls.of("POST", "/oauth/token").await, 0);
    house.install().await;
    let begin = install::begin(&house.ctx).await.unwrap();
    let back = house.redirect(begin.url.as_str()).await;
    let first = house.come_back(&back, Some(&begin.cookie)).await.unwrap();
    assert!(matches!(first, Installed::GoTo(_)));
    let again = house.come_back(&back, Some(&begin.cookie)).await.unwrap();
    assert!(matches!(again, Installed::Stale));
    assert_eq!(calls.of("POST", "/oauth/token").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_state_installs_nothing() {
    let house = House::bare().await;
    let begin = install::begin(&house.ctx).await.unwrap();
    let back = house.redirect(begin.url.as_str()).await;
    house.ctx.clock.turn(601);
    let ended = house.come_back(&back, Some(&begin.cookie)).await.unwrap();
    assert!(matches!(ended, Installed::Stale));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_marketplace_install_needs_no_state() {
    let house = House::bare().await;
    let begin = install::begin(&house.ctx).await.unwrap();
    let mut back = house.redirect(begin.url.as_str()).await;
    back.remove("state");
    let ended = house.come_back(&back, None).await.unwrap();
    let Installed::GoTo(landing) = ended else {
        panic!("not installed")
    };
    assert!(landing.starts_with(&house.pipedrive.public()), "{landing}");
    assert!(grant(&house, house.who.user).await.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_who_says_no_is_told_so_and_a_wrong_code_installs_nothing() {
    let house = House::bare().await;
    let said_no = install::finish(&house.ctx, None, None, Some("user_denied"), None).await;
    assert!(matches!(said_no.unwrap(), Installed::Denied));
    let wrong = install::finish(&house.ctx, Some("made-up"), None, None, None).await;
    assert!(matches!(wrong.unwrap(), Installed::Refused));
    assert!(grant(&house, house.who.user).await.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn installing_twice_equals_installing_once() {
    let house = House::installed().await;
    let calls = house.pipedrive.count().await;
    house.install().await;
    house.idle().await;
    assert_eq!(hooks_of(&house, house.who.company.0).await, 4);
    assert_eq!(calls.of("POST", "/webhooks").await, 0);
    assert_eq!(calls.of("POST", "/dealFields").await, 0);
    assert_eq!(house.failed_jobs().await, 0);
    let fields = house.pipedrive.requests().await;
    let made = fields.iter().filter(|call| {
        let path = call["path"].as_str().unwrap_or_default();
        call["method"] == "POST" && path.contains("ields")
    });
    assert_eq!(made.count(), 1, "one deal field for ever");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_token_lies_in_the_database_in_clear() {
    let house = House::connected().await;
    let ours = grant(&house, house.who.user).await.unwrap();
    let (vault, company) = (house.ctx.store.vault(), house.who.company);
    let theirs = house
        .ctx
        .store
        .read(move |db| grants::load(db, &vault, company, Holder::QuickBooks))
        .await
        .unwrap()
        .unwrap();
    for secret in [&ours.access, &ours.refresh, &theirs.access, &theirs.refresh] {
        assert!(!house.database.shows(secret.expose_secret()));
    }
    assert!(
        !house.database.shows(House::US_REALM),
        "the realm is sealed"
    );
    assert!(
        house.database.shows("Mara Lind"),
        "the search finds what is there"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forged_uninstall_changes_nothing() {
    let house = House::connected().await;
    let body = br#"{"client_id":"pd-client","company_id":7400123,"user_id":15500777}"#;
    // pd-client:guessed
    for pair in [
        None,
        Some("Basic cGQtY2xpZW50Omd1ZXNzZWQ="),
        Some("Basic !"),
    ] {
        assert!(!uninstall::uninstall(&house.ctx, pair, body).await.unwrap());
    }
    assert!(grant(&house, house.who.user).await.is_some());
    assert!(house.panel(House::DEAL).await.rows.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_uninstall_leaves_no_key_and_no_webhook() {
    let house = House::connected().await;
    let calls = house.quickbooks.count().await;
    house
        .pipedrive
        .pull(
            "/_sim/uninstall",
            serde_json::json!({"user_id": house.who.user.0}),
        )
        .await;
    crate::until!(
        "the tokens to go",
        grant(&house, house.who.user).await.is_none()
    );
    crate::until!(
        "QuickBooks to be told",
        calls.of("POST", "/tokens/revoke").await == 1
    );
    let (vault, company) = (house.ctx.store.vault(), house.who.company);
    let books = house
        .ctx
        .store
        .read(move |db| grants::load(db, &vault, company, Holder::QuickBooks))
        .await
        .unwrap();
    assert!(books.is_none());
    assert_eq!(hooks_of(&house, company.0).await, 0);
    let panel = open_panel::view(&house.ctx, house.who, House::DEAL).await;
    assert!(matches!(panel.unwrap(), Panel::NotInstalled));
    // Whoever comes back finds their company as it was, with everything to be connected anew.
    house.install().await;
    house.idle().await;
    let panel = open_panel::view(&house.ctx, house.who, House::DEAL).await;
    assert!(matches!(panel.unwrap(), Panel::NotConnected));
    assert_eq!(hooks_of(&house, company.0).await, 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleague_who_leaves_takes_nothing_of_the_owner_along() {
    let house = House::connected().await;
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    house
        .pipedrive
        .pull(
            "/_sim/uninstall",
            serde_json::json!({"user_id": House::COLLEAGUE.user.0}),
        )
        .await;
    crate::until!(
        "the colleague's tokens to go",
        grant(&house, House::COLLEAGUE.user).await.is_none()
    );
    assert!(grant(&house, house.who.user).await.is_some());
    assert_eq!(
        hooks_of(&house, house.who.company.0).await,
        4,
        "the owner still hears of deals"
    );
    house.invoiced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn permissions_that_are_missing_are_said_right_after_the_callback() {
    let scopes = [
        "base",
        "deals:full",
        "contacts:full",
        "users:read",
        "search:read",
        "webhooks:full",
        "deal-fields:full",
    ];
    let house = House::permitted(&scopes).await;
    house.sits_down(house.who).await;
    let http = crate::support::http();
    let begin = http.get(format!("{}/install", house.process.address));
    let begin = begin.send().await.unwrap();
    let head = |name: &str| begin.headers()[name].to_str().unwrap().to_owned();
    let back = house.redirect(&head("location")).await;
    let callback = format!("{}/oauth/pipedrive/callback", house.process.address);
    let callback = url::Url::parse_with_params(&callback, &back).unwrap();
    let cookie = head("set-cookie");
    let page = http
        .get(callback)
        .header("cookie", cookie.split(';').next().unwrap());
    let page = page.send().await.unwrap();
    assert_eq!(page.status(), 200);
    let html = page.text().await.unwrap();
    assert!(
        html.contains("Products: ") && html.contains("Activities: "),
        "{html}"
    );
    assert!(
        !html.contains("Persons and organizations: "),
        "more than was asked for is enough"
    );
    assert!(html.contains("/app-settings"), "and the way on");
    // What was permitted is there: installed, and what rests on it works.
    house.idle().await;
    let person = house
        .ctx
        .store
        .read(|db| companies::user(db, House::OWNER.company, House::OWNER.user));
    assert!(person.await.unwrap().unwrap().installed);
}
