//! Tax codes joined with their rates, each with the rate of the day (`quickbooks.md` 5.5).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::wire;
use crate::domain::books::{TaxCode, TaxRate};
use crate::domain::ids::TaxCodeId;
use crate::providers::wire::{day, filled};

/// A code that cannot stand on an invoice (hidden, without sales rates) is told as inactive.
pub(super) fn join(
    codes: Vec<wire::TaxCode>,
    rates: Vec<wire::TaxRate>,
    on: Option<NaiveDate>,
) -> Vec<TaxCode> {
    let rates: BTreeMap<String, TaxRate> = rates
        .into_iter()
        .filter_map(|rate| rate_on(rate, on))
        .map(|rate| (rate.id.clone(), rate))
        .collect();
    codes
        .into_iter()
        .filter_map(|code| joined(code, &rates))
        .collect()
}

fn joined(code: wire::TaxCode, rates: &BTreeMap<String, TaxRate>) -> Option<TaxCode> {
    let id = filled(code.id)?;
    let details = code.sales_tax_rate_list.unwrap_or_default().tax_rate_detail;
    // `TAX` and `NON` of US companies carry no rates and are usable.
    let pseudo = !id.bytes().all(|b| b.is_ascii_digit());
    let usable = pseudo || !details.is_empty();
    let rates = details
        .into_iter()
        .filter_map(|detail| rates.get(detail.tax_rate_ref?.value?.as_str()).cloned())
        .collect();
    Some(TaxCode {
        id: TaxCodeId(id),
        name: filled(code.name).unwrap_or_default(),
        description: filled(code.description),
        rates,
        active: usable && code.active.unwrap_or(true) && !code.hidden.unwrap_or(false),
    })
}

fn rate_on(rate: wire::TaxRate, on: Option<NaiveDate>) -> Option<TaxRate> {
    let valid = |one: &&wire::EffectiveRate| {
        let Some(on) = on else { return false };
        let begun = one.effective_date.as_deref().and_then(day);
        let ended = one.end_date.as_deref().and_then(day);
        begun.is_none_or(|begun| begun <= on) && ended.is_none_or(|ended| on <= ended)
    };
    let today = rate
        .effective_tax_rate
        .iter()
        .filter(valid)
        .max_by_key(|one| one.effective_date.as_deref().and_then(day))
        .and_then(|one| one.rate_value);
    let newest = rate
        .effective_tax_rate
        .last()
        .and_then(|one| one.rate_value);
    Some(TaxRate {
        id: filled(rate.id)?,
        name: filled(rate.name).unwrap_or_default(),
        percent: today.or(rate.rate_value).or(newest)?.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_of_the_day_counts() {
        let lists: wire::Lists = serde_json::from_str(
            r#"{"TaxCode":[
                {"Id":"TAX","Name":"TAX","Active":true},
                {"Id":"5","Name":"20.0% S","Active":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"12"}},{"TaxRateRef":{"value":"13"}}]}},
                {"Id":"6","Name":"purchases only","Active":true,"SalesTaxRateList":{"TaxRateDetail":[]}},
                {"Id":"7","Name":"hidden","Active":true,"Hidden":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"12"}}]}}],
              "TaxRate":[
                {"Id":"12","Name":"S","RateValue":"20","EffectiveTaxRate":[
                    {"RateValue":17.5,"EffectiveDate":"2008-01-01T00:00:00-08:00","EndDate":"2011-01-03T00:00:00-08:00"},
                    {"RateValue":20,"EffectiveDate":"2011-01-04T00:00:00-08:00"},
                    {"RateValue":25,"EffectiveDate":"2030-01-01T00:00:00-08:00"}]},
                {"Id":"13","Name":"PST","RateValue":7}]}"#,
        )
        .unwrap();
        let on = "2026-11-23".parse().ok();
        let codes = join(lists.tax_code, lists.tax_rate, on);
        let told: Vec<(&str, bool, String)> = codes
            .iter()
            .map(|code| (code.id.as_str(), code.active, code.percent().to_string()))
            .collect();
        assert_eq!(
            told,
            [
                ("TAX", true, "0".to_owned()),
                ("5", true, "27".to_owned()),
                ("6", false, "0".to_owned()),
                ("7", false, "20".to_owned())
            ]
        );
    }
}
