//! A failure in words: a note inside a page, a page in a frame, a page in a tab.

use askama::Template;

use super::{Frame, asset, icon};
use crate::i18n::{Locale, Value};

#[derive(Template)]
#[template(path = "failure.html", block = "note")]
struct Note<'a> {
    sentence: &'a str,
    reference: String,
}

#[derive(Template)]
#[template(path = "failure.html")]
struct Framed<'a> {
    frame: &'a Frame<'a>,
    sentence: &'a str,
    reference: String,
}

fn referred(locale: &Locale, reference: &str) -> String {
    if reference.is_empty() {
        String::new()
    } else {
        locale.text_with("reference", &[("id", Value::from(reference))])
    }
}

/// For our script to put into the page that asked.
pub(in crate::web) fn fragment(
    locale: &Locale,
    sentence: &str,
    reference: &str,
) -> askama::Result<String> {
    Note {
        sentence,
        reference: referred(locale, reference),
    }
    .render()
}

/// Instead of a page inside Pipedrive.
pub(in crate::web) fn framed(
    frame: &Frame<'_>,
    sentence: &str,
    reference: &str,
) -> askama::Result<String> {
    Framed {
        frame,
        sentence,
        reference: referred(frame.locale, reference),
    }
    .render()
}

/// Instead of a page in a tab.
pub(in crate::web) fn tab(
    locale: &Locale,
    sentence: &str,
    reference: &str,
) -> askama::Result<String> {
    super::plain::failed(locale, sentence, &referred(locale, reference))
}
