//! A store as large as asked: companies, invoices, customers, items. For the benches and `examples/seed.rs`.

use dealbooks::domain::books::{BooksCustomer, BooksItem, BooksProfile, ItemKind, TaxRegime};
use dealbooks::domain::ids::{
    CompanyId, CustomerId, DealId, InvoiceId, ItemId, RealmId, RealmKey, UserId,
};
use dealbooks::domain::invoice::{SeenBy, Sighting};
use dealbooks::domain::moment::Moment;
use dealbooks::domain::money::Currency;
use dealbooks::journeys::Context;
use dealbooks::storage::companies::{self, CompanyFacts, User};
use dealbooks::storage::invoices::{self, Seen};
use dealbooks::storage::{Db, books as lists, connections};
use rust_decimal::Decimal;

/// The first company; the others are numbered on.
pub(crate) const COMPANY: CompanyId = CompanyId(7_400_123);
pub(crate) const USER: UserId = UserId(15_500_777);
const FIRST_REALM: u64 = 9_341_450_000_000_001;
/// Invoices on one deal, whatever the size of the store.
pub(crate) const A_DEAL: i64 = 5;

/// How QuickBooks names the company of ours with this number.
pub(crate) fn realm(number: u64) -> String {
    (FIRST_REALM + number).to_string()
}

/// A company, its owner, its connection; the key of its realm.
pub(crate) async fn settle_in(ctx: &Context, number: u64) -> RealmKey {
    let (vault, now) = (ctx.store.vault(), ctx.now());
    let company = company(number);
    let settled = move |db: &mut Db| {
        let facts = CompanyFacts {
            id: company,
            name: "Northwind".into(),
            domain: "northwind".into(),
            api_base: "https://northwind.pipedrive.com".into(),
        };
        companies::upsert(db, &vault, &facts, now)?;
        let user = User {
            company,
            id: USER,
            name: "Mara".into(),
            email: String::new(),
            is_admin: true,
            language: None,
            language_country: None,
            locale: None,
            chosen_language: None,
            installed: true,
        };
        companies::upsert_user(db, &user, now)?;
        companies::claim(db, company, USER)?;
        let realm = RealmId::parse(&realm(number)).unwrap();
        let key = connections::connect(db, &vault, company, "sandbox", &realm, USER, now)?;
        connections::set_profile(db, company, &books(), now)?;
        Ok(key)
    };
    ctx.store.write(settled).await.unwrap()
}

pub(crate) fn company(number: u64) -> CompanyId {
    CompanyId(COMPANY.0 + i64::try_from(number).unwrap())
}

pub(crate) fn books() -> BooksProfile {
    BooksProfile {
        company_name: "Books".into(),
        country: "US".into(),
        home_currency: Currency::parse("USD").unwrap(),
        multicurrency: false,
        tax: TaxRegime::UsAutomated,
        custom_numbers: false,
        allow_discount: true,
        closed_until: None,
        time_zone: "America/Los_Angeles".into(),
        default_term: None,
        classes: false,
        locations: false,
        location_word: None,
        own_fields: Vec::new(),
        last_number: None,
        online_payments: None,
    }
}

fn sighting(id: i64, now: Moment) -> Sighting {
    Sighting {
        id: InvoiceId(id.to_string()),
        sync_token: "0".into(),
        updated: Some(now),
        number: Some(id.to_string()),
        customer: CustomerId("61".into()),
        customer_name: "Harbour Lights Ltd".into(),
        currency: Currency::parse("USD").ok(),
        total: Decimal::new(120_000, 2),
        tax_total: Decimal::ZERO,
        lines: Vec::new(),
        discount: Decimal::ZERO,
        balance: Decimal::new(120_000, 2),
        issued: Some(now.utc().date_naive()),
        due: Some(now.utc().date_naive()),
        email: None,
        sent: false,
        sent_at: None,
        bounced: false,
        private_note: String::new(),
        words: String::new(),
    }
}

/// `count` invoices of a company, five to a deal.
pub(crate) async fn fill(ctx: &Context, company: CompanyId, realm: &RealmKey, count: i64) {
    let now = ctx.now();
    for start in (0..count).step_by(5000) {
        let realm = realm.clone();
        let some = move |db: &mut Db| {
            for id in start..(start + 5000).min(count) {
                let how = Seen {
                    by: SeenBy::Webhook,
                    at: now,
                    deal: Some(DealId(1 + id / A_DEAL)),
                    comparison: None,
                    voided: false,
                };
                invoices::apply(db, company, &realm, &sighting(id, now), &how)?;
            }
            Ok(())
        };
        ctx.store.write(some).await.unwrap();
    }
}

/// Customers and items, each with a name of its own.
pub(crate) async fn lists(
    ctx: &Context,
    company: CompanyId,
    realm: &RealmKey,
    customers: usize,
    items: usize,
) {
    let realm = realm.clone();
    let written = move |db: &mut Db| {
        for at in 0..customers {
            lists::put(db, company, &realm, &customer(at))?;
        }
        for at in 0..items {
            lists::put(db, company, &realm, &item(at))?;
        }
        Ok(())
    };
    ctx.store.write(written).await.unwrap();
}

/// Two words out of many, and a number.
fn name(at: usize, kind: &str) -> String {
    const FIRST: [&str; 16] = [
        "Harbour",
        "Nordlicht",
        "Żabka",
        "Émile",
        "Кедр",
        "Blue",
        "Alder",
        "Sunrise",
        "Brücke",
        "Müller",
        "Océan",
        "Quartz",
        "Raven",
        "Sierra",
        "Tundra",
        "Вектор",
    ];
    const SECOND: [&str; 12] = [
        "Lights",
        "Logistics",
        "Bakery",
        "Studio",
        "Works",
        "Partners",
        "Foods",
        "Media",
        "Energy",
        "Systems",
        "Garden",
        "Print",
    ];
    let word = |of: &[&str], by: usize| {
        of.get(at / by % of.len())
            .copied()
            .unwrap_or_default()
            .to_owned()
    };
    format!(
        "{} {} {kind}{at}",
        word(&FIRST, 1),
        word(&SECOND, FIRST.len())
    )
}

fn customer(at: usize) -> BooksCustomer {
    let display_name = name(at, "");
    BooksCustomer {
        id: CustomerId((at + 1).to_string()),
        email: Some(format!("ap{at}@customer{at}.example")),
        display_name,
        company_name: None,
        given_name: None,
        family_name: None,
        phone: None,
        currency: Currency::parse("USD").ok(),
        address: vec!["1 Quay Street".into(), "Springfield".into()],
        tax_number: None,
        taxable: true,
        active: true,
        term: None,
    }
}

fn item(at: usize) -> BooksItem {
    let name = name(at, "No. ");
    BooksItem {
        id: ItemId((at + 1).to_string()),
        full_name: name.clone(),
        name,
        sku: Some(format!("SKU-{at:05}")),
        description: None,
        kind: ItemKind::Service,
        unit_price: Some(Decimal::new(1995, 2)),
        taxable: true,
        sales_tax_code: None,
        active: true,
        members: Vec::new(),
    }
}
