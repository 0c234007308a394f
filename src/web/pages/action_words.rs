//! How an action on an invoice ended, in words.

use super::panel_rows::number_of;
use crate::domain::action::WhyNot;
use crate::domain::intent::IntentKind;
use crate::domain::invoice::Invoice;
use crate::i18n::{Locale, Value};
use crate::journeys::actions::Why;

/// *Invoice 1044 voided*, for the host's short message and the live region.
pub(in crate::web) fn done(
    locale: &Locale,
    kind: IntentKind,
    invoice: &Invoice,
    to: &[String],
) -> String {
    let number = number_of(locale, invoice);
    let key = match kind {
        IntentKind::VoidInvoice => "done-voided",
        IntentKind::DeleteInvoice => "done-deleted",
        IntentKind::SendInvoice => "done-sent",
        IntentKind::UpdateInvoice
        | IntentKind::CreateInvoice
        | IntentKind::CreateCustomer
        | IntentKind::UpdateCustomer
        | IntentKind::CreateItem => "live-refreshed",
    };
    let values = [
        ("number", Value::from(&number)),
        ("count", Value::Number(i64::try_from(to.len()).unwrap_or(1))),
        ("address", to.join(", ").into()),
    ];
    locale.plain(key, &values)
}

pub(in crate::web) fn pending(locale: &Locale, in_doubt: bool) -> String {
    let key = if in_doubt {
        "change-doubt"
    } else {
        "change-slow"
    };
    locale.plain(key, &[])
}

pub(in crate::web) fn not(locale: &Locale, why: WhyNot) -> String {
    match why {
        WhyNot::NotOwner => locale.text("error-not-owner"),
        other => locale.text(&format!("why-{}", other.key())),
    }
}

pub(in crate::web) fn refused(locale: &Locale, why: &Why) -> String {
    match why {
        Why::Not(why) => not(locale, *why),
        Why::NotAnEmail => locale.text("send-error"),
        Why::TooLong { length, most } => {
            let count = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
            let values = [("length", count(*length)), ("max", count(*most))];
            locale.text_with("error-long", &values)
        }
        Why::TooManyMails { most, after } => {
            let time = locale.time(*after);
            let values = [("max", Value::Number(*most)), ("time", Value::from(&time))];
            locale.text_with("send-limit", &values)
        }
        Why::LinkedPayment => locale.text("error-linked-payment"),
        Why::Deposited => locale.text("error-deposited"),
        Why::BooksClosed => locale.text("error-closed-plain"),
        Why::Subscription => locale.text("error-subscription-plain"),
        Why::Permission => locale.text("error-permission"),
        Why::NotDone => locale.text("change-not-done"),
        Why::Other(detail) => locale.text_with("error-other", &[("detail", detail.into())]),
    }
}
