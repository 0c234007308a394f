//! Every storage function, the same test on SQLite and PostgreSQL.

mod copies;
mod flush;
mod migrations;
mod orders;
mod plans;
mod presets;
mod queue;
mod rows;
mod schema;
mod together;
mod twins;

use dealbooks::domain::ids::CompanyId;
use dealbooks::domain::moment::Moment;
use dealbooks::steps::Steps;
use dealbooks::storage::companies::{self, CompanyFacts};
use dealbooks::storage::{Store, StoreConfig};

use crate::support::TestDatabase;

/// A new database with one company in it.
struct Memory {
    store: Store,
    database: TestDatabase,
}

const COMPANY: CompanyId = CompanyId(7);

fn at(seconds: i64) -> Moment {
    Moment::from_unix(1_795_413_600 + seconds).unwrap()
}

/// A key of 32 times this byte, in the form of `ENCRYPTION_KEYS`.
fn key(id: &str, byte: u8) -> (String, secrecy::SecretString) {
    use base64::Engine as _;
    let text = base64::engine::general_purpose::STANDARD.encode([byte; 32]);
    (id.to_owned(), text.into())
}

fn open(database: &TestDatabase, keys: Vec<(String, secrecy::SecretString)>) -> Store {
    Store::open(&StoreConfig {
        url: database.url(),
        encryption_keys: keys,
        auto_migrate: true,
        steps: Steps::default(),
    })
    .unwrap()
}

fn facts(company: CompanyId) -> CompanyFacts {
    CompanyFacts {
        id: company,
        name: format!("Company {company}"),
        domain: "northwind".into(),
        api_base: "https://northwind.pipedrive.com".into(),
    }
}

impl Memory {
    async fn new() -> Self {
        let database = TestDatabase::new();
        let store = open(&database, vec![key("a", 1)]);
        let memory = Self { store, database };
        memory.company(COMPANY).await;
        memory
    }

    async fn company(&self, company: CompanyId) {
        let vault = self.store.vault();
        self.store
            .write(move |db| companies::upsert(db, &vault, &facts(company), at(0)))
            .await
            .unwrap();
    }
}
