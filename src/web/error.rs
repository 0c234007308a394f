//! A failure becomes a status, a sentence and a reference; as a fragment, a page in a frame, or a page in a tab.

use actix_web::body::{BodySize, BoxBody, MessageBody as _};
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, ResponseError};
use tracing_actix_web::RequestId;

use super::headers::Place;
use super::pages::{Frame, failure, shell};
use super::pairs::Pairs;
use crate::i18n::{Locale, Value};
use crate::journeys::JourneyError;

/// Why a request ends here.
#[derive(Debug, thiserror::Error)]
pub(super) enum WebError {
    #[error(transparent)]
    Journey(#[from] JourneyError),
    /// No proof of who asks, or a bad one; the code is for the log only.
    #[error("unproven: {0}")]
    Unproven(&'static str),
    /// A page for a frame, opened in a tab.
    #[error("not in a frame")]
    NotFramed,
    /// A session that may look tried to act.
    #[error("a looking session cannot act")]
    NeedAct,
    #[error("another site's request")]
    CrossSite,
    #[error("another host's request")]
    OtherHost,
    #[error("malformed: {0}")]
    Malformed(&'static str),
    #[error("not found")]
    NotFound,
    #[error("method not allowed")]
    NotAllowed,
    #[error("too large")]
    TooLarge,
    #[error("arrived too slowly")]
    TooSlow,
    /// One stranger asked too often.
    #[error("too many requests")]
    TooMany,
    /// Too many at once.
    #[error("overloaded")]
    Crowded,
    #[error("a page could not be drawn")]
    Drawing(#[from] askama::Error),
}

impl WebError {
    /// Pauses a client may take to heart, in seconds.
    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Journey(JourneyError::Busy { seconds }) => Some(*seconds),
            Self::Journey(JourneyError::ProviderAway | JourneyError::Storage(_))
            | Self::Crowded => Some(2),
            Self::TooMany => Some(60),
            _ => None,
        }
    }

    /// What a refusal is counted as.
    fn security_code(&self) -> Option<&'static str> {
        match self {
            Self::Unproven(code) => Some(code),
            Self::NeedAct => Some("need_act"),
            Self::CrossSite => Some("cross_site"),
            Self::OtherHost => Some("other_host"),
            Self::TooMany => Some("too_many"),
            _ => None,
        }
    }

    /// The sentence, in the reader's words.
    fn sentence(&self, locale: &Locale) -> String {
        let plain = |key| locale.text(key);
        match self {
            Self::Journey(error) => journey_sentence(error, locale),
            Self::Unproven(_) | Self::NeedAct => plain("error-session"),
            Self::NotFramed => plain("shell-open"),
            Self::CrossSite | Self::OtherHost | Self::Malformed(_) | Self::NotAllowed => {
                plain("error-request")
            }
            Self::NotFound => plain("error-not-found"),
            Self::TooLarge => plain("error-too-large"),
            Self::TooSlow => plain("error-too-slow"),
            Self::TooMany => plain("error-too-many"),
            Self::Crowded => plain("error-away"),
            Self::Drawing(_) => plain("error-ours"),
        }
    }
}

/// What went wrong in a journey, what it means, what to do.
pub(super) fn journey_sentence(error: &JourneyError, locale: &Locale) -> String {
    match error {
        JourneyError::NotFound => locale.text("error-not-found"),
        JourneyError::NotOwner => locale.text("error-not-owner"),
        JourneyError::NotConnected => locale.text("error-not-connected"),
        JourneyError::QuickBooksLost => locale.text("error-lost"),
        JourneyError::PipedriveLost => locale.text("error-pipedrive-lost"),
        JourneyError::DealGone => locale.text("error-deal-gone"),
        JourneyError::Invalid(_) => locale.text("errors-kept"),
        JourneyError::Busy { seconds } => locale.text_with(
            "error-wait",
            &[(
                "seconds",
                Value::Number(i64::try_from(*seconds).unwrap_or(60)),
            )],
        ),
        JourneyError::ProviderAway => locale.text("error-away"),
        JourneyError::Refused(detail) => {
            locale.text_with("error-other", &[("detail", detail.into())])
        }
        JourneyError::Storage(_) => locale.text("error-storage"),
    }
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Journey(error) => match error {
                JourneyError::NotFound | JourneyError::DealGone => StatusCode::NOT_FOUND,
                JourneyError::NotOwner => StatusCode::FORBIDDEN,
                JourneyError::NotConnected
                | JourneyError::QuickBooksLost
                | JourneyError::PipedriveLost => StatusCode::CONFLICT,
                JourneyError::Invalid(_) | JourneyError::Refused(_) => {
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                JourneyError::Busy { .. }
                | JourneyError::ProviderAway
                | JourneyError::Storage(_) => StatusCode::SERVICE_UNAVAILABLE,
            },
            Self::Unproven(_) | Self::NotFramed => StatusCode::UNAUTHORIZED,
            Self::NeedAct | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::OtherHost => StatusCode::MISDIRECTED_REQUEST,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Crowded => StatusCode::SERVICE_UNAVAILABLE,
            Self::Drawing(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Bare: [`draw`] gives it a body once it is known for whom.
    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::new(self.status_code());
        if let Some(seconds) = self.retry_after() {
            answer
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if matches!(self, Self::NeedAct) {
            answer.headers_mut().insert(
                HeaderName::from_static("hx-trigger"),
                HeaderValue::from_static("need-act"),
            );
        }
        answer
    }
}

/// Gives every failed answer without a body of its own a sentence and a reference, and logs it once.
pub(super) fn draw(mut answer: ServiceResponse<BoxBody>, place: Place) -> ServiceResponse<BoxBody> {
    let status = answer.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return answer;
    }
    let kept = answer.response_mut().extensions_mut().remove::<WebError>();
    let failed = kept.as_ref().or_else(|| {
        answer
            .response()
            .error()
            .and_then(|error| error.as_error::<WebError>())
    });
    if let Some(failed) = failed {
        log(failed, status);
    }
    if matches!(
        answer.response().body().size(),
        BodySize::Sized(1..) | BodySize::Stream
    ) {
        return answer;
    }
    // Programs read the status; a person's request outside frames is always a GET.
    let for_a_program = matches!(place, Place::Machine | Place::Static)
        || place == Place::Page && answer.request().method() != Method::GET;
    let drawn = match (place, failed) {
        _ if for_a_program && !is_fragment(answer.request()) => None,
        (_, Some(failed)) => page(answer.request(), place, failed),
        (_, None) => page(answer.request(), place, &of_status(status)),
    };
    match drawn {
        Some(html) => {
            answer.headers_mut().insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/html; charset=utf-8"),
            );
            answer.map_body(|_, _| BoxBody::new(html))
        }
        None => answer,
    }
}

/// What actix refused by itself.
fn of_status(status: StatusCode) -> WebError {
    match status {
        StatusCode::NOT_FOUND => WebError::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => WebError::NotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge,
        _ => WebError::Malformed("request"),
    }
}

fn log(failed: &WebError, status: StatusCode) {
    if let Some(code) = failed.security_code() {
        metrics::counter!("dealbooks_security_events_total", "code" => code).increment(1);
        tracing::info!(security = code, "request refused");
    } else if status.is_server_error() {
        tracing::warn!(error = %failed, "request failed");
    }
}

fn page(req: &HttpRequest, place: Place, failed: &WebError) -> Option<String> {
    let locale = reader(req);
    let reference = req
        .extensions()
        .get::<RequestId>()
        .map(ToString::to_string)
        .unwrap_or_default();
    let sentence = failed.sentence(&locale);
    let drawn = if is_fragment(req) {
        failure::fragment(&locale, &sentence, &reference)
    } else if place == Place::Frame {
        let frame = Frame {
            locale: &locale,
            theme: theme(req.uri()),
        };
        match failed {
            WebError::Unproven(_) => shell::asking(&frame),
            WebError::NotFramed => shell::unframed(&frame),
            _ => failure::framed(&frame, &sentence, &reference),
        }
    } else {
        failure::tab(&locale, &sentence, &reference)
    };
    drawn.ok()
}

/// Asked for by our own script, which puts the answer into a page.
pub(super) fn is_fragment(req: &HttpRequest) -> bool {
    req.headers().contains_key("hx-request")
}

/// The reader's words: of the proven person, else of the browser.
pub(super) fn reader(req: &HttpRequest) -> Locale {
    if let Some(locale) = req.extensions().get::<Locale>() {
        return locale.clone();
    }
    let wanted = req
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let first = wanted
        .split([',', ';'])
        .next()
        .map(str::trim)
        .filter(|tag| !tag.is_empty());
    let (language, country) = first.map_or((None, None), |tag| match tag.split_once('-') {
        Some((language, country)) => (Some(language), Some(country)),
        None => (Some(tag), None),
    });
    Locale::resolve(language, country, None)
}

/// The theme the host put into the frame's address.
pub(super) fn theme(uri: &Uri) -> Option<&'static str> {
    let query = Pairs::parse(uri.query().unwrap_or_default().as_bytes()).ok()?;
    Some(if query.get("theme")? == "dark" {
        "dark"
    } else {
        "light"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Locale {
        Locale::resolve(None, None, None)
    }

    #[test]
    fn every_failure_has_words() {
        let all = [
            WebError::Journey(JourneyError::NotFound),
            WebError::Journey(JourneyError::NotOwner),
            WebError::Journey(JourneyError::NotConnected),
            WebError::Journey(JourneyError::QuickBooksLost),
            WebError::Journey(JourneyError::PipedriveLost),
            WebError::Journey(JourneyError::DealGone),
            WebError::Journey(JourneyError::Invalid(Vec::new())),
            WebError::Journey(JourneyError::Busy { seconds: 7 }),
            WebError::Journey(JourneyError::ProviderAway),
            WebError::Journey(JourneyError::Refused("no such thing.".into())),
            WebError::Unproven("jwt"),
            WebError::NotFramed,
            WebError::NeedAct,
            WebError::CrossSite,
            WebError::OtherHost,
            WebError::Malformed("x"),
            WebError::NotFound,
            WebError::NotAllowed,
            WebError::TooLarge,
            WebError::TooSlow,
            WebError::TooMany,
            WebError::Crowded,
        ];
        for failed in all {
            let sentence = failed.sentence(&english());
            assert!(
                sentence.trim_end_matches('\u{2069}').ends_with('.') && sentence.contains(' '),
                "{failed:?}: {sentence}"
            );
            assert!(
                failed.status_code().is_client_error() || failed.status_code().is_server_error()
            );
        }
    }

    #[test]
    fn a_looking_session_is_told_what_it_lacks() {
        let answer = WebError::NeedAct.error_response();
        assert_eq!(
            (answer.status(), answer.headers().get("hx-trigger").unwrap()),
            (StatusCode::FORBIDDEN, &HeaderValue::from_static("need-act"))
        );
    }

    #[test]
    fn who_is_overloaded_says_when_to_come_back() {
        let busy = WebError::Journey(JourneyError::Busy { seconds: 7 }).error_response();
        assert_eq!(
            (busy.status(), busy.headers().get("retry-after").unwrap()),
            (
                StatusCode::SERVICE_UNAVAILABLE,
                &HeaderValue::from_static("7")
            )
        );
    }
}
