//! Killed at every step of every act that writes, then started again: nothing lost, nothing twice, in the others' eyes.

use std::collections::{BTreeMap, BTreeSet};

use dealbooks::domain::customer_change::Part;
use dealbooks::domain::ids::{DealId, InvoiceId};
use dealbooks::journeys::actions::{self, Act};
use dealbooks::journeys::update_customer::{self, Ticked, Updated};
use dealbooks::journeys::{create_invoice, open_form};
use serde_json::{Value, json};

use super::trap::{Step, Trap, until_death};
use crate::support::House;
use crate::support::books::created;

/// How many invoices QuickBooks holds of us, voided ones included.
async fn made(house: &House) -> usize {
    house.made().await.len()
}

/// What Pipedrive has of a deal.
async fn told(house: &House, deal: DealId) -> String {
    let deals = house.pipedrive.ledger("deals").await;
    let ours = deals.iter().find(|one| one["id"] == deal.0);
    ours.unwrap().to_string()
}

async fn of_ledger(house: &House, id: &InvoiceId) -> Value {
    let all = house.quickbooks.ledger("invoices").await;
    let ours = all
        .into_iter()
        .find(|one| one["Id"] == id.as_str() && one["realm"] == House::US_REALM);
    ours.unwrap()
}

/// After a death: everything the process had promised itself is carried to its end.
async fn comes_to_rest(house: &House) {
    // What the dead one held, nobody else may take before its lease lapses.
    house.pass(151).await;
    house.settle().await;
    house.quiet().await;
    assert_eq!(house.failed_jobs().await, 0);
}

/// Every step there is to die at, by one run in which nobody dies; then one run for each of them.
struct Round {
    left: Vec<Step>,
    died_at: BTreeSet<String>,
}

impl Round {
    fn begin(taken: BTreeMap<String, usize>) -> Self {
        let each = taken
            .into_iter()
            .flat_map(|(name, count)| (1..=count).map(move |place| (name.clone(), place)));
        Self {
            left: each.collect(),
            died_at: BTreeSet::new(),
        }
    }

    fn ends_having_died(self, steps: &[&str]) {
        for step in steps {
            let died = self.died_at.contains(*step);
            assert!(died, "nobody died {step}: {:?}", self.died_at);
        }
    }
}

/// Presses *Create invoice*, dies, and after the death presses again. How many invoices there are by then is checked.
async fn create(
    house: &mut House,
    trap: &Trap,
    deal: DealId,
    fresh: Option<String>,
    at: Option<Step>,
) -> (BTreeMap<String, usize>, bool) {
    let mut form = house.ready_form(deal).await;
    if let Some(name) = &fresh {
        form.input.customer_kind = "new".into();
        form.input.customer_id = String::new();
        name.clone_into(&mut form.input.to);
    }
    let before = made(house).await;
    let (ctx, who) = (house.ctx.clone(), house.who);
    let (key, input) = (form.key.clone(), form.input.clone());
    let act = async move { create_invoice::request(&ctx, who, key, input, true).await };
    let (taken, died) = until_death(house, trap, at.clone(), act).await;
    comes_to_rest(house).await;
    // The same press again: it was made already, or it is made now.
    house.press_with(&form, true).await;
    comes_to_rest(house).await;
    assert_eq!(made(house).await, before + 1, "died {at:?}");
    let panel = house.panel(deal).await;
    assert!(panel.pending.is_empty(), "died {at:?}");
    assert_eq!(panel.count, before + 1, "died {at:?}");
    let number = panel.rows[0].invoice.number.clone().unwrap();
    let told = told(house, deal).await;
    assert!(
        told.contains(&format!("{number} Open")),
        "died {at:?}: {told}"
    );
    if let Some(name) = fresh {
        let customers = house.quickbooks.ledger("customers").await;
        let named = customers
            .iter()
            .filter(|one| one["DisplayName"] == name.as_str());
        assert_eq!(named.count(), 1, "died {at:?}");
    }
    (taken, died)
}

