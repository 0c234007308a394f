//! Escaping, sanitizing and the frame around every page of the web app.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};

/// Text for HTML content and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// One piece of HTML after the other.
pub(crate) fn each<T>(items: impl IntoIterator<Item = T>, one: impl Fn(T) -> String) -> String {
    items.into_iter().map(one).collect::<Vec<String>>().concat()
}

/// Tags that notes keep, without attributes; `a` keeps a web address.
const KEPT: [&str; 11] = [
    "p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "div",
];
/// Tags that go together with what they enclose.
const SILENCED: [&str; 3] = ["script", "style", "iframe"];

/// The HTML a note may hold: known tags stay bare, links keep a web address, the rest is dropped.
pub(crate) fn sanitize(html: &str) -> String {
    let mut safe = String::new();
    let mut rest = html;
    let mut links = 0_usize;
    while let Some((text, after)) = rest.split_once('<') {
        safe.push_str(&text.replace('>', "&gt;"));
        let Some((tag, tail)) = after.split_once('>') else {
            return safe;
        };
        rest = tail;
        let closing = tag.starts_with('/');
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if KEPT.contains(&name.as_str()) {
            safe.extend(["<", if closing { "/" } else { "" }, name.as_str(), ">"]);
        } else if name == "a" && closing && links > 0 {
            links -= 1;
            safe.push_str("</a>");
        } else if name == "a" && !closing {
            if let Some(address) = web_address(tag) {
                links += 1;
                let address = escape(&address);
                safe.extend([
                    "<a href=\"",
                    &address,
                    "\" rel=\"noopener\" target=\"_blank\">",
                ]);
            }
        } else if SILENCED.contains(&name.as_str()) && !closing {
            rest = rest
                .split_once(&format!("</{name}>"))
                .map_or("", |(_, tail)| tail);
        }
    }
    safe.push_str(&rest.replace('>', "&gt;"));
    safe
}

/// The `href` of a link tag when it is http or https.
fn web_address(tag: &str) -> Option<String> {
    let (_, value) = tag.split_once("href=")?;
    let quote = value
        .chars()
        .next()
        .filter(|one| matches!(one, '"' | '\''))?;
    let address = value
        .trim_start_matches(quote)
        .split(quote)
        .next()?
        .replace("&amp;", "&");
    (address.starts_with("https://") || address.starts_with("http://")).then_some(address)
}

/// A page without the application around it, such as the consent page.
pub(crate) fn bare(title: &str, dark: bool, body: &str) -> String {
    let theme = if dark { "dark" } else { "light" };
    format!(
        r#"<!DOCTYPE html>
<html lang="en" data-theme="{theme}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{} – Pipedrive stand-in</title>
<link rel="icon" href="/_web/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/_web/host.css">
<script type="module" src="/_web/host.js"></script>
</head><body>{body}</body></html>"#,
        escape(title)
    )
}

/// An HTML answer with a policy that lets only our own files run; frames may be the app's.
pub(crate) fn answer(status: u16, page: String) -> HttpResponse {
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    HttpResponse::build(code)
        .content_type("text/html; charset=utf-8")
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; frame-src http: https:; frame-ancestors 'none'; base-uri 'none'",
        ))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_keeps_its_words_and_loses_its_scripts() {
        let note = r#"<p onclick="x()">Hi <b>you</b><script>alert(1)</script> <a href="https://a.example/?q=1&amp;r=2">link</a><img src=x onerror=alert(1)></p>"#;
        assert_eq!(
            sanitize(note),
            r#"<p>Hi <b>you</b> <a href="https://a.example/?q=1&amp;r=2" rel="noopener" target="_blank">link</a></p>"#
        );
    }

    #[test]
    fn a_link_to_a_script_is_no_link() {
        assert_eq!(sanitize(r#"<a href="javascript:alert(1)">x</a>"#), "x");
    }
}
