//! Reads on pooled connections; writes through one writer that commits for all who wait.
//!
//! What arrives together shares one transaction and one flush (group commit) and is answered after it. Alone, a
//! write waits for nobody. See `docs/adr/0003-one-writer.md`.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use diesel::r2d2::{Pool, PooledConnection};
use secrecy::SecretString;
use tokio::sync::oneshot;

use super::backend::{self, Address, Connections, Db};
use super::seal::Vault;
use super::together::Together;
use super::{Result, StorageError, companies};
use crate::steps::Steps;

/// The most writes that share one transaction.
const GROUP: usize = 256;

/// How to open our memory.
pub struct StoreConfig {
    /// `sqlite://path` or `postgres://…`
    pub url: String,
    /// `(key id, base64 of 32 bytes)`; the first seals, all open.
    pub encryption_keys: Vec<(String, SecretString)>,
    pub auto_migrate: bool,
    pub steps: Steps,
}

/// Our memory. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    pool: Pool<Connections>,
    writer: mpsc::Sender<Write>,
    vault: Arc<Vault>,
    is_sqlite: bool,
    steps: Steps,
    /// The last write found the database away, full, locked or read-only.
    failing: Arc<AtomicBool>,
}

/// What a readiness probe may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    Ready,
    MigrationsPending,
    /// Written by a newer program; this one must not touch it.
    Newer,
}

type Settle = Box<dyn FnOnce(Result<()>) + Send>;
type Write = Box<dyn FnOnce(&mut Db) -> std::result::Result<Settle, ()> + Send>;

impl Store {
    /// Opens and, where allowed, migrates the database; starts the writer.
    pub fn open(config: &StoreConfig) -> Result<Self> {
        let address = Address::parse(&config.url).map_err(StorageError::Unavailable)?;
        let is_sqlite = matches!(address, Address::Sqlite(_));
        let pool = Pool::builder()
            .max_size(if is_sqlite { 8 } else { 12 })
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(5))
            .max_lifetime(Some(Duration::from_secs(1800)))
            .test_on_check_out(!is_sqlite)
            .build(Connections(address))
            .map_err(|error| StorageError::Unavailable(error.to_string()))?;
        let mut db = checkout(&pool)?;
        if config.auto_migrate {
            backend::migrate(&mut db).map_err(StorageError::Unavailable)?;
        }
        let vault = Arc::new(Vault::open(&config.encryption_keys)?);
        // Outside of any transaction, so that what is kept in mind is what lies there. A database that cannot say
        // yet (no tables, other keys) is asked each time.
        if let Ok(key) = companies::realm_index_key(&mut db, &vault) {
            vault.index_key.get_or_init(|| key);
        }
        let (writer, queue) = mpsc::channel();
        let (writer_pool, failing) = (pool.clone(), Arc::default());
        let told = Arc::clone(&failing);
        std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || write_all(&writer_pool, &queue, &told))
            .map_err(|error| StorageError::Unavailable(error.to_string()))?;
        Ok(Self {
            inner: Arc::new(Inner {
                pool,
                writer,
                vault,
                is_sqlite,
                steps: config.steps.clone(),
                failing,
            }),
        })
    }

    pub fn vault(&self) -> Arc<Vault> {
        Arc::clone(&self.inner.vault)
    }

    /// Shared with what calls out.
    pub fn steps(&self) -> &Steps {
        &self.inner.steps
    }

    pub fn is_sqlite(&self) -> bool {
        self.inner.is_sqlite
    }

    /// Looks something up. On SQLite in place (microseconds, readers wait for nobody), on PostgreSQL off the
    /// event loop.
    pub async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&mut Db) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if self.inner.is_sqlite {
            return look(&mut *checkout(&self.inner.pool)?);
        }
        self.read_much(look).await
    }

    /// The same for what takes milliseconds: off the event loop on both.
    pub async fn read_much<T: Send + 'static>(
        &self,
        look: impl FnOnce(&mut Db) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let inner = Arc::clone(&self.inner);
        tokio::task::spawn_blocking(move || look(&mut *checkout(&inner.pool)?))
            .await
            .map_err(|error| StorageError::Unavailable(error.to_string()))?
    }

    /// Changes something: all of it or nothing, flushed before this returns.
    ///
    /// The closure cannot wait for anything, so no transaction stays open across a call to a provider.
    pub async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Db) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.inner.steps.reach(|| "before a write".to_owned()).await;
        let (answer, waiting) = oneshot::channel();
        let failing = Arc::clone(&self.inner.failing);
        self.hand_over(Box::new(move |db| match change(db) {
            Ok(value) => Ok(Box::new(move |committed: Result<()>| {
                drop(answer.send(committed.map(|()| value)));
            })),
            Err(error) => {
                if matches!(error, StorageError::Unavailable(_) | StorageError::Query(_)) {
                    failing.store(true, Ordering::Relaxed);
                }
                drop(answer.send(Err(error)));
                Err(())
            }
        }))?;
        self.flushed(waiting).await
    }

    /// The same for one of many entries of a kind: those that arrive while the writer is busy share one call.
    pub async fn write_together<T: Send + 'static>(
        &self,
        together: &Arc<Together<T>>,
        entry: T,
    ) -> Result<()> {
        self.inner.steps.reach(|| "before a write".to_owned()).await;
        let (answer, waiting) = oneshot::channel();
        if let Some(turn) = together.join(entry, answer) {
            self.hand_over(Box::new(move |db| Ok(Box::new(turn.write(db)))))?;
        }
        self.flushed(waiting).await
    }

    fn hand_over(&self, write: Write) -> Result<()> {
        self.inner
            .writer
            .send(write)
            .map_err(|_| StorageError::Unavailable("the writer has stopped".into()))
    }

    async fn flushed<T>(&self, waiting: oneshot::Receiver<Result<T>>) -> Result<T> {
        let written = waiting
            .await
            .map_err(|_| StorageError::Unavailable("the write did not finish".into()))?;
        self.inner.steps.reach(|| "after a write".to_owned()).await;
        written
    }

    /// Brings the tables up to date; how many steps it took.
    pub fn migrate(&self) -> Result<usize> {
        backend::migrate(&mut *checkout(&self.inner.pool)?).map_err(StorageError::Unavailable)
    }

    /// A consistent copy of an embedded database; what was done, in a sentence.
    pub fn backup(&self, file: &std::path::Path) -> Result<String> {
        super::upkeep::backup(&mut *checkout(&self.inner.pool)?, file)
    }

    /// Seals data keys with the first of `ENCRYPTION_KEYS`; how many.
    pub fn rotate_keys(&self) -> Result<usize> {
        super::upkeep::rotate(&mut *checkout(&self.inner.pool)?, &self.inner.vault)
    }

    /// What was deleted leaves SQLite's write-ahead log too; in the file itself it is overwritten at once.
    pub async fn purge(&self) -> Result<()> {
        if !self.inner.is_sqlite {
            return Ok(());
        }
        self.read_much(super::upkeep::purge).await
    }

    /// Looks, and after a write that failed also whether writing works again.
    pub async fn health(&self) -> Result<Health> {
        if self.inner.failing.load(Ordering::Relaxed) {
            self.write(backend::prove).await?;
            self.inner.failing.store(false, Ordering::Relaxed);
        }
        self.read(|db| {
            let pending = backend::pending(db).map_err(StorageError::Unavailable)?;
            Ok(match (pending.newer, pending.waiting) {
                (true, _) => Health::Newer,
                (false, 0) => Health::Ready,
                (false, _) => Health::MigrationsPending,
            })
        })
        .await
    }
}

