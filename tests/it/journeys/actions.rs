//! Void, delete, send, PDF, payment link: what the other side sees, and what the panel says at once.

use dealbooks::domain::action::{Action, WhyNot};
use dealbooks::domain::ids::InvoiceId;
use dealbooks::domain::intent::IntentKind;
use dealbooks::domain::invoice::Invoice;
use dealbooks::journeys::actions::{self, Act, Acted, Why};
use dealbooks::journeys::pdf::{self, PaymentLink};
use dealbooks::journeys::{JourneyError, open_panel};
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::created;
use crate::until;

impl House {
    pub(super) async fn act(&self, id: &InvoiceId, act: Act) -> Acted {
        actions::act(
            &self.ctx,
            self.who,
            dealbooks::domain::audit::Via::Panel,
            id.clone(),
            act,
        )
        .await
        .unwrap()
    }

    /// The invoice as the books truly hold it.
    async fn in_the_books(&self, id: &InvoiceId) -> Value {
        let all = self.quickbooks.ledger("invoices").await;
        all.into_iter()
            .find(|one| one["Id"] == id.as_str() && one["realm"] == Self::US_REALM)
            .unwrap()
    }

    async fn changelog_says(&self, text: &str) {
        until!(format!("the deal's field to say {text}"), {
            let changes = self.pipedrive.ledger("changelog").await;
            let last = changes.last().map(|change| change["new_value"].to_string());
            last.is_some_and(|value| value.contains(text))
        });
    }
}

pub(super) fn done(acted: Acted) -> Invoice {
    match acted {
        Acted::Done { invoice, .. } => *invoice,
        other => panic!("not done: {other:?}"),
    }
}

fn refused(acted: Acted) -> Why {
    match acted {
        Acted::Refused(why) => why,
        other => panic!("not refused: {other:?}"),
    }
}

