//! Reading one company's books.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use reqwest::{Method, RequestBuilder, Url};
use rust_decimal::Decimal;
use secrecy::{ExposeSecret, SecretString};

use super::answers::{self, Change, Changes, CustomerVersion};
use super::query::{MOST_PAGES, PAGE, Select, instant};
use super::{fault, tax, under, wire};
use crate::domain::books::{
    Account, BooksCustomer, BooksItem, BooksProfile, Class, LastNumber, Location, TaxCode, Term,
};
use crate::domain::ids::{CustomerId, InvoiceId, ItemId, RealmId};
use crate::domain::invoice::Sighting;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::providers::error::ProviderError;
use crate::providers::http::{Call, Http, MOST_JSON, MOST_PDF, Reply, Tally};
use crate::providers::wire::{day, filled, json, moment};

/// Statements longer than this travel in a body (`quickbooks.md` 4.1).
const MOST_IN_ADDRESS: usize = 1500;
/// Ids per statement.
const MOST_IDS: usize = 100;
/// Objects in one answer of change data capture.
const MOST_CHANGES: usize = 1000;

/// One company's books under one access token.
#[derive(Debug, Clone)]
pub struct Session {
    pub(super) http: Http,
    api: Url,
    realm: RealmId,
    access: SecretString,
    tally: Arc<Tally>,
}

impl Session {
    pub(super) fn new(http: Http, api: Url, realm: RealmId, access: SecretString) -> Self {
        Self {
            http,
            api,
            realm,
            access,
            tally: Arc::default(),
        }
    }

    /// What is counted of this session's calls.
    pub fn tally(&self) -> Arc<Tally> {
        Arc::clone(&self.tally)
    }

    pub(super) fn address(&self, segments: &[&str], query: &[(&str, &str)]) -> Url {
        let mut url = under(&self.api, &["v3", "company", self.realm.reveal()]);
        url = under(&url, segments);
        url.query_pairs_mut()
            .extend_pairs(query)
            .append_pair("minorversion", "75");
        url
    }

    pub(super) fn request(&self, call: &Call, url: Url) -> RequestBuilder {
        self.tally.count(call);
        self.http
            .request(call, url)
            .bearer_auth(self.access.expose_secret())
            .header("accept", "application/json")
    }

    async fn get<T: serde::de::DeserializeOwned>(
        &self,
        pattern: &'static str,
        url: Url,
    ) -> Result<T, ProviderError> {
        let call = read_call(Method::GET, pattern);
        let request = self.request(&call, url);
        call.counted(self.read(&call, request).await)
    }

    async fn read<T: serde::de::DeserializeOwned>(
        &self,
        call: &Call,
        request: RequestBuilder,
    ) -> Result<T, ProviderError> {
        let reply = self.http.call(call, request).await?;
        if let Some(error) = fault::of(&reply, false) {
            return Err(error);
        }
        if !reply.is_json() {
            return Err(ProviderError::Unavailable { retry_after: None });
        }
        json(&reply.body)
    }

    async fn one(
        &self,
        pattern: &'static str,
        segments: &[&str],
        query: &[(&str, &str)],
    ) -> Result<wire::Envelope, ProviderError> {
        self.get(pattern, self.address(segments, query)).await
    }

    async fn query(&self, statement: &str) -> Result<wire::QueryAnswer, ProviderError> {
        let pattern = "/v3/company/{realm}/query";
        if statement.len() <= MOST_IN_ADDRESS {
            let url = self.address(&["query"], &[("query", statement)]);
            return self.get(pattern, url).await;
        }
        let call = read_call(Method::POST, pattern);
        let request = self
            .request(&call, self.address(&["query"], &[]))
            .header("content-type", "application/text")
            .body(statement.to_owned());
        call.counted(self.read(&call, request).await)
    }

    /// All pages of a list, until a page is not full.
    async fn pages<T>(
        &self,
        select: &Select,
        pick: fn(wire::Lists) -> Vec<T>,
    ) -> Result<Vec<T>, ProviderError> {
        let mut all = Vec::new();
        for _ in 0..MOST_PAGES {
            let answer = self
                .query(&select.page(all.len().saturating_add(1)))
                .await?;
            let page = pick(answer.lists);
            let last = page.len() < PAGE;
            all.extend(page);
            if last {
                break;
            }
        }
        Ok(all)
    }

