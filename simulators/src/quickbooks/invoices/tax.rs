//! Which rates apply to which line: automated US tax by state, VAT codes elsewhere (contract 9.2, 9.3).

use rust_decimal::Decimal;
use serde_json::Value;

use crate::quickbooks::books::{Entity, Object, Realm, flag, reference, text};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::money::decimal;

/// One rate of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    pub id: String,
    pub percent: Decimal,
}

/// How an invoice is taxed.
pub(crate) struct Regime {
    /// US: the engine's tax group; appears as `TxnTaxCodeRef`.
    pub group: Option<String>,
    us_rates: Vec<Rate>,
    /// Whether lines carry codes that count at all.
    pub on: bool,
    us: bool,
}

/// Chooses the regime of an invoice from company, customer and address.
pub(crate) fn regime(desk: &Desk<'_>, invoice: &Object, customer: &Object) -> Regime {
    let realm = &*desk.realm;
    let us = realm.is_us();
    let not_applicable = text(invoice, "GlobalTaxCalculation") == Some("NotApplicable");
    let on = realm.prefers("TaxPrefs", "UsingSalesTax") && !not_applicable;
    let mut regime = Regime {
        group: None,
        us_rates: Vec::new(),
        on,
        us,
    };
    if !us || !on {
        return regime;
    }
    let partner = realm
        .preference("TaxPrefs", "PartnerTaxEnabled")
        .and_then(Value::as_bool);
    let default = realm
        .preference("TaxPrefs", "TaxGroupCodeRef")
        .and_then(|g| g.get("value"))
        .and_then(Value::as_str);
    regime.group = match partner {
        Some(true) => default.map(str::to_owned),
        Some(false) => None,
        None => invoice
            .get("TxnTaxDetail")
            .and_then(Value::as_object)
            .and_then(|d| reference(d, "TxnTaxCodeRef"))
            .map(str::to_owned),
    };
    let exempt =
        flag(customer, "Taxable") == Some(false) || customer.contains_key("TaxExemptionReasonId");
    if exempt || (partner == Some(true) && !state_has_tax(realm, invoice)) {
        return regime;
    }
    if let Some(group) = &regime.group {
        regime.us_rates = rates_of(realm, group).unwrap_or_default();
    }
    regime
}

/// California and Nevada tax; other states and countries do not; no state at all: the company's own.
fn state_has_tax(realm: &Realm, invoice: &Object) -> bool {
    let company = realm.company.get("CompanyAddr");
    let address = invoice
        .get("ShipAddr")
        .or_else(|| invoice.get("BillAddr"))
        .or(company);
    let part = |name: &str| address.and_then(|a| a.get(name)).and_then(Value::as_str);
    let is_one_of = |text: &str, names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(text));
    let home = ["US", "USA", "United States", "United States of America"];
    if part("Country").is_some_and(|country| !is_one_of(country, &home)) {
        return false;
    }
    let taxing = ["CA", "NV", "California", "Nevada"];
    part("CountrySubDivisionCode").is_none_or(|state| is_one_of(state, &taxing))
}

impl Regime {
    /// The rates of a line by its code; refuses codes that do not fit the company (6100, 6000, 2500).
    pub(crate) fn rates(&self, realm: &Realm, code: Option<&str>) -> Result<Vec<Rate>, Fault> {
        if self.us {
            return match code {
                None | Some("NON") => Ok(Vec::new()),
                Some("TAX") => Ok(self.us_rates.clone()),
                Some(other) => Err(Fault::new(
                    "6100",
                    "Invalid Line TaxCode",
                    format!("Line TaxCode {other} is invalid. Valid values are TAX and NON."),
                )),
            };
        }
        if !self.on {
            return Ok(Vec::new());
        }
        let Some(code) = code else {
            return Err(Fault::business(
                "Make sure all your transactions have a VAT rate before you save.",
            ));
        };
        rates_of(realm, code).ok_or_else(|| Fault::reference("TaxCodes", code))
    }

    pub(crate) fn is_us(&self) -> bool {
        self.us
    }
}

/// The sales rates of a tax code; nothing for a code that is unknown, inactive or not for sales.
fn rates_of(realm: &Realm, code: &str) -> Option<Vec<Rate>> {
    let code = &realm.get(Entity::TaxCode, code).ok()?.body;
    if flag(code, "Active") == Some(false) {
        return None;
    }
    let details = code
        .get("SalesTaxRateList")?
        .get("TaxRateDetail")?
        .as_array()?;
    let rate = |detail: &Value| -> Option<Rate> {
        let id = detail.pointer("/TaxRateRef/value")?.as_str()?;
        let percent = decimal(realm.get(Entity::TaxRate, id).ok()?.body.get("RateValue")?)?;
        Some(Rate {
            id: id.to_owned(),
            percent,
        })
    };
    // A code for purchases only has no sales rates.
    if details.is_empty() {
        None
    } else {
        details.iter().map(rate).collect()
    }
}
