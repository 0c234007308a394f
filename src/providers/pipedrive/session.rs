//! Reading Pipedrive as one user sees it.

use std::sync::Arc;

use reqwest::{Method, RequestBuilder, Url};
use rust_decimal::Decimal;
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;

use super::flatten::{Row, flatten};
use super::{ApiBase, instalments, reply, wire};
use crate::domain::deal::{
    DealLine, Discount, FieldValues, Instalment, Organization, Person, Record, RecordField,
    TaxMethod,
};
use crate::domain::ids::{CompanyId, DealId, OrganizationId, PersonId, ProductId, UserId};
use crate::providers::error::ProviderError;
use crate::providers::http::{Call, Http, MOST_JSON, Tally};
use crate::providers::wire::filled;

/// Pages of a list are cut here (`threat-model.md` V3).
const MOST_PAGES: usize = 50;

/// One user's view under one access token.
#[derive(Debug, Clone)]
pub struct Session {
    http: Http,
    base: ApiBase,
    access: SecretString,
    tally: Arc<Tally>,
}

/// Who the token belongs to (`pipedrive.md` 2.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    pub company: CompanyId,
    pub company_name: String,
    /// The subdomain alone.
    pub company_domain: String,
    pub company_country: Option<String>,
    pub user: UserId,
    pub name: String,
    pub email: String,
    pub is_admin: bool,
    /// Of the user interface: `en`, `pt`, …
    pub language: Option<String>,
    /// `US`, `BR`, …
    pub language_country: Option<String>,
    /// How dates and numbers are written: `et_EE`.
    pub locale: Option<String>,
    pub time_zone: Option<String>,
    pub currency: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub is_admin: bool,
    pub active: bool,
}

/// A deal without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealHead {
    pub id: DealId,
    pub title: String,
    /// May be a custom currency.
    pub currency: String,
    pub value: Decimal,
    pub owner: Option<UserId>,
    pub org: Option<OrganizationId>,
    pub person: Option<PersonId>,
    pub is_archived: bool,
    pub is_deleted: bool,
    /// `open`, `won`, `lost`, `deleted`.
    pub status: String,
    pub products_count: Option<u32>,
    /// Built-in and custom fields as text; empty ones are absent.
    pub fields: FieldValues,
}

impl Session {
    pub(super) fn new(http: Http, base: ApiBase, access: SecretString) -> Self {
        Self {
            http,
            base,
            access,
            tally: Arc::default(),
        }
    }

    /// What is counted of this session's calls.
    pub fn tally(&self) -> Arc<Tally> {
        Arc::clone(&self.tally)
    }

    pub(super) fn address(&self, segments: &[&str]) -> Url {
        under(self.base.url(), segments)
    }

    pub(super) fn request(&self, call: &Call, url: Url) -> RequestBuilder {
        self.tally.count(call);
        self.http
            .request(call, url)
            .bearer_auth(self.access.expose_secret())
            .header("accept", "application/json")
    }

    pub(super) async fn get<T: DeserializeOwned>(
        &self,
        pattern: &'static str,
        url: Url,
    ) -> Result<T, ProviderError> {
        let call = read_call(pattern);
        let request = self.request(&call, url);
        self.send(&call, request, |answer| reply::read(answer, false))
            .await
    }

    /// Sends a change; the answer is read by `read`.
    pub(super) async fn write<T>(
        &self,
        call: &Call,
        url: Url,
        body: Option<&serde_json::Value>,
        read: fn(&crate::providers::http::Reply) -> Result<T, ProviderError>,
    ) -> Result<T, ProviderError> {
        let text = body.map(ToString::to_string);
        self.write_text(call, url, text, read).await
    }

    /// The same with JSON that is written already: amounts by their own text.
    pub(super) async fn write_text<T>(
        &self,
        call: &Call,
        url: Url,
        body: Option<String>,
        read: fn(&crate::providers::http::Reply) -> Result<T, ProviderError>,
    ) -> Result<T, ProviderError> {
        let request = self.request(call, url);
        let request = match body {
            Some(body) => request
                .header("content-type", "application/json")
                .body(body),
            None => request,
        };
        self.send(call, request, read).await
    }

    /// Sends a request that is whole; the answer is read by `read`.
    pub(super) async fn send<T>(
        &self,
        call: &Call,
        request: RequestBuilder,
        read: fn(&crate::providers::http::Reply) -> Result<T, ProviderError>,
    ) -> Result<T, ProviderError> {
        let end = match self.http.call(call, request).await {
            Ok(answer) => {
                reply::note_budget(&answer);
                read(&answer)
            }
            Err(error) => Err(error),
        };
        call.counted(end)
    }

