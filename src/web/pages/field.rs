//! Mistakes at the controls they belong to.

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;
use super::problems::Mark;

/// An error under its control; empty and hidden while there is none.
#[derive(Template)]
#[template(
    source = r#"<span class="error" id="{{ id }}-e"{% if sentence.is_empty() %} hidden{% endif %}>{{ self::icon("alert") }} <span>{{ sentence }}</span></span>"#,
    ext = "html"
)]
pub(super) struct FieldError<'a> {
    pub(super) id: &'a str,
    pub(super) sentence: &'a str,
}

/// Escaped already, by the same engine.
impl HtmlSafe for FieldError<'_> {}

/// ` aria-invalid="true"` or nothing.
pub(super) struct Invalid(bool);

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0 {
            r#" aria-invalid="true""#
        } else {
            ""
        })
    }
}

/// One of two constants.
impl HtmlSafe for Invalid {}

/// The mistakes of one form, looked up by control.
pub(super) trait Marked {
    fn marks(&self) -> &[Mark];

    fn sentence(&self, id: &str) -> &str {
        self.marks()
            .iter()
            .find(|mark| mark.field == id)
            .map_or("", |mark| mark.sentence.as_str())
    }

    fn error<'a>(&'a self, id: &'a str) -> FieldError<'a> {
        FieldError {
            id,
            sentence: self.sentence(id),
        }
    }

    fn invalid(&self, id: &str) -> Invalid {
        Invalid(!self.sentence(id).is_empty())
    }
}
