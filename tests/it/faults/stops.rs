//! The program is told to stop while deliveries pour in.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::task::JoinSet;

use crate::support::House;
use crate::support::deliveries::{Courier, Delivered};
use crate::support::program::Program;
use crate::until;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_in_a_storm_keeps_what_was_answered_and_cuts_no_answer() {
    let mut house = House::connected().await;
    house.kill();
    let mut program = Program::start(&house.settings(&house.database.url()));
    let answered = Arc::new(AtomicUsize::new(0));
    let mut senders = JoinSet::new();
    for sender in 0..16 {
        let mut courier = Courier::to(&program.address);
        let counted = Arc::clone(&answered);
        senders.spawn(async move {
            let mut kept = Vec::new();
            for number in 0.. {
                let id = format!("storm-{sender}-{number}");
                match courier.deliver(&id).await {
                    Delivered::Answered(200) => kept.push(id),
                    // Told to come back.
                    Delivered::Answered(503) => {}
                    Delivered::Answered(other) => panic!("{other}"),
                    Delivered::Unanswered => break,
                }
                counted.fetch_add(1, Ordering::Relaxed);
            }
            kept
        });
    }
    until!("a storm", answered.load(Ordering::Relaxed) > 300);
    program.signal("-TERM");
    let acknowledged = senders.join_all().await.concat();
    assert_eq!(program.exit_code(), Some(0));
    assert!(!program.log().contains("panicked"));
    let kept = house.database.events();
    let lost: Vec<_> = acknowledged
        .iter()
        .filter(|id| !kept.contains(*id))
        .collect();
    assert!(acknowledged.len() > 250 && lost.is_empty(), "{lost:?}");
    // The next process finds nothing half done.
    house.start();
    house.quiet().await;
    assert_eq!(house.failed_jobs().await, 0);
}
