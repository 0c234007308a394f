//! Faults in their four shapes, and what they prove (`quickbooks.md` 3.6, 3.7).

use std::time::Duration;

use serde::Deserialize;

use crate::providers::error::{ProviderError, Refusal};
use crate::providers::http::Reply;
use crate::providers::wire;

#[derive(Deserialize)]
struct Envelope {
    #[serde(default, rename = "Fault", alias = "fault")]
    fault: Option<Fault>,
}

#[derive(Deserialize)]
pub(super) struct Fault {
    #[serde(
        default,
        rename = "Error",
        alias = "error",
        deserialize_with = "wire::list"
    )]
    errors: Vec<OneError>,
    #[serde(default, rename = "type", deserialize_with = "wire::text")]
    kind: Option<String>,
}

#[derive(Deserialize, Default)]
struct OneError {
    #[serde(
        default,
        rename = "Message",
        alias = "message",
        deserialize_with = "wire::text"
    )]
    message: Option<String>,
    #[serde(
        default,
        rename = "Detail",
        alias = "detail",
        deserialize_with = "wire::text"
    )]
    detail: Option<String>,
    #[serde(default, alias = "Code", deserialize_with = "wire::text")]
    code: Option<String>,
    #[serde(default, alias = "Element", deserialize_with = "wire::text")]
    element: Option<String>,
}

/// A fault that could be read, in whichever shape.
struct Parsed {
    refusal: Refusal,
    /// `SystemFault`, `SERVICE`: QuickBooks' own trouble rather than ours.
    system: bool,
}

/// What an answer that is no success means. `None`: it is a success as far as faults go.
pub(super) fn of(reply: &Reply, writes: bool) -> Option<ProviderError> {
    let status = reply.status.as_u16();
    let parsed = parse(reply);
    if reply.status.is_success() {
        let parsed = parsed?;
        return Some(in_a_success(parsed, reply, writes));
    }
    Some(match parsed {
        Some(parsed) => faulted(parsed, reply, writes),
        None => bare(status, reply, writes),
    })
}

fn parse(reply: &Reply) -> Option<Parsed> {
    let status = reply.status.as_u16();
    let fault = if reply.is_json() {
        // An answer without a fault in it may be as long as a list: ours is the cheap reading.
        wire::json::<Envelope>(&reply.body).ok()?.fault?
    } else {
        xml(std::str::from_utf8(&reply.body).ok()?)?
    };
    let kind = fault.kind.unwrap_or_default().to_lowercase();
    let first = fault.errors.into_iter().next().unwrap_or_default();
    let code = first.code.unwrap_or_default();
    Some(Parsed {
        system: kind.starts_with("system") || kind.starts_with("service"),
        refusal: Refusal {
            status,
            code: bare_code(&code),
            message: wire::clean(&first.message.unwrap_or_default()),
            detail: wire::clean(&first.detail.unwrap_or_default()),
            element: wire::clean(&first.element.unwrap_or_default()),
            tid: reply.tid(),
        },
    })
}

fn bare_code(code: &str) -> String {
    let bare = code.trim().trim_start_matches('0');
    bare.chars().take(20).collect()
}

/// Best effort and no XML parser: the status decides, this only finds the code and the words.
fn xml(text: &str) -> Option<Fault> {
    let fault = between(text, "<Fault", "</Fault>")?;
    let part = |from: &str, to: &str| between(fault, from, to).map(str::to_owned);
    let code = part("code=\"", "\"");
    Some(Fault {
        kind: part("type=\"", "\""),
        errors: vec![OneError {
            message: part("<Message>", "</Message>"),
            detail: part("<Detail>", "</Detail>"),
            element: part("element=\"", "\""),
            code,
        }],
    })
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(from)?;
    rest.split_once(to).map(|(inside, _)| inside)
}

