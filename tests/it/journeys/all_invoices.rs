//! *View all invoices*: what was made there stands beside what was made here; link, unlink, filters, the file.

use dealbooks::domain::ids::{DealId, InvoiceId};
use dealbooks::domain::invoice::InvoiceStatus;
use dealbooks::domain::invoice_list::{Filter, Interval, Order, SortBy};
use dealbooks::domain::subject::Subject;
use dealbooks::journeys::all_invoices::{self, AllInvoices, Freshness, ListView};
use dealbooks::journeys::link_invoice::{self, Linked};
use dealbooks::journeys::{JourneyError, Who, invoices_csv, link_many};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::created;
use crate::until;

pub(super) const DEAL: Subject = Subject::Deal(House::DEAL);
/// Another deal of the same organization.
pub(super) const SPARE_PARTS: DealId = DealId(493);
/// The organization's customer in QuickBooks; two invoices were made there.
const CUSTOMER: &str = "58";

pub(super) fn everything() -> Filter {
    Filter {
        interval: Interval::Ever,
        ..Filter::default()
    }
}

fn wish(filter: &Filter) -> invoices_csv::Wish {
    invoices_csv::Wish {
        subject: DEAL,
        filter: filter.clone(),
        only: Vec::new(),
    }
}

impl House {
    pub(super) async fn listed(&self, subject: Subject, filter: Filter) -> ListView {
        let view = all_invoices::view(&self.ctx, self.who, subject, filter).await;
        match view.unwrap() {
            AllInvoices::Ready(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    async fn read_list(&self, anyway: bool) {
        all_invoices::read(&self.ctx, self.who, DEAL, anyway)
            .await
            .unwrap();
    }

    /// The usual deal with one invoice and the list of its customer, read.
    pub(super) async fn listing() -> (Self, InvoiceId) {
        let house = Self::connected().await;
        let made = house.invoiced().await;
        house.read_list(false).await;
        (house, made.id)
    }

    /// What QuickBooks itself holds of the customer.
    async fn books_of_customer(&self) -> Vec<Value> {
        let mut all = self.quickbooks.ledger("invoices").await;
        all.retain(|one| {
            one["CustomerRef"]["value"] == CUSTOMER
                && one["realm"] == Self::US_REALM
                && one["deleted"] == false
        });
        all
    }

    /// The bookkeeper makes one more for the same customer.
    async fn made_there(&self, like: &InvoiceId) {
        self.bookkeeper(like, "copy", json!({})).await;
        self.quiet().await;
        self.pass(11).await;
        self.quiet().await;
    }

    async fn link(&self, id: &InvoiceId, deal: DealId, from: Option<DealId>) -> Linked {
        let linked = link_invoice::link(&self.ctx, self.who, id.clone(), deal, from).await;
        let linked = linked.unwrap();
        self.idle().await;
        linked
    }

    async fn unlink(&self, id: &InvoiceId, deal: DealId) {
        let unlinked = link_invoice::unlink(&self.ctx, self.who, id.clone(), deal).await;
        assert!(matches!(unlinked.unwrap(), Linked::Done(_)));
        self.idle().await;
    }

    /// What Pipedrive's Changelog says last of the deal's field.
    async fn field_of(&self, deal: DealId) -> Value {
        let changes = self.pipedrive.ledger("changelog").await;
        let of_deal = changes
            .into_iter()
            .rev()
            .find(|change| change["deal_id"] == deal.0 || change["item_id"] == deal.0);
        of_deal.map_or(Value::Null, |change| change["new_value"].clone())
    }
}

fn numbers(view: &ListView) -> Vec<String> {
    let number = |row: &dealbooks::journeys::open_panel::Row| row.invoice.number.clone().unwrap();
    view.rows.iter().map(number).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_made_there_stands_beside_what_was_made_here() {
    let (house, made) = House::listing().await;
    let view = house.listed(DEAL, everything()).await;
    let books = house.books_of_customer().await;
    assert_eq!(books.len(), 3);
    assert_eq!((view.count, view.rows.len()), (3, 3));
    assert_eq!(view.customer.as_deref(), Some("Harbour Lights Ltd"));
    for row in &view.rows {
        let there = books
            .iter()
            .find(|one| one["Id"] == row.invoice.id.as_str())
            .unwrap();
        assert_eq!(there["DocNumber"], row.invoice.number.clone().unwrap());
        let total: Decimal = there["TotalAmt"].to_string().parse().unwrap();
        assert_eq!(row.invoice.total, total);
        let is_ours = row.invoice.id == made;
        assert_eq!(row.invoice.deal, is_ours.then_some(House::DEAL));
    }
    let all: Decimal = view.rows.iter().map(|row| row.invoice.total).sum();
    assert_eq!(view.totals[0].invoiced, all, "sums are of the same rows");
    assert_eq!(house.panel(House::DEAL).await.rows.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_the_list_is_read_once_and_again_only_after_something_happened() {
    let house = House::connected().await;
    let made = house.invoiced().await;
    let (pipedrive, quickbooks) = (
        house.pipedrive.count().await,
        house.quickbooks.count().await,
    );
    for _ in 0..5 {
        house.read_list(false).await;
        house.listed(DEAL, Filter::default()).await;
    }
    assert_eq!(quickbooks.reads().await, 1);
    assert!(pipedrive.tokens().await <= 1, "whom the deal belongs to");
    // Something that no deal shows: nobody looks until somebody opens the list.
    house.made_there(&made.id).await;
    assert_eq!(quickbooks.reads().await, 1);
    let view = house.listed(DEAL, everything()).await;
    assert_eq!((view.freshness, view.count), (Freshness::Stale, 3));
    house.read_list(false).await;
    house.read_list(false).await;
    assert_eq!(quickbooks.reads().await, 2);
    assert_eq!(house.listed(DEAL, everything()).await.count, 4);
    // *Refresh* always looks.
    house.read_list(true).await;
    assert_eq!(quickbooks.reads().await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_open_at_once_read_once() {
    let house = House::connected().await;
    house.invoiced().await;
    let calls = house.quickbooks.count().await;
    tokio::join!(house.read_list(false), house.read_list(false));
    assert_eq!(calls.reads().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_comparison_keeps_the_list_fresh() {
    let (house, made) = House::listing().await;
    house
        .quickbooks
        .pull("/_sim/webhooks", json!({"mode": "drop"}))
        .await;
    house.bookkeeper(&made, "copy", json!({})).await;
    let foreign = InvoiceId("1".to_owned());
    let known = house.listed(DEAL, everything()).await;
    let theirs = known.rows.iter().find(|row| row.invoice.id != made);
    let theirs = theirs.unwrap().invoice.id.clone();
    assert_ne!(theirs, foreign, "a customer of ours");
    house.bookkeeper(&theirs, "delete", json!({})).await;
    house.pass(86_400).await;
    until!("the comparison", {
        let view = house.listed(DEAL, everything()).await;
        view.count == 4
            && view
                .rows
                .iter()
                .any(|row| row.status == InvoiceStatus::Deleted)
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn filters_order_and_pages_are_of_the_whole_list() {
    let (house, made) = House::listing().await;
    let all = house.listed(DEAL, everything()).await;
    let three = numbers(&all);
    let issued = |filter: Filter| house.listed(DEAL, filter);
    let month = Filter {
        interval: Interval::Custom {
            from: all.today.checked_sub_days(chrono::Days::new(10)),
            until: None,
        },
        ..Filter::default()
    };
    assert_eq!(issued(month).await.count, 2, "75 days ago is left out");
    let paid = Filter {
        status: Some(InvoiceStatus::Paid),
        ..everything()
    };
    assert_eq!(numbers(&issued(paid).await), [three[2].clone()]);
    for status in InvoiceStatus::ALL {
        let of_status = Filter {
            status: Some(status),
            ..everything()
        };
        let found = issued(of_status).await;
        let same = all.rows.iter().filter(|row| row.status == status).count();
        assert_eq!(found.count, same, "{status:?}");
    }
    let text = |text: &str| Filter {
        text: text.to_owned(),
        ..everything()
    };
    assert_eq!(numbers(&issued(text(&three[2])).await), [three[2].clone()]);
    assert_eq!(issued(text("1272.27")).await.count, 1, "by amount");
    assert_eq!(issued(text("100% nothing_")).await.count, 0);
    assert_eq!(issued(text("dealbooks")).await.count, 0, "no mark of ours");
    let by_amount = Order {
        by: SortBy::Amount,
        ascending: true,
    };
    let sorted = issued(Filter {
        order: by_amount,
        ..everything()
    })
    .await;
    let totals: Vec<Decimal> = sorted.rows.iter().map(|row| row.invoice.total).collect();
    assert!(totals.is_sorted(), "{totals:?}");
    for _ in 0..25 {
        house.bookkeeper(&made, "copy", json!({})).await;
    }
    house.quiet().await;
    house.read_list(true).await;
    let second = issued(Filter {
        page: 7,
        ..everything()
    })
    .await;
    assert_eq!(
        (second.count, second.rows.len(), second.filter.page),
        (28, 3, 1)
    );
    let first = issued(everything()).await;
    assert_eq!(first.totals, second.totals, "of all pages");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn linking_and_unlinking_change_pictures_sums_and_fields_of_both_deals() {
    let (house, made) = House::listing().await;
    let view = house.listed(DEAL, everything()).await;
    let theirs = view.rows.iter().find(|row| row.invoice.deal.is_none());
    let theirs = theirs.unwrap().invoice.clone();
    let calls = house.quickbooks.count().await;
    let before = house.panel(House::DEAL).await;
    assert!(matches!(
        house.link(&theirs.id, House::DEAL, None).await,
        Linked::Done(_)
    ));
    let after = house.panel(House::DEAL).await;
    assert_ne!(after.version, before.version);
    assert_eq!(after.rows.len(), 2);
    assert_eq!(
        after.totals[0].invoiced,
        before.totals[0].invoiced + theirs.total
    );
    // Another deal wants it: the person is asked, and the answer must still be right.
    house.form(SPARE_PARTS).await;
    let Linked::Elsewhere { deal, title, .. } = house.link(&theirs.id, SPARE_PARTS, None).await
    else {
        panic!("moved without a question")
    };
    assert_eq!(
        (deal, title.as_str()),
        (House::DEAL, "Harbour lights, phase 2")
    );
    let stale = house.link(&theirs.id, SPARE_PARTS, Some(DealId(494))).await;
    assert!(matches!(stale, Linked::Elsewhere { .. }));
    house.link(&theirs.id, SPARE_PARTS, Some(House::DEAL)).await;
    assert_eq!(house.panel(House::DEAL).await.rows.len(), 1);
    assert_eq!(house.panel(SPARE_PARTS).await.rows.len(), 1);
    let number = theirs.number.unwrap();
    until!("the other deal's field", {
        let field = house.field_of(SPARE_PARTS).await;
        field.as_str().is_some_and(|text| text.starts_with(&number))
    });
    house.unlink(&made, House::DEAL).await;
    house.unlink(&made, House::DEAL).await;
    let panel = house.panel(House::DEAL).await;
    assert!(panel.rows.is_empty() && panel.totals.is_empty());
    until!("an empty field", {
        let field = house.field_of(House::DEAL).await;
        field.is_null() || field == ""
    });
    assert_eq!(house.books_of_customer().await.len(), 3, "all still there");
    assert_eq!(calls.all().await.len(), 0, "QuickBooks is not asked");
    // A payment of what no deal shows is told when the list is opened.
    assert_eq!(house.listed(DEAL, everything()).await.count, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_linked_here_is_followed_like_one_made_here() {
    let (house, made) = House::listing().await;
    let view = house.listed(DEAL, everything()).await;
    let open = view.rows.iter().find(|row| {
        row.invoice.deal.is_none() && row.status == InvoiceStatus::Open && row.invoice.id != made
    });
    let theirs = open.unwrap().invoice.id.clone();
    house.link(&theirs, House::DEAL, None).await;
    house.bookkeeper(&theirs, "pay", json!({})).await;
    until!("paid on the panel", {
        house.statuses(House::DEAL).await.contains(&"Paid")
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deal_without_a_customer_says_so_and_quickbooks_away_shows_what_is_known() {
    let house = House::connected().await;
    house.read_list(false).await;
    let view = house.listed(DEAL, Filter::default()).await;
    assert!(view.customer.is_none() && !view.is_any && view.freshness == Freshness::Fresh);
    house.invoiced().await;
    house.read_list(false).await;
    house
        .quickbooks
        .fault("GET", "/v3/company/*/query", "refused")
        .await;
    let away = all_invoices::read(&house.ctx, house.who, DEAL, true).await;
    assert!(matches!(away, Err(JourneyError::ProviderAway)), "{away:?}");
    let view = house.listed(DEAL, everything()).await;
    assert!(view.count == 3 && view.read_at.is_some());
    assert_ne!(view.freshness, Freshness::BeingRead);
    house.quickbooks.behave().await;
    house.read_list(true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_who_may_see_all_sees_all_and_only_the_owner_links() {
    let (house, made) = House::listing().await;
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    let view = |who: Who| all_invoices::view(&house.ctx, who, DEAL, Filter::default());
    let colleague = view(House::COLLEAGUE).await.unwrap();
    assert!(matches!(colleague, AllInvoices::NotOwner { .. }));
    let stranger = view(House::STRANGER).await.unwrap();
    assert!(matches!(stranger, AllInvoices::NotInstalled));
    let who = House::COLLEAGUE;
    let refused = [
        all_invoices::read(&house.ctx, who, DEAL, false).await,
        link_invoice::link(&house.ctx, who, made.clone(), SPARE_PARTS, None)
            .await
            .map(drop),
        link_invoice::unlink(&house.ctx, who, made.clone(), House::DEAL)
            .await
            .map(drop),
        link_many::link(&house.ctx, who, vec![(made.clone(), None)], SPARE_PARTS)
            .await
            .map(drop),
        link_many::unlink(&house.ctx, who, vec![(made.clone(), None)], House::DEAL)
            .await
            .map(drop),
        invoices_csv::ticket(&house.ctx, who, wish(&Filter::default()))
            .await
            .map(drop),
    ];
    for refused in refused {
        assert!(
            matches!(refused, Err(JourneyError::NotOwner)),
            "{refused:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_holds_the_filtered_list_and_its_ticket_opens_once() {
    let (house, _) = House::listing().await;
    let paid = Filter {
        status: Some(InvoiceStatus::Paid),
        ..everything()
    };
    let fetch = async |filter: &Filter| {
        let path = invoices_csv::ticket(&house.ctx, house.who, wish(filter)).await;
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let address = format!("{}{}", house.process.address, path.unwrap());
        let first = http.get(&address).send().await.unwrap();
        let again = http.get(&address).send().await.unwrap();
        assert_eq!(again.status(), 401);
        assert_eq!(first.status(), 200);
        let disposition = first.headers()["content-disposition"].to_str().unwrap();
        assert!(disposition.starts_with("attachment; filename=\"invoices-"));
        first.bytes().await.unwrap()
    };
    let all = fetch(&everything()).await;
    assert_eq!(&all[..3], b"\xef\xbb\xbf");
    assert_eq!(String::from_utf8_lossy(&all).lines().count(), 4);
    let one = String::from_utf8(fetch(&paid).await.to_vec()).unwrap();
    assert!(one.contains(",Paid,USD,1272.27,0.00,"), "{one}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_voided_invoice_of_the_list_is_known_at_once() {
    let (house, made) = House::listing().await;
    let calls = house.quickbooks.count().await;
    let act = dealbooks::journeys::actions::Act::Void;
    let theirs = house.listed(DEAL, everything()).await;
    let open = theirs
        .rows
        .iter()
        .find(|row| row.invoice.deal.is_none() && row.status == InvoiceStatus::Open);
    let id = open.unwrap().invoice.id.clone();
    assert_ne!(id, made);
    let acted = dealbooks::journeys::actions::act(
        &house.ctx,
        house.who,
        dealbooks::domain::audit::Via::Panel,
        id.clone(),
        act,
    )
    .await;
    acted.unwrap();
    house.quiet().await;
    house.pass(11).await;
    house.quiet().await;
    let view = house.listed(DEAL, everything()).await;
    let row = view.rows.iter().find(|row| row.invoice.id == id).unwrap();
    assert_eq!(row.status, InvoiceStatus::Voided);
    house.read_list(false).await;
    assert_eq!(
        calls.reads().await,
        0,
        "the echo of our own write is no news"
    );
    // Another invoice of the deal is part of the list, too.
    let form = house.ready_form(House::DEAL).await;
    created(house.press_with(&form, true).await);
    assert_eq!(house.listed(DEAL, everything()).await.count, 4);
}
