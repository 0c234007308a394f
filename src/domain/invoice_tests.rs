//! How an invoice stands, at each edge, and what a deal's invoices come to.

use super::*;
use crate::domain::moment::Moment;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn invoice(currency: &str, total: i64, balance: i64, due: Option<u32>) -> Invoice {
    Invoice {
        realm: RealmKey("r".into()),
        id: "1".into(),
        deal: None,
        number: None,
        customer: CustomerId("58".into()),
        customer_name: String::new(),
        currency: Currency::parse(currency).unwrap(),
        total: total.into(),
        balance: balance.into(),
        issued: None,
        due: due.map(day),
        email: None,
        sent_at: None,
        bounced: false,
        voided: false,
        deleted: false,
        last_total: total.into(),
        comparison: None,
        sync_token: "0".into(),
        updated: None,
        seen_at: Moment::from_unix(0).unwrap(),
        seen_by: SeenBy::Refresh,
    }
}

#[test]
fn every_edge_has_its_word() {
    use InvoiceStatus::{Deleted, Open, Overdue, Paid, PartiallyPaid, Voided};
    for (total, balance, due, voided, deleted, word) in [
        (100, 100, Some(27), false, false, Open),
        // Late from the day after.
        (100, 100, Some(26), false, false, Overdue),
        (100, 100, None, false, false, Open),
        (100, 40, Some(27), false, false, PartiallyPaid),
        (100, 40, Some(26), false, false, Overdue),
        (100, 0, Some(26), false, false, Paid),
        // More was paid than asked for.
        (100, -5, None, false, false, Paid),
        (0, 0, None, false, false, Paid),
        (0, 0, Some(26), true, false, Voided),
        // Voided and changed again: the amounts say how it stands.
        (100, 100, None, true, false, Open),
        (100, 0, None, true, false, Paid),
        (0, 0, None, true, true, Deleted),
        (100, 100, Some(26), false, true, Deleted),
    ] {
        let one = Invoice {
            voided,
            deleted,
            ..invoice("USD", total, balance, due)
        };
        assert_eq!(one.status(day(27)), word, "{total} {balance} {due:?}");
    }
    let late = |due| invoice("USD", 1, 1, due).days_late(day(27));
    assert_eq!(
        [late(Some(25)), late(Some(27)), late(Some(30)), late(None)],
        [2, 0, 0, 0]
    );
}

#[test]
fn the_sums_of_a_deal_are_by_currency_and_add_up() {
    let gone = Invoice {
        deleted: true,
        ..invoice("USD", 1000, 1000, None)
    };
    let all = [
        invoice("EUR", 50, 50, Some(27)),
        invoice("USD", 100, 40, Some(26)),
        invoice("USD", 30, 30, None),
        gone,
        invoice("USD", 20, 0, Some(1)),
    ];
    let sums = totals(all.iter(), day(27));
    let told: Vec<_> = sums
        .iter()
        .map(|sum| {
            (
                sum.currency.code(),
                [sum.invoiced, sum.paid, sum.open, sum.overdue],
            )
        })
        .collect();
    let of = |amounts: [i64; 4]| amounts.map(Decimal::from);
    assert_eq!(
        told,
        [("USD", of([150, 80, 30, 40])), ("EUR", of([50, 0, 50, 0]))]
    );
}

#[test]
fn a_number_has_at_most_what_quickbooks_takes() {
    assert_eq!(
        next_number("RE-000000000000000009").map(|one| one.len()),
        Some(21)
    );
    assert_eq!(next_number("RE-0000000000000000009"), None);
}

#[test]
fn who_saw_it_is_written_as_it_is_read() {
    for by in [
        SeenBy::OwnWrite,
        SeenBy::Webhook,
        SeenBy::Refresh,
        SeenBy::Comparison,
    ] {
        assert_eq!(SeenBy::parse(by.key()), Some(by));
    }
}
