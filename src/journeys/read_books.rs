//! The first reading after a connect: profile and lists, so that forms need no call to QuickBooks.

use super::{Context, JourneyError, access, returned};
use crate::domain::books::{BooksProfile, Class, Location, TaxCode, Term};
use crate::domain::ids::{CompanyId, RealmKey};
use crate::domain::moment::Moment;
use crate::providers::ProviderError;
use crate::providers::quickbooks::Session;
use crate::storage::{Db, Result as Stored, books, connections};

/// Company info, preferences, customers, items, tax codes, terms, classes, locations and income accounts.
pub async fn all(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    let (short, customers, items, accounts) =
        access::with_quickbooks(ctx, company, |session| async move {
            // One after the other: eight calls a second is what a company may make.
            let short = Short::read(&session).await?;
            let customers = session.customers().await?;
            let items = session.items().await?;
            let accounts = session.income_accounts().await?;
            Ok((short, customers, items, accounts))
        })
        .await
        .map_err(JourneyError::from)?;
    // Before the first form can be opened.
    let returned = returned::read(ctx, company, &realm).await?;
    let (vault, now) = (ctx.store.vault(), ctx.now());
    ctx.store
        .write(move |db| {
            returned.keep(db, &vault, company, &realm, now)?;
            books::replace(db, company, &realm, &customers)?;
            books::replace(db, company, &realm, &items)?;
            books::replace(db, company, &realm, &accounts)?;
            short.keep(db, company, &realm, now)
        })
        .await?;
    Ok(())
}

/// Profile and short lists, which depend on one another.
struct Short {
    profile: BooksProfile,
    codes: Vec<TaxCode>,
    terms: Vec<Term>,
    classes: Vec<Class>,
    locations: Vec<Location>,
}

impl Short {
    async fn read(session: &Session) -> Result<Self, ProviderError> {
        let profile = session.profile().await?;
        Ok(Self {
            codes: session.tax_codes().await?,
            terms: session.terms().await?,
            classes: if profile.classes {
                session.classes().await?
            } else {
                Vec::new()
            },
            locations: if profile.locations {
                session.locations().await?
            } else {
                Vec::new()
            },
            profile,
        })
    }

    fn keep(&self, db: &mut Db, company: CompanyId, realm: &RealmKey, now: Moment) -> Stored<()> {
        books::replace(db, company, realm, &self.codes)?;
        books::replace(db, company, realm, &self.terms)?;
        books::replace(db, company, realm, &self.classes)?;
        books::replace(db, company, realm, &self.locations)?;
        connections::set_profile(db, company, &self.profile, now)
    }
}

/// Preferences, terms, classes, locations or tax changed: the short lists and the profile again.
pub(super) async fn profile(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    let short = access::with_quickbooks(ctx, company, |session| async move {
        Short::read(&session).await
    })
    .await
    .map_err(JourneyError::from)?;
    let now = ctx.now();
    ctx.store
        .write(move |db| short.keep(db, company, &realm, now))
        .await?;
    Ok(())
}
