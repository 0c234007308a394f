//! All languages say the same things with the same values; numbers and dates look as their readers expect.

use super::languages::{Language, all, english};
use super::{Locale, Value};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What a language says under one key.
#[derive(Default)]
struct Said {
    values: BTreeSet<String>,
    /// The variant names of every choice.
    choices: Vec<BTreeSet<String>>,
}

fn messages(language: &Language) -> BTreeMap<String, Said> {
    let parsed = parser::parse(language.source);
    let resource = parsed.unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", language.tag));
    let mut found = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut said = Said::default();
            walk(&message.value.unwrap(), &mut said);
            let twice = found.insert(message.id.name.to_owned(), said);
            assert!(
                twice.is_none(),
                "{}: {} stands twice",
                language.tag,
                message.id.name
            );
        }
    }
    found
}

fn walk(pattern: &Pattern<&str>, said: &mut Said) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => walk_inline(inline, said),
            Expression::Select { selector, variants } => {
                walk_inline(selector, said);
                let names = variants.iter().map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                });
                said.choices.push(names.collect());
                for variant in variants {
                    walk(&variant.value, said);
                }
            }
        }
    }
}

fn walk_inline(inline: &InlineExpression<&str>, said: &mut Said) {
    match inline {
        InlineExpression::VariableReference { id } => {
            said.values.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference {
            arguments: CallArguments { positional, .. },
            ..
        } => {
            for part in positional {
                walk_inline(part, said);
            }
        }
        _ => {}
    }
}

/// The plural forms whole numbers take (CLDR 48), apart from the ones a choice may leave to its default.
fn plural_forms(tag: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match tag {
        "en" | "de" => (&["one"], &["one", "other"]),
        "fr" | "es" | "pt-BR" => (&["one"], &["one", "many", "other"]),
        "ru" | "uk" | "pl" => (&["one", "few", "many"], &["one", "few", "many", "other"]),
        other => panic!("the plural forms of {other} are not listed here"),
    }
}

#[test]
fn all_languages_have_the_same_keys_and_values() {
    let first = messages(english());
    assert!(first.len() > 400);
    for language in all() {
        let other = messages(language);
        let keys = |from: &BTreeMap<String, Said>| from.keys().cloned().collect::<BTreeSet<_>>();
        let (missing, unknown): (Vec<_>, Vec<_>) = keys(&first)
            .symmetric_difference(&keys(&other))
            .cloned()
            .partition(|key| first.contains_key(key));
        assert!(missing.is_empty(), "{} lacks {missing:?}", language.tag);
        assert!(
            unknown.is_empty(),
            "{} has unknown {unknown:?}",
            language.tag
        );
        for (key, said) in &first {
            assert_eq!(said.values, other[key].values, "{}: {key}", language.tag);
        }
    }
}

#[test]
fn every_choice_covers_the_plural_forms_of_its_language() {
    for language in all() {
        let (needed, known) = plural_forms(language.tag);
        for (key, said) in messages(language) {
            for choice in said.choices {
                for form in needed {
                    assert!(
                        choice.contains(*form),
                        "{}: {key} lacks [{form}]",
                        language.tag
                    );
                }
                for form in &choice {
                    let number = form.parse::<u32>().is_ok();
                    assert!(
                        number || known.contains(&form.as_str()),
                        "{}: {key} has [{form}]",
                        language.tag
                    );
                }
            }
        }
    }
}

#[test]
fn no_language_shouts_or_speaks_jargon() {
    for language in all() {
        for line in language
            .source
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let words = line
                .split_once('=')
                .map_or(line, |(_, words)| words)
                .to_lowercase();
            assert!(!words.contains('!'), "{}: {line}", language.tag);
            for jargon in ["token", "realm", "payload", "sync "] {
                assert!(!words.contains(jargon), "{}: {line}", language.tag);
            }
        }
    }
}

#[test]
fn every_key_the_program_asks_for_exists() {
    let known = messages(english());
    let mut asked = BTreeSet::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    // The rooms that may speak to a person.
    for room in ["journeys", "web"] {
        collect(&source.join(room), &mut asked);
    }
    let unknown: Vec<_> = asked
        .iter()
        .filter(|key| !known.contains_key(*key))
        .collect();
    assert!(unknown.is_empty(), "locales/en.ftl lacks {unknown:?}");
}

