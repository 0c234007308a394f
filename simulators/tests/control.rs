//! The script of faults, the log and the clock, over real HTTP against a server with one address.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use actix_web::middleware::from_fn;
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse, HttpServer};
use serde_json::{Value, json};
use simulators::control::{self, Controls, Cost, Provider, Running};

const ANSWER: &str = "the work is done and this is the answer";

fn start(work: Arc<AtomicU32>) -> Running {
    let provider = Provider {
        paths: &["/api/"],
        fault: |status, code, _| HttpResponse::Ok().json(json!({ "status": status, "code": code })),
    };
    let controls = Controls::new(provider);
    let (listener, public_url) = control::bind("127.0.0.1:0", None).unwrap();
    let build = move |listener| {
        let server = HttpServer::new(move || {
            let work = Arc::clone(&work);
            App::new()
                .app_data(Data::new(controls.clone()))
                .wrap(from_fn(control::watch))
                .configure(control::routes)
                .route(
                    "/api/work",
                    web::to(move || {
                        work.fetch_add(1, Ordering::SeqCst);
                        async {
                            let mut answer = HttpResponse::Ok().body(ANSWER);
                            answer.extensions_mut().insert(Cost(json!("core")));
                            answer
                        }
                    }),
                )
        });
        Ok::<_, io::Error>(
            server
                .workers(1)
                .disable_signals()
                .on_connect(control::keep_line)
                .listen(listener)?
                .run(),
        )
    };
    control::run(listener, public_url, build, async {}).unwrap()
}

struct Bench {
    sim: Running,
    work: Arc<AtomicU32>,
    http: reqwest::Client,
}

impl Bench {
    fn new() -> Self {
        let work = Arc::new(AtomicU32::new(0));
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_gzip()
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        Self {
            sim: start(Arc::clone(&work)),
            work,
            http,
        }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sim.base_url())
    }

    async fn script(&self, faults: Value) {
        let answer = self
            .http
            .post(self.url("/_sim/faults"))
            .json(&faults)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 200);
    }

    async fn call(&self) -> reqwest::Result<reqwest::Response> {
        self.http
            .post(self.url("/api/work?q=1"))
            .body("x")
            .send()
            .await
    }

    fn worked(&self) -> u32 {
        self.work.load(Ordering::SeqCst)
    }

    async fn log(&self) -> Vec<Value> {
        self.http
            .get(self.url("/_sim/requests"))
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn calls_are_logged_with_their_price() {
    let bench = Bench::new();
    bench.call().await.unwrap();
    let log = bench.log().await;
    assert_eq!(log.len(), 1, "levers are not logged");
    assert_eq!(log[0]["method"], "POST");
    assert_eq!(log[0]["path"], "/api/work");
    assert_eq!(log[0]["query"], "q=1");
    assert_eq!(log[0]["status"], 200);
    assert_eq!(log[0]["cost"], "core");
}

#[tokio::test]
async fn a_lost_answer_means_the_work_was_done() {
    let bench = Bench::new();
    bench
        .script(json!([{ "path": "/api/*", "kind": "answer_lost" }]))
        .await;
    assert!(bench.call().await.is_err());
    assert_eq!(bench.worked(), 1);
    assert_eq!(bench.call().await.unwrap().text().await.unwrap(), ANSWER);
}

#[tokio::test]
async fn a_refused_call_does_no_work() {
    let bench = Bench::new();
    bench.script(json!([{ "kind": "refused" }])).await;
    assert!(bench.call().await.is_err());
    assert_eq!(bench.worked(), 0);
    assert_eq!(bench.log().await[0]["status"], Value::Null);
}

#[tokio::test]
async fn half_of_the_body_arrives() {
    let bench = Bench::new();
    bench.script(json!([{ "kind": "truncated" }])).await;
    let mut answer = bench.call().await.unwrap();
    assert_eq!(
        answer.content_length(),
        Some(u64::try_from(ANSWER.len()).unwrap())
    );
    let mut got = Vec::new();
    let failed = loop {
        match answer.chunk().await {
            Ok(Some(piece)) => got.extend_from_slice(&piece),
            Ok(None) => break false,
            Err(_) => break true,
        }
    };
    assert!(failed);
    assert_eq!(got, &ANSWER.as_bytes()[..ANSWER.len() / 2]);
}

#[tokio::test]
async fn status_html_redirect_and_fault_200() {
    let bench = Bench::new();
    bench
        .script(json!([
            { "kind": "status", "status": 503, "retry_after": 30 },
            { "kind": "status", "status": 500, "commit": true },
            { "kind": "html" },
            { "kind": "redirect", "location": "http://example.invalid/" },
            { "kind": "fault_200", "code": "6190" },
        ]))
        .await;
    let first = bench.call().await.unwrap();
    assert_eq!(
        (first.status().as_u16(), &first.headers()["retry-after"]),
        (503, &"30".parse().unwrap())
    );
    assert_eq!(bench.worked(), 0);
    assert_eq!(bench.call().await.unwrap().status(), 500);
    assert_eq!(bench.worked(), 1);
    let html = bench.call().await.unwrap();
    assert_eq!(html.status(), 200);
    assert!(html.text().await.unwrap().starts_with("<!DOCTYPE html>"));
    let moved = bench.call().await.unwrap();
    assert_eq!(moved.status(), 302);
    assert_eq!(moved.headers()["location"], "http://example.invalid/");
    let fault = bench.call().await.unwrap();
    assert_eq!(fault.status(), 200);
    assert_eq!(fault.json::<Value>().await.unwrap()["code"], "6190");
    assert_eq!(bench.worked(), 1);
}

#[tokio::test]
async fn the_bomb_announces_gzip_and_is_small() {
    let bench = Bench::new();
    bench.script(json!([{ "kind": "bomb" }])).await;
    let answer = bench.http.get(bench.url("/api/work")).send().await.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "gzip");
    assert!(answer.bytes().await.unwrap().len() < 2 << 20);
}

