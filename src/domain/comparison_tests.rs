//! Beside QuickBooks' answer: what is the same is silent, what differs is named once.

use super::*;
use crate::domain::draft_samples::{draft, line};
use crate::domain::ids::{CustomerId, InvoiceId};

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn sold(item: &str, amount: &str) -> SumLine {
    SumLine {
        item: Some(ItemId(item.into())),
        name: format!("item {item}"),
        amount: dec(amount),
        gross: None,
    }
}

fn asked(lines: Vec<SumLine>, discount: &str, tax: Option<&str>, total: &str) -> Asked {
    Asked {
        lines,
        discount: dec(discount),
        tax: tax.map(dec),
        total: dec(total),
    }
}

fn seen(lines: Vec<SumLine>, discount: &str, tax: &str, total: &str) -> Sighting {
    Sighting {
        id: InvoiceId("145".into()),
        sync_token: "0".into(),
        updated: None,
        number: None,
        customer: CustomerId("58".into()),
        customer_name: String::new(),
        currency: None,
        total: dec(total),
        tax_total: dec(tax),
        lines,
        discount: dec(discount),
        balance: dec(total),
        issued: None,
        due: None,
        email: None,
        sent: false,
        sent_at: None,
        bounced: false,
        private_note: String::new(),
        words: String::new(),
    }
}

fn named(asked: &Asked, seen: &Sighting) -> Vec<(Part, String, Option<Decimal>, Option<Decimal>)> {
    compare(asked, seen)
        .map(|found| found.unlike)
        .unwrap_or_default()
        .into_iter()
        .map(|one| (one.part, one.name, one.asked, one.made))
        .collect()
}

#[test]
fn what_is_as_it_was_shown_is_silent() {
    let wish = asked(
        vec![sold("1", "10"), sold("2", "20")],
        "3",
        Some("5.4"),
        "32.40",
    );
    // Any order, any number of zeros.
    let answer = seen(
        vec![sold("2", "20.00"), sold("1", "10.0")],
        "3.00",
        "5.40",
        "32.4",
    );
    assert_eq!(compare(&wish, &answer), None);
    // An answer that says nothing about lines and tax agrees by its total.
    assert_eq!(compare(&wish, &seen(vec![], "0", "0", "32.40")), None);
    // Sales tax was said to be QuickBooks'.
    let us = asked(vec![sold("1", "10")], "0", None, "10");
    assert_eq!(
        compare(&us, &seen(vec![sold("1", "10")], "0", "0.83", "10.83")),
        None
    );
    assert_eq!(
        compare(&us, &seen(vec![sold("1", "10")], "0", "0", "10")),
        None
    );
}

#[test]
fn every_line_is_compared_with_its_own() {
    let wish = asked(
        vec![
            sold("1", "10"),
            sold("1", "11"),
            sold("2", "20"),
            sold("3", "5"),
        ],
        "0",
        Some("0"),
        "46",
    );
    let answer = seen(
        vec![
            sold("1", "11"),
            sold("1", "10.01"),
            sold("2", "20"),
            sold("4", "7"),
        ],
        "0",
        "0",
        "48.01",
    );
    assert_eq!(
        named(&wish, &answer),
        [
            (
                Part::Line,
                "item 1".into(),
                Some(dec("10")),
                Some(dec("10.01"))
            ),
            (Part::Line, "item 3".into(), Some(dec("5")), None),
            (Part::Line, "item 4".into(), None, Some(dec("7"))),
        ]
    );
    let kept = compare(&wish, &answer).unwrap();
    assert_eq!(kept.by(), dec("2.01"));
}

#[test]
fn what_makes_up_for_each_other_is_named_although_the_total_agrees() {
    let wish = asked(vec![sold("1", "10"), sold("2", "20")], "0", Some("0"), "30");
    let answer = seen(vec![sold("1", "11"), sold("2", "19")], "0", "0", "30");
    assert_eq!(named(&wish, &answer).len(), 2);
    assert_eq!(compare(&wish, &answer).unwrap().by(), Decimal::ZERO);
}

#[test]
fn what_no_line_explains_is_a_row_of_its_own() {
    let wish = asked(vec![sold("1", "10")], "0", Some("2"), "12");
    let answer = seen(vec![sold("1", "10")], "0", "2.01", "15.01");
    assert_eq!(
        named(&wish, &answer),
        [
            (Part::Tax, String::new(), Some(dec("2")), Some(dec("2.01"))),
            (Part::Rest, String::new(), Some(dec("0")), Some(dec("3"))),
        ]
    );
    let us = asked(vec![sold("1", "10")], "1", None, "9");
    let answer = seen(vec![sold("1", "10")], "0", "0.83", "10.83");
    assert_eq!(
        named(&us, &answer),
        [(
            Part::Discount,
            String::new(),
            Some(dec("1")),
            Some(dec("0"))
        )]
    );
}

#[test]
fn with_tax_inside_a_line_may_be_told_either_way() {
    let mut one = sold("1", "7.96");
    one.gross = Some(dec("9"));
    let wish = asked(vec![one.clone()], "0", Some("1.04"), "9");
    let mut rounded = one.clone();
    rounded.amount = dec("7.97");
    for told in [one, rounded, sold("1", "9")] {
        assert_eq!(compare(&wish, &seen(vec![told], "0", "1.04", "9")), None);
    }
}

#[test]
fn what_is_kept_with_the_wish_is_what_the_sums_say() {
    let codes = [];
    let draft = draft(
        "EUR",
        TaxMode::Excluded,
        vec![line("1", "2", "10.5"), line("2", "1", "3")],
    );
    let wish = Asked::of(&draft, &codes);
    let amounts: Vec<_> = wish.lines.iter().map(|line| line.amount).collect();
    assert_eq!(amounts, [dec("21"), dec("3")]);
    assert_eq!((wish.total, wish.tax), (dec("24"), Some(dec("0"))));
    let text = serde_json::to_string(&wish).unwrap();
    assert_eq!(serde_json::from_str::<Asked>(&text).unwrap(), wish);
}
