//! `.env.example` and `manifest.json` say what the code does.

use crate::{files, root};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Names that people who run the program rely on.
const SETTINGS: &[&str] = &[
    "APP_ENV",
    "BIND_ADDRESS",
    "ADMIN_BIND_ADDRESS",
    "PUBLIC_URL",
    "DATABASE_URL",
    "AUTO_MIGRATE",
    "ENCRYPTION_KEYS",
    "PIPEDRIVE_CLIENT_ID",
    "PIPEDRIVE_CLIENT_SECRETS",
    "PIPEDRIVE_JWT_SECRETS",
    "PIPEDRIVE_OAUTH_URL",
    "PIPEDRIVE_ALLOWED_API_HOSTS",
    "PIPEDRIVE_FRAME_ANCESTORS",
    "QUICKBOOKS_ENVIRONMENT",
    "QUICKBOOKS_CLIENT_ID",
    "QUICKBOOKS_CLIENT_SECRET",
    "QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS",
    "TRUSTED_PROXIES",
    "JOB_LEASE_SECONDS",
    "RETENTION_DAYS",
    "QUICKBOOKS_AUTHORIZE_URL",
    "QUICKBOOKS_TOKEN_URL",
    "QUICKBOOKS_REVOKE_URL",
    "QUICKBOOKS_API_URL",
    "QUICKBOOKS_WEB_URL",
    "QUICKBOOKS_READS_PER_MONTH",
];

/// `NAME=` and `# NAME=` at the beginning of a line.
fn settings_in(example: &str) -> BTreeSet<String> {
    let lines = example
        .lines()
        .map(|line| line.trim_start_matches(['#', ' ']));
    let names = lines.filter_map(|line| line.split_once('=').map(|(name, _)| name));
    names
        .filter(|name| is_setting(name))
        .map(str::to_owned)
        .collect()
}

/// Every text in the source that looks like a variable's name.
fn variables_in(source: &str) -> BTreeSet<String> {
    // Every piece between two quotation marks: a text, or what stands between two texts, which is never a name.
    source
        .split('"')
        .filter(|piece| is_setting(piece))
        .map(str::to_owned)
        .collect()
}

fn is_setting(name: &str) -> bool {
    let letters = |l: char| l.is_ascii_uppercase() || l.is_ascii_digit() || l == '_';
    name.contains('_') && name.chars().all(letters) && name.starts_with(|l: char| l.is_alphabetic())
}

fn config_source() -> String {
    let all = files(&root().join("src/config"), ".rs");
    all.into_iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect()
}

#[test]
fn every_setting_is_in_the_example() {
    let example = settings_in(&fs::read_to_string(root().join(".env.example")).unwrap());
    for name in SETTINGS {
        assert!(example.contains(*name), ".env.example lacks {name}");
    }
}

#[test]
fn example_and_config_name_the_same_settings() {
    let source = config_source();
    assert!(!source.is_empty(), "src/config has moved");
    let example = settings_in(&fs::read_to_string(root().join(".env.example")).unwrap());
    let read = variables_in(&source);
    let unknown: Vec<_> = example.difference(&read).collect();
    let missing: Vec<_> = read.difference(&example).collect();
    assert!(unknown.is_empty(), "config does not read {unknown:?}");
    assert!(missing.is_empty(), ".env.example lacks {missing:?}");
}

#[test]
fn every_setting_is_explained() {
    let example = fs::read_to_string(root().join(".env.example")).unwrap();
    let mut explained = false;
    for line in example.lines() {
        let name = line
            .trim_start_matches(['#', ' '])
            .split('=')
            .next()
            .unwrap_or_default();
        if is_setting(name) {
            assert!(explained, "{name} stands without a word");
        }
        explained = !line.trim().is_empty() && (explained || line.starts_with("# "));
    }
}

