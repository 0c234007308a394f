//! *Attach PDF to the deal*: what the deal's files hold afterwards.

use dealbooks::domain::action::WhyNot;
use dealbooks::domain::ids::InvoiceId;
use dealbooks::journeys::attach::{self, Attached};

use crate::support::House;
use crate::until;

impl House {
    async fn attach(&self, id: &InvoiceId) -> Attached {
        attach::begin(&self.ctx, self.who, id.clone())
            .await
            .unwrap()
    }

    async fn attached(&self, id: &InvoiceId) -> Attached {
        attach::outcome(&self.ctx, self.who, id.clone())
            .await
            .unwrap()
    }

    /// Names of the files of the usual deal.
    async fn files(&self) -> Vec<String> {
        let deals = self.pipedrive.ledger("deals").await;
        let deal = deals.into_iter().find(|deal| deal["id"] == Self::DEAL.0);
        let files = deal.unwrap()["files"].as_array().cloned();
        let names = files.unwrap_or_default().into_iter();
        names
            .map(|name| name.as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_a_pdf_is_one_read_and_one_write_and_two_presses_are_one_file() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.quiet().await;
    let (books, crm) = (
        house.quickbooks.count().await,
        house.pipedrive.count().await,
    );
    let (first, second) = tokio::join!(house.attach(&invoice.id), house.attach(&invoice.id));
    assert_eq!((first, second), (Attached::UnderWay, Attached::UnderWay));
    until!(
        "attached",
        house.attached(&invoice.id).await == Attached::Done
    );
    house.quiet().await;
    let name = format!("invoice-{}.pdf", invoice.number.unwrap());
    assert_eq!(house.files().await, [name.as_str()]);
    assert_eq!((books.reads().await, books.writes().await), (1, 0));
    assert_eq!(crm.of("POST", "/files").await, 1);
    assert_eq!(crm.tokens().await, 10, "{:?}", crm.all().await);
    // Another press finds it there.
    house.attach(&invoice.id).await;
    house.quiet().await;
    assert_eq!(house.attached(&invoice.id).await, Attached::Done);
    assert_eq!(house.files().await, [name.as_str()]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pdf_whose_answer_was_lost_is_attached_once() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house
        .pipedrive
        .fault("POST", "/api/v1/files", "answer_lost")
        .await;
    house.attach(&invoice.id).await;
    house.quiet().await;
    house.pass(60).await;
    house.quiet().await;
    assert_eq!(house.attached(&invoice.id).await, Attached::Done);
    assert_eq!(house.files().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_pipedrive_refuses_is_said_and_not_tried_again() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house
        .pipedrive
        .script(serde_json::json!([
            {"method": "POST", "path": "/api/v1/files", "kind": "status", "status": 403, "times": 1}
        ]))
        .await;
    house.attach(&invoice.id).await;
    until!(
        "refused",
        matches!(house.attached(&invoice.id).await, Attached::Refused(_))
    );
    house.quiet().await;
    assert!(house.files().await.is_empty());
    assert_eq!(house.failed_jobs().await, 0);
    // Allowed meanwhile: the next press does it.
    house.attach(&invoice.id).await;
    until!(
        "attached",
        house.attached(&invoice.id).await == Attached::Done
    );
    assert_eq!(house.files().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_invoice_has_no_pdf_to_attach() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house
        .bookkeeper(&invoice.id, "delete", serde_json::json!({}))
        .await;
    until!("deleted", house.statuses(House::DEAL).await == ["Deleted"]);
    let answer = house.attach(&invoice.id).await;
    assert_eq!(answer, Attached::Not(WhyNot::Deleted));
}
