//! Random acts under random misfortune: faults, deaths, lapsed tokens, jumping clocks. In the end QuickBooks' books hold
//! what was asked for, once. A failure names its seed; `CRASH_SEED=seed CRASH_SCHEDULES=1` plays it again.
//! `cargo schedules` plays a hundred thousand.

use std::ffi::OsString;

use dealbooks::domain::ids::{DealId, InvoiceId};
use dealbooks::journeys::actions::{self, Act};
use dealbooks::journeys::create_invoice;
use dealbooks::journeys::open_form::FormView;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::{Value, json};

use super::trap::{Trap, until_death};
use crate::support::House;
use crate::support::books::created;

/// Per database; both together are more than a thousand.
const SCHEDULES: u64 = 130;
/// Every schedule leaves an invoice behind that the next ones count: another world begins before that costs anything.
const OF_A_WORLD: usize = 130;
/// Tests that share the work.
const SHARES: u64 = 4;

const FAULTS: [&str; 10] = [
    "status",
    "slow",
    "answer_lost",
    "refused",
    "html",
    "truncated",
    "redirect",
    "fault_200",
    "busy",
    "away",
];

#[derive(Debug, Clone)]
enum Wish {
    Create { fresh: Option<String> },
    Void,
    Delete,
    Send { key: String },
    Pay,
}

fn number(name: &str) -> Option<u64> {
    let text: Option<OsString> = std::env::var_os(name);
    text.and_then(|text| text.to_str().and_then(|text| text.parse().ok()))
}

struct World {
    house: House,
    trap: Trap,
    /// Invoices asked for so far.
    asked: usize,
}

impl World {
    async fn begin() -> Self {
        let mut house = House::connected().await;
        let trap = Trap::lay(&mut house);
        Self {
            house,
            trap,
            asked: 0,
        }
    }

    async fn new_invoice(&mut self) -> InvoiceId {
        let form = self.house.ready_form(House::DEAL).await;
        let outcome = self.house.press_with(&form, true).await;
        self.asked += 1;
        let invoice = created(outcome).invoice.id;
        self.house.quiet().await;
        self.house.pass(5).await;
        self.house.idle().await;
        invoice
    }

    async fn new_form(&self, fresh: Option<&str>) -> FormView {
        let deal = if fresh.is_some() {
            DealId(489)
        } else {
            House::DEAL
        };
        let mut form = self.house.ready_form(deal).await;
        if let Some(name) = fresh {
            form.input.customer_kind = "new".into();
            form.input.customer_id = String::new();
            name.clone_into(&mut form.input.to);
        }
        form
    }

    /// What goes wrong at QuickBooks meanwhile.
    async fn misfortune(&self, rng: &mut StdRng) -> Vec<Value> {
        let mut faults = Vec::new();
        for _ in 0..rng.random_range(0..3) {
            let kind = *FAULTS.choose(rng).unwrap();
            let times = rng.random_range(1..3);
            faults.push(match kind {
                "status" => json!({"kind": "status", "status": 500, "times": times}),
                "away" => json!({"kind": "status", "status": 503, "times": times}),
                "busy" => json!({"kind": "status", "status": 429, "retry_after": 2, "times": times}),
                "slow" => json!({"kind": "slow", "ms": 30, "times": times}),
                "redirect" => json!({"kind": "redirect", "location": self.house.quickbooks.base(), "times": times}),
                other => json!({"kind": other, "times": times}),
            });
        }
        for fault in &mut faults {
            fault["path"] = json!("/v3/*");
        }
        self.house.quickbooks.script(json!(faults)).await;
        if rng.random_ratio(1, 8) {
            let lever = "/_sim/tokens/expire";
            self.house
                .quickbooks
                .pull(lever, json!({"which": "access"}))
                .await;
            faults.push(json!("the access token lapsed"));
        }
        if rng.random_ratio(1, 8) {
            let seconds = if rng.random_bool(0.5) { 3600 } else { -30 };
            self.house.ctx.clock.turn(seconds);
            faults.push(json!(format!("our clock jumped by {seconds} s")));
        }
        faults
    }

    /// Everything behaves again and comes to its end.
    async fn rest(&self) {
        self.house.quickbooks.behave().await;
        for _ in 0..3 {
            self.house.pass(151).await;
            self.house.settle().await;
            self.house.quiet().await;
        }
        assert_eq!(self.house.failed_jobs().await, 0);
        assert_eq!(self.house.open_intents().await, 0);
    }

