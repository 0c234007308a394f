//! Who besides the owner may look at invoices, never act (`docs/adr/0013-who-may-look.md`).

use super::open_panel::{self, Access};
use super::{Context, JourneyError, Who, access};
use crate::domain::ids::DealId;
use crate::domain::subject::Subject;
use crate::storage::{companies, viewers};

/// How long Pipedrive's word about a person and a deal is taken: as long as a session of ours.
const GOOD_SECONDS: i64 = super::session::LIFE_SECONDS;

/// What a person may do with the invoices of a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// Everything.
    Act,
    /// Look at them; at those of other deals too, where the owner chose this person.
    Look {
        at_all: bool,
    },
    NotInstalled,
    /// Nothing; somebody else looks after them.
    Nothing {
        owner: String,
        asked: bool,
    },
}

/// Free for the owner and for chosen colleagues. Whoever sees the deal: one call of one token with their own
/// permission, once in a quarter of an hour.
pub async fn of_deal(ctx: &Context, who: Who, deal: DealId) -> Result<Sight, JourneyError> {
    let since = ctx.now().plus_seconds(-GOOD_SECONDS);
    let (access, known) = ctx
        .store
        .read(move |db| {
            let access = open_panel::access(db, who.company, who.user)?;
            let known = match access {
                Access::Viewer { by_deal: true, .. } => {
                    viewers::known(db, who.company, who.user, deal, since)?
                }
                Access::Viewer { .. }
                | Access::NotInstalled
                | Access::NotOwner { .. }
                | Access::Owner => None,
            };
            Ok((access, known))
        })
        .await?;
    Ok(match access {
        Access::Owner => Sight::Act,
        Access::NotInstalled => Sight::NotInstalled,
        Access::NotOwner { owner, asked } => Sight::Nothing { owner, asked },
        Access::Viewer { by_deal: false, .. } => Sight::Look { at_all: true },
        Access::Viewer { owner, asked, .. } => {
            let sees = match known {
                Some(sees) => sees,
                None => ask(ctx, who, deal).await?,
            };
            if sees {
                Sight::Look { at_all: false }
            } else {
                Sight::Nothing { owner, asked }
            }
        }
    })
}

/// At a person or an organization there are invoices of many deals.
pub async fn of(ctx: &Context, who: Who, subject: Subject) -> Result<Sight, JourneyError> {
    if let Subject::Deal(deal) = subject {
        return of_deal(ctx, who, deal).await;
    }
    let access = ctx
        .store
        .read(move |db| open_panel::access(db, who.company, who.user))
        .await?;
    Ok(match access {
        Access::Owner => Sight::Act,
        Access::NotInstalled => Sight::NotInstalled,
        Access::Viewer { by_deal: false, .. } => Sight::Look { at_all: true },
        Access::NotOwner { owner, asked } | Access::Viewer { owner, asked, .. } => {
            Sight::Nothing { owner, asked }
        }
    })
}

/// Whether Pipedrive shows this person this deal now.
async fn ask(ctx: &Context, who: Who, deal: DealId) -> Result<bool, JourneyError> {
    let shown =
        access::with_pipedrive(ctx, who, |session| async move { session.deal(deal).await }).await;
    let sees = match shown {
        Ok(head) => !head.is_deleted,
        Err(JourneyError::NotFound | JourneyError::Refused(_)) => false,
        // Without a permission of their own nothing is proven, and nothing is remembered.
        Err(JourneyError::PipedriveLost) => return Ok(false),
        Err(other) => return Err(other),
    };
    let now = ctx.now();
    ctx.store
        .write(move |db| viewers::remember(db, who.company, who.user, deal, sees, now))
        .await?;
    Ok(sees)
}

/// For screens that show invoices of many deals: the owner, and colleagues the owner chose by name.
pub async fn guard_all(ctx: &Context, who: Who) -> Result<(), JourneyError> {
    match ctx
        .store
        .read(move |db| open_panel::access(db, who.company, who.user))
        .await?
    {
        Access::Owner | Access::Viewer { by_deal: false, .. } => Ok(()),
        Access::NotOwner { .. } | Access::Viewer { .. } => Err(JourneyError::NotOwner),
        Access::NotInstalled => Err(JourneyError::NotFound),
    }
}

/// A colleague of the company, for the list under *Colleagues I choose*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    pub user: crate::domain::ids::UserId,
    pub name: String,
    /// Has installed us; only then there is a panel to look at.
    pub installed: bool,
}

/// Everybody of the company but the owner. Pipedrive: 20 tokens; without an answer those who installed us.
pub async fn colleagues(ctx: &Context, who: Who) -> Result<Vec<Colleague>, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let installed = ctx
        .store
        .read(move |db| companies::installed_users(db, who.company))
        .await?;
    let everybody =
        access::with_pipedrive(ctx, who, |session| async move { session.users().await }).await;
    let mut found: Vec<Colleague> = match everybody {
        Ok(everybody) => everybody
            .into_iter()
            .filter(|user| user.active)
            .map(|user| Colleague {
                installed: installed.iter().any(|known| known.id == user.id),
                user: user.id,
                name: user.name,
            })
            .collect(),
        Err(error) => {
            tracing::info!(company.id = %who.company, %error, "Pipedrive did not name the colleagues");
            installed
                .into_iter()
                .map(|user| Colleague {
                    user: user.id,
                    name: user.name,
                    installed: true,
                })
                .collect()
        }
    };
    found.retain(|colleague| colleague.user != who.user);
    found.sort_by_key(|colleague| (!colleague.installed, colleague.name.to_lowercase()));
    Ok(found)
}
