//! Who did what to which invoice. Lines are only ever added, in the transaction of the fact itself.

use diesel::prelude::*;

use super::backend::Db;
use super::schema::audit;
use super::{Result, books, invoices};
use crate::domain::audit::{Detail, Facts, Via, replaced};
use crate::domain::books::BooksCustomer;
use crate::domain::ids::{CompanyId, CustomerId, DealId, InvoiceId, RealmKey, UserId};
use crate::domain::intent::{Intent, IntentKind};
use crate::domain::invoice::Invoice;
use crate::domain::moment::Moment;

/// One line.
pub struct Trace<'a> {
    pub company: CompanyId,
    /// Nobody: it happened in QuickBooks.
    pub user: Option<UserId>,
    pub via: Option<Via>,
    pub action: &'a str,
    pub deal: Option<DealId>,
    pub realm: Option<&'a RealmKey>,
    pub invoice: Option<&'a InvoiceId>,
    pub customer: Option<&'a CustomerId>,
    /// Before and after, as JSON.
    pub detail: &'a str,
}

impl<'a> Trace<'a> {
    /// A person's deed about the company itself.
    pub fn by(company: CompanyId, user: UserId, action: &'a str) -> Self {
        Self {
            company,
            user: Some(user),
            via: None,
            action,
            deal: None,
            realm: None,
            invoice: None,
            customer: None,
            detail: "{}",
        }
    }
}

pub fn trace(db: &mut Db, line: &Trace<'_>, now: Moment) -> Result<()> {
    diesel::insert_into(audit::table)
        .values((
            audit::company_id.eq(line.company.0),
            audit::id.eq(uuid::Uuid::now_v7().to_string()),
            audit::at.eq(now.naive()),
            audit::user_id.eq(line.user.map(|user| user.0)),
            audit::action.eq(line.action),
            audit::deal_id.eq(line.deal.map(|deal| deal.0)),
            audit::invoice_id.eq(line.invoice.map(InvoiceId::as_str)),
            audit::detail.eq(line.detail),
            audit::via.eq(line.via.map(Via::key)),
            audit::realm_key.eq(line.realm.map(RealmKey::as_str)),
            audit::customer_id.eq(line.customer.map(CustomerId::as_str)),
        ))
        .execute(db)?;
    Ok(())
}

/// An invoice became another without our doing; our own writes are told by [`Before::done`].
pub(super) fn seen(
    db: &mut Db,
    company: CompanyId,
    before: &Invoice,
    after: &Invoice,
    at: Moment,
) -> Result<()> {
    let detail = serde_json::to_string(&Detail {
        before: Some(before.into()),
        after: Some(after.into()),
        ..Detail::default()
    })?;
    let line = Trace {
        company,
        user: None,
        via: Some(Via::Seen(after.seen_by)),
        action: if after.deleted {
            "seen_deleted"
        } else {
            "seen_changed"
        },
        deal: after.deal,
        realm: Some(&after.realm),
        invoice: Some(&after.id),
        customer: None,
        detail: &detail,
    };
    trace(db, &line, at)
}

/// What an intent is about, before it is carried out.
pub struct Before {
    invoice: Option<Invoice>,
    customer: Option<BooksCustomer>,
}

impl Before {
    pub fn of(db: &mut Db, intent: &Intent) -> Result<Self> {
        let (company, realm) = (intent.company, &intent.realm);
        let invoice = match &intent.object {
            Some(id) if intent.kind.changes_an_invoice() => invoices::find(db, company, realm, id)?,
            _ => None,
        };
        let customer = match &intent.customer {
            Some(id) if intent.kind == IntentKind::UpdateCustomer => {
                books::get(db, company, realm, id.as_str())?
            }
            _ => None,
        };
        Ok(Self { invoice, customer })
    }

    /// QuickBooks did it: `object` is what it made or changed.
    pub fn done(self, db: &mut Db, intent: &Intent, object: &InvoiceId, now: Moment) -> Result<()> {
        self.tell(db, intent, Some(object), None, now)
    }

    /// QuickBooks did not.
    pub fn refused(self, db: &mut Db, intent: &Intent, words: &str, now: Moment) -> Result<()> {
        self.tell(db, intent, intent.object.as_ref(), Some(words), now)
    }

