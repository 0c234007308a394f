//! Pages escape everything and keep to the content policy: no inline script, style or handler.

use crate::{assert_none, files, root};
use std::fs;

/// What one template does against the law, in words.
fn violations(source: &str) -> Vec<&'static str> {
    let text = source.to_lowercase();
    let mut found = Vec::new();
    let mut law = |broken: bool, words: &'static str| {
        if broken {
            found.push(words);
        }
    };
    law(
        after(&text, "|").any(|rest| rest.trim_start().starts_with("safe")),
        "`|safe`",
    );
    law(
        text.contains("autoescape") || text.contains("{% filter safe"),
        "escaping turned off",
    );
    law(text.contains("<style"), "an inline style sheet");
    law(
        attributes(&text).any(|name| name == "style"),
        "a style attribute",
    );
    law(
        attributes(&text).any(|name| name.starts_with("on") && name != "only"),
        "an event attribute",
    );
    law(
        attributes(&text).any(|name| name.starts_with("hx-on")),
        "hx-on",
    );
    law(text.contains("javascript:"), "a javascript: address");
    let scripts = after(&text, "<script").map(|rest| rest.split('>').next().unwrap_or_default());
    law(
        { scripts }.any(|tag| !tag.contains("src=")),
        "an inline script",
    );
    found
}

fn after<'a>(text: &'a str, sign: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(sign)
        .filter_map(move |(place, _)| text.get(place + sign.len()..))
}

/// Names that are followed by `=` inside a tag.
fn attributes(text: &str) -> impl Iterator<Item = &str> {
    after(text, "<").flat_map(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        let names = tag
            .split('=')
            .map(|part| part.rsplit([' ', '\n', '\t', '"', '\'']).next());
        let count = tag.matches('=').count();
        names.take(count).flatten()
    })
}

#[test]
fn templates_keep_to_the_policy() {
    let mut found = Vec::new();
    for path in files(&root().join("src"), ".html") {
        for words in violations(&fs::read_to_string(&path).unwrap()) {
            found.push(format!("{}: {words}", path.display()));
        }
    }
    assert_none(&found);
}

#[test]
fn no_template_turns_escaping_off_in_its_attribute() {
    let mut found = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let source = fs::read_to_string(&path).unwrap().replace(' ', "");
        if source.contains("escape=\"none\"") || source.contains("escape=\"txt\"") {
            found.push(path.display().to_string());
        }
    }
    assert_none(&found);
}

#[test]
fn the_checker_sees_what_it_should() {
    for bad in [
        "{{ name|safe }}",
        "{{ name | safe }}",
        "<p style=\"color:red\">",
        "<button type=\"button\" onclick=\"x()\">",
        "<div hx-on:click=\"x()\">",
        "<script>x()</script>",
        "<SCRIPT type=\"module\">x()</SCRIPT>",
        "<a href=\"javascript:x()\">",
        "<style>p{}</style>",
    ] {
        assert_eq!(violations(bad).len(), 1, "{bad}");
    }
    let good = "<script type=\"module\" src=\"/static/a.js\"></script>\
        <p class=\"only\" data-on=\"1\">{{ t(\"safe\") }} on = style=</p>\
        <input autocomplete=\"off\" aria-controls=\"list\">{% match a %}{% when Some(b) | None %}";
    assert!(violations(good).is_empty(), "{:?}", violations(good));
}
