//! What QuickBooks has of a customer beside what an invoice says: only what differs, and never a masked value.

use super::books::BooksCustomer;
use super::customer::{same_form, search_form};
use super::draft::Draft;
use super::tax_number::{Agreement, agreement, visible_end};

/// What may be taken over into the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Address,
    Email,
    TaxNumber,
    Phone,
}

impl Part {
    pub const ALL: [Self; 4] = [Self::Address, Self::Email, Self::TaxNumber, Self::Phone];

    pub fn key(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Email => "email",
            Self::TaxNumber => "tax-number",
            Self::Phone => "phone",
        }
    }
}

/// A tax number of which QuickBooks shows only the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    pub end: String,
    pub agrees: bool,
}

/// One part, line by line on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub part: Part,
    pub now: Vec<String>,
    pub then: Vec<String>,
    pub masked: Option<Masked>,
}

impl Difference {
    /// Chosen beforehand: what is certainly another value.
    pub fn is_certain(&self) -> bool {
        self.masked.is_none()
    }
}

/// What is worth a word before anybody asks; a phone alone is not.
pub fn telling(customer: &BooksCustomer, draft: &Draft) -> Vec<Part> {
    differences(customer, draft)
        .into_iter()
        .filter(|one| one.part != Part::Phone && !one.masked.as_ref().is_some_and(|m| m.agrees))
        .map(|one| one.part)
        .collect()
}

/// In the order of the form. What the invoice leaves empty is no difference.
pub fn differences(customer: &BooksCustomer, draft: &Draft) -> Vec<Difference> {
    let buyer = &draft.buyer;
    let plain = |part, now: Vec<String>, then: Vec<String>| Difference {
        part,
        now,
        then,
        masked: None,
    };
    let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
    let mut found = Vec::new();
    let address = lines(&buyer.address);
    if !address.is_empty() && !is_same_address(&customer.address, &address, &in_parts(draft)) {
        found.push(plain(Part::Address, customer.address.clone(), address));
    }
    let emails = addresses(&buyer.email);
    if !emails.is_empty() && emails != addresses(customer.email.as_deref().unwrap_or_default()) {
        let now = one(&customer.email);
        found.push(plain(Part::Email, now, vec![buyer.email.clone()]));
    }
    found.extend(tax_number(customer, &buyer.tax_number));
    let phone = digits(&draft.newcomer.phone);
    if !phone.is_empty() && phone != digits(customer.phone.as_deref().unwrap_or_default()) {
        let now = one(&customer.phone);
        found.push(plain(Part::Phone, now, vec![draft.newcomer.phone.clone()]));
    }
    found
}

fn tax_number(customer: &BooksCustomer, ours: &str) -> Option<Difference> {
    let ours = ours.trim();
    // What came out of a mask must never go back into the books.
    if ours.is_empty() || visible_end(ours).is_some() {
        return None;
    }
    let theirs = customer.tax_number.as_deref().unwrap_or_default().trim();
    let masked = visible_end(theirs).map(|end| Masked {
        agrees: agreement(ours, theirs) == Some(Agreement::End),
        end,
    });
    let differs = masked.is_some() || agreement(ours, theirs) != Some(Agreement::Whole);
    differs.then(|| Difference {
        part: Part::TaxNumber,
        now: if theirs.is_empty() || masked.is_some() {
            Vec::new()
        } else {
            vec![theirs.to_owned()]
        },
        then: vec![ours.to_owned()],
        masked,
    })
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn addresses(list: &str) -> Vec<String> {
    let mut all: Vec<String> = list
        .split([',', ';'])
        .map(same_form)
        .filter(|one| !one.is_empty())
        .collect();
    all.sort();
    all.dedup();
    all
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// As a new customer would get it.
fn in_parts(draft: &Draft) -> [String; 5] {
    let new = &draft.newcomer;
    [
        &new.street,
        &new.city,
        &new.state,
        &new.postal_code,
        &new.country,
    ]
    .map(Clone::clone)
}

/// The same words, in whatever order a country puts them; a country may be missing, or written as a code.
fn is_same_address(theirs: &[String], ours: &[String], parts: &[String]) -> bool {
    let given = words(theirs);
    if given.is_empty() {
        return false;
    }
    if given == words(ours) || given == words(parts) {
        return true;
    }
    let (their_country, our_country) = (country(theirs), country(ours));
    let is_code = |line: Option<&String>| line.is_some_and(|line| line.trim().len() <= 3);
    let compatible = their_country.is_none()
        || our_country.is_none()
        || is_code(their_country)
        || is_code(our_country);
    let bare = |lines: &[String], has: bool| {
        let kept = lines.len().saturating_sub(usize::from(has));
        words(lines.get(..kept).unwrap_or_default())
    };
    compatible && bare(theirs, their_country.is_some()) == bare(ours, our_country.is_some())
}

/// The last line, where it can be a country: letters alone, and something stands above it.
fn country(lines: &[String]) -> Option<&String> {
    let last = lines.last().filter(|_| lines.len() > 1)?;
    (!last.chars().any(|c| c.is_ascii_digit())).then_some(last)
}

fn words(lines: &[String]) -> Vec<String> {
    let mut all: Vec<String> = lines
        .iter()
        .flat_map(|line| {
            search_form(line)
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(theirs: &[&str], ours: &[&str]) -> bool {
        let own = |lines: &[&str]| {
            lines
                .iter()
                .map(|line| (*line).to_owned())
                .collect::<Vec<_>>()
        };
        is_same_address(&own(theirs), &own(ours), &[])
    }

    #[test]
    fn an_address_in_another_spelling_is_the_same() {
        assert!(same(
            &["Sadama 5", "10111 Tallinn", "EST"],
            &["Sadama 5", "Tallinn 10111", "Estonia"]
        ));
        assert!(same(
            &["1 High St", "Reno, NV 89501"],
            &["1 High St", "Reno NV 89501", "USA"]
        ));
        assert!(!same(
            &["Sadama 5", "10111 Tallinn", "Estonia"],
            &["Sadama 5", "10111 Tallinn", "Finland"]
        ));
        assert!(!same(&["Sadama 5"], &["Sadama 6"]));
        assert!(!same(&[], &["Sadama 6"]));
    }
}
