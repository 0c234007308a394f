//! Answers to reads that are no answers: too large, cut, somebody else's page, a way to somewhere else.

use dealbooks::journeys::pdf;
use serde_json::json;

use crate::support::House;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_none_is_only_an_error_and_is_asked_for_again() {
    for kind in [
        "bomb",
        "html",
        "truncated",
        "fault_200",
        "redirect",
        "status",
    ] {
        let house = House::connected().await;
        let invoice = house.invoiced().await;
        house.pass(11).await;
        house.quiet().await;
        let calls = house.quickbooks.count().await;
        let elsewhere = format!("{}/v3/elsewhere", house.quickbooks.base());
        house
            .quickbooks
            .script(
                json!([{"method": "GET", "path": "/v3/company/*", "kind": kind, "status": 500,
                "location": elsewhere, "times": 1}]),
            )
            .await;
        house.bookkeeper(&invoice.id, "pay", json!({})).await;
        house.quiet().await;
        // Gathered, looked up in vain, backed off, looked up again.
        for _ in 0..4 {
            house.pass(30).await;
            house.idle().await;
        }
        assert_eq!(house.statuses(House::DEAL).await, ["Paid"], "{kind}");
        assert_eq!(house.failed_jobs().await, 0, "{kind}");
        assert_eq!(calls.of("GET", "/elsewhere").await, 0, "{kind}");
        let asked = calls.all().await;
        let reads = asked.iter().filter(|call| call["method"] == "GET");
        assert_eq!(
            reads.count(),
            2,
            "{kind}: once in vain, once more: {asked:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_pdf_is_never_handed_on() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    for kind in ["html", "fault_200", "truncated", "bomb"] {
        let path = pdf::ticket(&house.ctx, house.who, invoice.id.clone())
            .await
            .unwrap();
        let ticket = path.split_once("ticket=").unwrap().1;
        house
            .quickbooks
            .fault("GET", "/v3/company/*/pdf", kind)
            .await;
        let fetched = pdf::fetch(&house.ctx, ticket).await;
        assert!(fetched.is_err(), "{kind}");
    }
}
