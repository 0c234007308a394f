//! Pages in a tab of their own: the landing page, how an installation or a connection ended, who is being connected.

use askama::Template;

use super::{asset, icon};
use crate::domain::permission::Permission;
use crate::i18n::{Locale, Value};
use crate::journeys::confirm_connection::Asked;
use crate::journeys::connect_quickbooks::Names;

/// How something that left the frame ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Ending {
    InstallDenied,
    InstallStale,
    InstallRefused,
    NoTicket,
    ConnectDenied,
    ConnectStale,
    ConnectElsewhere,
    ConnectRealm,
    ConnectDeclined,
    ConnectFailed,
    Disconnected,
}

#[derive(Template)]
#[template(path = "plain.html")]
struct Page<'a> {
    l: &'a Locale,
    title: String,
    text: String,
    note: Option<String>,
    list: Vec<String>,
    /// Where the one button leads, and its words.
    action: Option<(String, String)>,
    /// The other way, and its words.
    other: Option<(String, String)>,
    small: Option<String>,
    is_landing: bool,
}

impl<'a> Page<'a> {
    fn new(l: &'a Locale, title: String, text: String) -> Self {
        Self {
            l,
            title,
            text,
            note: None,
            list: Vec::new(),
            action: None,
            other: None,
            small: None,
            is_landing: false,
        }
    }
}

pub(in crate::web) fn landing(l: &Locale) -> askama::Result<String> {
    let action = Some(("/install".to_owned(), l.text("install")));
    Page {
        action,
        small: Some(l.text("land-need")),
        is_landing: true,
        ..Page::new(l, l.text("land-title"), l.text("land-text"))
    }
    .render()
}

pub(in crate::web) fn ending(l: &Locale, ending: Ending) -> askama::Result<String> {
    let (title, text) = match ending {
        Ending::InstallDenied => ("stale-title", "denied-text"),
        Ending::InstallStale => ("stale-title", "stale-text"),
        Ending::InstallRefused => ("stale-title", "install-refused-text"),
        Ending::NoTicket => ("ticket-title", "ticket-text"),
        Ending::ConnectDenied => ("refused-title", "refused-text"),
        Ending::ConnectStale => ("refused-title", "refused-stale-text"),
        Ending::ConnectElsewhere => ("refused-title", "refused-elsewhere-text"),
        Ending::ConnectRealm => ("refused-title", "refused-realm-text"),
        Ending::ConnectDeclined => ("refused-title", "declined-text"),
        Ending::ConnectFailed => ("refused-title", "refused-failed-text"),
        Ending::Disconnected => ("gone-title", "gone-text"),
    };
    let mut page = Page::new(l, l.text(title), l.text(text));
    match ending {
        Ending::InstallDenied | Ending::InstallStale | Ending::InstallRefused => {
            page.action = Some(("/install".to_owned(), l.text("stale-again")));
        }
        Ending::ConnectDenied => page.note = Some(l.text("refused-help")),
        Ending::ConnectStale | Ending::ConnectFailed => page.note = Some(l.text("refused-again")),
        Ending::NoTicket
        | Ending::ConnectElsewhere
        | Ending::ConnectRealm
        | Ending::ConnectDeclined
        | Ending::Disconnected => {}
    }
    page.render()
}

/// Before leaving for Intuit on a click that did not come from our own page: whom this would connect.
pub(in crate::web) fn naming(l: &Locale, names: &Names, again: &str) -> askama::Result<String> {
    let values = [
        ("company", Value::from(&names.company)),
        ("user", Value::from(&names.user)),
    ];
    let mut page = Page::new(
        l,
        l.text("naming-title"),
        l.text_with("naming-text", &values),
    );
    page.note = Some(l.text("naming-note"));
    page.action = Some((again.to_owned(), l.text("connect")));
    page.render()
}

/// Installed, and what will not work for want of a permission.
pub(in crate::web) fn incomplete(
    l: &Locale,
    missing: &[Permission],
    place: &str,
) -> askama::Result<String> {
    let words = |one: &Permission| l.text(&format!("missing-{}", one.key()));
    let mut page = Page::new(l, l.text("missing-title"), l.text("missing-text"));
    page.list = missing.iter().map(words).collect();
    page.action = Some((place.to_owned(), l.text("missing-go")));
    page.render()
}

/// After the consent at Intuit: what would be connected with what.
pub(in crate::web) fn confirming(
    l: &Locale,
    asked: &Asked,
    ticket: &str,
) -> askama::Result<String> {
    let values = [
        ("books", Value::from(&asked.books)),
        ("company", Value::from(&asked.names.company)),
        ("user", Value::from(&asked.names.user)),
    ];
    let at = |path: &str| format!("/quickbooks/{path}?ticket={ticket}");
    let mut page = Page::new(
        l,
        l.text("naming-title"),
        l.text_with("confirm-text", &values),
    );
    page.note = Some(l.text("confirm-note"));
    page.action = Some((at("confirmed"), l.text("connect")));
    page.other = Some((at("declined"), l.text("confirm-no")));
    page.render()
}

/// An error in a tab.
pub(super) fn failed(l: &Locale, sentence: &str, reference: &str) -> askama::Result<String> {
    let mut page = Page::new(l, l.text("error-title"), sentence.to_owned());
    page.small = Some(reference.to_owned()).filter(|reference| !reference.is_empty());
    page.render()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_naming_page_names_both_and_leads_on_by_a_click() {
        let names = Names {
            company: "<b>Acme</b>".to_owned(),
            user: "Jörg".to_owned(),
        };
        let html = naming(
            &Locale::resolve(None, None, None),
            &names,
            "/quickbooks/connect?ticket=abc",
        )
        .unwrap();
        assert!(html.contains("&#60;b&#62;Acme") && html.contains("Jörg"));
        assert!(html.contains(r#"href="/quickbooks/connect?ticket=abc""#));
    }
}
