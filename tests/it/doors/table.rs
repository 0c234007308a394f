//! The URL table as `src/web/mod.rs` writes it, and what proves a caller at each address.

/// An address and a method it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) path: String,
    pub(super) method: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// Anybody; shows nothing of anybody.
    None,
    /// A provider: signature, password or code.
    Provider,
    /// Pipedrive's signed token in the address of a framed page.
    Token,
    /// Something used once that an authenticated page gave.
    Ticket,
    /// Our session in `Authorization`: everything not named below.
    Session,
}

const PUBLIC: &[&str] = &[
    "/",
    "/install",
    "/quickbooks/result",
    "/quickbooks/disconnected",
    "/health/live",
    "/health/ready",
    "/static/{name}",
    // The proof is in its body.
    "/session",
];
const PROVIDERS: &[&str] = &[
    "/oauth/pipedrive/callback",
    "/oauth/quickbooks/callback",
    "/webhooks/quickbooks",
    "/webhooks/pipedrive",
];
const FRAMED: &[&str] = &["/panel", "/modal/invoice", "/modal/invoices", "/settings"];
/// Fetched (`GET`) with the ticket that a session was given.
const TICKETS: &[&str] = &[
    "/quickbooks/connect",
    "/quickbooks/confirm",
    "/quickbooks/confirmed",
    "/quickbooks/declined",
    "/invoices/pdf",
    "/invoices/csv",
    "/settings/export",
    "/settings/audit",
];

pub(super) fn routes() -> Vec<Route> {
    let source = include_str!("../../../src/web/mod.rs");
    let mut found = Vec::new();
    for piece in source.split("resource(\"").skip(1) {
        let (path, rest) = piece.split_once('"').unwrap();
        let service = rest.split(".service(").next().unwrap();
        for method in ["get", "post", "delete"] {
            if service.contains(&format!(".{method}(")) {
                let method = match method {
                    "get" => "GET",
                    "post" => "POST",
                    _ => "DELETE",
                };
                found.push(Route {
                    path: path.to_owned(),
                    method,
                });
            }
        }
    }
    found
}

impl Route {
    pub(super) fn proof(&self) -> Proof {
        let named = |list: &[&str]| list.contains(&self.path.as_str());
        match () {
            () if named(PUBLIC) => Proof::None,
            () if named(PROVIDERS) => Proof::Provider,
            () if named(FRAMED) && self.method == "GET" => Proof::Token,
            () if named(TICKETS) && self.method == "GET" => Proof::Ticket,
            () => Proof::Session,
        }
    }

    /// A real address of it.
    pub(super) fn address(&self) -> String {
        self.path.replace("{name}", "nothing.css")
    }
}

#[test]
fn the_table_is_read_whole() {
    let routes = routes();
    assert!(routes.len() >= 30, "{routes:?}");
    for known in PUBLIC.iter().chain(PROVIDERS).chain(FRAMED).chain(TICKETS) {
        assert!(
            routes.iter().any(|route| route.path == *known),
            "{known} is not an address any more"
        );
    }
    let callback = routes
        .iter()
        .filter(|route| route.path == "/oauth/pipedrive/callback");
    assert_eq!(callback.count(), 3);
}
