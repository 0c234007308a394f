//! Dialogs, open, over the page whose script shows them.

use std::collections::BTreeMap;

use super::invoice_menu::{link_dialog, send_dialog};
use super::looks::{draw_panel, panels, staged};
use super::samples::*;
use super::{decide, history, instalments, invoice_form, new_item as drawn_item, samples_lines};
use crate::domain::audit::{Detail, Facts, Replaced, Via};
use crate::domain::books::{Account, BooksItem};
use crate::domain::comparison::{Comparison, Part, Unlike};
use crate::domain::ids::{CompanyId, DealId, FormKey, IntentId, UserId};
use crate::domain::intent::{Intent, IntentKind, IntentState};
use crate::domain::invoice::{Invoice, SeenBy, Sighting};
use crate::domain::new_item::{self, NewItem};
use crate::i18n::Locale;
use crate::journeys::actions::Asked;
use crate::journeys::create_item::ItemForm;
use crate::journeys::decide::Question;
use crate::journeys::history::{Event, History};
use crate::journeys::instalments::{Instalments, Offered};

/// Silent for four days.
fn silent() -> Intent {
    let at = now().plus_seconds(-86_400 * 4);
    Intent {
        company: CompanyId(1),
        id: IntentId("0197".to_owned()),
        form: FormKey("0196".to_owned()),
        kind: IntentKind::CreateInvoice,
        deal: None,
        slot: 1,
        attempt: 1,
        realm: "r".into(),
        environment: "sandbox".to_owned(),
        request_id: String::new(),
        path: String::new(),
        body: String::new(),
        expected: Some(dec("3480")),
        currency: Some(euro()),
        marker: String::new(),
        customer: None,
        customer_name: LONG.to_owned(),
        state: IntentState::Ask,
        object: None,
        first_sent_at: Some(at),
        last_sent_at: Some(at),
        sends: 9,
        next_at: None,
        last_error: None,
        asked_by: UserId(2),
        created_at: at,
        asked_from: Via::Form,
    }
}

/// QuickBooks' answer is a cent more, of which the tax is two, and it left a line out for another.
pub(super) fn unlike() -> Comparison {
    let one = |part, name: &str, asked: Option<&str>, made: Option<&str>| Unlike {
        part,
        name: name.to_owned(),
        asked: asked.map(dec),
        made: made.map(dec),
    };
    Comparison {
        asked: dec("3479.99"),
        made: dec("3480"),
        total: dec("3480"),
        unlike: vec![
            one(
                Part::Line,
                "Consulting, senior",
                Some("1450"),
                Some("1449.99"),
            ),
            one(Part::Line, "Shipping", None, Some("12")),
            one(Part::Line, "Setup <b>fee</b>", Some("12"), None),
            one(Part::Tax, "", Some("555.60"), Some("555.62")),
        ],
    }
}

fn seen() -> Sighting {
    Sighting {
        id: "45".into(),
        sync_token: "0".to_owned(),
        updated: None,
        number: Some("1045".to_owned()),
        customer: "2".into(),
        customer_name: LONG.to_owned(),
        currency: Some(euro()),
        total: dec("3480"),
        tax_total: dec("0"),
        lines: Vec::new(),
        discount: dec("0"),
        balance: dec("3480"),
        issued: Some(day("2026-11-19")),
        due: None,
        email: None,
        sent: false,
        sent_at: None,
        bounced: false,
        private_note: String::new(),
        words: String::new(),
    }
}

/// Mailed, refused, paid in QuickBooks, moved, its customer mended.
fn history_dialog(l: &Locale, invoice: &Invoice) -> String {
    let facts = Facts {
        deal: Some(DealId(7)),
        ..Facts::from(invoice)
    };
    let event = |hours: i64, action: &str, who: Option<&str>, via, told: Detail| Event {
        at: now().plus_seconds(-3600 * hours),
        who: who.map(str::to_owned),
        via: Some(via),
        action: action.to_owned(),
        deal: Some(DealId(7)),
        invoice: Some(invoice.id.clone()),
        status: (
            told.before
                .as_ref()
                .map(|one| one.status(day("2026-11-23"))),
            told.after.as_ref().map(|one| one.status(day("2026-11-23"))),
        ),
        told,
    };
    let both = |after: Facts| Detail {
        before: Some(facts.clone()),
        after: Some(after),
        ..Detail::default()
    };
    let mut paid = both(facts.clone());
    paid.after = Some(Facts {
        balance: dec("0"),
        ..facts.clone()
    });
    let moved = both(Facts {
        deal: Some(DealId(8)),
        ..facts.clone()
    });
    let mailed = Detail {
        to: invoice.email.clone(),
        ..Detail::default()
    };
    let refused = Detail {
        before: Some(facts.clone()),
        refused: Some("You have a linked payment.".to_owned()),
        asked_at: Some(now().plus_seconds(-3600 * 3)),
        ..Detail::default()
    };
    let mended = Detail {
        replaced: vec![Replaced {
            part: "address".to_owned(),
            before: "Alte Straße 1, 10115 Berlin".to_owned(),
            after: "Neue Uferpromenade 128, 10999 Berlin".to_owned(),
        }],
        ..Detail::default()
    };
    let mut shown = invoice.clone();
    shown.comparison = Some(Comparison {
        total: shown.total,
        ..unlike()
    });
    let history = History {
        invoice: shown,
        events: vec![
            event(1, "seen_changed", None, Via::Seen(SeenBy::Webhook), paid),
            event(2, "delete_invoice", Some(OWNER), Via::Panel, refused),
            event(5, "link_invoice", Some(OWNER), Via::List, moved),
            event(20, "send_invoice", Some(OWNER), Via::Panel, mailed),
            event(25, "update_customer", Some(OWNER), Via::Form, mended),
        ],
        titles: BTreeMap::from([(DealId(7), LONG.to_owned())]),
        zone: chrono_tz::Europe::Paris,
        is_cut: true,
    };
    history::dialog(l, &history, now()).unwrap()
}

