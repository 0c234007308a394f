//! Every screen from made-up data: names people hear, weight, escaping; written to `target/screens` to be looked at.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::panel::Around;
use super::plain::Ending;
use super::{
    Frame, failure, invoice_done, invoice_form, invoice_pieces, modal, panel, plain, settings,
    shell,
};
use crate::domain::books::{
    BooksCustomer, BooksItem, BooksProfile, ItemKind, TaxCode, TaxRate, TaxRegime,
};
use crate::domain::customer::{MatchReason, Proposal};
use crate::domain::deal::{Record, RecordField};
use crate::domain::form::{FormInput, LineInput};
use crate::domain::ids::{DealId, FormKey, IntentId, UserId};
use crate::domain::invoice::{Invoice, SeenBy, totals};
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::settings::Settings;
use crate::domain::totals::{FieldError, Place, Problem, TaxRow, Totals};
use crate::i18n::Locale;
use crate::journeys::create_invoice::{Conflict, Created, Pending};
use crate::journeys::open_form::{FormView, Sources};
use crate::journeys::open_panel::{Panel, PanelView, PendingRow, Row};
use crate::journeys::settings::{ConnectionView, Request, SettingsPage, SettingsView};

const LONG: &str = "Vereinigte Elektroanlagen- und Schaltschrankbau Erzgebirge GmbH & Co. KG";
const EVIL: &str = "<img src=x onerror=alert(1)>\"'{{7*7}}</textarea>\u{202e}";

fn english() -> Locale {
    Locale::resolve(Some("en"), Some("US"), Some("en_US"))
}

fn long_words() -> Locale {
    Locale::resolve(Some("xx"), Some("long"), Some("de_DE"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn euro() -> Currency {
    Currency::parse("EUR").unwrap()
}

fn now() -> Moment {
    Moment::from_unix(1_795_436_645).unwrap()
}

fn write(name: &str, html: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screens");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.html")), html).unwrap();
}

fn invoice(id: &str, number: &str, total: &str, balance: &str, due: &str) -> Invoice {
    Invoice {
        id: id.into(),
        deal: Some(DealId(7)),
        number: Some(number.to_owned()),
        customer: "12".into(),
        customer_name: LONG.to_owned(),
        currency: euro(),
        total: dec(total),
        balance: dec(balance),
        issued: Some(day("2026-11-04")),
        due: Some(day(due)),
        email: None,
        sent_at: None,
        bounced: false,
        voided: false,
        deleted: false,
        last_total: dec(total),
        expected_total: None,
        sync_token: "0".to_owned(),
        updated: None,
        seen_at: now(),
        seen_by: SeenBy::Webhook,
    }
}

fn rows(invoices: Vec<Invoice>) -> Vec<Row> {
    let today = day("2026-11-23");
    let row = |invoice: Invoice| Row {
        status: invoice.status(today),
        days_late: invoice.days_late(today),
        open_url: (!invoice.deleted)
            .then(|| format!("https://qbo.example/app/invoice?txnId={}", invoice.id)),
        invoice,
    };
    invoices.into_iter().map(row).collect()
}

fn five() -> Vec<Row> {
    let mut sent = invoice("44", "1044", "6200", "3060", "2026-12-04");
    sent.sent_at = Some(now().plus_seconds(-86_400 * 19));
    let mut late = invoice("42", "1042", "1250", "1250", "2026-11-12");
    late.bounced = true;
    let mut voided = invoice("31", "1031", "0", "0", "2026-10-14");
    (voided.voided, voided.last_total) = (true, dec("4980"));
    let mut deleted = invoice("30", "", "10", "10", "2026-12-14");
    (deleted.deleted, deleted.number) = (true, None);
    rows(vec![
        sent,
        late,
        invoice("37", "1037", "4980", "0", "2026-10-30"),
        voided,
        deleted,
    ])
}

fn view(rows: Vec<Row>) -> PanelView {
    PanelView {
        deal: DealId(7),
        version: "3.14.327".to_owned(),
        today: day("2026-11-23"),
        lost_since: None,
        first_reading: false,
        totals: totals(rows.iter().map(|row| &row.invoice), day("2026-11-23")),
        pending: Vec::new(),
        rows,
        updated: Some(now().plus_seconds(-130)),
        deal_gone: false,
    }
}

