//! Panels of deals as they were put together last. Which version counts is asked of the database each time, so that
//! several processes agree.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::open_panel::{PanelView, day_of, written};
use super::{Context, JourneyError, Who};
use crate::domain::ids::DealId;
use crate::domain::moment::Moment;
use crate::domain::subject::Subject;
use crate::storage::{Db, Result as Stored, deals};

/// What a version does not tell, as a customer's new name, is seen after this at the latest.
const GOOD_SECONDS: i64 = 60;
/// A panel of ten rows takes some kilobytes; nobody opens more of them within a minute on one small machine.
const MOST: usize = 4000;

struct Kept {
    view: Arc<PanelView>,
    at: Moment,
}

#[derive(Default)]
pub struct PanelMemory(Mutex<HashMap<(Who, DealId), Kept>>);

impl PanelMemory {
    /// The picture of this version.
    pub(super) fn find(
        &self,
        who: Who,
        deal: DealId,
        version: &str,
        now: Moment,
    ) -> Option<Arc<PanelView>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.get(&(who, deal))?;
        let is_good =
            kept.view.version == version && (0..GOOD_SECONDS).contains(&now.seconds_since(kept.at));
        is_good.then(|| Arc::clone(&kept.view))
    }

    pub(super) fn keep(&self, who: Who, deal: DealId, view: PanelView, at: Moment) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.retain(|_, one| (0..GOOD_SECONDS).contains(&at.seconds_since(one.at)));
        }
        if kept.len() >= MOST {
            kept.clear();
        }
        let view = Arc::new(view);
        kept.insert((who, deal), Kept { view, at });
    }

    pub(super) fn forget(&self, who: Who, deal: DealId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&(who, deal));
    }
}

/// How a deal's panel stands for the owner.
#[derive(Debug, Clone)]
pub(super) struct Glimpse {
    pub(super) version: String,
    /// When QuickBooks was last looked at.
    pub(super) looked: Option<Moment>,
    pub(super) is_gone: bool,
}

/// What the owner, who nearly all who ask are, sees of a deal at a glance, in one trip; `None`: the long way tells.
pub(super) async fn glimpse(
    ctx: &Context,
    who: Who,
    subject: Subject,
) -> Result<Option<Glimpse>, JourneyError> {
    let Subject::Deal(deal) = subject else {
        return Ok(None);
    };
    let now = ctx.now();
    let look = move |db: &mut Db| at_a_glance(db, who, deal, now);
    Ok(ctx.store.read(look).await?)
}

fn at_a_glance(db: &mut Db, who: Who, deal: DealId, now: Moment) -> Stored<Option<Glimpse>> {
    let found = deals::glance(db, who.company, who.user, deal)?;
    let Some(seen) = found.filter(|seen| seen.owner == Some(who.user)) else {
        return Ok(None);
    };
    let profile = seen.profile.map(|text| serde_json::from_str(&text));
    let today = day_of(profile.transpose()?.as_ref(), now);
    let version = written(seen.deal_version, 0, seen.connection_version, today);
    Ok(Some(Glimpse {
        version,
        looked: seen.last_looked_at,
        is_gone: seen.deal_gone,
    }))
}
