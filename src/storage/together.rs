//! Entries of one kind that arrive while the writer is busy: written by one closure, answered one by one.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::Connection as _;
use tokio::sync::oneshot;

use super::backend::Db;
use super::{Result, StorageError};

type Change<T> = dyn Fn(&mut Db, &[T]) -> Result<()> + Send + Sync;
type Answer = oneshot::Sender<Result<()>>;

/// What waits for its turn, and how it is written.
pub struct Together<T> {
    waiting: Mutex<Vec<(T, Answer)>>,
    change: Box<Change<T>>,
}

impl<T> Together<T> {
    /// `change` writes any number of entries, all of them or none.
    pub fn new(change: impl Fn(&mut Db, &[T]) -> Result<()> + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self {
            waiting: Mutex::default(),
            change: Box::new(change),
        })
    }

    /// A turn at the writer, where none is waiting already.
    pub(super) fn join(self: &Arc<Self>, entry: T, answer: Answer) -> Option<Turn<T>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((entry, answer));
        (waiting.len() == 1).then(|| Turn(Some(Arc::clone(self))))
    }

    fn take(&self) -> Vec<(T, Answer)> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// One that cannot be written does not take the others with it.
    fn write(&self, db: &mut Db, entries: &[T]) -> Vec<Result<()>> {
        let apart = |db: &mut Db, some: &[T]| db.transaction(|db| (self.change)(db, some));
        match apart(db, entries) {
            Ok(()) => entries.iter().map(|_| Ok(())).collect(),
            Err(error) if entries.len() == 1 => vec![Err(error)],
            Err(_) => entries.chunks(1).map(|one| apart(db, one)).collect(),
        }
    }
}

/// The right to write what waits, once. Dropped unused, it sends those who wait away with it.
pub(super) struct Turn<T>(Option<Arc<Together<T>>>);

impl<T> Turn<T> {
    /// Tells those who waited, once it is known whether the commit held.
    pub(super) fn write(mut self, db: &mut Db) -> impl FnOnce(Result<()>) + use<T> {
        let (entries, answers): (Vec<T>, Vec<Answer>) = self
            .0
            .as_ref()
            .map_or_else(Vec::new, |together| together.take())
            .into_iter()
            .unzip();
        let written = self
            .0
            .take()
            .map_or_else(Vec::new, |together| together.write(db, &entries));
        move |committed| {
            let failure = committed.err().map(|error| error.to_string());
            for (answer, written) in answers.into_iter().zip(written) {
                let told = match &failure {
                    None => written,
                    Some(error) => Err(StorageError::Unavailable(error.clone())),
                };
                drop(answer.send(told));
            }
        }
    }
}

impl<T> Drop for Turn<T> {
    fn drop(&mut self) {
        if let Some(together) = &self.0 {
            drop(together.take());
        }
    }
}
