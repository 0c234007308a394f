//! What a person can do with an invoice, and why not.

use rust_decimal::Decimal;

use super::invoice::{Invoice, InvoiceStatus};

/// In the order of the menu, graver ones last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Send,
    Pdf,
    /// Its page in QuickBooks.
    Open,
    PaymentLink,
    /// The PDF, into the deal's files.
    Attach,
    Void,
    Delete,
}

impl Action {
    pub const ALL: [Self; 7] = [
        Self::Send,
        Self::Pdf,
        Self::Open,
        Self::PaymentLink,
        Self::Attach,
        Self::Void,
        Self::Delete,
    ];

    /// The name in addresses and pages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Pdf => "pdf",
            Self::Open => "open",
            Self::PaymentLink => "copy-link",
            Self::Attach => "attach",
            Self::Void => "void",
            Self::Delete => "delete",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// Whether it changes something in QuickBooks.
    fn changes(self) -> bool {
        match self {
            Self::Send | Self::Void | Self::Delete => true,
            Self::Pdf | Self::Open | Self::PaymentLink | Self::Attach => false,
        }
    }
}

/// Why an action is refused before anybody is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// Somebody else looks after invoices.
    NotOwner,
    Deleted,
    Voided,
    /// It lives in another QuickBooks company than the connected one.
    OtherBooks,
    Lost,
    NotConnected,
    /// A change of it is still on its way.
    UnderWay,
    /// Deleting would leave its payment without an invoice.
    Paid,
    NothingDue,
    NoDeal,
    NoPayments,
    NoEmail,
}

impl WhyNot {
    pub const ALL: [Self; 12] = [
        Self::NotOwner,
        Self::Deleted,
        Self::Voided,
        Self::OtherBooks,
        Self::Lost,
        Self::NotConnected,
        Self::UnderWay,
        Self::Paid,
        Self::NothingDue,
        Self::NoDeal,
        Self::NoPayments,
        Self::NoEmail,
    ];

    /// The name in pages and, after `why-`, of the words.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotOwner => "not-owner",
            Self::Deleted => "deleted",
            Self::Voided => "voided",
            Self::OtherBooks => "other-books",
            Self::Lost => "lost",
            Self::NotConnected => "not-connected",
            Self::UnderWay => "under-way",
            Self::Paid => "paid",
            Self::NothingDue => "nothing-due",
            Self::NoDeal => "no-deal",
            Self::NoPayments => "link-payments",
            Self::NoEmail => "link-email",
        }
    }
}

/// Whether QuickBooks can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Live,
    Lost,
    Ended,
}

/// What decides besides the invoice itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    pub is_owner: bool,
    pub line: Line,
    /// The invoice lives in the connected QuickBooks company.
    pub is_ours: bool,
    pub is_under_way: bool,
    /// QuickBooks Payments, where the preferences tell.
    pub online_payments: Option<bool>,
}

/// The reason against it, the gravest first.
pub fn why_not(
    action: Action,
    invoice: &Invoice,
    status: InvoiceStatus,
    around: Circumstances,
) -> Option<WhyNot> {
    if invoice.deleted {
        return Some(WhyNot::Deleted);
    }
    if !around.is_ours {
        return Some(WhyNot::OtherBooks);
    }
    if action == Action::Open {
        return None;
    }
    if !around.is_owner {
        return Some(WhyNot::NotOwner);
    }
    match around.line {
        Line::Live => {}
        Line::Lost => return Some(WhyNot::Lost),
        Line::Ended => return Some(WhyNot::NotConnected),
    }
    if action.changes() && around.is_under_way {
        return Some(WhyNot::UnderWay);
    }
    let voided = status == InvoiceStatus::Voided;
    match action {
        Action::Open | Action::Pdf => None,
        Action::Send | Action::Void => voided.then_some(WhyNot::Voided),
        Action::PaymentLink => no_link(invoice, voided, around),
        Action::Attach => invoice.deal.is_none().then_some(WhyNot::NoDeal),
        Action::Delete => {
            let paid = status == InvoiceStatus::Paid && invoice.total > Decimal::ZERO;
            paid.then_some(WhyNot::Paid)
        }
    }
}

