//! Codes, access tokens and rotating refresh tokens (contract 2.3, 2.4).

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::random;
use crate::quickbooks::switches::Switches;

pub(crate) const ACCESS_SECONDS: i64 = 3600;
pub(crate) const REFRESH_SECONDS: i64 = 8_726_400;
const CODE_MINUTES: i64 = 5;
const HARD_SECONDS: i64 = 157_680_000;

struct Code {
    realm: String,
    redirect_uri: String,
    scope: String,
    expires: DateTime<Utc>,
    used_for: Option<usize>,
}

struct Refresh {
    value: String,
    issued: DateTime<Utc>,
    expires: DateTime<Utc>,
}

struct Grant {
    realm: String,
    scope: String,
    consented: DateTime<Utc>,
    revoked: bool,
    access: Vec<(String, DateTime<Utc>)>,
    current: Refresh,
    /// Earlier values and when they die.
    old: Vec<(String, DateTime<Utc>)>,
}

/// Everything the authorization server remembers.
#[derive(Default)]
pub(crate) struct Grants {
    codes: BTreeMap<String, Code>,
    grants: Vec<Grant>,
}

/// What an access token is worth.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Unknown,
    Expired,
    Revoked,
    /// Good for this company.
    Good {
        realm: String,
        scope: String,
    },
}

/// A fresh pair.
pub(crate) struct Issued {
    pub access: String,
    pub refresh: String,
    pub refresh_seconds: i64,
    pub hard_seconds: i64,
}

impl Grants {
    pub(crate) fn code(
        &mut self,
        realm: &str,
        redirect_uri: &str,
        scope: &str,
        now: DateTime<Utc>,
    ) -> String {
        let code = format!("AB11{}", random(46));
        let entry = Code {
            realm: realm.to_owned(),
            redirect_uri: redirect_uri.to_owned(),
            scope: scope.to_owned(),
            expires: now + TimeDelta::minutes(CODE_MINUTES),
            used_for: None,
        };
        self.codes.insert(code.clone(), entry);
        code
    }

    /// Exchanges a code once; `Err` is OAuth's error word.
    pub(crate) fn exchange(
        &mut self,
        code: &str,
        redirect_uri: &str,
        now: DateTime<Utc>,
        switches: &Switches,
    ) -> Result<Issued, &'static str> {
        let entry = self.codes.get_mut(code).ok_or("invalid_grant")?;
        if let Some(first) = entry.used_for {
            if switches.second_code_use_revokes
                && let Some(grant) = self.grants.get_mut(first)
            {
                grant.revoked = true;
            }
            return Err("invalid_grant");
        }
        if entry.expires <= now {
            return Err("invalid_grant");
        }
        if entry.redirect_uri != redirect_uri {
            return Err("invalid_request");
        }
        entry.used_for = Some(self.grants.len());
        let mut grant = Grant {
            realm: entry.realm.clone(),
            scope: entry.scope.clone(),
            consented: now,
            revoked: false,
            access: Vec::new(),
            current: refresh_token(now),
            old: Vec::new(),
        };
        let issued = grant.issue(now);
        self.grants.push(grant);
        Ok(issued)
    }

    /// A new access token for a refresh token, whose value changes about every 24 h.
    pub(crate) fn refresh(
        &mut self,
        token: &str,
        now: DateTime<Utc>,
        switches: &Switches,
    ) -> Result<Issued, &'static str> {
        let knows = |grant: &&mut Grant| {
            grant.current.value == token || grant.old.iter().any(|(v, _)| v == token)
        };
        let grant = self.grants.iter_mut().find(knows).ok_or("invalid_grant")?;
        if grant.revoked || grant.current.expires <= now || grant.hard_end() <= now {
            return Err("invalid_grant");
        }
        if grant.current.value == token {
            if now - grant.current.issued >= TimeDelta::hours(24) {
                let overlap = if switches.old_refresh_dies {
                    TimeDelta::zero()
                } else {
                    TimeDelta::hours(24)
                };
                let old = std::mem::replace(&mut grant.current, refresh_token(now));
                grant.old.push((old.value, now + overlap));
            }
        } else if !grant
            .old
            .iter()
            .any(|(value, dies)| value == token && *dies > now)
        {
            return Err("invalid_grant");
        }
        grant.current.expires = now + TimeDelta::seconds(REFRESH_SECONDS);
        Ok(grant.issue(now))
    }

    /// Ends the connection of either token; false if it is not alive.
    pub(crate) fn revoke(&mut self, token: &str, now: DateTime<Utc>) -> bool {
        let grant = self.grants.iter_mut().find(|grant| {
            grant.current.value == token
                || grant.old.iter().any(|(value, _)| value == token)
                || grant.access.iter().any(|(value, _)| value == token)
        });
        match grant {
            Some(grant) if !grant.revoked && grant.current.expires > now => {
                grant.revoked = true;
                true
            }
            _ => false,
        }
    }

    /// The user's "Disconnect" inside QuickBooks: all grants of the company.
    pub(crate) fn disconnect(&mut self, realm: &str) {
        self.grants
            .iter_mut()
            .filter(|grant| grant.realm == realm)
            .for_each(|grant| grant.revoked = true);
    }

    pub(crate) fn standing(&self, token: &str, now: DateTime<Utc>) -> Standing {
        for grant in &self.grants {
            if let Some((_, expires)) = grant.access.iter().find(|(value, _)| value == token) {
                return if grant.revoked {
                    Standing::Revoked
                } else if *expires <= now {
                    Standing::Expired
                } else {
                    Standing::Good {
                        realm: grant.realm.clone(),
                        scope: grant.scope.clone(),
                    }
                };
            }
        }
        Standing::Unknown
    }

    /// Whether the app holds a living connection to the company: only then are there events.
    pub(crate) fn connected(&self, realm: &str, now: DateTime<Utc>) -> bool {
        self.grants
            .iter()
            .any(|g| g.realm == realm && !g.revoked && g.current.expires > now)
    }

    /// Lets tokens of every grant die (lever).
    pub(crate) fn expire(&mut self, access: bool, refresh: bool, now: DateTime<Utc>) {
        for grant in &mut self.grants {
            if access {
                grant
                    .access
                    .iter_mut()
                    .for_each(|(_, expires)| *expires = now);
            }
            if refresh {
                grant.current.expires = now;
            }
        }
    }
}

impl Grant {
    fn hard_end(&self) -> DateTime<Utc> {
        self.consented + TimeDelta::seconds(HARD_SECONDS)
    }

    fn issue(&mut self, now: DateTime<Utc>) -> Issued {
        let access = format!(
            "eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0..{}",
            random(600)
        );
        self.access
            .push((access.clone(), now + TimeDelta::seconds(ACCESS_SECONDS)));
        Issued {
            access,
            refresh: self.current.value.clone(),
            refresh_seconds: (self.current.expires - now).num_seconds(),
            hard_seconds: (self.hard_end() - now).num_seconds(),
        }
    }
}

fn refresh_token(now: DateTime<Utc>) -> Refresh {
    let expires = now + TimeDelta::seconds(REFRESH_SECONDS);
    Refresh {
        value: format!("RT1-39-H3-{}{}", expires.timestamp(), random(24)),
        issued: now,
        expires,
    }
}
