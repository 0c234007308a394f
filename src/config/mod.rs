//! Settings from the environment, read once; all mistakes are reported together, each with its variable.

use std::net::SocketAddr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

/// Everything the program is told from outside.
pub struct Config {
    pub production: bool,
    pub bind: SocketAddr,
    pub admin_bind: SocketAddr,
    /// How browsers and providers reach us; no trailing slash.
    pub public_url: String,
    pub database: DatabaseConfig,
    pub pipedrive: PipedriveConfig,
    pub quickbooks: QuickBooksConfig,
    /// Networks whose `X-Forwarded-*` is believed.
    pub trusted_proxies: Vec<String>,
    pub job_lease_seconds: i64,
    pub retention_days: i64,
}

pub struct DatabaseConfig {
    pub url: String,
    pub auto_migrate: bool,
    pub encryption_keys: Vec<(String, SecretString)>,
}

pub struct PipedriveConfig {
    pub client_id: String,
    pub client_secrets: Vec<SecretString>,
    pub jwt_secrets: Vec<SecretString>,
    pub oauth_url: Url,
    pub allowed_api_hosts: Vec<String>,
    pub frame_ancestors: Vec<String>,
}

pub struct QuickBooksConfig {
    pub environment: String,
    pub client_id: String,
    pub client_secret: SecretString,
    pub verifier_tokens: Vec<SecretString>,
    pub authorize_url: Url,
    pub token_url: Url,
    pub revoke_url: Url,
    pub api_url: Url,
    pub web_url: Url,
    pub reads_per_month: i64,
}

/// A variable and what is expected of it. Never its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub variable: &'static str,
    pub expected: String,
}

/// The environment, or a stand-in for it in tests.
pub trait Source {
    fn get(&self, name: &str) -> Option<String>;
}

/// The process's own environment; a file `.env` is read into it.
pub struct Environment;

impl Environment {
    /// Reads `.env`, where there is one. What the environment says already stays.
    pub fn load() -> Self {
        // Absent in production; a line that cannot be read shows as a missing variable.
        drop(dotenvy::dotenv());
        Self
    }
}

impl Source for Environment {
    fn get(&self, name: &str) -> Option<String> {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the one reader of the environment"
        )]
        std::env::var(name).ok()
    }
}

impl<S: std::hash::BuildHasher> Source for std::collections::HashMap<String, String, S> {
    fn get(&self, name: &str) -> Option<String> {
        Self::get(self, name).cloned()
    }
}

struct Reader<'a> {
    source: &'a dyn Source,
    production: bool,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn wrong(&mut self, variable: &'static str, expected: impl Into<String>) {
        self.mistakes.push(Mistake {
            variable,
            expected: expected.into(),
        });
    }

    fn text(&self, name: &str) -> Option<String> {
        self.source
            .get(name)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    }

    fn required(&mut self, name: &'static str, what: &str) -> String {
        self.text(name).unwrap_or_else(|| {
            self.wrong(name, format!("is required: {what}"));
            String::new()
        })
    }

    fn list(&self, name: &str) -> Option<Vec<String>> {
        self.text(name).map(|text| {
            text.split(',')
                .map(|one| one.trim().to_owned())
                .filter(|one| !one.is_empty())
                .collect()
        })
    }

    fn secrets(&mut self, name: &'static str, what: &str) -> Vec<SecretString> {
        let found: Vec<SecretString> = self
            .list(name)
            .unwrap_or_default()
            .into_iter()
            .map(SecretString::from)
            .collect();
        if found.is_empty() {
            self.wrong(name, format!("is required: {what}"));
        }
        found
    }

    fn parsed<T: std::str::FromStr>(
        &mut self,
        name: &'static str,
        default: T,
        expected: &str,
    ) -> T {
        match self.text(name).map(|text| text.parse()) {
            None => default,
            Some(Ok(value)) => value,
            Some(Err(_)) => {
                self.wrong(name, expected);
                default
            }
        }
    }

    /// An address; `https` in production.
    fn address(&mut self, name: &'static str, default: &str) -> Url {
        let text = self.text(name).unwrap_or_else(|| default.to_owned());
        // Only a constant of ours can be the fallback here.
        let fallback = || {
            Url::parse("https://invalid.example")
                .unwrap_or_else(|_| unreachable!("a constant address"))
        };
        match Url::parse(&text) {
            Ok(url) if url.host_str().is_some() && matches!(url.scheme(), "http" | "https") => {
                if self.production && url.scheme() != "https" {
                    self.wrong(name, "must be https in production");
                }
                url
            }
            _ => {
                self.wrong(name, "an address such as https://example.com");
                fallback()
            }
        }
    }
}

