//! Made-up create forms for the screens.

use super::samples::*;
use crate::domain::books::{OwnField, TaxCode, TaxRate, TaxRegime};
use crate::domain::customer_change::{Difference, Masked, Part};
use crate::domain::deal::Record;
use crate::domain::deal_change::DealChange;
use crate::domain::form::FormInput;
use crate::domain::ids::{DealId, FormKey};
use crate::domain::match_customer::{MatchReason, Proposal};
use crate::domain::money::Currency;
use crate::domain::preset::Named;
use crate::domain::preset_use::Applied;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::domain::totals::{TaxRow, Totals};
use crate::journeys::currency_view::{CurrencyView, Question};
use crate::journeys::open_form::{FormView, Sources};
use crate::journeys::update_customer::Comparison;
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
        checks: vec![FieldError {
            place: Place::LineItem(2),
            problem: Problem::ItemMissing,
        }],
        free_number: None,
        last_number: None,
        proposed_number: None,
        totals: sums(by_codes),
        books: Box::new(profile(tax)),
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
        customer_differs: vec![Part::Address, Part::Email],
        proposals: Vec::new(),
        sources: Sources {
            to: Some((Record::Organization, "Name".into())),
            email: Some((Record::Person, "Email".into())),
            ..Sources::default()
        },
        saved_at: Some(now()),
        unlinked: 1,
        may_have_instalments: true,
        from_deal: (3, 2),
        notes: Vec::new(),
        deal_changes: Vec::new(),
        currency: CurrencyView::default(),
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
    view.last_number = Some("RE-2026-0412".to_owned());
    view.proposed_number = Some("RE-2026-0413".to_owned());
    view.input.number = "RE-2026-0413".to_owned();
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

/// What QuickBooks has beside what the invoice says.
pub(super) fn comparison(is_stale: bool) -> Comparison {
    let difference = |part, now: &[&str], then: &[&str], masked| Difference {
        part,
        now: now.iter().map(|line| (*line).to_owned()).collect(),
        then: then.iter().map(|line| (*line).to_owned()).collect(),
        masked,
    };
    let masked = Masked {
        end: "07980".to_owned(),
        agrees: true,
    };
    let address = [
        "Zwönitzer Landstraße 114",
        "09366 Stollberg/Erzgebirge",
        EVIL,
    ];
    let email = "rechnungseingang@vesb-erzgebirge.example";
    Comparison {
        form: FormKey("0197-key".to_owned()),
        customer: customer(LONG, "EUR"),
        differences: vec![
            difference(
                Part::Address,
                &["Bahnhofstr. 2", "09366 Stollberg"],
                &address,
                None,
            ),
            difference(
                Part::Email,
                &["buchhaltung@vesb-erzgebirge.example"],
                &[email],
                None,
            ),
            difference(Part::TaxNumber, &[], &["DE 811 907 980"], Some(masked)),
            difference(Part::Phone, &[], &["+49 37296 555 0"], None),
        ],
        version: "3".to_owned(),
        is_stale,
        errors: if is_stale {
            vec![FieldError {
                place: Place::Form,
                problem: Problem::Empty,
            }]
        } else {
            Vec::new()
        },
    }
}

/// The deal changed after the draft was typed.
pub(super) fn changed() -> FormView {
    let mut view = form(TaxRegime::Codes);
    let name = "Frequenzumrichter 7,5 kW mit Bremswiderstand".to_owned();
    view.deal_changes = vec![
        DealChange::Quantity {
            name: name.clone(),
            before: dec("3"),
            now: dec("2"),
        },
        DealChange::Price {
            name,
            before: dec("640"),
            now: dec("1234.5"),
        },
        DealChange::Added(EVIL.to_owned()),
        DealChange::Organization {
            before: LONG.to_owned(),
            now: String::new(),
        },
    ];
    view
}

/// The deal is in another currency than the customer.
pub(super) fn foreign(rate: Option<&str>) -> FormView {
    let mut view = form(TaxRegime::Codes);
    view.deal_currency = "USD".to_owned();
    view.currency.question = Some(Question {
        from: Currency::parse("USD").unwrap(),
        to: euro(),
        rate: rate.map(dec),
        today: day("2026-11-23"),
        before: dec("3367.4"),
        after: rate.map(|_| dec("2900")),
    });
    view
}

pub(super) fn asked() -> FormView {
    let mut view = form(TaxRegime::Codes);
    view.input.customer_kind = String::new();
    view.customer = None;
    view.customer_differs = Vec::new();
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