fn no_link(invoice: &Invoice, voided: bool, around: Circumstances) -> Option<WhyNot> {
    match () {
        () if voided => Some(WhyNot::Voided),
        () if invoice.balance <= Decimal::ZERO => Some(WhyNot::NothingDue),
        () if around.online_payments == Some(false) => Some(WhyNot::NoPayments),
        () if invoice.email.is_none() => Some(WhyNot::NoEmail),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::ids::DealId;
    use super::super::invoice::SeenBy;
    use super::super::moment::Moment;
    use super::super::money::Currency;
    use super::*;

    fn invoice(total: i64, balance: i64) -> Invoice {
        Invoice {
            realm: "r".into(),
            id: "1".into(),
            deal: Some(DealId(7)),
            number: None,
            customer: "2".into(),
            customer_name: String::new(),
            currency: Currency::parse("EUR").unwrap(),
            total: total.into(),
            balance: balance.into(),
            issued: None,
            due: None,
            email: Some("a@b.example".to_owned()),
            sent_at: None,
            bounced: false,
            voided: false,
            deleted: false,
            last_total: total.into(),
            comparison: None,
            sync_token: "0".to_owned(),
            updated: None,
            seen_at: Moment::from_unix(0).unwrap(),
            seen_by: SeenBy::Webhook,
        }
    }

    const FREE: Circumstances = Circumstances {
        is_owner: true,
        line: Line::Live,
        is_ours: true,
        is_under_way: false,
        online_payments: Some(true),
    };

    fn refused(invoice: &Invoice, around: Circumstances) -> Vec<(&'static str, &'static str)> {
        let status = invoice.status(chrono::NaiveDate::MIN);
        Action::ALL
            .into_iter()
            .filter_map(|one| Some((one.key(), why_not(one, invoice, status, around)?.key())))
            .collect()
    }

    #[test]
    fn an_open_invoice_can_do_everything() {
        assert_eq!(refused(&invoice(10, 10), FREE), []);
        assert_eq!(refused(&invoice(10, 4), FREE), []);
    }

    #[test]
    fn a_paid_invoice_is_voided_not_deleted() {
        assert_eq!(
            refused(&invoice(10, 0), FREE),
            [("copy-link", "nothing-due"), ("delete", "paid")]
        );
        assert_eq!(
            refused(&invoice(0, 0), FREE),
            [("copy-link", "nothing-due")]
        );
    }

    #[test]
    fn a_voided_invoice_can_be_looked_at_and_deleted() {
        let mut voided = invoice(0, 0);
        voided.voided = true;
        assert_eq!(
            refused(&voided, FREE),
            [
                ("send", "voided"),
                ("copy-link", "voided"),
                ("void", "voided")
            ]
        );
    }

    #[test]
    fn a_deleted_invoice_can_do_nothing() {
        let mut deleted = invoice(10, 10);
        deleted.deleted = true;
        assert_eq!(refused(&deleted, FREE).len(), Action::ALL.len());
    }

    #[test]
    fn without_quickbooks_its_page_can_still_be_opened() {
        let lost = Circumstances {
            line: Line::Lost,
            ..FREE
        };
        let refused = refused(&invoice(10, 10), lost);
        assert_eq!(refused.len(), Action::ALL.len() - 1);
        assert!(
            refused
                .iter()
                .all(|(action, why)| *action != "open" && *why == "lost")
        );
    }

    #[test]
    fn a_colleague_may_look_and_open() {
        let seen = Circumstances {
            is_owner: false,
            ..FREE
        };
        let refused = refused(&invoice(10, 10), seen);
        assert!(
            refused
                .iter()
                .all(|(action, why)| *action != "open" && *why == "not-owner")
        );
    }

    #[test]
    fn one_change_at_a_time_but_the_pdf_is_there() {
        let busy = Circumstances {
            is_under_way: true,
            ..FREE
        };
        let names: Vec<_> = refused(&invoice(10, 10), busy)
            .into_iter()
            .map(|one| one.0)
            .collect();
        assert_eq!(names, ["send", "void", "delete"]);
    }

    #[test]
    fn a_payment_link_needs_payments_and_an_address() {
        let off = Circumstances {
            online_payments: Some(false),
            ..FREE
        };
        assert_eq!(
            refused(&invoice(10, 10), off),
            [("copy-link", "link-payments")]
        );
        let mut nobody = invoice(10, 10);
        nobody.email = None;
        assert_eq!(refused(&nobody, FREE), [("copy-link", "link-email")]);
        nobody.deal = None;
        assert_eq!(refused(&nobody, FREE).last(), Some(&("attach", "no-deal")));
    }
}
