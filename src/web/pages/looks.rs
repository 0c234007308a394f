//! Every screen from made-up data: names people hear, weight, escaping; written to `target/screens` to be looked at.

use std::fs;
use std::path::PathBuf;

use super::panel::Around;
use super::plain::Ending;
use super::samples::*;
use super::{
    Frame, failure, invoice_done, invoice_form, invoice_pieces, modal, panel, plain, settings,
    shell,
};
use crate::domain::books::{BooksItem, ItemKind, TaxRegime};
use crate::domain::ids::{DealId, FormKey, IntentId};
use crate::domain::invoice::Invoice;
use crate::domain::money::Currency;
use crate::i18n::Locale;
use crate::journeys::create_invoice::{Conflict, Created, Pending};
use crate::journeys::open_panel::{Panel, PanelView};
use crate::journeys::settings::ConnectionView;

fn write(name: &str, html: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screens");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.html")), html).unwrap();
}

fn draw_panel(
    locale: &Locale,
    theme: &'static str,
    panel: &Panel,
    trouble: Option<String>,
) -> String {
    let around = Around {
        locale,
        deal: Some(DealId(7)),
        now: now(),
        rows: panel::FIRST_ROWS,
        trouble,
    };
    panel::page(
        &Frame {
            locale,
            theme: Some(theme),
        },
        "v1.k.payload.mac",
        Some(panel),
        &around,
    )
    .unwrap()
}

