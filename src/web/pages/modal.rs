//! The shell of the create modal: title, skeleton and footer at once; the form follows as a fragment.

use askama::Template;

use super::{Frame, asset, icon};
use crate::domain::ids::DealId;

#[derive(Template)]
#[template(path = "modal.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    look: &'a str,
    deal: Option<DealId>,
}

/// Without a deal (opened from a list, or by somebody who has not installed) it says so.
pub(in crate::web) fn page(
    frame: &Frame<'_>,
    look: &str,
    deal: Option<DealId>,
) -> askama::Result<String> {
    Page { frame, look, deal }.render()
}
