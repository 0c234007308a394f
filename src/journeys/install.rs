//! A person installs us: state, code, who they are, one transaction; then back into Pipedrive.

use url::Url;

use super::access::pipedrive_grant;
use super::{Context, JourneyError, Who, access, doors};
use crate::domain::ids::{CompanyId, UserId};
use crate::domain::job::Job;
use crate::domain::permission::{self, Permission};
use crate::providers::ProviderError;
use crate::providers::pipedrive::{Me, NewHook};
use crate::storage::companies::{self, CompanyFacts, User};
use crate::storage::doors::{NewState, Purpose, put_hook, put_state, take_state};
use crate::storage::grants::{self, Holder};
use crate::storage::jobs;

/// How long a started authorization may take.
pub(super) const STATE_SECONDS: i64 = 600;

/// Where the browser goes, and the cookie that binds the way back to it.
pub struct Begin {
    pub url: Url,
    pub cookie: String,
}

/// How an installation ended.
pub enum Installed {
    GoTo(String),
    /// The same, with fewer permissions than were asked for.
    Incomplete {
        place: String,
        missing: Vec<Permission>,
    },
    /// The person said no at Pipedrive.
    Denied,
    /// The state is old, used, or from another browser.
    Stale,
    /// Pipedrive refused the code, or answered with an address that is not its own.
    Refused,
}

impl Installed {
    fn at(place: String, missing: Vec<Permission>) -> Self {
        if missing.is_empty() {
            Self::GoTo(place)
        } else {
            Self::Incomplete { place, missing }
        }
    }
}

/// A state for somebody's authorization, which may say something by its ending; bound to the browser by a cookie, stored as hashes.
pub(super) async fn begin_state(
    ctx: &Context,
    purpose: Purpose,
    who: Option<Who>,
    ending: &str,
) -> Result<(String, String), JourneyError> {
    let (state, cookie) = (doors::fresh() + ending, doors::fresh());
    let (hash, cookie_hash, now) = (doors::hashed(&state), doors::hashed(&cookie), ctx.now());
    ctx.store
        .write(move |db| {
            let who = who.map(|who| (who.company, who.user));
            put_state(
                db,
                &NewState {
                    hash: &hash,
                    purpose,
                    who,
                    cookie_hash: &cookie_hash,
                    expires: now.plus_seconds(STATE_SECONDS),
                },
                now,
            )
        })
        .await?;
    Ok((state, cookie))
}

pub async fn begin(ctx: &Context) -> Result<Begin, JourneyError> {
    let (state, cookie) = begin_state(ctx, Purpose::Install, None, "").await?;
    Ok(Begin {
        url: ctx.pipedrive.authorize_url(&state),
        cookie,
    })
}

/// The way back from Pipedrive. Without `state` it is an installation from the marketplace: stored under the company
/// and user it proves, and no browser session is made or changed (threat model O2).
pub async fn finish(
    ctx: &Context,
    code: Option<&str>,
    state: Option<&str>,
    error: Option<&str>,
    cookie: Option<&str>,
) -> Result<Installed, JourneyError> {
    if let Some(state) = state {
        let (hash, cookie_hash, now) = (
            doors::hashed(state),
            doors::hashed(cookie.unwrap_or_default()),
            ctx.now(),
        );
        let owner = ctx
            .store
            .write(move |db| take_state(db, &hash, Purpose::Install, &cookie_hash, now))
            .await?;
        if owner.is_none() {
            return Ok(Installed::Stale);
        }
    }
    if error.is_some() {
        return Ok(Installed::Denied);
    }
    let Some(code) = code.filter(|code| !code.is_empty() && code.len() <= 512) else {
        return Ok(Installed::Stale);
    };
    let tokens = match ctx.pipedrive.exchange(code).await {
        Ok(tokens) => tokens,
        Err(
            ProviderError::RateLimited { .. }
            | ProviderError::NotSent
            | ProviderError::Unavailable { .. },
        ) => return Err(JourneyError::ProviderAway),
        Err(error) => {
            tracing::info!(%error, "an installation code was refused");
            return Ok(Installed::Refused);
        }
    };
    let me = ctx
        .pipedrive
        .session(&tokens.api_base, tokens.access.clone())
        .me()
        .await
        .map_err(JourneyError::of_read)?;
    let now = ctx.now();
    let missing = permission::missing(&tokens.scopes);
    let (grant, api_base) = pipedrive_grant(now, &tokens);
    let api_base = api_base.unwrap_or_default();
    let landing = ctx.settings_page(&api_base);
    let vault = ctx.store.vault();
    ctx.store
        .write(move |db| {
            companies::upsert(db, &vault, &facts(&me, api_base), now)?;
            companies::upsert_user(db, &person(&me), now)?;
            grants::save(
                db,
                &vault,
                me.company,
                Holder::Pipedrive(me.user),
                &grant,
                now,
            )?;
            companies::claim(db, me.company, me.user)?;
            jobs::enqueue(
                db,
                me.company,
                &Job::RegisterWebhooks { user: me.user.0 },
                now,
            )
        })
        .await?;
    ctx.wake();
    Ok(Installed::at(landing, missing))
}

