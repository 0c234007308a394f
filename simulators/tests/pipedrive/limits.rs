//! L1–L4: budgets, windows, headers, and the block for those who hammer.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{COMPANY, JONAS, MARA, NILS, Stage};

async fn company(stage: &Stage, change: Value) {
    stage
        .lever(&format!("/_sim/companies/{COMPANY}"), change)
        .await;
}

#[actix_web::test]
async fn l1_every_call_costs_its_tokens_until_midnight() {
    let stage = Stage::new();
    let (mara, jonas) = (stage.access(MARA).await, stage.access(JONAS).await);
    company(&stage, json!({"budget": 60, "spent": 0})).await;
    let left = |answer: &crate::support::Answer| {
        answer
            .header("x-daily-ratelimit-token-remaining")
            .to_owned()
    };
    assert_eq!(left(&stage.get("/api/v2/deals/481", &mara).await), "59");
    assert_eq!(left(&stage.get("/api/v2/deals", &mara).await), "49");
    assert_eq!(left(&stage.get("/v1/deals/481/flow", &jonas).await), "9");
    assert_eq!(left(&stage.get("/api/v2/deals", &mara).await), "0");
    let refused = stage.get("/api/v2/deals/481", &jonas).await;
    assert_eq!(
        (
            refused.status,
            refused.header("x-daily-ratelimit-token-remaining")
        ),
        (429, "0")
    );
    let log = stage.page("/_sim/requests").await.json();
    let prices: Vec<_> = log
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .take(5)
        .map(|one| one["cost"].clone())
        .collect();
    assert_eq!(
        prices,
        [json!(1), json!(10), json!(40), json!(10), json!(1)]
    );
    stage.advance(86_400).await;
    let fresh = stage.access(MARA).await;
    assert_eq!(left(&stage.get("/api/v2/deals/481", &fresh).await), "59");
}

#[actix_web::test]
async fn l1_plan_and_seats_make_the_budget() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let answer = stage.get("/v1/users/me", &token).await;
    assert_eq!(answer.header("x-daily-ratelimit-token-limit"), "180000");
    company(&stage, json!({"plan": "ultimate", "seats": 10})).await;
    let answer = stage.get("/v1/users/me", &token).await;
    assert_eq!(answer.header("x-daily-ratelimit-token-limit"), "2100000");
}

#[actix_web::test]
async fn l2_two_seconds_hold_so_many_calls_of_one_token() {
    let stage = Stage::new();
    let (nils, mara) = (stage.access(NILS).await, stage.access(MARA).await);
    // The lite plan permits eighty; all of these arrive well within two seconds.
    let calls = join_all((0..90).map(|_| stage.get("/v1/users/me", &nils))).await;
    let good = calls.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(good, 80);
    let answer = calls
        .iter()
        .find(|answer| answer.status == 429)
        .expect("a refusal");
    assert_eq!(answer.header("x-ratelimit-remaining"), "0");
    assert_ne!(answer.header("x-daily-ratelimit-token-remaining"), "0");
    assert_eq!(stage.get("/v1/users/me", &mara).await.status, 200);
    stage.advance(2).await;
    assert_eq!(stage.get("/v1/users/me", &nils).await.status, 200);
}

#[actix_web::test]
async fn l2_searches_have_a_window_of_ten() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let path = "/api/v2/organizations/search?term=marine";
    let calls = join_all((0..12).map(|_| stage.get(path, &token))).await;
    assert_eq!(
        calls.iter().filter(|answer| answer.status == 200).count(),
        10
    );
    assert_eq!(
        calls.iter().filter(|answer| answer.status == 429).count(),
        2
    );
    assert_eq!(stage.get("/api/v2/deals/481", &token).await.status, 200);
}

#[actix_web::test]
async fn l3_headers_tell_the_limits() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let answer = stage.get("/api/v2/deals/481", &token).await;
    assert_eq!(
        (
            answer.header("x-ratelimit-limit"),
            answer.header("x-ratelimit-reset")
        ),
        ("160", "2")
    );
    assert_eq!(answer.header("x-ratelimit-remaining"), "159");
    stage
        .switch(json!({"daily_headers": false, "retry_after": true}))
        .await;
    company(&stage, json!({"budget": 0})).await;
    let refused = stage.get("/api/v2/deals/481", &token).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "2"));
    assert_eq!(refused.header("x-daily-ratelimit-token-limit"), "");
    stage.switch(json!({"retry_after": false})).await;
    assert_eq!(
        stage
            .get("/api/v2/deals/481", &token)
            .await
            .header("retry-after"),
        ""
    );
}

#[actix_web::test]
async fn l4_hammering_against_a_429_leads_to_a_page_of_html() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage.switch(json!({"abuse_after": 3})).await;
    company(&stage, json!({"budget": 0})).await;
    for _ in 0..4 {
        assert_eq!(stage.get("/api/v2/deals/481", &token).await.status, 429);
    }
    let blocked = stage.get("/api/v2/deals/481", &token).await;
    assert_eq!(blocked.status, 403);
    assert!(blocked.header("content-type").starts_with("text/html"));
    company(&stage, json!({"budget": 1000})).await;
    assert_eq!(stage.get("/api/v2/deals/481", &token).await.status, 403);
    stage.advance(601).await;
    assert_eq!(stage.get("/api/v2/deals/481", &token).await.status, 200);
}
