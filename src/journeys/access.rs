//! A token that works now: refreshed under a lease, stored before it is used; and what is read with it.

use std::future::Future;
use std::time::Duration;

use super::{Context, JourneyError, Who, usage};
use crate::domain::deal::{Deal, DealLine, Discount, TaxMethod};
use crate::domain::draft::deal_amount;
use crate::domain::ids::{CompanyId, DealId, RealmKey};
use crate::domain::moment::Moment;
use crate::domain::money;
use crate::providers::ProviderError;
use crate::providers::pipedrive::ApiBase;
use crate::providers::{pipedrive, quickbooks};
use crate::storage::connections::{self, ConnectionState};
use crate::storage::grants::{self, Grant, Holder, NewGrant};
use crate::storage::{StorageError, companies};

/// Refreshed when less than this is left of an access token's life.
const EARLY_SECONDS: i64 = 180;
/// How long one process may take to refresh.
const LEASE_SECONDS: i64 = 30;
/// The longest that a provider can send us away.
const MOST_REST_SECONDS: i64 = 86_400;
/// How often somebody else's refresh is waited for, 100 ms each.
const PATIENCE: u32 = 320;

fn lost(holder: Holder) -> JourneyError {
    match holder {
        Holder::Pipedrive(_) => JourneyError::PipedriveLost,
        Holder::QuickBooks => JourneyError::QuickBooksLost,
    }
}

