//! From QuickBooks' shapes to ours.

use super::{lines, wire};
use crate::domain::books::{
    Account, BooksCustomer, BooksItem, BooksProfile, Class, ItemKind, Location, Member, OwnField,
    TaxRegime, Term,
};
use crate::domain::ids::{CustomerId, InvoiceId, ItemId, TaxCodeId};
use crate::domain::intent::is_marker;
use crate::domain::invoice::Sighting;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::providers::error::ProviderError;
use crate::providers::wire::{clean, day, filled, moment};

/// A changed object, or the id of one that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<T> {
    Now(T),
    Gone {
        id: String,
        /// When, by QuickBooks' clock.
        at: Option<Moment>,
    },
}

/// What changed since a moment (`quickbooks.md` 7.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    pub invoices: Vec<Change<Sighting>>,
    pub customers: Vec<Change<BooksCustomer>>,
    pub items: Vec<Change<BooksItem>>,
    /// Ids of changed payments, deleted ones included.
    pub payments: Vec<String>,
    /// Invoices the changed payments name, each once.
    pub paid_invoices: Vec<InvoiceId>,
    /// QuickBooks' clock at the answer: the next watermark, less an overlap.
    pub time: Option<Moment>,
    /// The answer was cut at QuickBooks' limit: ask for less, or query.
    pub full: bool,
}

/// A customer with what an update of it must carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerVersion {
    pub customer: BooksCustomer,
    pub sync_token: String,
}

fn missing(path: &str) -> ProviderError {
    ProviderError::Unreadable {
        path: path.to_owned(),
    }
}

fn reference(of: Option<wire::Reference>) -> Option<String> {
    filled(of.and_then(|reference| reference.value))
}

fn currency(of: Option<wire::Reference>) -> Option<Currency> {
    Currency::parse(&reference(of)?).ok()
}

pub(super) fn is_deleted(status: Option<&str>) -> bool {
    status.is_some_and(|status| status.eq_ignore_ascii_case("deleted"))
}

/// Id, total and balance must be there; all else may be absent.
pub(super) fn sighting(of: wire::Invoice) -> Result<Sighting, ProviderError> {
    let customer = of.customer_ref.unwrap_or_default();
    let delivery = of.delivery_info.unwrap_or_default();
    let status = of.email_status.unwrap_or_default().replace('_', "");
    let updated = of.meta_data.and_then(|meta| meta.last_updated_time);
    let note = clean(&of.private_note.unwrap_or_default());
    let (lines, discount) = lines::sums(&of.line);
    let mut words = lines::words(of.line);
    words.extend(of.customer_memo.and_then(|memo| memo.value));
    // The last line is our marker, if it is ours.
    words.extend(
        note.lines()
            .filter(|line| !is_marker(line))
            .map(str::to_owned),
    );
    Ok(Sighting {
        id: InvoiceId(filled(of.id).ok_or_else(|| missing("Invoice.Id"))?),
        sync_token: of.sync_token.unwrap_or_default(),
        updated: updated.as_deref().and_then(moment),
        number: filled(of.doc_number),
        customer: CustomerId(filled(customer.value).unwrap_or_default()),
        customer_name: filled(customer.name).unwrap_or_default(),
        currency: currency(of.currency_ref),
        total: of.total_amt.ok_or_else(|| missing("Invoice.TotalAmt"))?.0,
        tax_total: of
            .txn_tax_detail
            .and_then(|tax| tax.total_tax)
            .unwrap_or_default()
            .0,
        lines,
        discount,
        balance: of.balance.ok_or_else(|| missing("Invoice.Balance"))?.0,
        issued: of.txn_date.as_deref().and_then(day),
        due: of.due_date.as_deref().and_then(day),
        email: filled(of.bill_email.and_then(|email| email.address)),
        sent: status.eq_ignore_ascii_case("emailsent"),
        sent_at: delivery.delivery_time.as_deref().and_then(moment),
        bounced: filled(delivery.delivery_error_type).is_some(),
        private_note: note,
        words: clean(&words.join(" ")),
    })
}

pub(super) fn customer(of: wire::Customer) -> Result<BooksCustomer, ProviderError> {
    Ok(BooksCustomer {
        id: CustomerId(filled(of.id).ok_or_else(|| missing("Customer.Id"))?),
        display_name: filled(of.display_name).unwrap_or_default(),
        company_name: filled(of.company_name),
        given_name: filled(of.given_name),
        family_name: filled(of.family_name),
        email: filled(of.primary_email_addr.and_then(|email| email.address)),
        phone: filled(of.primary_phone.and_then(|phone| phone.free_form_number)),
        currency: currency(of.currency_ref),
        address: of.bill_addr.map(address_lines).unwrap_or_default(),
        tax_number: filled(of.primary_tax_identifier),
        taxable: of.taxable.unwrap_or(true),
        active: of.active.unwrap_or(true),
        term: reference(of.sales_term_ref),
    })
}

