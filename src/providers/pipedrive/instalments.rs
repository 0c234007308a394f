//! Instalments of a deal (`pipedrive.md` 8.5).

use crate::domain::deal::Instalment;
use crate::domain::ids::DealId;

use super::wire;

/// Those of this deal, the earliest first; one that says another deal is none of it.
pub(super) fn of_deal(deal: DealId, mut rows: Vec<wire::Instalment>) -> Vec<Instalment> {
    rows.retain(|row| row.deal_id.is_none_or(|id| id == deal.0));
    let mut all: Vec<Instalment> = rows.into_iter().map(instalment).collect();
    all.sort_by_key(|one| (one.billed.is_none(), one.billed));
    all
}

fn instalment(row: wire::Instalment) -> Instalment {
    Instalment {
        description: row.description.unwrap_or_default(),
        amount: row.amount.unwrap_or_default().0,
        billed: row.billing_date.and_then(|day| day.parse().ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_comes_first_and_no_other_deals() {
        let rows = r#"[
            {"id":4,"deal_id":481,"description":"Rest","amount":12.5,"billing_date":null},
            {"id":3,"deal_id":481,"description":"Deposit","amount":1000,"billing_date":"2026-12-01"},
            {"id":5,"deal_id":482,"description":"Not ours","amount":1,"billing_date":"2026-11-01"},
            {"id":6,"deal_id":481,"description":null,"amount":"7","billing_date":"tomorrow"}]"#;
        let rows = crate::providers::wire::json(rows.as_bytes()).unwrap();
        let found = of_deal(DealId(481), rows);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.description.as_str(), one.amount.to_string(), one.billed))
            .collect();
        let first = "2026-12-01".parse().ok();
        assert_eq!(
            told,
            [
                ("Deposit", "1000".to_owned(), first),
                ("Rest", "12.5".to_owned(), None),
                ("", "7".to_owned(), None),
            ]
        );
    }
}
