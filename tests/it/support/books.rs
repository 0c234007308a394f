//! What people do with invoices: open the form, choose, press, look; and what the bookkeeper does.

use dealbooks::domain::ids::{DealId, InvoiceId};
use dealbooks::domain::invoice::Invoice;
use dealbooks::domain::problem::{FieldError, Place, Problem};
use dealbooks::journeys::create_invoice::{self, Created, Outcome, Pending};
use dealbooks::journeys::open_form::{self, FormView};
use dealbooks::journeys::open_panel::{self, Panel, PanelView};
use dealbooks::storage::intents;
use serde_json::{Value, json};

use super::House;

impl House {
    pub(crate) async fn form(&self, deal: DealId) -> FormView {
        Box::pin(open_form::open(&self.ctx, self.who, deal, true))
            .await
            .unwrap_or_else(|error| panic!("deal {deal}: {error}"))
    }

    /// A form in which everything a person must decide is decided.
    pub(crate) async fn ready_form(&self, deal: DealId) -> FormView {
        let mut form = self.form(deal).await;
        decide(&mut form);
        form
    }

    pub(crate) async fn press(&self, form: &FormView) -> Outcome {
        self.press_with(form, false).await
    }

    pub(crate) async fn press_with(&self, form: &FormView, another: bool) -> Outcome {
        // On the heap, where the tests around it grow.
        Box::pin(create_invoice::request(
            &self.ctx,
            self.who,
            form.key.clone(),
            form.input.clone(),
            another,
        ))
        .await
        .unwrap()
    }

    /// The invoice this form makes, at once.
    pub(crate) async fn created(&self, form: &FormView) -> Created {
        let outcome = self.press(form).await;
        if let Outcome::Pending(pending) = &outcome {
            let (vault, company, id) = (
                self.ctx.store.vault(),
                self.who.company,
                pending.intent.clone(),
            );
            let intent = self
                .ctx
                .store
                .read(move |db| intents::find(db, &vault, company, &id))
                .await;
            panic!("{:?}", intent.unwrap().unwrap().last_error);
        }
        created(outcome)
    }

    /// What the form is refused for.
    pub(crate) async fn refused(&self, form: &FormView) -> (Vec<FieldError>, FormView) {
        match self.press(form).await {
            Outcome::Refused(view) => (view.errors.clone(), *view),
            other => panic!("not refused: {}", named(&other)),
        }
    }

    pub(crate) async fn pending(&self, form: &FormView) -> Pending {
        match self.press(form).await {
            Outcome::Pending(pending) => pending,
            other => panic!("not pending: {}", named(&other)),
        }
    }

    /// One invoice of the usual deal, everything quiet afterwards.
    pub(crate) async fn invoiced(&self) -> Invoice {
        let created = self.created(&self.ready_form(Self::DEAL).await).await;
        self.quiet().await;
        // What a bookkeeper does next is told from the echo of our own write by its time.
        self.pass(5).await;
        created.invoice
    }

    /// Nothing of a provider is on its way to us and nothing waits here; not even the echo of what was done last.
    pub(crate) async fn quiet(&self) {
        crate::until!("QuickBooks' webhooks to be delivered", {
            let queue = self.quickbooks.get("/_sim/webhooks").await;
            queue["waiting"] == 0
        });
        self.idle().await;
        crate::until!("Pipedrive's webhooks to be delivered", {
            let queue = self.pipedrive.get("/_sim/webhooks").await;
            queue["due"] == 0 && queue["in_flight"] == 0
        });
        self.idle().await;
    }

    pub(crate) async fn panel(&self, deal: DealId) -> PanelView {
        match open_panel::view(&self.ctx, self.who, deal).await.unwrap() {
            Panel::Ready(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    /// The words on the panel, newest invoice first.
    pub(crate) async fn statuses(&self, deal: DealId) -> Vec<&'static str> {
        let panel = self.panel(deal).await;
        panel.rows.iter().map(|row| row.status.english()).collect()
    }

    /// The bookkeeper does something to an invoice in QuickBooks itself.
    pub(crate) async fn bookkeeper(&self, id: &InvoiceId, what: &str, how: Value) {
        self.quickbooks
            .pull(&format!("/_sim/invoices/{id}/{what}"), how)
            .await;
    }

    /// Invoices in QuickBooks that came from us.
    pub(crate) async fn made(&self) -> Vec<Value> {
        let all = self.quickbooks.ledger("invoices").await;
        all.into_iter()
            .filter(|invoice| !invoice["requestid"].is_null())
            .collect()
    }

    /// Somebody edits a product of a deal in Pipedrive.
    pub(crate) async fn edit_product(&self, deal: i64, row: i64, changes: Value) {
        let change = json!({"deal": deal, "row": row, "changes": changes});
        self.pipedrive.pull("/_sim/deal-products", change).await;
    }

    /// Somebody edits a record in Pipedrive.
    pub(crate) async fn edit(&self, entity: &str, id: i64, changes: Value) {
        self.pipedrive
            .pull(
                "/_sim/edit",
                json!({"entity": entity, "id": id, "changes": changes}),
            )
            .await;
    }
}

/// The certain customer, the linked one, or a new one; an item for every line without one.
pub(crate) fn decide(form: &mut FormView) {
    if form.input.customer_kind.is_empty() {
        match form.proposals.iter().find(|proposal| proposal.certain) {
            Some(found) => {
                form.input.customer_kind = "existing".into();
                form.input.customer_id = found.customer.id.0.clone();
            }
            None => form.input.customer_kind = "new".into(),
        }
    }
    for line in &mut form.input.lines {
        if line.item.is_empty() {
            line.item = "21".into();
        }
        if line.tax_code.is_empty() {
            line.tax_code = "2".into();
        }
    }
}

pub(crate) fn created(outcome: Outcome) -> Created {
    match outcome {
        Outcome::Created(created) => *created,
        Outcome::Refused(view) => panic!("refused: {:?}", view.errors),
        other => panic!("not created: {}", named(&other)),
    }
}

pub(crate) fn named(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Created(created) => format!("created {:?}", created.invoice.id),
        Outcome::Refused(view) => format!("refused {:?}", view.errors),
        Outcome::Conflict(_) => "conflict".into(),
        Outcome::Pending(pending) => format!("{pending:?}"),
    }
}

/// The one mistake at this place.
pub(crate) fn problem_at(errors: &[FieldError], place: &Place) -> Problem {
    let mut here = errors.iter().filter(|error| error.place == *place);
    let first = here.next();
    let first = first.unwrap_or_else(|| panic!("nothing at {place:?}: {errors:?}"));
    assert!(here.next().is_none(), "{errors:?}");
    first.problem.clone()
}