impl Config {
    /// Reads everything; on mistakes all of them.
    pub fn read(source: &dyn Source) -> Result<Self, Vec<Mistake>> {
        let mut reader = Reader {
            source,
            production: true,
            mistakes: Vec::new(),
        };
        match reader.text("APP_ENV").as_deref() {
            None | Some("production") => {}
            Some("development") => reader.production = false,
            Some(_) => reader.wrong("APP_ENV", "production or development"),
        }
        let config = Self {
            production: reader.production,
            bind: reader.parsed(
                "BIND_ADDRESS",
                SocketAddr::from(([127, 0, 0, 1], 8080)),
                "an address and port such as 127.0.0.1:8080",
            ),
            admin_bind: reader.parsed(
                "ADMIN_BIND_ADDRESS",
                SocketAddr::from(([127, 0, 0, 1], 9090)),
                "an address and port such as 127.0.0.1:9090",
            ),
            public_url: public_url(&mut reader),
            database: database(&mut reader),
            pipedrive: pipedrive(&mut reader),
            quickbooks: quickbooks(&mut reader),
            trusted_proxies: reader.list("TRUSTED_PROXIES").unwrap_or_default(),
            job_lease_seconds: reader.parsed("JOB_LEASE_SECONDS", 60, "a number of seconds"),
            retention_days: reader.parsed("RETENTION_DAYS", 30, "a number of days"),
        };
        if !(1..=3600).contains(&config.job_lease_seconds) {
            reader.wrong("JOB_LEASE_SECONDS", "between 1 and 3600");
        }
        if !(0..=3650).contains(&config.retention_days) {
            reader.wrong("RETENTION_DAYS", "between 0 and 3650");
        }
        if reader.mistakes.is_empty() {
            Ok(config)
        } else {
            Err(reader.mistakes)
        }
    }

    /// Weaknesses that do not stop the start.
    pub fn warnings(&self) -> Vec<String> {
        let short = self
            .pipedrive
            .jwt_secrets
            .iter()
            .any(|secret| secret.expose_secret().len() < 32);
        let mut warnings = Vec::new();
        if short {
            warnings.push("PIPEDRIVE_JWT_SECRETS: a key is shorter than 32 bytes; give each extension a random JWT secret of its own".to_owned());
        }
        warnings
    }
}

fn public_url(reader: &mut Reader<'_>) -> String {
    let text = reader.required(
        "PUBLIC_URL",
        "how browsers reach this server, such as https://dealbooks.example.com",
    );
    if text.is_empty() {
        return text;
    }
    if text.ends_with('/') {
        reader.wrong("PUBLIC_URL", "no trailing slash");
    }
    reader
        .address("PUBLIC_URL", "https://invalid.example")
        .as_str()
        .trim_end_matches('/')
        .to_owned()
}

fn database(reader: &mut Reader<'_>) -> DatabaseConfig {
    let url = reader
        .text("DATABASE_URL")
        .unwrap_or_else(|| "sqlite://dealbooks.db".to_owned());
    let is_sqlite = url.starts_with("sqlite://");
    if !is_sqlite && !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        reader.wrong("DATABASE_URL", "sqlite://path or postgres://…");
    }
    let auto_migrate = reader.parsed("AUTO_MIGRATE", is_sqlite, "true or false");
    let keys = reader.list("ENCRYPTION_KEYS").unwrap_or_default();
    if keys.is_empty() {
        reader.wrong(
            "ENCRYPTION_KEYS",
            "is required: id:base64 of 32 random bytes, comma separated",
        );
    }
    let mut encryption_keys = Vec::new();
    for key in &keys {
        match key.split_once(':') {
            Some((id, text))
                if is_key_id(id) && STANDARD.decode(text).is_ok_and(|bytes| bytes.len() == 32) =>
            {
                encryption_keys.push((id.to_owned(), SecretString::from(text.to_owned())));
            }
            _ => reader.wrong(
                "ENCRYPTION_KEYS",
                "each entry is id:base64 of exactly 32 bytes; an id is letters and digits",
            ),
        }
    }
    DatabaseConfig {
        url,
        auto_migrate,
        encryption_keys,
    }
}

