//! What arrives while the writer is busy is written together, and each is told of its own end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use dealbooks::storage::events::{self, NewEvent};
use dealbooks::storage::{StorageError, Together};
use futures_util::FutureExt as _;
use futures_util::future::join_all;

use super::{COMPANY, Memory, at};

/// Remembers each number as an event; one of them cannot be written.
fn numbers(calls: &Arc<AtomicUsize>, wrong: u32) -> Arc<Together<u32>> {
    let calls = Arc::clone(calls);
    Together::new(move |db, some: &[u32]| {
        calls.fetch_add(1, Ordering::SeqCst);
        for number in some {
            let event = NewEvent {
                company: COMPANY,
                at_micros: 5,
                id: number.to_string(),
                entity: "invoice".into(),
                entity_id: "145".into(),
                operation: "updated",
            };
            events::remember(db, &[event], at(0))?;
            if *number == wrong {
                return Err(StorageError::Corrupt("this one".into()));
            }
        }
        Ok(())
    })
}

/// Twenty at once, while the writer has its hands full.
async fn twenty(memory: &Memory, together: &Arc<Together<u32>>) -> Vec<bool> {
    let (free, hands) = mpsc::channel::<()>();
    let mut busy = Box::pin(memory.store.write(move |_| {
        hands.recv().unwrap();
        Ok(())
    }));
    assert!((&mut busy).now_or_never().is_none());
    let mut all: Vec<_> = (0..20)
        .map(|number| Box::pin(memory.store.write_together(together, number)))
        .collect();
    for one in &mut all {
        assert!(
            one.now_or_never().is_none(),
            "answered before it was written"
        );
    }
    free.send(()).unwrap();
    busy.await.unwrap();
    join_all(all).await.iter().map(Result::is_ok).collect()
}

async fn kept(memory: &Memory) -> usize {
    let all = memory.store.read(|db| events::waiting(db, COMPANY, 100));
    all.await.unwrap().len()
}

#[tokio::test]
async fn what_waits_together_is_written_by_one_call() {
    let memory = Memory::new().await;
    let calls = Arc::default();
    let answers = twenty(&memory, &numbers(&calls, u32::MAX)).await;
    assert_eq!(answers, [true; 20]);
    assert_eq!(kept(&memory).await, 20);
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn one_that_cannot_be_written_takes_nobody_with_it() {
    let memory = Memory::new().await;
    let answers = twenty(&memory, &numbers(&Arc::default(), 7)).await;
    let refused: Vec<usize> = (0..20).filter(|at| !answers[*at]).collect();
    assert_eq!(refused, [7]);
    assert_eq!(kept(&memory).await, 19);
}

#[tokio::test]
async fn somebody_who_went_away_holds_nobody_up() {
    let memory = Memory::new().await;
    let together = numbers(&Arc::default(), u32::MAX);
    let mut gone = Box::pin(memory.store.write_together(&together, 1));
    drop((&mut gone).now_or_never());
    drop(gone);
    memory.store.write_together(&together, 2).await.unwrap();
    assert_eq!(kept(&memory).await, 2);
}
