//! Before any handler: the right host, the right site, not too many strangers; after it: errors as pages, headers.

use std::net::IpAddr;
use std::sync::atomic::Ordering;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{ConnectionType, Method, header};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError as _, web};
use governor::DefaultKeyedRateLimiter;

use super::error::{self, WebError};
use super::headers::{self, Place};
use super::networks::Networks;
use super::serve::{Gates, WebSettings};

/// Requests of strangers that cost something, counted by address and path.
pub(super) type Strangers = DefaultKeyedRateLimiter<(IpAddr, &'static str)>;

/// What anybody may ask and costs us a row or a call to a provider.
const COSTLY: [&str; 7] = [
    "/install",
    "/oauth/pipedrive/callback",
    "/oauth/quickbooks/callback",
    "/quickbooks/connect",
    "/quickbooks/confirmed",
    "/quickbooks/declined",
    "/quickbooks/disconnected",
];

/// Where providers write; everywhere else it is our own pages.
const PROVIDERS: [&str; 2] = ["/webhooks/", "/oauth/"];
/// Addresses remembered before the quiet ones are forgotten.
const MOST_STRANGERS: usize = 10_000;

pub(super) async fn guard(
    settings: web::Data<WebSettings>,
    strangers: web::Data<Strangers>,
    proxies: web::Data<Networks>,
    gates: web::Data<Gates>,
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let place = Place::of(req.path());
    let answer = match admit(&settings, &strangers, &proxies, &req) {
        Ok(()) => next.call(req).await?.map_into_boxed_body(),
        Err(refusal) => {
            let bare = refusal.error_response();
            let mut answer = req.into_response(bare);
            answer.response_mut().extensions_mut().insert(refusal);
            answer
        }
    };
    let mut answer = error::draw(answer, place);
    headers::dress(answer.headers_mut(), place, &settings);
    if gates.leaving.load(Ordering::Relaxed) {
        let head = answer.response_mut().head_mut();
        head.set_connection_type(ConnectionType::Close);
    }
    Ok(answer)
}

fn admit(
    settings: &WebSettings,
    strangers: &Strangers,
    proxies: &Networks,
    req: &ServiceRequest,
) -> Result<(), WebError> {
    let asked = req
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    if settings.production && !req.path().starts_with("/health/") && !settings.is_own_host(asked) {
        return Err(WebError::OtherHost);
    }
    let by_a_provider = PROVIDERS.iter().any(|door| req.path().starts_with(door));
    if writes(req.method()) && !by_a_provider {
        same_origin(req)?;
    }
    if let Some(path) = COSTLY.iter().find(|path| **path == req.path())
        && req.method() == Method::GET
        && let Some(address) = client(proxies, req)
        && strangers.check_key(&(address, *path)).is_err()
    {
        return Err(WebError::TooMany);
    }
    if strangers.len() > MOST_STRANGERS {
        strangers.retain_recent();
    }
    Ok(())
}

fn writes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Browsers say where a request comes from; one that says nothing goes on to the bearer (threat model 5.3).
fn same_origin(req: &ServiceRequest) -> Result<(), WebError> {
    match site(req.headers()) {
        None | Some("same-origin") => Ok(()),
        Some(_) => Err(WebError::CrossSite),
    }
}

/// `Sec-Fetch-Site`, where the browser sends it.
pub(super) fn site(headers: &header::HeaderMap) -> Option<&str> {
    headers
        .get("sec-fetch-site")
        .and_then(|value| value.to_str().ok())
}

/// Who is asking: the socket's address, or what a proxy that we trust says.
fn client(proxies: &Networks, req: &ServiceRequest) -> Option<IpAddr> {
    let peer = req.peer_addr()?.ip();
    if !proxies.contain(peer) {
        return Some(peer);
    }
    let chain = req
        .headers()
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut hops = chain
        .rsplit(',')
        .filter_map(|hop| hop.trim().parse::<IpAddr>().ok());
    Some(hops.find(|hop| !proxies.contain(*hop)).unwrap_or(peer))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn networks(trusted: &str) -> Networks {
        Networks::parse(&[trusted.to_owned()]).unwrap()
    }

    fn strangers(a_minute: u32) -> Strangers {
        Strangers::keyed(governor::Quota::per_minute(a_minute.try_into().unwrap()))
    }

    fn admitted(strangers: &Strangers, req: &ServiceRequest) -> Result<(), WebError> {
        admit(
            &WebSettings::for_tests("https://books.example"),
            strangers,
            &networks("10.0.0.1"),
            req,
        )
    }

    fn asked_by(peer: &str, forwarded: &str) -> ServiceRequest {
        let peer = format!("{peer}:4711").parse().unwrap();
        TestRequest::get()
            .uri("/install")
            .peer_addr(peer)
            .insert_header(("x-forwarded-for", forwarded))
            .to_srv_request()
    }

    #[test]
    fn a_forwarded_address_counts_only_from_a_proxy_we_trust() {
        let of = |peer, forwarded| {
            client(&networks("10.0.0.1"), &asked_by(peer, forwarded))
                .unwrap()
                .to_string()
        };
        assert_eq!(of("203.0.113.5", "198.51.100.9"), "203.0.113.5");
        assert_eq!(of("10.0.0.1", "198.51.100.9"), "198.51.100.9");
        assert_eq!(
            of("10.0.0.1", "6.6.6.6, 198.51.100.9, 10.0.0.1"),
            "198.51.100.9",
            "what stands before a stranger's hop is the stranger's word"
        );
        assert_eq!(of("10.0.0.1", "nonsense"), "10.0.0.1");
    }

    #[test]
    fn another_site_cannot_write() {
        let strangers = strangers(30);
        let sent_from = |site: &str| {
            TestRequest::post()
                .uri("/modal/invoice")
                .insert_header(("sec-fetch-site", site))
                .to_srv_request()
        };
        assert!(admitted(&strangers, &sent_from("same-origin")).is_ok());
        for site in ["cross-site", "same-site", "none"] {
            assert!(
                matches!(
                    admitted(&strangers, &sent_from(site)),
                    Err(WebError::CrossSite)
                ),
                "{site}"
            );
        }
        let silent = TestRequest::post().uri("/modal/invoice").to_srv_request();
        assert!(admitted(&strangers, &silent).is_ok());
    }

    #[test]
    fn a_stranger_cannot_make_us_work() {
        let strangers = strangers(2);
        let knock = |peer| admitted(&strangers, &asked_by(peer, ""));
        assert!(knock("203.0.113.5").is_ok() && knock("203.0.113.5").is_ok());
        assert!(matches!(knock("203.0.113.5"), Err(WebError::TooMany)));
        assert!(knock("203.0.113.6").is_ok(), "somebody else is not held up");
    }
}
