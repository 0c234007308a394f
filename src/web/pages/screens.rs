//! Every screen in every state, drawn from made-up data into `target/screens`, for browsers and people to look at.

use std::fs;
use std::path::PathBuf;

use super::super::{assets, headers};
use super::dialog_looks::{dialogs, instalment_dialogs, item_dialogs};
use super::list_samples::lists;
use super::looks::{draw_panel, modals, panels, staged};
use super::panel::Around;
use super::plain::Ending;
use super::samples::*;
use super::{Frame, failure, modal, panel, plain, settings, shell};
use crate::domain::ids::{DealId, UserId};
use crate::domain::permission::Permission;
use crate::i18n::Locale;
use crate::journeys::confirm_connection::Asked;
use crate::journeys::connect_quickbooks::Names;
use crate::journeys::settings::{
    ConnectionView, Handing, LanguageView, OtherView, Request, SettingsPage, Span,
};

fn settings_pages(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let lost = ConnectionView::Lost {
        company: String::new(),
        since: now().plus_seconds(-90_000),
    };
    let other = |asked: bool, can_confirm: bool, offered: bool| SettingsPage::NotOwner {
        owner: OWNER.to_owned(),
        asked,
        can_confirm,
        requests: if can_confirm {
            vec![Request {
                user: UserId(3),
                name: "Олена Мельниченко-Шевчук".to_owned(),
                at: now(),
            }]
        } else {
            Vec::new()
        },
        more: Box::new(OtherView {
            company: LONG.to_owned(),
            asked_at: asked.then(now),
            handing: Handing {
                to_me: offered.then(|| Span {
                    since: day("2026-11-23"),
                    until: day("2026-12-07"),
                }),
                ..Handing::default()
            },
            connection: live(),
            language: LanguageView::default(),
        }),
    };
    let draw = |page: &SettingsPage| settings::page(frame, "b", page, now()).unwrap();
    vec![
        ("settings", draw(&owner(live()))),
        ("settings-lost", draw(&owner(lost))),
        (
            "settings-not-connected",
            draw(&owner(ConnectionView::NotConnected)),
        ),
        ("settings-not-owner", draw(&other(false, false, false))),
        ("settings-asked", draw(&other(true, true, false))),
        ("settings-offered", draw(&other(false, false, true))),
        ("settings-not-installed", draw(&SettingsPage::NotInstalled)),
    ]
}

/// Pages in a tab of their own, and what stands where a page could not be shown.
fn plain_pages(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let l = frame.locale;
    let names = Names {
        company: LONG.to_owned(),
        user: OWNER.to_owned(),
    };
    let asked = Asked {
        names: names.clone(),
        books: "Северо-Западная приборостроительная компания".to_owned(),
    };
    let ending = |end| plain::ending(l, end).unwrap();
    let sentence = l.text("error-ours");
    let missing = [
        Permission::Webhooks,
        Permission::DealFields,
        Permission::Activities,
    ];
    vec![
        ("landing", plain::landing(l).unwrap()),
        ("naming", plain::naming(l, &names, "/x").unwrap()),
        (
            "install-incomplete",
            plain::incomplete(l, &missing, "/x").unwrap(),
        ),
        ("confirming", plain::confirming(l, &asked, "x").unwrap()),
        ("connect-declined", ending(Ending::ConnectDeclined)),
        ("install-failed", ending(Ending::InstallDenied)),
        ("install-stale", ending(Ending::InstallStale)),
        ("install-refused", ending(Ending::InstallRefused)),
        ("connect-no-ticket", ending(Ending::NoTicket)),
        ("connect-denied", ending(Ending::ConnectDenied)),
        ("connect-stale", ending(Ending::ConnectStale)),
        ("connect-elsewhere", ending(Ending::ConnectElsewhere)),
        ("connect-realm", ending(Ending::ConnectRealm)),
        ("connect-failed", ending(Ending::ConnectFailed)),
        ("disconnected", ending(Ending::Disconnected)),
        ("failure-tab", failure::tab(l, &sentence, "0197").unwrap()),
        (
            "failure",
            failure::framed(frame, &sentence, "0197").unwrap(),
        ),
        ("shell", shell::asking(frame).unwrap()),
        ("shell-open", shell::unframed(frame).unwrap()),
    ]
}