#[test]
fn names_of_settings_are_recognised() {
    let example =
        settings_in("# why\nAPP_ENV=production\n#BIND_ADDRESS=1\n# DATABASE_URL=x\na=b\n");
    assert_eq!(example.len(), 3);
    let read = variables_in(
        r#"x.required("PUBLIC_URL")?; y("https://a"); z("JSON"); w("A_B c"); v == '"'"#,
    );
    assert_eq!(read, BTreeSet::from(["PUBLIC_URL".to_owned()]));
}

fn manifest() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("manifest.json")).unwrap()).unwrap()
}

/// Every value of a key named `path`, anywhere.
fn paths(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(
                fields
                    .get("path")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            );
            fields.values().for_each(|inner| paths(inner, found));
        }
        Value::Array(parts) => parts.iter().for_each(|inner| paths(inner, found)),
        _ => {}
    }
}

#[test]
fn every_address_of_the_manifest_is_in_the_url_table() {
    let mut found = Vec::new();
    paths(&manifest(), &mut found);
    assert_eq!(found.len(), 6, "{found:?}");
    let Ok(table) = fs::read_to_string(root().join("src/web/mod.rs")) else {
        return; // before the room exists
    };
    for path in found {
        assert!(
            table.contains(&format!("\"{path}\"")),
            "src/web/mod.rs has no \"{path}\""
        );
    }
}

#[test]
fn the_manifest_registers_the_names_that_stay() {
    let manifest = manifest();
    let texts = |pointer: &str| -> Vec<String> {
        let list = manifest.pointer(pointer).and_then(Value::as_array).unwrap();
        list.iter()
            .map(|text| text.as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let expected = [
        "base",
        "deals:full",
        "contacts:read",
        "products:read",
        "users:read",
        "search:read",
        "webhooks:full",
        "deal-fields:full",
        "activities:full",
    ];
    assert_eq!(texts("/oauth/scopes"), expected);
    let mut names = Vec::new();
    for kind in ["custom_panels", "custom_modals"] {
        let list = manifest
            .pointer(&format!("/app_extensions/{kind}"))
            .unwrap();
        names.extend(
            list.as_array()
                .unwrap()
                .iter()
                .map(|one| one["name"].as_str().unwrap()),
        );
    }
    assert_eq!(names, ["invoices", "create-invoice", "all-invoices"]);
    assert_eq!(
        manifest["app_extensions"]["settings_page"]["name"],
        "settings"
    );
    let views = texts("/app_extensions/custom_panels/0/locations");
    assert_eq!(
        views,
        ["deal details", "person details", "organization details"]
    );
}

/// Developer Hub cuts or refuses longer texts (`pipedrive.md` 1.1 and 4.0).
#[test]
fn the_manifest_keeps_to_the_lengths_of_developer_hub() {
    let manifest = manifest();
    let length = |pointer: &str| {
        let text = manifest.pointer(pointer).and_then(Value::as_str).unwrap();
        text.chars().count()
    };
    assert!(length("/general_info/short_summary") <= 150);
    assert!(length("/general_info/full_description") <= 1500);
    assert!(length("/setup_and_installation/instructions") <= 1500);
    assert!(length("/app_review_info/use_case") <= 350);
    let blocks = manifest["onboarding"].as_array().unwrap();
    assert!(blocks.len() <= 4);
    for (place, _) in blocks.iter().enumerate() {
        assert!(length(&format!("/onboarding/{place}/title")) <= 70);
        assert!(length(&format!("/onboarding/{place}/description")) <= 200);
    }
    for one in ["custom_panels/0", "custom_modals/0", "custom_modals/1"] {
        assert!(length(&format!("/app_extensions/{one}/name")) <= 30);
        assert!(length(&format!("/app_extensions/{one}/description")) <= 150);
    }
}

/// A migration whose number is taken would never run.
#[test]
fn no_two_migrations_and_no_two_decisions_share_a_number() {
    for (folder, end) in [("migrations/common", '_'), ("docs/adr", '-')] {
        let mut numbers = BTreeSet::new();
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let (number, _) = name.split_once(end).unwrap();
            assert!(numbers.insert(number.to_owned()), "{folder}/{name}");
        }
    }
}
