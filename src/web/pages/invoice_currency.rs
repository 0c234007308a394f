//! *The deal is in another currency*: why, the ways out, what each would do.

use askama::Template;
use askama::filters::HtmlSafe;

use super::field::Marked;
use super::icon;
use super::money::in_words;
use super::problems::Mark;
use crate::i18n::{Locale, Value};
use crate::journeys::currency_view::Question;
use crate::journeys::open_form::FormView;

#[derive(Template)]
#[template(path = "invoice_currency.html")]
pub(super) struct CurrencyPart<'a> {
    l: &'a Locale,
    marks: &'a [Mark],
    q: &'a Question,
    /// As typed, else of the day.
    rate: String,
    is_rate_known: bool,
    turned: Become,
    home: Option<&'static str>,
    new_name: String,
}

/// Escaped already, by the same engine.
impl HtmlSafe for CurrencyPart<'_> {}

impl Marked for CurrencyPart<'_> {
    fn marks(&self) -> &[Mark] {
        self.marks
    }
}

/// *3,367.40 USD become* **2,900.00 EUR**.
pub(super) struct Become {
    pub(super) before: String,
    pub(super) after: String,
    /// The same number in the other currency.
    pub(super) same: String,
}

impl Become {
    pub(super) fn of(l: &Locale, q: &Question) -> Self {
        let before = in_words(l, q.before, q.from);
        Self {
            after: q
                .after
                .map_or_else(|| "…".to_owned(), |after| in_words(l, after, q.to)),
            same: in_words(l, q.before, q.to),
            before,
        }
    }
}

impl<'a> CurrencyPart<'a> {
    pub(super) fn new(l: &'a Locale, v: &'a FormView, marks: &'a [Mark]) -> Option<Self> {
        let q = v.currency.question.as_ref()?;
        let typed = &v.input.convert_rate;
        let home = v.books.home_currency;
        Some(Self {
            l,
            marks,
            rate: if typed.is_empty() {
                q.rate
                    .map_or_else(String::new, |rate| rate.normalize().to_string())
            } else {
                typed.clone()
            },
            is_rate_known: q.rate.is_some(),
            turned: Become::of(l, q),
            home: (q.to != home).then(|| home.code()),
            new_name: format!("{} ({})", v.input.to.trim(), q.from.code()),
            q,
        })
    }

    fn words(&self, key: &str) -> String {
        let (deal, customer) = (self.q.from.code(), self.q.to.code());
        let values: [(&str, Value<'_>); 7] = [
            ("deal", deal.into()),
            ("customer", customer.into()),
            ("from", deal.into()),
            ("to", customer.into()),
            ("date", self.l.date(self.q.today).into()),
            ("name", (&self.new_name).into()),
            ("home", self.home.unwrap_or_default().into()),
        ];
        self.l.text_with(key, &values)
    }

    fn keeps(&self) -> String {
        let values = [
            ("before", Value::from(&self.turned.before)),
            ("after", Value::from(&self.turned.same)),
        ];
        self.l.text_with("currency-keep-help", &values)
    }

    fn becomes(&self) -> String {
        let amount = Value::from(&self.turned.before);
        self.l.text_with("currency-become", &[("amount", amount)])
    }
}
