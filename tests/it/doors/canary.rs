//! Marked texts are planted wherever a company's people, customers and secrets come from, a whole line of work is done,
//! and then everything that is kept, logged, counted or answered is searched for them.

use dealbooks::domain::ids::InvoiceId;
use dealbooks::domain::job::Job;
use dealbooks::journeys::actions::{self, Act};
use dealbooks::journeys::attach;
use dealbooks::journeys::create_invoice::Outcome;
use dealbooks::storage::jobs;
use reqwest::Method;
use serde_json::{Value, json};

use super::search::Search;
use super::table::{Proof, routes};
use crate::support::books::created;
use crate::support::{House, Log};

/// What people and customers of both providers are called from now on.
async fn plant(house: &House) {
    house.sits_down(House::OWNER).await;
    house.edit("deal", 481, json!({"title": "Zqtitle"})).await;
    let vat = "b3316563b5efeb9eb8712c5597d4a82545845e0e";
    house
        .edit(
            "organization",
            310,
            json!({"name": "Zqbuyer Ltd", "custom_fields": {vat: "ZQTAX-887766"}}),
        )
        .await;
    let emails = json!([{"value": "zqpipemail@example.com", "primary": true, "label": "work"}]);
    house
        .edit(
            "person",
            901,
            json!({"name": "Zqperson Lane", "emails": emails}),
        )
        .await;
    let customer = json!({"set": {"DisplayName": "Zqbooks Ltd", "CompanyName": "Zqbooks Ltd",
        "PrimaryEmailAddr": {"Address": "zqledger@example.com"}, "PrimaryTaxIdentifier": "ZQTAX-887766",
        "BillAddr": {"Line1": "Zqroad 4", "City": "Reno"}}});
    house
        .quickbooks
        .pull("/_sim/customers/58/edit", customer)
        .await;
}

/// An invoice for a new customer, from the form to the email, the payment, and what goes wrong on the way.
async fn work(search: &Search) {
    let house = &search.house;
    let mut form = house.ready_form(House::DEAL).await;
    let input = &mut form.input;
    input.customer_kind = "new".into();
    input.customer_id.clear();
    input.to = "Zqnewcomer Ltd".into();
    input.newcomer.display_name = "Zqnewcomer Ltd".into();
    input.newcomer.street = "Zqstreet 9".into();
    input.address = "Zqnewcomer Ltd\nZqstreet 9\nReno, NV 89501".into();
    input.email = "zqtyped@example.com".into();
    input.tax_number = "ZQTAX-887766".into();
    input.message = "Zqmessage".into();
    input.note = "Zqnote".into();
    input.lines[0].description = "Zqline".into();
    let invoice = created(house.press(&form).await).invoice;
    house.quiet().await;
    house.pass(5).await;
    house
        .bookkeeper(&invoice.id, "pay", json!({"amount": "10"}))
        .await;
    house.quiet().await;
    for kind in ["html", "answer_lost"] {
        house
            .quickbooks
            .fault("POST", "/v3/company/*/invoice/*/send", kind)
            .await;
        let act = Act::Send {
            to: "zqtyped@example.com".into(),
            key: kind.into(),
        };
        actions::act(
            &house.ctx,
            house.who,
            dealbooks::domain::audit::Via::Panel,
            invoice.id.clone(),
            act,
        )
        .await
        .unwrap();
        house.settle().await;
    }
    house
        .pipedrive
        .fault("POST", "/api/v1/files", "answer_lost")
        .await;
    attach::begin(&house.ctx, house.who, invoice.id.clone())
        .await
        .unwrap();
    house.quiet().await;
    refused(search, &invoice.id).await;
}

/// QuickBooks refuses, and names somebody while it does.
async fn refused(search: &Search, invoice: &InvoiceId) {
    let house = &search.house;
    let says = |method: &str, path: &str| {
        json!([{"method": method, "path": path, "kind": "status", "status": 400, "code": "6000",
            "text": "Zqrefusal: Zqnewcomer Ltd is closed"}])
    };
    let form = house.ready_form(House::DEAL).await;
    house
        .quickbooks
        .script(says("POST", "/v3/company/*/invoice"))
        .await;
    assert!(matches!(
        house.press_with(&form, true).await,
        Outcome::Refused(_)
    ));
    // In the background as well, and again after the token was renewed.
    house
        .quickbooks
        .pull("/_sim/tokens/expire", json!({"which": "access"}))
        .await;
    house
        .pipedrive
        .pull("/_sim/tokens/expire", json!({"which": "access"}))
        .await;
    house.pass(3700).await;
    house.quiet().await;
    search.tokens().await;
    house
        .quickbooks
        .script(says("GET", "/v3/company/*/cdc"))
        .await;
    house
        .quickbooks
        .script(says("GET", "/v3/company/*/invoice/*"))
        .await;
    let (company, now, id) = (house.who.company, house.ctx.now(), invoice.clone());
    house
        .ctx
        .store
        .write(move |db| {
            jobs::enqueue(db, company, &Job::Compare, now)?;
            jobs::enqueue(db, company, &Job::RefreshInvoice { invoice: id }, now)
        })
        .await
        .unwrap();
    house.ctx.wake();
    house.idle().await;
}

