//! Dialogs of the panel, open, as the panel's script shows them.

use super::decide;
use super::invoice_menu::{link_dialog, send_dialog};
use super::looks::{draw_panel, panels};
use super::samples::*;
use crate::domain::ids::{CompanyId, FormKey, IntentId, UserId};
use crate::domain::intent::{Intent, IntentKind, IntentState};
use crate::domain::invoice::Sighting;
use crate::i18n::Locale;
use crate::journeys::actions::Asked;
use crate::journeys::decide::Question;

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
        ("panel-link", link_dialog(l, &invoice, link).unwrap()),
        ("panel-decide", decide(&question(vec![seen()], true))),
        ("panel-decide-none", decide(&question(Vec::new(), true))),
        ("panel-decide-away", decide(&question(Vec::new(), false))),
    ];
    all.map(|(name, dialog)| (name, open_over_panel(l, &dialog)))
        .into()
}

fn open_over_panel(l: &Locale, dialog: &str) -> String {
    let (_, panel, trouble) = panels(l).remove(0);
    let page = draw_panel(l, "light", &panel, trouble);
    let place = r#"<div id="dialogs"></div>"#;
    assert!(page.contains(place));
    let open = dialog.replacen("<dialog ", "<dialog open ", 1);
    page.replacen(place, &format!(r#"<div id="dialogs">{open}</div>"#), 1)
}