/// A fragment as it stands in its page.
fn staged(locale: &Locale, theme: &'static str, fragment: &str) -> String {
    let page = modal::page(
        &Frame {
            locale,
            theme: Some(theme),
        },
        "v1.k.payload.mac",
        None,
    )
    .unwrap();
    let (head, rest) = page.split_once(r#"<main id="stage">"#).unwrap();
    let (_, tail) = rest.split_once("</main>").unwrap();
    format!(r#"{head}<main id="stage">{fragment}</main>{tail}"#)
}

fn panels() -> Vec<(&'static str, Panel, Option<String>)> {
    let ready = |view: PanelView| Panel::Ready(view);
    let many: Vec<Invoice> = (0..37)
        .map(|n| {
            let mut one = invoice(
                &format!("{}", 900 + n),
                &format!("{}", 900 + n),
                "1234567.89",
                "0",
                "2026-12-04",
            );
            if n % 3 == 0 {
                one.currency = Currency::parse("JPY").unwrap();
                one.balance = one.total;
            }
            one
        })
        .collect();
    vec![
        ("panel", ready(view(five())), None),
        ("panel-empty", ready(view(Vec::new())), None),
        ("panel-many", ready(view(rows(many))), None),
        (
            "panel-first",
            ready(PanelView {
                first_reading: true,
                updated: None,
                ..view(Vec::new())
            }),
            None,
        ),
        (
            "panel-lost",
            ready(PanelView {
                lost_since: Some(now().plus_seconds(-86_400 * 3)),
                ..view(five())
            }),
            None,
        ),
        (
            "panel-slow",
            ready(view(five())),
            Some(
                "QuickBooks is not answering. You see what we knew 14 minutes ago. We keep trying."
                    .to_owned(),
            ),
        ),
        (
            "panel-doubt",
            ready(PanelView {
                pending: vec![pending(true), pending(false)],
                ..view(five())
            }),
            None,
        ),
        ("panel-not-connected", Panel::NotConnected, None),
        (
            "panel-not-owner",
            Panel::NotOwner {
                owner: "Friederike Oberländer-Kowalczyk".to_owned(),
                asked: false,
            },
            None,
        ),
        (
            "panel-asked",
            Panel::NotOwner {
                owner: "Friederike Oberländer-Kowalczyk".to_owned(),
                asked: true,
            },
            None,
        ),
        ("panel-not-installed", Panel::NotInstalled, None),
    ]
}

fn modals(l: &Locale) -> Vec<(&'static str, String)> {
    let made = invoice("45", "1045", "3480", "3480", "2026-12-23");
    let url = Some("https://qbo.example/app/invoice?txnId=45".to_owned());
    let created = Created {
        deal: DealId(7),
        invoice: made.clone(),
        difference: Some(dec("0.01")),
        open_url: url.clone(),
    };
    let conflict = Conflict {
        form: FormKey("k".to_owned()),
        deal: DealId(7),
        invoice: Some(made),
        total: None,
        open_url: url,
    };
    let waiting = |in_doubt| Pending {
        intent: IntentId("0197".to_owned()),
        deal: DealId(7),
        in_doubt,
    };
    vec![
        (
            "create",
            invoice_form::form(l, &form(TaxRegime::Codes)).unwrap(),
        ),
        (
            "create-us",
            invoice_form::form(l, &form(TaxRegime::UsAutomated)).unwrap(),
        ),
        ("create-match", invoice_form::form(l, &asked()).unwrap()),
        ("create-errors", invoice_form::refused(l, &wrong()).unwrap()),
        (
            "create-success",
            invoice_done::created(l, &created).unwrap(),
        ),
        (
            "create-conflict",
            invoice_done::conflict(l, &conflict).unwrap(),
        ),
        (
            "create-pending",
            invoice_done::pending(l, &waiting(false)).unwrap(),
        ),
        (
            "create-doubt",
            invoice_done::pending(l, &waiting(true)).unwrap(),
        ),
        (
            "create-failed",
            failure::fragment(l, "Something went wrong.", "0197").unwrap(),
        ),
    ]
}

#[test]
fn every_screen_can_be_drawn() {
    let l = english();
    for theme in ["light", "dark"] {
        let frame = Frame {
            locale: &l,
            theme: Some(theme),
        };
        for (name, panel, trouble) in panels() {
            write(
                &format!("{name}.{theme}"),
                &draw_panel(&l, theme, &panel, trouble),
            );
        }
        for (name, fragment) in modals(&l) {
            write(&format!("{name}.{theme}"), &staged(&l, theme, &fragment));
        }
        write(
            &format!("create-loading.{theme}"),
            &modal::page(&frame, "b", Some(DealId(7))).unwrap(),
        );
        let lost = ConnectionView::Lost {
            company: String::new(),
            since: now().plus_seconds(-90_000),
        };
        for (name, connection) in [
            ("settings", live()),
            ("settings-lost", lost),
            ("settings-none", ConnectionView::NotConnected),
        ] {
            write(
                &format!("{name}.{theme}"),
                &settings::page(&frame, "b", &owner(connection), now()).unwrap(),
            );
        }
        write(&format!("shell.{theme}"), &shell::asking(&frame).unwrap());
        write(
            &format!("shell-open.{theme}"),
            &shell::unframed(&frame).unwrap(),
        );
        write(
            &format!("failure.{theme}"),
            &failure::framed(
                &frame,
                "This does not exist, or you may not see it.",
                "0197",
            )
            .unwrap(),
        );
    }
    write("landing.light", &plain::landing(&l).unwrap());
    write(
        "ending.light",
        &plain::ending(&l, Ending::ConnectDenied).unwrap(),
    );
    let long = long_words();
    write(
        "panel-long.light",
        &draw_panel(&long, "light", &Panel::Ready(view(five())), None),
    );
    write(
        "create-long.light",
        &staged(
            &long,
            "light",
            &invoice_form::form(&long, &form(TaxRegime::Codes)).unwrap(),
        ),
    );
}

#[test]
fn a_panel_of_five_invoices_is_light() {
    let html = draw_panel(&english(), "light", &Panel::Ready(view(five())), None);
    assert!(html.len() <= 10 * 1024, "{} bytes", html.len());
}

#[test]
fn ten_rows_come_before_more_is_offered() {
    let panels = panels();
    let (_, many, _) = panels
        .iter()
        .find(|(name, ..)| *name == "panel-many")
        .unwrap();
    let html = draw_panel(&english(), "light", many, None);
    assert_eq!(html.matches("data-status=").count(), 10);
    assert!(
        html.contains("Show 20 more of 37") || html.contains("20\u{2069} more of"),
        "{html}"
    );
}

#[test]
fn names_a_person_hears_stay() {
    let l = english();
    let panel = draw_panel(&l, "light", &Panel::Ready(view(five())), None);
    for name in [
        ">Invoice</button>",
        ">Refresh</button>",
        r#"aria-label="More actions""#,
        r#"aria-label="More actions, invoice 1042""#,
        ">Settings</span>",
        ">Open in QuickBooks</span>",
    ] {
        assert!(panel.contains(name), "{name}");
    }
    for status in [
        "Open",
        "Paid",
        "Voided",
        "Overdue",
        "Deleted",
        "Partially paid",
    ] {
        assert!(
            status == "Open" || panel.contains(&format!("</svg>{status}</span>")),
            "{status}"
        );
    }
}

#[test]
fn names_of_the_create_form_stay() {
    let l = english();
    let create = invoice_form::form(&l, &form(TaxRegime::Codes)).unwrap();
    for name in [
        "Change customer",
        ">Currency</label>",
        ">To</label>",
        ">Address</label>",
        ">Email</label>",
        ">Tax number</label>",
        ">Invoice date</label>",
        ">Payment due</label>",
        ">Message to the customer</label>",
        ">Tax</label>",
        r#"aria-label="QuickBooks item, line 1""#,
        r#"aria-label="Description, line 1""#,
        r#"aria-label="Quantity, line 1""#,
        r#"aria-label="Price, line 1""#,
        r#"aria-label="Discount in percent, line 1""#,
        r#"aria-label="Tax, line 1""#,
        r#"aria-label="Line 1: remove""#,
        ">Remove</span>",
        ">Add line</button>",
        ">Create invoice</button>",
        ">Cancel</button>",
        ">Linked<",
        ">Proposed, please check<",
        ">Not linked yet<",
    ] {
        assert!(create.contains(name), "{name}");
    }
    assert!(
        invoice_form::form(&l, &form(TaxRegime::UsAutomated))
            .unwrap()
            .contains(r#"aria-label="Taxable, line 1""#)
    );
    let ask = invoice_form::form(&l, &asked()).unwrap();
    assert!(
        ask.contains(">Search all customers</label>") && ask.contains(">New customer</strong>")
    );
    let page = settings::page(
        &Frame {
            locale: &l,
            theme: None,
        },
        "b",
        &owner(live()),
        now(),
    )
    .unwrap();
    for name in [
        ">To</label>",
        ">Days after the invoice date</label>",
        ">Save</button>",
        ">Disconnect</button>",
    ] {
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn a_certain_customer_is_chosen_and_sent() {
    let html = invoice_form::form(&english(), &asked()).unwrap();
    assert!(html.contains(r#"name="customer_kind" value="existing""#));
    assert_eq!(
        html.matches(r#"name="pick""#).count() - html.matches("<template").count().min(1),
        3
    );
}

#[test]
fn hostile_text_is_text() {
    let l = english();
    let mut row = invoice("1", EVIL, "10", "10", "2026-12-04");
    row.customer_name = EVIL.to_owned();
    let panel = draw_panel(&l, "light", &Panel::Ready(view(rows(vec![row]))), None);
    let mut evil = form(TaxRegime::Codes);
    evil.deal_title = EVIL.to_owned();
    evil.input.message = EVIL.to_owned();
    evil.input.lines = vec![line("item", EVIL, EVIL, "linked", EVIL, EVIL)];
    let item = BooksItem {
        id: EVIL.into(),
        full_name: EVIL.to_owned(),
        name: EVIL.to_owned(),
        sku: Some(EVIL.to_owned()),
        description: None,
        kind: ItemKind::Service,
        unit_price: None,
        taxable: true,
        sales_tax_code: None,
        active: true,
    };
    let pages = [
        panel,
        invoice_form::form(&l, &evil).unwrap(),
        invoice_pieces::items(&l, "src", &[item]).unwrap(),
        settings::page(
            &Frame {
                locale: &l,
                theme: None,
            },
            "b",
            &owner(live()),
            now(),
        )
        .unwrap(),
    ];
    for html in pages {
        assert!(
            !html.contains("<img")
                && !html.contains("onerror=alert(1)>\"")
                && !html.contains("</textarea>\u{202e}")
        );
    }
}
