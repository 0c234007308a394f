//! The one address that reaches us from outside: parsed, pinned to the allowed hosts (`threat-model.md` O11).

use std::str::FromStr;

use reqwest::Url;
use url::Host;

use super::Config;

/// A host that may be called: `name` or `name:port`; a leading `*.` is exactly one label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPattern {
    wildcard: bool,
    name: String,
    port: Option<u16>,
}

/// An address that is not on the list, or not written as an address should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an allowed host")]
pub struct NotAllowed;

impl FromStr for HostPattern {
    type Err = NotAllowed;

    fn from_str(text: &str) -> Result<Self, NotAllowed> {
        let text = text.trim();
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse().map_err(|_| NotAllowed)?)),
            None => (text, None),
        };
        let (wildcard, name) = match host.strip_prefix("*.") {
            Some(name) => (true, name),
            None => (false, host),
        };
        let plain = name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
        let labels = !name.is_empty() && name.split('.').all(|label| !label.is_empty());
        (plain && labels)
            .then(|| Self {
                wildcard,
                name: name.to_owned(),
                port,
            })
            .ok_or(NotAllowed)
    }
}

impl HostPattern {
    fn fits(&self, host: &str, port: Option<u16>) -> bool {
        let named = if self.wildcard {
            host.strip_suffix(self.name.as_str())
                .and_then(|head| head.strip_suffix('.'))
                .is_some_and(is_company_label)
        } else {
            host == self.name
        };
        named && self.port == port
    }
}

/// What Pipedrive gives companies for names; no `xn--` disguises.
fn is_company_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
        && !label.starts_with("xn--")
}

/// Where a company's API answers: `https://acme.pipedrive.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiBase(Url);

impl ApiBase {
    /// Checks what a token answer or a stored row says. In production only `https` on the default
    /// port; in development also plain `http` and addresses with the ports of the list.
    pub fn parse(text: &str, config: &Config) -> Result<Self, NotAllowed> {
        let bare = text.strip_suffix('/').unwrap_or(text);
        let url = Url::parse(bare).map_err(|_| NotAllowed)?;
        // Whatever the parser had to mend (case, tabs, dots, credentials, paths) was not written by Pipedrive.
        if url.as_str().strip_suffix('/') != Some(bare) {
            return Err(NotAllowed);
        }
        let host = match (url.host(), config.production) {
            (Some(Host::Domain(host)), _) => host.to_owned(),
            (Some(Host::Ipv4(address)), false) => address.to_string(),
            _ => return Err(NotAllowed),
        };
        let scheme = match url.scheme() {
            "https" => true,
            "http" => !config.production,
            _ => false,
        };
        let clean = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.path() == "/"
            && !(config.production && url.port().is_some());
        let listed = config
            .allowed_hosts
            .iter()
            .any(|pattern| pattern.fits(&host, url.port()));
        (scheme && clean && listed)
            .then_some(Self(url))
            .ok_or(NotAllowed)
    }

    /// Without a slash at the end.
    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    pub(super) fn url(&self) -> &Url {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(production: bool, hosts: &[&str]) -> Config {
        Config {
            client_id: String::new(),
            client_secrets: vec![],
            oauth_url: "https://oauth.pipedrive.com".parse().unwrap(),
            callback_url: String::new(),
            allowed_hosts: hosts.iter().map(|host| host.parse().unwrap()).collect(),
            production,
        }
    }

    const FOREIGN: [&str; 45] = [
        "",
        "acme.pipedrive.com",
        "//acme.pipedrive.com",
        "http://acme.pipedrive.com",
        "ftp://acme.pipedrive.com",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://evil.example",
        "https://pipedrive.com",
        "https://.pipedrive.com",
        "https://a.b.pipedrive.com",
        "https://acme.pipedrive.com.evil.example",
        "https://acmepipedrive.com",
        "https://evil.example/acme.pipedrive.com",
        "https://evil.example#.pipedrive.com",
        "https://evil.example?.pipedrive.com",
        "https://evil.example\\.pipedrive.com",
        "https://a@acme.pipedrive.com",
        "https://a:b@acme.pipedrive.com",
        "https://acme.pipedrive.com@evil.example",
        "https://acme.pipedrive.com:443",
        "https://acme.pipedrive.com:8443",
        "https://acme.pipedrive.com/api",
        "https://acme.pipedrive.com//",
        "https://acme.pipedrive.com/..",
        "https://acme.pipedrive.com?x=1",
        "https://acme.pipedrive.com/#x",
        "https://acme.pipedrive.com.",
        "https://ACME.pipedrive.com",
        "HTTPS://acme.pipedrive.com",
        "https://acme.PIPEDRIVE.com",
        " https://acme.pipedrive.com",
        "https://acme.pipedrive.com\n",
        "https://ac\tme.pipedrive.com",
        "https://ac%6de.pipedrive.com",
        "https://аcme.pipedrive.com",
        "https://xn--cme-8cd.pipedrive.com",
        "https://acme。pipedrive.com",
        "https://-acme.pipedrive.com",
        "https://acme_x.pipedrive.com",
        "https://127.0.0.1",
        "https://2130706433",
        "https://[::1]",
        "https://localhost",
    ];

    #[test]
    fn api_domain_is_pinned() {
        let config = config(true, &["*.pipedrive.com"]);
        for good in [
            "https://acme.pipedrive.com",
            "https://acme.pipedrive.com/",
            "https://northwind-9f2c1a.pipedrive.com",
            "https://0.pipedrive.com",
        ] {
            let base = ApiBase::parse(good, &config).unwrap();
            assert_eq!(base.as_str(), good.trim_end_matches('/'));
        }
        let long = format!("https://{}.pipedrive.com", "a".repeat(64));
        for bad in FOREIGN.iter().copied().chain([long.as_str()]) {
            assert_eq!(ApiBase::parse(bad, &config), Err(NotAllowed), "{bad:?}");
        }
    }

    #[test]
    fn development_may_call_what_it_lists() {
        let hosts = ["localhost:8101", "127.0.0.1:8101", "*.pipedrive.test:8101"];
        let home = config(false, &hosts);
        for good in [
            "http://localhost:8101",
            "http://127.0.0.1:8101",
            "http://acme.pipedrive.test:8101",
            "https://localhost:8101",
        ] {
            assert_eq!(ApiBase::parse(good, &home).unwrap().as_str(), good);
        }
        for bad in [
            "http://localhost",
            "http://localhost:8102",
            "http://a.b.pipedrive.test:8101",
            "http://acme.pipedrive.com",
            "http://localhost:8101/x",
        ] {
            assert_eq!(ApiBase::parse(bad, &home), Err(NotAllowed), "{bad}");
        }
        let away = config(true, &hosts);
        assert_eq!(
            ApiBase::parse("https://localhost:8101", &away),
            Err(NotAllowed)
        );
    }

    #[test]
    fn patterns_are_plain() {
        for bad in ["", "*", "*.", "a..b", "A.b", "a b", "*.*.b", "a:b", "a/b"] {
            assert_eq!(bad.parse::<HostPattern>(), Err(NotAllowed), "{bad}");
        }
    }
}