    /// Company info and preferences: two reads side by side; a third where the company gives its own invoice numbers.
    pub async fn profile(&self) -> Result<BooksProfile, ProviderError> {
        let of_realm = ["companyinfo", self.realm.reveal()];
        let info = self.one("/v3/company/{realm}/companyinfo/{realm}", &of_realm, &[]);
        let preferences = self.one("/v3/company/{realm}/preferences", &["preferences"], &[]);
        let (info, preferences) = tokio::try_join!(info, preferences)?;
        let mut profile = answers::profile(
            info.company_info.ok_or_else(|| absent("CompanyInfo"))?,
            preferences
                .preferences
                .ok_or_else(|| absent("Preferences"))?,
        )?;
        if profile.custom_numbers {
            profile.last_number = self.last_number().await?;
        }
        Ok(profile)
    }

    /// The number of the newest invoice that has one.
    async fn last_number(&self) -> Result<Option<LastNumber>, ProviderError> {
        let statement = Select::from("Invoice").newest(20);
        let found = self.query(&statement).await?.lists.invoice;
        Ok(found.into_iter().find_map(|invoice| {
            Some(LastNumber {
                number: filled(invoice.doc_number)?,
                invoice: filled(invoice.id)?,
            })
        }))
    }

    /// By which sales are sorted, where the company does.
    pub async fn classes(&self) -> Result<Vec<Class>, ProviderError> {
        let found = self
            .pages(&Select::from("Class"), |lists| lists.class)
            .await?;
        Ok(found.into_iter().filter_map(answers::class).collect())
    }

    pub async fn locations(&self) -> Result<Vec<Location>, ProviderError> {
        let select = Select::from("Department");
        let found = self.pages(&select, |lists| lists.department).await?;
        Ok(found.into_iter().filter_map(answers::location).collect())
    }

    /// All of them, inactive ones too.
    pub async fn customers(&self) -> Result<Vec<BooksCustomer>, ProviderError> {
        let select = Select::from("Customer").with_inactive();
        let found = self.pages(&select, |lists| lists.customer).await?;
        found.into_iter().map(answers::customer).collect()
    }

    /// Who holds exactly this display name, active or not (5.3).
    pub async fn customers_named(&self, name: &str) -> Result<Vec<BooksCustomer>, ProviderError> {
        let select = Select::from("Customer")
            .with_inactive()
            .equals("DisplayName", name)?;
        let found = self.query(&select.one_page()).await?.lists.customer;
        found.into_iter().map(answers::customer).collect()
    }

    /// All of them, inactive ones and categories too.
    pub async fn items(&self) -> Result<Vec<BooksItem>, ProviderError> {
        let select = Select::from("Item").with_inactive();
        let found = self.pages(&select, |lists| lists.item).await?;
        found.into_iter().map(answers::item).collect()
    }

    /// With the rates valid today by QuickBooks' own clock.
    pub async fn tax_codes(&self) -> Result<Vec<TaxCode>, ProviderError> {
        let select = Select::from("TaxCode").with_inactive();
        let codes = self.pages(&select, |lists| lists.tax_code);
        let select = Select::from("TaxRate").with_inactive().page(1);
        let (codes, rates) = tokio::try_join!(codes, self.query(&select))?;
        let today = rates.time.as_deref().and_then(day);
        Ok(tax::join(codes, rates.lists.tax_rate, today))
    }

    pub async fn terms(&self) -> Result<Vec<Term>, ProviderError> {
        let found = self
            .pages(&Select::from("Term"), |lists| lists.term)
            .await?;
        Ok(found.into_iter().filter_map(answers::term).collect())
    }

    /// Where the sales of a new item may be booked.
    pub async fn income_accounts(&self) -> Result<Vec<Account>, ProviderError> {
        let select = Select::from("Account").equals("AccountType", "Income")?;
        let found = self.query(&select.one_page()).await?.lists.account;
        Ok(found.into_iter().filter_map(answers::account).collect())
    }

    /// Home units for one unit of `currency` on that day.
    pub async fn exchange_rate(
        &self,
        currency: Currency,
        on: NaiveDate,
    ) -> Result<Decimal, ProviderError> {
        let (code, on) = (currency.code(), on.to_string());
        let query = [("sourcecurrencycode", code), ("asofdate", on.as_str())];
        let pattern = "/v3/company/{realm}/exchangerate";
        let found = self.one(pattern, &["exchangerate"], &query).await?;
        let rate = found.exchange_rate.and_then(|rate| rate.rate);
        rate.map(|rate| rate.0)
            .filter(|rate| *rate > Decimal::ZERO)
            .ok_or_else(|| absent("ExchangeRate.Rate"))
    }

