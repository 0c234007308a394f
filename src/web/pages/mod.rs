//! What people see: view data in, HTML out. Words come from `i18n`, escaping from the template engine.

pub(super) mod action_words;
pub(super) mod all_invoices;
pub(super) mod customer_update;
mod deal_changes;
pub(super) mod decide;
#[cfg(test)]
mod dialog_looks;
pub(super) mod failure;
mod field;
#[cfg(test)]
mod form_samples;
pub(super) mod history;
pub(super) mod instalments;
mod invoice_checks;
mod invoice_currency;
mod invoice_customer;
mod invoice_details;
pub(super) mod invoice_done;
pub(super) mod invoice_form;
mod invoice_lines;
pub(super) mod invoice_menu;
pub(super) mod invoice_pieces;
pub(super) mod invoices_csv;
mod line_notes;
#[cfg(test)]
mod list_samples;
#[cfg(test)]
mod looks;
pub(super) mod many;
pub(super) mod modal;
mod money;
pub(super) mod new_item;
pub(super) mod panel;
mod panel_rows;
pub(super) mod plain;
pub(super) mod presets;
pub(super) mod problems;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod samples_lines;
#[cfg(test)]
mod screens;
pub(super) mod settings;
mod settings_form;
pub(super) mod settings_saved;
pub(super) mod shell;
mod unlike;
mod when;

use std::fmt;
use std::sync::LazyLock;

use askama::filters::HtmlSafe;

use super::assets;
use crate::i18n::Locale;

/// For whom a page inside Pipedrive is drawn.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) locale: &'a Locale,
    /// The host's word, `light` or `dark`; without it the reader's system decides.
    pub(super) theme: Option<&'static str>,
}

static ICONS: LazyLock<String> = LazyLock::new(|| assets::address("icons.svg"));

/// A picture of the sprite; decoration, never the only sign.
struct Icon(&'static str);

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shape = match self.0 {
            "dots" => " i--dots",
            "out" => " i--flip",
            "arc" => " spin",
            _ => "",
        };
        write!(
            f,
            r#"<svg class="i{shape}" aria-hidden="true"><use href="{}#{}"/></svg>"#,
            *ICONS, self.0
        )
    }
}

/// Made of constants of this program only.
impl HtmlSafe for Icon {}

fn icon(name: &'static str) -> Icon {
    Icon(name)
}

/// The address of a script, style or picture.
fn asset(name: &str) -> String {
    assets::address(name)
}