#[tokio::test]
async fn a_script_can_be_withdrawn() {
    let bench = Bench::new();
    bench
        .script(json!([{ "kind": "refused", "times": 5 }]))
        .await;
    bench
        .http
        .delete(bench.url("/_sim/faults"))
        .send()
        .await
        .unwrap();
    assert_eq!(bench.call().await.unwrap().status(), 200);
}

/// An address that answers its first caller, and tells what was true at that moment.
fn listen_once<T: Send + 'static>(
    look: impl FnOnce() -> T + Send + 'static,
) -> (String, std::thread::JoinHandle<T>) {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/now", listener.local_addr().unwrap());
    let told = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        assert!(stream.read(&mut [0; 512]).unwrap() > 0);
        let seen = look();
        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        stream.write_all(answer).unwrap();
        seen
    });
    (address, told)
}

#[tokio::test]
async fn a_test_is_told_and_waited_for() {
    let bench = Bench::new();
    for (when, worked) in [("received", 0), ("done", 2)] {
        let work = Arc::clone(&bench.work);
        let (address, told) = listen_once(move || work.load(Ordering::SeqCst));
        bench
            .script(json!([{ "kind": "none", "notify": address, "when": when }]))
            .await;
        assert_eq!(bench.call().await.unwrap().status(), 200);
        assert_eq!(told.join().unwrap(), worked, "{when}");
    }
}

#[tokio::test]
async fn a_test_is_told_when_half_was_sent() {
    let bench = Bench::new();
    let (address, told) = listen_once(|| ());
    bench
        .script(json!([{ "kind": "truncated", "notify": address, "when": "half_sent" }]))
        .await;
    assert!(bench.call().await.unwrap().bytes().await.is_err());
    told.join().unwrap();
}

#[tokio::test]
async fn the_clock_moves() {
    let bench = Bench::new();
    let url = bench.url("/_sim/clock");
    let now = |v: Value| {
        v["now"]
            .as_str()
            .unwrap()
            .parse::<chrono::DateTime<chrono::Utc>>()
            .unwrap()
    };
    let before = now(bench
        .http
        .get(&url)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap());
    let step = json!({ "advance_seconds": 86400 });
    let after = now(bench
        .http
        .post(&url)
        .json(&step)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap());
    assert!(after - before >= chrono::TimeDelta::days(1));
}
