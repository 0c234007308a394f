//! Who may come in: token, open company, limits, scope, in this order (contract 7.2, 10).

use std::collections::VecDeque;

use actix_web::HttpResponse;
use actix_web::http::header::{HeaderName, HeaderValue};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::reply::{Body, Refusal, refuse, scope_mismatch, unauthorized};
use super::table::Endpoint;
use crate::pipedrive::state::grants::Access;
use crate::pipedrive::state::{Id, Traffic, World};

const SEARCHES: usize = 10;
const BLOCK_PAGE: &str = "<!DOCTYPE html><html><head><title>Access denied</title></head><body>\
    <h1>Sorry, you have been blocked</h1></body></html>";

/// What the headers of every answer tell (contract 10.4).
#[derive(Clone, Debug, Default)]
pub(crate) struct Meter {
    pub(crate) burst: usize,
    pub(crate) left: usize,
    pub(crate) daily: u64,
    pub(crate) daily_left: u64,
}

/// Lets a call in, or refuses it; the meter counts in both cases.
pub(crate) fn admit(
    world: &mut World,
    token: &str,
    endpoint: &Endpoint,
) -> (Meter, Result<Access, Refusal>) {
    let now = world.clock.now();
    let known = world
        .grants
        .access
        .get(token)
        .filter(|access| access.expires > now)
        .cloned();
    let Some(access) = known else {
        return (Meter::default(), Err(unauthorized()));
    };
    if let Err(refusal) = company_open(world, access.company, access.user) {
        return (Meter::default(), Err(refusal));
    }
    let (meter, allowed) = count(world, token, access.company, endpoint, now);
    if let Err(refusal) = allowed {
        return (meter, Err(refusal));
    }
    let permitted = endpoint.scopes.is_empty()
        || access
            .scopes
            .iter()
            .any(|scope| endpoint.scopes.contains(&scope.as_str()));
    (
        meter,
        if permitted {
            Ok(access)
        } else {
            Err(scope_mismatch())
        },
    )
}

fn company_open(world: &World, company: Id, user: Id) -> Result<(), Refusal> {
    let Some(company) = world.company(company) else {
        return Err(unauthorized());
    };
    if company.maintenance {
        let body =
            json!({"success": false, "error": "Company is under maintenance", "errorCode": 503});
        return Err(refuse(503, body));
    }
    if company.suspended {
        let body =
            json!({"success": false, "error": "Company account is not open", "errorCode": 402});
        return Err(refuse(402, body));
    }
    if company.user(user).is_none_or(|user| !user.active) {
        return Err(unauthorized());
    }
    Ok(())
}

/// Burst window, daily budget and the block of those who hammer against them.
fn count(
    world: &mut World,
    token: &str,
    company: Id,
    endpoint: &Endpoint,
    now: DateTime<Utc>,
) -> (Meter, Result<(), Refusal>) {
    let retry_after = world.switches.retry_after;
    let abuse_after = world.switches.abuse_after;
    let blocked = world
        .traffic
        .blocked_until
        .get(token)
        .is_some_and(|until| *until > now);
    let Some(home) = world.companies.get_mut(&company) else {
        return (Meter::default(), Err(unauthorized()));
    };
    if home.spent_on != Some(now.date_naive()) {
        home.spent_on = Some(now.date_naive());
        home.spent = 0;
    }
    let burst = home.plan.burst();
    let daily = home.daily_budget();
    let used = note(&mut world.traffic, token, endpoint.search, now);
    let mut meter = Meter {
        burst: if endpoint.search { SEARCHES } else { burst },
        left: burst.saturating_sub(used.0),
        daily,
        daily_left: daily.saturating_sub(home.spent),
    };
    if endpoint.search {
        meter.left = SEARCHES.saturating_sub(used.1);
    }
    if blocked {
        return (
            meter,
            Err(Refusal {
                status: 403,
                body: Body::Html(BLOCK_PAGE),
            }),
        );
    }
    let over = used.0 > burst || (endpoint.search && used.1 > SEARCHES);
    if over || meter.daily_left == 0 {
        hammer(&mut world.traffic, token, abuse_after, now);
        let mut body = json!({"success": false, "error": "request over limit", "errorCode": 429});
        if let (true, Some(map)) = (retry_after, body.as_object_mut()) {
            map.insert("retry_after".to_owned(), json!(2));
        }
        return (meter, Err(refuse(429, body)));
    }
    world.traffic.refused.remove(token);
    home.spent = home.spent.saturating_add(endpoint.cost);
    meter.daily_left = daily.saturating_sub(home.spent);
    (meter, Ok(()))
}

/// Writes the call into the rolling two seconds; calls and searches in them, this one included.
fn note(traffic: &mut Traffic, token: &str, search: bool, now: DateTime<Utc>) -> (usize, usize) {
    let window = |times: &mut VecDeque<DateTime<Utc>>, add: bool| {
        while times
            .front()
            .is_some_and(|time| now - *time >= TimeDelta::seconds(2))
        {
            times.pop_front();
        }
        if add {
            times.push_back(now);
        }
        times.len()
    };
    let calls = window(traffic.calls.entry(token.to_owned()).or_default(), true);
    let searches = window(
        traffic.searches.entry(token.to_owned()).or_default(),
        search,
    );
    (calls, searches)
}

fn hammer(traffic: &mut Traffic, token: &str, abuse_after: u32, now: DateTime<Utc>) {
    let refused = traffic.refused.entry(token.to_owned()).or_default();
    *refused += 1;
    if *refused > abuse_after {
        traffic.refused.remove(token);
        traffic
            .blocked_until
            .insert(token.to_owned(), now + TimeDelta::minutes(10));
    }
}

/// Writes the limits into an answer.
pub(crate) fn tell(meter: &Meter, world: &World, answer: &mut HttpResponse) {
    let status = answer.status().as_u16();
    let mut set = |name: &'static str, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            answer
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    };
    set("x-ratelimit-limit", meter.burst.to_string());
    set("x-ratelimit-remaining", meter.left.to_string());
    set("x-ratelimit-reset", "2".to_owned());
    if world.switches.daily_headers {
        set("x-daily-ratelimit-token-limit", meter.daily.to_string());
        set(
            "x-daily-ratelimit-token-remaining",
            meter.daily_left.to_string(),
        );
    }
    if status == 429 && world.switches.retry_after {
        set("retry-after", "2".to_owned());
    }
}
