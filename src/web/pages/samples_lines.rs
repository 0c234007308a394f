//! Made-up forms whose lines are of every kind.

use super::form_samples::form;
use super::samples::{dec, line};
use crate::domain::books::TaxRegime;
use crate::domain::deal::{DealLine, Discount, TaxMethod};
use crate::domain::draft::Part;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::journeys::open_form::{FormView, LineNote};

fn part(name: &str, price: &str) -> Part {
    Part {
        name: name.to_owned(),
        quantity: dec("1"),
        price: dec(price),
        taxable: true,
        tax_code: Some("4".into()),
    }
}

fn row(frequency: &str, cycles: Option<u32>) -> DealLine {
    DealLine {
        row: 2,
        product: None,
        variation: None,
        name: String::new(),
        comments: String::new(),
        quantity: dec("2"),
        price: dec("640"),
        discount: Discount::Percent(dec("0")),
        tax_percent: dec("20"),
        tax_method: TaxMethod::Exclusive,
        billing_frequency: frequency.to_owned(),
        billing_cycles: cycles,
    }
}

/// Texts, subtotals, a bundle, a discount by amount, a product that is billed every month.
pub(super) fn kinds() -> FormView {
    let mut view = form(TaxRegime::Codes);
    let mut off = line(
        "item",
        "Schaltschrankmontage vor Ort (Techniker Stufe 2)",
        "Montage vor Ort",
        "linked",
        "16",
        "85",
    );
    (off.discount, off.discount_kind) = ("12345.67".to_owned(), "amount".to_owned());
    let monthly = line(
        "item",
        "Frequenzumrichter 7,5 kW mit Bremswiderstand\n12 Monate Miete, jederzeit zum Monatsende kündbar",
        "Frequenzumrichter FU-75",
        "proposed",
        "2",
        "640",
    );
    let kit = line(
        "bundle",
        "Inbetriebnahmepaket",
        "Inbetriebnahme komplett",
        "linked",
        "1",
        "",
    );
    let text = line(
        "text",
        "Montage in zwei Schichten, Termine nach Absprache.",
        "",
        "unlinked",
        "",
        "",
    );
    let subtotal = line("subtotal", "", "", "unlinked", "", "");
    view.input.lines = vec![off, monthly, text, subtotal, kit];
    view.totals.amounts = ["1360", "1152", "0", "2512", "388"].map(dec).to_vec();
    let parts = vec![
        part("Messprotokoll", "120"),
        part("Einweisung", "188"),
        part("Dokumentation", "80"),
    ];
    view.notes = vec![LineNote::default(); 5];
    view.notes[1].row = Some(row("monthly", Some(12)));
    view.notes[4].parts = parts;
    view.unlinked = 0;
    view.checks = Vec::new();
    view.input.tax = "inclusive".to_owned();
    view
}

/// A deal of many products that no item is known for.
pub(super) fn unlinked() -> FormView {
    let mut view = form(TaxRegime::UsAutomated);
    let names = [
        "Anfahrtspauschale",
        "Kabelkanal 60 × 40, halogenfrei, reinweiß",
        "Prüfung nach DIN VDE 0100-600",
    ];
    let one = |name: &&str| line("item", name, "", "unlinked", "4", "97");
    view.input.lines = names.iter().map(one).collect();
    view.totals.amounts = vec![dec("388"); 3];
    view.unlinked = 3;
    let missing = |at| FieldError {
        place: Place::LineItem(at),
        problem: Problem::ItemMissing,
    };
    view.checks = (0..3).map(missing).collect();
    view.from_deal = (3, 0);
    view
}

/// Everything that can be known before sending, with what mends it.
pub(super) fn checks() -> FormView {
    let mut view = form(TaxRegime::Codes);
    let check = |(place, problem)| FieldError { place, problem };
    view.free_number = Some("RE-2026-0043".to_owned());
    view.checks = [
        (Place::Customer, Problem::CustomerGone),
        (
            Place::Currency,
            Problem::CustomerCurrency(super::samples::euro()),
        ),
        (
            Place::Issued,
            Problem::BooksClosed(super::samples::day("2026-11-30")),
        ),
        (Place::Due, Problem::DueBeforeIssue),
        (
            Place::Number,
            Problem::NumberUsed("RE-2026-0042".to_owned()),
        ),
        (
            Place::Message,
            Problem::TooLong {
                length: 1042,
                most: 1000,
            },
        ),
        (Place::LineTax(0), Problem::TaxCodeMissing),
        (Place::LineItem(1), Problem::ItemGone),
        (Place::LineTax(1), Problem::TaxCodeMissing),
        (Place::LineItem(2), Problem::ItemMissing),
        (Place::LineQuantity(2), Problem::Empty),
    ]
    .map(check)
    .to_vec();
    view
}
