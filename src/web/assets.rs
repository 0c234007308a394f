//! Scripts, styles and pictures out of the binary, under names that change with their bytes.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::WebError;

/// `(logical name, name under /static/, content type, plain, gzip, brotli)`, made by build.rs.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [u8],
    &'static [u8],
    &'static [u8],
);

const ASSETS: &[Row] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of an asset; an unknown name stays as it is and is found missing by the tests.
pub(super) fn address(logical: &str) -> String {
    let file = ASSETS
        .iter()
        .find(|row| row.0 == logical)
        .map_or(logical, |row| row.1);
    format!("/static/{file}")
}

/// Every file and its bytes, for pages that are looked at without a server of ours.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    ASSETS.iter().map(|row| (row.1, row.3))
}

pub(super) async fn serve(
    req: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, WebError> {
    let row = ASSETS
        .iter()
        .find(|row| row.1 == name.as_str())
        .ok_or(WebError::NotFound)?;
    let (_, _, kind, plain, gzip, brotli) = *row;
    let accepted = req
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CONTENT_TYPE, kind))
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"));
    Ok(match () {
        () if accepts(accepted, "br") => answer
            .insert_header((header::CONTENT_ENCODING, "br"))
            .body(brotli),
        () if accepts(accepted, "gzip") => answer
            .insert_header((header::CONTENT_ENCODING, "gzip"))
            .body(gzip),
        () => answer.body(plain),
    })
}

/// `br` in `gzip, br;q=0.9`; a quality of zero is a no.
fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        let refused = quality
            .trim()
            .strip_prefix("q=")
            .is_some_and(|q| q.trim_matches(['0', '.']).is_empty());
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_negotiated() {
        assert!(accepts("gzip, deflate, br, zstd", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("brotli", "br"));
    }

    #[test]
    fn every_asset_a_page_names_exists() {
        for name in [
            "app.css",
            "panel.js",
            "modal.js",
            "settings.js",
            "icons.svg",
            "icon.svg",
        ] {
            assert_ne!(
                address(name),
                format!("/static/{name}"),
                "{name} has no hashed name"
            );
        }
    }
}
