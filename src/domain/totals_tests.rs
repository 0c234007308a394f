//! The sums against a model in whole numbers that shares no line with them.

use proptest::prelude::*;

use super::*;
use crate::domain::books::TaxRate;
use crate::domain::draft::{LinkState, Part};
use crate::domain::draft_samples::{draft, line};

/// What a person may type: up to five digits behind the point, as hundred-thousandths.
#[derive(Debug, Clone)]
struct Typed {
    quantity: i64,
    price: i64,
    /// Hundredths of a percent, or cents.
    off: i64,
    by_amount: bool,
    /// 0 none, 1 to 3 one of the codes.
    code: usize,
    kind: usize,
}

const RATES: [i128; 3] = [2000, 550, 0];

fn typed() -> impl Strategy<Value = Typed> {
    (
        1_i64..50_000_000,
        -5_000_000_i64..900_000_000,
        0_i64..=10_000,
        any::<bool>(),
        0_usize..3,
        0_usize..6,
    )
        .prop_map(|(quantity, price, off, by_amount, code, kind)| Typed {
            quantity,
            price,
            off,
            by_amount,
            code,
            kind,
        })
}

/// `number / 10^digits`, half away from zero, as whole hundredths.
fn cents(number: i128, digits: u32) -> i128 {
    let unit = 10_i128.pow(digits.saturating_sub(2));
    let half = unit / 2;
    if number < 0 {
        -((-number + half) / unit)
    } else {
        (number + half) / unit
    }
}

fn money(cents: i128) -> Decimal {
    Decimal::from_i128_with_scale(cents, 2)
}

fn codes() -> Vec<TaxCode> {
    let code = |(at, rate): (usize, &i128)| TaxCode {
        id: at.to_string().as_str().into(),
        name: String::new(),
        description: None,
        rates: vec![TaxRate {
            id: format!("r{at}"),
            name: String::new(),
            percent: money(*rate),
        }],
        active: true,
    };
    RATES.iter().enumerate().map(code).collect()
}

fn line_of(typed: &Typed) -> DraftLine {
    let mut line = line("21", "1", "1");
    line.quantity = Decimal::new(typed.quantity, 5);
    line.price = Decimal::new(typed.price, 5);
    line.link = LinkState::Linked;
    let off = Decimal::new(typed.off, 2);
    line.discount = if typed.by_amount {
        Discount::Amount(off)
    } else {
        Discount::Percent(off)
    };
    line.tax_code = Some(typed.code.to_string().as_str().into());
    line.kind = match typed.kind {
        0 => LineKind::Text,
        1 => LineKind::Subtotal,
        2 => LineKind::Bundle,
        _ => LineKind::Item,
    };
    if line.kind == LineKind::Bundle {
        let part = |quantity, price| Part {
            name: String::new(),
            quantity,
            price,
            taxable: false,
            tax_code: line.tax_code.clone(),
        };
        line.parts = vec![
            part(Decimal::from(2), Decimal::new(18_990, 2)),
            part(Decimal::new(15, 1), line.price),
        ];
    }
    line
}

/// Cents of each thing a line sells.
fn model(typed: &Typed) -> Vec<i128> {
    let (quantity, price, off) = (
        i128::from(typed.quantity),
        i128::from(typed.price),
        i128::from(typed.off),
    );
    match typed.kind {
        0 | 1 => Vec::new(),
        2 => vec![
            cents(quantity * 2 * 18_990 * 1000, 10),
            cents(quantity * 15 * price, 11),
        ],
        _ if typed.by_amount => vec![cents(quantity * price - off * 100_000_000, 10)],
        _ => vec![cents(quantity * price * (10_000 - off), 14)],
    }
}

