use super::*;
use crate::domain::deal::{Discount, Organization, TaxMethod};
use crate::domain::draft::fingerprint;
use crate::domain::ids::{DealId, ProductId};

fn row(row: i64, name: &str, quantity: i64, price: i64) -> DealLine {
    DealLine {
        row,
        product: Some(ProductId(row * 10)),
        variation: None,
        name: name.into(),
        comments: String::new(),
        quantity: quantity.into(),
        price: price.into(),
        discount: Discount::Percent(Decimal::ZERO),
        tax_percent: Decimal::ZERO,
        tax_method: TaxMethod::None,
        billing_frequency: String::new(),
        billing_cycles: None,
    }
}

fn deal(lines: Vec<DealLine>) -> Deal {
    Deal {
        id: DealId(1),
        title: String::new(),
        currency: "EUR".into(),
        value: Decimal::ZERO,
        is_archived: false,
        lines,
        discounts: Vec::new(),
        organization: None,
        person: None,
        fields: std::collections::BTreeMap::new(),
    }
}

fn input(deal: &Deal) -> FormInput {
    let line = |line: &DealLine| LineInput {
        kind: "item".into(),
        row: line.row.to_string(),
        product: line.product.map_or_else(String::new, |id| id.to_string()),
        description: line.name.clone(),
        quantity: line.quantity.to_string(),
        price: line.price.to_string(),
        ..LineInput::default()
    };
    FormInput {
        to: "Acme".into(),
        currency: deal.currency.clone(),
        lines: deal.lines.iter().map(line).collect(),
        ..FormInput::default()
    }
}

#[test]
fn whatever_makes_another_fingerprint_is_told() {
    let old = deal(vec![row(1, "A", 1, 10), row(2, "B", 2, 20)]);
    let mut organization = old.clone();
    organization.organization = Some(Organization {
        id: Some(crate::domain::ids::OrganizationId(5)),
        fields: [("name".to_owned(), "Acme".to_owned())].into(),
    });
    let mut comment = old.clone();
    comment.lines[0].comments = "urgent".into();
    let mut discount = old.clone();
    discount.discounts.push(Discount::Percent(Decimal::TEN));
    let mut currency = old.clone();
    currency.currency = "USD".into();
    let turned = deal(vec![row(2, "B", 2, 20), row(1, "A", 1, 10)]);
    let others = [
        (
            deal(vec![row(1, "A", 1, 10)]),
            DealChange::Removed("B".into()),
        ),
        (
            deal(vec![
                row(1, "A", 1, 10),
                row(2, "B", 2, 20),
                row(3, "C", 1, 1),
            ]),
            DealChange::Added("C".into()),
        ),
        (
            deal(vec![row(1, "A", 3, 10), row(2, "B", 2, 20)]),
            DealChange::Quantity {
                name: "A".into(),
                before: 1.into(),
                now: 3.into(),
            },
        ),
        (
            deal(vec![row(1, "A", 1, 11), row(2, "B", 2, 20)]),
            DealChange::Price {
                name: "A".into(),
                before: 10.into(),
                now: 11.into(),
            },
        ),
        (turned, DealChange::Order),
        (comment, DealChange::Terms("A".into())),
        (discount, DealChange::Discount),
        (
            currency,
            DealChange::Currency {
                before: "EUR".into(),
                now: "USD".into(),
            },
        ),
        (
            organization,
            DealChange::Organization {
                before: String::new(),
                now: "Acme".into(),
            },
        ),
    ];
    assert!(changes(&old, &old).is_empty());
    for (other, expected) in others {
        assert_ne!(fingerprint(&old), fingerprint(&other));
        assert_eq!(changes(&old, &other), [expected]);
    }
}

#[test]
fn the_deals_changes_are_taken_over_and_nothing_else() {
    let old = deal(vec![
        row(1, "A", 1, 10),
        row(2, "B", 2, 20),
        row(3, "C", 1, 1),
    ]);
    let new = deal(vec![
        row(1, "A", 1, 10),
        row(2, "B", 5, 20),
        row(4, "D", 1, 7),
    ]);
    let mut typed = input(&old);
    typed.message = "Thanks".into();
    typed.lines[0].price = "9".into();
    typed.lines[1].item = "21".into();
    typed.lines.push(LineInput {
        kind: "text".into(),
        description: "By hand".into(),
        ..LineInput::default()
    });
    let proposed = Proposed {
        old: (&old, input(&old)),
        new: (&new, input(&new)),
        buyer_changed: false,
    };
    let taken = take_over(&typed, &proposed);
    let shown: Vec<_> = taken
        .lines
        .iter()
        .map(|line| {
            let text = (line.description.as_str(), line.quantity.as_str());
            (text.0, text.1, line.price.as_str(), line.item.as_str())
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("A", "1", "9", ""),
            ("B", "5", "20", "21"),
            ("D", "1", "7", ""),
            ("By hand", "", "", "")
        ]
    );
    assert_eq!(taken.message, "Thanks");
}