    async fn row(&self, pattern: &'static str, url: Url) -> Result<Row, ProviderError> {
        let found: wire::OneRow = self.get(pattern, url).await?;
        found.data.ok_or(ProviderError::NotFound)
    }

    /// All pages of a v2 list, 500 rows each.
    async fn pages<T: DeserializeOwned>(
        &self,
        pattern: &'static str,
        mut url: Url,
    ) -> Result<Vec<T>, ProviderError> {
        url.query_pairs_mut().append_pair("limit", "500");
        let (mut all, mut cursor): (Vec<T>, Option<String>) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let mut page = url.clone();
            if let Some(cursor) = &cursor {
                page.query_pairs_mut().append_pair("cursor", cursor);
            }
            let found: wire::Many<T> = self.get(pattern, page).await?;
            all.extend(found.data);
            let next = found.additional_data.and_then(|data| data.next_cursor);
            match filled(next) {
                Some(next) if Some(&next) != cursor.as_ref() => cursor = Some(next),
                _ => break,
            }
        }
        Ok(all)
    }

    pub async fn me(&self) -> Result<Me, ProviderError> {
        let url = self.address(&["api", "v1", "users", "me"]);
        let found: wire::One<wire::Me> = self.get("/api/v1/users/me", url).await?;
        let me = found.data.ok_or_else(|| missing("data"))?;
        let is_admin = is_admin(&me);
        let language = me.language.unwrap_or_default();
        Ok(Me {
            company: CompanyId(positive(me.company_id).ok_or_else(|| missing("data.company_id"))?),
            company_name: filled(me.company_name).unwrap_or_default(),
            company_domain: filled(me.company_domain).unwrap_or_default(),
            company_country: filled(me.company_country),
            user: UserId(positive(me.id).ok_or_else(|| missing("data.id"))?),
            name: filled(me.name).unwrap_or_default(),
            email: filled(me.email).unwrap_or_default(),
            is_admin,
            language: filled(language.language_code),
            language_country: filled(language.country_code),
            locale: filled(me.locale),
            time_zone: filled(me.timezone_name),
            currency: filled(me.default_currency),
        })
    }

    /// Everybody of the company, inactive ones too.
    pub async fn users(&self) -> Result<Vec<User>, ProviderError> {
        let url = self.address(&["api", "v1", "users"]);
        let found: wire::Many<wire::Me> = self.get("/api/v1/users", url).await?;
        let user = |of: wire::Me| {
            Some(User {
                id: UserId(positive(of.id)?),
                is_admin: is_admin(&of),
                active: of.active_flag.unwrap_or(true) && !of.is_deleted.unwrap_or(false),
                name: filled(of.name).unwrap_or_default(),
                email: filled(of.email).unwrap_or_default(),
            })
        };
        Ok(found.data.into_iter().filter_map(user).collect())
    }

    /// Fails with `NotFound` or `Forbidden` when this user cannot see the deal: treat them alike.
    pub async fn deal(&self, id: DealId) -> Result<DealHead, ProviderError> {
        let mut url = self.address(&["api", "v2", "deals", &id.to_string()]);
        url.query_pairs_mut()
            .append_pair("include_fields", "products_count")
            .append_pair("include_option_labels", "true");
        let row = self.row("/api/v2/deals/{id}", url).await?;
        deal_head(id, &row)
    }

    /// Deals that changed last, as ids and titles.
    pub async fn recent_deals(&self, most: usize) -> Result<Vec<(DealId, String)>, ProviderError> {
        let mut url = self.address(&["api", "v2", "deals"]);
        url.query_pairs_mut()
            .append_pair("limit", &most.to_string())
            .append_pair("sort_by", "update_time")
            .append_pair("sort_direction", "desc");
        let found: wire::Many<wire::Deal> = self.get("/api/v2/deals", url).await?;
        let deal = |of: wire::Deal| {
            Some((
                DealId(positive(of.id)?),
                filled(of.title).unwrap_or_default(),
            ))
        };
        Ok(found.data.into_iter().filter_map(deal).collect())
    }

    /// What the notes of a deal say, newest first.
    pub async fn notes(&self, deal: DealId) -> Result<Vec<String>, ProviderError> {
        let mut url = self.address(&["api", "v1", "notes"]);
        url.query_pairs_mut()
            .append_pair("deal_id", &deal.to_string())
            .append_pair("sort", "add_time DESC")
            .append_pair("limit", "100");
        let found: wire::Many<wire::Note> = self.get("/api/v1/notes", url).await?;
        let content = |of: wire::Note| of.content;
        Ok(found.data.into_iter().filter_map(content).collect())
    }

    /// What the activities of a deal say.
    pub async fn activities(&self, deal: DealId) -> Result<Vec<String>, ProviderError> {
        let mut url = self.address(&["api", "v2", "activities"]);
        url.query_pairs_mut()
            .append_pair("deal_id", &deal.to_string());
        let found: Vec<wire::Activity> = self.pages("/api/v2/activities", url).await?;
        let note = |of: wire::Activity| of.note;
        Ok(found.into_iter().filter_map(note).collect())
    }

    /// The rows that count, in the deal's order.
    pub async fn deal_products(&self, id: DealId) -> Result<Vec<DealLine>, ProviderError> {
        let mut url = self.address(&["api", "v2", "deals", &id.to_string(), "products"]);
        url.query_pairs_mut().append_pair("sort_by", "order_nr");
        let pattern = "/api/v2/deals/{id}/products";
        let mut rows: Vec<wire::Product> = self.pages(pattern, url).await?;
        rows.retain(|row| row.is_enabled.unwrap_or(true));
        rows.sort_by_key(|row| row.order_nr.unwrap_or(i64::MAX));
        Ok(rows.into_iter().map(deal_line).collect())
    }

    /// Discounts of the whole deal.
    pub async fn deal_discounts(&self, id: DealId) -> Result<Vec<Discount>, ProviderError> {
        let url = self.address(&["api", "v2", "deals", &id.to_string(), "discounts"]);
        let pattern = "/api/v2/deals/{id}/discounts";
        let found: wire::Many<wire::Discount> = self.get(pattern, url).await?;
        let discount = |of: wire::Discount| discount(of.kind.as_deref(), of.amount);
        Ok(found.data.into_iter().map(discount).collect())
    }

    pub async fn instalments(&self, deal: DealId) -> Result<Vec<Instalment>, ProviderError> {
        let mut url = self.address(&["api", "v2", "deals", "installments"]);
        url.query_pairs_mut()
            .append_pair("deal_ids", &deal.to_string());
        let rows = self.pages("/api/v2/deals/installments", url).await?;
        Ok(instalments::of_deal(deal, rows))
    }

    pub async fn organization(&self, id: OrganizationId) -> Result<Organization, ProviderError> {
        let mut url = self.address(&["api", "v2", "organizations", &id.to_string()]);
        url.query_pairs_mut()
            .append_pair("include_option_labels", "true");
        let row = self.row("/api/v2/organizations/{id}", url).await?;
        Ok(Organization {
            id: Some(id),
            fields: flatten(&row),
        })
    }

    pub async fn person(&self, id: PersonId) -> Result<Person, ProviderError> {
        let mut url = self.address(&["api", "v2", "persons", &id.to_string()]);
        url.query_pairs_mut()
            .append_pair("include_option_labels", "true");
        let row = self.row("/api/v2/persons/{id}", url).await?;
        Ok(Person {
            id: Some(id),
            fields: flatten(&row),
        })
    }

    /// The fields that can be mapped; the parts of an address follow it as `address.locality`, ….
    pub async fn fields(&self, record: Record) -> Result<Vec<RecordField>, ProviderError> {
        let (name, pattern) = match record {
            Record::Deal => ("dealFields", "/api/v2/dealFields"),
            Record::Person => ("personFields", "/api/v2/personFields"),
            Record::Organization => ("organizationFields", "/api/v2/organizationFields"),
        };
        let url = self.address(&["api", "v2", name]);
        let found: Vec<wire::Field> = self.pages(pattern, url).await?;
        Ok(found
            .into_iter()
            .flat_map(|field| record_fields(record, field))
            .collect())
    }
}

