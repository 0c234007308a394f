//! The program as it is run: its settings from the environment, its log, its signals, its exit codes.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::program::{Program, alone, ran};
use crate::support::{House, TestDatabase};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_writes_only_where_its_database_is_and_stops_after_what_is_in_hand() {
    let database = TestDatabase::new();
    let mut settings = alone(&database);
    let mut running = Program::start(&settings);
    settings.insert("BIND_ADDRESS", running.address.clone());
    assert!(ran(&["health"], &settings).status.success());
    if let TestDatabase::Sqlite(folder) = &database {
        let mine = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        for file in std::fs::read_dir(folder.path()).unwrap() {
            assert_eq!(mine(&file.unwrap().path()), 0o600);
        }
    }
    // Half a request has arrived when it is told to stop.
    let mut line = TcpStream::connect(&running.address).await.unwrap();
    line.write_all(b"POST /webhooks/quickbooks HTTP/1.1\r\nhost: books.example.com\r\ncontent-length: 2\r\n\r\n[")
        .await
        .unwrap();
    // The server has read its head once it answers somebody who came later.
    assert!(ran(&["health"], &settings).status.success());
    running.signal("-TERM");
    running.said("stopping").await;
    crate::until!(
        "the door to close",
        TcpStream::connect(&running.address).await.is_err()
    );
    line.write_all(b"]").await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
    assert_eq!(running.exit_code(), Some(0));
    assert_eq!(ran(&["health"], &settings).status.code(), Some(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_tells_every_mistake_and_no_value() {
    let database = TestDatabase::new();
    let mut wrong = alone(&database);
    for (name, value) in [
        ("PUBLIC_URL", "http://zqpublic"),
        ("BIND_ADDRESS", "zqbind"),
        ("ENCRYPTION_KEYS", "zqkeys"),
        ("JOB_LEASE_SECONDS", "0"),
    ] {
        wrong.insert(name, value.to_owned());
    }
    wrong.remove("QUICKBOOKS_CLIENT_ID");
    for command in ["check", "serve"] {
        let told = ran(&[command], &wrong);
        assert_eq!(told.status.code(), Some(1));
        let text = String::from_utf8(told.stderr).unwrap();
        for name in [
            "PUBLIC_URL",
            "BIND_ADDRESS",
            "ENCRYPTION_KEYS",
            "JOB_LEASE_SECONDS",
            "QUICKBOOKS_CLIENT_ID",
        ] {
            assert!(text.contains(name), "{name}: {text}");
        }
        assert!(!text.contains("zq") && !text.contains("panicked"), "{text}");
    }
    let told = ran(&["check"], &alone(&database));
    assert!(told.status.success());
    assert!(String::from_utf8(told.stdout).unwrap().contains("migrate"));
    assert!(ran(&["migrate"], &alone(&database)).status.success());
    let told = String::from_utf8(ran(&["check"], &alone(&database)).stdout).unwrap();
    assert!(told.contains("up to date"), "{told}");
    let mut away = alone(&database);
    away.insert("DATABASE_URL", "sqlite:///nowhere/at/all.db".to_owned());
    let told = ran(&["check"], &away);
    assert_eq!(told.status.code(), Some(1));
    assert!(
        String::from_utf8(told.stderr)
            .unwrap()
            .contains("DATABASE_URL")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_that_waits_is_listed_shown_run_again_and_dropped_by_commands() {
    let mut house = House::connected().await;
    house.kill();
    let settings = house.settings(&house.database.url());
    let company = house.who.company.to_string();
    let told = |words: &[&str]| {
        let ended = ran(&[&["jobs"], words].concat(), &settings);
        let text = String::from_utf8(ended.stdout).unwrap();
        (ended.status.success(), text)
    };
    let (listed, all) = told(&["list"]);
    assert!(
        listed && all.contains(&format!("{company}\tcompare\tdue")),
        "{all}"
    );
    let (shown, one) = told(&["show", &company, "compare"]);
    assert!(shown && one.contains("kind compare"), "{one}");
    assert!(told(&["retry", &company, "compare"]).0);
    assert!(!told(&["retry", &company, "nothing"]).0);
    assert!(told(&["drop", &company, "compare"]).0);
    assert!(!told(&["drop", &company, "compare"]).0);
    assert!(!told(&["show", &company, "compare"]).0);
    assert!(!told(&["list"]).1.contains("\tcompare\t"));
}
