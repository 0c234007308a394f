//! Jobs: leased once, done once, done again if asked for meanwhile; a lost lease changes nothing.

use dealbooks::domain::ids::{CompanyId, DealId};
use dealbooks::domain::job::Job;
use dealbooks::storage::jobs::{self, Leased};

use super::{COMPANY, Memory, at};

const JOB: Job = Job::WriteDealField { deal: DealId(481) };

impl Memory {
    async fn ask(&self, company: CompanyId, job: Job, seconds: i64) {
        self.store
            .write(move |db| jobs::enqueue(db, company, &job, at(seconds)))
            .await
            .unwrap();
    }

    async fn lease(&self, owner: &str, now: i64) -> Option<Leased> {
        self.lease_but(owner, now, &[]).await
    }

    async fn lease_but(&self, owner: &str, now: i64, but: &[CompanyId]) -> Option<Leased> {
        let (owner, but) = (owner.to_owned(), but.to_vec());
        self.store
            .write(move |db| jobs::lease(db, &owner, at(now), at(now + 30), &but))
            .await
            .unwrap()
    }

    async fn done(&self, job: &Leased) {
        let job = job.clone();
        self.store
            .write(move |db| jobs::done(db, &job))
            .await
            .unwrap();
    }

    async fn again(&self, job: &Leased, later: Option<i64>) {
        let job = job.clone();
        self.store
            .write(move |db| jobs::again(db, &job, later.map(at), "why"))
            .await
            .unwrap();
    }

    async fn left(&self) -> usize {
        let all = self.store.read(|db| jobs::list(db, 100)).await;
        all.unwrap().len()
    }
}

#[tokio::test]
async fn a_job_is_in_one_pair_of_hands() {
    let memory = Memory::new().await;
    memory.ask(COMPANY, JOB, 0).await;
    memory.ask(COMPANY, JOB, 0).await;
    assert!(memory.lease("early", -1).await.is_none(), "not due yet");
    let leased = memory.lease("one", 0).await.unwrap();
    assert_eq!((leased.job.clone(), leased.attempts), (JOB, 1));
    assert!(memory.lease("two", 1).await.is_none());
    memory.done(&leased).await;
    assert_eq!(memory.left().await, 0);
}

#[tokio::test]
async fn a_lease_that_lapsed_changes_nothing() {
    let memory = Memory::new().await;
    memory.ask(COMPANY, JOB, 0).await;
    let frozen = memory.lease("frozen", 0).await.unwrap();
    let second = memory.lease("awake", 31).await.unwrap();
    assert_eq!(second.attempts, 2);
    memory.done(&frozen).await;
    assert_eq!(memory.left().await, 1);
    memory.again(&frozen, Some(5000)).await;
    assert!(
        memory.lease("third", 32).await.is_none(),
        "the second still has it"
    );
    memory.again(&second, Some(40)).await;
    assert!(
        memory.lease("third", 41).await.is_some(),
        "at the time the second said"
    );
}

#[tokio::test]
async fn the_same_process_may_lose_a_lease_to_itself() {
    let memory = Memory::new().await;
    memory.ask(COMPANY, JOB, 0).await;
    let slow = memory.lease("one", 0).await.unwrap();
    let fresh = memory.lease("one", 31).await.unwrap();
    memory.done(&slow).await;
    assert_eq!(memory.left().await, 1, "the second hand is not finished");
    memory.done(&fresh).await;
    assert_eq!(memory.left().await, 0);
}

#[tokio::test]
async fn what_is_asked_for_while_it_runs_runs_again() {
    let memory = Memory::new().await;
    memory.ask(COMPANY, JOB, 0).await;
    let leased = memory.lease("one", 0).await.unwrap();
    memory.ask(COMPANY, JOB, 1).await;
    assert!(memory.lease("two", 2).await.is_none(), "not beside it");
    memory.done(&leased).await;
    let again = memory.lease("two", 2).await.unwrap();
    assert_eq!(again.attempts, 1);
    memory.done(&again).await;
    assert_eq!(memory.left().await, 0);
}

#[tokio::test]
async fn what_is_asked_for_later_while_it_runs_runs_later() {
    let memory = Memory::new().await;
    memory.ask(COMPANY, JOB, 0).await;
    let leased = memory.lease("one", 0).await.unwrap();
    memory.ask(COMPANY, JOB, 10).await;
    memory.done(&leased).await;
    assert!(
        memory.lease("two", 9).await.is_none(),
        "a window is a window"
    );
    assert!(memory.lease("two", 10).await.is_some());
}

#[tokio::test]
async fn what_is_asked_for_now_does_not_wait_for_a_back_off() {
    let memory = Memory::new().await;
    memory.ask(COMPANY, JOB, 0).await;
    let leased = memory.lease("one", 0).await.unwrap();
    memory.ask(COMPANY, JOB, 1).await;
    memory.again(&leased, Some(600)).await;
    assert!(memory.lease("two", 2).await.is_some());
    // Nor does it if it waits already.
    let other = Job::ReadBooks;
    memory.ask(COMPANY, other.clone(), 500).await;
    memory.ask(COMPANY, other.clone(), 3).await;
    assert_eq!(memory.lease("two", 3).await.unwrap().job, other);
}

#[tokio::test]
async fn what_is_kept_aside_waits_for_a_person() {
    let memory = Memory::new().await;
    memory.ask(COMPANY, JOB, 0).await;
    let leased = memory.lease("one", 0).await.unwrap();
    memory.again(&leased, None).await;
    assert!(memory.lease("two", 100_000).await.is_none());
    let listed = memory.store.read(|db| jobs::list(db, 10)).await.unwrap();
    assert_eq!(
        (listed[0].state.as_str(), listed[0].last_error.as_deref()),
        ("failed", Some("why"))
    );
    let key = listed[0].key.clone();
    let retried = memory
        .store
        .write(move |db| jobs::retry(db, COMPANY, &key, at(5)))
        .await;
    assert!(retried.unwrap());
    assert!(memory.lease("two", 5).await.is_some());
}

#[tokio::test]
async fn eight_hands_lease_every_job_once() {
    let memory = std::sync::Arc::new(Memory::new().await);
    for deal in 1..=200 {
        memory
            .ask(COMPANY, Job::WriteDealField { deal: DealId(deal) }, 0)
            .await;
    }
    let mut hands = tokio::task::JoinSet::new();
    for hand in 0..8 {
        let memory = memory.clone();
        hands.spawn(async move {
            let (owner, mut taken) = (format!("hand {hand}"), Vec::new());
            while let Some(leased) = memory.lease(&owner, 1).await {
                memory.done(&leased).await;
                taken.push(leased.key);
            }
            taken
        });
    }
    let mut all: Vec<String> = hands.join_all().await.into_iter().flatten().collect();
    assert_eq!(all.len(), 200);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 200);
    assert_eq!(memory.left().await, 0);
}

#[tokio::test]
async fn a_company_with_much_work_does_not_hold_up_another() {
    let memory = Memory::new().await;
    let quiet = CompanyId(COMPANY.0 + 1);
    for deal in 0..50 {
        let job = Job::WriteDealField { deal: DealId(deal) };
        memory.ask(COMPANY, job, 0).await;
    }
    memory.ask(quiet, JOB, 9).await;
    let next = memory.lease_but("one", 10, &[COMPANY]).await.unwrap();
    assert_eq!(next.company, quiet);
    assert!(memory.lease_but("one", 10, &[COMPANY]).await.is_none());
    assert!(memory.lease("one", 10).await.is_some());
}
