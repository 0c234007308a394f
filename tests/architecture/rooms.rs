//! Who may import whom, and which tools only one room may name.

use crate::source::{Named, named, tokens};
use crate::{assert_none, files, root};
use std::fs;
use std::path::Path;

/// A room and what it may import. A name covers everything beneath it.
const ROOMS: &[(&str, &[&str])] = &[
    // 0: the ground
    ("config", &[]),
    ("telemetry", &[]),
    ("clock", &[]),
    ("steps", &[]),
    ("i18n", &[]),
    // 1: facts and rules
    ("domain", &[]),
    // 2: our memory, the outside
    ("storage", &["domain", "steps"]),
    ("providers", &[]),
    ("providers::error", &[]),
    ("providers::number", &[]),
    (
        "providers::wire",
        &["domain", "providers::error", "providers::number"],
    ),
    (
        "providers::http",
        &["domain", "steps", "providers::error", "providers::wire"],
    ),
    ("providers::pipedrive", CALLING_OUT),
    ("providers::quickbooks", CALLING_OUT),
    // 3: what happens, in order
    (
        "journeys",
        &["domain", "storage", "providers", "clock", "i18n"],
    ),
    // 4: HTTP comes in, time comes in
    (
        "worker",
        &[
            "domain",
            "storage::jobs",
            "storage::StorageError",
            "journeys",
            "clock",
        ],
    ),
    ("web", &["domain", "journeys", "i18n"]),
];

/// What both providers build on; not each other.
const CALLING_OUT: &[&str] = &[
    "domain",
    "providers::error",
    "providers::http",
    "providers::number",
    "providers::wire",
];

/// The door and the wiring know everybody.
const FREE: &[&str] = &["app", "lib", "main"];

/// A tool, and the one room that may name it.
const TOOLS: &[(&str, &str)] = &[
    ("diesel", "storage"),
    ("diesel_migrations", "storage"),
    ("r2d2", "storage"),
    ("reqwest::Client", "providers::http"),
    ("reqwest::ClientBuilder", "providers::http"),
    ("reqwest", "providers"),
    ("jsonwebtoken", "providers::pipedrive"),
    ("actix_web", "web"),
    ("askama", "web"),
    ("fluent_bundle", "i18n"),
    ("std::env", "config"),
    ("dotenvy", "config"),
];

/// What one file does against the law.
fn violations(file: &str, source: &str) -> Vec<String> {
    let module = module_of(file);
    let room = room_of(&module);
    let mut found = Vec::new();
    if room.is_empty() && !FREE.contains(&module.first().map_or("", String::as_str)) {
        found.push(format!(
            "{file}: this room has no place in tests/architecture/rooms.rs"
        ));
    }
    for path in named(source) {
        if let Some(target) = inside(&module, &path) {
            if !room.is_empty() && !may_import(room, &target) {
                found.push(format!(
                    "{file}: `{room}` must not import `{}`",
                    target.join("::")
                ));
            }
        } else if let Some((tool, owner)) = tool(&path.segments)
            && !covers(owner, &module)
        {
            found.push(format!("{file}: only `{owner}` may name `{tool}`"));
        }
    }
    if glued_sql(source) {
        found.push(format!(
            "{file}: SQL is never glued together: bind its values"
        ));
    }
    found
}

/// `src/providers/http.rs` → `providers`, `http`; `src/web/mod.rs` → `web`.
fn module_of(file: &str) -> Vec<String> {
    let inner = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    inner.split('/').map(str::to_owned).collect()
}

/// The smallest room around a module, or nothing.
fn room_of(module: &[String]) -> &'static str {
    let around = ROOMS
        .iter()
        .map(|(room, _)| *room)
        .filter(|room| covers(room, module));
    around.max_by_key(|room| room.len()).unwrap_or_default()
}

/// Whether `path` is this name or lies beneath it.
fn covers(name: &str, path: &[String]) -> bool {
    let name: Vec<&str> = name.split("::").collect();
    path.len() >= name.len() && name.iter().zip(path).all(|(name, segment)| name == segment)
}

