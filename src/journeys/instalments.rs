//! The instalments of a deal, read on a press: each may become a line of the form.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::open_form::{self, Kept};
use super::{Context, JourneyError, Who, access};
use crate::domain::books::BooksItem;
use crate::domain::deal::Instalment;
use crate::domain::ids::FormKey;
use crate::storage::books;

/// What a person chooses from.
#[derive(Debug, Clone, Default)]
pub struct Instalments {
    pub all: Vec<Offered>,
    /// What the amounts are in, as Pipedrive spells it.
    pub currency: String,
    /// The prices of the form are in another currency than the deal's.
    pub is_converted: bool,
    /// For lines without one, by the settings.
    pub item: Option<BooksItem>,
}

/// An instalment as the line that it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// As in Pipedrive, or the deal's title where nothing stands there.
    pub description: String,
    pub amount: Decimal,
    pub billed: Option<NaiveDate>,
}

/// Pipedrive: 10 tokens a press. QuickBooks: nothing.
pub async fn look(ctx: &Context, who: Who, key: FormKey) -> Result<Instalments, JourneyError> {
    super::guard_owner(ctx, who).await?;
    let vault = ctx.store.vault();
    let (kept, item) = ctx
        .store
        .read(move |db| {
            let ground = match open_form::ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let Some((_, kept)) = open_form::own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            let item = match &ground.settings.item {
                Some(item) => {
                    books::get::<BooksItem>(db, who.company, &ground.realm, item.as_str())?
                }
                None => None,
            };
            Ok(Ok((kept, item.filter(BooksItem::is_sellable))))
        })
        .await??;
    let deal = kept.deal.id;
    let found = access::with_pipedrive(ctx, who, |session| async move {
        session.instalments(deal).await
    })
    .await?;
    let currency = kept.conversions.last().map(|last| last.to.code());
    Ok(Instalments {
        all: found.iter().map(|one| offered(one, &kept)).collect(),
        is_converted: currency.is_some(),
        currency: currency.map_or_else(|| kept.deal.currency.clone(), str::to_owned),
        item,
    })
}

/// Its amount went where the prices of the form went.
fn offered(one: &Instalment, kept: &Kept) -> Offered {
    let description = one.description.trim();
    let through = |amount, conversion: &crate::domain::conversion::Conversion| {
        conversion.of(amount).unwrap_or(amount)
    };
    Offered {
        description: if description.is_empty() {
            kept.deal.title.clone()
        } else {
            description.to_owned()
        },
        amount: kept.conversions.iter().fold(one.amount, through),
        billed: one.billed,
    }
}