/// `base` with more path segments, each percent-encoded.
pub(super) fn under(base: &Url, segments: &[&str]) -> Url {
    let mut url = base.clone();
    // Only addresses like `mailto:` cannot be a base; http ones always can.
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    url
}

fn read_call(pattern: &'static str) -> Call {
    Call {
        method: Method::GET,
        provider: "pipedrive",
        class: "read",
        pattern,
        writes: false,
        most: MOST_JSON,
    }
}

fn missing(path: &str) -> ProviderError {
    ProviderError::Unreadable {
        path: path.to_owned(),
    }
}

fn positive(id: Option<i64>) -> Option<i64> {
    id.filter(|id| *id > 0)
}

/// The entries for the whole account decide; without them the one for sales, or the old flag (2.7).
pub(super) fn is_admin(me: &wire::Me) -> bool {
    let of = |apps: &[&str]| {
        let mut entries = me
            .access
            .iter()
            .filter(|entry| entry.app.as_deref().is_some_and(|app| apps.contains(&app)))
            .peekable();
        entries.peek()?;
        Some(entries.any(|entry| entry.admin == Some(true)))
    };
    of(&["account_settings", "global"])
        .or_else(|| of(&["sales"]))
        .or(me.is_admin)
        .unwrap_or(false)
}

pub(super) fn deal_head(asked: DealId, row: &Row) -> Result<DealHead, ProviderError> {
    let text = serde_json::to_vec(row).map_err(|_| missing("data"))?;
    let deal: wire::Deal = crate::providers::wire::json(&text)?;
    let status = filled(deal.status).unwrap_or_default();
    Ok(DealHead {
        id: positive(deal.id).map_or(asked, DealId),
        title: filled(deal.title).unwrap_or_default(),
        currency: filled(deal.currency).unwrap_or_default(),
        value: deal.value.unwrap_or_default().0,
        owner: positive(deal.owner_id).map(UserId),
        org: positive(deal.org_id).map(OrganizationId),
        person: positive(deal.person_id).map(PersonId),
        is_archived: deal.is_archived.unwrap_or(false),
        is_deleted: deal.is_deleted.unwrap_or(false) || status == "deleted",
        status,
        products_count: deal
            .products_count
            .and_then(|count| u32::try_from(count).ok()),
        fields: flatten(row),
    })
}

