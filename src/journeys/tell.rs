//! Notes and activities at the deal, each once for an invoice and what happened to it (threat model 7.3).

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::{Context, JourneyError, Who, access, open_panel};
use crate::domain::ids::{CompanyId, DealId};
use crate::domain::invoice::{Invoice, InvoiceStatus};
use crate::domain::moment::Moment;
use crate::domain::settings::Settings;
use crate::i18n::{Locale, Value};
use crate::providers::pipedrive::NewActivity;
use crate::storage::tellings::{self, Begun, Telling};
use crate::storage::{Db, Result as Stored, companies, connections, intents, invoices};

/// The first sight of an invoice; what it is then is no news unless we made it.
const KNOWN: &str = "known";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Created,
    Paid,
    Voided,
    Overdue,
}

impl What {
    fn key(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Paid => "paid",
            Self::Voided => "voided",
            Self::Overdue => "overdue",
        }
    }

    fn of(status: InvoiceStatus) -> Option<Self> {
        match status {
            InvoiceStatus::Paid => Some(Self::Paid),
            InvoiceStatus::Voided => Some(Self::Voided),
            InvoiceStatus::Overdue => Some(Self::Overdue),
            InvoiceStatus::Open | InvoiceStatus::PartiallyPaid | InvoiceStatus::Deleted => None,
        }
    }

    /// An activity rather than a note.
    fn is_to_do(self) -> bool {
        self == Self::Overdue
    }

    /// Another due date that passes is another thing to do.
    fn version(self, invoice: &Invoice) -> String {
        match self {
            Self::Overdue => invoice.due.map(|due| due.to_string()).unwrap_or_default(),
            Self::Created | Self::Paid | Self::Voided => String::new(),
        }
    }
}

/// One thing that happened.
struct News {
    invoice: Invoice,
    what: What,
    version: String,
    /// The day in the company's zone.
    today: NaiveDate,
}

/// Tells what is new about the deal's invoices.
pub(super) async fn deal(
    ctx: &Context,
    who: Who,
    deal: DealId,
    settings: &Settings,
) -> Result<(), JourneyError> {
    let now = ctx.now();
    let news = ctx
        .store
        .write(move |db| news(db, who.company, deal, now))
        .await?;
    for one in news {
        let wanted = if one.what.is_to_do() {
            settings.activity
        } else {
            settings.note
        };
        if wanted {
            tell(ctx, who, deal, &one).await?;
        } else {
            finish(ctx, who.company, deal, &one).await?;
        }
    }
    Ok(())
}

/// What was not told yet, the oldest first.
fn news(db: &mut Db, company: CompanyId, deal: DealId, now: Moment) -> Stored<Vec<News>> {
    let today = connections::find(db, company)?.map_or_else(
        || now.day_in(chrono_tz::UTC),
        |connection| open_panel::today(&connection, now),
    );
    let mut news = Vec::new();
    for invoice in invoices::of_deal(db, company, deal)?.into_iter().rev() {
        let seen = is_done(db, company, deal, &invoice, KNOWN, "")?;
        let made_here =
            !seen && intents::made_here(db, company, deal, &invoice.realm, &invoice.id)?;
        if made_here {
            news.push(News {
                invoice: invoice.clone(),
                what: What::Created,
                version: String::new(),
                today,
            });
        } else if !seen {
            mark(db, company, deal, &invoice, KNOWN, "", now)?;
        }
        let Some(what) = What::of(invoice.status(today)) else {
            continue;
        };
        let version = what.version(&invoice);
        if !seen && !made_here {
            // Linked as it is: nothing happened to it here.
            mark(db, company, deal, &invoice, what.key(), &version, now)?;
        } else if !is_done(db, company, deal, &invoice, what.key(), &version)? {
            news.push(News {
                invoice,
                what,
                version,
                today,
            });
        }
    }
    Ok(news)
}

fn telling<'a>(
    company: CompanyId,
    deal: DealId,
    invoice: &'a Invoice,
    what: &'a str,
    version: &'a str,
) -> Telling<'a> {
    Telling {
        company,
        deal,
        invoice: &invoice.id,
        what,
        version,
    }
}

fn is_done(
    db: &mut Db,
    company: CompanyId,
    deal: DealId,
    invoice: &Invoice,
    what: &str,
    version: &str,
) -> Stored<bool> {
    tellings::is_done(db, &telling(company, deal, invoice, what, version))
}

fn mark(
    db: &mut Db,
    company: CompanyId,
    deal: DealId,
    invoice: &Invoice,
    what: &str,
    version: &str,
    now: Moment,
) -> Stored<()> {
    tellings::done(db, &telling(company, deal, invoice, what, version), now)
}

/// Notes or activities were switched on: whatever is so today is no news.
pub(super) fn begin_from_here(db: &mut Db, company: CompanyId, now: Moment) -> Stored<()> {
    let today = connections::find(db, company)?.map_or_else(
        || now.day_in(chrono_tz::UTC),
        |connection| open_panel::today(&connection, now),
    );
    for invoice in invoices::linked(db, company)? {
        let Some(deal) = invoice.deal else { continue };
        mark(db, company, deal, &invoice, KNOWN, "", now)?;
        if let Some(what) = What::of(invoice.status(today)) {
            let version = what.version(&invoice);
            mark(db, company, deal, &invoice, what.key(), &version, now)?;
        }
    }
    Ok(())
}