/// The path inside our crate that is named from `module`, if it is one of ours.
fn inside(module: &[String], path: &Named) -> Option<Vec<String>> {
    if path.supers > 0 {
        let kept = module.len().saturating_sub(path.supers);
        return Some([&module[..kept], &path.segments].concat());
    }
    match path.segments.split_first() {
        Some((first, rest)) if first == "crate" || first == "dealbooks" => Some(rest.to_vec()),
        _ => None,
    }
}

fn may_import(room: &str, target: &[String]) -> bool {
    let allowed = ROOMS
        .iter()
        .find(|(name, _)| *name == room)
        .map_or(&[][..], |(_, list)| list);
    // A room's own things, its inner rooms not included unless it only lists them,
    // and what the folder around it hands out by its own name.
    let around = room_of(target);
    let own = covers(room, target) && (around == room || room == "providers")
        || around == "providers" && room.starts_with("providers::");
    // `crate::some_macro!` and the like name no room at all.
    let first = target.first().map_or("*", String::as_str);
    let is_room = first == "*" || FREE.contains(&first) || !room_of(target).is_empty();
    own || !is_room || allowed.iter().any(|name| covers(name, target))
}

fn tool(segments: &[String]) -> Option<(&'static str, &'static str)> {
    TOOLS
        .iter()
        .copied()
        .find(|(tool, _)| covers(tool, segments))
}

/// `sql_query(format!(…))`, also with a `&`.
fn glued_sql(source: &str) -> bool {
    let tokens: Vec<String> = tokens(source)
        .into_iter()
        .filter(|token| token != "&")
        .collect();
    tokens
        .windows(4)
        .any(|four| four == ["sql_query", "(", "format", "!"])
}

#[test]
fn every_room_keeps_to_its_floor_and_its_tools() {
    let mut found = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let file = path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .into_owned();
        found.extend(violations(&file, &fs::read_to_string(&path).unwrap()));
    }
    assert_none(&found);
}

#[test]
fn the_floors_have_no_cycles() {
    let floor = |name: &str| {
        let segments: Vec<String> = name.split("::").map(str::to_owned).collect();
        ROOMS
            .iter()
            .position(|(room, _)| *room == room_of(&segments))
            .unwrap()
    };
    for (room, allowed) in ROOMS {
        for other in *allowed {
            assert!(
                floor(other) < floor(room),
                "{room} and {other} stand in the wrong order"
            );
        }
    }
}

#[test]
fn the_simulators_know_nothing_of_the_app() {
    let mut found = Vec::new();
    for path in files(&root().join("simulators"), ".rs") {
        let source = fs::read_to_string(&path).unwrap();
        if named(&source)
            .iter()
            .any(|path| path.segments.first().is_some_and(|s| s == "dealbooks"))
        {
            found.push(path.display().to_string());
        }
    }
    assert_none(&found);
    let manifest = fs::read_to_string(root().join("simulators/Cargo.toml")).unwrap();
    assert!(!manifest.lines().any(|line| line.starts_with("dealbooks")));
}

