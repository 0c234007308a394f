//! Codes and tokens that were handed out, and whether they still count (contract 2).

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::record::Id;

#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) company: Id,
    pub(crate) user: Id,
    pub(crate) issued: DateTime<Utc>,
    pub(crate) used: bool,
}

/// One user's consent: an installation.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) company: Id,
    pub(crate) user: Id,
    pub(crate) refresh: String,
    pub(crate) refreshed: DateTime<Utc>,
    pub(crate) scopes: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Access {
    pub(crate) company: Id,
    pub(crate) user: Id,
    pub(crate) scopes: Vec<String>,
    pub(crate) expires: DateTime<Utc>,
}

#[derive(Debug, Default)]
pub(crate) struct Grants {
    pub(crate) codes: BTreeMap<String, Code>,
    pub(crate) installed: Vec<Grant>,
    pub(crate) access: BTreeMap<String, Access>,
}

/// Why a code or refresh token was refused, in Pipedrive's words (contract 2.5).
pub(crate) type Invalid = &'static str;

impl Grants {
    pub(crate) fn issue_code(&mut self, company: Id, user: Id, now: DateTime<Utc>) -> String {
        let code = format!("{company}.{user}.{}", Uuid::new_v4().simple());
        self.codes.insert(
            code.clone(),
            Code {
                company,
                user,
                issued: now,
                used: false,
            },
        );
        code
    }

    /// Takes a code once, within five minutes, and installs the app for its user.
    pub(crate) fn redeem(
        &mut self,
        code: &str,
        scopes: &[String],
        now: DateTime<Utc>,
    ) -> Result<Grant, Invalid> {
        let code = self
            .codes
            .get_mut(code)
            .ok_or("authorization_code is invalid")?;
        if code.used {
            return Err("authorization_code is invalid");
        }
        code.used = true;
        if now - code.issued > TimeDelta::minutes(5) {
            return Err("authorization_code has expired");
        }
        let grant = Grant {
            company: code.company,
            user: code.user,
            refresh: refresh_token(code.company, code.user),
            refreshed: now,
            scopes: scopes.to_vec(),
        };
        self.installed
            .retain(|old| (old.company, old.user) != (grant.company, grant.user));
        self.installed.push(grant.clone());
        Ok(grant)
    }

    /// Restarts the 60 days of a refresh token; with `rotate` it is replaced as well.
    pub(crate) fn refresh(
        &mut self,
        token: &str,
        rotate: bool,
        now: DateTime<Utc>,
    ) -> Result<Grant, Invalid> {
        let grant = self
            .installed
            .iter_mut()
            .find(|grant| grant.refresh == token)
            .filter(|grant| now - grant.refreshed <= TimeDelta::days(60))
            .ok_or("refresh_token is invalid")?;
        grant.refreshed = now;
        if rotate {
            grant.refresh = refresh_token(grant.company, grant.user);
        }
        Ok(grant.clone())
    }

    /// A new access token of at least 768 characters, good for 3599 seconds.
    pub(crate) fn issue_access(&mut self, grant: &Grant, now: DateTime<Utc>) -> String {
        let noise: String = (0..25)
            .map(|_| Uuid::new_v4().simple().to_string())
            .collect();
        let token = format!("v1u:{noise}");
        let access = Access {
            company: grant.company,
            user: grant.user,
            scopes: grant.scopes.clone(),
            expires: now + TimeDelta::seconds(3599),
        };
        self.access.insert(token.clone(), access);
        token
    }

    pub(crate) fn drop_access_of(&mut self, company: Id, user: Id) {
        self.access
            .retain(|_, access| (access.company, access.user) != (company, user));
    }

    pub(crate) fn of_user(&self, user: Id) -> Option<&Grant> {
        self.installed.iter().find(|grant| grant.user == user)
    }

    /// Forgets a user's consent and every token; tells whether there was one.
    pub(crate) fn remove(&mut self, company: Id, user: Id) -> bool {
        let before = self.installed.len();
        self.installed
            .retain(|grant| (grant.company, grant.user) != (company, user));
        self.codes
            .retain(|_, code| (code.company, code.user) != (company, user));
        self.drop_access_of(company, user);
        self.installed.len() != before
    }

    /// The lever: what was handed out counts no more.
    pub(crate) fn expire(&mut self, access: bool, refresh: bool, now: DateTime<Utc>) {
        if access {
            for token in self.access.values_mut() {
                token.expires = now - TimeDelta::seconds(1);
            }
        }
        if refresh {
            for grant in &mut self.installed {
                grant.refreshed = now - TimeDelta::days(61);
            }
        }
    }
}

fn refresh_token(company: Id, user: Id) -> String {
    format!(
        "{company}:{user}:{}{}",
        Uuid::new_v4().simple(),
        Uuid::new_v4().simple()
    )
}
