//! The languages whose words we have, and which of them a reader gets.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// One file of `locales/`, read at its first use.
pub(super) struct Language {
    /// For `<html lang>`, and what [`choose`] looks for.
    pub(super) tag: &'static str,
    /// Its words, as Fluent text.
    pub(super) source: &'static str,
    bundle: OnceLock<Bundle>,
}

const fn language(tag: &'static str, source: &'static str) -> Language {
    Language {
        tag,
        source,
        bundle: OnceLock::new(),
    }
}

static ENGLISH: Language = language("en", include_str!("../../locales/en.ftl"));

/// English apart. A country's variant stands before its language's general form.
static OTHERS: [Language; 7] = [
    language("de", include_str!("../../locales/de.ftl")),
    language("es", include_str!("../../locales/es.ftl")),
    language("fr", include_str!("../../locales/fr.ftl")),
    language("pl", include_str!("../../locales/pl.ftl")),
    language("pt-BR", include_str!("../../locales/pt-BR.ftl")),
    language("ru", include_str!("../../locales/ru.ftl")),
    language("uk", include_str!("../../locales/uk.ftl")),
];

/// A made-up language that shows where the layout breaks; asked for as `xx-long`.
#[cfg(any(debug_assertions, test))]
static PSEUDO: Language = language("en-x-long", include_str!("../../locales/en.ftl"));

/// The first locale, complete by definition.
pub(super) fn english() -> &'static Language {
    &ENGLISH
}

/// Every language a reader can get.
pub(super) fn all() -> impl Iterator<Item = &'static Language> {
    std::iter::once(&ENGLISH).chain(OTHERS.iter())
}

/// `xx-YY`, else `xx`, else the same language of another country, else English.
pub(super) fn choose(language: Option<&str>, country: Option<&str>) -> &'static Language {
    let (language, inside) = split(language.unwrap_or_default());
    let country = country.filter(|c| !c.is_empty()).unwrap_or(inside);
    #[cfg(any(debug_assertions, test))]
    if language.eq_ignore_ascii_case("xx") && country.eq_ignore_ascii_case("long") {
        return &PSEUDO;
    }
    let wanted = if language.eq_ignore_ascii_case("no") {
        "nb"
    } else {
        language
    };
    let full = format!("{wanted}-{country}");
    all()
        .find(|have| have.tag.eq_ignore_ascii_case(&full))
        .or_else(|| all().find(|have| have.tag.eq_ignore_ascii_case(wanted)))
        .or_else(|| all().find(|have| split(have.tag).0.eq_ignore_ascii_case(wanted)))
        .unwrap_or(&ENGLISH)
}

/// `pt-BR` and `pt_BR` → `("pt", "BR")`.
fn split(tag: &str) -> (&str, &str) {
    tag.split_once(['-', '_']).unwrap_or((tag, ""))
}

impl Language {
    /// The sentence of this key, if the language has it.
    pub(super) fn message(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundle.get_or_init(|| self.read());
        let pattern = bundle.get_message(key)?.value()?;
        // A missing value shows as its own name; the tests see to it that none is missing.
        let mut errors = Vec::new();
        Some(
            bundle
                .format_pattern(pattern, Some(args), &mut errors)
                .into_owned(),
        )
    }

    pub(super) fn direction(&self) -> &'static str {
        match split(self.tag).0 {
            "ar" | "fa" | "he" | "ur" => "rtl",
            _ => "ltr",
        }
    }

    fn read(&self) -> Bundle {
        let tag: LanguageIdentifier = split(self.tag).0.parse().unwrap_or_default();
        let mut bundle = Bundle::new_concurrent(vec![tag]);
        // A broken message is left out and its key shown; the tests allow none.
        let words = FluentResource::try_new(self.source.to_owned());
        let words = words.unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(words);
        #[cfg(any(debug_assertions, test))]
        if self.tag == PSEUDO.tag {
            bundle.set_transform(Some(super::pseudo::lengthen));
        }
        bundle
    }
}
