//! `cargo demo`: the app, both simulators and an embedded database on loopback, as separate processes.
//!
//! Installs the app and connects QuickBooks the way a browser would, then prints where to look.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail};
use base64::Engine as _;
use reqwest::header::{COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use reqwest::{Client, Response};
use serde_json::{Value, json};

const PIPEDRIVE_CLIENT: (&str, &str) = ("pd-client", "pd-secret");
const QUICKBOOKS_CLIENT: (&str, &str) = ("qb-client", "qb-secret");
const VERIFIER: &str = "qb-verifier";

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let places = Places::choose()?;
    let folder = Folder::open()?;
    // Dropped in reverse order on every way out: nothing is left running.
    let mut running = start(&places, folder.path())?;
    let browser = Browser::new()?;
    for base in [&places.pipedrive, &places.quickbooks] {
        browser
            .until_up(&format!("http://{base}/_sim/health"), &mut running)
            .await?;
    }
    browser
        .until_up(&format!("http://{}/health/ready", places.app), &mut running)
        .await?;
    let deal = browser.set_up(&places).await?;
    let host = format!("http://localhost:{}", port(&places.pipedrive));
    let books = format!("http://localhost:{}", port(&places.quickbooks));
    say("\ndealbooks is running. Press Ctrl-C to stop everything.\n");
    say(&format!(
        "  A won deal, ready to invoice:         {host}/deal/{deal}"
    ));
    say(&format!(
        "  The bookkeeper's side (QuickBooks):   {books}/app/invoices"
    ));
    say(&format!(
        "  Install and connect by hand instead:  {host}/settings/marketplace"
    ));
    say(&format!(
        "  Data:                                 {}",
        folder.path().display()
    ));
    say("\ndemo ready");
    running.wait().await
}

fn say(line: &str) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

fn port(address: &str) -> &str {
    address.rsplit_once(':').map_or("", |(_, port)| port)
}

/// Where the listeners are; port 0 takes a free one.
struct Places {
    app: String,
    admin: String,
    pipedrive: String,
    quickbooks: String,
}

impl Places {
    fn choose() -> anyhow::Result<Self> {
        Ok(Self {
            app: listener("BIND_ADDRESS", "127.0.0.1:8080")?,
            admin: listener("ADMIN_BIND_ADDRESS", "127.0.0.1:9090")?,
            pipedrive: listener("PIPEDRIVE_SIM_LISTEN", "127.0.0.1:8101")?,
            quickbooks: listener("QUICKBOOKS_SIM_LISTEN", "127.0.0.1:8102")?,
        })
    }
}

fn environment(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the demo is told its ports by the environment"
    )]
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

fn listener(name: &str, default: &str) -> anyhow::Result<String> {
    let wanted = environment(name).unwrap_or_else(|| default.to_owned());
    let bound = TcpListener::bind(&wanted)
        .with_context(|| format!("{name}: {wanted} is taken; set {name} to another address"))?;
    Ok(bound.local_addr()?.to_string())
}

/// Where the data lies: kept if the person named a folder, swept away if not.
enum Folder {
    Kept(PathBuf),
    Fresh(tempfile::TempDir),
}

impl Folder {
    fn open() -> anyhow::Result<Self> {
        match environment("DEMO_DATA_DIR") {
            Some(path) => {
                std::fs::create_dir_all(&path)?;
                // The app runs inside it: a relative path would be taken twice.
                Ok(Self::Kept(std::fs::canonicalize(path)?))
            }
            None => Ok(Self::Fresh(tempfile::tempdir()?)),
        }
    }

    fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Fresh(folder) => folder.path(),
        }
    }
}

