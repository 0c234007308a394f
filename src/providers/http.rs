//! The one HTTP client: no redirects, no proxies, time limits, bodies read with a cap.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use reqwest::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Method, RequestBuilder, StatusCode, Url};

use super::error::ProviderError;
use crate::steps::Steps;

/// Largest JSON answer, after unpacking.
pub const MOST_JSON: usize = 4 * 1024 * 1024;
/// Largest PDF.
pub const MOST_PDF: usize = 10 * 1024 * 1024;

/// How long a call may take (`threat-model.md` N2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub connect: Duration,
    /// Until the head of the answer to a read.
    pub first_byte: Duration,
    pub read: Duration,
    pub write: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            first_byte: Duration::from_secs(30),
            read: Duration::from_secs(60),
            write: Duration::from_secs(120),
        }
    }
}

/// The client could not be built: TLS or the operating system's trust store.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client cannot start")]
pub struct NoClient(#[from] reqwest::Error);

/// Cheap to clone: all clones share one pool of connections.
#[derive(Clone)]
pub struct Http {
    client: Client,
    limits: Limits,
    steps: Steps,
}

impl std::fmt::Debug for Http {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Http").finish_non_exhaustive()
    }
}

/// What a call is, for the log and the metrics: never its content.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) provider: &'static str,
    pub(crate) class: &'static str,
    /// The path with names in place of ids.
    pub(crate) pattern: &'static str,
    /// Something may have happened at the provider when no answer comes.
    pub(crate) writes: bool,
    pub(crate) most: usize,
}

/// Counts the calls of one session, by class; the caller knows whose they are.
#[derive(Debug, Default)]
pub struct Tally {
    reads: AtomicU32,
    writes: AtomicU32,
}

impl Tally {
    pub(crate) fn count(&self, call: &Call) {
        let of = if call.writes {
            &self.writes
        } else {
            &self.reads
        };
        of.fetch_add(1, Ordering::Relaxed);
    }

    /// Reads and writes since the last time.
    pub fn take(&self) -> (u32, u32) {
        (
            self.reads.swap(0, Ordering::Relaxed),
            self.writes.swap(0, Ordering::Relaxed),
        )
    }
}

/// An answer of any status, its body read to the end.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Http {
    /// `production` refuses plain `http`.
    pub fn new(production: bool) -> Result<Self, NoClient> {
        Self::with_limits(production, Limits::default())
    }

    pub fn with_limits(production: bool, limits: Limits) -> Result<Self, NoClient> {
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .https_only(production)
            .no_proxy()
            .referer(false)
            .connect_timeout(limits.connect)
            .pool_idle_timeout(Duration::from_secs(60))
            .user_agent(concat!("dealbooks/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self {
            client,
            limits,
            steps: Steps::default(),
        })
    }

    /// Steps before and after every call are heard by these.
    #[must_use]
    pub fn with_steps(self, steps: Steps) -> Self {
        Self { steps, ..self }
    }

    pub(crate) fn request(&self, call: &Call, url: Url) -> RequestBuilder {
        self.client.request(call.method.clone(), url)
    }

    /// Sends once. Every status is an answer; no answer is [`ProviderError::NotSent`],
    /// [`ProviderError::InDoubt`] or, on reads, [`ProviderError::Unavailable`].
    pub(crate) async fn call(
        &self,
        call: &Call,
        request: RequestBuilder,
    ) -> Result<Reply, ProviderError> {
        self.steps.reach(|| call.step("before")).await;
        let began = Instant::now();
        let reply = self.fetch(call, request).await;
        self.steps.reach(|| call.step("after")).await;
        let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        match &reply {
            Ok(reply) => call.log(ms, Some(reply.status.as_u16()), reply.tid().as_deref()),
            Err(_) => call.log(ms, None, None),
        }
        reply
    }

    async fn fetch(&self, call: &Call, request: RequestBuilder) -> Result<Reply, ProviderError> {
        let whole = if call.writes {
            self.limits.write
        } else {
            self.limits.read
        };
        let sent = request.timeout(whole).send();
        let answered = if call.writes {
            sent.await
        } else {
            tokio::time::timeout(self.limits.first_byte, sent)
                .await
                .map_err(|_| no_answer(call, "time limit"))?
        };
        let mut response = answered.map_err(|error| unsent_or_lost(call, &error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(piece) = response
            .chunk()
            .await
            .map_err(|_| no_answer(call, "cut body"))?
        {
            if body.len().saturating_add(piece.len()) > call.most {
                return Err(if call.writes {
                    ProviderError::doubt("an answer too large")
                } else {
                    ProviderError::Unreadable {
                        path: "an answer too large".to_owned(),
                    }
                });
            }
            body.extend_from_slice(&piece);
        }
        Ok(Reply {
            status,
            headers,
            body,
        })
    }
}

fn unsent_or_lost(call: &Call, error: &reqwest::Error) -> ProviderError {
    if error.is_connect() || error.is_builder() {
        return ProviderError::NotSent;
    }
    no_answer(
        call,
        if error.is_timeout() {
            "time limit"
        } else {
            "connection lost"
        },
    )
}

fn no_answer(call: &Call, what: &str) -> ProviderError {
    if call.writes {
        ProviderError::doubt(what)
    } else {
        ProviderError::Unavailable { retry_after: None }
    }
}

impl Call {
    fn step(&self, when: &str) -> String {
        format!("{when} {} {}", self.method, self.pattern)
    }

    /// One line per call: nothing of its content, no ids of people or companies.
    fn log(&self, ms: u64, status: Option<u16>, intuit_tid: Option<&str>) {
        tracing::debug!(
            provider = self.provider,
            class = self.class,
            method = self.method.as_str(),
            path = self.pattern,
            status,
            ms,
            intuit_tid,
            "called"
        );
    }

    /// Counts the call by how it ended and hands the end on.
    pub(crate) fn counted<T>(&self, end: Result<T, ProviderError>) -> Result<T, ProviderError> {
        let outcome = end.as_ref().map_or_else(ProviderError::outcome, |_| "ok");
        metrics::counter!(
            "dealbooks_provider_calls_total",
            "provider" => self.provider, "class" => self.class, "outcome" => outcome
        )
        .increment(1);
        end
    }
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .get(name)
            .map(HeaderValue::to_str)
            .and_then(Result::ok)
    }

    /// Intuit's id of this call; only plain characters, as it goes into the log.
    pub(crate) fn tid(&self) -> Option<Box<str>> {
        let text = self.header("intuit_tid")?;
        let plain = text.len() <= 100 && text.bytes().all(|b| b.is_ascii_graphic());
        plain.then(|| text.into())
    }

    /// `Retry-After` in seconds, at most a day.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let seconds: u64 = self.header(RETRY_AFTER.as_str())?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds.min(86_400)))
    }

    /// Until the next midnight UTC by the provider's clock; an hour where it does not tell.
    pub(crate) fn until_midnight(&self) -> Duration {
        let at = self
            .header(DATE.as_str())
            .and_then(|text| chrono::DateTime::parse_from_rfc2822(text).ok());
        let gone = at.map(|at| at.timestamp().rem_euclid(86_400));
        let left = gone.map_or(3600, |gone| 86_400 - gone);
        Duration::from_secs(u64::try_from(left).unwrap_or(3600))
    }

    pub(crate) fn is_json(&self) -> bool {
        super::wire::is_json(&self.body)
    }
}