pub(super) fn customer_version(of: wire::Customer) -> Result<CustomerVersion, ProviderError> {
    let sync_token = of.sync_token.clone().unwrap_or_default();
    Ok(CustomerVersion {
        customer: customer(of)?,
        sync_token,
    })
}

/// Lines as they would be printed: the place's own order of city and postal code.
fn address_lines(of: wire::Address) -> Vec<String> {
    let country = filled(of.country);
    let (city, region) = (filled(of.city), filled(of.country_sub_division_code));
    let postal = filled(of.postal_code);
    let american = match country.as_deref() {
        None => region.is_some(),
        Some(country) => matches!(
            country.to_uppercase().as_str(),
            "US" | "USA" | "UNITED STATES" | "CA" | "CAN" | "CANADA" | "AU" | "AUS" | "AUSTRALIA"
        ),
    };
    let place = if american {
        let head = join([city, region], ", ");
        join([head, postal], " ")
    } else {
        let head = join([postal, city], " ");
        join([head, region], ", ")
    };
    let lines = [of.line1, of.line2, of.line3, of.line4, of.line5];
    let street = lines
        .into_iter()
        .filter_map(filled)
        .flat_map(|line| line.lines().map(str::to_owned).collect::<Vec<_>>());
    street.chain(place).chain(country).collect()
}

fn join(parts: [Option<String>; 2], between: &str) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(between))
}

pub(super) fn item(of: wire::Item) -> Result<BooksItem, ProviderError> {
    let name = filled(of.name).unwrap_or_default();
    let kind = match of.r#type.unwrap_or_default().to_lowercase().as_str() {
        "service" => ItemKind::Service,
        "noninventory" | "non_inventory" => ItemKind::NonInventory,
        "inventory" => ItemKind::Inventory,
        "group" => ItemKind::Group,
        "category" => ItemKind::Category,
        _ => ItemKind::Other,
    };
    Ok(BooksItem {
        id: ItemId(filled(of.id).ok_or_else(|| missing("Item.Id"))?),
        full_name: filled(of.fully_qualified_name).unwrap_or_else(|| name.clone()),
        name,
        sku: filled(of.sku),
        description: filled(of.description),
        kind,
        unit_price: of.unit_price.map(|price| price.0),
        taxable: of.taxable.unwrap_or(false),
        sales_tax_code: reference(of.sales_tax_code_ref).map(TaxCodeId),
        active: of.active.unwrap_or(true),
        members: members(of.item_group_detail.unwrap_or_default()),
    })
}

/// An item stands once in its bundle unless QuickBooks says otherwise.
fn members(of: wire::GroupDetail) -> Vec<Member> {
    let member = |one: wire::GroupMember| {
        Some(Member {
            item: ItemId(reference(one.item_ref)?),
            quantity: one.qty.map_or(rust_decimal::Decimal::ONE, |qty| qty.0),
        })
    };
    of.item_group_line.into_iter().filter_map(member).collect()
}

pub(super) fn term(of: wire::Term) -> Option<Term> {
    let by_date = of
        .r#type
        .is_some_and(|kind| kind.replace('_', "").eq_ignore_ascii_case("datedriven"));
    let days = of.due_days.as_deref().and_then(|days| days.parse().ok());
    Some(Term {
        id: filled(of.id)?,
        name: filled(of.name).unwrap_or_default(),
        due_days: days.filter(|_| !by_date),
        day_of_month: of
            .day_of_month_due
            .and_then(|day| day.parse().ok())
            .filter(|_| by_date),
        grace_days: of
            .due_next_month_days
            .and_then(|days| days.parse().ok())
            .unwrap_or(0),
        active: of.active.unwrap_or(true),
    })
}

pub(super) fn class(of: wire::Class) -> Option<Class> {
    Some(Class {
        id: filled(of.id)?,
        name: filled(of.fully_qualified_name).or_else(|| filled(of.name))?,
        active: of.active.unwrap_or(true),
    })
}

pub(super) fn location(of: wire::Class) -> Option<Location> {
    let Class { id, name, active } = class(of)?;
    Some(Location { id, name, active })
}

/// Those that are switched on, by their number; the order of the settings says nothing.
fn own_fields(groups: &[wire::FieldGroup]) -> Vec<OwnField> {
    let settings = || groups.iter().flat_map(|group| &group.custom_field);
    let of = |kind: &str, id: u8| {
        let wanted = format!("SalesFormsPrefs.{kind}{id}");
        settings().find(move |one| one.name.as_deref() == Some(&wanted))
    };
    (1..=3_u8)
        .filter(|id| of("UseSalesCustom", *id).is_some_and(|one| one.boolean_value == Some(true)))
        .map(|id| OwnField {
            id: id.to_string(),
            name: of("SalesCustomName", id)
                .and_then(|one| filled(one.string_value.clone()))
                .unwrap_or_default(),
        })
        .collect()
}

