//! The program as it is run: its settings from the environment, its log, its signals, its exit codes.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::TestDatabase;
use crate::support::process::KEY;

/// Settings of a program that calls nobody.
fn settings(database: &TestDatabase) -> BTreeMap<&'static str, String> {
    [
        ("PUBLIC_URL", "https://books.example.com".to_owned()),
        ("DATABASE_URL", database.url()),
        ("AUTO_MIGRATE", "true".to_owned()),
        ("BIND_ADDRESS", "127.0.0.1:0".to_owned()),
        ("ADMIN_BIND_ADDRESS", "127.0.0.1:0".to_owned()),
        ("ENCRYPTION_KEYS", KEY.to_owned()),
        ("PIPEDRIVE_CLIENT_ID", "pd".to_owned()),
        (
            "PIPEDRIVE_CLIENT_SECRETS",
            "0123456789abcdef0123456789abcdef".to_owned(),
        ),
        ("QUICKBOOKS_CLIENT_ID", "qb".to_owned()),
        ("QUICKBOOKS_CLIENT_SECRET", "zqsecret".to_owned()),
        (
            "QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS",
            "zqverifier".to_owned(),
        ),
    ]
    .into()
}

/// Somewhere the program cannot write, as nobody's home.
fn program(words: &[&str], settings: &BTreeMap<&'static str, String>) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_dealbooks"));
    program
        .args(words)
        .env_clear()
        .envs(settings)
        .current_dir("/proc");
    program
}

fn ran(words: &[&str], settings: &BTreeMap<&'static str, String>) -> Output {
    program(words, settings).output().unwrap()
}

struct Running {
    child: Child,
    log: BufReader<ChildStderr>,
    address: String,
}

impl Running {
    fn start(settings: &BTreeMap<&'static str, String>) -> Self {
        let mut child = program(&["serve"], settings)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("dealbooks is up") {
            line.clear();
            assert!(log.read_line(&mut line).unwrap() > 0, "it did not start");
        }
        let said: serde_json::Value = serde_json::from_str(&line).unwrap();
        let listens = said["fields"]["listens"].as_str().unwrap();
        let address = listens.split(' ').next().unwrap().to_owned();
        Self {
            child,
            log,
            address,
        }
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &id])
                .status()
                .unwrap()
                .success()
        );
    }

    fn said(&mut self, words: &str) {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert!(
                self.log.read_line(&mut line).unwrap() > 0,
                "it never said {words}"
            );
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_writes_only_where_its_database_is_and_stops_after_what_is_in_hand() {
    let database = TestDatabase::new();
    let mut settings = settings(&database);
    let mut running = Running::start(&settings);
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
    running.said("stopping");
    crate::until!(
        "the door to close",
        TcpStream::connect(&running.address).await.is_err()
    );
    line.write_all(b"]").await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
    assert_eq!(ran(&["health"], &settings).status.code(), Some(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_tells_every_mistake_and_no_value() {
    let database = TestDatabase::new();
    let mut wrong = settings(&database);
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
    let told = ran(&["check"], &settings(&database));
    assert!(told.status.success());
    assert!(String::from_utf8(told.stdout).unwrap().contains("migrate"));
    assert!(ran(&["migrate"], &settings(&database)).status.success());
    let told = String::from_utf8(ran(&["check"], &settings(&database)).stdout).unwrap();
    assert!(told.contains("up to date"), "{told}");
    let mut away = settings(&database);
    away.insert("DATABASE_URL", "sqlite:///nowhere/at/all.db".to_owned());
    let told = ran(&["check"], &away);
    assert_eq!(told.status.code(), Some(1));
    assert!(
        String::from_utf8(told.stderr)
            .unwrap()
            .contains("DATABASE_URL")
    );
}