/// The grant of a holder, good for a while. `stale` names a generation that a provider just refused.
async fn live_grant(
    ctx: &Context,
    company: CompanyId,
    holder: Holder,
    stale: Option<i64>,
) -> Result<Grant, JourneyError> {
    for _ in 0..PATIENCE {
        let vault = ctx.store.vault();
        let grant = ctx
            .store
            .read(move |db| grants::load(db, &vault, company, holder))
            .await?;
        let Some(grant) = grant else {
            return Err(if holder == Holder::QuickBooks {
                JourneyError::NotConnected
            } else {
                JourneyError::PipedriveLost
            });
        };
        if !grant.alive {
            return Err(lost(holder));
        }
        let now = ctx.now();
        if grant.access_until > now.plus_seconds(EARLY_SECONDS) && stale != Some(grant.generation) {
            return Ok(grant);
        }
        let owner = format!("{}/{}", ctx.instance, uuid::Uuid::now_v7());
        let mine = owner.clone();
        let (until, generation) = (now.plus_seconds(LEASE_SECONDS), grant.generation);
        if ctx
            .store
            .write(move |db| {
                let lease = grants::Lease {
                    owner: &mine,
                    now,
                    until,
                };
                grants::take_lease(db, company, holder, generation, &lease)
            })
            .await?
        {
            refresh(ctx, company, holder, &grant, &owner).await?;
        } else {
            // Somebody else is refreshing: their pair will be ours in a moment.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    Err(JourneyError::ProviderAway)
}

/// One call to the token address. Afterwards a good pair is stored, ours or a newer one, or the way is barred.
async fn refresh(
    ctx: &Context,
    company: CompanyId,
    holder: Holder,
    grant: &Grant,
    owner: &str,
) -> Result<(), JourneyError> {
    let answer = match holder {
        Holder::Pipedrive(_) => ctx
            .pipedrive
            .refresh(&grant.refresh)
            .await
            .map(|tokens| pipedrive_grant(ctx.now(), &tokens)),
        Holder::QuickBooks => ctx
            .quickbooks
            .refresh(&grant.refresh)
            .await
            .map(|tokens| (quickbooks_grant(ctx.now(), &tokens), None)),
    };
    counted(holder, answer.as_ref().err());
    let (vault, now, from, owner) = (
        ctx.store.vault(),
        ctx.now(),
        grant.generation,
        owner.to_owned(),
    );
    match answer {
        Ok((fresh, api_base)) => {
            ctx.store
                .write(move |db| {
                    if let Some(base) = api_base {
                        companies::set_api_base(db, company, &base)?;
                    }
                    grants::store_refreshed(db, &vault, company, holder, from, &fresh, now)
                })
                .await?;
            Ok(())
        }
        Err(ProviderError::InvalidGrant) => {
            let was_newest = ctx
                .store
                .write(move |db| {
                    let was_newest = grants::mark_dead(db, company, holder, from, now)?;
                    if was_newest && holder == Holder::QuickBooks {
                        connections::set_state(db, company, ConnectionState::Lost, now)?;
                    }
                    Ok(was_newest)
                })
                .await?;
            if was_newest {
                Err(lost(holder))
            } else {
                Ok(())
            }
        }
        Err(error) => {
            tracing::warn!(company.id = %company, %error, "a token could not be refreshed; the connection stays alive");
            ctx.store
                .write(move |db| grants::drop_lease(db, company, holder, &owner))
                .await?;
            Err(JourneyError::ProviderAway)
        }
    }
}

/// A provider that asked us to wait is not asked again before, by whomever: the same answer without the call.
fn rest(ctx: &Context, grant: &Grant) -> Result<(), ProviderError> {
    let left = grant
        .rests_until
        .map(|until| until.seconds_since(ctx.now()));
    match left.and_then(|left| u64::try_from(left).ok()) {
        None | Some(0) => Ok(()),
        Some(left) => Err(ProviderError::RateLimited {
            retry_after: Duration::from_secs(left),
            daily: false,
        }),
    }
}

/// Remembers that a provider asked us to wait.
async fn heed(
    ctx: &Context,
    company: CompanyId,
    holder: Holder,
    error: &ProviderError,
) -> Result<(), StorageError> {
    let ProviderError::RateLimited { retry_after, .. } = error else {
        return Ok(());
    };
    let seconds = i64::try_from(retry_after.as_secs()).unwrap_or(i64::MAX);
    let until = ctx.now().plus_seconds(seconds.clamp(1, MOST_REST_SECONDS));
    ctx.store
        .write(move |db| grants::rest(db, company, holder, until))
        .await
}

fn counted(holder: Holder, error: Option<&ProviderError>) {
    let provider = match holder {
        Holder::Pipedrive(_) => "pipedrive",
        Holder::QuickBooks => "quickbooks",
    };
    let outcome = error.map_or("ok", ProviderError::outcome);
    metrics::counter!(
        "dealbooks_token_refreshes_total", "provider" => provider, "outcome" => outcome
    )
    .increment(1);
}

/// Pipedrive's answer as we keep it, and where its API lives now.
pub(super) fn pipedrive_grant(
    now: Moment,
    tokens: &pipedrive::Tokens,
) -> (NewGrant, Option<String>) {
    let grant = NewGrant {
        access: tokens.access.clone(),
        refresh: tokens.refresh.clone(),
        access_until: now.plus_seconds(tokens.expires_in),
        refresh_until: Some(now.plus_seconds(60 * 86_400)),
        scopes: tokens.scopes.join(" "),
    };
    (grant, Some(tokens.api_base.as_str().to_owned()))
}

pub(super) fn quickbooks_grant(now: Moment, tokens: &quickbooks::Tokens) -> NewGrant {
    let until = tokens
        .refresh_expires_in
        .into_iter()
        .chain(tokens.hard_expires_in)
        .min();
    NewGrant {
        access: tokens.access.clone(),
        refresh: tokens.refresh.clone(),
        access_until: now.plus_seconds(tokens.expires_in),
        refresh_until: until.map(|seconds| now.plus_seconds(seconds)),
        scopes: String::new(),
    }
}

/// Calls Pipedrive as this user; after a 401 once more with a fresh token.
pub(super) async fn with_pipedrive<T, F>(
    ctx: &Context,
    who: Who,
    call: impl Fn(pipedrive::Session) -> F,
) -> Result<T, JourneyError>
where
    F: Future<Output = Result<T, ProviderError>>,
{
    let holder = Holder::Pipedrive(who.user);
    let mut stale = None;
    loop {
        let grant = live_grant(ctx, who.company, holder, stale).await?;
        rest(ctx, &grant).map_err(JourneyError::of_read)?;
        let home = ctx
            .store
            .read(move |db| companies::find(db, who.company))
            .await?
            .ok_or(JourneyError::NotFound)?;
        let base = ApiBase::parse(&home.api_base, ctx.pipedrive.config())
            .map_err(|_| JourneyError::PipedriveLost)?;
        let session = ctx.pipedrive.session(&base, grant.access);
        let tally = session.tally();
        let answer = call(session).await;
        let (reads, writes) = tally.take();
        usage::count(
            ctx,
            who.company,
            &[
                (usage::PIPEDRIVE_READ, reads),
                (usage::PIPEDRIVE_WRITE, writes),
            ],
        );
        match answer {
            Ok(value) => return Ok(value),
            Err(ProviderError::Unauthorized) if stale.is_none() => stale = Some(grant.generation),
            Err(ProviderError::Unauthorized | ProviderError::InvalidGrant) => {
                return Err(JourneyError::PipedriveLost);
            }
            Err(error) => {
                Box::pin(heed(ctx, who.company, holder, &error)).await?;
                return Err(JourneyError::of_read(error));
            }
        }
    }
}

/// What a call to QuickBooks may fail with: the call itself, or what it needs.
pub(super) enum Failed {
    Journey(JourneyError),
    Provider(ProviderError),
}

impl From<JourneyError> for Failed {
    fn from(error: JourneyError) -> Self {
        Self::Journey(error)
    }
}

impl From<StorageError> for Failed {
    fn from(error: StorageError) -> Self {
        Self::Journey(error.into())
    }
}

impl From<Failed> for JourneyError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Journey(error) => error,
            Failed::Provider(error) => Self::of_read(error),
        }
    }
}

