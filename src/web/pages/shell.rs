//! The page without a proven person: it asks Pipedrive once who sits there, or says where the page belongs.

use askama::Template;

use super::{Frame, asset};

#[derive(Template)]
#[template(path = "shell.html")]
struct Shell<'a> {
    frame: &'a Frame<'a>,
    asks: bool,
}

/// Holds no data of any company; its script asks the host for a signed token and opens the page again.
pub(in crate::web) fn asking(frame: &Frame<'_>) -> askama::Result<String> {
    Shell { frame, asks: true }.render()
}

/// Opened in a tab of its own.
pub(in crate::web) fn unframed(frame: &Frame<'_>) -> askama::Result<String> {
    Shell { frame, asks: false }.render()
}
