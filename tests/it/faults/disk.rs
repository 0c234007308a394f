//! The disk is full: the system lets no file of the process become larger. Only SQLite's disk is ours.

use std::process::Command;

use crate::support::deliveries::{Courier, Delivered};
use crate::support::program::{Program, within};
use crate::support::{House, TestDatabase};
use crate::until;

async fn is_ready(program: &Program) -> bool {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let address = format!("http://{}/health/ready", program.address);
    http.get(address).send().await.unwrap().status() == 200
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_what_it_cannot_keep_and_mends_by_itself() {
    let mut house = House::connected().await;
    let TestDatabase::Sqlite(folder) = &house.database else {
        return;
    };
    let files = std::fs::read_dir(folder.path()).unwrap();
    let largest = files.map(|file| file.unwrap().metadata().unwrap().len());
    let blocks = largest.max().unwrap() / 512 + 400;
    let settings = house.settings(&house.database.url());
    house.kill();
    // Beyond so many blocks a write fails; the signal that would end the process instead is not heard.
    let limits = format!("trap '' XFSZ; ulimit -S -f {blocks}");
    let mut program = Program::run(within(&limits, &["serve"], &settings));
    assert!(is_ready(&program).await);
    let mut courier = Courier::to(&program.address);
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    for number in 0..3000 {
        let id = format!("event-{number}");
        match courier.deliver(&id).await {
            Delivered::Answered(200) => kept.push(id),
            Delivered::Answered(503) => refused.push(id),
            other => panic!("{other:?}"),
        }
        // A small write may still find room after a larger one did not.
        if refused.len() >= 5 && !is_ready(&program).await {
            break;
        }
    }
    assert!(
        kept.len() > 5 && refused.len() >= 5,
        "{} {}",
        kept.len(),
        refused.len()
    );
    assert!(!is_ready(&program).await);
    let stored = house.database.events();
    assert!(
        kept.iter().all(|id| stored.contains(id)),
        "acknowledged and lost"
    );
    assert!(
        refused.iter().all(|id| !stored.contains(id)),
        "refused and stored"
    );
    // Room again, for the process as it is.
    let more = Command::new("prlimit")
        .args(["--fsize=unlimited", "--pid", &program.id()])
        .status();
    assert!(more.unwrap().success());
    until!("to be ready again", is_ready(&program).await);
    for id in &refused {
        assert_eq!(courier.deliver(id).await, Delivered::Answered(200));
    }
    program.signal("-TERM");
    assert_eq!(program.exit_code(), Some(0));
    assert!(!program.log().contains("panicked"));
    let stored = house.database.events();
    assert!(kept.iter().chain(&refused).all(|id| stored.contains(id)));
    assert_eq!(
        house
            .database
            .texts("SELECT integrity_check AS text FROM pragma_integrity_check"),
        ["ok"]
    );
    house.start();
    house.invoiced().await;
    assert_eq!(house.failed_jobs().await, 0);
}
