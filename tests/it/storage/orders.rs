//! What QuickBooks shows of an invoice, in whatever order, however often, with whatever missing: the end is where QuickBooks is.

use dealbooks::domain::ids::{DealId, InvoiceId, RealmKey};
use dealbooks::domain::invoice::{SeenBy, Sighting};
use dealbooks::storage::invoices::{self, Seen};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use rust_decimal::Decimal;

use super::rows::sighting;
use super::{COMPANY, Memory, at};

const LIVES: u64 = 1_500;

/// A life of an invoice as QuickBooks could show it, a second or more between two pictures; whether it is deleted then.
fn life(dice: &mut StdRng, id: &str) -> (Vec<Sighting>, bool) {
    let mut now = sighting("1001", 1);
    now.id = id.into();
    let mut pictures = vec![now.clone()];
    for step in 1..dice.random_range(2_i64..9) {
        match dice.random_range(0..6) {
            // Part of it is paid, or the payment taken back.
            0 => now.balance = (now.total / Decimal::from(dice.random_range(2..5))).round_dp(2),
            1 => now.balance = Decimal::ZERO,
            2 => now.balance = now.total,
            3 => now.total += Decimal::ONE,
            4 => {
                now.sent = true;
                now.sent_at = Some(at(step));
            }
            _ => {
                (now.total, now.balance) = (Decimal::ZERO, Decimal::ZERO);
                now.private_note = "Voided".into();
            }
        }
        now.sync_token = step.to_string();
        now.updated = Some(at(step * 3 + dice.random_range(0..3)));
        pictures.push(now.clone());
        if now.private_note == "Voided" {
            break;
        }
    }
    (pictures, dice.random_ratio(1, 4))
}

/// What arrives: each picture a few times or never, the last one once at least, in any order.
fn arrivals(dice: &mut StdRng, pictures: usize, deleted: bool) -> Vec<Option<usize>> {
    let mut all: Vec<Option<usize>> = (0..dice.random_range(0..2 * pictures))
        .map(|_| Some(dice.random_range(0..pictures)))
        .collect();
    let mut put = |one| {
        let place = dice.random_range(0..=all.len());
        all.insert(place, one);
    };
    put(Some(pictures - 1));
    if deleted {
        put(None);
    }
    all
}

#[tokio::test]
async fn any_order_any_repetition_and_any_loss_ends_where_quickbooks_is() {
    let memory = Memory::new().await;
    for seed in 0..LIVES {
        let mut dice = StdRng::seed_from_u64(seed);
        let id = seed.to_string();
        let (pictures, deleted) = life(&mut dice, &id);
        let order = arrivals(&mut dice, pictures.len(), deleted);
        let (told, shown, arrived) = (pictures.clone(), InvoiceId::from(&*id), order.clone());
        let kept = memory.store.write(move |db| {
            let realm = RealmKey("realm".into());
            let how = Seen {
                by: SeenBy::Webhook,
                at: at(100),
                deal: Some(DealId(481)),
                comparison: None,
                voided: false,
            };
            for arrival in arrived {
                match arrival {
                    Some(picture) => {
                        invoices::apply(db, COMPANY, &realm, &told[picture], &how)?;
                    }
                    None => {
                        invoices::mark_deleted(
                            db,
                            COMPANY,
                            &realm,
                            &shown,
                            SeenBy::Webhook,
                            at(100),
                        )?;
                    }
                }
            }
            invoices::find(db, COMPANY, &realm, &shown)
        });
        let kept = kept.await.unwrap().unwrap();
        let told = format!("seed {seed}: {order:?} of {pictures:#?}");
        // A deletion nobody had a row for is told again by every comparison.
        let known_before =
            order.iter().position(Option::is_some) < order.iter().position(Option::is_none);
        if deleted && known_before {
            assert!(kept.deleted, "{told}");
            continue;
        }
        let last = pictures.last().unwrap();
        assert_eq!(
            (kept.total, kept.balance, kept.sent_at, kept.voided),
            (last.total, last.balance, last.sent_at, last.looks_voided()),
            "{told}"
        );
    }
}
