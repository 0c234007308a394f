//! Four promises: a webhook is accepted, the panel opens, a list answers while one types, a draft is summed up.
//!
//! `cargo bench`. On SQLite in a temporary folder; `BENCH_INVOICES` bounds the largest store (default a million).
#![expect(clippy::unwrap_used, reason = "a bench may stop at the first surprise")]

mod filled;

use std::collections::HashMap;
use std::hint::black_box;

use base64::Engine as _;
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use dealbooks::app;
use dealbooks::clock::Clock;
use dealbooks::config::Config;
use dealbooks::domain::check::check;
use dealbooks::domain::customer::{Buyer, CustomerChoice};
use dealbooks::domain::deal::Discount;
use dealbooks::domain::draft::{Draft, DraftLine, LineKind, LinkState, TaxMode};
use dealbooks::domain::ids::{DealId, RealmKey};
use dealbooks::domain::money::Currency;
use dealbooks::domain::totals::Totals;
use dealbooks::journeys::{Context, Who, open_panel, receive_webhook, search_lists};
use filled::{A_DEAL, COMPANY, USER, books, fill, realm};
use hmac::{Hmac, KeyInit as _, Mac as _};
use rust_decimal::Decimal;
use tokio::runtime::Runtime;

/// A store of its own in a temporary folder, one company connected.
struct House {
    ctx: Context,
    realm: RealmKey,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let settings: HashMap<String, String> = [
        ("APP_ENV", "development".to_owned()),
        ("PUBLIC_URL", "http://127.0.0.1:1".to_owned()),
        (
            "DATABASE_URL",
            format!("sqlite://{}", folder.path().join("bench.db").display()),
        ),
        (
            "ENCRYPTION_KEYS",
            "b:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".to_owned(),
        ),
        ("PIPEDRIVE_CLIENT_ID", "pd".to_owned()),
        ("PIPEDRIVE_CLIENT_SECRETS", "secret".to_owned()),
        ("QUICKBOOKS_ENVIRONMENT", "sandbox".to_owned()),
        ("QUICKBOOKS_CLIENT_ID", "qb".to_owned()),
        ("QUICKBOOKS_CLIENT_SECRET", "secret".to_owned()),
        ("QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS", "verifier".to_owned()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    let config = Config::read(&settings).unwrap_or_else(|_| unreachable!("a whole configuration"));
    let store = app::store(&config, true).unwrap();
    let ctx = app::context(&config, store, Clock::default()).unwrap();
    let realm = filled::settle_in(&ctx, 0).await;
    House {
        ctx,
        realm,
        _folder: folder,
    }
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

fn signature(body: &[u8]) -> String {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(b"verifier").unwrap();
    mac.update(body);
    base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes())
}

fn delivery(events: usize) -> (Vec<u8>, String) {
    let events: Vec<_> = (0..events)
        .map(|at| {
            serde_json::json!({"specversion": "1.0", "id": uuid::Uuid::now_v7().to_string(), "source": "intuit.x", "type": "qbo.invoice.updated.v1",
                "time": format!("2026-11-23T16:15:{:02}.204561Z", at % 60), "intuitentityid": "145", "intuitaccountid": realm(0), "data": {}})
        })
        .collect();
    let body = serde_json::to_vec(&events).unwrap();
    let signature = signature(&body);
    (body, signature)
}

/// Verified, not seen before, committed and flushed.
fn webhook_accepted(criterion: &mut Criterion) {
    let runtime = runtime();
    let house = runtime.block_on(house());
    let mut group = criterion.benchmark_group("webhook_accepted");
    for events in [1_usize, 20] {
        group.bench_with_input(
            BenchmarkId::from_parameter(events),
            &events,
            |bencher, &events| {
                bencher.to_async(&runtime).iter_batched(
                    || delivery(events),
                    |(body, signature)| {
                        let ctx = house.ctx.clone();
                        async move {
                            receive_webhook::quickbooks(&ctx, Some(&signature), &body)
                                .await
                                .ok()
                        }
                    },
                    BatchSize::SmallInput,
                );
            },
        );
    }
    // What arrives together shares one flush.
    group.bench_function("64 at once", |bencher| {
        bencher.to_async(&runtime).iter_batched(
            || (0..64).map(|_| delivery(1)).collect::<Vec<_>>(),
            |deliveries| {
                let ctx = house.ctx.clone();
                async move {
                    let waiting = deliveries.into_iter().map(|(body, signature)| {
                        let ctx = ctx.clone();
                        tokio::spawn(async move {
                            receive_webhook::quickbooks(&ctx, Some(&signature), &body)
                                .await
                                .ok()
                        })
                    });
                    for one in waiting.collect::<Vec<_>>() {
                        black_box(one.await.ok());
                    }
                }
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

/// A deal with five invoices, out of ever more.
fn panel_opened(criterion: &mut Criterion) {
    let runtime = runtime();
    #[expect(
        clippy::disallowed_methods,
        reason = "the person at the keyboard may bound the bench"
    )]
    let most = std::env::var("BENCH_INVOICES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_000_000_i64);
    let mut group = criterion.benchmark_group("panel_opened");
    for stored in [10_i64, 10_000, 1_000_000]
        .into_iter()
        .filter(|stored| *stored <= most)
    {
        let house = runtime.block_on(house());
        runtime.block_on(fill(&house.ctx, COMPANY, &house.realm, stored));
        let who = Who {
            company: COMPANY,
            user: USER,
        };
        let deal = DealId(1 + stored / A_DEAL / 2);
        group.bench_with_input(
            BenchmarkId::from_parameter(stored),
            &deal,
            |bencher, &deal| {
                bencher.to_async(&runtime).iter(|| async {
                    black_box(open_panel::view(&house.ctx, who, deal).await.ok())
                });
            },
        );
    }
    group.finish();
}

/// Type-ahead over 50,000 customers and 20,000 items: common words, a rare one, slips of the finger, none.
fn typed(criterion: &mut Criterion) {
    let runtime = runtime();
    let house = runtime.block_on(house());
    runtime.block_on(filled::lists(
        &house.ctx,
        COMPANY,
        &house.realm,
        50_000,
        20_000,
    ));
    let who = Who {
        company: COMPANY,
        user: USER,
    };
    let ctx = &house.ctx;
    let mut group = criterion.benchmark_group("typed");
    for text in [
        "a",
        "harb",
        "zabka 4999",
        "кедр",
        "hrabour ligths",
        "nothing like it",
    ] {
        group.bench_with_input(BenchmarkId::new("customer", text), text, |bencher, text| {
            bencher
                .to_async(&runtime)
                .iter(|| async { black_box(search_lists::customers(ctx, who, text).await.ok()) });
        });
    }
    group.bench_function("item/sku-19999", |bencher| {
        bencher
            .to_async(&runtime)
            .iter(|| async { black_box(search_lists::items(ctx, who, "sku-19999").await.ok()) });
    });
    group.finish();
}

fn draft(lines: usize) -> Draft {
    let line = |at: usize| DraftLine {
        kind: LineKind::Item,
        row: None,
        product: None,
        item: Some("19".into()),
        item_name: "LED bollard".into(),
        link: LinkState::Linked,
        description: "LED bollard".into(),
        quantity: Decimal::new(3, 0),
        price: Decimal::new(i64::try_from(at).unwrap_or(0) + 995, 2),
        discount: Discount::Percent(Decimal::new(75, 1)),
        taxable: true,
        tax_code: None,
        parts: Vec::new(),
    };
    Draft {
        customer: CustomerChoice::New,
        newcomer: dealbooks::domain::newcomer::Newcomer::default(),
        extras: dealbooks::domain::extras::Extras::default(),
        buyer: Buyer {
            name: "Harbour Lights Ltd".into(),
            ..Buyer::default()
        },
        currency: Currency::parse("USD").ok(),
        exchange_rate: None,
        issued: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        due: chrono::NaiveDate::from_ymd_opt(2026, 12, 23).unwrap(),
        number: String::new(),
        tax: TaxMode::Us,
        message: String::new(),
        private_note: String::new(),
        lines: (0..lines).map(line).collect(),
        discount: Discount::Percent(Decimal::new(5, 0)),
        deal_hash: String::new(),
    }
}

/// Summed up and checked, as on every pause in typing.
fn draft_computed(criterion: &mut Criterion) {
    let (draft, books) = (draft(500), books());
    criterion.bench_function("draft_computed/500", |bencher| {
        bencher.iter(|| {
            let errors = check(black_box(&draft), &books, &[]);
            (Totals::of(black_box(&draft), &[]), errors)
        });
    });
}

criterion_group!(
    benches,
    webhook_accepted,
    panel_opened,
    typed,
    draft_computed
);
criterion_main!(benches);