fn faulted(parsed: Parsed, reply: &Reply, writes: bool) -> ProviderError {
    let Parsed { refusal, system } = parsed;
    let status = refusal.status;
    match refusal.code.as_str() {
        // The consenting person lost their rights: refreshing does not help.
        "120" | "6190" => return ProviderError::Rejected(refusal),
        "3001" | "429" => return throttled(reply),
        "100" | "110" | "130" | "140" | "3200" if status < 500 => {
            return ProviderError::Unauthorized;
        }
        "150" if status < 500 => {
            return ProviderError::RateLimited {
                retry_after: reply.retry_after().unwrap_or(Duration::from_secs(300)),
                daily: false,
            };
        }
        _ => {}
    }
    match status {
        401 => ProviderError::Unauthorized,
        429 => throttled(reply),
        400..=499 => client_fault(refusal, system, writes),
        _ => bare(status, reply, writes),
    }
}

/// A 4xx proves "not done", but for the code of a request that may still be running.
fn client_fault(refusal: Refusal, system: bool, writes: bool) -> ProviderError {
    let inner_trouble = system && matches!(refusal.code.as_str(), "10000" | "10100" | "10200");
    match refusal.code.as_str() {
        "600" if writes => ProviderError::doubt("code 600"),
        _ if writes && (inner_trouble || refusal.code.is_empty()) => {
            ProviderError::doubt(format!("status {} without a code", refusal.status))
        }
        // A reference that was made inactive says the same number as an absent object.
        "610" if !refusal.detail.to_lowercase().contains("inactive") => ProviderError::NotFound,
        "610" if !writes => ProviderError::NotFound,
        _ => ProviderError::Rejected(refusal),
    }
}

/// A fault under a 2xx: believed as a refusal only if it is one of validation.
fn in_a_success(parsed: Parsed, reply: &Reply, writes: bool) -> ProviderError {
    let known = parsed
        .refusal
        .code
        .parse::<u32>()
        .is_ok_and(|code| (100..10_000).contains(&code));
    if writes && (parsed.system || !known) {
        return ProviderError::doubt("a fault inside a success");
    }
    if !known {
        return ProviderError::Unavailable { retry_after: None };
    }
    faulted(
        Parsed {
            refusal: Refusal {
                status: 400,
                ..parsed.refusal
            },
            system: parsed.system,
        },
        reply,
        writes,
    )
}

/// No readable fault: only the status speaks.
fn bare(status: u16, reply: &Reply, writes: bool) -> ProviderError {
    match status {
        401 => ProviderError::Unauthorized,
        429 => throttled(reply),
        _ if writes => ProviderError::doubt(format!("status {status}")),
        400..=499 => ProviderError::Rejected(Refusal {
            status,
            tid: reply.tid(),
            ..Refusal::default()
        }),
        _ => ProviderError::Unavailable {
            retry_after: reply.retry_after(),
        },
    }
}

