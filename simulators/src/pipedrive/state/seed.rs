//! Reads a seed (JSON) into companies; the format is described in `simulators/README.md`.

use std::collections::BTreeMap;
use std::io;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::company::{Company, Kind, Permissions, Plan, User};
use super::fields::{self, Field, FieldOption};
use super::record::{Fields, Id, Record, fields as map, number};
use super::stamp;
use crate::pipedrive::rules::totals;

const DEMO: &str = include_str!("seed/demo.json");
const EMPTY: &str = include_str!("seed/empty.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    companies: Vec<SeedCompany>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeedCompany {
    id: Id,
    name: String,
    domain: String,
    #[serde(default = "estonia")]
    country: String,
    currency: String,
    timezone: String,
    plan: Plan,
    seats: u64,
    users: Vec<SeedUser>,
    #[serde(default)]
    pipelines: Vec<SeedPipeline>,
    #[serde(default)]
    fields: BTreeMap<String, Vec<SeedField>>,
    #[serde(default)]
    organizations: Vec<Fields>,
    #[serde(default)]
    persons: Vec<Fields>,
    #[serde(default)]
    products: Vec<Fields>,
    #[serde(default)]
    deals: Vec<SeedDeal>,
    #[serde(default)]
    notes: Vec<Fields>,
}

