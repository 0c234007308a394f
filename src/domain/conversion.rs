//! Prices of a deal on an invoice in another currency: converted or kept, and how they come back.

use rust_decimal::Decimal;

use super::form::FormInput;
use super::form::plain;
use super::form_lines::LineInput;
use super::money::{self, Currency};

/// Digits after the point of a rate.
pub const RATE_DIGITS: u32 = 10;

/// What was answered when the invoice's currency was not the one the prices are in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Conversion {
    pub from: Currency,
    pub to: Currency,
    /// Units of `to` for one of `from`; `None`: the numbers were kept.
    pub rate: Option<Decimal>,
    /// Typed before and put instead, for the way back.
    swapped: Vec<(String, String)>,
}

impl Conversion {
    /// The numbers as they are, in the other currency.
    pub fn keeping(from: Currency, to: Currency) -> Self {
        Self {
            from,
            to,
            rate: None,
            swapped: Vec::new(),
        }
    }

    /// Every price and every discount by amount, rounded to what the currency has.
    pub fn convert(input: &mut FormInput, from: Currency, to: Currency, rate: Decimal) -> Self {
        let mut swapped = Vec::new();
        for amount in amounts(input) {
            if let Some(put) = times(amount, rate, to) {
                swapped.push((std::mem::replace(amount, put.clone()), put));
            }
        }
        Self {
            from,
            to,
            rate: Some(rate),
            swapped,
        }
    }

    /// Another amount the same way; `None`: it has no place in a number.
    pub fn of(&self, amount: Decimal) -> Option<Decimal> {
        let Some(rate) = self.rate else {
            return Some(amount);
        };
        Some(money::round(amount.checked_mul(rate)?, self.to.digits()))
    }

    /// Back to the currency of the deal: what stands as it was put becomes what it was, all else goes by the rate.
    pub fn take_back(self, input: &mut FormInput) {
        let Some(rate) = self.rate.filter(|rate| !rate.is_zero()) else {
            return;
        };
        let mut swapped = self.swapped;
        for amount in amounts(input) {
            let same = |(_, put): &(String, String)| put.trim() == amount.trim();
            if let Some(at) = swapped.iter().position(same) {
                *amount = swapped.remove(at).0;
            } else if let Some(back) = Decimal::ONE
                .checked_div(rate)
                .and_then(|back| times(amount, back, self.from))
            {
                *amount = back;
            }
        }
    }
}

/// Everything of the form that is money.
fn amounts(input: &mut FormInput) -> Vec<&mut String> {
    let mut all = Vec::new();
    for line in &mut input.lines {
        let LineInput {
            kind,
            price,
            discount,
            discount_kind,
            ..
        } = line;
        if kind != "text" && kind != "subtotal" {
            all.push(price);
            if discount_kind == "amount" {
                all.push(discount);
            }
        }
    }
    if input.discount_kind == "amount" {
        all.push(&mut input.discount);
    }
    all
}

fn times(amount: &str, rate: Decimal, to: Currency) -> Option<String> {
    let number = money::parse_typed(amount, 5).ok()?;
    Some(plain(money::round(number.checked_mul(rate)?, to.digits())))
}

/// What one unit of `from` is in `to`, by what each is in home currency.
pub fn between(from: Decimal, to: Decimal) -> Option<Decimal> {
    let rate = money::round(from.checked_div(to)?, RATE_DIGITS);
    (rate > Decimal::ZERO).then(|| six(rate))
}

/// Six telling digits are what rates are written with.
fn six(rate: Decimal) -> Decimal {
    rate.round_sf(6).unwrap_or(rate).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn input(prices: &[&str]) -> FormInput {
        let line = |price: &&str| LineInput {
            kind: "item".into(),
            price: (*price).to_owned(),
            ..LineInput::default()
        };
        FormInput {
            lines: prices.iter().map(line).collect(),
            discount: "10".into(),
            discount_kind: "amount".into(),
            ..FormInput::default()
        }
    }

    fn prices(input: &FormInput) -> Vec<&str> {
        input.lines.iter().map(|line| line.price.as_str()).collect()
    }

    #[test]
    fn prices_are_converted_to_the_cent_and_come_back_as_they_were() {
        let rate = "0.8612".parse().unwrap();
        let mut form = input(&["100", "0.01", "1,99", "nonsense"]);
        form.lines[1].discount = "5".into();
        form.lines[1].discount_kind = "amount".into();
        let before = form.clone();
        let done = Conversion::convert(&mut form, currency("USD"), currency("EUR"), rate);
        assert_eq!(prices(&form), ["86.12", "0.01", "1.71", "nonsense"]);
        assert_eq!(form.lines[1].discount, "4.31");
        assert_eq!(form.discount, "8.61");
        done.clone().take_back(&mut form);
        assert_eq!(form, before);
        // What was typed meanwhile goes back by the rate.
        let done = Conversion::convert(&mut form, currency("USD"), currency("EUR"), rate);
        form.lines[0].price = "43.06".into();
        done.take_back(&mut form);
        assert_eq!(prices(&form), ["50", "0.01", "1,99", "nonsense"]);
    }

    #[test]
    fn yen_have_no_cents() {
        let mut form = input(&["12.345"]);
        let rate = "155.5".parse().unwrap();
        drop(Conversion::convert(
            &mut form,
            currency("USD"),
            currency("JPY"),
            rate,
        ));
        assert_eq!(prices(&form), ["1920"]);
    }

    #[test]
    fn numbers_that_were_kept_stay() {
        let mut form = input(&["12.34"]);
        Conversion::keeping(currency("USD"), currency("EUR")).take_back(&mut form);
        assert_eq!(prices(&form), ["12.34"]);
    }

    #[test]
    fn a_rate_between_two_foreign_currencies_goes_over_the_home_currency() {
        let rate = |a: &str, b: &str| between(a.parse().unwrap(), b.parse().unwrap());
        assert_eq!(rate("1", "1.1612"), Some("0.861178".parse().unwrap()));
        assert_eq!(rate("1.3391", "1.1612"), Some("1.1532".parse().unwrap()));
        assert_eq!(rate("1", "0"), None);
    }
}