fn discount(kind: Option<&str>, amount: Option<crate::providers::number::Number>) -> Discount {
    let amount = amount.unwrap_or_default().0;
    if kind == Some("amount") {
        Discount::Amount(amount)
    } else {
        Discount::Percent(amount)
    }
}

pub(super) fn deal_line(of: wire::Product) -> DealLine {
    DealLine {
        row: of.id.unwrap_or_default(),
        product: positive(of.product_id).map(ProductId),
        variation: of.product_variation_id,
        name: filled(of.name).unwrap_or_default(),
        comments: filled(of.comments).unwrap_or_default(),
        quantity: of.quantity.map_or(Decimal::ONE, |quantity| quantity.0),
        price: of.item_price.unwrap_or_default().0,
        discount: discount(of.discount_type.as_deref(), of.discount),
        tax_percent: of.tax.unwrap_or_default().0,
        tax_method: match of.tax_method.as_deref() {
            Some("inclusive") => TaxMethod::Inclusive,
            Some("none") => TaxMethod::None,
            _ => TaxMethod::Exclusive,
        },
        billing_frequency: filled(of.billing_frequency).unwrap_or_else(|| "one-time".to_owned()),
        billing_cycles: of
            .billing_frequency_cycles
            .and_then(|cycles| u32::try_from(cycles).ok()),
    }
}

/// The field and, for addresses, its parts. Lists of addresses and phones go by the name of one.
pub(super) fn record_fields(record: Record, of: wire::Field) -> Vec<RecordField> {
    let Some(code) = filled(of.field_code) else {
        return Vec::new();
    };
    let key = match code.as_str() {
        "emails" => "email".to_owned(),
        "phones" => "phone".to_owned(),
        _ => code,
    };
    let name = filled(of.field_name).unwrap_or_else(|| key.clone());
    let field_type = filled(of.field_type).unwrap_or_default();
    let is_custom = of.is_custom_field.unwrap_or(false);
    let parts: Vec<RecordField> = of
        .subfields
        .into_iter()
        .filter(|_| field_type == "address")
        .filter_map(|part| {
            let code = filled(part.field_code)?;
            let told = filled(part.field_name).unwrap_or_else(|| code.clone());
            Some(RecordField {
                record,
                key: format!("{key}.{code}"),
                name: format!("{name}: {told}"),
                field_type: filled(part.field_type).unwrap_or_default(),
                is_custom,
            })
        })
        .collect();
    let whole = RecordField {
        record,
        key,
        name,
        field_type,
        is_custom,
    };
    std::iter::once(whole).chain(parts).collect()
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
