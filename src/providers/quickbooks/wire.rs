//! QuickBooks' own shapes, private to this folder. Unknown fields pass by; nearly all may be absent.

#![expect(clippy::struct_field_names, reason = "the provider's own names")]

use serde::Deserialize;

use super::lines::InvoiceLine;
use crate::providers::number::{Number, optional};
use crate::providers::wire::{flag, list, text};

/// `XxxRef`: an id with a name to show.
#[derive(Deserialize, Default)]
pub(super) struct Reference {
    #[serde(default, deserialize_with = "text")]
    pub(super) value: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct MetaData {
    #[serde(default, deserialize_with = "text")]
    pub(super) last_updated_time: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct EmailAddress {
    #[serde(default, deserialize_with = "text")]
    pub(super) address: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Phone {
    #[serde(default, deserialize_with = "text")]
    pub(super) free_form_number: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Address {
    #[serde(default, deserialize_with = "text")]
    pub(super) line1: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) line2: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) line3: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) line4: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) line5: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) city: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) country_sub_division_code: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) postal_code: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) country: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Delivery {
    #[serde(default, deserialize_with = "text")]
    pub(super) delivery_time: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) delivery_error_type: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct TaxDetail {
    #[serde(default, deserialize_with = "optional")]
    pub(super) total_tax: Option<Number>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Invoice {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) sync_token: Option<String>,
    /// Only in answers to delete and in change data: `Deleted`.
    #[serde(default, rename = "status", deserialize_with = "text")]
    pub(super) status: Option<String>,
    pub(super) meta_data: Option<MetaData>,
    #[serde(default, deserialize_with = "text")]
    pub(super) doc_number: Option<String>,
    pub(super) customer_ref: Option<Reference>,
    pub(super) currency_ref: Option<Reference>,
    #[serde(default, deserialize_with = "text")]
    pub(super) txn_date: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) due_date: Option<String>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) total_amt: Option<Number>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) balance: Option<Number>,
    pub(super) txn_tax_detail: Option<TaxDetail>,
    pub(super) bill_email: Option<EmailAddress>,
    #[serde(default, deserialize_with = "text")]
    pub(super) email_status: Option<String>,
    pub(super) delivery_info: Option<Delivery>,
    #[serde(default, deserialize_with = "text")]
    pub(super) private_note: Option<String>,
    pub(super) customer_memo: Option<Reference>,
    #[serde(default, deserialize_with = "list")]
    pub(super) line: Vec<InvoiceLine>,
    /// Only where it was asked for.
    #[serde(default, deserialize_with = "text")]
    pub(super) invoice_link: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Customer {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) sync_token: Option<String>,
    #[serde(default, rename = "status", deserialize_with = "text")]
    pub(super) status: Option<String>,
    pub(super) meta_data: Option<MetaData>,
    #[serde(default, deserialize_with = "text")]
    pub(super) display_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) company_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) given_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) family_name: Option<String>,
    pub(super) sales_term_ref: Option<Reference>,
    pub(super) primary_email_addr: Option<EmailAddress>,
    pub(super) primary_phone: Option<Phone>,
    pub(super) currency_ref: Option<Reference>,
    pub(super) bill_addr: Option<Address>,
    #[serde(default, deserialize_with = "text")]
    pub(super) primary_tax_identifier: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) taxable: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) active: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Item {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, rename = "status", deserialize_with = "text")]
    pub(super) status: Option<String>,
    pub(super) meta_data: Option<MetaData>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) fully_qualified_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) sku: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) description: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) r#type: Option<String>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) unit_price: Option<Number>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) taxable: Option<bool>,
    pub(super) sales_tax_code_ref: Option<Reference>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) active: Option<bool>,
    pub(super) item_group_detail: Option<GroupDetail>,
}

