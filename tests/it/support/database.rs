//! A database of its own for each test: a fresh file, or a fresh database of the cluster under test.

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};

pub(crate) enum TestDatabase {
    Sqlite(tempfile::TempDir),
    Postgres { server: String, name: String },
}

impl TestDatabase {
    pub(crate) fn new() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "the test command says which database"
        )]
        let server = std::env::var("TEST_DATABASE_URL").ok();
        match server {
            None => Self::Sqlite(tempfile::tempdir().unwrap()),
            Some(server) => {
                let name = format!("t{}", uuid::Uuid::now_v7().simple());
                PgConnection::establish(&server)
                    .unwrap()
                    .batch_execute(&format!("CREATE DATABASE {name}"))
                    .unwrap();
                Self::Postgres { server, name }
            }
        }
    }

    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", folder.path().join("test.db").display()),
            Self::Postgres { server, name } => {
                let mut url = url::Url::parse(server).unwrap();
                url.set_path(name);
                url.to_string()
            }
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Self::Postgres { server, name } = self {
            // A database left behind ends with its cluster.
            if let Ok(mut connection) = PgConnection::establish(server) {
                drop(connection.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")));
            }
        }
    }
}