/// Each over the panel that opened it.
pub(super) fn dialogs(l: &Locale) -> Vec<(&'static str, String)> {
    let mut invoice = invoice("45", "1045", "3480", "3480", "2026-12-23");
    invoice.bounced = true;
    invoice.sent_at = Some(now().plus_seconds(-86_400));
    invoice.email = Some("rechnungen.und.mahnungen@sehr-lange-adresse.example".to_owned());
    let asked = Asked {
        status: invoice.status(day("2026-11-23")),
        against: None,
        today: day("2026-11-23"),
        sent_on: Some(day("2026-11-22")),
        invoice: invoice.clone(),
    };
    let question = |found: Vec<Sighting>, has_looked: bool| Question {
        intent: silent(),
        found,
        has_looked,
        can_repeat: true,
    };
    let decide = |question: &Question| decide::dialog(l, question, now()).unwrap();
    let link = "https://connect.example/portal/app/CommerceNetwork/view/scs-v1-0123456789abcdef";
    let all = [
        (
            "panel-send",
            send_dialog(l, &asked, "k".to_owned()).unwrap(),
        ),
        ("panel-history", history_dialog(l, &invoice)),
        ("panel-link", link_dialog(l, &invoice, link).unwrap()),
        ("panel-decide", decide(&question(vec![seen()], true))),
        ("panel-decide-none", decide(&question(Vec::new(), true))),
        ("panel-decide-away", decide(&question(Vec::new(), false))),
    ];
    all.map(|(name, dialog)| (name, open_over_panel(l, &dialog)))
        .into()
}

/// *Create item*, over the form: for the first time, filled in, with nothing filled in, with a name that is taken.
pub(super) fn item_dialogs(l: &Locale) -> Vec<(&'static str, String)> {
    let account = |id: &str, name: &str| Account {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    let empty = ItemForm {
        input: NewItem::default(),
        accounts: vec![
            account("1", "Erlöse:Dienstleistungen 19 % USt"),
            account(
                "2",
                "Erlöse:Wartung und Instandhaltung elektrischer Anlagen",
            ),
        ],
        is_us: false,
        errors: Vec::new(),
    };
    let named = |name: &str| ItemForm {
        input: NewItem {
            name: name.to_owned(),
            price: "97".to_owned(),
            ..NewItem::default()
        },
        ..empty.clone()
    };
    let mut filled = named("Anfahrtspauschale");
    filled.is_us = true;
    "2".clone_into(&mut filled.input.account);
    filled.input.taxable = true;
    let checked = |mut form: ItemForm, namesake: Option<&BooksItem>| {
        form.errors = new_item::check(&form.input, &form.accounts, namesake);
        form
    };
    let holder = item("Montage vor Ort");
    let mut taken = named("Montage vor Ort");
    "1".clone_into(&mut taken.input.account);
    let all = [
        ("create-item", named("Anfahrtspauschale")),
        ("create-item-filled", filled),
        ("create-item-empty", checked(empty.clone(), None)),
        ("create-item-taken", checked(taken, Some(&holder))),
    ];
    let draw = |form: &ItemForm| open_over_form(l, &drawn_item::dialog(l, form).unwrap());
    all.map(|(name, form)| (name, draw(&form))).into()
}

/// *Instalments…*, over the form: some, and a deal that has none.
pub(super) fn instalment_dialogs(l: &Locale) -> Vec<(&'static str, String)> {
    let one = |description: &str, amount: &str, billed: Option<&str>| Offered {
        description: description.to_owned(),
        amount: dec(amount),
        billed: billed.map(day),
    };
    let some = Instalments {
        all: vec![
            one(
                "Anzahlung bei Auftragserteilung",
                "1044",
                Some("2026-12-01"),
            ),
            one(EVIL, "1740.50", Some("2027-02-01")),
            one("Schlussrechnung", "695.5", None),
        ],
        currency: "EUR".to_owned(),
        is_converted: true,
        item: Some(item("Montage vor Ort")),
    };
    let all = [
        ("create-instalments", some),
        ("create-instalments-none", Instalments::default()),
    ];
    let draw = |found: &Instalments| open_over_form(l, &instalments::dialog(l, found).unwrap());
    all.map(|(name, found)| (name, draw(&found))).into()
}

fn open_over_form(l: &Locale, dialog: &str) -> String {
    let under = invoice_form::form(l, &samples_lines::unlinked()).unwrap();
    let open = dialog.replacen("<dialog ", "<dialog open ", 1);
    staged(l, "light", &under).replacen("</body>", &format!("{open}</body>"), 1)
}

fn open_over_panel(l: &Locale, dialog: &str) -> String {
    let (_, panel, trouble) = panels(l).remove(0);
    let page = draw_panel(l, "light", &panel, trouble);
    let place = r#"<div id="dialogs"></div>"#;
    assert!(page.contains(place));
    let open = dialog.replacen("<dialog ", "<dialog open ", 1);
    page.replacen(place, &format!(r#"<div id="dialogs">{open}</div>"#), 1)
}
