//! A real deal beside the mappings: read once, shown for whatever field is chosen.

use std::collections::BTreeMap;

use super::{Context, JourneyError, Who, access};
use crate::domain::deal::Record;
use crate::domain::ids::DealId;
use crate::domain::settings::Source;

/// How many deals can be chosen from.
const MOST_DEALS: usize = 30;

/// The values of one deal, its person and its organization, by [`Source::code`].
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// Recently changed deals; empty when one was asked for.
    pub deals: Vec<(DealId, String)>,
    pub deal: Option<DealId>,
    pub values: BTreeMap<String, String>,
}

/// Pipedrive: 10 tokens for the list of deals, at most 3 for one of them. Without a wish it is the latest.
pub async fn of(ctx: &Context, who: Who, wanted: Option<DealId>) -> Result<Preview, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let deals = match wanted {
        Some(_) => Vec::new(),
        None => {
            access::with_pipedrive(ctx, who, |session| async move {
                session.recent_deals(MOST_DEALS).await
            })
            .await?
        }
    };
    let Some(deal) = wanted.or_else(|| deals.first().map(|(id, _)| *id)) else {
        return Ok(Preview::default());
    };
    let (head, organization, person) = access::with_pipedrive(ctx, who, |session| async move {
        let head = session.deal(deal).await?;
        let organization = match head.org {
            Some(id) => session.organization(id).await.ok(),
            None => None,
        };
        let person = match head.person {
            Some(id) => session.person(id).await.ok(),
            None => None,
        };
        Ok((head, organization, person))
    })
    .await?;
    let mut values = BTreeMap::new();
    let mut add = |record: Record, fields: BTreeMap<String, String>| {
        for (key, value) in fields {
            values.insert(Source::new(record, &key).code(), value);
        }
    };
    add(Record::Deal, head.fields);
    if let Some(organization) = organization {
        add(Record::Organization, organization.fields);
    }
    if let Some(person) = person {
        add(Record::Person, person.fields);
    }
    Ok(Preview {
        deals,
        deal: Some(deal),
        values,
    })
}
