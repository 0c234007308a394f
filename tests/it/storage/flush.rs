//! What is acknowledged lies on the disk.

use dealbooks::storage::Db;
use diesel::RunQueryDsl as _;

use super::Memory;

#[derive(diesel::QueryableByName)]
struct OfSqlite {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    synchronous: i32,
}

#[derive(diesel::QueryableByName)]
struct OfPostgres {
    #[diesel(sql_type = diesel::sql_types::Text)]
    synchronous_commit: String,
}

#[tokio::test]
async fn a_commit_waits_for_the_disk() {
    let memory = Memory::new().await;
    let waits = memory
        .store
        .write(|db| match db {
            Db::Sqlite(connection) => {
                let found: OfSqlite =
                    diesel::sql_query("PRAGMA synchronous").get_result(connection)?;
                Ok(found.synchronous >= 2) // FULL
            }
            Db::Postgres(connection) => {
                let found: OfPostgres =
                    diesel::sql_query("SHOW synchronous_commit").get_result(connection)?;
                Ok(found.synchronous_commit == "on")
            }
        })
        .await;
    assert!(waits.unwrap(), "a power cut may forget what was answered");
}