struct Running(Vec<(&'static str, Child)>);

impl Running {
    /// Until Ctrl-C, or until one of them ends by itself.
    async fn wait(&mut self) -> anyhow::Result<()> {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        loop {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => return Ok(()),
                _ = terminate.recv() => return Ok(()),
                () = tokio::time::sleep(Duration::from_millis(300)) => self.all_alive()?,
            }
        }
    }

    fn all_alive(&mut self) -> anyhow::Result<()> {
        for (name, child) in &mut self.0 {
            if let Some(status) = child.try_wait()? {
                bail!("{name} ended: {status}; its output is in the data folder");
            }
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        for (_, child) in &mut self.0 {
            // It may have ended already.
            drop(child.kill());
            drop(child.wait());
        }
    }
}

fn start(places: &Places, folder: &Path) -> anyhow::Result<Running> {
    let app_url = format!("http://{}", places.app);
    let program = |name: &str| -> anyhow::Result<PathBuf> {
        let here = std::env::current_exe()?;
        let beside = here
            .parent()
            .and_then(Path::parent)
            .map(|folder| folder.join(name));
        beside
            .filter(|path| path.exists())
            .with_context(|| format!("{name} is not built; `cargo demo` builds it"))
    };
    let mut running = Running(Vec::new());
    let mut launch = |name: &'static str, command: &mut Command| -> anyhow::Result<()> {
        let log = File::create(folder.join(format!("{name}.log")))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("{name} cannot be started"))?;
        running.0.push((name, child));
        Ok(())
    };
    launch(
        "pipedrive-sim",
        Command::new(program("pipedrive-sim")?).args([
            "--listen",
            &places.pipedrive,
            "--app-url",
            &app_url,
            "--client-id",
            PIPEDRIVE_CLIENT.0,
            "--client-secret",
            PIPEDRIVE_CLIENT.1,
            "--seed",
            "demo",
            "--auto-consent",
        ]),
    )?;
    launch(
        "quickbooks-sim",
        Command::new(program("quickbooks-sim")?).args([
            "--listen",
            &places.quickbooks,
            "--app-url",
            &app_url,
            "--client-id",
            QUICKBOOKS_CLIENT.0,
            "--client-secret",
            QUICKBOOKS_CLIENT.1,
            "--webhook-verifier",
            VERIFIER,
            "--seed",
            "demo",
            "--auto-consent",
        ]),
    )?;
    launch(
        "dealbooks",
        app(
            Command::new(program("dealbooks")?).arg("serve"),
            places,
            &app_url,
            folder,
        )?,
    )?;
    Ok(running)
}

/// The settings a person with real accounts would write into `.env`, pointed at the simulators.
fn app<'a>(
    command: &'a mut Command,
    places: &Places,
    app_url: &str,
    folder: &Path,
) -> anyhow::Result<&'a mut Command> {
    let books = format!("http://{}", places.quickbooks);
    let books_web = format!("http://localhost:{}", port(&places.quickbooks));
    let host = format!("http://localhost:{}", port(&places.pipedrive));
    let database = environment("DATABASE_URL")
        .unwrap_or_else(|| format!("sqlite://{}", folder.join("dealbooks.db").display()));
    Ok(command
        .current_dir(folder)
        .env("APP_ENV", "development")
        .env("BIND_ADDRESS", &places.app)
        .env("ADMIN_BIND_ADDRESS", &places.admin)
        .env("PUBLIC_URL", app_url)
        .env("DATABASE_URL", database)
        .env("AUTO_MIGRATE", "true")
        .env("ENCRYPTION_KEYS", format!("demo:{}", seal_key(folder)?))
        .env("PIPEDRIVE_CLIENT_ID", PIPEDRIVE_CLIENT.0)
        .env("PIPEDRIVE_CLIENT_SECRETS", PIPEDRIVE_CLIENT.1)
        .env("PIPEDRIVE_OAUTH_URL", &host)
        .env(
            "PIPEDRIVE_ALLOWED_API_HOSTS",
            format!("localhost:{}", port(&places.pipedrive)),
        )
        .env("PIPEDRIVE_FRAME_ANCESTORS", &host)
        .env("QUICKBOOKS_ENVIRONMENT", "sandbox")
        .env("QUICKBOOKS_CLIENT_ID", QUICKBOOKS_CLIENT.0)
        .env("QUICKBOOKS_CLIENT_SECRET", QUICKBOOKS_CLIENT.1)
        .env("QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS", VERIFIER)
        .env(
            "QUICKBOOKS_AUTHORIZE_URL",
            format!("{books_web}/connect/oauth2"),
        )
        .env(
            "QUICKBOOKS_TOKEN_URL",
            format!("{books}/oauth2/v1/tokens/bearer"),
        )
        .env(
            "QUICKBOOKS_REVOKE_URL",
            format!("{books}/v2/oauth2/tokens/revoke"),
        )
        .env("QUICKBOOKS_API_URL", &books)
        .env("QUICKBOOKS_WEB_URL", &books_web))
}

/// The key of a kept folder stays with it, so that its data opens again. A demo guards nothing.
fn seal_key(folder: &Path) -> anyhow::Result<String> {
    let file = folder.join("demo-key");
    if let Ok(key) = std::fs::read_to_string(&file) {
        return Ok(key);
    }
    let key = base64::engine::general_purpose::STANDARD.encode(rand::random::<[u8; 32]>());
    std::fs::write(&file, &key)?;
    Ok(key)
}

/// Does what a person's browser would do.
struct Browser {
    http: Client,
}

impl Browser {
    fn new() -> anyhow::Result<Self> {
        let http = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .timeout(Duration::from_secs(20))
            .build()?;
        Ok(Self { http })
    }

