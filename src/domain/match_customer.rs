//! Which QuickBooks customer a deal's buyer is: a question unless exactly one matches exactly.

use super::books::BooksCustomer;
use super::customer::{Buyer, same_form, search_form};
use super::money::Currency;
use super::names::{is_near, is_public_mail, mail_domain};
use super::tax_number::{Agreement, agreement};

/// Why a customer is proposed, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchReason {
    NameAndTax,
    /// The name, and the end of a tax number of which QuickBooks shows no more.
    NameAndTaxEnd,
    NameAndEmail,
    Name,
    Tax,
    Email,
    TaxEnd,
    NearAndDomain,
    Near,
    Person,
    Domain,
}

impl MatchReason {
    /// The same name in every letter that counts.
    fn is_exact(self) -> bool {
        matches!(
            self,
            Self::NameAndTax | Self::NameAndTaxEnd | Self::NameAndEmail | Self::Name
        )
    }

    /// Strong enough to show a customer that cannot be chosen.
    fn is_strong(self) -> bool {
        self <= Self::Email
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// An inactive one is shown but cannot be chosen.
    pub customer: BooksCustomer,
    pub reason: MatchReason,
    /// Only an exact, single, active match in the wanted currency may be chosen for the person.
    pub certain: bool,
}

/// Whom a customer is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub buyer: &'a Buyer,
    /// The deal's contact person.
    pub person: &'a str,
    pub currency: Option<Currency>,
}

/// The most proposals a person is shown.
const MOST: usize = 8;

/// What QuickBooks puts behind the name of a customer made inactive.
pub const DELETED: &str = " (deleted)";

/// Candidates of the buyer, surest first. A look-alike is a question, never a link.
pub fn propose(wanted: Wanted<'_>, customers: &[BooksCustomer]) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = customers
        .iter()
        .filter_map(|customer| {
            let reason = reason_for(wanted, customer)?;
            (customer.active || reason.is_strong()).then(|| Proposal {
                customer: customer.clone(),
                reason,
                certain: false,
            })
        })
        .collect();
    let misfit = |p: &Proposal| wanted.currency.is_some() && p.customer.currency != wanted.currency;
    found.sort_by(|a, b| {
        (
            !a.customer.active,
            a.reason,
            misfit(a),
            &a.customer.display_name,
        )
            .cmp(&(
                !b.customer.active,
                b.reason,
                misfit(b),
                &b.customer.display_name,
            ))
    });
    found.truncate(MOST);
    let sure = |p: &&mut Proposal| p.customer.active && p.reason.is_exact();
    let mut exact: Vec<&mut Proposal> = found.iter_mut().filter(sure).collect();
    if let [only] = exact.as_mut_slice() {
        only.certain = only.customer.currency.is_none()
            || wanted.currency.is_none()
            || only.customer.currency == wanted.currency;
    }
    found
}

/// The name without QuickBooks' mark of an inactive one.
pub fn living_name(customer: &BooksCustomer) -> &str {
    let name = customer.display_name.as_str();
    if customer.active {
        name
    } else {
        name.strip_suffix(DELETED).unwrap_or(name)
    }
}

fn reason_for(wanted: Wanted<'_>, customer: &BooksCustomer) -> Option<MatchReason> {
    let buyer = wanted.buyer;
    let name = same_form(&buyer.name);
    let own = living_name(customer);
    let mut names = [Some(own), customer.company_name.as_deref()]
        .into_iter()
        .flatten()
        .map(same_form);
    let same_name = !name.is_empty() && names.any(|theirs| theirs == name);
    let tax = customer
        .tax_number
        .as_deref()
        .and_then(|theirs| agreement(&buyer.tax_number, theirs));
    let same_email = has_email(customer, &buyer.email);
    Some(match (same_name, tax) {
        (true, Some(Agreement::Whole)) => MatchReason::NameAndTax,
        (true, Some(Agreement::End)) => MatchReason::NameAndTaxEnd,
        (true, Some(Agreement::None) | None) if same_email => MatchReason::NameAndEmail,
        (true, Some(Agreement::None) | None) => MatchReason::Name,
        (false, Some(Agreement::Whole)) => MatchReason::Tax,
        (false, _) if same_email => MatchReason::Email,
        (false, Some(Agreement::End)) => MatchReason::TaxEnd,
        (false, Some(Agreement::None) | None) => return weaker(wanted, customer, own),
    })
}

fn weaker(wanted: Wanted<'_>, customer: &BooksCustomer, own: &str) -> Option<MatchReason> {
    let ours = mail_domain(&wanted.buyer.email).filter(|domain| !is_public_mail(domain));
    let theirs = customer.email.as_deref().and_then(mail_domain);
    let same_domain = ours.is_some() && ours == theirs;
    let near = is_near(&wanted.buyer.name, own)
        || customer
            .company_name
            .as_deref()
            .is_some_and(|company| is_near(&wanted.buyer.name, company));
    match (near, same_domain) {
        (true, true) => Some(MatchReason::NearAndDomain),
        (true, false) => Some(MatchReason::Near),
        (false, _) if is_person(wanted.person, customer) => Some(MatchReason::Person),
        (false, true) => Some(MatchReason::Domain),
        (false, false) => None,
    }
}

fn has_email(customer: &BooksCustomer, email: &str) -> bool {
    let all = |list: &str| -> Vec<String> {
        list.split([',', ';'])
            .map(same_form)
            .filter(|one| !one.is_empty())
            .collect()
    };
    let ours = all(email);
    customer
        .email
        .as_deref()
        .is_some_and(|theirs| all(theirs).iter().any(|one| ours.contains(one)))
}

fn is_person(person: &str, customer: &BooksCustomer) -> bool {
    let [first, last] = [&customer.given_name, &customer.family_name]
        .map(|part| search_form(part.as_deref().unwrap_or_default()));
    let person = search_form(person);
    !first.is_empty()
        && !last.is_empty()
        && (person == format!("{first} {last}") || person == format!("{last} {first}"))
}

/// What the candidates are looked up by in our copy, the most telling first.
pub fn search_words(wanted: Wanted<'_>) -> Vec<String> {
    let buyer = wanted.buyer;
    let mut words = Vec::new();
    words.extend(
        buyer
            .email
            .split([',', ';'])
            .map(search_form)
            .filter(|one| !one.is_empty()),
    );
    words.extend(mail_domain(&buyer.email).filter(|domain| !is_public_mail(domain)));
    words.extend(super::tax_number::search_words(&buyer.tax_number));
    words.push(search_form(wanted.person));
    let mut name = super::names::search_words(&buyer.name);
    name.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.extend(name);
    words.retain(|word| word.chars().count() > 2);
    let mut seen = std::collections::BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words
}

#[cfg(test)]
#[path = "match_customer_tests.rs"]
mod tests;
