//! What Pipedrive's answers mean (`pipedrive.md` 7.2, 10.4).

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::providers::error::{ProviderError, Refusal};
use crate::providers::http::Reply;
use crate::providers::wire::{clean, json, text};

/// Pipedrive blocks a company that goes on calling; a page of HTML says so.
const BLOCKED: Duration = Duration::from_secs(600);

#[derive(Deserialize, Default)]
struct Said {
    #[serde(default, deserialize_with = "text")]
    error: Option<String>,
    #[serde(default, deserialize_with = "text")]
    message: Option<String>,
    #[serde(default, deserialize_with = "text")]
    error_info: Option<String>,
    #[serde(default, deserialize_with = "text")]
    code: Option<String>,
    /// The style of webhooks: field → sentences.
    #[serde(default)]
    errors: Option<Box<serde_json::value::RawValue>>,
}

/// How much of the company's daily tokens is used up, as every answer tells; a number without a name.
pub(super) fn note_budget(reply: &Reply) {
    let told = |name: &str| reply.header(name)?.trim().parse::<u32>().ok();
    let limit = told("x-daily-ratelimit-token-limit");
    let left = told("x-daily-ratelimit-token-remaining");
    if let Some((limit, left)) = limit.zip(left) {
        let used = u64::from(limit.saturating_sub(left)) * 100;
        if let Some(percent) = used.checked_div(u64::from(limit)) {
            let percent = u32::try_from(percent).unwrap_or(100);
            metrics::histogram!("dealbooks_pipedrive_budget_used_percent")
                .record(f64::from(percent));
        }
    }
}

/// The object of a good answer, or what the answer means.
pub(super) fn read<T: DeserializeOwned>(reply: &Reply, writes: bool) -> Result<T, ProviderError> {
    good(reply, writes)?;
    if !reply.is_json() {
        return Err(if writes {
            ProviderError::doubt("a success without JSON")
        } else {
            ProviderError::Unavailable { retry_after: None }
        });
    }
    json(&reply.body).map_err(|error| match error {
        ProviderError::Unreadable { path } if writes => {
            ProviderError::doubt(format!("unreadable at `{path}`"))
        }
        other => other,
    })
}

/// Only whether it was done.
pub(super) fn good(reply: &Reply, writes: bool) -> Result<(), ProviderError> {
    let status = reply.status.as_u16();
    match status {
        200..=299 => Ok(()),
        401 => Err(ProviderError::Unauthorized),
        404 | 410 => Err(ProviderError::NotFound),
        429 => Err(throttled(reply)),
        403 if !reply.is_json() => Err(ProviderError::RateLimited {
            retry_after: reply.retry_after().unwrap_or(BLOCKED).max(BLOCKED),
            daily: false,
        }),
        403 => Err(ProviderError::Forbidden {
            detail: refusal(reply).detail,
        }),
        400..=499 => Err(ProviderError::Rejected(refusal(reply))),
        _ if writes => Err(ProviderError::doubt(format!("status {status}"))),
        _ => Err(ProviderError::Unavailable {
            retry_after: reply.retry_after(),
        }),
    }
}

fn refusal(reply: &Reply) -> Refusal {
    let said: Said = json(&reply.body).unwrap_or_default();
    let errors = said.errors.map(|raw| raw.get().to_owned());
    let message = said.error.or(said.message).or(errors).unwrap_or_default();
    let cut = |text: String| clean(&text).chars().take(300).collect::<String>();
    let message = cut(message);
    Refusal {
        status: reply.status.as_u16(),
        code: cut(said.code.unwrap_or_default()),
        detail: if message.is_empty() {
            cut(said.error_info.unwrap_or_default())
        } else {
            message.clone()
        },
        message,
        ..Refusal::default()
    }
}