    async fn play(&mut self, seed: u64) {
        let mut rng = StdRng::seed_from_u64(seed);
        let wish = match rng.random_range(0..7) {
            0 | 1 => Wish::Create { fresh: None },
            2 => Wish::Create {
                fresh: Some(format!("Customer of seed {seed}")),
            },
            3 => Wish::Void,
            4 => Wish::Delete,
            5 => Wish::Send {
                key: format!("seed-{seed}"),
            },
            _ => Wish::Pay,
        };
        let death = rng
            .random_bool(0.8)
            .then(|| (String::new(), rng.random_range(1..40)));
        let told = format!("CRASH_SEED={seed}: {wish:?}, death at {death:?}");
        match wish {
            Wish::Create { fresh } => self.create(&mut rng, fresh, death, &told).await,
            Wish::Void => self.act(&mut rng, || Act::Void, death, &told).await,
            Wish::Delete => self.act(&mut rng, || Act::Delete, death, &told).await,
            Wish::Send { key } => {
                let mail = move || Act::Send {
                    to: "pay@example.com".to_owned(),
                    key: key.clone(),
                };
                self.act(&mut rng, mail, death, &told).await;
            }
            Wish::Pay => self.pay(&mut rng, death, &told).await,
        }
        let made = self.house.made().await.len();
        assert_eq!(made, self.asked, "{told}");
    }

    async fn create(
        &mut self,
        rng: &mut StdRng,
        fresh: Option<String>,
        death: Option<(String, usize)>,
        told: &str,
    ) {
        let form = self.new_form(fresh.as_deref()).await;
        let misfortune = self.misfortune(rng).await;
        let (ctx, who) = (self.house.ctx.clone(), self.house.who);
        let (key, input) = (form.key.clone(), form.input.clone());
        let act = async move { create_invoice::request(&ctx, who, key, input, true).await };
        until_death(&mut self.house, &self.trap, death, act).await;
        self.rest().await;
        self.house.press_with(&form, true).await;
        self.rest().await;
        self.asked += 1;
        if let Some(name) = fresh {
            let customers = self.house.quickbooks.ledger("customers").await;
            let named = customers
                .iter()
                .filter(|one| one["DisplayName"] == name.as_str());
            assert_eq!(named.count(), 1, "{told}, {misfortune:?}");
        }
    }

    async fn act(
        &mut self,
        rng: &mut StdRng,
        wish: impl Fn() -> Act,
        death: Option<(String, usize)>,
        told: &str,
    ) {
        let invoice = self.new_invoice().await;
        let misfortune = self.misfortune(rng).await;
        let (ctx, who, id, first) = (
            self.house.ctx.clone(),
            self.house.who,
            invoice.clone(),
            wish(),
        );
        let act = async move {
            actions::act(&ctx, who, dealbooks::domain::audit::Via::Panel, id, first).await
        };
        until_death(&mut self.house, &self.trap, death, act).await;
        self.rest().await;
        let again = actions::act(
            &self.house.ctx,
            self.house.who,
            dealbooks::domain::audit::Via::Panel,
            invoice.clone(),
            wish(),
        )
        .await;
        again.unwrap_or_else(|error| panic!("{told}, {misfortune:?}: {error}"));
        self.rest().await;
        let books = self.house.quickbooks.ledger("invoices").await;
        let ours = books
            .iter()
            .find(|one| one["Id"] == invoice.as_str() && one["realm"] == House::US_REALM);
        let ours = ours.unwrap();
        let emails = self.house.quickbooks.ledger("emails").await;
        let emails = emails
            .iter()
            .filter(|one| one.to_string().contains(&format!("\"{invoice}\"")));
        match wish() {
            Act::Void => {
                let note = ours["PrivateNote"].as_str().unwrap_or_default();
                assert_eq!(
                    note.matches("Voided").count(),
                    1,
                    "{told}, {misfortune:?}: {note}"
                );
            }
            Act::Delete => assert_eq!(ours["deleted"], true, "{told}, {misfortune:?}"),
            Act::Send { .. } => assert_eq!(emails.count(), 1, "{told}, {misfortune:?}"),
        }
    }

    async fn pay(&mut self, rng: &mut StdRng, death: Option<(String, usize)>, told: &str) {
        let invoice = self.new_invoice().await;
        let misfortune = self.misfortune(rng).await;
        let dies = death.is_some();
        let set = self.trap.set(death);
        self.house.bookkeeper(&invoice, "pay", json!({})).await;
        if dies {
            self.trap.sprung_or_at_rest(&self.house).await;
        }
        set.ends(&mut self.house);
        self.rest().await;
        let panel = self.house.panel(House::DEAL).await;
        let row = panel.rows.iter().find(|row| row.invoice.id == invoice);
        let status = row.map(|row| row.status.english());
        assert_eq!(status, Some("Paid"), "{told}, {misfortune:?}");
    }
}

async fn share(of: u64) {
    let all = number("CRASH_SCHEDULES").unwrap_or(SCHEDULES * SHARES);
    let first = number("CRASH_SEED").unwrap_or(20_261_125);
    let seeds: Vec<u64> = (first..first.saturating_add(all))
        .filter(|seed| seed % SHARES == of)
        .collect();
    for some in seeds.chunks(OF_A_WORLD) {
        let mut world = World::begin().await;
        for seed in some {
            world.play(*seed).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_misfortune_loses_and_doubles_nothing_1() {
    share(0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_misfortune_loses_and_doubles_nothing_2() {
    share(1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_misfortune_loses_and_doubles_nothing_3() {
    share(2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_misfortune_loses_and_doubles_nothing_4() {
    share(3).await;
}
