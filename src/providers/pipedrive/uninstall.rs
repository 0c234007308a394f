//! Pipedrive's word that a user removed us (`pipedrive.md` 3): only the client's own pair proves it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;
use serde::Deserialize;
use subtle::{Choice, ConstantTimeEq};

use super::Pipedrive;
use crate::domain::ids::{CompanyId, UserId};
use crate::providers::wire::{integer, text};

/// Whose installation is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uninstall {
    pub company: CompanyId,
    pub user: UserId,
}

#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "Pipedrive's own names")]
struct Notice {
    #[serde(default, deserialize_with = "text")]
    client_id: Option<String>,
    #[serde(default, deserialize_with = "integer")]
    company_id: Option<i64>,
    #[serde(default, deserialize_with = "integer")]
    user_id: Option<i64>,
}

impl Pipedrive {
    /// `None`: not from Pipedrive, or not readable; answer 401 and do nothing.
    pub fn verify_uninstall(&self, authorization: Option<&str>, body: &[u8]) -> Option<Uninstall> {
        let given = authorization?.as_bytes();
        let mut proven = Choice::from(0);
        for secret in &self.config.client_secrets {
            let pair = format!("{}:{}", self.config.client_id, secret.expose_secret());
            let expected = format!("Basic {}", STANDARD.encode(pair));
            proven |= given.ct_eq(expected.as_bytes());
        }
        if !bool::from(proven) {
            return None;
        }
        let notice: Notice = serde_json::from_slice(body).ok()?;
        let positive = |id: Option<i64>| id.filter(|id| *id > 0);
        let ours = notice.client_id.as_deref() == Some(self.config.client_id.as_str());
        let (company, user) = (positive(notice.company_id)?, positive(notice.user_id)?);
        ours.then_some(Uninstall {
            company: CompanyId(company),
            user: UserId(user),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::Http;
    use crate::providers::pipedrive::Config;

    #[test]
    fn only_pipedrive_uninstalls() {
        let config = Config {
            client_id: "pd".into(),
            client_secrets: vec!["new".into(), "old".into()],
            oauth_url: "https://oauth.pipedrive.com".parse().unwrap(),
            callback_url: String::new(),
            allowed_hosts: vec![],
            production: true,
        };
        let pipedrive = Pipedrive::new(Http::new(true).unwrap(), config);
        let basic = |pair: &str| format!("Basic {}", STANDARD.encode(pair));
        let body = br#"{"client_id":"pd","company_id":"7","user_id":15,"timestamp":1}"#;
        let gone = Some(Uninstall {
            company: CompanyId(7),
            user: UserId(15),
        });
        for pair in ["pd:new", "pd:old"] {
            assert_eq!(pipedrive.verify_uninstall(Some(&basic(pair)), body), gone);
        }
        for pair in ["pd:", "pd:other", "other:new", ":", ""] {
            assert_eq!(pipedrive.verify_uninstall(Some(&basic(pair)), body), None);
        }
        assert_eq!(pipedrive.verify_uninstall(None, body), None);
        let good = basic("pd:new");
        for body in [
            r#"{"client_id":"other","company_id":7,"user_id":15}"#,
            r#"{"company_id":7,"user_id":15}"#,
            r#"{"client_id":"pd","company_id":0,"user_id":15}"#,
            r#"{"client_id":"pd","company_id":7}"#,
            "[]",
            "",
        ] {
            assert_eq!(
                pipedrive.verify_uninstall(Some(&good), body.as_bytes()),
                None,
                "{body}"
            );
        }
    }
}
