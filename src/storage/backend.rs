//! One connection type over two databases: chosen by the address, set up once, migrated here.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

const COMMON: EmbeddedMigrations = embed_migrations!("migrations/common");

/// A connection to whichever database the address names.
#[derive(diesel::MultiConnection)]
pub enum Db {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Runs the same query value on either arm; for what `MultiConnection` cannot say by itself.
macro_rules! on_backend {
    ($db:expr, $conn:ident => $query:expr) => {
        match $db {
            $crate::storage::backend::Db::Postgres($conn) => $query,
            $crate::storage::backend::Db::Sqlite($conn) => $query,
        }
    };
}
pub(super) use on_backend;

/// Where the rows live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Sqlite(String),
    Postgres(String),
}

impl Address {
    /// `sqlite://path` or `postgres://…`; anything else is a mistake, never a new file.
    pub(super) fn parse(url: &str) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            return if path.is_empty() {
                Err("the path after sqlite:// is missing".into())
            } else {
                Ok(Self::Sqlite(path.to_owned()))
            };
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err("expected sqlite://path or postgres://…".into())
    }

    fn connect(&self) -> ConnectionResult<Db> {
        match self {
            Self::Sqlite(path) => {
                make_private(path)?;
                let mut connection = SqliteConnection::establish(path)?;
                connection
                    .batch_execute(
                        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; \
                         PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON; \
                         PRAGMA cache_size=-4096; PRAGMA journal_size_limit=67108864;",
                    )
                    .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Db::Sqlite(connection))
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::establish(url)?;
                connection
                    .batch_execute("SET synchronous_commit = on; SET TIME ZONE 'UTC'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '30s'")
                    .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Db::Postgres(connection))
            }
        }
    }
}

/// The file is its owner's alone, also before SQLite writes the first byte.
fn make_private(path: &str) -> ConnectionResult<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    if Path::new(path).exists() {
        return Ok(());
    }
    std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .map(drop)
        .map_err(|error| ConnectionError::BadConnection(format!("{path}: {error}")))
}

/// Makes connections for the pool.
pub(super) struct Connections(pub(super) Address);

impl diesel::r2d2::ManageConnection for Connections {
    type Connection = Db;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Db, Self::Error> {
        self.0
            .connect()
            .map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, db: &mut Db) -> Result<(), Self::Error> {
        match db {
            Db::Sqlite(_) => Ok(()),
            Db::Postgres(connection) => connection
                .batch_execute("SELECT 1")
                .map_err(diesel::r2d2::Error::QueryError),
        }
    }

    /// A connection that saw a panic may hold half a transaction.
    fn has_broken(&self, db: &mut Db) -> bool {
        use diesel::connection::{AnsiTransactionManager, TransactionManager};
        let broken = match db {
            Db::Sqlite(connection) => <AnsiTransactionManager as TransactionManager<
                SqliteConnection,
            >>::is_broken_transaction_manager(connection),
            Db::Postgres(connection) => <AnsiTransactionManager as TransactionManager<
                PgConnection,
            >>::is_broken_transaction_manager(connection),
        };
        std::thread::panicking() || broken
    }
}

/// `BEGIN IMMEDIATE` on SQLite: an ordinary `BEGIN` finds out too late that somebody else writes.
pub(super) fn begin(db: &mut Db) -> QueryResult<()> {
    use diesel::connection::{AnsiTransactionManager, TransactionManager};
    match db {
        Db::Sqlite(connection) => {
            AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN IMMEDIATE")
        }
        Db::Postgres(connection) => AnsiTransactionManager::begin_transaction(connection),
    }
}

pub(super) fn commit(db: &mut Db) -> QueryResult<()> {
    use diesel::connection::{AnsiTransactionManager, TransactionManager};
    match db {
        Db::Sqlite(connection) => AnsiTransactionManager::commit_transaction(connection),
        Db::Postgres(connection) => AnsiTransactionManager::commit_transaction(connection),
    }
}

