//! The sums of an invoice, in the steps of contract 9.4.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::lines::{Row, Sale};
use super::tax::{Rate, Regime};
use crate::quickbooks::books::{Object, flag, text};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::money::{cents, decimal, number, places};

/// Sums while the lines are walked.
#[derive(Default)]
struct Sums {
    net: Decimal,
    /// Net, or gross where amounts include tax: what the total is made of.
    shown: Decimal,
    since_subtotal: Decimal,
    /// By rate, what it applies to, line by line.
    bases: BTreeMap<String, (Rate, Vec<Decimal>)>,
    last_id: u64,
    line_number: u64,
}

/// Writes lines, tax and totals into the body of an invoice.
pub(crate) fn settle(
    desk: &Desk<'_>,
    body: &mut Object,
    rows: Vec<Row>,
    regime: &Regime,
) -> Result<(), Fault> {
    let inclusive =
        text(body, "GlobalTaxCalculation") == Some("TaxInclusive") && !regime.is_us() && regime.on;
    let mut sums = Sums {
        last_id: highest_id(&rows),
        ..Sums::default()
    };
    let mut lines = Vec::new();
    let mut discount = None;
    for row in rows {
        match row {
            Row::Sale(sale) => lines.push(finish_sale(desk, regime, sale, inclusive, &mut sums)?),
            Row::Note(line) => lines.push(finish_note(line, &mut sums)),
            Row::Group { line, children } => {
                let group = finish_group(desk, regime, (line, children), inclusive, &mut sums)?;
                lines.push(group);
            }
            Row::Discount {
                line,
                percent,
                amount,
            } if discount.is_none() => {
                discount = Some((line, percent, amount));
            }
            Row::Discount { .. } => {
                return Err(Fault::business("Only one discount line is allowed."));
            }
        }
    }
    lines.push(json!({ "Amount": number(sums.net), "DetailType": "SubTotalLineDetail", "SubTotalLineDetail": {} }));
    let cut = match discount {
        Some((line, percent, amount)) => {
            let cut = percent.map_or(amount, |p| cents(sums.shown * p / Decimal::ONE_HUNDRED));
            lines.push(finish_discount(line, cut));
            cut
        }
        None => Decimal::ZERO,
    };
    let late = !regime.is_us() || flag(body, "ApplyTaxAfterDiscount") == Some(true);
    let factor = if late && !sums.shown.is_zero() {
        (sums.shown - cut) / sums.shown
    } else {
        Decimal::ONE
    };
    let tax = tax_lines(&sums, factor, inclusive, desk.switches.tax_per_line);
    let tax = overridden(body, tax);
    let total = if inclusive {
        sums.shown - cut
    } else {
        sums.net - cut + tax.0
    };
    if total.is_sign_negative() && !total.is_zero() {
        return Err(Fault::business("Transaction amount must be 0 or greater."));
    }
    body.insert("Line".into(), lines.into());
    write_tax(body, regime, tax);
    write_totals(desk, body, total);
    Ok(())
}

/// The highest line id in use, so that new lines get fresh ones.
fn highest_id(rows: &[Row]) -> u64 {
    let id = |line: &Object| text(line, "Id").and_then(|id| id.parse().ok()).unwrap_or(0);
    let ids = rows.iter().map(|row| match row {
        Row::Sale(sale) => id(&sale.line),
        Row::Note(line) | Row::Group { line, .. } => id(line),
        Row::Discount { .. } => 0,
    });
    ids.max().unwrap_or(0)
}

fn place(line: &mut Object, sums: &mut Sums) {
    if !line.contains_key("Id") {
        sums.last_id += 1;
        line.insert("Id".into(), sums.last_id.to_string().into());
    }
    sums.line_number += 1;
    line.insert("LineNum".into(), sums.line_number.into());
}

fn finish_sale(
    desk: &Desk<'_>,
    regime: &Regime,
    mut sale: Sale,
    inclusive: bool,
    sums: &mut Sums,
) -> Result<Value, Fault> {
    let rates = regime.rates(desk.realm, sale.tax_code.as_deref())?;
    let percent: Decimal = rates.iter().map(|rate| rate.percent).sum();
    let gross = sale.gross.unwrap_or(sale.amount);
    let net = if inclusive {
        cents(gross / (Decimal::ONE + percent / Decimal::ONE_HUNDRED))
    } else {
        sale.amount
    };
    let base = if inclusive { gross } else { net };
    for rate in rates {
        let (_, bases) = sums
            .bases
            .entry(rate.id.clone())
            .or_insert((rate, Vec::new()));
        bases.push(base);
    }
    sums.net += net;
    sums.shown += base;
    sums.since_subtotal += net;
    place(&mut sale.line, sums);
    sale.line.insert("Amount".into(), number(net));
    if let Some(Value::Object(detail)) = sale.line.get_mut("SalesItemLineDetail") {
        if regime.is_us() {
            detail
                .entry("TaxCodeRef")
                .or_insert_with(|| json!({ "value": "NON" }));
        }
        detail.remove("TaxInclusiveAmt");
        if inclusive {
            detail.insert("TaxInclusiveAmt".into(), number(gross));
            let quantity = detail.get("Qty").and_then(decimal).filter(|q| !q.is_zero());
            if let Some(quantity) = quantity.filter(|_| detail.contains_key("UnitPrice")) {
                detail.insert("UnitPrice".into(), number(places(net / quantity, 7)));
            }
        }
    }
    Ok(sale.line.into())
}

