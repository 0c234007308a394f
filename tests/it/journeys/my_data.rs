//! *Export all data* holds everything but secrets; *Delete my data* leaves nothing.

use dealbooks::journeys::open_panel::{self, Panel};
use dealbooks::journeys::{keep_house, my_data};
use dealbooks::storage::{Db, companies};
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::created;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_export_holds_what_we_know_and_no_secret_and_opens_once() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let path = my_data::export_ticket(&house.ctx, house.who).await.unwrap();
    let ticket = path.split_once("ticket=").unwrap().1;
    let text = my_data::export(&house.ctx, ticket).await.unwrap().unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["invoices"][0]["number"], invoice.number.unwrap());
    assert_eq!(file["settings"]["due_days"], 30);
    assert!(!file["audit"].as_array().unwrap().is_empty());
    assert!(!file["links"]["customers"].as_array().unwrap().is_empty());
    for secret in [
        "\"access\"",
        "\"refresh\"",
        House::US_REALM,
        "data_key",
        "password",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(my_data::export(&house.ctx, ticket).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deleting_my_data_gives_both_permissions_back_and_leaves_no_row() {
    let house = House::connected().await;
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    house.invoiced().await;
    let (pipedrive, quickbooks) = (
        house.pipedrive.count().await,
        house.quickbooks.count().await,
    );
    my_data::ask_to_wipe(&house.ctx, house.who).await.unwrap();
    let panel = open_panel::view(&house.ctx, house.who, House::DEAL).await;
    assert!(matches!(panel.unwrap(), Panel::NotInstalled));
    house.quiet().await;
    dealbooks::journeys::usage::flush(&house.ctx).await;
    assert_eq!(pipedrive.of("POST", "/oauth/revoke").await, 2);
    assert_eq!(quickbooks.of("POST", "/tokens/revoke").await, 1);
    assert_eq!(
        house.database.rows_of(house.who.company.0),
        Vec::<String>::new()
    );
    // What was made in QuickBooks stays there.
    assert_eq!(house.made().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_company_that_comes_back_does_not_make_its_invoices_again() {
    let house = House::connected().await;
    let first = house.invoiced().await;
    let gone = created(
        house
            .press_with(&house.ready_form(House::DEAL).await, true)
            .await,
    );
    house.quiet().await;
    my_data::ask_to_wipe(&house.ctx, house.who).await.unwrap();
    house.quiet().await;
    // Longer than QuickBooks remembers what we asked it for.
    house.pass(40 * 86_400).await;
    house
        .bookkeeper(&gone.invoice.id, "delete", json!({}))
        .await;
    let again = async || {
        house.install().await;
        house.connect().await;
        house.quiet().await;
    };
    // With other books nothing is known.
    house.choose_realm(House::UK_REALM).await;
    again().await;
    assert!(house.panel(House::DEAL).await.rows.is_empty());
    house.choose_realm(House::US_REALM).await;
    again().await;
    let panel = house.panel(House::DEAL).await;
    assert_eq!(panel.rows.len(), 1);
    assert_eq!(panel.rows[0].invoice.id, first.id);
    // Another invoice of the deal is the third, whatever became of the others.
    let form = house.ready_form(House::DEAL).await;
    assert_eq!(form.slot, 3);
    let third = created(house.press(&form).await);
    house.quiet().await;
    assert_ne!(third.invoice.id, first.id);
    assert_eq!(house.statuses(House::DEAL).await, ["Open", "Overdue"]);
    assert_eq!(house.failed_jobs().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_knew_when_a_company_was_deleted_is_looked_for_when_it_comes_back() {
    // Made and never told; never made; made, never told, and nobody waited until a person was asked.
    for (kind, made, days) in [("answer_lost", 1, 4), ("html", 0, 4), ("answer_lost", 1, 1)] {
        let house = House::connected().await;
        let form = house.ready_form(House::DEAL).await;
        let lost = json!([
            {"method": "POST", "path": "/v3/company/*/invoice", "kind": kind},
            {"path": "/v3/*", "kind": "refused", "times": 100_000},
        ]);
        house.quickbooks.script(lost).await;
        house.pending(&form).await;
        house.pass(days * 86_400).await;
        house.ctx.wake();
        house.idle().await;
        my_data::ask_to_wipe(&house.ctx, house.who).await.unwrap();
        house.idle().await;
        house.pass(86_400).await;
        house.ctx.wake();
        house.quiet().await;
        dealbooks::journeys::usage::flush(&house.ctx).await;
        let left = house.database.rows_of(house.who.company.0);
        assert!(left.is_empty(), "{left:?}");
        house.quickbooks.behave().await;
        house.pass(40 * 86_400).await;
        house.install().await;
        house.connect().await;
        house.quiet().await;
        assert_eq!(house.made().await.len(), made);
        let panel = house.panel(House::DEAL).await;
        assert_eq!((panel.rows.len(), panel.pending.len()), (made, 0));
        // The same wish once more is a question where the books have it, and its invoice where they do not.
        let form = house.ready_form(House::DEAL).await;
        assert_eq!(usize::try_from(form.slot), Ok(made + 1));
        created(house.press(&form).await);
        house.quiet().await;
        assert_eq!(house.made().await.len(), made + 1);
        assert_eq!(house.panel(House::DEAL).await.rows.len(), made + 1);
        assert_eq!(house.failed_jobs().await, 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_company_that_left_is_forgotten_after_its_days() {
    let house = House::connected().await;
    house.invoiced().await;
    let company = house.who.company.0;
    let uninstall = serde_json::json!({"user_id": house.who.user.0});
    house.pipedrive.pull("/_sim/uninstall", uninstall).await;
    // Pipedrive tells us in its own time, and the days count from then.
    let is_removed = async || {
        let removed = |db: &mut Db| companies::removed_at(db, House::OWNER.company);
        house.ctx.store.read(removed).await.unwrap().is_some()
    };
    crate::until!("the removal", is_removed().await);
    house.quiet().await;
    for (days, is_forgotten) in [(29, false), (2, true)] {
        house.pass(days * 86_400).await;
        keep_house::sweep(&house.ctx).await.unwrap();
        house.ctx.wake();
        house.quiet().await;
        dealbooks::journeys::usage::flush(&house.ctx).await;
        let left = house.database.rows_of(company);
        assert_eq!(left.is_empty(), is_forgotten, "after {days} days: {left:?}");
    }
    // Nor in what the file or its log once held; the log is emptied right after the rows are gone.
    if house.ctx.store.is_sqlite() {
        for name in ["Harbour", "Mara Lind", "billing@"] {
            crate::until!(name, !house.database.shows(name));
        }
    }
}
