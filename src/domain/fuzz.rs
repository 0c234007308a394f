//! What people type, and what providers name, read from any bytes.

use rust_decimal::Decimal;

use super::books::{BooksProfile, TaxRegime};
use super::form::{self, FormInput, LineInput};
use super::ids::{DealId, RealmId};
use super::money::{self, Currency};
use super::subject::Subject;
use super::totals::Totals;
use super::{check, customer, names, tax_number};
use crate::fuzz;

fn books() -> BooksProfile {
    BooksProfile {
        company_name: String::new(),
        country: "US".to_owned(),
        home_currency: Currency::parse("USD").unwrap(),
        multicurrency: true,
        tax: TaxRegime::UsAutomated,
        custom_numbers: true,
        allow_discount: true,
        closed_until: None,
        time_zone: String::new(),
        default_term: None,
        classes: true,
        locations: true,
        location_word: None,
        own_fields: Vec::new(),
        last_number: None,
        online_payments: None,
    }
}

#[test]
fn fuzz_typed_money_reads_as_it_is_written() {
    fuzz::run("money", |bytes| {
        let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
        let digits = u32::from(first % 8);
        let Ok(amount) = money::parse_typed(&fuzz::text(rest), digits) else {
            return false;
        };
        assert!(amount.abs() <= money::LARGEST && amount.scale() <= digits);
        assert!(!(amount.is_zero() && amount.is_sign_negative()), "-0");
        assert_eq!(money::parse_typed(&amount.to_string(), digits), Ok(amount));
        if let Some(minor) = money::to_minor(amount) {
            assert_eq!(money::from_minor(minor), money::round(amount, 2));
        }
        true
    });
}

#[test]
fn fuzz_a_typed_form_is_summed_up_or_refused_at_its_fields() {
    fuzz::run("typed_form", |bytes| {
        let all = fuzz::text(bytes);
        let mut words = all.split('\n').map(str::to_owned);
        let mut next = || words.next().unwrap_or_default();
        let mut input = FormInput {
            customer_kind: next(),
            customer_id: next(),
            to: next(),
            email: next(),
            tax_number: next(),
            currency: next(),
            rate: next(),
            issued: next(),
            due: next(),
            number: next(),
            tax: next(),
            discount: next(),
            discount_kind: next(),
            ..FormInput::default()
        };
        input.extras.term = next();
        for _ in 0..3 {
            input.lines.push(LineInput {
                kind: next(),
                item: next(),
                quantity: next(),
                price: next(),
                discount: next(),
                discount_kind: next(),
                description: next(),
                ..LineInput::default()
            });
        }
        let today = "2026-11-26".parse().unwrap();
        let (draft, errors) = form::read(&input, &books(), None, "", today);
        let totals = Totals::of(&draft, &[]);
        let found = check::check(&draft, &books(), &[]);
        if errors.is_empty() && found.is_empty() {
            let most = Decimal::from(1_000) * money::LARGEST * money::LARGEST;
            assert!(totals.total.abs() < most);
            let again = FormInput::from(&draft);
            let (twice, _) = form::read(&again, &books(), None, "", today);
            assert_eq!(
                Totals::of(&twice, &[]).total,
                totals.total,
                "what is shown again is the same"
            );
        }
        errors.len() < 4
    });
}

#[test]
fn fuzz_names_and_numbers_are_compared() {
    fuzz::run("names", |bytes| {
        let text = fuzz::text(bytes);
        let (one, other) = text.split_once('\n').unwrap_or((&text, ""));
        let near = names::is_near(one, other);
        assert_eq!(names::is_near(other, one), near, "both ways");
        let _words = (names::search_words(one), names::mail_domain(other));
        let folded = customer::same_form(one);
        assert_eq!(
            customer::same_form(&folded),
            folded,
            "folded once is folded"
        );
        let agreed = tax_number::agreement(one, other).is_some();
        if let Some(end) = tax_number::visible_end(one)
            && end.chars().count() > 3
        {
            let seen = tax_number::agreement(&end, one);
            assert_eq!(seen, Some(tax_number::Agreement::End), "what is visible");
        }
        near || agreed || tax_number::search_words(one).len() > 1
    });
}

#[test]
fn fuzz_ids_are_read_strictly() {
    fuzz::run("ids", |bytes| {
        let text = fuzz::text(bytes);
        let realm = RealmId::parse(&text);
        if let Ok(realm) = &realm {
            assert!(
                realm.reveal().len() <= 20 && realm.reveal().bytes().all(|b| b.is_ascii_digit())
            );
        }
        let deal = text.parse::<DealId>();
        if let Ok(deal) = &deal {
            assert!(deal.0 > 0);
        }
        let subject = text.parse::<Subject>();
        if let Ok(subject) = &subject {
            assert_eq!(subject.to_string().parse::<Subject>().ok(), Some(*subject));
        }
        realm.is_ok() || deal.is_ok() || subject.is_ok() || Currency::parse(&text).is_ok()
    });
}
