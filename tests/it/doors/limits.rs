//! Bodies that are too large, senders that are too slow, crowds; and what is counted and logged of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::support::{House, Log};

const MOST: usize = 2 * 1024 * 1024;

/// A connection of our own making: nobody completes what we send.
struct Line(TcpStream);

impl Line {
    async fn to(house: &House, text: &str) -> Self {
        let address = house.process.address.trim_start_matches("http://");
        let mut line = Self(TcpStream::connect(address).await.unwrap());
        line.0.write_all(text.as_bytes()).await.unwrap();
        line
    }

    async fn webhook(house: &House, head: &str) -> Self {
        Self::to(
            house,
            &format!("POST /webhooks/quickbooks HTTP/1.1\r\nhost: x\r\n{head}\r\n\r\n"),
        )
        .await
    }

    /// The first line of the answer; empty where the connection just closed.
    async fn status(&mut self) -> String {
        let mut answer = [0; 1024];
        let got = self.0.read(&mut answer).await.unwrap_or_default();
        let text = String::from_utf8_lossy(&answer[..got]).into_owned();
        text.lines().next().unwrap_or_default().to_owned()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_cannot_fill_memory() {
    let house = House::bare().await;
    // Refused by its announced length, before a byte of it arrived.
    let mut announced = Line::webhook(&house, &format!("content-length: {}", MOST + 1)).await;
    assert!(announced.status().await.contains(" 413 "));
    // Refused on the byte that crosses the limit; more is never taken.
    let mut endless = Line::webhook(&house, "transfer-encoding: chunked").await;
    let piece = format!("10000\r\n{}\r\n", "a".repeat(65_536));
    for _ in 0..=(MOST / 65_536) {
        if endless.0.write_all(piece.as_bytes()).await.is_err() {
            break;
        }
    }
    let refused = endless.status().await;
    assert!(refused.contains(" 413 "), "{refused}");
    // The most that is allowed is looked at, and turned away for its signature.
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let address = format!("{}/webhooks/quickbooks", house.process.address);
    let whole = http
        .post(address)
        .body(vec![b'a'; MOST])
        .send()
        .await
        .unwrap();
    assert_eq!(whole.status(), 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_senders_are_let_go_and_hold_up_nobody() {
    let house = House::bare().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let webhook = || {
        http.post(format!("{}/webhooks/quickbooks", house.process.address))
            .body("[]")
            .send()
    };
    let mut half_a_head = Line::to(&house, "GET / HTTP/1.1\r\nhost: x\r\nx-slow: ").await;
    let mut slow = JoinSet::new();
    for _ in 0..64 {
        let mut line = Line::webhook(&house, "content-length: 100").await;
        line.0.write_all(b"[").await.unwrap();
        slow.spawn(async move { line.status().await });
    }
    // All places for webhooks are taken: come back later. Pages are served as ever.
    crate::until!("a crowd", webhook().await.unwrap().status() == 503);
    let crowded = webhook().await.unwrap();
    assert!(crowded.headers().contains_key("retry-after"));
    assert_eq!(
        http.get(format!("{}/", house.process.address))
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
    while let Some(status) = slow.join_next().await {
        let status = status.unwrap();
        assert!(status.contains(" 408 "), "{status}");
    }
    let head = half_a_head.status().await;
    assert!(head.is_empty() || head.contains(" 408 "), "{head}");
    assert_eq!(webhook().await.unwrap().status(), 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refusals_are_counted_and_the_numbers_are_private() {
    let house = House::bare().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let get = |address: String| {
        let http = http.clone();
        async move { http.get(address).send().await.unwrap() }
    };
    let count = async || {
        let text = get(format!("{}/metrics", house.process.admin))
            .await
            .text()
            .await
            .unwrap();
        let line = text.lines().find(|line| line.contains("webhook_signature"));
        line.map_or(0, |line| {
            line.rsplit(' ').next().unwrap().parse::<u64>().unwrap()
        })
    };
    let before = count().await;
    let forged = http
        .post(format!("{}/webhooks/quickbooks", house.process.address))
        .header("intuit-signature", STANDARD.encode([7; 32]))
        .body("[]");
    assert_eq!(forged.send().await.unwrap().status(), 401);
    assert!(count().await > before);
    assert_eq!(
        get(format!("{}/metrics", house.process.address))
            .await
            .status(),
        404
    );
    // Nothing of a company, a person or a path can be a label.
    let text = get(format!("{}/metrics", house.process.admin))
        .await
        .text()
        .await
        .unwrap();
    let known = [
        "provider", "class", "outcome", "code", "kind", "le", "quantile",
    ];
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let labels = line
            .split_once('{')
            .map_or("", |(_, rest)| rest.split('}').next().unwrap());
        for label in labels
            .split(',')
            .filter_map(|pair| pair.split('=').next())
            .filter(|name| !name.is_empty())
        {
            assert!(known.contains(&label), "{line}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_line_is_one_line() {
    let log = Log::listen();
    let house = House::bare().await;
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let evil = "/zq%0d%0a%7B%22level%22:%22ERROR%22%7D%1b%5b31m?token=zqtoken";
    let answer = http.get(format!("{}{evil}", house.process.address));
    let answer = answer
        .header("user-agent", "zqagent\"}")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 404);
    let text = log.text();
    assert!(text.contains("/zq"), "the request is logged");
    assert!(!text.contains("zqtoken"), "its query is not");
    for line in text.lines() {
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(line);
        assert!(parsed.is_ok() && !line.contains('\u{1b}'), "{line}");
    }
}
