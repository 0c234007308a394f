//! What an operator does to our memory: copy it, put a copy back, seal it with a new key.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use super::backend::{Address, Connections, Db, begin, commit};
use super::companies::data_key_place;
use super::schema::{companies, house_keys, intents};
use super::seal::Vault;
use super::{Result, StorageError};
use crate::domain::ids::CompanyId;
use crate::domain::moment::Moment;

const POSTGRES_TOOLS: &str =
    "This is PostgreSQL: copy it with pg_dump and put it back with pg_restore.";

fn away(error: impl std::fmt::Display) -> StorageError {
    StorageError::Unavailable(error.to_string())
}

/// A consistent copy, made while the database is in use, opened and checked.
pub(super) fn backup(db: &mut Db, file: &Path) -> Result<String> {
    let Db::Sqlite(connection) = db else {
        return Ok(POSTGRES_TOOLS.to_owned());
    };
    create_private(file)?;
    diesel::sql_query("VACUUM INTO ?")
        .bind::<diesel::sql_types::Text, _>(file.to_string_lossy().into_owned())
        .execute(connection)?;
    verify(file)?;
    Ok(format!("Copied to {} and verified.", file.display()))
}

/// Its owner's alone before the first byte is in it; never over another file.
fn create_private(file: &Path) -> Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut new = std::fs::OpenOptions::new();
    new.write(true).create_new(true).mode(0o600);
    new.open(file)
        .map(drop)
        .map_err(|error| away(format!("{}: {error}", file.display())))
}

/// Empties the write-ahead log into the file.
pub(super) fn purge(db: &mut Db) -> Result<()> {
    let Db::Sqlite(connection) = db else {
        return Ok(());
    };
    Ok(connection.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?)
}

#[derive(QueryableByName)]
struct Verdict {
    #[diesel(sql_type = diesel::sql_types::Text)]
    integrity_check: String,
}

fn verify(file: &Path) -> Result<SqliteConnection> {
    let mut copy = SqliteConnection::establish(&file.to_string_lossy()).map_err(away)?;
    let verdict: Verdict = diesel::sql_query("PRAGMA integrity_check").get_result(&mut copy)?;
    if verdict.integrity_check != "ok" {
        return Err(away(format!(
            "{}: {}",
            file.display(),
            verdict.integrity_check
        )));
    }
    companies::table.count().get_result::<i64>(&mut copy)?;
    Ok(copy)
}

/// Puts a copy back. Our memory goes back in time, so whatever was under way is looked up before it is sent again.
pub fn restore(url: &str, file: &Path) -> Result<String> {
    use std::os::unix::fs::PermissionsExt as _;
    let address = Address::parse(url).map_err(StorageError::Unavailable)?;
    let Address::Sqlite(target) = &address else {
        let mut db =
            diesel::r2d2::ManageConnection::connect(&Connections(address)).map_err(away)?;
        let open = look_first(&mut db)?;
        return Ok(format!(
            "{POSTGRES_TOOLS} {open} open intents will be looked up before anything is sent."
        ));
    };
    drop(verify(file)?);
    let target = Path::new(target);
    refuse_if_open(target)?;
    for suffix in ["-wal", "-shm"] {
        let mut leftover = target.as_os_str().to_owned();
        leftover.push(suffix);
        match std::fs::remove_file(&leftover) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(away(error)),
        }
    }
    std::fs::copy(file, target).map_err(away)?;
    std::fs::set_permissions(target, std::fs::Permissions::from_mode(0o600)).map_err(away)?;
    let mut db =
        diesel::r2d2::ManageConnection::connect(&Connections(address.clone())).map_err(away)?;
    let open = look_first(&mut db)?;
    Ok(format!(
        "Restored from {}. {open} open intents will be looked up before anything is sent.",
        file.display()
    ))
}

/// Only the last connection may leave write-ahead logging. A damaged file is no reason not to replace it.
fn refuse_if_open(target: &Path) -> Result<()> {
    if !target.exists() {
        return Ok(());
    }
    let Ok(mut connection) = SqliteConnection::establish(&target.to_string_lossy()) else {
        return Ok(());
    };
    match connection.batch_execute("PRAGMA journal_mode=DELETE") {
        Err(error) if error.to_string().contains("locked") => {
            Err(away("the database is in use: stop the program first"))
        }
        _ => Ok(()),
    }
}

/// A day: longer than QuickBooks is trusted to replay, and short enough that nobody has to decide yet.
const PAST_REPLAY_SECONDS: i64 = 24 * 3600;

/// Open intents become doubts, a day older than they are: the look-up goes before the next send, and begins early
/// enough to find what was made of them after the copy.
fn look_first(db: &mut Db) -> Result<usize> {
    type Row = (
        i64,
        String,
        chrono::NaiveDateTime,
        Option<chrono::NaiveDateTime>,
    );
    begin(db)?;
    let open: Vec<Row> = intents::table
        .filter(intents::state.eq_any(["ready", "sent", "doubt"]))
        .select((
            intents::company_id,
            intents::id,
            intents::created_at,
            intents::first_sent_at,
        ))
        .load(db)?;
    for (company, id, created, sent) in &open {
        let sent = Moment::from(sent.unwrap_or(*created)).plus_seconds(-PAST_REPLAY_SECONDS);
        diesel::update(intents::table.find((company, id)))
            .set((
                intents::state.eq("doubt"),
                intents::first_sent_at.eq(Some(sent.naive())),
                intents::lease_until.eq(None::<chrono::NaiveDateTime>),
            ))
            .execute(db)?;
    }
    commit(db)?;
    Ok(open.len())
}

/// Data keys sealed anew with the first key; rows stay as they are. Interrupted, it goes on where it stopped.
pub(super) fn rotate(db: &mut Db, vault: &Vault) -> Result<usize> {
    let mut resealed = 0;
    let keys: Vec<(i64, String)> = companies::table
        .select((companies::company_id, companies::data_key))
        .load(db)?;
    for (company, sealed) in keys
        .into_iter()
        .filter(|(_, sealed)| !vault.is_current(sealed))
    {
        let place = data_key_place(CompanyId(company));
        let anew = vault.seal_key(&vault.open_key(&sealed, &place)?, &place)?;
        diesel::update(
            companies::table
                .find(company)
                .filter(companies::data_key.eq(sealed)),
        )
        .set(companies::data_key.eq(anew))
        .execute(db)?;
        resealed += 1;
    }
    let house: Vec<(String, String)> = house_keys::table
        .select((house_keys::name, house_keys::sealed))
        .load(db)?;
    for (name, sealed) in house
        .into_iter()
        .filter(|(_, sealed)| !vault.is_current(sealed))
    {
        let anew = vault.seal_key(&vault.open_key(&sealed, &name)?, &name)?;
        diesel::update(house_keys::table.find(&name))
            .set(house_keys::sealed.eq(anew))
            .execute(db)?;
        resealed += 1;
    }
    if let Db::Sqlite(connection) = db {
        connection.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
    }
    Ok(resealed)
}
