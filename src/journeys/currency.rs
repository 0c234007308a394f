//! What becomes of a deal's prices on an invoice in another currency: asked, answered, undone.

use chrono::NaiveDate;

use super::currency_view::{of_the_day, open_question, typed_rate};
use super::form_view::picture;
use super::open_form::{self, FormView, Ground, Kept};
use super::{Context, JourneyError, Who, rates, read_form};
use crate::domain::conversion::Conversion;
use crate::domain::form::FormInput;
use crate::domain::ids::{CompanyId, FormKey};
use crate::domain::money::Currency;
use crate::domain::problem::{FieldError, Place, Problem};
use crate::storage::{Db, Result as Stored, forms};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Prices by the rate as typed, else QuickBooks' of the day.
    Convert,
    /// The same numbers.
    Keep,
    /// Another customer, billed in the deal's currency.
    Other,
    /// A new one.
    New,
    /// Ask QuickBooks for its rates once more.
    Rates,
}

impl Answer {
    pub fn parse(key: &str) -> Option<Self> {
        Some(match key {
            "convert" => Self::Convert,
            "keep" => Self::Keep,
            "other" => Self::Other,
            "new" => Self::New,
            "rates" => Self::Rates,
            _ => return None,
        })
    }
}

/// QuickBooks: a read per currency whose rate of today is not known.
pub async fn answer(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: FormInput,
    answer: Answer,
) -> Result<FormView, JourneyError> {
    super::guard_owner(ctx, who).await?;
    if matches!(answer, Answer::Convert | Answer::Rates) && typed_rate(&input).is_none() {
        let (key, input) = (key.clone(), input.clone());
        let (today, missing) = missing(ctx, who, key, input).await?;
        rates::ask(ctx, who.company, missing, today).await?;
    }
    let (vault, now) = (ctx.store.vault(), ctx.now());
    ctx.store
        .write(move |db| {
            let ground = match open_form::ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let Some((form, mut kept)) = open_form::own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            kept.type_over(input, &ground.choices);
            let (company, today) = (who.company, now.day_in(ground.profile.zone()));
            let errors = apply(db, company, &ground, &key, &mut kept, answer, today)?;
            let body = serde_json::to_string(&kept)?;
            forms::save(db, &vault, company, &key, &body, now)?;
            let (slot, saved) = (form.slot, Some(now));
            picture(db, company, &ground, key, slot, kept, saved, today, errors).map(Ok)
        })
        .await?
}

/// Currencies of this form whose rate of today is not known.
async fn missing(
    ctx: &Context,
    who: Who,
    key: FormKey,
    input: FormInput,
) -> Result<(NaiveDate, Vec<Currency>), JourneyError> {
    let (vault, now) = (ctx.store.vault(), ctx.now());
    ctx.store
        .read(move |db| {
            let ground = match open_form::ground(db, who.company)? {
                Ok(ground) => ground,
                Err(error) => return Ok(Err(error)),
            };
            let Some((_, mut kept)) = open_form::own_form(db, &vault, who, &key)? else {
                return Ok(Err(JourneyError::NotFound));
            };
            kept.type_over(input, &ground.choices);
            let (company, today) = (who.company, now.day_in(ground.profile.zone()));
            let draft = read_form::read(db, company, &ground, &key, &kept, today)?.draft;
            let (from, to) = open_question(&kept, &draft).unzip();
            let mut all = Vec::new();
            for currency in [from, to, draft.currency].into_iter().flatten() {
                if !all.contains(&currency)
                    && rates::in_home(db, company, &ground, currency, today)?.is_none()
                {
                    all.push(currency);
                }
            }
            Ok(Ok((today, all)))
        })
        .await?
}

fn apply(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    key: &FormKey,
    kept: &mut Kept,
    answer: Answer,
    today: NaiveDate,
) -> Stored<Vec<FieldError>> {
    let draft = read_form::read(db, company, ground, key, kept, today)?.draft;
    let Some((from, to)) = open_question(kept, &draft) else {
        return Ok(Vec::new());
    };
    let wrong = |problem| FieldError {
        place: Place::Conversion,
        problem,
    };
    match answer {
        Answer::Rates => {}
        Answer::Keep => {
            // What was converted before is in its currency already.
            kept.conversions.push(Conversion::keeping(from, to));
        }
        Answer::Convert => {
            let rate = match typed_rate(&kept.input) {
                Some(rate) => Some(rate),
                None if kept.input.convert_rate.trim().is_empty() => {
                    of_the_day(db, company, ground, from, to, today)?
                }
                None => return Ok(vec![wrong(Problem::NotANumber)]),
            };
            let Some(rate) = rate else {
                return Ok(vec![wrong(Problem::NoRate)]);
            };
            let done = Conversion::convert(&mut kept.input, from, to, rate);
            kept.conversions.push(done);
            kept.input.convert_rate.clear();
        }
        Answer::Other | Answer::New => {
            let is_new = answer == Answer::New;
            let input = &mut kept.input;
            input.customer_id.clear();
            input.customer_name.clear();
            if is_new { "new" } else { "" }.clone_into(&mut input.customer_kind);
            if is_new {
                input.newcomer.display_name = format!("{} ({})", input.to.trim(), from.code());
            }
            from.code().clone_into(&mut input.newcomer.currency);
            from.code().clone_into(&mut input.currency);
            input.rate.clear();
        }
    }
    Ok(Vec::new())
}
