//! Row totals and the deal value that follows them (contract 8.5).

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::pipedrive::state::seed::{Row, price_in};
use crate::pipedrive::state::{Company, Fields, Id, Kind, Record, fields, number};

/// Fills in everything a new row answers with: name and price from the product, defaults, total.
pub(crate) fn complete_row(
    company: &Company,
    deal: Id,
    currency: &str,
    row: Row,
    time: &str,
) -> Record {
    let Row {
        id,
        order,
        mut keys,
    } = row;
    let product_id = keys.get("product_id").and_then(Value::as_i64);
    let product = product_id.and_then(|id| company.get(Kind::Product, id));
    let price = product.map_or(json!(0), |product| price_in(product, currency));
    let mut data = fields(json!({
        "id": id, "deal_id": deal, "product_id": product_id, "product_variation_id": null,
        "name": product.map_or("", |product| product.text("name")), "order_nr": order,
        "item_price": price, "quantity": 1, "discount": 0, "discount_type": "percentage",
        "tax": 0, "tax_method": "exclusive", "sum": 0, "currency": currency, "comments": "",
        "is_enabled": true, "billing_frequency": "one-time", "billing_frequency_cycles": null,
        "billing_start_date": null, "add_time": time, "update_time": time,
    }));
    data.append(&mut keys);
    let mut row = Record::of(data);
    let sum = row_sum(&row, company.decimals_of(currency));
    row.set("sum", number(sum));
    row
}

/// Price × quantity less the row's discount, without tax.
pub(crate) fn row_sum(row: &Record, decimals: u32) -> Decimal {
    let gross = row.amount("item_price") * row.amount("quantity");
    let discount = match row.text("discount_type") {
        "amount" => row.amount("discount"),
        _ => gross * row.amount("discount") / Decimal::ONE_HUNDRED,
    };
    (gross - discount).round_dp_with_strategy(
        decimals,
        rust_decimal::RoundingStrategy::MidpointAwayFromZero,
    )
}

/// The value a deal has by its enabled rows and discounts; `None` when it has no rows at all.
pub(crate) fn value_by_rows(company: &Company, deal: Id, decimals: u32) -> Option<Decimal> {
    let rows = company.rows_of(deal);
    if rows.is_empty() {
        return None;
    }
    let enabled = rows.iter().filter(|row| row.flag("is_enabled"));
    let sum: Decimal = enabled
        .map(|row| row_sum(row, decimals) * Decimal::from(cycles(row)))
        .sum();
    let discounted =
        company
            .discounts_of(deal)
            .fold(sum, |left, discount| match discount.text("type") {
                "percentage" => left - sum * discount.amount("amount") / Decimal::ONE_HUNDRED,
                _ => left - discount.amount("amount"),
            });
    Some(discounted.max(Decimal::ZERO).round_dp_with_strategy(
        decimals,
        rust_decimal::RoundingStrategy::MidpointAwayFromZero,
    ))
}

/// How often a recurring row counts; endless ones count once.
fn cycles(row: &Record) -> Id {
    row.int("billing_frequency_cycles")
        .filter(|cycles| *cycles > 0)
        .unwrap_or(1)
}

/// Months between two bills; `None` for one-time rows. Weeks count as a month with 52/12 bills.
fn monthly(row: &Record, sum: Decimal) -> Option<Decimal> {
    Some(match row.text("billing_frequency") {
        "annually" => sum / Decimal::from(12),
        "semi-annually" => sum / Decimal::from(6),
        "quarterly" => sum / Decimal::from(3),
        "monthly" => sum,
        "weekly" => sum * Decimal::from(52) / Decimal::from(12),
        _ => return None,
    })
}

/// What a deal's money keys should be now.
pub(crate) fn money_of(company: &Company, deal: Id) -> Fields {
    let mut keys = Fields::new();
    let Some(record) = company.get(Kind::Deal, deal) else {
        return keys;
    };
    let decimals = company.decimals_of(record.text("currency"));
    let Some(value) = value_by_rows(company, deal, decimals) else {
        return keys;
    };
    keys.insert("value".to_owned(), number(value));
    let rows = company.rows_of(deal);
    let enabled = rows.iter().filter(|row| row.flag("is_enabled"));
    let (mut mrr, mut once) = (Decimal::ZERO, Decimal::ZERO);
    for row in enabled {
        let sum = row_sum(row, decimals);
        match monthly(row, sum) {
            Some(month) => mrr += month,
            None => once += sum,
        }
    }
    let arr = mrr * Decimal::from(12);
    for (key, amount) in [("mrr", mrr), ("arr", arr), ("acv", arr + once)] {
        keys.insert(key.to_owned(), number(amount.round_dp(decimals)));
    }
    keys
}

/// Writes the money keys without leaving a trace in the history; for seeds.
pub(crate) fn settle(company: &mut Company, deal: Id) {
    let mut keys = money_of(company, deal);
    if let Some(record) = company.get_mut(Kind::Deal, deal) {
        record.data.append(&mut keys);
    }
}
