//! Panels of deals as they were drawn last. Which version counts is asked of the database each time, so that several
//! processes agree.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::open_panel::{day_of, written};
use super::{Context, JourneyError, Person, Who};
use crate::domain::ids::DealId;
use crate::domain::moment::Moment;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::storage::{Db, Result as Stored, deals};

/// What a version does not tell, as a customer's new name or an age in words, is right after this at the latest.
const GOOD_SECONDS: i64 = 30;
/// A panel takes some kilobytes; nobody opens more of them within half a minute on one small machine.
const MOST: usize = 4000;

struct Kept {
    standing: Glimpse,
    locale: Locale,
    drawn: Arc<str>,
    at: Moment,
}

#[derive(Default)]
pub struct PanelMemory(Mutex<HashMap<(Who, DealId), Kept>>);

impl PanelMemory {
    /// What was drawn for this reader when the deal stood as it does now.
    pub(crate) fn find(
        &self,
        who: Who,
        standing: &Glimpse,
        locale: &Locale,
        now: Moment,
    ) -> Option<Arc<str>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.get(&(who, standing.deal))?;
        let is_good = kept.standing == *standing
            && kept.locale == *locale
            && (0..GOOD_SECONDS).contains(&now.seconds_since(kept.at));
        is_good.then(|| Arc::clone(&kept.drawn))
    }

    pub(crate) fn keep(
        &self,
        who: Who,
        standing: Glimpse,
        locale: &Locale,
        drawn: Arc<str>,
        at: Moment,
    ) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.retain(|_, one| (0..GOOD_SECONDS).contains(&at.seconds_since(one.at)));
        }
        if kept.len() >= MOST {
            kept.clear();
        }
        let place = (who, standing.deal);
        let one = Kept {
            standing,
            locale: locale.clone(),
            drawn,
            at,
        };
        kept.insert(place, one);
    }

    pub(super) fn forget(&self, who: Who, deal: DealId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&(who, deal));
    }
}

/// How a deal's panel stands for the owner, who nearly all who ask are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glimpse {
    pub(super) deal: DealId,
    pub(super) version: String,
    /// When QuickBooks was last looked at.
    pub(super) looked: Option<Moment>,
    pub(super) is_gone: bool,
}

/// What is known of it before anybody asks.
#[derive(Debug, Clone, Default)]
pub enum Standing {
    #[default]
    Unasked,
    Owner(Glimpse),
    /// The long way tells.
    Other,
}

impl Standing {
    pub(super) async fn glimpse(
        self,
        ctx: &Context,
        who: Who,
        subject: Subject,
    ) -> Result<Option<Glimpse>, JourneyError> {
        match (self, subject) {
            (Self::Owner(glimpse), _) => Ok(Some(glimpse)),
            (Self::Unasked, Subject::Deal(deal)) => {
                let now = ctx.now();
                let look = move |db: &mut Db| at_door(db, who, deal, now);
                Ok(match ctx.store.read(look).await?.1 {
                    Self::Owner(glimpse) => Some(glimpse),
                    Self::Unasked | Self::Other => None,
                })
            }
            (Self::Other, _) | (_, Subject::Person(_) | Subject::Organization(_)) => Ok(None),
        }
    }
}

/// Who is there, and how the deal stands.
pub(super) fn at_door(
    db: &mut Db,
    who: Who,
    deal: DealId,
    now: Moment,
) -> Stored<(Option<Person>, Standing)> {
    let found = deals::glance(db, who.company, who.user, deal)?;
    let Some(seen) = found else {
        return Ok((None, Standing::Other));
    };
    let is_owner = seen.person.installed && seen.owner == Some(who.user);
    let standing = match seen.connection_version {
        Some(connection) if is_owner => {
            let profile = seen.profile.map(|text| serde_json::from_str(&text));
            let today = day_of(profile.transpose()?.as_ref(), now);
            Standing::Owner(Glimpse {
                deal,
                version: written(seen.deal_version, 0, connection, today),
                looked: seen.last_looked_at,
                is_gone: seen.deal_gone,
            })
        }
        _ => Standing::Other,
    };
    Ok((Some(seen.person), standing))
}
