//! What every answer says about itself: who may frame it, what it may load, how long it may be kept.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::serve::WebSettings;

/// What kind of answer stands at a path, errors included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Pages and fragments inside Pipedrive's frames.
    Frame,
    /// Pages in a tab.
    Page,
    /// Hashed names, kept for good.
    Static,
    /// Programs: providers and the platform.
    Machine,
}

impl Place {
    pub(super) fn of(path: &str) -> Self {
        let first = path
            .trim_start_matches('/')
            .split('/')
            .next()
            .unwrap_or_default();
        match first {
            "panel" | "modal" | "settings" | "handover" => Self::Frame,
            "static" => Self::Static,
            "webhooks" | "health" | "session" => Self::Machine,
            _ => Self::Page,
        }
    }
}

const NO_FEATURES: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), web-share=(), \
    xr-spatial-tracking=()";

/// The content policy; `ancestors` is who may frame the answer.
pub(super) fn policy(ancestors: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors {ancestors}"
    )
}

/// Puts everything on an answer that its handler has not said itself (threat model 5.2).
pub(super) fn dress(headers: &mut HeaderMap, place: Place, settings: &WebSettings) {
    let mut say = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    say(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(header::REFERRER_POLICY, "no-referrer");
    if settings.is_https() {
        say(
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        );
    }
    let ancestors = if place == Place::Frame {
        settings.frame_ancestors.join(" ")
    } else {
        String::new()
    };
    if place == Place::Frame && !ancestors.is_empty() {
        say(header::CONTENT_SECURITY_POLICY, &policy(&ancestors));
    } else {
        say(header::CONTENT_SECURITY_POLICY, &policy("'none'"));
        say(header::X_FRAME_OPTIONS, "DENY");
        say(
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        );
        say(
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        );
    }
    if matches!(place, Place::Frame | Place::Page) {
        say(HeaderName::from_static("permissions-policy"), NO_FEATURES);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-cache, no-store"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dressed(path: &str, public: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        dress(
            &mut headers,
            Place::of(path),
            &WebSettings::for_tests(public),
        );
        headers
    }

    fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
        headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn only_pipedrive_may_frame_what_is_made_for_frames() {
        for path in ["/panel", "/panel/state", "/modal/invoice", "/settings"] {
            let headers = dressed(path, "https://books.example");
            assert!(
                text(&headers, "content-security-policy")
                    .ends_with("frame-ancestors https://*.pipedrive.com"),
                "{path}"
            );
            assert_eq!(text(&headers, "x-frame-options"), "", "{path}");
        }
        for path in [
            "/",
            "/install",
            "/oauth/quickbooks/callback",
            "/quickbooks/connect",
            "/static/app.css",
            "/webhooks/quickbooks",
            "/no-such-page",
        ] {
            let headers = dressed(path, "https://books.example");
            assert!(
                text(&headers, "content-security-policy").ends_with("frame-ancestors 'none'"),
                "{path}"
            );
            assert_eq!(text(&headers, "x-frame-options"), "DENY", "{path}");
            assert_eq!(
                text(&headers, "cross-origin-opener-policy"),
                "same-origin",
                "{path}"
            );
        }
    }

    #[test]
    fn the_policy_has_no_way_for_inline_code() {
        let policy = policy("'none'");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
    }

    #[test]
    fn https_is_demanded_only_where_it_is_spoken() {
        assert_eq!(
            text(
                &dressed("/", "https://books.example"),
                "strict-transport-security"
            ),
            "max-age=31536000; includeSubDomains"
        );
        assert_eq!(
            text(
                &dressed("/", "http://127.0.0.1:8080"),
                "strict-transport-security"
            ),
            ""
        );
    }

    #[test]
    fn nothing_is_kept_unless_it_says_so() {
        assert_eq!(
            text(&dressed("/panel", "https://books.example"), "cache-control"),
            "no-cache, no-store"
        );
    }
}