fn checkout(pool: &Pool<Connections>) -> Result<PooledConnection<Connections>> {
    pool.get()
        .map_err(|error| StorageError::Unavailable(error.to_string()))
}

/// The writer: takes what waits, commits it together, answers after the flush. Ends with the last `Store`.
fn write_all(pool: &Pool<Connections>, writes: &mpsc::Receiver<Write>, failing: &AtomicBool) {
    while let Ok(first) = writes.recv() {
        let mut group = vec![first];
        while group.len() < GROUP
            && let Ok(next) = writes.try_recv()
        {
            group.push(next);
        }
        let committed = match checkout(pool) {
            Ok(mut db) => commit_group(&mut db, group),
            // Each closure is dropped unanswered: its caller reads "the write did not finish".
            Err(error) => {
                tracing::error!(%error, "no connection for writing");
                false
            }
        };
        if !committed {
            failing.store(true, Ordering::Relaxed);
        }
    }
}

/// Whether the database took what was written, if anything was.
fn commit_group(db: &mut Db, group: Vec<Write>) -> bool {
    if let Err(error) = backend::begin(db) {
        tracing::error!(%error, "a transaction could not begin");
        return false;
    }
    let alone = group.len() == 1;
    let done = group.into_iter().filter_map(|write| {
        if alone {
            tried(db, write)
        } else {
            apart(db, write)
        }
    });
    let answers: Vec<Settle> = done.collect();
    let committed = if answers.is_empty() {
        backend::rollback(db)
    } else {
        backend::commit(db)
    };
    let failure = committed.err().map(|error| error.to_string());
    if let Some(error) = &failure {
        tracing::error!(error, "a commit failed");
        drop(backend::rollback(db));
    }
    let is_well = failure.is_none();
    for answer in answers {
        answer(
            failure
                .clone()
                .map_or(Ok(()), |error| Err(StorageError::Unavailable(error))),
        );
    }
    is_well
}

/// A write that panics is a write that failed.
fn tried(db: &mut Db, write: Write) -> Option<Settle> {
    let done = std::panic::catch_unwind(AssertUnwindSafe(|| write(db)));
    done.unwrap_or_else(|_| {
        tracing::error!("a write panicked; it is undone");
        Err(())
    })
    .ok()
}

/// One of several writes: undone by itself if it fails.
fn apart(db: &mut Db, write: Write) -> Option<Settle> {
    use diesel::Connection as _;
    db.transaction(|db| tried(db, write).ok_or(diesel::result::Error::RollbackTransaction))
        .ok()
}
