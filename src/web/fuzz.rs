//! Queries, forms and names of files, as any bytes.

use actix_web::http::header::HeaderValue;

use super::pairs::Pairs;
use super::{actions, invoice_form, networks, presets, settings};
use crate::fuzz;

#[test]
fn fuzz_pairs_read_as_they_are_written() {
    fuzz::run("pairs", |bytes| {
        let Ok(pairs) = Pairs::parse(bytes) else {
            return false;
        };
        let mut written = url::form_urlencoded::Serializer::new(String::new());
        written.extend_pairs(pairs.iter());
        let again = Pairs::parse(written.finish().as_bytes()).unwrap();
        assert!(pairs.iter().eq(again.iter()));
        pairs.iter().count() > 1
    });
}

#[test]
fn fuzz_posted_forms() {
    fuzz::run("posted_form", |bytes| {
        let Ok(pairs) = Pairs::parse(bytes) else {
            return false;
        };
        let _settings = settings::input(&pairs);
        let preset = presets::input(&pairs);
        assert!(
            preset.lines.len() <= bytes.len() + 1_000,
            "lines cost what they weigh"
        );
        invoice_form::read(&pairs).is_ok_and(|posted| {
            assert!(posted.input.lines.len() <= bytes.len());
            !posted.input.lines.is_empty()
        })
    });
}

#[test]
fn fuzz_a_files_name_stays_in_its_header() {
    fuzz::run("file_name", |bytes| {
        let name = fuzz::text(bytes);
        let header = actions::disposition(&name);
        assert!(
            HeaderValue::from_str(&header).is_ok() && header.is_ascii(),
            "{header:?}"
        );
        let quoted = header.strip_prefix("attachment; filename=\"").unwrap();
        let (inside, after) = quoted.split_once('"').unwrap();
        assert!(!inside.contains(['/', '\\', ';', ':', '%']), "{header:?}");
        let coded = after.strip_prefix("; filename*=UTF-8''").unwrap_or(after);
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '%');
        assert!(coded.chars().all(plain), "{header:?}");
        !name.is_ascii()
    });
}

#[test]
fn fuzz_lists_of_networks() {
    fuzz::run("networks", |bytes| {
        let all: Vec<String> = fuzz::text(bytes).split(',').map(str::to_owned).collect();
        let Ok(networks) = networks::Networks::parse(&all) else {
            return false;
        };
        for address in ["203.0.113.9", "::1", "255.255.255.255"] {
            let _inside = networks.contain(address.parse().unwrap());
        }
        true
    });
}
