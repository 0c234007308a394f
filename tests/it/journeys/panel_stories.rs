//! The panel as a person reads it while something is going on: the words on the page, over HTTP.

use dealbooks::domain::ids::InvoiceId;
use dealbooks::domain::invoice::{SeenBy, Sighting};
use dealbooks::domain::money::Currency;
use dealbooks::journeys::{Who, handover};
use dealbooks::storage::connections;
use dealbooks::storage::invoices::{self, Seen};
use serde_json::{Value, json};

use crate::doors::{SECRET, claims, signed};
use crate::support::House;
use crate::until;

const INVOICE: &str = "/v3/company/*/invoice";

/// Somebody with an open panel.
struct Reader<'h> {
    house: &'h House,
    http: reqwest::Client,
    bearer: String,
}

impl<'h> Reader<'h> {
    async fn sits_down(house: &'h House, who: Who) -> Self {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let token = signed(&claims(who, house.ctx.now().unix(), 300), SECRET);
        let asked = http.post(format!("{}/session", house.process.address));
        let answer = asked.json(&json!({"token": token})).send().await.unwrap();
        let session: Value = answer.json().await.unwrap();
        let bearer = format!("Bearer {}", session["session"].as_str().unwrap());
        Self {
            house,
            http,
            bearer,
        }
    }

    /// What the panel shows, `rows` of it at most.
    async fn reads(&self, rows: usize) -> String {
        let address = format!("{}/panel/state", self.house.process.address);
        let query = [("subject", "deal-481"), ("rows", &rows.to_string())];
        self.answer(self.http.get(address).query(&query)).await
    }

