//! Our memory, and the only room that speaks SQL. Two doors: [`Store::read`] and [`Store::write`].

pub mod audit;
mod backend;
pub mod books;
pub mod companies;
pub mod connections;
pub mod deals;
pub mod doors;
pub mod erase;
pub mod events;
pub mod export;
mod facts;
mod fixed;
pub mod forms;
pub mod grants;
pub mod handovers;
pub mod intent_counts;
pub mod intents;
pub mod invoices;
pub mod jobs;
pub mod kept;
pub mod lists;
pub mod numbers;
pub mod pending;
pub mod presets;
pub mod records;
pub mod remains;
mod schema;
pub mod seal;
mod store;
pub mod tellings;
mod together;
mod upkeep;
pub mod usage;
pub mod viewers;

pub use backend::Db;
pub use store::{Health, Store, StoreConfig};
pub use together::Together;
pub use upkeep::restore;

/// Why our memory could not answer. Errors of a single row are the caller's to name.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database is away, full, locked or read-only.
    #[error("the database did not answer: {0}")]
    Unavailable(String),
    /// A rule the database itself keeps said no: the row exists already.
    #[error("the row exists already")]
    Exists,
    /// A row holds something no version of the program writes.
    #[error("a row cannot be read: {0}")]
    Corrupt(String),
    /// A sealed value does not open in its place.
    #[error("a sealed value does not open: {0}")]
    Sealed(#[from] seal::SealError),
    #[error("database: {0}")]
    Query(diesel::result::Error),
}

impl From<diesel::result::Error> for StorageError {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error};
        match error {
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Exists,
            Error::DatabaseError(DatabaseErrorKind::ClosedConnection, about) => {
                Self::Unavailable(about.message().to_owned())
            }
            other => Self::Query(other),
        }
    }
}

impl From<serde_json::Error> for StorageError {
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}

pub type Result<T> = std::result::Result<T, StorageError>;
