//! `schema.rs` says what the tables of both databases are.

use std::collections::BTreeMap;

use diesel::{Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection};

use super::Memory;
use crate::support::TestDatabase;

/// Table → column → whether it may be empty.
type Tables = BTreeMap<String, BTreeMap<String, bool>>;

#[derive(diesel::QueryableByName)]
struct Column {
    #[diesel(sql_type = diesel::sql_types::Text)]
    of_table: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    nullable: bool,
}

const OF_SQLITE: &str = "SELECT m.name AS of_table, c.name AS name, c.\"notnull\" = 0 AS nullable \
     FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";
const OF_POSTGRES: &str = "SELECT table_name::text AS of_table, column_name::text AS name, is_nullable = 'YES' AS nullable \
     FROM information_schema.columns WHERE table_schema = 'public'";

fn of_database(database: &TestDatabase) -> Tables {
    let columns: Vec<Column> = match database {
        TestDatabase::Sqlite(_) => {
            let path = database.url().replace("sqlite://", "");
            let mut connection = SqliteConnection::establish(&path).unwrap();
            diesel::sql_query(OF_SQLITE).load(&mut connection).unwrap()
        }
        TestDatabase::Postgres { .. } => {
            let mut connection = PgConnection::establish(&database.url()).unwrap();
            diesel::sql_query(OF_POSTGRES)
                .load(&mut connection)
                .unwrap()
        }
    };
    let mut tables = Tables::new();
    for column in columns {
        let ours =
            !column.of_table.starts_with("__diesel") && !column.of_table.starts_with("sqlite_");
        if ours {
            let table = tables.entry(column.of_table).or_default();
            table.insert(column.name, column.nullable);
        }
    }
    tables
}

/// Reads `diesel::table!` blocks.
fn of_code() -> Tables {
    let source = include_str!("../../../src/storage/schema.rs");
    let mut tables = Tables::new();
    for block in source.split("diesel::table! {").skip(1) {
        let (head, body) = block.trim().split_once('{').unwrap();
        let name = head.split('(').next().unwrap().trim();
        let columns = body.lines().filter_map(|line| {
            let (column, kind) = line.trim().trim_end_matches(',').split_once(" -> ")?;
            Some((column.to_owned(), kind.starts_with("Nullable")))
        });
        tables.insert(name.to_owned(), columns.collect());
    }
    tables
}

#[tokio::test]
async fn the_code_and_the_database_name_the_same_columns() {
    let memory = Memory::new().await;
    let (code, database) = (of_code(), of_database(&memory.database));
    assert!(code.len() > 15);
    assert_eq!(
        code.keys().collect::<Vec<_>>(),
        database.keys().collect::<Vec<_>>()
    );
    for (table, columns) in &code {
        assert_eq!(Some(columns), database.get(table), "{table}");
    }
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let memory = Memory::new().await;
    assert_eq!(memory.store.migrate().unwrap(), 0);
    let health = memory.store.health().await.unwrap();
    assert_eq!(health, dealbooks::storage::Health::Ready);
}