/// Calls QuickBooks for this company; after a 401 once more with a fresh token. The realm is the connection's own.
pub(super) async fn with_quickbooks<T, F>(
    ctx: &Context,
    company: CompanyId,
    call: impl Fn(quickbooks::Session) -> F,
) -> Result<T, Failed>
where
    F: Future<Output = Result<T, ProviderError>>,
{
    let mut stale = None;
    loop {
        let vault = ctx.store.vault();
        let realm = ctx
            .store
            .read(move |db| {
                let live = connections::find(db, company)?
                    .is_some_and(|connection| connection.state == ConnectionState::Live);
                if live {
                    connections::realm(db, &vault, company)
                } else {
                    Ok(None)
                }
            })
            .await?;
        let Some(realm) = realm else {
            let known = ctx
                .store
                .read(move |db| connections::find(db, company))
                .await?;
            let lost = known.is_some_and(|connection| connection.state == ConnectionState::Lost);
            return Err(if lost {
                JourneyError::QuickBooksLost
            } else {
                JourneyError::NotConnected
            }
            .into());
        };
        let grant = live_grant(ctx, company, Holder::QuickBooks, stale).await?;
        rest(ctx, &grant).map_err(Failed::Provider)?;
        let session = ctx.quickbooks.session(&realm, grant.access);
        let tally = session.tally();
        let answer = call(session).await;
        let (reads, writes) = tally.take();
        usage::count(
            ctx,
            company,
            &[
                (usage::QUICKBOOKS_READ, reads),
                (usage::QUICKBOOKS_WRITE, writes),
            ],
        );
        match answer {
            Ok(value) => return Ok(value),
            Err(ProviderError::Unauthorized) if stale.is_none() => stale = Some(grant.generation),
            Err(error) => {
                Box::pin(heed(ctx, company, Holder::QuickBooks, &error)).await?;
                return Err(Failed::Provider(error));
            }
        }
    }
}