/// QuickBooks documents a minute and no header; a header wins where it is sent (3.8).
fn throttled(reply: &Reply) -> ProviderError {
    ProviderError::RateLimited {
        retry_after: reply.retry_after().unwrap_or(Duration::from_secs(60)),
        daily: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::StatusCode;
    use reqwest::header::HeaderMap;

    fn end(status: u16, body: &str, writes: bool) -> Option<ProviderError> {
        let reply = Reply {
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::new(),
            body: body.as_bytes().to_vec(),
        };
        of(&reply, writes)
    }

    fn upper(code: &str, kind: &str) -> String {
        format!(
            r#"{{"Fault":{{"Error":[{{"Message":"M","Detail":"D","code":"{code}","element":"E"}}],"type":"{kind}"}},"time":"2026"}}"#
        )
    }

    #[test]
    fn the_four_shapes() {
        for body in [
            r#"{"Fault":{"Error":[{"Message":"Duplicate","Detail":"D","code":"006140"}],"type":"ValidationFault"}}"#,
            r#"{"fault":{"error":[{"message":"Duplicate","detail":"D","code":"6140","element":null}],"type":"Validation"},"time":1763914530123}"#,
            r#"{"Fault":{"Error":[{"Message":"Duplicate","Detail":"D","code":6140}]}}"#,
            r#"<?xml version="1.0"?><IntuitResponse time="x"><Fault type="ValidationFault"><Error code="6140"><Message>Duplicate</Message><Detail>D</Detail></Error></Fault></IntuitResponse>"#,
        ] {
            let Some(ProviderError::Rejected(refusal)) = end(400, body, true) else {
                panic!("{body}")
            };
            assert_eq!(
                (
                    refusal.code.as_str(),
                    refusal.message.as_str(),
                    refusal.detail.as_str()
                ),
                ("6140", "Duplicate", "D")
            );
        }
        for body in ["", "<html>Bad gateway</html>", "{", "null", "[[[["] {
            assert!(matches!(
                end(400, body, true),
                Some(ProviderError::InDoubt { .. })
            ));
        }
    }

    #[test]
    fn what_a_write_proves() {
        let doubtful = [
            (500, upper("10000", "SystemFault")),
            (503, "<html>".to_owned()),
            (502, String::new()),
            (302, String::new()),
            (404, String::new()),
            (400, upper("600", "ValidationFault")),
            (200, upper("10000", "SystemFault")),
            (200, upper("", "ValidationFault")),
            (200, upper("600", "ValidationFault")),
        ];
        for (status, body) in doubtful {
            let end = end(status, &body, true).unwrap();
            assert!(
                matches!(end, ProviderError::InDoubt { .. }),
                "{status} {body}"
            );
            assert!(!end.proves_not_done());
        }
        for code in [
            "2500", "6000", "6210", "6190", "5010", "120", "3100", "630", "6240",
        ] {
            for status in [400, 403, 200] {
                let end = end(status, &upper(code, "ValidationFault"), true).unwrap();
                assert!(
                    matches!(&end, ProviderError::Rejected(r) if r.code == code),
                    "{code}"
                );
                assert!(end.proves_not_done());
            }
        }
    }

    #[test]
    fn tokens_and_throttling() {
        let lower = r#"{"fault":{"error":[{"message":"message=AuthenticationFailed; errorCode=003200; statusCode=401","detail":"Token expired","code":"3200","element":null}],"type":"AUTHENTICATION"}}"#;
        let xml = r#"<IntuitResponse><Fault type="AUTHENTICATION"><Error code="3200"><Message>m</Message></Error></Fault></IntuitResponse>"#;
        for body in [lower, xml, "", "<html>"] {
            for writes in [false, true] {
                assert_eq!(end(401, body, writes), Some(ProviderError::Unauthorized));
            }
        }
        for (status, body) in [
            (429, String::new()),
            (429, upper("003001", "SERVICE")),
            (403, upper("003001", "SERVICE")),
        ] {
            assert_eq!(
                end(status, &body, true),
                Some(ProviderError::RateLimited {
                    retry_after: Duration::from_secs(60),
                    daily: false
                })
            );
        }
        assert!(matches!(
            end(401, &upper("120", "AuthorizationFault"), false),
            Some(ProviderError::Rejected(_))
        ));
    }

    #[test]
    fn an_absent_object_is_not_an_inactive_reference() {
        let gone = r#"{"Fault":{"Error":[{"Message":"Object Not Found","Detail":"Object Not Found : Another user has deleted this transaction.","code":"610"}],"type":"ValidationFault"}}"#;
        let inactive = r#"{"Fault":{"Error":[{"Message":"Object Not Found","Detail":"Object Not Found : Something you're trying to use has been made inactive. Check the fields.","code":"610"}],"type":"ValidationFault"}}"#;
        assert_eq!(end(400, gone, true), Some(ProviderError::NotFound));
        assert_eq!(end(400, gone, false), Some(ProviderError::NotFound));
        assert_eq!(end(400, inactive, false), Some(ProviderError::NotFound));
        assert!(matches!(
            end(400, inactive, true),
            Some(ProviderError::Rejected(_))
        ));
    }

    #[test]
    fn reads_rest_and_successes_pass() {
        assert_eq!(end(200, r#"{"Invoice":{"Id":"1"}}"#, true), None);
        assert_eq!(end(200, "<html>", true), None);
        assert_eq!(
            end(503, "<html>", false),
            Some(ProviderError::Unavailable { retry_after: None })
        );
        assert_eq!(
            end(500, &upper("10000", "SystemFault"), false),
            Some(ProviderError::Unavailable { retry_after: None })
        );
    }
}
