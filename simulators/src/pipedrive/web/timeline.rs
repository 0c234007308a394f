//! What happened to a record: its changelog, notes and files.

use chrono_tz::Tz;

use super::html::{each, escape, sanitize};
use super::layout::Viewer;
use crate::pipedrive::state::company::Change;
use crate::pipedrive::state::{Kind, Record};

fn field_name(viewer: &Viewer<'_>, change: &Change) -> String {
    let (code, suffix) = match change.field.strip_suffix("_currency") {
        Some(code) => (code, " (currency)"),
        None => (change.field.as_str(), ""),
    };
    let field = viewer
        .company
        .fields_of(change.kind)
        .iter()
        .find(|field| field.code == code);
    let field = field.map_or_else(
        || change.field.replace('_', " "),
        |field| field.name.clone(),
    );
    format!("{field}{suffix}")
}

/// The list of field changes, newest first.
pub(super) fn changelog(viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let zone: Tz = viewer.company.timezone.parse().unwrap_or_default();
    let changes = viewer
        .company
        .changelog
        .iter()
        .rev()
        .filter(|change| change.kind == kind && change.item == record.id())
        .take(50);
    let lines = each(changes, |change| {
        let old = change.old.as_deref().unwrap_or("(empty)");
        let new = change.new.as_deref().unwrap_or("(empty)");
        let source = if change.source == "api" {
            " by an app"
        } else {
            ""
        };
        format!(
            r"<li><strong>{}</strong>: <del>{}</del> → <ins>{}</ins><small>{}{source}, {}</small></li>",
            escape(&field_name(viewer, change)),
            escape(old),
            escape(new),
            escape(viewer.company.user_name(change.user)),
            change.time.with_timezone(&zone).format("%d %b %Y, %H:%M"),
        )
    });
    let lines = if lines.is_empty() {
        "<li class=\"muted\">No changes yet.</li>"
    } else {
        &lines
    };
    format!(
        r#"<section class="card" aria-labelledby="changelog"><h2 id="changelog">Changelog</h2><ul class="plain" aria-labelledby="changelog">{lines}</ul></section>"#
    )
}

pub(super) fn notes(viewer: &Viewer<'_>, kind: Kind, record: &Record) -> String {
    let key = match kind {
        Kind::Deal => "deal_id",
        Kind::Person => "person_id",
        _ => "org_id",
    };
    let mut notes: Vec<&Record> = viewer
        .company
        .notes
        .values()
        .filter(|note| note.flag("active_flag") && note.int(key) == Some(record.id()))
        .collect();
    notes.reverse();
    // The content was sanitized when it was stored.
    let lines = each(notes, |note| {
        format!(
            r#"<li class="note"><div>{}</div><small>{}, {}</small></li>"#,
            sanitize(note.text("content")),
            escape(
                viewer
                    .company
                    .user_name(note.int("user_id").unwrap_or_default())
            ),
            escape(note.text("add_time")),
        )
    });
    let lines = if lines.is_empty() {
        "<li class=\"muted\">No notes.</li>"
    } else {
        &lines
    };
    format!(
        r#"<section class="card" aria-labelledby="notes"><h2 id="notes">Notes</h2><ul class="plain" aria-labelledby="notes">{lines}</ul></section>"#
    )
}

pub(super) fn files(viewer: &Viewer<'_>, deal: &Record) -> String {
    let files = viewer.company.files.values().map(|file| &file.record);
    let files =
        files.filter(|file| file.flag("active_flag") && file.int("deal_id") == Some(deal.id()));
    let lines = each(files, |file| {
        format!(
            r#"<li><a href="/_web/file/{}">{}</a> <small>{} bytes, {}</small></li>"#,
            file.id(),
            escape(file.text("name")),
            file.data
                .get("file_size")
                .map(ToString::to_string)
                .unwrap_or_default(),
            escape(file.text("add_time")),
        )
    });
    let lines = if lines.is_empty() {
        "<li class=\"muted\">No files.</li>"
    } else {
        &lines
    };
    format!(
        r#"<section class="card" aria-labelledby="files"><h2 id="files">Files</h2><ul class="plain" aria-labelledby="files">{lines}</ul></section>"#
    )
}
