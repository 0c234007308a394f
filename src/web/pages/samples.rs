//! Made-up data for the screens: long names, other scripts, hostile text.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use std::collections::BTreeMap;

use crate::domain::action::{Action, Circumstances, Line, WhyNot, why_not};
use crate::domain::books::{BooksCustomer, BooksItem, BooksProfile, ItemKind, TaxRegime, Term};
use crate::domain::comparison::Comparison;
use crate::domain::deal::{Record, RecordField};
use crate::domain::form::LineInput;
use crate::domain::ids::{DealId, IntentId, UserId};
use crate::domain::invoice::{Invoice, InvoiceStatus, SeenBy, totals};
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::preset::{Due, Preset, PresetLine};
use crate::domain::settings::Settings;
use crate::i18n::Locale;
use crate::journeys::open_panel::{PanelView, PendingRow, Row};
use crate::journeys::presets::Choices;
use crate::journeys::settings::{
    ConnectionView, Handing, LanguageView, Request, SettingsPage, SettingsView,
};
use crate::journeys::usage::Calls;

pub(super) const LONG: &str =
    "Vereinigte Elektroanlagen- und Schaltschrankbau Erzgebirge GmbH & Co. KG";
pub(super) const OWNER: &str = "Friederike Oberländer-Kowalczyk";
pub(super) const EVIL: &str = "<img src=x onerror=alert(1)>\"'{{7*7}}</textarea>\u{202e}";

pub(super) fn english() -> Locale {
    Locale::resolve(Some("en"), Some("US"), Some("en_US"))
}

pub(super) fn long_words() -> Locale {
    Locale::resolve(Some("xx"), Some("long"), Some("de_DE"))
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub(super) fn euro() -> Currency {
    Currency::parse("EUR").unwrap()
}

pub(super) fn now() -> Moment {
    Moment::from_unix(1_795_436_645).unwrap()
}

pub(super) fn invoice(id: &str, number: &str, total: &str, balance: &str, due: &str) -> Invoice {
    Invoice {
        id: id.into(),
        realm: "realm".into(),
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
        comparison: None,
        sync_token: "0".to_owned(),
        updated: None,
        seen_at: now(),
        seen_by: SeenBy::Webhook,
    }
}

pub(super) fn rows(invoices: Vec<Invoice>) -> Vec<Row> {
    let today = day("2026-11-23");
    let row = |invoice: Invoice| Row {
        status: invoice.status(today),
        days_late: invoice.days_late(today),
        sent_on: invoice
            .sent_at
            .map(|at| at.day_in(chrono_tz::Europe::Paris)),
        open_url: (!invoice.deleted)
            .then(|| format!("https://qbo.example/app/invoice?txnId={}", invoice.id)),
        elsewhere: invoice.realm.as_str() != "realm",
        refused: refused(&invoice, invoice.status(today)),
        change: None,
        invoice,
    };
    invoices.into_iter().map(row).collect()
}

fn refused(invoice: &Invoice, status: InvoiceStatus) -> Vec<(Action, WhyNot)> {
    let around = Circumstances {
        is_owner: true,
        line: Line::Live,
        is_ours: true,
        is_under_way: false,
        online_payments: Some(false),
    };
    Action::ALL
        .into_iter()
        .filter_map(|one| Some((one, why_not(one, invoice, status, around)?)))
        .collect()
}

pub(super) fn five() -> Vec<Row> {
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

/// What breaks a layout: huge amounts, endless numbers, other scripts, markup.
pub(super) fn hard() -> Vec<Invoice> {
    let mut huge = invoice(
        "60",
        "1060",
        "98765432109.87",
        "98765432109.86",
        "2026-01-02",
    );
    huge.bounced = true;
    let mut long = invoice(
        "61",
        "RE-2026-NIEDERLASSUNG-0001",
        "0.01",
        "0.01",
        "2026-12-04",
    );
    long.sent_at = Some(now().plus_seconds(-86_400 * 400));
    long.comparison = Some(Comparison {
        asked: dec("0.02"),
        made: long.total,
        total: long.total,
        unlike: Vec::new(),
    });
    let mut yen = invoice("62", "Счёт №42 🧾", "123456789", "123456789", "2025-11-12");
    yen.currency = Currency::parse("JPY").unwrap();
    yen.issued = Some(day("2025-10-12"));
    yen.realm = "before".into();
    let evil = invoice("63", EVIL, "10", "10", "2026-12-04");
    vec![huge, long, yen, evil]
}

pub(super) fn view(rows: Vec<Row>) -> PanelView {
    PanelView {
        subject: DealId(7).into(),
        can_act: true,
        sees_all: true,
        customer: Some(LONG.to_owned()),
        version: "3.14.327".to_owned(),
        today: day("2026-11-23"),
        lost_since: None,
        first_reading: false,
        totals: totals(rows.iter().map(|row| &row.invoice), day("2026-11-23")),
        pending: Vec::new(),
        count: rows.len(),
        rows,
        titles: BTreeMap::new(),
        updated: Some(now().plus_seconds(-130)),
        deal_gone: false,
    }
}

/// Silent for days.
pub(super) fn to_decide() -> PendingRow {
    PendingRow {
        to_decide: true,
        sent_at: Some(now().plus_seconds(-86_400 * 4)),
        next_at: None,
        ..pending(true)
    }
}

pub(super) fn pending(in_doubt: bool) -> PendingRow {
    PendingRow {
        intent: IntentId("0197".to_owned()),
        in_doubt,
        to_decide: false,
        asked_at: now().plus_seconds(-300),
        sent_at: Some(now().plus_seconds(-290)),
        customer: LONG.to_owned(),
        amount: Some((dec("3480"), euro())),
        next_at: Some(now().plus_seconds(30)),
    }
}

pub(super) fn profile(tax: TaxRegime) -> BooksProfile {
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
        classes: false,
        locations: false,
        location_word: None,
        own_fields: Vec::new(),
        last_number: None,
        online_payments: None,
    }
}

pub(super) fn line(
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

pub(super) fn item(name: &str) -> BooksItem {
    BooksItem {
        id: name.into(),
        full_name: name.to_owned(),
        name: name.to_owned(),
        sku: Some(name.to_owned()),
        description: None,
        kind: ItemKind::Service,
        unit_price: None,
        taxable: true,
        sales_tax_code: None,
        active: true,
        members: Vec::new(),
    }
}

pub(super) fn customer(name: &str, currency: &str) -> BooksCustomer {
    BooksCustomer {
        id: name.len().to_string().as_str().into(),
        display_name: name.to_owned(),
        email: Some("rechnungseingang@vesb-erzgebirge.example".to_owned()),
        currency: Currency::parse(currency).ok(),
        taxable: true,
        active: true,
        ..BooksCustomer::default()
    }
}

pub(super) fn owner(connection: ConnectionView) -> SettingsPage {
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
            name: OWNER.to_owned(),
            at: now(),
        }],
        handing: Handing {
            offered: Vec::new(),
            to_me: None,
            candidates: vec![(UserId(3), "Friederike Oberländer-Kowalczyk".to_owned())],
        },
        presets: presets(),
        choices: choices(),
        currencies: vec![euro()],
        item: None,
        refused_fields: BTreeMap::from([("paid".to_owned(), EVIL.to_owned())]),
        language: LanguageView::default(),
        version: "1".to_owned(),
    }))
}

