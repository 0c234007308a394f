//! The deal field we keep up to date, so that everyone sees the invoices in Pipedrive and its Changelog.

use super::{Context, JourneyError, Who, access, open_panel};
use crate::domain::deal::Record;
use crate::domain::ids::{CompanyId, DealId};
use crate::domain::invoice::Invoice;
use crate::storage::{companies, connections, deals, invoices};

const FIELD_NAME: &str = "QuickBooks invoices";
/// What a text field of Pipedrive holds (`pipedrive.md` 8.3).
const MOST_CHARACTERS: usize = 255;

/// The field exists, once per company.
pub(super) async fn ensure(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    let home = ctx
        .store
        .read(move |db| companies::find(db, who.company))
        .await?;
    if home.is_none_or(|home| home.deal_field.is_some()) {
        return Ok(());
    }
    let fields = access::with_pipedrive(ctx, who, |session| async move {
        session.fields(Record::Deal).await
    })
    .await?;
    let known = fields
        .into_iter()
        .find(|field| field.is_custom && field.name == FIELD_NAME && field.field_type == "varchar");
    let code = match known {
        Some(field) => field.key,
        // A person without the right to add fields still invoices; only the field is missing.
        None => match access::with_pipedrive(ctx, who, |session| async move {
            session.create_deal_field(FIELD_NAME).await
        })
        .await
        {
            Ok(code) => code,
            Err(JourneyError::Refused(reason)) => {
                tracing::warn!(company.id = %who.company, reason, "the deal field could not be created");
                return Ok(());
            }
            Err(other) => return Err(other),
        },
    };
    ctx.store
        .write(move |db| companies::set_deal_field(db, who.company, Some(&code)))
        .await?;
    Ok(())
}

/// Writes what the deal's invoices are now, if it is not there already. Pipedrive: 5 tokens, or none.
pub async fn write(ctx: &Context, company: CompanyId, deal: DealId) -> Result<(), JourneyError> {
    let now = ctx.now();
    let (home, text, written) = ctx
        .store
        .read(move |db| {
            let home = companies::find(db, company)?;
            let today = connections::find(db, company)?.map_or_else(
                || now.day_in(chrono_tz::UTC),
                |connection| open_panel::today(&connection, now),
            );
            let text = summary(&invoices::of_deal(db, company, deal)?, today);
            Ok((
                home,
                text,
                deals::find(db, company, deal)?.and_then(|known| known.field_text),
            ))
        })
        .await?;
    let Some((owner, field)) = home.and_then(|home| home.owner.zip(home.deal_field)) else {
        return Ok(());
    };
    if text == written {
        return Ok(());
    }
    let (field, value) = (field.as_str(), text.as_deref());
    let who = Who {
        company,
        user: owner,
    };
    match access::with_pipedrive(ctx, who, |session| async move {
        session.update_deal_field(deal, field, value).await
    })
    .await
    {
        Ok(()) => {}
        // Archived, deleted or hidden: nobody can see the field there either.
        Err(JourneyError::NotFound | JourneyError::Refused(_)) => {
            tracing::info!(company.id = %company, deal.id = %deal, "the deal cannot be written to");
        }
        Err(other) => return Err(other),
    }
    ctx.store
        .write(move |db| deals::note_field(db, company, deal, text.as_deref()))
        .await?;
    Ok(())
}

/// `1043 Open 1234.00 USD; 1044 Paid 50.00 USD`, newest first, as much as fits.
fn summary(found: &[Invoice], today: chrono::NaiveDate) -> Option<String> {
    let mut text = String::new();
    for invoice in found {
        let number = invoice.number.as_deref().unwrap_or("(no number)");
        let amount = if invoice.total.is_zero() {
            invoice.last_total
        } else {
            invoice.total
        };
        let digits = usize::try_from(invoice.currency.digits()).unwrap_or(2);
        let one = format!(
            "{number} {} {amount:.digits$} {}",
            invoice.status(today).english(),
            invoice.currency
        );
        let separator = if text.is_empty() { "" } else { "; " };
        if text.chars().count() + separator.len() + one.chars().count() > MOST_CHARACTERS - 2 {
            text.push_str(" …");
            break;
        }
        text.push_str(separator);
        text.push_str(&one);
    }
    (!text.is_empty()).then_some(text)
}
