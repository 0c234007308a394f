//! *View all invoices* in every state, from made-up data; names people hear.

use std::collections::BTreeMap;

use super::all_invoices::{self, Around};
use super::samples::*;
use super::{Frame, invoice_menu};
use crate::domain::ids::DealId;
use crate::domain::invoice::{Invoice, totals};
use crate::domain::invoice_list::{Filter, Interval, Order, SortBy};
use crate::domain::money::Currency;
use crate::domain::subject::Subject;
use crate::journeys::all_invoices::{AllInvoices, Freshness, ListView};

const DEAL: Subject = Subject::Deal(DealId(7));

fn view(invoices: Vec<Invoice>) -> ListView {
    let today = day("2026-11-23");
    ListView {
        subject: DEAL,
        can_act: true,
        version: "1.2.3.4".to_owned(),
        today,
        lost_since: None,
        customer: Some(LONG.to_owned()),
        freshness: Freshness::Fresh,
        read_at: Some(now().plus_seconds(-120)),
        filter: Filter::default(),
        count: invoices.len(),
        totals: totals(invoices.iter(), today),
        is_any: !invoices.is_empty(),
        rows: rows(invoices),
        titles: BTreeMap::from([(
            DealId(8),
            "Wartungsvertrag Schaltanlagen Süd und Prüfung ortsfester Betriebsmittel".to_owned(),
        )]),
        deal_address: "https://example.pipedrive.com/deal/".to_owned(),
    }
}

/// Of this deal, of others, of none.
fn mixed() -> Vec<Invoice> {
    let deals = [Some(7), Some(8), None, Some(7), Some(9)];
    let mut invoices: Vec<Invoice> = five().into_iter().map(|row| row.invoice).collect();
    for (invoice, deal) in invoices.iter_mut().zip(deals) {
        invoice.deal = deal.map(DealId);
    }
    let mut dollars = invoice("43", "1043", "2310.50", "2310.50", "2026-12-21");
    (dollars.deal, dollars.currency) = (None, Currency::parse("USD").unwrap());
    invoices.push(dollars);
    invoices
}

fn paged() -> ListView {
    let page = (0..25).map(|n| {
        let id = (900 + n).to_string();
        invoice(&id, &id, "1234567.89", "0", "2026-12-04")
    });
    let order = Order {
        by: SortBy::Amount,
        ascending: true,
    };
    ListView {
        count: 43,
        filter: Filter {
            order,
            page: 0,
            ..Filter::default()
        },
        ..view(page.collect())
    }
}

fn custom() -> ListView {
    let interval = Interval::Custom {
        from: Some(day("2026-01-01")),
        until: Some(day("2026-11-23")),
    };
    ListView {
        filter: Filter {
            interval,
            ..Filter::default()
        },
        ..view(mixed())
    }
}

pub(super) fn lists(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let empty = || view(Vec::new());
    let ready = |view: ListView| AllInvoices::Ready(Box::new(view));
    let not_linked = ListView {
        customer: None,
        read_at: None,
        ..empty()
    };
    let loading = ListView {
        freshness: Freshness::Stale,
        read_at: None,
        ..empty()
    };
    let nothing_found = ListView {
        is_any: true,
        filter: Filter {
            text: "Umrichter 11 kW".to_owned(),
            ..Filter::default()
        },
        ..empty()
    };
    let lost = ListView {
        lost_since: Some(now().plus_seconds(-86_400 * 3)),
        ..view(mixed())
    };
    let looking = ListView {
        can_act: false,
        ..view(mixed())
    };
    let of_contact = ListView {
        subject: Subject::Organization(crate::domain::ids::OrganizationId(5)),
        ..view(mixed())
    };
    let owner = || OWNER.to_owned();
    let states = [
        ("all", ready(view(mixed()))),
        ("all-pages", ready(paged())),
        ("all-custom", ready(custom())),
        ("all-hostile", ready(view(hard()))),
        ("all-contact", ready(of_contact)),
        ("all-looking", ready(looking)),
        ("all-lost", ready(lost)),
        ("all-loading", ready(loading)),
        ("all-not-linked", ready(not_linked)),
        ("all-empty", ready(empty())),
        ("all-nothing-found", ready(nothing_found)),
        ("all-not-owner", AllInvoices::NotOwner { owner: owner() }),
        ("all-not-connected", AllInvoices::NotConnected),
        ("all-not-installed", AllInvoices::NotInstalled),
    ];
    let mut drawn: Vec<(&'static str, String)> = states
        .into_iter()
        .map(|(name, view)| (name, draw(frame, &view, None)))
        .collect();
    let away = Some(frame.locale.text("error-away"));
    drawn.push(("all-away", draw(frame, &ready(view(mixed())), away)));
    drawn
}

fn draw(frame: &Frame<'_>, view: &AllInvoices, trouble: Option<String>) -> String {
    let around = Around {
        locale: frame.locale,
        now: now(),
        trouble,
    };
    all_invoices::page(frame, "v1.k.payload.mac", Some(DEAL), Some(view), &around).unwrap()
}

#[test]
fn names_a_person_hears_stay() {
    let l = english();
    let frame = Frame {
        locale: &l,
        theme: None,
    };
    let drawn = lists(&frame);
    let (_, list) = drawn.iter().find(|(name, _)| *name == "all").unwrap();
    for name in [
        ">Issued</label>",
        ">Status</label>",
        ">Search</label>",
        ">Link</button>",
        ">Unlink</button>",
        r#"aria-label="More actions, invoice 1042""#,
        ">Custom dates</option>",
        ">Refresh</button>",
        "</svg>Export as CSV</button>",
        r#"aria-sort="descending""#,
        r#"aria-label="Select invoice 1042""#,
        ">Sort by</label>",
    ] {
        assert!(list.contains(name), "{name}");
    }
    let (_, custom) = drawn
        .iter()
        .find(|(name, _)| *name == "all-custom")
        .unwrap();
    assert!(custom.contains(">From</label>") && custom.contains(">To</label>"));
    // Another deal's is linked here, a deleted one nowhere; who may only look changes nothing.
    assert_eq!(list.matches(r#"data-do="link""#).count(), 3);
    assert_eq!(list.matches(r#"data-do="unlink""#).count(), 2);
    assert!(list.contains(">Link to this deal</button>"));
    for name in ["all-looking", "all-contact"] {
        let (_, page) = drawn.iter().find(|(known, _)| *known == name).unwrap();
        assert!(!page.contains(r#"data-do="link"#) && !page.contains(r#"data-do="unlink"#));
        assert!(page.contains(">Export selected as CSV</button>"));
    }
}

#[test]
fn questions_name_the_invoice_and_the_other_deal() {
    let l = english();
    let one = invoice("44", "1044", "6200", "3060", "2026-12-04");
    let asked: invoice_menu::Question = all_invoices::move_question(&l, &one, DealId(8), "");
    assert_eq!(asked.title, "Move invoice 1044 to this deal?");
    assert!(asked.text.contains("“Deal 8”"), "{}", asked.text);
    let asked = all_invoices::unlink_question(&l, &one);
    assert_eq!(
        (asked.ok.as_str(), asked.cancel.as_str()),
        ("Unlink", "Cancel")
    );
}