proptest! {
    #[test]
    fn sums_are_those_of_whole_numbers(
        lines in prop::collection::vec(typed(), 1..12),
        off in 0_i64..=9_999,
        by_amount in any::<bool>(),
        taxed in any::<bool>(),
    ) {
        let mut draft = draft("EUR", TaxMode::None, lines.iter().map(line_of).collect());
        draft.tax = if taxed { TaxMode::Excluded } else { TaxMode::None };
        draft.discount = if by_amount { Discount::Amount(Decimal::new(off, 2)) } else { Discount::Percent(Decimal::new(off, 2)) };
        let totals = Totals::of(&draft, &codes());

        let sold: Vec<Vec<i128>> = lines.iter().map(model).collect();
        let sub: i128 = sold.iter().flatten().sum();
        prop_assert_eq!(totals.subtotal, money(sub));
        let cut = if by_amount { i128::from(off) } else { cents(sub * i128::from(off), 6) };
        prop_assert_eq!(totals.discount, money(cut));

        // Each line, and what stands at a subtotal.
        let mut since = 0;
        for ((typed, sold), amount) in lines.iter().zip(&sold).zip(&totals.amounts) {
            let own: i128 = sold.iter().sum();
            since += own;
            let expected = if typed.kind == 1 { std::mem::take(&mut since) } else { own };
            prop_assert_eq!(*amount, money(expected));
        }

        // One rounding per rate, after the discount: base × (sub − cut) / sub × rate.
        let mut tax = 0;
        for (at, rate) in RATES.iter().enumerate() {
            let base: i128 = lines.iter().zip(&sold).filter(|(typed, _)| typed.code == at).flat_map(|(_, sold)| sold).sum();
            let (over, under) = if sub == 0 { (base * rate, 10_000) } else { (base * (sub - cut) * rate, sub * 10_000) };
            let (over, under) = if under < 0 { (-over, -under) } else { (over, under) };
            let rounded = if over < 0 { -((-over * 2 + under) / (under * 2)) } else { (over * 2 + under) / (under * 2) };
            tax += rounded;
        }
        let total = sub - cut + if taxed { tax } else { 0 };
        // A base divided by the subtotal has more digits than a decimal holds only where it does not matter.
        prop_assert_eq!(totals.total, money(total));
    }
}

#[test]
fn a_subtotal_sums_up_what_stands_above_it_since_the_last_one() {
    let subtotal = || {
        let mut line = line("", "0", "0");
        line.kind = LineKind::Subtotal;
        line
    };
    let lines = vec![
        line("1", "2", "10"),
        line("1", "1", "5"),
        subtotal(),
        line("1", "3", "1"),
        subtotal(),
        subtotal(),
    ];
    let draft = draft("EUR", TaxMode::None, lines);
    let shown: Vec<String> = Totals::of(&draft, &[])
        .amounts
        .iter()
        .map(|amount| amount.normalize().to_string())
        .collect();
    assert_eq!(shown, ["20", "5", "25", "3", "3", "0"]);
    assert_eq!(Totals::of(&draft, &[]).total, Decimal::from(28));
}

#[test]
fn in_inclusive_prices_a_subtotal_is_before_tax_as_quickbooks_prints_it() {
    let mut gross = line("1", "1", "120");
    gross.tax_code = Some("0".into());
    let mut sub = line("", "0", "0");
    sub.kind = LineKind::Subtotal;
    let draft = draft("EUR", TaxMode::Inclusive, vec![gross, sub]);
    let totals = Totals::of(&draft, &codes());
    assert_eq!(
        totals.amounts,
        [Decimal::new(12_000, 2), Decimal::new(10_000, 2)]
    );
    assert_eq!(totals.total, Decimal::from(120));
}

#[test]
fn quickbooks_adds_sales_tax_where_something_is_taxable() {
    let by_quickbooks = |mode, taxable: [bool; 2]| {
        let lines = taxable.map(|taxable| {
            let mut one = line("1", "1", "120");
            one.taxable = taxable;
            one
        });
        Totals::of(&draft("USD", mode, lines.to_vec()), &codes()).tax_by_quickbooks
    };
    assert!(by_quickbooks(TaxMode::Us, [true, false]));
    assert!(by_quickbooks(TaxMode::Us, [true, true]));
    assert!(!by_quickbooks(TaxMode::Us, [false, false]));
    assert!(!by_quickbooks(TaxMode::None, [true, true]));
}