    pub async fn customer(&self, id: &CustomerId) -> Result<BooksCustomer, ProviderError> {
        Ok(self.customer_version(id).await?.customer)
    }

    /// With the `SyncToken` that an update must carry.
    pub async fn customer_version(
        &self,
        id: &CustomerId,
    ) -> Result<CustomerVersion, ProviderError> {
        let pattern = "/v3/company/{realm}/customer/{id}";
        let found = self.one(pattern, &["customer", id.as_str()], &[]).await?;
        answers::customer_version(found.customer.ok_or_else(|| absent("Customer"))?)
    }

    pub async fn item(&self, id: &ItemId) -> Result<BooksItem, ProviderError> {
        let pattern = "/v3/company/{realm}/item/{id}";
        let found = self.one(pattern, &["item", id.as_str()], &[]).await?;
        answers::item(found.item.ok_or_else(|| absent("Item"))?)
    }

    /// [`ProviderError::NotFound`] means deleted.
    pub async fn invoice(&self, id: &InvoiceId) -> Result<Sighting, ProviderError> {
        let pattern = "/v3/company/{realm}/invoice/{id}";
        let found = self.one(pattern, &["invoice", id.as_str()], &[]).await?;
        let invoice = found.invoice.ok_or_else(|| absent("Invoice"))?;
        if answers::is_deleted(invoice.status.as_deref()) {
            return Err(ProviderError::NotFound);
        }
        answers::sighting(invoice)
    }

    /// The invoice and, where QuickBooks gives one, its customer's page to pay it on.
    pub async fn payment_link(
        &self,
        id: &InvoiceId,
    ) -> Result<(Sighting, Option<Url>), ProviderError> {
        let pattern = "/v3/company/{realm}/invoice/{id}?include=invoiceLink";
        let query = [("include", "invoiceLink")];
        let found = self.one(pattern, &["invoice", id.as_str()], &query).await?;
        let mut invoice = found.invoice.ok_or_else(|| absent("Invoice"))?;
        if answers::is_deleted(invoice.status.as_deref()) {
            return Err(ProviderError::NotFound);
        }
        let link = filled(invoice.invoice_link.take()).and_then(|link| Url::parse(&link).ok());
        let link = link.filter(|link| link.scheme() == "https");
        Ok((answers::sighting(invoice)?, link))
    }

    /// Those that exist, in no order: an id without a sighting was deleted.
    pub async fn invoices(&self, ids: &[InvoiceId]) -> Result<Vec<Sighting>, ProviderError> {
        let mut all = Vec::with_capacity(ids.len());
        for some in ids.chunks(MOST_IDS) {
            let ids = some.iter().map(InvoiceId::as_str);
            let select = Select::from("Invoice").one_of("Id", ids)?;
            let found = self.query(&select.one_page()).await?.lists.invoice;
            for invoice in found {
                all.push(answers::sighting(invoice)?);
            }
        }
        Ok(all)
    }

    /// Created since that moment, voided ones included: for looking up our marker.
    pub async fn invoices_of_customer_since(
        &self,
        customer: &CustomerId,
        since: Moment,
    ) -> Result<Vec<Sighting>, ProviderError> {
        let select = Select::from("Invoice")
            .equals("CustomerRef", customer.as_str())?
            .since("MetaData.CreateTime", since);
        let found = self.pages(&select, |lists| lists.invoice).await?;
        found.into_iter().map(answers::sighting).collect()
    }

    /// Of any customer. Metered as above.
    pub async fn invoices_made_between(
        &self,
        from: Moment,
        to: Moment,
    ) -> Result<Vec<Sighting>, ProviderError> {
        let select = Select::from("Invoice")
            .since("MetaData.CreateTime", from)
            .until("MetaData.CreateTime", to);
        let found = self.pages(&select, |lists| lists.invoice).await?;
        found.into_iter().map(answers::sighting).collect()
    }

    /// All of this customer, voided ones included. Metered: one read for each thousand.
    pub async fn invoices_of_customer(
        &self,
        customer: &CustomerId,
    ) -> Result<Vec<Sighting>, ProviderError> {
        let select = Select::from("Invoice").equals("CustomerRef", customer.as_str())?;
        let found = self.pages(&select, |lists| lists.invoice).await?;
        found.into_iter().map(answers::sighting).collect()
    }

