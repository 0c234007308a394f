//! Made-up create forms for the screens.

use super::samples::*;
use crate::domain::books::{LastNumber, OwnField, TaxCode, TaxRate, TaxRegime};
use crate::domain::deal::Record;
use crate::domain::form::FormInput;
use crate::domain::ids::{DealId, FormKey};
use crate::domain::match_customer::{MatchReason, Proposal};
use crate::domain::money::Currency;
use crate::domain::preset::Named;
use crate::domain::preset_use::Applied;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::domain::totals::{TaxRow, Totals};
use crate::journeys::open_form::{FormView, Sources};
use rust_decimal::Decimal;

fn typed(by_codes: bool) -> FormInput {
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
    FormInput {
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
    }
}

fn sums(by_codes: bool) -> Totals {
    let rate = TaxRow {
        rate_id: "9".into(),
        name: "TVA 20 %".into(),
        percent: dec("20"),
        base: dec("2900"),
        amount: dec("580"),
    };
    Totals {
        amounts: vec![dec("1360"), dec("1152"), dec("388"), Decimal::ZERO],
        subtotal: dec("2900"),
        discount: Decimal::ZERO,
        tax: if by_codes { vec![rate] } else { Vec::new() },
        total: if by_codes { dec("3480") } else { dec("2900") },
        tax_by_quickbooks: !by_codes,
    }
}

pub(super) fn form(tax: TaxRegime) -> FormView {
    let by_codes = tax == TaxRegime::Codes;
    FormView {
        key: FormKey("0197-key".to_owned()),
        deal: DealId(7),
        deal_title: "Schaltschrankmodernisierung Werk Zwönitz, Bauabschnitt 2".to_owned(),
        slot: 1,
        input: typed(by_codes),
        errors: Vec::new(),
        totals: sums(by_codes),
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
        choices: choices(),
        presets: presets()
            .into_iter()
            .map(|preset| (preset.id, preset.name))
            .collect(),
        preset: Applied::default(),
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
        notes: Vec::new(),
        deal_currency: "EUR".to_owned(),
    }
}

/// A company that tracks everything, and a person who filled it in.
pub(super) fn detailed() -> FormView {
    let mut view = form(TaxRegime::Codes);
    let named = |id: &str, name: &str| Named {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    view.books.custom_numbers = true;
    view.books.last_number = Some(LastNumber {
        invoice: "9".to_owned(),
        number: "RE-2026-0412".to_owned(),
    });
    (view.books.classes, view.books.locations) = (true, true);
    view.books.location_word = Some("Geschäftsstelle".to_owned());
    let own = |id: &str, name: &str| OwnField {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    view.books.own_fields = vec![own("1", "Kostenstelle"), own("2", EVIL), own("3", "")];
    view.choices.classes = vec![named("1", "Projekte:Anlagenbau und Montage West")];
    view.choices.locations = vec![named("1", "Chemnitz"), named("2", EVIL)];
    view.preset.id = "1".to_owned();
    view.preset.language = Some("de".to_owned());
    let extras = &mut view.input.extras;
    extras.term = "3".to_owned();
    extras.class = "1".to_owned();
    extras.own.insert("1".to_owned(), "4711".to_owned());
    view.input.note = "Rückfrage bei Frau Müller".to_owned();
    view
}

pub(super) fn asked() -> FormView {
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

pub(super) fn wrong() -> FormView {
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
