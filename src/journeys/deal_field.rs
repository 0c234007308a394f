//! The deal's fields we keep up to date, so that everyone sees the invoices in Pipedrive and its Changelog.

use std::collections::BTreeMap;

use super::{Context, JourneyError, Who, access, open_panel, tell};
use crate::domain::deal::Record;
use crate::domain::deal_fields::FieldValue;
use crate::domain::ids::{CompanyId, DealId};
use crate::domain::job::Job;
use crate::domain::settings::{DealField, Settings};
use crate::storage::companies::{Company, FieldCodes};
use crate::storage::deals::KnownDeal;
use crate::storage::{companies, connections, deals, invoices, jobs};

/// Deals written to after a field was switched on, and how far apart.
const MOST_DEALS: i64 = 1000;
const APART_MILLIS: i64 = 500;

/// The code of a field, if Pipedrive has it.
fn code<'a>(home: &'a Company, codes: &'a FieldCodes, field: DealField) -> Option<&'a str> {
    match field {
        DealField::Summary => home.deal_field.as_deref(),
        DealField::Number
        | DealField::Status
        | DealField::Invoiced
        | DealField::Paid
        | DealField::Overdue => codes.codes.get(field.key()).map(String::as_str),
    }
}

/// The wanted fields exist, each once per company. Pipedrive: 10 tokens if one is missing, 5 for each that is made.
pub(super) async fn ensure(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    let (home, mut codes, settings) = ctx
        .store
        .read(move |db| {
            Ok((
                companies::find(db, who.company)?,
                companies::field_codes(db, who.company)?,
                companies::settings(db, who.company)?,
            ))
        })
        .await?;
    let Some(home) = home else {
        return Ok(());
    };
    let missing: Vec<DealField> = settings
        .deal_fields
        .into_iter()
        .filter(|field| code(&home, &codes, *field).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let fields = access::with_pipedrive(ctx, who, |session| async move {
        session.fields(Record::Deal).await
    })
    .await?;
    let mut summary = home.deal_field;
    for field in missing {
        let known = fields.iter().find(|known| {
            known.is_custom && known.name == field.name() && known.field_type == field.field_type()
        });
        let made = match known {
            Some(known) => Ok(known.key.clone()),
            None => {
                access::with_pipedrive(ctx, who, |session| async move {
                    session
                        .create_deal_field(field.name(), field.field_type())
                        .await
                })
                .await
            }
        };
        match made {
            Ok(code) if field == DealField::Summary => summary = Some(code),
            Ok(code) => {
                codes.refused.remove(field.key());
                codes.codes.insert(field.key().to_owned(), code);
            }
            // A person without the right to add fields still invoices; only the field is missing.
            Err(JourneyError::Refused(reason)) => {
                tracing::warn!(company.id = %who.company, reason, "a deal field could not be created");
                codes.refused.insert(field.key().to_owned(), reason);
            }
            Err(other) => return Err(other),
        }
    }
    ctx.store
        .write(move |db| {
            companies::set_deal_field(db, who.company, summary.as_deref())?;
            companies::set_field_codes(db, who.company, &codes)
        })
        .await?;
    Ok(())
}

/// A field was switched on: it is made, and every deal with invoices is written to, a few at a time.
pub async fn set_up(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    let owner = ctx
        .store
        .read(move |db| Ok(companies::find(db, company)?.and_then(|home| home.owner)))
        .await?;
    let Some(user) = owner else {
        return Ok(());
    };
    ensure(ctx, Who { company, user }).await?;
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            let mut at = now;
            for deal in invoices::deals_with_any(db, company, MOST_DEALS)? {
                jobs::enqueue(db, company, &Job::WriteDealField { deal }, at)?;
                at = at.plus_millis(APART_MILLIS);
            }
            Ok(())
        })
        .await?;
    ctx.wake();
    Ok(())
}

/// What has to be written to a deal, and what will be known to stand there afterwards.
struct Change {
    values: Vec<(String, Option<FieldValue>)>,
    text: Option<String>,
    told: BTreeMap<String, String>,
}