pub(super) fn account(of: wire::Account) -> Option<Account> {
    Some(Account {
        id: filled(of.id)?,
        name: filled(of.fully_qualified_name).or_else(|| filled(of.name))?,
    })
}

pub(super) fn paid_invoices(of: &wire::Payment) -> Vec<InvoiceId> {
    let links = of.line.iter().flat_map(|line| &line.linked_txn);
    let mut ids: Vec<InvoiceId> = links
        .filter(|link| {
            link.txn_type
                .as_deref()
                .is_some_and(|kind| kind.eq_ignore_ascii_case("invoice"))
        })
        .filter_map(|link| filled(link.txn_id.clone()).map(InvoiceId))
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

pub(super) fn profile(
    info: wire::CompanyInfo,
    preferences: wire::Preferences,
) -> Result<BooksProfile, ProviderError> {
    let sales = preferences.sales_forms_prefs.unwrap_or_default();
    let tax = preferences.tax_prefs.unwrap_or_default();
    let money = preferences.currency_prefs.unwrap_or_default();
    let accounting = preferences.accounting_info_prefs.unwrap_or_default();
    let closed = accounting.book_close_date;
    let named = filled(info.country).or_else(|| filled(info.company_addr?.country));
    let country = alpha2(&named.unwrap_or_else(|| "US".to_owned()));
    let home = currency(money.home_currency).or_else(|| Currency::parse(usual(&country)?.0).ok());
    let zone =
        filled(info.default_time_zone).or_else(|| usual(&country).map(|(_, zone)| zone.to_owned()));
    Ok(BooksProfile {
        company_name: filled(info.company_name)
            .or_else(|| filled(info.legal_name))
            .unwrap_or_default(),
        home_currency: home.ok_or_else(|| missing("Preferences.CurrencyPrefs.HomeCurrency"))?,
        multicurrency: money.multi_currency_enabled.unwrap_or(false),
        tax: regime(&country, &tax),
        country,
        custom_numbers: sales.custom_txn_numbers.unwrap_or(false),
        allow_discount: sales.allow_discount.unwrap_or(false),
        closed_until: closed.as_deref().and_then(day),
        time_zone: zone.unwrap_or_default(),
        own_fields: own_fields(&sales.custom_field),
        default_term: reference(sales.default_terms),
        classes: accounting.class_tracking_per_txn.unwrap_or(false),
        locations: accounting.track_departments.unwrap_or(false),
        location_word: filled(accounting.department_terminology)
            .filter(|word| !matches!(word.as_str(), "Location" | "Department")),
        last_number: None,
        online_payments: sales.e_transaction_payment_enabled,
    })
}

fn regime(country: &str, tax: &wire::TaxPrefs) -> TaxRegime {
    match (country, tax.using_sales_tax, tax.partner_tax_enabled) {
        (_, Some(false), _) => TaxRegime::Off,
        ("US", _, Some(true)) => TaxRegime::UsAutomated,
        ("US", _, _) => TaxRegime::UsManual,
        _ => TaxRegime::Codes,
    }
}

/// Alpha-2 at the top level, alpha-3 in addresses: both may come (5.7).
fn alpha2(country: &str) -> String {
    let upper = country.trim().to_uppercase();
    let short = match upper.as_str() {
        "USA" => "US",
        "GBR" | "UK" => "GB",
        "CAN" => "CA",
        "AUS" => "AU",
        "IND" => "IN",
        "FRA" => "FR",
        "IRL" => "IE",
        "NZL" => "NZ",
        "ZAF" => "ZA",
        "SGP" => "SG",
        other => other,
    };
    short.to_owned()
}

/// Money and zone of a country, where QuickBooks does not tell (6.9).
fn usual(country: &str) -> Option<(&'static str, &'static str)> {
    Some(match country {
        "US" => ("USD", "America/Los_Angeles"),
        "GB" => ("GBP", "Europe/London"),
        "CA" => ("CAD", "America/Toronto"),
        "AU" => ("AUD", "Australia/Sydney"),
        "IN" => ("INR", "Asia/Kolkata"),
        "FR" => ("EUR", "Europe/Paris"),
        "IE" => ("EUR", "Europe/Dublin"),
        "NZ" => ("NZD", "Pacific/Auckland"),
        "ZA" => ("ZAR", "Africa/Johannesburg"),
        "SG" => ("SGD", "Asia/Singapore"),
        _ => return None,
    })
}
