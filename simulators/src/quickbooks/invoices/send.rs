//! Sending an invoice by e-mail: the message lands in a visible outbox (contract 6.6).

use serde_json::{Value, json};

use crate::quickbooks::books::{Email, Entity, Object, emails, text};
use crate::quickbooks::desk::Desk;
use crate::quickbooks::events::Operation;
use crate::quickbooks::fault::Fault;
use crate::quickbooks::time;

pub(crate) fn send(desk: &mut Desk<'_>, id: &str, send_to: Option<&str>) -> Result<(), Fault> {
    let body = desk.realm.get(Entity::Invoice, id)?.body.clone();
    let to = send_to
        .filter(|a| !a.is_empty())
        .or_else(|| address(&body, "BillEmail"));
    let Some(to) = to.filter(|a| !a.is_empty()).map(str::to_owned) else {
        return Err(Fault::new(
            "6420",
            "Email required",
            "An email address is required for delivery by email.",
        ));
    };
    emails("sendTo", &to)?;
    allowance(desk)?;
    desk.realm.emails.push(message(desk, &body, &to));
    let delivered = json!({ "DeliveryType": "Email", "DeliveryTime": time::stamp(desk.now) });
    let (now, raises) = (desk.now, desk.switches.send_raises_token);
    let change = |body: &mut Object| {
        body.insert("EmailStatus".into(), "EmailSent".into());
        body.insert("DeliveryInfo".into(), delivered);
        body.insert("BillEmail".into(), json!({ "Address": to }));
    };
    let token = body.get("SyncToken").cloned().unwrap_or_default();
    desk.realm.revise(Entity::Invoice, id, now, change)?;
    if !raises && let Ok(record) = desk.realm.get_mut(Entity::Invoice, id) {
        record.body.insert("SyncToken".into(), token);
    }
    desk.event(Entity::Invoice, id, Operation::Emailed);
    Ok(())
}

/// The last e-mail came back (schema: `DeliveryErrorType`). Which event tells of it is nowhere written, so none does.
pub(crate) fn bounce(desk: &mut Desk<'_>, id: &str) -> Result<(), Fault> {
    let mut info = match desk
        .realm
        .get(Entity::Invoice, id)?
        .body
        .get("DeliveryInfo")
    {
        Some(Value::Object(info)) => info.clone(),
        _ => return Err(Fault::business("It was not sent.")),
    };
    info.insert("DeliveryErrorType".into(), "Bounced Email".into());
    let now = desk.now;
    desk.realm.revise(Entity::Invoice, id, now, |body| {
        body.insert("DeliveryInfo".into(), info.into());
    })
}

fn address<'b>(body: &'b Object, field: &str) -> Option<&'b str> {
    body.get(field)
        .and_then(|e| e.get("Address"))
        .and_then(Value::as_str)
}

/// The sandbox's limit of e-mails a day, where it is switched on.
fn allowance(desk: &Desk<'_>) -> Result<(), Fault> {
    let since = desk.now - chrono::TimeDelta::days(1);
    let sent = desk
        .realm
        .emails
        .iter()
        .filter(|mail| mail.sent > since)
        .count();
    match desk.switches.email_limit {
        Some(limit) if sent >= limit => Err(Fault::throttled()),
        _ => Ok(()),
    }
}

fn message(desk: &Desk<'_>, body: &Object, to: &str) -> Email {
    let words = desk
        .realm
        .preference("EmailMessagesPrefs", "InvoiceMessage");
    let word = |name: &str| {
        words
            .and_then(|w| w.get(name))
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Email {
        realm: desk.realm.id.clone(),
        invoice: text(body, "Id").unwrap_or_default().to_owned(),
        to: to.to_owned(),
        cc: address(body, "BillEmailCc").map(str::to_owned),
        bcc: address(body, "BillEmailBcc").map(str::to_owned),
        subject: word("Subject"),
        message: word("Message"),
        at: time::stamp(desk.now),
        requestid: desk.requestid.clone(),
        sent: desk.now,
    }
}