    /// Change data capture: at most 30 days back, deleted objects included. `entities` are
    /// QuickBooks' names: `Invoice`, `Customer`, `Item`, `Payment`.
    pub async fn changed_since(
        &self,
        since: Moment,
        entities: &[&str],
    ) -> Result<Changes, ProviderError> {
        let query = [
            ("entities", entities.join(",")),
            ("changedSince", instant(since)),
        ];
        let query = query.each_ref().map(|(key, value)| (*key, value.as_str()));
        let url = self.address(&["cdc"], &query);
        let found: wire::ChangeAnswer = self.get("/v3/company/{realm}/cdc", url).await?;
        changes(found)
    }

    /// The invoices a payment pays.
    pub async fn payment_invoices(&self, payment: &str) -> Result<Vec<InvoiceId>, ProviderError> {
        let pattern = "/v3/company/{realm}/payment/{id}";
        let found = self.one(pattern, &["payment", payment], &[]).await?;
        let payment = found.payment.ok_or_else(|| absent("Payment"))?;
        Ok(answers::paid_invoices(&payment))
    }

    /// Freshly drawn by QuickBooks; at most 10 MiB.
    pub async fn pdf(&self, id: &InvoiceId) -> Result<Vec<u8>, ProviderError> {
        let call = Call {
            most: MOST_PDF,
            ..read_call(Method::GET, "/v3/company/{realm}/invoice/{id}/pdf")
        };
        let url = self.address(&["invoice", id.as_str(), "pdf"], &[]);
        let request = self
            .http
            .request(&call, url)
            .bearer_auth(self.access.expose_secret())
            .header("accept", "application/pdf");
        let end = self.http.call(&call, request).await.and_then(only_pdf);
        call.counted(end)
    }
}

fn read_call(method: Method, pattern: &'static str) -> Call {
    Call {
        method,
        provider: "quickbooks",
        class: "coreplus",
        pattern,
        writes: false,
        most: MOST_JSON,
    }
}

pub(super) fn absent(path: &str) -> ProviderError {
    ProviderError::Unreadable {
        path: path.to_owned(),
    }
}

fn only_pdf(reply: Reply) -> Result<Vec<u8>, ProviderError> {
    let typed = reply
        .header("content-type")
        .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("application/pdf"));
    if reply.status.is_success() && typed && reply.body.starts_with(b"%PDF-") {
        return Ok(reply.body);
    }
    Err(fault::of(&reply, false).unwrap_or(ProviderError::Unavailable { retry_after: None }))
}

pub(super) fn changes(found: wire::ChangeAnswer) -> Result<Changes, ProviderError> {
    let mut told = Changes {
        time: found.time.as_deref().and_then(moment),
        ..Changes::default()
    };
    let (mut count, mut paid) = (0_usize, BTreeSet::new());
    let responses = found.responses.into_iter();
    for lists in responses.flat_map(|response| response.lists) {
        count +=
            lists.invoice.len() + lists.customer.len() + lists.item.len() + lists.payment.len();
        for one in lists.invoice {
            let gone = tombstone(
                one.status.as_deref(),
                one.id.as_ref(),
                one.meta_data.as_ref(),
            );
            told.invoices.push(match gone {
                Some(gone) => gone,
                None => Change::Now(answers::sighting(one)?),
            });
        }
        for one in lists.customer {
            let gone = tombstone(
                one.status.as_deref(),
                one.id.as_ref(),
                one.meta_data.as_ref(),
            );
            told.customers.push(match gone {
                Some(gone) => gone,
                None => Change::Now(answers::customer(one)?),
            });
        }
        for one in lists.item {
            let gone = tombstone(
                one.status.as_deref(),
                one.id.as_ref(),
                one.meta_data.as_ref(),
            );
            told.items.push(match gone {
                Some(gone) => gone,
                None => Change::Now(answers::item(one)?),
            });
        }
        for one in lists.payment {
            paid.extend(answers::paid_invoices(&one));
            told.payments.extend(one.id);
        }
    }
    told.paid_invoices = paid.into_iter().collect();
    told.full = count >= MOST_CHANGES;
    Ok(told)
}

fn tombstone<T>(
    status: Option<&str>,
    id: Option<&String>,
    meta: Option<&wire::MetaData>,
) -> Option<Change<T>> {
    answers::is_deleted(status).then(|| Change::Gone {
        id: id.cloned().unwrap_or_default(),
        at: meta
            .and_then(|meta| meta.last_updated_time.as_deref())
            .and_then(moment),
    })
}