fn facts(me: &Me, api_base: String) -> CompanyFacts {
    CompanyFacts {
        id: me.company,
        name: me.company_name.clone(),
        domain: me.company_domain.clone(),
        api_base,
    }
}

pub(super) fn person(me: &Me) -> User {
    User {
        company: me.company,
        id: me.user,
        name: me.name.clone(),
        email: me.email.clone(),
        is_admin: me.is_admin,
        language: me.language.clone(),
        language_country: me.language_country.clone(),
        locale: me.locale.clone(),
        chosen_language: None,
        installed: true,
    }
}

/// What we ask Pipedrive to tell us (`pipedrive.md` 9.4).
const EVENTS: [(&str, &str); 4] = [
    ("change", "deal"),
    ("delete", "deal"),
    ("change", "organization"),
    ("change", "person"),
];

/// Our webhooks and our deal field exist in Pipedrive, once. Running it again changes nothing that is right.
pub async fn register(ctx: &Context, company: CompanyId, user: UserId) -> Result<(), JourneyError> {
    let who = Who { company, user };
    let url = format!("{}/webhooks/pipedrive", ctx.public_url);
    let hooks =
        access::with_pipedrive(ctx, who, |session| async move { session.webhooks().await }).await?;
    let name = format!("{company}-{user}");
    let wanted = |action: &str, object: &str| {
        hooks
            .iter()
            .any(|hook| hook.url == url && hook.action == action && hook.object == object)
    };
    let known = {
        let name = name.clone();
        ctx.store
            .read(move |db| crate::storage::doors::hook_password(db, company, user, &name))
            .await?
            .is_some()
    };
    if !(known && EVENTS.iter().all(|(action, object)| wanted(action, object))) {
        // The password of what exists is not known any more: ours are made anew, all with one pair.
        for hook in hooks
            .iter()
            .filter(|hook| hook.url.ends_with("/webhooks/pipedrive"))
        {
            access::with_pipedrive(ctx, who, |session| async move {
                session.delete_webhook(hook.id).await
            })
            .await?;
        }
        let password = doors::fresh();
        let (hash, stored) = (doors::hashed(&password), name.clone());
        ctx.store
            .write(move |db| {
                put_hook(
                    db,
                    &crate::storage::doors::NewHook {
                        company,
                        user,
                        name: &stored,
                        password_hash: &hash,
                        hook_id: None,
                    },
                )
            })
            .await?;
        for (action, object) in EVENTS {
            let hook = NewHook {
                url: url.clone(),
                action: action.to_owned(),
                object: object.to_owned(),
                name: format!("dealbooks: {object} {action}"),
                user: name.clone(),
                password: password.clone().into(),
            };
            let hook = &hook;
            access::with_pipedrive(ctx, who, |session| async move {
                session.create_webhook(hook).await
            })
            .await?;
        }
    }
    super::deal_field::ensure(ctx, who).await
}