pub(super) fn choices() -> Choices {
    Choices {
        terms: vec![Term {
            id: "3".to_owned(),
            name: "Net 30".to_owned(),
            due_days: Some(30),
            day_of_month: None,
            grace_days: 0,
            active: true,
        }],
        classes: Vec::new(),
        locations: Vec::new(),
        asks_tax: true,
    }
}

pub(super) fn presets() -> Vec<Preset> {
    let mut standard = Preset::new("1".into(), "Standard (EU, 30 Tage, Versand in alle Länder)");
    standard.is_default = true;
    standard.due = Some(Due::Term("3".to_owned()));
    standard.message = EVIL.to_owned();
    let mut deposit = Preset::new("2".into(), EVIL);
    deposit.due = Some(Due::Days(1));
    deposit.lines.push(PresetLine {
        description: EVIL.to_owned(),
        item: Some("5".into()),
        item_name: "Montage vor Ort".to_owned(),
        quantity: dec("1"),
        price: dec("1234.5"),
    });
    vec![standard, deposit]
}

pub(super) fn live() -> ConnectionView {
    ConnectionView::Live {
        company: "Северо-Западная приборостроительная компания (Europe) SARL".to_owned(),
        since: now().plus_seconds(-86_400 * 265).naive().date(),
        by: OWNER.to_owned(),
        currency: Some(euro()),
        last_event: Some(now().plus_seconds(-150)),
        last_looked: Some(now().plus_seconds(-3600)),
        expires: Some(now().plus_seconds(86_400 * 100).naive().date()),
        calls: Calls {
            quickbooks_reads: 1184,
            quickbooks_writes: 41,
            pipedrive: 320,
        },
        reading: false,
        rests_until: Some(now().naive().date()),
    }
}
