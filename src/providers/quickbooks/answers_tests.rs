//! QuickBooks' samples as our own facts.

use rust_decimal::Decimal;

use super::*;

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn seen(json: &str) -> Result<Sighting, ProviderError> {
    sighting(serde_json::from_str(json).unwrap())
}

#[test]
fn an_invoice_as_answered() {
    let seen = seen(
        r#"{"domain":"QBO","Id":"145","SyncToken":"0","MetaData":{"LastUpdatedTime":"2026-11-23T08:15:30-08:00"},
            "DocNumber":"1043","TxnDate":"2026-11-23","DueDate":"2026-12-23","CurrencyRef":{"value":"USD"},
            "CustomerRef":{"value":"61","name":"Acme Rockets"},"BillEmail":{"Address":"pay@example.com"},
            "TxnTaxDetail":{"TotalTax":24.75},"TotalAmt":324.75,"Balance":"324.750","EmailStatus":"EMAIL_SENT",
            "DeliveryInfo":{"DeliveryTime":"2026-11-23T08:20:00-08:00","DeliveryErrorType":"Bounced Email"},
            "PrivateNote":"Voided - x","Line":[{"Amount":300.0,"DetailType":"SALES_ITEM_LINE_DETAIL"}]}"#,
    )
    .unwrap();
    assert_eq!(seen.id, "145".into());
    assert_eq!(
        (seen.total, seen.balance, seen.tax_total),
        (dec("324.75"), dec("324.75"), dec("24.75"))
    );
    assert_eq!(seen.updated, moment("2026-11-23T16:15:30Z"));
    assert_eq!(seen.due, "2026-12-23".parse().ok());
    assert_eq!(seen.customer_name, "Acme Rockets");
    assert!(seen.sent && seen.bounced && !seen.looks_voided());
    assert_eq!(seen.sent_at, moment("2026-11-23T16:20:00Z"));
}

#[test]
fn an_invoice_without_its_sums_is_unreadable() {
    for (json, path) in [
        (r#"{"TotalAmt":1,"Balance":1}"#, "Invoice.Id"),
        (r#"{"Id":"1","Balance":1}"#, "Invoice.TotalAmt"),
        (r#"{"Id":"1","TotalAmt":1}"#, "Invoice.Balance"),
    ] {
        let path = path.to_owned();
        assert_eq!(seen(json).err(), Some(ProviderError::Unreadable { path }));
    }
    let bare = seen(r#"{"Id":1,"TotalAmt":0,"Balance":0}"#).unwrap();
    assert_eq!((bare.number, bare.currency, bare.due), (None, None, None));
}

fn books(info: &str, preferences: &str) -> Result<BooksProfile, ProviderError> {
    profile(
        serde_json::from_str(info).unwrap(),
        serde_json::from_str(preferences).unwrap(),
    )
}

#[test]
fn the_kind_of_company_is_recognised() {
    for (country, tax, regime) in [
        (
            "US",
            r#"{"UsingSalesTax":true,"PartnerTaxEnabled":true}"#,
            TaxRegime::UsAutomated,
        ),
        (
            "US",
            r#"{"UsingSalesTax":true,"PartnerTaxEnabled":false}"#,
            TaxRegime::UsManual,
        ),
        ("USA", r#"{"UsingSalesTax":true}"#, TaxRegime::UsManual),
        (
            "US",
            r#"{"UsingSalesTax":false,"PartnerTaxEnabled":true}"#,
            TaxRegime::Off,
        ),
        ("GB", r#"{"UsingSalesTax":true}"#, TaxRegime::Codes),
        ("GB", "{}", TaxRegime::Codes),
        ("GB", r#"{"UsingSalesTax":false}"#, TaxRegime::Off),
    ] {
        let info = format!(r#"{{"Country":"{country}"}}"#);
        let preferences = format!(r#"{{"TaxPrefs":{tax}}}"#);
        assert_eq!(
            books(&info, &preferences).unwrap().tax,
            regime,
            "{country} {tax}"
        );
    }
}

#[test]
fn what_is_not_told_comes_from_the_country() {
    let told = books(r#"{"CompanyName":"Demo","Country":"GB"}"#, "{}").unwrap();
    assert_eq!(told.home_currency.code(), "GBP");
    assert_eq!(told.zone(), chrono_tz::Europe::London);
    assert!(!told.multicurrency && !told.custom_numbers && told.closed_until.is_none());
    let preferences = r#"{"SalesFormsPrefs":{"CustomTxnNumbers":true,"AllowDiscount":true,"DefaultTerms":{"value":"3"}},
        "CurrencyPrefs":{"MultiCurrencyEnabled":true,"HomeCurrency":{"value":"EUR"}},
        "AccountingInfoPrefs":{"BookCloseDate":"2025-12-31"}}"#;
    let info = r#"{"Country":"DE","DefaultTimeZone":"Europe/Berlin"}"#;
    let told = books(info, preferences).unwrap();
    assert_eq!(told.home_currency.code(), "EUR");
    assert!(told.multicurrency && told.custom_numbers && told.allow_discount);
    assert_eq!(told.closed_until, "2025-12-31".parse().ok());
    assert_eq!(told.default_term.as_deref(), Some("3"));
    assert!(books(r#"{"Country":"DE"}"#, "{}").is_err());
}

#[test]
fn addresses_are_written_as_at_home() {
    let lines = |json: &str| address_lines(serde_json::from_str(json).unwrap());
    assert_eq!(
        lines(
            r#"{"Line1":"1 High St","City":"Reno","CountrySubDivisionCode":"NV","PostalCode":"89501","Country":"USA"}"#
        ),
        ["1 High St", "Reno, NV 89501", "USA"]
    );
    assert_eq!(
        lines(
            r#"{"Line1":"4 Tower Hill","City":"London","PostalCode":"EC3N 4AB","Country":"GBR"}"#
        ),
        ["4 Tower Hill", "London EC3N 4AB", "GBR"]
    );
    assert_eq!(
        lines(
            r#"{"Line1":"a\nb","Line3":"4 rue Exemple","City":"Lyon","PostalCode":"69001","Country":"France"}"#
        ),
        ["a", "b", "4 rue Exemple", "69001 Lyon", "France"]
    );
    assert_eq!(lines("{}"), [""; 0]);
}

#[test]
fn payments_name_their_invoices_once() {
    let payment: wire::Payment = serde_json::from_str(
        r#"{"Id":"190","Line":[{"LinkedTxn":[{"TxnId":"146","TxnType":"Invoice"},{"TxnId":"7","TxnType":"CreditMemo"}]},
            {"LinkedTxn":[{"TxnId":145,"TxnType":"Invoice"}]},{"LinkedTxn":[{"TxnId":"145","TxnType":"Invoice"}]},{}]}"#,
    )
    .unwrap();
    assert_eq!(paid_invoices(&payment), ["145".into(), "146".into()]);
}
