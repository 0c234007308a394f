//! A database of its own for each test: a fresh file, or a fresh database of the cluster under test.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection};

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

    /// Everything that is stored, as somebody who stole the disk would read it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Sqlite(folder) => {
                let mut all = Vec::new();
                for file in std::fs::read_dir(folder.path()).unwrap() {
                    all.extend(std::fs::read(file.unwrap().path()).unwrap());
                }
                all
            }
            Self::Postgres { .. } => {
                let mut connection = PgConnection::establish(&self.url()).unwrap();
                let mut all = String::new();
                for table in tables(&mut connection) {
                    let rows = diesel::sql_query(format!(
                        "SELECT coalesce(string_agg(t::text, '|'), '') AS text FROM {table} t"
                    ));
                    all += &rows.get_result::<Text>(&mut connection).unwrap().text;
                }
                all.into_bytes()
            }
        }
    }

    /// Whether this text is stored in clear.
    pub(crate) fn shows(&self, text: &str) -> bool {
        let wanted = text.as_bytes();
        self.bytes()
            .windows(wanted.len())
            .any(|part| part == wanted)
    }
}

/// A database that takes nothing, until this is dropped.
pub(crate) enum Blocked {
    /// Somebody else writes and does not end.
    Sqlite { _writer: SqliteConnection },
    /// Nobody may connect, and who was is thrown out.
    Postgres { server: PgConnection, name: String },
}

impl Drop for Blocked {
    fn drop(&mut self) {
        if let Self::Postgres { server, name } = self {
            let open = format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true");
            server.batch_execute(&open).unwrap();
        }
    }
}

impl TestDatabase {
    /// How to block it, from wherever.
    pub(crate) fn blocker(&self) -> impl Fn() -> Blocked + Send + Sync + 'static {
        let url = self.url();
        let server = match self {
            Self::Sqlite(_) => None,
            Self::Postgres { server, name } => Some((server.clone(), name.clone())),
        };
        move || match &server {
            None => {
                let path = url.trim_start_matches("sqlite://");
                let mut writer = SqliteConnection::establish(path).unwrap();
                writer
                    .batch_execute("PRAGMA busy_timeout=5000; BEGIN IMMEDIATE")
                    .unwrap();
                Blocked::Sqlite { _writer: writer }
            }
            Some((server, name)) => {
                let mut connection = PgConnection::establish(server).unwrap();
                let close = format!(
                    "ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false; \
                     SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
                );
                connection.batch_execute(&close).unwrap();
                Blocked::Postgres {
                    server: connection,
                    name: name.clone(),
                }
            }
        }
    }

    /// Every session of a PostgreSQL server ends, as when it restarts.
    pub(crate) fn throw_out(&self) {
        if let Self::Postgres { server, name } = self {
            let all = format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            );
            let mut connection = PgConnection::establish(server).unwrap();
            connection.batch_execute(&all).unwrap();
        }
    }

    /// The tables that hold anything of a company.
    pub(crate) fn rows_of(&self, company: i64) -> Vec<String> {
        let schema = include_str!("../../../src/storage/schema.rs");
        let tables = schema
            .split("diesel::table! {")
            .skip(1)
            .filter(|block| block.contains("company_id ->"))
            .map(|block| block.trim().split([' ', '(']).next().unwrap().to_owned());
        tables
            .filter(|table| self.count(table, company) > 0)
            .collect()
    }

    fn count(&self, table: &str, company: i64) -> i64 {
        self.number(&format!(
            "SELECT count(*) AS rows FROM {table} WHERE company_id = {company}"
        ))
    }

    /// The columns, as `table.column`, in which this text stands in clear, in capitals or not.
    pub(crate) fn columns_with(&self, text: &str) -> BTreeSet<String> {
        let schema = include_str!("../../../src/storage/schema.rs");
        let text = text.to_lowercase();
        let mut found = BTreeSet::new();
        for block in schema.split("diesel::table! {").skip(1) {
            let (head, body) = block.trim().split_once('{').unwrap();
            let table = head.split('(').next().unwrap().trim();
            for line in body.lines().filter(|line| line.contains("Text")) {
                let Some((column, _)) = line.trim().split_once(" -> ") else {
                    continue;
                };
                let rows = self.number(&format!(
                    "SELECT count(*) AS rows FROM {table} WHERE lower({column}) LIKE '%{text}%'"
                ));
                if rows > 0 {
                    found.insert(format!("{table}.{column}"));
                }
            }
        }
        found
    }

    /// The events of QuickBooks that are remembered, by their ids.
    pub(crate) fn events(&self) -> BTreeSet<String> {
        let ids = self.texts("SELECT event_id AS text FROM webhook_events");
        ids.into_iter().collect()
    }

    /// The column `text` of a query.
    pub(crate) fn texts(&self, query: &str) -> Vec<String> {
        let query = diesel::sql_query(query);
        let rows: Vec<Text> = match self {
            Self::Sqlite(_) => {
                let path = self.url().replace("sqlite://", "");
                let mut connection = SqliteConnection::establish(&path).unwrap();
                query.load(&mut connection).unwrap()
            }
            Self::Postgres { .. } => {
                let mut connection = PgConnection::establish(&self.url()).unwrap();
                query.load(&mut connection).unwrap()
            }
        };
        rows.into_iter().map(|row| row.text).collect()
    }

    fn number(&self, query: &str) -> i64 {
        let counted: Counted = match self {
            Self::Sqlite(_) => {
                let path = self.url().replace("sqlite://", "");
                let mut connection = SqliteConnection::establish(&path).unwrap();
                diesel::sql_query(query)
                    .get_result(&mut connection)
                    .unwrap()
            }
            Self::Postgres { .. } => {
                let mut connection = PgConnection::establish(&self.url()).unwrap();
                diesel::sql_query(query)
                    .get_result(&mut connection)
                    .unwrap()
            }
        };
        counted.rows
    }
}

#[derive(diesel::QueryableByName)]
struct Counted {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    rows: i64,
}

#[derive(diesel::QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

fn tables(connection: &mut PgConnection) -> Vec<String> {
    let names = "SELECT table_name::text AS text FROM information_schema.tables WHERE table_schema = 'public'";
    let found: Vec<Text> = diesel::sql_query(names).load(connection).unwrap();
    found.into_iter().map(|row| row.text).collect()
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