fn finish_note(mut line: Object, sums: &mut Sums) -> Value {
    if text(&line, "Description") == Some("Subtotal:") {
        let words = format!("Subtotal: {:.2}", sums.since_subtotal);
        line.insert("Description".into(), words.into());
        sums.since_subtotal = Decimal::ZERO;
    }
    place(&mut line, sums);
    line.into()
}

fn finish_group(
    desk: &Desk<'_>,
    regime: &Regime,
    (mut line, children): (Object, Vec<Sale>),
    inclusive: bool,
    sums: &mut Sums,
) -> Result<Value, Fault> {
    place(&mut line, sums);
    let mut inner = Vec::new();
    for child in children {
        inner.push(finish_sale(desk, regime, child, inclusive, sums)?);
    }
    if let Some(Value::Object(detail)) = line.get_mut("GroupLineDetail") {
        detail.insert("Line".into(), inner.into());
    }
    Ok(line.into())
}

fn finish_discount(mut line: Object, cut: Decimal) -> Value {
    line.insert("Amount".into(), number(cut));
    line.into()
}

/// The sum of all tax and its rows, one rounding per rate; or one per rate and line.
fn tax_lines(
    sums: &Sums,
    factor: Decimal,
    inclusive: bool,
    per_line: bool,
) -> (Decimal, Vec<Value>) {
    let mut total = Decimal::ZERO;
    let mut rows = Vec::new();
    for (rate, bases) in sums.bases.values() {
        let share = rate.percent / Decimal::ONE_HUNDRED;
        let tax_on = |base: Decimal| {
            if inclusive {
                cents(base - base / (Decimal::ONE + share))
            } else {
                cents(base * share)
            }
        };
        let base = bases.iter().sum::<Decimal>() * factor;
        let tax = if per_line {
            bases.iter().map(|base| tax_on(base * factor)).sum()
        } else {
            tax_on(base)
        };
        let net = if inclusive {
            cents(base - tax)
        } else {
            cents(base)
        };
        total += tax;
        rows.push(json!({
            "Amount": number(tax), "DetailType": "TaxLineDetail",
            "TaxLineDetail": {
                "TaxRateRef": { "value": rate.id }, "PercentBased": true,
                "TaxPercent": number(rate.percent), "NetAmountTaxable": number(net),
            },
        }));
    }
    (total, rows)
}

/// A total sent by the caller replaces the computed one (contract 9.2).
fn overridden(body: &Object, computed: (Decimal, Vec<Value>)) -> (Decimal, Vec<Value>) {
    let sent = body
        .get("TxnTaxDetail")
        .and_then(|d| d.get("TotalTax"))
        .and_then(decimal);
    match sent {
        Some(total) if total != computed.0 => (total, computed.1),
        _ => computed,
    }
}

fn write_tax(body: &mut Object, regime: &Regime, (total, rows): (Decimal, Vec<Value>)) {
    if !regime.on {
        body.insert("TxnTaxDetail".into(), json!({ "TotalTax": 0 }));
        return;
    }
    let mut detail = Object::new();
    if let Some(group) = &regime.group {
        detail.insert("TxnTaxCodeRef".into(), json!({ "value": group }));
    }
    detail.insert("TotalTax".into(), number(total));
    if !rows.is_empty() {
        detail.insert("TaxLine".into(), rows.into());
    }
    body.insert("TxnTaxDetail".into(), detail.into());
}

fn write_totals(desk: &Desk<'_>, body: &mut Object, total: Decimal) {
    body.insert("TotalAmt".into(), number(total));
    let foreign_books =
        desk.realm.prefers("CurrencyPrefs", "MultiCurrencyEnabled") || !desk.realm.is_us();
    if foreign_books {
        let rate = body
            .get("ExchangeRate")
            .and_then(decimal)
            .unwrap_or(Decimal::ONE);
        body.insert("HomeTotalAmt".into(), number(cents(total * rate)));
    }
}