/// No switch to talk to whoever answers: certificates are always checked.
#[test]
fn certificates_are_always_checked() {
    let mut found = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let source = fs::read_to_string(&path).unwrap();
        for word in [
            "danger_accept",
            "tls_danger",
            "ServerCertVerifier",
            "dangerous()",
        ] {
            if source.contains(word) {
                found.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn no_file_grows_past_five_hundred_lines() {
    let mut found = Vec::new();
    for folder in ["src", "simulators", "xtask", "tests", "benches", "examples"] {
        for path in files(Path::new(&root().join(folder)), ".rs") {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            if lines > 500 {
                found.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    assert_none(&found);
}

#[cfg(test)]
mod tests {
    use super::violations;

    fn count(file: &str, source: &str) -> usize {
        violations(file, source).len()
    }

    #[test]
    fn an_upward_import_is_caught_in_every_spelling() {
        assert_eq!(
            count("src/domain/money.rs", "use crate::storage::Store;"),
            1
        );
        assert_eq!(
            count("src/domain/money.rs", "use crate::{domain::Deal, web};"),
            1
        );
        assert_eq!(
            count("src/domain/mod.rs", "fn a() { crate::storage::open() }"),
            1
        );
        assert_eq!(
            count("src/domain/money.rs", "use super::super::storage::Store;"),
            1
        );
        assert_eq!(count("src/storage/mod.rs", "use dealbooks::web::serve;"), 1);
        assert_eq!(count("src/domain/mod.rs", "use crate::*;"), 1);
        assert_eq!(count("src/web/mod.rs", "use crate::app::start;"), 1);
    }

    #[test]
    fn neighbours_and_inner_rooms_are_apart() {
        assert_eq!(
            count(
                "src/providers/quickbooks/mod.rs",
                "use crate::providers::pipedrive;"
            ),
            1
        );
        assert_eq!(
            count("src/providers/http.rs", "use super::quickbooks::Client;"),
            1
        );
        assert_eq!(
            count(
                "src/providers/quickbooks/wire.rs",
                "use crate::providers::http::Http;"
            ),
            0
        );
        assert_eq!(
            count(
                "src/providers/mod.rs",
                "pub use self::http::A; use crate::providers::http;"
            ),
            0
        );
        assert_eq!(
            count("src/worker.rs", "use crate::storage::jobs::Leased;"),
            0
        );
        assert_eq!(count("src/worker.rs", "use crate::storage::Store;"), 1);
    }

    #[test]
    fn what_is_allowed_passes() {
        let source = "use crate::{domain, journeys::open_panel, i18n::Locale}; use actix_web::web;";
        assert_eq!(count("src/web/panel.rs", source), 0);
        assert_eq!(count("src/app.rs", "use crate::{config, storage, web};"), 0);
        assert_eq!(
            count(
                "src/storage/jobs.rs",
                "use super::Store; crate::on_backend!(x)"
            ),
            0
        );
        assert_eq!(
            count("src/domain/mod.rs", "mod tests { use super::Deal; }"),
            0
        );
    }

    #[test]
    fn a_tool_in_the_wrong_room_is_caught() {
        assert_eq!(count("src/web/panel.rs", "use diesel::prelude::*;"), 1);
        assert_eq!(count("src/journeys/mod.rs", "fn a() { reqwest::get() }"), 1);
        assert_eq!(
            count("src/providers/quickbooks/mod.rs", "use reqwest::Client;"),
            1
        );
        assert_eq!(count("src/journeys/mod.rs", "use std::{env, fmt};"), 1);
        assert_eq!(count("src/config.rs", "use std::env;"), 0);
        assert_eq!(count("src/app.rs", "use actix_web::HttpServer;"), 1);
        assert_eq!(
            count("src/storage/mod.rs", "// reqwest::get\nuse diesel::r2d2;"),
            0
        );
    }

    #[test]
    fn an_unknown_room_wants_a_place() {
        assert_eq!(count("src/helpers.rs", ""), 1);
    }

    #[test]
    fn glued_sql_is_caught() {
        assert_eq!(
            count("src/storage/jobs.rs", "sql_query( format!(\"…\"))"),
            1
        );
        assert_eq!(
            count("src/storage/jobs.rs", "sql_query(&format!(\"…\"))"),
            1
        );
        assert_eq!(
            count(
                "src/storage/jobs.rs",
                "sql_query(LEASE).bind::<Text, _>(format!(\"x\"))"
            ),
            0
        );
    }
}

#[test]
fn lines_of_the_history_are_only_added() {
    let mut found = Vec::new();
    for path in files(Path::new(&root().join("src")), ".rs") {
        let source = fs::read_to_string(&path).unwrap();
        let whole: String = source.split_whitespace().collect();
        let bad = [
            "update(audit::",
            "delete(audit::",
            "updateaudit",
            "deletefromaudit",
        ];
        if bad.iter().any(|bad| whole.to_lowercase().contains(bad)) {
            found.push(path.display().to_string());
        }
    }
    assert_none(&found);
    // Erasure names it among all tables of a company.
    let erase = fs::read_to_string(root().join("src/storage/erase.rs")).unwrap();
    assert!(erase.contains("audit,"));
}
