//! Screens from made-up data: names people hear, weight, escaping. `screens.rs` writes them all to be looked at.

use super::form_samples::*;
use super::panel::Around;
use super::samples::*;
use super::samples_lines;
use super::{
    Frame, customer_update, dialog_looks, invoice_done, invoice_form, invoice_pieces, modal, panel,
    settings,
};
use crate::domain::books::TaxRegime;
use crate::domain::ids::{DealId, FormKey, IntentId, OrganizationId};
use crate::domain::invoice::Invoice;
use crate::domain::money::Currency;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::journeys::create_invoice::{Conflict, Created, Pending};
use crate::journeys::open_panel::{FIRST_ROWS, Panel, PanelView, Row};
use std::collections::BTreeMap;

pub(super) fn draw_panel(
    locale: &Locale,
    theme: &'static str,
    panel: &Panel,
    trouble: Option<String>,
) -> String {
    let around = Around {
        locale,
        now: now(),
        rows: FIRST_ROWS,
        trouble,
    };
    let frame = Frame {
        locale,
        theme: Some(theme),
    };
    let content = panel::content(Some(panel), &around).unwrap();
    panel::page(&frame, "v1.k.payload.mac", Some(DealId(7).into()), &content).unwrap()
}

/// A fragment as it stands in its page.
pub(super) fn staged(locale: &Locale, theme: &'static str, fragment: &str) -> String {
    let page = modal::page(
        &Frame {
            locale,
            theme: Some(theme),
        },
        "v1.k.payload.mac",
        None,
    )
    .unwrap();
    // Swapped in and its clock times rewritten in one go: nobody sees the ones of the server.
    let fragment = fragment.replace(" UTC</time>", "</time>");
    let (head, rest) = page.split_once(r#"<main id="stage">"#).unwrap();
    let (_, tail) = rest.split_once("</main>").unwrap();
    format!(r#"{head}<main id="stage">{fragment}</main>{tail}"#)
}

/// Thirty-seven rows with amounts in the millions, in two currencies.
fn many() -> Vec<Invoice> {
    let one = |n: u32| {
        let id = format!("{}", 900 + n);
        let mut one = invoice(&id, &id, "1234567.89", "0", "2026-12-04");
        if n.is_multiple_of(3) {
            one.currency = Currency::parse("JPY").unwrap();
            one.balance = one.total;
        }
        one
    };
    (0..37).map(one).collect()
}

/// The first rows of many.
fn first_of(invoices: Vec<Invoice>) -> PanelView {
    let all = view(rows(invoices));
    PanelView {
        rows: all.rows.iter().take(FIRST_ROWS).cloned().collect(),
        ..all
    }
}

fn ready(view: PanelView) -> Panel {
    Panel::Ready(Box::new(view))
}

/// The panel of an organization: rows of several deals, and of none.
fn contact(rows: Vec<Row>) -> PanelView {
    let mut view = view(rows);
    view.subject = Subject::Organization(OrganizationId(5));
    view.titles = BTreeMap::from([(DealId(7), format!("Wartung 2026, {LONG}"))]);
    if let Some(row) = view.rows.last_mut() {
        row.invoice.deal = None;
    }
    view
}

pub(super) fn panels(l: &Locale) -> Vec<(&'static str, Panel, Option<String>)> {
    let shown = |name, panel| (name, panel, None);
    let other = |owner: &str, asked| Panel::NotOwner {
        owner: owner.to_owned(),
        asked,
        offered: false,
    };
    let offered = Panel::NotOwner {
        owner: OWNER.to_owned(),
        asked: false,
        offered: true,
    };
    let first = PanelView {
        first_reading: true,
        updated: None,
        ..view(Vec::new())
    };
    let lost = PanelView {
        lost_since: Some(now().plus_seconds(-86_400 * 3)),
        ..view(five())
    };
    let in_doubt = PanelView {
        pending: vec![pending(true), to_decide(), pending(false)],
        ..view(five())
    };
    let creating = PanelView {
        pending: vec![pending(false)],
        ..view(Vec::new())
    };
    let looking = PanelView {
        can_act: false,
        sees_all: false,
        ..view(five())
    };
    let deal_gone = PanelView {
        deal_gone: true,
        ..view(five())
    };
    let away = format!(
        "{} {}",
        l.text("panel-slow"),
        l.text_with("panel-slow-text", &[("age", "14 minutes".into())])
    );
    vec![
        shown("panel", ready(view(five()))),
        shown("panel-empty", ready(view(Vec::new()))),
        shown("panel-many", ready(first_of(many()))),
        shown("panel-loading", ready(first)),
        shown("panel-lost", ready(lost)),
        ("panel-offline", ready(view(five())), Some(away)),
        shown("panel-in-doubt", ready(in_doubt)),
        shown("panel-creating", ready(creating)),
        shown("panel-deal-gone", ready(deal_gone)),
        shown("panel-hostile", ready(view(rows(hard())))),
        shown("panel-contact", ready(contact(five()))),
        shown("panel-contact-empty", ready(contact(Vec::new()))),
        shown("panel-looking", ready(looking)),
        shown("panel-offered", offered),
        shown("panel-not-connected", Panel::NotConnected),
        shown("panel-nobody", other("", false)),
        shown("panel-not-owner", other(OWNER, false)),
        shown("panel-asked", other(OWNER, true)),
        shown("panel-not-installed", Panel::NotInstalled),
    ]
}

pub(super) fn modals(l: &Locale) -> Vec<(&'static str, String)> {
    let mut made = invoice("45", "1045", "3480", "3480", "2026-12-23");
    made.comparison = Some(dialog_looks::unlike());
    let url = Some("https://qbo.example/app/invoice?txnId=45".to_owned());
    let created = Created {
        deal: DealId(7),
        invoice: made.clone(),
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
    let ends = vec![
        (
            "create-success",
            invoice_done::created(l, &created).unwrap(),
        ),
        (
            "create-conflict",
            invoice_done::conflict(l, &conflict).unwrap(),
        ),
        (
            "create-busy",
            invoice_done::pending(l, &waiting(false)).unwrap(),
        ),
        (
            "create-doubt",
            invoice_done::pending(l, &waiting(true)).unwrap(),
        ),
    ];
    forms(l).into_iter().chain(ends).collect()
}

/// The create form in every state.
fn forms(l: &Locale) -> Vec<(&'static str, String)> {
    vec![
        (
            "create",
            invoice_form::form(l, &form(TaxRegime::Codes)).unwrap(),
        ),
        (
            "create-us",
            invoice_form::form(l, &form(TaxRegime::UsAutomated)).unwrap(),
        ),
        (
            "create-lines",
            invoice_form::form(l, &samples_lines::kinds()).unwrap(),
        ),
        (
            "create-unlinked",
            invoice_form::form(l, &samples_lines::unlinked()).unwrap(),
        ),
        (
            "create-details",
            invoice_form::form(l, &detailed()).unwrap(),
        ),
        (
            "create-update",
            customer_update::page(l, &comparison(false)).unwrap(),
        ),
        (
            "create-update-stale",
            customer_update::page(l, &comparison(true)).unwrap(),
        ),
        ("create-changed", invoice_form::form(l, &changed()).unwrap()),
        (
            "create-checks",
            invoice_form::form(l, &samples_lines::checks()).unwrap(),
        ),
        (
            "create-currency",
            invoice_form::form(l, &foreign(Some("0.8612"))).unwrap(),
        ),
        (
            "create-currency-no-rate",
            invoice_form::form(l, &foreign(None)).unwrap(),
        ),
        ("create-match", invoice_form::form(l, &asked()).unwrap()),
        ("create-errors", invoice_form::refused(l, &wrong()).unwrap()),
    ]
}

#[test]
fn a_panel_of_five_invoices_is_light() {
    let html = draw_panel(&english(), "light", &ready(view(five())), None);
    assert!(html.len() <= 10 * 1024, "{} bytes", html.len());
}

#[test]
fn ten_rows_come_before_more_is_offered() {
    let panels = panels(&english());
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
    let panel = draw_panel(&l, "light", &ready(view(five())), None);
    for name in [
        ">Invoice</button>",
        ">Refresh</button>",
        r#"aria-label="More actions""#,
        r#"aria-label="More actions, invoice 1042""#,
        ">Settings</span>",
        ">Unlink contact</span>",
        ">View all invoices</button>",
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
        r#"aria-label="Discount, line 1""#,
        r#"aria-label="Tax, line 1""#,
        r#"aria-label="Line 1: move, duplicate, remove""#,
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
    let panel = draw_panel(&l, "light", &ready(view(rows(vec![row]))), None);
    let mut evil = form(TaxRegime::Codes);
    evil.deal_title = EVIL.to_owned();
    evil.input.message = EVIL.to_owned();
    evil.input.lines = vec![line("item", EVIL, EVIL, "linked", EVIL, EVIL)];
    let pages = [
        panel,
        invoice_form::form(&l, &evil).unwrap(),
        invoice_pieces::items(&l, "src", &[item(EVIL)]).unwrap(),
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
