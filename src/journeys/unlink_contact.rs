//! *Unlink contact*: a deal's or a contact's customer in QuickBooks is forgotten. Invoices stay where they are.

use super::customer_list::{self, Link};
use super::{Context, JourneyError, Who, all_invoices, open_form};
use crate::domain::ids::{CustomerId, RealmKey};
use crate::domain::subject::Subject;
use crate::storage::audit::{Trace, trace};
use crate::storage::lists::{self, Wanted, Whose};
use crate::storage::{Db, Result as Stored, connections, deals, kept, records};

/// What the question names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub customer: String,
    /// Invoices that stay with the deal.
    pub invoices: usize,
}

/// Whom it is linked to; [`JourneyError::NotFound`]: to nobody.
fn found(
    db: &mut Db,
    who: Who,
    subject: Subject,
) -> Stored<Result<(RealmKey, Subject, CustomerId), JourneyError>> {
    let Some(connection) = connections::find(db, who.company)? else {
        return Ok(Err(JourneyError::NotConnected));
    };
    let realm = connection.realm_key;
    Ok(
        match customer_list::link_of(db, who.company, &realm, subject)? {
            Link::To(buyer, customer) => Ok((realm, buyer, customer)),
            Link::Unknown | Link::None => Err(JourneyError::NotFound),
        },
    )
}

/// No provider is called.
pub async fn ask(ctx: &Context, who: Who, subject: Subject) -> Result<Asked, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let today = ctx.now().day_in(chrono_tz::UTC);
    ctx.store
        .read(move |db| {
            let (realm, _, customer) = match found(db, who, subject)? {
                Ok(found) => found,
                Err(error) => return Ok(Err(error)),
            };
            let whose = Whose {
                customer: None,
                deals_of: subject,
            };
            let wanted = Wanted {
                filter: crate::domain::invoice_list::Filter {
                    interval: crate::domain::invoice_list::Interval::Ever,
                    ..Default::default()
                },
                today,
            };
            Ok(Ok(Asked {
                customer: all_invoices::name_of(db, who.company, &realm, &customer)?,
                invoices: lists::sums(db, who.company, &whose, &wanted)?.count,
            }))
        })
        .await?
}

/// The next form proposes anew, a draft of this person included; twice is once.
pub async fn unlink(ctx: &Context, who: Who, subject: Subject) -> Result<(), JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (vault, now) = (ctx.store.vault(), ctx.now());
    ctx.store
        .write(move |db| {
            let (realm, buyer, customer) = match found(db, who, subject)? {
                Ok(found) => found,
                Err(JourneyError::NotFound) => return Ok(Ok(())),
                Err(error) => return Ok(Err(error)),
            };
            records::unlink_customer(db, who.company, &realm, buyer.into())?;
            kept::raise(db, who.company, &realm, &customer)?;
            if let Some(deal) = subject.deal() {
                deals::raise(db, who.company, deal)?;
                open_form::forget_customer(db, &vault, who, deal, now)?;
            }
            let detail =
                serde_json::json!({"from": customer.as_str(), "of": buyer.to_string()}).to_string();
            let line = Trace {
                deal: subject.deal(),
                detail: &detail,
                ..Trace::by(who.company, who.user, "unlink_contact")
            };
            trace(db, &line, now)?;
            Ok(Ok(()))
        })
        .await?
}