pub(super) fn mail(to: &str, key: &str) -> Act {
    Act::Send {
        to: to.into(),
        key: key.into(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budget_a_void_is_one_write_and_no_read_and_all_is_right_at_once() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let calls = house.quickbooks.count().await;
    let voided = done(house.act(&invoice.id, Act::Void).await);
    assert!(voided.voided);
    let panel = house.panel(House::DEAL).await;
    assert_eq!(panel.rows[0].status.english(), "Voided");
    assert!(panel.totals.is_empty(), "it leaves the sums");
    assert_eq!(panel.rows[0].invoice.last_total, invoice.total);
    house.quiet().await;
    assert_eq!((calls.writes().await, calls.reads().await), (1, 0));
    assert_eq!(house.in_the_books(&invoice.id).await["voided"], true);
    let number = invoice.number.unwrap();
    house.changelog_says(&format!("{number} Voided")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_click_and_two_tabs_void_once() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let calls = house.quickbooks.count().await;
    let (first, second, third) = tokio::join!(
        house.act(&invoice.id, Act::Void),
        house.act(&invoice.id, Act::Void),
        house.act(&invoice.id, Act::Void),
    );
    for acted in [first, second, third] {
        assert!(done(acted).voided);
    }
    assert!(done(house.act(&invoice.id, Act::Void).await).voided);
    assert_eq!(calls.writes().await, 1);
    let note = house.in_the_books(&invoice.id).await["PrivateNote"].to_string();
    assert_eq!(note.matches("Voided").count(), 1, "{note}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn voiding_a_paid_invoice_leaves_its_payment_unapplied() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    let asked = actions::ask(&house.ctx, house.who, invoice.id.clone(), Action::Void).await;
    let asked = asked.unwrap();
    assert_eq!(asked.status.english(), "Paid");
    assert!(asked.against.is_none());
    assert!(done(house.act(&invoice.id, Act::Void).await).voided);
    let payments = house.quickbooks.ledger("payments").await;
    let total = invoice.total.normalize().to_string();
    let unapplied = |one: &Value| one["UnappliedAmt"].to_string().contains(&total);
    assert!(payments.iter().any(unapplied), "{payments:?}");
    assert_eq!(house.statuses(House::DEAL).await, ["Voided"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_void_whose_answer_shows_old_amounts_is_read_once() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house
        .quickbooks
        .pull("/_sim/switches", json!({"void_answer": "minimal"}))
        .await;
    let calls = house.quickbooks.count().await;
    assert!(done(house.act(&invoice.id, Act::Void).await).voided);
    assert_eq!((calls.writes().await, calls.reads().await), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_invoice_keeps_its_row_and_deleting_again_is_the_same() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let calls = house.quickbooks.count().await;
    let (first, second) = tokio::join!(
        house.act(&invoice.id, Act::Delete),
        house.act(&invoice.id, Act::Delete)
    );
    assert!(done(first).deleted && done(second).deleted);
    assert!(done(house.act(&invoice.id, Act::Delete).await).deleted);
    assert_eq!((calls.writes().await, calls.reads().await), (1, 0));
    assert_eq!(house.statuses(House::DEAL).await, ["Deleted"]);
    assert_eq!(house.in_the_books(&invoice.id).await["deleted"], true);
    let number = invoice.number.unwrap();
    house.changelog_says(&format!("{number} Deleted")).await;
    let why = refused(house.act(&invoice.id, Act::Void).await);
    assert_eq!(why, Why::Not(WhyNot::Deleted));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deleting_with_a_linked_payment_is_explained() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let part = json!({"amount": "10.00"});
    house.bookkeeper(&invoice.id, "pay", part).await;
    until!(
        "partly paid",
        house.statuses(House::DEAL).await == ["Partially paid"]
    );
    house.quiet().await;
    let why = refused(house.act(&invoice.id, Act::Delete).await);
    assert_eq!(why, Why::LinkedPayment);
    assert_eq!(house.statuses(House::DEAL).await, ["Partially paid"]);
    // A paid one is not even tried.
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    let calls = house.quickbooks.count().await;
    let why = refused(house.act(&invoice.id, Act::Delete).await);
    assert_eq!(why, Why::Not(WhyNot::Paid));
    assert_eq!(calls.all().await.len(), 0);
    // After the payment is gone the same press works: a refusal is no end.
    assert!(done(house.act(&invoice.id, Act::Void).await).voided);
    assert!(done(house.act(&invoice.id, Act::Delete).await).deleted);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_press_sends_one_mail_and_another_press_another() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let to = "a@kunde.example; B@kunde.example, a@kunde.example";
    let calls = house.quickbooks.count().await;
    let (first, second) = tokio::join!(
        house.act(&invoice.id, mail(to, "k1")),
        house.act(&invoice.id, mail(to, "k1")),
    );
    done(first);
    let Acted::Done { kind, to, .. } = second else {
        panic!("not sent")
    };
    assert_eq!(kind, IntentKind::SendInvoice);
    assert_eq!(to, ["a@kunde.example", "B@kunde.example"]);
    let emails = house.quickbooks.ledger("emails").await;
    assert_eq!(emails.len(), 1, "{emails:?}");
    assert_eq!(emails[0]["to"], "a@kunde.example,B@kunde.example");
    assert_eq!((calls.writes().await, calls.reads().await), (1, 0));
    let row = &house.panel(House::DEAL).await.rows[0];
    assert!(row.invoice.sent_at.is_some(), "the badge is there at once");
    assert_eq!(row.status.english(), "Open");
    done(house.act(&invoice.id, mail("c@kunde.example", "k2")).await);
    assert_eq!(house.quickbooks.ledger("emails").await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_emails_a_day_are_the_most_and_the_wish_is_not_lost() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    for number in 1..=100 {
        done(
            house
                .act(&invoice.id, mail("a@b.example", &format!("k{number}")))
                .await,
        );
    }
    let why = refused(
        house
            .act(&invoice.id, mail("a@b.example", "one more"))
            .await,
    );
    assert!(
        matches!(why, Why::TooManyMails { most: 100, .. }),
        "{why:?}"
    );
    // A press that is told again is no other mail.
    done(house.act(&invoice.id, mail("a@b.example", "k100")).await);
    assert_eq!(house.quickbooks.ledger("emails").await.len(), 100);
    house.pass(86_400).await;
    done(
        house
            .act(&invoice.id, mail("a@b.example", "one more"))
            .await,
    );
    assert_eq!(house.quickbooks.ledger("emails").await.len(), 101);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_address_never_leaves_us() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let calls = house.quickbooks.count().await;
    for nonsense in ["", " , ;", "nobody", "a@b.example, nobody"] {
        let why = refused(house.act(&invoice.id, mail(nonsense, "k")).await);
        assert_eq!(why, Why::NotAnEmail, "{nonsense}");
    }
    let many = format!("somebody@company.example,x@{}.example", "y".repeat(90));
    let why = refused(house.act(&invoice.id, mail(&many, "k")).await);
    assert!(matches!(why, Why::TooLong { most: 100, .. }), "{why:?}");
    assert_eq!(calls.all().await.len(), 0);
    done(house.act(&invoice.id, mail("a@b.example", "k")).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_found_out_and_nothing_happens_twice() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let paths = [
        ("/v3/company/*/invoice/*/send", mail("a@b.example", "k")),
        ("/v3/company/*/invoice", Act::Void),
    ];
    for (path, act) in paths {
        house.quickbooks.fault("POST", path, "answer_lost").await;
        let Acted::Pending { intent, in_doubt } = house.act(&invoice.id, act.clone()).await else {
            panic!("somebody knows what happened")
        };
        assert!(in_doubt);
        let row = house.panel(House::DEAL).await.rows.remove(0);
        assert!(row.change.is_some_and(|change| change.in_doubt));
        assert!(row.refused.contains(&(Action::Delete, WhyNot::UnderWay)));
        let why = refused(house.act(&invoice.id, Act::Delete).await);
        assert_eq!(why, Why::Not(WhyNot::UnderWay));
        house.settle().await;
        done(
            actions::outcome(&house.ctx, house.who, intent)
                .await
                .unwrap(),
        );
        assert!(house.panel(House::DEAL).await.rows[0].change.is_none());
    }
    assert_eq!(house.quickbooks.ledger("emails").await.len(), 1);
    let note = house.in_the_books(&invoice.id).await["PrivateNote"].to_string();
    assert_eq!(note.matches("Voided").count(), 1, "{note}");
    assert_eq!(house.statuses(House::DEAL).await, ["Voided"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_version_that_was_overtaken_is_looked_at_once_and_then_voided() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house
        .quickbooks
        .pull("/_sim/webhooks", json!({"mode": "drop"}))
        .await;
    let due = json!({"due_date": "2027-01-31"});
    house.bookkeeper(&invoice.id, "edit", due).await;
    let calls = house.quickbooks.count().await;
    assert!(done(house.act(&invoice.id, Act::Void).await).voided);
    assert_eq!((calls.writes().await, calls.reads().await), (2, 1));
    assert_eq!(house.in_the_books(&invoice.id).await["voided"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invoice_that_is_gone_is_said_to_be_gone() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house
        .quickbooks
        .pull("/_sim/webhooks", json!({"mode": "drop"}))
        .await;
    house.bookkeeper(&invoice.id, "delete", json!({})).await;
    let why = refused(house.act(&invoice.id, mail("a@b.example", "k")).await);
    assert_eq!(why, Why::Not(WhyNot::Deleted));
    assert_eq!(house.statuses(House::DEAL).await, ["Deleted"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_fetches_the_pdf_once_and_only_for_the_owner() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let path = pdf::ticket(&house.ctx, house.who, invoice.id.clone())
        .await
        .unwrap();
    let secret = path.split_once("ticket=").unwrap().1;
    let calls = house.quickbooks.count().await;
    let file = pdf::fetch(&house.ctx, secret).await.unwrap().unwrap();
    assert!(file.bytes.starts_with(b"%PDF-"));
    assert_eq!(
        file.name,
        format!("invoice-{}.pdf", invoice.number.unwrap())
    );
    assert_eq!(calls.all().await.len(), 1);
    assert!(pdf::fetch(&house.ctx, secret).await.unwrap().is_none());
    assert!(pdf::fetch(&house.ctx, "made-up").await.unwrap().is_none());
    let late = pdf::ticket(&house.ctx, house.who, invoice.id.clone())
        .await
        .unwrap();
    house.ctx.clock.turn(61);
    let secret = late.split_once("ticket=").unwrap().1;
    assert!(pdf::fetch(&house.ctx, secret).await.unwrap().is_none());
    house.install_as(House::COLLEAGUE).await;
    let theirs = pdf::ticket(&house.ctx, House::COLLEAGUE, invoice.id).await;
    assert!(matches!(theirs, Err(JourneyError::NotOwner)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payment_link_is_read_when_it_is_wanted() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    let link = || pdf::payment_link(&house.ctx, house.who, invoice.id.clone());
    let on = |on: bool| json!({"set": {"SalesFormsPrefs": {"ETransactionPaymentEnabled": on}}});
    house.quickbooks.pull("/_sim/preferences", on(false)).await;
    house.quiet().await;
    house.pass(11).await;
    until!("the preferences to be known", {
        matches!(link().await.unwrap(), PaymentLink::None(WhyNot::NoPayments))
    });
    house.quickbooks.pull("/_sim/preferences", on(true)).await;
    house.quiet().await;
    house.pass(11).await;
    house.idle().await;
    done(house.act(&invoice.id, mail("a@b.example", "k")).await);
    let calls = house.quickbooks.count().await;
    let PaymentLink::At { link: at, .. } = link().await.unwrap() else {
        panic!("no link")
    };
    assert!(at.starts_with("https://connect.intuit.com/"), "{at}");
    assert_eq!((calls.writes().await, calls.reads().await), (0, 1));
    house.bookkeeper(&invoice.id, "pay", json!({})).await;
    until!("paid", house.statuses(House::DEAL).await == ["Paid"]);
    assert!(matches!(
        link().await.unwrap(),
        PaymentLink::None(WhyNot::NothingDue)
    ));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_but_the_owner_acts() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house.install_as(House::COLLEAGUE).await;
    house.install_as(House::STRANGER).await;
    house.idle().await;
    let calls = house.quickbooks.count().await;
    for who in [House::COLLEAGUE, House::STRANGER] {
        for act in [Act::Void, Act::Delete, mail("a@b.example", "k")] {
            let acted = actions::act(
                &house.ctx,
                who,
                dealbooks::domain::audit::Via::Panel,
                invoice.id.clone(),
                act,
            )
            .await;
            assert!(
                matches!(
                    acted,
                    Err(JourneyError::NotOwner
                        | JourneyError::NotFound
                        | JourneyError::NotConnected)
                ),
                "{acted:?}"
            );
        }
        assert!(
            open_panel::refresh(&house.ctx, who, House::DEAL)
                .await
                .is_err()
        );
    }
    assert_eq!(calls.all().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_quickbooks_is_lost_everything_says_so() {
    let house = House::connected().await;
    let invoice = house.invoiced().await;
    house
        .quickbooks
        .pull("/_sim/tokens/expire", json!({"which": "both"}))
        .await;
    let refreshed = open_panel::refresh(&house.ctx, house.who, House::DEAL).await;
    assert!(matches!(refreshed, Err(JourneyError::QuickBooksLost)));
    let row = house.panel(House::DEAL).await.rows.remove(0);
    assert!(row.refused.iter().all(|(_, why)| *why == WhyNot::Lost));
    assert_eq!(row.refused.len(), Action::ALL.len() - 1);
    let acted = actions::act(
        &house.ctx,
        house.who,
        dealbooks::domain::audit::Via::Panel,
        invoice.id,
        Act::Void,
    )
    .await;
    assert!(matches!(acted, Err(JourneyError::QuickBooksLost)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_invoices_of_a_deal_are_changed_side_by_side() {
    let house = House::connected().await;
    let first = house.invoiced().await;
    let form = house.ready_form(House::DEAL).await;
    let second = created(house.press_with(&form, true).await).invoice;
    house.quiet().await;
    house.pass(5).await;
    let (voided, deleted) = tokio::join!(
        house.act(&first.id, Act::Void),
        house.act(&second.id, Act::Delete)
    );
    assert!(done(voided).voided && done(deleted).deleted);
}
