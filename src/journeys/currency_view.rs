//! What a create form shows of currencies: the question where the deal and the invoice differ, rates, what was answered.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::open_form::{Ground, Kept};
use super::rates;
use crate::domain::conversion::{Conversion, RATE_DIGITS, between};
use crate::domain::draft::Draft;
use crate::domain::form::{self, FormInput};
use crate::domain::ids::CompanyId;
use crate::domain::money::{self, Currency};
use crate::domain::totals::Totals;
use crate::storage::{Db, Result as Stored};

/// The prices are in one currency, the invoice would be in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub from: Currency,
    pub to: Currency,
    /// Units of `to` for one of `from`: as typed, else of QuickBooks' rates of the day.
    pub rate: Option<Decimal>,
    pub today: NaiveDate,
    /// The lines together, before and after.
    pub before: Decimal,
    pub after: Option<Decimal>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CurrencyView {
    pub question: Option<Question>,
    /// What was answered.
    pub conversion: Option<Conversion>,
    /// Home units for one unit of the invoice's currency, by QuickBooks today.
    pub day_rate: Option<Decimal>,
    /// Rates that nobody has asked for today.
    pub wanted: Vec<Currency>,
}

impl CurrencyView {
    /// Tells whether the form has to be drawn anew rather than its sums.
    pub fn shape(&self) -> String {
        match (&self.question, &self.conversion) {
            (Some(question), _) => format!("{}>{}", question.from, question.to),
            (None, Some(done)) => format!("{}={}", done.from, done.to),
            (None, None) => "-".to_owned(),
        }
    }
}

/// Which currency the prices of the form are in, and which one the invoice would be in, where they differ.
pub(super) fn open_question(kept: &Kept, draft: &Draft) -> Option<(Currency, Currency)> {
    let from = match kept.conversions.last() {
        Some(done) => done.to,
        None => Currency::parse(&kept.deal.currency).ok()?,
    };
    let to = draft.currency?;
    let has_prices = kept
        .input
        .lines
        .iter()
        .any(|line| !line.price.trim().is_empty());
    (from != to && has_prices).then_some((from, to))
}

pub(super) fn of(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    kept: &Kept,
    draft: &Draft,
    today: NaiveDate,
) -> Stored<CurrencyView> {
    let mut view = CurrencyView {
        conversion: kept.conversions.last().cloned(),
        ..CurrencyView::default()
    };
    let asked = open_question(kept, draft);
    let home = ground.profile.home_currency;
    let (from, to) = asked.unzip();
    for currency in [draft.currency, from, to].into_iter().flatten() {
        if currency != home
            && !view.wanted.contains(&currency)
            && rates::known(db, company, ground, currency, today)?.is_none()
        {
            view.wanted.push(currency);
        }
    }
    if let Some(foreign) = draft.currency.filter(|currency| *currency != home) {
        view.day_rate = rates::in_home(db, company, ground, foreign, today)?;
    }
    if let Some((from, to)) = asked {
        let rate = match typed_rate(&kept.input) {
            Some(rate) => Some(rate),
            None => of_the_day(db, company, ground, from, to, today)?,
        };
        view.question = Some(Question {
            from,
            to,
            rate,
            today,
            before: Totals::of(draft, &ground.codes).subtotal,
            after: rate.map(|rate| after(kept, ground, from, to, rate, today)),
        });
    }
    Ok(view)
}

pub(super) fn typed_rate(input: &FormInput) -> Option<Decimal> {
    money::parse_typed(&input.convert_rate, RATE_DIGITS)
        .ok()
        .filter(|rate| *rate > Decimal::ZERO)
}

pub(super) fn of_the_day(
    db: &mut Db,
    company: CompanyId,
    ground: &Ground,
    from: Currency,
    to: Currency,
    today: NaiveDate,
) -> Stored<Option<Decimal>> {
    let from = rates::in_home(db, company, ground, from, today)?;
    let to = rates::in_home(db, company, ground, to, today)?;
    Ok(from.zip(to).and_then(|(from, to)| between(from, to)))
}

/// The lines together, once converted.
fn after(
    kept: &Kept,
    ground: &Ground,
    from: Currency,
    to: Currency,
    rate: Decimal,
    today: NaiveDate,
) -> Decimal {
    let mut input = kept.input.clone();
    drop(Conversion::convert(&mut input, from, to, rate));
    let (draft, _) = form::read(&input, &ground.profile, None, &kept.hash, today);
    Totals::of(&draft, &ground.codes).subtotal
}