/// What a bundle consists of.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct GroupDetail {
    #[serde(default, deserialize_with = "list")]
    pub(super) item_group_line: Vec<GroupMember>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct GroupMember {
    #[serde(default)]
    pub(super) item_ref: Option<Reference>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) qty: Option<Number>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct RateList {
    #[serde(default, deserialize_with = "list")]
    pub(super) tax_rate_detail: Vec<RateDetail>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct RateDetail {
    #[serde(default)]
    pub(super) tax_rate_ref: Option<Reference>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct TaxCode {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) description: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) active: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) hidden: Option<bool>,
    #[serde(default)]
    pub(super) sales_tax_rate_list: Option<RateList>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct TaxRate {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "optional")]
    pub(super) rate_value: Option<Number>,
    #[serde(default, deserialize_with = "list")]
    pub(super) effective_tax_rate: Vec<EffectiveRate>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct EffectiveRate {
    #[serde(default, deserialize_with = "optional")]
    pub(super) rate_value: Option<Number>,
    #[serde(default, deserialize_with = "text")]
    pub(super) effective_date: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) end_date: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Term {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) due_days: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) day_of_month_due: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) due_next_month_days: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) r#type: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) active: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Class {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) fully_qualified_name: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) active: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Account {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) fully_qualified_name: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Payment {
    #[serde(default, deserialize_with = "text")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "list")]
    pub(super) line: Vec<PaymentLine>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct PaymentLine {
    #[serde(default, deserialize_with = "list")]
    pub(super) linked_txn: Vec<LinkedTxn>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct LinkedTxn {
    #[serde(default, deserialize_with = "text")]
    pub(super) txn_id: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) txn_type: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct ExchangeRate {
    #[serde(default, deserialize_with = "optional")]
    pub(super) rate: Option<Number>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CompanyInfo {
    #[serde(default, deserialize_with = "text")]
    pub(super) company_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) legal_name: Option<String>,
    #[serde(default, deserialize_with = "text")]
    pub(super) country: Option<String>,
    pub(super) company_addr: Option<Address>,
    #[serde(default, deserialize_with = "text")]
    pub(super) default_time_zone: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Preferences {
    pub(super) sales_forms_prefs: Option<SalesFormsPrefs>,
    pub(super) tax_prefs: Option<TaxPrefs>,
    pub(super) currency_prefs: Option<CurrencyPrefs>,
    pub(super) accounting_info_prefs: Option<AccountingInfoPrefs>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct SalesFormsPrefs {
    #[serde(default, deserialize_with = "flag")]
    pub(super) custom_txn_numbers: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) allow_discount: Option<bool>,
    pub(super) default_terms: Option<Reference>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) e_transaction_payment_enabled: Option<bool>,
    #[serde(default, deserialize_with = "list")]
    pub(super) custom_field: Vec<FieldGroup>,
}

/// The company's own fields hide in groups of settings (5.8).
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct FieldGroup {
    #[serde(default, deserialize_with = "list")]
    pub(super) custom_field: Vec<FieldSetting>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct FieldSetting {
    #[serde(default, deserialize_with = "text")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) boolean_value: Option<bool>,
    #[serde(default, deserialize_with = "text")]
    pub(super) string_value: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct TaxPrefs {
    #[serde(default, deserialize_with = "flag")]
    pub(super) using_sales_tax: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) partner_tax_enabled: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CurrencyPrefs {
    #[serde(default, deserialize_with = "flag")]
    pub(super) multi_currency_enabled: Option<bool>,
    pub(super) home_currency: Option<Reference>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct AccountingInfoPrefs {
    #[serde(default, deserialize_with = "text")]
    pub(super) book_close_date: Option<String>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) class_tracking_per_txn: Option<bool>,
    #[serde(default, deserialize_with = "flag")]
    pub(super) track_departments: Option<bool>,
    #[serde(default, deserialize_with = "text")]
    pub(super) department_terminology: Option<String>,
}

/// A single object under its entity's name.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Envelope {
    pub(super) invoice: Option<Invoice>,
    pub(super) customer: Option<Customer>,
    pub(super) item: Option<Item>,
    pub(super) payment: Option<Payment>,
    pub(super) exchange_rate: Option<ExchangeRate>,
    pub(super) company_info: Option<CompanyInfo>,
    pub(super) preferences: Option<Preferences>,
}

/// Lists under their entities' names.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Lists {
    #[serde(default, deserialize_with = "list")]
    pub(super) invoice: Vec<Invoice>,
    #[serde(default, deserialize_with = "list")]
    pub(super) customer: Vec<Customer>,
    #[serde(default, deserialize_with = "list")]
    pub(super) item: Vec<Item>,
    #[serde(default, deserialize_with = "list")]
    pub(super) tax_code: Vec<TaxCode>,
    #[serde(default, deserialize_with = "list")]
    pub(super) tax_rate: Vec<TaxRate>,
    #[serde(default, deserialize_with = "list")]
    pub(super) term: Vec<Term>,
    #[serde(default, deserialize_with = "list")]
    pub(super) account: Vec<Account>,
    #[serde(default, deserialize_with = "list")]
    pub(super) class: Vec<Class>,
    #[serde(default, deserialize_with = "list")]
    pub(super) department: Vec<Class>,
    #[serde(default, deserialize_with = "list")]
    pub(super) payment: Vec<Payment>,
}

/// The answer to a query; `QueryResponse` is `{}` when nothing was found.
#[derive(Deserialize)]
pub(super) struct QueryAnswer {
    #[serde(rename = "QueryResponse")]
    pub(super) lists: Lists,
    #[serde(default, deserialize_with = "text")]
    pub(super) time: Option<String>,
}

/// The answer of change data capture.
#[derive(Deserialize)]
pub(super) struct ChangeAnswer {
    #[serde(rename = "CDCResponse", deserialize_with = "list")]
    pub(super) responses: Vec<ChangeResponse>,
    #[serde(default, deserialize_with = "text")]
    pub(super) time: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct ChangeResponse {
    #[serde(default, rename = "QueryResponse", deserialize_with = "list")]
    pub(super) lists: Vec<Lists>,
}