async fn created_once_each(deal: DealId, is_fresh: bool) -> Round {
    let mut house = House::connected().await;
    let trap = Trap::lay(&mut house);
    let name = |round: usize| is_fresh.then(|| format!("Fresh customer {round}"));
    let (taken, _) = create(&mut house, &trap, deal, name(0), None).await;
    let mut round = Round::begin(taken);
    for (number, step) in std::mem::take(&mut round.left).into_iter().enumerate() {
        let fresh = name(number + 1);
        let (_, died) = create(&mut house, &trap, deal, fresh, Some(step.clone())).await;
        if died {
            round.died_at.insert(step.0);
        }
    }
    round
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_is_created_once_wherever_the_process_dies() {
    let round = created_once_each(House::DEAL, false).await;
    round.ends_having_died(&[
        "before a write",
        "after a write",
        "before POST /v3/company/{realm}/invoice",
        "after POST /v3/company/{realm}/invoice",
    ]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_customer_and_its_invoice_are_created_once_wherever_the_process_dies() {
    let round = created_once_each(DealId(489), true).await;
    round.ends_having_died(&[
        "before POST /v3/company/{realm}/customer",
        "after POST /v3/company/{realm}/customer",
        "before POST /v3/company/{realm}/invoice",
        "after POST /v3/company/{realm}/invoice",
    ]);
}

/// An invoice that nobody has touched since it was made, its echo long gone.
async fn another_invoice(house: &House) -> InvoiceId {
    let form = house.ready_form(House::DEAL).await;
    let outcome = house.press_with(&form, true).await;
    let invoice = created(outcome).invoice.id;
    house.quiet().await;
    house.pass(5).await;
    house.idle().await;
    invoice
}

/// Acts on an invoice of its own, dies, and acts again; then QuickBooks' books are looked at.
async fn acted_once_each(act: fn() -> Act, check: fn(&Value, &[Value], &Option<Step>)) -> Round {
    let mut house = House::connected().await;
    let trap = Trap::lay(&mut house);
    let (taken, _) = act_twice(&mut house, &trap, act, check, None).await;
    let mut round = Round::begin(taken);
    for step in std::mem::take(&mut round.left) {
        let (_, died) = act_twice(&mut house, &trap, act, check, Some(step.clone())).await;
        if died {
            round.died_at.insert(step.0);
        }
    }
    round
}

async fn act_twice(
    house: &mut House,
    trap: &Trap,
    act: fn() -> Act,
    check: fn(&Value, &[Value], &Option<Step>),
    at: Option<Step>,
) -> (BTreeMap<String, usize>, bool) {
    let invoice = another_invoice(house).await;
    let (ctx, who, id) = (house.ctx.clone(), house.who, invoice.clone());
    let acting = async move {
        actions::act(&ctx, who, dealbooks::domain::audit::Via::Panel, id, act()).await
    };
    let ended = until_death(house, trap, at.clone(), acting).await;
    comes_to_rest(house).await;
    let again = actions::act(
        &house.ctx,
        house.who,
        dealbooks::domain::audit::Via::Panel,
        invoice.clone(),
        act(),
    )
    .await;
    again.unwrap_or_else(|error| panic!("died {at:?}: {error}"));
    comes_to_rest(house).await;
    let mut emails = house.quickbooks.ledger("emails").await;
    emails.retain(|one| one.to_string().contains(&format!("\"{invoice}\"")));
    check(&of_ledger(house, &invoice).await, &emails, &at);
    ended
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_is_voided_once_wherever_the_process_dies() {
    let round = acted_once_each(
        || Act::Void,
        |invoice, _, at| {
            assert_eq!(invoice["voided"], true, "died {at:?}");
            let note = invoice["PrivateNote"].as_str().unwrap();
            assert_eq!(note.matches("Voided").count(), 1, "died {at:?}: {note}");
        },
    )
    .await;
    round.ends_having_died(&["after POST /v3/company/{realm}/invoice?operation=void"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_is_deleted_once_wherever_the_process_dies() {
    let round = acted_once_each(
        || Act::Delete,
        |invoice, _, at| assert_eq!(invoice["deleted"], true, "died {at:?}"),
    )
    .await;
    round.ends_having_died(&["after POST /v3/company/{realm}/invoice?operation=delete"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_is_mailed_once_wherever_the_process_dies() {
    let mail = || Act::Send {
        to: "pay@example.com".to_owned(),
        key: "pressed-once".to_owned(),
    };
    let round = acted_once_each(mail, |_, emails, at| {
        assert_eq!(emails.len(), 1, "died {at:?}: {emails:?}");
    })
    .await;
    round.ends_having_died(&["after POST /v3/company/{realm}/invoice/{id}/send"]);
}

/// The bookkeeper receives a payment; the process dies on the way from the webhook to the deal's field.
async fn paid(house: &mut House, trap: &Trap, at: Option<Step>) -> (BTreeMap<String, usize>, bool) {
    let invoice = another_invoice(house).await;
    let paying = trap.set(at.clone());
    house.bookkeeper(&invoice, "pay", json!({})).await;
    if at.is_some() {
        trap.sprung_or_at_rest(house).await;
    } else {
        house.quiet().await;
    }
    let (taken, died) = paying.ends(house);
    // The delivery that found nobody comes again, and leases lapse.
    for _ in 0..4 {
        house.pass(61).await;
        house.quiet().await;
    }
    let panel = house.panel(House::DEAL).await;
    let row = panel.rows.iter().find(|row| row.invoice.id == invoice);
    assert_eq!(row.unwrap().status.english(), "Paid", "died {at:?}");
    let number = row.unwrap().invoice.number.clone().unwrap();
    let told = told(house, House::DEAL).await;
    assert!(
        told.contains(&format!("{number} Paid")),
        "died {at:?}: {told}"
    );
    (taken, died)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payment_reaches_the_deal_wherever_the_process_dies() {
    let mut house = House::connected().await;
    let trap = Trap::lay(&mut house);
    let (taken, _) = paid(&mut house, &trap, None).await;
    let mut round = Round::begin(taken);
    // Empty looks at the queue differ from run to run: the first of each name are always there.
    round.left.retain(|(_, place)| *place <= 8);
    for step in std::mem::take(&mut round.left) {
        let (_, died) = paid(&mut house, &trap, Some(step.clone())).await;
        if died {
            round.died_at.insert(step.0);
        }
    }
    round.ends_having_died(&["before a write", "after a write"]);
}

/// Takes the e-mail of an invoice over into its customer, dies, and presses again.
async fn customer_updated(
    house: &mut House,
    trap: &Trap,
    email: &str,
    at: Option<Step>,
) -> (BTreeMap<String, usize>, bool) {
    let mut form = house.ready_form(House::DEAL).await;
    email.clone_into(&mut form.input.email);
    let key = form.key.clone();
    open_form::sums(&house.ctx, house.who, key.clone(), form.input)
        .await
        .unwrap();
    let shown = update_customer::compare(&house.ctx, house.who, key.clone())
        .await
        .unwrap();
    let version = shown.version.parse::<u32>().unwrap();
    let ticked = Ticked {
        parts: vec![Part::Email],
        version: shown.version.clone(),
        seen: shown.seen(),
    };
    let (ctx, who, wish, form) = (house.ctx.clone(), house.who, ticked.clone(), key.clone());
    let act = async move { update_customer::update(&ctx, who, form, wish).await };
    let ended = until_death(house, trap, at.clone(), act).await;
    comes_to_rest(house).await;
    let again = update_customer::update(&house.ctx, house.who, key, ticked).await;
    assert!(matches!(again, Ok(Updated::Done(_))), "died {at:?}");
    comes_to_rest(house).await;
    let customers = house.quickbooks.ledger("customers").await;
    let updated = customers
        .iter()
        .find(|one| one["PrimaryEmailAddr"]["Address"] == email);
    let token = updated.unwrap()["SyncToken"].as_str().unwrap();
    assert_eq!(token, (version + 1).to_string(), "died {at:?}");
    ended
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_is_updated_once_wherever_the_process_dies() {
    let mut house = House::connected().await;
    let trap = Trap::lay(&mut house);
    let (taken, _) = customer_updated(&mut house, &trap, "r0@harbour.example", None).await;
    let mut round = Round::begin(taken);
    for (number, step) in std::mem::take(&mut round.left).into_iter().enumerate() {
        let email = format!("r{}@harbour.example", number + 1);
        let (_, died) = customer_updated(&mut house, &trap, &email, Some(step.clone())).await;
        if died {
            round.died_at.insert(step.0);
        }
    }
    round.ends_having_died(&["after POST /v3/company/{realm}/customer"]);
}
