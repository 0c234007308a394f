//! Whose invoices a list shows: a record of Pipedrive.

use std::fmt;

use super::ids::{DealId, OrganizationId, PersonId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    Deal(DealId),
    Person(PersonId),
    Organization(OrganizationId),
}

impl Subject {
    /// Pipedrive's word for the kind of record (`pipedrive.md` 4.1).
    pub fn key(self) -> &'static str {
        match self {
            Self::Deal(_) => "deal",
            Self::Person(_) => "person",
            Self::Organization(_) => "organization",
        }
    }

    pub fn id(self) -> i64 {
        match self {
            Self::Deal(id) => id.0,
            Self::Person(id) => id.0,
            Self::Organization(id) => id.0,
        }
    }

    pub fn parse(key: &str, id: &str) -> Option<Self> {
        match key {
            "deal" => id.parse().ok().map(Self::Deal),
            "person" => id.parse().ok().map(Self::Person),
            "organization" => id.parse().ok().map(Self::Organization),
            _ => None,
        }
    }

    pub fn deal(self) -> Option<DealId> {
        match self {
            Self::Deal(deal) => Some(deal),
            Self::Person(_) | Self::Organization(_) => None,
        }
    }
}

impl From<DealId> for Subject {
    fn from(deal: DealId) -> Self {
        Self::Deal(deal)
    }
}

/// `deal-481`
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.key(), self.id())
    }
}

impl std::str::FromStr for Subject {
    type Err = super::ids::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (key, id) = text.split_once('-').ok_or(super::ids::NotAnId)?;
        Self::parse(key, id).ok_or(super::ids::NotAnId)
    }
}

/// Whom a deal belongs to in Pipedrive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parties {
    pub organization: Option<OrganizationId>,
    pub person: Option<PersonId>,
}

impl Parties {
    /// Whom the deal's customer in QuickBooks is linked to: the organization, else the person, else the deal itself.
    pub fn buyer(self, deal: DealId) -> Subject {
        match (self.organization, self.person) {
            (Some(id), _) => Subject::Organization(id),
            (None, Some(id)) => Subject::Person(id),
            (None, None) => Subject::Deal(deal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_reads_as_it_is_written() {
        for subject in [
            Subject::Deal(DealId(481)),
            Subject::Person(PersonId(7)),
            Subject::Organization(OrganizationId(12)),
        ] {
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        for wrong in ["", "deal", "deal-", "deal-0", "lead-4", "deal-4-5", "-4"] {
            assert!(wrong.parse::<Subject>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_organization_buys_before_the_person() {
        let (organization, person) = (Some(OrganizationId(1)), Some(PersonId(2)));
        let buyer = |organization, person| {
            Parties {
                organization,
                person,
            }
            .buyer(DealId(3))
            .to_string()
        };
        assert_eq!(buyer(organization, person), "organization-1");
        assert_eq!(buyer(None, person), "person-2");
        assert_eq!(buyer(None, None), "deal-3");
    }
}