/// The day's budget is gone until midnight; a burst passes in seconds.
fn throttled(reply: &Reply) -> ProviderError {
    let left = |name: &str| {
        reply
            .header(name)
            .and_then(|text| text.trim().parse::<i64>().ok())
    };
    let daily = match left("x-daily-ratelimit-token-remaining") {
        Some(tokens) => tokens <= 0,
        None => left("x-ratelimit-remaining").is_some_and(|calls| calls > 0),
    };
    let reset = left("x-ratelimit-reset")
        .and_then(|seconds| u64::try_from(seconds).ok())
        .filter(|seconds| *seconds <= 60);
    let retry_after = if daily {
        reply
            .retry_after()
            .unwrap_or_else(|| reply.until_midnight())
    } else {
        reply
            .retry_after()
            .or(reset.map(Duration::from_secs))
            .unwrap_or(Duration::from_secs(2))
    };
    ProviderError::RateLimited { retry_after, daily }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::StatusCode;
    use reqwest::header::{HeaderMap, HeaderName};

    fn end(
        status: u16,
        headers: &[(&'static str, &str)],
        body: &str,
        writes: bool,
    ) -> ProviderError {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
            .collect();
        let reply = Reply {
            status: StatusCode::from_u16(status).unwrap(),
            headers,
            body: body.as_bytes().to_vec(),
        };
        read::<Vec<u8>>(&reply, writes).unwrap_err()
    }

    #[test]
    fn each_shape_of_an_error() {
        assert_eq!(end(401, &[], "", false), ProviderError::Unauthorized);
        assert_eq!(
            end(404, &[], r#"{"success":false,"error":"x"}"#, false),
            ProviderError::NotFound
        );
        assert_eq!(
            end(
                403,
                &[],
                r#"{"success":false,"error":"Scope and URL mismatch","errorCode":403,"error_info":"Please check"}"#,
                false
            ),
            ProviderError::Forbidden {
                detail: "Scope and URL mismatch".into()
            }
        );
        let limit = end(
            400,
            &[],
            r#"{"success":false,"error":"Validation failed","code":"ERR_SCHEMA_VALIDATION_FAILED","data":null}"#,
            true,
        );
        assert!(
            matches!(limit, ProviderError::Rejected(r) if r.code == "ERR_SCHEMA_VALIDATION_FAILED")
        );
        let hook = end(
            400,
            &[],
            r#"{"status":"error","success":false,"errors":{"subscription_url":["invalid"]}}"#,
            true,
        );
        assert!(
            matches!(hook, ProviderError::Rejected(r) if r.message.contains("subscription_url"))
        );
    }

    #[test]
    fn a_page_of_html_is_a_block() {
        assert_eq!(
            end(403, &[], "<html>Cloudflare</html>", false),
            ProviderError::RateLimited {
                retry_after: BLOCKED,
                daily: false
            }
        );
        assert_eq!(
            end(200, &[], "<html>", false),
            ProviderError::Unavailable { retry_after: None }
        );
        assert!(matches!(
            end(200, &[], "<html>", true),
            ProviderError::InDoubt { .. }
        ));
        assert!(matches!(
            end(503, &[], "", true),
            ProviderError::InDoubt { .. }
        ));
    }

    #[test]
    fn burst_and_day_are_told_apart() {
        let limited = |headers: &[(&'static str, &str)]| match end(429, headers, "", false) {
            ProviderError::RateLimited { retry_after, daily } => (retry_after.as_secs(), daily),
            other => panic!("{other}"),
        };
        assert_eq!(limited(&[]), (2, false));
        assert_eq!(limited(&[("x-ratelimit-reset", "1")]), (1, false));
        assert_eq!(limited(&[("retry-after", "7")]), (7, false));
        assert_eq!(
            limited(&[
                ("x-daily-ratelimit-token-remaining", "0"),
                ("date", "Mon, 23 Nov 2026 23:00:00 GMT")
            ]),
            (3600, true)
        );
        assert_eq!(
            limited(&[
                ("x-ratelimit-remaining", "79"),
                ("date", "Mon, 23 Nov 2026 12:00:00 GMT")
            ]),
            (43_200, true)
        );
    }
}
