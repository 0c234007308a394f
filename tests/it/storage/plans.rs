//! What a request costs does not grow with what is stored: no statement of the program reads a whole table.

use std::process::Command;

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::support::TestDatabase;
use crate::support::statements::FILE;

/// Tests that between them say nearly everything the program can say to its database.
const STORIES: &[&str] = &[
    "journeys::actions::a_deleted_invoice",
    "journeys::actions::a_lost_answer",
    "journeys::actions::one_press_sends",
    "journeys::all_invoices",
    "journeys::compare::a_connection_without",
    "journeys::compare::an_invoice_is_overdue",
    "journeys::compare::grants_that",
    "journeys::compare::months_of",
    "journeys::connect",
    "journeys::contact_panel",
    "journeys::create_invoice",
    "journeys::deal_fields",
    "journeys::handover",
    "journeys::history",
    "journeys::link_many",
    "journeys::my_data",
    "journeys::panel",
    "journeys::presets",
    "journeys::settings",
    "journeys::typing",
    "journeys::visibility",
    "journeys::webhooks",
];

/// Statements that may read a whole table: what begins like this, and why.
const ALLOWED: &[(&str, &str)] = &[
    (
        "SELECT `__diesel_schema_migrations`",
        "one row for each migration",
    ),
    (
        "SELECT `connections`.`company_id` FROM `connections` WHERE ((`connections`.`state` = ?) AND  NOT (EXISTS",
        "once an hour: each connection and its comparison",
    ),
    (
        "SELECT `jobs`.`company_id`, `jobs`.`key`, `jobs`.`kind`, `jobs`.`state`",
        "a list that an operator asks for",
    ),
    (
        "DELETE FROM `oauth_states` WHERE (`oauth_states`.`company_id` = ?)",
        "a company is erased; rows live for minutes",
    ),
    (
        "DELETE FROM `tickets` WHERE (`tickets`.`company_id` = ?)",
        "a company is erased; rows live for minutes",
    ),
    ("SELECT count(*) AS rows FROM", "the tests' own question"),
];

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[test]
fn no_statement_reads_a_whole_table() {
    let database = TestDatabase::new();
    let TestDatabase::Sqlite(folder) = &database else {
        // PostgreSQL decides by how much there is.
        return;
    };
    let heard = folder.path().join("statements");
    let stories = Command::new(std::env::current_exe().unwrap())
        .args(STORIES)
        // They wait for clocks more than they work.
        .arg("--test-threads=8")
        .env(FILE, &heard)
        .output()
        .unwrap();
    assert!(stories.status.success(), "{stories:?}");
    let heard = std::fs::read_to_string(heard).unwrap();
    assert!(heard.lines().count() > 150, "{}", heard.lines().count());
    // Stays open: the last one to leave a database locks it while it tidies up.
    let _store = super::open(&database, vec![super::key("a", 1)]);
    let db =
        &mut SqliteConnection::establish(database.url().trim_start_matches("sqlite://")).unwrap();
    let mut whole = Vec::new();
    let of_rows = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];
    for statement in heard.lines() {
        if !of_rows.iter().any(|verb| statement.starts_with(verb)) {
            continue;
        }
        if ALLOWED.iter().any(|(text, _)| statement.starts_with(text)) {
            continue;
        }
        let plan = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load::<Step>(db);
        let scans = match &plan {
            Ok(steps) => steps.iter().any(|step| step.detail.starts_with("SCAN")),
            Err(_) => true,
        };
        if scans {
            let steps: Vec<String> = plan.map_or_else(
                |error| vec![error.to_string()],
                |steps| steps.into_iter().map(|step| step.detail).collect(),
            );
            whole.push(format!("{statement}\n    {}", steps.join("\n    ")));
        }
    }
    assert!(whole.is_empty(), "{}", whole.join("\n\n"));
}
