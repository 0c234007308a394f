//! The panel of a person or an organization: all invoices of that contact, and which deal each belongs to.

use dealbooks::domain::ids::{DealId, OrganizationId, PersonId};
use dealbooks::domain::subject::Subject;
use dealbooks::journeys::open_panel::{self, Panel, PanelView};
use dealbooks::journeys::{JourneyError, open_form, unlink_contact};
use serde_json::json;

use crate::support::House;
use crate::support::books::created;
use crate::until;

const ORGANIZATION: Subject = Subject::Organization(OrganizationId(310));
const PERSON: Subject = Subject::Person(PersonId(901));
/// Another deal of the same organization and person.
const SPARE_PARTS: DealId = DealId(493);

async fn seen(house: &House, subject: Subject) -> PanelView {
    match open_panel::view(&house.ctx, house.who, subject).await {
        Ok(Panel::Ready(view)) => *view,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organization_shows_what_its_deals_and_its_customer_have() {
    let house = House::connected().await;
    let made = house.invoiced().await;
    let spare = house.ready_form(SPARE_PARTS).await;
    let spare = created(house.press(&spare).await).invoice;
    house.quiet().await;
    let (pipedrive, quickbooks) = (
        house.pipedrive.count().await,
        house.quickbooks.count().await,
    );
    let first = seen(&house, ORGANIZATION).await;
    assert_eq!((first.count, first.first_reading), (2, true));
    house.idle().await;
    let panel = seen(&house, ORGANIZATION).await;
    assert!(!panel.first_reading);
    assert_eq!(panel.count, 4, "two were made in QuickBooks");
    assert_ne!(panel.version, first.version);
    for _ in 0..5 {
        seen(&house, ORGANIZATION).await;
    }
    house.idle().await;
    assert_eq!(quickbooks.reads().await, 1, "once for the customer");
    assert_eq!(pipedrive.tokens().await, 0);
    let titled = |deal: DealId| panel.titles.get(&deal).map(String::as_str);
    assert_eq!(titled(House::DEAL), Some("Harbour lights, phase 2"));
    assert_eq!(titled(SPARE_PARTS), Some("Harbour lights, spare parts"));
    // The person is linked to no customer, but both deals are theirs.
    let person = seen(&house, PERSON).await;
    let mut ids: Vec<_> = person
        .rows
        .iter()
        .map(|row| row.invoice.id.clone())
        .collect();
    ids.sort_unstable();
    let mut both = [made.id, spare.id];
    both.sort_unstable();
    assert_eq!(ids, both);
    assert!(person.customer.is_none() && panel.customer.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contacts_panel_follows_and_refreshes() {
    let house = House::connected().await;
    let made = house.invoiced().await;
    seen(&house, ORGANIZATION).await;
    house.idle().await;
    let before = seen(&house, ORGANIZATION).await;
    house.bookkeeper(&made.id, "pay", json!({})).await;
    until!("another picture", {
        let version = before.version.clone();
        open_panel::changed(&house.ctx, house.who, ORGANIZATION, version)
            .await
            .unwrap()
    });
    let paid = seen(&house, ORGANIZATION).await;
    let row = paid.rows.iter().find(|row| row.invoice.id == made.id);
    assert_eq!(row.unwrap().status.english(), "Paid");
    house.quiet().await;
    house.pass(11).await;
    house.bookkeeper(&made.id, "copy", json!({})).await;
    house.quiet().await;
    open_panel::refresh(&house.ctx, house.who, ORGANIZATION)
        .await
        .unwrap();
    assert_eq!(seen(&house, ORGANIZATION).await.count, before.count + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contact_of_nobody_shows_nothing_to_colleagues() {
    let house = House::connected().await;
    house.invoiced().await;
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    let theirs = open_panel::view(&house.ctx, House::COLLEAGUE, ORGANIZATION).await;
    assert!(matches!(theirs, Ok(Panel::NotOwner { .. })));
    let refused = open_panel::refresh(&house.ctx, House::COLLEAGUE, ORGANIZATION).await;
    assert!(matches!(refused, Err(JourneyError::NotOwner)));
    let unknown = seen(&house, Subject::Organization(OrganizationId(999_999))).await;
    assert!(unknown.rows.is_empty() && unknown.customer.is_none() && !unknown.first_reading);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unlinking_the_contact_forgets_the_customer_and_keeps_the_invoices() {
    let house = House::connected().await;
    house.invoiced().await;
    let deal = Subject::Deal(House::DEAL);
    // A draft that has chosen the customer already.
    let draft = house.ready_form(House::DEAL).await;
    open_form::sums(&house.ctx, house.who, draft.key, draft.input)
        .await
        .unwrap();
    let before = seen(&house, deal).await;
    assert_eq!(before.customer.as_deref(), Some("Harbour Lights Ltd"));
    let calls = house.quickbooks.count().await;
    let asked = unlink_contact::ask(&house.ctx, house.who, deal)
        .await
        .unwrap();
    assert_eq!(
        (asked.customer.as_str(), asked.invoices),
        ("Harbour Lights Ltd", 1)
    );
    for _ in 0..2 {
        unlink_contact::unlink(&house.ctx, house.who, deal)
            .await
            .unwrap();
    }
    let after = seen(&house, deal).await;
    assert!(after.customer.is_none() && after.count == 1);
    assert_ne!(after.version, before.version);
    let again = open_form::open(&house.ctx, house.who, House::DEAL, false)
        .await
        .unwrap();
    assert_eq!(again.input.customer_kind, "", "the draft asks anew");
    assert!(again.proposals.iter().any(|one| one.certain));
    let spare = house.form(SPARE_PARTS).await;
    assert_eq!(spare.input.customer_kind, "", "and so does the next form");
    assert_eq!(calls.all().await.len(), 0);
    let refused = unlink_contact::unlink(&house.ctx, House::STRANGER, deal).await;
    assert!(refused.is_err());
}
