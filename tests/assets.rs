//! The static files inside the binary: what build.rs promises to the room that serves them.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

/// `(logical name, name under /static/, content type, plain, gzip, brotli)`.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [u8],
    &'static [u8],
    &'static [u8],
);

const ASSETS: &[Row] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

fn row(name: &str) -> &'static Row {
    ASSETS.iter().find(|row| row.0 == name).unwrap()
}

#[test]
fn every_page_finds_its_script_and_its_style() {
    for (name, kind) in [
        ("panel.js", "text/javascript; charset=utf-8"),
        ("modal.js", "text/javascript; charset=utf-8"),
        ("settings.js", "text/javascript; charset=utf-8"),
        ("all.js", "text/javascript; charset=utf-8"),
        ("app.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ] {
        let (_, file, content_type, ..) = row(name);
        assert_ne!(
            file, &name,
            "a file that is cached for good needs a name that changes with it"
        );
        assert_eq!(content_type, &kind);
    }
}

#[test]
fn licences_of_the_bundled_libraries_travel_along() {
    let text = String::from_utf8(row("licenses.txt").3.to_vec()).unwrap();
    assert!(text.contains("htmx.org") && text.contains("@pipedrive/app-extensions-sdk"));
}

#[test]
fn compressed_forms_are_what_they_say() {
    for (name, _, _, plain, gzip, brotli) in ASSETS {
        assert!(gzip.starts_with(&[0x1f, 0x8b]), "{name}");
        assert!(!brotli.is_empty() && !plain.is_empty(), "{name}");
        assert!(
            plain.len() < 2000 || (gzip.len() < plain.len() && brotli.len() < gzip.len()),
            "{name}"
        );
    }
}

/// One style, one script: the panel's first paint has 40 kB for everything.
#[test]
fn the_panel_stays_light() {
    let bytes = row("panel.js").5.len() + row("app.css").5.len();
    assert!(
        bytes < 30_000,
        "{bytes} bytes leave too little room for the page itself"
    );
}

/// The pages' policy allows neither; a theme that was lowered to media queries would ignore the host's word.
#[test]
fn scripts_and_styles_keep_to_the_policy() {
    let text = |name| String::from_utf8_lossy(row(name).3).into_owned();
    assert!(text("app.css").contains("light-dark("));
    for (name, _, _, plain, ..) in ASSETS {
        let text = String::from_utf8_lossy(plain);
        assert!(!text.contains("sourceMappingURL"), "{name}");
        assert!(!text.contains("@import"), "{name}");
    }
}