/// Every screen in every state, by its name. `tests/browser/screens.test.mjs` looks at each in both themes, at three
/// widths, with long words and from right to left; `docs/SCREENS.md` has a picture of each.
fn screens(l: &Locale) -> Vec<(&'static str, String)> {
    let frame = Frame {
        locale: l,
        theme: Some("light"),
    };
    let mut all: Vec<(&'static str, String)> = panels(l)
        .into_iter()
        .map(|(name, panel, trouble)| (name, draw_panel(l, "light", &panel, trouble)))
        .collect();
    all.extend(dialogs(l));
    all.push(("panel-no-deal", panel_without_deal(&frame)));
    let staged = |(name, fragment): (&'static str, String)| (name, staged(l, "light", &fragment));
    all.extend(modals(l).into_iter().map(staged));
    all.extend(item_dialogs(l));
    all.extend(instalment_dialogs(l));
    all.push((
        "create-loading",
        modal::page(&frame, "b", Some(DealId(7))).unwrap(),
    ));
    all.push(("create-failed", create_failed(&frame)));
    all.push(("create-no-deal", modal::page(&frame, "b", None).unwrap()));
    all.extend(lists(&frame));
    all.extend(settings_pages(&frame));
    all.extend(plain_pages(&frame));
    all
}

/// The form did not come: the shell with the server's words where its script puts them.
fn create_failed(frame: &Frame<'_>) -> String {
    let shell = modal::page(frame, "b", Some(DealId(7))).unwrap();
    let words = failure::fragment(frame.locale, &frame.locale.text("error-ours"), "0197").unwrap();
    let place =
        r#"<div id="trouble" class="note note--danger" role="alert" tabindex="-1" hidden></div>"#;
    assert!(shell.contains(place));
    shell.replacen(place, &words, 1)
}

fn panel_without_deal(frame: &Frame<'_>) -> String {
    let around = Around {
        locale: frame.locale,
        now: now(),
        rows: crate::journeys::open_panel::FIRST_ROWS,
        trouble: None,
    };
    let content = panel::content(None, &around).unwrap();
    panel::page(frame, "v1.k.payload.mac", None, &content).unwrap()
}

#[test]
fn every_screen_can_be_drawn() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screens");
    // What is no screen any more must not be looked at.
    drop(fs::remove_dir_all(&folder));
    let write = |place: String, bytes: &[u8]| {
        let path = folder.join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    for (words, locale) in [("en", english()), ("long", long_words())] {
        for (name, html) in screens(&locale) {
            write(format!("{words}/{name}.html"), html.as_bytes());
        }
    }
    for (file, bytes) in assets::all() {
        write(format!("static/{file}"), bytes);
    }
    write(
        "policy.txt".to_owned(),
        headers::policy("'none'").as_bytes(),
    );
}

#[test]
fn no_two_screens_share_a_name() {
    let mut names: Vec<_> = screens(&english()).into_iter().map(|one| one.0).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

/// `docs/SCREENS.md` shows each in both themes; `cargo pictures` makes the pictures.
#[test]
fn every_screen_has_its_picture() {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = fs::read_to_string(docs.join("SCREENS.md")).unwrap();
    let mut wanted: Vec<String> = screens(&english())
        .into_iter()
        .flat_map(|(name, _)| [format!("{name}-dark.webp"), format!("{name}-light.webp")])
        .collect();
    for file in &wanted {
        let link = format!("(pictures/screens/{file})");
        assert!(page.contains(&link), "docs/SCREENS.md does not show {file}");
    }
    let mut there: Vec<String> = fs::read_dir(docs.join("pictures/screens"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    wanted.sort_unstable();
    there.sort_unstable();
    assert_eq!(there, wanted, "`cargo pictures` makes what is missing");
}
