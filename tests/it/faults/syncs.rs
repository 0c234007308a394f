//! The disk takes bytes and does not keep them: `fsync` waits, or fails with EIO. Only SQLite's disk is ours.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use dealbooks::journeys::session;

use crate::doors::{SECRET, claims, signed};
use crate::support::deliveries::{Courier, Delivered};
use crate::support::program::{Program, Settings, command};
use crate::support::{House, TestDatabase};
use crate::until;

/// What `disk.c` does between the program and the system.
struct Disk {
    folder: tempfile::TempDir,
    library: PathBuf,
}

impl Disk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("disk.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/faults/disk.c");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([library.as_os_str(), source.as_ref()])
            .status();
        assert!(built.unwrap().success(), "cc");
        Self { folder, library }
    }

    fn start(&self, settings: &Settings) -> Program {
        let mut program = command(&["serve"], settings);
        program
            .env("LD_PRELOAD", &self.library)
            .env("DISK", self.folder.path());
        Program::run(program)
    }

    fn begin(&self, what: &str) {
        fs::write(self.folder.path().join(what), "").unwrap();
    }

    fn end(&self, what: &str) {
        fs::remove_file(self.folder.path().join(what)).unwrap();
    }

    fn has(&self, what: &str) -> bool {
        self.folder.path().join(what).exists()
    }
}

async fn status(program: &Program, path: &str) -> u16 {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let address = format!("http://{}{path}", program.address);
    http.get(address).send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_event_is_acknowledged_before_the_disk_has_it() {
    let mut house = House::connected().await;
    let TestDatabase::Sqlite(_) = &house.database else {
        return;
    };
    house.kill();
    let disk = Disk::new();
    let mut program = disk.start(&house.settings(&house.database.url()));
    let mut courier = Courier::to(&program.address);
    assert_eq!(courier.deliver("before").await, Delivered::Answered(200));
    disk.begin("hold");
    let delivered = tokio::spawn(async move { (courier.deliver("held").await, courier) });
    until!("a sync", disk.has("held"));
    // Others are answered all the time, this one is not.
    for _ in 0..50 {
        assert_eq!(status(&program, "/health/live").await, 200);
    }
    assert!(!delivered.is_finished(), "acknowledged before the sync");
    disk.end("hold");
    let (answer, mut courier) = delivered.await.unwrap();
    // Who had to wait too long is told to come back.
    if answer != Delivered::Answered(200) {
        assert_eq!(answer, Delivered::Answered(503));
        until!(
            "an answer",
            courier.deliver("held").await == Delivered::Answered(200)
        );
    }
    program.signal("-KILL");
    program.exit_code();
    let kept = house.database.events();
    assert!(kept.contains("before") && kept.contains("held"), "{kept:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_sent_to_quickbooks_before_the_disk_has_the_intent() {
    let mut house = House::connected().await;
    let TestDatabase::Sqlite(_) = &house.database else {
        return;
    };
    let invoice = house.invoiced().await;
    let token = signed(&claims(House::OWNER, house.ctx.now().unix(), 300), SECRET);
    let (session, _) = session::exchange(&house.ctx, &token).await.unwrap();
    house.kill();
    let disk = Disk::new();
    // The program's clock was not turned.
    let program = disk.start(&house.settings(&house.database.url()));
    let calls = house.quickbooks.count().await;
    disk.begin("hold");
    let pressed = reqwest::Client::builder().no_proxy().build().unwrap();
    let pressed = pressed
        .post(format!("http://{}/invoices/void", program.address))
        .header("authorization", format!("Bearer {session}"))
        .form(&[("invoice", invoice.id.as_str())]);
    let pressed = tokio::spawn(async move { pressed.send().await.unwrap().status().as_u16() });
    until!("a sync", disk.has("held"));
    for _ in 0..50 {
        assert_eq!(calls.writes().await, 0, "sent before the sync");
    }
    assert!(!pressed.is_finished());
    disk.end("hold");
    let status = pressed.await.unwrap();
    assert!([200, 202].contains(&status), "{status}");
    until!("the void", calls.writes().await == 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sync_that_fails_is_no_acknowledgement_and_loses_nothing_that_was() {
    let mut house = House::connected().await;
    let TestDatabase::Sqlite(_) = &house.database else {
        return;
    };
    house.kill();
    let disk = Disk::new();
    let settings = house.settings(&house.database.url());
    let mut kept = Vec::new();
    for round in ["first", "second", "third"] {
        let mut program = disk.start(&settings);
        assert_eq!(status(&program, "/health/ready").await, 200);
        let mut courier = Courier::to(&program.address);
        let mut refused = Vec::new();
        for number in 0..40 {
            // Well, ill, and well again in the same process.
            match number {
                10 => disk.begin("fail"),
                20 => {
                    assert!(disk.has("failed"));
                    assert_eq!(status(&program, "/health/ready").await, 503);
                    assert_eq!(status(&program, "/health/live").await, 200);
                    disk.end("fail");
                    until!(
                        "to be ready again",
                        status(&program, "/health/ready").await == 200
                    );
                }
                _ => {}
            }
            let id = format!("{round}-{number}");
            match courier.deliver(&id).await {
                Delivered::Answered(200) => kept.push(id),
                Delivered::Answered(503) => refused.push(id),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(refused.len(), 10, "{refused:?}");
        program.said("a commit failed").await;
        for id in refused {
            assert_eq!(courier.deliver(&id).await, Delivered::Answered(200));
            kept.push(id);
        }
        // The power goes while the disk fails.
        disk.begin("fail");
        assert_eq!(
            courier.deliver(&format!("{round}-last")).await,
            Delivered::Answered(503)
        );
        program.signal("-KILL");
        program.exit_code();
        disk.end("fail");
        assert!(!program.log().contains("panicked"));
        let stored = house.database.events();
        let lost: Vec<_> = kept.iter().filter(|id| !stored.contains(*id)).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    }
    let checked = "SELECT integrity_check AS text FROM pragma_integrity_check";
    assert_eq!(house.database.texts(checked), ["ok"]);
    house.start();
    // What the killed ones had in hand lapses.
    house.ctx.clock.turn(61);
    house.settle().await;
    house.invoiced().await;
    assert_eq!(house.failed_jobs().await, 0);
}