fn is_key_id(id: &str) -> bool {
    (1..=32).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn pipedrive(reader: &mut Reader<'_>) -> PipedriveConfig {
    let client_id = reader.required("PIPEDRIVE_CLIENT_ID", "from Developer Hub");
    let client_secrets = reader.secrets(
        "PIPEDRIVE_CLIENT_SECRETS",
        "from Developer Hub, the newest first",
    );
    let jwt_secrets = reader.list("PIPEDRIVE_JWT_SECRETS").map_or_else(
        || client_secrets.clone(),
        |list| list.into_iter().map(SecretString::from).collect(),
    );
    let frame_ancestors = reader
        .list("PIPEDRIVE_FRAME_ANCESTORS")
        .unwrap_or_else(|| vec!["https://*.pipedrive.com".to_owned()]);
    if frame_ancestors
        .iter()
        .any(|origin| !origin.contains("://") || origin.contains([';', '\'', '"', ' ']))
    {
        reader.wrong(
            "PIPEDRIVE_FRAME_ANCESTORS",
            "origins such as https://*.pipedrive.com, comma separated",
        );
    }
    PipedriveConfig {
        client_id,
        client_secrets,
        jwt_secrets,
        oauth_url: reader.address("PIPEDRIVE_OAUTH_URL", "https://oauth.pipedrive.com"),
        allowed_api_hosts: reader
            .list("PIPEDRIVE_ALLOWED_API_HOSTS")
            .unwrap_or_else(|| vec!["*.pipedrive.com".to_owned()]),
        frame_ancestors,
    }
}

fn quickbooks(reader: &mut Reader<'_>) -> QuickBooksConfig {
    let environment = reader
        .text("QUICKBOOKS_ENVIRONMENT")
        .unwrap_or_else(|| "production".to_owned());
    if !matches!(environment.as_str(), "production" | "sandbox") {
        reader.wrong("QUICKBOOKS_ENVIRONMENT", "production or sandbox");
    }
    let sandbox = environment == "sandbox";
    let (api, web) = if sandbox {
        (
            "https://sandbox-quickbooks.api.intuit.com",
            "https://sandbox.qbo.intuit.com",
        )
    } else {
        (
            "https://quickbooks.api.intuit.com",
            "https://qbo.intuit.com",
        )
    };
    QuickBooksConfig {
        client_id: reader.required("QUICKBOOKS_CLIENT_ID", "from the Intuit developer portal"),
        client_secret: reader
            .required(
                "QUICKBOOKS_CLIENT_SECRET",
                "from the Intuit developer portal",
            )
            .into(),
        verifier_tokens: reader.secrets(
            "QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS",
            "from the webhooks page of the Intuit developer portal",
        ),
        authorize_url: reader.address(
            "QUICKBOOKS_AUTHORIZE_URL",
            "https://appcenter.intuit.com/connect/oauth2",
        ),
        token_url: reader.address(
            "QUICKBOOKS_TOKEN_URL",
            "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer",
        ),
        revoke_url: reader.address(
            "QUICKBOOKS_REVOKE_URL",
            "https://developer.api.intuit.com/v2/oauth2/tokens/revoke",
        ),
        api_url: reader.address("QUICKBOOKS_API_URL", api),
        web_url: reader.address("QUICKBOOKS_WEB_URL", web),
        reads_per_month: reader.parsed("QUICKBOOKS_READS_PER_MONTH", 450_000, "a number of reads"),
        environment,
    }
}

#[cfg(test)]
mod tests;
