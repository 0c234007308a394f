//! What became of a deal since a draft was made from it, and the draft with that taken over.

use rust_decimal::Decimal;

use super::deal::{Deal, DealLine};
use super::form::FormInput;
use super::form_lines::LineInput;

/// One thing that is otherwise now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DealChange {
    Added(String),
    Removed(String),
    Quantity {
        name: String,
        before: Decimal,
        now: Decimal,
    },
    Price {
        name: String,
        before: Decimal,
        now: Decimal,
    },
    /// Discount, tax or words of a product.
    Terms(String),
    Order,
    Discount,
    Currency {
        before: String,
        now: String,
    },
    Organization {
        before: String,
        now: String,
    },
    Person {
        before: String,
        now: String,
    },
}

/// Everything that [`fingerprint`](super::draft::fingerprint) tells apart.
pub fn changes(old: &Deal, new: &Deal) -> Vec<DealChange> {
    let mut found = Vec::new();
    for line in &new.lines {
        match same_row(old, line) {
            None => found.push(DealChange::Added(line.name.clone())),
            Some(before) => of_line(before, line, &mut found),
        }
    }
    let gone = old
        .lines
        .iter()
        .filter(|line| same_row(new, line).is_none());
    found.extend(gone.map(|line| DealChange::Removed(line.name.clone())));
    let kept = |deal: &Deal, other: &Deal| -> Vec<i64> {
        let both = deal
            .lines
            .iter()
            .filter(|line| same_row(other, line).is_some());
        both.map(|line| line.row).collect()
    };
    if kept(old, new) != kept(new, old) {
        found.push(DealChange::Order);
    }
    if old.discounts != new.discounts {
        found.push(DealChange::Discount);
    }
    if old.currency != new.currency {
        found.push(DealChange::Currency {
            before: old.currency.clone(),
            now: new.currency.clone(),
        });
    }
    let organization = |deal: &Deal| {
        let one = deal.organization.as_ref()?;
        Some((one.id?, one.fields.get("name").cloned().unwrap_or_default()))
    };
    if let Some((before, now)) = otherwise(organization(old), organization(new)) {
        found.push(DealChange::Organization { before, now });
    }
    let person = |deal: &Deal| {
        let one = deal.person.as_ref()?;
        Some((one.id?, one.fields.get("name").cloned().unwrap_or_default()))
    };
    if let Some((before, now)) = otherwise(person(old), person(new)) {
        found.push(DealChange::Person { before, now });
    }
    found
}

/// The names of both, where they are not the same record.
fn otherwise<I: PartialEq>(
    old: Option<(I, String)>,
    new: Option<(I, String)>,
) -> Option<(String, String)> {
    let is_same = old.as_ref().map(|one| &one.0) == new.as_ref().map(|one| &one.0);
    let name = |one: Option<(I, String)>| one.map(|one| one.1).unwrap_or_default();
    (!is_same).then(|| (name(old), name(new)))
}

fn same_row<'a>(deal: &'a Deal, line: &DealLine) -> Option<&'a DealLine> {
    deal.lines.iter().find(|one| one.row == line.row)
}

fn of_line(before: &DealLine, now: &DealLine, found: &mut Vec<DealChange>) {
    let name = || now.name.clone();
    if before.quantity != now.quantity {
        found.push(DealChange::Quantity {
            name: name(),
            before: before.quantity,
            now: now.quantity,
        });
    }
    if before.price != now.price {
        found.push(DealChange::Price {
            name: name(),
            before: before.price,
            now: now.price,
        });
    }
    let rest = DealLine {
        quantity: now.quantity,
        price: now.price,
        ..before.clone()
    };
    if rest != *now {
        found.push(DealChange::Terms(name()));
    }
}

/// What the old and the new state of the deal propose.
pub struct Proposed<'a> {
    pub old: (&'a Deal, FormInput),
    pub new: (&'a Deal, FormInput),
    /// Whether it is another buyer now.
    pub buyer_changed: bool,
}

/// The draft with the deal's new state: what the deal changed is as it is now, all else as it was typed.
#[must_use]
pub fn take_over(typed: &FormInput, proposed: &Proposed<'_>) -> FormInput {
    let (old, new) = (&proposed.old.1, &proposed.new.1);
    let mut taken = typed.clone();
    let follow = |now: &mut String, was: &String, is: &String| {
        if now.trim() == was.trim() {
            now.clone_from(is);
        }
    };
    follow(&mut taken.to, &old.to, &new.to);
    follow(&mut taken.address, &old.address, &new.address);
    follow(&mut taken.email, &old.email, &new.email);
    follow(&mut taken.tax_number, &old.tax_number, &new.tax_number);
    if typed.newcomer == old.newcomer {
        taken.newcomer = new.newcomer.clone();
    }
    if proposed.buyer_changed {
        taken.customer_kind.clone_from(&new.customer_kind);
        taken.customer_id.clone_from(&new.customer_id);
        taken.customer_name.clone_from(&new.customer_name);
    }
    if proposed.buyer_changed || typed.customer_kind != "existing" {
        follow(&mut taken.currency, &old.currency, &new.currency);
    }
    if proposed.old.0.discounts != proposed.new.0.discounts {
        taken.discount.clone_from(&new.discount);
        taken.discount_kind.clone_from(&new.discount_kind);
    }
    taken.lines = lines(typed, proposed);
    taken
}

/// The lines of unchanged products as they were typed, those of changed and new ones as the deal has them now, and
/// what was added by hand behind them.
fn lines(typed: &FormInput, proposed: &Proposed<'_>) -> Vec<LineInput> {
    let (old, new) = (proposed.old.0, proposed.new.0);
    let is_of = |line: &LineInput, row: i64| line.row == row.to_string();
    let mut all = Vec::new();
    for row in &new.lines {
        let is_same = same_row(old, row).is_some_and(|was| was == row);
        let own: Vec<_> = typed
            .lines
            .iter()
            .filter(|line| is_of(line, row.row))
            .collect();
        if is_same {
            // Also if none is left: taken out by hand, and the deal has nothing new to say of it.
            all.extend(own.into_iter().cloned());
            continue;
        }
        let chosen = own.iter().find(|line| !line.item.is_empty());
        let fresh = proposed
            .new
            .1
            .lines
            .iter()
            .filter(|line| is_of(line, row.row));
        all.extend(fresh.map(|fresh| match chosen {
            Some(chosen) => LineInput {
                item: chosen.item.clone(),
                item_name: chosen.item_name.clone(),
                link: chosen.link.clone(),
                ..fresh.clone()
            },
            None => fresh.clone(),
        }));
    }
    let is_deals = |line: &&LineInput| old.lines.iter().any(|row| is_of(line, row.row));
    all.extend(typed.lines.iter().filter(|line| !is_deals(line)).cloned());
    all
}

#[cfg(test)]
#[path = "deal_change_tests.rs"]
mod tests;