    async fn presses(&self, path: &str, more: &[(&str, &str)]) -> String {
        let address = format!("{}{path}", self.house.process.address);
        let mut form = vec![("subject", "deal-481")];
        form.extend(more);
        self.answer(self.http.post(address).form(&form)).await
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> String {
        let request = request.header("authorization", &self.bearer);
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{status}: {text}");
        // Without the marks that isolate directions.
        text.replace(['\u{2068}', '\u{2069}'], "")
    }
}

fn rows(page: &str) -> usize {
    page.matches("data-status=").count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_reading_is_said_and_ends_in_an_empty_panel() {
    let house = House::installed().await;
    let away = json!([{"method": "GET", "path": "/v3/*", "kind": "status", "status": 503, "times": 100_000}]);
    house.quickbooks.script(away).await;
    house.choose_realm(House::US_REALM).await;
    house.connect().await;
    let reader = Reader::sits_down(&house, House::OWNER).await;
    let page = reader.reads(10).await;
    assert!(
        page.contains("Reading invoices from QuickBooks for the first time"),
        "{page}"
    );
    assert!(!page.contains("No invoices yet"));
    house.quickbooks.behave().await;
    house.pass(11 * 60).await;
    house.idle().await;
    let reader = Reader::sits_down(&house, House::OWNER).await;
    let page = reader.reads(10).await;
    assert!(
        page.contains("No invoices yet") && !page.contains("for the first time"),
        "{page}"
    );
}

/// That many invoices of 10 dollars each, of the usual deal.
async fn grown(house: &House, count: i64) {
    let (company, now) = (house.who.company, house.ctx.now());
    let sighting = move |at: i64| Sighting {
        id: InvoiceId((10_000 + at).to_string()),
        sync_token: "0".into(),
        updated: Some(now),
        number: Some(format!("N-{at}")),
        customer: "58".into(),
        customer_name: "Harbour Lights Ltd".into(),
        currency: Currency::parse("USD").ok(),
        total: 10.into(),
        tax_total: 0.into(),
        balance: 10.into(),
        issued: now.naive().date().checked_sub_days(chrono::Days::new(1)),
        due: None,
        email: None,
        sent: false,
        sent_at: None,
        bounced: false,
        private_note: String::new(),
        words: String::new(),
        discount: 0.into(),
        lines: Vec::new(),
    };
    let seen = Seen {
        by: SeenBy::Refresh,
        at: now,
        deal: Some(House::DEAL),
        comparison: None,
        voided: false,
    };
    let write = house.ctx.store.write(move |db| {
        let realm = connections::find(db, company)?.unwrap().realm_key;
        for at in 0..count {
            invoices::apply(db, company, &realm, &sighting(at), &seen)?;
        }
        Ok(())
    });
    write.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_hundreds_ten_are_shown_and_twenty_more_at_each_press() {
    let house = House::connected().await;
    grown(&house, 347).await;
    let reader = Reader::sits_down(&house, House::OWNER).await;
    let page = reader.reads(10).await;
    assert_eq!(rows(&page), 10);
    assert!(page.contains("Show 20 more of 347"), "{page}");
    assert!(
        page.contains("3470,00"),
        "sums are of all, not of what is shown: {page}"
    );
    let page = reader.reads(30).await;
    assert_eq!(rows(&page), 30);
    let last = reader.reads(350).await;
    assert_eq!(rows(&last), 347);
    assert!(!last.contains("more of"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_quickbooks_is_away_the_last_known_stands_with_its_age() {
    let house = House::connected().await;
    let number = house.invoiced().await.number.unwrap();
    house.pass(14 * 60).await;
    house.idle().await;
    let reader = Reader::sits_down(&house, House::OWNER).await;
    for kind in ["status", "refused"] {
        let away = json!([{"method": "GET", "path": "/v3/*", "kind": kind, "status": 503, "times": 100_000}]);
        house.quickbooks.script(away).await;
        let page = reader.presses("/panel/refresh", &[]).await;
        assert!(
            page.contains("QuickBooks is not answering."),
            "{kind}: {page}"
        );
        assert!(
            page.contains("You see what we knew 14 minutes ago."),
            "{kind}: {page}"
        );
        assert!(page.contains(&format!(">{number}<")) && rows(&page) == 1);
        house.quickbooks.behave().await;
    }
    let page = reader.presses("/panel/refresh", &[]).await;
    assert!(
        !page.contains("not answering") && page.contains("Updated just now"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_whose_answer_is_lost_is_in_doubt_until_it_stands_in_its_row() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    house.quickbooks.fault("POST", INVOICE, "answer_lost").await;
    let pending = house.pending(&form).await;
    let reader = Reader::sits_down(&house, House::OWNER).await;
    let page = reader.reads(10).await;
    assert!(
        page.contains("Not certain yet") && page.contains("Please do not create it again."),
        "{page}"
    );
    assert!(page.contains("Check now") && rows(&page) == 0);
    let intent = pending.intent.to_string();
    reader.presses("/panel/check", &[("intent", &intent)]).await;
    house.settle().await;
    house.quiet().await;
    let page = Reader::sits_down(&house, House::OWNER)
        .await
        .reads(10)
        .await;
    assert!(
        !page.contains("Not certain yet") && rows(&page) == 1,
        "{page}"
    );
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_that_quickbooks_has_no_time_for_yet_is_being_created() {
    let house = House::connected().await;
    let form = house.ready_form(House::DEAL).await;
    let busy = json!([{"method": "POST", "path": INVOICE, "kind": "status", "status": 429}]);
    house.quickbooks.script(busy).await;
    house.pending(&form).await;
    let reader = Reader::sits_down(&house, House::OWNER).await;
    let page = reader.reads(10).await;
    assert!(
        page.contains("Being created") && page.contains("QuickBooks takes longer than usual."),
        "{page}"
    );
    assert!(!page.contains("Check now"), "nobody need do anything");
    house.settle().await;
    house.quiet().await;
    until!("its row", rows(&reader.reads(10).await) == 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_offered_the_invoices_reads_by_whom_and_sees_them_after_a_press() {
    let house = House::connected().await;
    let number = house.invoiced().await.number.unwrap();
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    let jonas = Reader::sits_down(&house, House::COLLEAGUE).await;
    assert!(jonas.reads(10).await.contains("id=\"ask\""));
    handover::offer(&house.ctx, house.who, House::COLLEAGUE.user)
        .await
        .unwrap();
    let page = jonas.reads(10).await;
    assert!(
        page.contains("Mara Lind") && page.contains("id=\"take\""),
        "{page}"
    );
    assert!(!page.contains(&number), "no numbers before that");
    jonas.presses("/handover/accept", &[]).await;
    let page = jonas.reads(10).await;
    assert!(page.contains(&number) && rows(&page) == 1, "{page}");
    let mara = Reader::sits_down(&house, House::OWNER).await;
    assert!(!mara.reads(10).await.contains(&number));
}