    async fn until_up(&self, address: &str, running: &mut Running) -> anyhow::Result<()> {
        for _ in 0..300 {
            running.all_alive()?;
            if let Ok(answer) = self.http.get(address).send().await
                && answer.status().is_success()
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("{address} did not come up within 30 seconds")
    }

    /// Follows redirects from `start` and carries the cookie that the first answer sets.
    async fn follow(&self, start: &str, headers: HeaderMap) -> anyhow::Result<String> {
        let (mut address, mut cookie, mut headers) = (start.to_owned(), None::<String>, headers);
        for _ in 0..8 {
            let mut request = self
                .http
                .get(&address)
                .headers(std::mem::take(&mut headers));
            if let Some(cookie) = cookie.as_deref().filter(|_| address.contains("/oauth/")) {
                request = request.header(COOKIE, cookie);
            }
            let answer = request.send().await?;
            if let Some(set) = answer
                .headers()
                .get(SET_COOKIE)
                .and_then(|value| value.to_str().ok())
            {
                cookie = set.split(';').next().map(str::to_owned);
            }
            match next(&answer, &address)? {
                // The settings page inside Pipedrive is where both ways end.
                Some(next) if next.contains("/settings/marketplace/") => return Ok(next),
                Some(next) => address = next,
                None => bail!("{} answered {} at {address}", start, answer.status()),
            }
        }
        bail!("{start}: too many redirects")
    }

    /// Installs and connects; the first deal of the world.
    async fn set_up(&self, places: &Places) -> anyhow::Result<String> {
        let app = format!("http://{}", places.app);
        let world: Value = self
            .http
            .get(format!("http://{}/_sim/world", places.pipedrive))
            .send()
            .await?
            .json()
            .await?;
        let company = world
            .pointer("/companies/0")
            .context("a company in the world")?;
        let user = company
            .pointer("/users/0/id")
            .and_then(Value::as_i64)
            .context("a user in the world")?;
        let deal = company
            .pointer("/deals/0/id")
            .and_then(Value::as_i64)
            .context("a deal in the world")?;
        let company = company
            .pointer("/id")
            .and_then(Value::as_i64)
            .context("a company in the world")?;
        self.follow(&format!("{app}/install"), HeaderMap::new())
            .await
            .context("installing")?;
        let session: Value = self
            .http
            .post(format!("{app}/session"))
            .json(&json!({"token": signed_token(company, user)?}))
            .send()
            .await?
            .error_for_status()?
            .json()
            .await?;
        let bearer = session
            .pointer("/session")
            .and_then(Value::as_str)
            .context("a session")?;
        let ticket = self
            .http
            .post(format!("{app}/quickbooks/ticket"))
            .bearer_auth(bearer)
            .send()
            .await?
            .error_for_status()?;
        let ticket: Value = ticket.json().await?;
        let path = ticket
            .pointer("/path")
            .and_then(Value::as_str)
            .context("a ticket")?;
        let mut headers = HeaderMap::new();
        headers.insert("sec-fetch-site", "same-origin".parse()?);
        self.follow(&format!("{app}{path}"), headers)
            .await
            .context("connecting QuickBooks")?;
        self.until_idle(&places.admin).await?;
        Ok(deal.to_string())
    }

    /// Until the first reading of the books is done.
    async fn until_idle(&self, admin: &str) -> anyhow::Result<()> {
        for _ in 0..300 {
            let text = self
                .http
                .get(format!("http://{admin}/metrics"))
                .send()
                .await?
                .text()
                .await?;
            let idle = |name: &str| {
                text.lines().any(|line| {
                    line.strip_prefix(name)
                        .is_some_and(|value| value.trim() == "0")
                })
            };
            if idle("dealbooks_jobs_due") && idle("dealbooks_jobs_running") {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the first reading of the books did not end within 30 seconds")
    }
}

fn next(answer: &Response, from: &str) -> anyhow::Result<Option<String>> {
    let Some(target) = answer.headers().get(LOCATION) else {
        return Ok(None);
    };
    Ok(Some(
        url::Url::parse(from)?.join(target.to_str()?)?.to_string(),
    ))
}

/// What the extensions SDK would hand to our page.
fn signed_token(company: i64, user: i64) -> anyhow::Result<String> {
    #[expect(clippy::disallowed_methods, reason = "the demo lives in real time")]
    let now = chrono::Utc::now().timestamp();
    let claims = json!({"userId": user, "companyId": company, "iat": now, "exp": now + 300});
    let key = jsonwebtoken::EncodingKey::from_secret(PIPEDRIVE_CLIENT.1.as_bytes());
    Ok(jsonwebtoken::encode(
        &jsonwebtoken::Header::default(),
        &claims,
        &key,
    )?)
}
