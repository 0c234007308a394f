//! QuickBooks' rates of the day, read once per day and currency and kept in our own copy.

use std::time::Duration;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::open_form::{FormView, Ground};
use super::{Context, JourneyError, Who, access};
use crate::domain::books::DayRate;
use crate::domain::ids::CompanyId;
use crate::domain::money::Currency;
use crate::storage::{Db, Result as Stored, books};

/// A form does not wait longer for a rate; it can be written by hand.
const PATIENCE: Duration = Duration::from_secs(4);

/// What we know of today; a row without a rate was asked for and not told.
pub(super) fn known(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    currency: Currency,
    today: NaiveDate,
) -> Stored<Option<DayRate>> {
    let row = books::get::<DayRate>(db, company, &ground.realm, currency.code())?;
    Ok(row.filter(|row| row.day == today))
}

/// Home units for one unit.
pub(super) fn in_home(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    currency: Currency,
    today: NaiveDate,
) -> Stored<Option<Decimal>> {
    if currency == ground.profile.home_currency {
        return Ok(Some(Decimal::ONE));
    }
    let row = known(db, company, ground, currency, today)?;
    Ok(row.and_then(|row| row.rate))
}

/// Asks QuickBooks. A rate that does not come is remembered as asked for, so that typing does not ask again.
pub(super) async fn ask(
    ctx: &Context,
    company: CompanyId,
    currencies: Vec<Currency>,
    today: NaiveDate,
) -> Result<(), JourneyError> {
    let realm = access::realm_key(ctx, company).await?;
    for currency in currencies {
        let call = access::with_quickbooks(ctx, company, |session| async move {
            session.exchange_rate(currency, today).await
        });
        let rate = match tokio::time::timeout(PATIENCE, call).await {
            Ok(Ok(rate)) => Some(rate),
            Ok(Err(failed)) => {
                let error = JourneyError::from(failed);
                tracing::info!(company.id = %company, %error, "no rate of the day");
                None
            }
            Err(_) => None,
        };
        let (realm, row) = (
            realm.clone(),
            DayRate {
                currency,
                day: today,
                rate,
            },
        );
        ctx.store
            .write(move |db| books::put(db, company, &realm, &row))
            .await?;
    }
    Ok(())
}

/// Of the currency that a form would be invoiced in.
pub(super) async fn of_form(ctx: &Context, who: Who, view: &FormView) -> Result<(), JourneyError> {
    let today = ctx.now().day_in(view.books.zone());
    match Currency::parse(view.input.currency.trim()) {
        Ok(currency) => ask(ctx, who.company, vec![currency], today).await,
        Err(_) => Ok(()),
    }
}