/// Refreshes now: whether the grant still lives, without a metered read.
pub(super) async fn refresh_now(
    ctx: &Context,
    company: CompanyId,
    holder: Holder,
) -> Result<(), JourneyError> {
    let vault = ctx.store.vault();
    let grant = ctx
        .store
        .read(move |db| grants::load(db, &vault, company, holder))
        .await?;
    let generation = grant.ok_or(JourneyError::NotConnected)?.generation;
    live_grant(ctx, company, holder, Some(generation))
        .await
        .map(drop)
}

/// The blind index of the realm this company is connected to now.
pub(super) async fn realm_key(ctx: &Context, company: CompanyId) -> Result<RealmKey, JourneyError> {
    let connection = ctx
        .store
        .read(move |db| connections::find(db, company))
        .await?;
    connection
        .map(|connection| connection.realm_key)
        .ok_or(JourneyError::NotConnected)
}

/// The deal with everything an invoice needs of it, read side by side.
///
/// Tokens: deal 1, products 10 where it has any, discounts 10 where its value says there are some, organization 1,
/// person 1 (`pipedrive.md` 10.2).
pub(super) async fn read_deal(ctx: &Context, who: Who, deal: DealId) -> Result<Deal, JourneyError> {
    let gone = |error| match error {
        JourneyError::NotFound | JourneyError::Refused(_) => JourneyError::DealGone,
        other => other,
    };
    let head = with_pipedrive(ctx, who, |session| async move { session.deal(deal).await })
        .await
        .map_err(gone)?;
    if head.is_deleted {
        return Err(JourneyError::DealGone);
    }
    let lines = async {
        if head.products_count == Some(0) {
            return Ok(Vec::new());
        }
        with_pipedrive(ctx, who, |session| async move {
            session.deal_products(deal).await
        })
        .await
    };
    let organization = async {
        let Some(id) = head.org else { return Ok(None) };
        hidden_is_absent(
            with_pipedrive(
                ctx,
                who,
                |session| async move { session.organization(id).await },
            )
            .await,
        )
    };
    let person = async {
        let Some(id) = head.person else {
            return Ok(None);
        };
        hidden_is_absent(
            with_pipedrive(ctx, who, |session| async move { session.person(id).await }).await,
        )
    };
    let (lines, organization, person) = tokio::try_join!(lines, organization, person)?;
    let discounts: Vec<Discount> = if may_have_discounts(&lines, head.value) {
        with_pipedrive(ctx, who, |session| async move {
            session.deal_discounts(deal).await
        })
        .await?
    } else {
        Vec::new()
    };
    Ok(Deal {
        id: deal,
        title: head.title,
        currency: head.currency,
        value: head.value,
        is_archived: head.is_archived,
        lines,
        discounts,
        organization,
        person,
        fields: head.fields,
    })
}

/// A linked record the user may not see is a record the form does without.
fn hidden_is_absent<T>(found: Result<T, JourneyError>) -> Result<Option<T>, JourneyError> {
    match found {
        Ok(record) => Ok(Some(record)),
        Err(JourneyError::NotFound | JourneyError::Refused(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The deal's value follows its products and discounts; where it equals its rows there is no discount to read.
/// Whether an exclusive tax is inside is not documented, so both sums are taken as "equal".
fn may_have_discounts(lines: &[DealLine], value: rust_decimal::Decimal) -> bool {
    if lines.is_empty() {
        return false;
    }
    let one_time: rust_decimal::Decimal = lines.iter().map(deal_amount).sum();
    let taxed: rust_decimal::Decimal = lines
        .iter()
        .map(|line| {
            let percent = if line.tax_method == TaxMethod::Exclusive {
                line.tax_percent
            } else {
                rust_decimal::Decimal::ZERO
            };
            deal_amount(line) * (rust_decimal::Decimal::ONE_HUNDRED + percent)
                / rust_decimal::Decimal::ONE_HUNDRED
        })
        .sum();
    let value = money::round(value, 2);
    value != money::round(one_time, 2) && value != money::round(taxed, 2)
}