fn collect(folder: &Path, asked: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, asked);
        } else if path
            .extension()
            .is_some_and(|end| end == "rs" || end == "html")
        {
            keys_in(&fs::read_to_string(&path).unwrap(), asked);
        }
    }
}

/// The keys in `text("…")`, `text_with("…"`, `plain("…"` and a template's `t("…")`.
fn keys_in(source: &str, asked: &mut BTreeSet<String>) {
    for call in ["text(", "text_with(", "plain(", "t("] {
        for (place, _) in source.match_indices(call) {
            let (before, after) = source.split_at(place);
            let before = before.chars().next_back();
            let rest = after.strip_prefix(call).unwrap().trim_start();
            if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
                continue;
            }
            if let Some((key, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
                asked.insert(key.to_owned());
            }
        }
    }
}

#[test]
fn keys_are_found_in_code_and_templates() {
    let mut asked = BTreeSet::new();
    let source = r#"locale.text("a-b") t.text_with(
        "c", &[]) {{ t("d") }} assert("e") let text = plain("f", &[]);"#;
    keys_in(source, &mut asked);
    let expected = ["a-b", "c", "d", "f"].map(str::to_owned);
    assert_eq!(asked, BTreeSet::from(expected));
}

#[test]
fn a_reader_gets_the_nearest_language() {
    let tag = |language, country| Locale::resolve(Some(language), country, None).tag();
    assert_eq!(tag("en", Some("US")), "en");
    assert_eq!(tag("EN", Some("gb")), "en");
    assert_eq!(tag("zz", Some("ZZ")), "en");
    assert_eq!(tag("de", Some("AT")), "de");
    assert_eq!(tag("pt", Some("BR")), "pt-BR");
    assert_eq!(tag("pt_BR", None), "pt-BR");
    assert_eq!(tag("pt", Some("PT")), "pt-BR");
    assert_eq!(tag("no", Some("NO")), "en");
    assert_eq!(tag("", None), "en");
    assert_eq!(tag("../../etc", Some("\u{202e}\0")), "en");
    assert_eq!(tag("xx", Some("long")), "en-x-long");
    assert_eq!(tag("xx-long", None), "en-x-long");
    assert_eq!(Locale::resolve(None, None, None).tag(), "en");
    assert_eq!(Locale::resolve(None, None, None).direction(), "ltr");
}

#[test]
fn values_are_isolated_in_html_and_bare_elsewhere() {
    let english = Locale::resolve(Some("en"), Some("US"), None);
    let name = [("title", Value::from("\u{5d3}\u{5d9}\u{5dc}"))];
    let marked = english.text_with("create-deal", &name);
    assert_eq!(marked, "Deal: \u{2068}\u{5d3}\u{5d9}\u{5dc}\u{2069}");
    assert_eq!(
        english.plain("create-deal", &name),
        "Deal: \u{5d3}\u{5d9}\u{5dc}"
    );
    let markup = [("title", Value::from("<img src=x>"))];
    assert_eq!(english.plain("create-deal", &markup), "Deal: <img src=x>");
    assert_eq!(english.text("no-such-key"), "no-such-key");
}

#[test]
fn numbers_choose_the_form() {
    let english = Locale::resolve(Some("en"), None, None);
    let late = |days| english.plain("days-late", &[("days", Value::Number(days))]);
    assert_eq!(late(1), "1 day late");
    assert_eq!(late(11), "11 days late");
    let russian = Locale::resolve(Some("ru"), Some("RU"), None);
    let late = |days| russian.plain("days-late", &[("days", Value::Number(days))]);
    assert_eq!(late(21), "просрочен на 21 день");
    assert_eq!(late(3), "просрочен на 3 дня");
    assert_eq!(late(11), "просрочен на 11 дней");
    let polish = Locale::resolve(Some("pl"), None, None);
    assert_eq!(polish.age(TimeDelta::minutes(22)), "22 minuty");
    assert_eq!(polish.age(TimeDelta::minutes(25)), "25 minut");
    assert_eq!(english.age(TimeDelta::seconds(5)), "1 minute");
    assert_eq!(english.age(TimeDelta::minutes(59)), "59 minutes");
    assert_eq!(english.age(TimeDelta::minutes(61)), "1 hour");
    assert_eq!(english.age(TimeDelta::hours(49)), "2 days");
}

