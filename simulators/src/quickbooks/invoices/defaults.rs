//! What an invoice gets without asking: dates, terms, addresses, flags (contract 5.2.1).

use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::quickbooks::books::{Entity, Object, reference, text};
use crate::quickbooks::currency;
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::money::decimal;
use crate::quickbooks::time;

/// Fills term, dates, addresses and flags of a new invoice.
pub(crate) fn fill(desk: &Desk<'_>, body: &mut Object, customer: &Object) -> Result<(), Fault> {
    let today = desk.today().to_string();
    body.entry("TxnDate").or_insert_with(|| today.into());
    let default_term = || {
        let company = desk
            .realm
            .preference("SalesFormsPrefs", "DefaultTerms")
            .and_then(|t| t.get("value"));
        reference(customer, "SalesTermRef").or_else(|| company.and_then(Value::as_str))
    };
    if !body.contains_key("SalesTermRef")
        && !body.contains_key("DueDate")
        && let Some(term) = default_term()
    {
        body.insert("SalesTermRef".into(), json!({ "value": term }));
    }
    due_date(desk, body)?;
    for name in ["BillAddr", "ShipAddr"] {
        if !body.contains_key(name)
            && let Some(address) = customer.get(name)
        {
            body.insert(name.into(), address.clone());
        }
    }
    let structured = body
        .get("BillAddr")
        .is_none_or(|a| a.get("City").is_some() || a.get("PostalCode").is_some());
    body.insert("FreeFormAddress".into(), (!structured).into());
    let payments = desk
        .realm
        .prefers("SalesFormsPrefs", "ETransactionPaymentEnabled");
    for (field, value) in [
        ("EmailStatus", json!("NotSet")),
        ("PrintStatus", json!("NeedToPrint")),
        ("AllowIPNPayment", json!(false)),
        ("AllowOnlinePayment", json!(false)),
        ("AllowOnlineCreditCardPayment", json!(payments)),
        ("AllowOnlineACHPayment", json!(payments)),
        ("Deposit", json!(0)),
    ] {
        body.entry(field).or_insert(value);
    }
    if desk.realm.is_us() {
        body.entry("ApplyTaxAfterDiscount").or_insert(false.into());
    } else {
        body.entry("GlobalTaxCalculation")
            .or_insert("TaxExcluded".into());
    }
    Ok(())
}

/// The due date from the term, 30 days without one; names the term.
pub(crate) fn due_date(desk: &Desk<'_>, body: &mut Object) -> Result<(), Fault> {
    let start = text(body, "TxnDate")
        .and_then(time::date)
        .unwrap_or_else(|| desk.today());
    let mut due = start.checked_add_days(Days::new(30));
    if let Some(id) = reference(body, "SalesTermRef").map(str::to_owned) {
        let term = desk.referred(Entity::Term, &id)?;
        due = by_term(term, start);
        let name = text(term, "Name").unwrap_or_default().to_owned();
        body.insert("SalesTermRef".into(), json!({ "value": id, "name": name }));
    }
    if let Some(due) = due {
        body.entry("DueDate")
            .or_insert_with(|| due.to_string().into());
    }
    Ok(())
}

fn by_term(term: &Object, start: NaiveDate) -> Option<NaiveDate> {
    let count = |name: &str| term.get(name).and_then(Value::as_u64);
    if text(term, "Type") == Some("DATE_DRIVEN") {
        let day = u32::try_from(count("DayOfMonthDue")?).ok()?;
        let grace = Days::new(count("DueNextMonthDays").unwrap_or(0));
        let this = in_month(start, day)?;
        let late = start > this || start.checked_add_days(grace)? >= this;
        return if late {
            in_month(start.with_day(1)?.checked_add_months(Months::new(1))?, day)
        } else {
            Some(this)
        };
    }
    start.checked_add_days(Days::new(count("DueDays").unwrap_or(0)))
}

/// A day of the month of `date`, its last day if the month is shorter.
fn in_month(date: NaiveDate, day: u32) -> Option<NaiveDate> {
    (28..=day)
        .rev()
        .chain([day])
        .find_map(|day| date.with_day(day))
}

/// Currency and rate of a new invoice (9.1).
pub(crate) fn money(desk: &Desk<'_>, body: &mut Object, customer: &Object) -> Result<(), Fault> {
    let many = desk.realm.prefers("CurrencyPrefs", "MultiCurrencyEnabled");
    let home = desk.realm.home_currency().to_owned();
    let own = reference(customer, "CurrencyRef")
        .unwrap_or(&home)
        .to_owned();
    let code = match reference(body, "CurrencyRef") {
        Some(code) => code.to_owned(),
        None if many => return Err(Fault::missing("CurrencyRef")),
        None => home.clone(),
    };
    if !many && code != home {
        return Err(Fault::business(
            "Multicurrency is not enabled for this company.",
        ));
    }
    if code != own {
        return Err(Fault::business(&format!(
            "The transaction currency must be the currency of the customer. Change the transaction currency to {own}."
        )));
    }
    body.insert("CurrencyRef".into(), currency::named(&code));
    if many {
        body.entry("ExchangeRate").or_insert(1.into());
    } else {
        body.remove("ExchangeRate");
    }
    if body
        .get("ExchangeRate")
        .and_then(decimal)
        .is_some_and(|rate| rate <= 0.into())
    {
        return Err(Fault::business("The exchange rate must be greater than 0."));
    }
    Ok(())
}