async fn finish(
    ctx: &Context,
    company: CompanyId,
    deal: DealId,
    news: &News,
) -> Result<(), JourneyError> {
    let now = ctx.now();
    let (invoice, what, version) = (news.invoice.clone(), news.what.key(), news.version.clone());
    ctx.store
        .write(move |db| {
            if what == What::Created.key() {
                mark(db, company, deal, &invoice, KNOWN, "", now)?;
            }
            mark(db, company, deal, &invoice, what, &version, now)
        })
        .await?;
    Ok(())
}

/// The call, once: after a try whose end nobody knows it is looked for first.
async fn tell(ctx: &Context, who: Who, deal: DealId, news: &News) -> Result<(), JourneyError> {
    let now = ctx.now();
    let (invoice, what, version) = (news.invoice.clone(), news.what.key(), news.version.clone());
    let (begun, person) = ctx
        .store
        .write(move |db| {
            let telling = telling(who.company, deal, &invoice, what, &version);
            Ok((
                tellings::begin(db, &telling, now)?,
                companies::user(db, who.company, who.user)?,
            ))
        })
        .await?;
    let marker = marker(deal, news);
    let sent = match begun {
        Begun::Done => return Ok(()),
        Begun::Again if is_there(ctx, who, deal, news.what, &marker).await? => Ok(()),
        Begun::First | Begun::Again => {
            let locale = person.map_or_else(
                || Locale::resolve(None, None, None),
                |person| super::locale_of(&person),
            );
            send(ctx, who, deal, news, &locale, &marker).await
        }
    };
    match sent {
        Ok(()) => {}
        // Not allowed, or nothing to hang it on: said once, not tried for ever.
        Err(JourneyError::NotFound | JourneyError::Refused(_)) => {
            tracing::info!(company.id = %who.company, deal.id = %deal, what, "nothing can be added to the deal");
        }
        Err(other) => return Err(other),
    }
    finish(ctx, who.company, deal, news).await
}

/// Stands at the end of the text, where it can be found again.
fn marker(deal: DealId, news: &News) -> String {
    let version = if news.version.is_empty() {
        String::new()
    } else {
        format!(" {}", news.version)
    };
    format!(
        "dealbooks {deal}/{} {}{version}",
        news.invoice.id,
        news.what.key()
    )
}

async fn is_there(
    ctx: &Context,
    who: Who,
    deal: DealId,
    what: What,
    marker: &str,
) -> Result<bool, JourneyError> {
    let texts = access::with_pipedrive(ctx, who, |session| async move {
        if what.is_to_do() {
            session.activities(deal).await
        } else {
            session.notes(deal).await
        }
    })
    .await?;
    // Whole, so that `…/14 paid` is not found in `…/145 paid`.
    Ok(texts
        .iter()
        .any(|text| text.contains(&format!("{marker}<")) || text.ends_with(marker)))
}

async fn send(
    ctx: &Context,
    who: Who,
    deal: DealId,
    news: &News,
    locale: &Locale,
    marker: &str,
) -> Result<(), JourneyError> {
    let sentence = sentence(news, locale);
    let html = format!("<p>{}</p><p>{marker}</p>", escape(&sentence));
    if !news.what.is_to_do() {
        let html = html.as_str();
        return access::with_pipedrive(ctx, who, |session| async move {
            session.add_note(deal, html).await
        })
        .await;
    }
    let head =
        access::with_pipedrive(ctx, who, |session| async move { session.deal(deal).await }).await?;
    let new = NewActivity {
        deal,
        owner: head.owner,
        subject: sentence,
        note: html,
        due: next_working_day(news.today),
    };
    let new = &new;
    access::with_pipedrive(ctx, who, |session| async move {
        session.add_activity(new).await
    })
    .await
}

fn sentence(news: &News, locale: &Locale) -> String {
    let invoice = &news.invoice;
    let amount = match news.what {
        What::Overdue => invoice.balance,
        What::Voided => invoice.last_total,
        What::Created | What::Paid => invoice.total,
    };
    let key = match news.what {
        What::Created => "note-created",
        What::Paid => "note-paid",
        What::Voided => "note-voided",
        What::Overdue => "activity-overdue",
    };
    locale.plain(
        key,
        &[
            (
                "number",
                Value::from(invoice.number.as_deref().unwrap_or("–")),
            ),
            (
                "amount",
                locale
                    .amount_with_code(&amount, invoice.currency.digits(), invoice.currency.code())
                    .into(),
            ),
            ("customer", Value::from(&invoice.customer_name)),
        ],
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn next_working_day(today: NaiveDate) -> NaiveDate {
    let ahead = match today.weekday() {
        Weekday::Fri => 3,
        Weekday::Sat => 2,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Sun => 1,
    };
    today.checked_add_days(Days::new(ahead)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_become_markup_in_a_note() {
        assert_eq!(
            escape("<img src=x> & Co"),
            "&lt;img src=x&gt; &amp; Co",
            "Pipedrive draws notes as HTML"
        );
    }

    #[test]
    fn what_is_to_do_waits_for_a_working_day() {
        for (today, due) in [
            ("2026-11-25", "2026-11-26"),
            ("2026-11-27", "2026-11-30"),
            ("2026-11-28", "2026-11-30"),
            ("2026-11-29", "2026-11-30"),
        ] {
            assert_eq!(next_working_day(today.parse().unwrap()).to_string(), due);
        }
    }
}
