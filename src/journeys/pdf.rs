//! The invoice on paper and on the web: QuickBooks' PDF by a one-time ticket, and the page where it can be paid.

use super::actions::permitted;
use super::{Context, JourneyError, Who, access, doors, refresh};
use crate::domain::action::{Action, WhyNot};
use crate::domain::ids::InvoiceId;
use crate::domain::invoice::{Invoice, SeenBy};
use crate::storage::invoices;

const PDF: &str = "pdf";
/// Longest part of a number in a file's name.
const MOST_NUMBER: usize = 40;

/// The path under which the PDF can be fetched once, within a minute.
pub async fn ticket(ctx: &Context, who: Who, id: InvoiceId) -> Result<String, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (wanted, now) = (id.clone(), ctx.now());
    let (_, _, against) = ctx
        .store
        .read(move |db| permitted(db, who, &wanted, Action::Pdf, now))
        .await??;
    if against.is_some() {
        return Err(JourneyError::NotFound);
    }
    let secret = doors::give(ctx, who, PDF, id.0).await?;
    Ok(format!("/invoices/pdf?ticket={secret}"))
}

/// QuickBooks' PDF and a decent name for it.
pub struct Pdf {
    pub bytes: Vec<u8>,
    /// Any letters, no path and no control characters: `invoice-№ 7.pdf`.
    pub name: String,
}

/// `None` without a good ticket.
pub async fn fetch(ctx: &Context, ticket: &str) -> Result<Option<Pdf>, JourneyError> {
    let Some((who, object)) = doors::take(ctx, ticket, PDF).await? else {
        return Ok(None);
    };
    if !doors::still(super::guard_owner(ctx, who).await)? {
        return Ok(None);
    }
    let (company, id) = (who.company, InvoiceId(object));
    let wanted = &id;
    let bytes =
        access::with_quickbooks(
            ctx,
            company,
            |session| async move { session.pdf(wanted).await },
        )
        .await
        .map_err(JourneyError::from)?;
    let realm = access::realm_key(ctx, company).await?;
    let invoice = ctx
        .store
        .read(move |db| invoices::find(db, company, &realm, &id))
        .await?;
    Ok(Some(Pdf {
        bytes,
        name: format!("{}.pdf", stem(invoice.as_ref())),
    }))
}

/// `invoice-1044`; what no file system likes is left out.
pub(super) fn stem(invoice: Option<&Invoice>) -> String {
    let number = invoice
        .and_then(|invoice| invoice.number.clone())
        .unwrap_or_default();
    let plain: String = number
        .chars()
        .map(|c| if r#"/\:*?"<>|%"#.contains(c) { '-' } else { c })
        .filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ' | '#' | '№'))
        .take(MOST_NUMBER)
        .collect();
    let plain = plain.trim_matches(['.', ' ', '-']);
    if plain.is_empty() {
        "invoice".to_owned()
    } else {
        format!("invoice-{plain}")
    }
}

/// Where the customer can pay, or why there is no such page.
pub enum PaymentLink {
    At { link: String, invoice: Box<Invoice> },
    None(WhyNot),
}

/// Asks QuickBooks for the invoice with its pay page. QuickBooks: one read.
pub async fn payment_link(
    ctx: &Context,
    who: Who,
    id: InvoiceId,
) -> Result<PaymentLink, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let (wanted, now) = (id.clone(), ctx.now());
    let (connection, invoice, against) = ctx
        .store
        .read(move |db| permitted(db, who, &wanted, Action::PaymentLink, now))
        .await??;
    if let Some(why) = against {
        return Ok(PaymentLink::None(why));
    }
    let wanted = &id;
    let (seen, link) = access::with_quickbooks(ctx, who.company, |session| async move {
        session.payment_link(wanted).await
    })
    .await
    .map_err(JourneyError::from)?;
    // It was read, so it is known.
    let (realm, company) = (connection.realm_key, who.company);
    let no_email = seen.email.is_none();
    ctx.store
        .write(move |db| {
            let how = refresh::how(SeenBy::Refresh, now, false);
            let applied = invoices::apply(db, company, &realm, &seen, &how)?;
            refresh::follow_up(db, company, &applied, now)
        })
        .await?;
    ctx.wake();
    Ok(match link {
        Some(link) => PaymentLink::At {
            link: link.to_string(),
            invoice: Box::new(invoice),
        },
        None if no_email => PaymentLink::None(WhyNot::NoEmail),
        None => PaymentLink::None(WhyNot::NoPayments),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::invoice::InvoiceStatus;
    use crate::domain::moment::Moment;
    use crate::domain::money::Currency;

    fn named(number: &str) -> String {
        let invoice = Invoice {
            realm: "r".into(),
            id: "1".into(),
            deal: None,
            number: Some(number.to_owned()),
            customer: "2".into(),
            customer_name: String::new(),
            currency: Currency::parse("EUR").unwrap(),
            total: 1.into(),
            balance: 1.into(),
            issued: None,
            due: None,
            email: None,
            sent_at: None,
            bounced: false,
            voided: false,
            deleted: false,
            last_total: 1.into(),
            comparison: None,
            sync_token: "0".to_owned(),
            updated: None,
            seen_at: Moment::from_unix(0).unwrap(),
            seen_by: SeenBy::Webhook,
        };
        assert_eq!(invoice.status(chrono::NaiveDate::MIN), InvoiceStatus::Open);
        stem(Some(&invoice))
    }

    #[test]
    fn a_file_is_named_after_the_number() {
        assert_eq!(named("1044"), "invoice-1044");
        assert_eq!(named("2026/11 Ä №7"), "invoice-2026-11 Ä №7");
        assert_eq!(named("../../etc\r\npasswd\""), "invoice-etcpasswd");
        assert_eq!(named("…"), "invoice");
        assert_eq!(stem(None), "invoice");
    }
}
