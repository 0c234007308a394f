//! Connecting QuickBooks: whose click, whose company, and how a connection ends.

use dealbooks::journeys::connect_quickbooks::{self, Connected, Door};
use dealbooks::journeys::open_panel::{self, Panel};
use dealbooks::journeys::settings::{self, ConnectionView, SettingsPage};
use dealbooks::journeys::{JourneyError, confirm_connection, keep_house, open_form};
use serde_json::json;

use crate::support::House;
use crate::support::people::{asks, callback};
use crate::until;

async fn connection(house: &House) -> ConnectionView {
    match settings::view(&house.ctx, house.who).await.unwrap() {
        SettingsPage::Owner(view) => view.connection,
        _ => panic!("not the owner's page"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_state_of_intuit_works_once_and_only_in_its_browser() {
    let house = House::installed().await;
    let calls = house.quickbooks.count().await;
    let begin = house.begin_connect(house.who).await;
    let back = house.redirect(begin.url.as_str()).await;
    for cookie in [Some("another"), Some(begin.cookie.as_str())] {
        let ended = connect_quickbooks::finish(&house.ctx, callback(&back), cookie).await;
        assert!(matches!(ended.unwrap(), Connected::Refused("stale")));
    }
    assert_eq!(calls.of("POST", "/tokens/bearer").await, 0);
    let begin = house.begin_connect(house.who).await;
    let back = house.redirect(begin.url.as_str()).await;
    for goes_through in [true, false] {
        let ended =
            connect_quickbooks::finish(&house.ctx, callback(&back), Some(&begin.cookie)).await;
        assert_eq!(matches!(ended.unwrap(), Connected::GoTo(_)), goes_through);
    }
    assert_eq!(calls.of("POST", "/tokens/bearer").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_opens_once_within_a_minute_and_asks_strangers_first() {
    let house = House::installed().await;
    let path = connect_quickbooks::ticket(&house.ctx, house.who)
        .await
        .unwrap();
    let ticket = path.split_once("ticket=").unwrap().1;
    let door = connect_quickbooks::begin(&house.ctx, ticket, false).await;
    let Some(Door::Ask { names, again }) = door.unwrap() else {
        panic!("a click from elsewhere went straight to Intuit")
    };
    assert_eq!(
        (names.company.as_str(), names.user.as_str()),
        ("Northwind", "Mara Lind")
    );
    assert!(again.contains("ticket="));
    let twice = connect_quickbooks::begin(&house.ctx, ticket, true).await;
    assert!(twice.unwrap().is_none());
    let path = connect_quickbooks::ticket(&house.ctx, house.who)
        .await
        .unwrap();
    let ticket = path.split_once("ticket=").unwrap().1.to_owned();
    house.ctx.clock.turn(61);
    let late = connect_quickbooks::begin(&house.ctx, &ticket, true).await;
    assert!(late.unwrap().is_none());
}

/// The consent of somebody whose click did not come from our page: the ticket of what is asked then.
async fn lured(house: &House) -> String {
    let path = connect_quickbooks::ticket(&house.ctx, house.who)
        .await
        .unwrap();
    let of = |path: &str| path.split_once("ticket=").unwrap().1.to_owned();
    let door = connect_quickbooks::begin(&house.ctx, &of(&path), false).await;
    let Some(Door::Ask { again, .. }) = door.unwrap() else {
        panic!("straight to Intuit")
    };
    let door = connect_quickbooks::begin(&house.ctx, &of(&again), true).await;
    let Some(Door::Straight(begin)) = door.unwrap() else {
        panic!("asked twice")
    };
    let back = house.redirect(begin.url.as_str()).await;
    let ended = connect_quickbooks::finish(&house.ctx, callback(&back), Some(&begin.cookie)).await;
    asks(&ended.unwrap()).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lured_persons_books_wait_until_both_companies_were_named() {
    let house = House::installed().await;
    let calls = house.quickbooks.count().await;
    let is_connected = async || matches!(connection(&house).await, ConnectionView::Live { .. });
    let ticket = lured(&house).await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let page = |path: &str, ticket: &str| {
        http.get(format!(
            "{}/quickbooks/{path}?ticket={ticket}",
            house.process.address
        ))
        .header("sec-fetch-site", "cross-site")
        .send()
    };
    let html = page("confirm", &ticket)
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    let asked = confirm_connection::look(&house.ctx, &ticket)
        .await
        .unwrap()
        .unwrap();
    assert!(
        html.contains("Northwind") && html.contains(&asked.books),
        "{html}"
    );
    assert!(
        !house.database.shows(House::US_REALM),
        "what waits is sealed"
    );
    // A link elsewhere does not press the button.
    assert_eq!(page("confirmed", &ticket).await.unwrap().status(), 403);
    assert!(!is_connected().await);
    let no = confirm_connection::decline(&house.ctx, &ticket)
        .await
        .unwrap();
    assert!(matches!(no, Some(Connected::Refused("declined"))));
    assert_eq!(calls.of("POST", "/tokens/revoke").await, 1);
    assert!(
        confirm_connection::confirm(&house.ctx, &ticket)
            .await
            .unwrap()
            .is_none()
    );
    // Nobody decides.
    let ticket = lured(&house).await;
    house.pass(601).await;
    assert!(
        confirm_connection::confirm(&house.ctx, &ticket)
            .await
            .unwrap()
            .is_none()
    );
    keep_house::sweep(&house.ctx).await.unwrap();
    assert_eq!(calls.of("POST", "/tokens/revoke").await, 2);
    assert!(!is_connected().await);
    let ticket = lured(&house).await;
    let yes = confirm_connection::confirm(&house.ctx, &ticket)
        .await
        .unwrap();
    assert!(matches!(yes, Some(Connected::GoTo(_))));
    house.idle().await;
    assert!(is_connected().await);
    // The same books once more need no word.
    house.connect().await;
    assert_eq!(calls.of("POST", "/tokens/revoke").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_intuits_authorization_lies_is_read_once_and_known_without_it() {
    const DOCUMENT: &str = "/.well-known/openid_sandbox_configuration";
    let mut house = House::installed().await;
    let calls = house.quickbooks.count().await;
    house.connect().await;
    house.connect().await;
    house.idle().await;
    assert_eq!(calls.of("GET", DOCUMENT).await, 1);
    for kind in ["html", "refused", "truncated", "bomb"] {
        house.kill();
        house.start();
        let calls = house.quickbooks.count().await;
        house.quickbooks.fault("GET", DOCUMENT, kind).await;
        house.connect().await;
        house.idle().await;
        let connection = connection(&house).await;
        assert!(matches!(connection, ConnectionView::Live { .. }), "{kind}");
        assert_eq!(calls.of("GET", DOCUMENT).await, 1, "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_consent_that_nobody_confirmed_goes_back_within_the_hour_and_by_itself() {
    let house = House::installed().await;
    let calls = house.quickbooks.count().await;
    lured(&house).await;
    house.pass(3601).await;
    house.ctx.wake();
    until!(
        "the permission to go back",
        calls.of("POST", "/tokens/revoke").await == 1
    );
    house.idle().await;
    let connection = connection(&house).await;
    assert!(!matches!(connection, ConnectionView::Live { .. }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_books_than_before_wait_for_a_yes() {
    let house = House::connected().await;
    let before = house.invoiced().await;
    house.choose_realm(House::UK_REALM).await;
    let begin = house.begin_connect(house.who).await;
    let back = house.redirect(begin.url.as_str()).await;
    let ended = connect_quickbooks::finish(&house.ctx, callback(&back), Some(&begin.cookie)).await;
    let ended = ended.unwrap();
    let ticket = asks(&ended).unwrap();
    // Until then everything is as it was.
    open_panel::refresh(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
    assert!(house.panel(House::DEAL).await.rows[0].open_url.is_some());
    confirm_connection::confirm(&house.ctx, ticket)
        .await
        .unwrap();
    house.idle().await;
    let panel = house.panel(House::DEAL).await;
    assert_eq!(panel.rows[0].invoice.id, before.id);
    assert_eq!(
        panel.rows[0].open_url, None,
        "its id means another invoice here"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_realm_that_is_no_number_is_refused_before_any_exchange() {
    let house = House::installed().await;
    let calls = house.quickbooks.count().await;
    for realm in [None, Some("12a"), Some("123456789012345678901")] {
        let begin = house.begin_connect(house.who).await;
        let mut back = house.redirect(begin.url.as_str()).await;
        back.remove("realmId");
        back.extend(realm.map(|realm| ("realmId".to_owned(), realm.to_owned())));
        let ended =
            connect_quickbooks::finish(&house.ctx, callback(&back), Some(&begin.cookie)).await;
        assert!(matches!(ended.unwrap(), Connected::Refused("realm")));
    }
    assert_eq!(calls.of("POST", "/tokens/bearer").await, 0);
    assert!(matches!(
        connection(&house).await,
        ConnectionView::NotConnected
    ));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_realm_has_one_home_and_surplus_tokens_go_back() {
    let house = House::connected().await;
    house.install_as(House::STRANGER).await;
    house.idle().await;
    let calls = house.quickbooks.count().await;
    let ended = house.try_connect(House::STRANGER).await;
    assert!(matches!(ended, Connected::Refused("elsewhere")));
    assert_eq!(calls.of("POST", "/tokens/revoke").await, 1);
    let theirs = open_panel::view(&house.ctx, House::STRANGER, House::DEAL).await;
    assert!(matches!(theirs.unwrap(), Panel::NotConnected));
    // The same consent at Intuit is one grant per company: ours must not have died with theirs.
    house.invoiced().await;
    // Another realm is free to be theirs, and a deal of the same number is not the same deal.
    house.choose_realm(House::UK_REALM).await;
    let ended = house.try_connect(House::STRANGER).await;
    assert!(matches!(ended, Connected::GoTo(_)));
    house.idle().await;
    let theirs = open_panel::view(&house.ctx, House::STRANGER, House::DEAL).await;
    let Panel::Ready(theirs) = theirs.unwrap() else {
        panic!("not connected")
    };
    assert!(theirs.rows.is_empty(), "deal 481 of another company");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn disconnecting_gives_the_permission_back() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let calls = house.quickbooks.count().await;
    connect_quickbooks::disconnect(&house.ctx, house.who)
        .await
        .unwrap();
    assert_eq!(calls.of("POST", "/tokens/revoke").await, 1);
    assert!(matches!(
        connection(&house).await,
        ConnectionView::NotConnected
    ));
    let form = open_form::open(&house.ctx, house.who, House::DEAL, true).await;
    assert!(matches!(form, Err(JourneyError::NotConnected)));
    // Invoices stay as last seen.
    let panel = house.panel(House::DEAL).await;
    assert_eq!(panel.rows[0].invoice.id, invoice.id);
    assert!(panel.lost_since.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_permission_is_lost_and_never_an_error() {
    let house = House::connected().await;
    house.invoiced().await;
    house.quickbooks.pull("/_sim/disconnect", json!({})).await;
    let looked = open_panel::refresh(&house.ctx, house.who, House::DEAL).await;
    assert!(
        matches!(looked, Err(JourneyError::QuickBooksLost)),
        "{looked:?}"
    );
    assert!(house.panel(House::DEAL).await.lost_since.is_some());
    assert!(matches!(
        connection(&house).await,
        ConnectionView::Lost { .. }
    ));
    let form = open_form::open(&house.ctx, house.who, House::DEAL, true).await;
    assert!(matches!(form, Err(JourneyError::QuickBooksLost)));
    let calls = house.quickbooks.count().await;
    let again = open_panel::refresh(&house.ctx, house.who, House::DEAL).await;
    assert!(matches!(again, Err(JourneyError::QuickBooksLost)));
    assert_eq!(
        calls.all().await.len(),
        0,
        "a dead grant is not tried again"
    );
    house.connect().await;
    house.idle().await;
    assert!(matches!(
        connection(&house).await,
        ConnectionView::Live { .. }
    ));
    assert!(house.panel(House::DEAL).await.lost_since.is_none());
    open_panel::refresh(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hint_is_not_a_proof() {
    let house = House::connected().await;
    connect_quickbooks::hint(&house.ctx, House::US_REALM)
        .await
        .unwrap();
    connect_quickbooks::hint(&house.ctx, "nonsense")
        .await
        .unwrap();
    house.idle().await;
    assert!(matches!(
        connection(&house).await,
        ConnectionView::Live { .. }
    ));
    house.quickbooks.pull("/_sim/disconnect", json!({})).await;
    connect_quickbooks::hint(&house.ctx, House::US_REALM)
        .await
        .unwrap();
    house.idle().await;
    assert!(matches!(
        connection(&house).await,
        ConnectionView::Lost { .. }
    ));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_company_of_quickbooks_does_not_inherit() {
    let house = House::connected().await;
    let old = house.invoiced().await;
    house.choose_realm(House::UK_REALM).await;
    house.connect().await;
    house.idle().await;
    let panel = house.panel(House::DEAL).await;
    assert_eq!(
        panel.rows[0].invoice.id, old.id,
        "what was made stays visible"
    );
    assert_eq!(
        panel.rows[0].open_url, None,
        "its id means another invoice here"
    );
    assert!(panel.rows[0].elsewhere, "and nothing can be done with it");
    let calls = house.quickbooks.count().await;
    open_panel::refresh(&house.ctx, house.who, House::DEAL)
        .await
        .unwrap();
    assert_eq!(calls.all().await.len(), 0, "nobody to ask about it");
    let form = house.form(House::DEAL).await;
    assert_eq!(form.books.home_currency.code(), "GBP");
    assert!(form.customer.is_none(), "links belong to their realm");
}