pub(super) fn rollback(db: &mut Db) -> QueryResult<()> {
    use diesel::connection::{AnsiTransactionManager, TransactionManager};
    match db {
        Db::Sqlite(connection) => AnsiTransactionManager::rollback_transaction(connection),
        Db::Postgres(connection) => AnsiTransactionManager::rollback_transaction(connection),
    }
}

/// Writes something that changes nothing, so that a commit has to reach the disk.
pub(super) fn prove(db: &mut Db) -> super::Result<()> {
    match db {
        Db::Sqlite(connection) => connection.batch_execute("PRAGMA user_version = 0")?,
        Db::Postgres(connection) => connection.batch_execute("SELECT pg_current_xact_id()")?,
    }
    Ok(())
}

/// Everything that has not been run yet. Of several processes one does it; the others wait, however long it takes, and
/// find it done. PostgreSQL: each migration is a transaction of its own. SQLite: all are one, because nothing but a
/// transaction locks there.
pub(super) fn migrate(db: &mut Db) -> Result<usize, String> {
    if pending(db).is_ok_and(|pending| pending.waiting == 0) {
        return Ok(0);
    }
    let run = match db {
        Db::Sqlite(connection) => {
            let wait = connection.batch_execute("PRAGMA busy_timeout=3600000");
            wait.map_err(|error| error.to_string())?;
            let run = connection.immediate_transaction(|connection| {
                let run = connection.run_pending_migrations(COMMON);
                run.map(|done| done.len()).map_err(Migrating::Failed)
            });
            let again = connection.batch_execute("PRAGMA busy_timeout=5000");
            again.map_err(|error| error.to_string())?;
            run.map_err(|error| match error {
                Migrating::Failed(error) => error,
                Migrating::Locked(error) => error.into(),
            })
        }
        Db::Postgres(connection) => {
            let locked = "SET lock_timeout = 0; SELECT pg_advisory_lock(7306086967182033251); SET lock_timeout = '5s'";
            let locked = connection.batch_execute(locked);
            locked.map_err(|error| error.to_string())?;
            let run = connection.run_pending_migrations(COMMON);
            let run = run.map(|done| done.len());
            // A session that is gone holds no lock.
            drop(connection.batch_execute("SELECT pg_advisory_unlock(7306086967182033251)"));
            run
        }
    };
    run.map_err(|error| error.to_string())
}

/// Why SQLite's tables are not up to date.
enum Migrating {
    Locked(diesel::result::Error),
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl From<diesel::result::Error> for Migrating {
    fn from(error: diesel::result::Error) -> Self {
        Self::Locked(error)
    }
}

/// How far the tables are from this program: migrations that wait, and ones it does not know.
pub(super) fn pending(db: &mut Db) -> Result<Pending, String> {
    let known: Vec<Box<dyn Migration<diesel::sqlite::Sqlite>>> =
        COMMON.migrations().map_err(|error| error.to_string())?;
    let known: Vec<String> = known
        .iter()
        .map(|one| one.name().version().to_string())
        .collect();
    let applied = match db {
        Db::Sqlite(connection) => connection.applied_migrations(),
        Db::Postgres(connection) => connection.applied_migrations(),
    };
    let applied: Vec<String> = applied
        .map_err(|error| error.to_string())?
        .iter()
        .map(ToString::to_string)
        .collect();
    Ok(Pending {
        waiting: known.iter().filter(|one| !applied.contains(one)).count(),
        newer: applied.iter().any(|one| !known.contains(one)),
    })
}

pub(super) struct Pending {
    pub(super) waiting: usize,
    /// The database was written by a newer program.
    pub(super) newer: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_address_is_not_a_new_file() {
        assert_eq!(
            Address::parse("sqlite://x.db"),
            Ok(Address::Sqlite("x.db".into()))
        );
        for wrong in [
            "",
            "x.db",
            "sqlite:x.db",
            "sqlite://",
            "mysql://x",
            "postgre://x",
        ] {
            assert!(Address::parse(wrong).is_err(), "{wrong}");
        }
    }
}