/// The search finds what is there: whose customers they are sees them.
async fn owner_looks(search: &Search) {
    let session = search.session("owner", House::OWNER).await;
    let asks = |method, path: &str| {
        let request = search.http.request(method, search.own(path));
        search.ask("owner", request.header("authorization", &session))
    };
    let form = asks(Method::GET, "/modal/invoice/form?deal=481").await;
    assert!(form.contains("Zqbuyer"), "{form}");
    let ticket: Value =
        serde_json::from_str(&asks(Method::POST, "/settings/export").await).unwrap();
    let path = ticket["path"].as_str().unwrap();
    search.passing(path.split_once("ticket=").unwrap().1);
    let export = search.ask("owner", search.http.get(search.own(path))).await;
    assert!(export.contains("Zqnewcomer"), "{export}");
    let panel = [
        ("id", "1"),
        ("selectedIds", "481"),
        ("resource", "deal"),
        ("token", &search.token(House::OWNER)),
    ];
    search
        .ask("owner", search.http.get(search.own("/panel")).query(&panel))
        .await;
}

/// Everybody asks for everything, with the names of the company's things.
async fn walk(search: &Search) {
    let names = [
        ("deal", "481"),
        ("deal_id", "481"),
        ("subject", "deal-481"),
        ("selectedIds", "481"),
        ("resource", "deal"),
        ("invoice", "1"),
        ("invoice_id", "1"),
        ("id", "1"),
        ("customer", "58"),
        ("q", "zq"),
    ];
    let (stranger, colleague) = (
        search.session("stranger", House::STRANGER).await,
        search.session("colleague", House::COLLEAGUE).await,
    );
    for route in routes() {
        for (whose, who, session) in [
            ("nobody", None, None),
            ("stranger", Some(House::STRANGER), Some(&stranger)),
            ("colleague", Some(House::COLLEAGUE), Some(&colleague)),
        ] {
            let method = Method::from_bytes(route.method.as_bytes()).unwrap();
            let mut asked: Vec<(&str, String)> =
                names.map(|(name, value)| (name, value.to_owned())).into();
            if let (Proof::Token, Some(who)) = (route.proof(), who) {
                asked.push(("token", search.token(who)));
            }
            let mut request = search.http.request(method, search.own(&route.address()));
            request = if route.method == "GET" {
                request.query(&asked)
            } else {
                request.form(&asked)
            };
            if let Some(session) = session {
                request = request.header("authorization", session);
            }
            search.ask(whose, request).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_and_no_customer_shows_where_it_does_not_belong() {
    let log = Log::listen();
    let search = Search::begin().await;
    let house = &search.house;
    plant(house).await;
    house.choose_realm(House::US_REALM).await;
    let installed = search.round("owner", "/install").await;
    let owner = search.session("owner", House::OWNER).await;
    let post = |path: &str| {
        search
            .http
            .post(search.own(path))
            .header("authorization", &owner)
    };
    let ticket: Value =
        serde_json::from_str(&search.ask("owner", post("/quickbooks/ticket")).await).unwrap();
    let path = ticket["path"].as_str().unwrap();
    search.passing(path.split_once("ticket=").unwrap().1);
    let connected = search.round("owner", path).await;
    for to in [&installed, &connected] {
        assert!(
            !to.contains("code=") && !to.contains("state=") && !to.contains("realm"),
            "{to}"
        );
    }
    house.idle().await;
    search.tokens().await;
    house.install_as(House::COLLEAGUE).await;
    house.install_as(House::STRANGER).await;
    house.sits_down(House::OWNER).await;
    work(&search).await;
    search.tokens().await;
    owner_looks(&search).await;
    walk(&search).await;
    let numbers = search
        .http
        .get(format!("{}/metrics", house.process.admin))
        .send()
        .await
        .unwrap();
    let numbers = numbers.text().await.unwrap();
    assert!(
        numbers.contains("dealbooks_provider_calls_total"),
        "{numbers}"
    );
    search.judge(&log.text(), &numbers);
}