#[test]
fn amounts_are_exact_and_written_as_the_reader_writes_them() {
    let amount = |format, text: &str, digits| {
        let locale = Locale::resolve(Some("en"), Some("US"), format);
        locale.amount_with_code(&text.parse::<Decimal>().unwrap(), digits, "EUR")
    };
    assert_eq!(amount(None, "1234.5", 2), "1,234.50 EUR");
    assert_eq!(amount(Some("en_US"), "-0.001", 2), "0.00 EUR");
    assert_eq!(amount(Some("en_US"), "2.345", 2), "2.35 EUR");
    assert_eq!(amount(Some("en_US"), "-2.345", 2), "-2.35 EUR");
    assert_eq!(amount(Some("ja_JP"), "1000", 0), "1,000 EUR");
    let exact = amount(Some("en_US"), "123456789012345678901.23", 2);
    assert_eq!(exact, "123,456,789,012,345,678,901.23 EUR");
    assert_eq!(amount(Some("de_DE"), "1234567.5", 2), "1.234.567,50 EUR");
    assert_eq!(
        amount(Some("et_EE"), "1234567.5", 2),
        "1\u{a0}234\u{a0}567,50 EUR"
    );
    assert_eq!(amount(Some("not a locale"), "1234.5", 2), "1,234.50 EUR");

    let english = Locale::resolve(Some("en"), None, None);
    assert_eq!(english.number(&Decimal::new(2500, 3)), "2.5");
    assert_eq!(english.number(&Decimal::new(120_400, 2)), "1,204");
}

#[test]
fn dates_have_words_of_the_language_and_the_order_of_the_region() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 4).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let later = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    let american = Locale::resolve(Some("en"), Some("US"), Some("en_US"));
    assert_eq!(american.date(day), "Nov 4, 2026");
    assert_eq!(american.date_short(day, today), "Nov 4");
    assert_eq!(american.date_short(day, later), "Nov 4, 2026");
    assert_eq!(american.long_date(day), "Wednesday, November 4, 2026");

    let british = Locale::resolve(Some("en"), Some("US"), Some("en_GB"));
    assert_eq!(british.date(day), "4 Nov 2026");
    assert_eq!(british.date_short(day, today), "4 Nov");

    let estonian = Locale::resolve(Some("en"), Some("US"), Some("et_EE"));
    assert_eq!(estonian.date(day), "4 Nov 2026");
    let persian = Locale::resolve(Some("en"), None, Some("fa_IR"));
    assert!(persian.date(day).contains("2026"), "{}", persian.date(day));
}

#[test]
fn months_are_words_of_the_language() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 4).unwrap();
    let long =
        |language, format| Locale::resolve(Some(language), None, Some(format)).long_date(day);
    assert_eq!(long("de", "en_US"), "Mittwoch, 4. November 2026");
    assert_eq!(long("pl", "pl_PL"), "środa, 4 listopada 2026");
    assert_eq!(long("uk", "uk_UA"), "середа, 4 листопада 2026\u{202f}р.");
    assert_eq!(long("fr", "fr_FR"), "mercredi 4 novembre 2026");
}

#[test]
fn times_follow_the_region() {
    let time = NaiveTime::from_hms_opt(14, 5, 59).unwrap();
    let at = |format| Locale::resolve(Some("en"), Some("US"), Some(format)).time(time);
    assert_eq!(at("en_US").replace('\u{202f}', " "), "2:05 PM");
    assert_eq!(at("et_EE"), "14:05");
}

#[test]
fn the_made_up_language_is_at_least_half_longer_and_keeps_its_values() {
    let english = Locale::resolve(Some("en"), None, None);
    let long = Locale::resolve(Some("xx"), Some("long"), None);
    let values = [
        ("number", Value::from("1042")),
        ("status", Value::from("Paid")),
    ];
    let sentence = long.plain("live-status", &values);
    assert!(
        sentence.contains("1042") && sentence.contains("Paid"),
        "{sentence}"
    );
    for (key, _) in messages(super::languages::english()) {
        let (short, long) = (english.plain(&key, &[]), long.plain(&key, &[]));
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
        let longer = long.chars().count() - short.chars().count();
        assert!(
            longer * 2 >= letters(&short) || short.contains('{'),
            "{key}: {long}"
        );
    }
}
