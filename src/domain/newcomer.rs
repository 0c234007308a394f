//! A customer that does not exist in QuickBooks yet: proposed from the deal, typed over, checked.

use super::check::{Say, too_long};
use super::customer::Buyer;
use super::deal::{Deal, Record};
use super::money::Currency;
use super::problem::{Place, Problem};
use super::settings::{Settings, Source};

/// The fields of a new customer, as typed. E-mail and tax number are the buyer's.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Newcomer {
    /// Empty: what stands under *To*.
    pub display_name: String,
    pub company: String,
    pub first_name: String,
    pub last_name: String,
    pub phone: String,
    /// May have several lines.
    pub street: String,
    pub city: String,
    pub state: String,
    pub postal_code: String,
    pub country: String,
    /// Cannot be changed later. Empty: the invoice's.
    pub currency: String,
}

impl Newcomer {
    /// What the deal knows about its buyer.
    pub fn from_deal(deal: &Deal, settings: &Settings, buyer: &Buyer) -> Self {
        let person = |key: &str| deal.value_of(&Source::new(Record::Person, key)).trim();
        let (given, family) = (person("first_name"), person("last_name"));
        let is_company = deal.organization.is_some();
        let address = settings
            .address
            .as_ref()
            .map(|source| Parts::of(deal, source))
            .unwrap_or_default();
        Self {
            display_name: String::new(),
            company: if is_company {
                buyer.name.chars().take(MOST_COMPANY).collect()
            } else {
                String::new()
            },
            first_name: given.to_owned(),
            last_name: family.to_owned(),
            phone: person("phone").to_owned(),
            street: address.street,
            city: address.city,
            state: address.state,
            postal_code: address.postal_code,
            country: address.country,
            currency: Currency::parse(&deal.currency)
                .map_or_else(|_| String::new(), |currency| currency.code().to_owned()),
        }
    }

    pub fn has_same_address(&self, other: &Self) -> bool {
        let parts = |one: &Self| {
            [
                &one.street,
                &one.city,
                &one.state,
                &one.postal_code,
                &one.country,
            ]
            .map(|part| part.trim().to_owned())
        };
        parts(self) == parts(other)
    }

    /// An address in free lines instead of one in parts.
    #[must_use]
    pub fn with_lines(mut self, lines: &str) -> Self {
        lines.trim().clone_into(&mut self.street);
        for part in [
            &mut self.city,
            &mut self.state,
            &mut self.postal_code,
            &mut self.country,
        ] {
            part.clear();
        }
        self
    }

    #[must_use]
    pub fn trimmed(&self) -> Self {
        let own = |text: &str| text.trim().to_owned();
        Self {
            display_name: own(&self.display_name),
            company: own(&self.company),
            first_name: own(&self.first_name),
            last_name: own(&self.last_name),
            phone: own(&self.phone),
            street: own(&self.street),
            city: own(&self.city),
            state: own(&self.state),
            postal_code: own(&self.postal_code),
            country: own(&self.country),
            currency: own(&self.currency),
        }
    }

    /// What QuickBooks calls the customer.
    pub fn name<'a>(&'a self, buyer: &'a Buyer) -> &'a str {
        if self.display_name.is_empty() {
            &buyer.name
        } else {
            &self.display_name
        }
    }
}

/// An address in QuickBooks' parts.
#[derive(Default)]
struct Parts {
    street: String,
    city: String,
    state: String,
    postal_code: String,
    country: String,
}

impl Parts {
    /// Pipedrive's components, or the lines of an address that has none.
    fn of(deal: &Deal, source: &Source) -> Self {
        let part = |name: &str| {
            let key = format!("{}.{name}", source.key);
            let source = Source::new(source.record, &key);
            deal.value_of(&source).trim().to_owned()
        };
        let lines = deal.value_of(source).trim();
        let (locality, sublocality) = (part("locality"), part("sublocality"));
        let city = if locality.is_empty() {
            sublocality
        } else {
            locality
        };
        let postal_code = part("postal_code");
        let street = street(&part, lines);
        if street.is_empty() || (city.is_empty() && postal_code.is_empty()) {
            return Self {
                street: lines.to_owned(),
                ..Self::default()
            };
        }
        let region = part("admin_area_level_1");
        Self {
            street,
            state: if region == city {
                String::new()
            } else {
                region
            },
            city,
            postal_code,
            country: part("country"),
        }
    }
}

/// The line with the street's name, as the whole address writes it: countries disagree where the number stands.
fn street(part: &impl Fn(&str) -> String, lines: &str) -> String {
    let route = part("route");
    if route.is_empty() {
        return String::new();
    }
    let written = lines.lines().find(|line| line.contains(&route));
    written.map_or_else(
        || {
            format!("{route} {}", part("street_number"))
                .trim()
                .to_owned()
        },
        str::to_owned,
    )
}

/// QuickBooks' lengths (5.1, 5.3).
const MOST_NAME: usize = 500;
const MOST_COMPANY: usize = 100;
const MOST_LINE: usize = 500;
const MOST_LINES: usize = 5;

/// What QuickBooks would refuse of a new customer.
pub(super) fn check(
    newcomer: &Newcomer,
    buyer: &Buyer,
    invoice: Option<Currency>,
    multicurrency: bool,
    say: &mut Say<'_>,
) {
    let name = newcomer.name(buyer);
    let forbidden = [':', '\t', '\n', '\r'];
    if name.is_empty() {
        say(Place::DisplayName, Problem::Empty);
    } else if name.contains(forbidden) {
        say(Place::DisplayName, Problem::NameCharacters);
    }
    too_long(name, MOST_NAME, Place::DisplayName, say);
    for (text, place) in [
        (&newcomer.first_name, Place::FirstName),
        (&newcomer.last_name, Place::LastName),
    ] {
        if text.contains(forbidden) {
            say(place.clone(), Problem::NameCharacters);
        }
        too_long(text, MOST_COMPANY, place, say);
    }
    for (text, most, place) in [
        (&newcomer.company, MOST_COMPANY, Place::Company),
        (&newcomer.phone, 30, Place::Phone),
        (&newcomer.city, 255, Place::City),
        (&newcomer.state, 255, Place::State),
        (&newcomer.postal_code, 30, Place::PostalCode),
        (&newcomer.country, 255, Place::Country),
    ] {
        too_long(text, most, place, say);
    }
    if let Some(longest) = newcomer
        .street
        .lines()
        .max_by_key(|line| line.chars().count())
    {
        too_long(longest, MOST_LINE, Place::Street, say);
    }
    if newcomer
        .street
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count()
        > MOST_LINES
    {
        say(Place::Street, Problem::TooManyRows(MOST_LINES));
    }
    if multicurrency && !newcomer.currency.is_empty() {
        match Currency::parse(&newcomer.currency) {
            Ok(theirs) if invoice.is_some_and(|ours| ours != theirs) => {
                say(Place::Currency, Problem::CustomerCurrency(theirs));
            }
            Ok(_) => {}
            Err(error) => say(Place::NewCurrency, Problem::UnknownCurrency(error.0)),
        }
    }
}

/// A name that nobody has yet: with a suffix, as QuickBooks' own users do (5.3).
pub fn another_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let kept: String = name.trim().chars().take(MOST_NAME - 8).collect();
    let numbered = (2..100).map(|number| format!("{kept} (C{number})"));
    std::iter::once(format!("{kept} (C)"))
        .chain(numbered)
        .find(|one| !is_taken(one))
        .unwrap_or_else(|| format!("{kept} (C)"))
}

#[cfg(test)]
#[path = "newcomer_tests.rs"]
mod tests;