    fn tell(
        self,
        db: &mut Db,
        intent: &Intent,
        object: Option<&InvoiceId>,
        refused: Option<&str>,
        now: Moment,
    ) -> Result<()> {
        let (company, realm, kind) = (intent.company, &intent.realm, intent.kind);
        let of_invoice = kind == IntentKind::CreateInvoice || kind.changes_an_invoice();
        let invoice = object.filter(|_| of_invoice);
        let after = match invoice {
            Some(id) if refused.is_none() => invoices::find(db, company, realm, id)?,
            _ => None,
        };
        let customer = object
            .filter(|_| {
                matches!(
                    kind,
                    IntentKind::CreateCustomer | IntentKind::UpdateCustomer
                )
            })
            .map(|id| CustomerId(id.0.clone()))
            .or_else(|| intent.customer.clone().filter(|_| !of_invoice));
        let now_is: Option<BooksCustomer> = match &customer {
            Some(id) => books::get(db, company, realm, id.as_str())?,
            None => None,
        };
        let pair = self.customer.as_ref().zip(now_is.as_ref());
        let detail = serde_json::to_string(&Detail {
            before: self.invoice.as_ref().map(Facts::from),
            after: after.as_ref().map(Facts::from),
            to: (kind == IntentKind::SendInvoice).then(|| intent.marker.clone()),
            replaced: pair
                .map(|(before, after)| replaced(before, after))
                .unwrap_or_default(),
            asked_at: Some(intent.created_at),
            refused: refused.map(str::to_owned),
            request_id: Some(intent.request_id.clone()),
            expected: intent.expected,
        })?;
        let line = Trace {
            company,
            user: Some(intent.asked_by),
            via: Some(intent.asked_from),
            action: kind.key(),
            deal: intent.deal,
            realm: Some(realm),
            invoice,
            customer: customer.as_ref(),
            detail: &detail,
        };
        trace(db, &line, now)
    }
}

/// A person moved an invoice between deals.
pub fn linked(
    db: &mut Db,
    company: CompanyId,
    user: UserId,
    before: &Invoice,
    after: &Invoice,
    now: Moment,
) -> Result<()> {
    let detail = serde_json::to_string(&Detail {
        before: Some(before.into()),
        after: Some(after.into()),
        ..Detail::default()
    })?;
    let line = Trace {
        company,
        user: Some(user),
        via: Some(Via::List),
        action: if after.deal.is_some() {
            "link_invoice"
        } else {
            "unlink_invoice"
        },
        deal: after.deal.or(before.deal),
        realm: Some(&before.realm),
        invoice: Some(&before.id),
        customer: None,
        detail: &detail,
    };
    trace(db, &line, now)
}

/// A line as it is read.
#[derive(Debug, Clone)]
pub struct Line {
    pub at: Moment,
    pub user: Option<UserId>,
    pub via: Option<Via>,
    pub action: String,
    pub deal: Option<DealId>,
    pub invoice: Option<InvoiceId>,
    /// JSON; [`Detail`] where the line is about an invoice or a customer.
    pub detail: String,
}

impl Line {
    pub fn told(&self) -> Detail {
        serde_json::from_str(&self.detail).unwrap_or_default()
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit)]
struct Row {
    at: chrono::NaiveDateTime,
    user_id: Option<i64>,
    via: Option<String>,
    action: String,
    deal_id: Option<i64>,
    invoice_id: Option<String>,
    detail: String,
}

impl From<Row> for Line {
    fn from(row: Row) -> Self {
        Self {
            at: row.at.into(),
            user: row.user_id.map(UserId),
            via: row.via.as_deref().and_then(Via::parse),
            action: row.action,
            deal: row.deal_id.map(DealId),
            invoice: row.invoice_id.map(InvoiceId),
            detail: row.detail,
        }
    }
}

/// What happened to an invoice, and to its customer from here; the latest first.
pub fn of_invoice(
    db: &mut Db,
    company: CompanyId,
    invoice: &Invoice,
    most: i64,
) -> Result<Vec<Line>> {
    let about_customer = audit::invoice_id
        .is_null()
        .and(audit::customer_id.eq(Some(invoice.customer.as_str())));
    let rows: Vec<Row> = audit::table
        .filter(
            audit::company_id
                .eq(company.0)
                .and(audit::realm_key.eq(Some(invoice.realm.as_str()))),
        )
        .filter(
            audit::invoice_id
                .eq(Some(invoice.id.as_str()))
                .or(about_customer),
        )
        .order((audit::at.desc(), audit::id.desc()))
        .limit(most)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Line::from).collect())
}

/// Everything of a company, the oldest first.
pub fn all(db: &mut Db, company: CompanyId, most: i64) -> Result<Vec<Line>> {
    let rows: Vec<Row> = audit::table
        .filter(audit::company_id.eq(company.0))
        .order((audit::at, audit::id))
        .limit(most)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Line::from).collect())
}
