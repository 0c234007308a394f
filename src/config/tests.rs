//! What a configuration must say, and how its mistakes are told.

use super::*;
use std::collections::HashMap;

fn whole() -> HashMap<String, String> {
    [
        ("PUBLIC_URL", "https://books.example.com"),
        (
            "ENCRYPTION_KEYS",
            "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        ),
        ("PIPEDRIVE_CLIENT_ID", "pd"),
        ("PIPEDRIVE_CLIENT_SECRETS", "one,two"),
        ("QUICKBOOKS_CLIENT_ID", "qb"),
        ("QUICKBOOKS_CLIENT_SECRET", "s"),
        ("QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS", "v"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect()
}

fn mistakes(change: &[(&str, &str)]) -> Vec<&'static str> {
    let mut env = whole();
    for (name, value) in change {
        env.insert((*name).to_owned(), (*value).to_owned());
    }
    Config::read(&env)
        .err()
        .unwrap_or_default()
        .into_iter()
        .map(|mistake| mistake.variable)
        .collect()
}

#[test]
fn defaults_are_those_of_the_contract() {
    let config = Config::read(&whole()).ok().unwrap();
    assert!(config.production);
    assert_eq!(config.bind.to_string(), "127.0.0.1:8080");
    assert_eq!(config.admin_bind.to_string(), "127.0.0.1:9090");
    assert_eq!(config.database.url, "sqlite://dealbooks.db");
    assert!(config.database.auto_migrate);
    assert_eq!(config.pipedrive.jwt_secrets.len(), 2);
    assert_eq!(
        config.quickbooks.api_url.as_str(),
        "https://quickbooks.api.intuit.com/"
    );
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let names = Config::read(&HashMap::<String, String>::new())
        .err()
        .unwrap()
        .into_iter()
        .map(|mistake| mistake.variable)
        .collect::<Vec<_>>();
    for expected in [
        "PUBLIC_URL",
        "ENCRYPTION_KEYS",
        "PIPEDRIVE_CLIENT_ID",
        "PIPEDRIVE_CLIENT_SECRETS",
        "QUICKBOOKS_CLIENT_ID",
        "QUICKBOOKS_CLIENT_SECRET",
        "QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS",
    ] {
        assert!(names.contains(&expected), "{expected}");
    }
}

#[test]
fn production_refuses_plain_http() {
    assert_eq!(
        mistakes(&[("QUICKBOOKS_API_URL", "http://127.0.0.1:8102")]),
        ["QUICKBOOKS_API_URL"]
    );
    assert_eq!(
        mistakes(&[("PUBLIC_URL", "http://127.0.0.1:8080")]),
        ["PUBLIC_URL"]
    );
    assert!(
        mistakes(&[
            ("QUICKBOOKS_API_URL", "http://127.0.0.1:8102"),
            ("APP_ENV", "development")
        ])
        .is_empty()
    );
}

#[test]
fn each_mistake_names_its_variable_and_no_value() {
    for (name, value) in [
        ("APP_ENV", "prod"),
        ("BIND_ADDRESS", "8080"),
        ("DATABASE_URL", "mysql://x"),
        ("ENCRYPTION_KEYS", "secretvalue"),
        ("AUTO_MIGRATE", "perhaps"),
        ("JOB_LEASE_SECONDS", "0"),
        ("QUICKBOOKS_ENVIRONMENT", "test"),
        ("PIPEDRIVE_FRAME_ANCESTORS", "x; script-src *"),
    ] {
        let mut env = whole();
        env.insert(name.to_owned(), value.to_owned());
        let found = Config::read(&env).err().unwrap();
        assert!(
            found.iter().any(|mistake| mistake.variable == name),
            "{name}"
        );
        assert!(
            !found
                .iter()
                .any(|mistake| mistake.expected.contains("secretvalue"))
        );
    }
}

#[test]
fn a_short_jwt_secret_is_reported() {
    let warned = |secret: &str| {
        let mut settings = whole();
        settings.insert("PIPEDRIVE_JWT_SECRETS".to_owned(), secret.to_owned());
        Config::read(&settings).map(|config| config.warnings())
    };
    let short = warned("0123456789").unwrap_or_default();
    assert!(short[0].starts_with("PIPEDRIVE_JWT_SECRETS") && !short[0].contains("0123456789"));
    assert!(warned("0123456789abcdef0123456789abcdef").is_ok_and(|none| none.is_empty()));
}
