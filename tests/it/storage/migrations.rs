//! Bringing the tables up to date is interrupted at each of its steps, and goes on at the next try.

use std::os::unix::process::ExitStatusExt as _;
use std::process::Stdio;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};

use crate::support::TestDatabase;
use crate::support::program::{Program, Settings, alone, command, ran, within};

const OF_SQLITE: &str = "SELECT sql AS text FROM sqlite_master WHERE sql IS NOT NULL \
     UNION ALL SELECT version FROM __diesel_schema_migrations ORDER BY 1";
const OF_POSTGRES: &str = "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS text \
     FROM information_schema.columns WHERE table_schema = 'public' \
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' \
     UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
     WHERE connamespace = 'public'::regnamespace \
     UNION ALL SELECT version FROM __diesel_schema_migrations ORDER BY 1";

/// Every table, index and constraint, and which migrations were run.
fn schema(database: &TestDatabase) -> Vec<String> {
    database.texts(match database {
        TestDatabase::Sqlite(_) => OF_SQLITE,
        TestDatabase::Postgres { .. } => OF_POSTGRES,
    })
}

#[test]
fn a_migration_killed_at_any_of_its_steps_goes_on_at_the_next_start() {
    let (whole, killed) = (TestDatabase::new(), TestDatabase::new());
    assert!(ran(&["migrate"], &alone(&whole)).status.success());
    let settings = alone(&killed);
    let deaths = match &killed {
        TestDatabase::Sqlite(_) => killed_at_each_write(&settings),
        TestDatabase::Postgres { .. } => cut_after_each_statement(&killed, &settings),
    };
    assert!(deaths > 40, "{deaths}");
    assert_eq!(schema(&killed), schema(&whole));
}

#[test]
fn several_processes_that_migrate_one_database_at_once_all_end_well() {
    let whole = TestDatabase::new();
    assert!(ran(&["migrate"], &alone(&whole)).status.success());
    for _ in 0..4 {
        let shared = TestDatabase::new();
        let settings = alone(&shared);
        let begun: Vec<_> = (0..6)
            .map(|_| {
                let mut migrate = command(&["migrate"], &settings);
                migrate.stderr(Stdio::piped()).stdout(Stdio::null());
                migrate.spawn().unwrap()
            })
            .collect();
        for one in begun {
            let ended = one.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(ended.status.success(), "{said}");
        }
        assert_eq!(schema(&shared), schema(&whole));
    }
}

#[tokio::test]
async fn two_processes_that_start_on_an_empty_database_share_it() {
    let shared = TestDatabase::new();
    let settings = alone(&shared);
    let start = || {
        let settings = settings.clone();
        std::thread::spawn(move || Program::start(&settings))
    };
    let (first, second) = (start(), start());
    for mut program in [first.join().unwrap(), second.join().unwrap()] {
        let health = format!("http://{}/health/ready", program.address);
        assert_eq!(reqwest::get(health).await.unwrap().status(), 200);
        program.signal("-TERM");
        assert_eq!(program.exit_code(), Some(0));
        assert!(!program.log().contains("ERROR"), "{}", program.log());
    }
}

/// Nothing of a transaction leaves SQLite's memory before its commit, so its steps are its writes: the system kills
/// the process at each, half done, as soon as a file becomes larger than it may.
fn killed_at_each_write(settings: &Settings) -> usize {
    const OF_THE_SYSTEM: i32 = 25; // SIGXFSZ
    for deaths in 0.. {
        // In blocks of 512 bytes; a page more each time.
        let limits = format!("ulimit -c 0; ulimit -f {}", deaths * 8);
        let mut migrate = within(&limits, &["migrate"], settings);
        let status = migrate.output().unwrap().status;
        if status.success() {
            return deaths;
        }
        assert_eq!(status.signal(), Some(OF_THE_SYSTEM), "{status}");
    }
    0
}

/// The server throws the session out after the first statement, the second, …; once a migration is through, of the
/// next one.
fn cut_after_each_statement(database: &TestDatabase, settings: &Settings) -> usize {
    let mut server = PgConnection::establish(&database.url()).unwrap();
    // A number drawn from a sequence stays drawn when its transaction is undone.
    let trap = "CREATE SEQUENCE taken; \
        CREATE FUNCTION spring() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN \
            IF nextval('taken') = (SELECT at FROM trap) THEN \
                PERFORM pg_terminate_backend(pg_backend_pid()); \
            END IF; \
        END $$; \
        CREATE TABLE trap (at BIGINT); INSERT INTO trap VALUES (0); \
        CREATE EVENT TRIGGER trap ON ddl_command_end EXECUTE FUNCTION spring()";
    server.batch_execute(trap).unwrap();
    let (mut deaths, mut at, mut through) = (0, 1, 0);
    loop {
        let set = format!("ALTER SEQUENCE taken RESTART; UPDATE trap SET at = {at}");
        // Without the trigger: it would count this as well.
        let quietly =
            format!("ALTER EVENT TRIGGER trap DISABLE; {set}; ALTER EVENT TRIGGER trap ENABLE");
        server.batch_execute(&quietly).unwrap();
        let ended = ran(&["migrate"], settings);
        if ended.status.success() {
            break;
        }
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!said.contains("panicked"), "{said}");
        deaths += 1;
        let done = "SELECT count(*)::text AS text FROM information_schema.tables \
            WHERE table_name = '__diesel_schema_migrations'";
        let rows = match database.texts(done)[0].as_str() {
            "0" => 0,
            _ => database
                .texts("SELECT version AS text FROM __diesel_schema_migrations")
                .len(),
        };
        at = if rows > through { 1 } else { at + 1 };
        through = rows;
    }
    server
        .batch_execute(
            "DROP EVENT TRIGGER trap; DROP FUNCTION spring; DROP SEQUENCE taken; DROP TABLE trap",
        )
        .unwrap();
    deaths
}