fn estonia() -> String {
    "EE".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeedUser {
    id: Id,
    name: String,
    email: String,
    #[serde(default)]
    admin: bool,
    language: String,
    locale: String,
    #[serde(default)]
    group: Id,
    #[serde(default)]
    permissions: Permissions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeedPipeline {
    id: Id,
    name: String,
    /// Users who do not see its deals.
    #[serde(default)]
    hidden_from: Vec<Id>,
    stages: Vec<(Id, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeedField {
    name: String,
    code: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    options: Vec<FieldOption>,
}

/// A deal's own keys, and what hangs on it.
#[derive(Deserialize)]
struct SeedDeal {
    #[serde(default)]
    products: Vec<SeedRow>,
    #[serde(default)]
    discounts: Vec<Fields>,
    #[serde(default)]
    installments: Vec<Fields>,
    #[serde(flatten)]
    deal: Fields,
}

#[derive(Deserialize)]
struct SeedRow {
    /// The same row so many times.
    #[serde(default = "once")]
    repeat: u32,
    #[serde(flatten)]
    row: Fields,
}

fn once() -> u32 {
    1
}

/// Loads `demo`, `empty` or the JSON file at a path.
///
/// # Errors
/// When the file cannot be read or is not a seed; the message names the JSON position.
pub(crate) fn load(name: &str, now: DateTime<Utc>) -> io::Result<BTreeMap<Id, Company>> {
    let text = match name {
        "demo" => DEMO.to_owned(),
        "empty" => EMPTY.to_owned(),
        path => std::fs::read_to_string(path)?,
    };
    parse(&text, now)
}

fn parse(text: &str, now: DateTime<Utc>) -> io::Result<BTreeMap<Id, Company>> {
    let seed: Seed = serde_json::from_str(text)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    let mut ids = Numbers(1_000);
    Ok(seed
        .companies
        .into_iter()
        .map(|one| (one.id, company(one, &mut ids, now)))
        .collect())
}

/// Ids for what the seed does not number itself.
struct Numbers(Id);

impl Numbers {
    fn next(&mut self) -> Id {
        self.0 += 1;
        self.0
    }
}

fn company(seed: SeedCompany, ids: &mut Numbers, now: DateTime<Utc>) -> Company {
    let owner = seed.users.first().map(|user| user.id).unwrap_or_default();
    let mut company = Company {
        id: seed.id,
        name: seed.name,
        domain: seed.domain,
        country: seed.country,
        currency: seed.currency,
        timezone: seed.timezone,
        plan: seed.plan,
        seats: seed.seats,
        budget: None,
        spent: 0,
        spent_on: None,
        suspended: false,
        maintenance: false,
        contact_sync: false,
        field_limit: 100,
        users: seed.users.into_iter().map(user).collect(),
        records: BTreeMap::new(),
        fields: field_lists(seed.fields),
        pipelines: Vec::new(),
        stages: Vec::new(),
        currencies: currencies(),
        rows: BTreeMap::new(),
        discounts: Vec::new(),
        installments: BTreeMap::new(),
        notes: BTreeMap::new(),
        files: BTreeMap::new(),
        activities: BTreeMap::new(),
        changelog: std::collections::VecDeque::new(),
        webhooks: BTreeMap::new(),
    };
    add_pipelines(&mut company, seed.pipelines);
    let time = stamp(now);
    let base = Base { owner, time: &time };
    for (kind, list) in [
        (Kind::Organization, seed.organizations),
        (Kind::Person, seed.persons),
        (Kind::Product, seed.products),
    ] {
        for keys in list {
            let record = base.record(kind, keys, ids);
            company
                .records
                .entry(kind)
                .or_default()
                .insert(record.id(), record);
        }
    }
    for deal in seed.deals {
        add_deal(&mut company, deal, &base, ids);
    }
    for note in seed.notes {
        let id = ids.next();
        company.notes.insert(id, base.note(id, note));
    }
    company
}

fn user(seed: SeedUser) -> User {
    User {
        id: seed.id,
        name: seed.name,
        email: seed.email,
        admin: seed.admin,
        active: true,
        language: seed.language,
        locale: seed.locale,
        group: seed.group,
        permissions: seed.permissions,
    }
}

fn field_lists(mut seed: BTreeMap<String, Vec<SeedField>>) -> BTreeMap<Kind, Vec<Field>> {
    let custom = |field: SeedField| Field {
        name: field.name,
        code: field.code,
        kind: field.kind,
        description: None,
        options: field.options,
        custom: true,
        optional: false,
    };
    let list = |kind: Kind| {
        let more = seed.remove(kind.name()).unwrap_or_default();
        (
            kind,
            fields::built_in(kind)
                .into_iter()
                .chain(more.into_iter().map(custom))
                .collect(),
        )
    };
    Kind::ALL.into_iter().map(list).collect()
}

fn add_pipelines(company: &mut Company, seed: Vec<SeedPipeline>) {
    for pipeline in seed {
        for (order, (id, name)) in (1..).zip(pipeline.stages) {
            let stage = json!({"id": id, "name": name, "order_nr": order, "pipeline_id": pipeline.id,
                "is_deleted": false, "deal_probability": 100});
            company.stages.push(Record::of(map(stage)));
        }
        let data = json!({"id": pipeline.id, "name": pipeline.name, "order_nr": pipeline.id,
            "is_deleted": false, "is_deal_probability_enabled": false, "hidden_from": pipeline.hidden_from});
        company.pipelines.push(Record::of(map(data)));
    }
}

/// What every seeded record shares.
struct Base<'a> {
    owner: Id,
    time: &'a str,
}

impl Base<'_> {
    fn record(&self, kind: Kind, mut keys: Fields, ids: &mut Numbers) -> Record {
        let custom = keys.remove("custom_fields").map(map).unwrap_or_default();
        let mut data = defaults(kind, self.owner, self.time);
        data.append(&mut keys);
        let mut record = Record { data, custom };
        if record.int("id").is_none() {
            record.set("id", ids.next());
        }
        if kind == Kind::Product {
            complete_prices(&mut record);
        }
        record
    }

    fn note(&self, id: Id, mut keys: Fields) -> Record {
        let mut data = map(
            json!({"id": id, "user_id": self.owner, "deal_id": null, "person_id": null,
            "org_id": null, "lead_id": null, "project_id": null, "content": "", "active_flag": true,
            "pinned_to_deal_flag": false, "pinned_to_organization_flag": false,
            "pinned_to_person_flag": false, "last_update_user_id": null,
            "add_time": self.time.replace('T', " ").replace('Z', ""),
            "update_time": self.time.replace('T', " ").replace('Z', "")}),
        );
        data.append(&mut keys);
        Record::of(data)
    }
}

/// Every key a fresh record of a kind answers with.
pub(crate) fn defaults(kind: Kind, owner: Id, time: &str) -> Fields {
    map(match kind {
        Kind::Deal => json!({"id": null, "title": "", "creator_user_id": owner, "owner_id": owner,
            "value": 0, "currency": "EUR", "person_id": null, "org_id": null, "pipeline_id": 1,
            "stage_id": 1, "status": "open", "probability": null, "lost_reason": null,
            "add_time": time, "update_time": time, "stage_change_time": null, "close_time": null,
            "won_time": null, "lost_time": null, "local_won_date": null, "local_lost_date": null,
            "local_close_date": null, "expected_close_date": null, "label_ids": [], "visible_to": 3,
            "is_deleted": false, "is_archived": false, "archive_time": null,
            "origin": "ManuallyCreated", "origin_id": null, "channel": null, "channel_id": null,
            "acv": null, "arr": null, "mrr": null}),
        Kind::Person => json!({"id": null, "name": "", "first_name": "", "last_name": null,
            "owner_id": owner, "org_id": null, "emails": [], "phones": [], "label_ids": [],
            "visible_to": 3, "picture_id": null, "is_deleted": false, "add_time": time,
            "update_time": time}),
        Kind::Organization => json!({"id": null, "name": "", "owner_id": owner, "address": null,
            "website": null, "linkedin": null, "industry": null, "annual_revenue": null,
            "employee_count": null, "label_ids": [], "visible_to": 3, "is_deleted": false,
            "add_time": time, "update_time": time}),
        Kind::Product => {
            json!({"id": null, "name": "", "code": null, "description": "", "unit": "",
            "tax": 0, "category": null, "owner_id": owner, "is_linkable": true, "is_deleted": false,
            "visible_to": 3, "billing_frequency": "one-time", "billing_frequency_cycles": null,
            "prices": [], "add_time": time, "update_time": time})
        }
    })
}

/// Prices may be written short, `{"EUR": 120}`.
fn complete_prices(product: &mut Record) {
    let Some(Value::Object(short)) = product.data.get("prices") else {
        return;
    };
    let id = product.id();
    let long = short.iter().map(|(currency, price)| {
        json!({"product_id": id, "price": price, "currency": currency, "cost": 0,
            "direct_cost": null, "notes": ""})
    });
    let long: Value = long.collect();
    product.set("prices", long);
}

fn add_deal(company: &mut Company, seed: SeedDeal, base: &Base<'_>, ids: &mut Numbers) {
    let mut record = base.record(Kind::Deal, seed.deal, ids);
    date_closing(&mut record, base.time);
    let deal = record.id();
    let currency = record.text("currency").to_owned();
    company
        .records
        .entry(Kind::Deal)
        .or_default()
        .insert(deal, record);
    let repeated = seed
        .products
        .into_iter()
        .flat_map(|one| std::iter::repeat_n(one.row, usize::try_from(one.repeat).unwrap_or(1)));
    for (order, keys) in (1..).zip(repeated) {
        let id = ids.next();
        let row = Row { id, order, keys };
        let row = totals::complete_row(company, deal, &currency, row, base.time);
        company.rows.insert(id, row);
    }
    for (mut discount, number) in seed.discounts.into_iter().zip(1..) {
        let id = format!("5b7e0c1a-2f64-4d0e-9c11-{deal:08}{number:04}");
        discount.extend(map(
            json!({"id": id, "deal_id": deal, "created_at": base.time,
            "created_by": base.owner, "updated_at": base.time, "updated_by": base.owner}),
        ));
        company.discounts.push(Record::of(discount));
    }
    for mut installment in seed.installments {
        let id = ids.next();
        installment.extend(map(json!({"id": id, "deal_id": deal})));
        company.installments.insert(id, Record::of(installment));
    }
    totals::settle(company, deal);
}

/// The times that a closed or archived deal has.
fn date_closing(deal: &mut Record, time: &str) {
    let day: String = time.chars().take(10).collect();
    let keys = match deal.text("status") {
        "won" => json!({"won_time": time, "close_time": time, "stage_change_time": time,
            "local_won_date": day, "local_close_date": day}),
        "lost" => json!({"lost_time": time, "close_time": time, "local_lost_date": day,
            "local_close_date": day}),
        _ => json!({}),
    };
    deal.data.extend(map(keys));
    if deal.flag("is_archived") {
        deal.set("archive_time", time);
    }
}

/// A row about to be put on a deal.
pub(crate) struct Row {
    pub(crate) id: Id,
    pub(crate) order: Id,
    pub(crate) keys: Fields,
}

fn currencies() -> Vec<Value> {
    let known = [
        (1, "USD", "US Dollar", 2, "$"),
        (2, "EUR", "Euro", 2, "€"),
        (3, "GBP", "Pound Sterling", 2, "£"),
        (4, "JPY", "Japanese Yen", 0, "¥"),
        (5, "KWD", "Kuwaiti Dinar", 3, "KD"),
        (6, "SEK", "Swedish Krona", 2, "kr"),
        (7, "BRL", "Brazilian Real", 2, "R$"),
    ];
    let mut list: Vec<Value> = known
        .into_iter()
        .map(|(id, code, name, points, symbol)| {
            json!({"id": id, "code": code, "name": name, "decimal_points": points,
                "symbol": symbol, "active_flag": true, "is_custom_flag": false})
        })
        .collect();
    list.push(
        json!({"id": 90, "code": "PTS", "name": "Bonus points", "decimal_points": 0,
        "symbol": "pts", "active_flag": true, "is_custom_flag": true}),
    );
    list
}

/// The price of a product in a currency, zero when there is none.
pub(crate) fn price_in(product: &Record, currency: &str) -> Value {
    let prices = product.data.get("prices").and_then(Value::as_array);
    let found = prices
        .into_iter()
        .flatten()
        .find(|price| price.get("currency").and_then(Value::as_str) == Some(currency));
    found
        .and_then(|price| price.get("price"))
        .cloned()
        .unwrap_or_else(|| number(Decimal::ZERO))
}
