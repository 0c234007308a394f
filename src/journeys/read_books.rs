//! The first reading after a connect: profile and lists, so that forms need no call to QuickBooks.

use super::{Context, JourneyError, access};
use crate::domain::ids::CompanyId;
use crate::storage::{books, connections};

/// Company info, preferences, customers, items, tax codes, terms and income accounts.
pub async fn all(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    let (profile, customers, items, codes, terms, accounts) =
        access::with_quickbooks(ctx, company, |session| async move {
            // One after the other: eight calls a second is what a company may make.
            let profile = session.profile().await?;
            let customers = session.customers().await?;
            let items = session.items().await?;
            let codes = session.tax_codes().await?;
            let terms = session.terms().await?;
            let accounts = session.income_accounts().await?;
            Ok((profile, customers, items, codes, terms, accounts))
        })
        .await
        .map_err(JourneyError::from)?;
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            books::replace(db, company, &realm, &customers)?;
            books::replace(db, company, &realm, &items)?;
            books::replace(db, company, &realm, &codes)?;
            books::replace(db, company, &realm, &terms)?;
            books::replace(db, company, &realm, &accounts)?;
            connections::set_profile(db, company, &profile, now)
        })
        .await?;
    Ok(())
}

/// Preferences, terms or tax changed: the short lists and the profile again.
pub(super) async fn profile(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    let (profile, codes, terms) = access::with_quickbooks(ctx, company, |session| async move {
        Ok((
            session.profile().await?,
            session.tax_codes().await?,
            session.terms().await?,
        ))
    })
    .await
    .map_err(JourneyError::from)?;
    let now = ctx.now();
    ctx.store
        .write(move |db| {
            books::replace(db, company, &realm, &codes)?;
            books::replace(db, company, &realm, &terms)?;
            connections::set_profile(db, company, &profile, now)
        })
        .await?;
    Ok(())
}
