//! Field definitions of Pipedrive, read at most once an hour.

use std::collections::HashMap;
use std::sync::Mutex;

use super::{Context, JourneyError, Who, access};
use crate::domain::deal::{Record, RecordField};
use crate::domain::ids::CompanyId;
use crate::domain::moment::Moment;

/// How long read field definitions are good for.
const FIELDS_SECONDS: i64 = 3600;
const MOST_REMEMBERED: usize = 2000;

/// Field definitions of Pipedrive, by company.
#[derive(Default)]
pub struct KnownFields(Mutex<HashMap<CompanyId, (Moment, Vec<RecordField>)>>);

impl KnownFields {
    fn get(&self, company: CompanyId, now: Moment) -> Option<Vec<RecordField>> {
        let known = self.0.lock().ok()?;
        known
            .get(&company)
            .filter(|(at, _)| now.seconds_since(*at).abs() < FIELDS_SECONDS)
            .map(|(_, fields)| fields.clone())
    }

    fn put(&self, company: CompanyId, now: Moment, fields: Vec<RecordField>) {
        if let Ok(mut known) = self.0.lock() {
            if known.len() >= MOST_REMEMBERED {
                known.clear();
            }
            known.insert(company, (now, fields));
        }
    }

    pub(super) fn forget(&self, company: CompanyId) {
        if let Ok(mut known) = self.0.lock() {
            known.remove(&company);
        }
    }
}

/// The fields that can be mapped: 10 tokens a record kind, at most once an hour.
pub(super) async fn known_fields(
    ctx: &Context,
    who: Who,
) -> Result<Vec<RecordField>, JourneyError> {
    if let Some(fields) = ctx.known_fields.get(who.company, ctx.now()) {
        return Ok(fields);
    }
    let of = |record| {
        access::with_pipedrive(ctx, who, move |session| async move {
            session.fields(record).await
        })
    };
    let (organization, person, deal) = tokio::try_join!(
        of(Record::Organization),
        of(Record::Person),
        of(Record::Deal)
    )?;
    let mut fields = organization;
    fields.extend(person);
    fields.extend(deal);
    ctx.known_fields.put(who.company, ctx.now(), fields.clone());
    Ok(fields)
}

pub(super) fn builtin() -> Vec<RecordField> {
    [
        (Record::Organization, "name", "Name"),
        (Record::Organization, "address", "Address"),
        (Record::Person, "name", "Name"),
        (Record::Person, "email", "Email"),
        (Record::Deal, "title", "Title"),
    ]
    .into_iter()
    .map(|(record, key, name)| RecordField {
        record,
        key: key.to_owned(),
        name: name.to_owned(),
        field_type: "varchar".to_owned(),
        is_custom: false,
    })
    .collect()
}
