//! `cargo sbom` lists what the lockfiles lock.

use serde_json::Value;

#[path = "../../xtask/src/parts.rs"]
mod parts;

#[test]
fn the_list_of_parts_names_what_is_locked() {
    let tree = "dealbooks v0.1.0 (/somewhere)|MIT OR Apache-2.0\n\
        rustls v0.0.0|none such\n\
        actix-codec v0.5.4|MIT/Apache-2.0\n\
        actix-codec v0.5.4|MIT/Apache-2.0 (*)\n";
    let lock = "[[package]]\nname = \"actix-codec\"\nversion = \"0.5.4\"\nchecksum = \"4c13\"\n";
    let npm = include_str!("../../web/package-lock.json");
    let document = parts::document("0.1.0", tree, lock, npm);
    let document: Value = serde_json::from_str(&document).unwrap();
    let parts = document["components"].as_array().unwrap();
    let of = |kind: &str| {
        let wanted = format!("pkg:{kind}/");
        let ours = move |part: &&Value| part["purl"].as_str().unwrap().starts_with(&wanted);
        parts.iter().filter(ours).collect::<Vec<_>>()
    };
    let cargo = of("cargo");
    assert_eq!(
        cargo.len(),
        1,
        "our own and what is not locked are no parts: {cargo:?}"
    );
    assert_eq!(cargo[0]["hashes"][0]["content"], "4c13");
    assert_eq!(cargo[0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
    let npm = of("npm");
    let named = |name: &str| npm.iter().any(|part| part["name"] == name);
    assert!(named("htmx.org") && named("@pipedrive/app-extensions-sdk"));
    assert!(!named("playwright-core"), "what only tests need");
}