impl Change {
    fn of(
        home: &Company,
        codes: &FieldCodes,
        settings: &Settings,
        known: KnownDeal,
        value_of: impl Fn(DealField) -> Option<FieldValue>,
    ) -> Self {
        let mut change = Self {
            values: Vec::new(),
            text: known.field_text,
            told: known.field_values,
        };
        for field in &settings.deal_fields {
            let Some(code) = code(home, codes, *field) else {
                continue;
            };
            let value = value_of(*field);
            let now = value.as_ref().map(FieldValue::code);
            let before = match field {
                DealField::Summary => change.text.as_ref(),
                _ => change.told.get(field.key()),
            };
            if before == now.as_ref() {
                continue;
            }
            match (*field, now) {
                (DealField::Summary, now) => change.text = now,
                (field, Some(now)) => {
                    change.told.insert(field.key().to_owned(), now);
                }
                (field, None) => {
                    change.told.remove(field.key());
                }
            }
            change.values.push((code.to_owned(), value));
        }
        change
    }
}

/// Writes what the deal's invoices are now, if it is not there already: one call of 5 tokens, or none. Then the notes
/// and activities that the company wants.
pub async fn write(ctx: &Context, company: CompanyId, deal: DealId) -> Result<(), JourneyError> {
    let now = ctx.now();
    let found = ctx
        .store
        .read(move |db| {
            let Some(home) = companies::find(db, company)? else {
                return Ok(None);
            };
            let today = connections::find(db, company)?.map_or_else(
                || now.day_in(chrono_tz::UTC),
                |connection| open_panel::today(&connection, now),
            );
            let codes = companies::field_codes(db, company)?;
            let settings = companies::settings(db, company)?;
            let found = invoices::of_deal(db, company, deal)?;
            let known = deals::find(db, company, deal)?.unwrap_or_default();
            let change = Change::of(&home, &codes, &settings, known, |field| {
                field.told(&found, today)
            });
            Ok(home.owner.map(|owner| (owner, change, settings)))
        })
        .await?;
    let Some((user, change, settings)) = found else {
        return Ok(());
    };
    let who = Who { company, user };
    if !change.values.is_empty() {
        send(ctx, who, deal, change).await?;
    }
    if settings.note || settings.activity {
        tell::deal(ctx, who, deal, &settings).await?;
    }
    Ok(())
}

async fn send(ctx: &Context, who: Who, deal: DealId, change: Change) -> Result<(), JourneyError> {
    let values = &change.values;
    match access::with_pipedrive(ctx, who, |session| async move {
        session.update_deal_fields(deal, values).await
    })
    .await
    {
        Ok(()) => {}
        // Somebody removed a field of ours: the others are written again without it.
        Err(JourneyError::Refused(_)) if forget_removed(ctx, who, values).await? => {
            let now = ctx.now();
            ctx.store
                .write(move |db| jobs::enqueue(db, who.company, &Job::WriteDealField { deal }, now))
                .await?;
            ctx.wake();
            return Ok(());
        }
        // Archived, deleted or hidden: nobody can see the field there either.
        Err(JourneyError::NotFound | JourneyError::Refused(_)) => {
            tracing::info!(company.id = %who.company, deal.id = %deal, "the deal cannot be written to");
        }
        Err(other) => return Err(other),
    }
    ctx.store
        .write(move |db| {
            deals::note_fields(db, who.company, deal, change.text.as_deref(), &change.told)
        })
        .await?;
    Ok(())
}

/// Whether Pipedrive lacks a field that was written to; it is forgotten then, until the settings are saved again.
async fn forget_removed(
    ctx: &Context,
    who: Who,
    values: &[(String, Option<FieldValue>)],
) -> Result<bool, JourneyError> {
    let fields = access::with_pipedrive(ctx, who, |session| async move {
        session.fields(Record::Deal).await
    })
    .await?;
    let gone: Vec<String> = values
        .iter()
        .map(|(code, _)| code.clone())
        .filter(|code| !fields.iter().any(|field| field.key == *code))
        .collect();
    if gone.is_empty() {
        return Ok(false);
    }
    tracing::info!(company.id = %who.company, fields = gone.len(), "deal fields were removed in Pipedrive");
    ctx.store
        .write(move |db| {
            let mut codes = companies::field_codes(db, who.company)?;
            codes.codes.retain(|_, code| !gone.contains(code));
            companies::set_field_codes(db, who.company, &codes)?;
            let summary = companies::find(db, who.company)?.and_then(|home| home.deal_field);
            if summary.is_some_and(|code| gone.contains(&code)) {
                companies::set_deal_field(db, who.company, None)?;
            }
            Ok(())
        })
        .await?;
    Ok(true)
}