fn pending(in_doubt: bool) -> PendingRow {
    PendingRow {
        intent: IntentId("0197".to_owned()),
        in_doubt,
        asked_at: now().plus_seconds(-300),
        sent_at: Some(now().plus_seconds(-290)),
        customer: LONG.to_owned(),
        amount: Some((dec("3480"), euro())),
        next_at: Some(now().plus_seconds(30)),
    }
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

fn profile(tax: TaxRegime) -> BooksProfile {
    BooksProfile {
        company_name: "Северо-Западная приборостроительная компания".to_owned(),
        country: "FR".to_owned(),
        home_currency: euro(),
        multicurrency: true,
        tax,
        custom_numbers: false,
        allow_discount: true,
        closed_until: None,
        time_zone: "Europe/Paris".to_owned(),
        default_term: None,
    }
}

fn line(
    kind: &str,
    description: &str,
    item: &str,
    link: &str,
    quantity: &str,
    price: &str,
) -> LineInput {
    LineInput {
        kind: kind.to_owned(),
        item: if item.is_empty() {
            String::new()
        } else {
            "5".to_owned()
        },
        item_name: item.to_owned(),
        link: link.to_owned(),
        description: description.to_owned(),
        quantity: quantity.to_owned(),
        price: price.to_owned(),
        taxable: true,
        tax_code: "4".to_owned(),
        ..LineInput::default()
    }
}

fn customer(name: &str, currency: &str) -> BooksCustomer {
    BooksCustomer {
        id: name.len().to_string().as_str().into(),
        display_name: name.to_owned(),
        company_name: None,
        email: Some("rechnungseingang@vesb-erzgebirge.example".to_owned()),
        phone: None,
        currency: Currency::parse(currency).ok(),
        address: Vec::new(),
        tax_number: None,
        taxable: true,
        active: true,
    }
}

fn form(tax: TaxRegime) -> FormView {
    let lines = vec![
        line(
            "item",
            "Schaltschrankmontage vor Ort (Techniker Stufe 2)",
            "Montage vor Ort",
            "linked",
            "16",
            "85",
        ),
        line(
            "item",
            "Frequenzumrichter 7,5 kW mit Bremswiderstand",
            "Frequenzumrichter FU-75",
            "proposed",
            "2",
            "640",
        ),
        line("item", "Anfahrtspauschale", "", "unlinked", "4", "97"),
        line(
            "text",
            "Montage in zwei Schichten, Termine nach Absprache.",
            "",
            "unlinked",
            "",
            "",
        ),
    ];
    let rate = TaxRow {
        rate_id: "9".into(),
        name: "TVA 20 %".into(),
        percent: dec("20"),
        base: dec("2900"),
        amount: dec("580"),
    };
    let by_codes = tax == TaxRegime::Codes;
    FormView {
        key: FormKey("0197-key".to_owned()),
        deal: DealId(7),
        deal_title: "Schaltschrankmodernisierung Werk Zwönitz, Bauabschnitt 2".to_owned(),
        slot: 1,
        input: FormInput {
            customer_kind: "existing".to_owned(),
            customer_id: "12".to_owned(),
            customer_name: LONG.to_owned(),
            to: LONG.to_owned(),
            address: "Zwönitzer Landstraße 114\n09366 Stollberg/Erzgebirge\nGermany".to_owned(),
            email: "rechnungseingang@vesb-erzgebirge.example".to_owned(),
            currency: "EUR".to_owned(),
            issued: "2026-11-23".to_owned(),
            due: "2026-12-23".to_owned(),
            tax: if by_codes { "excluded" } else { "us" }.to_owned(),
            discount_kind: "percent".to_owned(),
            lines,
            ..FormInput::default()
        },
        errors: Vec::new(),
        totals: Totals {
            amounts: vec![dec("1360"), dec("1152"), dec("388"), Decimal::ZERO],
            subtotal: dec("2900"),
            discount: Decimal::ZERO,
            tax: if by_codes { vec![rate] } else { Vec::new() },
            total: if by_codes { dec("3480") } else { dec("2900") },
            tax_by_quickbooks: !by_codes,
        },
        books: profile(tax),
        tax_codes: vec![TaxCode {
            id: "4".into(),
            name: "20 % TVA".to_owned(),
            description: None,
            rates: vec![TaxRate {
                id: "9".into(),
                name: "TVA 20 %".into(),
                percent: dec("20"),
            }],
            active: true,
        }],
        currencies: vec![euro(), Currency::parse("USD").unwrap()],
        customer: Some(customer(LONG, "EUR")),
        proposals: Vec::new(),
        sources: Sources {
            to: Some((Record::Organization, "Name".into())),
            email: Some((Record::Person, "Email".into())),
            ..Sources::default()
        },
        saved_at: Some(now()),
        unlinked: 1,
        from_deal: (3, 2),
        deal_currency: "EUR".to_owned(),
    }
}

fn asked() -> FormView {
    let mut view = form(TaxRegime::Codes);
    view.input.customer_kind = String::new();
    view.customer = None;
    let proposal = |name, reason, certain| Proposal {
        customer: customer(name, "EUR"),
        reason,
        certain,
    };
    view.proposals = vec![
        proposal(LONG, MatchReason::NameAndEmail, true),
        proposal(
            "Ver. Elektroanlagen Schaltschrankbau Erzgeb.",
            MatchReason::NearAndDomain,
            false,
        ),
    ];
    view
}

fn wrong() -> FormView {
    let mut view = form(TaxRegime::Codes);
    view.input.email = "no-address".to_owned();
    let error = |place, problem| FieldError { place, problem };
    view.errors = vec![
        error(Place::Email, Problem::NotAnEmail),
        error(Place::Issued, Problem::BooksClosed(day("2026-10-31"))),
        error(Place::LineQuantity(1), Problem::NotANumber),
        error(Place::LineItem(2), Problem::ItemMissing),
    ];
    view
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

fn owner(connection: ConnectionView) -> SettingsPage {
    let field = |record, key: &str, name: &str| RecordField {
        record,
        key: key.into(),
        name: name.into(),
        field_type: "varchar".into(),
        is_custom: false,
    };
    SettingsPage::Owner(Box::new(SettingsView {
        company: "Приборы и Автоматика Северо-Запад".to_owned(),
        connection,
        settings: Settings::default(),
        fields: vec![
            field(Record::Organization, "name", "Name"),
            field(Record::Organization, "address", "Address"),
            field(Record::Person, "email", "Email"),
            field(Record::Deal, "title", EVIL),
        ],
        fields_known: true,
        example: (day("2026-11-23"), day("2026-12-23")),
        requests: vec![Request {
            user: UserId(3),
            name: "Friederike Oberländer-Kowalczyk".to_owned(),
        }],
        version: "1".to_owned(),
    }))
}

fn live() -> ConnectionView {
    ConnectionView::Live {
        company: "Северо-Западная приборостроительная компания (Europe) SARL".to_owned(),
        since: now().plus_seconds(-86_400 * 265),
        by: "Friederike Oberländer-Kowalczyk".to_owned(),
        currency: Some(euro()),
        last_event: Some(now().plus_seconds(-150)),
        reading: false,
    }
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
